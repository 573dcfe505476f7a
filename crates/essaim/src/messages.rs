//! What the program says, in the person's language. Texts are in `i18n/`, one folder a language.

use std::collections::HashMap;

use clap::ValueEnum;
use i18n_embed::LanguageLoader as _;
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "i18n/"]
struct Texts;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
pub(crate) enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
}

impl Tongue {
    /// Its code (ISO 639-1).
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// What a person asked for: `--language` if it stands among the arguments, else the first
    /// locale variable that names a language spoken here (POSIX: `LC_ALL` before `LC_MESSAGES`
    /// before `LANG`), else French.
    ///
    /// It is needed before the arguments are parsed, for the help and the errors of parsing are
    /// said in it too.
    pub(crate) fn asked(arguments: &[String], locale: impl Fn(&str) -> Option<String>) -> Self {
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let value = match argument.as_str() {
                "--" => break,
                "--language" => rest.next().map(String::as_str),
                other => other.strip_prefix("--language="),
            };
            if let Some(tongue) = value.and_then(Self::from_locale) {
                return tongue;
            }
        }
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(locale)
            .find(|value| !value.is_empty());
        set.as_deref()
            .and_then(Self::from_locale)
            .unwrap_or(Self::Fr)
    }

    fn from_locale(locale: &str) -> Option<Self> {
        let code = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        match code.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// All messages in one language.
pub(crate) struct Messages {
    /// The language.
    pub(crate) tongue: Tongue,
    /// For [`say!`]; nothing else calls it.
    pub(crate) loader: FluentLanguageLoader,
}

impl Messages {
    /// Loads the messages of a language. They are part of the program, so this cannot fail on a
    /// person's machine; a test loads each language.
    pub(crate) fn new(tongue: Tongue) -> Self {
        let loader = fluent_language_loader!();
        let language: LanguageIdentifier = tongue
            .code()
            .parse()
            .expect("the codes of languages above are well formed");
        loader
            .load_languages(&Texts, &[language])
            .expect("the messages built into the program are well formed");
        // The marks that set off inserted text from text of the other direction would show as
        // odd characters in many terminals, and no language here is written from right to left.
        loader.set_use_isolating(false);
        Self { tongue, loader }
    }

    /// A message whose id is made at run time: for texts of help, which a test goes through, and for
    /// the names of keys of facts, which have themselves to fall back on.
    pub(crate) fn help(&self, id: &str) -> Option<String> {
        self.loader.has(id).then(|| self.loader.get(id))
    }

    /// A message whose id is made at run time, with its arguments: for what the ledger's crate names
    /// by ids, such as rules of files, which tests go through.
    pub(crate) fn named(&self, id: &str, arguments: &[(&str, String)]) -> Option<String> {
        let arguments: HashMap<&str, String> = arguments.iter().cloned().collect();
        self.loader
            .has(id)
            .then(|| self.loader.get_args(id, arguments))
    }

    /// What stands between several things that are told one after another.
    pub(crate) fn separator(&self) -> &'static str {
        match self.tongue {
            Tongue::Fr => "\u{202f}; ",
            Tongue::En => "; ",
        }
    }

    /// The name that help gives to the value of an argument.
    pub(crate) fn help_value(&self, id: &str) -> Option<String> {
        self.loader
            .has_attr(id, "value")
            .then(|| self.loader.get_attr(id, "value"))
    }
}

/// A message by its id, with its arguments. The id and the names of the arguments are checked
/// when the program is built.
macro_rules! say {
    ($messages:expr, $id:literal) => {
        i18n_embed_fl::fl!($messages.loader, $id)
    };
    ($messages:expr, $id:literal, $($arguments:tt)*) => {
        i18n_embed_fl::fl!($messages.loader, $id, $($arguments)*)
    };
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    const FR: &str = include_str!("../i18n/fr/essaim.ftl");
    const EN: &str = include_str!("../i18n/en/essaim.ftl");

    /// Ids of messages, each with the variables that it uses.
    fn ids(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in text.lines() {
            if let Some((id, _)) = line.split_once(" =")
                && !line.starts_with([' ', '#', '}', '-'])
            {
                id.clone_into(&mut current);
                assert!(
                    ids.insert(id.to_owned(), BTreeSet::new()).is_none(),
                    "{id} stands twice"
                );
            }
            for piece in line.split('$').skip(1) {
                let variable: String = piece
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                ids.entry(current.clone()).or_default().insert(variable);
            }
        }
        ids
    }

    #[test]
    fn both_languages_have_the_same_messages_and_arguments() {
        let (fr, en) = (ids(FR), ids(EN));
        assert!(fr.len() > 50, "the messages were not found: {}", fr.len());
        for (id, arguments) in &fr {
            assert_eq!(Some(arguments), en.get(id), "arguments of {id}");
        }
        assert_eq!(fr.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
    }

    #[test]
    fn french_spaces_do_not_break() {
        for (number, line) in FR
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            for bad in [" ;", " !", " ?", " :", "« ", " »"] {
                assert!(
                    !line.contains(bad),
                    "line {}: {bad:?} in {line:?}",
                    number + 1
                );
            }
            assert!(
                !line.contains('\''),
                "line {}: a straight apostrophe: {line}",
                number + 1
            );
        }
    }

    #[test]
    fn both_languages_load() {
        for tongue in [Tongue::Fr, Tongue::En] {
            let messages = Messages::new(tongue);
            assert!(!say!(messages, "error-word").is_empty());
        }
    }

    #[test]
    fn the_language_is_the_one_asked_for() {
        let asked = |arguments: &[&str], variable: &str, value: &str| {
            let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
            Tongue::asked(&arguments, |name| {
                (name == variable).then(|| value.to_owned())
            })
        };
        assert_eq!(asked(&[], "LANG", "en_GB.UTF-8"), Tongue::En);
        assert_eq!(asked(&[], "LANG", "C.UTF-8"), Tongue::Fr);
        assert_eq!(asked(&[], "NONE", ""), Tongue::Fr);
        assert_eq!(
            asked(&["--language", "fr", "init"], "LC_ALL", "en_US"),
            Tongue::Fr
        );
        assert_eq!(
            asked(&["init", "--language=en"], "LANG", "fr_FR"),
            Tongue::En
        );
        assert_eq!(asked(&["--", "--language=en"], "LANG", "fr_FR"), Tongue::Fr);
    }
}
