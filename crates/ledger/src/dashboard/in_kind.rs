//! Volunteering and gifts in kind (86 and 87).

use serde::Serialize;

use crate::books::Books;
use crate::charts::{Placement, Side};
use crate::days::Period;
use crate::figures::{Figure, Sign};

/// What was given in kind, in euros, from accounts 87; and how it was used, from accounts 86.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct InKind {
    /// Volunteering: 870 or 875, as the chart has it.
    pub volunteering: Figure,
    /// Services.
    pub services: Figure,
    /// Gifts of things.
    pub gifts: Figure,
    /// All of these.
    pub all: Figure,
    /// What was used of it.
    pub uses: Figure,
}

/// What was given in kind in a period.
pub fn in_kind(books: &Books<'_>, period: Period) -> InKind {
    let of = |sign, chosen: &dyn Fn(&str, Side) -> bool| {
        books.results(period, sign, |_, entry| match books.placement(entry) {
            Some(Placement::Line(line, _)) => chosen(&line.id, line.side),
            _ => false,
        })
    };
    InKind {
        volunteering: of(Sign::Credit, &|id, _| id == "87.volunteering"),
        services: of(Sign::Credit, &|id, _| id == "87.services"),
        gifts: of(Sign::Credit, &|id, _| id == "87.gifts"),
        all: of(Sign::Credit, &|_, side| side == Side::ResourceInKind),
        uses: of(Sign::Debit, &|_, side| side == Side::UseInKind),
    }
}
