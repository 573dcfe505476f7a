use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::*;
use crate::kinds::{Kind, shipped};

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn datasets(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/commons/datasets")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

/// Every scalar of the source is in a value or listed, and nothing is listed that is not there.
fn assert_nothing_lost(source: &Value, imported: &[Imported]) {
    let mut all = BTreeSet::new();
    scalars(source, "", &mut |pointer, _| {
        all.insert(pointer.to_owned());
    });
    let mapped = imported
        .iter()
        .flat_map(|i| &i.values)
        .flat_map(|v| &v.from);
    let unmapped = imported.iter().flat_map(|i| &i.unmapped).map(|u| &u.from);
    let mapped: BTreeSet<_> = mapped.cloned().collect();
    let unmapped: BTreeSet<_> = unmapped.cloned().collect();
    assert!(
        mapped.is_disjoint(&unmapped),
        "{:?}",
        mapped.intersection(&unmapped).next()
    );
    let accounted: BTreeSet<_> = mapped.union(&unmapped).cloned().collect();
    assert_eq!(accounted.symmetric_difference(&all).next(), None);
}

fn unfit(imported: &[Imported], kinds: &[Kind]) -> Vec<String> {
    let mut faults = Vec::new();
    for kind in kinds {
        for thing in imported
            .iter()
            .filter(|thing| thing.record.kind() == kind.name())
        {
            for value in &thing.values {
                let field = kind.field(&value.field).unwrap();
                assert_eq!(
                    field.translated,
                    value.language.is_some(),
                    "{}",
                    value.field
                );
                if let Some(fault) = field.fault(&value.value) {
                    faults.push(format!("{} {}: {fault}", thing.page, value.field));
                }
            }
        }
    }
    faults
}

fn kinds() -> Vec<Kind> {
    let shipped = shipped().into_iter();
    shipped
        .map(|(name, schema)| Kind::compile(name, &schema).unwrap())
        .collect()
}

#[test]
fn a_software_of_awesome_selfhosted_is_mapped() {
    let yaml = b"name: Framadate\nwebsite_url: https://framadate.example/\ndescription: 'Polls.'\n\
        licenses:\n  - CECILL-B\nplatforms: [PHP]\ntags:\n  - Polls and Events\narchived: false\n\
        source_code_url: https://forge.example/framadate\nstargazers_count: 12\n\
        commit_history:\n  2026-01: 4\n";
    let imported = List::AwesomeSelfhosted.read("framadate.yml", yaml).unwrap();
    assert_nothing_lost(&read_yaml(yaml).unwrap(), &imported);
    let thing = &imported[0];
    let value = |field: &str| {
        let mut values = thing.values.iter();
        values
            .find(|v| v.field.as_str() == field)
            .map(|v| v.value.clone())
    };
    assert_eq!(value("name"), Some(json!("Framadate")));
    assert_eq!(value("licences"), Some(json!(["CECILL-B"])));
    assert_eq!(value("maintained"), Some(json!(true)));
    assert_eq!(value("stars"), Some(json!(12)));
    assert_eq!(thing.unmapped.len(), 1);
    assert_eq!(thing.unmapped[0].from, "/commit_history/2026-01");
    // The same key makes the same record, another key another.
    let again = List::AwesomeSelfhosted.read("framadate.yml", yaml).unwrap();
    assert_eq!(again[0].record, thing.record);
    let other = List::AwesomeSelfhosted.read("other.yml", yaml).unwrap();
    assert_ne!(other[0].record, thing.record);
}

#[test]
fn all_of_awesome_selfhosted_is_mapped_or_listed() {
    let Some(folder) = datasets("awesome-selfhosted-data/software") else {
        return;
    };
    let kinds = kinds();
    let mut count = 0;
    let mut faults = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let imported = List::AwesomeSelfhosted.read(name, &bytes).unwrap();
        assert_nothing_lost(&read_yaml(&bytes).unwrap(), &imported);
        faults.extend(unfit(&imported, &kinds));
        count += imported.len();
    }
    // SOURCES.md of the data sets says 1 348.
    assert_eq!(count, 1348);
    assert_eq!(faults, [] as [String; 0]);
}

