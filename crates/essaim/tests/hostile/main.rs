//! Files made to harm: each is bounded in memory and time, gets a clear message, and the others are
//! read all the same.

#![cfg(unix)]

mod files;
mod watched;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

/// Seconds that one hostile file may take on two cores.
const SECONDS: u64 = 20;
/// Memory that one hostile file may take.
const MEMORY: u64 = 512 << 20;

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_essaim"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "fr_FR.UTF-8")
        .env_remove("RUST_BACKTRACE");
    command
}

fn essaim(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = command(folder, arguments).output().expect("started");
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn hostile_files_are_bounded_and_the_others_are_read() {
    let root = tempfile::tempdir().expect("a folder");
    let papers = root.path().join("papers");
    fs::create_dir_all(&papers).expect("made");
    files::all(&papers);
    let mut names: Vec<String> = fs::read_dir(&papers)
        .expect("listed")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();

    // One by one, as forms and as papers: a message for each, never a crash of the program.
    for name in &names {
        let path = format!("papers/{name}");
        let dossier = format!("dossier-{name}");
        essaim(root.path(), &["init", &dossier]);
        for arguments in [&["boxes", &path][..], &["add", &dossier, &path]] {
            let seen = watched::run(command(root.path(), arguments));
            let what = format!("{} {name}", arguments[0]);
            assert!(
                seen.time < Duration::from_secs(SECONDS),
                "{what} took {:?}",
                seen.time
            );
            assert!(
                seen.memory < MEMORY,
                "{what} took {} MiB",
                seen.memory >> 20
            );
            assert!(
                matches!(seen.code, Some(0 | 1)),
                "{what}: {:?} {}",
                seen.code,
                seen.told
            );
            assert!(!seen.told.contains("panicked"), "{what}: {}", seen.told);
            assert!(
                !seen.told.contains("défaut du programme"),
                "{what}: {}",
                seen.told
            );
            assert!(
                seen.code == Some(0) || !seen.told.trim().is_empty(),
                "{what} says nothing"
            );
        }
    }

    // As papers, together with one that is good.
    fs::write(
        papers.join("note.md"),
        "# Rapport 2025\n\nNous avons tenu 44 ateliers.\n",
    )
    .expect("written");
    essaim(root.path(), &["init", "dossier"]);
    let (code, said, told) = essaim(root.path(), &["add", "dossier", "papers", "--json"]);
    assert_eq!(code, Some(0), "{told}");
    let said: Value = serde_json::from_str(&said).expect("one JSON document");
    let files = said["files"].as_array().expect("a list of files");
    for file in files {
        let read = file["status"] != "unreadable";
        assert!(
            read || file["reason"]
                .as_str()
                .is_some_and(|reason| reason.len() > 10),
            "{file:#}"
        );
        let name = file["name"].as_str().expect("a name");
        assert!(!name.contains("..") && !name.starts_with('/'), "{name}");
    }
    for (question, answer) in [
        ("combien d'ateliers", "44 ateliers"),
        ("combien de veillées", "31 veillées"),
        ("combien d'arbres", "77 arbres"),
    ] {
        let (code, found, _) = essaim(root.path(), &["ask", "dossier", question, "--json"]);
        assert_eq!(code, Some(0));
        assert!(found.contains(answer), "{question}: {found}");
    }
    for outside in ["/tmp/hostile-escaped.md", "/etc/hostile-escaped.md"] {
        assert!(!Path::new(outside).exists(), "{outside} was written");
    }
}
