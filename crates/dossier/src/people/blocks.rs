//! Names and roles on lines of their own, as people sign and as forms ask.

use std::sync::LazyLock;

use regex::Regex;

use super::elsewhere::elsewhere;
use super::name::is_name;
use super::push_role;
use super::roles::{PATTERNS, WHOLE_NAME};
use crate::facts::fact;
use crate::lines::{Line, Placed};
use crate::names::Names;
use crate::{About, Fact};

/// "Nom : Lenoir  Prénom : Ada", and in that line or the next two "Fonction : présidente": as forms
/// ask for a representative.
pub(super) fn identities(lines: &[Placed], about: &About) -> Vec<Fact> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i:nom) ?: ?(?P<last>\p{Lu}[\p{L}'’\- ]{1,30}?)[\s,;]+(?i:prénom) ?: ?(?P<first>\p{Lu}[\p{L}'’\-]+(?: \p{Lu}[\p{L}'’\-]+)?)")
            .expect("the pattern is fixed and tested")
    });
    static HOLDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i:fonction|qualité) ?: ?(?P<role>[\p{L}·.\- ]{4,40})")
            .expect("the pattern is fixed and tested")
    });
    let texts: Vec<(String, &Placed)> = lines
        .iter()
        .filter(|placed| !placed.others)
        .flat_map(|placed| {
            let text = placed.text();
            text.lines()
                .map(|line| (line.to_owned(), placed))
                .collect::<Vec<_>>()
        })
        .collect();
    let mut facts = Vec::new();
    for (at, (line, placed)) in texts.iter().enumerate() {
        let Some(named) = NAMED.captures(line) else {
            continue;
        };
        let near = texts[at..].iter().take(3).map(|(line, _)| line.as_str());
        let Some((role, quote)) = near
            .filter_map(|line| Some((HOLDS.captures(line)?["role"].trim().to_owned(), line)))
            .next()
        else {
            continue;
        };
        let held = PATTERNS
            .iter()
            .find(|pattern| pattern.alone.is_match(&role) || pattern.first.is_match(&role));
        if let Some(held) = held {
            let name = format!("{} {}", &named["first"], named["last"].trim());
            let quote = if quote == line {
                line.clone()
            } else {
                format!("{line}\n{quote}")
            };
            facts.push(fact(held.key, &name, &quote, 0.9, placed, about));
            push_role(held.key, &role, &quote, placed, about, &mut facts);
        }
    }
    facts
}

/// Names and roles on lines of their own, as people sign and as teams are presented: a name and
/// the role under it, or the role first. A name may also be the heading of what is said of it.
pub(super) fn blocks(lines: &[Placed], names: &Names, about: &About) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut before: Option<(Part, &Placed)> = None;
    for placed in lines.iter().filter(|placed| !placed.others) {
        let text = match &placed.line {
            Line::Paragraph(text) | Line::Item(text) => text,
            Line::Heading(text) => {
                before = None;
                // The heading of a team's page says nothing yet.
                if let Some(Part::Name(name)) = part(text, names) {
                    before = Some((Part::Name(name), placed));
                }
                continue;
            }
            Line::Row(_) => {
                before = None;
                continue;
            }
        };
        if let Some((Part::Name(name), at)) = &before {
            let under = matches!(at.line, Line::Heading(_)) || at.headings == placed.headings;
            if under && let Some(key) = among_others(text, names) {
                let quote = format!("{name}\n{text}");
                facts.push(fact(key, name, &quote, 0.75, placed, about));
                before = None;
                continue;
            }
        }
        for line in text.split('\n') {
            let now = part(line, names);
            let found = match (&before, &now) {
                (Some((Part::Name(name), at)), Some(Part::Role(key)))
                    if name.contains(' ') && at.headings == placed.headings =>
                {
                    Some((*key, name.clone(), format!("{name}\n{line}"), line))
                }
                (Some((Part::Role(key), at)), Some(Part::Name(name)))
                    if name.contains(' ') && at.headings == placed.headings =>
                {
                    Some((*key, name.clone(), line.to_owned(), ""))
                }
                _ => None,
            };
            before = match found {
                Some((key, name, quote, role)) => {
                    facts.push(fact(key, &name, &quote, 0.75, placed, about));
                    if !role.is_empty() {
                        push_role(key, role.trim(), &quote, placed, about, &mut facts);
                    }
                    None
                }
                None => now.map(|now| (now, placed)),
            };
        }
    }
    facts
}

/// What a line is when it is nothing else.
enum Part {
    Name(String),
    Role(&'static str),
}

fn part(line: &str, names: &Names) -> Option<Part> {
    let line = line.trim().trim_end_matches([',', '.', ':']).trim();
    if line.chars().count() > 80 {
        return None;
    }
    if let Some(key) = whole_role(line, names) {
        return Some(Part::Role(key));
    }
    // Without the nickname after it.
    let bare = line
        .split_once(" (")
        .filter(|(_, rest)| rest.ends_with(')'))
        .map_or(line, |(name, _)| name);
    let found = WHOLE_NAME.captures(bare)?;
    let name = found["name"].to_owned();
    // Four words are two people beside each other.
    (is_name(&name)
        && name
            .split(' ')
            .filter(|word| word.starts_with(char::is_uppercase))
            .count()
            <= 3)
        .then_some(Part::Name(name))
}

/// The role that a line is, of us: "Secrétaire des Mains vertes", "La présidente".
fn whole_role(line: &str, names: &Names) -> Option<&'static str> {
    PATTERNS.iter().find_map(|role| {
        let found = role.first.find(line)?;
        let rest = &line[found.end()..];
        let rest = rest.trim_start_matches(" en exercice");
        (rest.trim().is_empty() || rest.starts_with(" d") && !elsewhere(rest, true, names))
            .then_some(role.key)
    })
}

/// The role that stands in a list of what somebody does: "graphiste, membre du bureau, secrétaire".
fn among_others(text: &str, names: &Names) -> Option<&'static str> {
    if text.chars().count() > 160 || text.contains(['.', ':', '\n']) {
        return None;
    }
    text.split(',')
        .find_map(|part| whole_role(part.trim(), names))
}
