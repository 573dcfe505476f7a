//! What a person may do, and what each request of the HTTP API needs.

use axum::http::Method;

/// What a person may do in a dossier. Who may do more may do all that is before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads what the dossier holds.
    Reads,
    /// Adds papers and accounts, begins forms and types answers.
    Writes,
    /// Says that an answer is the organisation's: it goes into the library.
    Approves,
    /// Makes and leaves dossiers.
    Administers,
}

impl Role {
    /// Its word, as the description of the API has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::Writes => "writes",
            Self::Approves => "approves",
            Self::Administers => "administers",
        }
    }
}

/// Where the HTTP API is.
pub(crate) const API: &str = "/api/v1";

/// What needs more than the method says: a piece in braces stands for any.
const TABLE: [(&str, &str, Role); 13] = [
    ("POST", "/boxes", Role::Reads),
    ("POST", "/ledger/check", Role::Reads),
    ("POST", "/dossiers", Role::Administers),
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

/// The role that a request needs, by its path under `/api/v1`. What only reads needs
/// [`Role::Reads`], what else is not in the table [`Role::Writes`].
pub fn needed(method: &Method, path: &str) -> Role {
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
            assert_eq!(needed(&method, path), role, "{method} {path}");
        }
        assert!(Role::Reads < Role::Writes && Role::Approves < Role::Administers);
    }
}
