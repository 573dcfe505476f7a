//! What the people of a server must keep to, whatever engine holds them.

use store::Error;
use store::people::{
    Attempt, Invitation, NewAccessKey, NewInvitation, NewPasskey, NewSession, People, PersonId,
    Role,
};

const NOW: i64 = 1_790_000_000;
const DAY: i64 = 86_400;

async fn people(root: &tempfile::TempDir) -> People {
    People::open(root.path()).await.expect("opened")
}

/// Invites somebody, and gives the invitation as whoever has the link reads it.
async fn invited(
    people: &People,
    digest: &str,
    email: &str,
    gives: Option<(Option<&str>, Role)>,
) -> Invitation {
    let new = NewInvitation {
        digest,
        name: "Inès Martin",
        email,
        gives,
        resets: None,
        created: NOW,
        expires: NOW + DAY,
    };
    people.invite(&new).await.expect("invited");
    let found = people.invitation(digest, NOW).await.expect("read");
    found.expect("is there")
}

async fn joined(people: &People, email: &str, dossier: Option<&str>, role: Role) -> PersonId {
    let invitation = invited(people, &format!("of {email}"), email, Some((dossier, role))).await;
    let made = people.accept_as_new(&invitation, "hash", NOW).await;
    made.expect("accepted").expect("made")
}

#[tokio::test]
async fn an_invitation_works_once_and_not_for_ever() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    assert!(!people.are_there().await.expect("read"));
    let gives = Some((Some("Tilleuls"), Role::Approves));
    let first = invited(&people, "d1", "Ines@Example.org", gives).await;
    assert!(people.are_there().await.expect("read"));
    assert_eq!(first.email, "ines@example.org");
    assert_eq!(
        first.gives,
        Some((Some("Tilleuls".to_owned()), Role::Approves))
    );
    let late = people.invitation("d1", NOW + DAY).await.expect("read");
    assert_eq!(late, None);
    let id = people.accept_as_new(&first, "hash", NOW).await.expect("ok");
    let id = id.expect("made");
    assert_eq!(people.invitation("d1", NOW).await.expect("read"), None);
    let again = people.accept_as_new(&first, "other", NOW).await;
    assert_eq!(again.expect("ok"), None);
    let person = people.person_of("INES@example.org").await.expect("read");
    let person = person.expect("is there");
    assert_eq!((person.id, person.password.as_str()), (id, "hash"));
    let of = people.memberships_of(id).await.expect("read");
    assert_eq!((of.len(), of[0].role), (1, Role::Approves));

    // An address that is somebody's makes nobody else, and does not touch their password.
    let gives = Some((Some("Ateliers"), Role::Reads));
    let second = invited(&people, "d2", "ines@example.org", gives).await;
    let made = people.accept_as_new(&second, "stolen", NOW).await;
    assert_eq!(made.expect("ok"), None);
    let person = people.person(id).await.expect("read").expect("is there");
    assert_eq!(person.password, "hash");
    assert!(people.accept(&second, id).await.expect("ok"));
    assert!(!people.accept(&second, id).await.expect("ok"));
    assert_eq!(people.memberships_of(id).await.expect("read").len(), 2);

    // A new invitation takes the place of one that is open.
    let gives = Some((Some("Tilleuls"), Role::Reads));
    invited(&people, "d3", "paul@example.org", gives).await;
    invited(&people, "d4", "paul@example.org", gives).await;
    assert_eq!(people.invitation("d3", NOW).await.expect("read"), None);
    assert_eq!(people.invitations().await.expect("read").len(), 1);
}

#[tokio::test]
async fn somebody_always_administers() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    let tilleuls = Some("Tilleuls");
    let ines = joined(&people, "ines@example.org", tilleuls, Role::Administers).await;
    let paul = joined(&people, "paul@example.org", tilleuls, Role::Reads).await;
    assert!(!people.remove_role(ines, tilleuls).await.expect("ok"));
    assert!(
        !people
            .set_role(ines, tilleuls, Role::Approves)
            .await
            .expect("ok")
    );
    let of = people.memberships_of(ines).await.expect("read");
    assert_eq!(of[0].role, Role::Administers);
    assert!(
        people
            .set_role(paul, tilleuls, Role::Administers)
            .await
            .expect("ok")
    );
    // Who cannot sign in administers nothing.
    assert!(people.set_disabled(paul, Some(NOW)).await.expect("ok"));
    assert!(!people.remove_role(ines, tilleuls).await.expect("ok"));
    assert!(people.set_disabled(paul, None).await.expect("ok"));
    assert!(people.remove_role(ines, tilleuls).await.expect("ok"));
    let members = people.members("Tilleuls").await.expect("read");
    assert_eq!(members.len(), 1);
    assert_eq!(members[0].0.id, paul);
    // Who administers every dossier administers this one.
    joined(&people, "hote@example.org", None, Role::Administers).await;
    assert!(people.remove_role(paul, tilleuls).await.expect("ok"));
    assert_eq!(people.members("Tilleuls").await.expect("read").len(), 1);
    assert!(
        people
            .members("Autre")
            .await
            .expect("read")
            .iter()
            .all(|(_, of)| of.dossier.is_none())
    );
}

