//! A commons on disk: what is said is there again, its log can be checked and rebuilt by anyone, and
//! a program killed at any moment leaves both whole.

mod found;
mod kill;
mod said;

use std::fs;
use std::path::Path;
use std::slice::from_ref;

use commons::statement::Verdict;
use said::{HOUR, key, log_key, name, names, review, software};
use store::{Commons as _, CommonsError, SqliteCommons, check};

#[tokio::test]
async fn what_was_said_is_there_when_opened_again() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (folder, mut now) = (root.path().join("commons"), said::begun());
    let store = SqliteCommons::create(&folder, &said::founding())
        .await
        .expect("created");
    let value = name(1, "Framadate", now, None);
    store.append(from_ref(&value)).await.expect("kept");
    // Said twice, it is there once.
    assert_eq!(store.append(from_ref(&value)).await.expect("kept"), 0);
    store.close().await;
    let store = SqliteCommons::open(&folder).await.expect("opened");
    assert_eq!(store.size().await.expect("size"), 2);
    assert_eq!(
        store.statement(&value.id()).await.expect("read"),
        Some(value.clone())
    );
    let short = value.id().short();
    assert_eq!(
        store.statements_like(&short).await.expect("read"),
        from_ref(&value)
    );
    assert_eq!(names(&store, now).await, [] as [String; 0]);

    // A new statement folds its record again, and time alone does too.
    for by in [2, 3] {
        now = now.after(1);
        let checked = review(by, value.id(), Verdict::Agree, now);
        store.append(&[checked]).await.expect("kept");
    }
    assert_eq!(names(&store, now).await, [] as [String; 0]);
    now = now.after(24 * HOUR);
    assert_eq!(names(&store, now).await, ["Framadate"]);
    assert_eq!(store.history(&software(1)).await.expect("read").len(), 3);
    let recent = store.recent(&key(1).public(), now.after(-48 * HOUR)).await;
    assert_eq!(recent.expect("counted"), 2);
}

#[tokio::test]
async fn a_statement_about_nothing_is_refused_and_nothing_of_it_kept() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let now = said::begun();
    let store = SqliteCommons::create(&root.path().join("c"), &said::founding()).await;
    let store = store.expect("created");
    let value = name(1, "Framadate", now, None);
    let checked = review(2, value.id(), Verdict::Agree, now);
    let refused = store
        .append(&[name(2, "Framapad", now, None), checked])
        .await;
    assert!(matches!(refused, Err(CommonsError::Unknown)));
    assert_eq!(store.size().await.expect("size"), 1);
}

/// More than two tiles, published in steps, checked and rebuilt to the same digest.
#[tokio::test]
async fn a_log_is_published_in_steps_and_rebuilt_to_the_same_digest() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("commons");
    let now = said::begun();
    let store = SqliteCommons::create(&folder, &said::founding())
        .await
        .expect("created");
    let mut number = 0;
    for step in [1, 3, 200, 60, 400] {
        let statements: Vec<_> = (0..step)
            .map(|_| {
                number += 1;
                said::name_of(
                    1,
                    u8::try_from(number % 50).expect("small"),
                    &format!("n {number}"),
                    now,
                )
            })
            .collect();
        store.append(&statements).await.expect("kept");
        let checkpoint = store.publish(&log_key()).await.expect("published");
        assert_eq!(checkpoint.size, 1 + number);
        let checked = check(&store.log(), None).expect("it holds");
        assert_eq!(
            (checked.size, checked.root),
            (checkpoint.size, checkpoint.root)
        );
    }
    let again = store.publish(&log_key()).await.expect("nothing to do");
    assert_eq!(again.size, 665);
    let digest = store.digest(now).await.expect("digest");
    let anew = root.path().join("anew");
    let vkey = fs::read_to_string(store.log().join("vkey")).expect("the key");
    let (rebuilt, checked) = SqliteCommons::rebuild(&store.log(), &anew, Some(&vkey))
        .await
        .expect("rebuilt");
    assert_eq!((checked.size, checked.without_words), (665, 0));
    assert_eq!(rebuilt.digest(now).await.expect("digest"), digest);
    // The mirror publishes the very same log.
    let mirrored = rebuilt.publish(&log_key()).await.expect("published");
    assert_eq!(mirrored, again);
    // Another key is not the log's.
    let other = commons::log::note::Verifier::new(said::ORIGIN, key(9).public()).expect("a name");
    assert!(check(&store.log(), Some(&other.vkey())).is_err());
}

