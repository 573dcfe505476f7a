//! Words that say little, and words that turn or swell what is said. Folded; those that end with `*`
//! are beginnings.

/// Words that a rewording may add: joints, and verbs that only say that something is done.
pub(super) fn is_light(word: &str) -> bool {
    LIGHT.iter().any(|light| begins(word, light))
}

/// The group of a word that must be in the sources: it or another of its group.
pub(super) fn turning(word: &str) -> Option<&'static [&'static str]> {
    TURNING
        .iter()
        .copied()
        .find(|group| group.iter().any(|turning| begins(word, turning)))
}

/// Whether a word is one of a list's.
pub(super) fn begins(word: &str, listed: &str) -> bool {
    match listed.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == listed,
    }
}

/// Whether a word is a span of time that comes back: what happens "par mois" does not "par semaine".
pub(super) fn is_period(word: &str) -> bool {
    PERIODS.contains(&word)
}

/// Whether a word is a verb that only supposes: `serait`, `would`.
pub(super) fn supposes(word: &str) -> bool {
    let ending = ["rait", "raient", "rions"]
        .iter()
        .any(|ending| word.ends_with(ending));
    ending && word.len() >= 6 && !NO_VERBS.contains(&word)
        || matches!(word, "would" | "could" | "might")
}

/// Words that end as verbs that suppose do, and are none, or are of what was.
const NO_VERBS: [&str; 9] = [
    "portrait",
    "extrait",
    "retrait",
    "attrait",
    "ouvrait",
    "entrait",
    "montrait",
    "rencontrait",
    "offraient",
];

#[rustfmt::skip]
const PERIODS: &[&str] = &[
    "jour", "jours", "semaine", "semaines", "mois", "trimestre", "trimestres", "an", "ans", "annee", "annees",
    "day", "days", "week", "weeks", "month", "months", "year", "years", "heure", "heures", "hour", "hours",
];

/// The contraries of a word by its first letters: `impossible`, `inutile`, `non`.
pub(super) fn contraries(word: &str) -> impl Iterator<Item = String> + '_ {
    const FIRST: [&str; 8] = ["in", "im", "ir", "il", "de", "des", "mal", "un"];
    let long = word.len() >= 5;
    let with = FIRST.iter().map(move |first| format!("{first}{word}"));
    let without = FIRST
        .iter()
        .filter_map(move |first| word.strip_prefix(first))
        .filter(|rest| rest.len() >= 5)
        .map(str::to_owned);
    with.chain(without).filter(move |_| long)
}

#[rustfmt::skip]
const LIGHT: &[&str] = &[
    // joints
    "notamment", "egalement", "ainsi", "afin", "grace", "cadre", "sein", "travers", "egard", "lors",
    "ailleurs", "outre", "ensuite", "enfin", "puis", "actuellement", "desormais", "particulier",
    "particulierement", "principalement", "concretement", "autour", "occasion", "biais", "titre", "but",
    "devant", "aupres", "parmi", "lequel", "laquelle", "lesquel*", "vers", "hors", "ensemble",
    "objectif", "vise*", "visant", "visent", "facon", "maniere", "moyen", "permet*", "contribu*",
    "notre", "nos", "association", "structure", "action*", "activite*", "present*", "constitu*", "compte*",
    "compos*", "compren*", "comport*", "inclu*", "regroup*", "reuni*", "represent*", "existe*", "existant*",
    "sujet", "matiere", "niveau", "part", "fois", "cours", "annee", "an", "ans", "consist*", "assure*",
    // that something is done
    "organis*", "propos*", "men*", "realis*", "mett*", "mis", "mise", "mises", "place", "oeuvre", "effectu*",
    "developp*", "offr*", "offert*", "conduit*", "conduis*", "dispos*", "benefici*", "particip*", "s'appu*",
    "appu*", "anim*", "tien*", "tenu*", "port*", "donn*", "pren*", "pris*", "deroul*", "lieu", "intervien*",
    "intervention*", "travail*", "oeuvr*", "agi*", "engag*", "mobilis*", "dedi*", "destin*", "ouvr*", "ouvert*",
    "peuvent", "pouv*", "pourr*", "age", "ages", "agee", "agees",
    // English
    "aged", "organi*", "provid*", "offer*", "carr*", "run", "runs", "running", "hold*", "held", "take*", "took", "place",
    "also", "order", "aim*", "within", "through", "thanks", "including", "help*", "allow*", "enabl*", "work*",
    "association", "organisation", "organization", "project*", "activit*", "year*", "number*", "total",
    "make*", "made", "give*", "gave", "given", "include*", "consist*", "currently", "addition", "well", "part",
    "doesn", "don", "didn", "isn", "wasn", "aren", "weren", "won", "couldn", "wouldn", "hasn", "haven",
];

