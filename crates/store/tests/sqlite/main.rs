//! The SQLite engine: the contract, and what is its own: folders, files, other programs.

mod contract;
mod kill;

use std::fs;

use store::{Error, Known, Sqlite, Store as _, digest};

const MOMENT: &str = "2026-03-01T09:00:00Z";

#[tokio::test]
async fn keeps_the_contract() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let store = Sqlite::create(&root.path().join("dossier"))
        .await
        .expect("created");
    contract::run(&store).await;
}

#[tokio::test]
async fn what_was_put_is_there_when_opened_again() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    let store = Sqlite::create(&folder).await.expect("created");
    let reading = contract::reading("Rapport", "Texte.");
    contract::put(
        &store,
        "rapport.md",
        b"rapport",
        &reading,
        Some("model"),
        MOMENT,
    )
    .await;
    let before = format!("{:?}", store.load(Some("model")).await.expect("loaded"));
    store.close().await;
    let store = Sqlite::open(&folder).await.expect("opened");
    let after = format!("{:?}", store.load(Some("model")).await.expect("loaded"));
    assert_eq!(before, after);
}

#[tokio::test]
async fn a_dossier_is_never_made_over_something_else() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    Sqlite::create(&folder)
        .await
        .expect("created")
        .close()
        .await;
    assert!(matches!(
        Sqlite::create(&folder).await,
        Err(Error::AlreadyADossier(_))
    ));
    fs::write(root.path().join("letter.txt"), "x").expect("written");
    assert!(matches!(
        Sqlite::create(root.path()).await,
        Err(Error::NotEmpty(_))
    ));
}

#[tokio::test]
async fn what_is_not_a_dossier_is_told_and_left_as_it_is() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let missing = root.path().join("missing");
    assert!(matches!(
        Sqlite::open(&missing).await,
        Err(Error::Missing(_))
    ));
    assert!(matches!(
        Sqlite::open(root.path()).await,
        Err(Error::NotADossier(_))
    ));

    let text = root.path().join("text");
    fs::create_dir(&text).expect("made");
    let content = "not a database, but long enough to have the header of one. ".repeat(20);
    fs::write(text.join("dossier.sqlite"), &content).expect("written");
    assert!(matches!(
        Sqlite::open(&text).await,
        Err(Error::NotADossier(_))
    ));
    assert_eq!(
        fs::read_to_string(text.join("dossier.sqlite")).expect("read"),
        content
    );

    let other = root.path().join("other");
    fs::create_dir(&other).expect("made");
    sql(&other, "CREATE TABLE recipes (name TEXT)").await;
    assert!(matches!(
        Sqlite::open(&other).await,
        Err(Error::NotADossier(_))
    ));
}

#[tokio::test]
async fn a_newer_dossier_is_left_alone() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    Sqlite::create(&folder)
        .await
        .expect("created")
        .close()
        .await;
    sql(&folder, "PRAGMA user_version = 1000").await;
    assert!(matches!(
        Sqlite::open(&folder).await,
        Err(Error::Newer { found: 1000, .. })
    ));
}

#[tokio::test]
async fn a_making_that_was_cut_short_is_taken_up() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    fs::create_dir_all(folder.join("originals")).expect("made");
    Sqlite::create(&folder)
        .await
        .expect("a folder of originals alone")
        .close()
        .await;

    let folder = root.path().join("second");
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("dossier.sqlite"), "").expect("written");
    let store = Sqlite::open(&folder).await.expect("an empty database");
    assert_eq!(
        store.known("a", &digest(b"a")).await.expect("known"),
        Known::New
    );
}

#[tokio::test]
async fn an_original_that_was_lost_is_asked_for_again() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    let store = Sqlite::create(&folder).await.expect("created");
    let reading = contract::reading("Rapport", "Texte.");
    contract::put(&store, "a.md", b"a", &reading, None, MOMENT).await;
    let known = async || store.known("a.md", &digest(b"a")).await.expect("known");
    assert_eq!(known().await, Known::Unchanged);
    fs::remove_file(folder.join("originals").join(digest(b"a"))).expect("removed");
    assert_eq!(known().await, Known::ReadOtherwise);
    contract::put(&store, "a.md", b"a", &reading, None, MOMENT).await;
    assert_eq!(known().await, Known::Unchanged);
}

#[tokio::test]
async fn a_dossier_without_units_is_brought_up_to_date() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    Sqlite::create(&folder)
        .await
        .expect("created")
        .close()
        .await;
    sql(
        &folder,
        "ALTER TABLE sources DROP COLUMN origin; ALTER TABLE figures DROP COLUMN unit; DROP TABLE forms;
         DROP TABLE ledger_imports; DROP TABLE ledger_said; DROP TABLE library_before;
         DROP TABLE library; DROP TABLE rejected; DROP TABLE rewording; DROP TABLE draft_answers_before;
         DROP TABLE draft_answers; DROP TABLE drafts; DROP TABLE changes;
         DROP TRIGGER changes_source_added; DROP TRIGGER changes_source; DROP TRIGGER changes_source_gone;
         DROP TRIGGER changes_vector;
         PRAGMA user_version = 2;",
    )
    .await;
    let store = Sqlite::open(&folder).await.expect("brought up to date");
    let reading = contract::reading("Rapport", "Texte.");
    contract::put(&store, "a.md", b"a", &reading, None, MOMENT).await;
}

#[tokio::test]
async fn two_programs_write_one_after_the_other() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    let one = Sqlite::create(&folder).await.expect("created");
    let two = Sqlite::open(&folder).await.expect("opened");
    let reading = contract::reading("Rapport", "Texte.");
    let write = async |store: &Sqlite, who: &str| {
        for number in 0..20 {
            let name = format!("{who}-{number}.md");
            contract::put(store, &name, name.as_bytes(), &reading, None, MOMENT).await;
        }
    };
    tokio::join!(write(&one, "one"), write(&two, "two"));
    assert_eq!(one.sources().await.expect("sources").len(), 40);
}

#[tokio::test]
async fn what_a_killed_program_left_is_swept_only_when_alone() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    let first = Sqlite::create(&folder).await.expect("created");
    let left = folder
        .join("originals")
        .join(format!("{}.1.unfinished", digest(b"x")));
    fs::write(&left, "x").expect("written");
    let second = Sqlite::open(&folder).await.expect("opened beside");
    assert!(left.exists(), "another program may be writing it");
    first.close().await;
    second.close().await;
    Sqlite::open(&folder).await.expect("opened alone");
    assert!(!left.exists());
}

/// Runs one statement on a dossier's database, as another program would.
async fn sql(folder: &std::path::Path, statement: &'static str) {
    use sqlx::ConnectOptions as _;
    let mut connection = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(folder.join("dossier.sqlite"))
        .create_if_missing(true)
        .connect()
        .await
        .expect("connected");
    sqlx::raw_sql(statement)
        .execute(&mut connection)
        .await
        .expect("run");
    sqlx::Connection::close(connection).await.expect("closed");
}
