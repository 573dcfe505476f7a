//! Settings: the program for rewording, the whole dossier as an archive, and the way out.

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use desk::cost::Meter;
use desk::failure::{Failure, shown};
use desk::messages::say;
use desk::{exporting, rewording, words};
use maud::html;
use serde::Deserialize;
use store::{Rewording, Store as _};

use super::documents::attached;
use crate::asked::{Form, Path};
use crate::house::House;
use crate::people::Who;
use crate::shell::Here;
use crate::visit::{Answered, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/settings", get(settings))
        .route("/d/{slug}/settings/rewording", post(set_rewording))
        .route("/d/{slug}/settings/erase", post(erase))
        .route("/d/{slug}/export", get(export))
}

async fn settings(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let set = room.store.rewording().await;
    let set = set.map_err(|error| visit.of_store(&room, error))?;
    let inside = inside(&visit).await;
    let title = say!(messages, "way-settings");
    let value =
        |of: fn(&Rewording) -> &str| set.as_ref().map_or(String::new(), |set| of(set).to_owned());
    let body = html! {
        h1 { (title) }
        section.panel aria-labelledby="data" {
            h2 #data { (say!(messages, "settings-data")) }
            // Where the server keeps its files is nobody's but its keeper's.
            @if matches!(*visit.who, Who::Here) {
                p { (say!(messages, "settings-where")) " " code { (shown(room.dir())) } }
                p { (say!(messages, "settings-backup")) }
            }
            p { a.button href=(room.at("export")) download="" { (say!(messages, "settings-export")) } }
        }
        section.panel aria-labelledby="model" {
            h2 #model { (say!(messages, "settings-model")) }
            p { (say!(messages, "settings-model-inside")) }
            @match &inside {
                Some((identity, cost)) => {
                    p { (say!(messages, "settings-model-is", name = identity.as_str())) }
                    p.hint { (say!(messages, "settings-model-cost")) " " (cost) }
                }
                None => p.hint { (say!(messages, "settings-model-loading")) },
            }
            h3 { (say!(messages, "settings-rewording")) }
            p { @if set.is_some() { (say!(messages, "settings-rewording-set")) }
                @else { (say!(messages, "settings-rewording-off")) } }
            // Where it sends is where the server connects to: that is its keeper's to say.
            @if visit.who.is_host() {
                form method="post" action=(room.at("settings/rewording")) {
                    label for="address" { (say!(messages, "settings-address")) }
                    input #address name="address" type="url" value=(value(|set| &set.address)) maxlength="400"
                        placeholder="http://127.0.0.1:11434/v1";
                    label for="model-name" { (say!(messages, "settings-model-name")) }
                    input #model-name name="model" value=(value(|set| &set.model)) maxlength="200";
                    div.buttons {
                        button.second name="do" value="set" { (say!(messages, "do-save")) }
                        @if set.is_some() {
                            button.quiet name="do" value="off" { (say!(messages, "settings-turn-off")) }
                        }
                    }
                }
            }
        }
        section.panel aria-labelledby="erase" {
            h2 #erase { (say!(messages, "settings-erase")) }
            p { (say!(messages, "settings-erase-lead")) }
            form method="post" action=(room.at("settings/erase")) {
                label for="name" { (say!(messages, "settings-erase-name", name = room.slug.as_str())) }
                input #name name="name" required="" autocomplete="off";
                button.danger { (say!(messages, "settings-erase-button")) }
            }
        }
    };
    Ok(visit.page(&room, Here::Settings, &title, &body))
}

/// The model inside, and what one question costs it on this computer, measured when it is first asked
/// for; nothing while it is loaded.
async fn inside(visit: &Visit) -> Option<(String, String)> {
    let embedder = visit.house.embedder_now()?;
    let identity = embedder.identity().to_owned();
    let measure = async || {
        let measured = tokio::task::spawn_blocking(move || {
            let meter = Meter::start();
            let _ = embedder.embed_questions(&["Quelles sont les actions de votre association ?"]);
            meter.cost()
        });
        measured.await
    };
    let cost = visit.house.question_cost.get_or_try_init(measure).await;
    Some((identity, cost.ok()?.line(&visit.messages)))
}

#[derive(Deserialize)]
struct Set {
    #[serde(rename = "do")]
    act: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    model: String,
}

async fn set_rewording(visit: Visit, Path(slug): Path<String>, Form(set): Form<Set>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let to = room.at("settings");
    let kept = match set.act.as_str() {
        "off" => None,
        _ => {
            let (address, model) = (set.address.trim(), set.model.trim());
            rewording::checked(address)
                .map_err(|wrong| visit.refused(&rewording::wrong(messages, wrong, address)))?;
            if model.is_empty() {
                let failure = Failure::new(say!(messages, "settings-no-model"));
                return Err(visit.refused(&failure.safe(words::safe_dossier(messages))));
            }
            Some(Rewording {
                address: address.to_owned(),
                model: model.to_owned(),
                key_file: None,
            })
        }
    };
    let done = room.store.set_rewording(kept.as_ref()).await;
    done.map_err(|error| visit.of_store(&room, error))?;
    Ok(visit.done(&room, &to, say!(messages, "settings-kept"), None))
}

/// All of the dossier as an archive.
async fn export(visit: Visit, Path(slug): Path<String>) -> Answered {
    let room = visit.room(&slug).await?;
    let exported = exporting::export(&visit.context(), &room.store).await;
    let exported = exported.map_err(|failure| visit.failed(&failure))?;
    Ok(attached(&format!("{}.zip", room.slug), exported.bytes))
}

#[derive(Deserialize)]
struct Erased {
    #[serde(default)]
    name: String,
}

/// Takes the dossier away for good, once its name was typed: whoever erases wants nothing left.
async fn erase(visit: Visit, Path(slug): Path<String>, Form(erased): Form<Erased>) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    if erased.name.trim() != room.slug {
        let failure = Failure::new(say!(messages, "settings-erase-wrong"));
        return Err(visit.refused(&failure.safe(words::safe_dossier(messages))));
    }
    let dir = room.dir().to_owned();
    visit.house.leave(&slug).await;
    let taken = std::fs::remove_dir_all(&dir);
    taken.map_err(|error| visit.failed(&desk::failure::of_file(messages, &error, &dir)))?;
    super::home::forget_people(&visit, &slug).await?;
    Ok(Redirect::to("/").into_response())
}
