//! The program killed at random moments while it reads: the dossier opens each time, holds nothing
//! half-read, and ends the same as one that nothing interrupted.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::corpus::{self, Chance};
use crate::{Measure, Options, scale};

/// Kills in all, each while the program was at work.
const KILLS: usize = 200;
/// Folders of papers, and pages in each.
const FOLDERS: u64 = 10;
const PAGES: usize = 3;
/// Kills in one dossier before it is let go to its end.
const IN_ONE: usize = 4;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "kills",
    about: "200 kills at random moments of add",
    run,
    check: None,
};

fn run(_: &Path, _: Options) -> Result<(), String> {
    let program = scale::program()?;
    let root = std::env::temp_dir().join(format!("essaim-kills-{}", std::process::id()));
    let mut files = 0;
    for folder in 0..FOLDERS {
        let folder_path = root.join("papers").join(folder.to_string());
        files += corpus::write(&folder_path, PAGES, 7 + folder)?;
    }
    let essaim = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.args(arguments).current_dir(&root);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    };
    let done = |arguments: &[&str]| match essaim(arguments).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{arguments:?} ended with {status}")),
        Err(error) => Err(error.to_string()),
    };
    let exported = |dossier: &str| {
        let out = root.join("out.zip");
        let _ = std::fs::remove_file(&out);
        done(&["export", dossier, "out.zip"])?;
        std::fs::read(&out).map_err(|error| error.to_string())
    };
    done(&["init", "whole"])?;
    let began = Instant::now();
    done(&["add", "whole", "papers"])?;
    let whole = began.elapsed();
    let expected = exported("whole")?;
    let mut chance = Chance::new(11);
    let (mut kills, mut rounds) = (0, 0);
    while kills < KILLS {
        rounds += 1;
        let dossier = format!("killed-{rounds}");
        done(&["init", &dossier])?;
        for _ in 0..IN_ONE {
            let wait = chance.below(usize::try_from(whole.as_millis()).unwrap_or(1) / 2);
            let mut child = essaim(&["add", &dossier, "papers"])
                .spawn()
                .map_err(|error| error.to_string())?;
            std::thread::sleep(Duration::from_millis(wait as u64));
            let ended = child.try_wait().map_err(|error| error.to_string())?;
            let _ = child.kill();
            child.wait().map_err(|error| error.to_string())?;
            kills += usize::from(ended.is_none());
            exported(&dossier).map_err(|error| format!("after kill {kills}: {error}"))?;
        }
        done(&["add", &dossier, "papers"])?;
        if exported(&dossier)? != expected {
            return Err(format!(
                "{dossier} differs from a run that nothing interrupted"
            ));
        }
        std::fs::remove_dir_all(root.join(&dossier)).map_err(|error| error.to_string())?;
    }
    println!(
        "{kills} kills during an add of {files} files that takes {:.1} s: opened each time; \
         {rounds} dossiers ended equal to the one that was not killed",
        whole.as_secs_f64()
    );
    std::fs::remove_dir_all(&root).map_err(|error| error.to_string())
}
