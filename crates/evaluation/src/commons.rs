//! The commons: statements read, verified and folded a second, against the bare check of as many
//! signatures in the same run; and what of the lists of others has a field.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use ::commons::constitution::{Founder, Founding};
use ::commons::digest::Digest;
use ::commons::import::List;
use ::commons::kinds::shipped;
use ::commons::moment::Moment;
use ::commons::names::{KindName, RecordId};
use ::commons::rule::Rule;
use ::commons::signature::SecretKey;
use ::commons::statement::{Says, Source, Statement, Verdict, Words};
use ::commons::statements::Statements;
use serde::Serialize;
use serde_json::json;

use crate::{Check, Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "commons",
    about: "statements verified and folded against bare signature checks; lists of others mapped",
    run,
    check: Some(check),
};

/// Records, each with a value of three fields that two organisations checked.
const RECORDS: u32 = 2_000;
/// Runs of which the fastest counts, so that what else the machine does counts least.
const RUNS: usize = 3;
/// The share of the bare check's speed that is aimed at; and what is held in a check, where others may be
/// at work on the machine.
const AIM: f64 = 0.5;
const LEAST: f64 = 0.3;

#[derive(Debug, Serialize)]
struct Figures {
    statements: usize,
    /// Statements a second: signatures alone.
    bare: f64,
    /// Statements a second: read from their bytes, words held against their digest, signature
    /// checked, filed, all records folded.
    folded: f64,
    share: f64,
    /// Names in force at the end: each record has one.
    in_force: usize,
    lists: Vec<Mapped>,
}

#[derive(Debug, Serialize)]
struct Mapped {
    list: &'static str,
    records: usize,
    values: usize,
    unmapped: usize,
    /// Unmapped scalars by the last name of their place in the source.
    unmapped_by_name: BTreeMap<String, usize>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let figures = measure(shared)?;
    if options.json {
        let text = serde_json::to_string_pretty(&figures).map_err(|error| error.to_string())?;
        println!("{text}");
        return Ok(());
    }
    println!(
        "{} statements: {:.0} signatures a second alone, {:.0} statements verified and folded: {:.2} of it",
        figures.statements, figures.bare, figures.folded, figures.share
    );
    for list in &figures.lists {
        println!(
            "{}: {} records, {} values, {} without a field {:?}",
            list.list, list.records, list.values, list.unmapped, list.unmapped_by_name
        );
    }
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let figures = measure(shared)?;
    let records = |list: List| {
        let mut lists = figures.lists.iter();
        lists
            .find(|one| one.list == list.name())
            .map_or(0, |one| one.records)
    };
    // The lists' own counts: 1 348 files; 382 services, 41 other mentions and 989 replacements.
    let (selfhosted, privacy) = (
        records(List::AwesomeSelfhosted),
        records(List::AwesomePrivacy),
    );
    Ok(vec![
        Check {
            line: format!(
                "verified and folded, of bare checks: {:.2}, {LEAST} at least (aim {AIM})",
                figures.share
            ),
            holds: figures.share >= LEAST && figures.in_force == RECORDS as usize,
        },
        Check {
            line: format!("awesome-selfhosted records: {selfhosted} of 1348"),
            holds: selfhosted == 1348,
        },
        Check {
            line: format!("awesome-privacy records: {privacy} of 1412"),
            holds: privacy == 1412,
        },
    ])
}

fn measure(shared: &Path) -> Result<Figures, String> {
    let (founding, statements, now) = history()?;
    let bytes: Vec<(Vec<u8>, Option<Vec<u8>>)> = statements
        .iter()
        .map(|statement| {
            let words = statement.words().map(Words::bytes).transpose();
            Ok((
                statement.claim_bytes(),
                words.map_err(|error| error.to_string())?,
            ))
        })
        .collect::<Result<_, String>>()?;
    let (mut bare, mut folded, mut in_force) = (f64::MAX, f64::MAX, 0);
    let signed = signatures(statements.len());
    for _ in 0..RUNS {
        let began = Instant::now();
        for (key, message, signature) in &signed {
            key.verify(message, signature)
                .map_err(|error| error.to_string())?;
        }
        bare = bare.min(began.elapsed().as_secs_f64());
        let began = Instant::now();
        let mut set = Statements::begin(founding.clone());
        for (claim, words) in &bytes {
            let mut statement = Statement::read(claim).map_err(|error| error.to_string())?;
            if let Some(words) = words {
                let words = Words::read(words).map_err(|error| error.to_string())?;
                statement = statement
                    .with_words(words)
                    .map_err(|error| error.to_string())?;
            }
            set.insert(statement);
        }
        let records = set.fold(now).map_err(|error| error.to_string())?;
        folded = folded.min(began.elapsed().as_secs_f64());
        in_force = records
            .iter()
            .filter(|r| r.in_force("name").count() == 1)
            .count();
    }
    let count = statements.len();
    Ok(Figures {
        statements: count,
        bare: count as f64 / bare,
        folded: count as f64 / folded,
        share: bare / folded,
        in_force,
        lists: lists(shared)?,
    })
}

