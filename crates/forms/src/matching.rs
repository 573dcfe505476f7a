//! Which canonical question a box asks: words shared with a wording, weighed by how rare they are,
//! in the light of the section.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use language::{Language, words};

use crate::catalogue::{About, QuestionKind, catalogue};
use crate::model::{Asked, Kind};
use crate::wording::fold;

/// Below this, it is better to say nothing.
const LEAST: f32 = 0.40;

/// The canonical question that a label asks, in its section, or none when no wording is near.
///
/// The confidence is about the share of right matches among those of its height.
pub fn match_question(
    label: &str,
    section: &[String],
    help: &str,
    kind: Option<Kind>,
) -> Option<Asked> {
    if is_bare(label) {
        return None;
    }
    if let Some(id) = named(label, kind) {
        let (id, confidence) = (id.to_owned(), 0.95);
        return Some(Asked { id, confidence });
    }
    let by_words = by_words(label, section, help);
    choose(by_words.into_iter().collect(), section, kind)
}

/// What a label of one word asks, in all forms.
fn named(label: &str, kind: Option<Kind>) -> Option<&'static str> {
    match (plain(label).as_str(), kind) {
        (_, Some(Kind::Tick | Kind::Date)) => None,
        ("communication" | "publicite communication", Some(Kind::Amount)) => {
            Some("budget.line.623")
        }
        (_, Some(Kind::Amount | Kind::Number)) => None,
        ("association" | "l association" | "organisme demandeur", _) => Some("organisation.name"),
        ("statut", _) => Some("organisation.legal_form"),
        ("commune s d intervention" | "communes d intervention" | "lieu x d intervention", _) => {
            Some("project.place")
        }
        _ => None,
    }
}

/// A label that only says that there is a sum, or something else; or none.
fn is_bare(label: &str) -> bool {
    let plain = plain(label);
    if plain.starts_with("capacite d accueil") || label.trim().is_empty() {
        return true;
    }
    matches!(
        plain.as_str(),
        "autre"
            | "autres"
            | "autre preciser"
            | "autre precisez"
            | "autre a preciser"
            | "autres preciser"
            | "autres precisez"
            | "autres a preciser"
            | "other please specify"
            | "montant"
            | "montants"
            | "montant en"
            | "somme"
            | "total"
            | "en euros"
    )
}

/// The same, where it is known how likely the label asks each question: what was learnt and the
/// words of the catalogue together. The last of `shares` is for what asks nothing known.
pub fn match_meaning(
    label: &str,
    section: &[String],
    help: &str,
    kind: Option<Kind>,
    shares: &[f32],
) -> Option<Asked> {
    if is_bare(label) {
        return None;
    }
    let words = by_words(label, section, help);
    let context = Context::of(section);
    let (none, shares) = shares.split_last()?;
    let mut likely: Vec<(usize, f32)> = (shares.iter().enumerate())
        .map(|(question, share)| {
            let suits = suits(question, kind).powi(KIND) * context.suits(question);
            (question, share * suits)
        })
        .collect();
    let all: f32 = none + likely.iter().map(|(_, share)| share).sum::<f32>();
    for (question, share) in &mut likely {
        let said = words.get(question).copied().unwrap_or_default();
        *share = (1.0 - WORDS) * *share / all.max(f32::MIN_POSITIVE) + WORDS * said;
    }
    let &(question, share) = likely.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let nothing = (1.0 - WORDS) * none / all.max(f32::MIN_POSITIVE);
    (share > nothing && share >= LIKELY).then(|| Asked {
        id: catalogue().questions()[question].id.clone(),
        confidence: share.min(0.99),
    })
}

/// How much a box's kind counts for what it asks; this and the two below are set by hand.
const KIND: i32 = 5;
/// What the words of the catalogue count beside what was learnt.
const WORDS: f32 = 0.3;
/// Below this, nothing is taken to be asked.
const LIKELY: f32 = 0.22;

/// The best score of each question by the words of a label, its section and help.
fn by_words(label: &str, section: &[String], help: &str) -> HashMap<usize, f32> {
    let index = &*INDEX;
    let mut best: HashMap<usize, f32> = HashMap::new();
    // A section alone asks nothing: "Adresse" under "Demande de subvention" asks for no amount.
    let own: HashSet<usize> = index
        .score(label)
        .into_iter()
        .map(|(question, _)| question)
        .collect();
    for (text, weight) in readings(label, section, help) {
        for (question, score) in index.score(&text) {
            if own.is_empty() || own.contains(&question) {
                let entry = best.entry(question).or_insert(0.0);
                *entry = entry.max(score * weight);
            }
        }
    }
    best
}

