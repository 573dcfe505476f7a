//! A writer killed at any moment leaves a commons that opens, a log that holds, and no checkpoint
//! that a later one contradicts.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use commons::log::checkpoint::Checkpoint;
use commons::log::note::Verifier;
use store::{Commons as _, SqliteCommons, check};

use crate::said;

/// Tells the writer where to write. Without it the writer's test does nothing.
const FOLDER: &str = "COMMONS_KILL_TEST_FOLDER";
/// Statements that the writer says at once, and how often it would if nobody stopped it.
const AT_ONCE: u64 = 7;
const TIMES: u64 = 20_000;

#[tokio::test]
async fn a_commons_outlives_its_writer() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join("commons");
    let store = SqliteCommons::create(&folder, &said::founding())
        .await
        .expect("created");
    store.close().await;
    let mut signed = 0;
    let mut grew = 0;
    for round in 0..12_u64 {
        let mut writer = Command::new(std::env::current_exe().expect("this test"))
            .args(["kill::writer", "--exact"])
            .env(FOLDER, &folder)
            .stdout(Stdio::null())
            .spawn()
            .expect("started");
        std::thread::sleep(Duration::from_millis(60 + (round * 137) % 700));
        writer.kill().expect("killed");
        writer.wait().expect("ended");

        // What was signed last, whatever else was lost, is the beginning of what is there now.
        let verifier = Verifier::new(said::ORIGIN, said::log_key().public()).expect("a name");
        let note = std::fs::read_to_string(folder.join("log/checkpoint"));
        let published = note.map(|note| Checkpoint::open(&note, &[verifier]).expect("it holds"));
        if published.is_ok() {
            check(&folder.join("log"), None).expect("the log holds as it was left");
        }
        let store = SqliteCommons::open(&folder).await.expect("it opens");
        let size = store.size().await.expect("size");
        let before = published.map_or(0, |checkpoint| checkpoint.size);
        assert!(size >= before, "a statement that was signed for was lost");
        assert_eq!(
            (size - 1) % AT_ONCE,
            0,
            "half of what was said at once is there"
        );
        store.publish(&said::log_key()).await.expect("published");
        let checked = check(&store.log(), None).expect("the log holds");
        assert_eq!(checked.size, size);
        assert!(before >= signed, "the log went back");
        grew += usize::from(size > signed);
        signed = size;
        store.close().await;
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
    let store = SqliteCommons::open(Path::new(&folder))
        .await
        .expect("opened");
    for _ in 0..TIMES {
        let size = store.size().await.expect("size");
        let statements: Vec<_> = (0..AT_ONCE)
            .map(|n| said::name_of(1, 1, &format!("name {}", size + n), said::begun()))
            .collect();
        store.append(&statements).await.expect("kept");
        store.publish(&said::log_key()).await.expect("published");
    }
}
