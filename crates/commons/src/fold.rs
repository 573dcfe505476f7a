//! Today's record: what all statements about it say together, as a pure function of the set of them
//! and of the moment. The order in which they came makes no difference, and conflicts are shown.

mod record;
mod weigh;

use std::collections::{BTreeMap, HashMap};

pub use record::{Field, Held, Ownership, Record, Request, Standing};
pub use weigh::{Force, Tally};

use crate::constitution::Constitution;
use crate::digest::Digest;
use crate::moment::Moment;
use crate::names::RecordId;
use crate::signature::PublicKey;
use crate::statement::{Says, Statement, Target};

/// Accounts of which all was taken back, each with the revert and the moment until which.
pub type TakenBack = HashMap<PublicKey, Vec<(Digest, Moment)>>;

/// Folds the statements about one record.
///
/// `statements` are all that name the record, and all that are about those (reviews, disputes,
/// reverts, and so on); others among them are passed over. A merge is about both its records.
pub fn fold<'a>(
    id: &RecordId,
    statements: impl IntoIterator<Item = &'a Statement>,
    taken_back: &TakenBack,
    constitution: &Constitution,
    now: Moment,
) -> Record {
    let context = weigh::Context {
        constitution,
        taken_back,
        now,
        subject: Some(id),
    };
    let statements = unique(statements, now);
    record::fold(id, &statements, &context)
}

/// Folds what was said about an account as a whole: the reverts of all it said that are in force,
/// and the moment until which each reaches.
pub fn fold_account<'a>(
    account: &PublicKey,
    statements: impl IntoIterator<Item = &'a Statement>,
    constitution: &Constitution,
    now: Moment,
) -> Vec<(Digest, Moment)> {
    let none = TakenBack::new();
    let context = weigh::Context {
        constitution,
        taken_back: &none,
        now,
        subject: None,
    };
    let statements = unique(statements, now);
    let weighed = weigh::weigh(&statements, &context, &[]);
    statements
        .values()
        .filter(|statement| {
            matches!(statement.says(), Says::Revert { of: Target::Account(of) } if of == account)
        })
        .filter(|statement| {
            // An organisation takes back what its own accounts said, at once.
            let own = constitution.speaker(statement).is_some_and(|organisation| {
                constitution.speaks(account, organisation, statement.time())
            });
            weighed.get(&statement.id()).is_some_and(|outcome| {
                let holds = own
                    || statement.author() == account
                    || outcome.force == Force::InForce;
                outcome.voided_by.is_none() && holds
            })
        })
        .map(|statement| (statement.id(), statement.time()))
        .collect()
}

/// Each statement once, by its id; what is said to be of the future does not count yet.
fn unique<'a>(
    statements: impl IntoIterator<Item = &'a Statement>,
    now: Moment,
) -> BTreeMap<Digest, &'a Statement> {
    statements
        .into_iter()
        .filter(|statement| statement.time() <= now)
        .map(|statement| (statement.id(), statement))
        .collect()
}

#[cfg(test)]
mod tests;
