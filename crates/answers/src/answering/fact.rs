//! A box that asks for a fact: its value, or the part of it that the box asks for, in the box's shape.

use documents::Value;
use dossier::Fact;
use forms::{FormBox, Kind, LimitOrigin, Owner, Question};
use language::dates;

use super::{Answering, meant, question};
use crate::{Proposal, Status, Why, compose, derive, known};

/// Confidence from which it is clear what a box asks.
const CLEAR: f32 = 0.60;

/// Confidence from which the reading of a fact is filled; an estimate is below it.
const SURE: f32 = 0.60;

/// Words that name somebody who is not the organisation that applies, folded.
const OTHERS: [&str; 30] = [
    "donateur",
    "donatrice",
    "donateurs",
    "donor",
    "mecene",
    "enfant",
    "enfants",
    "child",
    "children",
    "eleve",
    "pere",
    "mere",
    "parent",
    "parents",
    "father",
    "mother",
    "conjoint",
    "spouse",
    "tuteur",
    "plaintiff",
    "defendant",
    "patient",
    "medecin",
    "physician",
    "bailleur",
    "locataire",
    "proprietaire",
    "employeur",
    "employer",
    "filho",
];
/// Words that name the organisation that applies, folded.
const OURS: [&str; 14] = [
    "association",
    "structure",
    "organisme",
    "organisation",
    "organization",
    "demandeur",
    "applicant",
    "porteur",
    "fondation",
    "cooperative",
    "antragsteller",
    "beneficiaire",
    "identite",
    "identification",
];

