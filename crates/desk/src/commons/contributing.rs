//! What a person types about a record, read against its kind: values that can be said, or what is
//! wrong, field by field. Records are named by their names.

use std::collections::BTreeMap;

use ::commons::admit::live;
use ::commons::digest::Digest;
use ::commons::fold::Record;
use ::commons::kinds::{Field, Kind};
use ::commons::moment::Day;
use ::commons::names::{FieldName, KindName, Language, Licence, RecordId};
use ::commons::statement::{Says, Source, Statement, Words};
use language::words::fold;
use serde_json::{Value, json};
use store::{Commons as _, CommonsError};

use super::finding::{self, Asked};
use super::inputs::Input;
use super::{Open, Speaker, random, saying};
use crate::clock;
use crate::context::Context;
use crate::failure::Failure;
use crate::messages::{Messages, say};

/// The most pairs of a form that are looked at.
const PAIRS: usize = 2_000;
/// The most records that are offered where a name is not one record's alone.
const OFFERED: usize = 8;
/// The licence of what is said here, unless another one is chosen.
pub const LICENCE: &str = "CC0-1.0";

/// What a form sent, as it sent it. Fields of the kind have their own names; what is asked of all of
/// them begins with `x-`, which no field's name does.
#[derive(Debug, Clone, Default)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// Of the pairs of a form.
    pub fn new(mut pairs: Vec<(String, String)>) -> Self {
        pairs.truncate(PAIRS);
        Self(pairs)
    }

    /// The first value of a name; empty where there is none.
    pub fn one(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// All values of a name.
    pub fn all<'t>(&'t self, name: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        let name = name.to_owned();
        self.0
            .iter()
            .filter(move |(of, _)| *of == name)
            .map(|(_, value)| value.trim())
    }

    /// The lines of a name that are not blank.
    pub fn lines<'t>(&'t self, name: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        let lines = self.all(name).flat_map(str::lines);
        lines.map(str::trim).filter(|line| !line.is_empty())
    }

    /// All pairs.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Sets a value, in place of those that were there.
    pub fn set(&mut self, name: &str, value: String) {
        self.0.retain(|(of, _)| of != name);
        self.0.push((name.to_owned(), value));
    }
}

/// What was typed, ready to be said.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The values.
    pub values: Vec<ReadyValue>,
    /// Where they stand.
    pub source: Source,
    /// The source's words.
    pub quote: Option<String>,
    /// The day on which the source said so.
    pub seen: Day,
    /// Under which licence they may be used.
    pub licence: Licence,
}

/// A value, ready to be said.
#[derive(Debug, Clone)]
pub struct ReadyValue {
    /// Of which field.
    pub field: FieldName,
    /// In which language.
    pub language: Option<Language>,
    /// The value.
    pub value: Value,
    /// What it takes the place of.
    pub replaces: Option<Digest>,
}

/// What is wrong, by the name of the field; `x-` fields are asked of all values.
pub type Faults = BTreeMap<String, Fault>;

/// What is wrong with a field.
#[derive(Debug, Clone, Default)]
pub struct Fault {
    /// In words.
    pub what: String,
    /// Records to choose from, where a name is not one record's alone.
    pub picks: Vec<Pick>,
}

/// A name that is not one record's alone.
#[derive(Debug, Clone)]
pub struct Pick {
    /// On which line of the field, from 0.
    pub line: usize,
    /// The name as it was typed.
    pub typed: String,
    /// The records that it may be: their ids and names.
    pub records: Vec<(String, String)>,
}

impl Pick {
    /// The name under which the choice is sent.
    pub fn name(field: &str, line: usize) -> String {
        format!("x-pick-{field}-{line}")
    }
}

