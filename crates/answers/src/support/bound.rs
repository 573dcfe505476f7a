//! Figures and names stand by the same words as in the sources: in "12 salariés et 40 bénévoles",
//! forty is not the number of employees.

use super::Doubt;
use super::figures::Figure;
use super::lists;
use super::tokens::{Line, Token};

/// How far a word may stand from a figure or name to be told as its own.
const NEAR: u32 = 6;

/// What stands by its own words.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Year,
    Period,
    Name,
}

fn kind(token: &Token) -> Option<Kind> {
    match &token.figure {
        Some(Figure::Contact(_)) => None,
        Some(figure) if figure.year().is_some() => Some(Kind::Year),
        Some(_) => Some(Kind::Number),
        None if lists::is_period(&token.folded) => Some(Kind::Period),
        None => token.name.then_some(Kind::Name),
    }
}

/// A figure or name that the sources give to other words.
pub(super) fn doubt(line: &Line, sources: &[Vec<Line>]) -> Option<Doubt> {
    let sources: Vec<&Line> = sources.iter().flatten().collect();
    let counted = line
        .tokens
        .iter()
        .any(|token| kind(token) == Some(Kind::Number));
    for (at, token) in line.tokens.iter().enumerate() {
        let wrong =
            before_its_word(line, at, &sources).or_else(|| turned_round(line, at, &sources));
        let wrong = wrong.or_else(|| match kind(token) {
            // It is the year of the number, which is looked at there.
            Some(Kind::Year) if counted => None,
            Some(kind) => by_other_words(line, token, kind, &sources)
                .or_else(|| by_the_next_word(line, token, kind, &sources))
                .or_else(|| beside_another(line, token, kind, &sources)),
            None => one_of_several(line, at, &sources),
        });
        if let Some(by) = wrong {
            let what = token.text.clone();
            return Some(Doubt::Elsewhere { what, by });
        }
    }
    None
}

/// The nearest of some tokens, all where several are as near, within a distance.
fn nearest<'a>(
    from: &Token,
    among: impl Iterator<Item = &'a Token>,
    within: u32,
) -> Vec<&'a Token> {
    let mut best = within;
    let mut found: Vec<&Token> = Vec::new();
    for token in among {
        let far = token.at.abs_diff(from.at);
        if far > best || far == 0 {
            continue;
        }
        if far < best {
            found.clear();
        }
        best = far;
        found.push(token);
    }
    found
}

/// The word that a figure or name stands by, where the sources have them apart or give the word to
/// another.
fn by_other_words(line: &Line, token: &Token, of: Kind, sources: &[&Line]) -> Option<String> {
    let word = own_word(line, token, of)?;
    if of == Kind::Number && is_elliptic(token, sources) {
        return None;
    }
    let mut others = false;
    let (mut said, mut together) = (false, false);
    for source in sources {
        let anchors = || source.tokens.iter().filter(|other| kind(other) == Some(of));
        let is_it = |anchor: &Token| {
            anchor.is_like(token) || of == Kind::Name && is_part(source, anchor, token)
        };
        let has = |wanted: &Token| source.tokens.iter().any(|other| other.is_like(wanted));
        said |= has(word);
        together |= has(word) && has(token);
        // It stands by that word there too.
        let own =
            |anchor: &Token| own_word(source, anchor, of).is_some_and(|own| own.is_like(word));
        if anchors().any(|anchor| is_it(anchor) && own(anchor)) {
            return None;
        }
        for there in source.tokens.iter().filter(|other| other.is_like(word)) {
            for anchor in nearest(there, anchors(), NEAR) {
                if is_it(anchor) {
                    return None;
                }
                others = true;
            }
        }
    }
    // In no one sentence: put together from two.
    let apart = said && !together && matches!(of, Kind::Name | Kind::Number);
    (others || apart).then(|| word.text.clone())
}

/// The word that says what a figure or name is of; nothing where two are as near.
fn own_word<'a>(line: &'a Line, token: &Token, of: Kind) -> Option<&'a Token> {
    let words = line.tokens.iter().filter(|other| is_word(other));
    let mut own = Vec::new();
    if of == Kind::Number {
        // A number stands before what it counts.
        let after = words.clone().filter(|other| other.at > token.at);
        own = nearest(token, after, 3);
    }
    if own.is_empty() {
        own = nearest(token, words, NEAR);
    }
    let [word] = own.as_slice() else {
        return None;
    };
    // "12 à 17 ans": the word is of both.
    let between = word.at.min(token.at)..word.at.max(token.at);
    let other = |other: &Token| kind(other) == Some(of) && other.at != token.at;
    let shared = of == Kind::Number
        && (line.tokens.iter()).any(|one| other(one) && between.contains(&one.at));
    (!shared).then_some(*word)
}

/// A word that says what a figure or name is of.
fn is_word(token: &Token) -> bool {
    token.stem.is_some() && kind(token).is_none() && !lists::is_light(&token.folded)
}

/// Whether the sources leave out what a number counts: "2 300 visiteurs en 2024 et 2 750 en 2025".
fn is_elliptic(token: &Token, sources: &[&Line]) -> bool {
    sources.iter().any(|source| {
        source.tokens.iter().enumerate().any(|(at, there)| {
            let next = source.tokens[at + 1..]
                .iter()
                .find(|next| next.stem.is_some() || next.figure.is_some());
            // "la messagerie (31 %)" says it before.
            let before = at.checked_sub(1).map(|before| &source.tokens[before]);
            let said = before.is_some_and(|before| is_word(before) && there.at - before.at <= 2);
            there.is_like(token)
                && there.figure.is_some()
                && !said
                && next.is_none_or(|next| next.parted || next.figure.is_some())
        })
    })
}

