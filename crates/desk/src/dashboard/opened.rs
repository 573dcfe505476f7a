//! Tables whose figures open to the entries that they are the sum of.

use ledger::{Cents, Figure};
use maud::{Markup, html};

use crate::accounts::{self, Accounts};
use crate::messages::{Messages, say};

/// Entries that one figure shows on a page; the rest is told with its amount.
const SHOWN: usize = 300;

/// A row of a table: a name, cells, and the figure that it opens to.
pub struct Row<'a> {
    /// What the row is of.
    pub name: String,
    /// Its cells.
    pub cells: Vec<String>,
    /// The figures among them, each with what it is called.
    pub figures: Vec<(String, &'a Figure)>,
    /// It is a sum of others.
    pub total: bool,
}

/// A table, its head first: a name, then numbers. It bears a name for those who hear the page, and a
/// caption.
pub fn table(
    messages: &Messages,
    accounts: &Accounts,
    (name, caption): (&str, &str),
    head: &[String],
    rows: &[Row<'_>],
) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(name) {
            table {
                @if !caption.is_empty() { caption { (caption) } }
                thead {
                    tr {
                        @for (at, name) in head.iter().enumerate() {
                            th.n[at > 0] scope="col" { (name) }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr.total[row.total] {
                            th scope="row" { (row.name) }
                            @for cell in &row.cells { td.n { (cell) } }
                        }
                        @let open = row.figures.iter().any(|(_, figure)| !figure.parts().is_empty());
                        @if open {
                            tr.open {
                                td colspan=(head.len()) {
                                    @for (name, figure) in &row.figures {
                                        (opened(messages, accounts, &row.name, name, figure))
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

/// A figure's entries, to be opened; nothing where it has none.
pub fn opened(
    messages: &Messages,
    accounts: &Accounts,
    row: &str,
    name: &str,
    figure: &Figure,
) -> Markup {
    let count = figure.parts().len();
    let rest: Cents = figure
        .parts()
        .iter()
        .skip(SHOWN)
        .map(|part| part.amount)
        .sum();
    let ledger = &accounts.ledger;
    html! {
        @if count > 0 {
            details {
                summary {
                    @if !name.is_empty() { (name) " " }
                    (say!(messages, "table-open", count = count))
                    // Told apart by those who hear the page.
                    span.hidden { " — " (row) }
                }
                ol.entries {
                    @for part in figure.parts().iter().take(SHOWN) {
                        @if let (Some(entry), Some((import, line))) =
                            (ledger.entry(part.entry), ledger.address(part.entry)) {
                            li {
                                b { (accounts::amount(messages, part.amount)) }
                                span { (ledger.text(entry.label)) }
                                small {
                                    (entry.date.iso()) " · " (ledger.account(entry)) " "
                                    (ledger.text(entry.account_label)) " · "
                                    (say!(
                                        messages,
                                        "table-place",
                                        file = accounts.file(import),
                                        line = line.to_string()
                                    ))
                                }
                            }
                        }
                    }
                }
                @if count > SHOWN {
                    p {
                        (say!(
                            messages,
                            "table-more",
                            count = (count - SHOWN),
                            amount = accounts::amount(messages, rest)
                        ))
                    }
                }
            }
        }
    }
}
