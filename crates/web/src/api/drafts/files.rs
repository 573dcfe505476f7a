//! What a draft gives: the funder's own file, filled; the report; the answers to copy.

use std::sync::Arc;

use answers::Fill;
use axum::response::Response;
use serde::Deserialize;
use store::DraftId;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{OfDraft, found};
use crate::api::Answered;
use crate::api::answers::FillWord;
use crate::api::caller::{At, Caller, With};
use crate::api::problem::Problem;
use crate::api::told::file;
use crate::house::House;
use crate::pages::downloads::{self, Worked, alone};

/// What is no text of a known kind.
const BYTES: &str = "application/octet-stream";
/// A text document of Office Open XML.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(filled))
        .routes(routes!(report))
        .routes(routes!(sheet))
        .routes(routes!(sheet_docx))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Which proposals that nobody decided on are written: those that are sure, or those to check as well.
    #[param(inline)]
    fill: Option<FillWord>,
}

/// Gives the funder's own file with the answers in it.
#[utoipa::path(get, path = "/dossiers/{dossier}/drafts/{draft}/filled", tag = "drafts", params(OfDraft, Asked), responses((status = 200, description = "The file, in the form's own format.", body = Vec<u8>, content_type = "application/octet-stream")))]
async fn filled(caller: Caller, At(of): At<OfDraft>, With(asked): With<Asked>) -> Answered {
    let fill = Fill::from(asked.fill.unwrap_or_default());
    let worked = worked(&caller, &of.dossier, of.draft, fill).await?;
    let (name, bytes) =
        downloads::file(&caller.messages, worked).map_err(|failure| caller.failed(&failure))?;
    Ok(file(BYTES, &name, bytes))
}

/// Gives the report: each answer with its sources.
#[utoipa::path(get, path = "/dossiers/{dossier}/drafts/{draft}/report", tag = "drafts", params(OfDraft), responses((status = 200, description = "A page that needs nothing else.", body = String, content_type = "text/html; charset=utf-8")))]
async fn report(caller: Caller, At(of): At<OfDraft>) -> Answered {
    let worked = worked(&caller, &of.dossier, of.draft, Fill::Filled).await?;
    Ok(alone(downloads::report(&caller.context(), &worked)))
}

/// Gives the answers to copy by hand, where the form does not hold them all.
#[utoipa::path(get, path = "/dossiers/{dossier}/drafts/{draft}/sheet", tag = "drafts", params(OfDraft), responses((status = 200, description = "A page that needs nothing else.", body = String, content_type = "text/html; charset=utf-8")))]
async fn sheet(caller: Caller, At(of): At<OfDraft>) -> Answered {
    let (sheet, _) = sheet_of(&caller, &of).await?;
    Ok(alone(desk::sheet::page(&caller.messages, &sheet)))
}

/// Gives the answers to copy by hand, to be printed.
#[utoipa::path(get, path = "/dossiers/{dossier}/drafts/{draft}/sheet.docx", tag = "drafts", params(OfDraft), responses((status = 200, description = "A text document.", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")))]
async fn sheet_docx(caller: Caller, At(of): At<OfDraft>) -> Result<Response, Problem> {
    let (sheet, name) = sheet_of(&caller, &of).await?;
    let bytes = desk::sheet::document(&caller.messages, &sheet);
    let bytes = bytes.map_err(|error| caller.failed(&desk::failure::Failure::unexpected(error)))?;
    Ok(file(DOCX, &name, bytes))
}

async fn sheet_of(caller: &Caller, of: &OfDraft) -> Result<(desk::sheet::Sheet, String), Problem> {
    let worked = worked(caller, &of.dossier, of.draft, Fill::Filled).await?;
    downloads::sheet(&caller.context(), &worked).map_err(|failure| caller.failed(&failure))
}

/// A draft as the person left it, and its file with what goes into it.
async fn worked(
    caller: &Caller,
    dossier: &str,
    id: DraftId,
    fill: Fill,
) -> Result<Worked, Problem> {
    let (room, open, done) = found(caller, dossier, id).await?;
    let loaded = caller.loaded(&room).await?;
    let worked = downloads::work(&caller.context(), &room, open, done, loaded, fill).await;
    worked.map_err(|failure| caller.failed(&failure))
}
