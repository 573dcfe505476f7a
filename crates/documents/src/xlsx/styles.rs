//! Cell formats of a workbook: `xl/styles.xml` (ECMA-376 part 1, 18.8).

use super::number::{self, Kind, Locale, NumberFormat};
use crate::xml::{Id, Tree};

/// All cell formats of a workbook, by the number that a cell's `s` names.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    formats: Vec<NumberFormat>,
    cells: Vec<CellStyle>,
    /// How numbers of this workbook are shown.
    pub(crate) locale: Locale,
}

/// What matters here of a cell format.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellStyle {
    format: usize,
    /// Locked while its sheet is protected. The default (18.8.33).
    pub(crate) locked: bool,
    /// It has a fill.
    pub(crate) filled: bool,
    /// Borders on the left, right, top and bottom.
    pub(crate) borders: [bool; 4],
    /// Its font is bold or underlined.
    pub(crate) emphasised: bool,
}

const PLAIN: CellStyle = CellStyle {
    format: 0,
    locked: true,
    filled: false,
    borders: [false; 4],
    emphasised: false,
};

impl Styles {
    /// Reads `xl/styles.xml`.
    pub(crate) fn read(tree: &Tree) -> Self {
        let children = |name: &str| -> Vec<Id> {
            tree.child(0, name)
                .map(|list| tree.children(list).collect())
                .unwrap_or_default()
        };
        let number = |id: Id, name: &str| tree.attribute(id, name)?.parse::<usize>().ok();
        let codes: Vec<(usize, &str)> = children("numFmts")
            .into_iter()
            .filter_map(|id| Some((number(id, "numFmtId")?, tree.attribute(id, "formatCode")?)))
            .collect();
        let locale = Locale::guess(codes.iter().map(|(_, code)| *code));
        let fonts: Vec<bool> = children("fonts")
            .into_iter()
            .map(|font| emphasised(tree, font))
            .collect();
        let fills: Vec<bool> = children("fills")
            .into_iter()
            .map(|f| filled(tree, f))
            .collect();
        let borders: Vec<[bool; 4]> = children("borders")
            .into_iter()
            .map(|b| borders(tree, b))
            .collect();

        let mut styles = Self {
            formats: Vec::new(),
            cells: Vec::new(),
            locale,
        };
        let mut known: std::collections::HashMap<usize, usize> = std::collections::HashMap::new();
        for xf in children("cellXfs")
            .into_iter()
            .filter(|xf| tree.get(*xf).name == "xf")
        {
            let of = |name: &str| number(xf, name).unwrap_or(0);
            let id = of("numFmtId");
            let format = *known.entry(id).or_insert_with(|| {
                let declared = codes.iter().find(|(other, _)| *other == id);
                let code = declared.map_or_else(
                    || number::builtin(u32::try_from(id).unwrap_or(0), locale),
                    |(_, code)| code,
                );
                styles.formats.push(NumberFormat::parse(code));
                styles.formats.len() - 1
            });
            // What a cell's own format says of protection holds whatever `applyProtection` says,
            // in the programs that people use: the flag only matters when styles are changed.
            let locked = tree
                .child(xf, "protection")
                .and_then(|protection| tree.attribute(protection, "locked"))
                .is_none_or(is_true);
            styles.cells.push(CellStyle {
                format,
                locked,
                filled: fills.get(of("fillId")).copied().unwrap_or(false),
                borders: borders.get(of("borderId")).copied().unwrap_or_default(),
                emphasised: fonts.get(of("fontId")).copied().unwrap_or(false),
            });
        }
        styles
    }

    /// The format that a cell names; the plain one when there is no such format.
    pub(crate) fn cell(&self, style: Option<u32>) -> CellStyle {
        let index = usize::try_from(style.unwrap_or(0)).unwrap_or(usize::MAX);
        self.cells.get(index).copied().unwrap_or(PLAIN)
    }

    /// The number format of a cell format; `None` is `General`.
    pub(crate) fn format(&self, style: CellStyle) -> Option<&NumberFormat> {
        self.formats.get(style.format)
    }

    /// What its number format makes of a number.
    pub(crate) fn kind(&self, style: CellStyle) -> Kind {
        self.format(style).map_or(Kind::Number, NumberFormat::kind)
    }
}

/// `1` and `true` are true (`xsd:boolean`).
pub(crate) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Whether a font, or the properties of a run, are bold or underlined.
pub(crate) fn emphasised(tree: &Tree, font: Id) -> bool {
    let on = |name: &str| {
        tree.child(font, name).is_some_and(|id| {
            tree.attribute(id, "val")
                .is_none_or(|v| is_true(v) || name == "u" && v != "none")
        })
    };
    on("b") || on("u")
}

fn filled(tree: &Tree, fill: Id) -> bool {
    tree.children(fill)
        .any(|kind| match tree.get(kind).name.as_str() {
            "patternFill" => tree
                .attribute(kind, "patternType")
                .is_some_and(|p| p != "none"),
            "gradientFill" => true,
            _ => false,
        })
}

fn borders(tree: &Tree, border: Id) -> [bool; 4] {
    let side = |names: [&str; 2]| {
        names
            .iter()
            .filter_map(|name| tree.child(border, name))
            .any(|side| {
                tree.attribute(side, "style")
                    .is_some_and(|style| style != "none")
            })
    };
    // ISO/IEC 29500 strict says start and end for left and right.
    [
        side(["left", "start"]),
        side(["right", "end"]),
        side(["top", "top"]),
        side(["bottom", "bottom"]),
    ]
}
