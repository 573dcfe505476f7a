//! Words of office files against LibreOffice's own export of them as text.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use documents::{Block, Bounds, Cell, Document, Input, Piece};

use crate::f1::{f1_beside, missing};
use crate::{Check, Measure, Options, dossiers, pdf_words};

/// The least F1 of each file.
const LEAST: f64 = 0.98;
/// What LibreOffice exports texts as: UTF-8.
const TEXTS: &str = "txt:Text (encoded):UTF8";
/// What it exports workbooks as: each sheet, the values of its cells parted by tabs, UTF-8.
const SHEETS: &str =
    "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false,false,false,false,-1";

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "office",
    about: "words of docx, odt, rtf, xlsx, ods and xls against LibreOffice's export",
    run,
    check: Some(check),
};

struct File {
    name: String,
    f1: f64,
    only_theirs: Vec<(String, usize)>,
    only_ours: Vec<(String, usize)>,
}

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let Some(files) = measure(shared)? else {
        println!("skipped: LibreOffice is not installed");
        return Ok(());
    };
    for file in &files {
        println!("{:.4}  {}", file.f1, file.name);
        if options.verbose {
            let first = |words: &[(String, usize)]| words[..words.len().min(30)].to_vec();
            println!("        only theirs: {:?}", first(&file.only_theirs));
            println!("        only ours:   {:?}", first(&file.only_ours));
        }
    }
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let files = measure(shared)?.unwrap_or_default();
    Ok(files
        .iter()
        .map(|file| Check {
            line: format!("F1 {:.4} of {} ({LEAST})", file.f1, file.name),
            holds: file.f1 >= LEAST,
        })
        .collect())
}

/// Nothing where LibreOffice is not installed. Its export as text leaves out headers, footers and the
/// text of shapes, which its own PDF of the file shows: words that stand there are not held against
/// us. Of workbooks the values are compared, however they are shown.
fn measure(shared: &Path) -> Result<Option<Vec<File>>, String> {
    let cases = shared.join("cases");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut paths = dossiers::files(&cases)?;
    paths.extend(dossiers::files(&examples)?);
    let of = |extensions: &[&str]| -> Vec<PathBuf> {
        let wanted = |path: &&PathBuf| {
            let extension = path.extension().and_then(|extension| extension.to_str());
            extension.is_some_and(|extension| extensions.contains(&extension))
        };
        paths.iter().filter(wanted).cloned().collect()
    };
    let (texts, sheets) = (of(&["docx", "odt", "rtf"]), of(&["xlsx", "ods", "xls"]));
    let (Some(exported), Some(shown), Some(values)) = (
        export(&texts, TEXTS)?,
        export(&texts, "pdf")?,
        export(&sheets, SHEETS)?,
    ) else {
        return Ok(None);
    };
    let mut files = Vec::new();
    let of_texts = texts
        .iter()
        .zip(exported.iter().zip(shown.iter().map(String::as_str)));
    let of_sheets = sheets.iter().zip(values.iter().zip(std::iter::repeat("")));
    for (path, (theirs, shown)) in of_texts.chain(of_sheets) {
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let name = dossiers::name(path);
        let document = documents::read(&bytes, &name, &Bounds::default())
            .map_err(|error| format!("{name}: {error}"))?;
        let ours = text(&document);
        files.push(File {
            f1: f1_beside(&ours, theirs, shown),
            only_theirs: missing(theirs, &ours),
            only_ours: missing(&ours, &format!("{theirs}\n{shown}")),
            name,
        });
    }
    Ok(Some(files))
}

/// All text. Of a workbook the values of its cells, for its sheets' names are not exported; of a
/// blank field what it shows, and of a tick nothing, for it is drawn as a sign.
fn text(document: &Document) -> String {
    let mut text = String::new();
    if document.format.is_sheet() {
        for block in &document.blocks {
            if let Block::Table(table) = block {
                table
                    .cells
                    .iter()
                    .for_each(|cell| push_value(cell, &mut text));
            }
        }
    } else {
        push(&document.blocks, &mut text);
    }
    text
}

fn push_value(cell: &Cell, text: &mut String) {
    let number = cell
        .sheet
        .as_ref()
        .and_then(|sheet| sheet.number.as_deref());
    text.push_str(number.unwrap_or(&cell.text()));
    text.push('\n');
}

fn push(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Table(table) => table.cells.iter().for_each(|cell| push(&cell.blocks, text)),
            Block::Text(block) => {
                for piece in &block.pieces {
                    match piece {
                        Piece::Text(piece) => text.push_str(piece),
                        Piece::Field(field)
                            if matches!(field.input, Input::Tick | Input::Radio) => {}
                        Piece::Field(field) if field.value.is_empty() => {
                            text.push_str(&field.placeholder);
                        }
                        Piece::Field(field) => text.push_str(&field.value),
                    }
                }
                text.push('\n');
            }
        }
    }
}

/// What LibreOffice makes of files, in their order; all sheets of a workbook one after another.
/// Nothing where it is not installed.
fn export(paths: &[PathBuf], filter: &str) -> Result<Option<Vec<String>>, String> {
    let told = |error: std::io::Error| error.to_string();
    let folder = std::env::temp_dir().join(format!("essaim-office-{}", std::process::id()));
    let (from, to) = (folder.join("from"), folder.join("to"));
    std::fs::create_dir_all(&from).map_err(told)?;
    let mut copies = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let copy = from.join(format!("{number:03}.{extension}"));
        std::fs::copy(path, &copy).map_err(told)?;
        copies.push(copy);
    }
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(&to)
        .args(&copies)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let mut exported = vec![String::new(); paths.len()];
    if done.is_ok() {
        for file in dossiers::files(&to)? {
            let text = match file.extension().and_then(|extension| extension.to_str()) {
                Some("pdf") => pdf_words::pdftotext(&file, Stdio::piped()).unwrap_or_default(),
                _ => String::from_utf8_lossy(&std::fs::read(&file).map_err(told)?).into_owned(),
            };
            let number = dossiers::name(&file)
                .get(..3)
                .and_then(|number| number.parse().ok());
            if let Some(export) = number.and_then(|number: usize| exported.get_mut(number)) {
                export.push_str(&text);
                export.push('\n');
            }
        }
    }
    std::fs::remove_dir_all(&folder).map_err(told)?;
    Ok(done.is_ok().then_some(exported))
}
