//! People by role: president, treasurer, secretary, their deputies, coordinator.
//!
//! Only who holds a role in the organisation counts: not the chair of one meeting ("président de
//! séance"), who held it before ("ancienne trésorière"), who stands for it ("candidat au poste de
//! secrétaire"), or who holds it elsewhere ("président de la Fédération des foyers ruraux").

use std::sync::LazyLock;

use language::words::fold;
use regex::{Captures, Regex};

use crate::facts::fact;
use crate::lines::{Line, Placed};
use crate::names::Names;
use crate::{About, Fact, SourceKind, others};

/// Roles by key: a French or English word that names it. Deputies have keys of their own and come
/// first: `vice-président` holds `président`.
const ROLES: [(&str, &str); 7] = [
    (
        "vice_president",
        r"vice[- ]?présiden(?:te?|te?s|t·e|t\.e|t⋅e|t\(e\)|ce)|présidente? (?:adjointe?|déléguée?)|personne vice[- ]présidente|vice[- ]chair(?:person|woman|man)?|vice[- ]president",
    ),
    (
        "deputy_treasurer",
        r"(?:vice|co)[- ]?trésori(?:er|ère)s?|trésori(?:er|ère)(?:[·.⋅]ère)? adjointe?|personne trésorière adjointe",
    ),
    (
        "deputy_secretary",
        r"(?:vice|co)[- ]?secrétaires?|secrétaire adjointe?|personne secrétaire adjointe",
    ),
    (
        "president",
        r"(?:co-?)?président(?:e|·e|\.e|⋅e|\(e\))?(?:[·.⋅]?s)?|(?:co-?)?gérante?s?|personne présidente|chair(?:person|woman|man)?|president",
    ),
    (
        "treasurer",
        r"trésori(?:er|ère)(?:[·.⋅]ère|\(ère\))?|personne trésorière|treasurer",
    ),
    (
        "secretary",
        r"secrétaire(?: général(?:e|·e|\.e)?)?|personne secrétaire|secretary",
    ),
    (
        "coordinator",
        r"coordinat(?:rice|eur)(?:[·.⋅]rice)?|coordonnat(?:rice|eur)|direct(?:rice|eur)(?:[·.⋅]rice)?(?: général(?:e)?)?|délégué(?:e)? général(?:e)?|chargée? de projet",
    ),
];

/// Words that may stand between a name and a role that is now held.
const HOLDS: &str = r"(?:(?:est|a été|ont été|devient|deviennent|reste|demeure|assure les fonctions de)\s+)?(?:(?:élue?|réélue?|nommée?|désignée?|reconduite?|confirmée?)\s+)?(?:en (?:qualité|tant) (?:de |que |qu['’])|comme |au poste de |aux fonctions de )?(?:(?:notre|la|le|l['’]|nouveau|nouvelle|actuel|actuelle)\s*)*";

/// One to four words that begin with a capital, with particles between them.
const NAME: &str = r"(?:M\.|Mme|Mr|Madame|Monsieur)?\s*(?P<name>[\p{Lu}][\p{L}\d_+’'\-]*\.?(?:\s+(?:de|du|des|da|di|le|la|van|von|El|Ben|d['’]\p{Lu}[\p{L}’'\-]*|[\p{Lu}][\p{L}\d_+’'\-]*\.?)){0,3})";

struct Role {
    key: &'static str,
    /// `Présidente : Ada Lenoir`
    before: Regex,
    /// `Ada Lenoir, présidente` or `Ada Lenoir (présidente)`
    after: Regex,
    /// `Vote pour élire la présidente : Ada Lenoir est élue`
    voted: Regex,
    /// `La présidente, Ada Lenoir`, alone on its line, as one signs.
    signed: Regex,
    /// `La présidente, Ada Lenoir, ouvre la séance`, `représentée par sa présidente Mme Ada Lenoir`.
    apposed: Regex,
    /// The role alone, as the cell of a table.
    alone: Regex,
    /// The role at the beginning of a line.
    first: Regex,
}

