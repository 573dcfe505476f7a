//! Grants as the format for published grants has them: *format-subventions* 1.1.1 of Etalab, made for
//! the arrêté of 17 November 2017, <https://github.com/etalab/format-subventions>. A row a beneficiary,
//! comma between columns, point before decimals.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::csv;
use crate::amounts::Cents;
use crate::days::Day;
use crate::dimensions::Dimensions;
use crate::grants::Grant;

/// Who received, and what the format asks beside the grant itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subsidy {
    /// Name of the organisation.
    pub beneficiary: String,
    /// Its SIRET.
    pub siret: String,
    /// Days on which each grant was paid, by its id, as the accounts have it.
    pub paid: BTreeMap<String, Vec<Day>>,
}

/// The columns, in the order of the format.
const COLUMNS: [&str; 14] = [
    "nomAttribuant",
    "idAttribuant",
    "dateConvention",
    "referenceDecision",
    "nomBeneficiaire",
    "idBeneficiaire",
    "objet",
    "montant",
    "nature",
    "conditionsVersement",
    "datesPeriodeVersement",
    "idRAE",
    "notificationUE",
    "pourcentageSubvention",
];

/// Columns that may be blank; all others must have a value (schema "SCDL Subventions" 1.1 of the same
/// columns, <https://schema.data.gouv.fr/scdl/subventions/>).
const OPTIONAL: [&str; 2] = ["referenceDecision", "idRAE"];

/// A grant with mandatory columns that would be blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Incomplete {
    /// Id of the grant.
    pub grant: String,
    /// The columns, in the order of the format.
    pub columns: Vec<&'static str>,
}

/// The grants that were granted, as CSV. What is not known is left blank, and is told by
/// [`incomplete`]; the identifier of aid to companies is the funder's to say.
pub fn published(grants: &[Grant], dimensions: &Dimensions, to: &Subsidy) -> Vec<u8> {
    let header = COLUMNS.map(str::to_owned).to_vec();
    let rows = rows(grants, dimensions, to).map(|(_, row)| row);
    csv(b',', std::iter::once(header).chain(rows))
}

/// What is missing of the grants that were granted.
pub fn incomplete(grants: &[Grant], dimensions: &Dimensions, to: &Subsidy) -> Vec<Incomplete> {
    let blank = |row: &[String]| -> Vec<&'static str> {
        let cells = COLUMNS.into_iter().zip(row);
        cells
            .filter(|(column, cell)| cell.trim().is_empty() && !OPTIONAL.contains(column))
            .map(|(column, _)| column)
            .collect()
    };
    rows(grants, dimensions, to)
        .map(|(grant, row)| Incomplete {
            grant: grant.id.clone(),
            columns: blank(&row),
        })
        .filter(|of| !of.columns.is_empty())
        .collect()
}

fn rows<'a>(
    grants: &'a [Grant],
    dimensions: &'a Dimensions,
    to: &'a Subsidy,
) -> impl Iterator<Item = (&'a Grant, Vec<String>)> {
    grants.iter().filter_map(|grant| {
        let amount = grant.granted?;
        let funder = dimensions.funder(&grant.funder);
        let agreement = grant.agreement.as_ref();
        let row = vec![
            funder.map_or(grant.funder.clone(), |funder| funder.name.clone()),
            funder.map_or(String::new(), |funder| funder.siret.clone()),
            agreement
                .and_then(|of| of.signed)
                .map_or(String::new(), Day::iso),
            agreement.map_or(String::new(), |of| of.reference.clone()),
            to.beneficiary.clone(),
            to.siret.clone(),
            grant.purpose.clone(),
            decimal(amount),
            "aide en numéraire".to_owned(),
            match days(grant, to).len() {
                0 => String::new(),
                1 => "unique".to_owned(),
                _ => "échelonné".to_owned(),
            },
            dates(&days(grant, to)),
            String::new(),
            grant.notified.map_or(String::new(), |yes| {
                if yes { "oui" } else { "non" }.to_owned()
            }),
            "1".to_owned(),
        ];
        Some((grant, row))
    })
}

/// Without decimals where there are none.
fn decimal(amount: Cents) -> String {
    if amount.is_whole() {
        (amount.0 / 100).to_string()
    } else {
        amount.plain()
    }
}

/// The days on which a grant is paid: those of the accounts, and those that are noted and still to
/// come. What was paid within two months of the day that is noted for it stands for that day.
fn days(grant: &Grant, to: &Subsidy) -> Vec<Day> {
    let paid = to.paid.get(&grant.id).cloned().unwrap_or_default();
    let mut noted: Vec<Day> = grant.payments.iter().map(|payment| payment.due).collect();
    noted.sort_unstable();
    for day in &paid {
        let near = |due: &&Day| due.plus_months(-2) <= *day && *day <= due.plus_months(2);
        if let Some(due) = noted.iter().find(near).copied()
            && let Some(at) = noted.iter().position(|of| *of == due)
        {
            noted.remove(at);
        }
    }
    let last = paid.iter().max();
    noted.retain(|due| last.is_none_or(|last| due > last));
    paid.into_iter().chain(noted).collect()
}

/// The day of the one payment, or the first and the last.
fn dates(days: &[Day]) -> String {
    match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) if first == last => first.iso(),
        (Some(first), Some(last)) => format!("{}_{}", first.iso(), last.iso()),
        _ => String::new(),
    }
}
