//! The one model that every format is read into.

mod page;

use serde::{Deserialize, Serialize};

use crate::{Asks, Format};

pub use page::{PageState, SeenPage, Shape, Stroke, Widget, Word};

/// What is physically in a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Document {
    /// The format it was read from.
    pub format: Format,
    /// The title that the file declares in its properties or front matter.
    pub title: Option<String>,
    /// The date that the file declares for itself (front matter, then "modified", then
    /// "created"), as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Pages, where the format has pages or declares their number; 0 otherwise.
    pub pages: u32,
    /// The content in reading order.
    pub blocks: Vec<Block>,
    /// Fields of a PDF form (AcroForm); empty for other formats.
    pub widgets: Vec<Widget>,
    /// Blocks of the template of a PDF that is an XFA form and nothing else: what its program shows
    /// in place of its pages, which only say to open it there. Empty for all others.
    #[serde(default)]
    pub template: Vec<Block>,
    /// Words of a PDF with their places, in reading order; empty for other formats.
    pub words: Vec<Word>,
    /// What the pages of a PDF draw beside words; empty for other formats.
    pub strokes: Vec<Stroke>,
    /// Width and height of each page as it is shown, in points; empty for other formats than PDF.
    pub sizes: Vec<[f32; 2]>,
    /// How each page was read, in order; empty for formats without pages of their own.
    pub states: Vec<PageState>,
    /// What a person should know about how the file was read.
    pub notes: Vec<Note>,
    /// Sections, tables and cells of a text in which nothing may be written, but for fields that
    /// are not of the text itself (odt).
    #[serde(default)]
    pub protected: Vec<Address>,
}

/// What a person should know about how a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", tag = "note")]
pub enum Note {
    /// The document asks not to be edited outside its fields, or its open cells
    /// (docx, odt, xlsx, ods). Those stay open.
    Protected,
    /// The PDF holds an XFA form beside the fields of its AcroForm (ISO 32000-2, 12.7.8). Writing
    /// drops it, so that every viewer shows the fields.
    Xfa,
    /// The PDF is an XFA form and nothing else: it has no field that could be written.
    XfaOnly,
    /// The PDF is signed by somebody: a change would break the signature.
    Signed,
    /// Its author certified the PDF (DocMDP; ISO 32000-2, 12.8.2.2): a change would break that.
    Certified,
    /// The PDF carries usage rights (`UR`, `UR3`), which unlock functions of one viewer. A change
    /// breaks their signature, so writing drops them.
    UsageRights,
    /// The PDF opens without a password, but forbids filling without one (ISO 32000-2, 7.6.4.2).
    Restricted,
    /// A part of the file was left out: another document inside, a part that is damaged.
    LeftOut {
        /// Its name in the file.
        what: String,
    },
    /// Cells of a sheet beyond the bound were left out.
    CellsLeftOut {
        /// The sheet's name.
        sheet: String,
    },
    /// What a page holds beyond the bound was left out.
    PageCut {
        /// Counted from 1.
        page: u32,
    },
    /// Text beyond the bound was left out.
    TextCut,
    /// Fields beyond the bound were left out.
    FieldsCut,
    /// Pages of a form are pictures without fields: only what a program recognised on them is known
    /// of their boxes, and nothing can be written on them.
    Scanned {
        /// How many pages.
        count: u32,
        /// On how many of them text was recognised.
        read: u32,
    },
    /// The file says that it has more pages than are in it.
    PagesMissing {
        /// How many are not there.
        count: u32,
    },
}

/// Where something stands in a file. Stable as long as the file is not edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Address {
    /// Part of an archive (`word/document.xml`, `xl/worksheets/sheet1.xml`), or empty.
    pub part: String,
    /// Path inside the part. XML text formats: indexes of child elements from the root, such as
    /// `0/12/3`. Spreadsheets: the cell, such as `B7`. PDF: object and generation, such as
    /// `12 0`. Plain formats: the index of the block.
    pub path: String,
    /// Which field of this path, counted from 0, where one path holds several.
    #[serde(default)]
    pub occurrence: u32,
    /// What at this path is meant.
    #[serde(default)]
    pub anchor: Anchor,
    /// Page counted from 1, where pages are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// `[left, bottom, right, top]` in points from the lower left corner of the page (PDF).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rectangle: Option<[f32; 4]>,
}

