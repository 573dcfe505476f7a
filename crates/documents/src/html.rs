//! Web pages: headings, paragraphs, lists, tables, and the fields of their forms.
//!
//! Scripts, styles and navigation are left out. Nesting is bounded before the page is parsed,
//! because parsing takes time with the square of it.

use std::collections::HashMap;

use scraper::{ElementRef, Html, Node, Selector};

mod control;
mod furniture;

use crate::site;
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Format, Piece, ReadError, Role, Table,
    TextBlock,
};
use control::Controls;

/// Elements whose content is no part of the page's text.
const LEFT_OUT: [&str; 14] = [
    "script", "style", "noscript", "template", "nav", "svg", "math", "iframe", "object", "canvas",
    "audio", "video", "head", "datalist",
];

/// Elements that stand within a line. All others begin and end a block.
const INLINE: [&str; 34] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "output", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var",
];

/// Most rows or columns that one cell of a table may cover (HTML, 4.9.12, "forming a table").
const SPAN: u32 = 1_000;

/// Reads a web page.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let decoded = decode(bytes);
    let (front, body) = site::front_matter(&decoded);
    // A page with front matter is a template, whose shortcodes no generator has filled in.
    let source = match front {
        "" => std::borrow::Cow::from(&decoded),
        _ => site::without_shortcodes(body).into(),
    };
    check_nesting(&source, bounds)?;
    let page = Html::parse_document(&source);
    let mut document = Document::new(Format::Html);
    document.title = select(&page, "title")
        .map(|title| collapse(&title.text().collect::<String>()))
        .filter(|title| !title.is_empty())
        .or_else(|| site::front_value(front, "title"));
    let stated = site::front_value(front, "date").and_then(|date| crate::day::of(&date));
    document.date = [
        "meta[property='article:modified_time']",
        "meta[name='dcterms.modified']",
        "meta[name='last-modified']",
        "meta[property='article:published_time']",
        "meta[name='dcterms.created']",
        "meta[name='date']",
    ]
    .iter()
    .filter_map(|selector| select(&page, selector)?.value().attr("content"))
    .chain(select(&page, "time[datetime]").and_then(|time| time.value().attr("datetime")))
    .find_map(crate::day::of);
    document.date = stated.or(document.date);
    let mut reader = Reader {
        controls: Controls::of(&page),
        left: bounds.blocks,
        ..Reader::default()
    };
    reader.children(page.root_element(), Place::default())?;
    reader.end_block(Place::default())?;
    document.blocks = reader.blocks;
    Ok(document)
}

/// What the elements around a piece of text make of it.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    heading: Option<u8>,
    lists: u8,
    item: bool,
    foot: bool,
    strong: bool,
    verbatim: bool,
    /// How many frames with a title of their own are around it.
    frames: u8,
    depth: usize,
}

/// The level of a frame's legend, below all headings of HTML; frames inside it are each one below.
const FRAME: u8 = 7;
/// Frames inside one another that are told apart.
const MOST_FRAMES: u8 = 10;

/// How deep the walk goes: implied elements can make the page deeper than its source.
const DEPTH: usize = 1_024;

#[derive(Default)]
struct Reader {
    controls: Controls,
    blocks: Vec<Block>,
    left: usize,
    made: usize,
    pieces: Vec<Piece>,
    fields: u32,
    strong_words: bool,
    plain_words: bool,
}

