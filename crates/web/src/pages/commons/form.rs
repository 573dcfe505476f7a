//! The form of a kind: each field as its schema says it is typed, with what is wrong beside it; what is
//! asked of all values; the preview.

use std::collections::HashMap;

use commons::fold::Record;
use commons::kinds::{Field, Kind};
use desk::commons::contributing::{Fault, Faults, LICENCE, Pick, Ready, Typed};
use desk::commons::inputs::Input;
use desk::commons::naming::Names;
use desk::messages::{Messages, say};
use desk::words;
use maud::{Markup, html};

use super::at::{At, of_record};
use super::value;

/// Fields that are shown at once; the others stand under "more".
const FIRST: usize = 8;
/// Languages of texts, in their own words.
pub(super) const LANGUAGES: [(&str, &str); 11] = [
    ("fr", "français"),
    ("en", "English"),
    ("br", "brezhoneg"),
    ("ca", "català"),
    ("de", "Deutsch"),
    ("es", "español"),
    ("eu", "euskara"),
    ("it", "italiano"),
    ("nl", "Nederlands"),
    ("oc", "occitan"),
    ("pt", "português"),
];
/// Licences of data that are offered (SPDX).
const LICENCES: [&str; 5] = [
    LICENCE,
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "etalab-2.0",
    "ODbL-1.0",
];

/// What a form shows.
pub(super) struct Sheet<'a> {
    pub(super) kind: &'a Kind,
    pub(super) typed: &'a Typed,
    pub(super) faults: &'a Faults,
    /// The record has values already.
    pub(super) exists: bool,
}

/// A form filled with what a record says, in a language.
pub(super) fn of_known(kind: &Kind, record: &Record, language: &str, names: &Names) -> Typed {
    let mut pairs = vec![("x-language".to_owned(), language.to_owned())];
    for field in kind.fields() {
        let spoken = |of: &commons::fold::Field| match field.translated {
            true => of
                .language
                .as_ref()
                .is_some_and(|of| of.as_str() == language),
            false => true,
        };
        let mut known = record.fields.iter();
        let known = known.find(|of| of.name == *field.name() && spoken(of));
        let Some(value) = known.and_then(|of| of.first()?.value.as_ref()) else {
            continue;
        };
        let name = field.name().to_string();
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        match (Input::of(field), value) {
            (Input::Program, _) => {}
            (Input::Several(_), serde_json::Value::Array(items)) => {
                pairs.extend(items.iter().map(|item| (name.clone(), text(item))));
            }
            (Input::Record(_) | Input::Records(_), value) => {
                let one = std::slice::from_ref(value);
                let items = value.as_array().map_or(one, Vec::as_slice);
                let mut lines = Vec::new();
                for (line, item) in items.iter().enumerate() {
                    let id = text(item);
                    let named = id.parse().ok().and_then(|id| names.get(&id).cloned());
                    let shown = named.unwrap_or_else(|| id.clone());
                    pairs.push((Pick::name(&name, line), format!("{id} {shown}")));
                    lines.push(shown);
                }
                pairs.push((name, lines.join("\n")));
            }
            (_, serde_json::Value::Array(items)) => {
                let lines: Vec<String> = items.iter().map(text).collect();
                pairs.push((name, lines.join("\n")));
            }
            (_, value) => pairs.push((name, text(value))),
        }
    }
    Typed::new(pairs)
}

/// The form.
pub(super) fn form(at: &At, sheet: &Sheet<'_>) -> Markup {
    let messages = at.messages();
    let fields: Vec<&Field> = sheet
        .kind
        .fields()
        .filter(|field| Input::of(field) != Input::Program)
        .collect();
    let (first, more) = fields.split_at(fields.len().min(FIRST));
    let is_used = |field: &&Field| {
        let name = field.name().as_str();
        sheet.faults.contains_key(name) || !sheet.typed.one(name).is_empty()
    };
    html! {
        (summary(messages, sheet))
        form method="post" {
            @for field in first { (entry(at, field, sheet)) }
            @if !more.is_empty() {
                details open[more.iter().any(is_used)] {
                    summary { (say!(messages, "commons-form-more", count = more.len())) }
                    @for field in more { (entry(at, field, sheet)) }
                }
            }
            (of_all(messages, sheet))
            div.buttons {
                button name="do" value="preview" { (say!(messages, "commons-form-preview")) }
            }
        }
    }
}

