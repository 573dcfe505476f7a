//! Which sentences that a program worded anew are found supported by their sources: of those let
//! through, how many are right; of the right ones, how many are let through.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

mod spoiled;

use std::path::Path;

use answers::support::Ground;
use language::Language;
use language::embeddings::Embedder;
use serde::{Deserialize, Serialize};

use crate::{Check, Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "support",
    about: "sentences worded anew that are supported by their sources, and inventions",
    run: |_, options| run(options),
    check: Some(check),
};

/// The least share of sentences let through that are right, on the half that nothing was set on.
const PRECISION: f64 = 0.90;
/// The least share of right sentences that are let through there.
const RECALL: f64 = 0.75;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    set: Vec<Case>,
    measured: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    source: String,
    supported: Vec<String>,
    invented: Vec<String>,
}

/// What came of one half.
#[derive(Debug, Default, Serialize)]
struct Figures {
    half: &'static str,
    model: bool,
    supported: usize,
    let_through: usize,
    invented: usize,
    wrongly: usize,
    lines: Vec<String>,
}

impl Figures {
    #[expect(clippy::cast_precision_loss, reason = "some dozens of sentences")]
    fn precision(&self) -> f64 {
        self.let_through as f64 / (self.let_through + self.wrongly).max(1) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "some dozens of sentences")]
    fn recall(&self) -> f64 {
        self.let_through as f64 / self.supported.max(1) as f64
    }

    fn line(&self) -> String {
        format!(
            "{:8} {}: precision {:.3} ({} of {} let through), recall {:.3} ({} of {}); {} of {} inventions let through",
            self.half,
            if self.model {
                "words and meaning"
            } else {
                "words alone"
            },
            self.precision(),
            self.let_through,
            self.let_through + self.wrongly,
            self.recall(),
            self.let_through,
            self.supported,
            self.wrongly,
            self.invented
        )
    }
}

/// Prints the measure.
pub fn run(options: Options) -> Result<(), String> {
    let all = measure()?;
    let spoiled = spoiled::measure()?;
    if options.json {
        let both = serde_json::json!({"halves": all, "spoiled": spoiled});
        let text = serde_json::to_string_pretty(&both).map_err(|e| e.to_string())?;
        println!("{text}");
        return Ok(());
    }
    for figures in &all {
        println!("{}", figures.line());
        if options.verbose {
            figures.lines.iter().for_each(|line| println!("  {line}"));
        }
    }
    for one in &spoiled {
        let through = one.through.len();
        println!("{}: {through} of {} let through", one.way, one.sentences);
        if options.verbose {
            one.through
                .iter()
                .for_each(|line| println!("  THROUGH {line}"));
        }
    }
    Ok(())
}

fn check(_: &Path) -> Result<Vec<Check>, String> {
    let all = measure()?;
    let last = all.last().ok_or("nothing was measured")?;
    let spoiled = spoiled::measure()?;
    let all: usize = spoiled.iter().map(|one| one.sentences).sum();
    let through: usize = spoiled.iter().map(|one| one.through.len()).sum();
    Ok(vec![
        Check {
            line: format!("{}; at least {PRECISION} and {RECALL}", last.line()),
            holds: last.precision() >= PRECISION && last.recall() >= RECALL,
        },
        Check {
            line: format!("{through} of {all} spoiled sentences let through, at most one in 50"),
            holds: all > 0 && through * 50 <= all,
        },
    ])
}

fn measure() -> Result<Vec<Figures>, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("keys/support.toml");
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let key: Key = toml::from_str(&text).map_err(|e| e.to_string())?;
    let embedder = Embedder::shipped().map_err(|e| e.to_string())?;
    let mut all = Vec::new();
    for (half, cases) in [("set", &key.set), ("measured", &key.measured)] {
        for embedder in [None, Some(&embedder)] {
            all.push(of(half, cases, embedder));
        }
    }
    Ok(all)
}

fn of(half: &'static str, cases: &[Case], embedder: Option<&Embedder>) -> Figures {
    let mut figures = Figures {
        half,
        model: embedder.is_some(),
        ..Figures::default()
    };
    for case in cases {
        let language = match language::detect(&case.source) {
            Language::Other => Language::French,
            language => language,
        };
        let ground = Ground::new(&[&case.source], language);
        for sentence in &case.supported {
            figures.supported += 1;
            match ground.doubt(sentence, embedder) {
                None => figures.let_through += 1,
                Some(doubt) => figures
                    .lines
                    .push(format!("DROPPED {sentence} ({doubt:?})")),
            }
        }
        for sentence in &case.invented {
            figures.invented += 1;
            if ground.doubt(sentence, embedder).is_none() {
                figures.wrongly += 1;
                figures.lines.push(format!("THROUGH {sentence}"));
            }
        }
    }
    figures
}
