use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::statement::{OwnershipProof, Verdict};
use crate::statements::Statements;
use crate::world::{World, key, organisation, software};

use Verdict::{Agree, Oppose};

/// How the first value of the first field stands.
fn standing(world: &World, of: Digest) -> Standing {
    let record = world.record();
    let mut held = record.fields.iter().flat_map(|field| &field.values);
    held.find(|held| held.statement == of).unwrap().standing
}

#[test]
fn a_value_waits_for_two_other_organisations_and_a_day() {
    let mut world = World::new();
    let value = world.value(1, "Framadate", None);
    let in_a_day = world.now.after(24 * 3600);
    let earliest = Some(in_a_day);
    assert_eq!(
        standing(&world, value),
        Standing::Waiting {
            missing: 2,
            earliest
        }
    );
    world.review(2, value, Agree);
    assert_eq!(
        standing(&world, value),
        Standing::Waiting {
            missing: 1,
            earliest
        }
    );
    world.review(3, value, Agree);
    assert_eq!(
        standing(&world, value),
        Standing::Waiting {
            missing: 0,
            earliest
        }
    );
    assert_eq!(world.record().changes_at, earliest);
    world.now = in_a_day.after(-1);
    assert_eq!(world.names(), [] as [serde_json::Value; 0]);
    world.now = in_a_day;
    assert_eq!(world.names(), [json!("Framadate")]);
}

#[test]
fn nobody_checks_their_own_whichever_way() {
    let mut world = World::new();
    // A second account of the first organisation, and one that speaks for two organisations.
    let two = Says::Account {
        key: key(11).public(),
    };
    world.say(1, Some(organisation(1)), two, |_| {});
    let shared = Says::Account {
        key: key(1).public(),
    };
    world.say(2, Some(organisation(2)), shared, |_| {});
    let value = world.value(1, "Framadate", None);
    world.review(1, value, Agree);
    world.review_by(11, organisation(1), value, Agree, false);
    world.review_by(1, organisation(2), value, Agree, false);
    // Nor does it help to say that one speaks for another organisation.
    world.review_by(11, organisation(3), value, Agree, false);
    world.wait(48);
    let record = world.record();
    assert_eq!(record.fields[0].values[0].tally, Tally::default());
    // An interest that is declared, or a record that is one's own, is shown and not counted.
    world.review_by(3, organisation(3), value, Agree, true);
    let record = world.record();
    assert_eq!(
        record.fields[0].values[0].tally.interested,
        [organisation(3)]
    );
    assert_eq!(world.names(), [] as [serde_json::Value; 0]);
}

#[test]
fn accounts_do_not_count_organisations_do() {
    let mut world = World::new();
    for account in 20..40 {
        let says = Says::Account {
            key: key(account).public(),
        };
        world.say(2, Some(organisation(2)), says, |_| {});
    }
    let value = world.value(1, "Framadate", None);
    for account in 20..40 {
        world.review_by(account, organisation(2), value, Agree, false);
    }
    world.wait(48);
    assert_eq!(
        standing(&world, value),
        Standing::Waiting {
            missing: 1,
            earliest: None
        }
    );
    // Accounts without an organisation count nothing at all.
    for account in 50..60 {
        world.say(
            account,
            None,
            Says::Review {
                of: value,
                verdict: Agree,
                interest: false,
            },
            |_| {},
        );
    }
    assert_eq!(
        standing(&world, value),
        Standing::Waiting {
            missing: 1,
            earliest: None
        }
    );
    world.review(3, value, Agree);
    assert_eq!(standing(&world, value), Standing::InForce);
}

#[test]
fn where_the_author_has_no_organisation_one_more_checks() {
    let mut world = World::new();
    let value = world.value_by(50, None, "Framadate", None);
    world.wait(48);
    for (by, missing) in [(1, 2), (2, 1)] {
        world.review(by, value, Agree);
        assert_eq!(
            standing(&world, value),
            Standing::Waiting {
                missing,
                earliest: None
            }
        );
    }
    world.review(3, value, Agree);
    assert_eq!(standing(&world, value), Standing::InForce);
}