impl Reader {
    fn children(&mut self, element: ElementRef<'_>, place: Place) -> Result<(), ReadError> {
        let place = Place {
            depth: place.depth + 1,
            ..place
        };
        if place.depth > DEPTH {
            return Err(ReadError::TooLarge("depth"));
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text, place),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, place)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn element(&mut self, element: ElementRef<'_>, place: Place) -> Result<(), ReadError> {
        let name = element.value().name();
        if LEFT_OUT.contains(&name) || is_hidden(element) {
            return Ok(());
        }
        let strong = matches!(name, "b" | "strong" | "u" | "th");
        let place = Place {
            strong: place.strong || strong,
            ..place
        };
        match name {
            "br" => self.push("\n"),
            "input" | "select" | "textarea" => self.field(element)?,
            "table" => {
                self.end_block(place)?;
                self.table(element, place)?;
            }
            _ if INLINE.contains(&name) => self.children(element, place)?,
            _ => {
                let inner = match name {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Place {
                        heading: Some(name.as_bytes()[1] - b'0'),
                        ..place
                    },
                    "ul" | "ol" | "menu" => Place {
                        lists: place.lists.saturating_add(1),
                        item: false,
                        ..place
                    },
                    "li" => Place {
                        item: true,
                        ..place
                    },
                    // What a frame of several questions is called; of ticks, it is the question.
                    "legend" if self.titles_section(element) => Place {
                        heading: Some(FRAME.saturating_add(place.frames.saturating_sub(1))),
                        ..place
                    },
                    "fieldset" if self.is_section(element) => Place {
                        frames: place.frames.saturating_add(1).min(MOST_FRAMES),
                        ..place
                    },
                    "footer" => Place {
                        foot: true,
                        ..place
                    },
                    "pre" => Place {
                        verbatim: true,
                        ..place
                    },
                    _ => place,
                };
                self.end_block(place)?;
                self.children(element, inner)?;
                self.end_block(inner)?;
                if inner.frames > place.frames {
                    self.end_frame(inner)?;
                }
            }
        }
        Ok(())
    }

    /// A heading of no words, at the level of a frame's legend: what follows the frame is not in it.
    fn end_frame(&mut self, place: Place) -> Result<(), ReadError> {
        let address = self.address(Anchor::Block)?;
        self.blocks.push(Block::Text(TextBlock {
            address,
            role: Role::Heading(FRAME.saturating_add(place.frames.saturating_sub(1))),
            emphasised: false,
            pieces: Vec::new(),
        }));
        Ok(())
    }

