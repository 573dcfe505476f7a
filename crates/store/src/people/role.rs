//! What a person, or a program of theirs, may do in a dossier.

/// A role. Each may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees all of the dossier, and changes nothing.
    Reads,
    /// Adds documents, types answers, brings accounts in.
    Writes,
    /// Accepts answers, settles facts, changes the library.
    Approves,
    /// Sets, exports and erases the dossier, and says who its people are.
    Administers,
}

impl Role {
    /// All of them, the least first.
    pub const ALL: [Self; 4] = [Self::Reads, Self::Writes, Self::Approves, Self::Administers];

    /// Its word: in the store, on the command line, in forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reads => "reads",
            Self::Writes => "writes",
            Self::Approves => "approves",
            Self::Administers => "administers",
        }
    }

    /// The role of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A role as it is read back.
pub(super) fn kept(word: &str) -> Result<Role, crate::Error> {
    Role::of(word).ok_or_else(|| crate::Error::Damaged(format!("people: role {word}")))
}
