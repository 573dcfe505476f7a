//! The child's side: takes its limits first, then the task, does it and says what came of it.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::{panic, thread};

use commons::import::List;
use documents::{Bounds, Edit, ReadError, SeenPage, WriteError};
use forms::{Form, Returned};
use ledger::import::{Chosen, Import};
use rlimit::Resource;

use super::draw;
use super::see::{self, Blind, Sight};
use super::{Done, Inside, Taken, Task, Work, Written, faults_are_told};
use crate::accounts::{self, Names, ReadAccounts, Tables};
use crate::failure::of_reading;
use crate::messages::{Messages, say};
use crate::words;

/// Stack of the thread that works. Documents are bounded in depth, but their readers may take
/// more of it than a thread is given by default.
const STACK_BYTES: usize = 64 << 20;
/// Memory that a child may write to, its stack included. What it takes at most is this and the parts
/// of its own program that it uses, some megabytes: less than 512 MiB together.
const MEMORY_BYTES: u64 = 480 << 20;
/// Memory that a child may map, its own program and what is only set aside included.
const MAPPED_BYTES: u64 = 1 << 30;
/// Seconds of processor that a child may use.
const SECONDS: u64 = 18;
/// Seconds of processor to recognise the text of one page: on an old computer, a full one takes
/// half a minute.
const SECONDS_TO_SEE: u64 = 50;

