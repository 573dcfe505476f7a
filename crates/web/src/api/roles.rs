//! What each request of the API asks of whoever sends it.

use axum::http::Method;

use crate::api::API;
use crate::role::{Need, Role};

/// What needs more than the method says: a piece in braces stands for any.
const TABLE: [(&str, &str, Role); 15] = [
    ("POST", "/boxes", Role::Reads),
    ("POST", "/ledger/check", Role::Reads),
    ("POST", "/dossiers", Role::Administers),
    (
        "POST",
        "/commons/statements/{statement}/reviews",
        Role::Approves,
    ),
    (
        "POST",
        "/commons/statements/{statement}/revert",
        Role::Approves,
    ),
    ("GET", "/dossiers/{dossier}/export", Role::Administers),
    ("POST", "/dossiers/{dossier}/lessons", Role::Approves),
    ("POST", "/dossiers/{dossier}/library", Role::Approves),
    (
        "PATCH",
        "/dossiers/{dossier}/library/{entry}",
        Role::Approves,
    ),
    (
        "DELETE",
        "/dossiers/{dossier}/library/rejected/{number}",
        Role::Approves,
    ),
    (
        "POST",
        "/dossiers/{dossier}/drafts/{draft}/approval",
        Role::Approves,
    ),
    (
        "POST",
        "/dossiers/{dossier}/drafts/{draft}/boxes/{box}/approval",
        Role::Approves,
    ),
    (
        "DELETE",
        "/dossiers/{dossier}/drafts/{draft}/boxes/{box}/approval",
        Role::Approves,
    ),
    // What was approved is not replaced by whoever only writes.
    (
        "PUT",
        "/dossiers/{dossier}/drafts/{draft}/boxes/{box}",
        Role::Writes,
    ),
    ("DELETE", "/dossiers/{dossier}/drafts/{draft}", Role::Writes),
];

/// The role that a request needs in its dossier, by its path under `/api/v1`. What only reads needs
/// [`Role::Reads`], what else is not in the table [`Role::Writes`].
pub(super) fn role(method: &Method, path: &str) -> Role {
    let path = path.strip_prefix(API).unwrap_or(path);
    let method = match *method {
        Method::HEAD => "GET",
        _ => method.as_str(),
    };
    let row = TABLE
        .iter()
        .find(|(of, pattern, _)| *of == method && is_like(pattern, path));
    match row {
        Some((_, _, role)) => *role,
        None if matches!(method, "GET" | "OPTIONS") => Role::Reads,
        None => Role::Writes,
    }
}

/// What a request to a route of the API asks for. What is of no dossier is for whoever is known, and the
/// description of the API for all: it holds nothing of anybody's.
pub(crate) fn need(method: &Method, route: &str) -> Need {
    let path = route.strip_prefix(API).unwrap_or(route);
    if path == "/openapi.json" {
        return Need::Nothing;
    }
    // The commons: anybody reads it; saying goes by the key of the organisation that keeps it.
    if path == "/commons" || path.starts_with("/commons/") {
        return match role(method, route) {
            Role::Reads => Need::Public,
            role => Need::Everywhere(role),
        };
    }
    if path.starts_with("/dossiers/{dossier}") {
        return Need::Role(role(method, route));
    }
    match role(method, route) {
        Role::Administers => Need::Host,
        Role::Reads | Role::Writes | Role::Approves => Need::Known,
    }
}

/// Whether a path has the pieces of a pattern.
fn is_like(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut pieces) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), pieces.next()) {
            (None, None) => return true,
            (Some(wanted), Some(piece)) if wanted == piece => {}
            (Some(wanted), Some(piece)) if wanted.starts_with('{') && !piece.is_empty() => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_needs_its_role() {
        for (method, path, role) in [
            (Method::GET, "/api/v1/dossiers/a/facts", Role::Reads),
            (Method::HEAD, "/api/v1/dossiers", Role::Reads),
            (Method::POST, "/api/v1/boxes", Role::Reads),
            (Method::POST, "/api/v1/dossiers", Role::Administers),
            (Method::GET, "/api/v1/dossiers/a/export", Role::Administers),
            (Method::HEAD, "/api/v1/dossiers/a/export", Role::Administers),
            (Method::POST, "/api/v1/dossiers/a/sources", Role::Writes),
            (Method::POST, "/api/v1/dossiers/a/library", Role::Approves),
            (
                Method::PATCH,
                "/api/v1/dossiers/a/library/3",
                Role::Approves,
            ),
            (
                Method::POST,
                "/api/v1/dossiers/a/drafts/1/boxes/b2/approval",
                Role::Approves,
            ),
            (
                Method::PUT,
                "/api/v1/dossiers/a/drafts/1/boxes/b2",
                Role::Writes,
            ),
            (Method::DELETE, "/api/v1/dossiers/a/drafts/1", Role::Writes),
        ] {
            assert_eq!(super::role(&method, path), role, "{method} {path}");
        }
    }

    #[test]
    fn what_is_of_no_dossier_asks_for_no_role_in_one() {
        for (method, route, asked) in [
            (Method::GET, "/api/v1/openapi.json", Need::Nothing),
            (Method::GET, "/api/v1/dossiers", Need::Known),
            (Method::POST, "/api/v1/boxes", Need::Known),
            (Method::GET, "/api/v1/commons/search", Need::Public),
            (
                Method::POST,
                "/api/v1/commons/records/{kind}/{record}",
                Need::Everywhere(Role::Writes),
            ),
            (
                Method::POST,
                "/api/v1/commons/statements/{statement}/reviews",
                Need::Everywhere(Role::Approves),
            ),
            (Method::POST, "/api/v1/dossiers", Need::Host),
            (
                Method::POST,
                "/api/v1/dossiers/{dossier}/sources",
                Need::Role(Role::Writes),
            ),
        ] {
            assert_eq!(need(&method, route), asked, "{method} {route}");
        }
    }
}