static PATTERNS: LazyLock<Vec<Role>> = LazyLock::new(|| {
    let compile = |pattern: String| Regex::new(&pattern).expect("patterns are fixed and tested");
    ROLES
        .iter()
        .map(|(key, words)| Role {
            key,
            before: compile(format!(
                r"(?:^|[\s(•,;])(?i:(?:la |le |l['’])?(?P<role>{words})(?: de l['’]association)?)\s*(?::|est|–|—)\s*{NAME}"
            )),
            after: compile(format!(
                r"{NAME}\s*(?P<link>,|\(|:|[–—-]\s|\s(?:est|a été|devient|reste|demeure|élue?|réélue?|nommée?|désignée?|en qualité|en tant|comme)\s)\s*(?i:{HOLDS}(?P<role>{words}))(?:$|[\s.,;)])"
            )),
            voted: compile(format!(
                r"(?i:(?:élire|élection d[eu]|vote (?:pour|d[eu]))\s+(?:la |le |l['’])?(?P<role>{words}))\b[^:\n]{{0,40}}:\s*(?P<name>\p{{L}}[\p{{L}}\d_+’'\-]*(?:\s+[\p{{Lu}}][\p{{L}}’'\-]*){{0,3}})\s+(?:est |a été )?(?:ré)?élue?\b"
            )),
            signed: compile(format!(
                r"^(?i:(?:pour le bureau,? )?(?:la |le )(?P<role>{words})),?\s+{NAME}$"
            )),
            apposed: compile(format!(
                r"(?:(?i:\b(?:la |le |l['’]|notre ))(?P<role>{words}),|(?i:représentée? par (?:sa|son|la|le) )(?P<role2>{words}),?)\s+{NAME}(?:,|$|\s\p{{Ll}})"
            )),
            alone: compile(format!(r"^(?i:(?:la |le )?(?:{words}))(?:\s*\(.*\))?$")),
            first: compile(format!(r"^(?i:(?:la |le |pour le bureau,? )?(?:{words}))\b")),
        })
        .collect()
});

static WHOLE_NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("^{NAME}$")).expect("the pattern is fixed and tested"));

/// A nickname inside a name (`Ada « adadou » Lenoir`) or after it (`Ada Lenoir (adadou) —`).
static NICKNAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<first>\p{Lu}[\p{L}\-]+)\s+(?:[«“\x22][^»”\x22,;:()\n]{1,26}[»”\x22]\s+(?P<last>\p{Lu})|\([^ ,;:()\n]{1,24}\)\s*(?P<dash>[—–:]))")
        .expect("the pattern is fixed and tested")
});

/// The people that a document names with their role.
pub(crate) fn of(lines: &[Placed], names: &Names, about: &About) -> Vec<Fact> {
    let mut facts = Vec::new();
    for placed in lines.iter().filter(|placed| !placed.others) {
        match &placed.line {
            Line::Row(cells) => row(cells, placed, about, &mut facts),
            Line::Paragraph(text) | Line::Item(text) => {
                for line in text.split('\n') {
                    for (range, theirs) in others::sentences(line) {
                        if !theirs {
                            sentence(&line[range], placed, names, about, &mut facts);
                        }
                    }
                }
            }
            Line::Heading(_) => {}
        }
    }
    facts.extend(blocks(lines, names, about));
    facts.extend(identities(lines, about));
    if about.kind == SourceKind::Minutes {
        // The chair of a meeting is that meeting's.
        facts.retain(|fact| {
            let words = fold(&fact.quote);
            !(fact.key == "president" && words.starts_with("chair"))
        });
    }
    facts
}