#[tokio::test]
async fn a_dossier_of_the_same_name_is_not_theirs() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    let ines = joined(
        &people,
        "ines@example.org",
        Some("Tilleuls"),
        Role::Administers,
    )
    .await;
    let gives = Some((Some("Tilleuls"), Role::Reads));
    invited(&people, "d", "paul@example.org", gives).await;
    let key = NewAccessKey {
        digest: "k",
        person: ines,
        name: "Sauvegarde",
        dossier: Some("Tilleuls"),
        role: Role::Reads,
        created: NOW,
    };
    people.keep_access_key(&key).await.expect("kept");
    people.forget_dossier("Tilleuls").await.expect("forgotten");
    assert_eq!(people.memberships_of(ines).await.expect("read"), []);
    assert_eq!(people.invitation("d", NOW).await.expect("read"), None);
    assert_eq!(people.access_key("k", NOW).await.expect("read"), None);
}

#[tokio::test]
async fn sessions_end_by_themselves_by_hand_and_with_their_person() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    let ines = joined(&people, "ines@example.org", None, Role::Administers).await;
    let begin = async |digest: &str, created: i64| {
        let session = NewSession {
            digest,
            person: ines,
            browser: "Firefox",
            created,
            expires: created + 30 * DAY,
        };
        people.begin_session(&session).await.expect("begun");
    };
    let is_open = async |digest: &str, moment: i64| {
        let found = people.session(digest, moment, 7 * DAY).await;
        found.expect("read").map(|session| session.id)
    };
    begin("s1", NOW).await;
    assert!(is_open("s1", NOW + DAY).await.is_some());
    assert!(is_open("other", NOW).await.is_none());
    // Idle for a week since it was last seen; then past its end, however busy.
    assert!(is_open("s1", NOW + 7 * DAY).await.is_some());
    assert!(is_open("s1", NOW + 14 * DAY + 1).await.is_none());
    begin("s2", NOW).await;
    for day in 1..30 {
        assert!(is_open("s2", NOW + day * DAY).await.is_some(), "day {day}");
    }
    assert!(is_open("s2", NOW + 30 * DAY).await.is_none());
    // By hand; only one's own.
    begin("s3", NOW).await;
    let id = is_open("s3", NOW).await.expect("is open");
    let paul = joined(&people, "paul@example.org", Some("Tilleuls"), Role::Reads).await;
    assert!(!people.end_session(paul, id).await.expect("ok"));
    assert!(people.end_session(ines, id).await.expect("ok"));
    assert!(is_open("s3", NOW).await.is_none());
    // Another password leaves only the session that set it.
    begin("s4", NOW).await;
    begin("s5", NOW).await;
    let kept = is_open("s5", NOW).await;
    people.set_password(ines, "new", kept).await.expect("set");
    assert!(is_open("s4", NOW).await.is_none());
    assert!(is_open("s5", NOW).await.is_some());
    people.set_disabled(ines, Some(NOW)).await.expect("ok");
    people.set_disabled(ines, None).await.expect("ok");
    assert!(is_open("s5", NOW).await.is_none());
    begin("s6", NOW).await;
    assert!(people.remove_person(ines).await.expect("ok"));
    assert!(is_open("s6", NOW).await.is_none());
}

#[tokio::test]
async fn a_link_for_another_password_ends_with_it() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    let ines = joined(&people, "ines@example.org", None, Role::Administers).await;
    let new = NewInvitation {
        digest: "r",
        name: "Inès Martin",
        email: "ines@example.org",
        gives: None,
        resets: Some(ines),
        created: NOW,
        expires: NOW + DAY,
    };
    people.invite(&new).await.expect("made");
    let found = people.invitation("r", NOW).await.expect("read");
    assert_eq!(found.and_then(|one| one.resets), Some(ines));
    people.set_password(ines, "new", None).await.expect("set");
    assert_eq!(people.invitation("r", NOW).await.expect("read"), None);
}

