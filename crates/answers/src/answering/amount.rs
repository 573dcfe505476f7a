//! A box that asks for an amount or a count.

use documents::Value;
use dossier::Fact;
use forms::{About, FormBox, Kind, Question, QuestionKind};
use language::dates;

use super::{Answering, dossier_words};
use crate::{Proposal, Status, Why, budget, compose, count, finding, known, typed};

/// The box asks how many there are.
fn counts(asked: &FormBox) -> bool {
    let of_people = super::question(asked).is_some_and(|one| one.kind == QuestionKind::Count);
    let column = asked.group.as_ref().map_or("", |group| &group.column);
    let words = language::words::fold(&format!("{} {column}", asked.label));
    let counting = [
        "nombre",
        "effectif",
        "etp",
        "dont femmes",
        "dont hommes",
        "number of",
    ];
    of_people || counting.iter().any(|word| words.contains(word))
}

/// What is asked and decided already is less sure to be asked again.
const DECIDED: f32 = 0.7;

/// The stems of the words that name a funder in what is asked of it: its kind, and words that begin
/// with a capital.
fn names(clause: &str) -> Vec<String> {
    const KINDS: [&str; 14] = [
        "fondation",
        "fonds",
        "region",
        "departement",
        "ville",
        "commune",
        "communaute",
        "metropole",
        "agglomeration",
        "etat",
        "prefecture",
        "caisse",
        "agence",
        "conseil",
    ];
    let words = clause.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    let mut names = Vec::new();
    for (at, word) in words.filter(|word| !word.is_empty()).enumerate() {
        let capital = at > 0 && word.chars().next().is_some_and(char::is_uppercase);
        if capital || KINDS.contains(&language::words::fold(word).as_str()) {
            names.extend(budget::funder_words(word));
        }
    }
    names
}

/// The nearest whole euro in cents, halves away from zero, as the official tables are rounded.
fn rounded_to_euros(cents: i64) -> i64 {
    let half = 50 * cents.signum();
    cents.saturating_add(half) / 100 * 100
}

