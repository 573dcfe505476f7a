//! The kind and the date of every document of three real dossiers, against what a person says of
//! each (`keys/kinds`).

use std::path::Path;

use serde::Deserialize;

use crate::facts::{keys, ratio};
use crate::{Check, Measure, Options, dossiers};

/// The least share of documents whose kind is right.
const KIND: f64 = 0.97;
/// The least share of documents whose date is right.
const DATE: f64 = 0.97;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "kinds",
    about: "kind and date of each document of three real dossiers, against a person's labels",
    run,
    check: Some(check),
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    dossier: String,
    #[serde(rename = "document")]
    documents: Vec<Label>,
}

/// What a person says of a document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    name: String,
    /// Its kind; `minutes|web_page` where two people would differ.
    kind: String,
    /// Its date as ISO 8601, as far as it is known; blank for none.
    date: String,
    /// Where the date is found: `written`, `name`, `properties`; blank for none.
    origin: String,
}

#[derive(Default)]
struct Figures {
    all: usize,
    kind: usize,
    date: usize,
    origin: usize,
    wrong: Vec<String>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let figures = measure(shared)?;
    print(&figures, options);
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let figures = measure(shared)?;
    let line = |name: &str, right: usize, least: f64| Check {
        line: format!(
            "{name} right on {right} of {}, at least {least}",
            figures.all
        ),
        holds: ratio(right, figures.all) >= least,
    };
    Ok(vec![
        line("kind", figures.kind, KIND),
        line("date", figures.date, DATE),
    ])
}

fn measure(shared: &Path) -> Result<Figures, String> {
    let mut figures = Figures::default();
    for key in keys::<Key>("kinds")? {
        let folder = dossiers::read(&shared.join("cases/dossiers").join(&key.dossier), None)?;
        for source in &folder.dossier.sources {
            let Some(label) = key.documents.iter().find(|label| label.name == source.name) else {
                return Err(format!("{} has no label", source.name));
            };
            let about = &source.about;
            let date = about.date.map(|dated| dated.date.iso()).unwrap_or_default();
            let origin = about
                .date
                .map(|dated| format!("{:?}", dated.origin).to_lowercase())
                .unwrap_or_default();
            let kind = label.kind.split('|').any(|kind| kind == about.kind.name());
            // A label that is only a year accepts the end of that year.
            let dated = date == label.date
                || label.date.len() == 4 && date.starts_with(label.date.as_str());
            let found = origin == label.origin;
            figures.all += 1;
            figures.kind += usize::from(kind);
            figures.date += usize::from(dated);
            figures.origin += usize::from(found);
            if !kind || !dated || !found {
                figures.wrong.push(format!(
                    "{}: {} {date} {origin}, not {} {} {}",
                    source.name,
                    about.kind.name(),
                    label.kind,
                    label.date,
                    label.origin
                ));
            }
        }
    }
    Ok(figures)
}

#[expect(clippy::print_stdout, reason = "it is read in a terminal")]
fn print(figures: &Figures, options: Options) {
    if options.json {
        let whole = serde_json::json!({
            "documents": figures.all, "kind": figures.kind, "date": figures.date,
            "origin": figures.origin,
        });
        println!("{whole}");
        return;
    }
    println!(
        "of {} documents: kind {} ({:.3})  date {} ({:.3})  origin {} ({:.3})",
        figures.all,
        figures.kind,
        ratio(figures.kind, figures.all),
        figures.date,
        ratio(figures.date, figures.all),
        figures.origin,
        ratio(figures.origin, figures.all),
    );
    if options.verbose {
        figures.wrong.iter().for_each(|line| println!("    {line}"));
    }
}
