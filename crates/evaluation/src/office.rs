//! Words of office files against LibreOffice's own export of them as text.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use documents::{Block, Bounds, Document};

use crate::f1::{f1, missing};
use crate::{Check, Measure, Options, dossiers};

/// The least F1 of each file.
const LEAST: f64 = 0.98;
/// What LibreOffice exports texts as: UTF-8.
const TEXTS: &str = "txt:Text (encoded):UTF8";
/// What it exports workbooks as: each sheet, cells as shown, parted by tabs, UTF-8.
const SHEETS: &str = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1";

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

/// Nothing where LibreOffice is not installed.
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
    let mut files = Vec::new();
    for (paths, filter) in [
        (of(&["docx", "odt", "rtf"]), TEXTS),
        (of(&["xlsx", "ods", "xls"]), SHEETS),
    ] {
        for (number, path) in paths.iter().enumerate() {
            let Some(theirs) = export(path, filter, number)? else {
                return Ok(None);
            };
            let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
            let name = dossiers::name(path);
            let document = documents::read(&bytes, &name, &Bounds::default())
                .map_err(|error| format!("{name}: {error}"))?;
            let ours = text(&document);
            files.push(File {
                name,
                f1: f1(&ours, &theirs),
                only_theirs: missing(&theirs, &ours),
                only_ours: missing(&ours, &theirs),
            });
        }
    }
    Ok(Some(files))
}

/// All text; of a workbook that of its sheets, whose names the export does not hold.
fn text(document: &Document) -> String {
    if !document.format.is_sheet() {
        return document.text();
    }
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Text(_) => None,
    });
    let cells = tables.flat_map(|table| table.cells.iter().map(documents::Cell::text));
    cells.collect::<Vec<_>>().join("\n")
}

/// What LibreOffice makes of a file, all sheets of a workbook one after another. Nothing where it
/// is not installed.
fn export(path: &Path, filter: &str, number: usize) -> Result<Option<String>, String> {
    let folder = std::env::temp_dir().join(format!("essaim-office-{}", std::process::id()));
    let out = folder.join(number.to_string());
    std::fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", filter, "--outdir"])
        .arg(&out)
        .arg(path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if done.is_err() {
        return Ok(None);
    }
    let mut text = String::new();
    for file in dossiers::files(&out)? {
        let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
        text.push_str(&String::from_utf8_lossy(&bytes));
        text.push('\n');
    }
    std::fs::remove_dir_all(&out).map_err(|error| error.to_string())?;
    Ok(Some(text))
}