/// Whether a figure stands right before a word that the sources have right after another figure only:
/// "2025 personnes" where they have "en 2025, 487 personnes".
fn before_its_word(line: &Line, at: usize, sources: &[&Line]) -> Option<String> {
    let token = &line.tokens[at];
    token.figure.as_ref()?;
    let word = line.tokens.get(at + 1)?;
    if word.at - token.at != 1 || word.stem.is_none() {
        return None;
    }
    let mut others = false;
    for source in sources {
        for pair in source.tokens.windows(2) {
            let [before, there] = pair else { continue };
            if there.at - before.at == 1 && there.is_like(word) && before.figure.is_some() {
                if before.is_like(token) {
                    return None;
                }
                others = true;
            }
        }
    }
    others.then(|| word.text.clone())
}

/// The other end of a span that the sources have the other way round: "de 40 € à 15 €".
fn turned_round(line: &Line, at: usize, sources: &[&Line]) -> Option<String> {
    let is_span = |some: &[Token]| {
        let to = matches!(some[1].folded.as_str(), "a" | "to");
        to && some[0].figure.is_some() && some[2].figure.is_some()
    };
    let span = line.tokens.get(at..at + 3).filter(|some| is_span(some))?;
    let (from, to) = (&span[0], &span[2]);
    let there = || {
        let windows = sources.iter().flat_map(|source| source.tokens.windows(3));
        windows.filter(|some| is_span(some))
    };
    let same = there().any(|some| some[0].is_like(from) && some[2].is_like(to));
    let other = there().any(|some| some[0].is_like(to) && some[2].is_like(from));
    (other && !same).then(|| to.text.clone())
}

/// The word after a number's own one, where the sources have several numbers of that own word: "74
/// personnes accompagnées, 412 inscrites".
fn by_the_next_word(line: &Line, token: &Token, of: Kind, sources: &[&Line]) -> Option<String> {
    if of != Kind::Number {
        return None;
    }
    let word = own_word(line, token, of)?;
    let numbers = |source: &Line| -> Vec<String> {
        let anchors = source.tokens.iter().filter(|other| kind(other) == Some(of));
        let own = anchors
            .filter(|anchor| own_word(source, anchor, of).is_some_and(|own| own.is_like(word)));
        own.map(|anchor| anchor.folded.clone()).collect()
    };
    let of_word: Vec<String> = sources.iter().flat_map(|source| numbers(source)).collect();
    let several = of_word.iter().any(|one| of_word.first() != Some(one));
    let next = line
        .tokens
        .iter()
        .find(|other| other.at > word.at.max(token.at) && is_word(other))?;
    let between = token.at + 1..next.at;
    let other = |one: &Token| one.figure.is_some() && between.contains(&one.at);
    if !several || next.at - token.at > NEAR + 2 || line.tokens.iter().any(other) {
        return None;
    }
    let mut others = false;
    for source in sources {
        let anchors = || source.tokens.iter().filter(|other| kind(other) == Some(of));
        for there in source.tokens.iter().filter(|other| other.is_like(next)) {
            let before = anchors().filter(|anchor| anchor.at < there.at);
            for anchor in nearest(there, before, NEAR + 2) {
                if anchor.is_like(token) {
                    return None;
                }
                others = true;
            }
        }
    }
    others.then(|| next.text.clone())
}

/// The other part of a name: "Marie" for "Durand" in "Marie Durand".
fn is_part(line: &Line, anchor: &Token, token: &Token) -> bool {
    line.tokens
        .iter()
        .any(|other| other.name && other.is_like(token) && other.at.abs_diff(anchor.at) <= 2)
}

/// The year of a number, or the name that it stands right beside, where the sources have it beside
/// another: "Claire Estival (87 voix)".
fn beside_another(line: &Line, token: &Token, of: Kind, sources: &[&Line]) -> Option<String> {
    if of != Kind::Number {
        return None;
    }
    [(Kind::Year, u32::MAX), (Kind::Name, 3)]
        .into_iter()
        .find_map(|(kind, within)| beside_another_of(line, token, kind, within, sources))
}

fn beside_another_of(
    line: &Line,
    token: &Token,
    of: Kind,
    within: u32,
    sources: &[&Line],
) -> Option<String> {
    let beside = |other: &&Token| kind(other) == Some(of);
    let found = nearest(token, line.tokens.iter().filter(beside), within);
    let [anchor] = found.as_slice() else {
        return None;
    };
    let mut others = false;
    for source in sources {
        for there in source.tokens.iter().filter(|other| other.is_like(token)) {
            for other in nearest(there, source.tokens.iter().filter(beside), within) {
                if other.is_like(anchor) || of == Kind::Name && is_part(source, other, anchor) {
                    return None;
                }
                others = true;
            }
        }
    }
    others.then(|| anchor.text.clone())
}

/// "Une salle" where the sources have two.
fn one_of_several(line: &Line, at: usize, sources: &[&Line]) -> Option<String> {
    if !matches!(line.tokens[at].folded.as_str(), "un" | "une" | "one") {
        return None;
    }
    let word = line.tokens.get(at + 1).filter(|word| word.stem.is_some())?;
    let mut several = false;
    for source in sources {
        for pair in source.tokens.windows(2) {
            let [before, there] = pair else { continue };
            if !there.is_like(word) {
                continue;
            }
            match &before.figure {
                Some(Figure::Number(number)) if number != "1" => several = true,
                _ => return None,
            }
        }
    }
    several.then(|| word.text.clone())
}