/// Reads what was typed about a record; a new one where there is none.
pub async fn read(
    context: &Context,
    open: &Open,
    kind: &Kind,
    record: Option<&Record>,
    typed: &Typed,
) -> Result<Result<Ready, Faults>, CommonsError> {
    let messages = &context.messages;
    let mut faults = Faults::new();
    let language: Option<Language> = typed.one("x-language").parse().ok();
    let source = source(typed.one("x-source"));
    if source.is_none() {
        wrong(
            &mut faults,
            "x-source",
            say!(messages, "commons-form-no-source"),
        );
    }
    let seen: Option<Day> = match typed.one("x-seen") {
        "" => Some(open.now.day()),
        day => day.parse().ok().filter(|day| *day <= open.now.day()),
    };
    if seen.is_none() {
        wrong(
            &mut faults,
            "x-seen",
            say!(messages, "commons-form-bad-day"),
        );
    }
    let licence = match typed.one("x-licence") {
        "" => LICENCE,
        typed => typed,
    };
    let licence: Option<Licence> = licence.parse().ok().filter(Licence::is_known);
    if licence.is_none() {
        let licence = typed.one("x-licence");
        wrong(
            &mut faults,
            "x-licence",
            say!(messages, "commons-refused-licence", licence = licence),
        );
    }
    let quote = typed.one("x-quote").replace("\r\n", "\n");
    let mut values = Vec::new();
    for field in kind.fields() {
        match one_field(context, open, field, typed).await? {
            Ok(None) => {}
            Ok(Some(_)) if field.translated && language.is_none() => {
                wrong(
                    &mut faults,
                    "x-language",
                    say!(messages, "commons-form-no-language"),
                );
            }
            Ok(Some(value)) => values.push(ReadyValue {
                field: field.name().clone(),
                language: language.clone().filter(|_| field.translated),
                value,
                replaces: None,
            }),
            Err(fault) => {
                faults.insert(field.name().to_string(), fault);
            }
        }
    }
    let named = values.iter().any(|value| value.field.as_str() == "name");
    if record.is_none() && !named && !faults.contains_key("name") {
        wrong(&mut faults, "name", say!(messages, "commons-form-no-name"));
    }
    let own = open.speaker(None).await?;
    let beside = !typed.one("x-beside").is_empty();
    for value in &mut values {
        place(value, record, &own, beside);
    }
    // What is said already needs no saying.
    values.retain(|value| !is_said(value, record));
    if values.is_empty() && faults.is_empty() {
        wrong(&mut faults, "x-all", say!(messages, "commons-form-nothing"));
    }
    match (source, seen, licence) {
        (Some(source), Some(seen), Some(licence)) if faults.is_empty() => Ok(Ok(Ready {
            values,
            source,
            quote: Some(quote).filter(|quote| !quote.is_empty()),
            seen,
            licence,
        })),
        _ => Ok(Err(faults)),
    }
}

/// Says what was read, all or nothing. Gives the record, and the statements.
pub async fn tell(
    context: &Context,
    open: &Open,
    kind: &KindName,
    record: Option<RecordId>,
    ready: &Ready,
) -> Result<(RecordId, Vec<Digest>), Failure> {
    let failed = |error| super::failing::of_commons(&context.messages, error, open.store.folder());
    let record = match record {
        Some(record) => record,
        None => RecordId::new(kind.clone(), random()?),
    };
    let speaker = open.speaker(None).await.map_err(failed)?;
    let mut statements: Vec<Statement> = Vec::new();
    for value in &ready.values {
        let mut words = Words::new(random()?);
        words.value = Some(value.value.clone());
        words.source = Some(ready.source.clone());
        words.quote.clone_from(&ready.quote);
        words.seen = Some(ready.seen);
        let says = Says::Value {
            record: record.clone(),
            field: value.field.clone(),
            language: value.language.clone(),
            licence: ready.licence.clone(),
            replaces: value.replaces,
        };
        statements.push(saying::make(context, open, &speaker, says, Some(words))?);
    }
    let ids = saying::say_all(context, open, statements).await?;
    Ok((record, ids))
}

/// A source as it is typed: the address of a page, else a document as people cite it.
pub fn source(typed: &str) -> Option<Source> {
    let typed = typed.trim();
    let is_address = typed.starts_with("https://") || typed.starts_with("http://");
    if is_address {
        let fine = typed.len() <= 2_000
            && !typed.contains(|c: char| c.is_whitespace() || "\"<>\\".contains(c));
        return fine.then(|| Source::Url(typed.to_owned()));
    }
    let fine = (3..=2_000).contains(&typed.len());
    fine.then(|| Source::Document(typed.to_owned()))
}

