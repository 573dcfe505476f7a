//! Answers to what was said: a review, a revert; and that a thing is no more.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use axum::routing::post;
use commons::statement::{Says, Statement, Target, Verdict, Words};
use desk::commons::{random, saying};
use desk::failure::Failure;
use desk::messages::say;
use serde::Deserialize;

use super::at::{At, of_record, of_statement};
use super::statement::{self, Answering};
use crate::asked::{Form, Path};
use crate::house::House;
use crate::visit::Answered;

/// The most characters of a reason.
const REASON: usize = 2_000;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/commons/statements/{statement}/review", post(review))
        .route("/commons/statements/{statement}/revert", post(revert))
        .route("/commons/records/{kind}/{record}/retire", post(retire))
}

#[derive(Deserialize)]
struct Reviewed {
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    interest: String,
}

async fn review(at: At, Path(id): Path<String>, Form(sent): Form<Reviewed>) -> Answered {
    let of = at.statement(&id).await?;
    let messages = at.messages();
    let reason = bounded(&sent.reason);
    let verdict = match sent.verdict.as_str() {
        "agree" => Some(Verdict::Agree),
        "oppose" => Some(Verdict::Oppose),
        _ => None,
    };
    let again = |what: String| Answering {
        form: "review",
        reason: reason.clone(),
        verdict: sent.verdict.clone(),
        interest: !sent.interest.is_empty(),
        fault: Some(what),
    };
    let Some(verdict) = verdict else {
        return wrong(&at, &of, again(say!(messages, "commons-check-no-verdict"))).await;
    };
    if verdict == Verdict::Oppose && reason.is_empty() {
        return wrong(&at, &of, again(say!(messages, "commons-check-no-reason"))).await;
    }
    let says = Says::Review {
        of: of.id(),
        verdict,
        interest: !sent.interest.is_empty(),
    };
    match answer(&at, says, &reason).await {
        Ok(()) => {
            let text = say!(messages, "commons-check-done");
            Ok(at.visit.done_in_commons(&of_statement(&of.id()), text))
        }
        Err(failure) => wrong(&at, &of, again(failure.what().to_owned())).await,
    }
}

#[derive(Deserialize)]
struct Because {
    #[serde(default)]
    reason: String,
}

async fn revert(at: At, Path(id): Path<String>, Form(sent): Form<Because>) -> Answered {
    let of = at.statement(&id).await?;
    let messages = at.messages();
    let reason = bounded(&sent.reason);
    let again = |what: String| Answering {
        form: "revert",
        reason: reason.clone(),
        fault: Some(what),
        ..Answering::default()
    };
    if reason.is_empty() {
        return wrong(&at, &of, again(say!(messages, "commons-check-no-reason"))).await;
    }
    let says = Says::Revert {
        of: Target::Statement(of.id()),
    };
    match answer(&at, says, &reason).await {
        Ok(()) => {
            let text = say!(messages, "commons-revert-done");
            Ok(at.visit.done_in_commons(&of_statement(&of.id()), text))
        }
        Err(failure) => wrong(&at, &of, again(failure.what().to_owned())).await,
    }
}

async fn retire(
    at: At,
    Path((kind, id)): Path<(String, String)>,
    Form(sent): Form<Because>,
) -> Answered {
    let record = at.record(&kind, &id).await?;
    let messages = at.messages();
    let reason = bounded(&sent.reason);
    if reason.is_empty() {
        let failure = Failure::new(say!(messages, "commons-check-no-reason"));
        return Err(at.refused(&failure.safe(say!(messages, "gate-safe"))));
    }
    let says = Says::Retire {
        record: record.id.clone(),
    };
    let said = answer(&at, says, &reason).await;
    said.map_err(|failure| at.refused(&failure))?;
    let text = say!(messages, "commons-retire-done");
    Ok(at.visit.done_in_commons(&of_record(&record.id), text))
}

fn bounded(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.trim().chars().take(REASON).collect()
}

/// Says something in answer, with its reason where there is one.
async fn answer(at: &At, says: Says, reason: &str) -> Result<(), Failure> {
    let context = at.visit.context();
    let words = match reason {
        "" => None,
        reason => {
            let mut words = Words::new(random()?);
            words.reason = Some(reason.to_owned());
            Some(words)
        }
    };
    let failed = |error| {
        let dir = at.open.store.folder();
        desk::commons::failing::of_commons(&context.messages, error, dir)
    };
    let speaker = at.open.speaker(None).await.map_err(failed)?;
    saying::say(&context, &at.open, &speaker, says, words).await?;
    Ok(())
}

/// The statement's page once more, with why an answer was not taken.
async fn wrong(at: &At, of: &Statement, typed: Answering) -> Answered {
    let page = statement::show(at, of, &typed).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
