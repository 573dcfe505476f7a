//! Cell styles (ISO/IEC 26300-1:2015, 16.2 and 17.18), with what they inherit.

use std::collections::HashMap;

use crate::xml::{Id, Tree};

/// All cell styles of a spreadsheet by name, and which table styles hide their sheet.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    cells: HashMap<String, Declared>,
    default: Declared,
    hidden: Vec<String>,
    /// What number formats make of a number.
    formats: HashMap<String, Kind>,
}

/// What the number format of a cell shows (ISO/IEC 26300-1:2015, 16.29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    /// A number.
    #[default]
    Number,
    /// A number with a currency.
    Currency,
    /// A number in hundredths.
    Percentage,
    /// A date.
    Date,
    /// A time of day or a duration.
    Time,
    /// Text, whatever is typed.
    Text,
}

/// What matters here of a cell style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellStyle {
    /// Locked while its sheet is protected. The default (20.246).
    pub(crate) locked: bool,
    /// It has a background, or a border on every side.
    pub(crate) framed: bool,
    /// Bold or underlined.
    pub(crate) emphasised: bool,
    /// What its number format shows.
    pub(crate) kind: Kind,
}

/// What a style says itself; `None` where it says nothing.
#[derive(Debug, Clone, Default)]
struct Declared {
    parent: Option<String>,
    locked: Option<bool>,
    filled: Option<bool>,
    /// Left, right, top, bottom.
    borders: [Option<bool>; 4],
    bold: Option<bool>,
    underlined: Option<bool>,
    format: Option<String>,
}

/// How many styles may inherit from one another.
const ANCESTORS: usize = 16;

impl Styles {
    /// Adds the styles of `styles.xml` or `content.xml`.
    pub(crate) fn add(&mut self, tree: &Tree) {
        for id in tree.descendants(0) {
            let family = tree.attribute(id, "family");
            match (tree.get(id).name.as_str(), family) {
                ("default-style", Some("table-cell")) => self.default = declared(tree, id),
                ("style", Some("table-cell")) => {
                    if let Some(name) = tree.attribute(id, "name") {
                        self.cells.insert(name.to_owned(), declared(tree, id));
                    }
                }
                ("style", Some("table")) => {
                    let hides = tree
                        .child(id, "table-properties")
                        .is_some_and(|properties| {
                            tree.attribute(properties, "display") == Some("false")
                        });
                    self.hidden
                        .extend(tree.attribute(id, "name").filter(|_| hides).map(Into::into));
                }
                (name, _) => {
                    if let (Some(kind), Some(named)) = (kind(name), tree.attribute(id, "name")) {
                        self.formats.insert(named.to_owned(), kind);
                    }
                }
            }
        }
    }

    /// Whether a table style hides its sheet.
    pub(crate) fn hides(&self, table_style: &str) -> bool {
        self.hidden.iter().any(|name| name == table_style)
    }

    /// A style with all that it inherits.
    pub(crate) fn cell(&self, name: Option<&str>) -> CellStyle {
        let mut sum = Declared::default();
        let mut at = name.and_then(|name| self.cells.get(name));
        for _ in 0..ANCESTORS {
            let Some(style) = at else { break };
            sum.inherit(style);
            at = style
                .parent
                .as_deref()
                .and_then(|parent| self.cells.get(parent));
        }
        sum.inherit(&self.default);
        CellStyle {
            locked: sum.locked.unwrap_or(true),
            framed: sum.filled == Some(true) || sum.borders == [Some(true); 4],
            emphasised: sum.bold == Some(true) || sum.underlined == Some(true),
            kind: sum
                .format
                .and_then(|format| self.formats.get(&format).copied())
                .unwrap_or_default(),
        }
    }
}

impl Declared {
    fn inherit(&mut self, other: &Self) {
        self.locked = self.locked.or(other.locked);
        self.filled = self.filled.or(other.filled);
        for (own, theirs) in self.borders.iter_mut().zip(other.borders) {
            *own = own.or(theirs);
        }
        self.bold = self.bold.or(other.bold);
        self.underlined = self.underlined.or(other.underlined);
        if self.format.is_none() {
            self.format.clone_from(&other.format);
        }
    }
}

fn kind(element: &str) -> Option<Kind> {
    Some(match element {
        "number-style" => Kind::Number,
        "currency-style" => Kind::Currency,
        "percentage-style" => Kind::Percentage,
        "date-style" => Kind::Date,
        "time-style" => Kind::Time,
        "text-style" => Kind::Text,
        _ => return None,
    })
}

fn declared(tree: &Tree, style: Id) -> Declared {
    let cell = tree.child(style, "table-cell-properties");
    let of = |name: &str| cell.and_then(|id| tree.attribute(id, name));
    let text = tree.child(style, "text-properties");
    let of_text = |name: &str| text.and_then(|id| tree.attribute(id, name));
    let drawn = |border: &str| !matches!(border, "none" | "hidden" | "");
    let side = |name: &str| of(name).or_else(|| of("border")).map(drawn);
    Declared {
        parent: tree
            .attribute(style, "parent-style-name")
            .map(str::to_owned),
        locked: of("cell-protect").map(|protect| {
            protect
                .split_whitespace()
                .any(|p| matches!(p, "protected" | "hidden-and-protected"))
        }),
        filled: of("background-color").map(|colour| colour != "transparent"),
        borders: [
            side("border-left"),
            side("border-right"),
            side("border-top"),
            side("border-bottom"),
        ],
        bold: of_text("font-weight").map(|weight| weight != "normal"),
        underlined: of_text("text-underline-style").map(|style| style != "none"),
        format: tree.attribute(style, "data-style-name").map(str::to_owned),
    }
}