#[tokio::test]
async fn changed_and_lost_files_are_found() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let now = said::begun();
    let store = SqliteCommons::create(&root.path().join("c"), &said::founding()).await;
    let store = store.expect("created");
    let statements: Vec<_> = (1..=40)
        .map(|n| said::name_of(1, n, "a name", now))
        .collect();
    store.append(&statements).await.expect("kept");
    store.publish(&log_key()).await.expect("published");
    let log = store.log();
    check(&log, None).expect("it holds");
    let files = said::files(&log);
    assert_eq!(files.len(), 5, "{files:?}");
    for path in files.iter().filter(|path| !path.ends_with("vkey")) {
        let bytes = fs::read(path).expect("read");
        for at in [0, bytes.len() / 2, bytes.len() - 2] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            fs::write(path, &changed).expect("written");
            assert!(check(&log, None).is_err(), "{} {at}", path.display());
        }
        fs::remove_file(path).expect("removed");
        // Words may be erased: without them the log still holds, and says how many are gone.
        match check(&log, None) {
            Ok(checked) => assert_eq!(checked.without_words, 41),
            Err(_) => assert!(!path.starts_with(log.join("words"))),
        }
        fs::write(path, &bytes).expect("written back");
    }
    check(&log, None).expect("it holds again");
}

#[tokio::test]
async fn erased_words_are_gone_and_the_log_still_holds() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("commons");
    let now = said::begun();
    let store = SqliteCommons::create(&folder, &said::founding())
        .await
        .expect("created");
    let secret = "Une phrase que l’on efface";
    let value = name(1, secret, now, None);
    store
        .append(&[value.clone(), name(2, "Framadate", now, None)])
        .await
        .expect("kept");
    let before = store.publish(&log_key()).await.expect("published");
    store.digest(now).await.expect("folded");
    assert!(said::holds(&folder, secret));
    assert!(store.erase(&value.id()).await.expect("erased"));
    assert!(!store.erase(&value.id()).await.expect("nothing more"));
    assert!(!store.erase(&said::founding().id()).await.expect("never"));
    store.digest(now).await.expect("folded again");
    let checked = check(&store.log(), None).expect("it holds");
    assert_eq!((checked.root, checked.without_words), (before.root, 1));
    let read = store
        .statement(&value.id())
        .await
        .expect("read")
        .expect("there");
    assert!(read.is_erased());
    let anew = root.path().join("anew");
    let (rebuilt, _) = SqliteCommons::rebuild(&store.log(), &anew, None)
        .await
        .expect("rebuilt");
    assert_eq!(
        rebuilt.digest(now).await.expect("digest"),
        store.digest(now).await.expect("digest")
    );
    store.close().await;
    rebuilt.close().await;
    assert!(!said::holds(&folder, secret), "the words are still on disk");
    assert!(!said::holds(&anew, secret));
}

#[tokio::test]
async fn an_old_backup_does_not_sign_another_history() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("commons");
    let now = said::begun();
    let store = SqliteCommons::create(&folder, &said::founding())
        .await
        .expect("created");
    store.publish(&log_key()).await.expect("published");
    store.close().await;
    let backup = root.path().join("backup.sqlite");
    fs::copy(folder.join("commons.sqlite"), &backup).expect("copied");
    let store = SqliteCommons::open(&folder).await.expect("opened");
    store
        .append(&[name(1, "Framadate", now, None)])
        .await
        .expect("kept");
    store.publish(&log_key()).await.expect("published");
    store.close().await;
    fs::copy(&backup, folder.join("commons.sqlite")).expect("copied back");
    let store = SqliteCommons::open(&folder).await.expect("opened");
    let refused = store.publish(&log_key()).await;
    assert!(matches!(
        refused,
        Err(CommonsError::Ahead {
            published: 2,
            kept: 1
        })
    ));
}

#[tokio::test]
async fn what_is_no_commons_is_told() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let missing = SqliteCommons::open(&root.path().join("none")).await;
    assert!(matches!(missing, Err(CommonsError::NotACommons(_))));
    let folder = root.path().join("commons");
    SqliteCommons::create(&folder, &said::founding())
        .await
        .expect("created")
        .close()
        .await;
    let again = SqliteCommons::create(&folder, &said::founding()).await;
    assert!(matches!(again, Err(CommonsError::AlreadyACommons(_))));
    let other = root.path().join("other");
    fs::create_dir(&other).expect("made");
    fs::write(
        other.join("commons.sqlite"),
        "not a database at all ".repeat(30),
    )
    .expect("written");
    assert!(matches!(
        SqliteCommons::open(&other).await,
        Err(CommonsError::NotACommons(_))
    ));
}

#[cfg(unix)]
#[test]
fn keys_are_kept_from_others_and_never_overwritten() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempfile::tempdir().expect("a temporary folder");
    let keys = store::Keys {
        log: log_key(),
        account: key(1),
    };
    keys.keep(root.path()).expect("kept");
    let path: &Path = &root.path().join("keys").join("account");
    let mode = fs::metadata(path).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(keys.keep(root.path()).is_err());
    let read = store::Keys::read(root.path()).expect("read");
    assert_eq!(read.account.public(), key(1).public());
    assert!(matches!(
        store::Keys::read(&root.path().join("x")),
        Err(CommonsError::NoKey(_))
    ));
}
