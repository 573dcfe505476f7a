//! The docx reader: the body in reading order, then headers, footers and notes.

use crate::container::Container;
use crate::xml::{Id, Tree};
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Format, Note, Piece, ReadError, Role, Table,
    TextBlock,
};

use super::BODY;
use super::control::{Control, Level};
use super::paragraph::{Place, Scan};
use super::part::{Part, is_on};
use super::styles::Styles;

/// Reads a docx file.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let mut container = Container::open(bytes, bounds)?;
    let mut document = Document::new(Format::Docx);
    let body = container
        .part(BODY)?
        .ok_or_else(|| ReadError::Damaged(format!("no part {BODY}")))?;
    let body = Part::parse(BODY, &body, bounds)?;
    let styles = styles(&mut container, bounds);
    let mut count = bounds.blocks;
    let mut reader = Reader {
        part: &body,
        styles: &styles,
        left: &mut count,
        role: None,
    };
    reader.blocks(0, &mut document.blocks)?;
    if body
        .tree
        .children(0)
        .flat_map(|id| body.tree.children(id))
        .any(|id| body.is(id, "altChunk"))
    {
        document.notes.push(Note::LeftOut {
            what: "altChunk".to_owned(),
        });
    }
    for (name, role) in side_parts(&mut container, bounds) {
        // A damaged header must not hide a sound body.
        let Ok(Some(bytes)) = container.part(&name) else {
            continue;
        };
        let Ok(part) = Part::parse(&name, &bytes, bounds) else {
            document.notes.push(Note::LeftOut { what: name });
            continue;
        };
        let mut reader = Reader {
            part: &part,
            styles: &styles,
            left: &mut count,
            role: Some(role),
        };
        let mut blocks = Vec::new();
        reader.blocks(0, &mut blocks)?;
        // Most headers, and the notes that draw separators, hold nothing.
        blocks.retain(|block| match block {
            Block::Text(text) => !text.skeleton().trim().is_empty(),
            Block::Table(_) => true,
        });
        document.blocks.append(&mut blocks);
    }
    properties(&mut container, bounds, &mut document);
    Ok(document)
}

/// The styles of a file; none when it has none that can be read.
pub(super) fn styles(container: &mut Container<'_>, bounds: &Bounds) -> Styles {
    let part = container.part("word/styles.xml").ok().flatten();
    let part = part.and_then(|bytes| Part::parse("word/styles.xml", &bytes, bounds).ok());
    part.map(|part| Styles::of(&part)).unwrap_or_default()
}

/// Walks one part.
struct Reader<'a> {
    part: &'a Part,
    styles: &'a Styles,
    /// Blocks, cells and fields that may still be read.
    left: &'a mut usize,
    /// The role of every paragraph of the part, where it is not the body.
    role: Option<Role>,
}

