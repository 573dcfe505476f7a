//! One box, one proposal: the order in which an answer is looked for.
//!
//! Each way of answering is a file: a fact by its key, an amount, a choice, sentences.

mod amount;
mod approved;
mod choice;
mod fact;
mod meant;
mod sentences;

use std::collections::HashMap;

use documents::Value;
use dossier::{Dossier, Fact, Place};
use forms::{Form, FormBox, Kind, Limit, LimitOrigin, Owner, Question, QuestionKind};
use guard::Action;
use language::embeddings::Embedding;
use language::lengths::Unit;

pub(crate) use meant::asks_the_amount_asked;
pub(crate) use sentences::passages;

use crate::index::Index;
use crate::{Length, Options, Proposal, Quote, Status, Why};
use crate::{budget, compose, library, rows};

/// What is needed to answer a box.
pub(crate) struct Answering<'a> {
    pub(crate) form: &'a Form,
    pub(crate) dossier: &'a Dossier,
    pub(crate) index: &'a Index<'a>,
    pub(crate) lines: &'a HashMap<String, budget::Line<'a>>,
    pub(crate) options: &'a Options,
}

/// The catalogue's question that a box asks.
pub(crate) fn question(asked: &FormBox) -> Option<&'static Question> {
    asked
        .question
        .as_ref()
        .and_then(|question| forms::catalogue().get(&question.id))
}

/// True for boxes that sentences may answer. A line that asks nothing known is answered by the
/// same words only, which takes no meaning.
pub(crate) fn may_be_prose(asked: &FormBox) -> bool {
    let long = matches!(asked.kind, Kind::LongText | Kind::Table);
    let known = asked.kind == Kind::Text && question(asked).is_some();
    asked.owner == Owner::Applicant && asked.guard.is_none() && (long || known)
}

