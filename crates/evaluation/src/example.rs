//! The example that ships with the project, from end to end: its dossier is read, its three forms
//! are answered, and every box is compared with what a person would accept
//! (`examples/expected/*.toml`).

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use answers::{Proposal, Status};
use documents::Bounds;
use dossier::{Dossier, Source};
use forms::{Form, FormBox, Kind};
use language::dates::Date;
use language::embeddings::Embedder;
use language::words::fold;
use serde::{Deserialize, Serialize};

use crate::{Check, Measure, Options};

/// The least share of boxes to fill that are filled or offered right.
const RIGHT: f64 = 0.85;
/// The least share, of the boxes that are `filled`, that are right.
const TRUE: f64 = 0.97;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "example",
    about: "the example's three forms, answered from its dossier, against a person's answers",
    run,
    check: Some(check),
};

/// What a person would accept in one box.
#[derive(Debug, Deserialize)]
struct Expected {
    label: String,
    #[serde(default)]
    section: String,
    status: String,
    #[serde(default)]
    contains: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    not_contains: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Key {
    #[serde(rename = "box")]
    boxes: Vec<Expected>,
}

/// The figures of one form.
#[derive(Debug, Default, Serialize)]
pub struct Figures {
    form: String,
    to_fill: u32,
    right: u32,
    filled: u32,
    filled_right: u32,
    check: u32,
    check_right: u32,
    blank: u32,
    not_found: u32,
    kept: u32,
    to_keep: u32,
    milliseconds: u128,
    #[serde(skip)]
    lines: Vec<String>,
}

fn run(_shared: &Path, options: Options) -> Result<(), String> {
    let figures = measure()?;
    if options.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&figures).map_err(|e| e.to_string())?
        );
        return Ok(());
    }
    println!(
        "{:34} {:>7} {:>6} {:>14} {:>13} {:>6} {:>7} {:>10} {:>6}",
        "form",
        "to fill",
        "right",
        "filled (right)",
        "check (right)",
        "blank",
        "no box",
        "kept blank",
        "ms"
    );
    for f in &figures {
        println!(
            "{:34} {:>7} {:>6} {:>7} {:>6} {:>6} {:>6} {:>6} {:>7} {:>5}/{:<4} {:>6}",
            f.form,
            f.to_fill,
            f.right,
            f.filled,
            f.filled_right,
            f.check,
            f.check_right,
            f.blank,
            f.not_found,
            f.kept,
            f.to_keep,
            f.milliseconds
        );
    }
    if options.verbose {
        for f in &figures {
            println!("\n{}", f.form);
            for line in &f.lines {
                println!("  {line}");
            }
        }
    }
    Ok(())
}

fn check(_shared: &Path) -> Result<Vec<Check>, String> {
    let figures = measure()?;
    let sum = |of: fn(&Figures) -> u32| f64::from(figures.iter().map(of).sum::<u32>());
    let right = sum(|f| f.right) / sum(|f| f.to_fill);
    let of_filled = sum(|f| f.filled_right) / sum(|f| f.filled);
    let kept = sum(|f| f.kept) / sum(|f| f.to_keep);
    let line = |what: &str, value: f64, least: f64| Check {
        line: format!("{what} {value:.3}, at least {least}"),
        holds: value >= least,
    };
    Ok(vec![
        line("boxes to fill that are right", right, RIGHT),
        line("of the boxes filled, right", of_filled, TRUE),
        line("boxes for nobody but a person, kept blank", kept, 1.0),
    ])
}

fn measure() -> Result<Vec<Figures>, String> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let embedder = Embedder::shipped().ok();
    let dossier = read_dossier(&examples.join("dossier"), embedder.as_ref())?;
    files(&examples.join("forms"))?
        .iter()
        .map(|form| measure_form(form, &examples, &dossier, embedder.as_ref()))
        .collect()
}

fn measure_form(
    path: &Path,
    examples: &Path,
    dossier: &Dossier,
    embedder: Option<&Embedder>,
) -> Result<Figures, String> {
    let name = name(path);
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let key = std::fs::read_to_string(examples.join("expected").join(format!("{stem}.toml")))
        .map_err(|e| format!("{stem}: {e}"))?;
    let key: Key = toml::from_str(&key).map_err(|e| format!("{stem}: {e}"))?;
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let started = Instant::now();
    let document = documents::read(&bytes, &name, &Bounds::default()).map_err(|e| e.to_string())?;
    let form = forms::recognise(&document);
    let today = Date {
        year: 2026,
        month: Some(11),
        day: Some(23),
    };
    let options = answers::Options {
        today,
        language: language::Language::French,
    };
    let proposals = answers::propose(&form, dossier, embedder, &options);
    let mut figures = Figures {
        form: name,
        milliseconds: started.elapsed().as_millis(),
        ..Figures::default()
    };
    let mut taken = vec![false; form.boxes.len()];
    for expected in &key.boxes {
        compare(expected, &form, &proposals, &mut taken, &mut figures);
    }
    for (at, asked) in form.boxes.iter().enumerate() {
        if !taken[at] {
            figures.lines.push(format!(
                "(no key) {} = {}",
                shown(asked),
                answer(&proposals[at])
            ));
        }
    }
    Ok(figures)
}