/// "Nom : Lenoir  Prénom : Ada", and in that line or the next two "Fonction : présidente": as forms
/// ask for a representative.
fn identities(lines: &[Placed], about: &About) -> Vec<Fact> {
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
fn blocks(lines: &[Placed], names: &Names, about: &About) -> Vec<Fact> {
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
                    Some((*key, name.clone(), format!("{name}\n{line}")))
                }
                (Some((Part::Role(key), at)), Some(Part::Name(name)))
                    if name.contains(' ') && at.headings == placed.headings =>
                {
                    Some((*key, name.clone(), line.to_owned()))
                }
                _ => None,
            };
            before = match found {
                Some((key, name, quote)) => {
                    facts.push(fact(key, &name, &quote, 0.75, placed, about));
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

fn row(cells: &[String], placed: &Placed, about: &About, facts: &mut Vec<Fact>) {
    for role in PATTERNS.iter() {
        let Some(at) = cells
            .iter()
            .position(|cell| role.alone.is_match(cell.trim()))
        else {
            continue;
        };
        // The name stands after its role, or, in a table of people, before it.
        let whole = |cell: &str| {
            let found = WHOLE_NAME.captures(cell.trim())?;
            let name = found["name"].to_owned();
            (name.contains(' ') && is_name(&name)).then_some(name)
        };
        let name = cells[at + 1..]
            .iter()
            .chain(cells[..at].iter().rev())
            .find_map(|cell| whole(cell))
            .or_else(|| in_two_cells(cells, at));
        if let Some(name) = name {
            let quote = cells.join(" – ");
            facts.push(fact(role.key, &name, &quote, 0.9, placed, about));
            push_role(role.key, cells[at].trim(), &quote, placed, about, facts);
        }
        // A row of people has one role each: the first that fits is the most telling.
        return;
    }
}

/// First and last name in cells of their own, side by side.
fn in_two_cells(cells: &[String], role: usize) -> Option<String> {
    let pairs = [
        (role + 1, role + 2),
        (role.checked_sub(2)?, role.checked_sub(1)?),
    ];
    pairs.into_iter().find_map(|(one, other)| {
        let (one, other) = (cells.get(one)?.trim(), cells.get(other)?.trim());
        let single = |cell: &str| !cell.contains(' ') && WHOLE_NAME.is_match(cell);
        let name = format!("{one} {other}");
        (single(one) && single(other) && is_name(&name)).then_some(name)
    })
}

fn sentence(line: &str, placed: &Placed, names: &Names, about: &About, facts: &mut Vec<Fact>) {
    let clean = NICKNAME.replace_all(line, |found: &Captures<'_>| {
        let part = |name: &str| found.name(name).map_or("", |part| part.as_str());
        format!("{} {}{}", part("first"), part("last"), part("dash"))
    });
    if speaks_of_others(&clean) {
        return;
    }
    // Who was chosen holds a role from then on, whoever opened the meeting in it.
    let folded = fold(&clean);
    let elected = ["elu ", "elue ", "elus", "elues", "elu(", "remplacement de"]
        .iter()
        .any(|word| folded.contains(word));
    let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
    for role in PATTERNS.iter() {
        let ways = [
            (&role.voted, 0.8),
            (&role.before, 0.85),
            (&role.signed, 0.8),
            (&role.apposed, 0.75),
            (&role.after, 0.8),
        ];
        let found = ways.into_iter().find_map(|(pattern, confidence)| {
            pattern
                .captures_iter(&clean)
                .find_map(|found| held(&found, &clean, names, &taken))
                .map(|held| (held, confidence))
        });
        let Some((held, confidence)) = found else {
            continue;
        };
        taken.push(held.words.clone());
        let confidence = if elected { 0.97 } else { confidence };
        facts.push(fact(role.key, &held.name, line, confidence, placed, about));
        if let Some(second) = second(&clean, &held) {
            facts.push(fact(role.key, &second, line, confidence, placed, about));
        }
        let words = &clean[held.words];
        push_role(role.key, words, line, placed, about, facts);
    }
}

/// The second of two who share a role: `Co-présidents : Ada Lenoir et Luc Morvan`.
fn second(sentence: &str, held: &Held) -> Option<String> {
    static AND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"^\s+(?:et|&)\s+{NAME}")).expect("the pattern is fixed and tested")
    });
    let plural = sentence[held.words.clone()].ends_with(['s', 'S']);
    let at = sentence.rfind(&held.name)? + held.name.len();
    let found = AND.captures(&sentence[at..]).filter(|_| plural)?;
    let name = found["name"].trim_end_matches('.').to_owned();
    (name.contains(' ') && is_name(&name)).then_some(name)
}

struct Held {
    name: String,
    /// The role's words in the sentence.
    words: std::ops::Range<usize>,
}

