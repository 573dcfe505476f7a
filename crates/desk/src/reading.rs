//! From a file on disk to what is read out of it.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use documents::{Bounds, SeenPage};
use dossier::Reading;
use forms::Form;
use language::dates::Date;
use ledger::Ledger;
use ledger::import::{Chosen, Import};

use crate::accounts::{ReadAccounts, Tables};
use crate::apart::{self, Broken, Done, Outline, Task, Work};
use crate::failure::{Failure, of_file, shown};
use crate::messages::{Messages, say};
use crate::scans;
use crate::watch::Watch;

/// The bytes of a file, unless it is larger than is read.
pub fn bytes(messages: &Messages, path: &Path) -> Result<Vec<u8>, Failure> {
    let could_not = |error| of_file(messages, &error, path);
    let metadata = fs::metadata(path).map_err(could_not)?;
    // A pipe that nobody writes to is waited on for ever, and some devices never end.
    if !metadata.is_file() && !metadata.is_dir() {
        return Err(Failure::new(say!(
            messages,
            "file-special",
            path = shown(path)
        )));
    }
    let most = Bounds::default().file_bytes;
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(could_not)?;
    if bytes.len() as u64 > most {
        let reason = say!(messages, "reading-too-large");
        return Err(Failure::new(said_of(messages, path, &reason)));
    }
    Ok(bytes)
}

/// A file that another holds.
#[derive(Debug)]
pub struct Inside {
    /// Its name inside, with its folders parted by `/`.
    pub name: String,
    /// The day that the other gives it.
    pub date: Option<Date>,
    /// Its bytes, or why it could not be taken out, as a sentence.
    pub bytes: Result<Vec<u8>, String>,
}

/// Reads a document for the dossier, with what was seen on pictures of its pages, and takes out the
/// files that it holds. The error is a sentence without the file's name.
pub fn document(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    seen: Vec<SeenPage>,
) -> Result<(Option<Reading>, Vec<Inside>), String> {
    let (done, files) = done(messages, bytes, name, Work::Read(seen))?;
    let Done::Read(taken) = done else {
        return Err(broken(messages, Broken::Fault));
    };
    let mut rest = files.as_slice();
    let mut inside = Vec::new();
    for one in taken.inside {
        let length = usize::try_from(one.length).unwrap_or(usize::MAX);
        let Some((file, after)) = rest.split_at_checked(length) else {
            return Err(broken(messages, Broken::Fault));
        };
        rest = after;
        inside.push(Inside {
            name: one.name,
            date: one.date.as_deref().and_then(Date::from_iso),
            bytes: one.reason.map_or_else(|| Ok(file.to_vec()), Err),
        });
    }
    Ok((taken.reading, inside))
}

/// Recognises the text on a page of a PDF, or on a picture. Nothing where that was not possible.
pub fn page(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    page: u32,
    picture: bool,
    languages: &str,
) -> Option<SeenPage> {
    let work = Work::See {
        page,
        picture,
        languages: languages.to_owned(),
    };
    match done(messages, bytes, name, work) {
        Ok((Done::Seen(seen), _)) => Some(seen),
        _ => None,
    }
}

/// Reads a form and recognises its boxes, with what was seen on pictures of its pages. The error is
/// a sentence without the file's name.
pub fn form(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    seen: Vec<SeenPage>,
) -> Result<Form, String> {
    match done(messages, bytes, name, Work::Recognise(seen))?.0 {
        Done::Form(form) => Ok(*form),
        _ => Err(broken(messages, Broken::Fault)),
    }
}

/// A page of a PDF with boxes drawn over it, as a PNG file. The error is a sentence without the
/// file's name.
pub fn drawn(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    page: u32,
    outlines: Vec<Outline>,
) -> Result<Vec<u8>, String> {
    match done(messages, bytes, name, Work::Draw(page, outlines))? {
        (Done::Drawn, drawn) => Ok(drawn),
        _ => Err(broken(messages, Broken::Fault)),
    }
}

/// Reads a file of accounts: what was read of it, with its ledger. The error is a sentence without
/// the file's name.
pub fn accounts(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    import: &str,
    chosen: &Chosen,
    known: &[Import],
) -> Result<(ReadAccounts, Ledger), String> {
    let work = Work::Accounts {
        import: import.to_owned(),
        chosen: Box::new(chosen.clone()),
        known: known.to_vec(),
    };
    let (done, bytes) = done(messages, bytes, name, work)?;
    match (done, Ledger::from_bytes(&bytes)) {
        (Done::Accounts(read), Some(ledger)) => Ok((*read, ledger)),
        _ => Err(broken(messages, Broken::Fault)),
    }
}

/// The tables of a file, each with its name and its rows of cells. The error is a sentence without
/// the file's name.
pub fn rows(messages: &Messages, bytes: &[u8], name: &str) -> Result<Tables, String> {
    match done(messages, bytes, name, Work::Rows)?.0 {
        Done::Rows(tables) => Ok(tables),
        _ => Err(broken(messages, Broken::Fault)),
    }
}

/// Why a child gave no result, as a sentence.
pub fn broken(messages: &Messages, broken: Broken) -> String {
    match broken {
        Broken::TooMuch => say!(messages, "reading-too-much"),
        Broken::Fault => say!(messages, "reading-crashed"),
    }
}

/// The form at a path, with its bytes.
pub fn form_at(
    messages: &Messages,
    path: &Path,
    watch: &dyn Watch,
) -> Result<(Vec<u8>, Form), Failure> {
    let bytes = bytes(messages, path)?;
    let form = form_of(messages, &bytes, path, watch)?;
    Ok((bytes, form))
}

/// The form in a file's bytes. Pages that are pictures are looked at where Tesseract is there; a
/// person is told where it is not.
pub fn form_of(
    messages: &Messages,
    bytes: &[u8],
    path: &Path,
    watch: &dyn Watch,
) -> Result<Form, Failure> {
    let name = file_name(path);
    let unreadable = |reason: String| unreadable_form(messages, path, &reason);
    let form = form(messages, bytes, &name, Vec::new()).map_err(unreadable)?;
    let seen = scans::of_form(messages, bytes, &name, &form, watch);
    if seen.is_empty() {
        return Ok(form);
    }
    self::form(messages, bytes, &name, seen).map_err(unreadable)
}

/// That a form could not be read, and what to do then.
pub fn unreadable_form(messages: &Messages, path: &Path, reason: &str) -> Failure {
    Failure::new(said_of(messages, path, reason))
        .safe(say!(messages, "safe-original"))
        .next(say!(messages, "form-unreadable-next"))
}

/// The last part of a path, as text.
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Why a file is not read, with its name.
pub fn said_of(messages: &Messages, path: &Path, reason: &str) -> String {
    say!(
        messages,
        "file-unreadable",
        path = shown(path),
        reason = reason
    )
}

fn done(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    work: Work,
) -> Result<(Done, Vec<u8>), String> {
    let task = Task {
        name: name.to_owned(),
        language: messages.tongue,
        work,
    };
    match apart::run(&task, bytes) {
        Ok((Done::CouldNot(reason), _)) => Err(reason),
        Ok(done) => Ok(done),
        Err(why) => Err(broken(messages, why)),
    }
}