/// A value takes the place of what the same organisation said, and else of what stands first, unless
/// it is to stand beside it.
fn place(value: &mut ReadyValue, record: Option<&Record>, own: &Speaker<'_>, beside: bool) {
    let mut held = live(record, &value.field, value.language.as_ref());
    let key = own.key.public();
    let mine = live(record, &value.field, value.language.as_ref()).find(|held| {
        held.author == key || own.organisation.is_some() && held.organisation == own.organisation
    });
    value.replaces = match mine {
        Some(mine) => Some(mine.statement),
        None if beside => None,
        None => held.next().map(|held| held.statement),
    };
}

fn is_said(value: &ReadyValue, record: Option<&Record>) -> bool {
    live(record, &value.field, value.language.as_ref())
        .any(|held| held.value.as_ref() == Some(&value.value))
}

/// A field's value; none where nothing was typed.
async fn one_field(
    context: &Context,
    open: &Open,
    field: &Field,
    typed: &Typed,
) -> Result<Result<Option<Value>, Fault>, CommonsError> {
    let messages = &context.messages;
    let name = field.name().as_str();
    let text = typed.one(name);
    let input = Input::of(field);
    let value = match &input {
        Input::Record(kinds) | Input::Records(kinds) => {
            let names: Vec<&str> = typed.lines(name).collect();
            match records(context, open, name, kinds, &names, typed).await? {
                Err(fault) => return Ok(Err(fault)),
                Ok(ids) if ids.is_empty() => None,
                Ok(ids) if input.is_list() => Some(json!(ids)),
                Ok(ids) => ids.into_iter().next().map(Value::from),
            }
        }
        Input::Several(_) => {
            let chosen: Vec<&str> = typed.all(name).filter(|one| !one.is_empty()).collect();
            (!chosen.is_empty()).then(|| json!(chosen))
        }
        Input::Lines => {
            let lines: Vec<&str> = typed.lines(name).collect();
            (!lines.is_empty()).then(|| json!(lines))
        }
        Input::Program => None,
        _ if text.is_empty() => None,
        Input::YesNo => Some(Value::from(text == "true")),
        Input::Number { whole } => match number(text, *whole) {
            Some(number) => Some(number),
            None => return Ok(Err(plain(say!(messages, "commons-form-no-number")))),
        },
        Input::Moment => match clock::moment_of(text) {
            Some(moment) => Some(Value::from(moment)),
            None => return Ok(Err(plain(say!(messages, "commons-form-no-moment")))),
        },
        _ => Some(Value::from(text.replace("\r\n", "\n"))),
    };
    let Some(value) = value else {
        return Ok(Ok(None));
    };
    Ok(match field.fault(&value) {
        None => Ok(Some(value)),
        Some(fault) => Err(plain(in_words(messages, field, &input, &fault))),
    })
}

fn wrong(faults: &mut Faults, at: &str, what: String) {
    faults.insert(at.to_owned(), plain(what));
}

fn plain(what: String) -> Fault {
    Fault {
        what,
        picks: Vec::new(),
    }
}

/// Why a value does not fit, in words for who typed it.
fn in_words(messages: &Messages, field: &Field, input: &Input, fault: &str) -> String {
    let bound = |key: &str| field.schema().get(key).and_then(Value::as_u64);
    match input {
        Input::Address => say!(messages, "commons-form-no-address"),
        Input::Email => say!(messages, "commons-form-no-email"),
        Input::Day => say!(messages, "commons-form-bad-day"),
        Input::One(_) | Input::Several(_) => say!(messages, "commons-form-no-choice"),
        Input::Line(most) | Input::Text(most) if fault.contains("longer") => {
            say!(messages, "commons-form-too-long", count = most.to_string())
        }
        Input::Lines if fault.contains("non-unique") => say!(messages, "commons-form-twice"),
        Input::Lines if fault.contains("more than") => say!(
            messages,
            "commons-form-too-many",
            count = bound("maxItems").unwrap_or_default().to_string()
        ),
        _ => say!(messages, "commons-form-unfit", fault = fault),
    }
}

