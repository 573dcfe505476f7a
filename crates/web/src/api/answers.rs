//! A form answered from a dossier.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use answers::{Fill, Length};
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use desk::answering::{self, Answers};
use desk::context::Context;
use desk::cost::Cost;
use desk::editions::{self, Edition};
use desk::failure::{Failure, of_store};
use desk::filling::{self, Filled};
use desk::messages::say;
use desk::shapes::answered::{self, Document, SheetFiles};
use desk::watch::Nobody;
use desk::{guarded, reading, rewording, sheet};
use dossier::Dossier;
use language::embeddings::Embedder;
use serde::Deserialize;
use store::{DraftId, Store as _};
use utoipa::ToSchema;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Caller, Sent};
use super::dossiers::OfDossier;
use super::forms::form_of;
use super::problem::Problem;
use super::told::{at, made};
use crate::house::House;
use crate::room::Room;
use crate::uploads::Received;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new().routes(routes!(answer).layer(DefaultBodyLimit::disable()))
}

/// A form to answer.
#[derive(ToSchema)]
#[schema(as = FormToAnswer)]
#[expect(dead_code, reason = "it only describes what is sent")]
struct Form {
    /// The form's file, of 256 MiB at most.
    #[schema(value_type = String, format = Binary)]
    form: Vec<u8>,
    /// Which proposals are written into the file: `filled`, or `check` for those to check as well.
    #[schema(required = false)]
    fill: FillWord,
    /// Words of the title of the project that it is answered for.
    project: Option<String>,
    /// Ids of boxes whose answer is wanted shorter.
    #[schema(required = false)]
    shorter: Vec<String>,
    /// Ids of boxes whose answer is wanted longer.
    #[schema(required = false)]
    longer: Vec<String>,
    /// `true` sends what is to be worded anew to the program that is set for it.
    #[schema(required = false)]
    reword: bool,
}

/// Which proposals that nobody decided on are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Fill)]
pub(super) enum FillWord {
    /// Those that are sure.
    #[default]
    Filled,
    /// Those to check as well.
    Check,
}

impl From<FillWord> for Fill {
    fn from(word: FillWord) -> Self {
        match word {
            FillWord::Filled => Self::Filled,
            FillWord::Check => Self::Check,
        }
    }
}

/// What a person asked for.
struct Wanted {
    form: Box<Path>,
    fill: Fill,
    project: Option<String>,
    lengths: BTreeMap<String, Length>,
    reword: bool,
}

/// A form that was answered.
struct Done {
    name: String,
    edition: Edition,
    answers: Answers,
    filled: Filled,
    draft: DraftId,
    cost: Cost,
}

/// Answers a form. A draft of it is begun, in which each answer can be gone through; the filled file, the
/// report and the sheet of answers to copy are the draft's, at the addresses that are given.
#[utoipa::path(
    post,
    path = "/dossiers/{dossier}/answers",
    tag = "forms",
    params(OfDossier),
    request_body(content = Form, content_type = "multipart/form-data"),
    responses((status = 201, description = "The answers.", body = Document, headers(("Location" = String, description = "The draft."))))
)]
async fn answer(caller: Caller, At(of): At<OfDossier>, sent: Sent) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let received = caller.received(&room, sent).await?;
    let wanted = wanted(&caller, &received)?;
    let fill = wanted.fill;
    let embedder = caller.house.embedder().await;
    let (context, to) = (caller.context(), Arc::clone(&room));
    let done = caller
        .beside(async move || {
            let done = worked(&context, &to, embedder, &wanted).await;
            drop(received);
            done
        })
        .await?;
    let draft = at(&room, &format!("/drafts/{}", done.draft));
    let document = told(&caller, &done, &draft, fill);
    Ok(made(StatusCode::CREATED, &draft, &document))
}

