//! Cells and areas as spreadsheets name them (`B7`, `$A$1:$C$9`; ECMA-376 part 1, 18.17.2).

use std::collections::BTreeMap;
use std::fmt;

/// Rows of a sheet.
pub(crate) const ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub(crate) const COLUMNS: u32 = 16_384;

/// A cell's place, counted from 0. Ordered row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) row: u32,
    pub(crate) column: u32,
}

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) first: Place,
    pub(crate) last: Place,
}

impl Place {
    /// Reads `B7` or `$B$7`; `None` for anything else and for places outside a sheet.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (column, rest) = letters(text.strip_prefix('$').unwrap_or(text))?;
        let row = number(rest.strip_prefix('$').unwrap_or(rest))?;
        Some(Self { row, column })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", column_name(self.column), self.row + 1)
    }
}

impl Area {
    /// The area of one cell.
    pub(crate) fn of(place: Place) -> Self {
        Self {
            first: place,
            last: place,
        }
    }

    /// Reads `A1:B2`, `A1`, whole columns `A:C` and whole rows `1:3`, with or without `$`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some((from, to)) = text.split_once(':') else {
            return Place::parse(text).map(Self::of);
        };
        if let (Some(a), Some(b)) = (Place::parse(from), Place::parse(to)) {
            return Some(Self {
                first: Place {
                    row: a.row.min(b.row),
                    column: a.column.min(b.column),
                },
                last: Place {
                    row: a.row.max(b.row),
                    column: a.column.max(b.column),
                },
            });
        }
        let (from, to) = (from.trim_start_matches('$'), to.trim_start_matches('$'));
        if let (Some((a, "")), Some((b, ""))) = (letters(from), letters(to)) {
            return Some(Self {
                first: Place {
                    row: 0,
                    column: a.min(b),
                },
                last: Place {
                    row: ROWS - 1,
                    column: a.max(b),
                },
            });
        }
        let (a, b) = (number(from)?, number(to)?);
        Some(Self {
            first: Place {
                row: a.min(b),
                column: 0,
            },
            last: Place {
                row: a.max(b),
                column: COLUMNS - 1,
            },
        })
    }

    /// The areas of a list such as `A1:A3 C5`.
    pub(crate) fn parse_list(text: &str) -> Vec<Self> {
        text.split_whitespace().filter_map(Self::parse).collect()
    }

    /// Whether a place lies inside.
    pub(crate) fn contains(&self, place: Place) -> bool {
        (self.first.row..=self.last.row).contains(&place.row)
            && (self.first.column..=self.last.column).contains(&place.column)
    }

    /// What lies in both.
    pub(crate) fn intersection(&self, other: &Self) -> Option<Self> {
        let first = Place {
            row: self.first.row.max(other.first.row),
            column: self.first.column.max(other.first.column),
        };
        let last = Place {
            row: self.last.row.min(other.last.row),
            column: self.last.column.min(other.last.column),
        };
        (first.row <= last.row && first.column <= last.column).then_some(Self { first, last })
    }

    /// The smallest area that holds both.
    pub(crate) fn hull(&self, other: &Self) -> Self {
        Self {
            first: Place {
                row: self.first.row.min(other.first.row),
                column: self.first.column.min(other.first.column),
            },
            last: Place {
                row: self.last.row.max(other.last.row),
                column: self.last.column.max(other.last.column),
            },
        }
    }

    /// All its places, row by row.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let columns = self.first.column..=self.last.column;
        (self.first.row..=self.last.row)
            .flat_map(move |row| columns.clone().map(move |column| Place { row, column }))
    }
}

impl fmt::Display for Area {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.first, self.last)
    }
}

/// Splits `'Ma feuille'!$A$1:$B$2` into the sheet's name, if any, and the area.
pub(crate) fn sheet_and_area(text: &str) -> Option<(Option<String>, Area)> {
    let text = text.trim().trim_start_matches('=');
    match text.rsplit_once('!') {
        None => Some((None, Area::parse(text)?)),
        Some((sheet, area)) => {
            let sheet = match sheet.strip_prefix('\'').and_then(|s| s.strip_suffix('\'')) {
                Some(quoted) => quoted.replace("''", "'"),
                None => sheet.to_owned(),
            };
            Some((Some(sheet), Area::parse(area)?))
        }
    }
}

/// Finds which of many areas holds a cell, for cells asked for in order of rows. Of areas that
/// overlap, which the formats forbid, the one that begins first is kept.
#[derive(Debug)]
pub(crate) struct Sweep {
    waiting: Vec<(Area, usize)>,
    active: BTreeMap<u32, (Area, usize)>,
    first_end: u32,
}

