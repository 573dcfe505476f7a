//! What the facts of one key say together: the value that holds, what else was said of it before,
//! and what contradicts it.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use language::dates::Date;
use language::words::fold;

use crate::{Dossier, Fact, SourceId, SourceKind, changes_with_time, same_value};

/// A difference is only told between facts that are read at least this surely.
const SURE: f32 = 0.75;
/// The same for two counts of one day.
const COUNTED: f32 = 0.7;
/// A site or an address is ours when it is read this surely, or bears our name.
const OURS: f32 = 0.7;

/// The value of a key, and what speaks for and against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Known<'a> {
    /// The key.
    pub key: &'a str,
    /// The fact whose value holds: the newest of what changes, the most trusted of what does not.
    pub fact: &'a Fact,
    /// Facts of the same value elsewhere.
    pub same: Vec<&'a Fact>,
    /// Facts of another value that cannot be explained, newest first.
    pub others: Vec<&'a Fact>,
    /// Facts of other values that hold beside it: there may be several networks or presidents.
    pub also: Vec<&'a Fact>,
    /// Facts of other values that held before, or are explained, newest first; each value once.
    pub history: Vec<&'a Fact>,
}

/// Two or more values of one key that all claim to hold now.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction<'a> {
    /// The key.
    pub key: &'a str,
    /// One fact a value, newest first.
    pub values: Vec<&'a Fact>,
}

/// What a dossier knows, one entry a key, in the order in which keys are first met. What is said
/// of a project holds for that project only and is left out.
pub fn known_facts(dossier: &Dossier) -> Vec<Known<'_>> {
    let mut keys: Vec<&str> = Vec::new();
    for fact in &dossier.facts {
        if !fact.key.starts_with("project.") && !keys.contains(&fact.key.as_str()) {
            keys.push(&fact.key);
        }
    }
    keys.into_iter()
        .filter_map(|key| {
            let facts = dossier.facts.iter().filter(|fact| fact.key == key);
            weigh(facts.collect(), dossier)
        })
        .collect()
}

/// The keys on which a dossier disagrees with itself.
pub fn contradictions(dossier: &Dossier) -> Vec<Contradiction<'_>> {
    known_facts(dossier)
        .into_iter()
        .filter(|known| !known.others.is_empty())
        .map(|known| {
            let mut values = vec![known.fact];
            values.extend(known.others);
            values.sort_by_key(|fact| Reverse(when(fact)));
            Contradiction {
                key: known.key,
                values,
            }
        })
        .collect()
}

/// Weighs facts of one key against each other; nothing when none is ours.
pub fn weigh<'a>(mut facts: Vec<&'a Fact>, dossier: &Dossier) -> Option<Known<'a>> {
    let key = facts.first()?.key.as_str();
    if matches!(key, "site" | "email") {
        // A page or minutes name many sites: ours is labelled so, or has our name.
        facts.retain(|fact| fact.confidence >= OURS || bears_our_name(&fact.value, dossier));
    }
    // What stands in others' papers counts where nothing of ours says it.
    let foreign = foreign(dossier);
    if facts
        .iter()
        .any(|fact| !foreign.contains(&fact.place.source))
    {
        facts.retain(|fact| !foreign.contains(&fact.place.source));
    }
    facts.sort_by_key(|fact| Reverse(rank(fact, dossier)));
    // What a person said of it, in the library, settles it: the last word leads.
    let is_said = |fact: &Fact| fact.place.source < 0;
    facts.sort_by_key(|fact| Reverse(is_said(fact).then(|| when(fact))));
    let fact = *facts.first()?;
    let (same, differing): (Vec<&Fact>, Vec<&Fact>) = facts
        .into_iter()
        .skip(1)
        .partition(|other| same_value(key, &fact.value, &other.value));
    let (also, differing): (Vec<&Fact>, Vec<&Fact>) = differing
        .into_iter()
        .partition(|other| holds_beside(fact, other));
    let (mut others, mut earlier): (Vec<&Fact>, Vec<&Fact>) = differing
        .into_iter()
        .partition(|other| !is_said(fact) && contradicts(fact, other, dossier));
    others.sort_by_key(|other| Reverse(when(other)));
    earlier.sort_by_key(|other| Reverse(when(other)));
    Some(Known {
        key,
        fact,
        same,
        others: each_once(key, others),
        also: each_once(key, also),
        history: each_once(key, earlier),
    })
}

