//! A question in people's words: what is to be left, what it is needed for, which words must stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use commons::needs;
use language::words::{Root, roots};

/// What a question asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Need {
    /// The words of the platform that is to be left, stop words left out.
    pub(super) leave: Vec<Root>,
    /// All words that were typed after the wish to leave, in their order.
    pub(super) left_as_typed: Option<String>,
    /// Uses that are named.
    pub(super) uses: BTreeSet<&'static str>,
    /// Words that must stand, or be what a use is called: the word, and whether a use covers it.
    pub(super) words: Vec<(Root, bool)>,
    /// Words that only weigh.
    pub(super) soft: Vec<Root>,
    /// All that was typed, as a whole name.
    pub(super) whole: String,
}

/// What words of needs are, by their stems.
struct Known {
    /// Ways to say that one leaves, the longest first.
    leave: Vec<Vec<String>>,
    soft: BTreeSet<String>,
    /// Ways to name a use, the longest first.
    uses: Vec<(Vec<String>, &'static str)>,
}

/// Reads a question.
pub(super) fn understand(question: &str) -> Need {
    let all = roots(question);
    let mut need = Need {
        whole: all
            .iter()
            .map(|root| root.word.as_str())
            .collect::<Vec<_>>()
            .join(" "),
        ..Need::default()
    };
    let mut said = all.as_slice();
    if let Some(after) = leave(said) {
        let leave: Vec<Root> = after.iter().filter(|root| !root.is_stop).cloned().collect();
        if !leave.is_empty() {
            let typed: Vec<&str> = after.iter().map(|root| root.word.as_str()).collect();
            need.left_as_typed = Some(typed.join(" "));
            need.leave = leave;
            // What stands before is polite: "je cherche une", "how to".
            said = after;
        }
    }
    let content: Vec<&Root> = said.iter().filter(|root| !root.is_stop).collect();
    let stems: Vec<&str> = content.iter().map(|root| root.stem.as_str()).collect();
    let covered = uses(&stems, &mut need.uses);
    for (root, covered) in content.iter().zip(&covered) {
        let soft = KNOWN.soft.contains(&root.stem) && !covered;
        if soft {
            need.soft.push((*root).clone());
        } else {
            need.words.push(((*root).clone(), *covered));
        }
    }
    // Where nothing else is said, all words count.
    if need.words.is_empty() {
        need.words = need.soft.drain(..).map(|root| (root, false)).collect();
    }
    if need.words.is_empty() && need.leave.is_empty() {
        need.words = all.into_iter().map(|root| (root, false)).collect();
    }
    need
}

/// What stands after a way to say that one leaves.
fn leave(said: &[Root]) -> Option<&[Root]> {
    let content: Vec<usize> = (0..said.len())
        .filter(|at| !is_article(&said[*at]))
        .collect();
    for way in &KNOWN.leave {
        let found = content.windows(way.len()).find(|window| {
            let mut pairs = window.iter().zip(way);
            pairs.all(|(at, stem)| said[*at].stem == *stem)
        });
        if let Some(window) = found {
            return said.get(window.last()? + 1..);
        }
    }
    None
}

/// Words between which a way of saying stays the same.
fn is_article(root: &Root) -> bool {
    matches!(
        root.word.as_str(),
        "le" | "la"
            | "les"
            | "l"
            | "un"
            | "une"
            | "des"
            | "du"
            | "d"
            | "de"
            | "a"
            | "au"
            | "aux"
            | "the"
            | "an"
            | "to"
            | "of"
            | "for"
            | "from"
    )
}

/// Uses that stems name, and which of the stems do. A stem is taken by the longest way of saying that
/// it is part of; several uses may share that.
fn uses(stems: &[&str], named: &mut BTreeSet<&'static str>) -> Vec<bool> {
    let mut taken = vec![0; stems.len()];
    for (way, name) in &KNOWN.uses {
        let mut places = Vec::new();
        for stem in way {
            match stems.iter().position(|said| said == stem) {
                Some(at) => places.push(at),
                None => break,
            }
        }
        // What a longer way has taken is no sign of this one.
        let whole = places.len() == way.len();
        if whole && places.iter().all(|at| taken[*at] <= way.len()) {
            for at in places {
                taken[at] = way.len();
            }
            named.insert(name);
        }
    }
    taken.iter().map(|by| *by > 0).collect()
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let shipped = needs::shipped();
    let stems = |text: &str, keep: fn(&Root) -> bool| -> Vec<String> {
        let roots = roots(text).into_iter();
        roots.filter(keep).map(|root| root.stem).collect()
    };
    let mut leave: Vec<Vec<String>> = shipped
        .leave
        .iter()
        .map(|way| stems(way, |root| !is_article(root)))
        .filter(|way| !way.is_empty())
        .collect();
    leave.sort_by_key(|way| std::cmp::Reverse(way.len()));
    let soft = shipped.soft.iter();
    let soft = soft.flat_map(|word| stems(word, |_| true)).collect();
    let mut uses: BTreeMap<Vec<String>, BTreeSet<&'static str>> = BTreeMap::new();
    for (name, ways) in &shipped.uses {
        for way in ways {
            let way = stems(way, |root| !root.is_stop);
            if !way.is_empty() {
                uses.entry(way).or_default().insert(name.as_str());
            }
        }
    }
    let mut uses: Vec<(Vec<String>, &'static str)> = uses
        .into_iter()
        .flat_map(|(way, names)| names.into_iter().map(move |name| (way.clone(), name)))
        .collect();
    uses.sort_by_key(|(way, _)| std::cmp::Reverse(way.len()));
    Known { leave, soft, uses }
});

#[cfg(test)]
mod tests {
    use super::*;

