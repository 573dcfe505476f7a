//! Every route of the table, asked for by everybody.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use desk::messages::Tongue;
use desk::people::secrets;
use store::Sqlite;
use store::people::{NewAccessKey, NewInvitation, NewSession, People, PersonId};
use tower::ServiceExt as _;

use super::Keys;
use crate::house::{House, Place};
use crate::people::{Address, Entrance};
use crate::role::{Need, ROUTES, Role, needed};
use crate::serve::router;

const ORIGIN: &str = "https://essaim.example.org";

/// Long after these tests.
const LATER: i64 = 32_503_680_000;

/// Somebody who asks: what they are called, and the header by which they are known.
struct Asker {
    name: String,
    known_by: Option<(header::HeaderName, String)>,
    /// The role in the dossier "Un".
    role: Option<Role>,
    is_program: bool,
    is_host: bool,
}

async fn person(people: &People, name: &str, gives: (Option<&str>, Role)) -> PersonId {
    let email = format!("{name}@example.org");
    let new = NewInvitation {
        digest: name,
        name,
        email: &email,
        gives: Some(gives),
        resets: None,
        created: 0,
        expires: LATER,
    };
    people.invite(&new).await.expect("invited");
    let invitation = people
        .invitation(name, 0)
        .await
        .expect("read")
        .expect("is there");
    let made = people.accept_as_new(&invitation, "no hash", 0).await;
    made.expect("accepted").expect("made")
}

async fn session(people: &People, person: PersonId, secret: &str) -> String {
    let created = desk::clock::seconds();
    let session = NewSession {
        digest: &secrets::digest(secret),
        person,
        browser: "",
        created,
        expires: created + 3600,
    };
    people.begin_session(&session).await.expect("begun");
    format!("__Host-essaim={secret}")
}

/// A server of two dossiers, with somebody of each role in one, somebody of the other one, and a
/// stranger.
async fn server(data: &Path) -> (Router, Vec<Asker>) {
    for dossier in ["Un", "Deux"] {
        let made = Sqlite::create(&data.join(dossier)).await;
        made.expect("created").close().await;
    }
    let people = People::open(data).await.expect("opened");
    let mut askers = Vec::new();
    for role in Role::ALL {
        let id = person(&people, role.word(), (Some("Un"), role)).await;
        let cookie = session(&people, id, &format!("of-{}", role.word())).await;
        askers.push(Asker {
            name: role.word().to_owned(),
            known_by: Some((header::COOKIE, cookie)),
            role: Some(role),
            is_program: false,
            is_host: false,
        });
    }
    let host = person(&people, "host", (None, Role::Administers)).await;
    for role in Role::ALL {
        let secret = format!("key-{}", role.word());
        let key = NewAccessKey {
            digest: &secrets::digest(&secret),
            person: host,
            name: "A program",
            dossier: Some("Un"),
            role,
            created: 0,
        };
        people.keep_access_key(&key).await.expect("kept");
        askers.push(Asker {
            name: secret.clone(),
            known_by: Some((header::AUTHORIZATION, format!("Bearer {secret}"))),
            role: Some(role),
            is_program: true,
            is_host: false,
        });
    }
    let cookie = session(&people, host, "of-host").await;
    askers.push(Asker {
        name: "host".to_owned(),
        known_by: Some((header::COOKIE, cookie)),
        role: Some(Role::Administers),
        is_program: false,
        is_host: true,
    });
    let other = person(&people, "other", (Some("Deux"), Role::Administers)).await;
    let cookie = session(&people, other, "of-other").await;
    let key = NewAccessKey {
        digest: &secrets::digest("key-other"),
        person: other,
        name: "A program",
        dossier: None,
        role: Role::Administers,
        created: 0,
    };
    people.keep_access_key(&key).await.expect("kept");
    for (name, known_by, is_program) in [
        ("other", Some((header::COOKIE, cookie)), false),
        (
            "key-other",
            Some((header::AUTHORIZATION, "Bearer key-other".to_owned())),
            true,
        ),
        ("stranger", None, false),
    ] {
        askers.push(Asker {
            name: name.to_owned(),
            known_by,
            role: None,
            is_program,
            is_host: false,
        });
    }
    let address = Address::of(ORIGIN).expect("an address");
    let entrance = Entrance::new(people, address, false, None).expect("an entrance");
    let keys = Keys::new(1).expect("keys");
    let place = Place::Many(data.to_owned());
    let house = House::new(place, None, Tongue::En, keys, Some(entrance));
    (router(Arc::new(house)), askers)
}