    fn text(&mut self, text: &str, place: Place) {
        if text.chars().any(char::is_alphanumeric) {
            match place.strong {
                true => self.strong_words = true,
                false => self.plain_words = true,
            }
        }
        if place.verbatim {
            self.push(text);
            return;
        }
        // White space collapses, also across elements.
        let ends_open = match self.pieces.last() {
            None => true,
            Some(Piece::Text(last)) => last.ends_with([' ', '\n']),
            Some(Piece::Field(_)) => false,
        };
        let mut collapsed = String::with_capacity(text.len());
        let mut space = ends_open;
        for character in text.chars() {
            // A no-break space does not collapse.
            if matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                if !space {
                    collapsed.push(' ');
                }
                space = true;
            } else {
                collapsed.push(character);
                space = false;
            }
        }
        self.push(&collapsed);
    }

    fn push(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn end_block(&mut self, place: Place) -> Result<(), ReadError> {
        self.fields = 0;
        let emphasised =
            std::mem::take(&mut self.strong_words) & !std::mem::take(&mut self.plain_words);
        let mut pieces = std::mem::take(&mut self.pieces);
        if let Some(Piece::Text(first)) = pieces.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some(Piece::Text(last)) = pieces.last_mut() {
            last.truncate(last.trim_end().len());
        }
        pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        if pieces.is_empty() {
            return Ok(());
        }
        let role = match (place.heading, place.foot, place.item) {
            (Some(level), ..) => Role::Heading(level),
            (None, true, _) => Role::HeaderFooter,
            (None, false, true) => Role::Item(place.lists.saturating_sub(1)),
            (None, false, false) => Role::Paragraph,
        };
        let address = self.address(Anchor::Block)?;
        for piece in &mut pieces {
            if let Piece::Field(field) = piece {
                field.address.path.clone_from(&address.path);
            }
        }
        self.blocks.push(Block::Text(TextBlock {
            address,
            role,
            emphasised,
            pieces,
        }));
        Ok(())
    }

    /// Reads a table; a cell that an earlier one covers is not listed.
    fn table(&mut self, table: ElementRef<'_>, place: Place) -> Result<(), ReadError> {
        let before = std::mem::take(&mut self.blocks);
        let address = self.address(Anchor::Block)?;
        let mut cells = Vec::new();
        // Per column: the first row that no cell above covers.
        let mut free: HashMap<u32, u32> = HashMap::new();
        let mut name = String::new();
        let mut rows = Vec::new();
        for child in table.children().filter_map(ElementRef::wrap) {
            match child.value().name() {
                "caption" => name = collapse(&child.text().collect::<String>()),
                "tr" => rows.push(child),
                "thead" | "tbody" | "tfoot" => rows.extend(
                    child
                        .children()
                        .filter_map(ElementRef::wrap)
                        .filter(|row| is(*row, "tr")),
                ),
                _ => {}
            }
        }
        for (row, element) in (0u32..).zip(rows) {
            let mut column = 0;
            for cell in element.children().filter_map(ElementRef::wrap) {
                if !is(cell, "td") && !is(cell, "th") {
                    continue;
                }
                while free.get(&column).is_some_and(|free| *free > row) {
                    column += 1;
                }
                let span = |name| {
                    let value = cell
                        .value()
                        .attr(name)
                        .and_then(|value| value.trim().parse().ok());
                    value.unwrap_or(1).clamp(1, SPAN)
                };
                let (row_span, column_span) = (span("rowspan"), span("colspan"));
                if row_span > 1 {
                    for covered in column..column + column_span {
                        free.insert(covered, row + row_span);
                    }
                }
                let address = self.address(Anchor::Cell)?;
                let strong = place.strong || is(cell, "th");
                let inner = Place {
                    strong,
                    heading: None,
                    item: false,
                    lists: 0,
                    ..place
                };
                self.children(cell, inner)?;
                self.end_block(inner)?;
                let blocks = std::mem::take(&mut self.blocks);
                cells.push(Cell {
                    address,
                    row,
                    column,
                    row_span,
                    column_span,
                    blocks,
                    sheet: None,
                });
                column += column_span;
            }
        }
        self.blocks = before;
        let table = Table {
            address,
            name,
            protected: false,
            hidden: false,
            cells,
        };
        self.blocks.push(Block::Table(table));
        Ok(())
    }

    fn field(&mut self, element: ElementRef<'_>) -> Result<(), ReadError> {
        let Some(mut field) = self.controls.field(element) else {
            return Ok(());
        };
        self.take(1 + field.choices.len())?;
        field.address.occurrence = self.fields;
        self.fields += 1;
        self.pieces.push(Piece::Field(field));
        Ok(())
    }

    fn titles_section(&self, legend: ElementRef<'_>) -> bool {
        let frame = legend.parent().and_then(ElementRef::wrap);
        frame.is_some_and(|frame| is(frame, "fieldset") && !self.controls.is_question(frame))
    }

    /// A frame whose legend titles the questions in it.
    fn is_section(&self, frame: ElementRef<'_>) -> bool {
        let mut children = frame.children().filter_map(ElementRef::wrap);
        children.any(|child| is(child, "legend")) && !self.controls.is_question(frame)
    }

    fn address(&mut self, anchor: Anchor) -> Result<Address, ReadError> {
        self.take(1)?;
        self.made += 1;
        Ok(Address::new("", (self.made - 1).to_string(), anchor))
    }

    fn take(&mut self, blocks: usize) -> Result<(), ReadError> {
        self.left = self
            .left
            .checked_sub(blocks)
            .ok_or(ReadError::TooLarge("blocks"))?;
        Ok(())
    }
}

fn is(element: ElementRef<'_>, name: &str) -> bool {
    element.value().name() == name
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let element = element.value();
    element.attr("hidden").is_some()
        || element.attr("style").is_some_and(|style| {
            style
                .to_lowercase()
                .replace(' ', "")
                .contains("display:none")
        })
}

/// A label's own words, without the options and text of the control it may hold.
fn label_text(label: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in label.descendants() {
        let inside_control =
            node.ancestors()
                .take_while(|a| a.id() != label.id())
                .any(|ancestor| {
                    ElementRef::wrap(ancestor).is_some_and(|a| is(a, "select") || is(a, "textarea"))
                });
        if let Node::Text(words) = node.value()
            && !inside_control
        {
            text.push_str(words);
        }
    }
    collapse(&text)
}