impl Answering<'_> {
    /// An amount: a line of a budget table, or a fact such as the amount asked.
    pub(super) fn amount(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
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
        let sure = (asked.question.as_ref()).map_or(0.0, |question| question.confidence);
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
            // What the list of grants asks is asked of its funders, and of no other.
            if key == "project.amount_asked"
                && self.dossier.ledger.contains(&known.fact.place.source)
            {
                continue;
            }
            let Some(amount) = language::amounts::find(&known.fact.value)
                .into_iter()
                .next()
            else {
                continue;
            };
            let mut proposal = self.proposal(asked, Status::Filled, Why::Fact);
            proposal.confidence = known.fact.confidence * (0.6 + 0.4 * sure);
            proposal
                .sources
                .push(self.quote(&known.fact.place, &known.fact.quote));
            self.put_amount(asked, amount.value.cents, &mut proposal);
            if !known.others.is_empty() {
                proposal.status = Status::Check;
                proposal.why = Why::Contradiction {
                    others: self.others(&known.others),
                };
            } else if key == "project.amount_asked" {
                // Nothing says that it is asked of this funder.
                proposal.status = Status::Check;
                proposal.why = Why::Doubtful;
            }
            return Some(proposal);
        }
        None
    }

    /// The amount that the project note asks of the very funder whose form this is.
    pub(super) fn asked_of_funder(&self, asked: &FormBox) -> Option<Proposal> {
        let ours = &self.index.ours;
        let funder = budget::funder_words(&format!("{} {}", self.form.funder, self.form.title));
        // A form that names no year is for what is asked last.
        let of_ledger = |fact: &Fact| self.dossier.ledger.contains(&fact.place.source);
        let asked_for = self.dossier.facts.iter().filter(|fact| of_ledger(fact));
        let years = dates::years(&self.form.title).into_iter().max();
        let year = years.or_else(|| Some(asked_for.filter_map(|fact| fact.date).max()?.year));
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
            .filter(|fact| {
                // What is asked for another year is not asked here.
                let of_year = fact.date.map(|date| date.year) == year;
                fact.key == "project.amount_asked"
                    && match of_ledger(fact) {
                        true => of_year,
                        false => ours.contains(&fact.place.source),
                    }
            })
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
        let best = clauses.first()?.1;
        // Of one funder, what is not decided yet stands before what is.
        let decided = |fact: &Fact| of_ledger(fact) && fact.confidence < DECIDED;
        if clauses
            .iter()
            .any(|(fact, shared)| *shared == best && !decided(fact))
        {
            clauses.retain(|(fact, shared)| *shared != best || !decided(fact));
        }
        let (fact, shared) = *clauses.first()?;
        let amount_of = |fact: &Fact| language::amounts::find(&fact.value).into_iter().next();
        let amount = amount_of(fact)?;
        // Several may say the same: the project note, and the list of grants.
        let agreed = clauses
            .iter()
            .take_while(|(_, second)| *second == shared)
            .all(|(other, _)| {
                amount_of(other).is_some_and(|other| other.value.cents == amount.value.cents)
            });
        if shared == 0 || !agreed {
            return None;
        }
        let mut proposal = self.proposal(asked, Status::Filled, Why::Fact);
        if decided(fact) {
            (proposal.status, proposal.why) = (Status::Check, Why::Doubtful);
        }
        proposal.confidence = fact.confidence;
        proposal.sources.push(self.quote(&fact.place, &fact.quote));
        self.put_amount(asked, amount.value.cents, &mut proposal);
        // Another foundation is a foundation too: only whom the form names in full is this one.
        let mut named_here = [funder, sections, named].concat();
        // A town, its commune and its town hall are one.
        let town = names("Ville commune Mairie");
        if town.iter().any(|word| named_here.contains(word)) {
            named_here.extend(town);
        }
        let names = names(&fact.quote);
        let whole = !names.is_empty() && names.iter().all(|name| named_here.contains(name));
        if !whole && !of_ledger(fact) {
            proposal.status = Status::Check;
            proposal.why = Why::Doubtful;
        }
        Some(proposal)
    }

    pub(super) fn row_amount(&self, asked: &FormBox) -> Option<Proposal> {
        let group = asked.group.as_ref();
        let in_table = group.is_some_and(|group| !group.row.is_empty());
        if !(budget::asks_amount(asked) || asked.kind == Kind::Number && in_table) {
            return None;
        }
        if super::asks_the_amount_asked(asked) {
            return None;
        }
        // The lines are of money: people are not counted with them.
        if asked.kind != Kind::Amount && counts(asked) {
            return None;
        }
        let line = self.lines.get(&asked.id)?;
        if line.fit < 0.4 {
            return None;
        }
        let status = if line.fit >= 0.66 {
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
        if let Some(other) = line.others.first() {
            proposal.status = Status::Check;
            let name = |figure: &dossier::Figure| {
                let source = self.dossier.source(figure.place.source);
                source.map_or_else(String::new, |source| source.name.clone())
            };
            let mut others: Vec<(String, String)> = line
                .others
                .iter()
                .map(|figure| {
                    let value =
                        language::amounts::display(figure.cents, language::Language::French);
                    (format!("{} : {value}", figure.label), name(figure))
                })
                .collect();
            others.dedup();
            others.truncate(4);
            proposal.why = Why::Contradiction { others };
            proposal
                .sources
                .push(self.quote(&other.place, &other.quote));
        }
        Some(proposal)
    }

    /// A count that the papers give in words.
    pub(super) fn count(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let of_project = question.is_some_and(|question| {
            question.kind == QuestionKind::Count && question.about == About::Project
        });
        let folded = language::words::fold(&asked.label);
        let asks = ["nombre", "combien", "number of", "how many"];
        let counted = (of_project
            .then(|| count::of_project(&asked.label, self.dossier))
            .flatten())
        .or_else(|| {
            let counts =
                asked.kind == Kind::Number || asks.iter().any(|word| folded.starts_with(word));
            let years = dates::years(&asked.label).into_iter();
            let ours = &self.index.ours;
            let project = question.is_some_and(|question| question.about == About::Project);
            let of = |source| !project || ours.contains(&source);
            counts.then(|| count::said(&asked.label, years.max(), of, self.index))?
        })?;
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

    /// A value that no fact keeps, in the line or sentence that has the words of the question; a
    /// person looks at it.
    pub(super) fn found_by_words(
        &self,
        asked: &FormBox,
        question: Option<&Question>,
    ) -> Option<Proposal> {
        let ours = &self.index.ours;
        let project = question.is_some_and(|question| question.about == About::Project);
        // What is asked of the project may be said elsewhere, too.
        let of = |source| {
            if !project || ours.contains(&source) {
                1.0
            } else {
                0.85
            }
        };
        let found = finding::find(asked, &of, self.index, self.options.today)?;
        let mut proposal = self.proposal(asked, Status::Check, Why::Doubtful);
        proposal.confidence = 0.5;
        proposal
            .sources
            .push(self.quote(&found.place, &found.quote));
        match found.value {
            finding::Value::Amount(cents) => self.put_amount(asked, cents, &mut proposal),
            finding::Value::Number(hundredths) => {
                let plain = typed::plain(hundredths);
                let display = plain.replace('.', ",");
                proposal.text.clone_from(&display);
                proposal.value = Some(Value::Number { plain, display });
            }
            finding::Value::Span(span) => {
                proposal.text.clone_from(&span);
                proposal.value = Some(Value::Text(span));
            }
            finding::Value::Date(date) => {
                let iso = date.iso();
                let day = (date.day.zip(date.month))
                    .map(|(day, month)| format!("{day:02}/{month:02}/{}", date.year))?;
                proposal.text.clone_from(&day);
                proposal.value = Some(Value::Date { iso, display: day });
            }
        }
        Some(self.within(asked, proposal))
    }

    fn put_amount(&self, asked: &FormBox, cents: i64, proposal: &mut Proposal) {
        let cents = if self.form.whole_euros {
            rounded_to_euros(cents)
        } else {
            cents
        };
        let display = language::amounts::display(cents, language::Language::French);
        // The unit stands beside most boxes already.
        let display = display.trim_end_matches('€').trim().to_owned();
        let plain = typed::plain(cents);
        proposal.text = display.clone();
        proposal.length = compose::measure(&display, asked.limit.as_ref());
        proposal.value = Some(Value::Number { plain, display });
    }
}
