//! `essaim figures DIR`: the amounts and shares that were read, each with its year, its side and its
//! source.

use desk::{opening, words};
use std::process::ExitCode;

use dossier::{Dossier, Figure};

use crate::cli::Figures;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::messages::{Messages, say};
use desk::shapes::figures::{Document, document, of_year};

pub(super) async fn run(context: &Context, arguments: &Figures) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let dossier = opening::load(context, &store, None, &Bar::unless(arguments.json))
        .await
        .map_err(|error| of_store(messages, error, &arguments.dir))?;
    store.close().await;
    let figures = of_year(&dossier, arguments.year);
    if arguments.json {
        terminal::json(&Document::of(&figures, &dossier))?;
    } else if figures.is_empty() {
        terminal::tell(&say!(messages, "figures-none"));
    } else {
        terminal::result(&told(messages, &figures, &dossier));
    }
    Ok(ExitCode::SUCCESS)
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
