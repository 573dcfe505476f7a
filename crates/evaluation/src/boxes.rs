//! Box recognition against the keys: how many boxes that a person sees are found, and how many of
//! those found are boxes. Further: label, kind, owner and limit of the boxes found right.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::Path;

use documents::Bounds;

use crate::boxes::compare::{Figures, compare};
use crate::{Check, Measure, Options, keys};

mod compare;

/// The least recall and precision on each form whose key has thresholds.
const THRESHOLD: f64 = 0.95;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "boxes",
    about: "boxes of four real forms (and three more) against keys made by eye",
    run,
    check: Some(check),
};

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let figures = measure_all(shared)?;
    if options.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&figures).map_err(|e| e.to_string())?
        );
        return Ok(());
    }
    println!(
        "{:26} {:>6} {:>6} {:>6} {:>7} {:>9} {:>8} {:>8} {:>8} {:>7}",
        "form",
        "in key",
        "found",
        "right",
        "recall",
        "precision",
        "labels",
        "kinds",
        "owners",
        "limits"
    );
    for f in &figures {
        let name = if f.required {
            f.form.clone()
        } else {
            format!("({})", f.form)
        };
        println!(
            "{name:26} {:>6} {:>6} {:>6} {:>7.3} {:>9.3} {:>8} {:>8} {:>8} {:>7}",
            f.in_key,
            f.found,
            f.right,
            f.recall,
            f.precision,
            f.labels,
            f.kinds,
            f.owners,
            f.limits
        );
    }
    if options.verbose {
        for f in &figures {
            println!("\n{}", f.form);
            for (word, lines) in [
                ("missed", &f.missed),
                ("false", &f.wrong),
                ("differs", &f.differences),
            ] {
                for line in lines {
                    println!("  {word:8} {line}");
                }
            }
        }
    }
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let line = |figures: &Figures, name: &str, figure: f64| Check {
        line: format!("{} {name} {figure:.3}, at least {THRESHOLD}", figures.form),
        holds: figure >= THRESHOLD,
    };
    Ok(measure_all(shared)?
        .iter()
        .filter(|f| f.required)
        .flat_map(|f| {
            [
                line(f, "recall", f.recall),
                line(f, "precision", f.precision),
            ]
        })
        .collect())
}

fn measure_all(shared: &Path) -> Result<Vec<Figures>, String> {
    keys::all()?
        .iter()
        .map(|key| {
            let path = shared.join("cases").join(&key.form);
            let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", key.form);
            let bytes = std::fs::read(&path).map_err(|error| wrong(&error))?;
            let document = documents::read(&bytes, &key.form, &Bounds::default())
                .map_err(|error| wrong(&error))?;
            Ok(compare(key, &forms::recognise(&document).boxes))
        })
        .collect()
}
