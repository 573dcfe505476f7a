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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_forms_stand_apart_and_their_sum_weighs_boxes() {
        let form = |name: &str, flat, required, in_key, found, right| Figures {
            form: name.to_owned(),
            flat,
            required,
            in_key,
            found,
            right,
            recall: ratio(right, in_key),
            precision: ratio(right, found),
            ..Figures::default()
        };
        let text = table(&[
            form("fields", false, true, 10, 10, 10),
            form("small", true, true, 10, 10, 10),
            form("large", true, false, 90, 40, 30),
        ]);
        let rows: Vec<Vec<&str>> = text
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        assert_eq!(
            rows[1][..7],
            ["fields", "10", "10", "10", "1.000", "1.000", "0.95"]
        );
        assert_eq!(rows[4][0], "flat");
        assert_eq!(
            rows[5][..7],
            ["small", "10", "10", "10", "1.000", "1.000", "0.92"]
        );
        assert_eq!(
            rows[6][..7],
            ["(large)", "90", "40", "30", "0.333", "0.750", "–"]
        );
        // 40 of 100 boxes, and 40 of 50 found.
        assert_eq!(rows[7][3..8], ["100", "50", "40", "0.400", "0.800"]);
    }
}
