//! The ledger with its dimensions and charts: what all tables are drawn from.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::amounts::Cents;
use crate::charts::{Chart, Placement, given_line, place, recognise};
use crate::days::{Day, Period};
use crate::dimensions::{Assignment, By, Dimensions, assign};
use crate::entries::{Entry, EntryId, Ledger};
use crate::figures::{Figure, Sign};
use crate::grants::Grant;
use crate::official::Sharing;
use crate::texts::Text;
use crate::words::plain;

mod balances;

pub use balances::BalanceGap;

/// A ledger, understood. Years of several files lie in it; each file keeps its own chart.
#[derive(Debug)]
pub struct Books<'a> {
    /// The entries.
    pub ledger: &'a Ledger,
    /// Funders and projects.
    pub dimensions: &'a Dimensions,
    /// Which entry has which.
    pub assignment: Assignment,
    charts: Vec<Chart>,
    /// What a person said of where accounts go, by their beginnings.
    given: Vec<(String, Placement)>,
    places: BTreeMap<(Text, Chart), Option<Placement>>,
    /// Transactions that close a year: charges and products would be nothing with them.
    closing: HashSet<u32>,
    /// Transactions that open a year whose year before is here too: balances would count twice.
    opening: HashSet<u32>,
    /// Transactions that open a year whose year before is not here: they are what was before.
    first_opening: HashSet<u32>,
    /// Days on which a year is opened after one that is not here: what older files hold is in it.
    opened_anew: BTreeSet<Day>,
    /// Each project's share of common charges.
    sharing: BTreeMap<String, Sharing>,
}

impl<'a> Books<'a> {
    /// Understands a ledger. Charts are recognised file by file, unless one is given for an import.
    pub fn of(
        ledger: &'a Ledger,
        dimensions: &'a Dimensions,
        charts: &BTreeMap<String, Chart>,
    ) -> Self {
        let charts: Vec<Chart> = ledger
            .sources()
            .iter()
            .zip(0_u16..)
            .map(|(source, at)| {
                charts.get(&source.import).copied().unwrap_or_else(|| {
                    let opened = source.period.map(|period| period.first.year());
                    recognise(ledger, opened, Some(at)).chart
                })
            })
            .collect();
        let mut places = BTreeMap::new();
        for entry in ledger.entries() {
            if let Some(chart) = charts.get(usize::from(entry.source)) {
                let account = ledger.account(entry);
                places
                    .entry((entry.account, *chart))
                    .or_insert_with(|| place(account, *chart));
            }
        }
        let (opening, first_opening, closing) = special(ledger);
        let opened_anew = opened_anew(ledger, &first_opening);
        let assignment = assign(ledger, dimensions);
        Self {
            ledger,
            dimensions,
            assignment,
            charts,
            given: Vec::new(),
            places,
            closing,
            opening,
            first_opening,
            opened_anew,
            sharing: BTreeMap::new(),
        }
    }

    /// The same books, with lines of the official table that a person gave for the beginnings of
    /// accounts: see [`given_line`](crate::charts::given_line). The longest beginning wins, and stands before what the charts
    /// say. What is no line, or of another side than the account, is left out.
    pub fn with_lines(mut self, lines: &BTreeMap<String, String>) -> Self {
        let given = lines
            .iter()
            .filter_map(|(account, line)| Some((account.clone(), given_line(account, line)?)));
        self.given = given.collect();
        self.given
            .sort_by_key(|(account, _)| std::cmp::Reverse(account.len()));
        let accounts: Vec<(Text, Chart)> = self.places.keys().copied().collect();
        for (account, chart) in accounts {
            let placement = self.place(self.ledger.text(account), chart);
            self.places.insert((account, chart), placement);
        }
        self
    }

