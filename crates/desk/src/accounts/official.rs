//! An official table with all that is said of it: what it is, what does not agree, what a person approved
//! of its gaps, and the table as sheets.

use ledger::charts::{Doubt, Line};
use ledger::official::{Check, Explanation, OfficialTable, Wanted};
use ledger::{Cents, Figure, Period, Share, Sign};

use super::{Accounts, Sheet, Value};
use crate::messages::{Messages, say};

/// Gaps that are explained: at least so many euros…
pub const LEAST: Cents = Cents(10_000);

/// …and so many hundredths of a per cent.
pub const LEAST_SHARE: Share = Share::of_hundredths(1_000);

/// All that a page or a sheet of a report is made of.
pub struct Report<'a> {
    /// The accounts that it is of.
    pub accounts: &'a Accounts,
    /// Form, period, project and funder that were asked for.
    pub wanted: &'a Wanted,
    /// The table, filled.
    pub table: &'a OfficialTable,
    /// What does not agree.
    pub checks: &'a [Check],
    /// The gaps that want an explanation.
    pub explanations: &'a [Explanation],
}

/// What an explanation is kept under.
pub fn key(period: Period, project: Option<&str>, line: &str, funder: Option<&str>) -> String {
    let (project, funder) = (project.unwrap_or_default(), funder.unwrap_or_default());
    format!("{}/{project}/{line}/{funder}", period.last.iso())
}

/// What a person approved as the explanation of a gap.
pub fn approved<'a>(
    accounts: &'a Accounts,
    wanted: &Wanted,
    explanation: &Explanation,
) -> Option<&'a str> {
    let funder = explanation.funder.as_deref();
    let whole = explanation.whole_rubric;
    approved_of(accounts, wanted, explanation.line, funder, whole)
}

fn approved_of<'a>(
    accounts: &'a Accounts,
    wanted: &Wanted,
    line: &Line,
    funder: Option<&str>,
    whole: bool,
) -> Option<&'a str> {
    let project = wanted.project.as_deref();
    let of = |line: &str| {
        let key = key(wanted.period, project, line, funder);
        accounts.said.explanations.get(&key).map(String::as_str)
    };
    if whole {
        return of(&line.rubric.to_string());
    }
    of(&line.id).or_else(|| funder.and_then(|_| of("74")))
}

/// An explanation as it is shown: what was approved, else the draft, which says that it is one.
pub fn explanation(messages: &Messages, report: &Report<'_>, explanation: &Explanation) -> String {
    let dimensions = &report.accounts.said.dimensions;
    match approved(report.accounts, report.wanted, explanation) {
        Some(text) => say!(
            messages,
            "report-approved",
            line = super::explained_name(messages, explanation, dimensions),
            text = text
        ),
        None => say!(
            messages,
            "report-draft",
            text = super::explanation(messages, dimensions, explanation)
        ),
    }
}

/// The table as CSV, with what was approved of its gaps.
pub fn csv(messages: &Messages, report: &Report<'_>) -> Vec<u8> {
    let named = |rubric| super::rubric(messages, rubric);
    let side = |side| super::side(messages, side);
    let dimensions = &report.accounts.said.dimensions;
    let funder = |id: &str| {
        let known = dimensions.funder(id);
        known.map_or(id, |of| of.name.as_str()).to_owned()
    };
    let explained = |line: &Line, funder: Option<&str>, whole: bool| {
        approved_of(report.accounts, report.wanted, line, funder, whole)
            .unwrap_or_default()
            .to_owned()
    };
    ledger::exports::official(report.table, &side, &named, &funder, &explained)
}

/// The table, and on a second sheet the entries that each figure is the sum of.
pub fn sheets(messages: &Messages, report: &Report<'_>) -> Vec<Sheet> {
    let csv = csv(messages, report);
    let mut table = Sheet::of_csv(&report.table.form, &csv, &["planned", "actual"]);
    table.head(messages);
    let head = [
        "code", "label", "funder", "date", "account", "entry", "counted", "file", "row",
    ];
    let head = head.map(|name| Value::Text(super::column(messages, name)));
    let mut rows = vec![head.to_vec()];
    let ledger = &report.accounts.ledger;
    for row in &report.table.rows {
        for part in row.actual.parts() {
            let (Some(entry), Some((import, line))) =
                (ledger.entry(part.entry), ledger.address(part.entry))
            else {
                continue;
            };
            let text = |text: &str| Value::Text(text.to_owned());
            rows.push(vec![
                text(&row.line.code),
                text(&row.line.label),
                text(row.funder.as_deref().unwrap_or_default()),
                Value::Day(entry.date),
                text(ledger.account(entry)),
                text(ledger.text(entry.label)),
                Value::Hundredths(part.amount.0),
                text(report.accounts.file(import)),
                Value::Whole(i64::from(line)),
            ]);
        }
    }
    let name = say!(messages, "report-sheet-entries");
    vec![table, Sheet { name, rows }]
}

