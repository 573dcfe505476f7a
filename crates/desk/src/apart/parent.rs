//! The parent's side: starts a child, feeds it, waits for so long, and reads what it says.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{Done, Task, WORD, faults_are_told};

/// How long a child may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes that are taken from a child at most.
const MOST: u64 = 1 << 30;

/// Why a child gave no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It took too long, or too much memory.
    TooMuch,
    /// It ended by a fault of ours.
    Fault,
}

/// This program. Linux keeps it at hand under a name of its own, even when an upgrade has put
/// another in its place meanwhile (proc(5)).
fn this_program() -> Option<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() {
        Some(running)
    } else {
        std::env::current_exe().ok()
    }
}

/// Has a task done by a child. Gives what came of it, and the bytes that go with it.
pub fn run(task: &Task, bytes: &[u8]) -> Result<(Done, Vec<u8>), Broken> {
    let mut child = Command::new(this_program().ok_or(Broken::Fault)?)
        .arg(WORD)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(faults())
        .spawn()
        .map_err(|_| Broken::Fault)?;
    let said = converse(&mut child, task, bytes);
    let status = child.wait().map_err(|_| Broken::Fault)?;
    match said {
        Some(said) if status.success() => parse(&said).ok_or(Broken::Fault),
        _ => Err(blame(status)),
    }
}

/// Where a child's own words on its faults go.
fn faults() -> Stdio {
    if faults_are_told() {
        Stdio::inherit()
    } else {
        Stdio::null()
    }
}

/// Feeds a child and takes what it says; nothing when it was stopped for taking too long.
fn converse(child: &mut Child, task: &Task, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut input = child.stdin.take()?;
    let output = child.stdout.take()?;
    let task = serde_json::to_vec(task).ok()?;
    thread::scope(|scope| {
        // A child that ends early closes its input: its exit status says why.
        scope.spawn(move || {
            let _ = [&task, bytes].into_iter().try_for_each(|part| {
                input.write_all(&(part.len() as u64).to_le_bytes())?;
                input.write_all(part)
            });
        });
        let reader = scope.spawn(move || {
            let mut said = Vec::new();
            output.take(MOST).read_to_end(&mut said).ok().map(|_| said)
        });
        let began = Instant::now();
        while !reader.is_finished() {
            if began.elapsed() > PATIENCE {
                // Its output closes with it, and the reader ends.
                let _ = child.kill();
                let _ = reader.join();
                return None;
            }
            thread::sleep(Duration::from_millis(2));
        }
        reader.join().ok().flatten()
    })
}

fn parse(said: &[u8]) -> Option<(Done, Vec<u8>)> {
    let (length, rest) = said.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (json, bytes) = rest.split_at_checked(length)?;
    Some((serde_json::from_slice(json).ok()?, bytes.to_vec()))
}

/// Which of the two it was. A child that a signal ended, other than by a panic, ran into a limit:
/// memory, time, or the depth of its stack.
fn blame(status: ExitStatus) -> Broken {
    if status.code().is_none() {
        Broken::TooMuch
    } else {
        Broken::Fault
    }
}
