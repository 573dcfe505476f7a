//! One box, one proposal: the order in which an answer is looked for.

use std::collections::HashMap;

use documents::Value;
use dossier::{Dossier, Fact, Place};
use forms::{About, Form, FormBox, Kind, Limit, LimitOrigin, Owner, Question, QuestionKind};
use guard::Action;
use language::dates;
use language::embeddings::Embedding;

use crate::index::Index;
use crate::{Options, Proposal, Quote, Status, Why};
use crate::{budget, choose, compose, count, derive, known, project, prose};

/// Confidence from which an answer is `filled`; below it is `check`.
const FILLED: f32 = 0.70;
/// Confidence below which prose is not offered at all.
const OFFERED: f32 = 0.50;

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

/// True for boxes that sentences may answer.
pub(crate) fn may_be_prose(asked: &FormBox) -> bool {
    asked.owner == Owner::Applicant
        && matches!(asked.kind, Kind::LongText | Kind::Text | Kind::Table)
}

impl Answering<'_> {
    /// The proposal for a box.
    pub(crate) fn answer(&self, asked: &FormBox, vector: Option<&Embedding>) -> Proposal {
        if let Some(proposal) = self.not_ours(asked) {
            return proposal;
        }
        let question = question(asked);
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
        found.unwrap_or_else(|| self.nothing(asked))
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

    /// A fact by the keys that the question names.
    fn fact(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let question = question?;
        let sure = asked
            .question
            .as_ref()
            .map_or(0.0, |question| question.confidence);
        if sure < 0.5 {
            return None;
        }
        let year = dates::years(&format!("{} {}", asked.label, column(asked)))
            .into_iter()
            .max();
        for key in &question.facts {
            if key == "project.amount_asked"
                && let Some(proposal) = self.asked_of_funder(asked)
            {
                return Some(proposal);
            }
            let year = year.filter(|_| known::is_counted(key));
            let whole = derive::whole_of(key);
            let (known, value) = match known::value(key, year, self.dossier, self.options.today) {
                Some(known) => {
                    let value = match self.part(asked, key) {
                        Some(part) => derive::part(part, &known.fact.value)?,
                        None => self.whole(question, key, &known.fact.value),
                    };
                    (known, value)
                }
                None => {
                    let Some(whole) = whole else { continue };
                    let Some(known) = known::value(whole, year, self.dossier, self.options.today)
                    else {
                        continue;
                    };
                    let Some(value) = derive::part(key, &known.fact.value) else {
                        continue;
                    };
                    (known, value)
                }
            };
            let Some((text, value)) = self.shaped(asked, key, &value) else {
                continue;
            };
            let mut proposal = self.proposal(asked, Status::Filled, Why::Fact);
            proposal.confidence = known.fact.confidence * (0.6 + 0.4 * sure);
            proposal
                .sources
                .push(self.quote(&known.fact.place, &known.fact.quote));
            for same in known.same.iter().take(2) {
                proposal.sources.push(self.quote(&same.place, &same.quote));
            }
            proposal.text = text;
            proposal.value = Some(value);
            if !known.others.is_empty() {
                proposal.status = Status::Check;
                proposal.why = Why::Contradiction {
                    others: self.others(&known.others),
                };
                for other in known.others.iter().take(3) {
                    proposal
                        .sources
                        .push(self.quote(&other.place, &other.quote));
                }
            } else if let Some(year) = known.old {
                proposal.status = Status::Check;
                proposal.why = Why::Old { year };
            }
            return Some(self.within(asked, proposal));
        }
        None
    }

    /// Which part of a fact a box asks for, when the form asks for the others in boxes of their
    /// own.
    fn part(&self, asked: &FormBox, key: &str) -> Option<&'static str> {
        let asks = |key: &str| {
            self.form.boxes.iter().any(|other| {
                other.owner == Owner::Applicant
                    && question(other).is_some_and(|q| q.facts.first().is_some_and(|k| k == key))
            })
        };
        if key == "address" && (asks("address.postcode") || asks("address.city")) {
            let whole = asked.label.to_lowercase().contains("postal");
            return (!whole).then_some("address.street");
        }
        self.name_part(asked, key)
    }

    /// A fact's value, with the role where the question asks for name and role.
    fn whole(&self, question: &Question, key: &str, value: &str) -> String {
        let both = question.id.ends_with(".name_role");
        let role = format!("{key}.role");
        match known::value(&role, None, self.dossier, self.options.today).filter(|_| both) {
            Some(role) => format!("{value}, {}", role.fact.value),
            None => value.to_owned(),
        }
    }

    /// Which part of a person's name a box asks for: forms put first and last name into two boxes
    /// side by side.
    fn name_part(&self, asked: &FormBox, key: &str) -> Option<&'static str> {
        if !matches!(
            key,
            "president" | "treasurer" | "secretary" | "coordinator" | "contact"
        ) {
            return None;
        }
        let is = |asked: &FormBox, words: &[&str]| {
            let folded = language::words::fold(&asked.label);
            let bare = folded.trim_end_matches(|c: char| !c.is_alphanumeric());
            words.contains(&bare)
        };
        const FIRST: [&str; 4] = ["prenom", "prenoms", "first name", "prenom(s"];
        const LAST: [&str; 4] = ["nom", "nom de famille", "last name", "surname"];
        if is(asked, &FIRST) {
            return Some("first_name");
        }
        let at = self
            .form
            .boxes
            .iter()
            .position(|other| other.id == asked.id)?;
        let near = &self.form.boxes[at.saturating_sub(2)..(at + 3).min(self.form.boxes.len())];
        (is(asked, &LAST) && near.iter().any(|other| is(other, &FIRST))).then_some("last_name")
    }

    /// A fact's value in the shape of the box: a date, a number, or text that fits.
    fn shaped(&self, asked: &FormBox, key: &str, value: &str) -> Option<(String, Value)> {
        match asked.kind {
            Kind::Date => {
                let date = dates::find(value).into_iter().next()?.value;
                let (month, day) = (date.month?, date.day?);
                let display = format!("{day:02}/{month:02}/{}", date.year);
                let iso = format!("{}-{month:02}-{day:02}", date.year);
                Some((display.clone(), Value::Date { iso, display }))
            }
            Kind::Number => {
                let plain: String = value
                    .chars()
                    .filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
                    .map(|c| if c == ',' { '.' } else { c })
                    .collect();
                plain.parse::<f64>().ok()?;
                let display = plain.replace('.', ",");
                Some((display.clone(), Value::Number { plain, display }))
            }
            _ => {
                let value = self.beside_print(asked, key, value);
                let value = value.as_str();
                let grouped = derive::grouped(key, value);
                let text = if compose::fits(&grouped, asked.limit.as_ref()) {
                    grouped
                } else {
                    value.to_owned()
                };
                Some((text.clone(), Value::Text(text)))
            }
        }
    }

    /// What is left to write where the form has printed or split a part: the `W` of an RNA before
    /// the blank, postcode and town of an address.
    fn beside_print(&self, asked: &FormBox, key: &str, value: &str) -> String {
        let label = asked.label.trim_end();
        if key == "rna" && label.ends_with(" W") {
            return value.trim_start_matches('W').to_owned();
        }
        let folded = language::words::fold(label);
        let town = ["commune", "ville"]
            .iter()
            .any(|word| folded.contains(word));
        if key == "address"
            && folded.contains("postal")
            && town
            && let (Some(postcode), Some(city)) = (
                derive::part("address.postcode", value),
                derive::part("address.city", value),
            )
        {
            return format!("{postcode} {city}");
        }
        value.to_owned()
    }

    /// An amount: a line of a budget table, or a fact such as the amount asked.
    fn amount(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let in_table = asked
            .group
            .as_ref()
            .is_some_and(|group| !group.row.is_empty());
        if in_table {
            return self
                .row_amount(asked)
                .or_else(|| self.amount_fact(asked, question));
        }
        self.amount_fact(asked, question)
            .or_else(|| self.row_amount(asked))
    }

    fn amount_fact(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let question = question?;
        for key in &question.facts {
            let years = dates::years(&asked.label).into_iter();
            let year = years.max().filter(|_| known::is_counted(key));
            if key == "project.amount_asked"
                && let Some(proposal) = self.asked_of_funder(asked)
            {
                return Some(proposal);
            }
            let Some(known) = known::value(key, year, self.dossier, self.options.today) else {
                continue;
            };
            let Some(amount) = language::amounts::find(&known.fact.value)
                .into_iter()
                .next()
            else {
                continue;
            };
            let mut proposal = self.proposal(asked, Status::Filled, Why::Fact);
            proposal.confidence = known.fact.confidence;
            proposal
                .sources
                .push(self.quote(&known.fact.place, &known.fact.quote));
            self.put_amount(asked, amount.value.cents, &mut proposal);
            if !known.others.is_empty() {
                proposal.status = Status::Check;
                proposal.why = Why::Contradiction {
                    others: self.others(&known.others),
                };
            }
            return Some(proposal);
        }
        None
    }

    /// The amount that the project note asks of the very funder whose form this is.
    fn asked_of_funder(&self, asked: &FormBox) -> Option<Proposal> {
        let ours = project::sources(self.dossier);
        let funder = budget::funder_words(&format!("{} {}", self.form.funder, self.form.title));
        let named = budget::funder_words(&asked.label);
        let sections: Vec<String> = asked
            .section
            .iter()
            .flat_map(|heading| budget::funder_words(heading))
            .collect();
        let mut clauses: Vec<(&Fact, usize)> = self
            .dossier
            .facts
            .iter()
            .filter(|fact| fact.key == "project.amount_asked" && ours.contains(&fact.place.source))
            .map(|fact| {
                let words = dossier_words(&fact.quote);
                let shared = |names: &[String]| words.iter().filter(|w| names.contains(w)).count();
                (
                    fact,
                    shared(&funder) + shared(&sections) + 3 * shared(&named),
                )
            })
            .collect();
        clauses.sort_by_key(|(_, shared)| std::cmp::Reverse(*shared));
        let (fact, shared) = *clauses.first()?;
        let alone = clauses.get(1).is_none_or(|(_, second)| *second < shared);
        if shared == 0 || !alone {
            return None;
        }
        let amount = language::amounts::find(&fact.value).into_iter().next()?;
        let mut proposal = self.proposal(asked, Status::Filled, Why::Fact);
        proposal.confidence = fact.confidence;
        proposal.sources.push(self.quote(&fact.place, &fact.quote));
        self.put_amount(asked, amount.value.cents, &mut proposal);
        Some(proposal)
    }

    fn row_amount(&self, asked: &FormBox) -> Option<Proposal> {
        let group = asked.group.as_ref();
        let in_table = group.is_some_and(|group| !group.row.is_empty());
        if asked.kind != Kind::Amount && !(asked.kind == Kind::Number && in_table) {
            return None;
        }
        let line = self.lines.get(&asked.id)?;
        if line.fit < 0.4 {
            return None;
        }
        let status = if line.fit >= 0.62 {
            Status::Filled
        } else {
            Status::Check
        };
        let why = if status == Status::Filled {
            Why::Figure
        } else {
            Why::Doubtful
        };
        let mut proposal = self.proposal(asked, status, why);
        proposal.confidence = line.fit.min(0.97);
        proposal
            .sources
            .push(self.quote(&line.figure.place, &line.figure.quote));
        self.put_amount(asked, line.figure.cents, &mut proposal);
        Some(proposal)
    }

    /// A count that the project's own papers give in words.
    fn count(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let question = question?;
        if question.kind != QuestionKind::Count || question.about != About::Project {
            return None;
        }
        let counted = count::of_project(&asked.label, self.dossier)?;
        let (status, why) = if counted.agreed {
            (Status::Filled, Why::Passage)
        } else {
            (Status::Check, Why::Doubtful)
        };
        let mut proposal = self.proposal(asked, status, why);
        proposal.confidence = if counted.agreed { 0.8 } else { 0.6 };
        let source = self.quote(&counted.passage.place, counted.quote);
        proposal.sources.push(source);
        let text = counted.number.to_string();
        proposal.value = Some(match asked.kind {
            Kind::Number => Value::Number {
                plain: text.clone(),
                display: text.clone(),
            },
            _ => Value::Text(text.clone()),
        });
        proposal.text = text;
        Some(self.within(asked, proposal))
    }

    fn put_amount(&self, asked: &FormBox, cents: i64, proposal: &mut Proposal) {
        let display = language::amounts::display(cents, language::Language::French);
        // The unit stands beside most boxes already.
        let display = display.trim_end_matches('€').trim().to_owned();
        let sign = if cents < 0 { "-" } else { "" };
        let plain = if cents % 100 == 0 {
            format!("{sign}{}", cents.abs() / 100)
        } else {
            format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
        };
        proposal.text = display.clone();
        proposal.length = compose::measure(&display, asked.limit.as_ref());
        proposal.value = Some(Value::Number { plain, display });
    }

    /// One of the choices of a list.
    fn choice(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
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
    fn tick(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
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
        let on = choice == "Oui";
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

    /// A kind of public is ticked when what the project says of its public names it.
    fn public_tick(&self, asked: &FormBox) -> Option<Proposal> {
        let ours = project::sources(self.dossier);
        let named = dossier_words(&asked.label);
        let at = (0..self.dossier.passages.len()).find(|at| {
            let passage = &self.dossier.passages[*at];
            ours.contains(&passage.place.source)
                && self.index.passage_questions[*at]
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

    /// The one choice that a fact, or the answer to the same question before, names.
    fn chosen(
        &self,
        asked: &FormBox,
        label: &str,
        question: Option<&Question>,
        choices: &[&str],
    ) -> Option<(String, Vec<Quote>, f32)> {
        for key in question
            .map(|question| question.facts.as_slice())
            .unwrap_or_default()
        {
            if let Some(known) = known::value(key, None, self.dossier, self.options.today)
                && known.others.is_empty()
                && let Some(choice) = choose::named(&known.fact.value, choices)
                    .or_else(|| choose::yes_or_no(key, &known.fact.value, label, choices))
            {
                let source = self.quote(&known.fact.place, &known.fact.quote);
                return Some((choice.to_owned(), vec![source], known.fact.confidence));
            }
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

    fn short_prose(
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

    fn long_prose(
        &self,
        asked: &FormBox,
        question: Option<&Question>,
        vector: Option<&Embedding>,
    ) -> Option<Proposal> {
        self.prose(asked, question, vector, false)
    }

    fn prose(
        &self,
        asked: &FormBox,
        question: Option<&Question>,
        vector: Option<&Embedding>,
        earlier_only: bool,
    ) -> Option<Proposal> {
        let hard = self.limit(asked);
        let found = prose::answer(asked, question, vector, self.index, self.dossier, hard)?;
        // "Si oui, lequel ?" is not answered by what is merely close: nobody said yes.
        if (earlier_only || asked.condition.is_some())
            && !matches!(found.from, prose::From::Earlier(_))
        {
            return None;
        }
        let unclear = asked
            .question
            .as_ref()
            .is_none_or(|question| question.confidence < 0.45);
        let mut confidence = found.confidence;
        if unclear {
            confidence = confidence.min(0.66);
        }
        if confidence < OFFERED {
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
        if let Some(length) = found.too_long {
            proposal.status = Status::ToWrite;
            proposal.why = Why::TooLong { length };
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
        Some(self.within(asked, proposal))
    }

    /// The limit that an answer may not pass. The length of a dotted line or the width of a cell
    /// is none in a file whose text flows on to the next line.
    fn limit<'b>(&self, asked: &'b FormBox) -> Option<&'b Limit> {
        asked.limit.as_ref().filter(|limit| {
            limit.origin != LimitOrigin::Measured || self.form.format == documents::Format::Pdf
        })
    }

    fn nothing(&self, asked: &FormBox) -> Proposal {
        let question = asked
            .question
            .as_ref()
            .map(|question| question.id.clone())
            .unwrap_or_default();
        self.proposal(asked, Status::ToWrite, Why::NothingFound { question })
    }

    /// The proposal with its length, and without its text where that is over the limit.
    fn within(&self, asked: &FormBox, mut proposal: Proposal) -> Proposal {
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
            proposal.text.clear();
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
            question: asked.question.clone(),
            confidence: 0.0,
            sources: Vec::new(),
            limit: self.limit(asked).cloned(),
            length: 0,
            why,
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
        let source = self.dossier.source(place.source);
        Quote {
            document: source.map(|source| source.name.clone()).unwrap_or_default(),
            page: place.page,
            heading: place.headings.last().cloned().unwrap_or_default(),
            quote: words.to_owned(),
            date: source
                .and_then(|source| source.about.date)
                .map(|dated| dated.date.iso())
                .unwrap_or_default(),
        }
    }
}

fn column(asked: &FormBox) -> &str {
    asked
        .group
        .as_ref()
        .map_or("", |group| group.column.as_str())
}

fn dossier_words(text: &str) -> Vec<String> {
    let mut stems = language::words::stems(text, language::Language::French);
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// True when at least one sentence of a text stands in a source.
fn shares_words(text: &str, source: &str) -> bool {
    let source = language::words::fold(source);
    text.split('\n').any(|line| {
        language::sentences::split(line).into_iter().any(|range| {
            let sentence = language::words::fold(&line[range]);
            !sentence.is_empty() && source.contains(sentence.trim())
        })
    })
}