/// Dedicated funds: what was set aside and what was taken back, each by itself, and what is left.
fn dedicated(messages: &Messages, report: &Report<'_>, figure: &Figure) -> String {
    let ledger = &report.accounts.ledger;
    let sum = |class: char| -> Cents {
        let parts = figure.parts().iter();
        let of = |entry| {
            ledger
                .entry(entry)
                .is_some_and(|of| ledger.account(of).starts_with(class))
        };
        let parts = parts.filter(|part| of(part.entry));
        parts.map(|part| part.amount).sum()
    };
    let (reports, uses) = (sum('6'), sum('7'));
    let mut what = Vec::new();
    if !reports.is_zero() {
        let amount = super::amount(messages, reports);
        what.push(say!(messages, "doubt-dedicated-reports", amount = amount));
    }
    if !uses.is_zero() {
        let amount = super::amount(messages, uses);
        what.push(say!(messages, "doubt-dedicated-uses", amount = amount));
    }
    let day = report.wanted.period.last;
    let books = report.accounts.books();
    let left = books.balance(day, Sign::Credit, |account| account.starts_with("19"));
    say!(
        messages,
        "doubt-dedicated-apart",
        what = what.join(", "),
        balance = super::amount(messages, left.amount()),
        day = super::day(messages, day)
    )
}

/// What the table is.
pub fn title(messages: &Messages, report: &Report<'_>) -> String {
    let dimensions = &report.accounts.said.dimensions;
    let whose = match &report.wanted.project {
        Some(id) => super::project(dimensions, id).to_owned(),
        None => say!(messages, "report-organisation"),
    };
    say!(
        messages,
        "report-table-title",
        form = report.wanted.form.as_str(),
        period = super::period(messages, report.wanted.period),
        whose = whose
    )
}

/// All that is to be said of the table.
pub fn notes(messages: &Messages, report: &Report<'_>) -> Vec<String> {
    let checks = report.checks.iter();
    let doubts = report.table.doubts.iter();
    let mut notes: Vec<String> = checks.map(|check| super::check(messages, check)).collect();
    notes.extend(doubts.map(|(doubt, figure)| match doubt {
        Doubt::DedicatedFunds => dedicated(messages, report, figure),
        doubt => super::doubt(messages, *doubt, figure.amount()),
    }));
    if let Some(sharing) = &report.wanted.sharing {
        let share = super::percent(messages, sharing.share);
        let rule = sharing.rule.as_str();
        notes.push(say!(messages, "report-sharing", share = share, rule = rule));
    }
    notes
}

/// What of the table is of the funder that it is made for; `money` writes an amount.
pub fn of_funder(
    messages: &Messages,
    report: &Report<'_>,
    money: impl Fn(Option<Cents>) -> String,
) -> Option<String> {
    let (of, funder) = (
        report.table.of_funder.as_ref()?,
        report.wanted.funder.as_ref()?,
    );
    let name = super::funder(&report.accounts.said.dimensions, funder);
    let mut said = say!(
        messages,
        "report-of-funder",
        funder = name,
        planned = money(of.planned),
        actual = money(Some(of.actual.amount()))
    );
    // The form ends with this sentence (Cerfa 15059, "Tableau de synthèse").
    if let Some(share) = of.actual_share {
        said.push(' ');
        said.push_str(&say!(
            messages,
            "report-of-funder-share",
            funder = name,
            actual = money(Some(of.actual.amount())),
            share = super::percent(messages, share)
        ));
    }
    Some(said)
}

/// The heading over the explanations of gaps.
pub fn explanations_title(messages: &Messages) -> String {
    say!(messages, "report-explanations")
}