    fn read(question: &str) -> (Vec<String>, Vec<&'static str>, Vec<String>) {
        let need = understand(question);
        let words = |roots: Vec<Root>| roots.into_iter().map(|root| root.word).collect();
        (
            words(need.leave),
            need.uses.into_iter().collect(),
            words(need.words.into_iter().map(|(root, _)| root).collect()),
        )
    }

    #[test]
    fn a_platform_that_is_to_be_left() {
        for (question, platform) in [
            ("remplacer Doodle", "doodle"),
            ("Je cherche une alternative à Google Drive", "google drive"),
            ("replace Mailchimp", "mailchimp"),
            ("How to get rid of the Google Docs?", "google docs"),
            ("alternatives libres à l’agenda de Google", "agenda google"),
            ("Quitter Gmail", "gmail"),
            ("instead of Zoom", "zoom"),
            ("à la place de WhatsApp", "whatsapp"),
        ] {
            assert_eq!(read(question).0.join(" "), platform, "{question}");
        }
        assert!(read("Sortir").0.is_empty(), "nothing is left");
    }

    #[test]
    fn a_use_that_is_named() {
        for (question, uses) in [
            ("héberger mes fichiers", &["files"][..]),
            ("hébergeur", &["hosting"]),
            ("organiser un sondage", &["polls", "surveys"]),
            ("trouver une date de réunion", &["polls"]),
            ("visioconférence", &["video"]),
            ("send a newsletter", &["newsletters"]),
            ("logiciel de comptabilité", &["accounting"]),
            ("moteur de recherche", &["search"]),
            ("write together", &["office"]),
            ("Framadate", &[]),
        ] {
            assert_eq!(read(question).1, uses, "{question}");
        }
    }

    #[test]
    fn words_that_say_nothing_only_weigh() {
        assert_eq!(read("un outil libre de visio").2, ["visio"]);
        // Unless nothing else is said.
        assert_eq!(read("logiciel libre").2, ["logiciel", "libre"]);
        assert_eq!(read("le la").2, ["le", "la"]);
        assert!(read("").2.is_empty());
    }
}
