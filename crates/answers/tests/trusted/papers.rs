//! A small invented association, Les Outils du Vallon, whose papers are written here.

use std::collections::BTreeMap;

use answers::{Options, Proposal};
use documents::{Bounds, Document};
use dossier::{Dossier, Source};
use forms::Form;
use language::dates::Date;

pub(crate) fn document(text: &str, name: &str) -> Document {
    documents::read(text.as_bytes(), name, &Bounds::default()).expect("plain text is read")
}

/// A dossier of papers, each with its file name.
pub(crate) fn dossier(papers: &[(&str, &str)]) -> Dossier {
    let mut dossier = Dossier::default();
    for (id, (name, text)) in (1..).zip(papers) {
        let reading = dossier::read(&document(text, name), name);
        let source = Source {
            id,
            name: (*name).to_owned(),
            digest: String::new(),
            size: text.len() as u64,
            about: reading.about.clone(),
        };
        dossier.take_in(source, reading);
    }
    dossier.counted_once()
}

pub(crate) fn form(text: &str) -> Form {
    forms::recognise(&document(text, "demande.md"))
}

pub(crate) fn day(iso: &str) -> Date {
    Date::from_iso(iso).expect("a day")
}

pub(crate) fn options() -> Options {
    Options {
        today: day("2026-11-26"),
        language: language::Language::French,
        lengths: BTreeMap::new(),
    }
}

/// The proposal for the box whose label begins so.
pub(crate) fn of<'a>(proposals: &'a [Proposal], label: &str) -> &'a Proposal {
    let found = proposals.iter().find(|of| of.label.starts_with(label));
    found.unwrap_or_else(|| {
        let labels: Vec<&str> = proposals.iter().map(|of| of.label.as_str()).collect();
        panic!("no box {label} among {labels:?}")
    })
}