/// The name and the role of a match, when the role is held now and here.
fn held(
    found: &Captures<'_>,
    sentence: &str,
    names: &Names,
    taken: &[std::ops::Range<usize>],
) -> Option<Held> {
    let role = found.name("role").or(found.name("role2"))?;
    let bearer = found.name("name")?;
    // "La fédération, dont Ada Lenoir est présidente".
    if fold(&sentence[..bearer.start()])
        .trim_end()
        .ends_with("dont")
    {
        return None;
    }
    // "vice-président" was read before: its second half is no president.
    if taken
        .iter()
        .any(|other| other.start < role.end() && role.start() < other.end)
        || sentence[..role.start()].ends_with(['-', '‑'])
    {
        return None;
    }
    // "Benoît Tassin, en remplacement de Philippe Grand".
    if fold(&sentence[..bearer.start()])
        .trim_end()
        .ends_with("remplacement de")
    {
        return None;
    }
    // "Entre le département du Morbihan, représenté par son président, …".
    if found.name("role2").is_some() && others::is_theirs(&sentence[..role.start()]) {
        return None;
    }
    let before = fold(&sentence[..role.start()]);
    let passed = ["ancien", "ancienne", "ex", "futur", "future"];
    let last_word = before
        .trim_end()
        .trim_end_matches('-')
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if passed.contains(&last_word)
        || elsewhere(
            &sentence[role.end()..],
            sentence[..bearer.start()].trim().is_empty(),
            names,
        )
    {
        return None;
    }
    let name = without_role(bearer.as_str().trim().trim_end_matches('.'));
    let name = without_label(&name);
    let linked = found.name("link").map(|link| link.as_str());
    if !name.contains(' ') {
        // One word is a nickname only where it cannot be the end of something else.
        let start = bearer.start() + bearer.as_str().len() - bearer.as_str().trim_start().len();
        let before = sentence[..start].trim_end();
        let begins = before.is_empty()
            || before.ends_with([',', ';', ':', '(', '•', '*'])
            || before.ends_with(" et")
            || fold(before)
                .rsplit(' ')
                .next()
                .is_some_and(|word| word.starts_with("elu") || word.starts_with("reelu"));
        let article = fold(&sentence[bearer.end().min(role.start())..role.start()]);
        let article = article
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .trim();
        let apposed = linked == Some(",") && matches!(article, "le" | "la" | "l'");
        if !begins || apposed || name.len() < bearer.as_str().trim().len() {
            return None;
        }
    }
    is_name(&name).then(|| Held {
        name,
        words: role.range(),
    })
}

