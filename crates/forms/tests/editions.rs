//! Forms that come back: re-saved, of another year, corrected.

use documents::Bounds;
use forms::family::{same_family, similarity};
use forms::{Change, Correction, Form, Kind, LimitOrigin, What};

const EXAMPLES: [&str; 3] = [
    "fondation-marchadier.docx",
    "mairie-saint-cernac.xlsx",
    "departement-haute-doulonne.pdf",
];

fn example(name: &str) -> Form {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/forms/").to_owned() + name;
    let bytes = std::fs::read(&path).expect("the example forms are part of the project");
    recognised(&bytes, name)
}

fn recognised(bytes: &[u8], name: &str) -> Form {
    let document = documents::read(bytes, name, &Bounds::default()).expect("it can be read");
    forms::recognise(&document)
}

/// The next edition: every tenth box is gone, reworded, new, of another limit or kind, by turns;
/// years move. Returns it with the ids of what was done to it.
fn next_edition(form: &Form) -> (Form, Vec<(String, &'static str)>) {
    let mut next = form.clone();
    let mut done = Vec::new();
    let mut boxes = Vec::new();
    for (at, mut asked) in form.boxes.iter().cloned().enumerate() {
        asked.label = asked.label.replace("2027", "2028").replace("2026", "2027");
        asked.address.path.push_str("/1");
        if at % 10 == 4 {
            match (at / 10) % 4 {
                0 => {
                    done.push((asked.id, "removed"));
                    continue;
                }
                1 => {
                    done.push((asked.id.clone(), "reworded"));
                    asked.label = format!("Indiquez {} en toutes lettres", asked.label);
                }
                2 => {
                    done.push((asked.id.clone(), "limit"));
                    asked.limit = Some(forms::Limit {
                        number: 777,
                        unit: language::lengths::Unit::Characters,
                        origin: LimitOrigin::Prose,
                    });
                }
                _ => {
                    let mut new = asked.clone();
                    new.label = "Part des achats reconditionnés".to_owned();
                    new.kind = Kind::Number;
                    new.id = "new".to_owned();
                    new.group = None;
                    done.push((new.id.clone(), "added"));
                    boxes.push(new);
                }
            }
        }
        boxes.push(asked);
    }
    next.boxes = boxes;
    (next, done)
}

#[test]
fn the_changes_of_an_edition_are_listed_and_no_others() {
    for name in EXAMPLES {
        let form = example(name);
        assert!(
            forms::changes(&form, &form).is_empty(),
            "{name} against itself"
        );
        let (next, done) = next_edition(&form);
        let changes = forms::changes(&form, &next);
        // Boxes in the same words cannot be told apart, so what is compared is their words.
        let label = |id: &str| {
            let asked = form.boxes.iter().find(|b| b.id == *id);
            asked.map_or("new", |b| b.label.as_str()).to_owned()
        };
        let mut seen: Vec<(String, &str)> = Vec::new();
        seen.extend(changes.added.iter().map(|b| (label(&b.id), "added")));
        seen.extend(changes.removed.iter().map(|b| (label(&b.id), "removed")));
        for one in &changes.changed {
            assert_eq!(
                label(&one.old),
                label(&one.new),
                "{name}: paired with another"
            );
            for what in &one.what {
                let word = match what {
                    What::Reworded { .. } => "reworded",
                    What::Limit { .. } => "limit",
                    other => panic!("{name}: {} {other:?}", one.label),
                };
                seen.push((label(&one.new), word));
            }
        }
        seen.sort();
        let mut done: Vec<(String, &str)> =
            done.iter().map(|(id, what)| (label(id), *what)).collect();
        done.sort();
        assert_eq!(seen, done, "{name}");
        assert!(done.len() * 12 >= form.boxes.len(), "a tenth was changed");
    }
}

#[test]
fn what_moved_is_told_and_nothing_else() {
    let form = example(EXAMPLES[0]);
    let mut next = form.clone();
    let first = next.boxes.remove(0);
    next.boxes.insert(7, first);
    let changes = forms::changes(&form, &next);
    assert_eq!(changes.count(), 1);
    assert_eq!(changes.changed[0].new, form.boxes[0].id);
    assert_eq!(changes.changed[0].what, [What::Moved]);
}

/// What LibreOffice makes of a file in another format; `None` where it is not there.
fn saved_again(name: &str, to: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let profile = folder.path().join("profile");
    let form = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/forms/").to_owned() + name;
    let status = std::process::Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder.path())
        .arg(form)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .ok()?;
    let stem = name.split('.').next()?;
    let extension = to.split(':').next()?;
    let saved = folder.path().join(format!("{stem}.{extension}"));
    status.success().then(|| std::fs::read(saved).ok())?
}

