//! An invented corpus of any size: the papers that an association of many years could have. The same
//! number of pages gives the same bytes.

use std::fmt::Write as _;
use std::path::Path;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

/// Words of a page.
const WORDS: usize = 350;
/// Words of a paragraph.
const PARAGRAPH: usize = 70;
/// Characters of a line of a PDF.
const LINE: usize = 88;

/// Words that papers of associations are made of.
const VOCABULARY: &str = "association atelier adhérents bénévoles habitants commune quartier projet \
    accompagnement numérique réparation partage jardin culture théâtre lecture jeunes familles aînés \
    solidarité insertion emploi formation santé mobilité vélo outils matériel ordinateurs collecte \
    réemploi recyclage alimentation cuisine repas fête rencontre débat assemblée conseil bureau \
    présidente trésorier secrétaire salariée coordinatrice partenaires fondation département région \
    mairie intercommunalité subvention convention budget dépenses recettes cotisations dons mécénat \
    loyer électricité assurance déplacements fournitures prestations résultat réserve trésorerie bilan \
    objectif public besoin territoire rural urbain centre social école collège lycée médiathèque maison \
    organise accueille propose développe soutient anime prépare réunit accompagne transmet évalue mesure \
    chaque mois semaine année trimestre printemps automne matin soir après avant pendant grâce malgré \
    avec sans pour dans entre parmi selon depuis jusque vers chez contre plusieurs quelques nouveaux \
    anciens premiers derniers grands petits ouverts gratuits durables locaux collectifs utiles";

/// A small generator of pseudo-random numbers (Knuth, MMIX): the same seed, the same papers.
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// Writes papers of so many pages in all into a folder: notes, web pages, texts and PDFs of one to
/// a hundred pages. Returns how many files.
pub fn write(folder: &Path, pages: usize, seed: u64) -> Result<usize, String> {
    let told = |error: std::io::Error| error.to_string();
    std::fs::create_dir_all(folder).map_err(told)?;
    let mut chance = Chance::new(seed);
    let (mut left, mut number) = (pages, 0);
    while left > 0 {
        number += 1;
        let wanted = [1, 2, 3, 5, 8, 12, 20, 40, 100][chance.below(9)];
        let count = wanted.min(left);
        left -= count;
        let paragraphs = paragraphs(&mut chance, count);
        let (extension, bytes) = match number % 4 {
            0 => ("md", markdown(&paragraphs, number).into_bytes()),
            1 => ("html", html(&paragraphs, number).into_bytes()),
            2 => ("txt", paragraphs.join("\n\n").into_bytes()),
            _ => ("pdf", pdf(&paragraphs)?),
        };
        std::fs::write(
            folder.join(format!("papier-{number:04}.{extension}")),
            bytes,
        )
        .map_err(told)?;
    }
    Ok(number)
}

fn paragraphs(chance: &mut Chance, pages: usize) -> Vec<String> {
    let vocabulary: Vec<&str> = VOCABULARY.split_whitespace().collect();
    (0..pages * WORDS / PARAGRAPH)
        .map(|_| {
            let mut text = String::new();
            for at in 0..PARAGRAPH {
                // Common words come more often than rare ones.
                let rank = chance
                    .below(vocabulary.len())
                    .min(chance.below(vocabulary.len()));
                let word = vocabulary[rank];
                match at % 14 {
                    0 => {
                        let mut letters = word.chars();
                        let first = letters.next().map(|c| c.to_uppercase().to_string());
                        let _ = write!(text, "{}{}", first.unwrap_or_default(), letters.as_str());
                    }
                    13 => {
                        let _ = write!(text, " {word} {}. ", 1 + chance.below(900));
                    }
                    _ => {
                        let _ = write!(text, " {word}");
                    }
                }
            }
            text
        })
        .collect()
}

fn markdown(paragraphs: &[String], number: usize) -> String {
    let mut text = format!("# Papier {number}\n");
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if at % 4 == 0 {
            let _ = write!(text, "\n## Partie {}\n", at / 4 + 1);
        }
        let _ = write!(text, "\n{paragraph}\n");
    }
    text
}

fn html(paragraphs: &[String], number: usize) -> String {
    let mut text = format!("<html><head><title>Papier {number}</title></head><body>");
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if at % 4 == 0 {
            let _ = write!(text, "<h2>Partie {}</h2>", at / 4 + 1);
        }
        let _ = write!(text, "<p>{paragraph}</p>");
    }
    text.push_str("</body></html>");
    text
}

/// Pages of lines in Helvetica, five paragraphs a page.
fn pdf(paragraphs: &[String]) -> Result<Vec<u8>, String> {
    let told = |error: lopdf::Error| error.to_string();
    let mut document = Document::with_version("1.5");
    let pages_id = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids = Vec::new();
    for page in paragraphs.chunks(WORDS / PARAGRAPH) {
        let mut operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 10.into()]),
            Operation::new("TL", vec![13.into()]),
            Operation::new("Td", vec![60.into(), 780.into()]),
        ];
        for paragraph in page {
            for line in lines(paragraph) {
                let latin: Vec<u8> = line
                    .chars()
                    .map(|c| u8::try_from(c).unwrap_or(b'?'))
                    .collect();
                let string = Object::String(latin, StringFormat::Literal);
                operations.push(Operation::new("Tj", vec![string]));
                operations.push(Operation::new("T*", vec![]));
            }
            operations.push(Operation::new("T*", vec![]));
        }
        operations.push(Operation::new("ET", vec![]));
        let content = Content { operations }.encode().map_err(told)?;
        let mut stream = Stream::new(Dictionary::new(), content);
        stream.compress().map_err(told)?;
        let content = document.add_object(stream);
        kids.push(Object::from(document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages_id, "Contents" => content,
            "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        })));
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    document.objects.insert(
        pages_id,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages_id });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document
        .save_to(&mut bytes)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn lines(paragraph: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let last = lines
            .last_mut()
            .expect("never empty: it begins with one line");
        if last.chars().count() + word.chars().count() > LINE {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}
