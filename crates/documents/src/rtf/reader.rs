//! Tokens to blocks.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::charset;
use super::tokens::{Token, Tokens};
use crate::plain::Plain;
use crate::{Bounds, Document, Format, ReadError, Role};

/// Groups that hold no text of the document.
const LEFT_OUT: [&str; 27] = [
    "annotation",
    "atnauthor",
    "atnid",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "datafield",
    "datastore",
    "filetbl",
    "fldinst",
    "generator",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "nonshppict",
    "object",
    "password",
    "pict",
    "private",
    "revtbl",
    "rsidtbl",
    "shprslt",
    "tc",
    "template",
    "themedata",
    "xe",
    "xmlnstbl",
];

/// What the text of a group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    Nothing,
    /// A drawn shape: nothing but the text in it (`\shptxt`).
    Shape,
    /// The mark of a list item.
    Mark,
    /// What is said of the file: title and days are taken, all else left.
    Info,
    Title,
    Changed,
    Fonts,
    Styles,
}

/// What a group sets and its end takes back.
#[derive(Debug, Clone, Copy)]
struct State {
    target: Target,
    strong: bool,
    hidden: bool,
    /// Characters that stand in for one of `\u` where it is not known.
    stand_ins: usize,
    encoding: &'static Encoding,
    /// The group opened a text of its own: a note, a header, a shape.
    opens: bool,
    /// `\*` was read: an unknown word that follows makes the group be left out.
    starred: bool,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    strong: bool,
    plain: bool,
    outline: Option<u8>,
    style: i32,
    item: bool,
    level: u8,
    in_table: bool,
    /// What the paragraphs of this text are, when not ordinary.
    role: Option<Role>,
}

struct Reader<'a> {
    tokens: Tokens<'a>,
    state: State,
    states: Vec<State>,
    paragraph: Paragraph,
    /// Paragraphs that wait for a note or shape inside them to end.
    waiting: Vec<Paragraph>,
    out: Plain,
    /// Cells and rows of the table that is being read.
    cell: String,
    row: Vec<String>,
    rows: Vec<Vec<String>>,
    bytes: Vec<u8>,
    /// Stand-ins still to be passed over.
    passing: usize,
    high: Option<u16>,
    fonts: HashMap<i32, &'static Encoding>,
    font: i32,
    headings: HashMap<i32, u8>,
    style: i32,
    words: String,
    title: String,
    changed: [Option<i32>; 3],
    page: &'static Encoding,
}

/// Reads a file.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let page = charset::of_page(1252);
    let mut reader = Reader {
        tokens: Tokens::new(bytes),
        state: State {
            target: Target::Text,
            strong: false,
            hidden: false,
            stand_ins: 1,
            encoding: page,
            opens: false,
            starred: false,
        },
        states: Vec::new(),
        paragraph: Paragraph::default(),
        waiting: Vec::new(),
        out: Plain::new(bounds),
        cell: String::new(),
        row: Vec::new(),
        rows: Vec::new(),
        bytes: Vec::new(),
        passing: 0,
        high: None,
        fonts: HashMap::new(),
        font: 0,
        headings: HashMap::new(),
        style: 0,
        words: String::new(),
        title: String::new(),
        changed: [None; 3],
        page,
    };
    while let Some(token) = reader.tokens.next() {
        reader.take(token, bounds)?;
    }
    reader.end_paragraph()?;
    reader.end_table()?;
    let mut document = Document::new(Format::Rtf);
    document.blocks = reader.out.blocks();
    let title = reader.title.trim();
    document.title = (!title.is_empty()).then(|| title.to_owned());
    if let [Some(year), Some(month), Some(day)] = reader.changed {
        document.date = crate::day::of(&format!("{year:04}-{month:02}-{day:02}"));
    }
    Ok(document)
}

