//! A table, what it is asked by, and all that is said of it.

use desk::accounts::official::{Report, approved, notes, of_funder, title};
use desk::accounts::{self, Accounts, bare_draft, explained_name, kept_under};
use desk::messages::{Messages, say};
use desk::tables::sides;
use ledger::official::{Explanation, Wanted};
use maud::{Markup, html};

use super::super::typed::plain;
use super::super::{funder_choice, project_choice};
use super::{ENDINGS, query};
use crate::room::Room;

/// Which table: form, year, project, funder.
pub(super) fn choice(messages: &Messages, accounts: &Accounts, wanted: &Wanted) -> Markup {
    let dimensions = &accounts.said.dimensions;
    let year = wanted.period.last.year();
    let mut years = accounts.years();
    years.extend(
        accounts
            .said
            .budgets
            .iter()
            .map(|budget| budget.period.last.year()),
    );
    years.push(year);
    years.sort_unstable();
    years.dedup();
    html! {
        form.panel {
            div.fields {
                div {
                    label for="table-form" { (say!(messages, "accounts-table-form")) }
                    select #table-form name="form" {
                        @for form in ledger::charts::forms() {
                            option value=(form) selected[form == wanted.form] { (named(messages, form)) }
                        }
                    }
                }
                div {
                    label for="table-year" { (say!(messages, "accounts-year")) }
                    select #table-year name="year" {
                        @for of in years.iter().rev() {
                            option value=(of) selected[*of == year] { (of) }
                        }
                    }
                }
                div {
                    label for="table-project" { (say!(messages, "accounts-rules-gives-project")) }
                    select #table-project name="project" {
                        (project_choice(dimensions, wanted.project.as_deref(), &say!(messages, "accounts-whole")))
                    }
                }
                div {
                    label for="table-funder" { (say!(messages, "accounts-table-funder")) }
                    select #table-funder name="funder" {
                        (funder_choice(dimensions, wanted.funder.as_deref(), Some(&say!(messages, "accounts-table-any"))))
                    }
                }
            }
            div.buttons { button { (say!(messages, "accounts-table-show")) } }
        }
    }
}

/// A form by what it is for.
fn named(messages: &Messages, form: &str) -> String {
    if form.starts_with("12156") {
        return say!(messages, "accounts-table-12156", form = form);
    }
    if form.starts_with("15059") {
        return say!(messages, "accounts-table-15059", form = form);
    }
    form.to_owned()
}

pub(super) fn whole(messages: &Messages, room: &Room, report: &Report<'_>) -> Markup {
    let query = query(report.wanted);
    let euros = |amount: Option<ledger::Cents>| {
        amount.map_or("–".to_owned(), |amount| accounts::euros(messages, amount))
    };
    let notes = notes(messages, report);
    html! {
        h2 #table { (title(messages, report)) }
        div.buttons {
            @for ending in ENDINGS {
                a.button.second href=(room.at(&format!("accounts/tables/{ending}?{query}"))) download="" {
                    span.unseen { (say!(messages, "accounts-table-download")) " " } (ending.to_uppercase())
                }
            }
        }
        @if !notes.is_empty() {
            div.alert {
                h3 { (say!(messages, "accounts-table-notes")) }
                ul { @for note in &notes { li { (note) } } }
            }
        }
        @if let Some(said) = of_funder(messages, report, euros) { p.lead { (said) } }
        div.official { (sides(messages, report)) }
        p.hint { (say!(messages, "accounts-table-foot")) }
        @if report.wanted.project.is_some() { (sharing(messages, room, report, &query)) }
        @if !report.explanations.is_empty() {
            section aria-labelledby="gaps" {
                h2 #gaps { (say!(messages, "accounts-table-gaps")) }
                p { (say!(messages, "accounts-table-gaps-lead")) }
                @for (at, gap) in report.explanations.iter().enumerate() {
                    (explained(messages, report, at, gap, &room.at(&format!("accounts/tables?{query}"))))
                }
            }
        }
    }
}

/// The project's share of what is common to all.
fn sharing(messages: &Messages, room: &Room, report: &Report<'_>, query: &str) -> Markup {
    let sharing = report.wanted.sharing.as_ref();
    let share = sharing.map(|of| ledger::Cents(of.share.hundredths));
    let rule = sharing.map_or("", |of| of.rule.as_str());
    html! {
        details {
            summary { (say!(messages, "accounts-table-sharing")) }
            form method="post" action=(room.at(&format!("accounts/tables/share?{query}"))) {
                label for="share" { (say!(messages, "accounts-table-share")) }
                input #share name="share" value=(plain(messages, share)) inputmode="decimal" maxlength="10";
                label for="share-rule" { (say!(messages, "accounts-table-share-rule")) }
                input #share-rule name="rule" value=(rule) maxlength="300";
                div.buttons { button.second { (say!(messages, "do-save")) } }
            }
        }
    }
}

/// A gap, with the draft of its explanation or what was approved.
fn explained(
    messages: &Messages,
    report: &Report<'_>,
    at: usize,
    gap: &Explanation,
    to: &str,
) -> Markup {
    let name = explained_name(messages, gap, &report.accounts.said.dimensions);
    let approved = approved(report.accounts, report.wanted, gap);
    let draft = bare_draft(messages, report.accounts, gap);
    let id = format!("gap-{at}");
    html! {
        article.fact {
            h3 { (name) }
            p.hint {
                (say!(
                    messages,
                    "accounts-table-gap",
                    planned = accounts::euros(messages, gap.planned),
                    actual = accounts::euros(messages, gap.actual),
                    gap = accounts::signed(messages, gap.gap)
                ))
            }
            form method="post" action=(to) {
                input type="hidden" name="key" value=(kept_under(report.wanted, gap));
                label for=(id) {
                    @match approved {
                        Some(_) => (say!(messages, "accounts-table-approved")),
                        None => (say!(messages, "accounts-table-draft")),
                    }
                    span.unseen { " " (name) }
                }
                textarea id=(id) name="text" rows="3" maxlength="2000" { (approved.unwrap_or(&draft)) }
                div.buttons {
                    button.second name="do" value="approve" {
                        (say!(messages, "accounts-table-approve")) span.unseen { " " (name) }
                    }
                    @if approved.is_some() {
                        button.quiet name="do" value="withdraw" {
                            (say!(messages, "accounts-table-withdraw")) span.unseen { " " (name) }
                        }
                    }
                }
            }
        }
    }
}
