//! What a person made of a form, read back from the form as it was sent.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use desk::learning::{self, Wanted};
use desk::messages::say;
use desk::shapes::learnt::Document;
use desk::watch::Nobody;
use utoipa::ToSchema;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Caller, Sent};
use super::dossiers::OfDossier;
use super::forms::form_of;
use super::told::json;
use crate::house::House;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new().routes(routes!(learn).layer(DefaultBodyLimit::disable()))
}

/// A form as it was sent.
#[derive(ToSchema)]
#[schema(as = SentForm)]
#[expect(dead_code, reason = "it only describes what is sent")]
struct SentBack {
    /// The form as it was sent, of 256 MiB at most.
    #[schema(value_type = String, format = Binary)]
    form: Vec<u8>,
    /// The blank form; where none is given, it is the one that the dossier remembers.
    #[schema(value_type = Option<String>, format = Binary)]
    blank: Option<Vec<u8>>,
    /// Words of the title of its project.
    project: Option<String>,
    /// `true` keeps what is read; else it is only shown.
    #[schema(required = false)]
    yes: bool,
}

/// Reads a form back as it was sent. Its answers go into the library, and what was proposed and not kept
/// is not proposed again, once `yes` says so.
#[utoipa::path(
    post,
    path = "/dossiers/{dossier}/lessons",
    tag = "library",
    params(OfDossier),
    request_body(content = SentBack, content_type = "multipart/form-data"),
    responses((status = 200, description = "What is kept, or would be.", body = Document))
)]
async fn learn(caller: Caller, At(of): At<OfDossier>, sent: Sent) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let received = caller.received(&room, sent).await?;
    let form = form_of(&caller, &received)?;
    let yes = match received.fields.get("yes").map_or("", String::as_str) {
        "" | "false" => false,
        "true" => true,
        _ => return Err(caller.unclear(say!(caller.messages, "api-bad-field", field = "yes"))),
    };
    let context = caller.context();
    let (learning, ids) = caller
        .beside(async move || {
            let project = received.fields.get("project").map(|title| title.trim());
            let wanted = Wanted {
                file: &form,
                blank: received.file("blank"),
                project: project.filter(|title| !title.is_empty()),
            };
            let learning = learning::read_back(&context, &room.store, &wanted, &Nobody).await?;
            let ids = match yes {
                true => learning::keep(&context, &room.store, &learning).await?,
                false => Vec::new(),
            };
            Ok((learning, ids))
        })
        .await?;
    let document = Document::of(&learning.form, &learning.lesson, &ids, yes);
    Ok(json(&document))
}
