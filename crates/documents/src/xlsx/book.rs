//! A workbook with its cells, and what each cell shows.

use super::decimal::Decimal;
use super::number::Kind;
use super::reference::{Area, Place};
use super::sheet::{CellKind, CellTag, Sheet};
use super::styles::{CellStyle, is_true};
use super::validation::Validation;
use super::workbook::Workbook;
use crate::container::Container;
use crate::{Bounds, ReadError};

/// An open workbook.
#[derive(Debug)]
pub(crate) struct Book {
    /// Its sheets' names, its strings and formats.
    pub(crate) workbook: Workbook,
    /// Its sheets that could be read, in order.
    pub(crate) sheets: Vec<Page>,
    /// Parts that were named but not found.
    pub(crate) missing: Vec<String>,
}

/// One sheet that was read.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its index in [`Workbook::sheets`].
    pub(crate) index: usize,
    /// Its XML.
    pub(crate) source: Vec<u8>,
    /// Its rows and cells.
    pub(crate) sheet: Sheet,
    /// Its merged areas.
    pub(crate) merges: Vec<Area>,
    /// Its validations.
    pub(crate) validations: Vec<Validation>,
    /// Only its unlocked cells may be changed.
    pub(crate) protected: bool,
    /// Areas open to everyone although the sheet is protected.
    pub(crate) open: Vec<Area>,
}

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// As a person sees it.
    pub(crate) text: String,
    /// As a plain number, where it is one.
    pub(crate) number: Option<String>,
    /// As `YYYY-MM-DD`, where it is a date.
    pub(crate) date: Option<String>,
    /// All of it is bold or underlined by its own runs.
    pub(crate) emphasised: bool,
}

impl Book {
    /// Reads a workbook, keeping at most [`Bounds::blocks`] cells.
    pub(crate) fn open(bytes: &[u8], bounds: &Bounds) -> Result<Self, ReadError> {
        let mut container = Container::open(bytes, bounds)?;
        let workbook = Workbook::open(&mut container, bounds)?;
        let mut left = bounds.blocks;
        let (mut sheets, mut missing) = (Vec::new(), Vec::new());
        for (index, part) in workbook.sheets.iter().enumerate() {
            let Some(source) = container.part(&part.part)? else {
                missing.push(part.part.clone());
                continue;
            };
            let sheet = Sheet::scan(&source, left, bounds)?;
            left -= sheet.cells.len().min(left);
            sheets.push(Page::new(index, source, sheet));
        }
        Ok(Self {
            workbook,
            sheets,
            missing,
        })
    }

    /// The index among [`Book::sheets`] of a sheet's name.
    pub(crate) fn sheet_called(&self, name: &str) -> Option<usize> {
        self.sheets.iter().position(|page| {
            let called = &self.workbook.sheets[page.index].name;
            called == name || called.to_lowercase() == name.to_lowercase()
        })
    }

    /// The number by which defined names know a sheet.
    pub(crate) fn number(&self, sheet: usize) -> usize {
        self.sheets
            .get(sheet)
            .map_or(usize::MAX, |page| self.workbook.sheets[page.index].number)
    }

    /// Cells of an area that are written in the file, row by row.
    pub(crate) fn cells_in(&self, sheet: usize, area: &Area) -> impl Iterator<Item = &CellTag> {
        let cells = self
            .sheets
            .get(sheet)
            .map_or(&[][..], |page| &page.sheet.cells[..]);
        let from = cells.partition_point(|cell| cell.place.row < area.first.row);
        let to = cells.partition_point(|cell| cell.place.row <= area.last.row);
        cells[from..to.max(from)]
            .iter()
            .filter(|cell| area.contains(cell.place))
    }

    /// The format of a cell: its own, or its row's or column's when it is not written.
    pub(crate) fn style(&self, page: &Page, place: Place) -> CellStyle {
        let style = match page.sheet.cell(place) {
            Some(cell) => cell.style,
            None => page.sheet.default_style(place),
        };
        self.workbook.styles.cell(style)
    }