/// Sources that are others': letters, attestations and pages that bear another's number and not
/// ours, which is the one that most papers bear; our own reports and statutes count twice.
fn foreign(dossier: &Dossier) -> HashSet<SourceId> {
    let mut numbers: HashMap<SourceId, Vec<&str>> = HashMap::new();
    for fact in dossier.facts.iter().filter(|fact| fact.key == "siren") {
        let of_source = numbers.entry(fact.place.source).or_default();
        of_source.push(&fact.value);
    }
    let own = |kind: SourceKind| {
        !matches!(
            kind,
            SourceKind::Letter | SourceKind::Other | SourceKind::Agreement | SourceKind::WebPage
        )
    };
    let mut bearing: HashMap<&str, usize> = HashMap::new();
    for source in &dossier.sources {
        let borne = numbers.get(&source.id).into_iter().flatten();
        for number in borne.copied().collect::<HashSet<&str>>() {
            *bearing.entry(number).or_default() += 1 + usize::from(own(source.about.kind));
        }
    }
    let mut ranked: Vec<(usize, &str)> = bearing
        .iter()
        .map(|(number, weight)| (*weight, *number))
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let ours = match ranked.as_slice() {
        [(_, only)] => *only,
        [(most, first), (next, _), ..] if most > next => *first,
        _ => return HashSet::new(),
    };
    dossier
        .sources
        .iter()
        .filter(|source| !own(source.about.kind))
        .filter(|source| {
            let borne = numbers.get(&source.id);
            borne.is_some_and(|borne| borne.iter().all(|number| *number != ours))
        })
        .map(|source| source.id)
        .collect()
}

/// True when two values of one key hold together.
fn holds_beside(fact: &Fact, other: &Fact) -> bool {
    let source = fact.place.source == other.place.source;
    let year = fact.date.map(|date| date.year) == other.date.map(|date| date.year);
    match fact.key.as_str() {
        "networks" | "approvals" | "email" | "site" | "phone" => year,
        // The seat and the postal address.
        "address" => source,
        // "Co-présidents : Ada Lenoir et Luc Morvan".
        _ => year && source && fact.quote == other.quote && !fact.quote.is_empty(),
    }
}

/// The first fact of each value.
fn each_once<'a>(key: &str, facts: Vec<&'a Fact>) -> Vec<&'a Fact> {
    let mut once: Vec<&Fact> = Vec::new();
    for fact in facts {
        if !once
            .iter()
            .any(|one| same_value(key, &one.value, &fact.value))
        {
            once.push(fact);
        }
    }
    once
}

/// How well a fact stands for its key: the better one is larger.
fn rank(fact: &Fact, dossier: &Dossier) -> (u32, (i32, u8, u8), u32, u32) {
    let date = fact.date.map_or((0, 0, 0), ordered);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a confidence is between 0 and 1"
    )]
    let confidence = (fact.confidence * 100.0) as u32;
    let kind = kind(fact, dossier).unwrap_or(SourceKind::Other);
    if fact.key.starts_with("project.") {
        let note = u32::from(kind == SourceKind::ProjectNote);
        (note, date, confidence, 0)
    } else if matches!(fact.key.as_str(), "siret") || fact.key.starts_with("address") {
        // An association moves: the newest year leads, then who is to be believed.
        (
            u32::try_from(date.0).unwrap_or(0),
            (i32::try_from(trust(kind, &fact.key)).unwrap_or(0), 0, 0),
            confidence,
            u32::from(date.1) * 100 + u32::from(date.2),
        )
    } else if changes_with_time(&fact.key) {
        // A count that was voted or filed on a day beats a passing mention of the same year.
        (
            u32::try_from(date.0).unwrap_or(0),
            (i32::from(counted_by(kind)), 0, 0),
            confidence,
            u32::from(date.1) * 100 + u32::from(date.2),
        )
    } else {
        (trust(kind, &fact.key), date, confidence, 0)
    }
}

/// True when another value cannot be explained by time or by who says it.
fn contradicts(fact: &Fact, other: &Fact, dossier: &Dossier) -> bool {
    let year = |fact: &Fact| fact.date.map(|date| date.year);
    let together = if fact.key.starts_with("project.") {
        other.place.source == fact.place.source
    } else {
        !changes_with_time(&fact.key) || year(other) == year(fact)
    };
    // Two counts of one day contradict each other, whoever counted.
    let of_one_day = crate::keys::counts_people(&fact.key)
        && fact.date == other.date
        && fact.date.is_some_and(|date| date.day.is_some());
    let sure = if of_one_day { COUNTED } else { SURE };
    other.confidence >= sure && together && (of_one_day || !explained(fact, other, dossier))
}

