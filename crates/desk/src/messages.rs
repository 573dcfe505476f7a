//! What the program says, in the person's language. Texts are in `i18n/`, one folder a language.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use i18n_embed::{I18nAssets, LanguageLoader as _};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// Messages in both languages, as Fluent resources.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// French, which every message must have.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

/// What is said at the desk.
pub const TEXTS: Texts = Texts {
    fr: include_str!("../i18n/fr/desk.ftl"),
    en: include_str!("../i18n/en/desk.ftl"),
};

/// All texts that the loader is given for a language, whatever file it asks for.
struct All(Vec<(String, &'static str)>);

impl I18nAssets for All {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        let asked = self.0.iter().filter(|(of, _)| of == path);
        asked
            .map(|(_, text)| Cow::Borrowed(text.as_bytes()))
            .collect()
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(self.0.iter().map(|(of, _)| of.clone()))
    }
}

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
}

impl Tongue {
    /// Its code (ISO 639-1).
    pub fn code(self) -> &'static str {
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
    pub fn asked(arguments: &[String], locale: impl Fn(&str) -> Option<String>) -> Self {
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
pub struct Messages {
    /// The language.
    pub tongue: Tongue,
    /// For [`say!`]; nothing else calls it.
    pub loader: FluentLanguageLoader,
}

impl Messages {
    /// Loads the messages of a language: those of the desk, and those of whoever speaks. They are part
    /// of the program, so this cannot fail on a person's machine; a test loads each language.
    pub fn new(tongue: Tongue, texts: &[Texts]) -> Self {
        let loader = fluent_language_loader!();
        let language: LanguageIdentifier = tongue
            .code()
            .parse()
            .expect("the codes of languages above are well formed");
        let all = [&[TEXTS], texts].concat();
        let files = |code: &str, of: fn(&Texts) -> &'static str| {
            let path = format!("{code}/desk.ftl");
            let files: Vec<_> = all.iter().map(|texts| (path.clone(), of(texts))).collect();
            files
        };
        let mut assets = files("fr", |texts| texts.fr);
        assets.extend(files("en", |texts| texts.en));
        loader
            .load_languages(&All(assets), &[language])
            .expect("the messages built into the program are well formed");
        // The marks that set off inserted text from text of the other direction would show as
        // odd characters in many terminals, and no language here is written from right to left.
        loader.set_use_isolating(false);
        Self { tongue, loader }
    }

    /// A message whose id is made at run time: for texts of help, which a test goes through, and for
    /// the names of keys of facts, which have themselves to fall back on.
    pub fn help(&self, id: &str) -> Option<String> {
        self.loader.has(id).then(|| self.loader.get(id))
    }

    /// A message whose id is made at run time, with its arguments: for what the ledger's crate names
    /// by ids, such as rules of files, which tests go through.
    pub fn named(&self, id: &str, arguments: &[(&str, String)]) -> Option<String> {
        let arguments: HashMap<&str, String> = arguments.iter().cloned().collect();
        self.loader
            .has(id)
            .then(|| self.loader.get_args(id, arguments))
    }

    /// What stands between several things that are told one after another.
    pub fn separator(&self) -> &'static str {
        match self.tongue {
            Tongue::Fr => "\u{202f}; ",
            Tongue::En => "; ",
        }
    }

    /// The name that help gives to the value of an argument.
    pub fn help_value(&self, id: &str) -> Option<String> {
        self.loader
            .has_attr(id, "value")
            .then(|| self.loader.get_attr(id, "value"))
    }
}

/// A message by its id, with its arguments. The id and the names of the arguments are checked
/// when the program is built.
#[macro_export]
macro_rules! say {
    ($messages:expr, $id:literal) => {
        i18n_embed_fl::fl!($messages.loader, $id)
    };
    ($messages:expr, $id:literal, $($arguments:tt)*) => {
        i18n_embed_fl::fl!($messages.loader, $id, $($arguments)*)
    };
}
pub use say;

/// What is wrong in texts, for tests: messages or arguments that one language has and the other has not,
/// ids that stand twice, spaces that would break in French, straight apostrophes.
pub fn faults(texts: &Texts) -> Vec<String> {
    let mut faults = Vec::new();
    let (fr, en) = (ids(texts.fr, &mut faults), ids(texts.en, &mut faults));
    let both: BTreeSet<&String> = fr.keys().chain(en.keys()).collect();
    let different = both.iter().filter(|id| fr.get(**id) != en.get(**id));
    faults.extend(different.map(|id| format!("{id}: not alike in both languages")));
    for (number, line) in (1..).zip(texts.fr.lines()) {
        let bad = [" ;", " !", " ?", " :", "« ", " »", "'"];
        let found = bad.iter().find(|bad| line.contains(**bad));
        if let Some(bad) = found.filter(|_| !line.starts_with('#')) {
            faults.push(format!("line {number}: {bad:?} in {line:?}"));
        }
    }
    faults
}

/// Ids of messages, each with the variables that it uses.
fn ids(text: &str, faults: &mut Vec<String>) -> BTreeMap<String, BTreeSet<String>> {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((id, _)) = line.split_once(" =")
            && !line.starts_with([' ', '#', '}', '-'])
        {
            id.clone_into(&mut current);
            if ids.insert(id.to_owned(), BTreeSet::new()).is_some() {
                faults.push(format!("{id} stands twice"));
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_whole() {
        assert_eq!(faults(&TEXTS), Vec::<String>::new());
        assert!(TEXTS.fr.lines().count() > 500, "the messages are not there");
    }

    #[test]
    fn both_languages_load() {
        for tongue in [Tongue::Fr, Tongue::En] {
            let messages = Messages::new(tongue, &[]);
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
