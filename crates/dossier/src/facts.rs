//! Facts that stand beside a label, and identifiers wherever they stand.

use std::sync::LazyLock;

use language::dates::{self, Date};
use language::words::fold;
use language::{identifiers, numerals};
use regex::Regex;

use crate::keys;
use crate::lines::{Line, Placed};
use crate::others;
use crate::postal;
use crate::{About, DateOrigin, Fact, SourceKind};

/// How sure a value beside its label is.
const LABELLED: f32 = 0.9;
/// How sure a count that its document rounds is.
const ESTIMATE: f32 = 0.55;
/// How sure an identifier with a valid key is.
const IDENTIFIER: f32 = 0.95;

/// The labelled facts and identifiers of a document.
pub(crate) fn of(lines: &[Placed], about: &About) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut headers = Headers::default();
    for placed in lines.iter().filter(|placed| !placed.others) {
        match &placed.line {
            Line::Row(cells)
                if placed.table > 0 && headers.counts(cells, placed, about, &mut facts) => {}
            Line::Row(cells) if placed.table > 0 => rows(cells, placed, about, &mut facts),
            Line::Row(_) => {}
            Line::Paragraph(text) | Line::Item(text) => {
                for line in text.split('\n') {
                    labelled_line(line, placed, about, &mut facts);
                }
                ours(text, placed, about, &mut facts);
            }
            Line::Heading(text) => labelled_line(text, placed, about, &mut facts),
        }
    }
    facts
}

/// A fact with the date that its words give, else the year of its heading, else its source's.
pub(crate) fn fact(
    key: &str,
    value: &str,
    quote: &str,
    confidence: f32,
    placed: &Placed,
    about: &About,
) -> Fact {
    Fact {
        key: key.to_owned(),
        value: value.trim().to_owned(),
        date: when(key, quote, placed, about),
        place: placed.place(),
        quote: quote.trim().to_owned(),
        confidence,
    }
}

/// `2025-2027`.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d\b").expect("the pattern is fixed and tested")
});

fn when(key: &str, quote: &str, placed: &Placed, about: &About) -> Option<Date> {
    let of_source = about.date.map(|dated| dated.date);
    if !keys::changes_with_time(key) || key.starts_with("project.") {
        return of_source;
    }
    let latest = of_source.map_or(2100, |date| date.year);
    // Of "2025-2027" nothing is known but its first year.
    let year = |text: &str| {
        let years = dates::years(text)
            .into_iter()
            .filter(|year| (1980..=latest).contains(year));
        if PERIOD.is_match(text) {
            years.min()
        } else {
            years.max()
        }
    };
    // The day of the source in another year is a slip of the pen.
    let slipped = |heading: &str| {
        dates::find(heading).iter().any(|found| {
            of_source.is_some_and(|date| {
                found.value.day.is_some()
                    && (found.value.month, found.value.day) == (date.month, date.day)
                    && found.value.year != date.year
            })
        })
    };
    let headings = placed.headings.iter().rev().filter(|h| !slipped(h));
    let year = year(quote).or_else(|| headings.clone().find_map(|h| year(h)));
    match (year, of_source) {
        (Some(year), Some(date)) if year == date.year => Some(date),
        (Some(year), _) => Some(Date {
            year,
            month: None,
            day: None,
        }),
        (None, date) => date,
    }
}

/// The header of the table that is gone through, where it counts people by year: years beside what
/// is counted, or what is counted above the years.
#[derive(Default)]
struct Headers {
    table: u32,
    cells: Vec<String>,
    /// What the row before counts.
    last: Option<&'static str>,
}