/// The best of some questions in a section and for a kind of box, if it is good enough.
fn choose(scores: Vec<(usize, f32)>, section: &[String], kind: Option<Kind>) -> Option<Asked> {
    let context = Context::of(section);
    let mut ranked: Vec<(usize, f32)> = scores
        .into_iter()
        .map(|(question, score)| {
            (
                question,
                score * suits(question, kind) * context.suits(question),
            )
        })
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let &(question, score) = ranked.first()?;
    let second = ranked.get(1).map_or(0.0, |(_, score)| *score);
    // Two questions as near as each other are a doubt.
    let margin = ((score - second) / score.max(f32::EPSILON)).clamp(0.0, 0.2) / 0.2;
    let confidence = (score * (0.86 + 0.14 * margin)).clamp(0.0, 0.99);
    (confidence >= LEAST).then(|| Asked {
        id: catalogue().questions()[question].id.clone(),
        confidence,
    })
}

/// Texts to look up: the label, its clauses, the label with its section, the label with its help;
/// each with the trust it deserves.
fn readings(label: &str, section: &[String], help: &str) -> Vec<(String, f32)> {
    let label = without_limit(label);
    let mut readings = vec![(label.clone(), 1.0)];
    let length = label.split_whitespace().count();
    if length > 6 {
        for clause in label.split(['.', '?', '(', ')', ':', ';', '–', ',']) {
            if clause.split_whitespace().count() >= 2 {
                readings.push((clause.to_owned(), 0.86));
            }
        }
    }
    if length <= 5 {
        let plain = section
            .iter()
            .rev()
            .take(2)
            .map(|title| without_limit(title))
            .collect::<Vec<_>>();
        if let Some(nearest) = plain.first() {
            readings.push((format!("{nearest} {label}"), 0.97));
        }
        if let Some(next) = plain.get(1) {
            readings.push((format!("{next} {label}"), 0.92));
        }
    }
    if !help.is_empty() {
        readings.push((format!("{label} {help}"), 0.85));
        if length <= 3 {
            readings.push((help.to_owned(), 0.75));
        }
    }
    readings
}

/// A label without its number and without "(1 500 caractères maximum)".
fn without_limit(label: &str) -> String {
    let mut text = label.to_owned();
    while let Some(open) = text.find('(') {
        let Some(close) = text[open..].find(')') else {
            break;
        };
        let inner = &text[open..=open + close];
        if crate::limits::in_words(inner).is_none() {
            break;
        }
        text.replace_range(open..=open + close, " ");
    }
    for hint in [
        "JJ/MM/AAAA",
        "jj/mm/aaaa",
        "DD/MM/YYYY",
        "en euros",
        "(en €)",
        "en €",
    ] {
        text = text.replace(hint, " ");
    }
    text.trim_end_matches([' ', ',', '(', ')', ':'])
        .trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' ' | '°')
        })
        .to_owned()
}

/// How well the box's kind suits the question's.
fn suits(question: usize, kind: Option<Kind>) -> f32 {
    use QuestionKind as Q;
    let asked = catalogue().questions()[question].kind;
    match kind {
        None => 1.0,
        Some(Kind::Amount) => match asked {
            Q::Amount | Q::BudgetLine => 1.0,
            Q::Fact | Q::Count => 0.75,
            _ => 0.55,
        },
        Some(Kind::Number) => match asked {
            Q::Count | Q::Fact => 1.0,
            Q::Amount | Q::BudgetLine => 0.9,
            _ => 0.65,
        },
        Some(Kind::Date) => match asked {
            Q::Date => 1.0,
            Q::Fact => 0.85,
            _ => 0.6,
        },
        Some(Kind::LongText) => match asked {
            Q::Prose => 1.0,
            Q::Attachment | Q::Attestation => 0.5,
            _ => 0.85,
        },
        Some(Kind::Text) => match asked {
            Q::Attachment | Q::Attestation => 0.6,
            Q::Prose => 0.95,
            _ => 1.0,
        },
        Some(Kind::Choice) => match asked {
            Q::Choice | Q::Fact => 1.0,
            _ => 0.85,
        },
        Some(Kind::Tick) => match asked {
            Q::Choice | Q::Attachment | Q::Attestation => 1.0,
            _ => 0.8,
        },
        Some(Kind::File) => {
            if asked == Q::Attachment {
                1.0
            } else {
                0.5
            }
        }
        Some(Kind::Table | Kind::Signature) => 0.9,
    }
}

/// What the section is about.
struct Context {
    organisation: bool,
    project: bool,
    year: bool,
}

