//! What the forms ask of their figures, held against a table: said, never forced.

use serde::Serialize;

use super::OfficialTable;
use crate::amounts::Cents;
use crate::charts::Side;

/// Something to be said of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TableCheck))]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Planned charges are not planned products, which the form asks.
    PlannedUnequal {
        /// All charges, shared ones included.
        charges: Cents,
        /// All products.
        products: Cents,
    },
    /// What was planned in kind is not used as received.
    PlannedInKindUnequal {
        /// 86.
        uses: Cents,
        /// 87.
        resources: Cents,
    },
    /// Charges are not products: there is a surplus or a loss, which a report may well show.
    ActualUnequal {
        /// All charges, shared ones included.
        charges: Cents,
        /// All products.
        products: Cents,
    },
    /// The form has no line for some of what happened: what it shows gives no result, and what was
    /// left out is to be said with it.
    ActualLeftOut {
        /// All charges of the table.
        charges: Cents,
        /// All products of the table.
        products: Cents,
        /// Charges that it has no line for.
        charges_left: Cents,
        /// Products that it has no line for.
        products_left: Cents,
    },
    /// What was given in kind is not used as received, as double entry would have it.
    InKindUnequal {
        /// 86.
        uses: Cents,
        /// 87.
        resources: Cents,
    },
    /// Planned amounts have cents, and the form takes none.
    PlannedCents {
        /// Lines that have.
        lines: Vec<String>,
    },
    /// Lines rounded to euros do not add up to their total rounded to euros.
    Rounding {
        /// The part of the table.
        side: Side,
        /// The sum of the rounded lines, in euros.
        lines: i64,
        /// The rounded sum, in euros.
        total: i64,
    },
    /// Grants whose funder is not known: they have no line of their own.
    GrantsWithoutFunder {
        /// Their sum.
        amount: Cents,
    },
    /// Amounts that the form has no place for.
    NotOnForm {
        /// Their accounts.
        accounts: Vec<String>,
    },
}

/// All that is to be said of a table.
pub fn checks(table: &OfficialTable) -> Vec<Check> {
    let mut checks = Vec::new();
    let planned = |side| {
        table
            .total(side)
            .and_then(|total| total.planned)
            .unwrap_or_default()
    };
    let actual = |side| {
        table
            .total(side)
            .map_or(Cents::ZERO, |total| total.actual.amount())
    };
    let charges = planned(Side::Charge) + planned(Side::IndirectCharge);
    let products = planned(Side::Product);
    if charges != products {
        checks.push(Check::PlannedUnequal { charges, products });
    }
    let (uses, resources) = (planned(Side::UseInKind), planned(Side::ResourceInKind));
    if uses != resources {
        checks.push(Check::PlannedInKindUnequal { uses, resources });
    }
    let charges = actual(Side::Charge) + actual(Side::IndirectCharge);
    let products = actual(Side::Product);
    let left = |class: char| -> Cents {
        let of = table.not_on_form.iter();
        let of = of.filter(|of| of.account.starts_with(class));
        of.map(|of| of.actual.amount()).sum()
    };
    let (charges_left, products_left) = (left('6'), left('7'));
    if !charges_left.is_zero() || !products_left.is_zero() {
        checks.push(Check::ActualLeftOut {
            charges,
            products,
            charges_left,
            products_left,
        });
    } else if charges != products {
        checks.push(Check::ActualUnequal { charges, products });
    }
    let (uses, resources) = (actual(Side::UseInKind), actual(Side::ResourceInKind));
    if uses != resources {
        checks.push(Check::InKindUnequal { uses, resources });
    }
    let with_cents = table
        .rows
        .iter()
        .filter(|row| row.planned.is_some_and(|of| !of.is_whole()));
    let mut lines: Vec<String> = with_cents.map(|row| row.line.id.clone()).collect();
    let rubrics = table.rubrics.iter().filter(|of| of.whole);
    let rubrics = rubrics.filter(|of| of.planned.is_some_and(|of| !of.is_whole()));
    lines.extend(rubrics.map(|of| of.rubric.to_string()));
    if !lines.is_empty() {
        checks.push(Check::PlannedCents { lines });
    }
    for total in &table.totals {
        let rows = table.rows.iter().filter(|row| row.line.side == total.side);
        let lines: i64 = rows.map(|row| row.euros().1).fold(0, i64::saturating_add);
        let rounded = total.actual.amount().rounded_to_euros();
        if lines != rounded {
            checks.push(Check::Rounding {
                side: total.side,
                lines,
                total: rounded,
            });
        }
    }
    let unknown: Cents = table
        .rows_of("74.rest")
        .map(|row| row.actual.amount())
        .sum();
    if !unknown.is_zero() {
        checks.push(Check::GrantsWithoutFunder { amount: unknown });
    }
    if !table.not_on_form.is_empty() {
        let accounts = table
            .not_on_form
            .iter()
            .map(|of| of.account.clone())
            .collect();
        checks.push(Check::NotOnForm { accounts });
    }
    checks
}
