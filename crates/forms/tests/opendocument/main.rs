//! An invented funder's form as odt and as ods: its boxes are found, filled and read back, and
//! LibreOffice opens what was written.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use documents::{Bounds, Edit, Value};
use forms::{Form, FormBox, Kind, Owner};

fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/opendocument")
        .join(name);
    std::fs::read(path).expect("it is beside this file")
}

fn form(bytes: &[u8], name: &str) -> Form {
    forms::recognise(&documents::read(bytes, name, &Bounds::default()).expect("read"))
}

/// Each box on a line: owner, kind, label, limit and choices.
fn told(form: &Form) -> String {
    let mut lines = String::new();
    for one in &form.boxes {
        let _ = write!(lines, "{:?} {:?} | {}", one.owner, one.kind, one.label);
        if let Some(limit) = &one.limit {
            let _ = write!(lines, " | ≤ {}", limit.number);
        }
        if !one.choices.is_empty() {
            let _ = write!(lines, " | {:?}", one.choices);
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn look() {
    for name in ["demande.odt", "budget.ods"] {
        let f = form(&bytes(name), name);
        println!("{name}\n{}", told(&f));
        for b in &f.boxes { println!("{} {:?} {} {}", b.id, b.address.anchor, b.address.path, b.address.occurrence); }
        let edits: Vec<Edit> = f.boxes.iter().filter(|b| b.owner == Owner::Applicant && !["Renouvellement","Non"].contains(&b.label.as_str())).map(|b| Edit { address: b.address.clone(), value: value(b) }).collect();
        let written = documents::write(&bytes(name), name, &edits, &Bounds::default()).expect("writes");
        std::fs::write(format!("/tmp/odfx/form/filled-{name}"), &written).unwrap();
        documents::verify(&written, name, &edits, &Bounds::default()).expect("verifies");
    }
}

fn value(one: &FormBox) -> Value {
    match one.kind {
        Kind::Tick => Value::Tick(true),
        Kind::Number | Kind::Amount => Value::Number { plain: "1250.5".into(), display: "1 250,50".into() },
        Kind::Date => Value::Date { iso: "2019-03-14".into(), display: "14/03/2019".into() },
        _ if !one.choices.is_empty() => Value::Text(one.choices[0].clone()),
        Kind::LongText => Value::Text("Des ateliers ouverts à toutes et à tous, chaque samedi.\nIls commencent en mars.\n\nUn second paragraphe : l’atelier & ses  outils.".into()),
        _ => Value::Text("Les Jardins de Valdoré".into()),
    }
}