impl Sweep {
    /// Prepares areas, each with a number that [`Sweep::at`] gives back.
    pub(crate) fn new(areas: impl IntoIterator<Item = (Area, usize)>) -> Self {
        let mut waiting: Vec<_> = areas.into_iter().collect();
        waiting.sort_by_key(|(area, number)| {
            std::cmp::Reverse((area.first.row, area.first.column, *number))
        });
        Self {
            waiting,
            active: BTreeMap::new(),
            first_end: u32::MAX,
        }
    }

    /// The area that holds a place. Rows must not go backwards from one call to the next.
    pub(crate) fn at(&mut self, place: Place) -> Option<(Area, usize)> {
        while self
            .waiting
            .last()
            .is_some_and(|(area, _)| area.first.row <= place.row)
        {
            if let Some((area, number)) = self.waiting.pop() {
                // Areas that end before this one begins make room first.
                self.drop_ended(area.first.row);
                self.insert(area, number);
            }
        }
        self.drop_ended(place.row);
        let (_, (area, number)) = self.active.range(..=place.column).next_back()?;
        area.contains(place).then_some((*area, *number))
    }

    fn drop_ended(&mut self, row: u32) {
        if self.first_end < row {
            self.active.retain(|_, (area, _)| area.last.row >= row);
            self.first_end = self
                .active
                .values()
                .map(|(area, _)| area.last.row)
                .min()
                .unwrap_or(u32::MAX);
        }
    }

    fn insert(&mut self, area: Area, number: usize) {
        let before = self.active.range(..=area.first.column).next_back();
        let after = self.active.range(area.first.column..).next();
        if before.is_some_and(|(_, (other, _))| other.last.column >= area.first.column)
            || after.is_some_and(|(left, _)| *left <= area.last.column)
        {
            return;
        }
        self.first_end = self.first_end.min(area.last.row);
        self.active.insert(area.first.column, (area, number));
    }
}

/// The letters of a column counted from 0.
fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        name.push(char::from(
            b'A' + u8::try_from(left % 26).unwrap_or_default(),
        ));
        left /= 26;
    }
    name.iter().rev().collect()
}

/// A column's letters at the start of a text, as a number counted from 0, and the rest.
fn letters(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    if !(1..=3).contains(&end) {
        return None;
    }
    let column = text[..end].bytes().fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    (column <= COLUMNS).then(|| (column - 1, &text[end..]))
}

/// A row's number counted from 1, as counted from 0.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse::<u32>()
        .ok()
        .filter(|row| (1..=ROWS).contains(row))
        .map(|row| row - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Place {
        Place::parse(text).expect("a place")
    }

    #[test]
    fn names_and_places_agree() {
        for name in ["A1", "Z9", "AA10", "AZ3", "BA3", "XFD1048576"] {
            assert_eq!(place(name).to_string(), name);
        }
        assert_eq!(place("$B$7"), Place { row: 6, column: 1 });
        for wrong in ["", "7", "B", "B0", "XFE1", "A1048577", "B-1", "É1", "ABCD1"] {
            assert_eq!(Place::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn areas_take_every_notation() {
        assert_eq!(Area::parse("B2:A1").expect("area").to_string(), "A1:B2");
        assert_eq!(Area::parse("$C:$C").expect("area").last.row, ROWS - 1);
        assert_eq!(Area::parse("2:3").expect("area").last.column, COLUMNS - 1);
        let (sheet, area) = sheet_and_area("'L''été'!$A$1:$A$4").expect("reference");
        assert_eq!((sheet.as_deref(), area.last.row), (Some("L'été"), 3));
        assert_eq!(sheet_and_area("OFFSET(A1,0,0)"), None);
    }

    #[test]
    fn a_sweep_finds_the_area_of_each_cell() {
        let areas = ["B2:C3", "E1:E9", "B5:B5", "C3:D4"];
        let mut sweep = Sweep::new(
            areas
                .iter()
                .enumerate()
                .map(|(n, a)| (Area::parse(a).expect("area"), n)),
        );
        let found: Vec<_> = ["E1", "B2", "C3", "D3", "E3", "B5", "E9", "E10"]
            .iter()
            .map(|name| sweep.at(place(name)).map(|(_, n)| n))
            .collect();
        // C3:D4 overlaps B2:C3 and is left out.
        assert_eq!(
            found,
            [
                Some(1),
                Some(0),
                Some(0),
                None,
                Some(1),
                Some(2),
                Some(1),
                None
            ]
        );
    }
}
