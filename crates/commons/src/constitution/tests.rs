use serde_json::json;

use crate::rule::Rule;
use crate::statement::{Says, Target, Verdict};
use crate::world::{World, key, organisation, software};

use Verdict::{Agree, Oppose};

fn announce(world: &mut World, number: u8) -> crate::digest::Digest {
    let says = Says::Organisation {
        record: organisation(number),
    };
    world.say(number, None, says, |_| {})
}

fn members(world: &World) -> usize {
    let constitution = world.statements.constitution(world.now).unwrap();
    constitution.members(world.now).count()
}

#[test]
fn an_organisation_takes_part_once_two_others_agree_and_a_week_has_passed() {
    let mut world = World::new();
    let asked = announce(&mut world, 5);
    // It does not check itself, and neither does anyone outside.
    world.review_by(5, organisation(5), asked, Agree, false);
    world.review(1, asked, Agree);
    world.wait(200);
    assert_eq!(members(&world), 4);
    world.review(2, asked, Agree);
    assert_eq!(members(&world), 5);
    let constitution = world.statements.constitution(world.now).unwrap();
    assert!(constitution.is_in_force(&asked));
    assert!(constitution.speaks(&key(5).public(), &organisation(5), world.now));
    // It counts from then on, and not for what it checked before.
    assert!(!constitution.speaks(&key(5).public(), &organisation(5), world.now.after(-3600)));
}

#[test]
fn what_waits_says_when_it_may_come_into_force() {
    let mut world = World::new();
    let asked = announce(&mut world, 5);
    let earliest = world.now.after(7 * 24 * 3600);
    world.review(1, asked, Agree);
    world.review(2, asked, Agree);
    let constitution = world.statements.constitution(world.now).unwrap();
    assert_eq!(constitution.changes_at(), Some(earliest));
    let waiting = constitution.waiting();
    assert_eq!(
        (waiting.len(), waiting[0].needed, waiting[0].earliest),
        (1, 2, earliest)
    );
    assert_eq!(waiting[0].agreed, [organisation(1), organisation(2)]);
    world.now = earliest;
    assert_eq!(members(&world), 5);
}

#[test]
fn what_is_checked_in_the_second_it_was_said_in_is_checked() {
    // Ids are digests: over several, the check's comes before and after the other's.
    let mut world = World::new();
    for number in 5..15 {
        let asked = announce(&mut world, number);
        world.now = world.now.after(-1);
        world.review(1, asked, Agree);
        let constitution = world.statements.constitution(world.now).unwrap();
        let waiting = constitution.waiting();
        let one = waiting.iter().find(|one| one.statement == asked).unwrap();
        assert_eq!(one.agreed, [organisation(1)], "{number}");
    }
}

#[test]
fn nobody_takes_over_an_organisation_by_announcing_it_again() {
    let mut world = World::new();
    let says = Says::Organisation {
        record: organisation(1),
    };
    let theft = world.say(66, None, says, |_| {});
    world.review(2, theft, Agree);
    world.review(3, theft, Agree);
    world.wait(200);
    let constitution = world.statements.constitution(world.now).unwrap();
    assert!(!constitution.speaks(&key(66).public(), &organisation(1), world.now));
    // Of two announcements of one record, the first to be agreed to counts.
    let real = announce(&mut world, 5);
    let says = Says::Organisation {
        record: organisation(5),
    };
    let other = world.say(66, None, says, |_| {});
    for by in [1, 2] {
        world.review(by, real, Agree);
        world.review(by, other, Agree);
    }
    world.wait(200);
    let constitution = world.statements.constitution(world.now).unwrap();
    assert!(constitution.speaks(&key(5).public(), &organisation(5), world.now));
    assert!(!constitution.speaks(&key(66).public(), &organisation(5), world.now));
}

