//! What a run costs: its time, that of the processor, and the energy they take.
//!
//! Energy is measured where Linux lets its counters be read (RAPL, `Documentation/power/powercap` of the
//! kernel), else estimated from the processor's time; `docs/cost.md` says from which numbers.

mod counters;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::messages::{Messages, Tongue, say};
use counters::Counters;

/// Watts of a core that works: what Green Algorithms takes for a processor that it does not know
/// (Lannelongue, Grealey, Inouye, Advanced Science 2021, doi:10.1002/advs.202100707; its table
/// `TDP_cpu.csv`, line "Any").
const WATTS: f64 = 12.0;

/// Where Linux keeps the counters.
const ZONES: &str = "/sys/class/powercap";

/// Measures what a run costs from its beginning on.
pub struct Meter {
    began: Instant,
    processor: Option<Duration>,
    counters: Option<Counters>,
}

/// What a run cost so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// How long it took.
    pub took: Duration,
    /// Of the program and of the children that it waited for; nothing where the system does not tell.
    pub processor: Option<Duration>,
    /// Joules that the counters counted.
    pub measured: Option<f64>,
}

impl Meter {
    /// Begins.
    pub fn start() -> Self {
        Self {
            began: Instant::now(),
            processor: processor(),
            counters: Counters::read(Path::new(ZONES)),
        }
    }

    /// What the run cost until now.
    pub fn cost(&self) -> Cost {
        let after = Counters::read(Path::new(ZONES));
        let measured = self.counters.as_ref().zip(after);
        Cost {
            took: self.began.elapsed(),
            // A server has worked before, for others.
            processor: (processor().zip(self.processor))
                .map(|(now, before)| now.saturating_sub(before)),
            measured: measured.and_then(|(before, after)| after.joules_since(before)),
        }
    }
}

/// Time of the processor, in the program and for it in the system, with that of ended children.
#[cfg(unix)]
fn processor() -> Option<Duration> {
    use nix::sys::resource::{UsageWho, getrusage};
    let of = |who| -> Option<Duration> {
        let usage = getrusage(who).ok()?;
        let seconds = |time: nix::sys::time::TimeVal| {
            let (whole, micros) = (u64::try_from(time.tv_sec()).ok()?, time.tv_usec());
            Some(Duration::from_secs(whole) + Duration::from_micros(u64::try_from(micros).ok()?))
        };
        Some(seconds(usage.user_time())? + seconds(usage.system_time())?)
    };
    Some(of(UsageWho::RUSAGE_SELF)? + of(UsageWho::RUSAGE_CHILDREN)?)
}

#[cfg(not(unix))]
fn processor() -> Option<Duration> {
    None
}

/// What `--json` says of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RunCost)]
pub struct Said {
    seconds: f64,
    processor_seconds: Option<f64>,
    energy_joules: Option<f64>,
    /// `measured`, `estimated`, or `unknown` where the system tells neither.
    energy: &'static str,
    /// How it was counted: a sentence in the person's language.
    formula: String,
}

impl Cost {
    fn estimated(&self) -> Option<f64> {
        self.processor
            .map(|processor| processor.as_secs_f64() * WATTS)
    }

    /// Joules, measured or estimated.
    fn joules(&self) -> Option<f64> {
        self.measured.or_else(|| self.estimated())
    }

    /// For a machine.
    pub fn said(&self, messages: &Messages) -> Said {
        let round = |number: f64| (number * 1_000.0).round() / 1_000.0;
        Said {
            seconds: round(self.took.as_secs_f64()),
            processor_seconds: self.processor.map(|time| round(time.as_secs_f64())),
            energy_joules: self.joules().map(round),
            energy: match (self.measured, self.processor) {
                (Some(_), _) => "measured",
                (None, Some(_)) => "estimated",
                (None, None) => "unknown",
            },
            formula: self.formula(messages),
        }
    }

    /// How the energy was counted.
    fn formula(&self, messages: &Messages) -> String {
        match (self.measured, self.processor) {
            (Some(_), _) => say!(messages, "cost-formula-measured"),
            (None, Some(processor)) => say!(
                messages,
                "cost-formula-estimated",
                seconds = decimal(messages, processor.as_secs_f64(), 2),
                watts = decimal(messages, WATTS, 0)
            ),
            (None, None) => say!(messages, "cost-formula-unknown"),
        }
    }

    /// The one line that people read.
    pub fn line(&self, messages: &Messages) -> String {
        let took = decimal(messages, self.took.as_secs_f64(), 2);
        let formula = self.formula(messages);
        let Some(processor) = self.processor else {
            return say!(
                messages,
                "cost-line-unknown",
                took = took,
                formula = formula
            );
        };
        let processor = decimal(messages, processor.as_secs_f64(), 2);
        let energy = energy(messages, self.joules().unwrap_or_default());
        say!(
            messages,
            "cost-line",
            took = took,
            processor = processor,
            energy = energy,
            formula = formula
        )
    }
}

/// Joules as people know them: with watt-hours from a kilojoule on.
fn energy(messages: &Messages, joules: f64) -> String {
    if joules < 1_000.0 {
        let decimals = if joules < 10.0 { 1 } else { 0 };
        return say!(
            messages,
            "energy-joules",
            joules = decimal(messages, joules, decimals)
        );
    }
    say!(
        messages,
        "energy-watt-hours",
        joules = decimal(messages, joules / 1_000.0, 1),
        hours = decimal(messages, joules / 3_600.0, 2)
    )
}

/// A number with so many decimals and the sign of the language before them.
pub fn decimal(messages: &Messages, number: f64, decimals: usize) -> String {
    let number = format!("{number:.decimals$}");
    match messages.tongue {
        Tongue::Fr => number.replace('.', ","),
        Tongue::En => number,
    }
}
