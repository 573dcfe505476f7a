//! Words that stand where an answer goes: `TT.MM.JJJJ`, `gg/mm/aaaa`, `(Datum)`, `[à compléter]`.

use crate::found::{Slot, What};
use crate::layout::{Layout, Line};
use crate::wording::{fold, has_words};

/// Letters for day, month and year, as forms in French, German, Italian, Spanish, Portuguese and
/// English write them.
const DAY: [&str; 4] = ["jj", "tt", "gg", "dd"];
const MONTH: [&str; 1] = ["mm"];
const YEAR: [&str; 6] = ["aaaa", "jjjj", "yyyy", "aa", "jj", "yy"];

/// Words after which a day stands, folded.
const BEFORE: [&str; 18] = [
    "le", "du", "au", "date", "dal", "al", "il", "data", "von", "bis", "am", "vom", "datum", "el",
    "del", "desde", "hasta", "fecha",
];

/// Words that stand for a day where they are all that a cell holds in brackets, folded.
const DAYS: [&str; 4] = ["date", "datum", "data", "fecha"];

/// The same for other answers.
const ANSWERS: [&str; 32] = [
    "nom",
    "name",
    "nome",
    "nombre",
    "lieu",
    "ort",
    "luogo",
    "lugar",
    "montant",
    "betrag",
    "importo",
    "importe",
    "texte",
    "text",
    "testo",
    "texto",
    "a completer",
    "a remplir",
    "ausfullen",
    "bitte ausfullen",
    "bitte eintragen",
    "da compilare",
    "a completar",
    "votre reponse",
    "reponse",
    "answer",
    "antwort",
    "respuesta",
    "risposta",
    "resposta",
    "ihre antwort",
    "your answer",
];

/// Beginnings of what says where to click, folded.
const CLICKS: [&str; 5] = [
    "cliquez ici",
    "cliquez ou appuyez",
    "click here",
    "klicken sie hier",
    "haga clic aqui",
];

/// The placeholders of every line. On `paper` they are printed, and nothing is written over them:
/// only what is free after them is a place.
pub(crate) fn slots<'a>(layout: &Layout<'a>, paper: bool) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        if !line.in_flow() || line.is_heading() {
            continue;
        }
        let found: Vec<(usize, usize, bool)> = match whole(&line.chars) {
            Some(date) => {
                let first = line.chars.iter().position(|c| !c.is_whitespace());
                let last = line.chars.iter().rposition(|c| !c.is_whitespace());
                let alone = first.zip(last).filter(|_| is_asked_beside(layout, line));
                alone
                    .map(|(first, last)| (first, last + 1, date))
                    .into_iter()
                    .collect()
            }
            None => dates_after_words(&line.chars),
        };
        let ends = |end: usize| line.chars[end..].iter().all(|c| c.is_whitespace());
        let places = found.into_iter().filter(|(_, end, _)| !paper || ends(*end));
        slots.extend(places.map(|(start, end, date)| Slot {
            line: number,
            start,
            end,
            what: What::Blank {
                date,
                more_lines: 0,
                at_end: paper,
            },
        }));
    }
    slots
}

