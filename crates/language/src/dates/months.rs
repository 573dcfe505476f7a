//! Names of months.

use crate::Language;

/// The name of a month as it is written inside a date; `None` without a language or a month.
pub(super) fn name(month: u8, language: Language) -> Option<&'static str> {
    let names = match language {
        Language::French => FRENCH,
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Spanish => SPANISH,
        Language::Italian => ITALIAN,
        Language::Portuguese => PORTUGUESE,
        Language::Dutch => DUTCH,
        Language::Other => return None,
    };
    names.get(usize::from(month).checked_sub(1)?).copied()
}

/// The month that a folded word names, in full or cut to the usual abbreviations.
pub(super) fn number(folded: &str) -> Option<u8> {
    let word = folded.trim_end_matches('.');
    (1..=12_u8)
        .zip(FOLDED)
        .find(|(_, names)| names.contains(&word))
        .map(|(month, _)| month)
}

const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const GERMAN: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const ITALIAN: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];
const PORTUGUESE: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];
const DUTCH: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// Folded names and abbreviations of each month in all languages.
const FOLDED: [&[&str]; 12] = [
    &[
        "janvier", "janv", "jan", "january", "januar", "janner", "enero", "ene", "gennaio", "gen",
        "janeiro", "januari",
    ],
    &[
        "fevrier",
        "fevr",
        "fev",
        "february",
        "feb",
        "februar",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
    ],
    &[
        "mars", "march", "mar", "marz", "maerz", "marzo", "marco", "maart", "mrt",
    ],
    &["avril", "avr", "april", "apr", "abril", "abr", "aprile"],
    &["mai", "may", "mayo", "maggio", "mag", "maio", "mei"],
    &[
        "juin", "june", "jun", "juni", "junio", "giugno", "giu", "junho",
    ],
    &[
        "juillet", "juil", "july", "jul", "juli", "julio", "luglio", "lug", "julho",
    ],
    &["aout", "august", "aug", "agosto", "ago", "augustus"],
    &[
        "septembre",
        "sept",
        "sep",
        "september",
        "septiembre",
        "setiembre",
        "settembre",
        "set",
        "setembro",
    ],
    &[
        "octobre", "oct", "october", "oktober", "okt", "octubre", "ottobre", "ott", "outubro",
        "out",
    ],
    &["novembre", "nov", "november", "noviembre", "novembro"],
    &[
        "decembre",
        "dec",
        "december",
        "dezember",
        "dez",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
    ],
];
