//! What files of accounts would bring, before anything is kept.

use desk::accounts::{self, ReadAccounts, Told, grouped, letter};
use desk::messages::{Messages, say};
use ledger::findings::Severity;
use ledger::import::{Import, Kind, NotImported, Preview};
use ledger::table::Mapping;
use maud::{Markup, html};

use crate::room::Room;
use crate::waiting::{One, Upload};

/// Findings of one rule that are shown.
const SHOWN: usize = 5;
/// Columns that can be chosen beyond those that have a name.
const MORE: usize = 3;

/// All files that were sent together.
pub(super) fn whole(messages: &Messages, room: &Room, upload: &Upload, known: &[Import]) -> Markup {
    let files = upload.files();
    let comes = |one: &&One| matches!(&one.read, Ok(read) if read.preview.is_ok());
    let count = files.iter().filter(comes).count();
    let at = room.at(&format!("accounts/import/{}", upload.id));
    html! {
        h1 { (say!(messages, "accounts-import-title")) }
        p.lead { (say!(messages, "accounts-import-lead")) }
        @for (number, one) in files.iter().enumerate() {
            section.panel id=(format!("file-{number}")) aria-labelledby=(format!("name-{number}")) {
                h2 id=(format!("name-{number}")) { (one.name) }
                (file(messages, one, known))
                (corrections(messages, &at, number, one))
            }
        }
        form.buttons method="post" action=(at) {
            @if count > 0 {
                button name="do" value="import" { (say!(messages, "accounts-import-button")) }
            }
            button.second name="do" value="abandon" { (say!(messages, "accounts-import-abandon")) }
        }
    }
}

fn file(messages: &Messages, one: &One, known: &[Import]) -> Markup {
    let read = match &one.read {
        Ok(read) => read,
        Err(reason) => {
            return html! {
                div.alert role="alert" { p { (say!(messages, "accounts-import-unread", reason = reason.as_str())) } }
            };
        }
    };
    html! {
        @match &read.preview {
            Err(NotImported::Twice(id)) => {
                @let other = known.iter().find(|import| import.id == *id);
                @let other = other.map_or(one.name.as_str(), |import| import.name.as_str());
                div.alert role="alert" { p { (say!(messages, "accounts-import-twice", name = other)) } }
            }
            Err(NotImported::Empty) => {
                div.alert role="alert" { p { (say!(messages, "accounts-import-empty")) } }
            }
            Ok(preview) => (counts(messages, one, read, preview, known)),
        }
        h3 { (say!(messages, "accounts-import-findings")) }
        (findings(messages, read, SHOWN))
    }
}

fn counts(
    messages: &Messages,
    one: &One,
    read: &ReadAccounts,
    preview: &Preview,
    known: &[Import],
) -> Markup {
    let money = |amount| accounts::amount(messages, amount);
    let rows = [
        (
            say!(messages, "accounts-import-kind"),
            accounts::kind(messages, read.kind),
        ),
        (
            say!(messages, "accounts-import-period"),
            preview
                .period
                .map_or("–".to_owned(), |of| accounts::period(messages, of)),
        ),
        (
            say!(messages, "accounts-import-entries"),
            preview.entries.to_string(),
        ),
        (
            say!(messages, "accounts-import-transactions"),
            preview.transactions.to_string(),
        ),
        (
            say!(messages, "accounts-import-accounts"),
            preview.accounts.to_string(),
        ),
        (
            say!(messages, "accounts-import-chart"),
            one.chart
                .map_or("–".to_owned(), |chart| accounts::chart(messages, chart)),
        ),
        (
            say!(messages, "accounts-import-debit"),
            money(preview.debit),
        ),
        (
            say!(messages, "accounts-import-credit"),
            money(preview.credit),
        ),
        (
            say!(messages, "accounts-import-charges"),
            money(preview.charges),
        ),
        (
            say!(messages, "accounts-import-products"),
            money(preview.products),
        ),
    ];
    html! {
        @for overlap in &preview.overlaps {
            @let other = known.iter().find(|import| import.id == *overlap);
            p.alert { (say!(messages, "accounts-import-overlap", name = other.map_or("", |of| of.name.as_str()))) }
        }
        dl.figures {
            @for (name, value) in &rows { div { dt { (name) } dd { (value) } } }
        }
    }
}

/// What was found in a file, each with its line and the article that asks for it.
pub(super) fn findings(messages: &Messages, read: &ReadAccounts, most: usize) -> Markup {
    let groups = grouped(read, most);
    html! {
        @if groups.is_empty() { p { (say!(messages, "accounts-import-good")) } }
        @else {
            ul.told {
                @for group in &groups {
                    li {
                        @for finding in &group.shown { (line(messages, finding)) }
                        @if group.more > 0 { p.hint { (say!(messages, "accounts-import-more", count = group.more)) } }
                    }
                }
            }
        }
    }
}

