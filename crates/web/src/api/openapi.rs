//! The description of the API (OpenAPI 3.1), as the program serves it.

use std::sync::{Arc, LazyLock};

use axum::http::Method;
use axum::response::Response;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Description;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::Problem;
use super::told;
use crate::api::{API, roles};
use crate::house::House;
use crate::role::Need;

pub(super) fn router() -> OpenApiRouter<Arc<House>> {
    OpenApiRouter::new().routes(routes!(openapi))
}

/// What is said of the API as a whole.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Essaim",
        description = "What the command line of Essaim offers, for programs. Answers are the documents \
                       that `--json` prints. What changes anything is sent with the `Origin` of the \
                       server, and `x-role` says what whoever calls must be allowed to do.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
    ),
    components(schemas(Problem))
)]
struct About;

/// The description before any address is in it.
pub(super) fn about() -> Description {
    About::openapi()
}

/// Describes the API: this very document.
#[utoipa::path(get, path = "/openapi.json", tag = "description", responses((status = 200, description = "An OpenAPI 3.1 document.", body = Object)))]
async fn openapi() -> Response {
    told::json(&*DOCUMENT)
}

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// What any request may be refused for.
const ALWAYS: [(&str, &str); 5] = [
    ("403", "Who calls may not come in."),
    ("404", "There is nothing of this name."),
    ("409", "Somebody else is at it, or it is done already."),
    ("421", "The server does not answer to this name."),
    ("500", "The program, its disk or its database is at fault."),
];
/// What a query may be refused for.
const QUERY: (&str, &str) = ("400", "The query is not understood.");
/// What a request that says something may be refused for.
const SAYS: (&str, &str) = ("422", "It cannot be done with what was given.");
/// What a body may be refused for.
const BODY: [(&str, &str); 3] = [
    ("400", "The body is not understood."),
    ("413", "It is more than is taken."),
    ("415", "The body is of another kind."),
];

/// The whole description: each operation with the role that it needs and the problems that it may answer.
fn document() -> Value {
    let described = super::described().into_openapi();
    let mut document = serde_json::to_value(described).unwrap_or_default();
    document["servers"] = json!([{ "url": API }]);
    document["components"]["securitySchemes"] = json!({
        "session": { "type": "apiKey", "in": "cookie", "name": "essaim" }
    });
    document["security"] = json!([{ "session": [] }]);
    let paths = document["paths"].as_object_mut();
    for (path, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let Ok(of) = method.to_uppercase().parse::<Method>() else {
                continue;
            };
            operation["operationId"] = json!(named(method, path));
            operation["x-role"] = json!(roles::role(&of, path).word());
            if roles::need(&of, path) == Need::Public {
                operation["security"] = json!([]);
            }
            let has_body = operation.get("requestBody").is_some();
            let parameters = operation["parameters"].as_array();
            let has_query =
                parameters.is_some_and(|all| all.iter().any(|one| one["in"] == "query"));
            let Some(responses) = operation["responses"].as_object_mut() else {
                continue;
            };
            let mut problems: Vec<(&str, &str)> = ALWAYS.to_vec();
            if has_query {
                problems.push(QUERY);
            }
            if has_body {
                problems.extend(BODY);
            }
            problems.push(SAYS);
            for (status, what) in problems {
                add(responses, status, what);
            }
        }
    }
    document
}

/// The name of an operation, which no other has: its method and the words of its path.
fn named(method: &str, path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let all: Vec<&str> = std::iter::once(method).chain(words).collect();
    all.join("_")
}

/// Adds a problem that may be answered.
fn add(responses: &mut Map<String, Value>, status: &str, what: &str) {
    let problem = json!({ "$ref": "#/components/schemas/Problem" });
    let response = json!({
        "description": what,
        "content": { "application/problem+json": { "schema": problem } },
    });
    responses.entry(status).or_insert(response);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each reference of a document, wherever it stands.
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::String(to) if key == "$ref" => found.push(to.clone()),
                        _ => references(value, found),
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|one| references(one, found)),
            _ => {}
        }
    }

    #[test]
    fn the_description_is_whole() {
        let document = document();
        assert_eq!(document["openapi"], "3.1.0");
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 100, "{}", found.len());
        for to in found {
            let at = to.trim_start_matches('#');
            assert!(document.pointer(at).is_some(), "{to} is nowhere");
        }
        let mut ids = std::collections::BTreeSet::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("operations") {
                let id = operation["operationId"].to_string();
                assert!(
                    ids.insert(id.clone()),
                    "{method} {path}: {id} is there twice"
                );
                assert!(operation["summary"].is_string(), "{method} {path}");
                assert!(operation["x-role"].is_string(), "{method} {path}");
                assert!(operation["responses"]["500"].is_object(), "{method} {path}");
            }
        }
        assert!(ids.len() > 40, "{}", ids.len());
    }
}
