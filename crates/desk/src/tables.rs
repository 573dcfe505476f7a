//! An official table as a page: to be read, printed, and copied into a form. Each row opens to its
//! entries.

use ledger::charts::Side;
use ledger::{Cents, Share};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::accounts;
use crate::accounts::official::{Report, csv, explanation, notes, sheets, title};
use crate::dashboard::{STYLE, opened};
use crate::failure::Failure;
use crate::messages::{Messages, say};
use crate::papers;

/// The table as a file, by the ending of its name: html, pdf, csv, xlsx, else ods.
pub fn written(messages: &Messages, report: &Report<'_>, ending: &str) -> Result<Vec<u8>, Failure> {
    Ok(match ending {
        "html" => page(messages, report).into_bytes(),
        "pdf" => papers::report(messages, report),
        "csv" => accounts::headed(messages, csv(messages, report)),
        "xlsx" => accounts::xlsx(&sheets(messages, report)).map_err(Failure::unexpected)?,
        _ => accounts::ods(&sheets(messages, report)).map_err(Failure::unexpected)?,
    })
}

/// The page, whole.
pub fn page(messages: &Messages, report: &Report<'_>) -> String {
    let title = title(messages, report);
    let dimensions = &report.accounts.said.dimensions;
    let notes = notes(messages, report);
    let markup: Markup = html! {
        (DOCTYPE)
        html lang=(messages.tongue.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { (say!(messages, "dashboard-skip")) }
                header {
                    p.kicker { (say!(messages, "table-kicker")) }
                    h1 { (title) }
                }
                main #main {
                    (sides(messages, report))
                    @if let (Some(of), Some(funder)) = (&report.table.of_funder, &report.wanted.funder) {
                        p.lead {
                            (say!(
                                messages,
                                "report-of-funder",
                                funder = accounts::funder(dimensions, funder),
                                planned = whole(messages, of.planned),
                                actual = whole(messages, Some(of.actual.amount()))
                            ))
                        }
                    }
                    @if !notes.is_empty() {
                        section aria-labelledby="notes" {
                            h2 #notes { (say!(messages, "table-notes")) }
                            ul.notes { @for note in &notes { li { (note) } } }
                        }
                    }
                    @if !report.explanations.is_empty() {
                        section aria-labelledby="explanations" {
                            h2 #explanations { (say!(messages, "report-explanations")) }
                            ul.notes {
                                @for of in report.explanations {
                                    li { (explanation(messages, report, of)) }
                                }
                            }
                        }
                    }
                }
                footer { p { (say!(messages, "table-foot")) } }
            }
        }
    };
    markup.into_string()
}

/// The two sides of the table, each under its heading.
pub fn sides(messages: &Messages, report: &Report<'_>) -> Markup {
    html! { @for side in Side::ALL { (part(messages, report, side)) } }
}

/// What the total after a part is called: that after shared charges is of all charges.
pub(crate) fn total_name(messages: &Messages, side: Side) -> String {
    match side {
        Side::IndirectCharge => say!(messages, "table-total-charges"),
        _ => say!(messages, "table-total"),
    }
}

/// Whole euros, as the form takes them; a dash where nothing was planned at all.
fn whole(messages: &Messages, amount: Option<Cents>) -> String {
    amount.map_or("–".to_owned(), |amount| accounts::euros(messages, amount))
}

fn part(messages: &Messages, report: &Report<'_>, side: Side) -> Markup {
    let table = report.table;
    let dimensions = &report.accounts.said.dimensions;
    let rows: Vec<_> = table
        .rows
        .iter()
        .filter(|row| row.line.side == side)
        .collect();
    let name = accounts::side(messages, side);
    let id = format!("side-{side:?}").to_lowercase();
    let percent = |share: Option<Share>| {
        share.map_or(String::new(), |share| accounts::percent(messages, share))
    };
    let sums = [
        (
            say!(messages, "table-subtotal"),
            table.subtotal(side).cloned(),
        ),
        (total_name(messages, side), table.total_after(side)),
    ];
    html! {
        @if !rows.is_empty() {
            section {
                h2 id=(id) { (name) }
                div.wide tabindex="0" role="region" aria-label=(name) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (say!(messages, "table-line")) }
                                th.n scope="col" { (say!(messages, "table-planned")) }
                                th.n scope="col" { (say!(messages, "table-actual")) }
                                th.n scope="col" { (say!(messages, "table-percent")) }
                            }
                        }
                        tbody {
                            @for (at, row) in rows.iter().enumerate() {
                                @let before = at.checked_sub(1).and_then(|at| rows.get(at));
                                @let first = before.is_none_or(|of| of.line.rubric != row.line.rubric);
                                @let rubric = table.rubrics.iter().find(|of| of.rubric == row.line.rubric);
                                @let several = rows.iter().filter(|of| of.line.rubric == row.line.rubric).count() > 1;
                                @if let (true, Some(rubric)) = (first && several && row.line.rubric > 0, rubric) {
                                    tr.total {
                                        th scope="row" {
                                            (rubric.rubric) " " (accounts::rubric(messages, rubric.rubric))
                                        }
                                        td.n { (whole(messages, rubric.planned)) }
                                        td.n { (whole(messages, Some(rubric.actual.amount()))) }
                                        td.n { (percent(rubric.percent)) }
                                    }
                                }
                                @let name = accounts::line_name(messages, row.line, row.funder.as_deref(), dimensions);
                                tr {
                                    th scope="row" { (name) }
                                    td.n { (whole(messages, row.planned)) }
                                    td.n { (whole(messages, Some(row.actual.amount()))) }
                                    td.n { (percent(row.percent)) }
                                }
                                @if !row.actual.parts().is_empty() {
                                    tr.open {
                                        td colspan="4" {
                                            (opened(messages, report.accounts, &name, "", &row.actual))
                                        }
                                    }
                                }
                            }
                            @for (name, total) in &sums {
                                @if let Some(total) = total {
                                tr.total {
                                    th scope="row" { (name) }
                                    td.n { (whole(messages, total.planned)) }
                                    td.n { (whole(messages, Some(total.actual.amount()))) }
                                    td.n { (percent(total.percent())) }
                                }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