/// A number as people type it: `1 250,5`.
fn number(text: &str, whole: bool) -> Option<Value> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.replace(',', ".");
    if whole {
        return text.parse::<i64>().ok().map(Value::from);
    }
    let number: f64 = text.parse().ok()?;
    number.is_finite().then(|| json!(number))
}

/// The records of names, each the one that is called so, or that was picked.
async fn records(
    context: &Context,
    open: &Open,
    field: &str,
    kinds: &[KindName],
    names: &[&str],
    typed: &Typed,
) -> Result<Result<Vec<String>, Fault>, CommonsError> {
    let messages = &context.messages;
    let of_kind = |record: &RecordId| kinds.contains(record.kind());
    let (mut ids, mut fault) = (Vec::new(), Fault::default());
    for (line, &name) in names.iter().enumerate() {
        let picked = typed.one(&Pick::name(field, line)).to_owned();
        let picked = picked.split_once(' ').filter(|(_, of)| *of == name);
        let id = picked.map_or(name, |(id, _)| id);
        if let Ok(record) = id.parse::<RecordId>()
            && of_kind(&record)
            && open.store.record(&record, open.now).await?.is_some()
        {
            ids.push(record.to_string());
            continue;
        }
        let found = called(context, open, kinds, name).await?;
        let mut same = found.iter().filter(|(_, of)| fold(of) == fold(name));
        match (same.next(), same.next()) {
            (Some((id, _)), None) => ids.push(id.clone()),
            _ => {
                fault.what = match found.is_empty() {
                    true => say!(messages, "commons-form-no-record", name = name),
                    false => say!(messages, "commons-form-which", name = name),
                };
                fault.picks.push(Pick {
                    line,
                    typed: name.to_owned(),
                    records: found,
                });
            }
        }
    }
    Ok(match fault.what.is_empty() {
        true => Ok(ids),
        false => Err(fault),
    })
}

/// Records that may be called so: their ids and names.
async fn called(
    context: &Context,
    open: &Open,
    kinds: &[KindName],
    name: &str,
) -> Result<Vec<(String, String)>, CommonsError> {
    let mut found = Vec::new();
    for kind in kinds {
        let asked = Asked {
            words: name.chars().take(200).collect(),
            kind: Some(kind.clone()),
            most: OFFERED,
            language: context.messages.tongue.code().to_owned(),
            ..Asked::default()
        };
        let answer = finding::search(open, &asked).await?;
        let results = answer.results.into_iter();
        found.extend(results.map(|one| (one.record, one.name)));
    }
    found.truncate(OFFERED * 2);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_and_numbers_are_read_as_people_type_them() {
        let page = "https://forge.example/a";
        assert_eq!(source(page), Some(Source::Url(page.to_owned())));
        assert_eq!(source("https://forge.example/a b"), None);
        let report = "Rapport d’activité 2025, Les Ateliers";
        assert_eq!(source(report), Some(Source::Document(report.to_owned())));
        assert_eq!(source("  "), None);
        assert_eq!(number("1\u{202f}250", true), Some(json!(1250)));
        assert_eq!(number("48,85", false), Some(json!(48.85)));
        assert_eq!(number("48,85", true), None);
        assert_eq!(number("beaucoup", false), None);
    }

    #[test]
    fn what_was_typed_is_found_again_by_its_name() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let pairs = vec![
            pair("uses", "mail"),
            pair("uses", "files"),
            pair("tags", " a \r\n\r\nb"),
        ];
        let mut typed = Typed::new(pairs);
        assert_eq!(typed.all("uses").collect::<Vec<_>>(), ["mail", "files"]);
        assert_eq!(typed.lines("tags").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(typed.one("nothing"), "");
        typed.set("uses", "chat".to_owned());
        assert_eq!(typed.all("uses").collect::<Vec<_>>(), ["chat"]);
    }
}
