//! The year of accounts of each file, from its openings and its entries and from the other files: a
//! name only says when a file ends, and an export in the midst of a year is named by its day.

use std::collections::BTreeSet;

use crate::books::is_opening;
use crate::days::{Day, Period};
use crate::entries::Ledger;

/// What is known of one source.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Days of its entries.
    days: Period,
    /// The end that its name says (A47 A-1, IX).
    named: Option<Day>,
    /// The first day of the year that it opens.
    opens: Option<Day>,
}

/// Gives each source of the ledger its year of accounts. A year begins where a file opens it, and
/// ends where the next begins, or as the file is named where that makes twelve months; an export
/// named by another day is of a year that is not finished, and halves of a year are of one year.
/// What has neither an opening nor a name lies in the year that the others show, else in the
/// calendar year. A file of several years keeps its days.
pub fn settle(ledger: &mut Ledger) {
    let known = known(ledger);
    let starts: BTreeSet<Day> = known.iter().flatten().filter_map(|of| of.opens).collect();
    let ends = closing_month(&known, &starts);
    let years: Vec<Option<Period>> = known
        .iter()
        .map(|of| of.and_then(|of| year(of, &starts, ends)))
        .collect();
    for (source, year) in ledger.sources_mut().iter_mut().zip(years) {
        source.period = year.or(source.period);
    }
}

fn known(ledger: &Ledger) -> Vec<Option<Known>> {
    let mut known: Vec<Option<Known>> = vec![None; ledger.sources().len()];
    for entry in ledger.entries() {
        let of = known.get_mut(usize::from(entry.source));
        let Some(of) = of else { continue };
        let days = Period {
            first: entry.date,
            last: entry.date,
        };
        let of = of.get_or_insert(Known {
            days,
            named: None,
            opens: None,
        });
        of.days.first = of.days.first.min(entry.date);
        of.days.last = of.days.last.max(entry.date);
    }
    for (of, source) in known.iter_mut().zip(ledger.sources()) {
        if let (Some(of), Some(period)) = (of, source.period) {
            of.named = (period != of.days && period == Period::year_to(period.last))
                .then_some(period.last);
        }
    }
    for entry in ledger.entries() {
        let Some(Some(of)) = known.get_mut(usize::from(entry.source)) else {
            continue;
        };
        let of_bank = ledger.text(entry.journal) == crate::bank::OPENING;
        let of_balance = ledger
            .account(entry)
            .starts_with(['1', '2', '3', '4', '5', '8']);
        if of.opens.is_none()
            && entry.date == of.days.first
            && of_balance
            && !of_bank
            && is_opening(ledger, entry)
        {
            // The last day of the year before opens the next too.
            let day = entry.date;
            of.opens = Some(match day == day.month().last() {
                true => day.next(),
                false => day.month().first(),
            });
        }
    }
    known
}

/// The number of the month in which years end: that of most files that show one, the newest of as
/// many.
fn closing_month(known: &[Option<Known>], starts: &BTreeSet<Day>) -> Option<u8> {
    let of_starts = starts.iter().map(|start| start.previous());
    let of_names = known.iter().flatten().filter_map(|of| {
        let end = of.named?;
        let whole = end == end.month().last()
            && of.opens.is_none()
            && of.days.first.month() == Period::year_to(end).first.month()
            && of.days.last.month() == end.month();
        whole.then_some(end)
    });
    let ends: Vec<Day> = of_starts.chain(of_names).collect();
    let count = |number: u8| {
        let of = ends.iter().filter(|end| end.month().number() == number);
        of.count()
    };
    let best = ends
        .iter()
        .max_by_key(|end| (count(end.month().number()), **end))?;
    Some(best.month().number())
}

fn year(of: Known, starts: &BTreeSet<Day>, ends: Option<u8>) -> Option<Period> {
    let Known { days, named, opens } = of;
    let within = |first: Day, months: i32| days.last <= last_of(first, months);
    let months = days.months().count();
    let opened = opens.or_else(|| {
        // A later part of a year that another file opens.
        let before = starts.range(..=days.first).next_back().copied()?;
        within(before, 12).then_some(before)
    });
    let first = match (opened, named, ends) {
        (Some(first), ..) => first,
        // Another closing than that of the others, and all of its months are there.
        (None, Some(end), _) if fills(days, end) => Period::year_to(end).first,
        (None, _, Some(number)) if within(year_of(days.first, number)?, 12) => {
            year_of(days.first, number)?
        }
        (None, Some(end), _) if days.first <= end.end_of_months_after(-12) => {
            days.first.month().first()
        }
        (None, Some(end), _) => match calendar(days) {
            Some(year) if days.first.month() == year.first.month() => year.first,
            _ => Period::year_to(end).first,
        },
        (None, None, _) => match calendar(days) {
            Some(year) => year.first,
            None if (10..=24).contains(&months) => days.first.month().first(),
            None => return None,
        },
    };
    let next = starts
        .range(first.next()..)
        .next()
        .map(|next| next.previous());
    let next = next.filter(|end| *end >= days.last);
    let twelve = last_of(first, 12);
    let last = match (next, named) {
        (Some(end), _) if end <= twelve || days.last > twelve => end,
        _ if days.last <= twelve => twelve,
        // No first year is longer than twenty-four months.
        (_, Some(end)) if end >= days.last && end <= last_of(first, 24) => end,
        _ if within(first, 24) => days.last.month().last(),
        _ => return None,
    };
    Some(Period { first, last })
}