impl Headers {
    /// Takes a row in as header, or reads the counts of a year out of it. False for a row that is
    /// neither.
    fn counts(
        &mut self,
        cells: &[String],
        placed: &Placed,
        about: &About,
        facts: &mut Vec<Fact>,
    ) -> bool {
        let keys = cells.iter().filter(|cell| people(cell).is_some()).count();
        let years = cells.iter().filter(|cell| alone(cell).is_some()).count();
        let numbers = cells
            .iter()
            .skip(1)
            .filter(|cell| counted(cell, true).is_some())
            .count();
        if self.table != placed.table {
            self.table = placed.table;
            self.cells.clear();
            self.last = None;
        }
        // "Année | Adhérents | Bénévoles", or "| 2023 | 2024": nothing else is counted in it.
        if keys >= 2 && numbers == 0 || years >= 2 && years + 1 >= cells.len() {
            self.cells = cells.to_vec();
            return true;
        }
        let Some(first) = cells.first().filter(|_| cells.len() == self.cells.len()) else {
            return false;
        };
        let quote = cells.join(" | ");
        let mut found = false;
        for (cell, header) in cells.iter().zip(&self.cells).skip(1) {
            let (key, year) = match (people(first), alone(first)) {
                (Some(key), _) => (Some(key), alone(header)),
                (None, year) => (people(header), year),
            };
            let (Some(key), Some(year)) = (key, year) else {
                continue;
            };
            found = true;
            // "dont femmes" is of the members only below them.
            let part = key.starts_with("members.");
            let of_members = |cell: &String| people(cell) == Some("members");
            let own = self.cells.first().is_some_and(of_members)
                || self.last.is_some_and(|last| last.starts_with("members"));
            if part && people(first).is_some() && !own {
                return true;
            }
            if let Some((number, estimate)) = counted(cell, key == "fte") {
                let sure = if estimate { ESTIMATE } else { LABELLED };
                let date = Date {
                    year,
                    month: None,
                    day: None,
                };
                let of_source = about.date.map(|dated| dated.date);
                facts.push(Fact {
                    date: of_source.filter(|date| date.year == year).or(Some(date)),
                    ..fact(key, &number, &quote, sure, placed, about)
                });
            }
        }
        self.last = people(first);
        found
    }
}

/// The count of people that a header or a label names.
fn people(cell: &str) -> Option<&'static str> {
    keys::of_label(cell).filter(|key| {
        matches!(
            *key,
            "members"
                | "members.women"
                | "members.men"
                | "volunteers"
                | "employees"
                | "fte"
                | "beneficiaries"
        )
    })
}

/// The year that a cell is: `2024`, `31/12/2024`, `Saison 2024`.
fn alone(cell: &str) -> Option<i32> {
    let years = dates::years(cell);
    let short = cell.chars().count() <= 24;
    match years.as_slice() {
        [year] if short && (1980..=2100).contains(year) => Some(*year),
        // A season is of the year in which it ends.
        [first, second] if short && *second == first + 1 => Some(*second),
        _ => None,
    }
}

/// Cells in pairs of label and value: two cells, four cells, or a label and several values of
/// which the last that is not blank is the newest only when a header says so.
fn rows(cells: &[String], placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    // Sheets hold budgets and lists: their rows are read as figures.
    if about.format.is_sheet() && cells.len() > 2 {
        return;
    }
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    if !filled.len().is_multiple_of(2) || filled.len() > 6 {
        for cell in filled {
            for line in cell.split('\n') {
                labelled_line(line, placed, about, facts);
            }
        }
        return;
    }
    // "Femmes | 61 | 70 | 78" has one label.
    let labels = filled.iter().step_by(2);
    if labels
        .filter(|label| !label.chars().any(char::is_alphabetic))
        .count()
        > 0
    {
        return;
    }
    // "Nom | Lenoir | Prénom | Ada" is a person.
    if filled.iter().any(|cell| fold(cell).starts_with("prenom")) {
        return;
    }
    for pair in filled.chunks(2) {
        let (label, value) = (pair[0], pair[1]);
        let quote = format!("{label} : {value}");
        labelled(label, value, &quote, placed, about, facts);
        for line in value.split('\n') {
            labelled_line(line, placed, about, facts);
        }
    }
}

fn labelled_line(line: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    for range in language::sentences::split(line) {
        labelled_parts(&line[range], placed, about, facts);
    }
}

/// "Sigle : LAC  Site web : www…": a pair ends where another label that means something begins.
fn pairs(part: &str) -> Vec<String> {
    let mut pairs = Vec::new();
    let mut rest = part;
    while let Some(first) = rest.find(':') {
        let after = &rest[first + 1..];
        // The label before the next colon is its last words.
        let next = after.match_indices(':').find_map(|(colon, _)| {
            let words = &after[..colon];
            let starts: Vec<usize> = words
                .char_indices()
                .filter(|(at, c)| {
                    c.is_uppercase() && *at > 0 && words[..*at].ends_with(char::is_whitespace)
                })
                .map(|(at, _)| at)
                .collect();
            let start = starts
                .into_iter()
                .find(|at| keys::of_label(&words[*at..]).is_some())?;
            (!words[..start].trim().is_empty()).then_some(start)
        });
        let Some(next) = next else { break };
        let end = first + 1 + next;
        pairs.push(rest[..end].trim().to_owned());
        rest = &rest[end..];
    }
    pairs.push(rest.to_owned());
    pairs
}

