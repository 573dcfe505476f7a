//! The rule of review: data in the log, so that everyone sees it and the assembly can change it.

use serde::{Deserialize, Serialize};

/// How much checking each kind of statement needs, and how much one account may say in a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// For what is said of records: values, disputes, merges, claims of ownership, retirements.
    pub records: Threshold,
    /// For what is taken back.
    pub reverts: Threshold,
    /// For organisations that ask to take part, kinds and this rule itself.
    pub governance: Threshold,
    /// How many statements an account may make in 24 hours.
    pub floods: Floods,
}

/// When a statement comes into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// How many organisations other than the author's must agree. Where the author speaks for no
    /// organisation of the commons, one more: which of them is the author's is not known.
    pub agree: u8,
    /// How many opposing organisations stop it.
    pub oppose: u8,
    /// How many hours must have passed since it was said.
    pub hours: u16,
}

/// How many statements an account may make in 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floods {
    /// An account of an organisation of the commons.
    pub member: u32,
    /// Any other account.
    pub other: u32,
}

impl Rule {
    /// True when nothing comes into force by itself, and nothing can be stopped by nobody.
    pub fn is_sound(&self) -> bool {
        let sound = |threshold: &Threshold| {
            (1..=100).contains(&threshold.agree) && (1..=100).contains(&threshold.oppose)
        };
        sound(&self.records) && sound(&self.reverts) && sound(&self.governance)
    }
}

impl Default for Rule {
    /// What a new commons begins with: two organisations check, one day for records.
    fn default() -> Self {
        Self {
            records: Threshold {
                agree: 2,
                oppose: 2,
                hours: 24,
            },
            reverts: Threshold {
                agree: 2,
                oppose: 2,
                hours: 0,
            },
            governance: Threshold {
                agree: 2,
                oppose: 2,
                hours: 7 * 24,
            },
            floods: Floods {
                member: 20_000,
                other: 50,
            },
        }
    }
}
