//! The door: what a node takes from its own people, and what it refuses.
//!
//! The fold would show most of what is refused here as waiting or unfit. The door spares everyone
//! the look: floods, edits that change nothing, reviews of one's own, values that fit no field.

use crate::constitution::Constitution;
use crate::digest::Digest;
use crate::fold::{Held, Record, Standing};
use crate::kinds::Kind;
use crate::moment::Moment;
use crate::names::{FieldName, KindName, Language, Licence, RecordId};
use crate::rule::Rule;
use crate::statement::{Says, Statement, Target, Verdict};

/// How far a statement's time may be ahead of the node's clock, in seconds.
const AHEAD: i64 = 5 * 60;
/// How far it may be behind: who says that something was said long ago cannot shorten its wait.
const BEHIND: i64 = 60 * 60;

/// What the door is shown beside the statement.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The node's clock.
    pub now: Moment,
    /// How the commons is run now.
    pub constitution: &'a Constitution,
    /// The record that the statement is about, in the end.
    pub record: Option<&'a Record>,
    /// The statement that it is about, if the node has it.
    pub about: Option<&'a Statement>,
    /// How many statements its author made in the last 24 hours.
    pub recent: u32,
    /// The node has it already.
    pub known: bool,
}

/// Lets a statement in, or says why not.
pub fn admit(statement: &Statement, seen: &Seen<'_>) -> Result<(), Refusal> {
    if seen.known {
        return Err(Refusal::Known);
    }
    if statement.time() > seen.now.after(AHEAD) {
        return Err(Refusal::Early);
    }
    if statement.time() < seen.now.after(-BEHIND) {
        return Err(Refusal::Late);
    }
    if statement.is_erased() {
        return Err(Refusal::NoWords);
    }
    let speaker = seen.constitution.speaker(statement);
    if let (Some(claimed), None) = (statement.organisation(), speaker) {
        return Err(Refusal::NotSpeaking(claimed.clone()));
    }
    let floods = seen.constitution.rule(seen.now).floods;
    let most = if speaker.is_some() {
        floods.member
    } else {
        floods.other
    };
    if seen.recent >= most {
        return Err(Refusal::Flood(most));
    }
    if statement.says().about().is_some() && seen.about.is_none() {
        return Err(Refusal::Unknown);
    }
    admit_saying(statement, seen, speaker)
}

fn admit_saying(
    statement: &Statement,
    seen: &Seen<'_>,
    speaker: Option<&RecordId>,
) -> Result<(), Refusal> {
    match statement.says() {
        Says::Founding { .. } => Err(Refusal::Begun),
        Says::Value { .. } => admit_value(statement, seen, speaker),
        Says::Review {
            verdict, interest, ..
        } => admit_review(statement, (*verdict, *interest), seen, speaker),
        Says::Dispute { .. } => {
            let of = seen.about.map(Statement::says);
            if matches!(of, Some(Says::Value { .. })) {
                with_reason(statement)
            } else {
                Err(Refusal::NotReviewable)
            }
        }
        Says::Revert { of } => {
            let founding = seen.about.map(Statement::says);
            if matches!(of, Target::Statement(_)) && matches!(founding, Some(Says::Founding { .. }))
            {
                return Err(Refusal::Begun);
            }
            with_reason(statement)
        }
        Says::Merge { .. } | Says::Retire { .. } => {
            if seen.record.is_none_or(Record::is_blank) {
                return Err(Refusal::Unknown);
            }
            with_reason(statement)
        }
        Says::Ownership { .. } => speaker.map(|_| ()).ok_or(Refusal::NoOrganisation),
        Says::Organisation { record } => {
            if seen.constitution.is_member(record, seen.now) {
                Err(Refusal::NoChange)
            } else {
                Ok(())
            }
        }
        Says::Account { key } => {
            let organisation = speaker.ok_or(Refusal::NoOrganisation)?;
            if seen.constitution.speaks(key, organisation, seen.now) {
                Err(Refusal::NoChange)
            } else {
                Ok(())
            }
        }
        Says::Schema { kind } => {
            let value = statement.words().and_then(|words| words.value.as_ref());
            let schema = value.ok_or(Refusal::NoWords)?;
            match Kind::compile(kind.clone(), schema) {
                Ok(_) => Ok(()),
                Err(error) => Err(Refusal::Schema(error.to_string())),
            }
        }
        Says::Rule {} => {
            let value = statement.words().and_then(|words| words.value.clone());
            let rule: Option<Rule> = value.and_then(|value| serde_json::from_value(value).ok());
            if rule.is_some_and(|rule| rule.is_sound()) {
                Ok(())
            } else {
                Err(Refusal::Rule)
            }
        }
    }
}

fn admit_value(
    statement: &Statement,
    seen: &Seen<'_>,
    speaker: Option<&RecordId>,
) -> Result<(), Refusal> {
    let Says::Value {
        record,
        field,
        language,
        licence,
        replaces,
    } = statement.says()
    else {
        return Err(Refusal::NoWords);
    };
    let kind = seen.constitution.kind(record.kind(), seen.now);
    let kind = kind.ok_or_else(|| Refusal::NoKind(record.kind().clone()))?;
    let described = kind.field(field);
    let described = described.ok_or_else(|| Refusal::NoField(field.clone()))?;
    if described.translated != language.is_some() {
        return Err(Refusal::Language {
            field: field.clone(),
            translated: described.translated,
        });
    }
    if !licence.is_known() {
        return Err(Refusal::NoLicence(licence.clone()));
    }
    let value = statement.words().and_then(|words| words.value.as_ref());
    let value = value.ok_or(Refusal::NoWords)?;
    if let Some(fault) = described.fault(value) {
        return Err(Refusal::Unfit {
            field: field.clone(),
            fault,
        });
    }
    let live: Vec<&Held> = live(seen.record, field, language.as_ref()).collect();
    if let Some(same) = live.iter().find(|held| held.value.as_ref() == Some(value)) {
        return Err(Refusal::Same(same.statement));
    }
    if let Some(replaced) = replaces
        && !live.iter().any(|held| held.statement == *replaced)
    {
        return Err(Refusal::NotReplaceable(*replaced));
    }
    let own = live.iter().find(|held| {
        held.author == *statement.author()
            || speaker.is_some() && held.organisation.as_ref() == speaker
    });
    match own {
        Some(own) if replaces.is_none() => Err(Refusal::Replaces(own.statement)),
        _ => Ok(()),
    }
}