#[tokio::test]
async fn keys_work_until_they_are_revoked() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    let ines = joined(&people, "ines@example.org", None, Role::Administers).await;
    let key = NewAccessKey {
        digest: "k1",
        person: ines,
        name: "Sauvegarde",
        dossier: None,
        role: Role::Reads,
        created: NOW,
    };
    people.keep_access_key(&key).await.expect("kept");
    let found = people.access_key("k1", NOW + 5).await.expect("read");
    let found = found.expect("is there");
    assert_eq!((found.dossier.clone(), found.role), (None, Role::Reads));
    let all = people.access_keys(ines).await.expect("read");
    assert_eq!(all[0].used, Some(NOW + 5));
    people.set_disabled(ines, Some(NOW)).await.expect("ok");
    assert_eq!(people.access_key("k1", NOW).await.expect("read"), None);
    people.set_disabled(ines, None).await.expect("ok");
    assert!(people.access_key("k1", NOW).await.expect("read").is_some());
    assert!(
        !people
            .revoke_access_key(ines + 1, found.id, NOW)
            .await
            .expect("ok")
    );
    assert!(
        people
            .revoke_access_key(ines, found.id, NOW)
            .await
            .expect("ok")
    );
    assert_eq!(people.access_key("k1", NOW).await.expect("read"), None);
}

#[tokio::test]
async fn a_passkey_is_one_persons_and_its_counter_moves_once() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    let ines = joined(&people, "ines@example.org", None, Role::Administers).await;
    let new = NewPasskey {
        person: ines,
        credential: b"credential",
        key: b"key",
        counter: 1,
        name: "Téléphone",
        created: NOW,
    };
    assert!(people.keep_passkey(&new).await.expect("kept"));
    assert!(!people.keep_passkey(&new).await.expect("known"));
    let read = people.passkey(b"credential").await.expect("read");
    let read = read.expect("is there");
    assert_eq!(
        (read.person, read.key.as_slice(), read.counter),
        (ines, &b"key"[..], 1)
    );
    assert!(people.use_passkey(&read, 2, NOW).await.expect("ok"));
    assert!(!people.use_passkey(&read, 3, NOW).await.expect("ok"));
    assert!(!people.remove_passkey(ines + 1, read.id).await.expect("ok"));
    assert!(people.remove_passkey(ines, read.id).await.expect("ok"));
    assert_eq!(people.passkeys(ines).await.expect("read"), []);
}

#[tokio::test]
async fn attempts_are_counted_side_by_side_and_forgotten_in_time() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let people = people(&root).await;
    let attempt = async |moment: i64| {
        let of = [("e", 3), ("a", 5)];
        people
            .attempt(&of, moment - 900, moment)
            .await
            .expect("counted")
    };
    let many = tokio::join!(
        attempt(NOW),
        attempt(NOW),
        attempt(NOW),
        attempt(NOW),
        attempt(NOW)
    );
    let all = [many.0, many.1, many.2, many.3, many.4];
    let free = all.iter().filter(|one| matches!(one, Attempt::Free(_)));
    assert_eq!(free.count(), 3);
    assert!(all.contains(&Attempt::TooMany(NOW)));
    // One that succeeds forgets those of its own name, and itself under the other.
    assert_eq!(attempt(NOW + 899).await, Attempt::TooMany(NOW));
    let Attempt::Free(noted) = attempt(NOW + 901).await else {
        panic!("it is free again");
    };
    people
        .forget_attempts(&noted, Some("e"))
        .await
        .expect("forgotten");
    for _ in 0..3 {
        assert!(matches!(attempt(NOW + 902).await, Attempt::Free(_)));
    }
    assert_eq!(attempt(NOW + 903).await, Attempt::TooMany(NOW + 902));
}

#[tokio::test]
async fn a_file_of_another_program_is_not_taken_for_people() {
    let root = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(People::file(root.path()), "no database ".repeat(99)).expect("written");
    assert!(People::open(root.path()).await.is_err());
    let text = std::fs::read_to_string(People::file(root.path())).expect("read");
    assert!(text.starts_with("no database"));
    // A dossier's database is no file of people either.
    let other = tempfile::tempdir().expect("a temporary folder");
    let dossier = other.path().join("dossier");
    let store = store::Sqlite::create(&dossier).await.expect("created");
    store.close().await;
    std::fs::copy(dossier.join("dossier.sqlite"), People::file(other.path())).expect("copied");
    let opened = People::open(other.path()).await;
    assert!(matches!(
        opened,
        Err(Error::Damaged(_) | Error::Newer { .. })
    ));
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_of_the_machine_reads_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().expect("a temporary folder");
    people(&root).await;
    let mode = std::fs::metadata(People::file(root.path()))
        .expect("is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}
