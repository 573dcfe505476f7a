//! What stands beside the box: the form's own page with the box marked on it, or the boxes around it.

use std::sync::Arc;

use axum::http::header;
use axum::response::IntoResponse as _;
use desk::apart::Outline;
use desk::messages::{Messages, say};
use desk::{reading, words};
use documents::Format;
use maud::{Markup, html};
use serde::Deserialize;
use store::{DraftId, Store as _};

use super::shown_text;
use crate::asked::{Path, Query};
use crate::drafts::{One, Open};
use crate::room::Room;
use crate::visit::{Answered, Visit};

/// Boxes that are shown before and after one.
const AROUND: usize = 6;
/// The colour of the box that is answered: red, green and blue.
const COLOUR: [u8; 3] = [0, 92, 190];

/// The form around a box.
pub(super) fn form(
    messages: &Messages,
    room: &Room,
    open: &Open,
    boxes: &[One<'_>],
    at: usize,
) -> Markup {
    let one = &boxes[at];
    let page = one
        .asked
        .address
        .page
        .filter(|_| open.form.format == Format::Pdf);
    html! {
        aside aria-label=(say!(messages, "beside-title")) {
            @if let Some(page) = page {
                h2 { (words::page(messages, page)) }
                img.page src=(room.at(&format!("forms/{}/pages/{page}?box={}", open.draft.id, one.asked.id)))
                    alt=(say!(messages, "beside-page", page = page, label = one.asked.label.as_str()));
            } @else {
                h2 { (say!(messages, "beside-title")) }
                (around(messages, room, open, boxes, at))
            }
        }
    }
}

/// The boxes around one, in the form's order and under its headings.
fn around(messages: &Messages, room: &Room, open: &Open, boxes: &[One<'_>], at: usize) -> Markup {
    let first = at.saturating_sub(AROUND);
    let last = (at + AROUND + 1).min(boxes.len());
    let mut section: Option<&[String]> = None;
    html! {
        div.sheet {
            @for (place, one) in boxes.iter().enumerate().take(last).skip(first) {
                @if section != Some(one.asked.section.as_slice()) {
                    ({ section = Some(&one.asked.section); html! {} })
                    @if let Some(heading) = one.asked.section.last() { p.heading { (heading) } }
                }
                a.cell href=(room.at(&format!("forms/{}/{}", open.draft.id, one.asked.id)))
                    aria-current=[(place == at).then_some("true")] {
                    span { (words::label(messages, &one.asked.label)) }
                    span.text { (shown_text(messages, one)) }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Marked {
    #[serde(default, rename = "box")]
    box_id: String,
}

/// A page of the form with the box marked on it.
pub(super) async fn picture(
    visit: Visit,
    Path((slug, id, page)): Path<(String, DraftId, u32)>,
    Query(marked): Query<Marked>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let in_store = |error| visit.of_store(&room, error);
    let open = room.draft(id).await.map_err(in_store)?;
    let open = open.ok_or_else(|| visit.nowhere())?;
    if open.form.format != Format::Pdf || page == 0 || page > open.form.pages {
        return Err(visit.nowhere());
    }
    let original = room
        .store
        .original(&open.draft.digest)
        .await
        .map_err(in_store)?;
    let original = original.ok_or_else(|| visit.nowhere())?;
    let outlines: Vec<Outline> = (1..)
        .zip(&open.form.boxes)
        .filter(|(_, asked)| asked.id == marked.box_id && asked.address.page == Some(page))
        .filter_map(|(number, asked)| {
            Some(Outline {
                rectangle: asked.address.rectangle?,
                number,
                colour: COLOUR,
            })
        })
        .collect();
    let (messages, name) = (Arc::clone(&visit.messages), open.draft.name.clone());
    let drawn = tokio::task::spawn_blocking(move || {
        reading::drawn(&messages, &original, &name, page, outlines)
    });
    let drawn = drawn.await.ok().and_then(Result::ok);
    let drawn = drawn.ok_or_else(|| visit.nowhere())?;
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "private, max-age=3600"),
    ];
    Ok((headers, drawn).into_response())
}
