//! A record as it is today, and how each of its values stands.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::weigh::{Context, Force, Outcome, Tally, weigh};
use crate::digest::Digest;
use crate::moment::{Day, Moment};
use crate::names::{FieldName, Language, Licence, RecordId};
use crate::signature::PublicKey;
use crate::statement::{OwnershipProof, Says, Source, Statement};

/// What is known of one thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: RecordId,
    /// Its fields, by name and language, each with all values that were said.
    pub fields: Vec<Field>,
    /// The record that it was merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<RecordId>,
    /// The records that were merged into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub takes_in: Vec<RecordId>,
    /// The thing is no more.
    pub retired: bool,
    /// Claims of ownership.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<Ownership>,
    /// What was asked of the record as a whole and is not in force: merges, retirements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<Request>,
    /// The first moment at which it reads otherwise without any new statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes_at: Option<Moment>,
}

/// A field's values in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: FieldName,
    /// In which language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// All values: those in force first, then those that wait, then the rest; newer before older.
    pub values: Vec<Held>,
}

/// A value and how it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The statement that says it.
    pub statement: Digest,
    /// The value; none where it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// How it stands.
    pub standing: Standing,
    /// Who checked it.
    pub tally: Tally,
    /// Who said it.
    pub author: PublicKey,
    /// The organisation it was said for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<RecordId>,
    /// It was said by an owner of the record.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_owner: bool,
    /// When.
    pub time: Moment,
    /// Under which licence.
    pub licence: Licence,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The day on which the source said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Day>,
    /// Disputes that are neither upheld nor dismissed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Digest>,
    /// The day from which it asks to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
}

/// How a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Checked by enough organisations.
    InForce,
    /// Not checked by enough, or not long enough ago.
    Waiting {
        /// How many organisations more must agree.
        missing: usize,
        /// Before when it cannot come into force, if that is yet to come.
        #[serde(skip_serializing_if = "Option::is_none")]
        earliest: Option<Moment>,
    },
    /// Too many oppose.
    Stopped,
    /// A dispute was upheld.
    Disputed {
        /// Which.
        by: Digest,
    },
    /// A newer value stands in its place.
    Replaced {
        /// Which.
        by: Digest,
    },
    /// It was taken back.
    TakenBack {
        /// By which revert.
        by: Digest,
    },
    /// It does not fit the schema of its kind that was in force when it was said.
    Unfit,
    /// Its words were erased.
    Erased,
}

/// A claim of ownership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ownership {
    /// The statement.
    pub statement: Digest,
    /// The organisation that says so.
    pub organisation: RecordId,
    /// Where the proof stands.
    pub proof: OwnershipProof,
    /// Whether it holds.
    pub force: Force,
}

/// Something that was asked of a record and is not in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The statement: a merge or a retirement.
    pub statement: Digest,
    /// Who checked it.
    pub tally: Tally,
    /// Whether it holds.
    pub force: Force,
}

impl Record {
    /// The values of a field that are in force, in a language where it is translated.
    pub fn in_force<'r>(&'r self, name: &'r str) -> impl Iterator<Item = &'r Held> {
        self.fields
            .iter()
            .filter(move |field| field.name.as_str() == name)
            .flat_map(Field::in_force)
    }

    /// True when nothing was ever said of it that is in force or may come to be.
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| {
            field
                .values
                .iter()
                .all(|held| !matches!(held.standing, Standing::InForce | Standing::Waiting { .. }))
        })
    }
}

impl Field {
    /// The values in force. Several that differ are a conflict, for people to see.
    pub fn in_force(&self) -> impl Iterator<Item = &Held> {
        self.values
            .iter()
            .filter(|held| held.standing == Standing::InForce)
    }

    /// True when values in force contradict each other.
    pub fn is_contradictory(&self) -> bool {
        let mut values = self.in_force().map(|held| &held.value);
        values
            .next()
            .is_some_and(|first| values.any(|other| other != first))
    }

    /// What to show first: the newest value in force, else the newest that waits.
    pub fn first(&self) -> Option<&Held> {
        self.values
            .first()
            .filter(|held| matches!(held.standing, Standing::InForce | Standing::Waiting { .. }))
    }
}