/// How much is wrong, with ways to it.
fn summary(messages: &Messages, sheet: &Sheet<'_>) -> Markup {
    let title = |name: &str| {
        let mut fields = sheet.kind.fields();
        let field = fields.find(|field| field.name().as_str() == name);
        field.map(|field| field.title.of(messages.tongue.code()).to_owned())
    };
    html! {
        @if !sheet.faults.is_empty() {
            div.alert role="alert" {
                p { strong { (say!(messages, "commons-form-faults", count = sheet.faults.len())) } }
                ul {
                    @for (name, fault) in sheet.faults {
                        li {
                            @if name == "x-all" { (fault.what) }
                            @else {
                                a href=(format!("#f-{name}")) {
                                    @if let Some(title) = title(name) { (title) (say!(messages, "commons-colon")) }
                                    (fault.what)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// One field.
fn entry(at: &At, field: &Field, sheet: &Sheet<'_>) -> Markup {
    let messages = at.messages();
    let (name, code) = (field.name().as_str(), at.code());
    let fault = sheet.faults.get(name);
    let (id, hint) = (format!("f-{name}"), format!("f-{name}-hint"));
    let input = Input::of(field);
    let title = html! {
        (field.title.of(code))
        @if name == "name" { " " span.hint { (say!(messages, "commons-form-required")) } }
    };
    let about = html! {
        p.hint id=(hint) {
            @if let Some(help) = &field.help { (help.of(code)) " " }
            @match &input {
                Input::Lines => { (say!(messages, "commons-form-lines")) " " }
                Input::Records(_) => { (say!(messages, "commons-form-records")) " " }
                Input::Record(_) => { (say!(messages, "commons-form-record")) " " }
                _ => {}
            }
            (say!(messages, "commons-form-purpose", purpose = field.purpose.of(code)))
        }
        @if let Some(fault) = fault { (told(messages, name, fault)) }
    };
    let of = Attributes {
        id: &id,
        name,
        described: match fault {
            Some(_) => format!("{hint} {id}-fault"),
            None => hint.clone(),
        },
        invalid: fault.is_some(),
    };
    html! {
        @if let Input::Several(choices) = &input {
            fieldset.counts id=(id) aria-describedby=(of.described) {
                legend { (title) }
                (about)
                @let chosen: Vec<&str> = sheet.typed.all(name).collect();
                @for choice in choices {
                    label.choice {
                        input type="checkbox" name=(name) value=(choice) checked[chosen.contains(&choice.as_str())];
                        " " (field.choices.get(choice).map_or(choice.as_str(), |texts| texts.of(code)))
                    }
                }
            }
        } @else {
            label for=(id) { (title) }
            (about)
            (typing(messages, field, &input, &of, sheet.typed))
        }
        @for (pick, value) in picks(name, sheet.typed, fault) {
            input type="hidden" name=(pick) value=(value);
        }
    }
}

/// What was picked on lines that are not asked about again.
fn picks(name: &str, typed: &Typed, fault: Option<&Fault>) -> Vec<(String, String)> {
    let asked: Vec<String> = fault
        .iter()
        .flat_map(|fault| &fault.picks)
        .map(|pick| Pick::name(name, pick.line))
        .collect();
    let begins = format!("x-pick-{name}-");
    let pairs = typed.pairs().iter();
    let kept = pairs.filter(|(of, _)| of.starts_with(&begins) && !asked.contains(of));
    kept.cloned().collect()
}

/// What is wrong with a field, and records to choose from.
fn told(messages: &Messages, name: &str, fault: &Fault) -> Markup {
    html! {
        div.alert id=(format!("f-{name}-fault")) {
            p { (fault.what) }
            @for pick in &fault.picks {
                @if !pick.records.is_empty() {
                    fieldset {
                        legend { (say!(messages, "commons-form-pick", name = pick.typed.as_str())) }
                        @for (id, record) in &pick.records {
                            label.choice {
                                input type="radio" name=(Pick::name(name, pick.line)) value=(format!("{id} {}", pick.typed));
                                " " (record)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What each control bears.
struct Attributes<'a> {
    id: &'a str,
    name: &'a str,
    described: String,
    invalid: bool,
}

/// What a field is typed into.
fn typing(
    messages: &Messages,
    field: &Field,
    input: &Input,
    of: &Attributes<'_>,
    typed: &Typed,
) -> Markup {
    let value = typed.one(of.name);
    let invalid = of.invalid.then_some("true");
    let code = messages.tongue.code();
    let one_line = |kind: &str, mode: Option<&str>, most: u64| {
        html! {
            input id=(of.id) name=(of.name) type=(kind) inputmode=[mode] value=(value) maxlength=(most)
                aria-describedby=(of.described) aria-invalid=[invalid];
        }
    };
    let several_lines = |rows: u32, most: u64| {
        html! {
            textarea id=(of.id) name=(of.name) rows=(rows) maxlength=(most)
                aria-describedby=(of.described) aria-invalid=[invalid] { (value) }
        }
    };
    let select = |choices: &[(String, String)]| {
        html! {
            select id=(of.id) name=(of.name) aria-describedby=(of.described) aria-invalid=[invalid] {
                option value="" { "—" }
                @for (choice, name) in choices {
                    option value=(choice) selected[choice == value] { (name) }
                }
            }
        }
    };
    match input {
        Input::Line(most) => one_line("text", None, *most),
        Input::Text(most) => several_lines(4, *most),
        Input::Address => one_line("url", None, 2_000),
        Input::Email => one_line("email", None, 300),
        Input::Day => one_line("date", None, 10),
        Input::Moment => one_line("datetime-local", None, 30),
        Input::Number { .. } => one_line("text", Some("decimal"), 30),
        Input::Lines | Input::Records(_) => several_lines(3, 20_000),
        Input::Record(_) => one_line("text", None, 300),
        Input::YesNo => select(&[
            ("true".to_owned(), say!(messages, "commons-yes")),
            ("false".to_owned(), say!(messages, "commons-no")),
        ]),
        Input::One(choices) => {
            let name = |choice: &String| {
                let texts = field.choices.get(choice);
                texts
                    .map_or(choice.as_str(), |texts| texts.of(code))
                    .to_owned()
            };
            let named: Vec<_> = choices.iter().map(|one| (one.clone(), name(one))).collect();
            select(&named)
        }
        Input::Several(_) | Input::Program => html! {},
    }
}

/// What is asked of all values: where they stand, in which language, under which licence.
fn of_all(messages: &Messages, sheet: &Sheet<'_>) -> Markup {
    let typed = sheet.typed;
    let fault = |name: &str| sheet.faults.get(name);
    let describe = |name: &str| match fault(name) {
        Some(_) => format!("f-{name}-hint f-{name}-fault"),
        None => format!("f-{name}-hint"),
    };
    let wrong = |name: &str| fault(name).map(|_| "true");
    let chosen = typed.one("x-licence");
    let chosen = if chosen.is_empty() { LICENCE } else { chosen };
    let language = match typed.one("x-language") {
        "" => messages.tongue.code(),
        language => language,
    };
    let translated = sheet.kind.fields().any(|field| field.translated);
    html! {
        div.panel {
            h2 { (say!(messages, "commons-form-source-title")) }
            label for="f-x-source" {
                (say!(messages, "commons-form-source")) " "
                span.hint { (say!(messages, "commons-form-required")) }
            }
            p.hint id="f-x-source-hint" { (say!(messages, "commons-form-source-hint")) }
            @if let Some(fault) = fault("x-source") { (told(messages, "x-source", fault)) }
            input id="f-x-source" name="x-source" value=(typed.one("x-source")) maxlength="2000" required=""
                aria-describedby=(describe("x-source")) aria-invalid=[wrong("x-source")];
            label for="f-x-quote" { (say!(messages, "commons-form-quote")) }
            p.hint id="f-x-quote-hint" { (say!(messages, "commons-form-quote-hint")) }
            textarea id="f-x-quote" name="x-quote" rows="3" maxlength="3900" aria-describedby="f-x-quote-hint" { (typed.one("x-quote")) }
            div.fields {
                div {
                    label for="f-x-seen" { (say!(messages, "commons-form-seen")) }
                    p.hint id="f-x-seen-hint" { (say!(messages, "commons-form-seen-hint")) }
                    @if let Some(fault) = fault("x-seen") { (told(messages, "x-seen", fault)) }
                    input id="f-x-seen" name="x-seen" type="date" value=(typed.one("x-seen"))
                        aria-describedby=(describe("x-seen")) aria-invalid=[wrong("x-seen")];
                }
                div {
                    label for="f-x-licence" { (say!(messages, "commons-licence")) }
                    p.hint id="f-x-licence-hint" { (say!(messages, "commons-form-licence-hint")) }
                    @if let Some(fault) = fault("x-licence") { (told(messages, "x-licence", fault)) }
                    select id="f-x-licence" name="x-licence" aria-describedby=(describe("x-licence")) aria-invalid=[wrong("x-licence")] {
                        @for licence in LICENCES { option selected[licence == chosen] { (licence) } }
                    }
                }
                @if translated {
                    div {
                        label for="f-x-language" { (say!(messages, "commons-form-language")) }
                        p.hint id="f-x-language-hint" { (say!(messages, "commons-form-language-hint")) }
                        select id="f-x-language" name="x-language" aria-describedby="f-x-language-hint" {
                            @for (code, name) in LANGUAGES {
                                option value=(code) lang=(code) selected[code == language] { (name) }
                            }
                        }
                    }
                }
            }
            @if sheet.exists {
                label.choice {
                    input type="checkbox" name="x-beside" value="yes" checked[!typed.one("x-beside").is_empty()];
                    " " (say!(messages, "commons-form-beside"))
                }
            }
        }
    }
}

/// What is about to be said, to look at once more.
pub(super) fn preview(
    at: &At,
    kind: &Kind,
    ready: &Ready,
    typed: &Typed,
    names: &Names,
    alike: &[(String, String)],
) -> Markup {
    let messages = at.messages();
    let titles: HashMap<&str, &str> = kind
        .fields()
        .map(|field| (field.name().as_str(), field.title.of(at.code())))
        .collect();
    html! {
        @if !alike.is_empty() {
            div.alert {
                p { strong { (say!(messages, "commons-preview-alike")) } }
                ul {
                    @for (id, name) in alike {
                        @if let Ok(id) = id.parse() { li { a href=(of_record(&id)) { (name) } } }
                    }
                }
            }
        }
        p { (say!(messages, "commons-preview-lead")) }
        dl.record {
            @for one in &ready.values {
                @let field = kind.field(&one.field);
                div {
                    dt {
                        (titles.get(one.field.as_str()).unwrap_or(&one.field.as_str()))
                        @if let Some(language) = &one.language { " (" (language) ")" }
                    }
                    dd {
                        div.value { (value::shown(messages, field, &one.value, names)) }
                        @if one.replaces.is_some() { p.hint { (say!(messages, "commons-preview-replaces")) } }
                    }
                }
            }
        }
        p {
            (say!(messages, "commons-source")) " " (value::source(messages, Some(&ready.source)))
            ", " (say!(messages, "commons-seen", date = words::date(messages, &ready.seen.to_string())))
            " · " (ready.licence)
        }
        @if let Some(quote) = &ready.quote { blockquote { (quote) } }
        form method="post" {
            @for (name, value) in typed.pairs() {
                @if name != "do" { input type="hidden" name=(name) value=(value); }
            }
            div.buttons {
                button name="do" value="say" { (say!(messages, "commons-preview-say")) }
                button.second name="do" value="change" { (say!(messages, "commons-preview-change")) }
            }
        }
    }
}