    /// The same books, with what grants say of the funding that has a funder and no project: it is of
    /// the project of the one grant of that funder in whose time it came.
    pub fn with_grants(mut self, grants: &[Grant]) -> Self {
        for (id, entry) in self.ledger.iter() {
            let account = self.ledger.account(entry);
            if !(account.starts_with("74") || account.starts_with("75"))
                || self.assignment.project(id).is_some()
                || !self.assignment.several_projects(id).is_empty()
            {
                continue;
            }
            let Some(funder) = self.assignment.funder(id) else {
                continue;
            };
            let mut of = grants
                .iter()
                .filter(|grant| grant.funder == funder && grant.period.contains(entry.date));
            if let (
                Some(Grant {
                    project: Some(project),
                    ..
                }),
                None,
            ) = (of.next(), of.next())
            {
                self.assignment.give_project(id, project, By::Grant);
            }
        }
        self
    }

    /// The same books, with each project's share of common charges, by the project's id.
    pub fn with_sharing(mut self, sharing: &BTreeMap<String, Sharing>) -> Self {
        self.sharing.clone_from(sharing);
        self
    }

    /// The share of common charges of a project, where a person gave one.
    pub fn sharing(&self, project: &str) -> Option<&Sharing> {
        self.sharing.get(project)
    }

    /// Where an account of a chart goes: as a person said, else as the chart has it.
    pub fn place(&self, account: &str, chart: Chart) -> Option<Placement> {
        let mut given = self.given.iter();
        given
            .find(|(start, _)| account.starts_with(start.as_str()))
            .map(|(_, placement)| *placement)
            .or_else(|| place(account, chart))
    }

    /// The chart of each source of the ledger.
    pub fn charts(&self) -> &[Chart] {
        &self.charts
    }

    /// The chart of the newest file of a period; that of associations for its year where there is
    /// none.
    pub fn chart(&self, period: Period) -> Chart {
        let sources = self.ledger.sources().iter().zip(&self.charts);
        let of = sources
            .filter_map(|(source, chart)| Some((source.period?, chart)))
            .filter(|(days, _)| days.first <= period.last && period.first <= days.last)
            .max_by_key(|(days, _)| days.last);
        of.map_or_else(
            || match period.first.year() {
                ..2020 => Chart::Associations1999,
                2020..2025 => Chart::Associations2018,
                _ => Chart::Associations2025,
            },
            |(_, chart)| *chart,
        )
    }

    /// Where an entry goes in the official table; nothing for those of the balance sheet.
    pub fn placement(&self, entry: &Entry) -> Option<Placement> {
        let chart = self.charts.get(usize::from(entry.source))?;
        self.places.get(&(entry.account, *chart)).copied().flatten()
    }

    /// Whether an entry is of the results of a period: charges, products and what is given in kind,
    /// without what closes the year.
    pub fn is_result(&self, entry: &Entry, period: Period) -> bool {
        period.contains(entry.date)
            && !self.closing.contains(&entry.transaction)
            && self.placement(entry).is_some()
    }

    /// Whether an entry is of a transaction that closes charges and products into the result.
    pub fn is_closing(&self, entry: &Entry) -> bool {
        self.closing.contains(&entry.transaction)
    }

    /// Whether an entry is of a transaction that opens a year whose year before is here too.
    pub(crate) fn is_opening_again(&self, entry: &Entry) -> bool {
        self.opening.contains(&entry.transaction)
    }

    /// Whether an entry is of a transaction that opens a year whose year before is not here.
    pub(crate) fn is_first_opening(&self, entry: &Entry) -> bool {
        self.first_opening.contains(&entry.transaction)
    }

    /// Charges or products, or a part of them, in a period.
    pub fn results(
        &self,
        period: Period,
        sign: Sign,
        mut chosen: impl FnMut(EntryId, &Entry) -> bool,
    ) -> Figure {
        Figure::sum(self.ledger, sign, |id, entry| {
            self.is_result(entry, period) && chosen(id, entry)
        })
    }