impl Answering<'_> {
    /// A fact by the keys that the question names.
    pub(super) fn fact(&self, asked: &FormBox, question: Option<&Question>) -> Option<Proposal> {
        let question = question?;
        let sure = asked
            .question
            .as_ref()
            .map_or(0.0, |question| question.confidence);
        if sure < 0.5 || self.of_somebody_else(asked, question) {
            return None;
        }
        if let Some(site) = self.own_site(asked, question) {
            return Some(site);
        }
        let year = dates::years(&format!("{} {}", asked.label, column(asked)))
            .into_iter()
            .max()
            .or_else(|| self.closed_year(&asked.label));
        // Under a heading that names a person, the organisation's own number is not asked for.
        let of_person = meant::person(self.form, asked, question).map(|person| {
            let part = question.id.trim_start_matches("organisation.");
            vec![format!("{person}.{part}")]
        });
        for key in of_person.as_ref().unwrap_or(&question.facts) {
            // The day of some approval is no name of it, and a title to premises no address.
            let of_kind = match key.as_str() {
                "approval_day" => asked.kind == Kind::Date,
                "premises" | "zone" => false,
                _ => true,
            };
            if !of_kind {
                continue;
            }
            if key == "project.amount_asked"
                && let Some(proposal) = self.asked_of_funder(asked)
            {
                return Some(proposal);
            }
            let year = year.filter(|_| known::is_counted(key));
            let whole = derive::whole_of(key);
            let known = match key.as_str() {
                "general_meeting" => known::meeting(&asked.label, self.dossier, self.options.today),
                _ => known::value(key, year, self.dossier, self.options.today),
            };
            // Nothing is counted of a year that was not named.
            let known = known.or_else(|| {
                let named = dates::years(&asked.label).is_empty() && key != "general_meeting";
                let any = || known::value(key, None, self.dossier, self.options.today);
                named.then(any).flatten()
            });
            if key == "approvals"
                && known
                    .as_ref()
                    .is_some_and(|known| is_of_another(&asked.label, &known.fact.value))
            {
                continue;
            }
            let (known, value) = match known {
                Some(known) => {
                    let value = match self.part(asked, key) {
                        Some(part) => derive::part(part, &known.fact.value)?,
                        None if key == "approvals" => approval_part(asked, &known.fact.value)?,
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
                    let part = self.street_part(asked).unwrap_or(key);
                    let Some(value) = derive::part(part, &known.fact.value) else {
                        continue;
                    };
                    (known, value)
                }
            };
            // "Mars 2019" is no day where one is asked; another paper may say which.
            let fuller = || {
                let mut same = known.same.iter().filter(|_| asked.kind == Kind::Date);
                same.find_map(|fact| Some((self.shaped(asked, key, &fact.value)?, *fact)))
            };
            let shaped = self
                .shaped(asked, key, &value)
                .map(|said| (said, known.fact));
            let Some(((text, value), fact)) = shaped.or_else(fuller) else {
                continue;
            };
            // "Oui" is no name: it answers a question only.
            if matches!(text.as_str(), "oui" | "non") && !asked.label.contains('?') {
                continue;
            }
            let mut proposal = self.proposal(asked, Status::Filled, Why::Fact);
            proposal.confidence = known.fact.confidence * (0.6 + 0.4 * sure);
            proposal.sources.push(self.quote(&fact.place, &fact.quote));
            for same in known.same.iter().take(2) {
                proposal.sources.push(self.quote(&same.place, &same.quote));
            }
            proposal.text = text;
            proposal.value = Some(value);
            if sure < CLEAR {
                proposal.status = Status::Check;
                proposal.why = Why::UnclearQuestion;
            } else if key == "project.amount_asked" {
                // Nothing says that it is asked of this funder.
                proposal.status = Status::Check;
                proposal.why = Why::Doubtful;
            } else if !known.others.is_empty() {
                proposal.status = Status::Check;
                proposal.why = Why::Contradiction {
                    others: self.others(&known.others),
                };
                for other in known.others.iter().take(3) {
                    proposal
                        .sources
                        .push(self.quote(&other.place, &other.quote));
                }
            } else if known.fact.confidence < SURE {
                proposal.status = Status::Check;
                proposal.why = Why::Doubtful;
            } else if let Some(year) = known.old {
                proposal.status = Status::Check;
                proposal.why = Why::Old { year };
            }
            let within = self.within(asked, proposal);
            return match within.why {
                Why::TooLong { .. } => self.shorter(asked, key).or(Some(within)),
                _ => Some(within),
            };
        }
        None
    }

    /// The site at the domain of our own e-mail, where no paper says which site is ours and a paper
    /// names one there.
    fn own_site(&self, asked: &FormBox, question: &Question) -> Option<Proposal> {
        let known = |key: &str| known::value(key, None, self.dossier, self.options.today);
        if question.id != "organisation.site" || known("site").is_some() {
            return None;
        }
        let email = known("email").filter(|known| known.fact.confidence >= SURE)?;
        let domain = email.fact.value.rsplit_once('@')?.1.to_lowercase();
        let is_ours = |url: &str| {
            let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
            let host = rest.split('/').next().unwrap_or_default();
            host.trim_start_matches("www.")
                .eq_ignore_ascii_case(&domain)
        };
        let mut named = self.dossier.passages.iter().filter_map(|passage| {
            let urls = language::identifiers::find_url(&passage.text);
            let url = urls.into_iter().find(|url| is_ours(&url.value))?;
            Some((passage, url))
        });
        let (passage, url) = named.next()?;
        let (scheme, rest) = url.value.split_once("//").unwrap_or(("", &url.value));
        let host = rest.split('/').next().unwrap_or_default();
        let text = if scheme.is_empty() {
            host.to_owned()
        } else {
            format!("{scheme}//{host}")
        };
        let line = passage.text.lines().find(|line| line.contains(host));
        let mut proposal = self.proposal(asked, Status::Check, Why::Doubtful);
        proposal.confidence = 0.7;
        let quote = self.quote(&passage.place, line.unwrap_or(&passage.text));
        proposal.sources.push(quote);
        proposal.value = Some(Value::Text(text.clone()));
        proposal.text = text;
        Some(self.within(asked, proposal))
    }

    /// The last year that is over, where a label asks for it without its number.
    fn closed_year(&self, label: &str) -> Option<i32> {
        let folded = language::words::fold(label);
        let closed = ["dernier exercice", "exercice clos", "annee ecoulee"];
        let closed = closed.iter().any(|words| folded.contains(words));
        closed.then_some(self.options.today.year - 1)
    }

    /// Another document's wording of a fact, where the best one is too long for the box. A person
    /// looks at it: it was written for something else.
    fn shorter(&self, asked: &FormBox, key: &str) -> Option<Proposal> {
        let mut facts: Vec<&Fact> = self
            .dossier
            .facts
            .iter()
            .filter(|fact| fact.key == key && fact.confidence >= 0.8)
            .filter(|fact| compose::fits(&fact.value, asked.limit.as_ref()))
            .collect();
        facts.sort_by_key(|fact| self.dossier.date(fact.place.source));
        let fact = facts.last()?;
        let mut proposal = self.proposal(asked, Status::Check, Why::Fact);
        proposal.confidence = 0.6;
        proposal.sources.push(self.quote(&fact.place, &fact.quote));
        proposal.text.clone_from(&fact.value);
        proposal.value = Some(Value::Text(fact.value.clone()));
        Some(self.within(asked, proposal))
    }

    /// True where a box asks for the identity of somebody else: the donor of a receipt, a child,
    /// or whoever a bare "Name" far from any word of organisation means.
    fn of_somebody_else(&self, asked: &FormBox, question: &Question) -> bool {
        if !question.id.starts_with("organisation.") {
            return false;
        }
        let group = asked
            .group
            .as_ref()
            .map_or("", |group| group.label.as_str());
        let near = asked.section.iter().rev().take(2).map(String::as_str);
        let near: Vec<String> = near
            .chain([group, asked.label.as_str()])
            .map(language::words::fold)
            .collect();
        let has = |words: &[&str]| {
            near.iter().any(|text| {
                text.split(|c: char| !c.is_alphanumeric())
                    .any(|word| words.contains(&word))
            })
        };
        let folded = language::words::fold(&asked.label);
        let bare = folded.trim_end_matches(|c: char| !c.is_alphanumeric());
        let only_name = matches!(bare, "nom" | "noms" | "nom(s" | "name" | "names" | "name(s");
        has(&OTHERS) || only_name && (!has(&OURS) || self.beside_first_name(asked))
    }

    /// A first name is asked within two boxes: a person is meant.
    fn beside_first_name(&self, asked: &FormBox) -> bool {
        let boxes = &self.form.boxes;
        let at = boxes.iter().position(|other| other.id == asked.id);
        let near = at.map(|at| &boxes[at.saturating_sub(2)..(at + 3).min(boxes.len())]);
        near.unwrap_or_default().iter().any(|other| {
            let folded = language::words::fold(&other.label);
            folded.starts_with("prenom") || folded.starts_with("first name")
        })
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
        if key == "address"
            && let Some(part) = self.street_part(asked)
        {
            return Some(part);
        }
        if key == "address" && (asks("address.postcode") || asks("address.city")) {
            // "Adresse postale" is an address; "Adresse, code postal, ville" asks for all of it.
            let whole = asked.label.to_lowercase().contains("code postal");
            return (!whole).then_some("address.street");
        }
        self.name_part(asked, key)
    }

    /// Number or way, where a form asks for them in two boxes side by side.
    fn street_part(&self, asked: &FormBox) -> Option<&'static str> {
        let is_number = |asked: &FormBox| {
            let folded = language::words::fold(&asked.label);
            let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
            matches!(bare, "n" | "no" | "numero" | "n de voie" | "numero de voie")
        };
        let is_way = |asked: &FormBox| {
            let folded = language::words::fold(&asked.label);
            ["rue", "voie", "libelle de la voie", "nom de la voie"]
                .iter()
                .any(|way| folded.trim_matches([' ', ':', '.', '*']) == *way)
        };
        // "Siège social : …… rue ………": the room for a number stands before the word of the street.
        let is_number = |asked: &FormBox| is_number(asked) || is_short(asked);
        let boxes = &self.form.boxes;
        let at = boxes.iter().position(|other| other.id == asked.id)?;
        let before = at.checked_sub(1).map(|at| &boxes[at]);
        if is_number(asked) && boxes.get(at + 1).is_some_and(is_way) {
            Some("address.number")
        } else if is_way(asked) && before.is_some_and(is_number) {
            Some("address.way")
        } else {
            None
        }
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
    pub(super) fn shaped(
        &self,
        asked: &FormBox,
        key: &str,
        value: &str,
    ) -> Option<(String, Value)> {
        if key == "created" && asks_a_year(&asked.label) {
            let year = dates::find(value)
                .into_iter()
                .next()?
                .value
                .year
                .to_string();
            let number = Value::Number {
                plain: year.clone(),
                display: year.clone(),
            };
            return Some((year, number));
        }
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
                let fits = |text: &str| compose::fits(text, asked.limit.as_ref());
                let bare = derive::bare(value).filter(|bare| !fits(value) && fits(bare));
                let text = if fits(&grouped) {
                    grouped
                } else {
                    bare.unwrap_or_else(|| value.to_owned())
                };
                Some((text.clone(), Value::Text(text)))
            }
        }
    }

    /// What is left to write where the form has printed or split a part: the `W` of an RNA before
    /// the blank, postcode and town of an address.
    fn beside_print(&self, asked: &FormBox, key: &str, value: &str) -> String {
        let label = asked.label.trim_end();
        // A form prints the W, or has cells for what follows it.
        let nine = asked.limit.as_ref().is_some_and(|limit| limit.number == 9);
        if key == "rna" && (nine || label.ends_with(" W") || label.ends_with("|W")) {
            return value.trim_start_matches('W').to_owned();
        }
        // "rue" is printed before the dots.
        if key == "address.street" || key == "address" {
            let printed = format!("{} ", label.trim_end_matches([' ', ':']));
            if matches!(printed.as_str(), "rue " | "Rue ")
                && let Some(rest) = value.strip_prefix("rue ")
            {
                return rest.to_owned();
            }
        }
        let folded = language::words::fold(label);
        let town = ["commune", "ville"]
            .iter()
            .any(|word| folded.contains(word));
        let both = asked
            .question
            .as_ref()
            .is_some_and(|question| question.id == "organisation.address_postcode_city");
        if key == "address"
            && (both || folded.contains("postal") && town)
            && let (Some(postcode), Some(city)) = (
                derive::part("address.postcode", value),
                derive::part("address.city", value),
            )
        {
            return format!("{postcode} {city}");
        }
        value.to_owned()
    }
}