/// "Tél. : 02 … – Courriel : …" holds two.
fn labelled_parts(line: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let mut parts: Vec<String> = Vec::new();
    for part in line
        .split([';', '|'])
        .flat_map(|part| part.split(" – "))
        .flat_map(|p| p.split(" - "))
    {
        // "12 rue Basse – 56240 Plouay" is one address.
        let town = part
            .trim_start()
            .chars()
            .take(5)
            .filter(char::is_ascii_digit)
            .count()
            == 5;
        match parts.last_mut() {
            Some(last) if town && !part.contains(':') => {
                last.push_str(" – ");
                last.push_str(part.trim_start());
            }
            _ => parts.push(part.to_owned()),
        }
    }
    // "Nom : Lenoir  Prénom : Ada" is a person.
    if fold(line).contains("prenom :") {
        return;
    }
    let parts = parts.into_iter().flat_map(|part| pairs(&part));
    for part in parts {
        let part = part.as_str();
        if let Some((label, value)) = part.split_once(':')
            && label.chars().count() <= 90
            && !value.trim_start().starts_with("//")
        {
            labelled(label, value, part, placed, about, facts);
        }
    }
}

fn labelled(
    label: &str,
    value: &str,
    quote: &str,
    placed: &Placed,
    about: &About,
    facts: &mut Vec<Fact>,
) {
    let value = value.trim();
    if value.is_empty() || crate::is_placeholder(value) {
        return;
    }
    if identifier(label, value, quote, placed, about, facts) {
        return;
    }
    let Some(key) = keys::of_label(label).or_else(|| presenting(label, value)) else {
        return;
    };
    // "Nombre de salariés en ETP".
    let words = keys::bare(label);
    let whole_time = words.contains("etp") || words.contains("equivalent");
    let key = if key == "employees" && whole_time {
        "fte"
    } else {
        key
    };
    // A page of a site presents tools and events, not the project that is asked for.
    let page = about.kind == SourceKind::WebPage && key.starts_with("project.");
    if key == "object" && (about.kind == SourceKind::Letter || is_subject_of_letter(value, about))
        || of_a_person(key, placed)
        || page
    {
        return;
    }
    // "BUT : …" in the article of some board is not the association's object, which statutes say
    // in an article or a sentence of its own.
    if key == "object" && about.kind == SourceKind::Statutes {
        return;
    }
    if key == "contact" {
        contact(value, quote, placed, about, facts);
    }
    let mut estimate = false;
    let mut count = |parts: bool| {
        let (number, estimated) = counted(value, parts)?;
        estimate = estimated;
        Some(number)
    };
    let value = match key {
        // Someone else's number or address is not ours: contacts are kept with their person.
        "phone" => identifiers::find_phone(value)
            .into_iter()
            .next()
            .map(|found| found.value),
        "email" => identifiers::find_email(value)
            .into_iter()
            .map(|found| found.value)
            .find(|email| !is_example(email)),
        "address" => Some(postal::whole(value).to_owned()),
        "site" => identifiers::find_url(value)
            .into_iter()
            .next()
            .map(|found| found.value),
        // An association has members.
        "members" => count(false).filter(|number| number.chars().any(|c| c != '0')),
        "members.women"
        | "members.men"
        | "volunteers"
        | "employees"
        | "beneficiaries"
        | "project.beneficiaries" => count(false),
        "fte" => count(true),
        "address.postcode" => identifiers::find_postcode(value)
            .into_iter()
            .next()
            .map(|found| found.value),
        "budget_total" | "project.budget_total" | "project.amount_asked" | "membership_fee" => {
            (!language::amounts::find(value).is_empty()).then(|| value.to_owned())
        }
        "project.start" | "project.end" | "created" | "declared" | "published" => {
            (value.chars().count() <= 80 && !dates::find(value).is_empty())
                .then(|| value.trim_end_matches('.').to_owned())
        }
        "contact" => {
            let name = value
                .split([',', '–', '\n', '('])
                .next()
                .unwrap_or_default()
                .trim();
            let named = name.chars().any(char::is_uppercase) && !name.contains('@');
            (named && name.chars().count() <= 60).then(|| name.to_owned())
        }
        "project.period" => value
            .chars()
            .any(|c| c.is_ascii_digit())
            .then(|| value.trim_end_matches('.').to_owned()),
        "name" if fold(value).starts_with("association ") => {
            let name = value.split_once(' ').map_or("", |(_, name)| name);
            let name = name.split([',', '(', '–', '\n']).next().unwrap_or_default();
            let name = name.trim_matches(|c: char| c.is_whitespace() || "«»“”\"".contains(c));
            (!name.is_empty() && name.chars().count() <= 100).then(|| name.to_owned())
        }
        "name" | "acronym" | "legal_form" | "address.city" | "project.title" => {
            (value.chars().count() <= 150 && !value.contains('\n')).then(|| value.to_owned())
        }
        _ => (value.chars().count() <= 600).then(|| value.to_owned()),
    };
    // "Association : …" and "Nom : …" also label people and partners; they count only where a
    // document presents its own author.
    let weak = matches!(
        fold(label).trim(),
        "nom" | "association" | "intitule" | "projet"
    );
    if weak
        && !matches!(
            about.kind,
            SourceKind::Application | SourceKind::ProjectNote
        )
    {
        return;
    }
    if let Some(value) = value {
        let confidence = match (weak, estimate) {
            (true, _) => LABELLED - 0.2,
            (_, true) => ESTIMATE,
            _ => LABELLED,
        };
        facts.push(fact(key, &value, quote, confidence, placed, about));
    }
}

