//! A program killed at any moment leaves a dossier that opens and goes on, and that ends the same
//! as one that nothing interrupted.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Documents to read: enough that kills fall before, between and inside them. The store has a test of its own, with far
/// more writing.
const DOCUMENTS: usize = 6;
/// Moments to kill at, after the start.
const MOMENTS: [u64; 6] = [5, 100, 600, 1_500, 2_500, 4_000];

#[test]
fn a_dossier_outlives_a_kill_at_any_moment() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let documents = root.path().join("documents");
    fs::create_dir(&documents).expect("made");
    for number in 0..DOCUMENTS {
        fs::write(documents.join(format!("note-{number:02}.md")), note(number)).expect("written");
    }

    let whole = root.path().join("whole");
    run(&["init"], &whole, None);
    run(&["add"], &whole, Some(&documents));
    let expected = export(&whole, &root.path().join("whole.zip"));

    let killed = root.path().join("killed");
    run(&["init"], &killed, None);
    for moment in MOMENTS {
        let mut child = command(&["add"], &killed, Some(&documents))
            .spawn()
            .expect("started");
        std::thread::sleep(Duration::from_millis(moment));
        // `Child::kill` sends SIGKILL: the program has no chance to tidy up.
        let _ = child.kill();
        child.wait().expect("ended");
        // It opens, and what it holds can be read whole.
        export(&killed, &root.path().join("between.zip"));
    }
    run(&["add"], &killed, Some(&documents));
    let ended = export(&killed, &root.path().join("killed.zip"));
    assert!(expected == ended, "the two dossiers differ");

    let left: Vec<_> = fs::read_dir(killed.join("originals"))
        .expect("listed")
        .flatten()
        .filter(|entry| entry.file_name().len() != 64)
        .collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

/// A note with passages, facts and something of its own.
fn note(number: usize) -> String {
    let mut text = format!(
        "# Note {number}\n\nL’association compte {} adhérents.\n",
        40 + number
    );
    for part in 0..2 {
        text.push_str(&format!(
            "\n## Partie {part}\n\nEn {}, l’atelier {part} de la note {number} a réuni {} personnes \
             autour de la réparation partagée, avec le soutien de la commune.\n",
            2010 + part,
            number * 12 + part
        ));
    }
    text
}

fn export(dossier: &Path, out: &Path) -> Vec<u8> {
    let _ = fs::remove_file(out);
    run(&["export"], dossier, Some(out));
    fs::read(out).expect("an archive")
}

fn run(arguments: &[&str], dossier: &Path, other: Option<&Path>) {
    let output = command(arguments, dossier, other)
        .output()
        .expect("started");
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn command(arguments: &[&str], dossier: &Path, other: Option<&Path>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_essaim"));
    command.args(arguments).arg(dossier);
    if let Some(other) = other {
        command.arg(other);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}