/// Two values of an identity that differ because one document is simply older: an association
/// moves, changes its name or its number of establishment.
fn explained(newest: &Fact, other: &Fact, dossier: &Dossier) -> bool {
    let key = newest.key.as_str();
    let statutes = kind(newest, dossier) == Some(SourceKind::Statutes);
    match key {
        // Statutes say the object; other documents paraphrase it.
        "object" | "name" if statutes => true,
        "address" | "siret" => newest
            .date
            .zip(other.date)
            .is_some_and(|(newest, other)| other.year < newest.year),
        // One assembly votes a fee for each kind of member.
        "membership_fee" => newest.place.source == other.place.source,
        _ if changes_with_time(key)
            && kind(newest, dossier).map(counted_by) > kind(other, dossier).map(counted_by) =>
        {
            true
        }
        // There may be several, and a year may hold several meetings.
        "networks" | "approvals" | "insurance" | "email" | "site" | "phone" | "general_meeting" => {
            true
        }
        _ => other.confidence + 0.15 < newest.confidence,
    }
}

fn kind(fact: &Fact, dossier: &Dossier) -> Option<SourceKind> {
    dossier
        .source(fact.place.source)
        .map(|source| source.about.kind)
}

/// Who counts members, hours and people: reports and minutes; applications round.
fn counted_by(kind: SourceKind) -> u8 {
    match kind {
        SourceKind::ActivityReport | SourceKind::Minutes | SourceKind::Accounts => 2,
        SourceKind::ProjectNote | SourceKind::WebPage => 0,
        _ => 1,
    }
}

/// How much a kind of source is to be believed on an identity.
fn trust(kind: SourceKind, key: &str) -> u32 {
    match (kind, key) {
        (SourceKind::Statutes, "object" | "name" | "acronym" | "created" | "declared") => 3,
        (SourceKind::Application, _) => 2,
        (SourceKind::Statutes | SourceKind::ActivityReport | SourceKind::Minutes, _) => 1,
        (SourceKind::ProjectNote | SourceKind::Accounts | SourceKind::Budget, _) => 1,
        _ => 0,
    }
}

/// An address on the Internet that holds the association's name or acronym.
fn bears_our_name(address: &str, dossier: &Dossier) -> bool {
    let letters =
        |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric()).collect() };
    let address = letters(address);
    dossier
        .facts
        .iter()
        .filter(|fact| matches!(fact.key.as_str(), "name" | "acronym"))
        .map(|fact| {
            // "Les Mains vertes" is reached at contact@mains-vertes.org.
            let name = fold(&fact.value);
            let bare = ["les ", "le ", "la ", "l'", "association "]
                .iter()
                .find_map(|article| name.strip_prefix(article));
            letters(bare.unwrap_or(&name))
        })
        .any(|name| name.len() >= 4 && address.contains(&name))
}

fn when(fact: &Fact) -> (i32, u8, u8) {
    fact.date.map_or((0, 0, 0), ordered)
}

