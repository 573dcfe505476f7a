//! What every target does with what it is given.

use std::io::{Cursor, Write};

use documents::{Anchor, Block, Bounds, Edit, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads bytes as a file of that name, for the dossier and as a form, and writes into every place
/// that a form could have. Nothing may panic; what is written and not refused must read back.
pub fn exercise(bytes: &[u8], name: &str) {
    let bounds = Bounds {
        part_bytes: 4 << 20,
        total_bytes: 8 << 20,
        blocks: 5_000,
        pages: 50,
        ..Bounds::default()
    };
    let Ok(document) = documents::read(bytes, name, &bounds) else {
        return;
    };
    let _ = dossier::read(&document, name);
    let form = forms::recognise(&document);
    let edits: Vec<Edit> = form
        .boxes
        .iter()
        .filter(|asked| asked.kind != forms::Kind::Tick)
        .map(|asked| Edit {
            address: asked.address.clone(),
            value: Value::Text("Réponse\n<1>".to_owned()),
        })
        .take(50)
        .collect();
    if let Ok(written) = documents::write(bytes, name, &edits, &bounds) {
        let _ = documents::verify(&written, name, &edits, &bounds);
    }
    // Addresses that a block has by itself, form or not.
    for block in document.blocks.iter().take(5) {
        if let Block::Text(text) = block {
            let mut address = text.address.clone();
            address.anchor = Anchor::Block;
            let edit = Edit {
                address,
                value: Value::Text("x".to_owned()),
            };
            let _ = documents::write(bytes, name, &[edit], &bounds);
        }
    }
}

/// Lets the faults of a library pass that the reader catches and tells as a damaged file; all others
/// still end the run.
pub fn forgive(library: &'static str) {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        let theirs = fault.location().is_some_and(|place| place.file().contains(library));
        if !theirs {
            tell(fault);
        }
    }));
}

/// An archive of parts, stored: the fuzzer's bytes are one of them, so that it works on XML and not
/// on zip.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, stored).expect("a plain name");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}
