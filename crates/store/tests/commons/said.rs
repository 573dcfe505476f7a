//! Things said, for tests: four organisations and their accounts, as in the tests of the domain.

use std::fs;
use std::path::{Path, PathBuf};

use commons::constitution::{Founder, Founding};
use commons::digest::Digest;
use commons::kinds::shipped;
use commons::moment::Moment;
use commons::names::RecordId;
use commons::rule::Rule;
use commons::signature::SecretKey;
use commons::statement::{Says, Statement, Verdict, Words};
use serde_json::json;
use store::{Commons as _, SqliteCommons};

pub(crate) const HOUR: i64 = 3600;
pub(crate) const ORIGIN: &str = "commons.example/log";

pub(crate) fn begun() -> Moment {
    "2026-01-01T00:00:00Z".parse().expect("a moment")
}

pub(crate) fn key(account: u8) -> SecretKey {
    SecretKey::from_seed(&[account; 32])
}

pub(crate) fn log_key() -> SecretKey {
    SecretKey::from_seed(&[200; 32])
}

pub(crate) fn organisation(number: u8) -> RecordId {
    RecordId::new("organisation".parse().expect("a kind"), [number; 16])
}

pub(crate) fn software(number: u8) -> RecordId {
    RecordId::new("software".parse().expect("a kind"), [number; 16])
}

pub(crate) fn founding() -> Statement {
    let founding = Founding {
        kinds: shipped(),
        organisations: (1..=4)
            .map(|number| Founder {
                key: key(number).public(),
                record: organisation(number),
            })
            .collect(),
        rule: Rule::default(),
    };
    let mut words = Words::new([0; 16]);
    words.value = Some(founding.value());
    let says = Says::Founding {
        origin: ORIGIN.to_owned(),
    };
    Statement::say(says, Some(words), None, begun(), &key(1)).expect("said")
}

/// The name of the first software.
pub(crate) fn name(by: u8, text: &str, now: Moment, replaces: Option<Digest>) -> Statement {
    value(by, 1, text, now, replaces)
}

/// The name of another software.
pub(crate) fn name_of(by: u8, record: u8, text: &str, now: Moment) -> Statement {
    value(by, record, text, now, None)
}

fn value(by: u8, record: u8, text: &str, now: Moment, replaces: Option<Digest>) -> Statement {
    let salt = Digest::of(text.as_bytes()).0[..16]
        .try_into()
        .expect("16 bytes");
    let mut words = Words::new(salt);
    words.value = Some(json!(text));
    let says = Says::Value {
        record: software(record),
        field: "name".parse().expect("a field"),
        language: None,
        licence: "CC0-1.0".parse().expect("a licence"),
        replaces,
    };
    Statement::say(says, Some(words), Some(organisation(by)), now, &key(by)).expect("said")
}

pub(crate) fn review(by: u8, of: Digest, verdict: Verdict, now: Moment) -> Statement {
    let says = Says::Review {
        of,
        verdict,
        interest: false,
    };
    Statement::say(says, None, Some(organisation(by)), now, &key(by)).expect("said")
}

/// The names in force of the first software.
pub(crate) async fn names(store: &SqliteCommons, now: Moment) -> Vec<String> {
    let record = store
        .record(&software(1), now)
        .await
        .expect("read")
        .expect("there");
    record
        .in_force("name")
        .filter_map(|held| held.value.as_ref()?.as_str().map(str::to_owned))
        .collect()
}

/// All files under a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all
}

/// True when some file under a folder holds the text.
pub(crate) fn holds(folder: &Path, text: &str) -> bool {
    files(folder).iter().any(|path| {
        let bytes = fs::read(path).expect("read");
        bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    })
}