pub(super) fn fold(
    id: &RecordId,
    statements: &BTreeMap<Digest, &Statement>,
    context: &Context<'_>,
) -> Record {
    let mut weighed = weigh(statements, context, &[]);
    let owners = owners(id, statements, &weighed, context);
    let holding: Vec<RecordId> = owners
        .iter()
        .filter(|owner| owner.force == Force::InForce)
        .map(|owner| owner.organisation.clone())
        .collect();
    if !holding.is_empty() {
        // An owner is one source among others, and does not check what is said of its own.
        weighed = weigh(statements, context, &holding);
    }
    let mut record = Record {
        id: id.clone(),
        fields: fields(id, statements, &weighed, context, &holding),
        merged_into: None,
        takes_in: Vec::new(),
        retired: false,
        owners,
        requests: Vec::new(),
        changes_at: None,
    };
    for statement in statements.values() {
        let Some(outcome) = weighed.get(&statement.id()) else {
            continue;
        };
        whole(&mut record, statement, outcome);
    }
    record.takes_in.sort();
    record.takes_in.dedup();
    record.changes_at = changes_at(&record, &weighed, context.now);
    record
}

/// What is asked of the record as a whole.
fn whole(record: &mut Record, statement: &Statement, outcome: &Outcome) {
    let concerned = match statement.says() {
        Says::Merge { record: of, other } => *of == record.id || *other == record.id,
        Says::Retire { record: of } => *of == record.id,
        _ => false,
    };
    if !concerned || outcome.voided_by.is_some() {
        return;
    }
    if outcome.force != Force::InForce {
        record.requests.push(Request {
            statement: statement.id(),
            tally: outcome.tally.clone(),
            force: outcome.force,
        });
        return;
    }
    match statement.says() {
        Says::Merge { record: of, other } if *of == record.id => {
            record.takes_in.push(other.clone());
        }
        // Of several, the one with the smaller name: which was met first makes no difference.
        Says::Merge { record: of, .. } => {
            let into = record
                .merged_into
                .take()
                .map_or(of.clone(), |kept| kept.min(of.clone()));
            record.merged_into = Some(into);
        }
        _ => record.retired = true,
    }
}

fn owners(
    id: &RecordId,
    statements: &BTreeMap<Digest, &Statement>,
    weighed: &HashMap<Digest, Outcome>,
    context: &Context<'_>,
) -> Vec<Ownership> {
    statements
        .values()
        .filter_map(|statement| {
            let Says::Ownership { record, proof } = statement.says() else {
                return None;
            };
            let outcome = weighed.get(&statement.id())?;
            let organisation = context.constitution.speaker(statement)?;
            (record == id && outcome.voided_by.is_none()).then(|| Ownership {
                statement: statement.id(),
                organisation: organisation.clone(),
                proof: proof.clone(),
                force: outcome.force,
            })
        })
        .collect()
}

/// A value, and the one that it says it replaces.
type Replacing = (Held, Option<Digest>);

fn fields(
    id: &RecordId,
    statements: &BTreeMap<Digest, &Statement>,
    weighed: &HashMap<Digest, Outcome>,
    context: &Context<'_>,
    owners: &[RecordId],
) -> Vec<Field> {
    let mut disputes: HashMap<Digest, Vec<&Statement>> = HashMap::new();
    for statement in statements.values() {
        if let Says::Dispute { of } = statement.says() {
            disputes.entry(*of).or_default().push(statement);
        }
    }
    let mut by_name: BTreeMap<(FieldName, Option<Language>), Vec<Replacing>> = BTreeMap::new();
    for statement in statements.values() {
        let Says::Value {
            record,
            field,
            language,
            licence,
            replaces,
        } = statement.says()
        else {
            continue;
        };
        let Some(outcome) = weighed.get(&statement.id()).filter(|_| record == id) else {
            continue;
        };
        let about = disputes.get(&statement.id()).map(Vec::as_slice);
        let (upheld, open) = weigh_disputes(about.unwrap_or_default(), weighed);
        let organisation = context.constitution.speaker(statement).cloned();
        let standing = standing(statement, outcome, upheld, context);
        let words = statement.words();
        let held = Held {
            statement: statement.id(),
            value: words.and_then(|words| words.value.clone()),
            standing,
            tally: outcome.tally.clone(),
            author: *statement.author(),
            by_owner: organisation.as_ref().is_some_and(|o| owners.contains(o)),
            organisation,
            time: statement.time(),
            licence: licence.clone(),
            source: words.and_then(|words| words.source.clone()),
            quote: words.and_then(|words| words.quote.clone()),
            seen: words.and_then(|words| words.seen),
            disputes: open,
            due: due(statement, outcome, context),
        };
        by_name
            .entry((field.clone(), language.clone()))
            .or_default()
            .push((held, *replaces));
    }
    by_name
        .into_iter()
        .map(|((name, language), values)| Field {
            name,
            language,
            values: in_order(replace(values)),
        })
        .collect()
}