impl Answering<'_> {
    /// The proposal for a box.
    pub(crate) fn answer(&self, asked: &FormBox, vector: Option<&Embedding>) -> Proposal {
        if let Some(proposal) = self.not_ours(asked) {
            return proposal;
        }
        // A cell that no words are of asks nothing, and a share is no amount.
        if budget::has_no_row(self.form, asked) || budget::asks_share(asked) {
            return self.nothing(asked);
        }
        if let Some(proposal) = self.approved(asked) {
            return proposal;
        }
        let question = question(asked);
        let money = matches!(asked.kind, Kind::Amount | Kind::Number | Kind::Text);
        if money
            && (asks_the_amount_asked(asked) || says_amount(asked))
            && meant::is_of_other_funders(self.form, asked)
        {
            return self.nothing(asked);
        }
        // A line of a budget is that line or nothing: no passage with like words.
        let of_budget = question.is_some_and(|question| question.id.starts_with("budget.line."))
            && asked
                .group
                .as_ref()
                .is_some_and(|group| !group.row.is_empty());
        // What is asked of a funder stands where somebody asks for it, and in no like words.
        let by_words = !of_budget && !asks_the_amount_asked(asked);
        let key = library::wording(asked).key();
        let found = match asked.kind {
            Kind::Choice => self.choice(asked, question),
            Kind::Tick => self.tick(asked, question),
            Kind::Amount => self.amount(asked, question),
            Kind::Text | Kind::Number | Kind::Date => self
                .fact(asked, question)
                .or_else(|| self.row_amount(asked))
                .or_else(|| self.count(asked, question))
                .or_else(|| self.short_prose(asked, question, vector)),
            Kind::LongText | Kind::Table => self
                .fact(asked, question)
                .or_else(|| self.long_prose(asked, question, vector)),
            Kind::File | Kind::Signature => None,
        };
        found
            .or_else(|| by_words.then(|| self.found_by_words(asked, question))?)
            .filter(|found| !self.dossier.is_rejected(&key, &found.text))
            .unwrap_or_else(|| self.nothing(asked))
    }

    /// The proposals for boxes that are the rows of one place: one answer, row after row. Nothing
    /// where each row is answered better by itself.
    pub(crate) fn answer_rows(
        &self,
        run: &[usize],
        vector: Option<&Embedding>,
    ) -> Option<Vec<Proposal>> {
        let whole = self.answer(&rows::joined(self.form, run)?, vector);
        let Some(Value::Text(text)) = &whole.value else {
            return None;
        };
        let rows = rows::spread(text, self.form, run)?;
        let rows = run.iter().zip(rows).enumerate().map(|(number, (at, row))| {
            let asked = &self.form.boxes[*at];
            if row.is_empty() {
                let why = Why::NotOurs {
                    owner: "row".to_owned(),
                };
                return self.proposal(asked, Status::Left, why);
            }
            let why = if number == 0 {
                whole.why.clone()
            } else {
                Why::Continued
            };
            Proposal {
                confidence: whole.confidence,
                sources: whole.sources.clone(),
                length: compose::measure(&row, asked.limit.as_ref()),
                value: Some(Value::Text(row.clone())),
                text: row,
                ..self.proposal(asked, whole.status, why)
            }
        });
        Some(rows.collect())
    }

    /// Boxes that are for somebody else, or that the guard keeps.
    fn not_ours(&self, asked: &FormBox) -> Option<Proposal> {
        let left = |owner: &str| {
            let why = Why::NotOurs {
                owner: owner.to_owned(),
            };
            Some(self.proposal(asked, Status::Left, why))
        };
        match asked.owner {
            Owner::Funder => return left("funder"),
            Owner::Signature => return left("signature"),
            Owner::Computed => return left("computed"),
            Owner::Applicant => {}
        }
        if let Some(flag) = &asked.guard {
            return match flag.action {
                Action::Refuse => {
                    let why = Why::Refused {
                        rule: flag.rule.clone(),
                    };
                    let mut refused = self.proposal(asked, Status::Refused, why);
                    if let Some(rule) = guard::rule(&flag.rule) {
                        rule.reply(self.options.language)
                            .clone_into(&mut refused.text);
                    }
                    Some(refused)
                }
                Action::Leave => left(&flag.rule),
            };
        }
        match asked.kind {
            Kind::Signature => return left("signature"),
            Kind::File => return left("attachment"),
            _ => {}
        }
        if !asked.value.trim().is_empty() && !dossier::is_placeholder(&asked.value) {
            return left("filled");
        }
        match question(asked).map(|question| question.kind) {
            Some(QuestionKind::Attestation) => left("attestation"),
            Some(QuestionKind::Attachment) => left("attachment"),
            _ => None,
        }
    }

    /// The limit that an answer may not pass. The length of a dotted line or the width of a cell
    /// is none in a file whose text flows on to the next line.
    fn limit<'b>(&self, asked: &'b FormBox) -> Option<&'b Limit> {
        asked.limit.as_ref().filter(|limit| {
            limit.origin != LimitOrigin::Measured || self.form.format == documents::Format::Pdf
        })
    }

    /// How long the answer of a box is wanted, where a person said so.
    pub(crate) fn length(&self, id: &str) -> Option<Length> {
        self.options.lengths.get(id).copied()
    }

    /// Half of an answer in prose, in whole sentences, where a person wants it shorter.
    pub(crate) fn shorten(&self, proposal: &mut Proposal) {
        let Some(Value::Text(text)) = &proposal.value else {
            return;
        };
        if self.length(&proposal.box_id) != Some(Length::Shorter) {
            return;
        }
        let all = compose::measure(text, proposal.limit.as_ref());
        let half = Limit {
            number: all.div_ceil(2),
            unit: (proposal.limit.as_ref()).map_or(Unit::Characters, |limit| limit.unit),
            origin: LimitOrigin::Loose,
        };
        let sentences = compose::sentences(text);
        let mut shorter = compose::compose(&[text], Some(&half));
        if shorter.text.is_empty() {
            // One sentence is the least that can be said.
            let Some(first) = sentences.first().filter(|_| sentences.len() > 1) else {
                return;
            };
            shorter.text.clone_from(first);
            shorter.left_out = u32::try_from(sentences.len() - 1).unwrap_or(u32::MAX);
        }
        proposal.length = compose::measure(&shorter.text, proposal.limit.as_ref());
        proposal.text.clone_from(&shorter.text);
        proposal.value = Some(Value::Text(shorter.text));
        if proposal.status == Status::Filled {
            proposal.why = Why::OnRequest {
                sentences: shorter.left_out,
            };
        }
    }

    /// The form does not ask it, as another box is answered.
    pub(crate) fn unasked(&self, asked: &FormBox) -> Proposal {
        let why = Why::NotOurs {
            owner: "unasked".to_owned(),
        };
        self.proposal(asked, Status::Left, why)
    }

    /// Nothing was found for a box.
    pub(crate) fn nothing(&self, asked: &FormBox) -> Proposal {
        let question = asked
            .question
            .as_ref()
            .map(|question| question.id.clone())
            .unwrap_or_default();
        self.proposal(asked, Status::ToWrite, Why::NothingFound { question })
    }

    /// The proposal with its length, and without its text where that is over the limit.
    fn within(&self, asked: &FormBox, mut proposal: Proposal) -> Proposal {
        if !compose::fits(&proposal.text, self.limit(asked))
            && let Some(limit) = self.limit(asked)
            && limit.unit == Unit::Characters
            && let Some(digits) = proposal
                .value
                .as_ref()
                .and_then(|value| digits_of(value, limit.number))
        {
            match &mut proposal.value {
                Some(Value::Date { display, .. }) => display.clone_from(&digits),
                value => *value = Some(Value::Text(digits.clone())),
            }
            proposal.text = digits;
        }
        proposal.length = compose::measure(&proposal.text, self.limit(asked));
        if compose::fits(&proposal.text, self.limit(asked)) {
            return proposal;
        }
        let shorter = compose::compose(&[&proposal.text], self.limit(asked));
        if shorter.text.is_empty() {
            proposal.status = Status::ToWrite;
            proposal.why = Why::TooLong {
                length: proposal.length,
            };
            proposal.whole = std::mem::take(&mut proposal.text);
            proposal.value = None;
            proposal.length = 0;
        } else {
            proposal.why = Why::Shortened {
                sentences: shorter.left_out,
            };
            proposal.text.clone_from(&shorter.text);
            proposal.length = compose::measure(&shorter.text, self.limit(asked));
            proposal.value = Some(Value::Text(shorter.text));
        }
        proposal
    }

    fn proposal(&self, asked: &FormBox, status: Status, why: Why) -> Proposal {
        Proposal {
            box_id: asked.id.clone(),
            label: asked.label.clone(),
            section: asked.section.clone(),
            status,
            text: String::new(),
            whole: String::new(),
            question: asked.question.clone(),
            confidence: 0.0,
            sources: Vec::new(),
            limit: self.limit(asked).cloned(),
            length: 0,
            why,
            passages: Vec::new(),
            value: None,
        }
    }

    fn others(&self, others: &[&Fact]) -> Vec<(String, String)> {
        let mut named: Vec<(String, String)> = Vec::new();
        for fact in others {
            let name = self
                .dossier
                .source(fact.place.source)
                .map_or("", |source| &source.name);
            let other = (fact.value.clone(), name.to_owned());
            if !named.contains(&other) {
                named.push(other);
            }
        }
        named
    }

    fn quote(&self, place: &Place, words: &str) -> Quote {
        quote(self.dossier, place, words)
    }
}