/// What follows a role says that it is one of a meeting, of the past or of another organisation.
fn elsewhere(after: &str, whole_line: bool, names: &Names) -> bool {
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
fn speaks_of_others(sentence: &str) -> bool {
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

/// Without the role of the one before: `Présidente Ada Lenoir`.
fn without_role(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let from = words
        .iter()
        .rposition(|word| is_role(word))
        .map_or(0, |at| at + 1);
    words[from..].join(" ")
}

/// Without the label of what stood on the next line: `Ada Lenoir Adhérents`.
fn without_label(name: &str) -> String {
    const LABELS: [&str; 12] = [
        "adherents",
        "adherent",
        "membres",
        "benevoles",
        "salaries",
        "telephone",
        "tel",
        "courriel",
        "email",
        "adresse",
        "siege",
        "date",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let label = words
        .iter()
        .position(|word| LABELS.contains(&fold(word).as_str()));
    let mut words = &words[..label.unwrap_or(words.len())];
    // "Le président, Ada Lenoir   La secrétaire, …" on one line.
    while let [rest @ .., "La" | "Le" | "Les" | "Mme" | "M."] = words {
        words = rest;
    }
    words.join(" ")
}

fn is_role(word: &str) -> bool {
    let folded = fold(word);
    [
        "president",
        "vice",
        "tresori",
        "secretaire",
        "coordinat",
        "directeur",
        "directrice",
    ]
    .iter()
    .any(|role| folded.starts_with(role))
}

/// The role as its bearer's document words it: `présidente`, `coprésident`.
fn push_role(
    key: &str,
    words: &str,
    quote: &str,
    placed: &Placed,
    about: &About,
    facts: &mut Vec<Fact>,
) {
    // "Personne présidente" and plurals are no titles.
    if !words.contains(' ') && !words.ends_with('s') {
        let words = words.to_lowercase();
        facts.push(fact(
            &format!("{key}.role"),
            &words,
            quote,
            0.8,
            placed,
            about,
        ));
    }
}

/// A capital at the beginning of a sentence does not make a name.
fn is_name(name: &str) -> bool {
    const NOT_NAMES: [&str; 52] = [
        "fonction",
        "qualite",
        "role",
        "titre",
        "poste",
        "mandat",
        "civilite",
        "representant",
        "la",
        "le",
        "les",
        "un",
        "une",
        "elle",
        "il",
        "ils",
        "elles",
        "bureau",
        "association",
        "conseil",
        "membre",
        "membres",
        "ancien",
        "ancienne",
        "son",
        "sa",
        "et",
        "ainsi",
        "puis",
        "ensuite",
        "enfin",
        "cependant",
        "toutefois",
        "merci",
        "madame",
        "monsieur",
        "bonjour",
        "cher",
        "chere",
        "contact",
        "nom",
        "prenom",
        "signature",
        "date",
        "vote",
        "fait",
        "pour",
        "depuis",
        "comme",
        "notre",
        "nos",
        "suite",
    ];
    let first = fold(name.split_whitespace().next().unwrap_or_default());
    let adverb = !name.contains(' ') && first.ends_with("ment");
    let role = name.split_whitespace().any(is_role);
    !role
        && !adverb
        && !first.starts_with("l'")
        && name.chars().count() >= 3
        && !NOT_NAMES.contains(&first.as_str())
        && name.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        let line = Line::Paragraph(text.to_owned());
        of(
            &[Placed::alone(line)],
            &Names::default(),
            &crate::about::of(&documents::Document::new(documents::Format::Text), "n.txt"),
        )
        .into_iter()
        .filter(|fact| !fact.key.ends_with(".role"))
        .map(|fact| (fact.key, fact.value))
        .collect()
    }

    #[test]
    fn roles_before_and_after_names() {
        for (text, key, name) in [
            ("Présidente : Ada Lenoir", "president", "Ada Lenoir"),
            (
                "Ada Lenoir, présidente de l'association",
                "president",
                "Ada Lenoir",
            ),
            ("Mme Rose du Pré (trésorière)", "treasurer", "Rose du Pré"),
            ("Caillou, personne secrétaire ;", "secretary", "Caillou"),
            (
                "La coordinatrice est Inès Marchand-Roy.",
                "coordinator",
                "Inès Marchand-Roy",
            ),
            (
                "Caillou devient notre nouveau trésorier",
                "treasurer",
                "Caillou",
            ),
            ("Ada Lenoir reste présidente", "president", "Ada Lenoir"),
            (
                "Ada Lenoir a été élue présidente à l'unanimité.",
                "president",
                "Ada Lenoir",
            ),
            (
                "Vote pour élire la trésorière (à 16 h) : Rose Dupré est élue.",
                "treasurer",
                "Rose Dupré",
            ),
            (
                "Luc « lulu » Morvan (trésorier) ;",
                "treasurer",
                "Luc Morvan",
            ),
            (
                "Luc Morvan (lulu) — secrétaire ;",
                "secretary",
                "Luc Morvan",
            ),
            ("Co-président·e : Ada Lenoir", "president", "Ada Lenoir"),
            (
                "Vice-présidente : Rose Dupré",
                "vice_president",
                "Rose Dupré",
            ),
            (
                "Luc Morvan, trésorier adjoint",
                "deputy_treasurer",
                "Luc Morvan",
            ),
            (
                "La présidente, Ada Lenoir, ouvre la séance à 18 h.",
                "president",
                "Ada Lenoir",
            ),
            (
                "l’association « Les Mains vertes », représentée par sa présidente Mme Ada Lenoir,",
                "president",
                "Ada Lenoir",
            ),
            (
                "Secrétaire : Mme Marie-José d’Argent",
                "secretary",
                "Marie-José d’Argent",
            ),
            (
                "Président : Luc Morvan Adhérents",
                "president",
                "Luc Morvan",
            ),
        ] {
            assert_eq!(found(text), [(key.to_owned(), name.to_owned())], "{text}");
        }
    }

    #[test]
    fn two_on_one_line() {
        assert_eq!(
            found("Ada Lenoir, Présidente Rose Dupré, Trésorière"),
            [
                ("president".to_owned(), "Ada Lenoir".to_owned()),
                ("treasurer".to_owned(), "Rose Dupré".to_owned())
            ]
        );
    }

    #[test]
    fn two_who_share_a_role() {
        assert_eq!(
            found("Co-présidents : Ada Lenoir et Luc Morvan"),
            [
                ("president".to_owned(), "Ada Lenoir".to_owned()),
                ("president".to_owned(), "Luc Morvan".to_owned())
            ]
        );
    }

    #[test]
    fn a_role_without_a_name_or_elsewhere_gives_nothing() {
        for text in [
            "La présidente convoque l'assemblée générale.",
            "Le vice-président remplace la présidente.",
            "Ada Lenoir est désignée en qualité de présidente de séance.",
            "Luc Morvan, président de la Fédération des foyers ruraux",
            "Luc Morvan, ancien président",
            "Ancienne présidente : Rose Dupré",
            "La présidente du Conseil départemental, Mme Rose Dupré, était là.",
            "Le département de l’Aubrac a voté. Son président est M. Luc Morvan.",
            "Luc Morvan, président d'honneur",
            "Enfin, le président expose les motifs du projet.",
            "Candidate pour la présidence : présidente, Ada Lenoir, se présente.",
            "à M.MORVAN, trésorier d'une autre association",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
