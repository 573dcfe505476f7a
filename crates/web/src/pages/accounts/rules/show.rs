//! Proposals, funders, projects and rules, each with what can be done with it.

use desk::accounts::{self, Accounts, conditions, entries_of};
use desk::dashboard::opened;
use desk::messages::{Messages, say};
use ledger::dimensions::{Assignment, Dimension, Dimensions, FunderKind, Proposal, Suggested};
use maud::{Markup, html};

use super::super::{funder_choice, project_choice};

/// Kinds of funders, in the order of the official table.
const KINDS: [FunderKind; 11] = [
    FunderKind::State,
    FunderKind::Region,
    FunderKind::Department,
    FunderKind::Intercommunal,
    FunderKind::Municipal,
    FunderKind::Social,
    FunderKind::European,
    FunderKind::Employment,
    FunderKind::Public,
    FunderKind::Private,
    FunderKind::Unknown,
];

/// A kind as a form sends it.
fn id_of(kind: FunderKind) -> String {
    let value = serde_json::to_value(kind).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn kinds(messages: &Messages, chosen: Option<FunderKind>) -> Markup {
    html! {
        @for kind in KINDS {
            option value=(id_of(kind)) selected[chosen == Some(kind)] {
                (accounts::funder_kind(messages, kind))
            }
        }
    }
}

pub(super) fn proposals(
    messages: &Messages,
    accounts: &Accounts,
    proposals: &[Proposal],
) -> Markup {
    html! {
        section aria-labelledby="proposals" {
            h2 #proposals { (say!(messages, "accounts-rules-proposals", count = proposals.len())) }
            @if proposals.is_empty() { p { (say!(messages, "accounts-rules-no-proposals")) } }
            @for (at, of) in proposals.iter().enumerate() { (proposal(messages, accounts, at, of)) }
            @if proposals.len() > 1 {
                form method="post" {
                    p.hint { (say!(messages, "accounts-rules-accept-all-hint")) }
                    button.second name="do" value="accept-all" { (say!(messages, "accounts-rules-accept-all")) }
                }
            }
        }
    }
}

fn proposal(messages: &Messages, accounts: &Accounts, at: usize, of: &Proposal) -> Markup {
    let dimensions = &accounts.said.dimensions;
    let named = |id: &str| match of.dimension {
        Dimension::Funder => accounts::funder(dimensions, id).to_owned(),
        Dimension::Project => accounts::project(dimensions, id).to_owned(),
    };
    let what = match &of.suggested {
        Suggested::Known(id) => named(id),
        Suggested::New { name, .. } => say!(messages, "accounts-rules-new", name = name.as_str()),
        Suggested::OneOf(ids) => {
            let names: Vec<String> = ids.iter().map(|id| named(id)).collect();
            say!(messages, "accounts-rules-one-of", names = names.join(", "))
        }
    };
    let id = |name: &str| format!("{name}-{at}");
    html! {
        article.fact {
            h3 { (what) }
            p.value {
                (accounts::amount(messages, of.figure.amount())) ", "
                (accounts::reason(messages, &of.reason))
            }
            (opened(messages, accounts, &what, "", &of.figure))
            form method="post" {
                input type="hidden" name="id" value=(of.id);
                @match &of.suggested {
                    Suggested::New { name, kind } => {
                        div.fields {
                            div {
                                label for=(id("name")) { (say!(messages, "accounts-rules-name")) }
                                input id=(id("name")) name="name" value=(name) maxlength="120" required="";
                            }
                            div {
                                label for=(id("kind")) { (say!(messages, "accounts-rules-kind")) }
                                select id=(id("kind")) name="kind" { (kinds(messages, Some(*kind))) }
                            }
                        }
                    }
                    Suggested::OneOf(ids) => {
                        label for=(id("chosen")) { (say!(messages, "accounts-rules-which")) }
                        select id=(id("chosen")) name="chosen" {
                            @for id in ids { option value=(id) { (named(id)) } }
                        }
                    }
                    Suggested::Known(_) => {}
                }
                div.buttons {
                    button name="do" value="accept" {
                        (say!(messages, "accounts-rules-accept")) span.unseen { " " (what) }
                    }
                    button.quiet name="do" value="decline" {
                        (say!(messages, "accounts-rules-decline")) span.unseen { " " (what) }
                    }
                }
            }
        }
    }
}

pub(super) fn funders(messages: &Messages, dimensions: &Dimensions) -> Markup {
    html! {
        section aria-labelledby="funders" {
            h2 #funders { (say!(messages, "accounts-rules-funders")) }
            @if dimensions.funders.is_empty() { p { (say!(messages, "accounts-rules-no-funders")) } }
            ul.rows {
                @for funder in &dimensions.funders {
                    li {
                        div {
                            (funder.name)
                            p.hint {
                                (accounts::funder_kind(messages, funder.kind))
                                @if !funder.siret.is_empty() { ", SIRET " (funder.siret) }
                            }
                        }
                        (remove(messages, "remove-funder", &funder.id, &funder.name))
                    }
                }
            }
            details {
                summary { (say!(messages, "accounts-rules-add-funder")) }
                p.hint { (say!(messages, "accounts-rules-add-funder-hint")) }
                form method="post" {
                    label for="funder-name" { (say!(messages, "accounts-rules-name")) }
                    input #funder-name name="name" required="" maxlength="120";
                    label for="funder-kind" { (say!(messages, "accounts-rules-kind")) }
                    select #funder-kind name="kind" {
                        option value="" { (say!(messages, "accounts-rules-kind-of-name")) }
                        (kinds(messages, None))
                    }
                    label for="funder-siret" { (say!(messages, "accounts-rules-siret")) }
                    input #funder-siret name="siret" inputmode="numeric" maxlength="20";
                    div.buttons {
                        button name="do" value="add-funder" { (say!(messages, "do-add")) }
                    }
                }
            }
        }
    }
}

