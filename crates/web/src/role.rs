//! What each page asks of whoever comes to it.
//!
//! A route that does not stand in the table asks for the most, so that a page somebody adds and
//! forgets here is closed rather than open; a test goes through the sources and finds it.

use axum::http::Method;
pub(crate) use store::people::Role;

use crate::api;

/// What is asked of whoever comes to a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nothing, of anybody: what is public wherever the server is, such as a commons.
    Public,
    /// Nothing: what is shown before signing in.
    Nothing,
    /// To be known: a person who signed in, or a program with a key.
    Known,
    /// To be a person who signed in: programs do not get by themselves what their person has.
    Person,
    /// A role in the dossier of the address.
    Role(Role),
    /// The same, of a person who signed in.
    RoleOfPerson(Role),
    /// A role in every dossier: whoever speaks for the organisation that keeps the server.
    Everywhere(Role),
    /// To administer every dossier: whoever keeps the server.
    Host,
}

use Need::{Host, Known, Nothing, Person, Public, RoleOfPerson};
use Role::{Administers, Approves, Reads, Writes};

const READS: Need = Need::Role(Reads);
const WRITES: Need = Need::Role(Writes);
const APPROVES: Need = Need::Role(Approves);
const ADMINISTERS: Need = Need::Role(Administers);
const SAYS: Need = Need::Everywhere(Writes);
const CHECKS: Need = Need::Everywhere(Approves);

/// Each route, with what reading it (GET, HEAD) asks for, and what anything else does. Where a page has
/// one way only, the other one asks for the same.
pub(crate) const ROUTES: &[(&str, Need, Need)] = &[
    // Before a dossier.
    ("/", Known, Known),
    ("/keys", Nothing, Nothing),
    ("/language", Public, Public),
    ("/dossiers", Host, Host),
    ("/example", Host, Host),
    ("/sign-in", Nothing, Nothing),
    ("/sign-in/link", Nothing, Nothing),
    ("/sign-in/link/{key}", Nothing, Nothing),
    ("/sign-in/passkey/options", Nothing, Nothing),
    ("/sign-in/passkey", Nothing, Nothing),
    ("/sign-out", Person, Person),
    ("/invitation/{key}", Nothing, Nothing),
    ("/me", Person, Person),
    ("/me/password", Person, Person),
    ("/me/passkeys/options", Person, Person),
    ("/me/passkeys", Person, Person),
    ("/me/passkeys/{id}/remove", Person, Person),
    ("/me/sessions/{id}/end", Person, Person),
    ("/me/keys", Person, Person),
    ("/me/keys/{id}/revoke", Person, Person),
    // The commons: anybody reads, the node's people say.
    ("/robots.txt", Public, Public),
    ("/commons", Public, Public),
    ("/commons/search", Public, Public),
    ("/commons/ranking", Public, Public),
    ("/commons/rule", Public, Public),
    ("/commons/kinds", Public, Public),
    ("/commons/kinds/new", CHECKS, CHECKS),
    ("/commons/kinds/{kind}", Public, Public),
    ("/commons/kinds/{kind}/add", SAYS, SAYS),
    ("/commons/records/{kind}/{record}", Public, Public),
    ("/commons/records/{kind}/{record}/history", Public, Public),
    ("/commons/records/{kind}/{record}/add", SAYS, SAYS),
    ("/commons/records/{kind}/{record}/retire", CHECKS, CHECKS),
    ("/commons/statements/{statement}", Public, Public),
    ("/commons/statements/{statement}/review", CHECKS, CHECKS),
    ("/commons/statements/{statement}/revert", CHECKS, CHECKS),
    ("/commons/ours", SAYS, SAYS),
    ("/commons/log/{*path}", Public, Public),
    // A dossier.
    ("/d/{slug}", READS, READS),
    ("/d/{slug}/", READS, READS),
    ("/d/{slug}/documents", READS, WRITES),
    ("/d/{slug}/documents/again", WRITES, WRITES),
    ("/d/{slug}/documents/{id}", READS, READS),
    ("/d/{slug}/documents/{id}/original", READS, READS),
    ("/d/{slug}/documents/{id}/remove", WRITES, WRITES),
    ("/d/{slug}/search", READS, READS),
    ("/d/{slug}/facts", READS, APPROVES),
    ("/d/{slug}/forms", READS, WRITES),
    ("/d/{slug}/forms/{id}", READS, READS),
    ("/d/{slug}/forms/{id}/again", WRITES, WRITES),
    ("/d/{slug}/forms/{id}/accept", APPROVES, APPROVES),
    ("/d/{slug}/forms/{id}/close", WRITES, WRITES),
    // Accepting, and changing what was accepted, asks for more (`answering/act.rs`).
    ("/d/{slug}/forms/{id}/{box}", READS, WRITES),
    ("/d/{slug}/forms/{id}/{box}/save", WRITES, WRITES),
    ("/d/{slug}/forms/{id}/{box}/correct", WRITES, WRITES),
    ("/d/{slug}/forms/{id}/{box}/reword", WRITES, WRITES),
    ("/d/{slug}/forms/{id}/pages/{page}", READS, READS),
    ("/d/{slug}/forms/{id}/filled", READS, READS),
    ("/d/{slug}/forms/{id}/report", READS, READS),
    ("/d/{slug}/forms/{id}/sheet", READS, READS),
    ("/d/{slug}/forms/{id}/sheet.docx", READS, READS),
    ("/d/{slug}/library", READS, APPROVES),
    ("/d/{slug}/accounts", READS, READS),
    ("/d/{slug}/accounts/dashboard/{ending}", READS, READS),
    ("/d/{slug}/accounts/import", WRITES, WRITES),
    ("/d/{slug}/accounts/import/{id}", READS, WRITES),
    ("/d/{slug}/accounts/import/{id}/{file}", WRITES, WRITES),
    ("/d/{slug}/accounts/files", READS, READS),
    ("/d/{slug}/accounts/files/{digest}/original", READS, READS),
    ("/d/{slug}/accounts/files/{digest}/remove", WRITES, WRITES),
    ("/d/{slug}/accounts/grants", READS, WRITES),
    ("/d/{slug}/accounts/expected", WRITES, WRITES),
    ("/d/{slug}/accounts/budgets", READS, WRITES),
    ("/d/{slug}/accounts/budgets/read", WRITES, WRITES),
    ("/d/{slug}/accounts/budgets/scenarios", WRITES, WRITES),
    ("/d/{slug}/accounts/tables", READS, WRITES),
    ("/d/{slug}/accounts/tables/share", WRITES, WRITES),
    ("/d/{slug}/accounts/tables/{ending}", READS, READS),
    ("/d/{slug}/accounts/rules", READS, WRITES),
    ("/d/{slug}/settings", ADMINISTERS, ADMINISTERS),
    // Where rewording sends is where the server connects to, from inside its keeper's network.
    ("/d/{slug}/settings/rewording", Host, Host),
    ("/d/{slug}/settings/erase", ADMINISTERS, ADMINISTERS),
    ("/d/{slug}/export", ADMINISTERS, ADMINISTERS),
    (
        "/d/{slug}/people",
        RoleOfPerson(Administers),
        RoleOfPerson(Administers),
    ),
    ("/d/{slug}/jobs/{id}", READS, READS),
    ("/d/{slug}/jobs/{id}/events", READS, READS),
    // What is taken back decides what more is asked (`undo.rs`).
    ("/d/{slug}/undo/{number}", WRITES, WRITES),
];