    /// What a cell shows.
    pub(crate) fn shown(&self, cell: &CellTag) -> Shown {
        let text = |text: String| Shown {
            text,
            ..Shown::default()
        };
        match cell.kind {
            CellKind::Shared => {
                let string = cell.value.trim().parse().ok();
                match string.and_then(|index: usize| self.workbook.strings.get(index)) {
                    Some(rich) => Shown {
                        text: rich.text.clone(),
                        emphasised: rich.emphasised,
                        ..Shown::default()
                    },
                    None => Shown::default(),
                }
            }
            CellKind::Text | CellKind::Error => text(cell.value.clone()),
            CellKind::Boolean => text(self.boolean(&cell.value).to_owned()),
            CellKind::Date => {
                let day = cell.value.get(..10).unwrap_or(&cell.value);
                let date = self.workbook.dates.serial(day).map(|_| day.to_owned());
                Shown {
                    date,
                    ..text(cell.value.clone())
                }
            }
            CellKind::Number => match cell.value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => self.number_shown(cell, number),
                _ => text(cell.value.clone()),
            },
        }
    }

    fn number_shown(&self, cell: &CellTag, number: f64) -> Shown {
        let styles = &self.workbook.styles;
        let style = styles.cell(cell.style);
        let dates = self.workbook.dates;
        let plain = Decimal::new(number).map(|decimal| decimal.plain());
        let Some(format) = styles.format(style) else {
            return Shown {
                text: plain.clone().unwrap_or_default(),
                number: plain,
                ..Shown::default()
            };
        };
        let shown = Shown {
            text: format.show(number, dates, styles.locale),
            ..Shown::default()
        };
        match format.kind() {
            Kind::Date => match dates.moment(number) {
                Some(moment) => Shown {
                    date: Some(moment.iso()),
                    ..shown
                },
                None => Shown {
                    number: plain,
                    ..shown
                },
            },
            Kind::Time => shown,
            Kind::Number | Kind::Percent | Kind::Text => Shown {
                number: plain,
                ..shown
            },
        }
    }

    fn boolean(&self, value: &str) -> &'static str {
        use super::number::Locale::{English, French};
        match (is_true(value.trim()), self.workbook.styles.locale) {
            (true, French) => "VRAI",
            (false, French) => "FAUX",
            (true, English) => "TRUE",
            (false, English) => "FALSE",
        }
    }
}

impl Page {
    fn new(index: usize, source: Vec<u8>, sheet: Sheet) -> Self {
        let tree = &sheet.rest;
        let merges = tree
            .child(0, "mergeCells")
            .into_iter()
            .flat_map(|list| tree.children(list))
            .filter_map(|merge| Area::parse(tree.attribute(merge, "ref")?))
            .filter(|area| area.first != area.last)
            .collect();
        let validations = Validation::read_all(tree);
        let protected = tree
            .child(0, "sheetProtection")
            .and_then(|protection| tree.attribute(protection, "sheet"))
            .is_some_and(is_true);
        let secrets = ["password", "hashValue", "securityDescriptor"];
        let open = tree
            .child(0, "protectedRanges")
            .into_iter()
            .flat_map(|list| tree.children(list))
            .filter(|range| secrets.iter().all(|s| tree.attribute(*range, s).is_none()))
            .flat_map(|range| Area::parse_list(tree.attribute(range, "sqref").unwrap_or_default()))
            .collect();
        Self {
            index,
            source,
            sheet,
            merges,
            validations,
            protected,
            open,
        }
    }

    /// Whether a place is filled by a formula: its own, or one that fills an area.
    pub(crate) fn computed(&self, place: Place) -> bool {
        self.sheet
            .cell(place)
            .is_some_and(|cell| cell.formula.is_some())
            || self.sheet.arrays.iter().any(|area| area.contains(place))
    }

    /// Whether a place is locked while the sheet is protected.
    pub(crate) fn locked(&self, place: Place, style: CellStyle) -> bool {
        style.locked && !self.open.iter().any(|area| area.contains(place))
    }
}
