//! What the columns of a table are, by their names and by what stands in them.

use serde::{Deserialize, Serialize};

use super::cells::{account_of, amount, parse_month};
use super::names::{Field, field, likely};
use super::{EntryColumns, Mapping, MonthColumns};
use crate::days::{Day, Month};

/// A mapping that was guessed, to be shown to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Guess {
    /// The mapping.
    pub mapping: Mapping,
    /// Columns that were known by what stands in them, and not by their names: worth a look.
    pub by_content: Vec<usize>,
    /// Columns that are not used.
    pub unused: Vec<usize>,
}

/// Guesses the mapping: months side by side where a row names two months or more, else an entry a
/// row. Months without a year are of the year that is handed in, else of the one year that their row
/// or the rows above name. Nothing where neither dates nor amounts are found.
pub fn guess(rows: &[Vec<String>], year: Option<i32>) -> Option<Guess> {
    months(rows, year).or_else(|| entries(rows))
}

/// Whether a table has months side by side of which nothing says the year.
pub fn lacks_year(rows: &[Vec<String>], year: Option<i32>) -> bool {
    // Any year does to see that there are months.
    header_of_months(rows, year).is_none() && header_of_months(rows, Some(2000)).is_some()
}

/// Whether a table has months side by side, and none of its rows says what account it is of: neither a
/// number nor a heading of charges or products.
pub fn lacks_accounts(rows: &[Vec<String>], year: Option<i32>) -> bool {
    let of = months(rows, year).map(|guess| guess.mapping);
    matches!(of, Some(Mapping::Months(columns)) if !super::months::has_accounts(rows, &columns))
}

/// The row that names months, and the column of each.
fn header_of_months(
    rows: &[Vec<String>],
    year: Option<i32>,
) -> Option<(usize, Vec<(usize, Month)>)> {
    let rows = rows.get(..20).unwrap_or(rows);
    rows.iter().enumerate().find_map(|(at, row)| {
        let year = year.or_else(|| year_named(&rows[..=at]));
        let cells = row.iter().enumerate();
        let months: Vec<_> = cells
            .filter_map(|(at, cell)| Some((at, parse_month(cell, year)?)))
            .collect();
        let rising = months.windows(2).all(|two| two[0].1 < two[1].1);
        // Two days side by side are those of an entry; two months are a year that has begun.
        let mut named = months.iter().filter_map(|(at, _)| row.get(*at));
        let named = named.all(|cell| Day::parse(cell.as_bytes()).is_none());
        let enough = months.len() >= 3 || months.len() == 2 && named;
        (enough && rising).then_some((at, months))
    })
}

/// The year that some rows name, where they name only one.
fn year_named(rows: &[Vec<String>]) -> Option<i32> {
    let mut named = None;
    for cell in rows.iter().flatten() {
        if let Some(month) = parse_month(cell, None) {
            named = named.or(Some(month.year()));
            continue;
        }
        // The day on which a sheet was printed says nothing of its months.
        if cell
            .split_whitespace()
            .any(|word| Day::parse(word.as_bytes()).is_some())
        {
            continue;
        }
        let words = cell.split(|letter: char| !letter.is_ascii_alphanumeric());
        let years = words.filter_map(|word| (word.len() == 4).then(|| word.parse::<i32>().ok())?);
        for year in years.filter(|year| (1990..2100).contains(year)) {
            if named.is_some_and(|named| named != year) {
                return None;
            }
            named = Some(year);
        }
    }
    named
}

