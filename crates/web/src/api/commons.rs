//! The commons: searched and read by anybody without a key; spoken in by whoever speaks for the
//! organisation that keeps it.

use std::sync::Arc;

use ::commons::kinds::Kind;
use ::commons::log::tiles::{WIDTH, entries_path, tile_path};
use ::commons::names::{KindName, RecordId};
use ::commons::statement::{Says, Statement, Target, Verdict, Words};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use desk::commons::contributing::{self, Typed};
use desk::commons::failing::of_commons;
use desk::commons::finding::{self, Asked};
use desk::commons::{self as of_desk, Open, random, saying};
use desk::failure::Failure;
use desk::messages::say;
use serde::Deserialize;
use serde_json::{Value, json as object};
use store::{Commons as _, CommonsError};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Answered;
use super::caller::{At, Body, Caller, With};
use super::problem::Problem;
use super::told::{json, made};
use crate::api::API;
use crate::house::House;

/// The most characters of a reason.
const REASON: usize = 2_000;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new()
        .routes(routes!(about))
        .routes(routes!(search))
        .routes(routes!(kinds))
        .routes(routes!(kind))
        .routes(routes!(add))
        .routes(routes!(record, correct))
        .routes(routes!(history))
        .routes(routes!(statement))
        .routes(routes!(review))
        .routes(routes!(revert))
        .routes(routes!(checkpoint))
        .routes(routes!(tile))
        .routes(routes!(entries))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Search {
    /// Words, or a need in words such as `replace Doodle`; 400 characters are read.
    #[serde(default)]
    q: String,
    /// A kind of record.
    kind: Option<String>,
    /// A use, as the schemas write it.
    r#use: Option<String>,
    /// A family.
    family: Option<String>,
    /// A country (ISO 3166-1, two letters).
    country: Option<String>,
    /// A municipality, by its name or its official code.
    place: Option<String>,
    /// Only what was checked, or only what was not.
    checked: Option<bool>,
    /// Which page, from 1.
    page: Option<usize>,
    /// Results a page: 20 unless said, 100 at most.
    most: Option<usize>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfKind {
    /// The kind's name.
    kind: String,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfRecord {
    /// The kind's name.
    kind: String,
    /// The record's 26 letters and digits.
    record: String,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfStatement {
    /// The statement's digest (SHA-256, 64 hexadecimal digits).
    statement: String,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfTile {
    /// The level, from 0.
    level: u8,
    /// The number, from 0.
    number: u64,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct OfBundle {
    /// The number, from 0.
    number: u64,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Width {
    /// How many hashes or entries it holds: 1 to 256, 256 unless said.
    width: Option<usize>,
}

/// Values of a record, all of one source.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommonsValues)]
struct Values {
    /// Values by field, as texts: numbers as digits, `true` or `false`, records by their id or name,
    /// lists one item a line or as an array of texts.
    values: std::collections::BTreeMap<String, OneOrMore>,
    /// Where they stand: the address of a page, or the title of a document.
    source: String,
    /// The very words of the source.
    #[serde(default)]
    quote: String,
    /// The day on which the source said so (ISO 8601); today unless said.
    #[serde(default)]
    seen: String,
    /// A licence (SPDX); CC0-1.0 unless said.
    #[serde(default)]
    licence: String,
    /// The language of texts that are translated.
    #[serde(default)]
    language: String,
    /// Leaves today's values standing beside these.
    #[serde(default)]
    beside: bool,
}

/// A text, or several.
#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = CommonsTexts)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// What was found when a statement was checked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommonsReview)]
struct Review {
    /// True where the source says so and it is still so.
    agree: bool,
    /// Why; needed where it does not agree.
    #[serde(default)]
    reason: String,
    /// Whoever checked has an interest in it: the review is shown and not counted.
    #[serde(default)]
    interest: bool,
}

/// Why something is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommonsRevert)]
struct Because {
    /// The reason, for its author and for others.
    reason: String,
}

/// Tells how the commons is run: its log's name, who takes part, the rule, what waits, lists that were
/// brought in.
#[utoipa::path(get, path = "/commons", tag = "commons", responses((status = 200, description = "How it is run.", body = Object)))]
async fn about(caller: Caller) -> Answered {
    let open = open(&caller)?;
    let failed = |error| of(&caller, &open, error);
    let constitution = open.store.constitution(open.now).await.map_err(failed)?;
    let size = open.store.size().await.map_err(failed)?;
    let lists = open.store.lists().await.map_err(failed)?;
    let waiting = constitution.waiting();
    let waiting: Vec<Value> = waiting
        .iter()
        .map(|one| {
            object!({
                "statement": one.statement, "agreed": one.agreed, "opposed": one.opposed,
                "needed": one.needed, "earliest": one.earliest,
            })
        })
        .collect();
    let lists: Vec<Value> = lists
        .iter()
        .map(|one| object!({"account": one.account, "list": one.list, "time": one.time, "said": one.said}))
        .collect();
    let members: Vec<&RecordId> = constitution.members(open.now).collect();
    let kinds: Vec<&KindName> = constitution
        .kinds(open.now)
        .map(|kind| kind.name())
        .collect();
    Ok(json(&object!({
        "origin": constitution.origin(), "statements": size, "members": members, "kinds": kinds,
        "rule": constitution.rule(open.now), "waiting": waiting, "imports": lists,
    })))
}

/// Searches records: the best first, each with the reasons of its place, and how many there are by kind,
/// use, family and country.
#[utoipa::path(get, path = "/commons/search", tag = "commons", params(Search), responses((status = 200, description = "What was found.", body = Object)))]
async fn search(caller: Caller, With(search): With<Search>) -> Answered {
    let open = open(&caller)?;
    let asked = Asked {
        words: search.q.chars().take(400).collect(),
        kind: search.kind.and_then(|kind| kind.parse().ok()),
        uses: search.r#use.into_iter().collect(),
        family: search.family,
        country: search.country,
        municipality: search.place,
        checked: search.checked,
        page: search.page.unwrap_or(1).clamp(1, 1_000),
        most: search.most.unwrap_or(20).clamp(1, finding::MOST),
        language: caller.messages.tongue.code().to_owned(),
        ..Asked::default()
    };
    let answer = finding::search(&open, &asked).await;
    Ok(json(&answer.map_err(|error| of(&caller, &open, error))?))
}

/// Lists the kinds of record: their names and titles.
#[utoipa::path(get, path = "/commons/kinds", tag = "commons", responses((status = 200, description = "The kinds.", body = Object)))]
async fn kinds(caller: Caller) -> Answered {
    let open = open(&caller)?;
    let constitution = open.store.constitution(open.now).await;
    let constitution = constitution.map_err(|error| of(&caller, &open, error))?;
    let kinds: Vec<Value> = constitution
        .kinds(open.now)
        .map(|kind| {
            let titles: std::collections::BTreeMap<&str, &str> = kind.title().iter().collect();
            object!({ "name": kind.name(), "title": titles })
        })
        .collect();
    Ok(json(&object!({ "kinds": kinds })))
}

/// Tells a kind's fields in their order, each with its schema: title, help, purpose, choices.
#[utoipa::path(get, path = "/commons/kinds/{kind}", tag = "commons", params(OfKind), responses((status = 200, description = "The kind.", body = Object)))]
async fn kind(caller: Caller, At(name): At<OfKind>) -> Answered {
    let open = open(&caller)?;
    let kind = kind_of(&caller, &open, &name.kind).await?;
    let titles: std::collections::BTreeMap<&str, &str> = kind.title().iter().collect();
    let fields: Vec<Value> = kind
        .fields()
        .map(|field| object!({ "name": field.name(), "schema": field.schema() }))
        .collect();
    Ok(json(
        &object!({ "name": kind.name(), "title": titles, "fields": fields }),
    ))
}

/// Says a new record of a kind: its name and whatever else is known.
#[utoipa::path(post, path = "/commons/kinds/{kind}/records", tag = "commons", params(OfKind), request_body = Values, responses((status = 201, description = "It is said.", body = Object, headers(("Location" = String, description = "The record.")))))]
async fn add(caller: Caller, At(name): At<OfKind>, Body(values): Body<Values>) -> Answered {
    let open = open(&caller)?;
    let kind = kind_of(&caller, &open, &name.kind).await?;
    tell(&caller, &open, &kind, None, values).await
}

/// Tells a record: each field with all its values, how each stands, who checked it, where it is from.
#[utoipa::path(get, path = "/commons/records/{kind}/{record}", tag = "commons", params(OfRecord), responses((status = 200, description = "The record.", body = Object)))]
async fn record(caller: Caller, At(at): At<OfRecord>) -> Answered {
    let open = open(&caller)?;
    Ok(json(&record_of(&caller, &open, &at).await?))
}

/// Says values of a record, in place of what stands today unless beside it.
#[utoipa::path(post, path = "/commons/records/{kind}/{record}", tag = "commons", params(OfRecord), request_body = Values, responses((status = 201, description = "They are said.", body = Object, headers(("Location" = String, description = "The record.")))))]
async fn correct(caller: Caller, At(at): At<OfRecord>, Body(values): Body<Values>) -> Answered {
    let open = open(&caller)?;
    let kind = kind_of(&caller, &open, &at.kind).await?;
    let record = record_of(&caller, &open, &at).await?;
    tell(&caller, &open, &kind, Some(&record), values).await
}

/// Tells all that was said about a record, oldest first: each claim as it is signed, and its words.
#[utoipa::path(get, path = "/commons/records/{kind}/{record}/history", tag = "commons", params(OfRecord), responses((status = 200, description = "The statements.", body = Object)))]
async fn history(caller: Caller, At(at): At<OfRecord>) -> Answered {
    let open = open(&caller)?;
    let record = record_of(&caller, &open, &at).await?;
    let all = open.store.history(&record.id).await;
    let all = all.map_err(|error| of(&caller, &open, error))?;
    let statements: Vec<Value> = all.iter().map(written).collect();
    Ok(json(&object!({ "statements": statements })))
}

/// Tells a statement: its claim as it is signed, and its words unless they were erased.
#[utoipa::path(get, path = "/commons/statements/{statement}", tag = "commons", params(OfStatement), responses((status = 200, description = "The statement.", body = Object)))]
async fn statement(caller: Caller, At(at): At<OfStatement>) -> Answered {
    let open = open(&caller)?;
    Ok(json(&written(&statement_of(&caller, &open, &at).await?)))
}

/// Says what the organisation found when it checked a statement.
#[utoipa::path(post, path = "/commons/statements/{statement}/reviews", tag = "commons", params(OfStatement), request_body = Review, responses((status = 201, description = "It is said.", body = Object)))]
async fn review(caller: Caller, At(at): At<OfStatement>, Body(review): Body<Review>) -> Answered {
    let open = open(&caller)?;
    let of = statement_of(&caller, &open, &at).await?;
    if !review.agree && review.reason.trim().is_empty() {
        return Err(caller.unclear(say!(caller.messages, "commons-check-no-reason")));
    }
    let verdict = match review.agree {
        true => Verdict::Agree,
        false => Verdict::Oppose,
    };
    let says = Says::Review {
        of: of.id(),
        verdict,
        interest: review.interest,
    };
    answer(&caller, &open, says, &review.reason).await
}

/// Takes a statement back: at once where it is the organisation's own, else once others agree.
#[utoipa::path(post, path = "/commons/statements/{statement}/revert", tag = "commons", params(OfStatement), request_body = Because, responses((status = 201, description = "It is said.", body = Object)))]
async fn revert(caller: Caller, At(at): At<OfStatement>, Body(because): Body<Because>) -> Answered {
    let open = open(&caller)?;
    let of = statement_of(&caller, &open, &at).await?;
    if because.reason.trim().is_empty() {
        return Err(caller.unclear(say!(caller.messages, "commons-check-no-reason")));
    }
    let says = Says::Revert {
        of: Target::Statement(of.id()),
    };
    answer(&caller, &open, says, &because.reason).await
}

/// Gives the log's checkpoint: a signed note (C2SP tlog-checkpoint).
#[utoipa::path(get, path = "/commons/checkpoint", tag = "commons", responses((status = 200, description = "The note.", body = String, content_type = "text/plain; charset=utf-8")))]
async fn checkpoint(caller: Caller) -> Answered {
    let open = open(&caller)?;
    file(&caller, &open, "checkpoint", "text/plain; charset=utf-8").await
}

/// Gives a tile of hashes of the log (C2SP tlog-tiles): 32 bytes a hash.
#[utoipa::path(get, path = "/commons/tiles/{level}/{number}", tag = "commons", params(OfTile, Width), responses((status = 200, description = "The hashes.", body = Vec<u8>, content_type = "application/octet-stream")))]
async fn tile(caller: Caller, At(at): At<OfTile>, With(of): With<Width>) -> Answered {
    let open = open(&caller)?;
    let width = width(&caller, &of)?;
    let path = tile_path(usize::from(at.level), at.number, width);
    file(&caller, &open, &path, "application/octet-stream").await
}

/// Gives a bundle of entries of the log (C2SP tlog-tiles): each claim after its length in two bytes.
#[utoipa::path(get, path = "/commons/entries/{number}", tag = "commons", params(OfBundle, Width), responses((status = 200, description = "The entries.", body = Vec<u8>, content_type = "application/octet-stream")))]
async fn entries(caller: Caller, At(at): At<OfBundle>, With(of): With<Width>) -> Answered {
    let open = open(&caller)?;
    let path = entries_path(at.number, width(&caller, &of)?);
    file(&caller, &open, &path, "application/octet-stream").await
}

fn width(caller: &Caller, of: &Width) -> Result<usize, Problem> {
    let width = of.width.unwrap_or(WIDTH);
    match (1..=WIDTH).contains(&width) {
        true => Ok(width),
        false => Err(caller.nowhere()),
    }
}

async fn file(caller: &Caller, open: &Open, path: &str, kind: &'static str) -> Answered {
    let bytes = tokio::fs::read(open.store.log().join(path)).await;
    let mut response = bytes.map_err(|_| caller.nowhere())?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    Ok(response)
}

/// The commons as of now. A server without one has nothing here.
fn open(caller: &Caller) -> Result<Open, Problem> {
    let open = caller
        .house
        .commons
        .as_ref()
        .ok_or_else(|| caller.nowhere())?;
    let now = of_desk::now(&caller.context()).map_err(|failure| caller.failed(&failure))?;
    Ok(open.at(now))
}

fn of(caller: &Caller, open: &Open, error: CommonsError) -> Problem {
    caller.failed(&of_commons(&caller.messages, error, open.store.folder()))
}

async fn kind_of(caller: &Caller, open: &Open, name: &str) -> Result<Arc<Kind>, Problem> {
    let name: KindName = name.parse().map_err(|_| caller.nowhere())?;
    let constitution = open.store.constitution(open.now).await;
    let constitution = constitution.map_err(|error| of(caller, open, error))?;
    let kind = constitution.kind(&name, open.now).cloned();
    kind.ok_or_else(|| caller.nowhere())
}

async fn record_of(
    caller: &Caller,
    open: &Open,
    at: &OfRecord,
) -> Result<::commons::fold::Record, Problem> {
    let id = format!("{}/{}", at.kind, at.record);
    let id: RecordId = id.parse().map_err(|_| caller.nowhere())?;
    let record = open.store.record(&id, open.now).await;
    let record = record.map_err(|error| of(caller, open, error))?;
    record.ok_or_else(|| caller.nowhere())
}

async fn statement_of(
    caller: &Caller,
    open: &Open,
    at: &OfStatement,
) -> Result<Statement, Problem> {
    let id = at.statement.parse().map_err(|_| caller.nowhere())?;
    let statement = open.store.statement(&id).await;
    let statement = statement.map_err(|error| of(caller, open, error))?;
    statement.ok_or_else(|| caller.nowhere())
}

/// A statement as it is kept: what is signed, and what stands beside.
fn written(statement: &Statement) -> Value {
    let claim: Value = serde_json::from_slice(&statement.claim_bytes()).unwrap_or_default();
    object!({ "id": statement.id(), "claim": claim, "words": statement.words() })
}

async fn tell(
    caller: &Caller,
    open: &Open,
    kind: &Kind,
    record: Option<&::commons::fold::Record>,
    values: Values,
) -> Answered {
    let mut pairs = vec![
        ("x-source".to_owned(), values.source),
        ("x-quote".to_owned(), values.quote),
        ("x-seen".to_owned(), values.seen),
        ("x-licence".to_owned(), values.licence),
        ("x-language".to_owned(), values.language),
    ];
    if values.beside {
        pairs.push(("x-beside".to_owned(), "yes".to_owned()));
    }
    for (name, value) in values.values {
        let known = kind.fields().any(|field| field.name().as_str() == name);
        if !known {
            let what = say!(caller.messages, "commons-api-no-field", name = name);
            return Err(caller.unclear(what));
        }
        match value {
            OneOrMore::One(text) => pairs.push((name, text)),
            OneOrMore::More(texts) => {
                pairs.extend(texts.into_iter().map(|text| (name.clone(), text)));
            }
        }
    }
    let context = caller.context();
    let typed = Typed::new(pairs);
    let ready = contributing::read(&context, open, kind, record, &typed).await;
    let ready = ready.map_err(|error| of(caller, open, error))?;
    let ready = ready.map_err(|faults| {
        let told: Vec<String> = faults
            .iter()
            .map(|(name, fault)| format!("{}: {}", name.trim_start_matches("x-"), fault.what))
            .collect();
        caller.unclear(told.join(" "))
    })?;
    let id = record.map(|record| record.id.clone());
    let said = contributing::tell(&context, open, kind.name(), id, &ready).await;
    let (record, statements) = said.map_err(|failure| caller.failed(&failure))?;
    let place = format!("{API}/commons/records/{record}");
    let document = object!({ "record": record, "statements": statements });
    Ok(made(StatusCode::CREATED, &place, &document))
}

async fn answer(caller: &Caller, open: &Open, says: Says, reason: &str) -> Answered {
    let failed = |failure: Failure| caller.failed(&failure);
    let reason: String = reason.trim().chars().take(REASON).collect();
    let words = match reason.is_empty() {
        true => None,
        false => {
            let mut words = Words::new(random().map_err(failed)?);
            words.reason = Some(reason);
            Some(words)
        }
    };
    let speaker = open.speaker(None).await;
    let speaker = speaker.map_err(|error| of(caller, open, error))?;
    let said = saying::say(&caller.context(), open, &speaker, says, words).await;
    let id = said.map_err(failed)?;
    let response: Response = made(
        StatusCode::CREATED,
        &format!("{API}/commons/statements/{id}"),
        &object!({ "statement": id }),
    );
    Ok(response)
}
