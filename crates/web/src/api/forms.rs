//! What a form asks, whether a dossier remembers it or not.

use std::path::Path;
use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use desk::context::Context;
use desk::editions;
use desk::failure::Failure;
use desk::messages::say;
use desk::reading;
use desk::shapes::forms::Document;
use desk::watch::Nobody;
use forms::{Changes, Correction, Form};
use utoipa::ToSchema;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Caller, Sent};
use super::dossiers::OfDossier;
use super::problem::Problem;
use super::told::json;
use crate::house::House;
use crate::uploads::Received;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(boxes).layer(DefaultBodyLimit::disable()))
        .routes(routes!(remembered).layer(DefaultBodyLimit::disable()))
}

/// A form, to be read.
#[derive(ToSchema)]
#[schema(as = FormSent)]
#[expect(dead_code, reason = "it only describes what is sent")]
struct Blank {
    /// The form's file, of 256 MiB at most.
    #[schema(value_type = String, format = Binary)]
    form: Vec<u8>,
    /// Another edition, to tell what changed from it.
    #[schema(value_type = Option<String>, format = Binary)]
    since: Option<Vec<u8>>,
}

/// A form, to be read as a dossier remembers it.
#[derive(ToSchema)]
#[schema(as = RememberedFormSent)]
#[expect(dead_code, reason = "it only describes what is sent")]
struct Remembered {
    /// The form's file, of 256 MiB at most.
    #[schema(value_type = String, format = Binary)]
    form: Vec<u8>,
    /// Another edition, to tell what changed from it.
    #[schema(value_type = Option<String>, format = Binary)]
    since: Option<Vec<u8>>,
    /// A list of corrections as JSON, each like `{"box": "b12", "change": {"label": "…"}}`, kept for this
    /// form and its next editions. The change is `"not_a_box"`, `{"label": …}` or `{"question": …}`.
    corrections: Option<String>,
    /// Ids of boxes whose corrections are taken back.
    #[schema(required = false)]
    restore: Vec<String>,
}

/// Tells the boxes of a form. Nothing of it is kept.
#[utoipa::path(
    post,
    path = "/boxes",
    tag = "forms",
    request_body(content = Blank, content_type = "multipart/form-data"),
    responses((status = 200, description = "The boxes.", body = Document))
)]
async fn boxes(caller: Caller, sent: Sent) -> Answered {
    let received = caller.received_apart(sent).await?;
    let form = form_of(&caller, &received)?;
    let context = caller.context();
    let (edition, since) = caller
        .beside(async move || {
            let (_, recognised, since) = read(&context, &received, &form)?;
            Ok((editions::of(recognised, &[]), since))
        })
        .await?;
    Ok(json(&Document::of(&edition, since.as_ref(), false)))
}

/// Tells the boxes of a form, with what a dossier remembers of it and with a person's corrections, which
/// are kept.
#[utoipa::path(
    post,
    path = "/dossiers/{dossier}/boxes",
    tag = "forms",
    params(OfDossier),
    request_body(content = Remembered, content_type = "multipart/form-data"),
    responses((status = 200, description = "The boxes.", body = Document))
)]
async fn remembered(caller: Caller, At(of): At<OfDossier>, sent: Sent) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let received = caller.received(&room, sent).await?;
    let form = form_of(&caller, &received)?;
    let new = corrections(&caller, &received)?;
    let restore = received.all("restore");
    let context = caller.context();
    let (edition, since) = caller
        .beside(async move || {
            let (original, recognised, since) = read(&context, &received, &form)?;
            let name = reading::file_name(&form);
            let sent = (name.as_str(), original.as_slice());
            let messages = &context.messages;
            let corrected =
                editions::corrected(messages, &room.store, sent, recognised, new, &restore);
            Ok((corrected.await?, since))
        })
        .await?;
    Ok(json(&Document::of(&edition, since.as_ref(), true)))
}

/// The file of the field `form`.
pub(super) fn form_of(caller: &Caller, received: &Received) -> Result<Box<Path>, Problem> {
    let form = received.file("form").map(Into::into);
    form.ok_or_else(|| caller.unclear(say!(caller.messages, "api-no-file", field = "form")))
}

/// A form that was sent, its bytes, and what changed since another one that was sent with it.
fn read(
    context: &Context,
    received: &Received,
    form: &Path,
) -> Result<(Vec<u8>, Form, Option<Changes>), Failure> {
    let messages = &context.messages;
    let (original, recognised) = reading::form_at(messages, form, &Nobody)?;
    let since = match received.file("since") {
        Some(path) => {
            let (_, old) = reading::form_at(messages, path, &Nobody)?;
            Some(forms::changes(&old, &recognised))
        }
        None => None,
    };
    Ok((original, recognised, since))
}

fn corrections(caller: &Caller, received: &Received) -> Result<Vec<Correction>, Problem> {
    let Some(text) = received.fields.get("corrections") else {
        return Ok(Vec::new());
    };
    serde_json::from_str(text).map_err(|error| {
        let reason = error.to_string();
        caller.unclear(say!(caller.messages, "api-bad-body", reason = reason))
    })
}
