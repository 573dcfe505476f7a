//! Whether a box's words match a rule.
//!
//! A rule's phrases match alone. Its weak ones match only when they are *of persons*: only links
//! stand between them and a word for persons ("nom et adresse de chaque bénéficiaire"), or the box
//! asks for persons one by one, or its section describes one person.

use crate::rules::{Rule, rules};
use crate::words::{holds, holds_any, match_at, places, plain, words};
use crate::{Action, Flag};

/// What a box may not ask, or what only a person may give, told from its words.
///
/// The label weighs most; the help is read with it, but for what it says not to give; the nearest
/// section title (the question of a group of ticks is one) is read when it is short.
pub fn flag(label: &str, section: &[String], help: &str) -> Option<Flag> {
    let asked = Asked::new(label, section, help);
    if asked.is_of_a_list() {
        return found(rules().iter().find(|rule| rule.id == "beneficiary_names")?);
    }
    rules()
        .iter()
        .find(|rule| asked.matches(rule))
        .or_else(|| rules().iter().find(|rule| asked.is_under(rule)))
        .and_then(found)
}

fn found(rule: &Rule) -> Option<Flag> {
    Some(Flag {
        rule: rule.id.clone(),
        action: rule.action,
    })
}

/// What a box asks, made ready to be searched.
struct Asked {
    /// The label, without what it says not to give.
    label: String,
    /// The label and the help, without what they say not to give.
    own: String,
    /// The titles of its sections, the nearest last.
    titles: Vec<String>,
    /// It asks of an activity, not of persons.
    activity: bool,
    /// It asks for names or a list.
    nominative: bool,
    /// It asks for a total or a share.
    aggregate: bool,
}

impl Asked {
    fn new(label: &str, section: &[String], help: &str) -> Self {
        let label = wanted(&plain(label));
        let help = wanted(&plain(help));
        let own = if help.is_empty() {
            label.clone()
        } else {
            format!("{label} . {help}")
        };
        Self {
            activity: holds_any(&label, &words().activities),
            nominative: holds_any(&own, &words().nominative),
            aggregate: holds_any(&own, &words().aggregates),
            titles: section.iter().map(|title| plain(title)).collect(),
            label,
            own,
        }
    }

    fn near(&self) -> &str {
        self.titles.last().map_or("", String::as_str)
    }

    fn matches(&self, rule: &Rule) -> bool {
        if rule.action == Action::Refuse && self.activity && !self.nominative {
            return false;
        }
        // What the help excuses does not excuse what the label asks.
        let in_label = holds_any(&self.label, &rule.phrases);
        let text = if in_label { &self.label } else { &self.own };
        if holds_any(text, &rule.unless) || (rule.aggregate_ok && self.is_a_total(rule)) {
            return false;
        }
        in_label || holds_any(&self.own, &rule.phrases) || self.is_weakly(rule)
    }

    /// A total, not a count beside names, nor one about a single person.
    fn is_a_total(&self, rule: &Rule) -> bool {
        self.aggregate
            && !self.nominative
            && !asks_each(&self.own, rule)
            && !self.is_in_a_sheet(rule)
    }

    fn is_weakly(&self, rule: &Rule) -> bool {
        holds_any(&self.own, &rule.weak)
            && (leads(&self.own, &rule.weak, &rule.weak, rule)
                || asks_each(&self.own, rule)
                || lists(&self.own, rule)
                || self.is_in_a_sheet(rule)
                || (holds_any(&self.own, &words().asks_one)
                    && rule.persons().any(|person| holds(&self.own, person))))
    }

    /// Whether a section lists persons or describes one.
    fn is_in_a_sheet(&self, rule: &Rule) -> bool {
        self.titles.iter().any(|title| {
            holds_any(title, &words().sheets)
                || (!holds_any(title, &words().not_sheets)
                    && (lists(title, rule) || is_one_person(title, rule)))
        })
    }

    /// Whether the label is only a person's datum, under a title that names persons.
    fn is_of_a_list(&self) -> bool {
        let label = self.label.trim_matches(|c: char| !c.is_alphanumeric());
        let title = without_number(self.near());
        let plural = ["les ", "vos ", "nos "]
            .iter()
            .find_map(|article| title.strip_prefix(article))
            .unwrap_or(title);
        words().personal.iter().any(|datum| datum == label)
            && count(self.near()) <= 4
            && !holds_any(title, &words().not_sheets)
            && match_at(plural, 0, "beneficiaire").is_none()
            && ["beneficiaries", "children"]
                .iter()
                .filter_map(|kind| words().persons.get(*kind))
                .flatten()
                .any(|person| match_at(plural, 0, person).is_some())
    }

