//! A form and its boxes.

use documents::{Address, Format};
use language::lengths::Unit;
use serde::{Deserialize, Serialize};

/// A form as it was recognised.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Form {
    /// The same for the same form re-saved; see [`crate::fingerprint`].
    pub fingerprint: String,
    /// By which the same form in another format or of another year is known.
    #[serde(default)]
    pub sketch: crate::family::Sketch,
    /// The format of its file.
    pub format: Format,
    /// Its pages, 0 when unknown.
    pub pages: u32,
    /// Its title as a person would call it; empty when it shows none.
    pub title: String,
    /// Who it is from, as its letterhead says; empty when it does not.
    pub funder: String,
    /// Its boxes in reading order.
    pub boxes: Vec<FormBox>,
    /// How each of its pages was read; empty for formats without pages of their own.
    pub states: Vec<documents::PageState>,
    /// What could not be recognised or filled, for a person to know.
    pub notes: Vec<documents::Note>,
    /// It wants amounts in whole euros: "Ne pas indiquer les centimes".
    #[serde(default)]
    pub whole_euros: bool,
    /// Documents that it asks to attach in a plain list, where no box does.
    #[serde(default)]
    pub attachments: Vec<String>,
}

/// One place to answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FormBox {
    /// Number in reading order, `b1`, `b2`…; stable for the same file.
    pub id: String,
    /// Where an answer is written.
    pub address: Address,
    /// The headings it stands under, from the highest.
    pub section: Vec<String>,
    /// What it asks, as the form words it.
    pub label: String,
    /// What the form adds to help: tooltip, instruction in italics, prompt. May be empty.
    pub help: String,
    /// What it takes.
    pub kind: Kind,
    /// What can be chosen. For a tick: the words beside it are its label, and this is empty.
    pub choices: Vec<String>,
    /// How much fits.
    pub limit: Option<Limit>,
    /// The form says that it must be answered.
    pub required: bool,
    /// When it is to be answered, in the form's words ("si oui, …").
    pub condition: Option<String>,
    /// Id of the box that decides whether this one is asked: the tick "oui" before "si oui,
    /// lequel ?", or the choice of yes and no.
    #[serde(default)]
    pub asked_by: Option<String>,
    /// The group of rows or alternatives it belongs to: rows of one table, or ticks of one
    /// question.
    pub group: Option<Group>,
    /// Id of the group whose rows repeat what this box asks; none outside a table.
    #[serde(default)]
    pub repeat: Option<String>,
    /// In a table of charges and products: the account of two digits that it stands under, or else the
    /// side, 6 or 7. Empty elsewhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rubric: String,
    /// Whose it is to fill.
    pub owner: Owner,
    /// What it really asks.
    pub question: Option<Asked>,
    /// What it may not ask, or what needs a person.
    pub guard: Option<guard::Flag>,
    /// What it already holds; empty when blank.
    pub value: String,
}

/// What a box takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = BoxKind))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A line.
    Text,
    /// Prose.
    LongText,
    /// A count.
    Number,
    /// Money, in euros unless the label says otherwise.
    Amount,
    /// A date.
    Date,
    /// One of its choices.
    Choice,
    /// On or off.
    Tick,
    /// A table to fill as a whole.
    Table,
    /// A document to attach.
    File,
    /// A signature.
    Signature,
}

/// How much fits in a box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = BoxLimit))]
pub struct Limit {
    /// The most of `unit` that fits.
    pub number: u32,
    /// What is counted.
    pub unit: Unit,
    /// Where the limit was found.
    pub origin: LimitOrigin,
}

/// Where a limit was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitOrigin {
    /// The field declares it.
    Declared,
    /// The form says it in words.
    Prose,
    /// The form says it without a number ("en quelques lignes"): the number is an estimate.
    Loose,
    /// The room on the page was measured.
    Measured,
}

/// Whose a box is to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = BoxOwner))]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The one who applies.
    Applicant,
    /// The one who funds ("réservé à l'administration").
    Funder,
    /// A signature, stamp, attestation, or place and date beside it.
    Signature,
    /// The file computes it.
    Computed,
}

/// A group that a box belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = BoxGroup))]
pub struct Group {
    /// The same for all boxes of the group, unique in the form.
    pub id: String,
    /// The question or the table's title that the group answers. May be empty.
    pub label: String,
    /// The row of a table, as labelled (such as `64 Charges de personnel`), or empty.
    pub row: String,
    /// The column of a table, as labelled (such as `Budget 2027`), or empty.
    pub column: String,
    /// At most one box of the group is answered (radio, Oui/Non).
    pub exclusive: bool,
}

/// The canonical question that a box asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Asked {
    /// Its id in the catalogue, such as `organisation.siret`.
    pub id: String,
    /// From 0 to 1.
    pub confidence: f32,
}