fn line(messages: &Messages, finding: &Told) -> Markup {
    html! {
        p {
            @match finding.severity {
                Severity::Error => span.badge.refused { (say!(messages, "accounts-import-error")) },
                Severity::Warning => span.badge.left { (say!(messages, "accounts-import-warning")) },
            }
            " "
            @if let Some(line) = finding.line {
                (say!(messages, "accounts-import-line", line = line.to_string())) " "
            }
            (finding.message)
            @if !finding.article.is_empty() { " " small { "(" (finding.article) ")" } }
        }
    }
}

/// How a file is read, to be corrected: its columns, the year of its months, the bank's account.
fn corrections(messages: &Messages, at: &str, number: usize, one: &One) -> Markup {
    let id = |name: &str| format!("{name}-{number}");
    let read = one.read.as_ref().ok();
    let months = read.is_some_and(has_months);
    let columns = read.filter(|read| {
        matches!(read.kind, Kind::Table | Kind::Bank)
            && !has_months(read)
            && (read.guess.is_some() || read.columns.is_some() || read.mapping.is_some())
    });
    let bank = read.is_some_and(|read| read.kind == Kind::Bank);
    let wants_year = read.is_none() || months;
    html! {
        @if let Some(read) = read { (used(messages, read)) }
        @if columns.is_some() || bank || wants_year {
            details open[read.is_none()] {
                summary {
                    (say!(messages, "accounts-import-correct")) span.unseen { " " (one.name) }
                }
                form method="post" action=(format!("{at}/{number}")) {
                    @if wants_year {
                        label for=(id("year")) { (say!(messages, "accounts-import-year")) }
                        input id=(id("year")) name="year" inputmode="numeric" maxlength="4"
                            value=(one.chosen.year.map_or(String::new(), |year| year.to_string()));
                    }
                    @if bank {
                        label for=(id("bank")) { (say!(messages, "accounts-import-bank")) }
                        input id=(id("bank")) name="bank" inputmode="numeric" maxlength="20"
                            value=(one.chosen.bank_account.as_deref().unwrap_or("512000"));
                    }
                    @if let Some(read) = columns { (selects(messages, number, read)) }
                    div.buttons { button.second { (say!(messages, "accounts-import-again")) } }
                }
            }
        }
    }
}

fn mapping(read: &ReadAccounts) -> Option<&Mapping> {
    let guessed = read.guess.as_ref().map(|guess| &guess.mapping);
    guessed.or(read.mapping.as_ref())
}

fn has_months(read: &ReadAccounts) -> bool {
    matches!(mapping(read), Some(Mapping::Months(_)))
}

/// The columns that were used, and where they are known from.
fn used(messages: &Messages, read: &ReadAccounts) -> Markup {
    let columns = accounts::columns(messages, read);
    html! {
        @if !columns.is_empty() {
            h3 { (say!(messages, "accounts-import-columns")) }
            p.hint {
                @match &read.remembered {
                    Some(file) => (say!(messages, "accounts-import-columns-remembered", name = file.as_str())),
                    None if read.mapping.is_some() => (say!(messages, "accounts-import-columns-given")),
                    None => (say!(messages, "accounts-import-columns-guessed")),
                }
            }
            dl.figures {
                @for (field, at) in &columns {
                    div { dt { (field) } dd { (column(read, *at)) } }
                }
            }
        }
        @if !read.accounts.is_empty() {
            details {
                summary { (say!(messages, "accounts-import-journal-accounts")) }
                dl.figures {
                    @for (name, account) in &read.accounts { div { dt { (name) } dd { (account) } } }
                }
            }
        }
    }
}

/// A column by its letter and its name.
fn column(read: &ReadAccounts, at: usize) -> String {
    let name = read.names.get(at).map_or("", |name| name.trim());
    match name {
        "" => letter(at),
        name => format!("{} – {name}", letter(at)),
    }
}

fn selects(messages: &Messages, number: usize, read: &ReadAccounts) -> Markup {
    let fields = accounts::fields(messages, read);
    let used = fields.iter().filter_map(|(_, _, at)| *at).max();
    let count = read.names.len().max(used.map_or(0, |at| at + 1)) + MORE;
    let header = match (mapping(read), &read.columns) {
        (Some(mapping), _) => mapping.header(),
        (None, columns) => columns.as_ref().map(|columns| columns.header),
    };
    html! {
        label for=(format!("row-{number}")) { (say!(messages, "accounts-import-row")) }
        input id=(format!("row-{number}")) name="row" inputmode="numeric" maxlength="6"
            value=(header.map_or(String::new(), |header| (header + 1).to_string()));
        div.fields {
            @for (field, name, chosen) in &fields {
                @let id = format!("{field}-{number}");
                div {
                    label for=(id) { (name) }
                    select id=(id) name=(field) {
                        option value="" { "–" }
                        @for at in 0..count.min(100) {
                            option value=(at) selected[*chosen == Some(at)] { (column(read, at)) }
                        }
                    }
                }
            }
        }
    }
}