/// A column or label of what is asked of whoever the row names.
fn says_amount(asked: &FormBox) -> bool {
    let column = asked.group.as_ref().map_or("", |group| &group.column);
    [column, &asked.label].into_iter().any(|words| {
        let folded = language::words::fold(words);
        ["montant demande", "montant sollicite", "somme demandee"]
            .iter()
            .any(|asked| folded.contains(asked))
    })
}

/// Words with where they stand.
fn quote(dossier: &Dossier, place: &Place, words: &str) -> Quote {
    let source = dossier.source(place.source);
    Quote {
        document: source.map(|source| source.name.clone()).unwrap_or_default(),
        page: place.page,
        heading: place.headings.last().cloned().unwrap_or_default(),
        quote: words.to_owned(),
        date: source
            .and_then(|source| source.about.told_date())
            .map(|date| date.iso())
            .unwrap_or_default(),
        doubtful: place.doubtful,
    }
}

/// A date or a number of a register or telephone in as few characters as its cells take: eight or
/// six of a date, ten of a telephone. Nothing where it does not fit so either.
fn digits_of(value: &Value, most: u32) -> Option<String> {
    if let Value::Date { iso, .. } = value {
        let (year, rest) = iso.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        return match most {
            10.. => Some(format!("{day}/{month}/{year}")),
            8 => Some(format!("{day}{month}{year}")),
            6 => Some(format!("{day}{month}{}", year.get(2..)?)),
            _ => None,
        };
    }
    let Value::Text(text) = value else {
        return None;
    };
    let dotted = text.matches('.').count() > 2;
    let sign = |c: char| c.is_whitespace() || dotted && c == '.';
    let digits: String = text.chars().filter(|c| !sign(*c)).collect();
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    (plain && digits.len() <= most as usize).then_some(digits)
}

fn dossier_words(text: &str) -> Vec<String> {
    let mut stems = language::words::stems(text, language::Language::French);
    stems.sort_unstable();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use documents::Value;

    use super::digits_of;

    #[test]
    fn cells_take_digits_alone() {
        let date = Value::Date {
            iso: "2027-09-01".to_owned(),
            display: "1er septembre 2027".to_owned(),
        };
        assert_eq!(digits_of(&date, 8).as_deref(), Some("01092027"));
        assert_eq!(digits_of(&date, 6).as_deref(), Some("010927"));
        assert_eq!(digits_of(&date, 10).as_deref(), Some("01/09/2027"));
        let text = |text: &str, most| digits_of(&Value::Text(text.to_owned()), most);
        assert_eq!(text("05 55 00 00 00", 10).as_deref(), Some("0555000000"));
        assert_eq!(text("05.55.00.00.00", 10).as_deref(), Some("0555000000"));
        assert_eq!(text("2026-2027", 8), None);
        assert_eq!(text("3, rue des Prés", 8), None);
        assert_eq!(text("842 123 456 00015", 9), None);
    }
}
