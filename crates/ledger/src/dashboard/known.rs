//! Of which months the accounts are known. A bank's statement says what came and went, and not what
//! for: its months have no charges and no products, and are no months without them.

use std::collections::{BTreeMap, BTreeSet};

use crate::books::Books;
use crate::days::{Day, Month};

/// The months whose charges and products are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct KnownMonths(BTreeSet<i32>);

impl KnownMonths {
    /// Those up to a day: from the first to the last with an entry that is no movement of a statement,
    /// without those of which there are only such movements.
    pub(super) fn of(books: &Books<'_>, until: Day) -> Self {
        // By month and file: entries whose account is known, and movements that wait.
        let mut counts: BTreeMap<(i32, u16), (usize, usize)> = BTreeMap::new();
        for entry in books.ledger.entries() {
            let account = books.ledger.account(entry);
            let opens = books.is_first_opening(entry) || books.is_opening_again(entry);
            if entry.date > until || opens || account.starts_with('5') {
                continue;
            }
            let of = counts.entry((entry.date.month().index(), entry.source));
            let of = of.or_default();
            match account.starts_with("471") || account.starts_with("89") {
                true => of.1 += 1,
                false => of.0 += 1,
            }
        }
        // A statement of which a movement or two are classified is still one.
        let (mut accounted, mut of_bank) = (BTreeSet::new(), BTreeSet::new());
        for ((month, _), (known, waits)) in counts {
            match known >= waits {
                true => accounted.insert(month),
                false => of_bank.insert(month),
            };
        }
        let (Some(first), Some(last)) = (accounted.first(), accounted.last()) else {
            return Self::default();
        };
        let months =
            (*first..=*last).filter(|month| accounted.contains(month) || !of_bank.contains(month));
        Self(months.collect())
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a month is known.
    pub(super) fn has(&self, month: Month) -> bool {
        self.0.contains(&month.index())
    }

    /// How many of the twelve months that end with a month are known.
    pub(super) fn in_year_to(&self, month: Month) -> u32 {
        let last = month.index();
        u32::try_from(self.0.range(last - 11..=last).count()).unwrap_or(12)
    }

    /// The last that is known.
    pub(super) fn last(&self) -> Option<i32> {
        self.0.last().copied()
    }

    /// The first that is known.
    pub(super) fn first(&self) -> Option<i32> {
        self.0.first().copied()
    }
}
