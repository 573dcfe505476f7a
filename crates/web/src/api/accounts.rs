//! Accounts: files brought in, checked and forgotten; funders, projects and rules; grants; budgets; money to
//! come.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use desk::failure::Failure;
use desk::ledgers::{budgets, checked, expected, grants, imports, rules};
use desk::messages::say;
use desk::{reading, words};
use ledger::import::Chosen;
use serde::Deserialize;
use store::Store as _;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt as _};
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Body, Caller, Sent, With};
use super::dossiers::OfDossier;
use super::problem::Problem;
use super::told::json;
use crate::house::House;
use crate::room::Room;
use crate::uploads::Received;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(check_file).layer(DefaultBodyLimit::disable()))
        .routes(routes!(check))
        .routes(routes!(files, import).layer(DefaultBodyLimit::disable()))
        .routes(routes!(undo))
        .routes(routes!(rules_now, set_rules))
        .routes(routes!(grants_now, set_grants))
        .routes(routes!(budgets_now, set_budgets))
        .routes(routes!(read_budget).layer(DefaultBodyLimit::disable()))
        .routes(routes!(expected_now, set_expected))
}

/// A file of accounts.
#[derive(ToSchema)]
#[schema(as = AccountsFileSent)]
#[expect(dead_code, reason = "it only describes what is sent")]
struct OneFile {
    /// The file, of 256 MiB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Files of accounts to bring in.
#[derive(ToSchema)]
#[schema(as = AccountsSent)]
#[expect(dead_code, reason = "it only describes what is sent")]
struct Files {
    /// The files, of 256 MiB each at most.
    #[schema(value_type = Vec<String>, format = Binary)]
    files: Vec<Vec<u8>>,
    /// `true` keeps what is read; else it is only shown.
    #[schema(required = false)]
    yes: bool,
    /// The year of a table of months.
    year: Option<i32>,
    /// The account of a bank statement.
    bank_account: Option<String>,
    /// Columns, such as `date=A,compte=B,débit=C,crédit=D`; `auto` has them guessed.
    columns: Option<String>,
    /// Accounts for names of a plain-text journal: `NAME=ACCOUNT`.
    #[schema(required = false)]
    map: Vec<String>,
}

/// A sheet that a budget is read of.
#[derive(ToSchema)]
#[schema(as = BudgetSent)]
#[expect(dead_code, reason = "it only describes what is sent")]
struct Sheet {
    /// The sheet, of 256 MiB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// The year that it is for.
    year: i32,
    /// Id of its project.
    project: Option<String>,
    /// Its id; that of its year and project where none is given.
    id: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfImport {
    /// The dossier's name.
    dossier: String,
    /// The beginning of the file's id, or its name.
    file: String,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OfYear {
    /// The year in which the accounts end; the newest where none is given.
    year: Option<i32>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Compared {
    /// Id of a budget to compare with the entries.
    compare: Option<String>,
    /// The name of a scenario, for the budget of `id`.
    scenario: Option<String>,
    /// Id of the budget that is shown under the scenario.
    id: Option<String>,
}

/// Tells what is wrong in a file of accounts, line by line, with the article that asks it. Nothing is kept.
#[utoipa::path(
    post,
    path = "/ledger/check",
    tag = "accounts",
    request_body(content = OneFile, content_type = "multipart/form-data"),
    responses((status = 200, description = "What was found.", body = checked::Document))
)]
async fn check_file(caller: Caller, sent: Sent) -> Answered {
    let received = caller.received_apart(sent).await?;
    let path = file_of(&caller, &received)?.to_owned();
    let context = caller.context();
    let name = reading::file_name(&path);
    let read = caller
        .beside(async move || {
            let messages = &context.messages;
            let bytes = reading::bytes(messages, &path)?;
            drop(received);
            let name = reading::file_name(&path);
            let digest = ledger::import::digest(&bytes);
            let chosen = Chosen::default();
            let read = reading::accounts(messages, &bytes, &name, &digest, &chosen, &[]);
            let (read, _) = read.map_err(|reason| {
                let name = std::path::Path::new(&name);
                Failure::new(reading::said_of(messages, name, &reason))
                    .safe(words::safe_nothing_changed(messages))
            })?;
            Ok(read)
        })
        .await?;
    let files = [(name.as_str(), &read)];
    Ok(json(&checked::Document::of(&files, Vec::new())))
}

/// Tells what is wrong in the files of a dossier, and in its books as a whole.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/check", tag = "accounts", params(OfDossier), responses((status = 200, description = "What was found.", body = checked::Document)))]
async fn check(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let accounts = super::tables::filled(&caller, &room).await?;
    Ok(json(&checked::of_dossier(&caller.messages, &accounts)))
}

/// Lists what was imported.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/files", tag = "accounts", params(OfDossier), responses((status = 200, description = "The files.", body = imports::Kept)))]
async fn files(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let imports = room.store.imports().await;
    let imports = imports.map_err(|error| caller.of_store(&room, error))?;
    Ok(json(&imports::Kept::of(&imports)))
}

/// Tells what files of accounts would bring; with `yes`, keeps them. Send them a first time to look at
/// what is read, a second time to keep it.
#[utoipa::path(
    post,
    path = "/dossiers/{dossier}/ledger/files",
    tag = "accounts",
    params(OfDossier),
    request_body(content = Files, content_type = "multipart/form-data"),
    responses((status = 200, description = "What came of each file.", body = imports::Document))
)]
async fn import(caller: Caller, At(of): At<OfDossier>, sent: Sent) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let received = caller.received(&room, sent).await?;
    let unclear = |field: &str| {
        let field = field.to_owned();
        caller.unclear(say!(caller.messages, "api-bad-field", field = field))
    };
    let field = |name: &str| received.fields.get(name).map(|text| text.trim().to_owned());
    let some = |name: &str| field(name).filter(|text| !text.is_empty());
    let asked = imports::Asked {
        yes: match field("yes").as_deref().unwrap_or_default() {
            "" | "false" => false,
            "true" => true,
            _ => return Err(unclear("yes")),
        },
        year: some("year")
            .map(|text| text.parse().map_err(|_| unclear("year")))
            .transpose()?,
        bank_account: some("bank_account"),
        columns: some("columns"),
        map: received.all("map"),
    };
    let (context, to) = (caller.context(), Arc::clone(&room));
    let document = caller
        .beside(async move || imports::bring(&context, &to.store, &asked, &received.files).await)
        .await?;
    Ok(json(&document))
}

