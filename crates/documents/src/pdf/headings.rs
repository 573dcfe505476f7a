//! Which short lines are headings, and of which level.

use std::collections::BTreeMap;

use super::blocks::{Draft, Kind, PageLines};
use super::lines::Line;
use crate::Role;

/// The most characters of a heading.
const LONGEST: usize = 160;

/// The size in points that most letters are set in.
pub(super) fn body_size(pages: &[PageLines]) -> f64 {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for word in pages
        .iter()
        .flat_map(|page| page.regions.iter().flatten())
        .flat_map(Line::words)
    {
        *sizes.entry((word.size * 2.0).round() as i64).or_default() += word.text.chars().count();
    }
    sizes
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(10.0, |(size, _)| size as f64 / 2.0)
}

/// Gives headings their role and level. A larger or bolder style is a higher level; inside one
/// style, `1.2` stands under `1`.
pub(super) fn settle(drafts: &mut [Draft], body: f64) {
    let (mut bold, mut all) = (0, 0);
    for draft in drafts.iter() {
        if let Kind::Text {
            text,
            bold: is_bold,
            ..
        } = &draft.kind
        {
            all += text.len();
            bold += if *is_bold { text.len() } else { 0 };
        }
    }
    let bold_body = bold * 2 > all;
    let mut found: Vec<(usize, (i64, bool), usize)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        if let Kind::Text {
            text,
            role: Role::Paragraph | Role::Item(_),
            size,
            bold,
            lines,
        } = &draft.kind
            && is_heading(text, *size, *bold && !bold_body, *lines, body)
        {
            let larger = ((size / body - 1.0) * 10.0).round().max(0.0) as i64;
            found.push((index, (larger, *bold && !bold_body), depth(text)));
        }
    }
    let mut styles: Vec<(i64, bool)> = found.iter().map(|(_, style, _)| *style).collect();
    styles.sort_unstable();
    styles.dedup();
    styles.reverse();
    for (index, style, depth) in &found {
        let rank = styles.iter().position(|s| s == style).unwrap_or(0);
        let shallowest = found
            .iter()
            .filter(|(_, s, d)| s == style && *d > 0)
            .map(|(_, _, depth)| *depth)
            .min()
            .unwrap_or(0);
        let level = 1 + rank + depth.saturating_sub(shallowest.max(1));
        if let Some(Draft {
            kind: Kind::Text { role, text, .. },
            ..
        }) = drafts.get_mut(*index)
        {
            *role = Role::Heading(u8::try_from(level.min(6)).unwrap_or(6));
            *text = text.replace('\t', " ");
        }
    }
}

/// True for the number of a title: `1.2 `, `Article 3`, `Titre II`.
pub(super) fn is_numbered(text: &str) -> bool {
    depth(text) > 1 || is_article(text)
}

fn is_heading(text: &str, size: f64, bold: bool, lines: usize, body: f64) -> bool {
    let text = text.trim();
    let length = text.chars().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || length > LONGEST || lines > 3 || text.ends_with([',', ';']) {
        return false;
    }
    if text.contains("....") || text.contains(". . .") || text.contains('…') {
        return false;
    }
    let sentence = text.ends_with('.') && text.split_whitespace().count() > 3;
    if size > 1.15 * body {
        return !sentence || length < 80;
    }
    let small = size < 0.92 * body;
    if bold && depth(text) > 0 {
        return !small;
    }
    if is_numbered(text) {
        return !sentence && !small && !text.ends_with(':') && (length <= 100 || bold);
    }
    bold && !small && !sentence && !text.ends_with(':') && length <= 120
}

/// How many numbers a title begins with: 2 for `1.2 Moyens`, 0 without any.
fn depth(text: &str) -> usize {
    let Some((number, title)) = text.trim_start().split_once(char::is_whitespace) else {
        return 0;
    };
    if !title.trim_start().starts_with(char::is_alphabetic) {
        return 0;
    }
    let bare = number.trim_end_matches(['.', ')', '-', ':']);
    let parts: Vec<&str> = bare.split('.').collect();
    let numbers = parts
        .iter()
        .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    if numbers && parts.len() <= 5 && title.trim_start().starts_with(char::is_uppercase) {
        parts.len()
    } else {
        0
    }
}

fn is_article(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let keyword = words.next().unwrap_or_default().to_lowercase();
    let named = [
        "article", "titre", "chapitre", "annexe", "partie", "section", "chapter", "part",
    ];
    if !named.contains(&keyword.as_str()) {
        return false;
    }
    let number = words.next().unwrap_or_default();
    let bare = number.trim_end_matches([':', '.', '-', '–', ',', ')']);
    let numeral = !bare.is_empty()
        && (bare.bytes().all(|b| b.is_ascii_digit())
            || bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
            || matches!(bare, "1er" | "premier" | "Premier" | "1ER" | "PREMIER"));
    // « Article 3 de la loi » is the start of a sentence.
    numeral
        && words
            .next()
            .is_none_or(|next| !next.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_sentences() {
        assert!(is_numbered("1.2 Moyens humains"));
        assert!(is_numbered("Article 3 – Objet"));
        assert!(is_numbered("ARTICLE 1er : DÉNOMINATION"));
        assert!(!is_numbered("Article 3 de la loi du 1er juillet 1901"));
        assert!(!is_numbered("12.50 euros par an"));
        assert!(is_heading("Bilan moral", 11.0, true, 1, 11.0));
        assert!(is_heading(
            "2. Rapport moral du président.",
            11.0,
            true,
            1,
            11.0
        ));
        assert!(!is_heading(
            "Article 5. Les ressources comprennent :",
            11.0,
            false,
            1,
            11.0
        ));
        assert!(!is_heading("Nom :", 11.0, true, 1, 11.0));
        assert!(!is_heading(
            "L'association a été fondée en 2009.",
            11.0,
            true,
            1,
            11.0
        ));
        assert!(is_heading("Rapport financier", 16.0, false, 1, 11.0));
    }
}