/// The last of so many months that begin on a day.
fn last_of(first: Day, months: i32) -> Day {
    first.previous().end_of_months_after(months)
}

/// Whether entries go from the first to the last of the twelve months before an end.
fn fills(days: Period, end: Day) -> bool {
    days.first.month() == Period::year_to(end).first.month() && days.last.month() == end.month()
}

/// The first day of the year of twelve months that ends in the month of that number and has a day.
fn year_of(day: Day, number: u8) -> Option<Day> {
    let of = |year| Some(Day::new(year, number, 1)?.month().last());
    let end = of(day.year()).filter(|end| *end >= day);
    Some(Period::year_to(end.or_else(|| of(day.year() + 1))?).first)
}

/// The calendar year that all of some days lie in.
fn calendar(days: Period) -> Option<Period> {
    (days.first.year() == days.last.year()).then(|| Period::year(days.first.year()))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fec::{self, Bounds};

    const HEADER: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|\
        CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|\
        ValidDate|Montantdevise|Idevise\n";

    /// A file with an opening where that is asked, and an entry of 10 euros on each of the days.
    fn file(name: &str, opening: Option<&str>, days: &[&str]) -> Ledger {
        let mut text = HEADER.to_owned();
        let mut add = |journal: &str, number: usize, day: &str, other: &str| {
            for (account, debit, credit) in [("512000", "10,00", "0,00"), (other, "0,00", "10,00")]
            {
                text += &format!(
                    "{journal}|J|{number}|{day}|{account}|C|||P|{day}|Libellé|{debit}|{credit}|||{day}||\n"
                );
            }
        };
        if let Some(day) = opening {
            add("AN", 1, day, "110000");
        }
        for (at, day) in days.iter().enumerate() {
            add("BQ", at + 2, day, "756000");
        }
        fec::read(text.as_bytes(), Some(name), name, &Bounds::default()).ledger
    }

    fn years(files: &[Ledger]) -> Vec<String> {
        let mut all = Ledger::default();
        for file in files {
            all.extend(file).expect("small");
        }
        settle(&mut all);
        let iso = |period: Period| format!("{}/{}", period.first.iso(), period.last.iso());
        let sources = all.sources().iter();
        sources
            .map(|source| source.period.map_or(String::new(), iso))
            .collect()
    }

    #[test]
    fn an_export_is_of_a_year_that_is_not_finished() {
        let before = file(
            "812345675FEC20251231.txt",
            Some("20250101"),
            &["20250105", "20251220"],
        );
        for (name, opening) in [
            ("812345675FEC20261031.txt", Some("20260101")),
            ("812345675FEC20261031.txt", None),
            ("export.txt", Some("20260101")),
            ("export.txt", None),
        ] {
            let export = file(name, opening, &["20260112", "20261028"]);
            let of = years(&[before.clone(), export.clone()]);
            assert_eq!(
                of,
                ["2025-01-01/2025-12-31", "2026-01-01/2026-12-31"],
                "{name}"
            );
            assert_eq!(years(&[export]), ["2026-01-01/2026-12-31"], "{name}");
        }
    }

    #[test]
    fn halves_are_of_one_year_and_short_years_are_not() {
        let first = file(
            "812345675FEC20240630.txt",
            Some("20240101"),
            &["20240105", "20240620"],
        );
        let half = file("812345675FEC20241231.txt", None, &["20240703", "20241220"]);
        let year = "2024-01-01/2024-12-31";
        assert_eq!(years(&[first.clone(), half]), [year, year]);
        let next = file(
            "812345675FEC20250630.txt",
            Some("20240701"),
            &["20240703", "20250620"],
        );
        assert_eq!(
            years(&[first, next]),
            ["2024-01-01/2024-06-30", "2024-07-01/2025-06-30"]
        );
    }

    #[test]
    fn years_need_not_be_those_of_the_calendar() {
        let whole = file("812345675FEC20240831.txt", None, &["20230903", "20240820"]);
        let begun = file("812345675FEC20241130.txt", None, &["20240903", "20241128"]);
        assert_eq!(
            years(&[whole, begun]),
            ["2023-09-01/2024-08-31", "2024-09-01/2025-08-31"]
        );
        // A first year may be longer; years that are missing are not stretched over.
        let long = file("812345675FEC20241231.txt", None, &["20231005", "20241220"]);
        assert_eq!(years(&[long]), ["2023-10-01/2024-12-31"]);
        let one = file(
            "812345675FEC20221231.txt",
            Some("20220101"),
            &["20220105", "20221220"],
        );
        let other = file(
            "812345675FEC20241231.txt",
            Some("20240101"),
            &["20240105", "20241220"],
        );
        assert_eq!(
            years(&[one, other]),
            ["2022-01-01/2022-12-31", "2024-01-01/2024-12-31"]
        );
    }
}