/// Forgets an import. What was said of its entries stays.
#[utoipa::path(delete, path = "/dossiers/{dossier}/ledger/files/{file}", tag = "accounts", params(OfImport), responses((status = 200, description = "What was forgotten.", body = imports::Undone)))]
async fn undo(caller: Caller, At(of): At<OfImport>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let undone = imports::undo(&caller.context(), &room.store, &of.file).await;
    let undone = undone.map_err(|failure| caller.failed(&failure))?;
    Ok(json(&imports::Undone::of(&undone)))
}

/// Tells funders, projects and rules, what is proposed, and what is not said yet.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/rules", tag = "accounts", params(OfDossier, OfYear), responses((status = 200, description = "The rules.", body = rules::Document)))]
async fn rules_now(caller: Caller, At(of): At<OfDossier>, With(asked): With<OfYear>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let asked = rules::Asked {
        year: asked.year,
        ..rules::Asked::default()
    };
    ruled(&caller, room, asked).await
}

/// Says which funder and which project entries are of. All of it is done, or nothing.
#[utoipa::path(post, path = "/dossiers/{dossier}/ledger/rules", tag = "accounts", params(OfDossier), request_body = rules::Asked, responses((status = 200, description = "The rules.", body = rules::Document)))]
async fn set_rules(
    caller: Caller,
    At(of): At<OfDossier>,
    Body(asked): Body<rules::Asked>,
) -> Answered {
    let room = caller.room(&of.dossier).await?;
    ruled(&caller, room, asked).await
}

async fn ruled(caller: &Caller, room: Arc<Room>, asked: rules::Asked) -> Answered {
    let context = caller.context();
    let found = caller
        .beside(async move || rules::rules(&context, &room.store, &asked).await)
        .await?;
    Ok(json(&found.document()))
}

/// Tells grants, and where each stands by the entries.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/grants", tag = "accounts", params(OfDossier), responses((status = 200, description = "The grants.", body = grants::Document)))]
async fn grants_now(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    granted(&caller, room, grants::Asked::default()).await
}

/// Enters, changes and removes grants. All of it is done, or nothing.
#[utoipa::path(post, path = "/dossiers/{dossier}/ledger/grants", tag = "accounts", params(OfDossier), request_body = grants::Asked, responses((status = 200, description = "The grants.", body = grants::Document)))]
async fn set_grants(
    caller: Caller,
    At(of): At<OfDossier>,
    Body(asked): Body<grants::Asked>,
) -> Answered {
    let room = caller.room(&of.dossier).await?;
    granted(&caller, room, asked).await
}

