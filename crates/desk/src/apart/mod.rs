//! Work on files from elsewhere, done apart: by a child process of this same program, which may
//! take so much memory and time and no more. A stack that overflows, an allocation that fails or a
//! loop without end cannot be caught inside a process; here they end the work on one file.
//!
//! The child is started as `essaim` with [`WORD`] as its only argument. It reads a task in JSON and
//! the file's bytes from its standard input, each after its length in eight bytes (little-endian).
//! It writes a result in JSON to its standard output, after its length, then raw bytes to the end.

mod child;
mod draw;
mod parent;
mod see;

use commons::import::{Imported, List};
use documents::{Edit, SeenPage};
use dossier::Reading;
use forms::{Form, Returned};
use ledger::import::{Chosen, Import};
use serde::{Deserialize, Serialize};

use crate::accounts::{ReadAccounts, Tables};
use crate::messages::Tongue;

pub use child::{serve, silence_panics};
pub use draw::Outline;
pub use parent::{Broken, run};

/// The argument by which the program knows that it is a child.
pub const WORD: &str = "--work-apart";

/// True when the library's own words on faults are shown, to whoever looks for one.
fn faults_are_told() -> bool {
    std::env::var_os("RUST_BACKTRACE").is_some_and(|wanted| wanted != "0")
}

/// What a child is to do with the bytes it is given.
#[derive(Debug, Serialize, Deserialize)]
pub struct Task {
    /// File name of the bytes, by which plain formats are told apart.
    pub name: String,
    /// The language to word reasons in.
    pub language: Tongue,
    /// What to do.
    pub work: Work,
}

/// A kind of work.
#[derive(Debug, Serialize, Deserialize)]
pub enum Work {
    /// Read a document for the dossier, with what was seen on pictures of its pages; and take out
    /// the files it holds, if it is an archive or a letter.
    Read(Vec<SeenPage>),
    /// Recognise the text on a page of a PDF, or on a picture.
    See {
        /// Page counted from 1.
        page: u32,
        /// The file is a picture and no PDF.
        picture: bool,
        /// Languages by their names in Tesseract, joined by `+`.
        languages: String,
    },
    /// Recognise the boxes of a form, with what was seen on pictures of its pages.
    Recognise(Vec<SeenPage>),
    /// Draw a page of a PDF, counted from 1, with boxes over it.
    Draw(u32, Vec<Outline>),
    /// Write answers, each with the id of its box, into a copy.
    Fill(Vec<(String, Edit)>),
    /// Lay a form as it was sent beside the blank one. The bytes are those of the blank form, so many
    /// of them, then those of the one that was sent.
    Return {
        /// What was recognised of the blank form.
        form: Box<Form>,
        /// File name of the blank form.
        blank: String,
        /// Length of the blank form.
        length: usize,
    },
    /// Put a remark into the properties of a filled file, whose answers stay as they are.
    Remark(String, Vec<Edit>),
    /// Read a file of accounts, under the id of its import, with what a person chose, beside what
    /// was imported before.
    Accounts {
        /// Id of the import.
        import: String,
        /// What a person chose.
        chosen: Box<Chosen>,
        /// What was imported before.
        known: Vec<Import>,
    },
    /// Cut the tables or sheets of a file into rows of cells.
    Rows,
    /// Read a list for the commons.
    List {
        /// Which.
        list: List,
        /// The names of its files, whose bytes stand one after another, and how long each is.
        files: Vec<(String, usize)>,
    },
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub enum Done {
    /// Of [`Work::Read`]. The bytes of the files inside follow, one after another.
    Read(Box<Taken>),
    /// Of [`Work::See`].
    Seen(SeenPage),
    /// Of [`Work::Recognise`].
    Form(Box<Form>),
    /// Of [`Work::Draw`]; the bytes of a PNG file follow.
    Drawn,
    /// Of [`Work::Fill`]; the bytes follow when there is a file.
    Filled(Written),
    /// Of [`Work::Return`]: what each box holds.
    Returned(Vec<Returned>),
    /// Of [`Work::Remark`]; the bytes follow.
    Remarked,
    /// Of [`Work::Accounts`]; the ledger as bytes follows.
    Accounts(Box<ReadAccounts>),
    /// Of [`Work::Rows`]: tables, each with its name and rows.
    Rows(Tables),
    /// Of [`Work::List`]: what was read, and the files that could not be, each with the reason.
    List(Vec<Imported>, Vec<(String, String)>),
    /// It could not be done: a reason, in words and without the file's name.
    CouldNot(String),
}

/// What was taken out of a file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Taken {
    /// What was read, unless the file only holds others.
    pub reading: Option<Reading>,
    /// The files inside.
    pub inside: Vec<Inside>,
}

/// A file inside another.
#[derive(Debug, Serialize, Deserialize)]
pub struct Inside {
    /// Its name inside, with its folders parted by `/`.
    pub name: String,
    /// The day that the other gives it, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its length in bytes.
    pub length: u64,
    /// Why it could not be taken out, in words.
    pub reason: Option<String>,
}

/// What came of writing.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Written {
    /// Ids of the boxes that were written.
    pub boxes: Vec<String>,
    /// Answers that could not be written, each with the reason in words.
    pub dropped: Vec<(String, String)>,
    /// Why there is no file, in words.
    pub error: Option<String>,
}
