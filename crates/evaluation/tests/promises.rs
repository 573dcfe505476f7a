//! The promises, on every dossier and every form there is: nothing is invented, and what is a
//! person's alone, or the guard's, stays blank. Words alone rank here: what is promised does not
//! hang on a model.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::path::{Path, PathBuf};

use documents::{Bounds, Value};
use evaluation::{answering, dossiers, grounding, shared};
use forms::{Form, Kind, Owner};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn form(path: &Path) -> Option<Form> {
    let bytes = std::fs::read(path).ok()?;
    let document = documents::read(&bytes, &dossiers::name(path), &Bounds::default()).ok()?;
    Some(forms::recognise(&document))
}

/// Answers every form from a dossier, and says what breaks a promise.
fn broken(folder: &dossiers::Folder, forms: &[PathBuf]) -> Vec<String> {
    let options = answers::Options {
        today: answering::TODAY,
        language: language::Language::French,
        lengths: std::collections::BTreeMap::new(),
    };
    let mut broken = Vec::new();
    let mut offered = 0;
    for path in forms {
        let Some(form) = form(path) else { continue };
        for (asked, proposal) in
            form.boxes
                .iter()
                .zip(answers::propose(&form, &folder.dossier, None, &options))
        {
            let place = format!("{} {} « {} »", path.display(), asked.id, asked.label);
            for invented in grounding::unsupported(asked.kind, &proposal, folder) {
                broken.push(format!("{place}: in no source: {invented}"));
            }
            let kept = asked.owner != Owner::Applicant
                || asked.guard.is_some()
                || matches!(asked.kind, Kind::File | Kind::Signature);
            if kept && proposal.value.is_some() {
                broken.push(format!("{place}: filled though it is not ours to fill"));
            }
            offered += usize::from(matches!(
                &proposal.value,
                Some(Value::Text(_) | Value::Number { .. } | Value::Date { .. })
            ));
        }
    }
    // A promise kept by never answering would be none.
    if offered == 0 {
        broken.push("nothing was answered at all".to_owned());
    }
    broken
}

fn own_forms() -> Vec<PathBuf> {
    ["examples/forms", "evaluation/forms"]
        .iter()
        .flat_map(|folder| dossiers::files(&project().join(folder)).expect("the forms are there"))
        .filter(|path| path.extension().is_some_and(|e| e != "toml" && e != "py"))
        .collect()
}

#[test]
fn the_examples_answers_keep_the_promises() {
    let folder = dossiers::read(&project().join("examples/dossier"), None).expect("read");
    assert_eq!(broken(&folder, &own_forms()), [""; 0]);
}

#[test]
fn answers_from_real_dossiers_keep_the_promises() {
    let Some(shared) = shared() else {
        eprintln!("skipped: the shared cases are not beside the project (../shared)");
        return;
    };
    let mut forms = own_forms();
    for kind in ["docx", "xls", "pdf"] {
        let found = dossiers::files(&shared.join("cases/forms").join(kind)).expect("forms");
        // 1 341 fields of a state's tax form take minutes and ask nothing that is not asked here.
        forms.extend(
            found
                .into_iter()
                .filter(|path| !dossiers::name(path).starts_with("ca_b300")),
        );
    }
    for name in ["exodus-privacy", "zeste-de-savoir", "co-anima"] {
        let dossier = shared.join("cases/dossiers").join(name);
        let folder = dossiers::read(&dossier, None).expect("read");
        assert_eq!(broken(&folder, &forms), [""; 0], "{name}");
    }
}