fn compare(
    expected: &Expected,
    form: &Form,
    proposals: &[Proposal],
    taken: &mut [bool],
    figures: &mut Figures,
) {
    let fill = expected.status == "filled";
    if fill {
        figures.to_fill += 1;
    } else {
        figures.to_keep += 1;
    }
    let what = format!("{} / {}", expected.section, expected.label);
    let Some(at) = find(expected, form, taken) else {
        if fill {
            figures.not_found += 1;
            figures.lines.push(format!("NO BOX   {what}"));
        } else {
            figures.kept += 1;
        }
        return;
    };
    let group = group(form, at);
    for member in &group {
        taken[*member] = true;
    }
    let said = said(form, proposals, &group);
    let best = group
        .iter()
        .map(|at| proposals[*at].status)
        .min()
        .unwrap_or(Status::ToWrite);
    let describe = format!(
        "{what} = {said} [{:?} {:.2} {}] {:?}",
        best,
        proposals[at].confidence,
        question(&proposals[at]),
        proposals[at].why
    );
    if !fill {
        let kept = match expected.status.as_str() {
            "refused" => best == Status::Refused,
            _ => !matches!(best, Status::Filled),
        };
        if kept {
            figures.kept += 1;
        } else {
            figures.lines.push(format!("OVER     {describe}"));
        }
        return;
    }
    let right = accepts(expected, &said);
    let offered = matches!(best, Status::Filled | Status::Check);
    figures.right += u32::from(offered && right);
    match best {
        Status::Filled => {
            figures.filled += 1;
            figures.filled_right += u32::from(right);
        }
        Status::Check => {
            figures.check += 1;
            figures.check_right += u32::from(right);
        }
        _ => figures.blank += 1,
    }
    if !offered {
        figures.lines.push(format!("BLANK    {describe}"));
    } else if !right {
        figures.lines.push(format!(
            "WRONG    {describe} (wanted {:?} {:?} not {:?})",
            expected.contains, expected.any, expected.not_contains
        ));
    } else if best == Status::Check {
        figures.lines.push(format!("check    {describe}"));
    } else {
        figures.lines.push(format!("ok       {describe}"));
    }
}

/// The box that a key means: its label, row or group holds the key's words; the same section and
/// the shortest label win.
fn find(expected: &Expected, form: &Form, taken: &[bool]) -> Option<usize> {
    let wanted = plain(&expected.label);
    let section = plain(&expected.section);
    form.boxes
        .iter()
        .enumerate()
        .filter(|(at, _)| !taken[*at])
        .filter_map(|(at, asked)| {
            let label = plain(&asked.label);
            let all = plain(&shown(asked));
            let fits = if label.contains(&wanted) {
                0
            } else if all.contains(&wanted) {
                1
            } else if shares(&wanted, &all) {
                2
            } else {
                return None;
            };
            let elsewhere = !section.is_empty()
                && !asked
                    .section
                    .iter()
                    .any(|heading| plain(heading).contains(&section))
                && !plain(
                    &asked
                        .group
                        .as_ref()
                        .map(|g| g.label.clone())
                        .unwrap_or_default(),
                )
                .contains(&section);
            Some(((u8::from(elsewhere), fits, label.len(), at), at))
        })
        .min()
        .map(|(_, at)| at)
}

/// A tooltip words a label in its own way: all of its words of content are there.
fn shares(wanted: &str, all: &str) -> bool {
    let stems = |text: &str| language::words::stems(text, language::Language::French);
    let all = stems(all);
    let wanted: Vec<String> = stems(wanted)
        .into_iter()
        .map(|stem| stem.chars().take(6).collect())
        .collect();
    !wanted.is_empty()
        && wanted
            .iter()
            .all(|stem| all.iter().any(|other| other.starts_with(stem.as_str())))
}