/// What is meant at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The block itself. Writing puts text into a blank paragraph, or after its last text.
    #[default]
    Block,
    /// The field numbered by `occurrence`: content control, legacy field or PDF widget.
    Field,
    /// Characters `start..end` of [`TextBlock::skeleton`], to be replaced.
    Span {
        /// First character.
        start: u32,
        /// One past the last character.
        end: u32,
    },
    /// A table cell of a text document, or a cell of a sheet.
    Cell,
    /// The room of `rectangle` on `page`, where the file has no field: what is written there is
    /// laid over the page (PDF).
    Room {
        /// Ruled lines that share its height evenly, from the top; 0 where none is ruled.
        lines: u16,
        /// Cells that each take a character; 0 where there are none.
        cells: u16,
        /// Points by which the first line begins further right.
        indent: u16,
    },
}

/// A piece of content in reading order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading, paragraph, list item, header, footer or note.
    Text(TextBlock),
    /// A table of a text document, or one sheet of a workbook.
    Table(Table),
}

/// One paragraph, whatever its role.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TextBlock {
    /// Where it stands.
    pub address: Address,
    /// What it is.
    pub role: Role,
    /// True when all of its text is bold or underlined: often a question or a title in disguise.
    pub emphasised: bool,
    /// Text and fields in order.
    pub pieces: Vec<Piece>,
}

/// What a text block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// An ordinary paragraph.
    Paragraph,
    /// A list item; 0 is the outermost list.
    Item(u8),
    /// Repeated at the top or foot of pages.
    HeaderFooter,
    /// A footnote, endnote or comment.
    Footnote,
}

/// A run of text or a field inside a paragraph.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "paragraphs hold few pieces, and those of forms are fields as often as text"
)]
pub enum Piece {
    /// Text; a tab is `\t`, a line break `\n`.
    Text(String),
    /// A field that is made to be filled.
    Field(Field),
}

/// A field inside a text document that is made to be filled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Field {
    /// Where it stands; its anchor is [`Anchor::Field`].
    pub address: Address,
    /// Which mechanism it is made with.
    pub origin: FieldOrigin,
    /// What it takes.
    pub input: Input,
    /// Its technical name or tag. Names repeat: never an address.
    pub name: String,
    /// What it says of itself to a person: title, alias, help or status text. May be empty.
    pub title: String,
    /// What it holds now; empty when blank or showing its placeholder. A tick holds `x` or nothing.
    pub value: String,
    /// The text it shows while blank. May be empty.
    pub placeholder: String,
    /// The most characters it declares to take.
    pub max_length: Option<u32>,
    /// What can be chosen, as shown to a person.
    pub choices: Vec<String>,
    /// What else it declares (web pages and schemas; empty for other formats).
    #[serde(default)]
    pub asks: Asks,
}

/// Which mechanism a field is made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldOrigin {
    /// `w:sdt` (ECMA-376 part 1, 17.5.2).
    ContentControl,
    /// `FORMTEXT`, `FORMCHECKBOX`, `FORMDROPDOWN` (ECMA-376 part 1, 17.16.5).
    Legacy,
    /// An OpenDocument form control or placeholder.
    OpenDocument,
    /// An `input`, `select` or `textarea` of a web page.
    Html,
    /// A field of an XFA template, which no file is written into.
    Xfa,
    /// A component or element of a form's schema.
    Schema,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A number.
    Number,
    /// A date.
    Date,
    /// One of its choices.
    Choice,
    /// On or off.
    Tick,
    /// On or off, and at most one of its group is on.
    Radio,
    /// A picture or another object that is not text.
    Picture,
    /// A push button; never filled.
    Button,
    /// A signature; never filled.
    Signature,
    /// Rows of several things each, which the file does not spell out.
    Table,
}

/// A table of a text document, or one sheet of a workbook.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Table {
    /// Where it stands.
    pub address: Address,
    /// The sheet's or table's name, empty when it has none.
    pub name: String,
    /// The sheet is protected: only unlocked cells may be filled.
    pub protected: bool,
    /// The sheet is hidden.
    pub hidden: bool,
    /// Cells row by row. Blank cells of a sheet are kept where they carry a style, a merge or a
    /// validation, or stand inside the used range; cells covered by a merge are not listed.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cell {
    /// Where it stands; its anchor is [`Anchor::Cell`].
    pub address: Address,
    /// Row counted from 0.
    pub row: u32,
    /// Column counted from 0.
    pub column: u32,
    /// Rows it covers, 1 or more.
    pub row_span: u32,
    /// Columns it covers, 1 or more.
    pub column_span: u32,
    /// Its content. A sheet's cell holds one text block, or none when blank.
    pub blocks: Vec<Block>,
    /// What only a sheet's cell has.
    pub sheet: Option<SheetCell>,
}

