use serde_json::json;

use super::*;
use crate::signature::SecretKey;
use crate::statement::Words;
use crate::world::{World, key, organisation, software};

/// What the door says to a statement, with all that the world knows.
fn door(world: &World, statement: &Statement, recent: u32) -> Result<(), Refusal> {
    let constitution = world.statements.constitution(world.now).unwrap();
    let record = world.record();
    let about = statement.says().about();
    let seen = Seen {
        now: world.now,
        constitution: &constitution,
        record: Some(&record),
        about: about.and_then(|id| world.statements.get(&id)),
        recent,
        known: world.statements.get(&statement.id()).is_some(),
    };
    admit(statement, &seen)
}

fn named(world: &mut World, by: u8, name: &str, replaces: Option<Digest>) -> Statement {
    let value = json!(name);
    let says = World::name(software(1), replaces);
    let of = (by < 5).then(|| organisation(by));
    world.make(by, of, says, |words| words.value = Some(value))
}

#[test]
fn values_that_change_nothing_or_contradict_ones_own_are_refused() {
    let mut world = World::new();
    let first = named(&mut world, 1, "Framadate", None);
    assert_eq!(door(&world, &first, 0), Ok(()));
    world.statements.insert(first.clone());
    assert_eq!(door(&world, &first, 0), Err(Refusal::Known));
    let same = named(&mut world, 2, "Framadate", None);
    assert_eq!(door(&world, &same, 0), Err(Refusal::Same(first.id())));
    let other = named(&mut world, 1, "FramaDate", None);
    assert_eq!(door(&world, &other, 0), Err(Refusal::Replaces(first.id())));
    let other = named(&mut world, 1, "FramaDate", Some(first.id()));
    assert_eq!(door(&world, &other, 0), Ok(()));
    let contradicting = named(&mut world, 2, "FramaDate", None);
    assert_eq!(door(&world, &contradicting, 0), Ok(()));
    let nothing = named(&mut world, 2, "FramaDate", Some(other.id()));
    assert_eq!(
        door(&world, &nothing, 0),
        Err(Refusal::NotReplaceable(other.id()))
    );
}

#[test]
fn values_that_fit_nothing_are_refused() {
    let mut world = World::new();
    let mut value =
        |field: &str, language: Option<&str>, licence: &str, value: serde_json::Value| {
            let says = Says::Value {
                record: software(1),
                field: field.parse().unwrap(),
                language: language.map(|language| language.parse().unwrap()),
                licence: licence.parse().unwrap(),
                replaces: None,
            };
            let made = world.make(1, Some(organisation(1)), says, |w| w.value = Some(value));
            door(&world, &made, 0)
        };
    let field = |name: &str| name.parse::<FieldName>().unwrap();
    assert_eq!(
        value("colour", None, "CC0-1.0", json!("x")),
        Err(Refusal::NoField(field("colour")))
    );
    assert!(matches!(
        value("name", None, "CC0-1.0", json!(1)),
        Err(Refusal::Unfit { .. })
    ));
    assert_eq!(
        value("name", None, "My-Own", json!("x")),
        Err(Refusal::NoLicence("My-Own".parse().unwrap()))
    );
    let translated = |field: &str, translated| Refusal::Language {
        field: field.parse().unwrap(),
        translated,
    };
    assert_eq!(
        value("name", Some("fr"), "CC0-1.0", json!("x")),
        Err(translated("name", false))
    );
    assert_eq!(
        value("description", None, "CC0-1.0", json!("x")),
        Err(translated("description", true))
    );
    assert_eq!(
        value("description", Some("fr"), "CC0-1.0", json!("x")),
        Ok(())
    );
}

#[test]
fn floods_are_refused() {
    let mut world = World::new();
    let member = named(&mut world, 1, "Framadate", None);
    let other = named(&mut world, 66, "Framadate", None);
    assert_eq!(door(&world, &member, 19_999), Ok(()));
    assert_eq!(door(&world, &member, 20_000), Err(Refusal::Flood(20_000)));
    assert_eq!(door(&world, &other, 49), Ok(()));
    assert_eq!(door(&world, &other, 50), Err(Refusal::Flood(50)));
}

