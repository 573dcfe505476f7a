//! A box that asks what a person answered before: the library's answer stands before all others.

use std::cmp::Reverse;

use documents::Value;
use dossier::EarlierAnswer;
use dossier::library::Approval;
use forms::{About, FormBox, Kind};
use language::words::fold;

use super::{Answering, dossier_words};
use crate::known::is_old;
use crate::library::{self, Wording};
use crate::{Proposal, Status, Why, choose, compose, project};

/// Confidence of an answer that a person approved for the very question.
const APPROVED: f32 = 0.97;
/// Share of the words of two questions that must be the same where the catalogue knows neither.
const SAME_WORDS: f32 = 0.8;
/// Words that a question must have to be known by them in other words.
const ENOUGH_WORDS: usize = 3;

/// An approved answer to the question of a box.
struct Candidate<'a> {
    pair: &'a EarlierAnswer,
    approval: &'a Approval,
    /// The question stands in the same words.
    same_words: bool,
}

impl Answering<'_> {
    /// The approved answer to the question of a box, within its limit.
    pub(super) fn approved(&self, asked: &FormBox) -> Option<Proposal> {
        let wording = library::wording(asked);
        let key = wording.key();
        let about = project::title(self.dossier);
        let candidates = self.dossier.earlier.iter().filter_map(|pair| {
            let approval = pair.approved.as_ref()?;
            let ours = approval.project.is_none() || approval.project == about;
            let (same, same_words) = same_question(&wording, pair, approval);
            let wanted = ours && same && !self.dossier.is_rejected(&key, &pair.answer);
            wanted.then_some(Candidate {
                pair,
                approval,
                same_words,
            })
        });
        // Of two answers, one that fits whole is better than one that has to be shortened.
        let best = candidates.max_by_key(|one| {
            let fits = compose::fits(&one.pair.answer, self.limit(asked));
            (
                one.same_words,
                fits,
                one.approval.on,
                Reverse(one.pair.answer.len()),
            )
        })?;
        let value = match asked.kind {
            Kind::Choice => {
                let choices: Vec<&str> = asked.choices.iter().map(String::as_str).collect();
                choose::named(&best.pair.answer, &choices)?.to_owned()
            }
            _ => best.pair.answer.clone(),
        };
        let (text, value) = self.as_asked(asked, &value)?;
        let why = Why::Approved {
            entry: best.approval.entry,
            on: best.approval.on.iso(),
        };
        let mut proposal = self.proposal(asked, Status::Filled, why);
        proposal.confidence = APPROVED;
        let source = self.quote(&best.pair.place, &best.pair.answer);
        proposal.sources.push(source);
        proposal.text = text;
        proposal.value = Some(value);
        let mut proposal = self.within(asked, proposal);
        let today = self.options.today;
        let due = best.approval.look_again.is_some_and(|day| day <= today);
        // What was done in a year is said anew the next.
        let of_a_year = super::question(asked).is_some_and(|one| one.about == About::Year);
        let last_year = of_a_year && best.approval.on.year < today.year;
        let old = due
            || last_year
            || is_old(best.approval.on, today)
            || self.is_of_a_year_before(&best.pair.answer);
        if proposal.status == Status::Filled && old {
            proposal.status = Status::Check;
            proposal.why = Why::Old {
                year: best.approval.on.year,
            };
        }
        Some(proposal)
    }
}

impl Answering<'_> {
    /// An approved text in the shape that its box takes; none where it has none.
    fn as_asked(&self, asked: &FormBox, text: &str) -> Option<(String, Value)> {
        match asked.kind {
            Kind::Number | Kind::Date | Kind::Amount => self.shaped(asked, "", text),
            _ => Some((text.to_owned(), Value::Text(text.to_owned()))),
        }
    }

    /// A text names years, and all of them are before the one that the form is for.
    fn is_of_a_year_before(&self, text: &str) -> bool {
        let of_form = language::dates::years(&self.form.title).into_iter().max();
        let said = language::dates::years(text).into_iter().max();
        said.zip(of_form).is_some_and(|(said, form)| said < form)
    }
}

/// Whether an approved answer is to the question of a box, and whether in the same words.
fn same_question(wording: &Wording, pair: &EarlierAnswer, approval: &Approval) -> (bool, bool) {
    let year = |text: &str| language::dates::years(text).into_iter().max();
    if let (Some(one), Some(other)) = (year(&wording.words), year(&pair.question))
        && one != other
    {
        return (false, false);
    }
    let asked = fold(&pair.question);
    if fold(&wording.words) == asked || fold(&wording.label) == asked {
        return (true, true);
    }
    let same = match (&wording.asked, &approval.asked) {
        (Some(one), Some(other)) => one == other,
        (None, None) if !wording.exact => alike(&wording.words, &pair.question),
        _ => false,
    };
    (same, false)
}

/// The same question in nearly the same words.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (dossier_words(one), dossier_words(other));
    let both = one.iter().filter(|word| other.contains(word)).count();
    let all = one.len() + other.len() - both;
    one.len() >= ENOUGH_WORDS && both as f32 >= SAME_WORDS * all as f32
}
