//! Markdown: CommonMark with tables, footnotes, and YAML or TOML front matter.
//!
//! Raw HTML loses its tags and keeps its text; shortcodes of site generators are taken out.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::site;
use crate::{
    Address, Anchor, Block, Bounds, Cell, Document, Format, Piece, ReadError, Role, Table,
    TextBlock,
};

/// Reads Markdown.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let text = crate::text::decode(bytes).replace("\r\n", "\n");
    let (front, body) = site::front_matter(&text);
    let mut document = Document::new(Format::Markdown);
    document.title = site::front_value(front, "title");
    document.date = ["date", "lastmod", "publishDate"]
        .iter()
        .find_map(|key| site::front_value(front, key).and_then(|date| crate::day::of(&date)));
    let source = site::without_shortcodes(body);
    if nesting(&source) > bounds.depth {
        return Err(ReadError::TooLarge("depth"));
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        left: bounds.blocks,
        ..Reader::default()
    };
    let mut events = Parser::new_ext(&source, options).peekable();
    while let Some(event) = events.next() {
        let strong = matches!(events.peek(), Some(Event::Start(Tag::Strong)));
        reader.take(event, strong)?;
    }
    reader.end_block()?;
    document.blocks = reader.blocks;
    if document.title.is_none() {
        document.title = first_title(&document.blocks);
    }
    Ok(document)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    left: usize,
    made: usize,
    text: String,
    /// Depth of strong emphasis, and whether all words so far stood in it.
    strong: usize,
    plain_words: bool,
    strong_words: bool,
    heading: Option<u8>,
    lists: usize,
    footnote: bool,
    image: usize,
    html: String,
    table: Option<Table>,
    row: u32,
    column: u32,
}

