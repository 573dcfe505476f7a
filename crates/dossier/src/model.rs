//! What a dossier holds, as plain data.

use std::collections::HashSet;

use documents::{Format, PageState};

use language::Language;
use language::dates::Date;
use language::embeddings::Embedding;
use serde::{Deserialize, Serialize};

use crate::Sketch;
use crate::library::{Approval, Rejected};

/// Number of a source in its dossier, given by the store.
pub type SourceId = i64;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its number in the dossier.
    pub id: SourceId,
    /// Its file name, with the folder it was added from if any.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal. The original is kept under this name.
    pub digest: String,
    /// Bytes of the original.
    pub size: u64,
    /// What was learnt of it.
    pub about: About,
}

/// What was learnt of a source as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Its format.
    pub format: Format,
    /// What it is.
    pub kind: SourceKind,
    /// Its title; its file name's stem when it shows none.
    pub title: String,
    /// Its date and where that was found.
    pub date: Option<SourceDate>,
    /// The language most of it is in.
    pub language: Language,
    /// Its pages, 0 when unknown.
    pub pages: u32,
    /// How each of its pages was read; empty for formats without pages of their own.
    #[serde(default)]
    pub states: Vec<PageState>,
    /// What a person should know about how it was read.
    pub notes: Vec<documents::Note>,
    /// What tells whether another source holds the same text.
    #[serde(default)]
    pub sketch: Sketch,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Statutes and internal rules.
    Statutes,
    /// A report on a year's activity.
    ActivityReport,
    /// Accounts of a past year.
    Accounts,
    /// An application filled earlier.
    Application,
    /// A budget for a year to come, or a project's budget.
    Budget,
    /// Minutes of a meeting.
    Minutes,
    /// A note that describes a project.
    ProjectNote,
    /// An agreement with a funder or a partner.
    Agreement,
    /// A letter, on paper or by e-mail.
    Letter,
    /// A page of a site, a post, a press release.
    WebPage,
    /// Anything else.
    Other,
}

/// A source's date and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceDate {
    /// The date.
    pub date: Date,
    /// Where it was found.
    pub origin: DateOrigin,
}

/// Where a source's date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DateOrigin {
    /// Written in the text or its front matter.
    Written,
    /// In the file's name.
    Name,
    /// In the file's properties.
    Properties,
    /// It is the day of the letter that brought it.
    Letter,
    /// It is the day the file was last changed: the weakest of all.
    File,
}

/// A place in a source, for a person to look it up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// Its page counted from 1, where pages are known.
    pub page: Option<u32>,
    /// The headings it stands under.
    pub headings: Vec<String>,
    /// It was recognised from a picture, or its page has glyphs that cannot be read: letters and
    /// digits may be wrong, and a person looks before it is used.
    #[serde(default)]
    pub doubtful: bool,
}

/// A piece of a source, short enough to be an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands.
    pub place: Place,
    /// Its place in the order of its source, counted from 0.
    pub ordinal: u32,
    /// Its text. List items are lines that begin with `• `.
    pub text: String,
}

/// A dated key and value. Keys are those of the catalogue of questions (`siret`, `members`…).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub key: String,
    /// Its value as a person writes it.
    pub value: String,
    /// When it held, as well as its source tells.
    pub date: Option<Date>,
    /// Where it stands.
    pub place: Place,
    /// The words it was read from.
    pub quote: String,
    /// How sure the reading is, from 0 to 1.
    pub confidence: f32,
}

/// A number of a budget, of accounts or of a report: an amount or a share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Account number in the French chart (`60`, `641`), or empty.
    pub account: String,
    /// The line's label.
    pub label: String,
    /// The title of the table it stands in (sheet name, heading).
    pub table: String,
    /// Charges or products, where the table says so.
    pub side: Option<Side>,
    /// What is counted; an amount of money where a table does not say.
    #[serde(default)]
    pub unit: Unit,
    /// The number in hundredths: cents of an amount, hundredths of a per cent.
    pub cents: i64,
    /// The year it is for.
    pub year: Option<i32>,
    /// Planned or actual, where the table says so.
    pub planned: Option<bool>,
    /// It is a total of other lines.
    pub total: bool,
    /// Where it stands.
    pub place: Place,
    /// The row it was read from.
    pub quote: String,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FigureUnit))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Euros.
    #[default]
    Euro,
    /// Parts of a hundred.
    Percent,
    /// Things, people or hours: what the label says.
    Count,
}