/// The values of a field that are in force or wait.
pub fn live<'r>(
    record: Option<&'r Record>,
    field: &'r FieldName,
    language: Option<&'r Language>,
) -> impl Iterator<Item = &'r Held> {
    record
        .into_iter()
        .flat_map(|record| &record.fields)
        .filter(move |of| of.name == *field && of.language.as_ref() == language)
        .flat_map(|of| &of.values)
        .filter(|held| matches!(held.standing, Standing::InForce | Standing::Waiting { .. }))
}

fn admit_review(
    statement: &Statement,
    (verdict, interest): (Verdict, bool),
    seen: &Seen<'_>,
    speaker: Option<&RecordId>,
) -> Result<(), Refusal> {
    let speaker = speaker.ok_or(Refusal::NoOrganisation)?;
    let of = seen.about.ok_or(Refusal::Unknown)?;
    if matches!(
        of.says(),
        Says::Founding { .. } | Says::Review { .. } | Says::Account { .. }
    ) {
        return Err(Refusal::NotReviewable);
    }
    let same = of.author() == statement.author()
        || seen.constitution.speaker(of) == Some(speaker)
        || matches!(of.says(), Says::Organisation { record } if record == speaker);
    if same {
        return Err(Refusal::Own);
    }
    let mut held = seen.record.into_iter().flat_map(|record| &record.fields);
    let held = held.find_map(|field| field.values.iter().find(|h| h.statement == of.id()));
    let already = held.is_some_and(|held| {
        let list = match verdict {
            Verdict::Agree => &held.tally.agreed,
            Verdict::Oppose => &held.tally.opposed,
        };
        !interest && list.contains(speaker)
    });
    if already {
        Err(Refusal::NoChange)
    } else {
        Ok(())
    }
}

fn with_reason(statement: &Statement) -> Result<(), Refusal> {
    let reason = statement.words().and_then(|words| words.reason.as_deref());
    match reason {
        Some(reason) if !reason.trim().is_empty() => Ok(()),
        _ => Err(Refusal::NoReason),
    }
}

/// Why a statement is not let in. Nothing was kept of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The node has it already.
    #[error("the node has this statement already")]
    Known,
    /// Its time is to come.
    #[error("the statement is of the future")]
    Early,
    /// Its time is long past.
    #[error("the statement is too old to be taken now")]
    Late,
    /// It has no words, or no value among them.
    #[error("nothing is said")]
    NoWords,
    /// It gives no reason and needs one.
    #[error("no reason is given")]
    NoReason,
    /// Its author does not speak for the organisation.
    #[error("the account does not speak for {0}")]
    NotSpeaking(RecordId),
    /// Only who speaks for an organisation of the commons may say this.
    #[error("only who speaks for an organisation of the commons may say this")]
    NoOrganisation,
    /// Its author said as much as one account may in a day.
    #[error("the account has made {0} statements in 24 hours")]
    Flood(u32),
    /// The node does not have what it is about.
    #[error("the node does not have what this is about")]
    Unknown,
    /// A commons begins once.
    #[error("the commons has begun")]
    Begun,
    /// There is no such kind.
    #[error("there is no kind {0}")]
    NoKind(KindName),
    /// The kind has no such field.
    #[error("the kind has no field {0}")]
    NoField(FieldName),
    /// The field is translated and no language is given, or the reverse.
    #[error("the field {field} is{} translated", if *.translated { "" } else { " not" })]
    Language {
        /// The field.
        field: FieldName,
        /// True when a language is needed.
        translated: bool,
    },
    /// The SPDX list does not have the licence.
    #[error("{0} is not in the SPDX list")]
    NoLicence(Licence),
    /// The value does not fit the field.
    #[error("{field}: {fault}")]
    Unfit {
        /// The field.
        field: FieldName,
        /// What is wrong, in the validator's words.
        fault: String,
    },
    /// The record has this very value: a review says more.
    #[error("statement {0} says the same")]
    Same(Digest),
    /// What it replaces is not a live value of the field.
    #[error("statement {0} cannot be replaced here")]
    NotReplaceable(Digest),
    /// The author's organisation has a value there, and this does not say that it replaces it.
    #[error("statement {0} is of the same organisation and would be contradicted")]
    Replaces(Digest),
    /// Nobody checks this sort of statement.
    #[error("this sort of statement is not checked")]
    NotReviewable,
    /// Nobody checks their own.
    #[error("nobody checks their own")]
    Own,
    /// It changes nothing.
    #[error("this changes nothing")]
    NoChange,
    /// The schema makes no kind.
    #[error("{0}")]
    Schema(String),
    /// The rule lets things come into force by themselves, or is none.
    #[error("not a rule of review")]
    Rule,
}

#[cfg(test)]
mod tests;
