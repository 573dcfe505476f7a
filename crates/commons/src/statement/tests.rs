use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::signature::{did_key, verify_document};

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

fn value() -> Statement {
    let mut words = Words::new([5; 16]);
    words.value = Some(json!("Framadate"));
    words.source = Some(Source::Url("https://framadate.org/abc/".to_owned()));
    words.seen = Some("2026-11-27".parse().unwrap());
    let record = RecordId::new("software".parse().unwrap(), [1; 16]);
    let says = Says::Value {
        record,
        field: "name".parse().unwrap(),
        language: None,
        licence: "CC0-1.0".parse().unwrap(),
        replaces: None,
    };
    let time = "2026-11-27T14:00:00Z".parse().unwrap();
    let organisation = RecordId::new("organisation".parse().unwrap(), [2; 16]);
    Statement::say(says, Some(words), Some(organisation), time, &key(1)).unwrap()
}

#[test]
fn a_statement_is_read_as_it_was_said() {
    let said = value();
    let bytes = said.claim_bytes();
    let words = said.words().unwrap().bytes().unwrap();
    let read = Statement::read(&bytes).unwrap();
    assert!(read.is_erased());
    assert_eq!(
        read.clone()
            .with_words(Words::read(&words).unwrap())
            .unwrap(),
        said
    );
    assert_eq!(Statement::read_kept(&bytes).unwrap(), read);
    assert_eq!(read.claim_bytes(), bytes);
    assert_eq!(read.id(), said.id());
}

/// Any checker of `eddsa-jcs-2022` takes it: the proof is that of the whole object.
#[test]
fn a_statement_is_a_document_with_a_data_integrity_proof() {
    let said = value();
    let document: serde_json::Value = serde_json::from_slice(&said.claim_bytes()).unwrap();
    assert_eq!(
        verify_document(document.as_object().unwrap(), did_key),
        Ok(key(1).public())
    );
}

#[test]
fn a_claim_reads_so() {
    let text = String::from_utf8(value().claim_bytes()).unwrap();
    let cut = text.find(",\"proof\"").unwrap();
    assert_eq!(
        &text[..cut],
        "{\"author\":\"did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX\",\
         \"organisation\":\"organisation/aibaeaqcaibaeaqcaibaeaqcai\""
    );
    assert!(text.contains(
        "\"says\":{\"value\":{\"field\":\"name\",\"licence\":\"CC0-1.0\",\
         \"record\":\"software/aeaqcaibaeaqcaibaeaqcaibae\"}},\"time\":\"2026-11-27T14:00:00Z\",\
         \"version\":1,\"words\":\""
    ));
}

#[test]
fn changed_words_are_refused() {
    let said = value();
    let mut words = said.words().unwrap().clone();
    words.value = Some(json!("Doodle"));
    assert_eq!(said.with_words(words), Err(Wrong::OtherWords));
}

#[test]
fn what_is_not_canonical_is_refused() {
    let text = String::from_utf8(value().claim_bytes()).unwrap();
    let with = |from: &str, to: &str| Statement::read(text.replacen(from, to, 1).as_bytes());
    let not_canonical = Err(Wrong::NotJson(NotJson::NotCanonical));
    assert_eq!(with("{\"author\"", "{ \"author\""), not_canonical);
    assert_eq!(
        with("\"version\":1", "\"version\":1.0").map_err(|_| ()),
        Err(())
    );
    assert!(matches!(
        with("\"version\":1", "\"version\":1,\"version\":1"),
        Err(Wrong::NotJson(NotJson::Unreadable(_)))
    ));
    assert!(matches!(
        with("\"version\":1", "\"verdict\":1"),
        Err(Wrong::NotJson(NotJson::Unreadable(_)))
    ));
    assert!(Statement::read(format!("{text} ").as_bytes()).is_err());
    assert_eq!(
        Statement::read(&[b' '; LARGEST_CLAIM + 1]),
        Err(Wrong::TooLarge)
    );
}

#[test]
fn a_later_version_is_told() {
    let text = String::from_utf8(value().claim_bytes()).unwrap();
    let later = text.replacen("\"version\":1", "\"version\":2", 1);
    // Read as kept, so that the signature is not what fails first.
    assert_eq!(
        Statement::read_kept(later.as_bytes()),
        Err(Wrong::Version(2))
    );
}

#[test]
fn what_makes_no_sense_cannot_be_said() {
    let time = "2026-11-27T14:00:00Z".parse().unwrap();
    let software = |id| RecordId::new("software".parse().unwrap(), [id; 16]);
    let place = RecordId::new("place".parse().unwrap(), [1; 16]);
    let reason = || {
        let mut words = Words::new([1; 16]);
        words.reason = Some("the same thing".to_owned());
        Some(words)
    };
    let say = |says, words| Statement::say(says, words, None, time, &key(1)).map(|_| ());
    let merge = |record, other| Says::Merge { record, other };
    assert_eq!(say(merge(software(1), software(2)), reason()), Ok(()));
    assert_eq!(
        say(merge(software(1), software(1)), reason()),
        Err(Wrong::Merge)
    );
    assert_eq!(say(merge(software(1), place), reason()), Err(Wrong::Merge));
    assert_eq!(
        say(merge(software(1), software(2)), None),
        Err(Wrong::NoWords)
    );
    assert_eq!(
        say(
            Says::Organisation {
                record: software(1)
            },
            None
        ),
        Err(Wrong::NotAnOrganisation(software(1)))
    );
    for domain in [
        "example",
        "exa mple.org",
        "-a.org",
        "a..org",
        "Example.org",
        "a.org/x",
    ] {
        let proof = OwnershipProof::Web(domain.to_owned());
        let says = Says::Ownership {
            record: software(1),
            proof,
        };
        assert_eq!(say(says, None), Err(Wrong::Domain), "{domain}");
    }
}

#[test]
fn words_have_bounds() {
    let with = |set: &dyn Fn(&mut Words)| {
        let mut words = Words::new([1; 16]);
        set(&mut words);
        words.bytes().map(|_| ())
    };
    let mut deep = json!(1);
    for _ in 0..17 {
        deep = json!([deep]);
    }
    assert_eq!(
        with(&|w| w.value = Some(deep.clone())),
        Err(BadWords::TooDeep)
    );
    assert_eq!(
        with(&|w| w.quote = Some("a".repeat(4_001))),
        Err(BadWords::TooLarge)
    );
    assert_eq!(
        with(&|w| w.value = Some(json!("a".repeat(70_000)))),
        Err(BadWords::TooLarge)
    );
    for url in [
        "javascript:alert(1)",
        "https://",
        "https:///etc",
        "https://a b",
        "https://a\"b",
    ] {
        let source = Source::Url(url.to_owned());
        assert_eq!(
            with(&|w| w.source = Some(source.clone())),
            Err(BadWords::Address),
            "{url}"
        );
    }
    assert!(Words::read(b"{\"salt\":\"00\"}").is_err());
    assert!(Words::read(b"{\"salt\":\"00000000000000000000000000000000\",\"more\":1}").is_err());
}

proptest! {
    #[test]
    fn any_changed_byte_of_a_claim_is_found(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let said = value();
        let mut bytes = said.claim_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        prop_assert!(Statement::read(&bytes).is_err());
    }

    #[test]
    fn no_bytes_make_the_readers_fall(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Statement::read(&bytes);
        let _ = Words::read(&bytes);
    }
}
