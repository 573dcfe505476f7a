//! The columns: recognised by name, in whatever order.

use serde::Serialize;

use super::{Amounts, Table};
use crate::encodings::{Encoding, decode};
use crate::findings::{Findings, Rule, Value};

/// A column that the article names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names of the article, in its order")]
pub enum Column {
    JournalCode,
    JournalLib,
    EcritureNum,
    EcritureDate,
    CompteNum,
    CompteLib,
    CompAuxNum,
    CompAuxLib,
    PieceRef,
    PieceDate,
    EcritureLib,
    Debit,
    Credit,
    EcritureLet,
    DateLet,
    ValidDate,
    Montantdevise,
    Idevise,
    DateRglt,
    ModeRglt,
    NatOp,
    IdClient,
    Montant,
    Sens,
}

/// The columns in the order of the article, 12 and 13 in their first wording.
const LEGAL: [Column; 22] = [
    Column::JournalCode,
    Column::JournalLib,
    Column::EcritureNum,
    Column::EcritureDate,
    Column::CompteNum,
    Column::CompteLib,
    Column::CompAuxNum,
    Column::CompAuxLib,
    Column::PieceRef,
    Column::PieceDate,
    Column::EcritureLib,
    Column::Debit,
    Column::Credit,
    Column::EcritureLet,
    Column::DateLet,
    Column::ValidDate,
    Column::Montantdevise,
    Column::Idevise,
    Column::DateRglt,
    Column::ModeRglt,
    Column::NatOp,
    Column::IdClient,
];

/// How many of them every file must have.
const ALWAYS: usize = 18;

impl Column {
    /// Its name in the article.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    fn of(name: &str) -> Option<Self> {
        let name: String = name
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .map(|letter| match letter {
                'é' | 'è' | 'É' | 'È' => 'e',
                letter => letter.to_ascii_lowercase(),
            })
            .collect();
        let other = match name.as_str() {
            "compteauxnum" => Some(Self::CompAuxNum),
            "compteauxlib" => Some(Self::CompAuxLib),
            "ecriturelettrage" => Some(Self::EcritureLet),
            "datereglement" => Some(Self::DateRglt),
            _ => None,
        };
        let columns = LEGAL.into_iter().chain([Self::Montant, Self::Sens]);
        other.or_else(|| {
            columns
                .into_iter()
                .find(|of| of.name().to_ascii_lowercase() == name)
        })
    }
}

/// Where each column stands.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    places: [Option<u16>; 24],
    /// As named in the file, or in the article where the file names none.
    pub(super) names: Vec<String>,
    pub(super) amounts: Amounts,
    pub(super) table: Table,
    /// Whether the first line names the columns, and is no entry.
    pub(super) header: bool,
}

impl Columns {
    /// The place of a column.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places
            .get(column as usize)
            .copied()
            .flatten()
            .map(usize::from)
    }

    /// The column of a place.
    pub(super) fn column(&self, place: usize) -> Option<Column> {
        let columns = LEGAL.into_iter().chain([Column::Montant, Column::Sens]);
        columns
            .into_iter()
            .find(|column| self.place(*column) == Some(place))
    }

    /// How many fields a line has.
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// Whether entries can be read: date, account and amounts are there.
    pub(super) fn suffice(&self) -> bool {
        let amounts = match self.amounts {
            Amounts::DebitCredit => [Column::Debit, Column::Credit],
            Amounts::AmountDirection => [Column::Montant, Column::Sens],
        };
        let needed = [Column::EcritureDate, Column::CompteNum]
            .into_iter()
            .chain(amounts);
        needed
            .into_iter()
            .all(|column| self.place(column).is_some())
    }

    /// Recognises the columns by the fields of the first line, and tells what is missing or not in
    /// its place. A first line without a single name is an entry: the legal order is assumed.
    pub(super) fn recognise(fields: &[&[u8]], encoding: Encoding, findings: &mut Findings) -> Self {
        let mut names: Vec<String> = fields
            .iter()
            .map(|field| decode(encoding, field.trim_ascii()).into_owned())
            .collect();
        let mut found: Vec<Option<Column>> = names.iter().map(|name| Column::of(name)).collect();
        let header = found.iter().any(Option::is_some);
        if !header {
            findings.add(Rule::HeaderMissing, Some(1), Vec::new);
            let table = match names.len() {
                21 | 22 => &LEGAL[..names.len()],
                _ => &LEGAL[..ALWAYS],
            };
            found = table.iter().copied().map(Some).collect();
            found.resize(names.len().max(ALWAYS), None);
            let direction = fields.get(12).is_some_and(|field| is_direction(field));
            if direction {
                found[11] = Some(Column::Montant);
                found[12] = Some(Column::Sens);
            }
            names = found
                .iter()
                .map(|of| of.map(Column::name).unwrap_or_default())
                .collect();
        }
        let mut places = [None; 24];
        for (at, column) in found.iter().enumerate() {
            if let Some(column) = column
                && let Some(place) = places.get_mut(*column as usize)
                && place.is_none()
            {
                *place = u16::try_from(at).ok();
            }
        }
        let has = |column: Column| places[column as usize].is_some();
        let direction = has(Column::Montant) && has(Column::Sens)
            || (has(Column::Montant) || has(Column::Sens))
                && !(has(Column::Debit) || has(Column::Credit));
        let table = match (
            has(Column::DateRglt) || has(Column::ModeRglt),
            has(Column::IdClient),
        ) {
            (true, true) => Table::CashBasis,
            (true, false) => Table::CashBasisFarm,
            (false, _) => Table::Accruals,
        };
        let amounts = if direction {
            Amounts::AmountDirection
        } else {
            Amounts::DebitCredit
        };
        let columns = Self {
            places,
            names,
            amounts,
            table,
            header,
        };
        columns.compare(findings);
        columns
    }

    /// Tells which columns of the article are missing, or else the first that is out of its place.
    fn compare(&self, findings: &mut Findings) {
        let count = match self.table {
            Table::Accruals => ALWAYS,
            Table::CashBasisFarm => 21,
            Table::CashBasis => 22,
        };
        let mut legal = LEGAL;
        if self.amounts == Amounts::AmountDirection {
            legal[11] = Column::Montant;
            legal[12] = Column::Sens;
        }
        let legal = &legal[..count];
        let mut missing = false;
        for column in legal.iter().filter(|column| self.place(**column).is_none()) {
            missing = true;
            findings.add(Rule::MissingColumn, Some(1), || {
                vec![("column", Value::text(&column.name()))]
            });
        }
        let moved = legal
            .iter()
            .enumerate()
            .find(|(at, column)| self.place(**column) != Some(*at));
        if let (false, Some((at, column))) = (missing, moved) {
            findings.add(Rule::ColumnOrder, Some(1), || {
                vec![
                    ("column", Value::text(&column.name())),
                    ("expected", Value::count(at + 1)),
                    (
                        "found",
                        Value::count(self.place(*column).map_or(0, |place| place + 1)),
                    ),
                ]
            });
        }
    }
}

fn is_direction(field: &[u8]) -> bool {
    matches!(
        field.trim_ascii(),
        b"D" | b"C" | b"d" | b"c" | b"+1" | b"-1" | b"1"
    )
}
