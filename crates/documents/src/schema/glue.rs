//! The few words that hold a condition together, in the languages of forms.

/// Words of one language.
#[derive(Debug)]
pub(super) struct Glue {
    pub(super) when: &'static str,
    pub(super) and: &'static str,
    pub(super) or: &'static str,
    pub(super) not: &'static str,
    pub(super) is: &'static str,
    pub(super) is_not: &'static str,
    pub(super) contains: &'static str,
    pub(super) contains_not: &'static str,
    pub(super) at_least: &'static str,
    pub(super) more: &'static str,
    pub(super) at_most: &'static str,
    pub(super) less: &'static str,
    pub(super) answered: &'static str,
    pub(super) blank: &'static str,
    pub(super) required: &'static str,
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    /// Quotation marks around a question.
    pub(super) quotes: [&'static str; 2],
}

/// The words of a language by its code; English for those that are not known.
pub(super) fn of(code: &str) -> &'static Glue {
    match code.get(..2).unwrap_or_default() {
        "fr" => &FRENCH,
        "fi" => &FINNISH,
        "sv" => &SWEDISH,
        "cy" => &WELSH,
        _ => &ENGLISH,
    }
}

/// The code of the language that a text is most likely in, by its small words.
pub(super) fn language(text: &str) -> &'static str {
    const SMALL: [(&str, &[&str]); 5] = [
        ("en", &["the", "of", "your", "you", "and", "to", "for"]),
        (
            "fr",
            &["le", "la", "les", "des", "votre", "vous", "et", "pour"],
        ),
        ("cy", &["yr", "y", "eich", "ar", "yn", "ydych", "chi", "am"]),
        (
            "fi",
            &["ja", "on", "joka", "avustus", "sekä", "ovat", "tai"],
        ),
        ("sv", &["och", "det", "för", "som", "ni", "är", "till"]),
    ];
    let mut counts = [0_usize; SMALL.len()];
    for word in text.split(|c: char| !c.is_alphanumeric()).take(20_000) {
        let word = word.to_lowercase();
        for (count, (_, small)) in counts.iter_mut().zip(SMALL) {
            *count += usize::from(small.contains(&word.as_str()));
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let best = counts.iter().position(|count| *count == most);
    best.and_then(|at| SMALL.get(at))
        .map_or("en", |(code, _)| code)
}

static ENGLISH: Glue = Glue {
    when: "If",
    and: "and",
    or: "or",
    not: "not",
    is: "is",
    is_not: "is not",
    contains: "includes",
    contains_not: "does not include",
    at_least: "is at least",
    more: "is more than",
    at_most: "is at most",
    less: "is less than",
    answered: "is answered",
    blank: "is not answered",
    required: "required",
    yes: "Yes",
    no: "No",
    quotes: ["“", "”"],
};

static FRENCH: Glue = Glue {
    when: "Si",
    and: "et",
    or: "ou",
    not: "sauf si",
    is: "est",
    is_not: "n’est pas",
    contains: "comprend",
    contains_not: "ne comprend pas",
    at_least: "est au moins",
    more: "est plus de",
    at_most: "est au plus",
    less: "est moins de",
    answered: "est rempli",
    blank: "n’est pas rempli",
    required: "obligatoire",
    yes: "Oui",
    no: "Non",
    quotes: ["«\u{a0}", "\u{a0}»"],
};

static FINNISH: Glue = Glue {
    when: "Jos",
    and: "ja",
    or: "tai",
    not: "ei",
    is: "on",
    is_not: "ei ole",
    contains: "sisältää",
    contains_not: "ei sisällä",
    at_least: "on vähintään",
    more: "on yli",
    at_most: "on enintään",
    less: "on alle",
    answered: "on täytetty",
    blank: "on tyhjä",
    required: "pakollinen",
    yes: "Kyllä",
    no: "Ei",
    quotes: ["”", "”"],
};

static SWEDISH: Glue = Glue {
    when: "Om",
    and: "och",
    or: "eller",
    not: "inte",
    is: "är",
    is_not: "är inte",
    contains: "innehåller",
    contains_not: "innehåller inte",
    at_least: "är minst",
    more: "är mer än",
    at_most: "är högst",
    less: "är mindre än",
    answered: "är ifyllt",
    blank: "är tomt",
    required: "obligatoriskt",
    yes: "Ja",
    no: "Nej",
    quotes: ["”", "”"],
};

static WELSH: Glue = Glue {
    when: "Os",
    and: "a",
    or: "neu",
    not: "nid",
    is: "yw",
    is_not: "nid yw",
    contains: "yn cynnwys",
    contains_not: "ddim yn cynnwys",
    at_least: "o leiaf",
    more: "yn fwy na",
    at_most: "ar y mwyaf",
    less: "yn llai na",
    answered: "wedi’i ateb",
    blank: "heb ei ateb",
    required: "gofynnol",
    yes: "Ie",
    no: "Na",
    quotes: ["“", "”"],
};
