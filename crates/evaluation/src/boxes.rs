//! Box recognition against the keys: how many boxes that a person sees are found, and how many of
//! those found are boxes. Further: label, kind, owner and limit of the boxes found right. Forms
//! that draw their boxes (flat PDF) are told apart from those whose boxes are in the file.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::Path;

use documents::Bounds;

use crate::boxes::compare::{Figures, compare};
use crate::{Check, Measure, Options, keys};

mod compare;
mod table;

/// The least recall and precision on each form whose key has thresholds.
const THRESHOLD: f64 = 0.95;

/// The same on a flat form.
const FLAT: f64 = 0.92;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "boxes",
    about: "boxes of real forms and of flat forms of ours against keys made by eye",
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
    print!("{}", table::table(&figures));
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
    let line = |figures: &Figures, name: &str, figure: f64| {
        let least = least(figures);
        Check {
            line: format!("{} {name} {figure:.3}, at least {least}", figures.form),
            holds: figure >= least,
        }
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

/// What recall and precision must reach on a form whose key has thresholds.
fn least(figures: &Figures) -> f64 {
    if figures.flat { FLAT } else { THRESHOLD }
}

fn measure_all(shared: &Path) -> Result<Vec<Figures>, String> {
    keys::all()?
        .iter()
        .map(|key| {
            let path = key.path(shared);
            let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", key.form);
            let bytes = std::fs::read(&path).map_err(|error| wrong(&error))?;
            let document = documents::read(&bytes, &key.form, &Bounds::default())
                .map_err(|error| wrong(&error))?;
            Ok(compare(key, &forms::recognise(&document).boxes))
        })
        .collect()
}
