//! Who may come to a dossier: its people with their roles, invitations that are open, and a form for
//! another one.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use desk::clock;
use desk::failure::Failure;
use desk::messages::{Messages, say};
use desk::people::{Wanted, day, email, invite, name};
use maud::{Markup, html};
use serde::Deserialize;
use store::people::{Invitation, Membership, Person};

use crate::asked::{Form, Path};
use crate::house::House;
use crate::people::Entrance;
use crate::role::Role;
use crate::room::Room;
use crate::shell::Here;
use crate::visit::{Answered, Refusal, Visit};

/// Invitations to a dossier that are open, at most.
const MOST: usize = 100;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new().route("/d/{slug}/people", get(list).post(act))
}

async fn list(visit: Visit, Path(slug): Path<String>) -> Answered {
    let entrance = visit.entrance()?;
    let room = visit.room(&slug).await?;
    let messages = &visit.messages;
    let members = entrance.people.members(&slug).await;
    let members = members.map_err(|error| visit.of_people(error))?;
    let open = open_to(&visit, entrance, &slug).await?;
    let title = say!(messages, "members-title");
    let body = html! {
        h1 { (title) }
        (what_roles_are(messages))
        ul.rows { @for (person, membership) in &members { (member(messages, &room, person, membership)) } }
        @if !open.is_empty() {
            h2 { (say!(messages, "members-open")) }
            ul.rows { @for one in &open { (invited(messages, &room, one)) } }
        }
        section.panel aria-labelledby="invite" {
            h2 #invite { (say!(messages, "members-invite")) }
            form method="post" {
                label for="name" { (say!(messages, "members-name")) }
                input #name name="name" required="" maxlength="80" autocomplete="off";
                label for="email" { (say!(messages, "sign-in-email")) }
                input #email name="email" type="email" required="" maxlength="254" autocomplete="off";
                label for="role" { (say!(messages, "members-role")) }
                select #role name="role" { (roles(messages, Role::Writes)) }
                p.hint { (say!(messages, "members-invite-how")) }
                div.buttons { button name="do" value="invite" { (say!(messages, "members-invite-do")) } }
            }
        }
    };
    Ok(visit.page(&room, Here::People, &title, &body))
}

/// Roles to choose from.
pub(super) fn roles(messages: &Messages, chosen: Role) -> Markup {
    html! {
        @for role in Role::ALL {
            option value=(role.word()) selected[role == chosen] { (desk::people::role(messages, role)) }
        }
    }
}

fn what_roles_are(messages: &Messages) -> Markup {
    let what = |role| match role {
        Role::Reads => say!(messages, "role-reads-what"),
        Role::Writes => say!(messages, "role-writes-what"),
        Role::Approves => say!(messages, "role-approves-what"),
        Role::Administers => say!(messages, "role-administers-what"),
    };
    html! {
        details {
            summary { (say!(messages, "members-roles")) }
            dl {
                @for role in Role::ALL {
                    dt { (desk::people::role(messages, role)) }
                    dd { (what(role)) }
                }
            }
        }
    }
}

fn member(messages: &Messages, room: &Room, person: &Person, of: &Membership) -> Markup {
    let id = format!("role-{}", person.id);
    html! {
        li {
            p {
                (person.name) ", " (person.email)
                @if person.disabled.is_some() { " (" (say!(messages, "members-disabled")) ")" }
            }
            @if of.dossier.is_none() {
                p { (say!(messages, "members-everywhere", role = desk::people::role(messages, of.role))) }
            } @else {
                form.buttons method="post" action=(room.at("people")) {
                    input type="hidden" name="person" value=(person.id);
                    label.unseen for=(id) { (say!(messages, "members-role-of", name = person.name.as_str())) }
                    select id=(id) name="role" { (roles(messages, of.role)) }
                    button.second name="do" value="role" {
                        (say!(messages, "do-save")) span.unseen { " " (person.name) }
                    }
                    button.quiet name="do" value="remove" {
                        (say!(messages, "me-remove")) span.unseen { " " (person.name) }
                    }
                }
            }
        }
    }
}

fn invited(messages: &Messages, room: &Room, one: &Invitation) -> Markup {
    let role = one
        .gives
        .as_ref()
        .map(|(_, role)| desk::people::role(messages, *role));
    html! {
        li {
            p {
                (one.name) ", " (one.email) ", " (role.unwrap_or_default()) ", "
                (say!(messages, "members-until", day = day(messages, one.expires)))
            }
            form method="post" action=(room.at("people")) {
                input type="hidden" name="invitation" value=(one.id);
                button.quiet name="do" value="take-back" {
                    (say!(messages, "members-take-back")) span.unseen { " " (one.name) }
                }
            }
        }
    }
}

