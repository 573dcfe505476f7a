//! The dashboard: where the organisation stands, drawn from the entries, and the same to keep.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use desk::accounts::Accounts;
use desk::dashboard::{Page, draw, gaps, meta, notes, parts, tiles, title, with_page};
use desk::messages::{Messages, say};
use desk::papers;
use ledger::{Day, Period};
use maud::{Markup, html};
use serde::Deserialize;

use super::{At, drop_place, filled, page, worked};
use crate::asked::{Path, Query};
use crate::house::House;
use crate::pages::documents::attached;
use crate::room::Room;
use crate::visit::{Answered, Refusal, Visit};

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/d/{slug}/accounts", get(show))
        .route("/d/{slug}/accounts/dashboard/{ending}", get(file))
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    year: String,
}

/// What one dashboard is drawn from.
struct Drawn {
    accounts: Arc<Accounts>,
    period: Period,
    today: Day,
    organisation: String,
}

impl Drawn {
    fn with<T>(&self, draw: impl FnOnce(&Page<'_>) -> T) -> T {
        let (accounts, name) = (&self.accounts, &self.organisation);
        with_page(accounts, self.period, self.today, name, "", draw)
    }
}

async fn of(
    visit: &Visit,
    room: &Room,
    accounts: Arc<Accounts>,
    asked: &Asked,
) -> Result<Drawn, Refusal> {
    let context = visit.context();
    // A year without entries is none that the page leads to.
    let year = asked.year.parse().ok();
    let period = year.and_then(|year| accounts.period(Some(year)));
    let period = period.filter(|period| accounts.count(*period) > 0);
    let period = period.or_else(|| accounts.latest());
    let period = period.ok_or_else(|| visit.nowhere())?;
    let loaded = visit.loaded(room).await?;
    let known = dossier::known_facts(&loaded.dossier);
    let name = known.iter().find(|known| known.key == "name");
    Ok(Drawn {
        period,
        today: desk::accounts::today(&context),
        organisation: name.map_or(String::new(), |known| known.fact.value.clone()),
        accounts,
    })
}

async fn show(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = match filled(&visit, &room, At::Dashboard).await {
        Ok(accounts) => accounts,
        Err(answer) => return answer,
    };
    let drawn = of(&visit, &room, accounts, &asked).await?;
    let (messages, to) = (Arc::clone(&visit.messages), Arc::clone(&room));
    let (title, body) = worked(&visit, move || {
        drawn.with(|page| (title(&messages, page), whole(&messages, &to, page)))
    })
    .await?;
    let body = html! {
        (body)
        (drop_place(&visit, &room))
    };
    Ok(page(&visit, &room, At::Dashboard, &title, &body))
}

fn whole(messages: &Messages, room: &Room, page: &Page<'_>) -> Markup {
    let gaps = gaps(page);
    let against = gaps.as_ref().map(|(budget, gaps)| (*budget, &gaps[..]));
    let year = page.dashboard.period.last.year();
    let years = page.accounts.years();
    let file = |ending: &str| room.at(&format!("accounts/dashboard/{ending}?year={year}"));
    html! {
        h1 { (title(messages, page)) }
        p.hint { (meta(messages, page)) }
        @if years.len() > 1 {
            nav.ways aria-label=(say!(messages, "accounts-years")) {
                ul {
                    @for of in years.iter().rev() {
                        li {
                            a href=(room.at(&format!("accounts?year={of}")))
                                aria-current=[(*of == year).then_some("true")] { (of) }
                        }
                    }
                }
            }
        }
        @for note in notes(messages, page) { p.alert { (note) } }
        ul.tiles {
            @for (number, what) in tiles(messages, page) { li { b { (number) } span { (what) } } }
        }
        @for part in &parts(messages, page, against) {
            section.panel aria-labelledby=(part.id) {
                h2 id=(part.id) { (part.title) }
                @if let Some(lead) = &part.lead { p.lead { (lead) } }
                @if let Some(body) = &part.body { (draw(messages, page.accounts, &part.title, body, true)) }
            }
        }
        div.buttons {
            a.button.second href=(file("pdf")) download="" { (say!(messages, "accounts-pdf")) }
            a.button.second href=(file("html")) download="" { (say!(messages, "accounts-html")) }
        }
    }
}

/// The dashboard as a file that needs nothing else.
async fn file(
    visit: Visit,
    Path((slug, ending)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = match filled(&visit, &room, At::Dashboard).await {
        Ok(accounts) => accounts,
        Err(answer) => return answer,
    };
    let drawn = of(&visit, &room, accounts, &asked).await?;
    let messages = Arc::clone(&visit.messages);
    let pdf = match ending.as_str() {
        "pdf" => true,
        "html" => false,
        _ => return Err(visit.nowhere()),
    };
    let name = format!(
        "{}-{}.{ending}",
        say!(messages, "accounts-dashboard-file"),
        drawn.period.last.year()
    );
    let bytes = worked(&visit, move || {
        drawn.with(|page| match pdf {
            true => papers::dashboard(&messages, page),
            false => desk::dashboard::page(&messages, page).into_bytes(),
        })
    })
    .await?;
    Ok(attached(&name, bytes))
}
