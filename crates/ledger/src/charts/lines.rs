//! The lines of the official budget table, from `charts/lines.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// Which part of the table a line is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TableSide))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Charges, accounts 60 to 69.
    Charge,
    /// A project's share of charges that are common to all.
    IndirectCharge,
    /// Products, accounts 70 to 79.
    Product,
    /// What was given in kind, used: accounts 86.
    UseInKind,
    /// What was given in kind, received: accounts 87.
    ResourceInKind,
}

impl Side {
    /// The parts, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Charge,
        Self::IndirectCharge,
        Self::Product,
        Self::UseInKind,
        Self::ResourceInKind,
    ];
}

/// A line of the official table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TableLine))]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its id, such as `61.rent`.
    pub id: String,
    /// The account of two digits whose total it is part of; 0 for the share of common charges and for
    /// own resources.
    pub rubric: u8,
    /// What the form prints before the label.
    pub code: String,
    /// The part of the table.
    pub side: Side,
    /// What the form prints, in French; empty where it prints no line, and the amount counts in the
    /// total of the rubric only.
    pub label: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    line: Vec<Line>,
    form: Vec<Form>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    id: String,
    without: Vec<String>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../charts/lines.toml"))
        .expect("the lines are part of the program and are tested")
});

/// All lines, in the order of the form.
pub fn lines() -> &'static [Line] {
    &FILE.line
}

/// The line of an id.
pub fn line(id: &str) -> Option<&'static Line> {
    lines().iter().find(|line| line.id == id)
}

/// Ids of the versions of forms of which it is known what they print, such as `12156*06`.
pub fn forms() -> impl Iterator<Item = &'static str> {
    FILE.form.iter().map(|form| form.id.as_str())
}

/// Lines that a version of a form does not print; none where nothing is known of it.
pub fn form_without(form: &str) -> &'static [String] {
    FILE.form
        .iter()
        .find(|of| of.id == form)
        .map_or(&[], |form| &form.without)
}
