//! The counters of energy that Linux shows of a processor: microjoules since some moment, from 0 again
//! after `max_energy_range_uj` (kernel, `Documentation/ABI/testing/sysfs-class-powercap`).

use std::path::{Path, PathBuf};

/// The counters of the processors and of their memory, as they stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counters(Vec<Counter>);

#[derive(Debug, PartialEq, Eq)]
struct Counter {
    zone: PathBuf,
    microjoules: u64,
    /// The greatest that it counts to.
    range: u64,
}

impl Counters {
    /// Reads them; nothing where there are none, or where they are for the system's keeper alone.
    pub(super) fn read(zones: &Path) -> Option<Self> {
        let mut counters = Vec::new();
        for entry in std::fs::read_dir(zones).ok()?.flatten() {
            let zone = entry.path();
            let known = entry
                .file_name()
                .to_string_lossy()
                .starts_with("intel-rapl:");
            if !known || !is_counted(&zone) {
                continue;
            }
            counters.push(Counter {
                microjoules: number(&zone.join("energy_uj"))?,
                range: number(&zone.join("max_energy_range_uj"))?,
                zone,
            });
        }
        counters.sort_by(|a, b| a.zone.cmp(&b.zone));
        (!counters.is_empty()).then_some(Self(counters))
    }

    /// Joules from an earlier reading to this one; nothing where they are of other counters. One that
    /// began again from 0 meanwhile is taken to have done so once.
    pub(super) fn joules_since(&self, before: &Self) -> Option<f64> {
        let same = self.0.len() == before.0.len()
            && (self.0.iter().zip(&before.0)).all(|(one, other)| one.zone == other.zone);
        if !same {
            return None;
        }
        let spent = self.0.iter().zip(&before.0).map(|(now, then)| {
            let past_the_end = || now.range.saturating_sub(then.microjoules) + now.microjoules;
            now.microjoules
                .checked_sub(then.microjoules)
                .unwrap_or_else(past_the_end)
        });
        #[expect(clippy::cast_precision_loss, reason = "microjoules of one run")]
        let joules = spent.sum::<u64>() as f64 / 1e6;
        Some(joules)
    }
}

/// A whole processor, or the memory of one. Its other parts are in it already, and so is it in `psys`.
fn is_counted(zone: &Path) -> bool {
    let name = std::fs::read_to_string(zone.join("name")).unwrap_or_default();
    let name = name.trim();
    name.starts_with("package") || name == "dram"
}

fn number(file: &Path) -> Option<u64> {
    std::fs::read_to_string(file).ok()?.trim().parse().ok()
}
