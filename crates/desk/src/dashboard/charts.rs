//! Charts, drawn by hand as SVG. Widths are in per cent of the page's and text in its own size, so
//! that a chart is as easy to read on a phone as on a desktop. Colours are the page's.

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

/// A bar: a name, how long it is, what is written at its end, and its colour's class.
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// Its length.
    pub value: i64,
    /// The value, as a person reads it.
    pub shown: String,
    /// Its class in the style sheet.
    pub class: &'static str,
}

/// A bar that has none beside it.
pub(super) fn bar(name: String, value: i64, shown: String) -> Vec<Bar> {
    vec![Bar {
        name,
        value,
        shown,
        class: "a",
    }]
}

/// Bars one under another, those of one group close together under the name of the first. The
/// longest takes the width that its number leaves it.
pub(super) fn bars(title: &str, id: &str, groups: &[Vec<Bar>]) -> Markup {
    let longest = groups
        .iter()
        .flatten()
        .map(|bar| bar.value.unsigned_abs())
        .max()
        .unwrap_or(0)
        .max(1);
    let mut drawn = String::new();
    let mut y = 0_u32;
    for group in groups {
        for (at, bar) in group.iter().enumerate() {
            if at == 0 && !bar.name.is_empty() {
                y += 18;
                let _ = write!(
                    drawn,
                    "<text x=\"0\" y=\"{y}\">{}</text>",
                    escaped(&shortened(&bar.name))
                );
                y += 6;
            }
            let width = share(bar.value.unsigned_abs(), longest, 56.0);
            let class = if bar.value < 0 { "minus" } else { bar.class };
            let _ = write!(
                drawn,
                "<rect class=\"{class}\" x=\"0\" y=\"{y}\" width=\"{width:.2}%\" height=\"14\" rx=\"2\"/>\
                 <text class=\"n\" x=\"{:.2}%\" y=\"{}\" dx=\"6\">{}</text>",
                width,
                y + 12,
                escaped(&bar.shown)
            );
            y += 18;
        }
        y += 4;
    }
    svg(title, id, y + 2, &drawn)
}

/// A column: what is written under it, and how high it is.
pub struct Column {
    /// What stands below it.
    pub under: String,
    /// Its height.
    pub value: i64,
}

/// Columns side by side on a line of zero, with the highest and the lowest written beside them.
pub(super) fn columns(
    title: &str,
    id: &str,
    columns: &[Column],
    number: impl Fn(i64) -> String,
) -> Markup {
    const HEIGHT: f64 = 150.0;
    const TOP: f64 = 22.0;
    let highest = columns.iter().map(|of| of.value).max().unwrap_or(0).max(0);
    let lowest = columns.iter().map(|of| of.value).min().unwrap_or(0).min(0);
    let range = highest.abs_diff(lowest).max(1);
    let zero = TOP + share(highest.unsigned_abs(), range, HEIGHT);
    let step = 100.0 / columns.len().max(1) as f64;
    let mut drawn = String::new();
    for (at, column) in columns.iter().enumerate() {
        let height = share(column.value.unsigned_abs(), range, HEIGHT).max(1.0);
        let x = at as f64 * step;
        let (class, y) = if column.value < 0 {
            ("minus", zero)
        } else {
            ("a", zero - height)
        };
        let _ = write!(
            drawn,
            "<rect class=\"{class}\" x=\"{:.2}%\" y=\"{y:.1}\" width=\"{:.2}%\" height=\"{height:.1}\" rx=\"2\"/>\
             <text class=\"u\" x=\"{:.2}%\" y=\"{:.1}\">{}</text>",
            x + step * 0.12,
            step * 0.76,
            x + step * 0.5,
            TOP + HEIGHT + 18.0,
            escaped(&column.under)
        );
    }
    let _ = write!(
        drawn,
        "<line x1=\"0\" x2=\"100%\" y1=\"{zero:.1}\" y2=\"{zero:.1}\"/>"
    );
    // The two numbers that a person looks for first.
    let extremes = [
        columns.iter().enumerate().max_by_key(|(_, of)| of.value),
        columns.iter().enumerate().min_by_key(|(_, of)| of.value),
    ];
    for (at, column) in extremes.into_iter().flatten() {
        let height = share(column.value.unsigned_abs(), range, HEIGHT);
        // Under the line stand the names: a column that hangs there has its number above it.
        let y = if column.value < 0 {
            zero - 6.0
        } else {
            zero - height - 6.0
        };
        let (x, anchor) = match at {
            at if at < 2 => (at as f64 * step + step * 0.12, "start"),
            at if at + 2 >= columns.len() => ((at + 1) as f64 * step - step * 0.12, "end"),
            at => ((at as f64 + 0.5) * step, "middle"),
        };
        let _ = write!(
            drawn,
            "<text class=\"n\" text-anchor=\"{anchor}\" x=\"{x:.2}%\" y=\"{y:.1}\">{}</text>",
            escaped(&number(column.value))
        );
    }
    svg(title, id, (TOP + HEIGHT) as u32 + 24, &drawn)
}

/// How much of a length a part is of a whole.
fn share(part: u64, whole: u64, length: f64) -> f64 {
    part as f64 / whole as f64 * length
}

/// A name that a phone has room for; the table has it whole.
fn shortened(name: &str) -> String {
    const MOST: usize = 44;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST - 1).collect();
    format!("{}…", start.trim_end())
}

fn svg(title: &str, id: &str, height: u32, drawn: &str) -> Markup {
    html! {
        svg width="100%" height=(height) role="img" aria-labelledby=(id) {
            title id=(id) { (title) }
            (PreEscaped(drawn))
        }
    }
}

fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_file_never_become_markup() {
        let hostile = "<script>\"&".to_owned();
        let drawn = bars("t", "c1", &[bar(hostile.clone(), 10, hostile)]).into_string();
        assert!(!drawn.contains("<script"));
    }

    #[test]
    fn nothing_at_all_is_drawn_too() {
        assert!(bars("t", "c1", &[]).into_string().contains("<svg"));
        let none = columns("t", "c2", &[], |value| value.to_string());
        assert!(!none.into_string().contains("NaN"));
    }

    #[test]
    fn what_is_below_nothing_hangs_under_the_line() {
        let of = [("jan", 30_000), ("fév", -10_000)].map(|(under, value)| Column {
            under: under.to_owned(),
            value,
        });
        let drawn = columns("t", "c3", &of, |value| value.to_string()).into_string();
        insta::assert_snapshot!(drawn.replace("><", ">\n<"));
    }
}