fn wanted(caller: &Caller, received: &Received) -> Result<Wanted, Problem> {
    let messages = &caller.messages;
    let field = |name: &str| received.fields.get(name).map_or("", String::as_str);
    let unclear =
        |name: &str| caller.unclear(say!(messages, "api-bad-field", field = name.to_owned()));
    let fill = match field("fill") {
        "" | "filled" => Fill::Filled,
        "check" => Fill::Check,
        _ => return Err(unclear("fill")),
    };
    let reword = match field("reword") {
        "" | "false" => false,
        "true" => true,
        _ => return Err(unclear("reword")),
    };
    let (shorter, longer) = (received.all("shorter"), received.all("longer"));
    if shorter.iter().any(|id| longer.contains(id)) {
        return Err(unclear("shorter"));
    }
    let shorter = shorter.into_iter().map(|id| (id, Length::Shorter));
    let longer = longer.into_iter().map(|id| (id, Length::Longer));
    Ok(Wanted {
        form: form_of(caller, received)?,
        fill,
        project: Some(field("project").trim().to_owned()).filter(|title| !title.is_empty()),
        lengths: shorter.chain(longer).collect(),
        reword,
    })
}

async fn worked(
    context: &Context,
    room: &Room,
    embedder: Option<Arc<Embedder>>,
    wanted: &Wanted,
) -> Result<Done, Failure> {
    let messages = &context.messages;
    let failed = |error| of_store(messages, error, room.dir());
    let path = &wanted.form;
    let (original, recognised) = reading::form_at(messages, path, &Nobody)?;
    let name = reading::file_name(path);
    let known = room.store.forms().await.map_err(failed)?;
    let edition = editions::of(recognised, &known);
    let form = &edition.form;
    let server = match wanted.reword {
        true => {
            let set = room.store.rewording().await.map_err(failed)?;
            Some(rewording::server(messages, set, room.dir())?)
        }
        false => None,
    };
    let loaded = room.loaded(context, embedder.as_ref()).await?;
    // One of its own, which is turned to the form's project.
    let mut dossier = Dossier::clone(&loaded.dossier);
    let asked = answering::Wanted {
        project: wanted.project.as_deref(),
        lengths: wanted.lengths.clone(),
        server: server.as_ref(),
    };
    let embedder = embedder.as_deref();
    let mut answers =
        answering::answer(context, &mut dossier, form, path, embedder, &asked, &Nobody)?;
    let proposals = &answers.proposals;
    let edits = guarded::run(|| answers::edits(form, proposals, wanted.fill)).unwrap_or_default();
    let mut filled = filling::fill(messages, &original, &name, form, edits.clone());
    if let Some(reworded) = &mut answers.reworded {
        let ids = reworded.reworded().map(str::to_owned).collect();
        let model = reworded.model.as_str();
        let marked = filling::mark(messages, &mut filled, &name, form, &edits, &ids, model);
        reworded.unmarked = !marked;
    }
    let kept = edition.to_keep(&name, &original, &known);
    let written = |id: &str| filled.written.iter().any(|one| one == id);
    answering::remember(context, &room.store, kept, &original, &answers, written)
        .await
        .map_err(failed)?;
    let draft =
        answering::begin_draft(context, &room.store, &name, &original, &edition, &answers).await;
    Ok(Done {
        draft: draft.map_err(failed)?,
        cost: context.meter.cost(),
        name,
        edition,
        answers,
        filled,
    })
}

fn told<'a>(caller: &Caller, done: &'a Done, draft: &str, fill: Fill) -> Document<'a> {
    let context = caller.context();
    let messages = &caller.messages;
    let query = match fill {
        Fill::Filled => "",
        Fill::Check => "?fill=check",
    };
    let sheet = sheet::of(
        messages,
        &sheet::Answered {
            form: &done.edition.form,
            form_name: &done.name,
            proposals: &done.answers.proposals,
            filled: &done.filled,
            fill,
            today: context.today,
            reworded: done.answers.reworded.as_ref(),
        },
    );
    let answered = answered::Answered {
        edition: &done.edition,
        answers: &done.answers,
        written: &done.filled.written,
        out: (done.filled.bytes.is_some()).then(|| format!("{draft}/filled{query}")),
        report: format!("{draft}/report"),
        sheet: sheet.map(|sheet| SheetFiles {
            html: format!("{draft}/sheet"),
            docx: format!("{draft}/sheet.docx"),
            reason: sheet.reason,
        }),
    };
    Document::of(messages, answered, done.cost)
}