/// Invitations to a dossier that have not run out.
async fn open_to(
    visit: &Visit,
    entrance: &Entrance,
    slug: &str,
) -> Result<Vec<Invitation>, Refusal> {
    let all = entrance.people.invitations().await;
    let mut all = all.map_err(|error| visit.of_people(error))?;
    let now = clock::seconds();
    all.retain(|one| {
        let dossier = one
            .gives
            .as_ref()
            .and_then(|(dossier, _)| dossier.as_deref());
        dossier == Some(slug) && one.expires > now
    });
    Ok(all)
}

#[derive(Deserialize)]
struct Done {
    /// What is done: `invite`, `role`, `remove` or `take-back`.
    #[serde(default, rename = "do")]
    act: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
    person: Option<i64>,
    invitation: Option<i64>,
}

async fn act(visit: Visit, Path(slug): Path<String>, Form(done): Form<Done>) -> Answered {
    let entrance = visit.entrance()?;
    let room = visit.room(&slug).await?;
    match done.act.as_str() {
        "invite" => invite_to(&visit, entrance, &room, &done).await,
        "role" | "remove" => change(&visit, entrance, &room, &done).await,
        "take-back" => take_back(&visit, entrance, &room, &done).await,
        _ => Err(visit.nowhere()),
    }
}

/// Makes an invitation, and shows its link: once, for it is not kept, and to be sent by whoever invites,
/// for the program sends no letters.
async fn invite_to(visit: &Visit, entrance: &Entrance, room: &Room, done: &Done) -> Answered {
    let messages = &visit.messages;
    let refused = |why| {
        let failure = Failure::new(why).safe(say!(messages, "gate-safe"));
        visit.refused(&failure)
    };
    let (Some(called), Some(role)) = (name(&done.name), Role::of(&done.role)) else {
        return Err(refused(say!(messages, "members-no-name")));
    };
    let Some(address) = email(&done.email) else {
        return Err(refused(say!(messages, "members-no-email")));
    };
    if open_to(visit, entrance, &room.slug).await?.len() >= MOST {
        return Err(refused(say!(messages, "members-too-many", count = MOST)));
    }
    let wanted = Wanted {
        name: &called,
        email: &address,
        gives: Some((Some(&room.slug), role)),
        resets: None,
    };
    let path = invite(&entrance.people, &wanted).await;
    let path = path.map_err(|failure| visit.failed(&failure))?;
    let title = say!(messages, "members-invited", name = called.as_str());
    let body = html! {
        h1 { (title) }
        p { (say!(messages, "members-link", email = address.as_str())) }
        p { code { (entrance.address.origin) (path) } }
        p { a.button href=(room.at("people")) { (say!(messages, "me-back")) } }
    };
    Ok(visit.page(room, Here::People, &title, &body))
}

/// Gives a member another role, or takes it away.
async fn change(visit: &Visit, entrance: &Entrance, room: &Room, done: &Done) -> Answered {
    let messages = &visit.messages;
    let in_people = |error| visit.of_people(error);
    let (people, dossier) = (&entrance.people, Some(room.slug.as_str()));
    let members = people.members(&room.slug).await.map_err(in_people)?;
    // Only those of this very dossier: who has a role in every dossier has it of the keeper.
    let found = members.into_iter().find(|(person, membership)| {
        Some(person.id) == done.person && membership.dossier.is_some()
    });
    let (person, _) = found.ok_or_else(|| visit.nowhere())?;
    let changed = match done.act.as_str() {
        "remove" => people.remove_role(person.id, dossier).await,
        _ => {
            let role = Role::of(&done.role).ok_or_else(|| visit.nowhere())?;
            people.set_role(person.id, dossier, role).await
        }
    };
    if !changed.map_err(in_people)? {
        let failure = Failure::new(say!(messages, "members-last", name = person.name.as_str()))
            .safe(say!(messages, "gate-safe"))
            .next(say!(messages, "members-last-next"));
        return Err(visit.refused(&failure));
    }
    let text = match done.act.as_str() {
        "remove" => say!(messages, "members-removed", name = person.name.as_str()),
        _ => say!(messages, "members-changed", name = person.name.as_str()),
    };
    // Who takes their own role away, or lowers it, has no business here any more.
    let own = visit
        .who
        .signed()
        .is_some_and(|signed| signed.person.id == person.id);
    let to = if own {
        "/".to_owned()
    } else {
        room.at("people")
    };
    Ok(visit.done(room, &to, text, None))
}

async fn take_back(visit: &Visit, entrance: &Entrance, room: &Room, done: &Done) -> Answered {
    let open = open_to(visit, entrance, &room.slug).await?;
    let found = open.iter().find(|one| Some(one.id) == done.invitation);
    let one = found.ok_or_else(|| visit.nowhere())?;
    let taken = entrance.people.take_back(one.id).await;
    taken.map_err(|error| visit.of_people(error))?;
    let text = say!(
        visit.messages,
        "members-taken-back",
        name = one.name.as_str()
    );
    Ok(visit.done(room, &room.at("people"), text, None))
}
