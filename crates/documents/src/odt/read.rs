//! The odt reader: the body in reading order, its notes, then headers and footers.

use std::collections::HashMap;

use crate::container::Container;
use crate::xml::{Id, Tree};
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Format, Note, ReadError, Role, Table, TextBlock,
};

use super::controls::controls;
use super::paragraph::Scan;
use super::protection::protects;
use super::styles::Styles;

/// Most times that a repeated row or cell of a table is listed.
const REPEATED: u32 = 1_000;

/// Reads an odt file.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let mut container = Container::open(bytes, bounds)?;
    if let Some(manifest) = container.part("META-INF/manifest.xml")?
        && manifest
            .windows(15)
            .any(|window| window == b"encryption-data")
    {
        return Err(ReadError::Encrypted);
    }
    let content = container
        .part("content.xml")?
        .ok_or_else(|| ReadError::Damaged("no part content.xml".to_owned()))?;
    let content = Tree::parse(&content, bounds)?;
    let named = container.part("styles.xml").ok().flatten();
    let named = named.and_then(|bytes| Tree::parse(&bytes, bounds).ok());
    let mut styles = Styles::default();
    if let Some(named) = &named {
        styles.add(named);
    }
    styles.add(&content);
    let mut document = Document::new(Format::Odt);
    let mut reader = Reader {
        part: "content.xml",
        tree: &content,
        styles: &styles,
        controls: controls(&content),
        left: bounds.blocks,
        role: None,
        notes: Vec::new(),
        protected: Vec::new(),
    };
    let body = content
        .child(0, "body")
        .and_then(|body| content.child(body, "text"));
    let body = body.ok_or_else(|| ReadError::Damaged("no office:text".to_owned()))?;
    reader.blocks(body, 0, &mut document.blocks)?;
    document.blocks.append(&mut reader.notes);
    document.protected.append(&mut reader.protected);
    if let Some(named) = &named {
        let mut left = reader.left;
        headers(named, &styles, &mut left, &mut document)?;
    }
    properties(&mut container, bounds, &mut document);
    if asks_for_fields_only(&mut container, bounds) {
        document.notes.push(Note::Protected);
    }
    Ok(document)
}

struct Reader<'a> {
    part: &'a str,
    tree: &'a Tree,
    styles: &'a Styles,
    controls: HashMap<String, Id>,
    left: usize,
    role: Option<Role>,
    notes: Vec<Block>,
    protected: Vec<Address>,
}

