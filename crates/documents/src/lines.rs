//! The text of a value, line by line.

/// Text whose lines end in `\n`, whatever they ended in.
pub(crate) fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// A text's paragraphs: blank lines separate them.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let text = unix_lines(text);
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.trim_matches('\n').split('\n') {
        if line.trim().is_empty() {
            if paragraphs.last().is_some_and(|last| !last.is_empty()) {
                paragraphs.push(Vec::new());
            }
        } else if let Some(last) = paragraphs.last_mut() {
            last.push(line);
        }
    }
    paragraphs.iter().map(|lines| lines.join("\n")).collect()
}

/// Text as it comes back from XML: characters that XML forbids are gone.
pub(crate) fn normal(text: &str) -> String {
    unix_lines(text)
        .chars()
        .filter(|c| {
            matches!(c, '\t' | '\n') || (*c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        })
        .collect()
}

/// Text without regard to outer white space and blank lines.
pub(crate) fn key(text: &str) -> String {
    let text = normal(text);
    let lines = text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
