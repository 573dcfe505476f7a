//! The example dossier: made by a button, to be tried and thrown away.

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use desk::failure::of_store;
use desk::messages::say;
use desk::{adding, example, walk};
use store::Sqlite;

use super::jobs;
use crate::drafts;
use crate::house::House;
use crate::jobs::Ended;
use crate::room::encoded;
use crate::visit::{Answered, Visit};

pub(crate) fn router() -> Router<Arc<House>> {
    Router::new().route("/example", post(make))
}

/// Makes the example, as a job of the new dossier; where it is there already, goes to it.
async fn make(visit: Visit) -> Answered {
    let messages = &visit.messages;
    let place = visit
        .house
        .makes()
        .ok_or_else(|| visit.nowhere())?
        .to_owned();
    let slug = say!(messages, "dossiers-example-name");
    let dir = place.join(&slug);
    if dir.join("dossier.sqlite").exists() {
        return Ok(to(&slug));
    }
    let made = Sqlite::create(&dir).await;
    let store = made.map_err(|error| visit.refused(&of_store(messages, error, &dir)))?;
    store.close().await;
    super::home::forget_people(&visit, &slug).await?;
    let room = visit.room(&slug).await?;
    let (house, context, of) = (Arc::clone(&visit.house), visit.context(), Arc::clone(&room));
    let title = say!(messages, "example-making");
    Ok(jobs::begin(&visit, &room, title, async move |job| {
        let messages = &context.messages;
        let embedder = house.embedder().await;
        let files = of.dir().join("incoming").join("example");
        let documents = example::documents(messages, &files.join("documents"))?;
        let accounts = example::accounts(messages, &files.join("accounts"))?;
        let forms = example::forms(messages, &files.join("forms"))?;
        let store = &of.store;
        let walk = walk::files(&documents);
        adding::add(&context, store, embedder.as_ref(), walk, job.as_ref())
            .await
            .map_err(|error| of_store(messages, error, of.dir()))?;
        example::import(&context, store, of.dir(), &accounts).await?;
        for form in &forms {
            drafts::begin(&context, &of, embedder.clone(), form, job.as_ref()).await?;
        }
        // A copy of what is in the program need not stay.
        let _ = std::fs::remove_dir_all(of.dir().join("incoming"));
        Ok(Ended::Done {
            at: of.at(""),
            straight: true,
        })
    }))
}

fn to(slug: &str) -> Response {
    Redirect::to(&format!("/d/{}/", encoded(slug))).into_response()
}