/// The dispute that was upheld first, and those that are still open.
fn weigh_disputes(
    disputes: &[&Statement],
    weighed: &HashMap<Digest, Outcome>,
) -> (Option<Digest>, Vec<Digest>) {
    let mut upheld = None;
    let mut open = Vec::new();
    for dispute in disputes {
        let id = dispute.id();
        match weighed.get(&id) {
            Some(outcome) if outcome.voided_by.is_some() => {}
            Some(outcome) if outcome.force == Force::InForce => {
                let this = (dispute.time(), id);
                upheld = Some(upheld.map_or(this, |kept: (Moment, Digest)| kept.min(this)));
            }
            Some(outcome) if outcome.force != Force::Stopped => open.push(id),
            _ => {}
        }
    }
    (upheld.map(|(_, id)| id), open)
}

fn standing(
    statement: &Statement,
    outcome: &Outcome,
    upheld: Option<Digest>,
    context: &Context<'_>,
) -> Standing {
    if let Some(by) = outcome.voided_by {
        return Standing::TakenBack { by };
    }
    if statement.is_erased() {
        return Standing::Erased;
    }
    if !fits(statement, context) {
        return Standing::Unfit;
    }
    if let Some(by) = upheld {
        return Standing::Disputed { by };
    }
    match outcome.force {
        Force::InForce => Standing::InForce,
        Force::Waiting { missing, earliest } => Standing::Waiting { missing, earliest },
        Force::Stopped => Standing::Stopped,
    }
}

fn fits(statement: &Statement, context: &Context<'_>) -> bool {
    let Says::Value {
        record,
        field,
        language,
        ..
    } = statement.says()
    else {
        return false;
    };
    let kind = context.constitution.kind(record.kind(), statement.time());
    let Some(field) = kind.and_then(|kind| kind.field(field)) else {
        return false;
    };
    let value = statement.words().and_then(|words| words.value.as_ref());
    field.translated == language.is_some() && value.is_some_and(|value| field.fits(value))
}

/// Values age from when their source said so, they were said, or were last checked.
fn due(statement: &Statement, outcome: &Outcome, context: &Context<'_>) -> Option<Day> {
    let Says::Value { record, field, .. } = statement.says() else {
        return None;
    };
    let kind = context.constitution.kind(record.kind(), context.now)?;
    let months = kind.field(field)?.months?;
    let seen = statement.words().and_then(|words| words.seen);
    let said = seen.unwrap_or_else(|| statement.time().day());
    let checked = outcome.tally.last_agreed.map(Moment::day);
    Some(said.max(checked.unwrap_or(said)).months_later(months))
}

/// What is in force takes the place of what it replaces, and of what that replaced.
fn replace(mut values: Vec<Replacing>) -> Vec<Held> {
    let place: HashMap<Digest, usize> = values
        .iter()
        .enumerate()
        .map(|(at, (held, _))| (held.statement, at))
        .collect();
    let mut replaced: HashMap<usize, (Moment, Digest)> = HashMap::new();
    for (held, replaces) in &values {
        if held.standing != Standing::InForce {
            continue;
        }
        let by = (held.time, held.statement);
        let mut seen = HashSet::new();
        let mut next = *replaces;
        while let Some(at) = next.and_then(|id| place.get(&id).copied()) {
            // What a newer value reached already, and all before it, needs no second walk.
            let known = replaced.get(&at).copied();
            if !seen.insert(at) || known.is_some_and(|known| known >= by) {
                break;
            }
            replaced.insert(at, by);
            next = values[at].1;
        }
    }
    for (at, (_, by)) in replaced {
        let held = &mut values[at].0;
        if matches!(held.standing, Standing::InForce | Standing::Waiting { .. }) {
            held.standing = Standing::Replaced { by };
        }
    }
    values.into_iter().map(|(held, _)| held).collect()
}

fn in_order(mut values: Vec<Held>) -> Vec<Held> {
    let rank = |standing: &Standing| match standing {
        Standing::InForce => 0,
        Standing::Waiting { .. } => 1,
        _ => 2,
    };
    values.sort_by(|a, b| {
        rank(&a.standing)
            .cmp(&rank(&b.standing))
            .then(b.time.cmp(&a.time))
            .then(a.statement.cmp(&b.statement))
    });
    values
}

/// When time alone changes something: a waiting statement's first hour, a value's day to be looked
/// at again.
fn changes_at(record: &Record, weighed: &HashMap<Digest, Outcome>, now: Moment) -> Option<Moment> {
    let waits = weighed.values().filter_map(|outcome| match outcome.force {
        Force::Waiting { earliest, .. } => earliest,
        _ => None,
    });
    let ages = record
        .fields
        .iter()
        .flat_map(Field::in_force)
        .filter_map(|held| held.due.map(Day::start));
    waits.chain(ages).filter(|at| *at > now).min()
}
