//! The object of the organisation, as statutes and others state it.

use std::sync::LazyLock;

use regex::Regex;

use crate::lines::{Line, Placed};

pub(super) static OBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:association|elle|coopérative|structure|fédération)\b[^.]{0,60}?\ba (?:notamment |aussi |également )?pour (?:objet|but)s?\b")
        .expect("the pattern is fixed and tested")
});

/// The paragraph that states the object, with the list it introduces and the next paragraph if
/// that goes on about it.
pub(super) fn object(lines: &[Placed], index: usize) -> String {
    let mut value = String::new();
    for placed in lines[index..].iter().take(30) {
        match &placed.line {
            Line::Paragraph(text) => {
                if !value.is_empty() && !OBJECT.is_match(text) {
                    break;
                }
                push_line(&mut value, text);
            }
            Line::Item(text) if !value.is_empty() => push_line(&mut value, &format!("• {text}")),
            _ => break,
        }
    }
    value
}

/// The first paragraph of the article of statutes that is headed by nothing but its object: "Article
/// 2 – But, objet".
pub(super) fn is_object_article(placed: &Placed, lines: &[Placed], index: usize) -> bool {
    const WORDS: [&str; 12] = [
        "article",
        "art",
        "objet",
        "objets",
        "but",
        "buts",
        "et",
        "l",
        "de",
        "association",
        "social",
        "statutaire",
    ];
    let Some(heading) = placed.headings.last() else {
        return false;
    };
    let folded = language::words::fold(heading);
    let mut words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.chars().all(|c| c.is_ascii_digit()))
        .peekable();
    let named = folded.contains("objet") || folded.contains("but");
    let first = index == 0 || lines[index - 1].headings != placed.headings;
    let first = first || matches!(lines[index - 1].line, Line::Heading(_));
    named && first && words.all(|word| WORDS.contains(&word) || is_roman(word))
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// All that stands under the heading of a line, from that line on.
pub(super) fn article(lines: &[Placed], index: usize) -> String {
    let mut value = String::new();
    let under = lines[index..]
        .iter()
        .take_while(|placed| placed.headings == lines[index].headings)
        .take(30);
    for placed in under {
        match &placed.line {
            Line::Paragraph(text) => push_line(&mut value, text),
            Line::Item(text) => push_line(&mut value, &format!("• {text}")),
            _ => break,
        }
    }
    value
}

/// Without the "Article 2." that begins a paragraph.
pub(super) fn without_number(text: &str) -> String {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i)art(?:icle|\.)\s*(?:\d+|1er|premier|[IVX]+)\s*[.:–-]*\s*")
            .expect("the pattern is fixed and tested")
    });
    NUMBER.replace(text, "").into_owned()
}

fn push_line(value: &mut String, line: &str) {
    if !value.is_empty() {
        value.push('\n');
    }
    value.push_str(line);
}
