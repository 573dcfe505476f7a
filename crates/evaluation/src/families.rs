//! Families of forms: the example forms saved again by LibreOffice, and editions of every form with a
//! tenth of its boxes changed, are of one family; different forms are not; and what changed is
//! listed, no more and no less.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use documents::Bounds;
use forms::family::{same_family, similarity};
use forms::{Form, FormBox};
use serde::Serialize;

use crate::dossiers::files;
use crate::{Check, Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "families",
    about: "forms saved again, of another year, and different ones: families and what changed",
    run,
    check: Some(check),
};

/// One pair of forms.
#[derive(Debug, Serialize)]
struct Figure {
    form: String,
    beside: String,
    similarity: f32,
    /// They are of one family, and were to be.
    right: bool,
    /// Boxes said to be changed that are not, or changed and not said; none where formats differ.
    wrong: Option<usize>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let figures = measure(shared)?;
    if options.json {
        let text = serde_json::to_string_pretty(&figures).map_err(|error| error.to_string())?;
        println!("{text}");
        return Ok(());
    }
    println!(
        "{:46} {:26} {:>10} {:>6} {:>6}",
        "form", "beside", "similarity", "family", "wrong"
    );
    for one in &figures {
        let wrong = one.wrong.map_or("–".to_owned(), |wrong| wrong.to_string());
        let right = if one.right { "right" } else { "WRONG" };
        println!(
            "{:46} {:26} {:>10.2} {right:>6} {wrong:>6}",
            one.form, one.beside, one.similarity
        );
    }
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let figures = measure(shared)?;
    let right = figures.iter().filter(|one| one.right).count();
    let wrong: usize = figures.iter().filter_map(|one| one.wrong).sum();
    Ok(vec![
        Check {
            line: format!("families told: {right} of {}", figures.len()),
            holds: right == figures.len(),
        },
        Check {
            line: format!("changes listed wrongly or not at all: {wrong}"),
            holds: wrong == 0,
        },
    ])
}

fn measure(shared: &Path) -> Result<Vec<Figure>, String> {
    let examples = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/forms"))?;
    let mut all: Vec<(String, Form)> = Vec::new();
    let mut figures = Vec::new();
    for path in &examples {
        let (name, form) = (file_name(path), recognised(path)?);
        for to in ["docx", "xlsx", "odt", "ods", "pdf"] {
            if let Some(again) = saved_again(path, to)? {
                let same = path.extension().is_some_and(|extension| extension == to);
                figures.push(Figure {
                    form: name.clone(),
                    beside: format!("saved as {to}"),
                    similarity: similarity(&form.sketch, &again.sketch),
                    right: same_family(&form.sketch, &again.sketch),
                    wrong: same.then(|| forms::changes(&form, &again).count()),
                });
            }
        }
        all.push((name, form));
    }
    for folder in ["docx", "pdf", "xls"] {
        for path in files(&shared.join("cases/forms").join(folder))? {
            all.push((file_name(&path), recognised(&path)?));
        }
    }
    for (name, form) in all.iter().filter(|(_, form)| !form.boxes.is_empty()) {
        let (next, done) = next_edition(form);
        figures.push(Figure {
            form: name.clone(),
            beside: format!("next year, {} changed", done.len()),
            similarity: similarity(&form.sketch, &next.sketch),
            right: same_family(&form.sketch, &next.sketch),
            wrong: Some(said(form, &next).symmetric_difference(&done).count()),
        });
    }
    for (at, (name, form)) in all.iter().enumerate() {
        let others = all.iter().enumerate().filter(|(other, _)| *other != at);
        let nearest = others
            .map(|(_, (other, f))| (similarity(&form.sketch, &f.sketch), other))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((similarity, other)) = nearest {
            figures.push(Figure {
                form: name.clone(),
                beside: other.chars().take(26).collect(),
                similarity,
                right: similarity < 0.5,
                wrong: None,
            });
        }
    }
    Ok(figures)
}

/// An edition in which every tenth box is gone, reworded, or has a new one before it, by turns, and
/// years have moved; with what was done, by words. Its sketch is that of its boxes.
fn next_edition(form: &Form) -> (Form, BTreeSet<String>) {
    let mut next = form.clone();
    next.boxes.clear();
    let mut done = BTreeSet::new();
    for (at, asked) in form.boxes.iter().enumerate() {
        let mut asked = asked.clone();
        asked.label = asked.label.replace("2026", "2027");
        if at % 10 == 4 {
            match at / 10 % 3 {
                0 => {
                    done.insert(format!("removed {}", words(&asked)));
                    continue;
                }
                // A box without words has none to be put otherwise.
                1 if !asked.label.chars().any(char::is_alphabetic) => {}
                1 => {
                    asked.label = format!("{} en toutes lettres, numéro {at}", asked.label);
                    done.insert(format!("changed {}", words(&asked)));
                }
                _ => {
                    let mut new = asked.clone();
                    new.label = format!("Achats reconditionnés et partagés, part {at}");
                    new.group = None;
                    new.question = None;
                    new.id = format!("n{at}");
                    done.insert(format!("added {}", new.id));
                    next.boxes.push(new);
                }
            }
        }
        next.boxes.push(asked);
    }
    next.sketch = form.sketch.with_boxes(&next.boxes);
    (next, done)
}

fn said(form: &Form, next: &Form) -> BTreeSet<String> {
    let changes = forms::changes(form, next);
    let added = changes.added.iter().map(|one| format!("added {}", one.id));
    // Boxes in the same words cannot be told apart: which one is gone is told by its words.
    let removed = changes
        .removed
        .iter()
        .map(|one| format!("removed {}", words(one)));
    let changed = changes.changed.iter().map(|one| {
        let now = next.boxes.iter().find(|asked| asked.id == one.new);
        format!("changed {}", now.map(words).unwrap_or_default())
    });
    added.chain(removed).chain(changed).collect()
}

fn words(asked: &FormBox) -> String {
    asked.label.replace("2026", "2027")
}

fn recognised(path: &Path) -> Result<Form, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let document = documents::read(&bytes, &file_name(path), &Bounds::default())
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(forms::recognise(&document))
}

/// A form as LibreOffice saves it in another format; `None` where it cannot or is not there.
fn saved_again(path: &Path, to: &str) -> Result<Option<Form>, String> {
    let folder: PathBuf = std::env::temp_dir().join(format!("families-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let profile = folder.join("profile");
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(&folder)
        .arg(path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let saved = folder.join(path.with_extension(to).file_name().unwrap_or_default());
    let form = match done {
        Ok(_) if saved.is_file() => Some(recognised(&saved)?),
        _ => None,
    };
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    Ok(form)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