pub(super) fn projects(messages: &Messages, dimensions: &Dimensions) -> Markup {
    html! {
        section aria-labelledby="projects-said" {
            h2 #projects-said { (say!(messages, "accounts-rules-projects")) }
            @if dimensions.projects.is_empty() { p { (say!(messages, "accounts-rules-no-projects")) } }
            ul.rows {
                @for project in &dimensions.projects {
                    li {
                        div { (project.name) }
                        (remove(messages, "remove-project", &project.id, &project.name))
                    }
                }
            }
            details {
                summary { (say!(messages, "accounts-rules-add-project")) }
                form method="post" {
                    label for="project-name" { (say!(messages, "accounts-rules-name")) }
                    input #project-name name="name" required="" maxlength="120";
                    div.buttons {
                        button name="do" value="add-project" { (say!(messages, "do-add")) }
                    }
                }
            }
        }
    }
}

pub(super) fn rules(messages: &Messages, accounts: &Accounts, assignment: &Assignment) -> Markup {
    let dimensions = &accounts.said.dimensions;
    let none = say!(messages, "accounts-rules-none-given");
    html! {
        section aria-labelledby="rules" {
            h2 #rules { (say!(messages, "accounts-rules-rules")) }
            p { (say!(messages, "accounts-rules-rules-lead")) }
            ul.rows {
                @for (rule, number) in dimensions.rules.iter().zip(0_u32..) {
                    @let when = conditions(messages, rule);
                    @let funder = rule.funder.as_deref().map(|id| accounts::funder(dimensions, id));
                    @let project = rule.project.as_deref().map(|id| accounts::project(dimensions, id));
                    @let gives: Vec<&str> = funder.into_iter().chain(project).collect();
                    @let count = entries_of(&accounts.ledger, assignment, number);
                    li {
                        div {
                            (gives.join(", "))
                            p.hint { (say!(messages, "accounts-rules-rule", when = when.as_str(), count = count)) }
                        }
                        (remove(messages, "remove-rule", &rule.id, &when))
                    }
                }
            }
            @if !dimensions.funders.is_empty() || !dimensions.projects.is_empty() {
                details {
                    summary { (say!(messages, "accounts-rules-add-rule")) }
                    form method="post" {
                        label for="rule-field" { (say!(messages, "accounts-rules-when")) }
                        select #rule-field name="field" {
                            option value="party" { (say!(messages, "accounts-rules-when-party")) }
                            option value="label" { (say!(messages, "accounts-rules-when-label")) }
                            option value="account" { (say!(messages, "accounts-rules-when-account")) }
                            option value="document" { (say!(messages, "accounts-rules-when-document")) }
                            option value="journal" { (say!(messages, "accounts-rules-when-journal")) }
                        }
                        label for="rule-value" { (say!(messages, "accounts-rules-value")) }
                        input #rule-value name="value" required="" maxlength="200";
                        label for="rule-funder" { (say!(messages, "accounts-rules-gives-funder")) }
                        select #rule-funder name="funder" { (funder_choice(dimensions, None, Some(&none))) }
                        label for="rule-project" { (say!(messages, "accounts-rules-gives-project")) }
                        select #rule-project name="project" { (project_choice(dimensions, None, &none)) }
                        div.buttons {
                            button name="do" value="add-rule" { (say!(messages, "do-add")) }
                        }
                    }
                }
            }
        }
    }
}

fn remove(messages: &Messages, act: &str, id: &str, name: &str) -> Markup {
    html! {
        form method="post" {
            input type="hidden" name="id" value=(id);
            button.quiet name="do" value=(act) aria-label=(say!(messages, "documents-remove-of", name = name)) {
                (say!(messages, "documents-remove"))
            }
        }
    }
}
