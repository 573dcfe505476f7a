//! A governance statement and what was found when it was checked.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::digest::Digest;
use crate::kinds::Kind;
use crate::moment::Moment;
use crate::names::RecordId;
use crate::rule::Rule;
use crate::signature::PublicKey;
use crate::statement::{Says, Statement, Target, Verdict};

#[derive(Debug, Clone)]
pub(super) struct Pending {
    pub(super) id: Digest,
    pub(super) author: PublicKey,
    pub(super) organisation: Option<RecordId>,
    time: Moment,
    pub(super) act: Act,
    /// The last verdict of each organisation; none where it has an interest.
    pub(super) verdicts: BTreeMap<RecordId, Option<Verdict>>,
    /// When it comes into force, if nothing changes until then: enough agree.
    pub(super) ready: Option<Moment>,
    /// It came into force, or never will.
    pub(super) done: bool,
    /// It was taken back.
    pub(super) undone: bool,
}

/// What it does when it comes into force.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Organisation(RecordId),
    Account(PublicKey),
    Schema(Arc<Kind>),
    Rule(Rule),
    Revert(Digest),
    Nothing,
}

impl Pending {
    pub(super) fn new(statement: &Statement, organisation: Option<RecordId>) -> Self {
        let act = Act::of(statement);
        Self {
            id: statement.id(),
            author: *statement.author(),
            organisation,
            time: statement.time(),
            done: matches!(act, Act::Nothing),
            undone: matches!(act, Act::Nothing),
            act,
            verdicts: BTreeMap::new(),
            ready: None,
        }
    }

    pub(super) fn counted(&self) -> (Vec<RecordId>, Vec<RecordId>) {
        let with = |wanted: Verdict| {
            self.verdicts
                .iter()
                .filter(|(_, verdict)| **verdict == Some(wanted))
                .map(|(organisation, _)| organisation.clone())
                .collect()
        };
        (with(Verdict::Agree), with(Verdict::Oppose))
    }

    pub(super) fn is_enough(&self, needed: usize, limit: u8) -> bool {
        let (agreed, opposed) = self.counted();
        agreed.len() >= needed && opposed.len() < usize::from(limit)
    }

    pub(super) fn earliest(&self, hours: u16) -> Moment {
        self.time.after(i64::from(hours) * 3600)
    }
}

impl Act {
    fn of(statement: &Statement) -> Self {
        let value = || statement.words().and_then(|words| words.value.as_ref());
        match statement.says() {
            Says::Organisation { record } => Self::Organisation(record.clone()),
            Says::Account { key } => Self::Account(*key),
            Says::Schema { kind } => value()
                .and_then(|schema| Kind::compile(kind.clone(), schema).ok())
                .map_or(Self::Nothing, |kind| Self::Schema(Arc::new(kind))),
            Says::Rule {} => value()
                .and_then(|rule| serde_json::from_value(rule.clone()).ok())
                .filter(Rule::is_sound)
                .map_or(Self::Nothing, Self::Rule),
            Says::Revert {
                of: Target::Statement(of),
            } => Self::Revert(*of),
            _ => Self::Nothing,
        }
    }
}
