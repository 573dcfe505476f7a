//! The HTTP API: what is refused, and how. What it answers is held against its description by
//! `crates/web/api/run.py`.

use crate::visitor::{Answer, Server};

fn problem(answer: &Answer, status: u16) -> serde_json::Value {
    assert_eq!(answer.status, status, "{}", answer.text());
    let kind = answer.header("content-type");
    assert_eq!(kind.as_deref(), Some("application/problem+json"));
    let problem: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert_eq!(problem["status"], status);
    assert!(
        problem["title"]
            .as_str()
            .is_some_and(|title| !title.is_empty())
    );
    problem
}

#[test]
fn what_cannot_be_done_is_a_problem_in_the_person_s_language() {
    let data = tempfile::tempdir().expect("a folder");
    let server = Server::start(data.path());
    let visitor = server.visitor();
    let origin = format!("http://127.0.0.1:{}", server.port);
    let json = ("Content-Type", "application/json");
    let own = ("Origin", origin.as_str());
    let ask = |method: &str, path: &str, headers: &[(&str, &str)], body: &str| {
        let answer = visitor.ask(method, path, headers, body.as_bytes());
        answer.expect("an answer")
    };

    let french = problem(&ask("GET", "/api/v1/rien", &[], ""), 404);
    assert!(french["title"].to_string().contains("adresse"), "{french}");
    let english = crate::visitor::Visitor {
        language: "en",
        ..visitor.clone()
    };
    let answer = english.get("/api/v1/rien");
    assert!(
        problem(&answer, 404)["next"]
            .to_string()
            .contains("description")
    );
    assert_eq!(answer.header("content-language").as_deref(), Some("en"));

    let wrong = ask("PUT", "/api/v1/dossiers", &[own], "");
    problem(&wrong, 405);
    let allowed = wrong.header("allow").expect("what is allowed");
    assert!(
        allowed.contains("GET") && allowed.contains("POST"),
        "{allowed}"
    );

    let path = "/api/v1/dossiers";
    problem(&ask("POST", path, &[own, json], "{"), 400);
    problem(&ask("POST", path, &[own, json], "{\"nom\": 1}"), 422);
    problem(&ask("POST", path, &[own], "{\"name\": \"A\"}"), 415);
    let long = format!("{{\"name\": \"{}\"}}", "a".repeat(5 << 20));
    problem(&ask("POST", path, &[own, json], &long), 413);
    assert_eq!(
        ask("POST", path, &[own, json], "{\"name\": \"A\"}").status,
        201
    );
    problem(&ask("POST", path, &[own, json], "{\"name\": \"A\"}"), 409);
    problem(&ask("GET", "/api/v1/dossiers/A/passages", &[], ""), 400);
    problem(
        &ask("GET", "/api/v1/dossiers/A/drafts/1/boxes/b1", &[], ""),
        404,
    );
    problem(&ask("GET", "/api/v1/dossiers/..%2fA/facts", &[], ""), 404);
    problem(
        &ask("POST", "/api/v1/dossiers/A/sources", &[own, json], "{}"),
        415,
    );

    // Neither another site, nor somebody without a session, nor another name comes in.
    let foreign = ("Origin", "http://example.org");
    problem(
        &ask("POST", path, &[foreign, json], "{\"name\": \"B\"}"),
        403,
    );
    problem(&ask("POST", path, &[json], "{\"name\": \"B\"}"), 403);
    problem(&ask("GET", path, &[("Host", "example.org")], ""), 421);
    let stranger = crate::visitor::Visitor {
        cookie: String::new(),
        ..visitor.clone()
    };
    problem(&stranger.get(path), 403);
    let dossiers = visitor.get(path).text();
    assert_eq!(dossiers, "{\"dossiers\":[{\"name\":\"A\"}]}");
}