#[test]
fn opposition_stops_a_value_and_a_changed_mind_counts_last() {
    let mut world = World::new();
    let value = world.value(1, "Framadate", None);
    world.wait(48);
    world.review(2, value, Oppose);
    world.review(3, value, Oppose);
    assert_eq!(standing(&world, value), Standing::Stopped);
    world.review(2, value, Agree);
    world.review(3, value, Agree);
    assert_eq!(standing(&world, value), Standing::InForce);
}

/// A value that two others agree with, and a day has passed.
fn checked(world: &mut World, by: u8, name: &str, replaces: Option<Digest>) -> Digest {
    let value = world.value(by, name, replaces);
    let others = (1..=4).filter(|other| *other != by).take(2);
    for other in others.collect::<Vec<_>>() {
        world.review(other, value, Agree);
    }
    world.wait(24);
    value
}

#[test]
fn conflicts_are_shown() {
    let mut world = World::new();
    checked(&mut world, 1, "Framadate", None);
    checked(&mut world, 2, "FramaDate", None);
    assert_eq!(world.names(), [json!("FramaDate"), json!("Framadate")]);
    assert!(world.record().fields[0].is_contradictory());
}

#[test]
fn a_revert_restores_what_was_there_before() {
    let mut world = World::new();
    let first = checked(&mut world, 1, "Framadate", None);
    let before = world.names();
    let second = checked(&mut world, 2, "Doodle", Some(first));
    let third = checked(&mut world, 3, "Google Agenda", Some(second));
    assert_eq!(world.names(), [json!("Google Agenda")]);
    assert_eq!(standing(&world, first), Standing::Replaced { by: third });
    // The author takes it back at once; others need to be checked.
    world.revert(3, Target::Statement(third));
    assert_eq!(world.names(), [json!("Doodle")]);
    let revert = world.revert(4, Target::Statement(second));
    assert_eq!(world.names(), [json!("Doodle")]);
    world.review(1, revert, Agree);
    // The author of what is taken back has a voice, like any other organisation.
    world.review(2, revert, Agree);
    assert_eq!(world.names(), before);
    assert_eq!(standing(&world, second), Standing::TakenBack { by: revert });
    // The revert is taken back: what it took is there again.
    let again = world.revert(4, Target::Statement(revert));
    assert_eq!(world.names(), [json!("Doodle")]);
    world.revert(4, Target::Statement(again));
    assert_eq!(world.names(), before);
}

#[test]
fn all_of_an_account_is_taken_back_at_once() {
    let mut world = World::new();
    let first = checked(&mut world, 1, "Framadate", None);
    checked(&mut world, 2, "Doodle", Some(first));
    let revert = world.revert(3, Target::Account(key(2).public()));
    assert_eq!(world.names(), [json!("Doodle")]);
    world.review(1, revert, Agree);
    world.review(4, revert, Agree);
    assert_eq!(world.names(), [json!("Framadate")]);
    // What the account says later is not reached, and its reviews stand.
    let later = checked(&mut world, 2, "Framadate 2", Some(first));
    assert_eq!(standing(&world, later), Standing::InForce);
    assert_eq!(standing(&world, first), Standing::Replaced { by: later });
    world.revert(3, Target::Statement(revert));
    assert_eq!(world.names().len(), 2);
}

#[test]
fn an_organisation_takes_back_what_its_own_account_said_at_once() {
    let mut world = World::new();
    let says = Says::Account {
        key: key(11).public(),
    };
    world.say(1, Some(organisation(1)), says, |_| {});
    let value = world.value_by(11, Some(organisation(1)), "Framadate", None);
    world.revert(2, Target::Account(key(11).public()));
    assert!(matches!(standing(&world, value), Standing::Waiting { .. }));
    let own = world.revert(1, Target::Account(key(11).public()));
    assert_eq!(standing(&world, value), Standing::TakenBack { by: own });
}

