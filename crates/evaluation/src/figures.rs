//! Figures of accounts and minutes of three real dossiers, against what a person read in them
//! (`keys/figures`): amount, year, document, and the words of the label.

use std::path::Path;

use dossier::{Dossier, Figure, Side};
use language::amounts;
use language::words::fold;
use serde::Deserialize;

use crate::facts::{keys, ratio};
use crate::{Check, Measure, Options, dossiers};

/// The least share of the other labelled figures that are read.
const RECALL: f64 = 0.75;
/// The least share, of the figures read from documents that are labelled whole, that are right.
const PRECISION: f64 = 0.85;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "figures",
    about: "figures read out of three real dossiers, against a person's labels",
    run,
    check: Some(check),
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    dossier: String,
    /// Documents in which every figure of prose is labelled: what else is read there is wrong.
    #[serde(default)]
    whole: Vec<String>,
    #[serde(rename = "figure")]
    figures: Vec<Label>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    document: String,
    /// Words that the figure's label holds.
    label: String,
    amount: String,
    year: i32,
    /// `charges` or `products`, where it matters.
    side: Option<String>,
    /// A total of yearly accounts: all of these must be found.
    #[serde(default)]
    total: bool,
    /// Right when read, not missed when not.
    #[serde(default)]
    optional: bool,
}

#[derive(Default)]
struct Measured {
    totals: (usize, usize),
    others: (usize, usize),
    read: (usize, usize),
    missed: Vec<String>,
    wrong: Vec<String>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    print(&measure(shared)?, options);
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let measured = measure(shared)?;
    let line = |name: &str, (part, whole): (usize, usize), least: f64| Check {
        line: format!("{name}: {part} of {whole}, at least {least}"),
        holds: ratio(part, whole) >= least,
    };
    Ok(vec![
        line("totals of yearly accounts", measured.totals, 1.0),
        line("other labelled figures", measured.others, RECALL),
        line("right of those read", measured.read, PRECISION),
    ])
}

fn measure(shared: &Path) -> Result<Measured, String> {
    let mut measured = Measured::default();
    for key in keys::<Key>("figures")? {
        let folder = dossiers::read(&shared.join("cases/dossiers").join(&key.dossier), None)?;
        let dossier = &folder.whole;
        for label in key.figures.iter().filter(|label| !label.optional) {
            let found = dossier
                .figures
                .iter()
                .any(|figure| label.accepts(figure, dossier));
            let counted = if label.total {
                &mut measured.totals
            } else {
                &mut measured.others
            };
            counted.0 += usize::from(found);
            counted.1 += 1;
            if !found {
                measured.missed.push(format!(
                    "{} {} {} in {}",
                    label.label, label.amount, label.year, label.document
                ));
            }
        }
        for figure in &dossier.figures {
            let name = document(figure, dossier);
            if !key.whole.iter().any(|whole| whole == name) {
                continue;
            }
            let right = key
                .figures
                .iter()
                .any(|label| label.accepts(figure, dossier));
            measured.read.0 += usize::from(right);
            measured.read.1 += 1;
            if !right {
                measured.wrong.push(format!(
                    "{} {:.2} {:?} « {} » in {name}",
                    figure.label,
                    figure.cents as f64 / 100.0,
                    figure.year,
                    figure.quote
                ));
            }
        }
    }
    Ok(measured)
}

fn document<'a>(figure: &Figure, dossier: &'a Dossier) -> &'a str {
    let source = dossier.source(figure.place.source);
    source.map_or("", |source| source.name.as_str())
}

impl Label {
    fn accepts(&self, figure: &Figure, dossier: &Dossier) -> bool {
        let side = figure.side.map(|side| match side {
            Side::Charges => "charges",
            Side::Products => "products",
        });
        let cents = amounts::parse(&self.amount).map(|amount| amount.cents);
        let label = fold(&figure.label);
        self.document == document(figure, dossier)
            && Some(figure.cents) == cents
            && figure.year == Some(self.year)
            && (self.side.is_none() || self.side.as_deref() == side)
            && fold(&self.label)
                .split(' ')
                .all(|word| label.contains(word))
    }
}

#[expect(clippy::print_stdout, reason = "it is read in a terminal")]
fn print(measured: &Measured, options: Options) {
    if options.json {
        let whole = serde_json::json!({
            "totals": measured.totals, "others": measured.others, "read": measured.read,
        });
        println!("{whole}");
        return;
    }
    let show = |(part, whole): (usize, usize)| format!("{part}/{whole}");
    println!(
        "totals of yearly accounts {}  other labelled figures {}  right of those read {}",
        show(measured.totals),
        show(measured.others),
        show(measured.read)
    );
    if options.verbose {
        measured
            .missed
            .iter()
            .for_each(|line| println!("    missed {line}"));
        measured
            .wrong
            .iter()
            .for_each(|line| println!("    wrong  {line}"));
    }
}
