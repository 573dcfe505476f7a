//! When something is to be answered: tests of other answers, joined, and said in words.

use super::glue::Glue;

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rule {
    /// The answer to a question stands in a relation to a value.
    Test {
        question: String,
        relation: Relation,
        value: String,
    },
    /// What the file says in words of its own.
    Said(String),
    Not(Box<Rule>),
    All(Vec<Rule>),
    Any(Vec<Rule>),
}

/// How an answer stands to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Is,
    IsNot,
    Contains,
    ContainsNot,
    AtLeast,
    More,
    AtMost,
    Less,
    Answered,
    Blank,
}

/// Most characters of a condition in words; a longer one is cut at a space.
const LONGEST: usize = 900;

impl Rule {
    /// All of the rules; one stays as it is, and what comes twice comes once.
    pub(super) fn all(rules: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut kept: Vec<Self> = Vec::new();
        for rule in rules {
            let inner = match rule {
                Self::All(inner) => inner,
                other => vec![other],
            };
            for rule in inner {
                if !kept.contains(&rule) {
                    kept.push(rule);
                }
            }
        }
        match kept.len() {
            0 | 1 => kept.pop(),
            _ => Some(Self::All(kept)),
        }
    }

    /// Any of the rules.
    pub(super) fn any(rules: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut kept: Vec<Self> = Vec::new();
        for rule in rules {
            if !kept.contains(&rule) {
                kept.push(rule);
            }
        }
        match kept.len() {
            0 | 1 => kept.pop(),
            _ => Some(Self::Any(kept)),
        }
    }

    /// Another rule holds wherever this one does, as far as they say so.
    pub(super) fn includes(&self, other: &Self) -> bool {
        match (self, other) {
            (one, other) if one == other => true,
            (one, Self::All(others)) => others.iter().all(|other| one.includes(other)),
            (Self::All(rules), other) => rules.contains(other),
            _ => false,
        }
    }

    /// A rule that holds where this one does not.
    pub(super) fn negated(self, glue: &Glue) -> Self {
        match self {
            Self::Test {
                question,
                relation,
                value,
            } => {
                // "Is not Yes" is said by no one.
                let other = match value.as_str() {
                    value if value == glue.yes => Some(glue.no),
                    value if value == glue.no => Some(glue.yes),
                    _ => None,
                };
                let (relation, value) = match (relation, other) {
                    (Relation::Is, Some(other)) => (Relation::Is, other.to_owned()),
                    (relation, _) => (relation.opposite(), value),
                };
                Self::Test {
                    question,
                    relation,
                    value,
                }
            }
            Self::Not(inner) => *inner,
            Self::All(rules) => Self::Any(rules.into_iter().map(|r| r.negated(glue)).collect()),
            Self::Any(rules) => Self::All(rules.into_iter().map(|r| r.negated(glue)).collect()),
            said @ Self::Said(_) => Self::Not(Box::new(said)),
        }
    }

    /// The condition as a sentence without its end: "If “Question” is Yes".
    pub(super) fn sentence(&self, glue: &Glue) -> String {
        let mut said = format!("{} {}", glue.when, self.words(glue, false));
        if said.chars().count() > LONGEST {
            said = said.chars().take(LONGEST).collect();
            let end = said.rfind(' ').unwrap_or(said.len());
            said.truncate(end);
            said.push('…');
        }
        said
    }

    fn words(&self, glue: &Glue, inside: bool) -> String {
        let joined = |rules: &[Self], with: &str| {
            let words: Vec<String> = rules.iter().map(|rule| rule.words(glue, true)).collect();
            words.join(&format!(" {with} "))
        };
        match self {
            Self::Test {
                question,
                relation,
                value,
            } => {
                let [open, close] = glue.quotes;
                let relation_words = relation.words(glue);
                match relation {
                    Relation::Answered | Relation::Blank => {
                        format!("{open}{question}{close} {relation_words}")
                    }
                    _ => format!("{open}{question}{close} {relation_words} {value}"),
                }
            }
            Self::Said(words) => words.clone(),
            Self::Not(rule) => format!("{} ({})", glue.not, rule.words(glue, false)),
            Self::All(rules) => joined(rules, glue.and),
            Self::Any(rules) if inside => format!("({})", joined(rules, glue.or)),
            Self::Any(rules) => joined(rules, glue.or),
        }
    }
}

impl Relation {
    fn opposite(self) -> Self {
        match self {
            Self::Is => Self::IsNot,
            Self::IsNot => Self::Is,
            Self::Contains => Self::ContainsNot,
            Self::ContainsNot => Self::Contains,
            Self::AtLeast => Self::Less,
            Self::Less => Self::AtLeast,
            Self::More => Self::AtMost,
            Self::AtMost => Self::More,
            Self::Answered => Self::Blank,
            Self::Blank => Self::Answered,
        }
    }

    fn words(self, glue: &Glue) -> &'static str {
        match self {
            Self::Is => glue.is,
            Self::IsNot => glue.is_not,
            Self::Contains => glue.contains,
            Self::ContainsNot => glue.contains_not,
            Self::AtLeast => glue.at_least,
            Self::More => glue.more,
            Self::AtMost => glue.at_most,
            Self::Less => glue.less,
            Self::Answered => glue.answered,
            Self::Blank => glue.blank,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(question: &str, relation: Relation, value: &str) -> Rule {
        Rule::Test {
            question: question.to_owned(),
            relation,
            value: value.to_owned(),
        }
    }

    #[test]
    fn what_is_negated_reads_as_a_person_would_say_it() {
        let glue = super::super::glue::of("en");
        let rule = Rule::All(vec![
            test("Employer?", Relation::Is, "Yes"),
            test("Amount", Relation::AtLeast, "10000"),
        ]);
        assert_eq!(
            rule.clone().negated(glue).sentence(glue),
            "If “Employer?” is No or “Amount” is less than 10000"
        );
        let again = rule.clone().negated(glue).negated(glue);
        assert_eq!(again, rule);
    }

    #[test]
    fn long_conditions_are_cut_at_a_space() {
        let glue = super::super::glue::of("fr");
        let rule = Rule::Any(
            (0..80)
                .map(|i| test(&format!("Question {i}"), Relation::Is, "Oui"))
                .collect(),
        );
        let said = rule.sentence(glue);
        assert!(said.chars().count() <= LONGEST + 1 && said.ends_with('…'));
        assert!(said.starts_with("Si «\u{a0}Question 0\u{a0}» est Oui ou "));
    }
}
