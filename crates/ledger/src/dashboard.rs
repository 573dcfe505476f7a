//! Where an organisation stands. Each part is plain values with the entries behind them; a chart, its
//! table and one sentence are made of them at the roof.

use serde::{Deserialize, Serialize};

use crate::amounts::{Cents, Share};
use crate::books::Books;
use crate::days::{Day, Month, Period};
use crate::figures::Figure;

mod cash;
mod compared;
mod forecast;
mod in_kind;
mod income;
mod known;
mod nature;
mod owed;

pub use cash::{Cash, cash};
pub use compared::{Compared, year_on_year};
pub use forecast::{Expected, MonthAhead, Reason, cash_ahead};
pub use in_kind::{InKind, in_kind};
pub use income::{Dependency, IncomeSource, SourceOfIncome, by_month, dependency, income};
pub use nature::{ChargesOf, ProjectResult, charges_by_nature, projects};

/// All parts together, for one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Dashboard {
    /// The period.
    pub period: Period,
    /// The day up to which it is known: its last, or that of its last entry while it is not finished.
    pub until: Day,
    /// Whether it is finished: there are entries of its last month, or of days after it.
    pub finished: bool,
    /// What there is, and how long it lasts.
    pub cash: Cash,
    /// Twelve months ahead.
    pub ahead: Vec<MonthAhead>,
    /// Charges of the period.
    pub charges: Figure,
    /// Products of the period.
    pub products: Figure,
    /// Products by who gives.
    pub income: Vec<IncomeSource>,
    /// How much of it hangs on one.
    pub dependency: Option<Dependency>,
    /// Charges by nature.
    pub by_nature: Vec<ChargesOf>,
    /// Results by project.
    pub by_project: Vec<ProjectResult>,
    /// This period and the year before.
    pub years: Vec<Compared>,
    /// What was given in kind.
    pub in_kind: InKind,
}

/// A month with a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InMonth {
    /// The month.
    pub month: Month,
    /// Its figure.
    pub figure: Figure,
}

/// One sentence, as typed parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// There is this much, of which this is set aside, and it lasts so many tenths of months.
    Lasts {
        /// What there is.
        cash: Cents,
        /// What is set aside for projects.
        dedicated: Cents,
        /// Tenths of months; nothing where nothing is spent.
        tenths_of_months: Option<i64>,
    },
    /// There is no account of money in the entries: what there is, nobody can tell.
    NoCash,
    /// There are only statements of a bank: how long what there is lasts, nobody can tell.
    NoPace {
        /// What there is.
        cash: Cents,
    },
    /// Products less charges of a year that is not finished, up to that day.
    SoFar {
        /// Products less charges.
        result: Cents,
        /// The day of the last entry.
        until: Day,
    },
    /// What is expected falls below nothing first in that month; never within twelve.
    FallsBelow {
        /// The month.
        month: Option<Month>,
        /// The lowest that it gets, and when.
        lowest: Cents,
    },
    /// One funder gives this share.
    LargestFunder {
        /// Its id.
        funder: String,
        /// Its share of all products.
        share: Share,
    },
    /// One nature of charges makes this share.
    LargestCharge {
        /// The account of two digits.
        rubric: u8,
        /// Its share of all charges.
        share: Share,
    },
    /// The result, and that of the year before.
    Result {
        /// Products less charges.
        result: Cents,
        /// Those of the year before, where there are entries of it.
        before: Option<Cents>,
    },
    /// What was given in kind, in euros.
    GivenInKind {
        /// Volunteering.
        volunteering: Cents,
        /// All of it.
        all: Cents,
    },
}

/// The day up to which a period is known, and whether that is its end. It is its end where there are
/// entries of its last month, or of days after it; else the year is not finished.
pub fn known_until(books: &Books<'_>, period: Period) -> (Day, bool) {
    let dates = books.ledger.entries().iter().map(|entry| entry.date);
    let last = dates.clone().filter(|day| period.contains(*day)).max();
    let after = dates.clone().any(|day| day > period.last);
    match last {
        Some(last) if !after && last.month() != period.last.month() => (last, false),
        _ => (period.last, true),
    }
}

