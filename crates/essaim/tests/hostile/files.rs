//! The files: each made here, small on disk where it can be.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

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

/// Makes every hostile file in a folder.
pub(crate) fn all(folder: &Path) {
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

    inside_out(folder);
    wrong_names(folder);
    far_cell(folder);
    pipe(folder);
    let letters = "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".repeat(100_000);
    let head =
        "From: a@example.org\r\nDate: Tue, 3 Jun 2025 10:00:00 +0200\r\nMIME-Version: 1.0\r\n";
    write(
        "parts.eml",
        format!("{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n{letters}").as_bytes(),
    );
    write(
        "deep.rtf",
        format!("{{\\rtf1{}", "{".repeat(600_000)).as_bytes(),
    );
    write("cells.csv", ";".repeat(5_000_000).as_bytes());
    write(
        "compound.xls",
        &[
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(),
            &[0xff; 4_000],
        ]
        .concat(),
    );
    // A picture that says it has 60 000 by 60 000 points.
    write("huge.png", &png(60_000, 60_000));
    // 2 GB, of which none is on the disk.
    let file = fs::File::create(folder.join("large.pdf")).expect("made");
    file.set_len(2 << 30).expect("a disk with holes");
}

/// Archives inside archives, names that lead out, and a small file that unpacks to 2 GB.
fn inside_out(folder: &Path) {
    let mut inner = zip_of(&[("../../../../tmp/hostile-escaped.md", b"# Dehors")]);
    for level in 0..12 {
        inner = zip_of(&[(&format!("{level}.zip"), &inner)]);
    }
    fs::write(folder.join("nested.zip"), inner).expect("written");
    let names = zip_of(&[
        ("../../hostile-escaped.md", b"# Dehors".as_slice()),
        ("/etc/hostile-escaped.md", b"# Dehors"),
        ("C:\\hostile-escaped.md", b"# Dehors"),
    ]);
    fs::write(folder.join("names.zip"), names).expect("written");

    // Deflated twice: 2 GB, 2 MB, some kilobytes.
    let mut outer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let mut encoder = flate2::write::ZlibEncoder::new(&mut outer, flate2::Compression::best());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..2_048 {
        encoder.write_all(&blank).expect("memory");
    }
    encoder.finish().expect("memory");
    let content = outer.finish().expect("memory");
    let head = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length {} /Filter [/FlateDecode /FlateDecode] >>\nstream\n",
        content.len()
    );
    assert!(content.len() < 16_384, "it is small: {}", content.len());
    let tail = b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF";
    fs::write(
        folder.join("twice.pdf"),
        [head.as_bytes(), &content, tail].concat(),
    )
    .expect("written");
}

/// A workbook of Excel 97 with a cell in the last row and column there can be: its reader asks for
/// room for all the cells before it.
fn far_cell(folder: &Path) {
    let mut book = include_bytes!("../../../documents/tests/xls/budget.xls").to_vec();
    // A NUMBER record (MS-XLS 2.4.180): its type and length, then row and column.
    let record = [0x03, 0x02, 0x0E, 0x00];
    let at = book
        .windows(record.len())
        .position(|window| window == record)
        .expect("a number");
    book[at + 4..at + 8].fill(0xFF);
    fs::write(folder.join("far.xls"), book).expect("written");
}

/// A pipe that nobody writes to.
fn pipe(folder: &Path) {
    let made = Command::new("mkfifo").arg(folder.join("pipe.txt")).status();
    assert!(made.expect("mkfifo is there").success());
}

/// Good files under the names of others: read as what they are.
fn wrong_names(folder: &Path) {
    let page = "<html><body><h1>Rapport 2025</h1><p>Nous avons tenu 31 veillées.</p></body></html>";
    fs::write(folder.join("page-called.doc"), page).expect("written");
    let letter = "{\\rtf1\\ansi Nous avons planté 77 arbres.\\par}";
    fs::write(folder.join("rtf-called.docx"), letter).expect("written");
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(*name, options).expect("an entry");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("closed").into_inner()
}

/// The beginning of a PNG (ISO/IEC 15948): its signature and header, and a little of a picture.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    // One bit a point, grey, no interlacing.
    header.extend([1, 0, 0, 0, 0]);
    let mut data = flate2::write::ZlibEncoder::new(b"IDAT".to_vec(), flate2::Compression::best());
    let row = vec![0; width as usize / 8 + 1];
    for _ in 0..height {
        data.write_all(&row).expect("memory");
    }
    let data = data.finish().expect("memory");
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for chunk in [header.as_slice(), &data, b"IEND"] {
        png.extend((chunk.len() as u32 - 4).to_be_bytes());
        png.extend(chunk);
        let mut crc = flate2::Crc::new();
        crc.update(chunk);
        png.extend(crc.sum().to_be_bytes());
    }
    png
}