/// What a request to a route asks for. Routes of `/assets/` hold nothing of anybody's.
pub(crate) fn needed(method: &Method, route: &str) -> Need {
    if route.starts_with("/assets/") {
        return Nothing;
    }
    if route.starts_with(api::API) {
        return api::need(method, route);
    }
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let found = ROUTES.iter().find(|(of, ..)| *of == route);
    match found {
        Some((_, reading, _)) if reads => *reading,
        Some((_, _, changing)) => *changing,
        None if route.contains("{slug}") => ADMINISTERS,
        None => Host,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// The addresses that stand in `.route(…)` in the sources of a folder.
    fn routes(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                routes(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            for after in text.split(".route(").skip(1) {
                if let Some(address) = after.trim_start().strip_prefix('"') {
                    found.extend(address.split('"').next().map(str::to_owned));
                }
            }
        }
    }

    #[test]
    fn every_route_stands_in_the_table_and_no_other() {
        let mut found = BTreeSet::new();
        routes(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages"),
            &mut found,
        );
        let known: BTreeSet<String> = ROUTES.iter().map(|(of, ..)| (*of).to_owned()).collect();
        assert_eq!(known.len(), ROUTES.len(), "a route stands twice");
        assert_eq!(known, found);
    }

    #[test]
    fn what_is_forgotten_is_closed() {
        assert_eq!(needed(&Method::GET, "/d/{slug}/new"), ADMINISTERS);
        assert_eq!(needed(&Method::GET, "/new"), Host);
        assert_eq!(needed(&Method::HEAD, "/d/{slug}/facts"), READS);
        assert_eq!(needed(&Method::DELETE, "/d/{slug}/facts"), APPROVES);
    }
}
