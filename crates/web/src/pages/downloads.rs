//! What a draft gives: the funder's own file, filled; the report; the answers to copy.

use std::path::Path as FilePath;
use std::sync::Arc;

use answers::Fill;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use desk::failure::Failure;
use desk::filling::Filled;
use desk::messages::say;
use desk::report::{self, Report};
use desk::{sheet, words};
use store::{DraftId, Store as _};

use super::documents::attached;
use super::forms::found;
use crate::asked::Path;
use crate::drafts;
use crate::house::House;
use crate::visit::{Answered, Refusal, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/forms/{id}/filled", get(filled))
        .route("/d/{slug}/forms/{id}/report", get(page))
        .route("/d/{slug}/forms/{id}/sheet", get(to_copy))
        .route("/d/{slug}/forms/{id}/sheet.docx", get(to_print))
}

/// A draft as the person left it, and its file with what goes into it.
struct Worked {
    open: Arc<drafts::Open>,
    proposals: Vec<answers::Proposal>,
    filled: Filled,
    sources: usize,
    checks: Vec<answers::Check>,
}

async fn worked(visit: &Visit, slug: &str, id: DraftId) -> Result<Worked, Refusal> {
    let (room, open, done) = found(visit, slug, id).await?;
    let context = visit.context();
    let original = room.store.original(&open.draft.digest).await;
    let original = original.map_err(|error| visit.of_store(&room, error))?;
    let original = original.ok_or_else(|| visit.nowhere())?;
    let dossier = Arc::clone(&visit.loaded(&room).await?.dossier);
    let work = tokio::task::spawn_blocking(move || {
        let boxes = open.boxes(&done);
        let proposals = drafts::settled(&boxes);
        let filled = drafts::fill(&context, &open, &boxes, &original);
        let checks = answers::check(&open.form, &proposals, &dossier);
        Worked {
            proposals,
            filled,
            checks,
            sources: dossier.sources.iter().filter(|one| one.id > 0).count(),
            open,
        }
    });
    work.await
        .map_err(|error| visit.failed(&Failure::unexpected(error)))
}

async fn filled(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    let Some(bytes) = worked.filled.bytes else {
        let reason = worked.filled.error.unwrap_or_default();
        let failure = Failure::new(reason)
            .safe(words::safe_original(&visit.messages))
            .next(say!(visit.messages, "filled-none-next"));
        return Err(visit.refused(&failure));
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
    Ok(attached(&format!("{stem}-rempli.{ending}"), bytes))
}

async fn page(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    let context = visit.context();
    let page = report::page(
        &visit.messages,
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
    );
    Ok(alone(page))
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

fn sheet_of(visit: &Visit, worked: &Worked) -> Option<sheet::Sheet> {
    sheet::of(
        &visit.messages,
        &sheet::Answered {
            form: &worked.open.form,
            form_name: &worked.open.draft.name,
            proposals: &worked.proposals,
            filled: &worked.filled,
            fill: Fill::Filled,
            today: visit.context().today,
            reworded: None,
        },
    )
}

fn no_sheet(visit: &Visit) -> Refusal {
    let failure = Failure::new(say!(visit.messages, "sheet-not-needed"));
    visit.refused(&failure.next(say!(visit.messages, "sheet-not-needed-next")))
}

async fn to_copy(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    let sheet = sheet_of(&visit, &worked).ok_or_else(|| no_sheet(&visit))?;
    Ok(alone(sheet::page(&visit.messages, &sheet)))
}

async fn to_print(visit: Visit, Path((slug, id)): Path<(String, DraftId)>) -> Answered {
    let worked = worked(&visit, &slug, id).await?;
    let sheet = sheet_of(&visit, &worked).ok_or_else(|| no_sheet(&visit))?;
    let bytes = sheet::document(&visit.messages, &sheet);
    let bytes = bytes.map_err(|error| visit.failed(&Failure::unexpected(error)))?;
    let stem = FilePath::new(&worked.open.draft.name)
        .file_stem()
        .unwrap_or_default();
    Ok(attached(
        &format!("{}-reponses.docx", stem.to_string_lossy()),
        bytes,
    ))
}
