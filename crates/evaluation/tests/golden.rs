//! What the example's forms are answered with, as a person can look it over
//! (`tests/snapshots`), and the filled files read back: they hold just that.

use std::fmt::Write;
use std::path::Path;

use answers::{Fill, Status};
use documents::Bounds;
use evaluation::{answering, dossiers};
use language::embeddings::Embedder;

#[test]
fn the_example_forms_are_answered_as_before() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let embedder = Embedder::shipped().expect("the model ships with the project");
    let folder = dossiers::read(&examples.join("dossier"), Some(&embedder)).expect("read");
    let options = answers::Options {
        today: answering::TODAY,
        language: language::Language::French,
        lengths: std::collections::BTreeMap::new(),
    };
    for path in dossiers::files(&examples.join("forms")).expect("the forms are there") {
        let name = dossiers::name(&path);
        let bytes = std::fs::read(&path).expect("the form is there");
        let bounds = Bounds::default();
        let document = documents::read(&bytes, &name, &bounds).expect("read");
        let form = forms::recognise(&document);
        let proposals = answers::propose(&form, &folder.dossier, Some(&embedder), &options);

        let mut shown = String::new();
        for proposal in &proposals {
            let sources: Vec<&str> = proposal
                .sources
                .iter()
                .map(|quote| quote.document.as_str())
                .collect();
            let _ = writeln!(
                shown,
                "{} › {}\n    {:?} {} {sources:?}",
                proposal.section.last().map_or("", String::as_str),
                proposal.label,
                proposal.status,
                proposal.text.replace('\n', "\n        "),
            );
        }
        insta::assert_snapshot!(name.clone(), shown);

        let edits = answers::edits(&form, &proposals, Fill::Filled);
        let written = documents::write(&bytes, &name, &edits, &bounds).expect("written");
        documents::verify(&written, &name, &edits, &bounds).expect("it holds the answers");
        let filled = proposals
            .iter()
            .filter(|proposal| proposal.status == Status::Filled)
            .filter(|proposal| proposal.value != Some(documents::Value::Tick(false)))
            .count();
        assert_eq!(edits.len(), filled, "{name}");
    }
}
