//! The library: answers that were approved, found, edited, handed over, dated and retired.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::words;
use dossier::library::{Approved, EntryId};
use language::dates::Date;
use language::words::fold;
use maud::{Markup, html};
use serde::Deserialize;
use store::Store as _;

use crate::asked::{Form, Path, Query};
use crate::house::House;
use crate::notices::Undo;
use crate::room::Room;
use crate::shell::Here;
use crate::visit::{Answered, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new().route("/d/{slug}/library", get(list).post(change))
}

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    q: String,
    /// `look` for those to look at again, `retired` for those that answer no more.
    #[serde(default)]
    show: String,
}

async fn list(visit: Visit, Path(slug): Path<String>, Query(shown): Query<Shown>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let library = room.store.library(None).await;
    let library = library.map_err(|error| visit.of_store(&room, error))?;
    let today = visit.context().today;
    let wanted: Vec<String> = fold(&shown.q)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let is_shown = |entry: &Approved| {
        let text = fold(&format!("{} {}", entry.question, entry.answer));
        let of = match shown.show.as_str() {
            "look" => entry.retired.is_none() && entry.look_again.is_some_and(|day| day <= today),
            "retired" => entry.retired.is_some(),
            _ => entry.retired.is_none(),
        };
        of && wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let entries: Vec<_> = (library.entries.iter().rev())
        .filter(|(_, entry)| is_shown(entry))
        .collect();
    let title = say!(messages, "way-library");
    let body = html! {
        h1 { (title) }
        p { (say!(messages, "library-lead")) }
        form.search role="search" {
            label for="q" { (say!(messages, "library-search")) }
            div {
                input #q type="search" name="q" value=(shown.q) maxlength="400" data-search="";
                select name="show" aria-label=(say!(messages, "library-which")) {
                    @for (value, name) in [
                        ("", say!(messages, "library-standing")),
                        ("look", say!(messages, "library-look")),
                        ("retired", say!(messages, "library-retired")),
                    ] {
                        option value=(value) selected[value == shown.show] { (name) }
                    }
                }
                button { (say!(messages, "search-button")) }
            }
        }
        @if entries.is_empty() { p.lead { (say!(messages, "library-none")) } }
        @for (id, entry) in entries.iter().take(200) { (card(messages, *id, entry)) }
        details.panel {
            summary { (say!(messages, "library-add")) }
            form method="post" {
                label for="question" { (say!(messages, "library-question")) }
                input #question name="question" required="" maxlength="1000";
                label for="answer" { (say!(messages, "box-answer")) }
                textarea #answer name="answer" rows="6" required="" {}
                button name="do" value="add" { (say!(messages, "library-add-button")) }
            }
        }
    };
    Ok(visit.page(&room, Here::Library, &title, &body))
}

fn card(messages: &Messages, id: EntryId, entry: &Approved) -> Markup {
    let field = |name: &str| format!("{name}-{id}");
    let question = match entry.fact() {
        Some(key) => words::key(messages, key),
        None => entry.question.clone(),
    };
    html! {
        article.fact id=(format!("e{id}")) {
            h3 { (question) }
            @for line in entry.answer.lines() { p.value { (line) } }
            p.hint {
                (entry.form) ", " (words::date(messages, &entry.on.iso()))
                @if let Some(project) = &entry.project { ", " (project) }
                @if !entry.owner.is_empty() { ", " (say!(messages, "library-owned", name = entry.owner.as_str())) }
                @if let Some(day) = entry.look_again {
                    ", " (say!(messages, "library-again", day = words::date(messages, &day.iso())))
                }
            }
            details {
                summary { (say!(messages, "library-edit")) span.unseen { " " (question) } }
                form method="post" {
                    input type="hidden" name="id" value=(id);
                    label for=(field("answer")) { (say!(messages, "box-answer")) }
                    textarea id=(field("answer")) name="answer" rows="6" required="" { (entry.answer) }
                    label for=(field("owner")) { (say!(messages, "library-owner")) }
                    input id=(field("owner")) name="owner" value=(entry.owner) maxlength="100";
                    label for=(field("again")) { (say!(messages, "library-look-day")) }
                    input id=(field("again")) type="date" name="again"
                        value=(entry.look_again.map_or(String::new(), |day| day.iso()));
                    div.buttons {
                        button name="do" value="edit" { (say!(messages, "do-save")) }
                        @if entry.retired.is_none() {
                            button.second name="do" value="retire" { (say!(messages, "library-retire")) }
                        } @else {
                            button.second name="do" value="restore" { (say!(messages, "library-restore")) }
                        }
                    }
                }
            }
        }
    }
}

#[derive(Deserialize)]
struct Changed {
    #[serde(rename = "do")]
    act: String,
    id: Option<EntryId>,
    #[serde(default)]
    question: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    again: String,
}

async fn change(visit: Visit, Path(slug): Path<String>, Form(changed): Form<Changed>) -> Answered {
    let room = visit.room(&slug).await?;
    let (messages, context) = (&visit.messages, visit.context());
    let answer = changed.answer.replace("\r\n", "\n").trim().to_owned();
    let to = room.at("library");
    let today = context.today;
    if changed.act == "add" {
        let question = changed.question.trim();
        if question.is_empty() || answer.is_empty() {
            let failure = Failure::new(say!(messages, "library-words-missing"));
            return Err(visit.refused(&failure.safe(words::safe_dossier(messages))));
        }
        let approved = Approved {
            question: question.to_owned(),
            asked: answers::asked_in(question),
            answer,
            form: say!(messages, "facts-typed"),
            project: None,
            on: today,
            proposed: None,
            sources: Vec::new(),
            owner: String::new(),
            look_again: None,
            retired: None,
        };
        let ids = room.store.learn(&[approved], &[], &context.moment).await;
        let retire = ids.map_err(|error| visit.of_store(&room, error))?;
        let undo = Undo::Entries {
            retire,
            restore: Vec::new(),
        };
        return Ok(visit.done(&room, &to, say!(messages, "library-kept"), Some(undo)));
    }
    let id = changed.id.ok_or_else(|| visit.nowhere())?;
    let again = Date::from_iso(changed.again.trim());
    let owner: String = changed.owner.trim().chars().take(100).collect();
    let act = changed.act.clone();
    let changed_now = move |entry: &mut Approved| match act.as_str() {
        "retire" => entry.retired = Some(today),
        "restore" => entry.retired = None,
        _ => {
            if !answer.is_empty() && entry.answer != answer {
                entry.answer = answer;
                entry.on = today;
            }
            entry.owner = owner;
            entry.look_again = again;
        }
    };
    let kept = room
        .store
        .change_entry(id, changed_now, &context.moment)
        .await;
    let kept = kept.map_err(|error| visit.of_store(&room, error))?;
    if kept.is_none() {
        return Err(visit.nowhere());
    }
    Ok(told(&visit, &room, &changed.act, id))
}

fn told(visit: &Visit, room: &Room, act: &str, id: EntryId) -> axum::response::Response {
    let messages = &visit.messages;
    let to = room.at("library");
    let entries = |retire, restore| Some(Undo::Entries { retire, restore });
    match act {
        "retire" => {
            let undo = entries(Vec::new(), vec![id]);
            visit.done(room, &to, say!(messages, "library-is-retired"), undo)
        }
        "restore" => {
            let undo = entries(vec![id], Vec::new());
            visit.done(room, &to, say!(messages, "library-kept"), undo)
        }
        _ => visit.done(
            room,
            &format!("{to}#e{id}"),
            say!(messages, "library-kept"),
            None,
        ),
    }
}
