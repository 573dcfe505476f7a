//! A box that whole sentences of the dossier answer.

use documents::Value;
use dossier::SourceKind;
use forms::{About, FormBox, Kind, Question, QuestionKind};
use language::embeddings::Embedding;

use super::Answering;
use crate::index::Index;
use crate::prose::Ranked;
use crate::{Alternative, Length, Proposal, Quote, Status, Why, compose, prose};

/// Confidence from which an answer is `filled`; below it is `check`. On the half of the labelled forms
/// that is for building, 25 of 26 answers above it were right, and 4 of 12 of those down to 0.70.
const FILLED: f32 = 0.80;
/// Confidence below which prose is not offered at all.
const OFFERED: f32 = 0.50;
/// The same for a box that asks nothing that the catalogue knows.
const OFFERED_UNKNOWN: f32 = 0.56;
/// Confidence of an answer that a person must look at, whatever speaks for it.
const TO_CHECK: f32 = 0.66;
/// Confidence from which it is clear what a box asks.
const CLEAR: f32 = 0.50;
/// Passages that are shown to whoever writes an answer.
const MOST_PASSAGES: usize = 3;
/// Years after which what a report or a page says is looked at before it is used.
const AGED: i32 = 2;

impl Answering<'_> {
    pub(super) fn short_prose(
        &self,
        asked: &FormBox,
        question: Option<&Question>,
        vector: Option<&Embedding>,
    ) -> Option<Proposal> {
        // A line that asks for a fact is left blank when the fact is not known: sentences that
        // are merely close would be wrong.
        let wants_prose = question.is_some_and(|question| question.kind == QuestionKind::Prose);
        if asked.kind != Kind::Text {
            return None;
        }
        if is_fact(question) {
            return self.prose(asked, question, vector, true);
        }
        let number = question.is_some_and(|question| {
            !matches!(question.kind, QuestionKind::Prose | QuestionKind::Fact)
        });
        if number {
            return None;
        }
        let found = self.prose(asked, question, vector, !wants_prose);
        if found.is_some() || wants_prose {
            return found;
        }
        // What stands under a heading of the very question answers a fact too.
        self.prose(asked, question, vector, false)
            .filter(|proposal| proposal.status == Status::Filled && question.is_some())
    }

    pub(super) fn long_prose(
        &self,
        asked: &FormBox,
        question: Option<&Question>,
        vector: Option<&Embedding>,
    ) -> Option<Proposal> {
        self.prose(asked, question, vector, is_fact(question))
    }

    /// What could answer a box, best first.
    pub(crate) fn alternatives(
        &self,
        asked: &FormBox,
        vector: Option<&Embedding>,
        most: usize,
    ) -> Vec<Alternative> {
        let question = super::question(asked);
        prose::ranked(&self.sought(asked, question, vector), most)
            .into_iter()
            .map(|(from, score)| {
                let (place, text) = match from {
                    Ranked::Earlier(at) => {
                        let pair = &self.dossier.earlier[at];
                        (&pair.place, &pair.answer)
                    }
                    Ranked::Passage(at) => {
                        let passage = &self.dossier.passages[at];
                        (&passage.place, &passage.text)
                    }
                };
                Alternative {
                    text: text.clone(),
                    source: self.quote(place, text),
                    score,
                }
            })
            .collect()
    }

    /// Passages that a person may write an answer from, beside those that it is made of.
    pub(crate) fn passages(
        &self,
        asked: &FormBox,
        vector: Option<&Embedding>,
        proposal: &Proposal,
    ) -> Vec<Quote> {
        passages(asked, vector, self.index, &proposal.sources, MOST_PASSAGES)
    }

    fn sought<'b>(
        &'b self,
        asked: &'b FormBox,
        question: Option<&'b Question>,
        vector: Option<&'b Embedding>,
    ) -> prose::Sought<'b> {
        prose::Sought {
            asked,
            question,
            vector,
            index: self.index,
            dossier: self.dossier,
        }
    }

    fn prose(
        &self,
        asked: &FormBox,
        question: Option<&Question>,
        vector: Option<&Embedding>,
        earlier_only: bool,
    ) -> Option<Proposal> {
        let hard = self.limit(asked);
        let longer = self.length(&asked.id) == Some(Length::Longer);
        let found = prose::answer(&self.sought(asked, question, vector), hard, longer)?;
        // "Si oui, lequel ?" is not answered by what is merely close: nobody said yes.
        if (earlier_only || asked.condition.is_some())
            && !matches!(found.from, prose::From::Earlier(_))
        {
            return None;
        }
        let unclear = asked
            .question
            .as_ref()
            .is_none_or(|question| question.confidence < CLEAR);
        let mut confidence = found.confidence;
        if unclear || self.is_out_of_place(&found, question) {
            confidence = confidence.min(TO_CHECK);
        }
        let least = if asked.question.is_some() {
            OFFERED
        } else {
            OFFERED_UNKNOWN
        };
        if confidence < least {
            return None;
        }
        let mut proposal = self.proposal(asked, Status::Filled, Why::Passage);
        proposal.confidence = confidence;
        match &found.from {
            prose::From::Earlier(at) => {
                let pair = &self.dossier.earlier[*at];
                proposal.why = Why::EarlierAnswer;
                proposal.sources.push(self.quote(&pair.place, &pair.answer));
            }
            prose::From::Passages(passages) => {
                for at in passages {
                    let passage = &self.dossier.passages[*at];
                    if shares_words(&found.composed.text, &passage.text) {
                        proposal
                            .sources
                            .push(self.quote(&passage.place, &passage.text));
                    }
                }
            }
        }
        // Rows of a table are worded anew as a list: their passage is named all the same.
        if proposal.sources.is_empty()
            && let prose::From::Passages(passages) = &found.from
            && let Some(first) = passages.first()
        {
            let passage = &self.dossier.passages[*first];
            let source = self.quote(&passage.place, &passage.text);
            proposal.sources.push(source);
        }
        if let Some(whole) = found.too_long {
            let limit = proposal.limit.as_ref();
            proposal.status = Status::ToWrite;
            proposal.why = Why::TooLong {
                length: compose::measure(&whole, limit),
            };
            proposal.whole = whole;
            return Some(proposal);
        }
        if found.composed.left_out > 0 {
            proposal.why = Why::Shortened {
                sentences: found.composed.left_out,
            };
        }
        if confidence < FILLED {
            proposal.status = Status::Check;
            proposal.why = if unclear {
                Why::UnclearQuestion
            } else {
                Why::Doubtful
            };
        }
        proposal.text.clone_from(&found.composed.text);
        proposal.value = Some(Value::Text(found.composed.text));
        let mut proposal = self.within(asked, proposal);
        if proposal.status == Status::Filled
            && let Some(year) = self.aged(&found.from, &asked.label)
        {
            proposal.status = Status::Check;
            proposal.why = Why::Old { year };
        }
        Some(proposal)
    }

    /// The year of what an answer was taken from, where that is long past and speaks of what
    /// changes: statutes and notes stay as they are, and a question may ask of that very year.
    fn aged(&self, from: &prose::From, label: &str) -> Option<i32> {
        let place = match from {
            prose::From::Earlier(at) => &self.dossier.earlier[*at].place,
            prose::From::Passages(passages) => &self.dossier.passages[*passages.first()?].place,
        };
        let about = &self.dossier.source(place.source)?.about;
        let lasting = matches!(
            about.kind,
            SourceKind::Statutes | SourceKind::ProjectNote | SourceKind::Agreement
        );
        let year = about.told_date()?.year;
        let asked = language::dates::years(label).contains(&year);
        (!lasting && !asked && self.options.today.year - year > AGED).then_some(year)
    }

    /// Passages of a kind of document that the question is not best answered from: minutes that
    /// "present" somebody do not present the association.
    fn is_out_of_place(&self, found: &prose::Prose, question: Option<&Question>) -> bool {
        let (prose::From::Passages(passages), Some(question)) = (&found.from, question) else {
            return false;
        };
        let kind = passages.first().map(|at| self.index.kind(*at));
        kind.is_some_and(|kind| !question.kinds.iter().any(|named| named == kind.name()))
    }
}

