//! A folder with a dossier, and the program as a person runs it there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/ledger/");
pub const FIRST: &str = "999984123FEC20241231.txt";
pub const SECOND: &str = "999984123FEC20251231.txt";

pub struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self {
            root: tempfile::tempdir().expect("a temporary folder"),
        };
        desk.run(&["init", "d"]);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    pub fn example(&self, name: &str) {
        fs::copy(Path::new(EXAMPLES).join(name), self.path(name)).expect("copied");
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_essaim"))
            .args(arguments)
            .current_dir(self.root.path())
            .env("LC_ALL", "fr_FR.UTF-8")
            .env_remove("RUST_BACKTRACE")
            .stdin(Stdio::null())
            .output()
            .expect("started")
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).expect("one JSON document on stdout")
    }

    /// What the program says and shows, without what changes from one run to the next.
    pub fn told(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let root = self.root.path().display().to_string();
        let told = format!(
            "$ essaim {}\n[{}]\n{}{}",
            arguments.join(" "),
            output.status.code().unwrap_or(-1),
            String::from_utf8_lossy(&output.stdout),
            stderr(&output)
        );
        // The day on which it runs.
        let mut parts = told.split("nous sommes le ");
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.map(|part| part.split_once('.').map_or(part, |(_, rest)| rest));
        let told = rest.fold(first, |told, rest| told + "nous sommes le …." + rest);
        told.replace(&root, "…")
    }
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