#[test]
fn a_dispute_that_is_upheld_takes_a_value_down() {
    let mut world = World::new();
    let value = checked(&mut world, 1, "Framadate", None);
    let dispute = world.say(
        4,
        Some(organisation(4)),
        Says::Dispute { of: value },
        |words| {
            words.reason = Some("it has another name".to_owned());
        },
    );
    assert_eq!(standing(&world, value), Standing::InForce);
    assert_eq!(world.record().fields[0].values[0].disputes, [dispute]);
    world.review(2, dispute, Agree);
    world.review(3, dispute, Agree);
    world.wait(24);
    assert_eq!(standing(&world, value), Standing::Disputed { by: dispute });
}

#[test]
fn an_owner_is_one_source_among_others() {
    let mut world = World::new();
    let says = Says::Ownership {
        record: software(1),
        proof: OwnershipProof::Web("software.example".to_owned()),
    };
    let claim = world.say(4, Some(organisation(4)), says, |_| {});
    let value = world.value(1, "Framadate", None);
    world.review(4, value, Agree);
    world.review(2, value, Agree);
    world.wait(24);
    assert_eq!(standing(&world, value), Standing::InForce);
    for by in [1, 2] {
        world.review(by, claim, Agree);
    }
    // As an owner, it does not check what is said of its own.
    assert_eq!(world.record().owners[0].force, Force::InForce);
    assert_eq!(
        standing(&world, value),
        Standing::Waiting {
            missing: 1,
            earliest: None
        }
    );
    let own = world.value(4, "Framadate 2", None);
    let record = world.record();
    let held = record.fields[0]
        .values
        .iter()
        .find(|h| h.statement == own)
        .unwrap();
    assert!(held.by_owner && matches!(held.standing, Standing::Waiting { .. }));
}

#[test]
fn a_record_is_merged_and_retired_when_others_agree() {
    let mut world = World::new();
    let merge = Says::Merge {
        record: software(2),
        other: software(1),
    };
    let merge = world.say(1, Some(organisation(1)), merge, |w| {
        w.reason = Some("same".to_owned());
    });
    let retire = Says::Retire {
        record: software(1),
    };
    let retire = world.say(1, Some(organisation(1)), retire, |w| {
        w.reason = Some("gone".to_owned());
    });
    assert_eq!(world.record().requests.len(), 2);
    for id in [merge, retire] {
        world.review(2, id, Agree);
        world.review(3, id, Agree);
    }
    world.wait(24);
    let record = world.record();
    assert_eq!(record.merged_into, Some(software(2)));
    assert!(record.retired && record.requests.is_empty());
    let all = world.statements.fold(world.now).unwrap();
    let other = all.iter().find(|record| record.id == software(2)).unwrap();
    assert_eq!(other.takes_in, [software(1)]);
    assert!(!other.retired);
}

#[test]
fn values_that_do_not_fit_are_shown_as_such_and_erased_ones_too() {
    let mut world = World::new();
    let wrong = World::name(software(1), None);
    let wrong = world.say(1, Some(organisation(1)), wrong, |w| {
        w.value = Some(json!(3));
    });
    assert_eq!(standing(&world, wrong), Standing::Unfit);
    let value = checked(&mut world, 1, "Framadate", None);
    let erased = world
        .said
        .iter()
        .find(|s| s.id() == value)
        .unwrap()
        .clone()
        .without_words();
    let others = world.said.iter().filter(|s| s.id() != value).cloned();
    let mut statements = Statements::begin(world.said[0].clone());
    for statement in others.chain([erased]) {
        statements.insert(statement);
    }
    world.statements = statements;
    assert_eq!(standing(&world, value), Standing::Erased);
    assert_eq!(world.names(), [] as [serde_json::Value; 0]);
}