/// Does one task from standard input. The exit status is 0 when it said what came of it.
pub fn serve() -> ExitCode {
    limit_memory();
    let worker = thread::Builder::new().stack_size(STACK_BYTES).spawn(work);
    match worker.map(thread::JoinHandle::join) {
        Ok(Ok(Some(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// A panic of a child ends the work on one file; its parent tells the person in words.
pub fn silence_panics() {
    if !faults_are_told() {
        panic::set_hook(Box::new(|_| {}));
    }
}

/// Takes limits on before anything is read. Where the system knows none, the parent's patience is
/// the only one.
fn limit_memory() {
    let _ = Resource::DATA.set(MEMORY_BYTES, MEMORY_BYTES);
    let _ = Resource::AS.set(MAPPED_BYTES, MAPPED_BYTES);
    let _ = Resource::CORE.set(0, 0);
    // It has no file to write, unless what it says of faults goes to one.
    if !faults_are_told() {
        let _ = Resource::FSIZE.set(0, 0);
    }
}

/// Takes the limit on time on, once it is known what is to be done.
fn limit_time(work: &Work) {
    let seconds = match work {
        Work::See { .. } => SECONDS_TO_SEE,
        Work::Read(_)
        | Work::Recognise(_)
        | Work::Draw(..)
        | Work::Fill(_)
        | Work::Return { .. }
        | Work::Remark(..)
        | Work::Accounts { .. }
        | Work::Rows
        | Work::List { .. } => SECONDS,
    };
    let _ = Resource::CPU.set(seconds, seconds);
}

fn work() -> Option<()> {
    let mut input = io::stdin().lock();
    let task: Task = serde_json::from_slice(&counted(&mut input)?).ok()?;
    limit_time(&task.work);
    let bytes = counted(&mut input)?;

    let (done, bytes) = perform(task, &bytes);
    let json = serde_json::to_vec(&done).ok()?;
    let mut output = io::stdout().lock();
    output.write_all(&(json.len() as u64).to_le_bytes()).ok()?;
    output.write_all(&json).ok()?;
    output.write_all(&bytes).ok()?;
    output.flush().ok()
}

/// Bytes after their length. Their room is taken at once: growing would take twice as much.
fn counted(input: &mut impl Read) -> Option<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length).ok()?;
    let length = usize::try_from(u64::from_le_bytes(length)).ok()?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).ok()?;
    input.take(length as u64).read_to_end(&mut bytes).ok()?;
    (bytes.len() == length).then_some(bytes)
}

/// Reads the files of a list, one after another. One that is not of the list does not hold up the rest.
fn read_list(list: List, files: &[(String, usize)], mut bytes: &[u8]) -> Done {
    let (mut things, mut refused) = (Vec::new(), Vec::new());
    for (name, length) in files {
        let Some((file, rest)) = bytes.split_at_checked(*length) else {
            break;
        };
        match list.read(name, file) {
            Ok(read) => things.extend(read),
            Err(error) => refused.push((name.clone(), error.to_string())),
        }
        bytes = rest;
    }
    Done::List(things, refused)
}

fn perform(task: Task, bytes: &[u8]) -> (Done, Vec<u8>) {
    let messages = Messages::new(task.language, &[]);
    let done = match task.work {
        Work::Read(seen) => return take(&messages, bytes, &task.name, &seen),
        Work::See {
            page,
            picture,
            languages,
        } => look(&messages, bytes, page, picture, &languages),
        Work::Recognise(seen) => {
            match documents::read_seen(bytes, &task.name, &seen, &Bounds::default()) {
                Ok(document) => Done::Form(Box::new(forms::recognise(&document))),
                Err(error) => Done::CouldNot(reason(&messages, &error)),
            }
        }
        Work::Draw(page, outlines) => match draw::page(bytes, page, &outlines) {
            Ok(drawn) => return (Done::Drawn, drawn),
            Err(error) => Done::CouldNot(reason(&messages, &error)),
        },
        Work::Fill(answers) => {
            let (written, bytes) = fill(&messages, bytes, &task.name, answers);
            return (Done::Filled(written), bytes);
        }
        Work::Return {
            form,
            blank,
            length,
        } => match returned(&form, &blank, &task.name, bytes.split_at_checked(length)) {
            Ok(returned) => Done::Returned(returned),
            Err(error) => Done::CouldNot(reason(&messages, &error)),
        },
        Work::Remark(text, edits) => match remark(bytes, &task.name, &text, &edits) {
            Ok(bytes) => return (Done::Remarked, bytes),
            Err(error) => Done::CouldNot(words::no_file(&messages, &error)),
        },
        Work::Accounts {
            import,
            chosen,
            known,
        } => return ledger(&messages, bytes, &task.name, &import, &chosen, &known),
        Work::List { list, files } => read_list(list, &files, bytes),
        Work::Rows => match rows(bytes, &task.name) {
            Ok(tables) => Done::Rows(tables),
            Err(error) => Done::CouldNot(reason(&messages, &error)),
        },
    };
    (done, Vec::new())
}

/// Why a file could not be read, in a person's words. The library's own go to stderr, which a parent
/// shows to whoever looks for a fault.
fn reason(messages: &Messages, error: &ReadError) -> String {
    let _ = writeln!(io::stderr(), "{error}");
    of_reading(messages, error)
}

/// Reads a file, or takes out the files it holds, or both.
fn take(messages: &Messages, bytes: &[u8], name: &str, seen: &[SeenPage]) -> (Done, Vec<u8>) {
    let bounds = Bounds::default();
    let could_not = |error| (Done::CouldNot(reason(messages, &error)), Vec::new());
    let mut taken = Taken::default();
    let mut files = Vec::new();
    let members = match documents::members(bytes, name, &bounds) {
        Ok(members) => members,
        Err(error) => return could_not(error),
    };
    let holds = members.is_some();
    for member in members.unwrap_or_default() {
        taken.inside.push(Inside {
            name: member.name,
            date: member.date,
            length: member.bytes.len() as u64,
            reason: member.trouble.map(|error| reason(messages, &error)),
        });
        files.extend(member.bytes);
    }
    match documents::read_seen(bytes, name, seen, &bounds) {
        Ok(document) => taken.reading = Some(dossier::read(&document, name)),
        // An archive is no document.
        Err(ReadError::UnknownFormat) if holds => {}
        Err(error) => return could_not(error),
    }
    (Done::Read(Box::new(taken)), files)
}

/// What the boxes of a form hold in the form as it was sent.
fn returned(
    form: &Form,
    blank_name: &str,
    sent_name: &str,
    bytes: Option<(&[u8], &[u8])>,
) -> Result<Vec<Returned>, ReadError> {
    let (blank, sent) = bytes.ok_or(ReadError::Empty)?;
    let bounds = Bounds::default();
    let blank = documents::read(blank, blank_name, &bounds)?;
    let sent = documents::read(sent, sent_name, &bounds)?;
    Ok(forms::returned(form, &blank, &sent))
}

/// Reads a file of accounts.
fn ledger(
    messages: &Messages,
    bytes: &[u8],
    name: &str,
    import: &str,
    chosen: &Chosen,
    known: &[Import],
) -> (Done, Vec<u8>) {
    let (read, names) = match is_workbook(bytes) {
        false => (
            ledger::import::read(bytes, name, import, chosen),
            Names::OfBytes(bytes),
        ),
        true => match rows(bytes, name) {
            // The sheet with most rows is the ledger; the others explain it.
            Ok(tables) => {
                let largest = tables.into_iter().max_by_key(|(_, rows)| rows.len());
                let rows = largest.map(|(_, rows)| rows).unwrap_or_default();
                let read = ledger::import::read_rows(&rows, import, chosen);
                (read, Names::OfRows(rows))
            }
            Err(error) => return (Done::CouldNot(reason(messages, &error)), Vec::new()),
        },
    };
    match read {
        Some(read) => {
            let (told, ledger) = ReadAccounts::of(messages, read, &names, import, known);
            (Done::Accounts(Box::new(told)), ledger.to_bytes())
        }
        None => {
            let rows = match &names {
                Names::OfBytes(bytes) => ledger::table::cut(bytes),
                Names::OfRows(rows) => rows.clone(),
            };
            let reason = if ledger::table::lacks_year(&rows, chosen.year) {
                say!(messages, "accounts-no-year")
            } else if ledger::table::lacks_accounts(&rows, chosen.year) {
                say!(messages, "accounts-no-accounts")
            } else {
                say!(messages, "accounts-unknown-kind")
            };
            (Done::CouldNot(reason), Vec::new())
        }
    }
}

/// Workbooks of xlsx and ods are zip archives; those of xls are compound files.
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// Tables of a document, or the one table that text with separators is, cut into cells.
fn rows(bytes: &[u8], name: &str) -> Result<Tables, ReadError> {
    if !is_workbook(bytes) {
        return Ok(vec![(String::new(), ledger::table::cut(bytes))]);
    }
    let document = documents::read(bytes, name, &Bounds::default())?;
    Ok(accounts::tables(&document))
}

fn look(messages: &Messages, bytes: &[u8], page: u32, picture: bool, languages: &str) -> Done {
    let sight = if picture {
        Sight::Picture(bytes)
    } else {
        Sight::Page(bytes, page)
    };
    match see::see(&sight, languages) {
        Ok(seen) => Done::Seen(seen),
        Err(Blind::Read(error)) => Done::CouldNot(reason(messages, &error)),
        Err(Blind::Tesseract) => Done::CouldNot(say!(messages, "scans-gave-up", page = page)),
    }
}

/// Writes answers into a copy and reads it back. An answer that its place does not take is
/// dropped, and the rest written: one locked cell must not cost a person all the others.
fn fill(
    messages: &Messages,
    original: &[u8],
    name: &str,
    mut answers: Vec<(String, Edit)>,
) -> (Written, Vec<u8>) {
    let mut written = Written::default();
    // Each round that does not end takes out at least one answer, so there are at most as many
    // rounds as answers.
    loop {
        let edits: Vec<Edit> = answers.iter().map(|(_, edit)| edit.clone()).collect();
        let error = match attempt(original, name, &edits) {
            Ok(bytes) => {
                written.boxes = answers.into_iter().map(|(id, _)| id).collect();
                return (written, bytes);
            }
            Err(error) => error,
        };
        let refused = match &error {
            WriteError::NoSuchPlace(address)
            | WriteError::Forbidden(address, _)
            | WriteError::NotAsWritten(address) => answers
                .iter()
                .position(|(_, edit)| edit.address == **address),
            WriteError::Unsupported(_) | WriteError::Closed(_) | WriteError::Read(_) => None,
        };
        match refused {
            Some(index) => {
                let (id, _) = answers.remove(index);
                let reason = words::not_written(messages, &error);
                written.dropped.push((id, reason));
            }
            None => {
                written.error = Some(words::no_file(messages, &error));
                return (written, Vec::new());
            }
        }
    }
}

/// Puts a remark into a filled file and reads its answers back.
fn remark(bytes: &[u8], name: &str, text: &str, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    let bounds = Bounds::default();
    let marked = documents::remark(bytes, name, text, &bounds)?;
    documents::verify(&marked, name, edits, &bounds)?;
    Ok(marked)
}

fn attempt(original: &[u8], name: &str, edits: &[Edit]) -> Result<Vec<u8>, WriteError> {
    let bounds = Bounds::default();
    let bytes = documents::write(original, name, edits, &bounds)?;
    documents::verify(&bytes, name, edits, &bounds)?;
    Ok(bytes)
}