    /// All charges (class 6) of a period.
    pub fn charges(&self, period: Period) -> Figure {
        self.results(period, Sign::Debit, |_, entry| {
            self.ledger.account(entry).starts_with('6')
        })
    }

    /// All products (class 7) of a period.
    pub fn products(&self, period: Period) -> Figure {
        self.results(period, Sign::Credit, |_, entry| {
            self.ledger.account(entry).starts_with('7')
        })
    }

    /// Files that open a year with other money than the entries of the year before end with. What they
    /// open with is not counted, as the year before is here; that both differ is to be said.
    pub fn opening_gaps(&self) -> Vec<OpeningGap> {
        let mut opened: BTreeMap<u16, (Day, Cents)> = BTreeMap::new();
        for entry in self.ledger.entries() {
            let of_bank = self.ledger.text(entry.journal) == crate::bank::OPENING;
            if of_bank || !self.opening.contains(&entry.transaction) {
                continue;
            }
            let of = opened.entry(entry.source);
            let of = of.or_insert((entry.date, Cents::ZERO));
            if self.ledger.account(entry).starts_with('5') {
                of.1 += entry.net();
            }
        }
        let gap = |(source, (date, opening)): (u16, (Day, Cents))| {
            let period = self.ledger.sources().get(usize::from(source))?.period?;
            let day = date.min(period.first.previous());
            let closing = self.balance(day, Sign::Debit, |account| account.starts_with('5'));
            let closing = closing.amount();
            (closing != opening).then_some(OpeningGap {
                source,
                day,
                opening,
                closing,
            })
        };
        opened.into_iter().filter_map(gap).collect()
    }

    /// What the opening entries of a period carry over from years that are not here.
    pub fn opening_of(&self, period: Period, sign: Sign, chosen: impl Fn(&str) -> bool) -> Figure {
        Figure::sum(self.ledger, sign, |_, entry| {
            period.contains(entry.date)
                && self.first_opening.contains(&entry.transaction)
                && chosen(self.ledger.account(entry))
        })
    }

    /// The balance of accounts of the balance sheet at the end of a day. The opening of a year is
    /// left out where the year before is here; what is older than a year that is missing is in the
    /// opening of the next.
    pub fn balance(&self, day: Day, sign: Sign, chosen: impl Fn(&str) -> bool) -> Figure {
        let since = self.opened_anew.range(..=day).next_back().copied();
        Figure::sum(self.ledger, sign, |_, entry| {
            entry.date <= day
                && since.is_none_or(|since| entry.date >= since)
                && chosen(self.ledger.account(entry))
                && !self.opening.contains(&entry.transaction)
        })
    }
}

/// What a file opens its year with, where the year before is here and ended with something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningGap {
    /// The file, by its place among the sources.
    pub source: u16,
    /// The day before its year.
    pub day: Day,
    /// Money (class 5) as the file opens with it.
    pub opening: Cents,
    /// Money as the entries before end with it: this is what counts.
    pub closing: Cents,
}

