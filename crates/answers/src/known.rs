//! Facts by key: the value to give, and whether the dossier agrees with itself on it.

use dossier::{Dossier, Fact, SourceKind, changes_with_time};
use language::dates::Date;

/// A value for a key, and what speaks for and against it.
pub(crate) struct Known<'a> {
    /// The fact that is offered.
    pub(crate) fact: &'a Fact,
    /// Facts of the same value in other sources.
    pub(crate) same: Vec<&'a Fact>,
    /// Facts of another value that cannot be explained by time.
    pub(crate) others: Vec<&'a Fact>,
    /// Year of the value, when it is one that changes and is more than a year old.
    pub(crate) old: Option<i32>,
}

/// The best value of a key. `year` is the year that the box asks for, if it names one.
pub(crate) fn value<'a>(
    key: &str,
    year: Option<i32>,
    dossier: &'a Dossier,
    today: Date,
) -> Option<Known<'a>> {
    let changes = changes_with_time(key);
    let mut facts: Vec<&Fact> = dossier
        .facts
        .iter()
        .filter(|fact| fact.key == key)
        .filter(|fact| match (changes, year, fact.date) {
            (true, Some(year), Some(date)) => date.year == year,
            _ => true,
        })
        .collect();
    let project = key.starts_with("project.");
    if let Some(holder) = holder(key, dossier) {
        // A role or a number goes with the person who holds it now.
        let base = holder.key.as_str();
        facts.retain(|fact| {
            dossier.facts.iter().any(|held| {
                held.key == base
                    && held.place.source == fact.place.source
                    && dossier::same_value(base, &held.value, &holder.value)
            })
        });
    }
    if project {
        // What was said of another project is not said of this one.
        let ours = crate::project::sources(dossier);
        facts.retain(|fact| ours.contains(&fact.place.source));
    }
    let weighed = dossier::weigh(facts, dossier)?;
    let old = (changes && !project && year.is_none())
        .then_some(weighed.fact.date)
        .flatten()
        .filter(|date| is_old(*date, today))
        .map(|date| date.year);
    Some(Known {
        fact: weighed.fact,
        same: weighed.same,
        others: weighed.others,
        old,
    })
}

/// Who is meant by the role, telephone or e-mail of a person: the fact of who it is.
fn holder<'a>(key: &str, dossier: &'a Dossier) -> Option<&'a Fact> {
    let (person, part) = key.split_once('.')?;
    if !matches!(part, "role" | "phone" | "email") {
        return None;
    }
    let named = dossier.facts.iter().filter(|fact| fact.key == person);
    Some(dossier::weigh(named.collect(), dossier)?.fact)
}

/// The day of the general meeting that a label asks for: the last that was, or the next to come.
pub(crate) fn meeting<'a>(label: &str, dossier: &'a Dossier, today: Date) -> Option<Known<'a>> {
    let folded = language::words::fold(label);
    let to_come = ["prochain", "next", "a venir"]
        .iter()
        .any(|word| folded.contains(word));
    let day = |fact: &Fact| language::dates::find(&fact.value).into_iter().next();
    let year = language::dates::years(label).into_iter().max();
    let of_key = dossier
        .facts
        .iter()
        .filter(|fact| fact.key == "general_meeting");
    let dated = of_key
        .filter_map(|fact| Some((day(fact)?.value, fact)))
        .filter(|(date, _)| year.is_none_or(|year| date.year == year));
    let (past, next): (Vec<_>, Vec<_>) = dated.partition(|(date, _)| *date <= today);
    let mut others = Vec::new();
    let (_, fact) = if to_come {
        next.into_iter().min_by_key(|(date, _)| *date)?
    } else {
        // Minutes say that it was held; a notice only that it was called.
        let held = |fact: &Fact| {
            let source = dossier.source(fact.place.source);
            source.is_some_and(|source| source.about.kind == SourceKind::Minutes)
                && !language::words::fold(&fact.quote).contains("l'honneur de vous")
        };
        let minuted = past.iter().filter(|(_, fact)| held(fact)).copied();
        let latest = past.iter().copied().max_by_key(|(date, _)| *date)?;
        let minuted = minuted.max_by_key(|(date, _)| *date).unwrap_or(latest);
        if minuted.0 < latest.0 {
            others.push(latest.1);
        }
        minuted
    };
    Some(Known {
        fact,
        same: Vec::new(),
        others,
        old: None,
    })
}

/// True for counts and totals, which a box may ask for one year.
pub(crate) fn is_counted(key: &str) -> bool {
    let counts = [
        "members",
        "volunteers",
        "volunteer_hours",
        "permanent_staff",
        "temporary_staff",
        "employees",
        "fte",
        "beneficiaries",
        "budget_total",
    ];
    counts
        .iter()
        .any(|count| key == *count || key.starts_with("members."))
}

/// More than a year before today; a date without a month counts as the end of its year.
pub fn is_old(date: Date, today: Date) -> bool {
    let days = |date: Date| {
        date.year * 372
            + i32::from(date.month.unwrap_or(12)) * 31
            + i32::from(date.day.unwrap_or(31))
    };
    days(today) - days(date) > 372
}