impl Reader<'_> {
    fn take(&mut self, token: Token<'_>, bounds: &Bounds) -> Result<(), ReadError> {
        if !matches!(token, Token::Byte(_) | Token::Text(_)) {
            self.decode();
        }
        match token {
            Token::Open => {
                // Word itself nests groups much deeper than XML elements.
                if self.states.len() >= bounds.depth * 4 {
                    return Err(ReadError::TooLarge("depth"));
                }
                self.states.push(self.state);
                self.state.opens = false;
                self.state.starred = false;
                self.passing = 0;
            }
            Token::Close => self.close()?,
            Token::Byte(_) if self.passing > 0 => self.passing -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Text(text) => {
                let passed = self.passing.min(text.len());
                self.passing -= passed;
                self.bytes
                    .extend_from_slice(text.get(passed..).unwrap_or_default());
            }
            Token::Symbol(symbol) => match symbol {
                b'~' => self.push("\u{a0}"),
                b'_' => self.push("\u{2011}"),
                b'*' => self.state.starred = true,
                b'\\' | b'{' | b'}' => self.push(char::from(symbol).encode_utf8(&mut [0; 4])),
                b'\r' | b'\n' => self.end_paragraph()?,
                // A hyphen that is only shown at the end of a line, an index entry, a formula.
                _ => {}
            },
            Token::Word(word, number) => self.word(word, number)?,
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), ReadError> {
        if self.state.opens {
            self.end_paragraph()?;
            self.paragraph = self.waiting.pop().unwrap_or_default();
        }
        if self.state.target == Target::Styles {
            self.end_style();
        }
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
        self.passing = 0;
        Ok(())
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), ReadError> {
        if let Some(target) = self.target_of(word) {
            self.state.target = target;
            self.state.starred = false;
            return Ok(());
        }
        // Some programs set the star before what every reader knows.
        if std::mem::take(&mut self.state.starred)
            && !matches!(word, "shpinst" | "shptxt" | "footnote")
        {
            self.state.target = Target::Nothing;
            return Ok(());
        }
        let on = number != Some(0);
        match word {
            "bin" => {
                let length = number.and_then(|number| usize::try_from(number).ok());
                self.tokens.pass_over(length.unwrap_or_default());
            }
            "ansicpg" => {
                self.page = charset::of_page(number.unwrap_or(1252));
                self.state.encoding = self.page;
            }
            "mac" => {
                self.page = charset::of_page(10_000);
                self.state.encoding = self.page;
            }
            "uc" => {
                self.state.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(64);
            }
            "u" => self.unicode(number.unwrap_or_default()),
            "f" if self.state.target == Target::Fonts => self.font = number.unwrap_or_default(),
            "f" => {
                let font = number.unwrap_or_default();
                self.state.encoding = self.fonts.get(&font).copied().unwrap_or(self.page);
            }
            "fcharset" => {
                if let Some(encoding) = number.and_then(charset::of_set)
                    && self.fonts.len() < 4_096
                {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "s" if self.state.target == Target::Styles => self.style = number.unwrap_or_default(),
            "plain" => {
                self.state.strong = false;
                self.state.hidden = false;
                self.state.encoding = self.page;
            }
            "b" | "ul" => self.state.strong = on,
            "ulnone" => self.state.strong = false,
            "v" | "deleted" => self.state.hidden = on,
            "yr" | "mo" | "dy" if self.state.target == Target::Changed => {
                let at = ["yr", "mo", "dy"].iter().position(|part| *part == word);
                if let Some(part) = at.and_then(|at| self.changed.get_mut(at)) {
                    *part = number;
                }
            }
            _ if self.state.target == Target::Text => self.of_text(word, number)?,
            _ => {}
        }
        Ok(())
    }

    /// The words that only mean something in text.
    fn of_text(&mut self, word: &str, number: Option<i32>) -> Result<(), ReadError> {
        match word {
            "par" | "sect" | "page" => self.end_paragraph()?,
            "line" => self.push("\n"),
            "tab" => self.push("\t"),
            "emdash" => self.push("—"),
            "endash" => self.push("–"),
            "emspace" | "enspace" | "qmspace" => self.push(" "),
            "bullet" => self.push("•"),
            "lquote" => self.push("‘"),
            "rquote" => self.push("’"),
            "ldblquote" => self.push("“"),
            "rdblquote" => self.push("”"),
            "pard" => {
                let role = self.paragraph.role;
                let (text, strong, plain) = (
                    std::mem::take(&mut self.paragraph.text),
                    self.paragraph.strong,
                    self.paragraph.plain,
                );
                self.paragraph = Paragraph {
                    text,
                    strong,
                    plain,
                    role,
                    ..Paragraph::default()
                };
            }
            "s" => self.paragraph.style = number.unwrap_or_default(),
            "outlinelevel" => {
                self.paragraph.outline = number.and_then(|number| u8::try_from(number).ok());
            }
            "ls" => self.paragraph.item = number != Some(0),
            "ilvl" => {
                let level = number.and_then(|number| u8::try_from(number).ok());
                self.paragraph.level = level.unwrap_or_default().min(8);
            }
            "intbl" => self.paragraph.in_table = true,
            "nestcell" => self.push("\t"),
            "nestrow" => self.push("\n"),
            "cell" => {
                self.paragraph.in_table = true;
                self.end_paragraph()?;
                self.row
                    .push(std::mem::take(&mut self.cell).trim().to_owned());
            }
            "row" if !self.row.is_empty() => self.rows.push(std::mem::take(&mut self.row)),
            "footnote" => self.open(Role::Footnote),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => self.open(Role::HeaderFooter),
            _ => {}
        }
        Ok(())
    }

    /// A group's word that says what its text is for.
    fn target_of(&mut self, word: &str) -> Option<Target> {
        let shape = self.state.target == Target::Shape;
        match word {
            "shpinst" => Some(Target::Shape),
            "shptxt" if shape => {
                self.open_as(None);
                Some(Target::Text)
            }
            _ if matches!(self.state.target, Target::Nothing | Target::Shape) => None,
            "listtext" | "pntext" => Some(Target::Mark),
            "title" if self.state.target == Target::Info => Some(Target::Title),
            "revtim" if self.state.target == Target::Info => Some(Target::Changed),
            "fonttbl" => Some(Target::Fonts),
            "stylesheet" => Some(Target::Styles),
            "info" => Some(Target::Info),
            word if LEFT_OUT.contains(&word) => Some(Target::Nothing),
            _ => None,
        }
    }

    /// Begins a text of its own inside a paragraph.
    fn open(&mut self, role: Role) {
        self.open_as(Some(role));
    }

    fn open_as(&mut self, role: Option<Role>) {
        let inner = Paragraph {
            role,
            ..Paragraph::default()
        };
        self.waiting
            .push(std::mem::replace(&mut self.paragraph, inner));
        self.state.opens = true;
    }

    /// A character by its number; those beyond the first plane come as two.
    fn unicode(&mut self, number: i32) {
        self.passing = self.state.stand_ins;
        let unit = (number & 0xFFFF) as u16;
        let character = match (self.high.take(), unit) {
            (_, 0xD800..0xDC00) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xDC00..0xE000) => {
                char::decode_utf16([high, unit]).next().and_then(Result::ok)
            }
            _ => char::from_u32(u32::from(unit)),
        };
        if let Some(character) = character.filter(|character| *character != '\0') {
            self.push(character.encode_utf8(&mut [0; 4]));
        }
    }

    /// Bytes that were read, as text.
    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.state.encoding.decode_without_bom_handling(&bytes);
            self.push(&text);
        }
    }

    fn push(&mut self, text: &str) {
        match self.state.target {
            Target::Text if !self.state.hidden => {
                let words = text.chars().any(char::is_alphanumeric);
                self.paragraph.strong |= words && self.state.strong;
                self.paragraph.plain |= words && !self.state.strong;
                self.paragraph.text.push_str(text);
            }
            Target::Mark => self.paragraph.item = true,
            Target::Title => self.title.push_str(text),
            Target::Styles => self.words.push_str(text),
            _ => {}
        }
    }

    /// A style's name ends with a semicolon: "heading 1;", "Titre 2;".
    fn end_style(&mut self) {
        let name = std::mem::take(&mut self.words);
        let name = name.trim().trim_end_matches(';').to_lowercase();
        let style = std::mem::take(&mut self.style);
        let level = ["heading ", "titre ", "überschrift ", "título "]
            .iter()
            .find_map(|word| name.strip_prefix(word))
            .and_then(|level| level.parse::<u8>().ok())
            .filter(|level| (1..=9).contains(level));
        if let Some(level) = level
            && self.headings.len() < 4_096
        {
            self.headings.insert(style, level);
        }
    }

    fn end_paragraph(&mut self) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.paragraph.text);
        let emphasised = self.paragraph.strong && !self.paragraph.plain;
        (self.paragraph.strong, self.paragraph.plain) = (false, false);
        let text = text.trim();
        if self.paragraph.in_table && self.paragraph.role.is_none() {
            if !text.is_empty() {
                if !self.cell.is_empty() {
                    self.cell.push('\n');
                }
                self.cell.push_str(text);
            }
            return Ok(());
        }
        let item = std::mem::take(&mut self.paragraph.item);
        if text.is_empty() {
            return Ok(());
        }
        let level = self
            .paragraph
            .outline
            .map(|level| level.saturating_add(1))
            .filter(|level| *level <= 9)
            .or_else(|| self.headings.get(&self.paragraph.style).copied());
        let role = match (self.paragraph.role, level) {
            (Some(role), _) => role,
            (None, Some(level)) => Role::Heading(level),
            (None, None) if item => Role::Item(self.paragraph.level),
            (None, None) => Role::Paragraph,
        };
        // A note inside a table does not end it.
        if self.paragraph.role.is_none() {
            self.end_table()?;
        }
        self.out.text(role, text, emphasised)
    }

    fn end_table(&mut self) -> Result<(), ReadError> {
        if !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
        let rows = std::mem::take(&mut self.rows);
        self.out.table(&rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Block;

    fn shown(rtf: &[u8]) -> Vec<String> {
        let document = read(rtf, &Bounds::default()).expect("reads");
        document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Text(text) => {
                    let bold = if text.emphasised { " bold" } else { "" };
                    format!("{:?}{bold}: {}", text.role, text.text())
                }
                Block::Table(table) => {
                    let row = |row: &Vec<&crate::Cell>| {
                        row.iter()
                            .map(|cell| cell.text())
                            .collect::<Vec<_>>()
                            .join(" | ")
                    };
                    table.rows().iter().map(row).collect::<Vec<_>>().join(" / ")
                }
            })
            .collect()
    }

    #[test]
    fn a_report_is_read() {
        let rtf = br"{\rtf1\ansi\ansicpg1252\uc1
{\fonttbl{\f0 Arial;}{\f1\fcharset238 Cesk;}}
{\stylesheet{\s0 Normal;}{\s3 heading 2;}{\*\cs9 Lien;}}
{\info{\title Rapport d\'92activit\'e9}{\author Personne}{\revtim\yr2025\mo3\dy9}}
{\header\pard Les Mains vertes\par}
\pard\s3 Les ateliers\par
\pard\plain Nous avons re\'e7u 1\~250 \u8364?{\footnote\pard Hors dons.\par} en\~tout{\*\footnote\pard Avant imp\'f4t.\par}.\line Et \f1\'e8\f0.\par
{\b Bilan}\par
{\listtext\'95\tab}\ls1 un outil\par
\pard\trowd\cellx2000\cellx4000\intbl Achats\cell\intbl 120,50\cell\row
\trowd\intbl Total\cell\intbl 120,50\cell\row
\pard{\*\inconnu rien}{\v cach\'e9}{\shp{\*\shpinst\shpleft1{\sp{\sn a}{\sv 1}}{\shptxt\pard Dans un cadre\par}}}{\pict\bin5 }}}}}}fin\par}";
        assert_eq!(
            shown(rtf),
            [
                "HeaderFooter: Les Mains vertes",
                "Heading(2): Les ateliers",
                "Footnote: Hors dons.",
                "Footnote: Avant impôt.",
                "Paragraph: Nous avons reçu 1\u{a0}250 € en\u{a0}tout.\nEt č.",
                "Paragraph bold: Bilan",
                "Item(0): un outil",
                "Achats | 120,50 / Total | 120,50",
                "Paragraph: Dans un cadre",
                "Paragraph: fin",
            ]
        );
        let document = read(rtf, &Bounds::default()).expect("reads");
        assert_eq!(document.title.as_deref(), Some("Rapport d’activité"));
        assert_eq!(document.date.as_deref(), Some("2025-03-09"));
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = [b"{\\rtf1".as_slice(), &[b'{'; 600_000]].concat();
        assert!(matches!(
            read(&deep, &Bounds::default()),
            Err(ReadError::TooLarge("depth"))
        ));
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_read(words in proptest::collection::vec(
            proptest::sample::select(&["{", "}", "\\par", "\\cell", "\\row", "\\footnote", "\\shptxt", "\\*",
                "\\shpinst", "\\u-10179?", "\\u-8704?", "\\'e9", "\\bin3", "mot ", "\\info", "\\title ", "\\intbl"][..]),
            0..200,
        )) {
            let rtf = format!("{{\\rtf1 {}", words.concat());
            let _ = read(rtf.as_bytes(), &Bounds::default());
        }
    }
}