impl Reader {
    /// `strong` tells that words in strong type follow.
    fn take(&mut self, event: Event<'_>, strong: bool) -> Result<(), ReadError> {
        match event {
            Event::Start(tag) => self.start(&tag)?,
            Event::End(tag) => self.end(tag)?,
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text),
            // "**SIRET :** …" begins a line of its own, whatever the format makes of it.
            Event::SoftBreak if strong && self.labels() => self.push("\n"),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::InlineHtml(html) => {
                let tag = html
                    .trim_start_matches('<')
                    .trim_start_matches('/')
                    .to_lowercase();
                if tag.starts_with("br") {
                    self.push("\n");
                }
            }
            Event::Html(html) => self.html.push_str(&html),
            Event::TaskListMarker(done) => self.push(if done { "☒ " } else { "☐ " }),
            Event::Rule => self.end_block()?,
            Event::FootnoteReference(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block()?;
                self.heading = Some(level_number(*level));
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_block()?;
            }
            Tag::List(_) => {
                self.end_block()?;
                self.lists += 1;
            }
            Tag::Item => self.end_block()?,
            Tag::FootnoteDefinition(_) => {
                self.end_block()?;
                self.footnote = true;
            }
            Tag::Table(_) => {
                self.end_block()?;
                self.table = Some(Table {
                    address: self.address(Anchor::Block)?,
                    name: String::new(),
                    protected: false,
                    hidden: false,
                    cells: Vec::new(),
                });
                self.row = 0;
            }
            Tag::TableHead | Tag::TableRow => self.column = 0,
            Tag::Strong => self.strong += 1,
            Tag::Image { .. } => self.image += 1,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), ReadError> {
        match tag {
            TagEnd::Heading(_) => {
                self.end_block()?;
                self.heading = None;
            }
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::Item => {
                self.end_block()?;
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                for line in without_tags(&html).split('\n') {
                    self.push(line.trim());
                    self.end_block()?;
                }
            }
            TagEnd::List(_) => {
                self.end_block()?;
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::FootnoteDefinition => {
                self.end_block()?;
                self.footnote = false;
            }
            TagEnd::TableCell => self.end_cell()?,
            TagEnd::TableHead | TagEnd::TableRow => self.row += 1,
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.blocks.push(Block::Table(table));
                }
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Image => self.image = self.image.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    /// The line that ends here is a label with its value.
    fn labels(&self) -> bool {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        line.find(':').is_some_and(|at| at < 60)
    }

    fn push(&mut self, text: &str) {
        // The text of a picture stands for the picture, not for the document.
        if self.image > 0 {
            return;
        }
        if text.chars().any(char::is_alphanumeric) {
            match self.strong {
                0 => self.plain_words = true,
                _ => self.strong_words = true,
            }
        }
        self.text.push_str(text);
    }

    fn end_block(&mut self) -> Result<(), ReadError> {
        if let Some(block) = self.block()? {
            self.blocks.push(block);
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let address = self.address(Anchor::Cell)?;
        let block = self.block()?;
        let (row, column) = (self.row, self.column);
        self.column += 1;
        if let Some(table) = &mut self.table {
            let blocks = block.into_iter().collect();
            let (row_span, column_span) = (1, 1);
            table.cells.push(Cell {
                address,
                row,
                column,
                row_span,
                column_span,
                blocks,
                sheet: None,
            });
        }
        Ok(())
    }

    fn block(&mut self) -> Result<Option<Block>, ReadError> {
        let text = std::mem::take(&mut self.text);
        let emphasised =
            std::mem::take(&mut self.strong_words) & !std::mem::take(&mut self.plain_words);
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let role = match (self.heading, self.footnote, self.lists) {
            (Some(level), _, _) => Role::Heading(level),
            (None, true, _) => Role::Footnote,
            (None, false, 0) => Role::Paragraph,
            (None, false, lists) => Role::Item(u8::try_from(lists - 1).unwrap_or(u8::MAX)),
        };
        let role = if self.table.is_some() {
            Role::Paragraph
        } else {
            role
        };
        Ok(Some(Block::Text(TextBlock {
            address: self.address(Anchor::Block)?,
            role,
            emphasised,
            pieces: vec![Piece::Text(text.to_owned())],
        })))
    }

    fn address(&mut self, anchor: Anchor) -> Result<Address, ReadError> {
        self.left = self
            .left
            .checked_sub(1)
            .ok_or(ReadError::TooLarge("blocks"))?;
        self.made += 1;
        Ok(Address::new("", (self.made - 1).to_string(), anchor))
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The title of a document without front matter: its first block, if that is a top heading.
fn first_title(blocks: &[Block]) -> Option<String> {
    match blocks.first()? {
        Block::Text(text) if text.role == Role::Heading(1) => Some(text.text()),
        _ => None,
    }
}

/// The deepest nesting of quotes and lists that a line can open. Dot leaders and rules open none.
fn nesting(source: &str) -> usize {
    source
        .lines()
        .map(|line| {
            let mut marks = 0;
            let mut before = ' ';
            let mut characters = line.chars().peekable();
            while let Some(mark) = characters.next() {
                let apart = characters.peek().is_none_or(|after| after.is_whitespace());
                match mark {
                    '>' => marks += 1,
                    '-' | '*' | '+' if apart && before.is_whitespace() => marks += 1,
                    '.' | ')' if apart && before.is_ascii_digit() => marks += 1,
                    '-' | '*' | '+' | '.' | ')' | ' ' | '\t' | '0'..='9' => {}
                    _ => break,
                }
                before = mark;
            }
            marks
        })
        .max()
        .unwrap_or(0)
}

/// The text of an HTML fragment, comments, scripts and styles left out.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let head = rest.get(..8).unwrap_or(rest).to_lowercase();
        let close = match head.as_str() {
            head if head.starts_with("<!--") => "-->",
            head if head.starts_with("<script") => "</script>",
            head if head.starts_with("<style") => "</style>",
            _ => ">",
        };
        match rest.find(close) {
            Some(end) => rest = &rest[end + close.len()..],
            None => rest = "",
        }
    }
    text.push_str(rest);
    let text = text
        .replace("&nbsp;", "\u{A0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        read(text.as_bytes(), &Bounds::default()).expect("reads")
    }

    fn roles(document: &Document) -> Vec<(Role, String)> {
        document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Text(text) => Some((text.role, text.text())),
                Block::Table(_) => None,
            })
            .collect()
    }

    #[test]
    fn front_matter_gives_title_and_date() {
        let document = document(
            "---\ntitle: \"L'assemblée\"\ndate: 2024-03-02T10:00:00+01:00\n---\nBonjour.\n",
        );
        assert_eq!(document.title.as_deref(), Some("L'assemblée"));
        assert_eq!(document.date.as_deref(), Some("2024-03-02"));
        assert_eq!(roles(&document), [(Role::Paragraph, "Bonjour.".to_owned())]);
    }

    #[test]
    fn headings_lists_and_quotes_are_read() {
        let document = document(
            "# Projet\n\n- un\n  - deux\n\n> **Rappel**\n\n<p>Un <b>mot</b></p>\n\n{{< video id=\"3\" >}}\n",
        );
        let expected = [
            (Role::Heading(1), "Projet"),
            (Role::Item(0), "un"),
            (Role::Item(1), "deux"),
            (Role::Paragraph, "Rappel"),
            (Role::Paragraph, "Un mot"),
        ];
        assert_eq!(
            roles(&document),
            expected.map(|(role, text)| (role, text.to_owned()))
        );
        let Block::Text(quote) = &document.blocks[3] else {
            panic!("a text")
        };
        assert!(quote.emphasised);
    }

    #[test]
    fn tables_have_rows_and_columns() {
        let document =
            document("| Poste | Montant |\n|---|---|\n| Salaires | 1 200 € |\n| Loyer | |\n");
        let Block::Table(table) = &document.blocks[0] else {
            panic!("a table")
        };
        let cell = |row, column| table.at(row, column).expect("a cell").text();
        assert_eq!(cell(0, 1), "Montant");
        assert_eq!(cell(1, 1), "1 200 €");
        assert_eq!(cell(2, 0), "Loyer");
        assert_eq!(cell(2, 1), "");
    }

    #[test]
    fn deep_quotes_and_lists_are_refused() {
        for deep in [
            ">".repeat(600_000),
            "- ".repeat(600_000),
            "1. ".repeat(300_000),
        ] {
            let result = read(format!("{deep}x").as_bytes(), &Bounds::default());
            assert!(
                matches!(result, Err(ReadError::TooLarge("depth"))),
                "{}",
                &deep[..4]
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[-#>*`|\\[\\]{}<%+ \\n0-9a-zé]{0,300}") {
            let _ = read(text.as_bytes(), &Bounds::default());
        }
    }
}
