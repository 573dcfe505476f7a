//! What stands around an answer that takes the place of dots, or of a tab that draws them.

use crate::{LEADER, Value};

/// How an answer is set into its line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Around {
    /// A space parts it from the words before it.
    pub(crate) before: bool,
    /// A space parts it from the words after it.
    pub(crate) after: bool,
    /// The tab that draws up to its stop stays behind it, so that what follows stays where it is.
    pub(crate) tab: bool,
}

impl Around {
    /// What is needed around a value in place of characters `start..end` of a skeleton.
    pub(crate) fn of(skeleton: &[char], start: usize, end: usize, value: &Value) -> Self {
        if matches!(value, Value::Tick(_)) || start >= end || end > skeleton.len() {
            return Self::default();
        }
        let tab = skeleton[end - 1] == LEADER;
        if value.display().is_empty() {
            return Self {
                tab,
                ..Self::default()
            };
        }
        Self {
            before: is_word_before(&skeleton[..start], tab),
            after: !tab && is_word_after(&skeleton[end..]),
            tab,
        }
    }

    /// The value with its spaces.
    pub(crate) fn set(self, text: &str) -> String {
        let space = |wanted: bool| if wanted { " " } else { "" };
        format!("{}{text}{}", space(self.before), space(self.after))
    }
}

/// A box typed between brackets, ticked: `[ ]` becomes `[x]`. Nothing for other boxes.
pub(crate) fn ticked_in_brackets(old: &[char]) -> Option<String> {
    let ['[' | '(', inner @ .., ']' | ')'] = old else {
        return None;
    };
    if inner.is_empty() || !inner.iter().all(|c| c.is_whitespace()) {
        return None;
    }
    let mut ticked = old.to_vec();
    ticked[1 + (inner.len() - 1) / 2] = 'x';
    Some(ticked.into_iter().collect())
}

/// Words end right before the answer. Before a tab anything written does; before dots, a letter or
/// two may be the first of what is asked ("FR____", "__h__").
fn is_word_before(before: &[char], tab: bool) -> bool {
    let Some(last) = before.last() else {
        return false;
    };
    let opens = matches!(last, '(' | '[' | '«' | '“' | '"' | '\'' | '’' | '\u{FFFC}');
    if tab {
        return !last.is_whitespace() && !opens && *last != LEADER;
    }
    let letters = before.iter().rev().take_while(|c| c.is_alphabetic());
    matches!(last, ':' | '?' | '*' | ')') || last.is_lowercase() && letters.count() >= 3
}

/// A word of three letters or more begins right after the answer.
fn is_word_after(after: &[char]) -> bool {
    after.iter().take_while(|c| c.is_alphabetic()).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(line: &str, value: &str) -> String {
        let skeleton: Vec<char> = line.chars().collect();
        let dots = |c: &char| matches!(c, '_' | '.') || *c == LEADER;
        let start = skeleton.iter().position(dots).expect("has dots");
        let end = start + skeleton[start..].iter().take_while(|c| dots(c)).count();
        let around = Around::of(&skeleton, start, end, &Value::Text(value.to_owned()));
        let part = |chars: &[char]| chars.iter().collect::<String>();
        let tab = if around.tab { "\t" } else { "" };
        let text = around.set(value);
        format!(
            "{}{text}{tab}{}",
            part(&skeleton[..start]),
            part(&skeleton[end..])
        )
    }

    #[test]
    fn brackets_stay_around_a_tick() {
        let ticked = |old: &str| ticked_in_brackets(&old.chars().collect::<Vec<char>>());
        assert_eq!(ticked("[ ]").as_deref(), Some("[x]"));
        assert_eq!(ticked("(   )").as_deref(), Some("( x )"));
        assert_eq!(ticked("[x]"), None);
        assert_eq!(ticked("☐"), None);
    }

    #[test]
    fn words_are_parted_and_numbers_are_not() {
        assert_eq!(set("Adresse\u{2024}", "14, rue"), "Adresse 14, rue\t");
        assert_eq!(set("Nom\u{2024}Prénom", "Durand"), "Nom Durand\tPrénom");
        assert_eq!(set("Nom : \u{2024}", "Durand"), "Nom : Durand\t");
        assert_eq!(set("Nom......Prénom", "Durand"), "Nom Durand Prénom");
        assert_eq!(set("Nom :......", "Durand"), "Nom : Durand");
        assert_eq!(set("Nom*......", "Durand"), "Nom* Durand");
        assert_eq!(set("le 20__", "26"), "le 2026");
        assert_eq!(set("FR____", "76"), "FR76");
        assert_eq!(set("__h", "10"), "10h");
        assert_eq!(set("(____)", "31"), "(31)");
    }
}