#[test]
#[expect(
    clippy::print_stderr,
    reason = "a skipped test says so, and figures are looked at"
)]
fn a_form_saved_again_is_the_same() {
    for (name, to, same) in [
        ("fondation-marchadier.docx", "docx", true),
        ("mairie-saint-cernac.xlsx", "xlsx", true),
        ("fondation-marchadier.docx", "odt", false),
        ("fondation-marchadier.docx", "pdf", false),
        ("mairie-saint-cernac.xlsx", "ods", false),
    ] {
        let Some(bytes) = saved_again(name, to) else {
            eprintln!("skipped: LibreOffice is not installed");
            return;
        };
        let (form, again) = (example(name), recognised(&bytes, &format!("again.{to}")));
        let changes = forms::changes(&form, &again);
        let seen = similarity(&form.sketch, &again.sketch);
        eprintln!(
            "{name} as {to}: {} and {} boxes, similarity {seen:.2}, {} changes",
            form.boxes.len(),
            again.boxes.len(),
            changes.count()
        );
        assert!(
            same_family(&form.sketch, &again.sketch),
            "{name} as {to}: {seen}"
        );
        if same {
            assert!(changes.is_empty(), "{name} as {to}: {changes:?}");
        }
    }
}

#[test]
#[expect(
    clippy::print_stderr,
    reason = "a skipped test says so, and figures are looked at"
)]
fn real_forms_are_of_as_many_families() {
    let shared = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/cases/forms");
    let mut forms: Vec<(String, Form)> = EXAMPLES.map(|n| (n.to_owned(), example(n))).into();
    for folder in ["docx", "pdf", "xls"] {
        let Ok(entries) = std::fs::read_dir(format!("{shared}/{folder}")) else {
            eprintln!("skipped: the shared cases are not beside the project");
            return;
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let bytes = std::fs::read(entry.path()).expect("read");
            forms.push((name.clone(), recognised(&bytes, &name)));
        }
    }
    let mut most = (0.0, String::new());
    for (i, (name, one)) in forms.iter().enumerate() {
        for (other_name, other) in &forms[..i] {
            let seen = similarity(&one.sketch, &other.sketch);
            assert!(seen < 0.5, "{name} and {other_name}: {seen}");
            if seen > most.0 {
                most = (seen, format!("{name} and {other_name}"));
            }
        }
    }
    eprintln!("{} forms, the most alike two: {most:?}", forms.len());
}

#[test]
fn the_examples_are_of_three_families() {
    let forms = EXAMPLES.map(example);
    for (i, one) in forms.iter().enumerate() {
        assert_eq!(similarity(&one.sketch, &one.sketch), 1.0);
        for other in &forms[..i] {
            let seen = similarity(&one.sketch, &other.sketch);
            assert!(!same_family(&one.sketch, &other.sketch), "{seen}");
            assert_eq!(seen, similarity(&other.sketch, &one.sketch));
        }
    }
}