/// Labels of legal notices, which mean a key only with certain values: "Statut : association loi
/// 1901", "Éditeur du site : association Les Mains vertes".
fn presenting(label: &str, value: &str) -> Option<&'static str> {
    const FORMS: [&str; 6] = [
        "association",
        "fondation",
        "fonds de dotation",
        "cooperative",
        "scic",
        "scop",
    ];
    let value = fold(value);
    match keys::bare(label).as_str() {
        "statut" | "statuts" | "forme" => FORMS
            .iter()
            .any(|form| value.starts_with(form))
            .then_some("legal_form"),
        "editeur" | "editeur du site" | "site edite par" | "proprietaire du site" => {
            value.starts_with("association ").then_some("name")
        }
        _ => None,
    }
}

/// "Objet : convocation à l'assemblée générale" is what a letter is about.
fn is_subject_of_letter(value: &str, about: &About) -> bool {
    const SUBJECTS: [&str; 12] = [
        "convocation",
        "demande",
        "invitation",
        "reponse",
        "relance",
        "candidature",
        "votre ",
        "facture",
        "devis",
        "convention",
        "proces verbal",
        "compte rendu",
    ];
    let value = fold(value).replace('-', " ");
    about.kind == SourceKind::Minutes || SUBJECTS.iter().any(|word| value.starts_with(word))
}

/// Under the heading of a person stand that person's address and numbers.
fn of_a_person(key: &str, placed: &Placed) -> bool {
    const PEOPLE: [&str; 10] = [
        "representant",
        "president",
        "tresori",
        "secretaire",
        "dirigeant",
        "responsable",
        "administrat",
        "intervenant",
        "salarie",
        "benevole",
    ];
    let personal = matches!(key, "phone" | "email" | "site") || key.starts_with("address");
    personal
        && placed.headings.last().is_some_and(|heading| {
            let heading = fold(heading);
            PEOPLE.iter().any(|word| heading.contains(word))
        })
}

/// Role, telephone and e-mail of the person to contact: `Ada Lenoir, coordinatrice – 02 …`.
fn contact(value: &str, quote: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let role = value
        .split_once(',')
        .map(|(_, rest)| {
            rest.split(['–', ',', '\n', '('])
                .next()
                .unwrap_or_default()
                .trim()
        })
        .filter(|role| !role.is_empty() && !role.chars().any(|c| c.is_ascii_digit()));
    let phone = identifiers::find_phone(value)
        .into_iter()
        .next()
        .map(|found| found.value);
    let email = identifiers::find_email(value)
        .into_iter()
        .next()
        .map(|found| found.value);
    let parts = [
        ("contact.role", role.map(str::to_owned)),
        ("contact.phone", phone),
        ("contact.email", email),
    ];
    for (key, part) in parts {
        if let Some(part) = part {
            facts.push(fact(key, &part, quote, LABELLED, placed, about));
        }
    }
}