fn months(rows: &[Vec<String>], year: Option<i32>) -> Option<Guess> {
    let (header, months) = header_of_months(rows, year)?;
    let names = &rows[header];
    let first = months.first()?.0;
    let body = &rows[header + 1..];
    let account = (0..first).find(|at| {
        share(body, *at, |cell| {
            account_of(cell).is_some_and(|(account, rest)| account == cell && rest.is_empty())
        }) >= 50
    });
    let label = (0..first)
        .rev()
        .find(|at| Some(*at) != account && share(body, *at, |cell| amount(cell).is_none()) >= 50);
    let total = (first..names.len()).find(|at| {
        field(&names[*at]) == Some(Field::Total) && months.iter().all(|(month, _)| month != at)
    });
    let used: Vec<usize> = months
        .iter()
        .map(|(at, _)| *at)
        .chain(account)
        .chain(label)
        .chain(total)
        .collect();
    let unused = (0..names.len()).filter(|at| !used.contains(at)).collect();
    let by_content = account.into_iter().chain(label).collect();
    let columns = MonthColumns {
        header,
        account,
        label,
        months,
        total,
    };
    Some(Guess {
        mapping: Mapping::Months(columns),
        by_content,
        unused,
    })
}

fn entries(rows: &[Vec<String>]) -> Option<Guess> {
    let known = |row: &[String]| {
        let cells = row.iter();
        let known = cells.filter(|cell| field(cell).or_else(|| likely(cell)).is_some());
        known.count()
    };
    let header = (0..rows.len().min(20)).max_by_key(|at| (known(&rows[*at]), 20 - at));
    let header = header.filter(|at| known(&rows[*at]) >= 2);
    let names: &[String] = header.map_or(&[], |at| &rows[at]);
    let body = &rows[header.map_or(0, |at| at + 1)..];
    let width = body.iter().take(200).map(Vec::len).max()?.max(names.len());
    let fields: Vec<Option<Field>> = (0..width)
        .map(|at| names.get(at).and_then(|name| field(name)))
        .collect();
    // A name that only begins as that of a field gives way to one that is exactly it.
    let place = |of: Field| {
        let exact = fields.iter().position(|field| *field == Some(of));
        exact.or_else(|| names.iter().position(|name| likely(name) == Some(of)))
    };
    let mut by_content = Vec::new();
    let mut seen = |at: Option<usize>| {
        by_content.extend(at);
        at
    };
    let free = |at: &usize| {
        fields[*at].is_none() && names.get(*at).is_none_or(|name| likely(name).is_none())
    };
    let by = |chosen: &dyn Fn(&str) -> bool| {
        (0..width)
            .filter(free)
            .find(|at| share(body, *at, chosen) >= 60)
    };
    let date =
        place(Field::Date).or_else(|| seen(by(&|cell| Day::parse(cell.as_bytes()).is_some())))?;
    let account = place(Field::Account).or_else(|| {
        seen(by(&|cell| {
            Day::parse(cell.as_bytes()).is_none()
                && account_of(cell).is_some_and(|(account, _)| account.len() >= 3)
        }))
    });
    let (debit, credit) = (place(Field::Debit), place(Field::Credit));
    let mut amount_at = place(Field::Amount);
    if debit.is_none() && credit.is_none() && amount_at.is_none() {
        let number = |cell: &str| cell.contains([',', '.']) && amount(cell).is_some();
        amount_at = seen(
            (0..width)
                .rev()
                .filter(free)
                .find(|at| share(body, *at, number) >= 60),
        );
        amount_at?;
    }
    let columns = EntryColumns {
        header,
        date,
        journal: place(Field::Journal),
        number: place(Field::Number),
        account,
        account_label: place(Field::AccountLabel),
        third_party: place(Field::ThirdParty),
        document: place(Field::Document),
        label: place(Field::Label),
        debit,
        credit,
        amount: amount_at,
        direction: place(Field::Direction),
    };
    let unused = (0..width)
        .filter(|at| free(at) && !by_content.contains(at))
        .collect();
    Some(Guess {
        mapping: Mapping::Entries(columns),
        by_content,
        unused,
    })
}

/// How many per cent of the cells of a column that are not blank are as asked.
fn share(rows: &[Vec<String>], column: usize, is: impl Fn(&str) -> bool) -> usize {
    let cells = rows.iter().take(200).filter_map(|row| row.get(column));
    let (mut all, mut those) = (0, 0);
    for cell in cells
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
    {
        all += 1;
        those += usize::from(is(cell));
    }
    (those * 100).checked_div(all).unwrap_or(0)
}
