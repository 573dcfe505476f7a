//! Charts of accounts: which one a ledger follows, and where its accounts stand in the official
//! tables.

use serde::{Deserialize, Serialize};

mod lines;
mod placements;
mod versions;

pub use lines::{Line, Side, form_without, forms, line, lines};
pub use placements::{Doubt, Placement, given_line, place};
pub use versions::{Evidence, Recognition, recognise};

/// A chart of accounts, in one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// Associations and foundations, règlement CRC 99-01.
    #[serde(rename = "associations_1999")]
    Associations1999,
    /// Associations and foundations, règlement ANC 2018-06.
    #[serde(rename = "associations_2018")]
    Associations2018,
    /// Associations and foundations, ANC 2018-06 as changed for years from 2025.
    #[serde(rename = "associations_2025")]
    Associations2025,
    /// The general chart, règlement ANC 2014-03.
    #[serde(rename = "general_2014")]
    General2014,
    /// The general chart as changed by ANC 2022-06.
    #[serde(rename = "general_2025")]
    General2025,
}

impl Chart {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Associations1999,
        Self::Associations2018,
        Self::Associations2025,
        Self::General2014,
        Self::General2025,
    ];
}