/// Months of a period without a single entry, between the first of all entries and the last that is
/// known: a file may be missing. None where more than a third of them are so.
pub fn missing_months(books: &Books<'_>, period: Period) -> Vec<Month> {
    let (until, _) = known_until(books, period);
    let entries = books.ledger.entries().iter();
    let there: std::collections::BTreeSet<i32> =
        entries.map(|entry| entry.date.month().index()).collect();
    let Some(first) = there.first().copied() else {
        return Vec::new();
    };
    let known = Period {
        last: until.min(period.last),
        ..period
    };
    let months: Vec<Month> = known
        .months()
        .filter(|month| month.index() > first)
        .collect();
    let missing = |month: &&Month| !there.contains(&month.index());
    let missing: Vec<Month> = months.iter().filter(missing).copied().collect();
    // Where most months have nothing, little happens, and no file is missing.
    match missing.len() * 3 <= months.len() {
        true => missing,
        false => Vec::new(),
    }
}

/// Draws all parts for a period, as of its end, or of the last entry of a year that is not finished;
/// what is expected is handed in.
pub fn dashboard(books: &Books<'_>, period: Period, expected: &[Expected]) -> Dashboard {
    let income = income(books, period);
    let (until, finished) = known_until(books, period);
    let cash = cash(books, until);
    // Of nobody knows what, nobody knows what is left.
    let ahead = match cash.known {
        true => cash_ahead(books, until, expected),
        false => Vec::new(),
    };
    Dashboard {
        until,
        finished,
        cash,
        ahead,
        charges: books.charges(period),
        products: books.products(period),
        dependency: dependency(&income),
        income,
        by_nature: charges_by_nature(books, period),
        by_project: projects(books, period),
        years: year_on_year(books, period, until),
        in_kind: in_kind(books, period),
        period,
    }
}

impl Dashboard {
    /// One sentence for each part that has something to say.
    pub fn says(&self) -> Vec<Says> {
        let mut says = vec![match self.cash.known {
            true if self.cash.months == 0 => Says::NoPace {
                cash: self.cash.cash.amount(),
            },
            true => Says::Lasts {
                cash: self.cash.cash.amount(),
                dedicated: self.cash.dedicated.amount(),
                tenths_of_months: self.cash.tenths_of_months,
            },
            false => Says::NoCash,
        }];
        if let Some(lowest) = self.ahead.iter().min_by_key(|month| month.closing) {
            let below = self.ahead.iter().find(|month| month.closing < Cents::ZERO);
            let month = below.map(|month| month.month);
            says.push(Says::FallsBelow {
                month,
                lowest: lowest.closing,
            });
        }
        if let Some(Dependency { funder, share }) = &self.dependency {
            says.push(Says::LargestFunder {
                funder: funder.clone(),
                share: *share,
            });
        }
        let largest = self.by_nature.iter().max_by_key(|of| of.figure.amount());
        if let Some((of, share)) = largest.and_then(|of| Some((of, of.share?))) {
            says.push(Says::LargestCharge {
                rubric: of.rubric,
                share,
            });
        }
        let result = |year: &Compared| year.products.amount() - year.charges.amount();
        if let Some(this) = self.years.first() {
            let (until, result, before) = (self.until, result(this), self.years.get(1).map(result));
            says.push(match self.finished {
                true => Says::Result { result, before },
                false => Says::SoFar { result, until },
            });
        }
        let all = self.in_kind.all.amount();
        if !all.is_zero() {
            let volunteering = self.in_kind.volunteering.amount();
            says.push(Says::GivenInKind { volunteering, all });
        }
        says
    }
}

/// The twelve months that end on a day.
pub(super) fn year_to(day: Day) -> Period {
    Period::year_to(day)
}
