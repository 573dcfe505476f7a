//! Figures that open to the entries they are the sum of.

use serde::{Deserialize, Serialize};

use crate::amounts::{Cents, Share};
use crate::entries::{Entry, EntryId, Ledger};

/// What an entry brings to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FigurePart))]
pub struct Part {
    /// The entry.
    pub entry: EntryId,
    /// Its amount with the sign that it has in the figure; less than the entry's where only a share
    /// of it counts.
    pub amount: Cents,
}

/// An amount that is the sum of its parts, always: it cannot be made otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = LedgerFigure))]
pub struct Figure {
    amount: Cents,
    parts: Vec<Part>,
}

/// Which way an amount is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// Debit less credit: charges, and what one has.
    Debit,
    /// Credit less debit: products, and what one owes.
    Credit,
}

impl Sign {
    /// An entry's amount, counted this way.
    pub fn of(self, entry: &Entry) -> Cents {
        match self {
            Self::Debit => entry.net(),
            Self::Credit => -entry.net(),
        }
    }
}

impl Figure {
    /// The sum of those entries that are chosen.
    pub fn sum(
        ledger: &Ledger,
        sign: Sign,
        mut chosen: impl FnMut(EntryId, &Entry) -> bool,
    ) -> Self {
        let mut figure = Self::default();
        for (id, entry) in ledger.iter() {
            if chosen(id, entry) {
                figure.add(id, sign.of(entry));
            }
        }
        figure
    }

    /// The amount, exact.
    pub fn amount(&self) -> Cents {
        self.amount
    }

    /// The entries that it is the sum of, in the order of the ledger.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Adds an entry.
    pub fn add(&mut self, entry: EntryId, amount: Cents) {
        self.amount += amount;
        self.parts.push(Part { entry, amount });
    }

    /// Adds all that another figure holds.
    pub fn extend(&mut self, other: &Self) {
        self.amount += other.amount;
        self.parts.extend_from_slice(&other.parts);
    }

    /// This share of it, each entry taken for its share. The last entries take what rounding leaves,
    /// so that the shares of a whole add up to it: the amount is the share of the whole.
    pub fn share(&self, share: Share) -> Self {
        let mut figure = Self::default();
        let mut before = Cents::ZERO;
        for part in &self.parts {
            let after = before + part.amount;
            figure.add(part.entry, after.share(share) - before.share(share));
            before = after;
        }
        figure
    }

    /// The parts, the largest first, at most so many.
    pub fn largest(&self, count: usize) -> Vec<Part> {
        let mut parts = self.parts.clone();
        parts.sort_by_key(|part| (std::cmp::Reverse(part.amount.abs()), part.entry));
        parts.truncate(count);
        parts
    }
}