fn select<'a>(page: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    let selector = Selector::parse(selector).ok()?;
    page.select(&selector).next()
}

fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page's text: a byte order mark decides, then what the page declares in its first kilobyte,
/// then what the bytes look like.
fn decode(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1_024)]).to_lowercase();
    let declared = head.split_once("charset=").and_then(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'']);
        let end = rest
            .find(['"', '\'', '>', ';', ' ', '/'])
            .unwrap_or(rest.len());
        encoding_rs::Encoding::for_label(&rest.as_bytes()[..end])
    });
    match declared {
        Some(encoding)
            if encoding_rs::Encoding::for_bom(bytes).is_none()
                && std::str::from_utf8(bytes).is_err() =>
        {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        }
        _ => crate::text::decode(bytes),
    }
}

/// Elements that never hold anything, or that end by themselves where another begins.
const NOT_COUNTED: [&str; 32] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option",
    "optgroup", "colgroup", "rt", "rp", "html", "head", "body",
];

/// Refuses a page that nests deeper than the bounds, or that has too many tags. An end tag counts
/// only against a start tag of its own name, and nothing inside comments, scripts and the like
/// counts, so that the true depth is never larger by more than what parsers imply.
fn check_nesting(source: &str, bounds: &Bounds) -> Result<(), ReadError> {
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut depth, mut tags) = (0, 0);
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let (closing, tag) = match rest.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, rest),
        };
        let length = tag
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .unwrap_or(tag.len());
        let name = tag[..length].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        tags += 1;
        if tags > bounds.blocks.saturating_mul(8) {
            return Err(ReadError::TooLarge("blocks"));
        }
        rest = after_attributes(&tag[length..]);
        if NOT_COUNTED.contains(&name.as_str()) {
            continue;
        }
        if closing {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
            }
            continue;
        }
        let only_text = matches!(
            name.as_str(),
            "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes"
        );
        // Inside drawings and formulas these hold elements like any other.
        let foreign = ["svg", "math"]
            .iter()
            .any(|name| open.get(*name).is_some_and(|n| *n > 0));
        if only_text && !foreign {
            rest = after_end_tag(rest, &name);
            continue;
        }
        *open.entry(name).or_default() += 1;
        depth += 1;
        if depth > bounds.depth {
            return Err(ReadError::TooLarge("depth"));
        }
    }
    Ok(())
}

/// What follows a tag whose attributes begin here; quoted values may hold `>`.
fn after_attributes(source: &str) -> &str {
    let mut quote = None;
    let mut after_equals = false;
    for (at, character) in source.char_indices() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None if character == '>' => return &source[at + 1..],
            None if after_equals && matches!(character, '"' | '\'') => quote = Some(character),
            None => {}
        }
        if quote.is_none() && !character.is_whitespace() {
            after_equals = character == '=';
        }
    }
    ""
}

