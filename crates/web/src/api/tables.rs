//! What is drawn from accounts: where the organisation stands, the official tables, and exports.

use std::sync::Arc;

use axum::response::Response;
use desk::accounts::Accounts;
use desk::failure::Failure;
use desk::ledgers::exports::{self, As, What};
use desk::ledgers::{reports, shown, typed};
use desk::messages::say;
use desk::tables;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Body, Caller, With};
use super::dossiers::OfDossier;
use super::problem::Problem;
use super::told::{file, json};
use crate::house::House;
use crate::pages::downloads::alone;
use crate::room::Room;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(stands))
        .routes(routes!(of_account))
        .routes(routes!(report, set_report))
        .routes(routes!(report_file))
        .routes(routes!(export))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct OfYear {
    /// The year in which the accounts end; the newest where none is given.
    year: Option<i32>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfAccount {
    /// The dossier's name.
    dossier: String,
    /// The first digits of the account's number.
    account: String,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// The form: `12156*06` where none is given, or such as `15059*02`.
    form: Option<String>,
    /// The year in which the accounts end.
    year: Option<i32>,
    /// Id of the project.
    project: Option<String>,
    /// Id of the funder.
    funder: Option<String>,
    /// Id of the budget.
    budget: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct WantedAs {
    /// What the table is written as.
    #[serde(rename = "as")]
    #[param(rename = "as", inline)]
    written: TableAs,
    /// The form: `12156*06` where none is given, or such as `15059*02`.
    form: Option<String>,
    /// The year in which the accounts end.
    year: Option<i32>,
    /// Id of the project.
    project: Option<String>,
    /// Id of the funder.
    funder: Option<String>,
    /// Id of the budget.
    budget: Option<String>,
}

/// What a table is written as.
#[derive(Deserialize, Clone, Copy, ToSchema)]
#[serde(rename_all = "snake_case")]
enum TableAs {
    Html,
    Pdf,
    Csv,
    Xlsx,
    Ods,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfExport {
    /// The dossier's name.
    dossier: String,
    /// What is exported.
    #[param(inline)]
    what: What,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ExportWanted {
    /// The file that it is written as; grants are a CSV, and nothing else.
    #[serde(rename = "as")]
    #[param(rename = "as", inline)]
    written: As,
    /// The year of the budget whose gaps are asked for.
    year: Option<i32>,
    /// The name of the beneficiary of grants, instead of the one that is known.
    beneficiary: Option<String>,
    /// Its SIRET.
    siret: Option<String>,
}

/// Tells where the organisation stands in a year, and the entries behind each figure.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger", tag = "accounts", params(OfDossier, OfYear), responses((status = 200, description = "The dashboard.", body = shown::Document)))]
async fn stands(caller: Caller, At(of): At<OfDossier>, With(asked): With<OfYear>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let accounts = filled(&caller, &room).await?;
    let messages = &caller.messages;
    let period = shown::period(messages, &accounts, asked.year, room.dir());
    let period = period.map_err(|failure| caller.failed(&failure))?;
    let stands = shown::stands(&accounts, period);
    Ok(json(&shown::document(messages, &accounts, &stands)))
}

/// Tells the entries of an account in a year, and their sum.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/accounts/{account}", tag = "accounts", params(OfAccount, OfYear), responses((status = 200, description = "The entries.", body = shown::OfAccount)))]
async fn of_account(caller: Caller, At(of): At<OfAccount>, With(asked): With<OfYear>) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let accounts = filled(&caller, &room).await?;
    let period = shown::period(&caller.messages, &accounts, asked.year, room.dir());
    let period = period.map_err(|failure| caller.failed(&failure))?;
    Ok(json(&shown::of_account(&accounts, period, &of.account)))
}

/// Fills an official table from the entries.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/report", tag = "accounts", params(OfDossier, Wanted), responses((status = 200, description = "The table.", body = reports::Document)))]
async fn report(caller: Caller, At(of): At<OfDossier>, With(wanted): With<Wanted>) -> Answered {
    let default = reports::Asked::default();
    let asked = reports::Asked {
        form: wanted.form.unwrap_or(default.form.clone()),
        year: wanted.year,
        project: wanted.project,
        funder: wanted.funder,
        budget: wanted.budget,
        ..default
    };
    let reported = reported(&caller, &of.dossier, asked).await?;
    Ok(json(&reported.document(&caller.messages)))
}

/// Keeps a project's share of common charges and explanations of gaps, and fills the table.
#[utoipa::path(post, path = "/dossiers/{dossier}/ledger/report", tag = "accounts", params(OfDossier), request_body = reports::Asked, responses((status = 200, description = "The table.", body = reports::Document)))]
async fn set_report(
    caller: Caller,
    At(of): At<OfDossier>,
    Body(asked): Body<reports::Asked>,
) -> Answered {
    let reported = reported(&caller, &of.dossier, asked).await?;
    Ok(json(&reported.document(&caller.messages)))
}

/// Gives an official table as a file.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/report/file", tag = "accounts", params(OfDossier, WantedAs), responses((status = 200, description = "The table.", content(
    (String = "text/html; charset=utf-8"),
    (Vec<u8> = "application/pdf"),
    (Vec<u8> = "text/csv; charset=utf-8"),
    (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (Vec<u8> = "application/vnd.oasis.opendocument.spreadsheet"),
))))]
async fn report_file(
    caller: Caller,
    At(of): At<OfDossier>,
    With(wanted): With<WantedAs>,
) -> Answered {
    let default = reports::Asked::default();
    let asked = reports::Asked {
        form: wanted.form.unwrap_or(default.form.clone()),
        year: wanted.year,
        project: wanted.project,
        funder: wanted.funder,
        budget: wanted.budget,
        ..default
    };
    let reported = reported(&caller, &of.dossier, asked).await?;
    let ending = match wanted.written {
        TableAs::Html => {
            return Ok(alone(tables::page(&caller.messages, &reported.report())));
        }
        TableAs::Pdf => "pdf",
        TableAs::Csv => "csv",
        TableAs::Xlsx => "xlsx",
        TableAs::Ods => "ods",
    };
    let written = tables::written(&caller.messages, &reported.report(), ending);
    let bytes = written.map_err(|failure| caller.failed(&failure))?;
    Ok(given("report", ending, bytes))
}