/// Transactions that open a year whose year before is in the ledger, those that open one whose year
/// before is not, and those that close one.
fn special(ledger: &Ledger) -> (HashSet<u32>, HashSet<u32>, HashSet<u32>) {
    let count = ledger.transactions() as usize;
    let mut results = vec![false; count];
    let mut own_funds = vec![false; count];
    let mut opens = vec![true; count];
    let mut follow = vec![false; count];
    // A file without money, as a table of months, ends with no balance that an opening could repeat.
    let mut money = vec![false; ledger.sources().len()];
    for entry in ledger.entries() {
        if let Some(of) = money.get_mut(usize::from(entry.source)) {
            *of |= ledger.account(entry).starts_with('5');
        }
    }
    let follows: Vec<bool> = ledger
        .sources()
        .iter()
        .map(|source| {
            let first = source.period.map(|period| period.first);
            let others = ledger.sources().iter().zip(&money);
            // A statement knows of one account of money only: what else an opening carries over is told
            // nowhere before, and the whole of it stands for what statements say.
            let mut others = others.filter(|(other, money)| **money && !other.statement);
            others.any(|(other, _)| {
                let before = other.period.filter(|days| Some(days.first) < first);
                before.is_some_and(|days| Some(days.last.next()) >= first)
            })
        })
        .collect();
    let mut named: BTreeMap<(Text, Text), bool> = BTreeMap::new();
    // What a statement says that there was is known already where the account moved before.
    let mut begun: BTreeMap<&str, (Day, bool, u16)> = BTreeMap::new();
    let is_statement = |source: u16| {
        let source = ledger.sources().get(usize::from(source));
        source.is_some_and(|source| source.statement)
    };
    for entry in ledger.entries() {
        let account = ledger.account(entry);
        if account.starts_with("51") {
            // Of a day, what opens the books stands before what a statement says.
            let first = (entry.date, is_statement(entry.source), entry.source);
            let of = begun.entry(account).or_insert(first);
            *of = (*of).min(first);
        }
    }
    let moved_before = |entry: &Entry| {
        let first = begun.get(ledger.account(entry));
        first.is_some_and(|first| {
            first.2 != entry.source
                && *first < (entry.date, is_statement(entry.source), entry.source)
        })
    };
    for entry in ledger.entries() {
        let at = entry.transaction as usize;
        let account = ledger.account(entry);
        results[at] |= account.starts_with(['6', '7']);
        own_funds[at] |= account.starts_with("12");
        let source = usize::from(entry.source);
        let first = ledger
            .sources()
            .get(source)
            .and_then(|source| source.period);
        if ledger.text(entry.journal) == crate::bank::OPENING {
            follow[at] |= moved_before(entry);
        } else {
            follow[at] |= follows.get(source).copied().unwrap_or(false);
        }
        // What a statement says that there was is dated as its first movement.
        let of_bank = ledger.text(entry.journal) == crate::bank::OPENING;
        opens[at] &= (of_bank || first.is_some_and(|period| entry.date <= period.first))
            && (account.starts_with(['1', '2', '3', '4', '5']) || account.starts_with("89"))
            && *named
                .entry((entry.journal, entry.label))
                .or_insert_with(|| is_opening(ledger, entry));
    }
    let of = |chosen: &dyn Fn(usize) -> bool| {
        (0..ledger.transactions())
            .filter(|at| chosen(*at as usize))
            .collect()
    };
    (
        of(&|at| opens[at] && follow[at]),
        of(&|at| opens[at] && !follow[at]),
        of(&|at| results[at] && own_funds[at]),
    )
}

/// Days on which a file's opening stands for all that older files hold.
fn opened_anew(ledger: &Ledger, first_opening: &HashSet<u32>) -> BTreeSet<Day> {
    let openings = ledger.entries().iter().filter(|entry| {
        first_opening.contains(&entry.transaction)
            && ledger.text(entry.journal) != crate::bank::OPENING
    });
    let days: BTreeSet<Day> = openings.map(|entry| entry.date).collect();
    let first = ledger.days().map(|days| days.first);
    days.into_iter().filter(|day| Some(*day) > first).collect()
}

/// Whether the journal or the label says that balances are carried over.
pub(crate) fn is_opening(ledger: &Ledger, entry: &Entry) -> bool {
    let journal = plain(ledger.text(entry.journal));
    let label = plain(ledger.text(entry.label)).replace('-', " ");
    let journals = [
        "an",
        "ran",
        "anv",
        "ano",
        "anouv",
        "a nouveau",
        "a nouveaux",
        "ouv",
        "rn",
        "bo",
    ];
    if ledger.text(entry.journal) == crate::bank::OPENING {
        return true;
    }
    let labels = [
        "a nouveau",
        "a nouveaux",
        "reprise des soldes",
        "ouverture",
        "solde initial",
    ];
    journals.contains(&journal.as_str()) || labels.iter().any(|words| label.contains(words))
}
