//! A paper to print or to hand in: a title, sentences, tables whose amounts stand under each other,
//! bars. A4, its text selectable, in the standard fonts of PDF (ISO 32000-2, 9.6.2.2), which have all
//! letters of French; what they lack is written as its nearest letter.

mod sheet;
mod table;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use self::sheet::{HEIGHT, Sheet, WIDTH};
use super::faces::Face;
use super::strings;

/// What is to be written.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    /// Its language, such as `fr` (BCP 47).
    pub language: String,
    /// What it is, in small letters above the title.
    pub kicker: String,
    /// Its title.
    pub title: String,
    /// What stands under the title.
    pub meta: String,
    /// Where it comes from: at the foot of every page.
    pub foot: String,
    /// Its parts, one under another.
    pub parts: Vec<Part>,
}

/// A part of a paper.
#[derive(Debug, Clone)]
pub enum Part {
    /// A heading; it stays with what follows.
    Heading(String),
    /// A sentence or more.
    Text(String),
    /// Notes, each with a dash.
    Notes(Vec<String>),
    /// A table.
    Table(Table),
    /// Bars, one under another, on one scale.
    Bars(Vec<Bar>),
}

/// A table. Its first column has words, the others have amounts, which end at the right, but for
/// those that are named to have words too.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Columns with words beside the first, from 0.
    pub words: Vec<usize>,
    /// The names of its columns, on every page that it goes on.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it is a sum of others, which stands out.
    pub total: bool,
}

/// A bar.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    /// What it is; empty where it goes on with the bar above.
    pub name: String,
    /// How long it is; bars below zero go left.
    pub value: i64,
    /// Its value as it is shown.
    pub shown: String,
    /// Whether it is the second of two beside each other.
    pub second: bool,
}

/// Writes a paper. The same paper gives the same bytes.
pub fn write(paper: &Paper) -> Vec<u8> {
    let mut sheet = Sheet::new(&paper.title);
    sheet.title(&paper.kicker, &paper.title, &paper.meta);
    for part in &paper.parts {
        match part {
            Part::Heading(text) => sheet.heading(text),
            Part::Text(text) => sheet.text(text),
            Part::Notes(notes) => notes.iter().for_each(|note| sheet.note(note)),
            Part::Table(of) => table::draw(&mut sheet, of),
            Part::Bars(bars) => sheet.bars(bars),
        }
    }
    file(paper, sheet.finish(&paper.foot))
}