async fn reported(
    caller: &Caller,
    dossier: &str,
    asked: reports::Asked,
) -> Result<reports::Reported, Problem> {
    let room = caller.room(dossier).await?;
    let context = caller.context();
    caller
        .beside(async move || reports::report(&context, &room.store, &asked).await)
        .await
}

/// Exports entries, sums, gaps and grants in open formats.
#[utoipa::path(get, path = "/dossiers/{dossier}/ledger/exports/{what}", tag = "accounts", params(OfExport, ExportWanted), responses((status = 200, description = "The file.", content(
    (Vec<u8> = "text/csv; charset=utf-8"),
    (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (Vec<u8> = "application/vnd.oasis.opendocument.spreadsheet"),
    (Vec<u8> = "application/pdf"),
))))]
async fn export(
    caller: Caller,
    At(of): At<OfExport>,
    With(wanted): With<ExportWanted>,
) -> Answered {
    let room = caller.room(&of.dossier).await?;
    let ending = wanted.written.ending();
    if !of.what.endings().contains(&ending) {
        let endings = of.what.endings().join(", ");
        let what = say!(caller.messages, "api-not-so", endings = endings);
        return Err(caller.failed(&typed::wrong(&caller.messages, what)));
    }
    let context = caller.context();
    let exported = caller
        .beside(async move || {
            let asked = exports::Asked {
                what: of.what,
                written: wanted.written,
                year: wanted.year,
                beneficiary: wanted.beneficiary.as_deref(),
                siret: wanted.siret.as_deref(),
            };
            exports::export(&context, &room.store, &asked).await
        })
        .await?;
    Ok(given("export", ending, exported.bytes))
}

/// The accounts of a dossier, where there are entries.
pub(super) async fn filled(caller: &Caller, room: &Room) -> Result<Arc<Accounts>, Problem> {
    let accounts = room.accounts(&caller.context()).await;
    let accounts = accounts.map_err(|failure| caller.failed(&failure))?;
    match accounts.ledger.entries().is_empty() {
        true => {
            let path = desk::failure::shown(room.dir());
            let none: Failure = desk::accounts::none(&caller.messages, &path);
            Err(caller.failed(&none))
        }
        false => Ok(accounts),
    }
}

/// A file by its ending.
fn given(name: &str, ending: &'static str, bytes: Vec<u8>) -> Response {
    let kind = match ending {
        "csv" => "text/csv; charset=utf-8",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/vnd.oasis.opendocument.spreadsheet",
    };
    file(kind, &format!("{name}.{ending}"), bytes)
}