#[test]
fn all_of_awesome_privacy_is_mapped_or_listed() {
    let Some(folder) = datasets("awesome-privacy-lissy93") else {
        return;
    };
    let bytes = fs::read(folder.join("awesome-privacy.yml")).unwrap();
    let imported = List::AwesomePrivacy
        .read("awesome-privacy.yml", &bytes)
        .unwrap();
    assert_nothing_lost(&read_yaml(&bytes).unwrap(), &imported);
    assert_eq!(unfit(&imported, &kinds()), [] as [String; 0]);
    let keys: BTreeSet<_> = imported.iter().map(|i| &i.record).collect();
    assert_eq!(keys.len(), imported.len(), "two things have one record");
    let count = |kind: &str| {
        let things = imported.iter();
        things.filter(|i| i.record.kind().as_str() == kind).count()
    };
    // Counted in the file by another program (PyYAML): services and notable mentions; for each
    // section, services times what they are alternatives to.
    assert_eq!((count("service"), count("replacement")), (423, 989));
}

#[test]
fn all_of_prism_break_is_mapped_or_listed_and_languages_meet_in_one_record() {
    let Some(folder) = datasets("prism-break/source/db") else {
        return;
    };
    let read = |name: &str| {
        let bytes = fs::read(folder.join(name)).unwrap();
        let imported = List::PrismBreak.read(name, &bytes).unwrap();
        assert_nothing_lost(&serde_json::from_slice(&bytes).unwrap(), &imported);
        assert_eq!(unfit(&imported, &kinds()), [] as [String; 0]);
        imported
    };
    // SOURCES.md of the data sets: 94 in English, 62 in French, one of which has no key.
    let (english, french) = (read("en-projects.json"), read("fr-projects.json"));
    assert_eq!((english.len(), french.len()), (94, 61));
    let records: BTreeSet<_> = english.iter().map(|i| &i.record).collect();
    assert_eq!(records.len(), 94);
    let shared = french
        .iter()
        .filter(|i| records.contains(&i.record))
        .count();
    assert!(shared > 40, "{shared}");
}

#[test]
fn a_publiccode_is_mapped_and_people_are_left_out() {
    let Some(folder) = datasets("publiccode/docs/standard/example") else {
        return;
    };
    for name in ["publiccode.yml", "publiccode.minimal.yml"] {
        let bytes = fs::read(folder.join(name)).unwrap();
        let imported = List::Publiccode.read(name, &bytes).unwrap();
        assert_nothing_lost(&read_yaml(&bytes).unwrap(), &imported);
        assert_eq!(unfit(&imported, &kinds()), [] as [String; 0]);
        let thing = &imported[0];
        let values: Vec<String> = thing.values.iter().map(|v| v.value.to_string()).collect();
        assert!(values.contains(&"\"Medusa\"".to_owned()), "{values:?}");
        // Persons of contact are named in the file, and in no value.
        assert!(!values.iter().any(|value| value.contains("Francesco Rossi")));
    }
}

#[test]
fn what_is_another_thing_is_refused() {
    let read = |list: List, text: &str| list.read("x.yml", text.as_bytes());
    for list in List::ALL {
        assert!(read(list, "").is_err());
        assert!(read(list, "- 1").is_err());
        assert!(read(list, "name: [").is_err());
        assert!(read(list, "{}").is_err());
    }
}

#[test]
fn yaml_is_bound() {
    let nested = "[".repeat(100) + &"]".repeat(100);
    assert!(read_yaml(nested.as_bytes()).is_err());
    let mut laughs = String::from("a: &a [1,1,1,1,1,1,1,1,1,1]\n");
    for (name, before) in ["b", "c", "d", "e", "f", "g", "h"]
        .iter()
        .zip(["a", "b", "c", "d", "e", "f", "g"])
    {
        laughs += &format!(
            "{name}: &{name} [{}]\n",
            vec![format!("*{before}"); 10].join(",")
        );
    }
    assert!(
        read_yaml(laughs.as_bytes())
            .unwrap_err()
            .0
            .contains("more than")
    );
    assert!(read_yaml(b"a: 1\na: 2").is_err());
    assert!(read_yaml(b"a: *b").is_err());
    assert!(read_yaml(b"\xff").is_err());
    let read =
        read_yaml(b"a: 1\nb: '1'\nc: 1.10\nd: 1.5\ne: ~\nf: no\ng: 2026-01\nh: 007").unwrap();
    assert_eq!(
        read,
        json!({"a": 1, "b": "1", "c": "1.10", "d": 1.5, "e": null, "f": "no", "g": "2026-01", "h": "007"})
    );
}