impl Reader<'_> {
    /// Reads the blocks below an element; `lists` counts the lists around it. The depth of the
    /// recursion is that of the XML, which parsing has bounded.
    fn blocks(&mut self, parent: Id, lists: u8, out: &mut Vec<Block>) -> Result<(), ReadError> {
        for id in self.tree.children(parent) {
            self.note_protection(id);
            match self.tree.get(id).name.as_str() {
                "p" | "h" => self.paragraph(id, lists, out)?,
                "list" => self.blocks(id, lists.saturating_add(1), out)?,
                "table" => {
                    let table = self.table(id)?;
                    out.push(Block::Table(table));
                }
                // A frame that is anchored to the page or a frame.
                "text-box" => self.blocks(id, 0, out)?,
                // An index repeats the headings; changes hold what was deleted.
                "table-of-content" | "tracked-changes" | "forms" | "sequence-decls"
                | "variable-decls" | "user-field-decls" => {}
                "section" | "list-item" | "list-header" | "numbered-paragraph" | "frame"
                | "index-body" | "bibliography" | "g" | "custom-shape" | "rect" => {
                    self.blocks(id, lists, out)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, id: Id, lists: u8, out: &mut Vec<Block>) -> Result<(), ReadError> {
        let address = Address::new(self.part, self.tree.path(id), Anchor::Block);
        let scan = Scan::of(self.tree, self.styles, &self.controls, id);
        let pieces = scan.pieces(&address);
        self.take(1 + pieces.len() / 2)?;
        let blank = pieces.is_empty();
        let role = if blank {
            Role::Paragraph
        } else {
            self.paragraph_role(id, lists)
        };
        out.push(Block::Text(TextBlock {
            address,
            role: self.role.unwrap_or(role),
            emphasised: scan.is_emphasised(),
            pieces,
        }));
        for id in scan.boxes {
            self.blocks(id, 0, out)?;
        }
        let outer = self.role.replace(Role::Footnote);
        let mut notes = Vec::new();
        for id in scan.notes {
            self.blocks(id, 0, &mut notes)?;
        }
        self.role = outer;
        self.notes.append(&mut notes);
        Ok(())
    }

    fn paragraph_role(&self, id: Id, lists: u8) -> Role {
        let level = self
            .tree
            .attribute(id, "outline-level")
            .and_then(|level| level.parse().ok());
        let style = self.tree.attribute(id, "style-name");
        let heading = match self.tree.get(id).name.as_str() {
            "h" => Some(level.unwrap_or(1)),
            _ => style.and_then(|style| self.styles.heading(style)),
        };
        match (heading, lists) {
            (Some(level), _) => Role::Heading(level.clamp(1, 9)),
            (None, 0) => Role::Paragraph,
            (None, lists) => Role::Item(lists - 1),
        }
    }

    fn table(&mut self, id: Id) -> Result<Table, ReadError> {
        let mut table = Table {
            address: Address::new(self.part, self.tree.path(id), Anchor::Block),
            name: self
                .tree
                .attribute(id, "name")
                .unwrap_or_default()
                .to_owned(),
            protected: self.tree.attribute(id, "protected") == Some("true"),
            hidden: false,
            cells: Vec::new(),
        };
        let mut row = 0;
        self.rows(id, &mut row, &mut table)?;
        Ok(table)
    }

    fn rows(&mut self, parent: Id, row: &mut u32, table: &mut Table) -> Result<(), ReadError> {
        for id in self.tree.children(parent) {
            match self.tree.get(id).name.as_str() {
                "table-row" => {
                    for time in 0..self.count(id, "number-rows-repeated") {
                        self.cells(id, *row, time, table)?;
                        *row += 1;
                    }
                }
                "table-header-rows" | "table-rows" | "table-row-group" => {
                    self.rows(id, row, table)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn cells(&mut self, id: Id, row: u32, time: u32, table: &mut Table) -> Result<(), ReadError> {
        let mut column = 0;
        for id in self.tree.children(id) {
            let repeated = self.count(id, "number-columns-repeated");
            match self.tree.get(id).name.as_str() {
                "covered-table-cell" => column += repeated,
                "table-cell" => {
                    for copy in 0..repeated {
                        self.take(1)?;
                        self.note_protection(id);
                        let mut address = Address::new(self.part, self.tree.path(id), Anchor::Cell);
                        // Copies share a path; they differ by their number.
                        address.occurrence = time.saturating_mul(repeated).saturating_add(copy);
                        let mut blocks = Vec::new();
                        self.blocks(id, 0, &mut blocks)?;
                        table.cells.push(Cell {
                            address,
                            row,
                            column,
                            row_span: self.count(id, "number-rows-spanned"),
                            column_span: self.count(id, "number-columns-spanned"),
                            blocks,
                            sheet: None,
                        });
                        column += 1;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Notes a part in which nothing may be written, once.
    fn note_protection(&mut self, id: Id) {
        if protects(self.tree, id) {
            let address = Address::new(self.part, self.tree.path(id), Anchor::Block);
            if self.protected.last() != Some(&address) {
                self.protected.push(address);
            }
        }
    }

    /// A count that an attribute states, 1 or more.
    fn count(&self, id: Id, name: &str) -> u32 {
        let stated = self
            .tree
            .attribute(id, name)
            .and_then(|count| count.parse().ok());
        stated.unwrap_or(1).clamp(1, REPEATED)
    }

    fn take(&mut self, blocks: usize) -> Result<(), ReadError> {
        self.left = self
            .left
            .checked_sub(blocks)
            .ok_or(ReadError::TooLarge("blocks"))?;
        Ok(())
    }
}

/// Parts of a file that hold text, parsed for writing: their styles and form controls too.
pub(super) fn styles(container: &mut Container<'_>, bounds: &Bounds) -> Styles {
    let mut styles = Styles::default();
    for name in ["styles.xml", "content.xml"] {
        let part = container.part(name).ok().flatten();
        if let Some(tree) = part.and_then(|bytes| Tree::parse(&bytes, bounds).ok()) {
            styles.add(&tree);
        }
    }
    styles
}

/// Headers and footers of the page styles; those that hold nothing are left out.
fn headers(
    tree: &Tree,
    styles: &Styles,
    left: &mut usize,
    document: &mut Document,
) -> Result<(), ReadError> {
    let mut reader = Reader {
        part: "styles.xml",
        tree,
        styles,
        controls: HashMap::new(),
        left: *left,
        role: Some(Role::HeaderFooter),
        notes: Vec::new(),
        protected: Vec::new(),
    };
    for id in 0..tree.len() {
        if !tree.get(id).name.starts_with("header") && !tree.get(id).name.starts_with("footer") {
            continue;
        }
        let mut blocks = Vec::new();
        reader.blocks(id, 0, &mut blocks)?;
        blocks.retain(|block| match block {
            Block::Text(text) => !text.skeleton().trim().is_empty(),
            Block::Table(_) => true,
        });
        document.blocks.append(&mut blocks);
    }
    document.protected.append(&mut reader.protected);
    *left = reader.left;
    Ok(())
}

/// LibreOffice keeps that a docx may be filled in its fields only among its settings.
fn asks_for_fields_only(container: &mut Container<'_>, bounds: &Bounds) -> bool {
    let part = container.part("settings.xml").ok().flatten();
    let Some(tree) = part.and_then(|bytes| Tree::parse(&bytes, bounds).ok()) else {
        return false;
    };
    (0..tree.len()).any(|id| {
        tree.attribute(id, "name") == Some("ProtectForm") && tree.text(id).trim() == "true"
    })
}

/// Title, date and pages from `meta.xml`.
fn properties(container: &mut Container<'_>, bounds: &Bounds, document: &mut Document) {
    let bytes = container.part("meta.xml").ok().flatten();
    let Some(tree) = bytes.and_then(|bytes| Tree::parse(&bytes, bounds).ok()) else {
        return;
    };
    let Some(meta) = tree.child(0, "meta") else {
        return;
    };
    let text = |name| {
        tree.child(meta, name)
            .map(|id| tree.text(id).trim().to_owned())
    };
    document.title = text("title").filter(|title| !title.is_empty());
    document.date = text("date")
        .and_then(|date| crate::day::of(&date))
        .or_else(|| text("creation-date").and_then(|date| crate::day::of(&date)));
    document.pages = tree
        .child(meta, "document-statistic")
        .and_then(|id| tree.attribute(id, "page-count"))
        .and_then(|pages| pages.parse().ok())
        .unwrap_or(0);
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::Input;

    fn odt(content: &str) -> Vec<u8> {
        let spaces = "xmlns:office='o' xmlns:text='t' xmlns:table='a' xmlns:style='s' xmlns:fo='f' \
                      xmlns:draw='d' xmlns:form='m' xmlns:meta='e' xmlns:dc='c'";
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let parts = [
            (
                "mimetype",
                "application/vnd.oasis.opendocument.text".to_owned(),
            ),
            (
                "content.xml",
                format!(
                    "<office:document-content {spaces}><office:automatic-styles><style:style style:name='T1'>\
                     <style:text-properties fo:font-weight='bold'/></style:style></office:automatic-styles>\
                     <office:body><office:text>{content}</office:text></office:body></office:document-content>"
                ),
            ),
            (
                "meta.xml",
                format!(
                    "<office:document-meta {spaces}><office:meta><dc:title>Convocation</dc:title>\
                     <dc:date>2024-03-13T19:38:14</dc:date><meta:document-statistic meta:page-count='2'/>\
                     </office:meta></office:document-meta>"
                ),
            ),
        ];
        for (name, text) in parts {
            writer
                .start_file(name, SimpleFileOptions::default())
                .expect("starts");
            writer.write_all(text.as_bytes()).expect("writes");
        }
        writer.finish().expect("finishes").into_inner()
    }

    fn document(content: &str) -> Document {
        read(&odt(content), &Bounds::default()).expect("reads")
    }

    fn told(blocks: &[Block]) -> Vec<(Role, bool, String)> {
        blocks
            .iter()
            .filter_map(|block| match block {
                Block::Text(text) => Some((text.role, text.emphasised, text.skeleton())),
                Block::Table(_) => None,
            })
            .collect()
    }

    #[test]
    fn text_lists_and_notes_are_read() {
        let document = document(
            "<text:h text:outline-level='2'>Ordre du  jour</text:h>
             <text:p><text:span text:style-name='T1'>Important</text:span> </text:p>
             <text:list><text:list-item><text:p>un<text:s text:c='2'/>deux<text:line-break/>trois
               <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note></text:p>
               <text:list><text:list-item><text:p>sous</text:p></text:list-item></text:list></text:list-item></text:list>",
        );
        let expected = [
            (Role::Heading(2), false, "Ordre du jour"),
            (Role::Paragraph, true, "Important"),
            (Role::Item(0), false, "un  deux\ntrois"),
            (Role::Item(1), false, "sous"),
            (Role::Footnote, false, "Note."),
        ];
        assert_eq!(
            told(&document.blocks),
            expected.map(|(r, e, t)| (r, e, t.to_owned()))
        );
        assert_eq!(document.title.as_deref(), Some("Convocation"));
        assert_eq!(
            (document.date.as_deref(), document.pages),
            (Some("2024-03-13"), 2)
        );
    }

    #[test]
    fn repeated_cells_are_listed_within_bounds() {
        let document = document(
            "<table:table table:name='Budget'><table:table-row table:number-rows-repeated='2'>
             <table:table-cell table:number-columns-repeated='3'><text:p>0</text:p></table:table-cell>
             <table:table-cell table:number-columns-spanned='2'/><table:covered-table-cell/>
             </table:table-row></table:table>",
        );
        let Block::Table(table) = &document.blocks[0] else {
            panic!("a table")
        };
        let last = table.cells.last().expect("a cell");
        assert_eq!(
            (table.cells.len(), last.row, last.column, last.column_span),
            (8, 1, 3, 2)
        );
        let mut addresses: Vec<_> = table
            .cells
            .iter()
            .map(|c| (&c.address.path, c.address.occurrence))
            .collect();
        addresses.dedup();
        assert_eq!(addresses.len(), 8);
        let vast = "<table:table><table:table-row table:number-rows-repeated='4000000'>\
                    <table:table-cell table:number-columns-repeated='4000000'/></table:table-row></table:table>";
        let result = read(&odt(vast), &Bounds::default());
        assert!(matches!(result, Err(ReadError::TooLarge("blocks"))));
    }

    #[test]
    fn controls_and_placeholders_are_fields() {
        let document = document(
            "<office:forms><form:form><form:checkbox form:id='c1' form:label='Oui' form:current-state='checked'/></form:form></office:forms>
             <text:p><text:placeholder text:placeholder-type='text' text:description='Votre nom'>&lt;Nom&gt;</text:placeholder> <draw:control draw:control='c1'/></text:p>",
        );
        let Block::Text(text) = &document.blocks[0] else {
            panic!("a text")
        };
        let fields: Vec<_> = text
            .fields()
            .map(|f| {
                (
                    f.input,
                    f.title.as_str(),
                    f.value.as_str(),
                    f.placeholder.as_str(),
                )
            })
            .collect();
        assert_eq!(
            fields,
            [
                (Input::Text, "Votre nom", "", "<Nom>"),
                (Input::Tick, "Oui", "x", "")
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn broken_files_never_panic(at in 0_usize..2_000, byte: u8) {
            let mut bytes = odt("<text:p>bonjour</text:p>");
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = read(&bytes, &Bounds::default());
        }
    }
}
