//! Sentences of the example's papers, each spoiled in one way: none is supported by its passage any more.

use std::path::Path;

use answers::support::Ground;
use language::Language;
use language::sentences;
use serde::Serialize;

use crate::dossiers;

/// Spoils a sentence; nothing where it cannot be spoiled so.
type Spoil = fn(&str) -> Option<String>;

/// Ways of spoiling a sentence.
const WAYS: [(&str, Spoil); 5] = [
    ("a number changed", |sentence| {
        let numbers = numbers(sentence);
        let (start, end) = *numbers.get(sentence.len() % numbers.len().max(1))?;
        let number: u64 = sentence[start..end].parse().ok()?;
        Some(format!(
            "{}{}{}",
            &sentence[..start],
            number + 1,
            &sentence[end..]
        ))
    }),
    ("two numbers swapped", |sentence| {
        let numbers = numbers(sentence);
        let (first, last) = (*numbers.first()?, *numbers.last()?);
        let (one, other) = (&sentence[first.0..first.1], &sentence[last.0..last.1]);
        let (before, after) = (&sentence[..first.0], &sentence[last.1..]);
        let between = sentence.get(first.1..last.0)?;
        (one != other).then(|| format!("{before}{other}{between}{one}{after}"))
    }),
    ("denied", |sentence| {
        let verb = [
            " est ",
            " sont ",
            " avons ",
            " compte ",
            " reste ",
            " propose ",
            " tient ",
        ];
        let found = verb.iter().find(|verb| sentence.contains(**verb))?;
        let bare = found.trim();
        let ne = if bare.starts_with(['e', 'a']) {
            "n’"
        } else {
            "ne "
        };
        Some(sentence.replacen(found, &format!(" {ne}{bare} pas "), 1))
    }),
    ("no longer denied", |sentence| {
        let at = sentence.find(" ne ")?;
        let pas = at + sentence[at..].find(" pas ")?;
        Some(format!(
            "{}{}{}",
            &sentence[..at],
            &sentence[at + 3..pas],
            &sentence[pas + 4..]
        ))
    }),
    ("a clause added", |sentence| {
        let bare = sentence.trim_end_matches('.');
        Some(format!(
            "{bare}, avec le soutien d’entreprises locales et de nombreux mécènes."
        ))
    }),
];

/// What came of one way.
#[derive(Debug, Serialize)]
pub(super) struct Spoiled {
    /// How.
    pub(super) way: &'static str,
    pub(super) sentences: usize,
    /// Those found supported all the same.
    pub(super) through: Vec<String>,
}

/// Runs of digits that stand alone: parts of grouped numbers, of decimals and of words are none.
fn numbers(sentence: &str) -> Vec<(usize, usize)> {
    let bytes = sentence.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let count = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let end = at + count;
        let before = sentence.get(..at).unwrap_or_default().chars().next_back();
        let mut after = sentence.get(end..).unwrap_or_default().chars();
        let alone = before.is_none_or(|c| matches!(c, ' ' | '(' | '’'))
            && after
                .next()
                .is_none_or(|c| matches!(c, ' ' | '\u{a0}' | ')' | ',' | '.'))
            && !after.next().is_some_and(|c| c.is_ascii_digit());
        // " 000" goes on with what stands before it.
        let grouped = sentence
            .get(..at)
            .unwrap_or_default()
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit());
        if count > 0 && alone && !grouped {
            found.push((at, end));
        }
        at = end.max(at + 1);
    }
    found
}

/// Spoils every sentence of the example's prose in every way.
pub(super) fn measure() -> Result<Vec<Spoiled>, String> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/dossier");
    let folder = dossiers::read(&examples, None)?;
    let mut all: Vec<Spoiled> = WAYS
        .iter()
        .map(|(way, _)| Spoiled {
            way,
            sentences: 0,
            through: Vec::new(),
        })
        .collect();
    for passage in &folder.dossier.passages {
        // Rows of tables are not sent to be reworded.
        if passage.text.contains("| ") {
            continue;
        }
        let ground = Ground::new(&[&passage.text], Language::French);
        for range in sentences::split(&passage.text) {
            let sentence = &passage.text[range];
            if sentence.chars().count() < 40 || !sentence.ends_with('.') {
                continue;
            }
            for ((_, spoil), came) in WAYS.iter().zip(&mut all) {
                let Some(spoiled) = spoil(sentence) else {
                    continue;
                };
                came.sentences += 1;
                if ground.doubt(&spoiled, None).is_none() {
                    came.through.push(spoiled);
                }
            }
        }
    }
    Ok(all)
}
