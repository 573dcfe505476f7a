//! The letterhead of an organisation's own papers: its name, address, e-mail, telephone and site,
//! where they stand together at the head of the first page.

use std::sync::LazyLock;

use language::identifiers;
use regex::Regex;

use crate::facts::fact;
use crate::lines::{Line, Placed};
use crate::{About, Fact, SourceKind};

/// Lines of a document that may be its letterhead.
const LINES: usize = 12;
/// Characters of the longest line of a letterhead.
const LONGEST: usize = 160;
/// How sure what stands in a letterhead is.
const SURE: f32 = 0.8;

/// `Association Les Mains vertes`, alone on its line.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:L['’])?(?:Association|ASSOCIATION)\s+[«“\x22]?\s*(?P<name>\p{Lu}[\p{L}&'’.\-]*(?: [\p{L}&'’.\-]+){0,6}?)\s*[»”\x22]?$")
        .expect("the pattern is fixed and tested")
});

/// The same, with its address after it: `Association Les Mains vertes 3 rue Basse 56240 Plouay`.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?s)^(?:L['’])?(?:Association|ASSOCIATION)\s+(?P<name>\p{Lu}[\p{L}&'’.\-]*(?: [\p{L}&'’.\-]+){0,6}?)\s*[,\n –-]\s*(?P<address>(?:\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? |(?:[Mm]airie|[Mm]aison|[Ll]ieu[- ]dit|[Cc]hez)\b)[^\n]{3,60}?[,\n –-]\s*\d{5} \p{Lu}[\p{L}'’\-]*(?:[ -][\p{Lu}\d][\p{L}\d'’\-]*){0,4})")
        .expect("the pattern is fixed and tested")
});

/// What a document's letterhead says of the organisation.
pub(crate) fn of(lines: &[Placed], about: &About) -> Vec<Fact> {
    // Forms are headed by those who ask, agreements by two parties.
    if matches!(
        about.kind,
        SourceKind::Application | SourceKind::Agreement | SourceKind::WebPage
    ) {
        return Vec::new();
    }
    let head: Vec<&Placed> = lines
        .iter()
        .filter(|placed| !matches!(placed.line, Line::Row(_)))
        .take(LINES)
        .take_while(|placed| !placed.others)
        .filter(|placed| placed.text().chars().count() <= LONGEST)
        .collect();
    let mut facts = Vec::new();
    let text: String = head
        .iter()
        .map(|placed| placed.text())
        .collect::<Vec<_>>()
        .join("\n");
    let identified =
        !identifiers::find_rna(&text).is_empty() || !identifiers::find_siret(&text).is_empty();
    let mut named = false;
    for (at, placed) in head.iter().enumerate() {
        let own = placed.text();
        if let Some(found) = own.lines().find_map(|line| NAME.captures(line.trim())) {
            named = true;
            facts.push(fact("name", &found["name"], &own, 0.75, placed, about));
        }
        let following: Vec<String> = head[at..].iter().take(4).map(|next| next.text()).collect();
        if let Some(found) = ADDRESS.captures(&following.join("\n")) {
            named = true;
            let address = found["address"].replace('\n', ", ");
            let quote = found[0].replace('\n', ", ");
            facts.push(fact("address", &address, &quote, SURE, placed, about));
        }
    }
    if named || identified {
        reach(&head, about, &mut facts);
    }
    facts
}

/// What the headers and footers of an organisation's own papers say of it. They are its own where
/// they give one of its numbers, or its name and address.
pub(crate) fn of_margins(margins: &[Placed], about: &About) -> Vec<Fact> {
    if matches!(
        about.kind,
        SourceKind::Application | SourceKind::Agreement | SourceKind::WebPage | SourceKind::Other
    ) {
        return Vec::new();
    }
    let mut facts = Vec::new();
    for placed in margins {
        let text = placed.text();
        let mut push = |key: &str, value: &str| {
            facts.push(fact(key, value, &text, SURE, placed, about));
        };
        if let Some(siret) = identifiers::find_siret(&text).first() {
            push("siren", &siret.value[..9]);
            push("siret", &siret.value);
        }
        if let Some(rna) = identifiers::find_rna(&text).first() {
            push("rna", &rna.value);
        }
        if let Some(found) = POSTAL.captures(&text) {
            push("address", found["address"].trim());
        }
    }
    if facts.is_empty() {
        return facts;
    }
    let margins: Vec<&Placed> = margins.iter().collect();
    reach(&margins, about, &mut facts);
    facts
}

/// An address between dashes: `– 3 rue Basse, 56240 Plouay –`.
static POSTAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[–—|•·\n-]\s*)(?P<address>\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? [^0-9\n|•·]{3,60}?,? \d{5} \p{Lu}[\p{L}'’\-]*(?:[ -][\p{Lu}\d][\p{L}\d'’\-]*){0,4})(?:\s*(?:[–—|•·\n-]|$))")
        .expect("the pattern is fixed and tested")
});

type Finder = fn(&str) -> Vec<language::Found<String>>;

/// E-mail, telephone and site among the lines, where each has one.
fn reach(lines: &[&Placed], about: &About, facts: &mut Vec<Fact>) {
    let finders: [(&str, Finder); 3] = [
        ("email", identifiers::find_email),
        ("phone", identifiers::find_phone),
        ("site", identifiers::find_url),
    ];
    for (key, find) in finders {
        let mut found: Vec<(String, &Placed)> = Vec::new();
        for placed in lines {
            let text = placed.text();
            // A sentence is no letterhead: "suivez la réunion sur https://…".
            let most = if key == "site" { 8 } else { 40 };
            if text.split_whitespace().count() > most {
                continue;
            }
            found.extend(find(&text).into_iter().map(|found| (found.value, *placed)));
        }
        found.dedup_by(|one, other| one.0 == other.0);
        // Two telephones are two people's.
        if let [(value, placed)] = found.as_slice() {
            facts.push(fact(key, value, &placed.text(), SURE, placed, about));
        }
    }
}
