//! A small commons for tests: four organisations found it, each with one account.

use serde_json::{Value, json};

use crate::constitution::{Founder, Founding};
use crate::digest::Digest;
use crate::kinds::shipped;
use crate::moment::Moment;
use crate::names::RecordId;
use crate::rule::Rule;
use crate::signature::SecretKey;
use crate::statement::{Says, Source, Statement, Target, Verdict, Words};
use crate::statements::Statements;

/// Seconds in an hour.
pub(crate) const HOUR: i64 = 3600;

/// Says things, each at a moment of its own.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) statements: Statements,
    /// All that was said, in the order in which it was.
    pub(crate) said: Vec<Statement>,
    pub(crate) now: Moment,
    salt: u8,
}

/// When the commons begins.
pub(crate) fn begun() -> Moment {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

/// An account's key.
pub(crate) fn key(account: u8) -> SecretKey {
    SecretKey::from_seed(&[account; 32])
}

/// An organisation; those from 1 to 4 found the commons, each with the key of its number.
pub(crate) fn organisation(number: u8) -> RecordId {
    RecordId::new("organisation".parse().unwrap(), [number; 16])
}

/// A software.
pub(crate) fn software(number: u8) -> RecordId {
    RecordId::new("software".parse().unwrap(), [number; 16])
}

impl World {
    pub(crate) fn new() -> Self {
        Self::with(&["organisation", "software"])
    }

    /// With these kinds.
    pub(crate) fn with(kinds: &[&str]) -> Self {
        let now = begun();
        let founding = Founding {
            // Some of the kinds: a fold that compiles all of them takes tests a while.
            kinds: shipped()
                .into_iter()
                .filter(|(kind, _)| kinds.contains(&kind.as_str()))
                .collect(),
            organisations: (1..=4)
                .map(|number| Founder {
                    key: key(number).public(),
                    record: organisation(number),
                })
                .collect(),
            rule: Rule::default(),
        };
        let mut words = Words::new([0; 16]);
        words.value = Some(founding.value());
        let says = Says::Founding {
            origin: "commons.example/log".to_owned(),
        };
        let founding = Statement::say(says, Some(words), None, now, &key(1)).unwrap();
        Self {
            statements: Statements::begin(founding.clone()),
            said: vec![founding],
            now,
            salt: 0,
        }
    }

    /// Lets hours pass.
    pub(crate) fn wait(&mut self, hours: i64) {
        self.now = self.now.after(hours * HOUR);
    }

    /// Says anything, with one account and for an organisation if there is one.
    pub(crate) fn say(
        &mut self,
        account: u8,
        organisation: Option<RecordId>,
        says: Says,
        set: impl FnOnce(&mut Words),
    ) -> Digest {
        let statement = self.make(account, organisation, says, set);
        let id = statement.id();
        self.said.push(statement.clone());
        self.statements.insert(statement);
        id
    }

    /// Makes a statement that is not said.
    pub(crate) fn make(
        &mut self,
        account: u8,
        organisation: Option<RecordId>,
        says: Says,
        set: impl FnOnce(&mut Words),
    ) -> Statement {
        self.now = self.now.after(1);
        self.salt = self.salt.wrapping_add(1);
        let mut words = Words::new([self.salt; 16]);
        set(&mut words);
        Statement::say(says, Some(words), organisation, self.now, &key(account)).unwrap()
    }

    pub(crate) fn name(record: RecordId, replaces: Option<Digest>) -> Says {
        Says::Value {
            record,
            field: "name".parse().unwrap(),
            language: None,
            licence: "CC0-1.0".parse().unwrap(),
            replaces,
        }
    }

    /// A founder says a software's name.
    pub(crate) fn value(&mut self, by: u8, name: &str, replaces: Option<Digest>) -> Digest {
        self.value_by(by, Some(organisation(by)), name, replaces)
    }

    pub(crate) fn value_by(
        &mut self,
        account: u8,
        organisation: Option<RecordId>,
        name: &str,
        replaces: Option<Digest>,
    ) -> Digest {
        let value = json!(name);
        self.say(
            account,
            organisation,
            Self::name(software(1), replaces),
            |words| {
                words.value = Some(value);
                words.source = Some(Source::Url("https://software.example/".to_owned()));
            },
        )
    }

    /// A founder checks a statement.
    pub(crate) fn review(&mut self, by: u8, of: Digest, verdict: Verdict) -> Digest {
        self.review_by(by, organisation(by), of, verdict, false)
    }

    pub(crate) fn review_by(
        &mut self,
        account: u8,
        organisation: RecordId,
        of: Digest,
        verdict: Verdict,
        interest: bool,
    ) -> Digest {
        let says = Says::Review {
            of,
            verdict,
            interest,
        };
        self.say(account, Some(organisation), says, |_| {})
    }

    /// A founder takes something back.
    pub(crate) fn revert(&mut self, by: u8, of: Target) -> Digest {
        self.say(by, Some(organisation(by)), Says::Revert { of }, |words| {
            words.reason = Some("it is not so".to_owned());
        })
    }

    /// The names in force of the software.
    pub(crate) fn names(&self) -> Vec<Value> {
        let record = self.record();
        let mut names: Vec<Value> = record
            .in_force("name")
            .filter_map(|held| held.value.clone())
            .collect();
        names.sort_by_key(ToString::to_string);
        names
    }

    pub(crate) fn record(&self) -> crate::fold::Record {
        self.record_of(&software(1))
    }

    pub(crate) fn record_of(&self, id: &RecordId) -> crate::fold::Record {
        let constitution = self.statements.constitution(self.now).unwrap();
        let taken_back = self.statements.taken_back(&constitution, self.now);
        self.statements
            .record(id, &taken_back, &constitution, self.now)
    }
}
