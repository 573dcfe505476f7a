//! The most memory that a command had in use.

use std::fs;
use std::process::Command;
use std::time::Duration;

/// Runs a command to its end. Bytes in memory of the largest process, itself or below it, as
/// `/proc` tells (`man 5 proc`, VmHWM); 0 on systems that do not tell.
pub fn largest_of(mut command: Command) -> Result<u64, String> {
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let mut memory = 0;
    loop {
        memory = memory.max(largest(child.id()));
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) if status.success() => return Ok(memory),
            Some(status) => return Err(format!("it ended with {status}")),
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

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
    threads
        .flat_map(|thread| {
            let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
            let ids: Vec<u32> = children.split_whitespace().flat_map(str::parse).collect();
            ids
        })
        .map(largest)
        .fold(own, u64::max)
}