/// A founding, and values that others checked.
fn history() -> Result<(Statement, Vec<Statement>, Moment), String> {
    let wrong = |error: &dyn std::fmt::Display| error.to_string();
    let began: Moment = "2026-01-01T00:00:00Z".parse().map_err(|e| wrong(&e))?;
    let key = |number: u8| SecretKey::from_seed(&[number; 32]);
    let kind = |name: &str| name.parse::<KindName>().map_err(|e| e.to_string());
    let (software, organisation) = (kind("software")?, kind("organisation")?);
    let of = |number: u8| RecordId::new(organisation.clone(), [number; 16]);
    let founding = Founding {
        kinds: shipped(),
        organisations: (1..=3)
            .map(|number| Founder {
                key: key(number).public(),
                record: of(number),
            })
            .collect(),
        rule: Rule::default(),
    };
    let mut words = Words::new([0; 16]);
    words.value = Some(founding.value());
    let says = Says::Founding {
        origin: "commons.example/log".to_owned(),
    };
    let founding =
        Statement::say(says, Some(words), None, began, &key(1)).map_err(|e| wrong(&e))?;
    let mut statements = Vec::new();
    for number in 0..RECORDS {
        let record = RecordId::named(software.clone(), "measure", &number.to_string());
        let digest = Digest::of(&number.to_be_bytes());
        let salt = digest.0[..16]
            .try_into()
            .map_err(|_| "no salt".to_owned())?;
        for (field, value) in [
            ("name", json!(format!("Software {number}"))),
            (
                "website",
                json!(format!("https://software-{number}.example/")),
            ),
            ("licences", json!(["AGPL-3.0-or-later"])),
        ] {
            let mut words = Words::new(salt);
            words.value = Some(value);
            words.source = Some(Source::Url(format!(
                "https://software-{number}.example/about"
            )));
            let says = Says::Value {
                record: record.clone(),
                field: field.parse().map_err(|e| wrong(&e))?,
                language: None,
                licence: "CC0-1.0".parse().map_err(|e| wrong(&e))?,
                replaces: None,
            };
            let time = began.after(i64::from(number));
            let value = Statement::say(says, Some(words), Some(of(1)), time, &key(1));
            let value = value.map_err(|e| wrong(&e))?;
            for by in [2, 3] {
                let says = Says::Review {
                    of: value.id(),
                    verdict: Verdict::Agree,
                    interest: false,
                };
                let review = Statement::say(says, None, Some(of(by)), time.after(60), &key(by));
                statements.push(review.map_err(|e| wrong(&e))?);
            }
            statements.push(value);
        }
    }
    Ok((founding, statements, began.after(365 * 24 * 3600)))
}

/// As many signatures over messages of the length that a proof signs, by as many keys.
fn signatures(count: usize) -> Vec<(::commons::signature::PublicKey, [u8; 64], [u8; 64])> {
    let keys: Vec<SecretKey> = (1..=3).map(|n| SecretKey::from_seed(&[n; 32])).collect();
    (0..count)
        .map(|number| {
            let digest = Digest::of(&number.to_be_bytes());
            let message = ::commons::signature::hash_data(digest, digest);
            let key = &keys[number % keys.len()];
            (key.public(), message, key.sign(&message))
        })
        .collect()
}

fn lists(shared: &Path) -> Result<Vec<Mapped>, String> {
    let datasets = shared.join("commons/datasets");
    let mut all = Vec::new();
    for (list, path) in [
        (List::AwesomeSelfhosted, "awesome-selfhosted-data/software"),
        (List::AwesomePrivacy, "awesome-privacy-lissy93"),
    ] {
        let mut mapped = Mapped {
            list: list.name(),
            records: 0,
            values: 0,
            unmapped: 0,
            unmapped_by_name: BTreeMap::new(),
        };
        for path in crate::dossiers::files(&datasets.join(path))? {
            if path.extension().is_none_or(|end| end != "yml") {
                continue;
            }
            let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            for thing in list
                .read(&name, &bytes)
                .map_err(|error| error.to_string())?
            {
                mapped.records += 1;
                mapped.values += thing.values.len();
                mapped.unmapped += thing.unmapped.len();
                for one in thing.unmapped {
                    // The name that a member has under its thing: no number of a list, no month.
                    let mut names = one.from.rsplit('/');
                    let name = names.find(|n| !n.starts_with(|c: char| c.is_ascii_digit()));
                    *mapped
                        .unmapped_by_name
                        .entry(name.unwrap_or_default().to_owned())
                        .or_default() += 1;
                }
            }
        }
        all.push(mapped);
    }
    Ok(all)
}
