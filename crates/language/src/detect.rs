//! The language a text is in, told by its stop words.

use serde::{Deserialize, Serialize};

use crate::{stop_words, words};

/// A language whose words are known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Portuguese.
    Portuguese,
    /// Dutch.
    Dutch,
    /// None of these, or too few words to tell.
    Other,
}

impl Language {
    /// All languages but [`Language::Other`].
    pub const KNOWN: [Self; 7] = [
        Self::French,
        Self::English,
        Self::German,
        Self::Spanish,
        Self::Italian,
        Self::Portuguese,
        Self::Dutch,
    ];

    /// Its ISO 639-1 code; `und` (undetermined, ISO 639-2) for [`Language::Other`].
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Portuguese => "pt",
            Self::Dutch => "nl",
            Self::Other => "und",
        }
    }
}

/// Words of a long text that are looked at: more change nothing.
const ENOUGH: usize = 4000;

/// The least share of a text's words, in stop words of its language; prose has 0.3 to 0.5.
const LEAST: f32 = 0.08;

/// The language most of a text is in. Good from about fifteen words on; lists of names and tables
/// of figures are [`Language::Other`].
pub fn detect(text: &str) -> Language {
    let mut end = text.len().min(ENOUGH * 8);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let tokens = words::tokens(&text[..end]);
    let tokens: Vec<&String> = tokens
        .iter()
        .filter(|word| word.chars().all(|c| c.is_alphabetic() || c == '\''))
        .take(ENOUGH)
        .collect();
    let mut scores = [0.0_f32; Language::KNOWN.len()];
    for token in &tokens {
        let speaks =
            Language::KNOWN.map(|language| stop_words::of(language).contains(&token.as_str()));
        // A word that several languages share says little for each.
        let sharers = speaks.iter().filter(|speaks| **speaks).count();
        for (score, speaks) in scores.iter_mut().zip(speaks) {
            if speaks {
                *score += 1.0 / sharers as f32;
            }
        }
    }
    let best = Language::KNOWN
        .iter()
        .zip(scores)
        .max_by(|(_, a), (_, b)| a.total_cmp(b));
    match best {
        Some((language, score)) if score >= 0.9 && score >= LEAST * tokens.len() as f32 => {
            *language
        }
        _ => Language::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_enough() {
        use Language::*;
        for (text, language) in [
            (
                "L'association propose aux habitants du quartier un atelier de réparation ouvert à toutes et tous.",
                French,
            ),
            (
                "The association runs a repair workshop that is open to all of the people in the neighbourhood.",
                English,
            ),
            (
                "Der Verein bietet den Bewohnern des Viertels eine Werkstatt an, die für alle offen ist.",
                German,
            ),
            (
                "La asociación ofrece a los vecinos del barrio un taller de reparación que está abierto a todas las personas.",
                Spanish,
            ),
            (
                "L'associazione propone agli abitanti del quartiere un laboratorio di riparazione che è aperto a tutti.",
                Italian,
            ),
            (
                "A associação oferece aos moradores do bairro uma oficina de reparação que está aberta a todas as pessoas.",
                Portuguese,
            ),
            (
                "De vereniging biedt de bewoners van de wijk een werkplaats aan die voor iedereen open is.",
                Dutch,
            ),
            ("60 Achats 1 234,50 61 Services 200,00", Other),
            ("Nom Prénom Adresse Téléphone", Other),
            ("", Other),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    #[test]
    fn a_language_is_written_as_a_word() {
        assert_eq!(
            serde_json::to_string(&Language::French).ok().as_deref(),
            Some("\"french\"")
        );
    }
}