#[test]
fn a_sketch_is_the_same_after_it_was_kept() {
    let form = example(EXAMPLES[0]);
    let kept = serde_json::to_string(&form).expect("kept");
    let back: Form = serde_json::from_str(&kept).expect("read");
    assert_eq!(back.sketch, form.sketch);
    let without = kept.replace("\"sketch\"", "\"unknown\"");
    let older: Form = serde_json::from_str(&without).expect("a form of an earlier version");
    assert!(!same_family(&older.sketch, &form.sketch));
}

#[test]
fn corrections_follow_their_boxes() {
    let form = example(EXAMPLES[0]);
    let (next, _) = next_edition(&form);
    let id = |at: usize| form.boxes[at].id.clone();
    let mut corrections = Vec::new();
    for (at, change) in [
        (1, Change::NotABox),
        (2, Change::Label("Nom d’usage".to_owned())),
        (2, Change::Label("Nom complet de l’association".to_owned())),
        (3, Change::Question("organisation.object".to_owned())),
        (4, Change::NotABox),
    ] {
        let correction = Correction {
            box_id: id(at),
            change,
        };
        forms::correct(&mut corrections, correction);
    }
    assert_eq!(
        corrections.len(),
        4,
        "the later label takes the place of the earlier"
    );
    let carried = forms::carry(&corrections, &form, &next);
    // Box 4 is not in the next edition.
    assert_eq!(carried.kept.len(), 3);
    assert_eq!(carried.lost, [corrections[3].clone()]);

    let mut corrected = next.clone();
    forms::apply(&mut corrected, &carried.kept);
    assert_eq!(corrected.boxes.len(), next.boxes.len() - 1);
    let find = |at: usize| corrected.boxes.iter().find(|b| b.id == id(at));
    assert!(find(1).is_none());
    let named = find(2).expect("kept");
    assert_eq!(named.label, "Nom complet de l’association");
    let question = named.question.as_ref().map(|q| q.id.as_str());
    assert_eq!(question, Some("organisation.name"));
    let asked = find(3).and_then(|b| b.question.clone()).expect("asked");
    assert_eq!(
        (asked.id.as_str(), asked.confidence),
        ("organisation.object", 1.0)
    );
}

#[test]
fn a_correction_never_lifts_the_guard() {
    let mut form = example(EXAMPLES[0]);
    let at = form.boxes.iter().position(|b| b.guard.is_some());
    let at = at.expect("the foundation asks for what it may not");
    let id = form.boxes[at].id.clone();
    let correction = Correction {
        box_id: id,
        change: Change::Label("Nom de l’association".to_owned()),
    };
    forms::apply(&mut form, &[correction]);
    assert!(form.boxes[at].guard.is_some());
}

/// LibreOffice puts a control around the square of each tick, and drops what says that a field still
/// shows its placeholder: the form stays the same.
#[test]
fn a_docx_that_libreoffice_saved_again_is_the_same_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/resaved/");
    let of = |name: &str| {
        let bytes = std::fs::read(folder.to_owned() + name).expect("it is part of the project");
        recognised(&bytes, name)
    };
    let (first, again) = (of("ticks.docx"), of("ticks-libreoffice.docx"));
    let told = |form: &Form| -> Vec<String> {
        let group = |asked: &forms::FormBox| asked.group.as_ref().map(|g| g.label.clone());
        let boxes = form.boxes.iter();
        boxes
            .map(|b| format!("{} {:?} {:?} {}", b.label, b.kind, group(b), b.value))
            .collect()
    };
    assert_eq!(told(&first), told(&again));
    let ticks = first.boxes.iter().filter(|b| b.kind == Kind::Tick);
    assert_eq!(ticks.filter(|b| b.label == "non").count(), 6);
    assert_eq!(first.boxes.len(), 21);
    assert_eq!(first.fingerprint, again.fingerprint);
    assert!(same_family(&first.sketch, &again.sketch));
    assert!(forms::changes(&first, &again).is_empty());
}
