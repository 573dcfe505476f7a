//! The log's files as mirrors and witnesses fetch them (<https://c2sp.org/tlog-tiles>), and what
//! programs that list pages may look at.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use super::At;
use crate::asked::Path;
use crate::house::House;
use crate::visit::{Answered, Visit};

/// The longest path of a file of the log.
const LONGEST: usize = 120;

pub(super) fn router() -> Router<Arc<House>> {
    Router::new()
        .route("/commons/log/{*path}", get(file))
        .route("/robots.txt", get(robots))
}

async fn file(at: At, Path(path): Path<String>) -> Answered {
    if !is_of_log(&path) {
        return Err(at.visit.nowhere());
    }
    let file = at.open.store.log().join(&path);
    let bytes = tokio::fs::read(file).await;
    let bytes = bytes.map_err(|_| at.visit.nowhere())?;
    let (kind, cache) = match path.split('/').next() {
        // A tile never changes: the same number of hashes is the same tile.
        Some("tile") => (
            "application/octet-stream",
            "public, max-age=31536000, immutable",
        ),
        Some("words") => ("application/jsonl; charset=utf-8", "no-cache"),
        _ => ("text/plain; charset=utf-8", "no-cache"),
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok(response)
}

/// Whether a path is one that a log has: names of letters, digits and few signs, none of them hidden.
fn is_of_log(path: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && !name.starts_with('.')
            && !name.ends_with(".unfinished")
            && name
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_'))
    };
    path.len() <= LONGEST && path.split('/').all(is_name)
}

async fn robots(visit: Visit) -> Response {
    let text = match visit.house.commons {
        Some(_) => "User-agent: *\nAllow: /commons\nAllow: /assets/\nDisallow: /\n",
        None => "User-agent: *\nDisallow: /\n",
    };
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_log_are_given() {
        for path in [
            "checkpoint",
            "tile/0/000",
            "tile/entries/x001/234.p/12",
            "words/000.jsonl",
        ] {
            assert!(is_of_log(path), "{path}");
        }
        for path in [
            "",
            "../keys/log",
            "tile/../../keys/log",
            "/etc/passwd",
            "tile//0",
            ".hidden",
            "a\\b",
            "checkpoint.unfinished",
        ] {
            assert!(!is_of_log(path), "{path}");
        }
    }
}