/// The title of a project note names its project: "L'établi roulant, note de projet".
pub(crate) fn project_title(lines: &[Placed], about: &About) -> Option<Fact> {
    if about.kind != SourceKind::ProjectNote {
        return None;
    }
    let generic = |part: &&str| {
        let folded = fold(part);
        !folded.is_empty()
            && !["note", "projet", "fiche", "dossier", "presentation"]
                .iter()
                .any(|word| folded.starts_with(word))
    };
    let title = about
        .title
        .split([',', '–', '—', ':', '|', '⋅', '·', '•'])
        .map(str::trim)
        .find(generic)
        .filter(|title| title.chars().count() <= 120)?;
    Some(fact(
        "project.title",
        title,
        &about.title,
        0.85,
        lines.first()?,
        about,
    ))
}

/// The day of the general meeting that minutes are of.
pub(crate) fn general_meeting(lines: &[Placed], about: &About) -> Option<Fact> {
    let general = |text: &str| {
        let folded = fold(text);
        folded.contains("assemblee generale") || folded.contains("general meeting")
    };
    let heads = lines.iter().take(8).any(|placed| {
        let folded = fold(&placed.text()).replace('-', " ");
        (folded.starts_with("proces verbal") || folded.starts_with("compte rendu"))
            && general(&folded)
    });
    let called = lines.iter().take(12).any(|placed| {
        let folded = fold(&placed.text());
        folded.starts_with("convocation")
            || folded.contains("objet : convocation")
            || folded.contains("l'honneur de vous")
    });
    if about.kind != SourceKind::Minutes || !(general(&about.title) || heads) || called {
        return None;
    }
    dated("general_meeting", lines, about)
}

/// The day that statutes are of.
pub(crate) fn date_of_statutes(lines: &[Placed], about: &About) -> Option<Fact> {
    let named = fold(&about.title).contains("statuts");
    (about.kind == SourceKind::Statutes && named)
        .then(|| dated("date_statutes", lines, about))
        .flatten()
}

/// The source's own day as a fact, where a line of it says it.
fn dated(key: &str, lines: &[Placed], about: &About) -> Option<Fact> {
    let held = about
        .date
        .filter(|dated| dated.date.day.is_some() && dated.origin != DateOrigin::Properties)?;
    let day = dates::display(held.date, about.language);
    let place = lines.iter().find(|placed| {
        dates::find(&placed.text())
            .iter()
            .any(|found| found.value == held.date)
    })?;
    Some(fact(key, &day, &place.text(), 0.9, place, about))
}

/// A number at the beginning of a value, in digits or words; `parts` where it may have some after
/// the comma. "Environ 60" and "une soixantaine" are less sure.
fn counted(value: &str, parts: bool) -> Option<(String, bool)> {
    if value.contains('%') {
        return None;
    }
    let written = numerals::in_digits(value);
    let number = ["environ ", "près de ", "plus de ", "~", "≈ "]
        .iter()
        .find_map(|word| {
            let start = written.get(..word.len())?;
            (start.to_lowercase() == *word).then(|| &written[word.len()..])
        });
    let estimate = number.is_some();
    let digits = leading_number(number.unwrap_or(&written))?;
    (parts || !digits.contains([',', '.'])).then_some((digits, estimate))
}

/// An address that stands for anybody's.
fn is_example(email: &str) -> bool {
    let domain = email.rsplit('@').next().unwrap_or_default();
    let name = domain.split('.').next().unwrap_or_default();
    matches!(
        name,
        "exemple" | "example" | "domaine" | "domain" | "votredomaine" | "votre-domaine" | "test"
    ) && (domain.ends_with(".fr") || domain.ends_with(".com"))
        || matches!(email, "nom@exemple.org" | "prenom.nom@exemple.org")
}

fn leading_number(value: &str) -> Option<String> {
    let digits: String = value
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',' | '.'))
        .collect();
    let digits: String = digits
        .trim_end_matches(|c: char| !c.is_ascii_digit())
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    (!digits.is_empty() && digits.starts_with(|c: char| c.is_ascii_digit())).then_some(digits)
}

/// SIREN, SIRET and RNA beside their label. Returns true when the label is of that kind.
fn identifier(
    label: &str,
    value: &str,
    quote: &str,
    placed: &Placed,
    about: &About,
    facts: &mut Vec<Fact>,
) -> bool {
    let words = keys::bare(label);
    let has = |word: &str| words.split(' ').any(|w| w == word);
    let mut found = false;
    let mut push = |key: &str, value: String| {
        facts.push(fact(key, &value, quote, IDENTIFIER, placed, about));
    };
    if has("siret") || has("siren") {
        found = true;
        if let Some(siret) = identifiers::find_siret(value).into_iter().next() {
            push("siren", siret.value.chars().take(9).collect());
            push("siret", siret.value);
        } else if let Some(wrong) = fourteen(value) {
            // Said, so that a person sees it; never answered.
            push("siret.wrong", wrong);
        } else if let Some(siren) = identifiers::find_siren(value).into_iter().next() {
            push("siren", siren.value);
        }
    }
    if has("rna") || words.contains("numero d association") {
        found = true;
        if let Some(rna) = identifiers::find_rna(value).into_iter().next() {
            push("rna", rna.value);
        }
    }
    found
}