async fn granted(caller: &Caller, room: Arc<Room>, asked: grants::Asked) -> Answered {
    let context = caller.context();
    let found = caller
        .beside(async move || grants::grants(&context, &room.store, &asked).await)
        .await?;
    Ok(json(&found.document()))
}

/// Tells budgets and scenarios, and the gap to what happened where that is asked.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/budgets", tag = "accounts", params(OfDossier, Compared), responses((status = 200, description = "The budgets.", body = budgets::Document)))]
async fn budgets_now(
    caller: Caller,
    At(of): At<OfDossier>,
    With(asked): With<Compared>,
) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let asked = budgets::Asked {
        compare: asked.compare,
        scenario: asked.scenario,
        id: asked.id,
        ..budgets::Asked::default()
    };
    budgeted(&caller, room, asked, None).await
}

/// Drafts, enters and removes budgets and scenarios. All of it is done, or nothing.
#[utoipa::path(post, path = "/dossiers/{dossier}/ledger/budgets", tag = "accounts", params(OfDossier), request_body = budgets::Asked, responses((status = 200, description = "The budgets.", body = budgets::Document)))]
async fn set_budgets(
    caller: Caller,
    At(of): At<OfDossier>,
    Body(asked): Body<budgets::Asked>,
) -> Answered {
    let room = caller.room(&of.dossier).await?;
    budgeted(&caller, room, asked, None).await
}

/// Reads a budget from a sheet, and keeps it.
#[utoipa::path(
    post,
    path = "/dossiers/{dossier}/ledger/budgets/sheet",
    tag = "accounts",
    params(OfDossier),
    request_body(content = Sheet, content_type = "multipart/form-data"),
    responses((status = 200, description = "The budgets.", body = budgets::Document))
)]
async fn read_budget(caller: Caller, At(of): At<OfDossier>, sent: Sent) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let received = caller.received(&room, sent).await?;
    file_of(&caller, &received)?;
    let some = |name: &str| {
        let text = received.fields.get(name).map(|text| text.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let year = some("year").and_then(|text| text.parse().ok());
    let year =
        year.ok_or_else(|| caller.unclear(say!(caller.messages, "api-bad-field", field = "year")))?;
    let asked = budgets::Asked {
        year: Some(year),
        project: some("project"),
        id: some("id"),
        ..budgets::Asked::default()
    };
    budgeted(&caller, room, asked, Some(received)).await
}

async fn budgeted(
    caller: &Caller,
    room: Arc<Room>,
    asked: budgets::Asked,
    sent: Option<Received>,
) -> Answered {
    let context = caller.context();
    let found = caller
        .beside(async move || {
            let path = sent.as_ref().and_then(|sent| sent.file("file"));
            let read = match path {
                Some(path) => Some((
                    reading::file_name(path),
                    reading::bytes(&context.messages, path)?,
                )),
                None => None,
            };
            let sheet = read
                .as_ref()
                .map(|(name, bytes)| budgets::Sheet { name, bytes });
            budgets::budgets(&context, &room.store, &asked, sheet.as_ref()).await
        })
        .await?;
    Ok(json(&found.document()))
}

/// Tells money that is expected or has to be paid.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/expected", tag = "accounts", params(OfDossier), responses((status = 200, description = "In the order of days.", body = expected::Document)))]
async fn expected_now(caller: Caller, At(of): At<OfDossier>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    awaited(&caller, &room, &expected::Asked::default()).await
}

/// Enters what is expected, or removes it.
#[utoipa::path(post, path = "/dossiers/{dossier}/ledger/expected", tag = "accounts", params(OfDossier), request_body = expected::Asked, responses((status = 200, description = "In the order of days.", body = expected::Document)))]
async fn set_expected(
    caller: Caller,
    At(of): At<OfDossier>,
    Body(asked): Body<expected::Asked>,
) -> Answered {
    let room = caller.room(&of.dossier).await?;
    awaited(&caller, &room, &asked).await
}

async fn awaited(caller: &Caller, room: &Room, asked: &expected::Asked) -> Answered {
    let said = expected::expected(&caller.context(), &room.store, asked).await;
    let said = said.map_err(|failure| caller.failed(&failure))?;
    Ok(json(&expected::Document {
        expected: &said.expected,
    }))
}

fn file_of<'a>(caller: &Caller, received: &'a Received) -> Result<&'a std::path::Path, Problem> {
    let file = received.file("file");
    file.ok_or_else(|| caller.unclear(say!(caller.messages, "api-no-file", field = "file")))
}