/// A tick stands for all ticks of its group.
fn group(form: &Form, at: usize) -> Vec<usize> {
    let asked = &form.boxes[at];
    match (&asked.group, asked.kind) {
        (Some(group), Kind::Tick) if group.exclusive => (0..form.boxes.len())
            .filter(|other| {
                form.boxes[*other].kind == Kind::Tick
                    && form.boxes[*other]
                        .group
                        .as_ref()
                        .is_some_and(|theirs| theirs.id == group.id)
            })
            .collect(),
        _ => vec![at],
    }
}

/// What the proposals of a group say: the labels of what is ticked, or the text.
fn said(form: &Form, proposals: &[Proposal], group: &[usize]) -> String {
    group
        .iter()
        .filter_map(|at| match &proposals[*at].value {
            Some(documents::Value::Tick(true)) if group.len() > 1 => {
                Some(form.boxes[*at].label.clone())
            }
            Some(documents::Value::Tick(true)) => Some(format!("x {}", form.boxes[*at].label)),
            Some(documents::Value::Tick(false)) => None,
            _ => Some(proposals[*at].text.clone()).filter(|text| !text.is_empty()),
        })
        .collect::<Vec<_>>()
        .join(" / ")
}

fn accepts(expected: &Expected, said: &str) -> bool {
    let said = plain(said);
    let holds = |words: &String| said.contains(&plain(words));
    expected.contains.iter().all(holds)
        && (expected.any.is_empty() || expected.any.iter().any(holds))
        && !expected.not_contains.iter().any(holds)
}

/// Text as the keys compare it: folded, and without blanks between digits.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let characters: Vec<char> = folded.chars().collect();
    characters
        .iter()
        .enumerate()
        .filter(|(at, c)| {
            let digit = |at: Option<usize>| {
                at.and_then(|at| characters.get(at))
                    .is_some_and(char::is_ascii_digit)
            };
            !(c.is_whitespace() && digit(at.checked_sub(1)) && digit(Some(at + 1)))
        })
        .map(|(_, c)| *c)
        .collect()
}

fn shown(asked: &FormBox) -> String {
    let group = asked.group.as_ref();
    let part = |of: fn(&forms::Group) -> &String| group.map(of).cloned().unwrap_or_default();
    format!(
        "{} {} {} {}",
        part(|g| &g.label),
        part(|g| &g.row),
        asked.label,
        part(|g| &g.column)
    )
}

fn answer(proposal: &Proposal) -> String {
    let text: String = proposal.text.chars().take(90).collect();
    format!(
        "{text} [{:?} {:.2} {}]",
        proposal.status,
        proposal.confidence,
        question(proposal)
    )
}

fn question(proposal: &Proposal) -> String {
    proposal
        .question
        .as_ref()
        .map(|q| format!("{} {:.2}", q.id, q.confidence))
        .unwrap_or_default()
}

/// Reads every file of a folder into a dossier in memory.
pub fn read_dossier(folder: &Path, embedder: Option<&Embedder>) -> Result<Dossier, String> {
    let mut dossier = Dossier::default();
    for (number, path) in files(folder)?.iter().enumerate() {
        let id = i64::try_from(number + 1).map_err(|e| e.to_string())?;
        let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
        let name = name(path);
        let Ok(document) = documents::read(&bytes, &name, &Bounds::default()) else {
            continue;
        };
        let mut reading = dossier::read(&document, &name);
        reading
            .passages
            .iter_mut()
            .for_each(|passage| passage.place.source = id);
        reading
            .facts
            .iter_mut()
            .for_each(|fact| fact.place.source = id);
        reading
            .figures
            .iter_mut()
            .for_each(|figure| figure.place.source = id);
        reading
            .earlier
            .iter_mut()
            .for_each(|pair| pair.place.source = id);
        if let Some(embedder) = embedder {
            let texts: Vec<String> = reading
                .passages
                .iter()
                .map(|passage| passage.with_headings(&reading.about.title))
                .collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            dossier
                .passage_vectors
                .extend(embedder.embed_passages(&texts).map_err(|e| e.to_string())?);
            let asked: Vec<&str> = reading
                .earlier
                .iter()
                .map(|pair| pair.question.as_str())
                .collect();
            dossier.earlier_vectors.extend(
                embedder
                    .embed_questions(&asked)
                    .map_err(|e| e.to_string())?,
            );
        }
        let size = bytes.len() as u64;
        dossier.sources.push(Source {
            id,
            name,
            digest: String::new(),
            size,
            about: reading.about,
        });
        dossier.passages.extend(reading.passages);
        dossier.facts.extend(reading.facts);
        dossier.figures.extend(reading.figures);
        dossier.earlier.extend(reading.earlier);
    }
    Ok(dossier)
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
