//! Weighs statements: who agrees, who opposes, what was taken back, what is in force.

use std::collections::{BTreeMap, HashMap};

use super::TakenBack;
use crate::constitution::Constitution;
use crate::digest::Digest;
use crate::moment::Moment;
use crate::names::RecordId;
use crate::rule::Threshold;
use crate::statement::{Says, Statement, Verdict};

/// What a fold is handed beside the statements.
pub(super) struct Context<'a> {
    pub(super) constitution: &'a Constitution,
    pub(super) taken_back: &'a TakenBack,
    pub(super) now: Moment,
    /// The record that is folded. An organisation does not check its own.
    pub(super) subject: Option<&'a RecordId>,
}

/// What organisations found when they checked a statement, each by its last review.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// Those that agree.
    pub agreed: Vec<RecordId>,
    /// Those that oppose.
    pub opposed: Vec<RecordId>,
    /// Those whose review is not counted: they declared an interest, or the record is theirs.
    pub interested: Vec<RecordId>,
    /// When one last agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_agreed: Option<Moment>,
}

/// Whether a statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// Enough organisations agree, and the time has passed.
    InForce,
    /// It waits.
    Waiting {
        /// How many organisations more must agree.
        missing: usize,
        /// Before when it cannot come into force, if that is yet to come.
        #[serde(skip_serializing_if = "Option::is_none")]
        earliest: Option<Moment>,
    },
    /// So many oppose that it does not hold.
    Stopped,
}

/// What came of weighing one statement.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    pub(super) tally: Tally,
    pub(super) force: Force,
    /// The revert that took it back.
    pub(super) voided_by: Option<Digest>,
}

/// Weighs all statements. A statement's outcome rests on those that are about it; as these name it
/// by its digest, they were made after it and there is no circle. They are gone through from the
/// latest, without recursion, so that no chain of them is too long.
pub(super) fn weigh(
    statements: &BTreeMap<Digest, &Statement>,
    context: &Context<'_>,
    owners: &[RecordId],
) -> HashMap<Digest, Outcome> {
    let mut about: HashMap<Digest, Vec<&Statement>> = HashMap::new();
    let mut unweighed: HashMap<Digest, usize> = HashMap::new();
    for statement in statements.values() {
        if let Some(target) = statement.says().about() {
            about.entry(target).or_default().push(statement);
            *unweighed.entry(target).or_default() += 1;
        }
    }
    let mut ready: Vec<&Statement> = statements
        .values()
        .filter(|statement| !unweighed.contains_key(&statement.id()))
        .copied()
        .collect();
    let mut outcomes = HashMap::with_capacity(statements.len());
    while let Some(statement) = ready.pop() {
        let id = statement.id();
        let about = about.get(&id).map(Vec::as_slice).unwrap_or_default();
        let outcome = weigh_one(statement, about, &outcomes, context, owners);
        outcomes.insert(id, outcome);
        if let Some(target) = statement.says().about()
            && let Some(count) = unweighed.get_mut(&target)
        {
            *count -= 1;
            if *count == 0
                && let Some(target) = statements.get(&target)
            {
                ready.push(target);
            }
        }
    }
    outcomes
}

fn weigh_one(
    statement: &Statement,
    about: &[&Statement],
    outcomes: &HashMap<Digest, Outcome>,
    context: &Context<'_>,
    owners: &[RecordId],
) -> Outcome {
    let author = context.constitution.speaker(statement);
    let stands = |of: &Statement| {
        outcomes
            .get(&of.id())
            .is_some_and(|outcome| outcome.voided_by.is_none())
    };
    let voided_by = about
        .iter()
        .filter(|by| matches!(by.says(), Says::Revert { .. }) && stands(by))
        .filter(|by| {
            let own = by.author() == statement.author()
                || author.is_some() && context.constitution.speaker(by) == author;
            own || outcomes
                .get(&by.id())
                .is_some_and(|outcome| outcome.force == Force::InForce)
        })
        .map(|by| (by.time(), by.id()))
        .min()
        .map(|(_, id)| id)
        .or_else(|| voided_with_account(statement, context.taken_back));

    let mut last: BTreeMap<&RecordId, (Moment, Digest, Option<Verdict>)> = BTreeMap::new();
    for review in about.iter().filter(|review| stands(review)) {
        let Says::Review {
            verdict, interest, ..
        } = review.says()
        else {
            continue;
        };
        // Nobody checks what they said themselves, whichever account they use.
        let Some(organisation) = context.constitution.speaker(review) else {
            continue;
        };
        if Some(organisation) == author || review.author() == statement.author() {
            continue;
        }
        let interest =
            *interest || context.subject == Some(organisation) || owners.contains(organisation);
        let this = (review.time(), review.id(), (!interest).then_some(*verdict));
        let kept = last.entry(organisation).or_insert(this);
        if (kept.0, kept.1) < (this.0, this.1) {
            *kept = this;
        }
    }
    let mut tally = Tally::default();
    for (organisation, (time, _, verdict)) in last {
        let list = match verdict {
            Some(Verdict::Agree) => {
                tally.last_agreed = tally.last_agreed.max(Some(time));
                &mut tally.agreed
            }
            Some(Verdict::Oppose) => &mut tally.opposed,
            None => &mut tally.interested,
        };
        list.push(organisation.clone());
    }
    let rule = context.constitution.rule(statement.time());
    let threshold = match statement.says() {
        Says::Revert { .. } => rule.reverts,
        _ => rule.records,
    };
    let force = force(statement, &tally, threshold, author.is_some(), context.now);
    Outcome {
        tally,
        force,
        voided_by,
    }
}

fn force(
    statement: &Statement,
    tally: &Tally,
    threshold: Threshold,
    author_is_known: bool,
    now: Moment,
) -> Force {
    if tally.opposed.len() >= usize::from(threshold.oppose) {
        return Force::Stopped;
    }
    let needed = usize::from(threshold.agree) + usize::from(!author_is_known);
    let missing = needed.saturating_sub(tally.agreed.len());
    let earliest = statement.time().after(i64::from(threshold.hours) * 3600);
    if missing == 0 && earliest <= now {
        Force::InForce
    } else {
        Force::Waiting {
            missing,
            earliest: Some(earliest).filter(|earliest| *earliest > now),
        }
    }
}

/// The revert of all an account said that reaches this statement. Reviews are not among it, so that
/// two accounts cannot take back each other's at once; nor are reverts.
fn voided_with_account(statement: &Statement, taken_back: &TakenBack) -> Option<Digest> {
    let reached = matches!(
        statement.says(),
        Says::Value { .. }
            | Says::Dispute { .. }
            | Says::Merge { .. }
            | Says::Ownership { .. }
            | Says::Retire { .. }
    );
    let reverts = taken_back.get(statement.author()).filter(|_| reached)?;
    reverts
        .iter()
        .filter(|(_, until)| statement.time() <= *until)
        .map(|(id, until)| (*until, *id))
        .min()
        .map(|(_, id)| id)
}
