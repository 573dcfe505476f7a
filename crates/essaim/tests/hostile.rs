//! Files made to harm: each is bounded in memory and time, gets a clear message, and the others are
//! read all the same.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Seconds that one hostile file may take on two cores.
const SECONDS: u64 = 20;

const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const BODY: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn docx(path: &Path, document: &mut dyn FnMut(&mut dyn Write)) {
    let mut archive = ZipWriter::new(fs::File::create(path).expect("made"));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive
        .start_file("[Content_Types].xml", options)
        .expect("an entry");
    archive.write_all(TYPES.as_bytes()).expect("written");
    archive
        .start_file("word/document.xml", options)
        .expect("an entry");
    document(&mut archive);
    archive.finish().expect("closed");
}

fn all(folder: &Path) {
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("written");
    write("empty.docx", b"");
    write("picture-called.docx", b"\x89PNG\r\n\x1a\n0000");
    write("cut.docx", b"PK\x03\x04 and no more");

    // Unpacks to 2 GB.
    docx(&folder.join("bomb.docx"), &mut |out| {
        out.write_all(format!("<w:document {BODY}><w:body><w:p><w:r><w:t>").as_bytes())
            .expect("written");
        let blank = vec![b' '; 1 << 20];
        for _ in 0..2048 {
            out.write_all(&blank).expect("written");
        }
    });
    // 600 000 levels.
    docx(&folder.join("deep.docx"), &mut |out| {
        let open = "<w:sdt><w:sdtContent>".repeat(300_000);
        out.write_all(format!("<w:document {BODY}><w:body>{open}").as_bytes())
            .expect("written");
    });
    // Ten entities of ten entities of ten…
    docx(&folder.join("laughs.docx"), &mut |out| {
        let mut doctype = String::from("<!DOCTYPE w:document [<!ENTITY a0 \"haha\">");
        for level in 1..12 {
            let inner = format!("&a{};", level - 1).repeat(10);
            doctype.push_str(&format!("<!ENTITY a{level} \"{inner}\">"));
        }
        out.write_all(
            format!("{doctype}]><w:document {BODY}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>")
                .as_bytes(),
        )
        .expect("written");
    });
    // 200 000 arrays, one inside the other.
    let arrays = "[".repeat(200_000);
    write(
        "nested.pdf",
        format!("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /X {arrays} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF").as_bytes(),
    );
    // A drawing that draws itself, and pages that are their own kids.
    write(
        "itself.pdf",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>\nendobj\n4 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream\nendobj\n5 0 obj\n<< /Length 5 >>\nstream\n/X Do\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    );
    let deep = "<div>".repeat(600_000);
    write("deep.html", deep.as_bytes());
    let quotes = ">".repeat(500_000);
    write("quotes.md", quotes.as_bytes());
}

fn essaim(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_essaim"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "fr_FR.UTF-8")
        .env_remove("RUST_BACKTRACE")
        .output()
        .expect("started");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn hostile_files_are_bounded_and_the_others_are_read() {
    let root = tempfile::tempdir().expect("a folder");
    let papers = root.path().join("papers");
    fs::create_dir_all(&papers).expect("made");
    all(&papers);
    let names: Vec<String> = fs::read_dir(&papers)
        .expect("listed")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();

    // As forms, one by one: an error of its own for each, never a crash of the program.
    for name in &names {
        let began = Instant::now();
        let path = format!("papers/{name}");
        let (code, _, told) = essaim(root.path(), &["boxes", &path]);
        assert!(
            began.elapsed() < Duration::from_secs(SECONDS),
            "{name} took {:?}",
            began.elapsed()
        );
        assert!(matches!(code, Some(0 | 1)), "{name}: {code:?} {told}");
        assert!(!told.contains("panicked"), "{name}: {told}");
    }

    // As papers, together with one that is good.
    fs::write(
        papers.join("note.md"),
        "# Rapport 2025\n\nNous avons tenu 44 ateliers.\n",
    )
    .expect("written");
    essaim(root.path(), &["init", "dossier"]);
    let (code, said, told) = essaim(root.path(), &["add", "dossier", "papers", "--json"]);
    assert!(matches!(code, Some(0 | 1)), "{code:?} {told}");
    let said: Value = serde_json::from_str(&said).expect("one JSON document");
    let note = said["files"]
        .as_array()
        .expect("a list of files")
        .iter()
        .find(|file| {
            file["name"]
                .as_str()
                .is_some_and(|name| name.ends_with("note.md"))
        })
        .expect("the good one is told of");
    assert_eq!(note["status"], "added", "{said:#}");
    let (code, found, _) = essaim(
        root.path(),
        &["ask", "dossier", "combien d'ateliers", "--json"],
    );
    assert_eq!(code, Some(0));
    assert!(found.contains("44 ateliers"), "{found}");
}
