//! What a draft gives: the funder's own file, filled; the report; the answers to copy.

use std::collections::BTreeMap;
use std::path::Path as FilePath;
use std::sync::Arc;

use answers::Fill;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use desk::context::Context;
use desk::failure::{Failure, Kind, of_store};
use desk::filling::Filled;
use desk::messages::{Messages, say};
use desk::report::{self, Report};
use desk::sheet::{self, Sheet};
use desk::words;
use store::{DraftAnswer, DraftId, Store as _};

use super::documents::attached;
use super::forms::found;
use crate::asked::Path;
use crate::drafts;
use crate::house::House;
use crate::room::{Loaded, Room};
use crate::visit::{Answered, Refusal, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/forms/{id}/filled", get(filled))
        .route("/d/{slug}/forms/{id}/report", get(page))
        .route("/d/{slug}/forms/{id}/sheet", get(to_copy))
        .route("/d/{slug}/forms/{id}/sheet.docx", get(to_print))
}

/// A draft as the person left it, and its file with what goes into it.
pub(crate) struct Worked {
    open: Arc<drafts::Open>,
    proposals: Vec<answers::Proposal>,
    filled: Filled,
    sources: usize,
    checks: Vec<answers::Check>,
}

/// Fills a draft. What nobody decided on goes into the file as `fill` says.
pub(crate) async fn work(
    context: &Context,
    room: &Room,
    open: Arc<drafts::Open>,
    done: BTreeMap<String, DraftAnswer>,
    loaded: Arc<Loaded>,
    fill: Fill,
) -> Result<Worked, Failure> {
    let failed = |error| of_store(&context.messages, error, room.dir());
    let original = room.store.original(&open.draft.digest).await;
    let original = original.map_err(failed)?;
    let original = original
        .ok_or_else(|| Failure::new(say!(context.messages, "nowhere")).of_kind(Kind::Missing))?;
    let context = Context::now(Arc::clone(&context.messages));
    let work = tokio::task::spawn_blocking(move || {
        let dossier = &loaded.dossier;
        let boxes = open.boxes(&done);
        let proposals = drafts::settled(&boxes);
        let filled = drafts::fill(&context, &open, &boxes, &original, fill);
        let checks = answers::check(&open.form, &proposals, dossier);
        Worked {
            proposals,
            filled,
            checks,
            sources: dossier.sources.iter().filter(|one| one.id > 0).count(),
            open,
        }
    });
    work.await.map_err(Failure::unexpected)
}

/// The filled file, by its name.
pub(crate) fn file(messages: &Messages, worked: Worked) -> Result<(String, Vec<u8>), Failure> {
    let Some(bytes) = worked.filled.bytes else {
        let reason = worked.filled.error.unwrap_or_default();
        return Err(Failure::new(reason)
            .safe(words::safe_original(messages))
            .next(say!(messages, "filled-none-next"))
            .wrong_use());
    };
    let name = FilePath::new(&worked.open.draft.name);
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let ending = match worked.open.form.format.written() {
        Some(format) if format != worked.open.form.format => format.extension().to_owned(),
        _ => name
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
    };
    Ok((format!("{stem}-rempli.{ending}"), bytes))
}

/// The report of a draft.
pub(crate) fn report(context: &Context, worked: &Worked) -> String {
    report::page(
        &context.messages,
        &Report {
            form: &worked.open.form,
            form_name: &worked.open.draft.name,
            proposals: &worked.proposals,
            checks: &worked.checks,
            filled: &worked.filled,
            written: None,
            sheet: None,
            sources: worked.sources,
            today: context.today,
            reworded: None,
            cost: context.meter.cost(),
        },
    )
}

/// The answers to copy by hand, and the name of their text document.
pub(crate) fn sheet(context: &Context, worked: &Worked) -> Result<(Sheet, String), Failure> {
    let messages = &context.messages;
    let sheet = sheet::of(
        messages,
        &sheet::Answered {
            form: &worked.open.form,
            form_name: &worked.open.draft.name,
            proposals: &worked.proposals,
            filled: &worked.filled,
            fill: Fill::Filled,
            today: context.today,
            reworded: None,
        },
    );
    let sheet = sheet.ok_or_else(|| {
        let failure = Failure::new(say!(messages, "sheet-not-needed"));
        failure
            .next(say!(messages, "sheet-not-needed-next"))
            .of_kind(Kind::Missing)
    })?;
    let stem = FilePath::new(&worked.open.draft.name)
        .file_stem()
        .unwrap_or_default();
    Ok((sheet, format!("{}-reponses.docx", stem.to_string_lossy())))
}

async fn worked(visit: &Visit, slug: &str, id: DraftId) -> Result<Worked, Refusal> {
    let (room, open, done) = found(visit, slug, id).await?;
    let loaded = visit.loaded(&room).await?;
    let worked = work(&visit.context(), &room, open, done, loaded, Fill::Filled).await;
    worked.map_err(|failure| match failure.kind() {
        Kind::Missing => visit.nowhere(),
        _ => visit.failed(&failure),
    })
}

async fn filled(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    let file = file(&visit.messages, worked);
    let (name, bytes) = file.map_err(|failure| visit.refused(&failure))?;
    Ok(attached(&name, bytes))
}

async fn page(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    Ok(alone(report(&visit.context(), &worked)))
}

/// A page that needs nothing else: it bears its own looks, and its script where it has one.
pub(crate) fn alone(page: String) -> Response {
    let mut response = Html(page).into_response();
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                  base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts \
                  allow-popups";
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy),
    );
    response
}

async fn to_copy(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    let sheet = sheet(&visit.context(), &worked);
    let (sheet, _) = sheet.map_err(|failure| visit.refused(&failure))?;
    Ok(alone(sheet::page(&visit.messages, &sheet)))
}

async fn to_print(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    let sheet = sheet(&visit.context(), &worked);
    let (sheet, name) = sheet.map_err(|failure| visit.refused(&failure))?;
    let bytes = sheet::document(&visit.messages, &sheet);
    let bytes = bytes.map_err(|error| visit.failed(&Failure::unexpected(error)))?;
    Ok(attached(&name, bytes))
}
