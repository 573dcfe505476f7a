//! The table of the measure: forms whose boxes are in the file, then flat ones, each with a sum.

use std::fmt::Write as _;

use super::compare::{Figures, ratio};
use super::least;

/// One row a form, those without threshold in brackets, and a row for all of the same sort.
pub(super) fn table(figures: &[Figures]) -> String {
    let mut text = String::new();
    for (flat, title) in [(false, "fields and cells"), (true, "flat")] {
        let rows: Vec<&Figures> = figures.iter().filter(|f| f.flat == flat).collect();
        if rows.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        head(&mut text, title);
        for f in &rows {
            let (name, least) = if f.required {
                (f.form.clone(), format!("{:.2}", least(f)))
            } else {
                (format!("({})", f.form), "–".to_owned())
            };
            row(&mut text, &name, f, &least);
        }
        row(&mut text, "all of these", &sum(&rows), "–");
    }
    text
}

fn head(text: &mut String, title: &str) {
    let _ = writeln!(
        text,
        "{title:28} {:>6} {:>6} {:>6} {:>7} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "in key",
        "found",
        "right",
        "recall",
        "precision",
        "at least",
        "labels",
        "kinds",
        "owners",
        "limits"
    );
}

fn row(text: &mut String, name: &str, f: &Figures, least: &str) {
    let _ = writeln!(
        text,
        "{name:28} {:>6} {:>6} {:>6} {:>7.3} {:>9.3} {least:>8} {:>8} {:>8} {:>8} {:>8}",
        f.in_key, f.found, f.right, f.recall, f.precision, f.labels, f.kinds, f.owners, f.limits
    );
}

/// Counts of several forms together: each box weighs the same.
fn sum(rows: &[&Figures]) -> Figures {
    let mut all = Figures::default();
    for f in rows {
        all.in_key += f.in_key;
        all.found += f.found;
        all.right += f.right;
        all.labels += f.labels;
        all.kinds += f.kinds;
        all.owners += f.owners;
        all.limits += f.limits;
    }
    all.recall = ratio(all.right, all.in_key);
    all.precision = ratio(all.right, all.found);
    all
}