#[test]
fn the_clock_is_the_nodes() {
    let mut world = World::new();
    let value = named(&mut world, 1, "Framadate", None);
    world.now = world.now.after(-301);
    assert_eq!(door(&world, &value, 0), Err(Refusal::Early));
    world.now = world.now.after(301 + 3601);
    assert_eq!(door(&world, &value, 0), Err(Refusal::Late));
}

#[test]
fn only_organisations_check_and_never_their_own() {
    let mut world = World::new();
    let value = world.value(1, "Framadate", None);
    let mut review = |account: u8, of: Option<RecordId>, id: Digest| {
        let verdict = Verdict::Agree;
        let says = Says::Review {
            of: id,
            verdict,
            interest: false,
        };
        let made = world.make(account, of, says, |_| {});
        door(&world, &made, 0)
    };
    assert_eq!(review(1, Some(organisation(1)), value), Err(Refusal::Own));
    assert_eq!(review(66, None, value), Err(Refusal::NoOrganisation));
    assert_eq!(
        review(66, Some(organisation(2)), value),
        Err(Refusal::NotSpeaking(organisation(2)))
    );
    assert_eq!(review(2, Some(organisation(2)), value), Ok(()));
    assert_eq!(
        review(2, Some(organisation(2)), Digest::of(b"else")),
        Err(Refusal::Unknown)
    );
    let checked = world.review(2, value, Verdict::Agree);
    let mut again = |of: Digest, verdict| {
        let says = Says::Review {
            of,
            verdict,
            interest: false,
        };
        let made = world.make(2, Some(organisation(2)), says, |_| {});
        door(&world, &made, 0)
    };
    assert_eq!(again(value, Verdict::Agree), Err(Refusal::NoChange));
    assert_eq!(again(value, Verdict::Oppose), Ok(()));
    assert_eq!(again(checked, Verdict::Agree), Err(Refusal::NotReviewable));
}

#[test]
fn who_takes_back_or_disputes_says_why() {
    let mut world = World::new();
    let value = world.value(1, "Framadate", None);
    for says in [
        Says::Dispute { of: value },
        Says::Revert {
            of: Target::Statement(value),
        },
        Says::Retire {
            record: software(1),
        },
    ] {
        let silent = world.make(2, Some(organisation(2)), says.clone(), |_| {});
        assert_eq!(door(&world, &silent, 0), Err(Refusal::NoReason));
        let said = world.make(2, Some(organisation(2)), says, |words| {
            words.reason = Some("its site says otherwise".to_owned());
        });
        assert_eq!(door(&world, &said, 0), Ok(()));
    }
    let founding = world.said[0].id();
    let says = Says::Revert {
        of: Target::Statement(founding),
    };
    let coup = world.make(2, Some(organisation(2)), says, |w| {
        w.reason = Some("no".to_owned());
    });
    assert_eq!(door(&world, &coup, 0), Err(Refusal::Begun));
    let again = Says::Founding {
        origin: "other.example".to_owned(),
    };
    let again = Statement::say(again, Some(Words::new([9; 16])), None, world.now, &key(1)).unwrap();
    assert_eq!(door(&world, &again, 0), Err(Refusal::Begun));
}

#[test]
fn a_key_of_nobody_may_propose_an_organisation() {
    let mut world = World::new();
    let stranger = SecretKey::from_seed(&[77; 32]);
    let says = Says::Organisation {
        record: organisation(7),
    };
    let asked = Statement::say(says, None, None, world.now, &stranger).unwrap();
    assert_eq!(door(&world, &asked, 0), Ok(()));
    let member = Says::Organisation {
        record: organisation(1),
    };
    let asked = world.make(7, None, member, |_| {});
    assert_eq!(door(&world, &asked, 0), Err(Refusal::NoChange));
}