impl Context {
    fn of(section: &[String]) -> Self {
        let text = fold(&section.join(" | "));
        let has = |needles: &[&str]| needles.iter().any(|n| text.contains(n));
        Self {
            organisation: has(&[
                "association",
                "structure",
                "demandeur",
                "organisme",
                "identification",
                "organisation",
                "applicant",
                "porteur",
                "antragsteller",
                "votre identite",
            ]),
            project: has(&[
                "projet",
                "action",
                "manifestation",
                "operation",
                "project",
                "projekt",
                "programme",
            ]),
            year: has(&[
                "bilan",
                "exercice",
                "compte de resultat",
                "annee ecoulee",
                "compte rendu",
            ]),
        }
    }

    /// How well the question's subject suits the section's.
    fn suits(&self, question: usize) -> f32 {
        let about = catalogue().questions()[question].about;
        match about {
            About::Organisation if self.project && !self.organisation => 0.86,
            About::Project if self.organisation && !self.project => 0.86,
            About::Project if self.project => 1.03,
            About::Organisation if self.organisation => 1.03,
            About::Year if self.year => 1.03,
            _ => 1.0,
        }
    }
}

/// Wordings by their stems.
struct Index {
    /// For each stem, the wordings that have it.
    postings: HashMap<String, Vec<usize>>,
    /// For each stem, how much it weighs.
    weights: HashMap<String, f32>,
    /// For each wording, its question and its whole weight.
    wordings: Vec<(usize, f32)>,
    /// Whole wordings, folded.
    whole: HashMap<String, usize>,
    /// Weight of a stem that no wording has.
    unknown: f32,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::of_catalogue);

impl Index {
    fn of_catalogue() -> Self {
        let questions = catalogue().questions();
        let mut stemmed: Vec<(usize, Vec<String>)> = Vec::new();
        let mut whole = HashMap::new();
        let mut frequency: HashMap<String, usize> = HashMap::new();
        for (i, question) in questions.iter().enumerate() {
            let mut all: Vec<String> = Vec::new();
            let french = question.wordings_fr.iter().map(|w| (w, Language::French));
            let english = question.wordings_en.iter().map(|w| (w, Language::English));
            for (wording, language) in french.chain(english) {
                whole.entry(plain(wording)).or_insert(i);
                let mut stems = stems(wording, language);
                stems.sort_unstable();
                stems.dedup();
                all.extend(stems.iter().cloned());
                stemmed.push((i, stems));
            }
            // Other languages are told by whole labels.
            for wording in question.others() {
                whole.entry(plain(wording)).or_insert(i);
            }
            all.sort_unstable();
            all.dedup();
            for stem in all {
                *frequency.entry(stem).or_default() += 1;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred questions")]
        let weigh = |count: usize| (1.0 + questions.len() as f32 / count.max(1) as f32).ln();
        let weights: HashMap<String, f32> = frequency
            .into_iter()
            .map(|(stem, count)| (stem, weigh(count)))
            .collect();
        let mut postings: HashMap<String, Vec<usize>> = HashMap::new();
        let mut wordings = Vec::with_capacity(stemmed.len());
        for (question, stems) in stemmed {
            let weight = stems.iter().map(|s| weights[s]).sum();
            for stem in stems {
                postings.entry(stem).or_default().push(wordings.len());
            }
            wordings.push((question, weight));
        }
        Self {
            postings,
            weights,
            wordings,
            whole,
            unknown: weigh(4),
        }
    }

    /// The best score of each question that shares a stem with a text, from 0 to 1.
    fn score(&self, text: &str) -> Vec<(usize, f32)> {
        let mut best: HashMap<usize, f32> = HashMap::new();
        if let Some(&question) = self.whole.get(&plain(text)) {
            best.insert(question, 1.0);
        }
        for language in [Language::French, Language::English] {
            let mut stems = stems(text, language);
            stems.sort_unstable();
            stems.dedup();
            let own: f32 = stems
                .iter()
                .map(|s| self.weights.get(s).copied().unwrap_or(self.unknown))
                .sum();
            let mut shared: HashMap<usize, f32> = HashMap::new();
            for stem in &stems {
                let Some(postings) = self.postings.get(stem) else {
                    continue;
                };
                let weight = self.weights[stem];
                for &wording in postings {
                    *shared.entry(wording).or_default() += weight;
                }
            }
            for (wording, common) in shared {
                let (question, whole) = self.wordings[wording];
                if own <= 0.0 || whole <= 0.0 {
                    continue;
                }
                let (precision, recall) = (common / own, common / whole);
                // A wording that stands whole in the label weighs more than half of a longer one.
                let score =
                    2.0 * precision * recall / (precision + recall) * (0.82 + 0.18 * recall);
                let entry = best.entry(question).or_insert(0.0);
                *entry = entry.max(score * 0.97);
            }
        }
        best.into_iter().collect()
    }
}

fn stems(text: &str, language: Language) -> Vec<String> {
    words::stems(text, language)
}

/// Folded letters and digits only, to compare whole labels.
fn plain(text: &str) -> String {
    words::tokens(text).join(" ")
}
