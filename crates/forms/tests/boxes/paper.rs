//! Documents written in a few lines, and box lists that a person can read.

use documents::{
    Address, Anchor, Block, Cell, Document, Field, FieldOrigin, Format, Input, Piece, Role, Shape,
    SheetCell, Stroke, Table, TextBlock, Widget, Word,
};
use forms::{Form, LimitOrigin, Owner};

/// A document in the making.
pub(crate) struct Paper {
    document: Document,
}

impl Paper {
    pub(crate) fn new() -> Self {
        Self {
            document: Document::new(Format::Docx),
        }
    }

    pub(crate) fn read(&self) -> Document {
        self.document.clone()
    }

    pub(crate) fn heading(self, level: u8, text: &str) -> Self {
        self.text(Role::Heading(level), false, text)
    }

    /// A paragraph; each `¤` is a legacy text field.
    pub(crate) fn paragraph(self, text: &str) -> Self {
        self.text(Role::Paragraph, false, text)
    }

    pub(crate) fn bold(self, text: &str) -> Self {
        self.text(Role::Paragraph, true, text)
    }

    pub(crate) fn item(self, text: &str) -> Self {
        self.text(Role::Item(0), false, text)
    }

    pub(crate) fn blank(self) -> Self {
        self.paragraph("")
    }

    fn text(mut self, role: Role, emphasised: bool, text: &str) -> Self {
        let path = self.document.blocks.len().to_string();
        self.document
            .blocks
            .push(block(&path, role, emphasised, text));
        self
    }

    pub(crate) fn table(mut self, rows: &[&[&str]]) -> Self {
        let path = self.document.blocks.len().to_string();
        let mut cells = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            for (c, text) in row.iter().enumerate() {
                let at = format!("{path}/{r}/{c}");
                cells.push(cell(
                    r,
                    c,
                    &at,
                    vec![block(&format!("{at}/0"), Role::Paragraph, false, text)],
                ));
            }
        }
        self.document
            .blocks
            .push(Block::Table(table(&path, "", false, cells)));
        self
    }

    /// A sheet: `[…]` is framed and unlocked, `=…` a formula.
    pub(crate) fn sheet(mut self, name: &str, protected: bool, rows: &[&[&str]]) -> Self {
        self.document.format = Format::Xlsx;
        let mut cells = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            for (c, text) in row.iter().enumerate() {
                let at = format!(
                    "{}{}",
                    char::from(b'A' + u8::try_from(c).unwrap_or(0)),
                    r + 1
                );
                let framed = text.starts_with('[');
                // A star before words sets them bold.
                let bold = text.starts_with('*');
                let inner = text.trim_matches(['[', ']']).trim_start_matches('*');
                let blocks = if inner.is_empty() {
                    Vec::new()
                } else {
                    vec![block(&at, Role::Paragraph, bold, inner)]
                };
                let mut one = cell(r, c, &at, blocks);
                one.sheet = Some(SheetCell {
                    formula: text.starts_with('='),
                    locked: !framed,
                    framed,
                    number: inner.parse::<f64>().is_ok().then(|| inner.to_owned()),
                    ..SheetCell::default()
                });
                cells.push(one);
            }
        }
        self.document
            .blocks
            .push(Block::Table(table("", name, protected, cells)));
        self
    }

    /// Words of a PDF from a point on, at 9 points.
    pub(crate) fn word(mut self, page: u32, left: f32, bottom: f32, text: &str) -> Self {
        self.document.format = Format::Pdf;
        self.pages(page);
        let mut x = left;
        for word in text.split(' ') {
            let width = 4.5 * word.chars().count() as f32;
            self.document.words.push(Word {
                page,
                rectangle: [x, bottom, x + width, bottom + 9.0],
                text: word.to_owned(),
                size: 9.0,
                bold: false,
            });
            x += width + 2.5;
        }
        self
    }

    /// A line drawn from left to right.
    pub(crate) fn rule(self, page: u32, left: f32, right: f32, y: f32) -> Self {
        self.line(page, [left, y - 0.3, right, y + 0.3])
    }

    /// The four lines of a rectangle.
    pub(crate) fn frame(self, page: u32, [left, bottom, right, top]: [f32; 4]) -> Self {
        self.rule(page, left, right, bottom)
            .rule(page, left, right, top)
            .line(page, [left - 0.3, bottom, left + 0.3, top])
            .line(page, [right - 0.3, bottom, right + 0.3, top])
    }

    fn line(mut self, page: u32, rectangle: [f32; 4]) -> Self {
        self.document.format = Format::Pdf;
        self.pages(page);
        self.document.strokes.push(Stroke {
            page,
            rectangle,
            shape: Shape::Line,
        });
        self
    }

    fn pages(&mut self, count: u32) {
        let pages = (count as usize).max(self.document.sizes.len());
        self.document.sizes.resize(pages, [595.0, 842.0]);
        self.document.pages = self.document.pages.max(count);
    }

    pub(crate) fn widget(self, page: u32, rectangle: [f32; 4]) -> Self {
        self.field(page, rectangle, Input::Text)
    }

    pub(crate) fn tick(self, page: u32, rectangle: [f32; 4]) -> Self {
        self.field(page, rectangle, Input::Tick)
    }

    fn field(mut self, page: u32, rectangle: [f32; 4], input: Input) -> Self {
        self.document.format = Format::Pdf;
        let number = self.document.widgets.len() + 1;
        let mut address = Address::new("", format!("{number} 0"), Anchor::Field);
        address.page = Some(page);
        address.rectangle = Some(rectangle);
        self.document.widgets.push(Widget {
            address,
            name: format!("a{number}"),
            tooltip: String::new(),
            input,
            value: String::new(),
            max_length: None,
            comb: false,
            choices: Vec::new(),
            required: false,
            read_only: false,
            computed: false,
            font_size: 9.0,
        });
        self
    }
}

