//! `essaim figures DIR`: the amounts and shares that were read, each with its year, its side and its
//! source.

use desk::{opening, words};
use std::process::ExitCode;

use dossier::{Dossier, Figure, Side, Unit};
use serde::Serialize;

use crate::cli::Figures;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    figures: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    label: &'a str,
    /// As in the charts of accounts; empty where none is named.
    account: &'a str,
    /// Euros, or per cent.
    value: f64,
    unit: Unit,
    year: Option<i32>,
    side: Option<Side>,
    /// Of a budget, and not of accounts.
    planned: Option<bool>,
    total: bool,
    document: &'a str,
    page: Option<u32>,
    heading: &'a str,
    quote: &'a str,
    /// It was recognised on a picture: digits may be wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    doubtful: bool,
}

pub(super) async fn run(context: &Context, arguments: &Figures) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let dossier = opening::load(context, &store, None, &Bar::unless(arguments.json))
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    let figures: Vec<&Figure> = dossier
        .figures
        .iter()
        .filter(|figure| arguments.year.is_none() || figure.year == arguments.year)
        .collect();
    if arguments.json {
        let figures = figures.iter().map(|figure| one(figure, &dossier)).collect();
        terminal::json(&Document { figures })?;
    } else if figures.is_empty() {
        terminal::tell(&say!(messages, "figures-none"));
    } else {
        terminal::result(&told(messages, &figures, &dossier));
    }
    Ok(ExitCode::SUCCESS)
}

fn one<'a>(figure: &'a Figure, dossier: &'a Dossier) -> One<'a> {
    One {
        label: &figure.label,
        account: &figure.account,
        value: figure.cents as f64 / 100.0,
        unit: figure.unit,
        year: figure.year,
        side: figure.side,
        planned: figure.planned,
        total: figure.total,
        document: document(figure, dossier),
        page: figure.place.page,
        heading: figure.place.headings.last().map_or("", String::as_str),
        quote: &figure.quote,
        doubtful: figure.place.doubtful,
    }
}

fn document<'a>(figure: &Figure, dossier: &'a Dossier) -> &'a str {
    dossier
        .source(figure.place.source)
        .map_or("", |source| &source.name)
}

/// A document a paragraph, its pages and headings where they change, a figure a line.
fn told(messages: &Messages, figures: &[&Figure], dossier: &Dossier) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<&Figure> = None;
    for figure in figures {
        let source = before.is_none_or(|before| before.place.source != figure.place.source);
        if source {
            if before.is_some() {
                lines.push(String::new());
            }
            lines.push(document(figure, dossier).to_owned());
        }
        let place = before.is_none_or(|before| before.place != figure.place);
        let heading = figure.place.headings.last().map_or("", String::as_str);
        if place && !heading.is_empty() || source && figure.place.page.is_some() {
            let mut under = vec![heading.to_owned()];
            under.extend(figure.place.page.map(|page| words::page(messages, page)));
            if figure.place.doubtful {
                under.push(words::doubtful(messages));
            }
            under.retain(|part| !part.is_empty());
            lines.push(format!("  {}", under.join(", ")));
        }
        let year = figure
            .year
            .map_or("    ".to_owned(), |year| year.to_string());
        lines.push(format!("    {year}  {}", words::figure(messages, figure)));
        before = Some(figure);
    }
    lines.join("\n")
}
