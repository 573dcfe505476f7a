//! Kinds of funders, and how they are guessed from a name.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::charts::{Line, line};
use crate::words::{has_words, plain};

/// What a funder is, as the official table tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FunderKind {
    /// The State: ministries, prefectures, their services.
    State,
    /// A region.
    Region,
    /// A department.
    Department,
    /// Municipalities together.
    Intercommunal,
    /// A municipality.
    Municipal,
    /// Social bodies.
    Social,
    /// The European Union.
    European,
    /// Aid for employment.
    Employment,
    /// Another public body.
    Public,
    /// A foundation, a company, another private body.
    Private,
    /// Not known.
    Unknown,
}

impl FunderKind {
    /// The line of the official table for its grants.
    pub fn line(self) -> Option<&'static Line> {
        line(match self {
            Self::State => "74.state",
            Self::Region => "74.region",
            Self::Department => "74.department",
            Self::Intercommunal => "74.intercommunal",
            Self::Municipal => "74.municipal",
            Self::Social => "74.social",
            Self::European => "74.european",
            Self::Employment => "74.employment",
            Self::Public => "74.public",
            Self::Private => "74.private",
            Self::Unknown => "74.rest",
        })
    }

    /// What a name says; [`Self::Unknown`] where it says nothing.
    pub fn of_name(name: &str) -> Self {
        let name = plain(name).replace('-', " ");
        let kinds = KINDS.iter();
        kinds
            .filter(|kind| kind.words.iter().any(|word| has_words(&name, word)))
            .map(|kind| kind.kind)
            .next()
            .unwrap_or(Self::Unknown)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    kind: FunderKind,
    words: Vec<String>,
}

static KINDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../dimensions/funders.toml"))
        .expect("the words are part of the program and are tested");
    file.kind
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_names() {
        for (name, kind) in [
            ("Ville de Saint-Aubin", FunderKind::Municipal),
            ("Subvention Région Bretagne", FunderKind::Region),
            ("CAF du Rhône", FunderKind::Social),
            ("Métropole de Lyon", FunderKind::Intercommunal),
            ("DRAC Occitanie", FunderKind::State),
            ("Fondation des Deux Rives", FunderKind::Private),
            ("Agence régionale de santé", FunderKind::Social),
            ("Les amis du théâtre", FunderKind::Unknown),
        ] {
            assert_eq!(FunderKind::of_name(name), kind, "{name}");
        }
    }
}
