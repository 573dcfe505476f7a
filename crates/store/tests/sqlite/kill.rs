//! A writer killed at any moment leaves a dossier that opens, in which every source is whole, and
//! to which writing goes on.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::contract;
use store::{Known, Sqlite, Store as _, digest};

const MOMENT: &str = "2026-03-01T09:00:00Z";
/// Tells the writer where to write. Without it the writer's test does nothing.
const FOLDER: &str = "STORE_KILL_TEST_FOLDER";
/// Sources that the writer would put if nobody stopped it.
const SOURCES: usize = 2_000;
/// Passages of one source: enough for a transaction to be caught half way.
const PASSAGES: usize = 60;

#[tokio::test]
async fn a_dossier_outlives_its_writer() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("dossier");
    Sqlite::create(&folder)
        .await
        .expect("created")
        .close()
        .await;
    let mut before = 0;
    let mut grew = 0;
    for round in 0..25_u64 {
        let mut writer = start(&folder);
        // Moments that fall differently in the writer's work each round.
        std::thread::sleep(Duration::from_millis(20 + (round * 37) % 250));
        // SIGKILL on Unix: the writer has no chance to tidy up.
        writer.kill().expect("killed");
        writer.wait().expect("ended");

        let store = Sqlite::open(&folder).await.expect("it opens");
        let sources = every_source_is_whole(&store).await;
        assert!(
            sources >= before,
            "a source was lost: {sources} after {before}"
        );
        grew += usize::from(sources > before);
        before = sources;
        store.close().await;
        let unfinished = unfinished(&folder);
        assert!(unfinished.is_empty(), "left behind: {unfinished:?}");
    }
    assert!(
        grew >= 3,
        "the writer was killed too early to have written: {grew} rounds"
    );
}

/// The writer, run by the test above in a process of its own.
#[tokio::test]
async fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let store = Sqlite::open(Path::new(&folder)).await.expect("opened");
    for number in 0..SOURCES {
        let (name, bytes) = source(number);
        let digest = digest(&bytes);
        if store.known(&name, &digest).await.expect("known") == Known::Unchanged {
            continue;
        }
        contract::put(
            &store,
            &name,
            &bytes,
            &reading(number),
            Some("model"),
            MOMENT,
        )
        .await;
    }
}

async fn every_source_is_whole(store: &Sqlite) -> usize {
    let dossier = store.load(Some("model")).await.expect("loaded");
    for source in &dossier.sources {
        let number: usize = source
            .name
            .trim_end_matches(".md")
            .parse()
            .expect("a number");
        let expected = reading(number);
        let mut passages = dossier
            .passages
            .iter()
            .filter(|passage| passage.place.source == source.id);
        for passage in &expected.passages {
            assert_eq!(
                passages.next().map(|p| &p.text),
                Some(&passage.text),
                "{}",
                source.name
            );
        }
        assert!(
            passages.next().is_none(),
            "{} has too many passages",
            source.name
        );
        let facts = dossier
            .facts
            .iter()
            .filter(|fact| fact.place.source == source.id)
            .count();
        assert_eq!(facts, expected.facts.len(), "facts of {}", source.name);
        let original = store.original(&source.digest).await.expect("read");
        assert_eq!(
            original,
            Some(self::source(number).1),
            "original of {}",
            source.name
        );
    }
    assert_eq!(dossier.passage_vectors.len(), dossier.passages.len());
    dossier.sources.len()
}

fn source(number: usize) -> (String, Vec<u8>) {
    (
        format!("{number}.md"),
        format!("note {number} ").repeat(2_000).into_bytes(),
    )
}

fn reading(number: usize) -> dossier::Reading {
    let mut reading = contract::reading("Note", "");
    let first = reading.passages[0].clone();
    reading.passages = (0..PASSAGES)
        .map(|ordinal| {
            let mut passage = first.clone();
            passage.ordinal = u32::try_from(ordinal).expect("a small number");
            passage.text = format!("Passage {ordinal} de la note {number}.");
            passage
        })
        .collect();
    reading
}

fn start(folder: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this test's own program"))
        .args(["--exact", "kill::writer"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

fn unfinished(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder.join("originals"))
        .expect("listed")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some())
        .collect()
}