/// An address of a route, in a dossier.
fn address(route: &str, dossier: &str) -> String {
    let mut address = route.replace("{slug}", dossier);
    for (part, value) in [
        ("{id}", "99"),
        ("{box}", "b1"),
        ("{page}", "1"),
        ("{file}", "0"),
        ("{number}", "1"),
        ("{digest}", "0000"),
        ("{ending}", "csv"),
        ("{key}", "x"),
        ("{kind}", "software"),
        ("{record}", "aaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ("{statement}", "0000"),
        ("{*path}", "checkpoint"),
    ] {
        address = address.replace(part, value);
    }
    assert!(!address.contains('{'), "{address}");
    address
}

async fn ask(
    router: &Router,
    asker: &Asker,
    method: &Method,
    address: &str,
) -> (StatusCode, String) {
    let mut request = Request::builder()
        .method(method.clone())
        .uri(address)
        .header(header::HOST, "essaim.example.org");
    if !asker.is_program {
        request = request.header(header::ORIGIN, ORIGIN);
    }
    if let Some((name, value)) = &asker.known_by {
        request = request.header(name, value);
    }
    let request = request.body(Body::empty()).expect("a request");
    let answer = router.clone().oneshot(request).await.expect("an answer");
    let status = answer.status();
    let body = to_bytes(answer.into_body(), 1 << 24).await.expect("a body");
    (status, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn every_route_is_as_open_as_the_table_says() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (router, askers) = server(root.path()).await;
    let mut asked = 0;
    for (route, ..) in ROUTES {
        // Signing out would change what is asked after it.
        if *route == "/sign-out" {
            continue;
        }
        for method in [
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::PUT,
            Method::DELETE,
        ] {
            let need = needed(&method, route);
            for asker in &askers {
                let of = format!("{method} {route} by {}", asker.name);
                // The host would have an example made, which takes a while.
                if *route == "/example" && asker.is_host {
                    continue;
                }
                let (status, body) = ask(&router, asker, &method, &address(route, "Un")).await;
                let reads = matches!(method, Method::GET | Method::HEAD);
                asked += 1;
                let closed = match need {
                    Need::Public | Need::Nothing => None,
                    _ if asker.known_by.is_none() && reads => Some(StatusCode::SEE_OTHER),
                    _ if asker.known_by.is_none() => Some(StatusCode::UNAUTHORIZED),
                    Need::Known => None,
                    Need::Person => asker.is_program.then_some(StatusCode::FORBIDDEN),
                    Need::Everywhere(_) | Need::Host => {
                        (!asker.is_host).then_some(StatusCode::FORBIDDEN)
                    }
                    Need::Role(role) | Need::RoleOfPerson(role) => match asker.role {
                        None => Some(StatusCode::NOT_FOUND),
                        Some(has) if has < role => Some(StatusCode::FORBIDDEN),
                        Some(_) if asker.is_program && matches!(need, Need::RoleOfPerson(_)) => {
                            Some(StatusCode::FORBIDDEN)
                        }
                        Some(_) => None,
                    },
                };
                match closed {
                    Some(expected) => assert_eq!(status, expected, "{of}"),
                    // What is let through may be no request of this page, but is not refused.
                    None if !matches!(need, Need::Public | Need::Nothing) => assert!(
                        !matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED)
                            && status != StatusCode::INTERNAL_SERVER_ERROR,
                        "{of}: {status}"
                    ),
                    None => assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{of}"),
                }
                // A dossier of others is in all as one that is not there.
                let of_others = route.contains("{slug}") && asker.role.is_none();
                if of_others && asker.known_by.is_some() {
                    let none = ask(&router, asker, &method, &address(route, "Nulle%20part")).await;
                    assert_eq!((status, body), none, "{of}");
                }
            }
        }
    }
    assert!(asked > 3000, "{asked}");
    assert!(root.path().join("Un/dossier.sqlite").exists());
}

#[tokio::test]
async fn an_address_that_is_none_tells_strangers_nothing() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (router, askers) = server(root.path()).await;
    let stranger = askers.last().expect("the stranger");
    for address in [
        "/d/Un/nowhere",
        "/d/Rien/nowhere",
        "/nowhere",
        "/d/Un",
        "/d/%ff/",
        "/api/v1",
    ] {
        let (status, _) = ask(&router, stranger, &Method::GET, address).await;
        let api = address.starts_with("/api/");
        let expected = if api {
            StatusCode::UNAUTHORIZED
        } else {
            StatusCode::SEE_OTHER
        };
        assert_eq!(status, expected, "{address}");
    }
    let other = askers
        .iter()
        .find(|asker| asker.name == "other")
        .expect("the other");
    for address in [
        "/d/%ff/",
        "/d/..%2FUn/",
        "/d/Un%00/",
        "/d/%2E%2E/",
        "/d//",
        "/d/Un/nowhere",
    ] {
        let (status, body) = ask(&router, other, &Method::GET, address).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{address}: {body}");
    }
}
