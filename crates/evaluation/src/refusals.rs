//! Boxes that ask for what should not be collected are refused, and ordinary boxes are not.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::Path;

use documents::Bounds;
use guard::Action;
use serde::{Deserialize, Serialize};

use crate::trust::cases::{self, Form};
use crate::{Check, Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "refusals",
    about: "boxes that ask for what should not be collected, and ordinary ones beside them",
    run,
    check: Some(check),
};

/// The least share of sensitive boxes that are refused.
const REFUSED: f64 = 0.95;
/// The most of the ordinary boxes that may be.
const OVER: f64 = 0.01;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    sensitive: Vec<Entry>,
    ordinary: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    rule: String,
    #[serde(flatten)]
    asked: cases::Asked,
}

#[derive(Debug, Default, Serialize)]
struct Figures {
    sensitive: usize,
    refused: usize,
    ordinary: usize,
    over: usize,
    lines: Vec<String>,
}

fn run(_: &Path, options: Options) -> Result<(), String> {
    let figures = measure()?;
    if options.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&figures).map_err(|e| e.to_string())?
        );
        return Ok(());
    }
    for check in checks(&figures) {
        println!("{}", check.line);
    }
    if options.verbose {
        figures.lines.iter().for_each(|line| println!("  {line}"));
    }
    Ok(())
}

fn check(_: &Path) -> Result<Vec<Check>, String> {
    Ok(checks(&measure()?))
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred boxes")]
fn checks(figures: &Figures) -> Vec<Check> {
    let refused = figures.refused as f64 / figures.sensitive as f64;
    let over = figures.over as f64 / figures.ordinary as f64;
    vec![
        Check {
            line: format!(
                "sensitive boxes refused {refused:.3} ({}/{}), at least {REFUSED}",
                figures.refused, figures.sensitive
            ),
            holds: refused >= REFUSED,
        },
        Check {
            line: format!(
                "ordinary boxes refused {over:.4} ({}/{}), at most {OVER}",
                figures.over, figures.ordinary
            ),
            holds: over <= OVER,
        },
    ]
}

fn measure() -> Result<Figures, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys/guard.toml");
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let key: Key = toml::from_str(&text).map_err(|e| e.to_string())?;
    let mut figures = Figures {
        sensitive: key.sensitive.len(),
        ordinary: key.ordinary.len(),
        ..Figures::default()
    };
    for entry in key.sensitive {
        match refused(&entry)? {
            Some(_) => figures.refused += 1,
            None => figures.lines.push(line("MISSED", &entry, &entry.rule)),
        }
    }
    for entry in key.ordinary {
        if let Some(rule) = refused(&entry)? {
            figures.over += 1;
            figures.lines.push(line("OVER", &entry, &rule));
        }
    }
    Ok(figures)
}

fn line(word: &str, entry: &Entry, rule: &str) -> String {
    let asked = &entry.asked;
    format!(
        "{word:6} {rule} | {} | {} | {}",
        asked.section.join(" > "),
        asked.label,
        asked.help
    )
}

/// The rule by which a box is refused, when it stands alone on a web page.
fn refused(entry: &Entry) -> Result<Option<String>, String> {
    let page = Form::page_of("Formulaire", &[&entry.asked]);
    let document = documents::read(page.as_bytes(), "form.html", &Bounds::default())
        .map_err(|e| format!("{}: {e}", entry.asked.label))?;
    let form = forms::recognise(&document);
    let flags = form.boxes.iter().filter_map(|asked| asked.guard.as_ref());
    let refusing = flags.filter(|flag| flag.action == Action::Refuse);
    Ok(refusing.map(|flag| flag.rule.clone()).next())
}
