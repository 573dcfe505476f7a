//! Roles that are of a meeting, of the past or of another organisation.

use std::sync::LazyLock;

use language::words::fold;
use regex::Regex;

use crate::names::Names;

/// What follows a role says that it is one of a meeting, of the past or of another organisation.
pub(super) fn elsewhere(after: &str, whole_line: bool, names: &Names) -> bool {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\s+(?:sortante?|honoraire|bénévole|actuelle?|en exercice))?\s*(?:\([^)]*\)\s*)?(?P<of>de l['’]|de la |du |des |de |d['’])(?P<what>[^,.;()\n]{1,80})")
            .expect("the pattern is fixed and tested")
    });
    let folded = fold(after);
    if [
        "sortant",
        "d'honneur",
        "honoraire",
        "demissionnaire",
        "par interim",
    ]
    .iter()
    .any(|word| folded.starts_with(word))
        || folded.starts_with("et secretaire de ")
    {
        return true;
    }
    let Some(found) = OF.captures(after) else {
        return false;
    };
    let what = fold(&found["what"]);
    let ours = [
        "association",
        "asso",
        "conseil d'administration",
        "ca",
        "bureau",
        "structure",
        "collectif",
    ];
    let first = what.split(' ').next().unwrap_or_default();
    let whole = ours.iter().any(|word| {
        what == *word
            || what
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(' '))
    });
    if first == "association" {
        // "de l'association" is ours; "de l'association des maires" is not.
        let rest = what.trim_start_matches("association").trim();
        let named = rest.starts_with("de ") || rest.starts_with("des ") || rest.starts_with("du ");
        return found["of"].starts_with("d'") || named && !names.are_ours(rest);
    }
    const BODIES: [&str; 22] = [
        "federation",
        "ligue",
        "union",
        "fondation",
        "region",
        "departement",
        "mairie",
        "commune",
        "communaute",
        "metropole",
        "conseil",
        "chambre",
        "caisse",
        "caf",
        "universite",
        "ministere",
        "societe",
        "comite",
        "syndicat",
        "agence",
        "office",
        "groupe",
    ];
    // A signature: the name, the role and the organisation, and nothing else.
    let signed = whole_line && !BODIES.contains(&first) && names.recur(&what);
    !whole && !signed && !names.are_ours(&what)
}

/// The sentence is about who stands for a role, or who held it.
pub(super) fn speaks_of_others(sentence: &str) -> bool {
    let folded = fold(sentence);
    [
        "candidat",
        "se presente",
        "se propose",
        "de seance",
        "de sceance",
        "anciennement",
        "jusqu'alors",
        "a demissionne",
        "quitte ",
        "remplace ",
        "demission",
        "nous avons perdu",
        "decede",
        "deces ",
        "hommage",
        "en memoire",
        "a la memoire",
    ]
    .iter()
    .any(|word| folded.contains(word))
        && !folded.contains("elu")
        || folded.contains("de seance")
        || folded.contains("de sceance")
        || folded.contains("ne se represente pas")
}