#[test]
fn values_age_and_a_look_renews_them() {
    let mut world = World::new();
    let website = Says::Value {
        record: software(1),
        field: "website".parse().unwrap(),
        language: None,
        licence: "CC0-1.0".parse().unwrap(),
        replaces: None,
    };
    let id = world.say(1, Some(organisation(1)), website, |words| {
        words.value = Some(json!("https://framadate.org/"));
        words.seen = Some("2025-06-30".parse().unwrap());
    });
    let due = |world: &World| world.record().fields[0].values[0].due.unwrap().to_string();
    assert_eq!(due(&world), "2026-06-30");
    world.review(2, id, Agree);
    assert_eq!(due(&world), "2027-01-01");
}

#[test]
fn a_chain_of_reverts_is_not_too_long() {
    let mut world = World::new();
    let value = checked(&mut world, 1, "Framadate", None);
    let mut last = value;
    for _ in 0..5_001 {
        let of = Target::Statement(last);
        last = world.revert(1, of);
    }
    assert!(matches!(
        standing(&world, value),
        Standing::TakenBack { .. }
    ));
}

/// What may be said next, so that chance makes a history.
#[derive(Debug, Clone)]
enum Step {
    Value(u8, u8, bool),
    Review(u8, usize, bool),
    Revert(u8, usize),
    RevertAccount(u8, u8),
    Dispute(u8, usize),
    Ownership(u8),
    Merge(u8),
    Account(u8, u8),
    Wait(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let by = || 1u8..=5;
    prop_oneof![
        4 => (by(), any::<u8>(), any::<bool>()).prop_map(|(b, n, r)| Step::Value(b, n, r)),
        8 => (by(), any::<usize>(), prop::bool::weighted(0.8)).prop_map(|(b, o, a)| Step::Review(b, o, a)),
        2 => (by(), any::<usize>()).prop_map(|(b, o)| Step::Revert(b, o)),
        1 => (by(), by()).prop_map(|(b, o)| Step::RevertAccount(b, o)),
        1 => (by(), any::<usize>()).prop_map(|(b, o)| Step::Dispute(b, o)),
        1 => by().prop_map(Step::Ownership),
        1 => by().prop_map(Step::Merge),
        1 => (by(), 6u8..9).prop_map(|(b, a)| Step::Account(b, a)),
        2 => (1u8..40).prop_map(Step::Wait),
    ]
}

/// Plays steps. The fifth is an account without an organisation.
fn play(steps: &[Step]) -> World {
    let mut world = World::new();
    let of = |by: u8| (by < 5).then(|| organisation(by));
    let mut said: Vec<Digest> = Vec::new();
    for step in steps {
        let pick = |said: &[Digest], at: usize| (!said.is_empty()).then(|| said[at % said.len()]);
        let id = match step.clone() {
            Step::Value(by, name, replaces) => {
                let replaces = replaces.then(|| said.last().copied()).flatten();
                world.value_by(by, of(by), &format!("name {}", name % 4), replaces)
            }
            Step::Review(by, at, agrees) => {
                let Some(target) = pick(&said, at) else {
                    continue;
                };
                let verdict = if agrees { Agree } else { Oppose };
                let says = Says::Review {
                    of: target,
                    verdict,
                    interest: false,
                };
                world.say(by, of(by), says, |_| {})
            }
            Step::Revert(by, at) => {
                let Some(target) = pick(&said, at) else {
                    continue;
                };
                let says = Says::Revert {
                    of: Target::Statement(target),
                };
                world.say(by, of(by), says, |_| {})
            }
            Step::RevertAccount(by, account) => {
                let says = Says::Revert {
                    of: Target::Account(key(account).public()),
                };
                world.say(by, of(by), says, |_| {})
            }
            Step::Dispute(by, at) => {
                let Some(target) = pick(&said, at) else {
                    continue;
                };
                world.say(by, of(by), Says::Dispute { of: target }, |_| {})
            }
            Step::Ownership(by) => {
                let proof = OwnershipProof::Dns("software.example".to_owned());
                world.say(
                    by,
                    of(by),
                    Says::Ownership {
                        record: software(1),
                        proof,
                    },
                    |_| {},
                )
            }
            Step::Merge(by) => {
                let says = Says::Merge {
                    record: software(1),
                    other: software(2),
                };
                world.say(by, of(by), says, |_| {})
            }
            Step::Account(by, account) => world.say(
                by,
                of(by),
                Says::Account {
                    key: key(account).public(),
                },
                |_| {},
            ),
            Step::Wait(hours) => {
                world.wait(hours.into());
                continue;
            }
        };
        said.push(id);
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The fold is a function of the set: any order, and any repetition, gives the same records.
    #[test]
    fn the_order_of_arrival_makes_no_difference(
        steps in prop::collection::vec(step(), 1..60),
        order in any::<u64>(),
    ) {
        let world = play(&steps);
        let expected = world.statements.fold(world.now).unwrap();
        let mut shuffled = world.said.clone();
        // Ordered by a digest with the seed: any permutation, the same each time.
        shuffled.sort_by_key(|s| Digest::of_pieces(&[&order.to_be_bytes(), &s.id().0]));
        let mut statements = Statements::begin(world.said[0].clone());
        for statement in shuffled.iter().chain(&world.said) {
            statements.insert(statement.clone());
        }
        prop_assert_eq!(statements.len(), world.said.len());
        prop_assert_eq!(statements.fold(world.now).unwrap(), expected);
    }

    /// What came to be in force was agreed to by two organisations at least, none of them the
    /// author's, and three where the author has none.
    #[test]
    fn nothing_is_in_force_that_others_did_not_check(steps in prop::collection::vec(step(), 1..80)) {
        let world = play(&steps);
        for held in world.record().in_force("name") {
            let needed = if held.organisation.is_some() { 2 } else { 3 };
            prop_assert!(held.tally.agreed.len() >= needed);
            prop_assert!(held.tally.opposed.len() < 2);
            prop_assert!(held.organisation.iter().all(|own| !held.tally.agreed.contains(own)));
            prop_assert!(world.now >= held.time.after(24 * 3600));
        }
    }

    /// Taking back what was said last gives back the record that was there before.
    #[test]
    fn taking_back_ones_own_value_restores_the_record(
        steps in prop::collection::vec(step(), 1..60), by in 1u8..=4, replace in any::<bool>()
    ) {
        let mut world = play(&steps);
        let live = |world: &World| {
            let record = world.record();
            let mut live: Vec<(Digest, bool)> = record
                .fields
                .iter()
                .flat_map(|field| &field.values)
                .filter(|held| matches!(held.standing, Standing::InForce | Standing::Waiting { .. }))
                .map(|held| (held.statement, held.standing == Standing::InForce))
                .collect();
            live.sort();
            live
        };
        // Let all that waits for its time come into force before.
        world.wait(100);
        let before = live(&world);
        let old = world.record().fields.first().and_then(|f| f.first()).map(|held| held.statement);
        let value = checked(&mut world, by, "another", old.filter(|_| replace));
        world.revert(by, Target::Statement(value));
        prop_assert_eq!(live(&world), before);
    }

    /// More accounts of the same organisations, however many, change no outcome.
    #[test]
    fn the_number_of_accounts_changes_nothing(
        steps in prop::collection::vec(step(), 1..50), more in 1u8..5
    ) {
        let mut world = play(&steps);
        world.wait(100);
        let names = world.names();
        let first = world.record().fields.first().map(|f| f.values[0].statement);
        for extra in 0..more {
            let account = 100 + extra;
            let says = Says::Account { key: key(account).public() };
            world.say(1, Some(organisation(1)), says, |_| {});
        }
        prop_assert_eq!(world.names(), names);
        if let Some(of) = first {
            // They all check, and say together what their organisation says by one.
            let mut one = world.clone();
            one.review(1, of, Agree);
            for extra in 0..more {
                world.review_by(100 + extra, organisation(1), of, Agree, false);
            }
            one.now = world.now;
            prop_assert_eq!(world.names(), one.names());
        }
    }
}