/// Passages of prose that may answer a box, best first, at most `most`, without those of `used`.
pub(crate) fn passages(
    asked: &FormBox,
    vector: Option<&Embedding>,
    index: &Index<'_>,
    used: &[Quote],
    most: usize,
) -> Vec<Quote> {
    let sought = prose::Sought {
        asked,
        question: super::question(asked),
        vector,
        index,
        dossier: index.dossier,
    };
    let mut passages: Vec<Quote> = Vec::new();
    for (from, _) in prose::ranked(&sought, most * 3) {
        let Ranked::Passage(at) = from else { continue };
        let passage = &index.dossier.passages[at];
        if index.is_prose(at) {
            let quote = super::quote(index.dossier, &passage.place, &passage.text);
            let is_used = used.iter().any(|own| own.quote == quote.quote);
            if !is_used && !passages.contains(&quote) {
                passages.push(quote);
            }
        }
    }
    passages.truncate(most);
    passages
}

/// A question that a fact answers is left blank when the fact is not known, unless the very
/// question was answered before: sentences that are merely close would be wrong.
fn is_fact(question: Option<&Question>) -> bool {
    question.is_some_and(|question| {
        question.about == About::Organisation
            && question.kind == QuestionKind::Fact
            && !question.facts.is_empty()
    })
}

/// True when at least one sentence of a text stands in a source.
fn shares_words(text: &str, source: &str) -> bool {
    let source = language::words::fold(source);
    text.split('\n').any(|line| {
        language::sentences::split(line).into_iter().any(|range| {
            // Bullets are put where lines are made a list.
            let sentence = language::words::fold(line[range].trim_start_matches(['•', ' ']));
            !sentence.is_empty() && source.contains(sentence.trim())
        })
    })
}