fn block(path: &str, role: Role, emphasised: bool, text: &str) -> Block {
    let mut pieces = Vec::new();
    for (i, part) in text.split('¤').enumerate() {
        if i > 0 {
            let mut address = Address::new("word/document.xml", path, Anchor::Field);
            address.occurrence = u32::try_from(i - 1).unwrap_or(0);
            pieces.push(Piece::Field(Field {
                address,
                origin: FieldOrigin::Legacy,
                input: Input::Text,
                name: String::from("Texte1"),
                title: String::new(),
                value: String::new(),
                placeholder: String::new(),
                max_length: None,
                choices: Vec::new(),
                asks: documents::Asks::default(),
            }));
        }
        if !part.is_empty() {
            pieces.push(Piece::Text(part.to_owned()));
        }
    }
    Block::Text(TextBlock {
        address: Address::new("word/document.xml", path, Anchor::Block),
        role,
        emphasised,
        pieces,
    })
}

fn cell(row: usize, column: usize, path: &str, blocks: Vec<Block>) -> Cell {
    Cell {
        address: Address::new("word/document.xml", path, Anchor::Cell),
        row: u32::try_from(row).unwrap_or(0),
        column: u32::try_from(column).unwrap_or(0),
        row_span: 1,
        column_span: 1,
        blocks,
        sheet: None,
    }
}

fn table(path: &str, name: &str, protected: bool, cells: Vec<Cell>) -> Table {
    Table {
        address: Address::new("word/document.xml", path, Anchor::Block),
        name: name.to_owned(),
        protected,
        hidden: false,
        cells,
    }
}

/// One line a box: place, kind, label, and what else is known of it.
pub(crate) fn listing(form: &Form) -> String {
    let mut lines = Vec::new();
    for one in &form.boxes {
        let anchor = match one.address.anchor {
            Anchor::Block => String::new(),
            Anchor::Field => format!("#{}", one.address.occurrence),
            Anchor::Cell => String::from(" cell"),
            Anchor::Span { start, end } => format!(" {start}..{end}"),
            Anchor::Room { lines, cells, .. } => match (lines, cells) {
                (0, 0) => String::from(" room"),
                (lines, 0) => format!(" {lines} ruled"),
                (_, cells) => format!(" {cells} cells"),
            },
        };
        let mut line = format!(
            "{}{anchor}: {:?} “{}”",
            one.address.path, one.kind, one.label
        );
        if !one.section.is_empty() {
            line.push_str(&format!(" in “{}”", one.section.join(" > ")));
        }
        if !one.help.is_empty() {
            line.push_str(&format!(" help “{}”", one.help));
        }
        if let Some(group) = &one.group {
            let exclusive = if group.exclusive { ", one only" } else { "" };
            line.push_str(&format!(
                " group {} “{}” ({} | {}){exclusive}",
                group.id, group.label, group.row, group.column
            ));
        }
        if let Some(limit) = one
            .limit
            .as_ref()
            .filter(|l| l.origin != LimitOrigin::Measured)
        {
            line.push_str(&format!(" at most {} {:?}", limit.number, limit.unit));
        }
        if one.owner != Owner::Applicant {
            line.push_str(&format!(" for {:?}", one.owner));
        }
        if !one.value.is_empty() {
            line.push_str(&format!(" holds “{}”", one.value));
        }
        lines.push(line);
    }
    lines.join("\n")
}
