//! Teaches what labels ask (`forms::meaning`), and writes what was learnt: to be run when a
//! question, a wording, the model or what is taught changes.
//!
//! A softmax regression by stochastic gradient descent with steps that shrink for what is often
//! seen (AdaGrad: Duchi et al., 2011), in an order that is always the same.

#![expect(clippy::print_stdout, reason = "it says what it wrote")]

mod taught;

use std::path::Path;

use forms::Meaning;
use forms::meaning::{BUCKETS, Class, Seen, softmax};
use language::embeddings::{Embedder, Embedding};

use crate::{Check, Measure, Options};
use taught::Lesson;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "wordings",
    about: "teaches what labels ask, and writes what was learnt",
    run,
    check: Some(check),
};

/// Times that all lessons are gone through.
const ROUNDS: usize = 24;
/// The first step.
const RATE: f32 = 0.12;
/// The share of each weight that a round takes off, so that nothing is learnt by heart.
const FORGETS: f32 = 0.02;
/// Questions that a lesson makes less likely by less than this are left as they are.
const LEAST: f32 = 1e-4;

fn run(_: &Path, _: Options) -> Result<(), String> {
    let embedder = Embedder::shipped().map_err(|e| e.to_string())?;
    let lessons = taught::lessons()?;
    let texts: Vec<&str> = lessons.iter().map(|lesson| lesson.text.as_str()).collect();
    let vectors = embedder
        .embed_questions(&texts)
        .map_err(|e| e.to_string())?;
    let questions = forms::catalogue().questions().len();
    let wordings = |question: usize| {
        let own = lessons.iter().zip(&vectors);
        own.filter(move |(lesson, _)| lesson.of_catalogue && lesson.question == question)
            .map(|(_, vector)| vector)
    };
    let together: Vec<Embedding> = (0..questions)
        .map(|question| Embedding::from_floats(&mean(wordings(question))))
        .collect();
    let centre = mean(vectors.iter());
    let seen: Vec<Seen> = (lessons.iter().zip(&vectors))
        .map(|(lesson, vector)| Meaning::see(&centre, vector, &lesson.text))
        .collect();
    let classes = learn(&lessons, &seen, questions + 1, embedder.dimensions());
    let right = lessons.iter().zip(&seen).filter(|(lesson, seen)| {
        let logits = classes.iter().map(|class| class.logit(seen)).enumerate();
        let best = logits.max_by(|a, b| a.1.total_cmp(&b.1));
        best.is_some_and(|(class, _)| class == lesson.question)
    });
    println!("{} of {} lessons known", right.count(), lessons.len());
    let bytes = Meaning::new(centre, classes, together).to_bytes(&embedder);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../forms/questions/learnt.bin");
    std::fs::write(&path, &bytes).map_err(|e| e.to_string())?;
    println!("{} bytes in {}", bytes.len(), path.display());
    Ok(())
}

fn check(_: &Path) -> Result<Vec<Check>, String> {
    let embedder = Embedder::shipped().map_err(|e| e.to_string())?;
    Ok(vec![Check {
        line: "what was learnt is of this model and of these questions".to_owned(),
        holds: Meaning::of(&embedder).is_some(),
    }])
}

/// The mean of some vectors, each of length 1.
fn mean<'a>(vectors: impl Iterator<Item = &'a Embedding>) -> Vec<f32> {
    let mut sum: Vec<f32> = Vec::new();
    let mut count = 0.0_f32;
    for vector in vectors {
        let bytes = vector.to_bytes();
        let own: Vec<f32> = bytes.iter().map(|b| f32::from(b.cast_signed())).collect();
        let length = own.iter().map(|x| x * x).sum::<f32>().sqrt().max(1.0);
        sum.resize(own.len(), 0.0);
        for (sum, x) in sum.iter_mut().zip(own) {
            *sum += x / length;
        }
        count += 1.0;
    }
    sum.iter_mut().for_each(|x| *x /= count.max(1.0));
    sum
}

/// The weights of each class, and how much each has been moved so far.
fn learn(lessons: &[Lesson], seen: &[Seen], classes: usize, dimensions: usize) -> Vec<Class> {
    let blank = Class {
        bias: 0.0,
        meaning: vec![0.0; dimensions],
        stems: vec![0.0; BUCKETS],
    };
    let mut weights = vec![blank.clone(); classes];
    let mut moved = vec![blank; classes];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut state = 1_u64;
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            // Knuth's generator: the order must only be even, and the same on any machine.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let other = usize::try_from(state >> 33).unwrap_or_default() % (at + 1);
            order.swap(at, other);
        }
        for at in &order {
            step(&mut weights, &mut moved, &seen[*at], lessons[*at].question);
        }
        for class in &mut weights {
            let all = class.meaning.iter_mut().chain(&mut class.stems);
            all.for_each(|weight| *weight *= 1.0 - FORGETS);
        }
    }
    weights
}

/// Moves the weights towards one lesson.
fn step(weights: &mut [Class], moved: &mut [Class], seen: &Seen, question: usize) {
    let mut shares: Vec<f32> = weights.iter().map(|class| class.logit(seen)).collect();
    softmax(&mut shares);
    let classes = weights.iter_mut().zip(moved).zip(shares).enumerate();
    for (number, ((class, moved), share)) in classes {
        let wrong = share - if number == question { 1.0 } else { 0.0 };
        if wrong.abs() < LEAST {
            continue;
        }
        let go = |weight: &mut f32, moved: &mut f32, slope: f32| {
            *moved += slope * slope;
            *weight -= RATE * slope / (moved.sqrt() + 1e-3);
        };
        go(&mut class.bias, &mut moved.bias, wrong);
        let rows = class.meaning.iter_mut().zip(&mut moved.meaning);
        for ((weight, moved), x) in rows.zip(&seen.meaning) {
            go(weight, moved, wrong * x);
        }
        for (place, x) in &seen.stems {
            if let (Some(weight), Some(moved)) =
                (class.stems.get_mut(*place), moved.stems.get_mut(*place))
            {
                go(weight, moved, wrong * x);
            }
        }
    }
}