/// What only a sheet's cell has.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SheetCell {
    /// It holds a formula and must never be written.
    pub formula: bool,
    /// It is locked while its sheet is protected (the default in both formats).
    pub locked: bool,
    /// Its value as a plain number, where it is one: `1234.5`. Dates are not numbers here.
    pub number: Option<String>,
    /// Its value as `YYYY-MM-DD`, where it is a date.
    pub date: Option<String>,
    /// It has a fill, or a border on every side: often the mark of a place to write.
    pub framed: bool,
    /// What its validation list allows.
    pub choices: Vec<String>,
    /// What its validation takes, where it says so.
    pub input: Option<Input>,
    /// The most characters its validation allows.
    pub max_length: Option<u32>,
    /// The prompt of its validation, or its comment.
    pub help: String,
}

/// A text block with the headings it stands under.
#[derive(Debug, Clone)]
pub struct Outlined<'a> {
    /// Headings from the highest to the nearest; the block's own text if it is a heading is not
    /// among them.
    pub headings: Vec<String>,
    /// The block.
    pub block: &'a Block,
}

impl Address {
    /// An address inside an archive's part.
    pub fn new(part: impl Into<String>, path: impl Into<String>, anchor: Anchor) -> Self {
        Self {
            part: part.into(),
            path: path.into(),
            occurrence: 0,
            anchor,
            page: None,
            rectangle: None,
        }
    }
}

impl Document {
    /// An empty document of a format.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            title: None,
            date: None,
            pages: 0,
            blocks: Vec::new(),
            widgets: Vec::new(),
            template: Vec::new(),
            words: Vec::new(),
            strokes: Vec::new(),
            sizes: Vec::new(),
            states: Vec::new(),
            notes: Vec::new(),
            protected: Vec::new(),
        }
    }

    /// True for a place in a protected part of the document. Fields that are listed may be
    /// filled there too: those that may not are read as text.
    pub fn is_protected(&self, address: &Address) -> bool {
        address.anchor != Anchor::Field
            && self.protected.iter().any(|around| {
                let inside = address.path.strip_prefix(&around.path);
                around.part == address.part
                    && inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
    }

    /// All its text, a block or cell a line.
    pub fn text(&self) -> String {
        block_texts(&self.blocks).join("\n")
    }

    /// Top-level blocks, each with the headings it stands under. A sheet's name is its heading.
    pub fn outline(&self) -> Vec<Outlined<'_>> {
        let mut open: Vec<(u8, String)> = Vec::new();
        let mut outlined = Vec::with_capacity(self.blocks.len());
        for block in &self.blocks {
            if let Block::Text(text) = block
                && let Role::Heading(level) = text.role
            {
                open.retain(|(l, _)| *l < level);
                outlined.push(Outlined {
                    headings: titles(&open),
                    block,
                });
                let title = text.text().trim().to_owned();
                // One of no words ends what was open, and opens nothing.
                if !title.is_empty() {
                    open.push((level, title));
                }
            } else {
                outlined.push(Outlined {
                    headings: titles(&open),
                    block,
                });
            }
        }
        outlined
    }
}

fn titles(open: &[(u8, String)]) -> Vec<String> {
    open.iter().map(|(_, title)| title.clone()).collect()
}

/// What a tab that draws dots or a line up to its stop is in a skeleton: a place to write on.
pub const LEADER: char = '\u{2024}';

impl TextBlock {
    /// All its text, the values of fields included.
    pub fn text(&self) -> String {
        let text: String = (self.pieces.iter())
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Field(field) => field.value.as_str(),
            })
            .collect();
        text.replace(LEADER, "\t")
    }

    /// Its text with each field as one U+FFFC. The characters that [`Anchor::Span`] counts.
    pub fn skeleton(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Field(_) => "\u{FFFC}",
            })
            .collect()
    }

    /// Its fields in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Field(field) => Some(field),
            Piece::Text(_) => None,
        })
    }
}

impl Cell {
    /// All its text, paragraphs joined by line breaks, nested tables included.
    pub fn text(&self) -> String {
        block_texts(&self.blocks).join("\n")
    }
}

impl Table {
    /// The cell at a row and column, also when it is covered by that cell's span.
    pub fn at(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.iter().find(|cell| {
            (cell.row..cell.row + cell.row_span).contains(&row)
                && (cell.column..cell.column + cell.column_span).contains(&column)
        })
    }

    /// Its rows in order, each with its cells from left to right.
    pub fn rows(&self) -> Vec<Vec<&Cell>> {
        let mut rows: std::collections::BTreeMap<u32, Vec<&Cell>> =
            std::collections::BTreeMap::new();
        for cell in &self.cells {
            rows.entry(cell.row).or_default().push(cell);
        }
        let mut rows: Vec<_> = rows.into_values().collect();
        for row in &mut rows {
            row.sort_by_key(|cell| cell.column);
        }
        rows
    }
}

fn block_texts(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Text(text) => vec![text.text()],
            Block::Table(table) => table.cells.iter().map(Cell::text).collect(),
        })
        .collect()
}
