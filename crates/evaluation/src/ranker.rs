//! Sets the weights by which passages are ranked, on the half of the labelled forms that is for
//! building, and prints what they give on both halves.
//!
//! The likelihood of the right passages under a softmax of the scores is made greatest by gradient
//! ascent (a listwise loss: Cao et al., *Learning to Rank*, 2007), with a pull towards the weights
//! that were set by hand, so that a hundred boxes do not outvote what is known.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

use std::path::Path;

use answers::{SIGNALS, Signals, WEIGHTS};

use crate::trust;
use crate::{Measure, Options};

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "ranker",
    about: "sets the weights of the ranking of passages on the half that is for building",
    run,
    check: None,
};

/// Steps of the ascent, how far each goes, and how strong the pull is.
const STEPS: usize = 1_500;
const RATE: f32 = 0.02;
const PULL: f32 = 0.01;

/// What was set by hand before any box was labelled: where the ascent begins, and what pulls it.
const BY_HAND: Signals = [
    0.5, 0.3, 0.7, 0.3, 4.0, -0.6, 0.5, 0.8, 0.0, -1.2, -2.0, -3.0, -3.0, 0.3, -1.5, 1.0, 0.0, 0.0,
];

/// The passages of one box: what each is weighed by, and whether it is right.
pub(crate) type Case = Vec<(Signals, bool)>;

fn run(shared: &Path, _: Options) -> Result<(), String> {
    let [build, measured] = trust::cases_of_ranking(shared)?;
    println!(
        "{} boxes to build with, {} to measure on",
        build.len(),
        measured.len()
    );
    let mut weights = BY_HAND;
    tell("by hand", &weights, &build, &measured);
    tell("in the program", &WEIGHTS, &build, &measured);
    for _ in 0..STEPS {
        let slope = slope(&weights, &build);
        for at in 0..SIGNALS {
            weights[at] += RATE * (slope[at] - PULL * (weights[at] - BY_HAND[at]));
        }
    }
    tell("set", &weights, &build, &measured);
    for weight in weights {
        println!("    {weight:.2},");
    }
    Ok(())
}

fn score(weights: &Signals, signals: &Signals) -> f32 {
    weights
        .iter()
        .zip(signals)
        .map(|(weight, signal)| weight * signal)
        .sum()
}

/// The slope of the mean logarithm of the likelihood.
fn slope(weights: &Signals, cases: &[Case]) -> Signals {
    let mut slope = [0.0; SIGNALS];
    for case in cases {
        let scores: Vec<f32> = case
            .iter()
            .map(|(signals, _)| score(weights, signals))
            .collect();
        let most = scores.iter().copied().fold(f32::MIN, f32::max);
        let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
        let all: f32 = shares.iter().sum();
        let right: f32 = (shares.iter().zip(case))
            .filter(|(_, (_, right))| *right)
            .map(|(share, _)| share)
            .sum();
        for (share, (signals, is_right)) in shares.iter().zip(case) {
            let pull = if *is_right {
                share / right.max(1e-12)
            } else {
                0.0
            } - share / all;
            for (slope, signal) in slope.iter_mut().zip(signals) {
                *slope += pull * signal / cases.len() as f32;
            }
        }
    }
    slope
}

fn tell(what: &str, weights: &Signals, build: &[Case], measured: &[Case]) {
    let [first, three] = recall(weights, build);
    let [measured_first, measured_three] = recall(weights, measured);
    println!(
        "{what}: build {first:.3} first {three:.3} three; measure {measured_first:.3} first {measured_three:.3} three"
    );
}

/// The share of boxes with a right passage first, and among the first three.
fn recall(weights: &Signals, cases: &[Case]) -> [f32; 2] {
    let mut found = [0.0; 2];
    for case in cases {
        let mut order: Vec<(f32, bool)> = (case.iter())
            .map(|(signals, right)| (score(weights, signals), *right))
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let place = order.iter().position(|(_, right)| *right);
        found[0] += f32::from(u8::from(place == Some(0)));
        found[1] += f32::from(u8::from(place.is_some_and(|place| place < 3)));
    }
    found.map(|found| found / cases.len().max(1) as f32)
}