impl Reader<'_> {
    /// Reads the blocks below an element. The depth of the recursion is that of the XML, which
    /// parsing has bounded.
    fn blocks(&mut self, parent: Id, out: &mut Vec<Block>) -> Result<(), ReadError> {
        let part = self.part;
        for id in part.tree.children(parent) {
            match part.tree.get(id).name.as_str() {
                "p" if part.is(id, "p") => self.paragraph(id, out)?,
                "tbl" => {
                    let table = self.table(id)?;
                    out.push(Block::Table(table));
                }
                "sdt" => self.block_control(id, out)?,
                // Separators and notices are drawn, not read.
                "footnote" | "endnote"
                    if !matches!(part.tree.attribute(id, "type"), None | Some("normal")) => {}
                "body" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" | "hdr"
                | "footnote" | "endnote" | "comment" | "AlternateContent" => {
                    self.blocks(id, out)?;
                }
                "Choice" | "Fallback" if !super::part::is_hidden(part, id) => {
                    self.blocks(id, out)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, id: Id, out: &mut Vec<Block>) -> Result<(), ReadError> {
        let scan = Scan::of(self.part, id);
        self.take(1 + scan.fields().count())?;
        let path = self.part.tree.path(id);
        let pieces = scan.pieces(self.part, self.styles, &path);
        let emphasised = scan.is_emphasised(self.part, self.styles, id);
        out.push(Block::Text(TextBlock {
            address: Address::new(&self.part.name, path, Anchor::Block),
            role: if scan.is_blank() {
                self.plain_role()
            } else {
                self.role(id)
            },
            emphasised,
            pieces,
        }));
        for id in scan.boxes {
            self.blocks(id, out)?;
        }
        Ok(())
    }

    /// A content control around paragraphs: one block with one field, or what it holds.
    fn block_control(&mut self, sdt: Id, out: &mut Vec<Block>) -> Result<(), ReadError> {
        let control = Control::of(self.part, sdt);
        if !control.is_field(self.part) {
            return match control.content {
                Some(content) => self.blocks(content, out),
                None => Ok(()),
            };
        }
        let field = self.control_block(sdt, &control)?;
        out.push(Block::Text(field));
        Ok(())
    }

    fn control_block(&mut self, sdt: Id, control: &Control) -> Result<TextBlock, ReadError> {
        self.take(2)?;
        let path = self.part.tree.path(sdt);
        let address = Address::new(&self.part.name, &path, Anchor::Field);
        let first = control.content.and_then(|content| {
            self.part
                .tree
                .descendants(content)
                .find(|id| self.part.is(*id, "p"))
        });
        Ok(TextBlock {
            address: Address::new(&self.part.name, path, Anchor::Block),
            role: first.map_or(self.plain_role(), |first| self.role(first)),
            emphasised: false,
            pieces: vec![Piece::Field(Place::Control(sdt).read(
                self.part,
                self.styles,
                address,
            ))],
        })
    }

    fn plain_role(&self) -> Role {
        self.role.unwrap_or(Role::Paragraph)
    }

    fn role(&self, id: Id) -> Role {
        if let Some(role) = self.role {
            return role;
        }
        let properties = self.part.tree.child(id, "pPr");
        let value = |name| properties.and_then(|properties| self.part.value(properties, name));
        let style = value("pStyle");
        let own = value("outlineLvl").and_then(|level| level.parse::<u8>().ok());
        let heading = match own {
            Some(level) => (level < 9).then_some(level + 1),
            None => style.and_then(|style| self.styles.heading(style)),
        };
        if let Some(level) = heading {
            return Role::Heading(level);
        }
        let list = properties.and_then(|properties| self.part.tree.child(properties, "numPr"));
        let item = match list {
            // Number 0 takes the list of the style away (17.9.18).
            Some(list) if self.part.value(list, "numId") == Some("0") => None,
            Some(list) => {
                let level = self
                    .part
                    .value(list, "ilvl")
                    .and_then(|level| level.parse().ok());
                Some(level.unwrap_or(0))
            }
            None => style.and_then(|style| self.styles.item(style)),
        };
        item.map_or(Role::Paragraph, Role::Item)
    }

    fn table(&mut self, id: Id) -> Result<Table, ReadError> {
        let caption = self
            .part
            .tree
            .child(id, "tblPr")
            .and_then(|properties| self.part.value(properties, "tblCaption"));
        let mut table = Table {
            address: Address::new(&self.part.name, self.part.tree.path(id), Anchor::Block),
            name: caption.unwrap_or_default().to_owned(),
            protected: false,
            hidden: false,
            cells: Vec::new(),
        };
        let mut grid = Grid::default();
        self.rows(id, &mut table, &mut grid)?;
        Ok(table)
    }

    fn rows(&mut self, parent: Id, table: &mut Table, grid: &mut Grid) -> Result<(), ReadError> {
        let part = self.part;
        for id in part.tree.children(parent) {
            match part.tree.get(id).name.as_str() {
                "tr" => {
                    let properties = part.tree.child(id, "trPr");
                    let deleted =
                        properties.and_then(|properties| part.tree.child(properties, "del"));
                    if deleted.is_some() {
                        continue;
                    }
                    let before =
                        properties.and_then(|properties| part.value(properties, "gridBefore"));
                    grid.column = span(before, 0);
                    self.cells(id, None, table, grid)?;
                    grid.row += 1;
                }
                "sdt" | "sdtContent" | "customXml" | "ins" => self.rows(id, table, grid)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads the cells of a row; `control` is the content control around one of them.
    fn cells(
        &mut self,
        parent: Id,
        control: Option<Id>,
        table: &mut Table,
        grid: &mut Grid,
    ) -> Result<(), ReadError> {
        let part = self.part;
        for id in part.tree.children(parent) {
            match part.tree.get(id).name.as_str() {
                "tc" => self.cell(id, control, table, grid)?,
                "sdt" => {
                    let of = Control::of(part, id);
                    let field = of.level(part) == Level::Cell && of.is_field(part);
                    if let Some(content) = of.content {
                        self.cells(content, field.then_some(id), table, grid)?;
                    }
                }
                "customXml" | "ins" => self.cells(id, control, table, grid)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        id: Id,
        control: Option<Id>,
        table: &mut Table,
        grid: &mut Grid,
    ) -> Result<(), ReadError> {
        self.take(1)?;
        let properties = self.part.tree.child(id, "tcPr");
        let property =
            |name| properties.and_then(|properties| self.part.tree.child(properties, name));
        let column = grid.column;
        let width = span(
            property("gridSpan").and_then(|id| self.part.tree.attribute(id, "val")),
            1,
        );
        grid.column = grid.column.saturating_add(width);
        let continued = |name| {
            property(name).is_some_and(|id| self.part.tree.attribute(id, "val") != Some("restart"))
        };
        if continued("hMerge")
            && let Some(last) = table.cells.last_mut()
            && last.row == grid.row
        {
            last.column_span += width;
            return Ok(());
        }
        if continued("vMerge")
            && let Some(above) = grid.above.get(&column)
            && let Some(above) = table.cells.get_mut(*above)
            && above.row + above.row_span == grid.row
        {
            above.row_span += 1;
            return Ok(());
        }
        let mut blocks = Vec::new();
        match control {
            Some(sdt) => {
                let field = self.control_block(sdt, &Control::of(self.part, sdt))?;
                blocks.push(Block::Text(field));
            }
            None => self.blocks(id, &mut blocks)?,
        }
        grid.above.insert(column, table.cells.len());
        table.cells.push(Cell {
            address: Address::new(&self.part.name, self.part.tree.path(id), Anchor::Cell),
            row: grid.row,
            column,
            row_span: 1,
            column_span: width,
            blocks,
            sheet: None,
        });
        Ok(())
    }

    fn take(&mut self, blocks: usize) -> Result<(), ReadError> {
        *self.left = self
            .left
            .checked_sub(blocks)
            .ok_or(ReadError::TooLarge("blocks"))?;
        Ok(())
    }
}

/// Where the next cell of a table stands.
#[derive(Default)]
struct Grid {
    row: u32,
    column: u32,
    /// The last cell that begins in a column.
    above: std::collections::HashMap<u32, usize>,
}

/// A number of grid columns, within what Word allows (63 columns) with room for other programs.
fn span(value: Option<&str>, least: u32) -> u32 {
    value
        .and_then(|value| value.parse().ok())
        .unwrap_or(least)
        .clamp(least, 1_000)
}

/// Headers, footers, notes and comments, as the body's relationships list them.
fn side_parts(container: &mut Container<'_>, bounds: &Bounds) -> Vec<(String, Role)> {
    let relations = container
        .part("word/_rels/document.xml.rels")
        .ok()
        .flatten();
    let Some(tree) = relations.and_then(|bytes| Tree::parse(&bytes, bounds).ok()) else {
        return Vec::new();
    };
    let mut parts: Vec<(String, Role)> = tree
        .children(0)
        .filter_map(|id| {
            let kind = tree.attribute(id, "Type")?.rsplit('/').next()?;
            let role = match kind {
                "header" | "footer" => Role::HeaderFooter,
                "footnotes" | "endnotes" | "comments" => Role::Footnote,
                _ => return None,
            };
            let target = tree.attribute(id, "Target")?;
            let name = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("word/{target}"),
            };
            Some((name, role))
        })
        .collect();
    parts.sort_by(|a, b| a.0.cmp(&b.0));
    parts.dedup_by(|a, b| a.0 == b.0);
    parts
}

/// Title, date, pages and protection.
fn properties(container: &mut Container<'_>, bounds: &Bounds, document: &mut Document) {
    let mut tree = |name: &str| {
        let bytes = container.part(name).ok().flatten()?;
        Tree::parse(&bytes, bounds).ok()
    };
    if let Some(core) = tree("docProps/core.xml") {
        let text = |name| {
            core.child(0, name)
                .map(|id| core.text(id).trim().to_owned())
        };
        document.title = text("title").filter(|title| !title.is_empty());
        // The template of a library that programs write with bears this day (python-docx).
        let own = |date: &String| date != "2013-12-23T23:15:00Z";
        document.date = text("modified")
            .filter(own)
            .and_then(|date| crate::day::of(&date))
            .or_else(|| {
                text("created")
                    .filter(own)
                    .and_then(|date| crate::day::of(&date))
            });
    }
    if let Some(app) = tree("docProps/app.xml")
        && let Some(pages) = app.child(0, "Pages")
    {
        document.pages = app.text(pages).trim().parse().unwrap_or(0);
    }
    if let Some(settings) = tree("word/settings.xml")
        && let Some(protection) = settings.child(0, "documentProtection")
        && is_on(Some(
            settings.attribute(protection, "enforcement").unwrap_or("0"),
        ))
        && settings.attribute(protection, "edit") != Some("none")
    {
        document.notes.push(Note::Protected);
    }
}
