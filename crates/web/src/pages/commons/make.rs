//! A new kind of record, made on a page: its names, its fields and what each is for; looked at as the
//! form that it will have; proposed to the organisations of the commons.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use commons::statement::{Says, Words};
use desk::commons::contributing::{Fault, Faults, Typed};
use desk::commons::making::{self, MOST, Made, SORTS, part, rows};
use desk::commons::{random, saying};
use desk::failure::Failure;
use desk::messages::{Messages, say};
use maud::{Markup, html};

use super::at::{At, of_statement};
use crate::asked::Form;
use crate::house::House;
use crate::visit::Answered;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/commons/kinds/new", get(begin).post(made))
}

async fn begin(at: At) -> Answered {
    Ok(typing(&at, &Typed::default(), &Faults::new()))
}

async fn made(at: At, Form(pairs): Form<Vec<(String, String)>>) -> Answered {
    let mut typed = Typed::new(pairs);
    match typed.one("do") {
        "more" => {
            let more = (rows(&typed) + 3).min(MOST);
            typed.set("rows", more.to_string());
            return Ok(typing(&at, &typed, &Faults::new()));
        }
        "change" => return Ok(typing(&at, &typed, &Faults::new())),
        _ => {}
    }
    let read = making::read(at.messages(), &at.constitution, at.open.now, &typed);
    let made = match read {
        Ok(made) => made,
        Err(faults) => return Ok(wrong(&at, &typed, &faults)),
    };
    if typed.one("do") != "say" {
        return Ok(preview(&at, &typed, &made));
    }
    match propose(&at, made).await {
        Ok(to) => Ok(to),
        Err(failure) => {
            let fault = Fault {
                what: failure.what().to_owned(),
                ..Fault::default()
            };
            let faults = Faults::from([("x-all".to_owned(), fault)]);
            Ok(wrong(&at, &typed, &faults))
        }
    }
}

async fn propose(at: &At, made: Made) -> Result<Response, Failure> {
    let context = at.visit.context();
    let failed = |error| {
        let dir = at.open.store.folder();
        desk::commons::failing::of_commons(&context.messages, error, dir)
    };
    let speaker = at.open.speaker(None).await.map_err(failed)?;
    let mut words = Words::new(random()?);
    words.value = Some(made.schema);
    let says = Says::Schema { kind: made.name };
    let id = saying::say(&context, &at.open, &speaker, says, Some(words)).await?;
    let text = say!(at.messages(), "commons-make-done");
    Ok(at.visit.done_in_commons(&of_statement(&id), text))
}

