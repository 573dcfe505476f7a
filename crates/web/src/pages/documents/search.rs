//! Search, as one would ask a person; each passage leads to where it stands in its source.

use std::sync::Arc;

use desk::messages::{Messages, say};
use desk::words;
use dossier::Dossier;
use maud::{Markup, html};
use serde::Deserialize;

use crate::asked::{Path, Query};
use crate::room::Room;
use crate::shell::Here;
use crate::visit::{Answered, Visit};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// Results of a search.
const MOST: usize = 15;

/// What answers a question, each beside where it stands.
pub(super) async fn search(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let context = visit.context();
    let question: String = asked.q.trim().chars().take(400).collect();
    let embedder = visit.house.embedder().await;
    let loaded = visit.loaded(&room).await?;
    let results = match question.is_empty() {
        true => html! {},
        false => {
            let words = question.clone();
            let (to, messages) = (Arc::clone(&room), Arc::clone(messages));
            let found = tokio::task::spawn_blocking(move || {
                let ready = loaded.ready(embedder.as_deref());
                let hits = ready.ask(&words, embedder.as_deref(), context.today, MOST);
                html! {
                    @if !hits.is_empty() && !ready.has_a_word_of(&words) {
                        p.alert { (say!(&messages, "search-no-word")) }
                    }
                    (found(&messages, &to, ready.dossier(), &hits))
                }
            });
            found.await.unwrap_or_default()
        }
    };
    let title = say!(messages, "search-title");
    let body = html! {
        h1 { (title) }
        (search_form(&visit, &room, &question))
        (results)
    };
    Ok(visit.page(&room, Here::Documents, &title, &body))
}

/// Where a person asks.
pub(crate) fn search_form(visit: &Visit, room: &Room, question: &str) -> Markup {
    let messages = &visit.messages;
    html! {
        form.search role="search" action=(room.at("search")) {
            label for="q" { (say!(messages, "search-label")) }
            div {
                input #q type="search" name="q" value=(question) maxlength="400" data-search="";
                button { (say!(messages, "search-button")) }
            }
        }
    }
}

/// The passage that a hit stands in, by its place among all.
fn place_of(dossier: &Dossier, hit: &answers::Hit<'_>) -> Option<usize> {
    let mut passages = dossier.passages.iter();
    let (place, quote) = match hit.found {
        answers::Found::Passage(passage) => {
            return passages.position(|one| std::ptr::eq(one, passage));
        }
        answers::Found::Fact(fact) => (&fact.place, &fact.quote),
        answers::Found::Figure(figure) => (&figure.place, &figure.quote),
    };
    passages.position(|one| one.place.source == place.source && one.text.contains(quote.as_str()))
}

fn found(messages: &Messages, room: &Room, dossier: &Dossier, hits: &[answers::Hit<'_>]) -> Markup {
    html! {
        @if hits.is_empty() { p { (say!(messages, "search-nothing")) } }
        ol.hits {
            @for hit in hits {
                @let (place, text, value) = match hit.found {
                    answers::Found::Fact(fact) => {
                        let value = (Some(words::key(messages, &fact.key)), fact.value.clone());
                        (&fact.place, &fact.quote, Some(value))
                    }
                    answers::Found::Figure(figure) => {
                        (&figure.place, &figure.quote, Some((None, words::figure(messages, figure))))
                    }
                    answers::Found::Passage(passage) => (&passage.place, &passage.text, None),
                };
                @let number = place_of(dossier, hit);
                li {
                    @if let Some((name, value)) = value {
                        p { @if let Some(name) = name { (name) " " } strong { (value) } }
                    }
                    blockquote { (text) }
                    p.hint {
                        @if let Some(source) = dossier.source(place.source) {
                            @let part = number.map_or(String::new(), |number| format!("#p{number}"));
                            @if source.id > 0 {
                                a href=(room.at(&format!("documents/{}{part}", source.id))) { (source.name) }
                            } @else { (source.name) }
                        }
                        @if let Some(page) = place.page { ", " (words::page(messages, page)) }
                        @if let Some(heading) = place.headings.last() {
                            ", " (words::heading(messages, heading))
                        }
                        @if place.doubtful { ", " (words::doubtful(messages)) }
                    }
                }
            }
        }
    }
}
