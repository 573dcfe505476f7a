//! Answers that can be trusted: boxes of funders' forms answered from five dossiers, three of them
//! real, against what a careful person would accept. The boxes were labelled by reading the documents,
//! by people who had not seen the program; half of the forms are for setting rules and weights, the
//! other half for measuring: of that one, sums are shown and no single box, whoever asks.

#![expect(clippy::print_stdout, reason = "a measure prints its table")]

pub(crate) mod cases;
mod methods;
mod score;

use std::path::{Path, PathBuf};
use std::time::Instant;

use answers::Desk;
use documents::Bounds;
use language::embeddings::Embedder;

use crate::answering::TODAY;
use crate::dossiers::{self, Folder};
use crate::{Check, Measure, Options, grounding, ranker};
use cases::{Cases, Form, Half};
use methods::Baselines;
use score::Scores;

/// This measure.
pub const MEASURE: Measure = Measure {
    name: "trust",
    about: "boxes of funders' forms answered from five dossiers, against labels made by reading",
    run,
    check: Some(check),
};

/// The two halves, in the order in which they are shown.
const HALVES: [Half; 2] = [Half::Build, Half::Measure];

fn run(shared: &Path, options: Options) -> Result<(), String> {
    let halves = measure(shared)?;
    if options.json {
        let text = serde_json::to_string_pretty(&halves).map_err(|e| e.to_string())?;
        println!("{text}");
        return Ok(());
    }
    for (half, scores) in HALVES.iter().zip(&halves) {
        println!("{half:?}\n{scores}");
        if options.verbose && *half == Half::Build {
            scores.lines.iter().for_each(|line| println!("  {line}"));
        }
    }
    Ok(())
}

fn check(shared: &Path) -> Result<Vec<Check>, String> {
    let halves = measure(shared)?;
    Ok(halves[1].checks())
}

fn measure(shared: &Path) -> Result<[Scores; 2], String> {
    let embedder = Embedder::shipped().map_err(|e| e.to_string())?;
    let mut halves = [Scores::default(), Scores::default()];
    for key in dossiers::files(&keys())? {
        let cases = Cases::read(&key)?;
        let folder = dossiers::read(&folder(&cases.dossier, shared), Some(&embedder))?;
        let baselines = Baselines::new(&folder.dossier);
        for form in &cases.forms {
            let scores = &mut halves[usize::from(form.half == Half::Measure)];
            answer(form, &cases.dossier, &folder, &baselines, &embedder, scores)?;
        }
    }
    Ok(halves)
}

/// The boxes of the two halves that passages answer, each with all passages that may.
pub(crate) fn cases_of_ranking(shared: &Path) -> Result<[Vec<ranker::Case>; 2], String> {
    let embedder = Embedder::shipped().map_err(|e| e.to_string())?;
    let mut halves = [Vec::new(), Vec::new()];
    for key in dossiers::files(&keys())? {
        let cases = Cases::read(&key)?;
        let folder = dossiers::read(&folder(&cases.dossier, shared), Some(&embedder))?;
        for form in &cases.forms {
            let recognised = recognise(form, &cases.dossier)?;
            let desk = Desk::new(&recognised, &folder.dossier, Some(&embedder), &OPTIONS);
            for (at, labelled) in form.boxes.iter().enumerate() {
                let right = |text: &str| score::is_right(text, labelled);
                let passages = desk.signals(at).into_iter().zip(&folder.dossier.passages);
                let case: ranker::Case = passages
                    .filter_map(|(signals, passage)| Some((signals?, right(&passage.text))))
                    .collect();
                if case.iter().any(|(_, right)| *right) {
                    halves[usize::from(form.half == Half::Measure)].push(case);
                }
            }
        }
    }
    Ok(halves)
}

/// Labels of the boxes for building with their help, each with the first question that is right,
/// or none where the catalogue has none.
pub(crate) fn taught() -> Result<Vec<(String, String, Option<String>)>, String> {
    let mut labels = Vec::new();
    for key in dossiers::files(&keys())? {
        let cases = Cases::read(&key)?;
        let forms = cases
            .forms
            .into_iter()
            .filter(|form| form.half == Half::Build);
        for labelled in forms.flat_map(|form| form.boxes) {
            let known = |id: &&String| forms::catalogue().get(id).is_some();
            let asked = labelled.question.iter().find(known).cloned();
            let kept = labelled.refuse || labelled.left;
            if asked.is_some() || !kept {
                labels.push((labelled.asked.label, labelled.asked.help, asked));
            }
        }
    }
    Ok(labels)
}

fn keys() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("keys/answers")
}

static OPTIONS: answers::Options = answers::Options {
    today: TODAY,
    language: language::Language::French,
    lengths: std::collections::BTreeMap::new(),
};

fn recognise(form: &Form, dossier: &str) -> Result<forms::Form, String> {
    let page = form.page();
    let document = documents::read(page.as_bytes(), "form.html", &Bounds::default())
        .map_err(|e| e.to_string())?;
    let recognised = forms::recognise(&document);
    if recognised.boxes.len() == form.boxes.len() {
        return Ok(recognised);
    }
    let (found, labelled) = (recognised.boxes.len(), form.boxes.len());
    Err(format!(
        "{dossier}: {found} boxes recognised, {labelled} labelled"
    ))
}

fn folder(dossier: &str, shared: &Path) -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let ours = project.join("evaluation/dossiers").join(dossier);
    if dossier == "examples" {
        project.join("examples/dossier")
    } else if ours.is_dir() {
        ours
    } else {
        shared.join("cases/dossiers").join(dossier)
    }
}

fn answer(
    form: &Form,
    dossier: &str,
    folder: &Folder,
    baselines: &Baselines<'_>,
    embedder: &Embedder,
    scores: &mut Scores,
) -> Result<(), String> {
    let recognised = recognise(form, dossier)?;
    let started = Instant::now();
    let desk = Desk::new(&recognised, &folder.dossier, Some(embedder), &OPTIONS);
    let proposals = desk.propose();
    scores.milliseconds += started.elapsed().as_millis();
    for (at, ((labelled, asked), proposal)) in (form.boxes.iter().zip(&desk.form().boxes))
        .zip(&proposals)
        .enumerate()
    {
        let ranks = if labelled.passages.is_empty() {
            Vec::new()
        } else {
            let query = format!("{} {}", asked.section.join(" "), asked.label);
            baselines.ranks(at, &query, embedder, &desk)
        };
        let unsupported = grounding::unsupported(asked.kind, proposal, folder);
        scores.count(&score::Seen {
            dossier,
            labelled,
            asked,
            proposal,
            ranks: &ranks,
            unsupported: &unsupported,
        });
    }
    Ok(())
}