#[test]
fn an_organisation_leaves_at_once_and_is_put_out_by_two_others() {
    let mut world = World::new();
    let mut asked = Vec::new();
    for number in [5, 6] {
        let id = announce(&mut world, number);
        world.review(1, id, Agree);
        world.review(2, id, Agree);
        asked.push(id);
    }
    world.wait(200);
    assert_eq!(members(&world), 6);
    let leave = Says::Revert {
        of: Target::Statement(asked[0]),
    };
    world.say(5, Some(organisation(5)), leave, |_| {});
    assert_eq!(members(&world), 5);
    let out = world.revert(1, Target::Statement(asked[1]));
    world.review(2, out, Agree);
    world.review(3, out, Agree);
    world.wait(200);
    assert_eq!(members(&world), 4);
    // What they checked while they took part still counts.
    let constitution = world.statements.constitution(world.now).unwrap();
    assert!(constitution.is_member(&organisation(6), world.now.after(-201 * 3600)));
}

#[test]
fn an_account_is_named_and_taken_away_by_its_organisation() {
    let mut world = World::new();
    let says = Says::Account {
        key: key(11).public(),
    };
    let named = world.say(1, Some(organisation(1)), says.clone(), |_| {});
    // Nobody names an account for another organisation.
    world.say(2, Some(organisation(3)), says, |_| {});
    let speaks = |world: &World, of: u8| {
        let constitution = world.statements.constitution(world.now).unwrap();
        constitution.speaks(&key(11).public(), &organisation(of), world.now)
    };
    assert!(speaks(&world, 1) && !speaks(&world, 2) && !speaks(&world, 3));
    world.revert(2, Target::Statement(named));
    assert!(speaks(&world, 1));
    world.revert(1, Target::Statement(named));
    assert!(!speaks(&world, 1));
}

#[test]
fn the_rule_changes_by_the_rule_and_what_was_said_before_keeps_its_own() {
    let mut world = World::new();
    let mut rule = Rule::default();
    rule.records.agree = 3;
    let before = world.value(1, "Framadate", None);
    let changed = json!(rule);
    let said = world.say(1, Some(organisation(1)), Says::Rule {}, |w| {
        w.value = Some(changed);
    });
    world.review(2, said, Agree);
    world.review(3, said, Oppose);
    world.review(4, said, Agree);
    world.wait(200);
    let after = world.value(2, "FramaDate", None);
    for by in [3, 4] {
        world.review(by, before, Agree);
        world.review(by, after, Agree);
    }
    world.wait(24);
    assert_eq!(world.names(), [json!("Framadate")]);
    world.review(1, after, Agree);
    assert_eq!(world.names().len(), 2);
}

#[test]
fn a_rule_by_which_nobody_checks_is_no_rule() {
    let mut world = World::new();
    let mut rule = Rule::default();
    rule.records.agree = 0;
    let said = world.say(1, Some(organisation(1)), Says::Rule {}, |w| {
        w.value = Some(json!(rule));
    });
    world.review(2, said, Agree);
    world.review(3, said, Agree);
    world.wait(200);
    let constitution = world.statements.constitution(world.now).unwrap();
    assert_eq!(constitution.rule(world.now), &Rule::default());
}

#[test]
fn a_kind_is_added_by_a_statement() {
    let mut world = World::new();
    let texts = json!({"fr": "Nom", "en": "Name"});
    let schema = json!({
        "type": "object", "x-title": {"fr": "Atelier", "en": "Workshop"}, "x-order": ["name"],
        "properties": {"name": {
            "type": "string", "maxLength": 80, "x-title": texts, "x-purpose": texts,
        }},
    });
    let says = Says::Schema {
        kind: "workshop".parse().unwrap(),
    };
    let said = world.say(1, Some(organisation(1)), says, |w| w.value = Some(schema));
    let kinds = |world: &World| {
        let constitution = world.statements.constitution(world.now).unwrap();
        constitution.kinds(world.now).count()
    };
    assert_eq!(kinds(&world), 2);
    world.review(2, said, Agree);
    world.review(3, said, Agree);
    world.wait(200);
    assert_eq!(kinds(&world), 3);
    world.revert(1, Target::Statement(said));
    assert_eq!(kinds(&world), 2);
    // Statements about records are none of its matter.
    let constitution = world.statements.constitution(world.now).unwrap();
    assert_eq!(
        constitution
            .kind(software(1).kind(), world.now)
            .unwrap()
            .name()
            .as_str(),
        "software"
    );
}
