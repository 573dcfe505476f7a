//! What a person is told when something could not be done: what happened, what is safe, what to
//! do next. Errors of the libraries become sentences here and nowhere else.

use std::io::ErrorKind;
use std::path::Path;

use documents::ReadError;

use crate::messages::{Messages, say};

/// Something that could not be done, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    what: String,
    safe: Option<String>,
    next: Option<String>,
    kind: Kind,
}

/// Whose a failure is to mend, for who answers a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// It cannot be done with what was given.
    #[default]
    CouldNot,
    /// The command was used wrongly.
    WrongUse,
    /// What was asked for is not there.
    Missing,
    /// It is more than is taken.
    TooLarge,
    /// Somebody else is at it, or it is done already.
    Conflict,
    /// The program, its disk or its database is at fault.
    Fault,
}

impl Failure {
    /// What happened, and nothing more yet.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            safe: None,
            next: None,
            kind: Kind::default(),
        }
    }

    /// Adds what is safe.
    pub fn safe(mut self, safe: impl Into<String>) -> Self {
        self.safe = Some(safe.into());
        self
    }

    /// Adds what to do next.
    pub fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }

    /// Says that the command was used wrongly, such as with a day that is none.
    pub fn wrong_use(mut self) -> Self {
        self.kind = Kind::WrongUse;
        self
    }

    /// Says whose it is to mend.
    pub fn of_kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    /// Whose it is to mend.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the command was used wrongly.
    pub fn is_wrong_use(&self) -> bool {
        self.kind == Kind::WrongUse
    }

    /// For what never happens unless the program is at fault.
    pub fn unexpected(error: impl std::fmt::Display) -> Self {
        Self::new(error.to_string()).of_kind(Kind::Fault)
    }

    /// What happened.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What is safe.
    pub fn what_is_safe(&self) -> Option<&str> {
        self.safe.as_deref()
    }

    /// What to do next.
    pub fn what_next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// The whole as it is shown.
    pub fn text(&self, messages: &Messages) -> String {
        let mut text = format!("{} {}", say!(messages, "error-word"), self.what);
        if let Some(safe) = &self.safe {
            text.push('\n');
            text.push_str(safe);
        }
        if let Some(next) = &self.next {
            text.push('\n');
            text.push_str(&format!("{} {next}", say!(messages, "next-word")));
        }
        text
    }
}

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A path as it is typed in a command.
pub fn typed(path: &Path) -> String {
    let path = shown(path);
    if path.contains(char::is_whitespace) {
        format!("'{path}'")
    } else {
        path
    }
}

/// Why the store could not do what was asked of the dossier at `dir`.
pub fn of_store(messages: &Messages, error: store::Error, dir: &Path) -> Failure {
    let path = shown(dir);
    let unchanged = say!(messages, "safe-dossier");
    let kind = match &error {
        store::Error::Missing(_) | store::Error::NotADossier(_) => Kind::Missing,
        store::Error::AlreadyADossier(_) | store::Error::NotEmpty(_) | store::Error::Busy => {
            Kind::Conflict
        }
        _ => Kind::Fault,
    };
    let failure = match error {
        store::Error::Missing(_) => Failure::new(say!(
            messages,
            "store-missing",
            path = path.clone()
        ))
        .next(say!(messages, "store-missing-next", path = path)),
        store::Error::NotADossier(_) => {
            Failure::new(say!(messages, "store-not-a-dossier", path = path.clone()))
                .safe(say!(messages, "safe-nothing-changed"))
                .next(say!(messages, "store-not-a-dossier-next"))
        }
        store::Error::AlreadyADossier(_) => {
            Failure::new(say!(messages, "store-already", path = path.clone()))
                .safe(unchanged)
                .next(say!(messages, "store-already-next", path = path))
        }
        store::Error::NotEmpty(_) => {
            not_empty(messages, &path).next(say!(messages, "store-not-empty-next", path = path))
        }
        store::Error::Newer { .. } => Failure::new(say!(messages, "store-newer", path = path))
            .safe(unchanged)
            .next(say!(messages, "store-newer-next")),
        store::Error::Busy => Failure::new(say!(messages, "store-busy", path = path))
            .safe(unchanged)
            .next(say!(messages, "store-busy-next")),
        store::Error::ReadOnly => Failure::new(say!(messages, "store-read-only", path = path))
            .safe(unchanged)
            .next(say!(messages, "store-read-only-next")),
        store::Error::DiskFull => Failure::new(say!(messages, "store-disk-full"))
            .safe(unchanged)
            .next(say!(messages, "store-disk-full-next")),
        store::Error::Damaged(detail) => Failure::new(say!(
            messages,
            "store-damaged",
            path = path,
            detail = detail
        ))
        .safe(say!(messages, "store-damaged-safe"))
        .next(say!(messages, "store-damaged-next")),
        store::Error::Files { path, error } => of_file(messages, &error, &path).safe(unchanged),
        store::Error::Database(error) => Failure::new(say!(
            messages,
            "store-other",
            path = path,
            detail = error.to_string()
        ))
        .safe(unchanged)
        .next(say!(messages, "store-other-next")),
    };
    failure.of_kind(kind)
}

/// Why a file could not be opened or written.
pub fn of_file(messages: &Messages, error: &std::io::Error, path: &Path) -> Failure {
    let path = shown(path);
    match error.kind() {
        ErrorKind::NotFound => Failure::new(say!(messages, "file-missing", path = path))
            .next(say!(messages, "file-missing-next")),
        ErrorKind::PermissionDenied => Failure::new(say!(messages, "file-denied", path = path))
            .next(say!(messages, "file-denied-next")),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            Failure::new(say!(messages, "file-not-folder", path = path))
                .next(say!(messages, "file-not-folder-next"))
        }
        ErrorKind::IsADirectory => Failure::new(say!(messages, "file-is-folder", path = path))
            .next(say!(messages, "file-is-folder-next")),
        ErrorKind::StorageFull => Failure::new(say!(messages, "store-disk-full"))
            .next(say!(messages, "store-disk-full-next")),
        _ => Failure::new(say!(
            messages,
            "file-other",
            path = path,
            detail = error.to_string()
        )),
    }
}

/// That a folder which was to be empty is not.
pub fn not_empty(messages: &Messages, path: &str) -> Failure {
    Failure::new(say!(messages, "store-not-empty", path = path))
        .safe(say!(messages, "safe-nothing-changed"))
}

/// Why a file could not be read as a document, as a sentence without the file's name.
pub fn of_reading(messages: &Messages, error: &ReadError) -> String {
    match error {
        ReadError::UnknownFormat => say!(messages, "reading-unknown-format"),
        ReadError::OnlyLabels => say!(messages, "reading-only-labels"),
        ReadError::OldWord => say!(messages, "reading-old-word"),
        ReadError::Empty => say!(messages, "reading-empty"),
        ReadError::Encrypted => say!(messages, "reading-encrypted"),
        ReadError::TooLarge(_) => say!(messages, "reading-too-large"),
        ReadError::Damaged(_) => say!(messages, "reading-damaged"),
    }
}
