//! Passages as a person reads them: what is a table, a filled form or scraps of a page, and how rows
//! become a list.

pub(crate) fn is_table(text: &str) -> bool {
    text.lines().filter(|line| line.starts_with("| ")).count() * 2 > text.lines().count()
}

/// Most of its lines are "Label : value": a form that was filled, not prose.
pub(crate) fn is_form(text: &str) -> bool {
    let lines = text.lines().count();
    let labelled = text.lines().filter(|line| {
        line.split_once(" : ")
            .or_else(|| line.split_once("\u{a0}: "))
            .is_some_and(|(label, value)| {
                label.chars().count() < 70 && !value.is_empty() && !label.starts_with('•')
            })
    });
    lines > 2 && labelled.count() * 2 > lines
}

/// Most of its lines are no sentences: the buttons and captions of a web page.
pub(crate) fn is_scraps(text: &str) -> bool {
    let lines = text.lines().count();
    let scraps = text.lines().filter(|line| {
        let ends = line
            .trim_end()
            .ends_with(['.', '!', '?', ':', ';', '…', '»', ')']);
        let words = line.split_whitespace().count();
        !line.starts_with("• ") && !line.starts_with("| ") && (words < 6 || !ends && words < 10)
    });
    lines > 3 && scraps.count() * 2 > lines
}

/// A line with a word in it: what is left of a chart or of a table's figures has none.
fn says_something(line: &str) -> bool {
    line.split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= 3)
}

/// A passage as it is put into an answer: rows of a table become list items, without the row of
/// headers.
pub(crate) fn readable(text: &str) -> String {
    if !is_table(text) {
        let lines: Vec<&str> = text.lines().filter(|line| says_something(line)).collect();
        return lines.join("\n");
    }
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|line| line.trim_matches(['|', ' ']).split(" | ").collect())
        .collect();
    let header = |row: &[&str]| {
        row.iter().all(|cell| {
            cell.split_whitespace().count() <= 3 && !cell.chars().any(|c| c.is_ascii_digit())
        })
    };
    let skip = usize::from(rows.len() > 2 && rows.first().is_some_and(|row| header(row)));
    rows.iter()
        .skip(skip)
        .map(|row| match row.split_first() {
            Some((first, rest)) if !rest.is_empty() => format!("• {first} : {}", rest.join(", ")),
            _ => format!("• {}", row.join(" ")),
        })
        .collect::<Vec<_>>()
        .join("\n")
}
