//! A command that is watched while it runs: how long it took, and the most memory that it or one of
//! its children had in use.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What was seen of a command.
pub(crate) struct Seen {
    pub(crate) code: Option<i32>,
    /// What it wrote to stderr.
    pub(crate) told: String,
    pub(crate) time: Duration,
    /// Bytes in memory of the largest process, itself or below it.
    pub(crate) memory: u64,
}

pub(crate) fn run(mut command: Command) -> Seen {
    let began = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let id = child.id();
    let waiting = std::thread::spawn(move || child.wait_with_output());
    let mut memory = 0;
    while !waiting.is_finished() {
        memory = memory.max(largest(id));
        std::thread::sleep(Duration::from_millis(3));
    }
    let output = waiting.join().expect("waited").expect("waited");
    Seen {
        code: output.status.code(),
        told: String::from_utf8_lossy(&output.stderr).into_owned(),
        time: began.elapsed(),
        memory,
    }
}

/// The high-water mark of a process and of those below it (`man 5 proc`); 0 on systems that do not
/// tell.
fn largest(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let own = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes << 10);
    let threads = fs::read_dir(format!("/proc/{id}/task"))
        .into_iter()
        .flatten()
        .flatten();
    let children = threads.flat_map(|thread| {
        let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        let ids: Vec<u32> = children.split_whitespace().flat_map(str::parse).collect();
        ids
    });
    children.map(largest).fold(own, u64::max)
}