    /// Whether the nearest title, when it is short, asks what a rule watches for. A title that
    /// only names its theme ("Santé") flags nothing: the rule's strong phrases do.
    fn is_under(&self, rule: &Rule) -> bool {
        let near = self.near();
        count(near) <= 9
            && near.chars().count() <= 90
            && !self.aggregate
            && !self.activity
            && holds_any(near, &rule.phrases)
            && !holds_any(near, &rule.unless)
            && !holds_any(&self.own, &rule.unless)
    }
}

/// A text without what it says not to give.
fn wanted(text: &str) -> String {
    let kept: Vec<&str> = sentences(text)
        .into_iter()
        .map(|sentence| wanted_of(sentence).trim())
        .filter(|sentence| !sentence.is_empty())
        .collect();
    kept.join(" . ")
}

fn wanted_of(sentence: &str) -> &str {
    if holds_any(sentence, &words().not_forbids) {
        return sentence;
    }
    if holds_any(sentence, &words().forbidden) {
        return "";
    }
    let cut = words()
        .forbids
        .iter()
        .flat_map(|phrase| places(sentence, phrase))
        .map(|(start, _)| start)
        .min();
    cut.and_then(|end| sentence.get(..end)).unwrap_or(sentence)
}

/// The sentences of a folded text; a point within a number or an abbreviation ends none.
fn sentences(text: &str) -> Vec<&str> {
    text.split([';', '!', '?'])
        .flat_map(|part| part.split(". "))
        .map(|sentence| sentence.trim_end_matches('.'))
        .collect()
}

/// Whether the text asks for each person: "pour chaque bénéficiaire".
fn asks_each(text: &str, rule: &Rule) -> bool {
    let each = &words().each;
    each.iter()
        .flat_map(|phrase| places(text, phrase))
        .any(|(_, end)| belongs(text, end, rule, |at| longest(text, at, each)))
}

/// Whether the text names a paper that lists persons or describes one: "liste des jeunes".
fn lists(text: &str, rule: &Rule) -> bool {
    holds_any(text, &words().rows) || leads(text, &words().lists, &words().lists, rule)
}

/// Whether one of some phrases leads to a word for persons, with only links and `fillers` between.
fn leads(text: &str, phrases: &[String], fillers: &[String], rule: &Rule) -> bool {
    let links = &words().links;
    phrases
        .iter()
        .flat_map(|phrase| places(text, phrase))
        .any(|(_, end)| {
            belongs(text, end, rule, |at| {
                longest(text, at, links).max(longest(text, at, fillers))
            })
        })
}

/// Whether a word for persons follows `at` in the same sentence; `skip` tells where what may stand
/// before it ends.
fn belongs(text: &str, mut at: usize, rule: &Rule, skip: impl Fn(usize) -> Option<usize>) -> bool {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(next) = rest.find(|c: char| c.is_alphanumeric()) else {
            return false;
        };
        if rest
            .get(..next)
            .is_some_and(|gap| gap.contains(['.', ';', '?', '!']))
        {
            return false;
        }
        at += next;
        if rule
            .persons()
            .any(|person| match_at(text, at, person).is_some())
        {
            return true;
        }
        match skip(at) {
            Some(end) if end > at => at = end,
            _ => return false,
        }
    }
}

/// Where the longest of some phrases that begin at `at` ends.
fn longest(text: &str, at: usize, phrases: &[String]) -> Option<usize> {
    phrases
        .iter()
        .filter_map(|phrase| match_at(text, at, phrase))
        .max()
}

/// Whether a short title is one person: "Le salarié", "Famille suivie". A beneficiary is most
/// often the organisation, and a public or a team are many.
fn is_one_person(title: &str, rule: &Rule) -> bool {
    let title_only = without_number(title);
    let one = ["le ", "la ", "l'"]
        .iter()
        .find_map(|article| title_only.strip_prefix(article))
        .unwrap_or(title_only);
    let first = one
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    count(title) <= 9
        && !first.ends_with('s')
        && !["beneficiaire", "public", "groupe", "equipe", "personnel"].contains(&first)
        && rule
            .persons()
            .any(|person| match_at(one, 0, person).is_some())
}

/// A title without the number before it.
fn without_number(title: &str) -> &str {
    title.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | ')'))
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
