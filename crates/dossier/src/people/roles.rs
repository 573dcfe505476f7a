//! The words of roles and names, and the ways in which they stand together.

use std::sync::LazyLock;

use regex::Regex;

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
        r"trésori(?:er|ère)(?:[·.⋅]ère|\(ère\))?|personne trésorière|référente? finances|responsable (?:des )?finances|treasurer",
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
pub(super) const HOLDS: &str = r"(?:(?:est|a été|ont été|devient|deviennent|reste|demeure|assure les fonctions de)\s+)?(?:(?:élue?|réélue?|nommée?|désignée?|reconduite?|confirmée?)\s+)?(?:en (?:qualité|tant) (?:de |que |qu['’])|comme |au poste de |aux fonctions de )?(?:(?:notre|la|le|l['’]|nouveau|nouvelle|actuel|actuelle)\s*)*";

/// One to four words that begin with a capital, with particles between them.
pub(super) const NAME: &str = r"(?:M\.|Mme|Mr|Madame|Monsieur)?\s*(?P<name>[\p{Lu}][\p{L}\d_+’'\-]*\.?(?:\s+(?:(?:de|du|des|da|di|le|la|van|von|El|Ben)\b|d['’]\p{Lu}[\p{L}’'\-]*|[\p{Lu}][\p{L}\d_+’'\-]*\.?)){0,3})";

pub(super) struct Role {
    pub(super) key: &'static str,
    /// `Présidente : Ada Lenoir`
    pub(super) before: Regex,
    /// `Ada Lenoir, présidente` or `Ada Lenoir (présidente)`
    pub(super) after: Regex,
    /// `Vote pour élire la présidente : Ada Lenoir est élue`
    pub(super) voted: Regex,
    /// `La présidente, Ada Lenoir`, alone on its line, as one signs.
    pub(super) signed: Regex,
    /// `La présidente, Ada Lenoir, ouvre la séance`, `représentée par sa présidente Mme Ada Lenoir`.
    pub(super) apposed: Regex,
    /// The role alone, as the cell of a table.
    pub(super) alone: Regex,
    /// The role at the beginning of a line.
    pub(super) first: Regex,
}

pub(super) static PATTERNS: LazyLock<Vec<Role>> = LazyLock::new(|| {
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
                r"(?:(?i:\b(?:la |le |l['’]|notre |une |un ))(?P<role>{words}),|(?i:représentée? par (?:sa|son|la|le) )(?P<role2>{words}),?)\s+{NAME}(?:,|$|\s\p{{Ll}})"
            )),
            alone: compile(format!(r"^(?i:(?:la |le )?(?:{words}))(?:\s*\(.*\))?$")),
            first: compile(format!(r"^(?i:(?:la |le |pour le bureau,? )?(?:{words}))\b")),
        })
        .collect()
});

pub(super) static WHOLE_NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("^{NAME}$")).expect("the pattern is fixed and tested"));

/// A nickname inside a name (`Ada « adadou » Lenoir`) or after it (`Ada Lenoir (adadou) —`).
pub(super) static NICKNAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<first>\p{Lu}[\p{L}\-]+)\s+(?:[«“\x22][^»”\x22,;:()\n]{1,26}[»”\x22]\s+(?P<last>\p{Lu})|\([^ ,;:()\n]{1,24}\)\s*(?P<dash>[—–:]))")
        .expect("the pattern is fixed and tested")
});