fn wrong(at: &At, typed: &Typed, faults: &Faults) -> Response {
    let page = typing(at, typed, faults);
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn page(at: &At, body: &Markup) -> Response {
    let title = say!(at.messages(), "commons-make");
    at.page(&title, "/commons/kinds/new", "/commons/kinds", &title, body)
}

fn typing(at: &At, typed: &Typed, faults: &Faults) -> Response {
    let messages = at.messages();
    let rows = rows(typed);
    page(
        at,
        &html! {
            p.crumbs { a href="/commons/kinds" { (say!(messages, "commons-way-kinds")) } }
            h1 { (say!(messages, "commons-make")) }
            p { (say!(messages, "commons-make-lead")) }
            @if !faults.is_empty() {
                div.alert role="alert" {
                    p { strong { (say!(messages, "commons-form-faults", count = faults.len())) } }
                    ul {
                        @for (name, fault) in faults {
                            li {
                                @if name == "x-all" { (fault.what) }
                                @else { a href=(format!("#{name}")) { (fault.what) } }
                            }
                        }
                    }
                }
            }
            form method="post" {
                input type="hidden" name="rows" value=(rows);
                div.fields {
                    (line(typed, faults, "title-fr", &say!(messages, "commons-make-title-fr"), 60))
                    (line(typed, faults, "title-en", &say!(messages, "commons-make-title-en"), 60))
                    (line(typed, faults, "name", &say!(messages, "commons-make-name"), 40))
                }
                p.hint { (say!(messages, "commons-make-always")) }
                @for row in 0..rows { (field(at, typed, faults, row)) }
                div.buttons {
                    button name="do" value="preview" { (say!(messages, "commons-form-preview")) }
                    @if rows < MOST {
                        button.second name="do" value="more" formnovalidate="" { (say!(messages, "commons-make-more")) }
                    }
                }
            }
        },
    )
}

/// A text on one line, with what is wrong with it.
fn line(typed: &Typed, faults: &Faults, name: &str, label: &str, most: u32) -> Markup {
    let fault = faults.get(name);
    let described = format!("{name}-fault");
    html! {
        div {
            label for=(name) { (label) }
            @if let Some(fault) = fault { p.alert id=(described) { (fault.what) } }
            input id=(name) name=(name) value=(typed.one(name)) maxlength=(most)
                aria-invalid=[fault.map(|_| "true")] aria-describedby=[fault.map(|_| &described)];
        }
    }
}

/// A field of the kind.
fn field(at: &At, typed: &Typed, faults: &Faults, row: usize) -> Markup {
    let messages = at.messages();
    let text =
        |of: &str, label: String, most: u32| line(typed, faults, &part(row, of), &label, most);
    let (sort, kind, choices) = (part(row, "sort"), part(row, "kind"), part(row, "choices"));
    let sort_fault = faults.get(&sort);
    let choices_fault = faults.get(&choices);
    let kind_fault = faults.get(&kind);
    html! {
        fieldset.panel {
            @let number = row + 1;
            legend { (say!(messages, "commons-make-field", number = number)) }
            div.fields {
                (text("title-fr", say!(messages, "commons-make-title-fr"), 80))
                (text("title-en", say!(messages, "commons-make-title-en"), 80))
                div {
                    label for=(sort) { (say!(messages, "commons-make-sort")) }
                    @if let Some(fault) = sort_fault { p.alert { (fault.what) } }
                    select id=(sort) name=(sort) {
                        @for one in SORTS {
                            option value=(one) selected[one == typed.one(&sort)] { (sort_name(messages, one)) }
                        }
                    }
                }
                (text("purpose-fr", say!(messages, "commons-make-purpose-fr"), 200))
                (text("purpose-en", say!(messages, "commons-make-purpose-en"), 200))
                div {
                    label for=(kind) { (say!(messages, "commons-make-kind")) }
                    @if let Some(fault) = kind_fault { p.alert { (fault.what) } }
                    select id=(kind) name=(kind) {
                        option value="" { "—" }
                        @for of in at.constitution.kinds(at.open.now) {
                            option value=(of.name()) selected[of.name().as_str() == typed.one(&kind)] {
                                (of.title().of(at.code()))
                            }
                        }
                    }
                }
            }
            label for=(choices) { (say!(messages, "commons-make-choices")) }
            @if let Some(fault) = choices_fault { p.alert { (fault.what) } }
            textarea id=(choices) name=(choices) rows="2" maxlength="8000" { (typed.one(&choices)) }
            (tick(typed, faults, row, "searched", &say!(messages, "commons-make-searched")))
            (tick(typed, faults, row, "translated", &say!(messages, "commons-make-translated")))
            (tick(typed, faults, row, "people", &say!(messages, "commons-make-public-role")))
        }
    }
}

fn tick(typed: &Typed, faults: &Faults, row: usize, of: &str, label: &str) -> Markup {
    let name = part(row, of);
    html! {
        @if let Some(fault) = faults.get(&name) { p.alert { (fault.what) } }
        label.choice {
            input id=(name) type="checkbox" name=(name) value="yes" checked[!typed.one(&name).is_empty()];
            " " (label)
        }
    }
}

fn sort_name(messages: &Messages, sort: &str) -> String {
    match sort {
        "text" => say!(messages, "commons-sort-text"),
        "address" => say!(messages, "commons-sort-address"),
        "day" => say!(messages, "commons-sort-day"),
        "number" => say!(messages, "commons-sort-number"),
        "yes" => say!(messages, "commons-sort-yes"),
        "one" => say!(messages, "commons-sort-one"),
        "several" => say!(messages, "commons-sort-several"),
        "lines" => say!(messages, "commons-sort-lines"),
        "record" => say!(messages, "commons-sort-record"),
        _ => say!(messages, "commons-sort-line"),
    }
}

/// The kind as it will be, before it is proposed.
fn preview(at: &At, typed: &Typed, made: &Made) -> Response {
    let messages = at.messages();
    let rule = at.constitution.rule(at.open.now).governance;
    page(
        at,
        &html! {
            h1 { (made.kind.title().of(at.code())) }
            p { (say!(messages, "commons-make-preview", agree = usize::from(rule.agree), hours = usize::from(rule.hours))) }
            (super::kinds::fields(at, &made.kind))
            form method="post" {
                @for (name, value) in typed.pairs() {
                    @if name != "do" { input type="hidden" name=(name) value=(value); }
                }
                div.buttons {
                    button name="do" value="say" { (say!(messages, "commons-make-propose")) }
                    button.second name="do" value="change" { (say!(messages, "commons-preview-change")) }
                }
            }
        },
    )
}