/// The pages as a file.
fn file(paper: &Paper, contents: Vec<String>) -> Vec<u8> {
    let mut file = Document::with_version("1.7");
    let tree = file.new_object_id();
    let fonts: Vec<(&str, Object)> = [("F1", "Helvetica"), ("F2", "Helvetica-Bold")]
        .into_iter()
        .filter_map(|(name, font)| {
            let font = Face::standard(font).object()?;
            Some((name, Object::Reference(file.add_object(font))))
        })
        .collect();
    let mut resources = Dictionary::new();
    for (name, font) in fonts {
        resources.set(name, font);
    }
    let resources = file.add_object(dictionary! { "Font" => resources });
    let pages: Vec<Object> = contents
        .into_iter()
        .map(|content| {
            let content = Stream::new(Dictionary::new(), content.into_bytes());
            let content = file.add_object(content);
            let page = file.add_object(dictionary! {
                "Type" => "Page",
                "Parent" => tree,
                "MediaBox" => vec![0.into(), 0.into(), WIDTH.into(), HEIGHT.into()],
                "Resources" => resources,
                "Contents" => content,
            });
            Object::Reference(page)
        })
        .collect();
    let count = i64::try_from(pages.len()).unwrap_or(0);
    file.objects.insert(
        tree,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => pages, "Count" => count }),
    );
    let catalog = file.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => strings::encode(&paper.language),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    });
    let info = file.add_object(dictionary! {
        "Title" => strings::encode(&paper.title),
        "Producer" => strings::encode("Essaim"),
    });
    file.trailer.set("Root", catalog);
    file.trailer.set("Info", info);
    file.compress();
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = file.save_to(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Bounds};

    fn paper(rows: usize) -> Paper {
        let rows = (1..=rows).map(|at| Row {
            cells: vec![
                format!("Ligne {at} — œuvre d’été"),
                format!("{at}\u{a0}250,40\u{a0}€"),
                "−3\u{a0}%".to_owned(),
            ],
            total: at.is_multiple_of(10),
        });
        Paper {
            language: "fr".to_owned(),
            kicker: "Comptes".to_owned(),
            title: "Compte rendu financier".to_owned(),
            meta: "Exercice 2024".to_owned(),
            foot: "Source : comptes.txt".to_owned(),
            parts: vec![
                Part::Heading("Charges".to_owned()),
                Part::Text("Tout est là. ".repeat(30)),
                Part::Bars(vec![
                    Bar {
                        name: "Achats".to_owned(),
                        value: 300,
                        shown: "300 €".to_owned(),
                        second: false,
                    },
                    Bar {
                        name: "Écart".to_owned(),
                        value: -100,
                        shown: "-100 €".to_owned(),
                        second: true,
                    },
                ]),
                Part::Table(Table {
                    words: Vec::new(),
                    head: vec!["Ligne".to_owned(), "Montant".to_owned(), "Écart".to_owned()],
                    rows: rows.collect(),
                }),
                Part::Notes(vec!["Une note.".to_owned()]),
            ],
        }
    }

    fn text(bytes: &[u8]) -> (u32, String) {
        let read = crate::read(bytes, "a.pdf", &Bounds::default()).expect("a PDF");
        let mut text = String::new();
        let mut add = |block: &Block| match block {
            Block::Text(block) => text.push_str(&(block.text() + "\n")),
            Block::Table(table) => {
                for cell in &table.cells {
                    for block in &cell.blocks {
                        if let Block::Text(block) = block {
                            text.push_str(&(block.text() + " "));
                        }
                    }
                }
            }
        };
        read.blocks.iter().for_each(&mut add);
        (read.pages, text)
    }

    #[test]
    fn all_that_is_given_is_read_back_from_the_pages() {
        let bytes = write(&paper(120));
        let (pages, text) = text(&bytes);
        assert!(pages >= 3, "{pages}");
        for at in 1..=120 {
            assert!(text.contains(&format!("Ligne {at} — œuvre d’été")), "{at}");
            let amount = format!("{at} 250,40 €");
            let blanks = text.replace('\u{a0}', " ");
            assert!(blanks.contains(&amount), "{amount}");
        }
        for word in [
            "Compte rendu financier",
            "Exercice 2024",
            "Une note.",
            "300 €",
        ] {
            assert!(text.contains(word), "{word}");
        }
        assert_eq!(bytes, write(&paper(120)));
    }

    #[test]
    fn every_page_has_its_number_and_the_head_of_its_table() {
        let mut sheet = Sheet::new("t");
        let Some(Part::Table(of)) = paper(200).parts.into_iter().nth(3) else {
            panic!("a table");
        };
        table::draw(&mut sheet, &of);
        let pages = sheet.finish("Source");
        let hex = |text: &str| -> String {
            let codes = super::super::faces::encode(text);
            codes.iter().map(|code| format!("{code:02X}")).collect()
        };
        let count = pages.len();
        assert!(count >= 4);
        for (at, page) in pages.iter().enumerate() {
            assert!(page.contains(&hex("Montant")), "{at}");
            assert!(
                page.contains(&hex(&format!("{} / {count}", at + 1))),
                "{at}"
            );
            assert!(page.contains(&hex("Source")), "{at}");
        }
    }

    #[test]
    fn what_is_too_wide_or_too_long_stays_on_the_page() {
        let mut wide = paper(3);
        wide.title = "Titre ".repeat(60);
        wide.foot = "Source ".repeat(100);
        wide.parts = vec![Part::Table(Table {
            words: vec![3],
            head: vec!["Nom".repeat(40); 9],
            rows: vec![Row {
                cells: vec!["mot ".repeat(3_000); 9],
                total: false,
            }],
        })];
        let (pages, _) = text(&write(&wide));
        assert!(pages >= 1);
        // Nothing at all is a page too.
        assert_eq!(text(&write(&Paper::default())).0, 1);
    }
}