/// Each group: it or another of it must be in the sources.
#[rustfmt::skip]
const TURNING: &[&[&str]] = &[
    &["augment*", "hauss*", "croiss*", "croit", "progress*", "accroi*", "accru*", "increas*", "grow*", "grew", "rise*", "rose"],
    &["baiss*", "diminu*", "recul*", "redui*", "reduct*", "declin*", "decreas*", "fall*", "fell", "drop*"],
    &["doubl*"], &["tripl*"], &["moitie", "half"],
    &["lou", "loue", "louent", "louons", "louer", "location*", "loyer*", "rent*"],
    &["vend*", "vente*", "sell*", "sold", "sale*"], &["achet*", "achat*", "buy*", "bought"],
    &["prete*", "pret", "prets", "lend*", "lent"], &["don", "dons", "gift*"],
    &["gratuit*", "free"], &["payant*", "factur*", "charged"],
    &["ferm*", "clos*"],
    &["refus*", "interdi*", "exclu", "exclus", "exclut", "exclue*", "reject*", "forbid*", "forbidden"],
    &["accept*", "autoris*", "agre*", "approuv*", "approv*"],
    &["cess*", "arret*", "suspend*", "suspens*", "annul*", "abandon*", "cancel*", "stop*"],
    &["obligat*", "mandatory", "compulsory"], &["facultati*", "optional"],
    &["seul", "seule", "seuls", "seules", "seulement", "uniquement", "exclusiv*", "only", "solely"],
    &["tous", "toutes", "integral*", "totalit*", "all", "whole"],
    &["toujours", "always", "permanen*", "continu*"], &["jamais", "never"],
    &["moins", "less", "fewer", "under"], &["davantage", "superieur*"],
    &["maxim*"], &["minim*"],
    &["premier*", "premiere*", "first"], &["dernier*", "derniere*", "last"],
    &["unique*"], &["innov*"], &["exception*"], &["exempl*"], &["remarqua*"], &["reconnu*", "renomm*", "recogni*"],
    &["incontourn*"], &["pionni*", "pioneer*"], &["leader*", "leading"], &["meilleur*", "best"], &["excellen*"],
    &["succes", "success*", "reussi*"], &["essentiel*", "indispensabl*", "essential*", "crucia*"],
    &["laureat*", "prime", "primee", "recompens*", "award*", "prix"], &["label*"], &["certifi*"],
    &["national*"], &["international*"], &["europe*"], &["regional*"], &["departement*"],
    &["lundi", "lundis", "monday"], &["mardi", "mardis", "tuesday"], &["mercredi", "mercredis", "wednesday"],
    &["jeudi", "jeudis", "thursday"], &["vendredi", "vendredis", "friday"], &["samedi", "samedis", "saturday"],
    &["dimanche", "dimanches", "sunday"],
    &["janvier", "january"], &["fevrier", "february"], &["mars", "march"], &["avril", "april"], &["mai", "may"],
    &["juin", "june"], &["juillet", "july"], &["aout", "august"], &["septembre", "september"],
    &["octobre", "october"], &["novembre", "november"], &["decembre", "december"],
    &["matin*", "morning*"], &["apres-midi", "afternoon*"], &["soir*", "evening*"],
    &["quotidien*", "daily"], &["hebdomadaire*", "semaine*", "weekly", "week*"], &["mensuel*", "mois", "monthly", "month*"],
    &["annuel*", "annuelle*", "an", "ans", "annee*", "yearly", "annual*", "year*"],
    &["salari*", "employ*", "staff"], &["benevol*", "volunt*"],
    &["enfant*", "child*"], &["adult*"], &["femme*", "women", "woman"], &["homme*", "men", "man"],
    &["senior*", "retraite*", "elderly"], &["jeune*", "young", "youth"],
    &["avant", "before"], &["apres", "after"], &["depuis", "since"], &["jusqu", "until"],
];
