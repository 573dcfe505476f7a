//! A box to choose in or to tick.

use documents::Value;
use forms::{FormBox, Question};

use super::{Answering, dossier_words};
use crate::{Proposal, Quote, Status, Why, budget, choose, known, ranges};

/// Confidence from which a question's facts choose.
const CLEAR: f32 = 0.5;
/// Confidence of a choice by what was counted more than a year ago.
const AGED: f32 = 0.7;

/// The number that a value begins with.
fn number(value: &str) -> Option<f64> {
    let amount = language::amounts::find(value).into_iter().next()?;
    #[expect(clippy::cast_precision_loss, reason = "counts and budgets are small")]
    let number = amount.value.cents as f64 / 100.0;
    Some(number)
}

impl Answering<'_> {
    /// One of the choices of a list.
    pub(super) fn choice(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let choices: Vec<&str> = asked.choices.iter().map(String::as_str).collect();
        let (choice, sources, confidence) = self.chosen(asked, &asked.label, question, &choices)?;
        let mut proposal = self.proposal(asked, Status::Filled, Why::Choice);
        proposal.text = choice.clone();
        proposal.value = Some(Value::Text(choice));
        proposal.sources = sources;
        proposal.confidence = confidence;
        Some(proposal)
    }

    /// A tick of a group is on when it is the one that the dossier names; the others of its group
    /// are then answered by being left off.
    pub(super) fn tick(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let group = choose::group(self.form, asked);
        let label = asked
            .group
            .as_ref()
            .map(|group| group.label.as_str())
            .unwrap_or_default();
        let choices: Vec<&str> = group.iter().map(|tick| tick.label.as_str()).collect();
        let exclusive = asked.group.as_ref().is_some_and(|group| group.exclusive);
        if question.is_some_and(|question| question.id == "public.categories") && !exclusive {
            return self.public_tick(asked);
        }
        if choices.len() < 2 || !exclusive {
            return self.lone_tick(asked, question);
        }
        let label = if label.is_empty() {
            asked.section.last().map_or("", String::as_str)
        } else {
            label
        };
        let (choice, sources, confidence) = self.chosen(asked, label, question, &choices)?;
        let on = choice == asked.label;
        let mut proposal = self.proposal(asked, Status::Filled, Why::Choice);
        proposal.text = if on {
            "☒".to_owned()
        } else {
            "☐".to_owned()
        };
        proposal.value = Some(Value::Tick(on));
        proposal.sources = sources;
        proposal.confidence = confidence;
        Some(proposal)
    }

    /// A tick by itself is a question that is answered by yes or by leaving it off.
    fn lone_tick(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let (choice, sources, confidence) =
            self.chosen(asked, &asked.label, question, &["Oui", "Non"])?;
        // Silence is no "no": what nobody affirms is left to a person.
        if choice != "Oui" {
            return None;
        }
        let mut proposal = self.proposal(asked, Status::Filled, Why::Choice);
        proposal.text = "☒".to_owned();
        proposal.value = Some(Value::Tick(true));
        proposal.sources = sources;
        proposal.confidence = confidence;
        Some(proposal)
    }

    /// A kind of public is ticked when what the project says of its public names it.
    fn public_tick(&self, asked: &FormBox) -> Option<Proposal> {
        let ours = &self.index.ours;
        let named = dossier_words(&asked.label);
        let at = (0..self.dossier.passages.len()).find(|at| {
            let passage = &self.dossier.passages[*at];
            ours.contains(&passage.place.source)
                && self.index.passages.questions[*at]
                    .iter()
                    .any(|h| h.asked.id.starts_with("public."))
                && !named.is_empty()
                && named
                    .iter()
                    .all(|stem| dossier_words(&passage.text).contains(stem))
        })?;
        let passage = &self.dossier.passages[at];
        let mut proposal = self.proposal(asked, Status::Check, Why::Doubtful);
        proposal.text = "☒".to_owned();
        proposal.value = Some(Value::Tick(true));
        proposal
            .sources
            .push(self.quote(&passage.place, &passage.text));
        proposal.confidence = 0.65;
        Some(proposal)
    }

    /// The legal form, where it is one of the choices word for word, whatever the question.
    fn legal_form(&self, choices: &[&str]) -> Option<(String, Vec<Quote>, f32)> {
        let known = known::value("legal_form", None, self.dossier, self.options.today)?;
        let folded = language::words::fold(&known.fact.value);
        let choice = choices
            .iter()
            .find(|choice| language::words::fold(choice) == folded)?;
        let source = self.quote(&known.fact.place, &known.fact.quote);
        Some((
            (*choice).to_owned(),
            vec![source],
            known.fact.confidence.min(0.85),
        ))
    }

    /// The one choice that a fact, or the answer to the same question before, names.
    fn chosen(
        &self,
        asked: &FormBox,
        label: &str,
        question: Option<&Question>,
        choices: &[&str],
    ) -> Option<(String, Vec<Quote>, f32)> {
        let told = choose::key_of(choices);
        let sure = match (&asked.question, told) {
            (_, Some(_)) | (None, _) => 1.0,
            (Some(question), None) => question.confidence,
        };
        let keys = question.map(|question| question.facts.as_slice());
        let keys = keys.unwrap_or_default().iter().map(String::as_str);
        let keys = keys.filter(|_| told.is_none() && sure >= CLEAR);
        for key in told.into_iter().chain(keys) {
            if let Some(known) = known::value(key, None, self.dossier, self.options.today)
                && known.others.is_empty()
                && let Some(choice) = choose::yes_or_no(key, &known.fact.value, label, choices)
                    .or_else(|| choose::named(&known.fact.value, choices))
                    .or_else(|| choose::of_a_kind(key, &known.fact.value, choices))
                    .or_else(|| ranges::holding(number(&known.fact.value)?, choices))
            {
                let source = self.quote(&known.fact.place, &known.fact.quote);
                let confidence = known.fact.confidence * (0.6 + 0.4 * sure);
                // What changes and was counted long ago is looked at.
                let confidence = known.old.map_or(confidence, |_| confidence.min(AGED));
                return Some((choice.to_owned(), vec![source], confidence));
            }
        }
        if question.is_none()
            && let Some(found) = self.legal_form(choices)
        {
            return Some(found);
        }
        let folded = dossier_words(label);
        let best = self
            .dossier
            .earlier
            .iter()
            .enumerate()
            .filter_map(|(at, pair)| {
                let same = match (&asked.question, &self.index.earlier_questions[at]) {
                    (Some(asked), Some(earlier)) if asked.id == earlier.id => 0.8,
                    _ => budget::overlap(&folded, &dossier_words(&pair.question)),
                };
                let choice = choose::named(&pair.answer, choices)?;
                (same >= 0.75).then_some((pair, choice, same))
            })
            .max_by(|a, b| {
                let date = |pair: &dossier::EarlierAnswer| self.dossier.date(pair.place.source);
                a.2.total_cmp(&b.2).then(date(a.0).cmp(&date(b.0)))
            });
        let (pair, choice, same) = best?;
        let words = format!("{} : {}", pair.question, pair.answer);
        Some((
            choice.to_owned(),
            vec![self.quote(&pair.place, &words)],
            same.min(0.9),
        ))
    }
}