/// The side of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = FigureSide))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// What is spent (class 6; 86).
    Charges,
    /// What is received (class 7; 87).
    Products,
}

/// A question that was answered before, in an application or in the answer library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlierAnswer {
    /// The question as it was worded.
    pub question: String,
    /// The answer, whole.
    pub answer: String,
    /// Where it stands.
    pub place: Place,
    /// That a person approved it in this program; none for what was read in a document.
    #[serde(default)]
    pub approved: Option<Approval>,
}

/// All that is read out of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What was learnt of it as a whole.
    pub about: About,
    /// Its passages in order. The source number in each place is 0 until it is stored.
    pub passages: Vec<Passage>,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Its questions and answers, when it is a filled form.
    pub earlier: Vec<EarlierAnswer>,
}

/// All that an organisation's dossier holds, in memory, to answer from.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// Sources by number.
    pub sources: Vec<Source>,
    /// Passages of all sources, in the order of sources and then of their text.
    pub passages: Vec<Passage>,
    /// One vector a passage, in the same order; empty when there is no model.
    pub passage_vectors: Vec<Embedding>,
    /// Facts of all sources.
    pub facts: Vec<Fact>,
    /// Figures of all sources.
    pub figures: Vec<Figure>,
    /// Earlier answers.
    pub earlier: Vec<EarlierAnswer>,
    /// One vector an earlier question, in the same order; empty when there is no model.
    pub earlier_vectors: Vec<Embedding>,
    /// Sources of which a newer version leads: see [`Dossier::counted_once`].
    pub superseded: HashSet<SourceId>,
    /// Sources that are the ledger and what was said of it: see [`Dossier::with_accounts`].
    pub ledger: HashSet<SourceId>,
    /// Texts that a person did not want as answers.
    pub rejected: Vec<Rejected>,
    /// The note of the project that is answered for; none for the newest.
    pub project: Option<SourceId>,
}

impl SourceKind {
    /// Its name in the catalogue of questions and in exports, such as `activity_report`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statutes => "statutes",
            Self::ActivityReport => "activity_report",
            Self::Accounts => "accounts",
            Self::Application => "application",
            Self::Budget => "budget",
            Self::Minutes => "minutes",
            Self::ProjectNote => "project_note",
            Self::Agreement => "agreement",
            Self::Letter => "letter",
            Self::WebPage => "web_page",
            Self::Other => "other",
        }
    }
}

impl About {
    /// Its date, where the source itself tells it. The day on which a file was last changed is
    /// often only that of a copy.
    pub fn told_date(&self) -> Option<Date> {
        self.date
            .filter(|dated| dated.origin != DateOrigin::File)
            .map(|dated| dated.date)
    }
}

impl Dossier {
    /// Takes in a source and what was read of it, without vectors.
    pub fn take_in(&mut self, source: Source, reading: Reading) {
        let id = source.id;
        let at = |place: &mut Place| place.source = id;
        self.sources.push(source);
        self.passages.extend(reading.passages);
        self.facts.extend(reading.facts);
        self.figures.extend(reading.figures);
        self.earlier.extend(reading.earlier);
        // Places are numbered when they are stored, and only those of this source are not yet.
        let new = |place: &&mut Place| place.source == 0;
        let passages = self.passages.iter_mut().map(|one| &mut one.place);
        let facts = self.facts.iter_mut().map(|one| &mut one.place);
        let figures = self.figures.iter_mut().map(|one| &mut one.place);
        let earlier = self.earlier.iter_mut().map(|one| &mut one.place);
        let places = passages.chain(facts).chain(figures).chain(earlier);
        places.filter(new).for_each(at);
    }

    /// The source of a number.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The date of a source, for ordering newer before older.
    pub fn date(&self, id: SourceId) -> Option<Date> {
        self.source(id)?.about.told_date()
    }
}

impl Passage {
    /// The text that is indexed and embedded: the document's title and the headings, then the
    /// text. Headings help as much as a better model.
    pub fn with_headings(&self, title: &str) -> String {
        let mut text = String::from(title);
        for heading in &self.place.headings {
            if !heading.eq_ignore_ascii_case(title) {
                text.push_str(" > ");
                text.push_str(heading);
            }
        }
        text.push('\n');
        text.push_str(&self.text);
        text
    }
}