/// Five digits go on after a SIREN: it is the beginning of a SIRET, whose key is wrong.
fn is_of_siret(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start();
    after.chars().take(5).filter(char::is_ascii_digit).count() == 5
}

/// Fourteen digits at the beginning of a value, whatever their key.
fn fourteen(value: &str) -> Option<String> {
    let digits: String = value
        .chars()
        .take_while(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '-'))
        .filter(char::is_ascii_digit)
        .collect();
    (digits.len() == 14).then_some(digits)
}

/// Identifiers in running text that name themselves ("SIRET 123 …", "RNA W…"), and how to reach
/// us where the text says that it is us.
fn ours(text: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let folded = fold(text);
    let own = |found: &language::Found<String>| {
        !others::is_theirs(text.get(..found.range.start).unwrap_or_default())
    };
    let mut push = |key: &str, value: &str, confidence: f32| {
        facts.push(fact(key, value, text, confidence, placed, about));
    };
    if folded.contains("siret") || folded.contains("siren") || folded.contains("rcs ") {
        let siret = identifiers::find_siret(text).into_iter().find(own);
        if let Some(siret) = siret {
            let siren: String = siret.value.chars().take(9).collect();
            push("siren", &siren, IDENTIFIER);
            push("siret", &siret.value, IDENTIFIER);
        } else if let Some(siren) = identifiers::find_siren(text).into_iter().find(own)
            && !is_of_siret(text, siren.range.end)
        {
            push("siren", &siren.value, IDENTIFIER);
        }
    }
    if let Some(rna) = identifiers::find_rna(text).into_iter().find(own) {
        push("rna", &rna.value, IDENTIFIER);
    }
    for line in text.lines().filter(|line| line.chars().count() <= 400) {
        reached(line, placed, about, facts);
    }
}

/// How to reach us, where a line says that it is us.
fn reached(text: &str, placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    let folded = fold(text);
    let mut push = |key: &str, value: &str, confidence: f32| {
        facts.push(fact(key, value, text, confidence, placed, about));
    };
    const EMAIL: [&str; 12] = [
        "nous ecrire",
        "nous joindre",
        "nous contacter",
        "contactez-nous",
        "contactez nous",
        "contacter l'association",
        "ecrire a l'association",
        "joindre l'association",
        "ecrivez-nous",
        "contact :",
        "adresse de l'association",
        "courriel de l'association",
    ];
    const SITE: [&str; 6] = [
        "notre site",
        "site de l'association",
        "site internet de l'association",
        "site web de l'association",
        "notre page",
        "consultable sur le site",
    ];
    // "Contact" as heading says the same, for a line that holds nothing else.
    let under = placed.headings.last().is_some_and(|heading| {
        let heading = fold(heading);
        heading.contains("contact") || heading.contains("joindre") || heading.contains("ecrire")
    });
    let alone = text.split_whitespace().count() <= 3;
    let emails = identifiers::find_email(text);
    if let [email] = emails.as_slice()
        && !text[..email.range.start].ends_with('[')
    {
        let named = EMAIL.iter().any(|words| folded.contains(words));
        let generic = GENERIC.iter().any(|word| email.value.starts_with(word));
        if named || alone && (under || generic) {
            push("email", &email.value, 0.6);
        }
    }
    let urls = identifiers::find_url(text);
    if let [url] = urls.as_slice()
        && folded.starts_with("contact :")
    {
        push("site", &url.value, 0.6);
    }
    if let Some(url) = urls.into_iter().next()
        && SITE.iter().any(|words| {
            let at = folded.find(words);
            // The address follows the words that name it.
            at.is_some_and(|at| folded[at..].contains(&fold(&url.value)))
        })
    {
        push("site", &url.value, 0.6);
    }
}

/// Beginnings of addresses that are an organisation's, not a person's.
const GENERIC: [&str; 6] = [
    "contact@",
    "bonjour@",
    "association@",
    "asso@",
    "info@",
    "hello@",
];
