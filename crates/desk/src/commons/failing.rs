//! Why the commons could not do what was asked, in sentences.

use std::path::Path;

use ::commons::admit::Refusal;
use ::commons::statement::Wrong;
use store::CommonsError;

use crate::failure::{Failure, shown, typed};
use crate::messages::{Messages, say};

/// What is safe after something was refused.
pub fn safe(messages: &Messages) -> String {
    say!(messages, "commons-safe")
}

/// Why the commons at `dir` could not be opened, read or written.
pub fn of_commons(messages: &Messages, error: CommonsError, dir: &Path) -> Failure {
    let path = shown(dir);
    let safe = say!(messages, "commons-safe");
    match error {
        CommonsError::NotACommons(_) => Failure::new(say!(
            messages,
            "commons-not-one",
            path = path
        ))
        .next(say!(messages, "commons-not-one-next", path = typed(dir))),
        CommonsError::AlreadyACommons(_) => {
            Failure::new(say!(messages, "commons-already", path = path))
                .safe(safe)
                .next(say!(messages, "commons-already-next"))
        }
        CommonsError::Newer { .. } => Failure::new(say!(messages, "store-newer", path = path))
            .safe(safe)
            .next(say!(messages, "store-newer-next")),
        CommonsError::NoKey(at) => {
            Failure::new(say!(messages, "commons-no-key", path = shown(&at)))
                .safe(safe)
                .next(say!(messages, "commons-no-key-next"))
        }
        CommonsError::Broken(detail) => {
            Failure::new(say!(messages, "commons-broken", detail = detail))
                .safe(safe)
                .next(say!(messages, "commons-broken-next"))
        }
        CommonsError::Checkpoint(error) => {
            let detail = error.to_string();
            Failure::new(say!(messages, "commons-broken", detail = detail))
                .safe(safe)
                .next(say!(messages, "commons-broken-next"))
        }
        CommonsError::Ahead { published, kept } => Failure::new(say!(
            messages,
            "commons-ahead",
            published = published.to_string(),
            kept = kept.to_string()
        ))
        .safe(safe)
        .next(say!(messages, "commons-ahead-next")),
        CommonsError::Unknown => Failure::new(say!(messages, "commons-refused-unknown")).safe(safe),
        CommonsError::Files { path, error } => {
            let detail = error.to_string();
            Failure::new(say!(
                messages,
                "file-other",
                path = shown(&path),
                detail = detail
            ))
            .safe(safe)
        }
        CommonsError::Damaged(detail) => Failure::new(say!(
            messages,
            "store-damaged",
            path = path,
            detail = detail
        ))
        .next(say!(messages, "commons-damaged-next")),
        CommonsError::Search(error) => {
            let detail = error.to_string();
            Failure::new(say!(
                messages,
                "commons-search-broken",
                path = path,
                detail = detail
            ))
            .safe(safe)
            .next(say!(messages, "commons-search-broken-next"))
        }
        CommonsError::Database(error) => {
            let detail = error.to_string();
            Failure::new(say!(messages, "store-other", path = path, detail = detail))
                .safe(safe)
                .next(say!(messages, "store-other-next"))
        }
    }
}

/// Why the door let a statement not in.
pub fn of_refusal(messages: &Messages, refusal: &Refusal) -> Failure {
    let what = match refusal {
        Refusal::Known => say!(messages, "commons-refused-known"),
        Refusal::Early | Refusal::Late => say!(messages, "commons-refused-clock"),
        Refusal::NoWords => say!(messages, "commons-refused-no-words"),
        Refusal::NoReason => say!(messages, "commons-refused-no-reason"),
        Refusal::NotSpeaking(organisation) => {
            let organisation = organisation.to_string();
            say!(
                messages,
                "commons-refused-not-speaking",
                organisation = organisation
            )
        }
        Refusal::NoOrganisation => say!(messages, "commons-refused-no-organisation"),
        &Refusal::Flood(most) => say!(messages, "commons-refused-flood", count = most),
        Refusal::Unknown => say!(messages, "commons-refused-unknown"),
        Refusal::Begun => say!(messages, "commons-refused-begun"),
        Refusal::NoKind(kind) => say!(messages, "commons-refused-kind", kind = kind.as_str()),
        Refusal::NoField(field) => say!(messages, "commons-refused-field", field = field.as_str()),
        Refusal::Language {
            field,
            translated: true,
        } => say!(
            messages,
            "commons-refused-translated",
            field = field.as_str()
        ),
        Refusal::Language { field, .. } => {
            say!(
                messages,
                "commons-refused-untranslated",
                field = field.as_str()
            )
        }
        Refusal::NoLicence(licence) => {
            say!(
                messages,
                "commons-refused-licence",
                licence = licence.as_str()
            )
        }
        Refusal::Unfit { field, fault } => say!(
            messages,
            "commons-refused-unfit",
            field = field.as_str(),
            fault = fault.as_str()
        ),
        Refusal::Same(by) => say!(messages, "commons-refused-same", by = by.short()),
        Refusal::NotReplaceable(by) => {
            say!(messages, "commons-refused-not-replaceable", by = by.short())
        }
        Refusal::Replaces(by) => say!(messages, "commons-refused-replaces", by = by.short()),
        Refusal::NotReviewable => say!(messages, "commons-refused-not-reviewable"),
        Refusal::Own => say!(messages, "commons-refused-own"),
        Refusal::NoChange => say!(messages, "commons-refused-no-change"),
        Refusal::Schema(detail) => {
            say!(messages, "commons-refused-schema", detail = detail.as_str())
        }
        Refusal::Rule => say!(messages, "commons-refused-rule"),
    };
    Failure::new(what).safe(say!(messages, "commons-safe"))
}

/// Why something cannot be said at all.
pub fn of_wrong(messages: &Messages, wrong: &Wrong) -> Failure {
    let what = match wrong {
        Wrong::Domain => say!(messages, "commons-wrong-domain"),
        Wrong::Merge => say!(messages, "commons-wrong-merge"),
        other => say!(messages, "commons-wrong", detail = other.to_string()),
    };
    Failure::new(what)
        .safe(say!(messages, "commons-safe"))
        .wrong_use()
}