/// A line holds nothing but a placeholder: whether it is one of a day.
pub(crate) fn whole(chars: &[char]) -> Option<bool> {
    if chars.len() > 80 {
        return None;
    }
    let text: String = chars.iter().collect();
    let text = text.trim();
    let inner = [('(', ')'), ('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    let words: Vec<char> = inner.unwrap_or(text).trim().chars().collect();
    if date_at(&words, 0) == Some(words.len()) {
        return Some(true);
    }
    let folded = fold(&words.iter().collect::<String>());
    if CLICKS.iter().any(|head| folded.starts_with(head)) {
        return Some(false);
    }
    inner?;
    let day = DAYS.contains(&folded.as_str());
    (day || ANSWERS.contains(&folded.as_str())).then_some(day)
}

/// Days that stand after a label, or after a word such as "le" or "bis": `(start, end, true)`.
fn dates_after_words(chars: &[char]) -> Vec<(usize, usize, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some(length) = date_at(chars, at) else {
            at += 1;
            continue;
        };
        let before: String = chars[..at].iter().collect();
        let before = before.trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next();
        let after_word = word.is_some_and(|word| BEFORE.contains(&fold(word).as_str()));
        let after_label = before.ends_with([':', '?', ',']) && has_words(before);
        // Before a field it says how that is filled.
        let next = chars[at + length..].iter().find(|c| !c.is_whitespace());
        if (after_label || after_word) && next != Some(&'\u{FFFC}') {
            found.push((at, at + length, true));
        }
        at += length;
    }
    found
}

/// The length of a day in letters that begins at a character: `JJ/MM/AAAA`.
fn date_at(chars: &[char], at: usize) -> Option<usize> {
    let is_letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    if at > 0 && is_letter(at - 1) {
        return None;
    }
    let mut next = at;
    let mut sign = None;
    for (n, words) in [&DAY[..], &MONTH, &YEAR].into_iter().enumerate() {
        if n > 0 {
            let own = chars.get(next).filter(|c| matches!(c, '/' | '.' | '-'))?;
            if sign.is_some_and(|sign| sign != own) {
                return None;
            }
            sign = Some(own);
            next += 1;
        }
        let length = chars[next..]
            .iter()
            .take_while(|c| c.is_ascii_alphabetic())
            .count();
        let word: String = chars[next..next + length].iter().collect();
        let even = word.chars().all(char::is_uppercase) || word.chars().all(char::is_lowercase);
        if !even || !words.contains(&word.to_lowercase().as_str()) {
            return None;
        }
        next += length;
    }
    (!is_letter(next)).then_some(next - at)
}

/// The line is all of its cell, and words in the cell to the left ask for it.
fn is_asked_beside(layout: &Layout, line: &Line) -> bool {
    let over = |container: usize, place: usize| {
        let before = layout.line_before(container, place);
        before.is_some_and(|before| {
            let words = layout.lines[before].text();
            has_words(&words) && whole(&layout.lines[before].chars).is_none()
        })
    };
    let Some((grid, cell)) = line.cell else {
        return over(line.container, line.place);
    };
    let table = &layout.grids[grid];
    // A frame that holds nothing else is asked by the line over it.
    if table.size == (1, 1) && layout.texts_in(table.containers[cell]).count() == 1 {
        return over(table.parent.0, table.parent.1);
    }
    let only = layout.texts_in(table.containers[cell]).count() == 1;
    let left = table.left_of(&table.table.cells[cell]);
    only && left.is_some_and(|(left, _)| {
        let words = layout.cell_text(grid, left);
        has_words(&words) && whole(&words.chars().collect::<Vec<char>>()).is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn days_in_letters_are_told_in_six_languages() {
        for text in [
            "JJ/MM/AAAA",
            "TT.MM.JJJJ",
            "gg/mm/aaaa",
            "(Datum)",
            "dd-mm-yyyy",
        ] {
            assert_eq!(whole(&chars(text)), Some(true), "{text}");
        }
        for text in ["(Name)", "[à compléter]", "Cliquez ici pour saisir"] {
            assert_eq!(whole(&chars(text)), Some(false), "{text}");
        }
        for text in ["Datum", "JJ/MM", "JJ/MM.AAAA", "(facultatif)", "(Verein)"] {
            assert_eq!(whole(&chars(text)), None, "{text}");
        }
    }

    #[test]
    fn days_after_a_label_are_places_and_formats_that_are_told_are_not() {
        let found = |text: &str| dates_after_words(&chars(text)).len();
        assert_eq!(found("Beginn: TT.MM.JJJJ   Ende: TT.MM.JJJJ"), 2);
        assert_eq!(found("Periodo dal gg/mm/aaaa al gg/mm/aaaa"), 2);
        assert_eq!(found("Fait le JJ/MM/AAAA à Lyon"), 1);
        assert_eq!(found("Indiquez les jours au format JJ/MM/AAAA."), 0);
        assert_eq!(found("Geburtsdatum (TT.MM.JJJJ):"), 0);
    }
}
