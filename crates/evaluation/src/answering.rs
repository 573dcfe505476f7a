//! A form answered from a dossier, compared box by box with what a person would accept.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::Path;
use std::time::Instant;

use answers::{Proposal, Status};
use documents::Bounds;
use forms::{Form, FormBox, Kind};
use language::dates::Date;
use language::embeddings::Embedder;
use language::words::fold;
use serde::{Deserialize, Serialize};

use crate::dossiers::{Folder, name};
use crate::grounding;
use crate::{Check, Options};

/// The day on which every form of these cases is answered.
pub const TODAY: Date = Date {
    year: 2026,
    month: Some(11),
    day: Some(23),
};

/// What a person would accept in one box.
#[derive(Debug, Deserialize)]
struct Expected {
    label: String,
    #[serde(default)]
    section: String,
    /// The row of a table, where boxes of several rows have the same label.
    #[serde(default)]
    row: String,
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
    /// Sentences or values offered that no named source holds.
    unsupported: u32,
    milliseconds: u128,
    #[serde(skip)]
    lines: Vec<String>,
}

/// Prints the figures of some forms.
pub fn print(figures: &[Figures], options: Options) -> Result<(), String> {
    if options.json {
        println!(
            "{}",
            serde_json::to_string_pretty(figures).map_err(|e| e.to_string())?
        );
        return Ok(());
    }
    println!(
        "{:34} {:>7} {:>6} {:>14} {:>13} {:>6} {:>7} {:>10} {:>8} {:>6}",
        "form",
        "to fill",
        "right",
        "filled (right)",
        "check (right)",
        "blank",
        "no box",
        "kept blank",
        "invented",
        "ms"
    );
    for f in figures {
        println!(
            "{:34} {:>7} {:>6} {:>7} {:>6} {:>6} {:>6} {:>6} {:>7} {:>5}/{:<4} {:>8} {:>6}",
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
            f.unsupported,
            f.milliseconds
        );
    }
    if options.verbose {
        for f in figures {
            println!("\n{}", f.form);
            for line in &f.lines {
                println!("  {line}");
            }
        }
    }
    Ok(())
}

/// What some forms must reach together: `right`, the share of boxes to fill that are filled or
/// offered right; `of_filled`, the share of boxes filled that are right. What is a person's alone
/// stays blank, and nothing is invented, whatever the form.
pub fn thresholds(figures: &[Figures], right: f64, of_filled: f64) -> Vec<Check> {
    let sum = |of: fn(&Figures) -> u32| f64::from(figures.iter().map(of).sum::<u32>());
    let at_least = |what: &str, value: f64, least: f64| Check {
        line: format!("{what} {value:.3}, at least {least}"),
        holds: value >= least,
    };
    let invented = sum(|f| f.unsupported);
    vec![
        at_least(
            "boxes to fill that are right",
            sum(|f| f.right) / sum(|f| f.to_fill),
            right,
        ),
        at_least(
            "of the boxes filled, right",
            sum(|f| f.filled_right) / sum(|f| f.filled),
            of_filled,
        ),
        at_least(
            "boxes for nobody but a person, kept blank",
            sum(|f| f.kept) / sum(|f| f.to_keep),
            1.0,
        ),
        Check {
            line: format!("{invented} sentences or values that no named source holds, at most 0"),
            holds: invented == 0.0,
        },
    ]
}

/// Answers the form at `path` from a dossier, and compares with the key that has the form's name
/// in `keys`.
pub fn measure(
    path: &Path,
    keys: &Path,
    folder: &Folder,
    embedder: Option<&Embedder>,
) -> Result<Figures, String> {
    let name = name(path);
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let key = std::fs::read_to_string(keys.join(format!("{stem}.toml")))
        .map_err(|e| format!("{stem}: {e}"))?;
    let key: Key = toml::from_str(&key).map_err(|e| format!("{stem}: {e}"))?;
    let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
    let started = Instant::now();
    let document = documents::read(&bytes, &name, &Bounds::default()).map_err(|e| e.to_string())?;
    let form = forms::recognise(&document);
    let options = answers::Options {
        today: TODAY,
        language: language::Language::French,
        lengths: std::collections::BTreeMap::new(),
    };
    let proposals = answers::propose(&form, &folder.dossier, embedder, &options);
    let mut figures = Figures {
        form: name,
        milliseconds: started.elapsed().as_millis(),
        ..Figures::default()
    };
    let mut taken = vec![false; form.boxes.len()];
    for expected in &key.boxes {
        compare(expected, &form, &proposals, &mut taken, &mut figures);
    }
    for (asked, proposal) in form.boxes.iter().zip(&proposals) {
        for unsupported in grounding::unsupported(asked.kind, proposal, folder) {
            figures.unsupported += 1;
            figures
                .lines
                .push(format!("UNSUPPORTED {} : {unsupported}", proposal.label));
        }
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
    let what = format!("{} / {} {}", expected.section, expected.row, expected.label);
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
        .filter(|(_, asked)| {
            let row = asked.group.as_ref().map_or("", |group| group.row.as_str());
            plain(row).contains(&plain(&expected.row))
        })
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