/// What a box asks of an approval: its number where it asks for the reference of the decision.
fn approval_part(asked: &FormBox, value: &str) -> Option<String> {
    let folded = language::words::fold(&asked.label);
    let number = ["reference", "numero", "n°", "n° "]
        .iter()
        .any(|word| folded.contains(word));
    if !number || asked.kind == Kind::Date {
        return Some(value.to_owned());
    }
    let (_, after) = value.split_once("n°")?;
    let number = after.trim_start().split([',', ' ', ';', ')']).next()?;
    (number.len() > 2).then(|| number.to_owned())
}

/// Room for a few characters on a line.
fn is_short(asked: &FormBox) -> bool {
    asked
        .limit
        .as_ref()
        .is_some_and(|limit| limit.origin == LimitOrigin::Measured && limit.number <= 8)
}

/// "Année de création", "En quelle année … ?"
fn asks_a_year(label: &str) -> bool {
    let folded = language::words::fold(label);
    [
        "annee de ",
        "annee d'",
        "annee d’",
        "en quelle annee",
        "year of ",
        "in which year",
    ]
    .iter()
    .any(|head| folded.starts_with(head))
}

/// True where a box names an approval that a value does not: the date of one is not that of another.
fn is_of_another(label: &str, value: &str) -> bool {
    const COMMON: [&str; 15] = [
        "agre", "agrem", "date", "delivr", "obten", "numer", "referenc", "arret", "associ",
        "organ", "structur", "habilit", "titr", "nom", "precis",
    ];
    let stems = |text: &str| -> Vec<String> {
        let mut stems = language::words::stems(text, language::Language::French);
        stems
            .retain(|stem| stem.len() > 3 && !COMMON.iter().any(|common| stem.starts_with(common)));
        stems
    };
    let (named, held) = (stems(label), stems(value));
    !named.is_empty() && !named.iter().any(|stem| held.contains(stem))
}

fn column(asked: &FormBox) -> &str {
    asked
        .group
        .as_ref()
        .map_or("", |group| group.column.as_str())
}