/// What follows the end tag of an element that holds only text.
fn after_end_tag<'a>(source: &'a str, name: &str) -> &'a str {
    let mut rest = source;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest
            .get(..name.len())
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name))
        {
            return rest;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::{Field, Input};

    fn document(source: &str) -> Document {
        read(source.as_bytes(), &Bounds::default()).expect("reads")
    }

    fn texts(document: &Document) -> Vec<(Role, String)> {
        document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Text(text) => Some((text.role, text.skeleton())),
                Block::Table(_) => None,
            })
            .collect()
    }

    #[test]
    fn a_page_is_read_without_its_furniture() {
        let document = document(
            "<html><head><title> Le  jardin </title><style>p{}</style></head><body>
             <nav><a href='/'>Accueil</a></nav><h1>Le jardin</h1>
             <p>Ouvert <b>le samedi</b>,<br>et le dimanche.</p>
             <ul><li>Semis<ul><li>Tomates</li></ul></li></ul>
             <script>if (a < b) { '</p>' }</script><p><strong>Adhésion</strong></p>
             <footer><p>Mentions</p></footer></body></html>",
        );
        let expected = [
            (Role::Heading(1), "Le jardin"),
            (Role::Paragraph, "Ouvert le samedi,\net le dimanche."),
            (Role::Item(0), "Semis"),
            (Role::Item(1), "Tomates"),
            (Role::Paragraph, "Adhésion"),
            (Role::HeaderFooter, "Mentions"),
        ];
        assert_eq!(document.title.as_deref(), Some("Le jardin"));
        assert_eq!(
            texts(&document),
            expected.map(|(role, text)| (role, text.to_owned()))
        );
        let Block::Text(strong) = &document.blocks[4] else {
            panic!("a text")
        };
        assert!(strong.emphasised);
    }

    #[test]
    fn fields_know_their_labels_and_choices() {
        let document = document(
            "<form><label for=n>Nom</label> <input id=n name=nom maxlength=40>
             <label>Statut <select><option value=''>Choisir</option><option>Association</option>
             <option selected>Coopérative</option></select></label>
             <label><input type=checkbox checked> J'accepte</label>
             <textarea placeholder='En dix lignes'></textarea><input type=hidden name=csrf></form>",
        );
        let fields: Vec<Field> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Text(text) => Some(text.fields().cloned().collect::<Vec<_>>()),
                Block::Table(_) => None,
            })
            .flatten()
            .collect();
        let told: Vec<_> = fields
            .iter()
            .map(|f| {
                (
                    f.input,
                    f.title.as_str(),
                    f.value.as_str(),
                    f.address.occurrence,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (Input::Text, "Nom", "", 0),
                (Input::Choice, "Statut", "Coopérative", 1),
                (Input::Tick, "J'accepte", "x", 2),
                (Input::LongText, "", "", 3),
            ]
        );
        assert_eq!(fields[0].max_length, Some(40));
        assert_eq!(fields[1].choices, ["Association", "Coopérative"]);
        assert_eq!(fields[3].placeholder, "En dix lignes");
    }

    #[test]
    fn covered_cells_are_not_listed() {
        let document = document(
            "<table><tr><th rowspan=2>Poste<td>2023</tr><tr><td colspan=2>1 200 €</tr>
             <tr><td>Total</table>",
        );
        let Block::Table(table) = &document.blocks[0] else {
            panic!("a table")
        };
        let cells: Vec<_> = table
            .cells
            .iter()
            .map(|c| (c.row, c.column, c.row_span, c.column_span))
            .collect();
        assert_eq!(
            cells,
            [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 2), (2, 0, 1, 1)]
        );
        assert_eq!(table.at(1, 0).expect("a cell").text(), "Poste");
    }

    #[test]
    fn deep_pages_are_refused() {
        for tag in [
            "<div>",
            "<b>",
            "<table><td>",
            "<div><!--</div>-->",
            "<div></b>",
            "<svg>",
        ] {
            let source = tag.repeat(600_000);
            let result = read(source.as_bytes(), &Bounds::default());
            assert!(matches!(result, Err(ReadError::TooLarge(_))), "{tag}");
        }
    }

    #[test]
    fn tags_that_end_by_themselves_do_not_nest() {
        let source = "<p>a<li>b<br>".repeat(2_000);
        assert_eq!(document(&source).blocks.len(), 4_000);
    }

    #[test]
    fn the_declared_encoding_is_used() {
        let page = b"<meta charset=iso-8859-1><p>\xE9t\xE9</p>";
        let document = read(page, &Bounds::default()).expect("reads");
        assert_eq!(texts(&document), [(Role::Paragraph, "été".to_owned())]);
    }

    proptest::proptest! {
        #[test]
        fn any_page_is_read(source in "(<(/?)(p|b|li|ul|td|tr|table|select|option|input|div|h2)( a='x)?>|[a-zé<>&;!'\" ]){0,60}") {
            let _ = read(source.as_bytes(), &Bounds::default());
        }
    }
}
