//! Bringing accounts in: read first, shown, and kept once a person says so.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use desk::accounts::given_columns;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::watch::Watch as _;
use desk::words;
use ledger::import::Chosen;
use serde::Deserialize;

use super::{At, page, preview, refused, some, typed, worked};
use crate::asked::{Form, Multipart, Path};
use crate::house::House;
use crate::jobs::Ended;
use crate::notices::Undo;
use crate::pages::jobs;
use crate::uploads;
use crate::visit::{Answered, Refusal, Visit};
use crate::waiting::{self, Upload};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route(
            "/d/{slug}/accounts/import",
            post(upload).layer(DefaultBodyLimit::disable()),
        )
        .route("/d/{slug}/accounts/import/{id}", get(show).post(decide))
        .route("/d/{slug}/accounts/import/{id}/{file}", post(again))
}

/// Reads files as a job, whose page leads to what they would bring.
async fn upload(visit: Visit, Path(slug): Path<String>, Multipart(parts): Multipart) -> Answered {
    let room = visit.room(&slug).await?;
    let received = uploads::receive(&visit, &room, parts).await?;
    let (context, to) = (visit.context(), Arc::clone(&room));
    let title = say!(visit.messages, "job-accounts", count = received.files.len());
    Ok(jobs::begin(&visit, &room, title, async move |job| {
        job.begin(received.files.len() as u64);
        let began = |name: &str| {
            job.doing(name);
            job.step();
        };
        let upload = waiting::read(&context, &to, received, began).await?;
        Ok(Ended::Done {
            at: to.at(&format!("accounts/import/{}", upload.id)),
            straight: true,
        })
    }))
}

/// That an upload waits no more: it was brought in, or abandoned, or the program was restarted.
fn gone(visit: &Visit) -> Refusal {
    let failure = Failure::new(say!(visit.messages, "accounts-import-gone"));
    let failure = failure.safe(words::safe_dossier(&visit.messages));
    visit.refused(&failure.next(say!(visit.messages, "accounts-import-gone-next")))
}

async fn show(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answered {
    let room = visit.room(&slug).await?;
    let upload = room.waiting.get(&id).ok_or_else(|| gone(&visit))?;
    let known = waiting::known(&visit.messages, &room).await;
    let known = known.map_err(|failure| visit.failed(&failure))?;
    let title = say!(visit.messages, "accounts-import-title");
    let body = preview::whole(&visit.messages, &room, &upload, &known);
    Ok(page(&visit, &room, At::Files, &title, &body))
}

#[derive(Deserialize)]
struct Decided {
    #[serde(rename = "do")]
    act: String,
}

/// Keeps what waits, or lets it go.
async fn decide(
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Form(decided): Form<Decided>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let upload = room.waiting.take(&id).ok_or_else(|| gone(&visit))?;
    let messages = Arc::clone(&visit.messages);
    if decided.act != "import" {
        let text = say!(messages, "accounts-import-abandoned");
        return Ok(visit.done(&room, &room.at("accounts/files"), text, None));
    }
    // Whoever leaves the page meanwhile leaves nothing half done.
    let (context, to) = (visit.context(), Arc::clone(&room));
    let keeping = tokio::spawn(async move {
        let mut kept = Vec::new();
        for one in upload.files() {
            if waiting::keep(&context, &to, &one).await? {
                kept.push(one.digest);
            }
        }
        Ok::<_, Failure>(kept)
    });
    let kept = keeping
        .await
        .unwrap_or_else(|error| Err(Failure::unexpected(error)));
    let kept = kept.map_err(|failure| visit.failed(&failure))?;
    if kept.is_empty() {
        return Err(refused(&visit, say!(messages, "accounts-import-nothing")));
    }
    let text = say!(messages, "accounts-import-done", count = kept.len());
    Ok(visit.done(&room, &room.at("accounts"), text, Some(Undo::Import(kept))))
}

/// Reads a file again, with the columns, the year or the bank's account that a person gives.
async fn again(
    visit: Visit,
    Path((slug, id, at)): Path<(String, String, usize)>,
    Form(fields): Form<HashMap<String, String>>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let upload = room.waiting.get(&id).ok_or_else(|| gone(&visit))?;
    let one = upload.files().into_iter().nth(at);
    let one = one.ok_or_else(|| visit.nowhere())?;
    let messages = Arc::clone(&visit.messages);
    let known = waiting::known(&messages, &room).await;
    let known = known.map_err(|failure| visit.failed(&failure))?;
    let chosen = chosen(&messages, one.chosen, &fields);
    let (chosen, given) = chosen.map_err(|what| refused(&visit, what))?;
    let (path, name) = (one.path, one.name);
    // The file stays on disk as long as somebody holds its upload.
    let held: Arc<Upload> = Arc::clone(&upload);
    let read = worked(&visit, move || {
        let read = waiting::one(&messages, &path, name, chosen, &known);
        drop(held);
        read
    });
    let mut read = read.await?.map_err(|failure| visit.failed(&failure))?;
    read.given = given;
    upload.set(at, read);
    let to = room.at(&format!("accounts/import/{id}#file-{at}"));
    Ok(Redirect::to(&to).into_response())
}

fn chosen(
    messages: &Messages,
    before: Chosen,
    fields: &HashMap<String, String>,
) -> Result<(Chosen, bool), String> {
    let field = |name: &str| fields.get(name).and_then(|text| some(text));
    let mut chosen = Chosen {
        mapping: None,
        columns: None,
        remembered: Vec::new(),
        ..before
    };
    let year = typed::year(messages, field("year").unwrap_or_default());
    chosen.year = year?;
    let account = field("bank").map(str::to_owned);
    let is_number =
        |text: &String| text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if account.as_ref().is_some_and(|text| !is_number(text)) {
        return Err(say!(messages, "accounts-import-no-bank"));
    }
    chosen.bank_account = account;
    if !fields.contains_key("date") {
        return Ok((chosen, false));
    }
    // Rows are told from 1, columns from 0.
    let row: Option<usize> = field("row").and_then(|row| row.parse().ok());
    let header = row.and_then(|row| row.checked_sub(1));
    let column = |name: &str| field(name)?.parse().ok().filter(|at: &usize| *at < 500);
    let columns = given_columns(header, column);
    let (mapping, columns) = columns.ok_or_else(|| say!(messages, "accounts-import-no-columns"))?;
    (chosen.mapping, chosen.columns) = (mapping, columns);
    Ok((chosen, true))
}
