//! `essaim commons search DIR [WORDS]`: records found by words, by need, by place.

use std::process::ExitCode;

use commons::names::{KindName, Language};
use desk::commons::failing::of_commons;
use desk::commons::finding::{self, Answer, Asked, Near, Part};
use desk::commons::open;
use desk::context::Context;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use serde_json::json;

use super::typed;
use crate::cli::CommonsSearch;
use crate::terminal;

/// How many are shown.
const SHOWN: usize = 20;

pub(super) async fn run(context: &Context, arguments: &CommonsSearch) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let asked = asked(context, arguments)?;
    let open = open(context, &arguments.dir).await?;
    let answer = finding::search(&open, &asked).await;
    let answer = answer.map_err(|error| of_commons(messages, error, &arguments.dir))?;
    open.store.close().await;
    if arguments.json {
        terminal::json(&json!({
            "count": answer.total, "results": answer.results, "facets": answer.facets,
            "understood": answer.understood, "page": asked.page,
        }))?;
        return Ok(ExitCode::SUCCESS);
    }
    for (word, near) in &answer.understood.corrected {
        let (word, near) = (word.as_str(), near.join(", "));
        terminal::tell(&say!(
            messages,
            "commons-search-corrected",
            word = word,
            near = near
        ));
    }
    if answer.understood.some {
        terminal::tell(&say!(messages, "commons-search-some"));
    }
    terminal::tell(&say!(
        messages,
        "commons-search-count",
        count = answer.total
    ));
    terminal::result(&lines(messages, &answer, arguments.why).join("\n"));
    if arguments.why {
        terminal::tell(finding::rule(messages.tongue.code()));
    }
    let pages = answer.total.div_ceil(SHOWN as u64);
    if (asked.page as u64) < pages {
        let next: usize = asked.page + 1;
        terminal::tell(&say!(
            messages,
            "commons-search-page",
            page = asked.page,
            pages = pages,
            next = next
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn asked(context: &Context, arguments: &CommonsSearch) -> Result<Asked, Failure> {
    let messages = &context.messages;
    let kind = arguments.kind.as_ref().map(|kind| {
        kind.parse::<KindName>().map_err(|_| {
            let kind = kind.as_str();
            typed::wrong(context, say!(messages, "commons-typed-kind", kind = kind))
        })
    });
    let spoken = arguments.r#in.as_ref().map(|language| {
        language.parse::<Language>().map_err(|_| {
            let language = language.as_str();
            let what = say!(messages, "commons-typed-language", language = language);
            typed::wrong(context, what)
        })
    });
    let near = arguments.near.as_deref().map(|point| {
        near(point, arguments.within).ok_or_else(|| {
            typed::wrong(
                context,
                say!(messages, "commons-typed-point", point = point),
            )
        })
    });
    Ok(Asked {
        words: arguments.words.clone().unwrap_or_default(),
        kind: kind.transpose()?,
        uses: arguments.r#use.clone(),
        family: arguments.family.clone(),
        country: arguments.country.as_ref().map(|code| code.to_uppercase()),
        municipality: arguments.municipality.clone(),
        near: near.transpose()?,
        checked: match (arguments.checked, arguments.waiting) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
        spoken: spoken.transpose()?,
        page: arguments.page.max(1),
        most: SHOWN,
        language: messages.tongue.code().to_owned(),
    })
}

/// A point as people write it: degrees north and east, apart by a comma.
fn near(point: &str, kilometres: Option<f64>) -> Option<Near> {
    let (north, east) = point.split_once(',')?;
    let degrees = |text: &str, most: f64| {
        let degrees: f64 = text.trim().parse().ok()?;
        (degrees.abs() <= most).then_some(degrees)
    };
    Some(Near {
        latitude: degrees(north, 90.0)?,
        longitude: degrees(east, 180.0)?,
        kilometres,
    })
}

fn lines(messages: &Messages, answer: &Answer, why: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for one in &answer.results {
        let sign = if one.checked { "✓" } else { "…" };
        let far = one.kilometres.map(|far| format!(" · {far:.0} km"));
        let far = far.unwrap_or_default();
        lines.push(format!("{sign} {} · {}{far}", one.name, one.record));
        let description = one.description.as_ref();
        lines.extend(description.map(|text| format!("    {}", text.replace('\n', " "))));
        if why {
            let parts = one.why.iter().map(|reason| {
                let part = say!(messages, "commons-search-part", part = named(reason.part));
                format!("{part} {:.1}", reason.points)
            });
            lines.push(format!("    = {}", parts.collect::<Vec<_>>().join(" + ")));
        }
    }
    lines
}

/// A part of a score as messages name it.
fn named(part: Part) -> &'static str {
    match part {
        Part::WholeName => "whole_name",
        Part::Name => "name",
        Part::Words => "words",
        Part::Need => "need",
        Part::Checked => "checked",
        Part::Near => "near",
    }
}
