//! Which chart a ledger follows: by the accounts it uses, their names, and the year.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Chart;
use crate::entries::{Entry, EntryId, Ledger};
use crate::words::{has_words, plain};

/// What chart was recognised, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// The chart.
    pub chart: Chart,
    /// Whether the accounts themselves say it, and not only the year.
    pub by_accounts: bool,
    /// What speaks for each chart, the chosen one first.
    pub evidence: Vec<(Chart, Vec<Evidence>)>,
}

/// Something that speaks for a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Years of accounts that open in that year have to follow it.
    Year(i32),
    /// An account is used that it has, and others have not or have under another name.
    Account {
        /// The account.
        account: String,
        /// An entry of it.
        entry: EntryId,
        /// How much it says.
        weight: u32,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: Vec<Version>,
    family: Vec<Family>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    chart: Chart,
    opened: [i32; 2],
    mark: Vec<Mark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    account: String,
    #[serde(default)]
    words: Vec<String>,
    weight: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    charts: Vec<Chart>,
    accounts: Vec<String>,
    weight: u32,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../charts/versions.toml"))
        .expect("the versions are part of the program and are tested")
});

/// What the year says; more than any single hint, less than what accounts say together.
const YEAR: u32 = 4;

/// Recognises the chart of a ledger, or of one of its sources, whose year of accounts opened in that
/// year; where no year is known, that of the first entry. Where nothing speaks, an association of that
/// year.
pub fn recognise(ledger: &Ledger, opened: Option<i32>, source: Option<u16>) -> Recognition {
    let opened = opened.or_else(|| ledger.days().map(|days| days.first.year()));
    let mut accounts: BTreeMap<&str, (EntryId, String)> = BTreeMap::new();
    let of = |entry: &Entry| source.is_none_or(|source| entry.source == source);
    for (id, entry) in ledger.iter().filter(|(_, entry)| of(entry)) {
        accounts
            .entry(ledger.account(entry))
            .or_insert_with(|| (id, plain(ledger.text(entry.account_label))));
    }
    let mut evidence: Vec<(u32, u32, Chart, Vec<Evidence>)> = FILE
        .version
        .iter()
        .map(|version| {
            let mut list = Vec::new();
            let mut score = 0;
            if let Some(year) =
                opened.filter(|year| (version.opened[0]..=version.opened[1]).contains(year))
            {
                score += YEAR;
                list.push(Evidence::Year(year));
            }
            let marks = version
                .mark
                .iter()
                .map(|mark| (mark.account.as_str(), mark.words.as_slice(), mark.weight));
            let families = FILE
                .family
                .iter()
                .filter(|family| family.charts.contains(&version.chart))
                .flat_map(|family| {
                    family
                        .accounts
                        .iter()
                        .map(|account| (account.as_str(), &[][..], family.weight))
                });
            let mut by_accounts = 0;
            for (start, words, weight) in marks.chain(families) {
                let used = accounts
                    .range(start..)
                    .take_while(|(account, _)| account.starts_with(start))
                    .find(|(_, (_, name))| {
                        words.is_empty() || words.iter().any(|word| has_words(name, word))
                    });
                if let Some((account, (entry, _))) = used {
                    by_accounts += weight;
                    let account = (*account).to_owned();
                    list.push(Evidence::Account {
                        account,
                        entry: *entry,
                        weight,
                    });
                }
            }
            (score + by_accounts, by_accounts, version.chart, list)
        })
        .collect();
    // The earlier in the list where they are equal: associations first.
    evidence.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    let chart = evidence
        .first()
        .map_or(Chart::Associations2018, |(_, _, chart, _)| *chart);
    let first = evidence
        .first()
        .map_or(0, |(_, by_accounts, ..)| *by_accounts);
    let others = evidence
        .iter()
        .skip(1)
        .map(|(_, by_accounts, ..)| *by_accounts)
        .max();
    Recognition {
        chart,
        by_accounts: first > others.unwrap_or(0),
        evidence: evidence
            .into_iter()
            .map(|(_, _, chart, list)| (chart, list))
            .collect(),
    }
}