fn ordered(date: Date) -> (i32, u8, u8) {
    (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;

    #[test]
    fn two_counts_of_one_day_contradict_each_other() {
        let mut dossier = dossier(&[("members", "143", 2024), ("members", "139", 2024)]);
        for fact in &mut dossier.facts {
            fact.date = Date::new(2024, Some(12), Some(31));
            fact.confidence = 0.7;
        }
        assert_eq!(contradictions(&dossier)[0].values.len(), 2);
        // A round figure does not.
        dossier.facts[1].confidence = 0.55;
        assert!(contradictions(&dossier).is_empty());
    }

    fn dossier(facts: &[(&str, &str, i32)]) -> Dossier {
        let facts = facts
            .iter()
            .zip(0..)
            .map(|((key, value, year), source)| Fact {
                key: (*key).to_owned(),
                value: (*value).to_owned(),
                date: Date::new(*year, None, None),
                place: Place {
                    source,
                    page: None,
                    headings: Vec::new(),
                    doubtful: false,
                },
                quote: String::new(),
                confidence: 0.9,
            });
        Dossier {
            facts: facts.collect(),
            ..Dossier::default()
        }
    }

    fn disagreements(facts: &[(&str, &str, i32)]) -> Vec<(String, Vec<String>)> {
        contradictions(&dossier(facts))
            .into_iter()
            .map(|one| {
                let values = one.values.iter().map(|fact| fact.value.clone());
                (one.key.to_owned(), values.collect())
            })
            .collect()
    }

    #[test]
    fn two_values_of_what_does_not_change_contradict_newest_first() {
        assert_eq!(
            disagreements(&[
                ("rna", "W562001234", 2019),
                ("rna", "W562004321", 2024),
                ("rna", "W562001234", 2021),
            ]),
            [(
                "rna".to_owned(),
                vec!["W562004321".to_owned(), "W562001234".to_owned()]
            )]
        );
    }

    #[test]
    fn what_changes_contradicts_itself_within_a_year_only() {
        assert!(disagreements(&[("members", "120", 2023), ("members", "143", 2024)]).is_empty());
        assert_eq!(
            disagreements(&[("members", "120", 2024), ("members", "143", 2024)]).len(),
            1
        );
    }

    #[test]
    fn one_value_said_in_two_ways_does_not_contradict_itself() {
        assert!(
            disagreements(&[
                ("created", "12 mars 2015", 2020),
                ("created", "2015", 2024),
                ("president", "Ada Lenoir", 2024),
                ("president", "Mme Ada LENOIR", 2024),
                ("legal_form", "association loi 1901", 2024),
                (
                    "legal_form",
                    "Association régie par la loi du 1er juillet 1901",
                    2020
                ),
            ])
            .is_empty()
        );
    }

    #[test]
    fn an_association_that_moved_does_not_contradict_itself() {
        let moved = [
            ("address", "3 rue Basse, 56240 Plouay", 2019),
            ("address", "8 quai Neuf, 56100 Lorient", 2024),
        ];
        assert!(disagreements(&moved).is_empty());
        let twice = [
            ("address", "3 rue Basse, 56240 Plouay", 2024),
            ("address", "8 quai Neuf, 56100 Lorient", 2024),
        ];
        assert_eq!(disagreements(&twice).len(), 1);
    }

    #[test]
    fn several_may_hold_together() {
        let mut dossier = dossier(&[
            ("approvals", "agrément ESUS", 2024),
            ("approvals", "agrément JEP", 2024),
            ("president", "Ada Lenoir", 2024),
            ("president", "Luc Morvan", 2024),
        ]);
        for fact in &mut dossier.facts {
            fact.quote = "Co-présidents : Ada Lenoir et Luc Morvan".to_owned();
            fact.place.source = 0;
        }
        for known in known_facts(&dossier) {
            assert_eq!(
                (known.also.len(), known.others.len()),
                (1, 0),
                "{}",
                known.key
            );
        }
    }

    #[test]
    fn papers_of_others_say_nothing_of_us() {
        let mut dossier = dossier(&[
            ("siren", "111", 2023),
            ("siren", "111", 2024),
            ("siren", "222", 2025),
            ("president", "Ada Lenoir", 2024),
            ("president", "Odile Farreux", 2025),
        ]);
        dossier.facts[3].place.source = 1;
        dossier.facts[4].place.source = 2;
        for (id, kind) in [
            (0, SourceKind::Statutes),
            (1, SourceKind::ActivityReport),
            (2, SourceKind::Letter),
        ] {
            let document = documents::Document::new(documents::Format::Text);
            let mut about = crate::about::of(&document, "a.txt");
            about.kind = kind;
            dossier.sources.push(crate::Source {
                id,
                name: id.to_string(),
                digest: String::new(),
                size: 0,
                about,
            });
        }
        let known = known_facts(&dossier);
        let president = known.iter().find(|known| known.key == "president");
        assert_eq!(president.expect("known").fact.value, "Ada Lenoir");
        assert!(known.iter().all(|known| known.others.is_empty()));
    }

    #[test]
    fn older_values_are_history() {
        let dossier = dossier(&[
            ("president", "Luc Morvan", 2019),
            ("president", "Ada Lenoir", 2024),
            ("president", "Rose Dupré", 2021),
        ]);
        let known = known_facts(&dossier);
        let history: Vec<&str> = known[0].history.iter().map(|f| f.value.as_str()).collect();
        assert_eq!(known[0].fact.value, "Ada Lenoir");
        assert_eq!(history, ["Rose Dupré", "Luc Morvan"]);
    }
}
