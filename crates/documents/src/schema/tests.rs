use super::*;
use crate::{Block, Field, Format, Input, Role};

/// An invented fund's form: two pages that are always asked, one that is asked of employers, and
/// one of rows.
const BUILDER: &str = r#"{
  "startPage": "/start", "name": "Apply to the Small Halls Fund",
  "sections": [{"name": "sec", "title": "1. Your group"}],
  "pages": [
    {"path": "/sum", "title": "Check", "components": [], "next": []},
    {"path": "/rows", "title": "Costs", "section": "sec", "controller": "Repeating", "components": [
      {"name": "rows", "type": "MultiInputField", "title": "Costs", "children": [
        {"name": "what", "type": "TextField", "title": "What it is", "schema": {"max": 80}},
        {"name": "sum", "type": "NumberField", "title": "Amount", "options": {"prefix": "£"}, "schema": {"min": 1}}]}],
     "next": [{"path": "/sum"}]},
    {"path": "/staff", "title": "How do you &amp; your staff work?", "section": "sec", "components": [
      {"name": "how", "type": "FreeTextField", "title": "How do you &amp; your staff work?",
       "hint": "<p>In <b>plain</b> words</p>", "options": {"maxWords": "300", "required": false}}],
     "next": [{"path": "/rows"}]},
    {"path": "/start", "title": "Your group", "section": "sec", "components": [
      {"type": "Html", "content": "<h2>Before you start</h2><ul><li>Read this</li></ul>"},
      {"name": "boss", "type": "YesNoField", "title": "Do you employ anybody?"},
      {"name": "aims", "type": "CheckboxesField", "title": "Aims", "list": "aims"}],
     "next": [{"path": "/staff", "condition": "c1"}, {"path": "/rows"}]}],
  "lists": [{"name": "aims", "items": [{"text": "Sport", "value": 1}, {"text": "Music", "value": 2}]}],
  "conditions": [{"name": "c1", "displayName": "employs", "value": {"name": "employs", "conditions": [
    {"field": {"name": "boss", "type": "YesNoField", "display": "old words"}, "operator": "is", "value": {"type": "Value", "value": "true"}},
    {"coordinator": "or", "field": {"name": "aims", "type": "CheckboxesField"}, "operator": "contains", "value": {"value": "2"}}]}}]
}"#;

/// An invented city's form.
const WEBFORM: &str = "langcode: sv
title: 'Bidrag till byalag'
elements: |-
  sida:
    '#type': webform_wizard_page
    '#title': '1. Om er'
    typ:
      '#type': radios
      '#title': Föreningens typ
      '#options':
        reg: Registrerad
        fri: Oregistrerad
    ram:
      '#type': webform_section
      '#title': Verksamhet
      '#states':
        visible:
          ':input[name=\"typ\"]':
            value: reg
      text:
        '#type': textarea
        '#title': 'Beskriv verksamheten'
        '#help': 'Kort &amp; klart'
        '#required': true
        '#maxlength': 5000
        '#counter_type': character
        '#counter_maximum': 900
      ord:
        '#type': textarea
        '#title': Mål
        '#counter_type': word
        '#counter_maximum': 150
        '#states':
          invisible:
            - ':input[name=\"summa\"]':
                value:
                  less: '1000'
            - or
            - ':input[name=\"typ\"]':
                '!value': reg
      summa:
        '#type': textfield
        '#title': Belopp
        '#input_mask': '''alias'': ''currency'', ''suffix'': '' €'''
      doold:
        '#type': hidden
        '#title': Hemlig
    bidrag:
      '#type': webform_custom_composite
      '#title': 'Andra bidrag'
      '#multiple': 5
      '#element':
        givare:
          '#type': textfield
          '#title': Givare
        bilaga:
          '#type': webform_document_file
          '#title': Bilaga
  knappar:
    '#type': webform_actions
    '#title': Skicka
";

fn fields(document: &Document) -> Vec<&Field> {
    let texts = document.blocks.iter().filter_map(|block| match block {
        Block::Text(text) => Some(text.fields()),
        Block::Table(_) => None,
    });
    texts.flatten().collect()
}

fn read_as(text: &str, name: &str) -> Result<Document, ReadError> {
    crate::read(text.as_bytes(), name, &Bounds::default())
}

#[test]
fn a_form_of_pages_is_read_in_the_order_in_which_it_is_asked() {
    let document = read_as(BUILDER, "form.txt").expect("is read");
    assert_eq!(document.format, Format::Schema);
    let told: Vec<_> = fields(&document)
        .iter()
        .map(|f| (f.name.as_str(), f.input, f.title.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("boss", Input::Choice, "Do you employ anybody?"),
            ("aims", Input::Choice, "Aims"),
            ("how", Input::LongText, "How do you & your staff work?"),
            ("what", Input::Text, "What it is"),
            ("sum", Input::Number, "Amount"),
        ]
    );
    let headings: Vec<String> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Text(text) if matches!(text.role, Role::Heading(_)) => Some(text.text()),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings,
        [
            "Apply to the Small Halls Fund",
            "1. Your group",
            "Your group",
            "How do you & your staff work?",
            "Costs"
        ]
    );
}

#[test]
fn what_a_component_declares_is_kept() {
    let document = read_as(BUILDER, "form.json").expect("is read");
    let fields = fields(&document);
    assert_eq!(fields[0].choices, ["Yes", "No"]);
    assert!(fields[1].asks.several && fields[1].choices == ["Sport", "Music"]);
    let how = &fields[2].asks;
    assert_eq!((how.max_words, how.required), (Some(300), false));
    assert_eq!(how.help, "In plain words");
    assert_eq!(
        how.condition.as_deref(),
        Some("If “Do you employ anybody?” is Yes or “Aims” includes Music")
    );
    // Reached either way.
    assert_eq!(fields[3].asks.condition, None);
    assert_eq!(fields[3].max_length, Some(80));
    assert_eq!(fields[4].asks.unit, "£");
    assert_eq!(fields[4].asks.help, "≥\u{a0}1");
    let set = fields[4].asks.set.as_ref().expect("a set");
    assert!(set.repeats && set.label == "Costs");
}

#[test]
fn a_webform_is_read_with_its_states_and_limits() {
    let document = read_as(WEBFORM, "bidrag.yml").expect("is read");
    assert_eq!(document.title.as_deref(), Some("Bidrag till byalag"));
    let told: Vec<_> = fields(&document)
        .iter()
        .map(|f| (f.name.as_str(), f.input, f.max_length, f.asks.max_words))
        .collect();
    assert_eq!(
        told,
        [
            ("typ", Input::Choice, None, None),
            ("text", Input::LongText, Some(900), None),
            ("ord", Input::LongText, None, Some(150)),
            ("summa", Input::Number, None, None),
            ("givare", Input::Text, None, None),
            ("bilaga", Input::Picture, None, None),
        ]
    );
    let asks: Vec<_> = fields(&document).iter().map(|f| f.asks.clone()).collect();
    let when = "Om ”Föreningens typ” är Registrerad";
    assert_eq!(asks[1].condition.as_deref(), Some(when));
    assert_eq!(asks[1].help, "Kort & klart");
    assert!(asks[1].required);
    assert_eq!(
        asks[2].condition.as_deref(),
        Some("Om ”Föreningens typ” är Registrerad och ”Belopp” är minst 1000")
    );
    assert_eq!(asks[3].unit, "€");
    assert!(asks[4].set.as_ref().is_some_and(|set| set.repeats));
}

#[test]
fn a_translation_gives_its_words_and_keeps_the_rest() {
    let english = "title: Village grants\nelements: |\n  text:\n    '#title': Describe what you do\n  typ:\n    '#title': Kind of association\n    '#options':\n      reg: Registered\n";
    let document =
        read_translated(WEBFORM.as_bytes(), english.as_bytes(), &Bounds::default()).expect("reads");
    let fields = fields(&document);
    assert_eq!(document.title.as_deref(), Some("Village grants"));
    assert_eq!(fields[1].title, "Describe what you do");
    assert_eq!(fields[1].max_length, Some(900));
    assert_eq!(fields[0].choices, ["Registered", "Oregistrerad"]);
    let when = fields[1].asks.condition.as_deref();
    assert_eq!(when, Some("If “Kind of association” is Registered"));
    assert!(matches!(
        read_as(english, "en.yml"),
        Err(ReadError::OnlyLabels)
    ));
}

#[test]
fn what_only_looks_like_a_schema_is_none() {
    for (text, name) in [
        ("{\"name\": \"package\", \"version\": 2}", "package.json"),
        ("key: value\nelements: none\n", "config.yml"),
        (
            "Webform keeps its elements as `'#type': textfield`.",
            "a.txt",
        ),
    ] {
        let read = read_as(text, name);
        let schema = read
            .as_ref()
            .is_ok_and(|read| read.format == Format::Schema);
        assert!(!schema, "{text}");
    }
}

#[test]
fn hostile_schemas_are_refused() {
    let deep = format!("{{\"pages\": {}\"components\"\"type\"", "[".repeat(200_000));
    let deep_yaml = format!("'#type': a\nelements:\n  a: {}", "[".repeat(200_000));
    let nested: String = (0..5_000)
        .map(|depth| format!("{}a{depth}:\n", " ".repeat(depth)))
        .collect();
    let nested = format!("elements:\n  '#type': x\n{nested}");
    let mut laughs = String::from("x: '#type'\n'#type': x\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let alias = format!("*a{}, ", level - 1).repeat(9);
        laughs.push_str(&format!("a{level}: &a{level} [{alias}]\n"));
    }
    let mut chain = String::from("'#type': x\na0: &a0 [x]\n");
    for level in 1..50_000 {
        chain.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    for (name, text) in [
        ("JSON", &deep),
        ("YAML", &deep_yaml),
        ("nested", &nested),
        ("laughs", &laughs),
        ("chain", &chain),
    ] {
        assert!(is_schema(text.as_bytes()), "{name}");
        let read = read_as(text, "form.yml");
        assert!(
            matches!(read, Err(ReadError::TooLarge(_) | ReadError::Damaged(_))),
            "{name}: {read:?}"
        );
    }
    // A long text that is claimed again and again is counted as often.
    let mut claims = format!("'#type': x\na: &a \"{}\"\n", "x".repeat(1 << 20));
    for number in 0..2_000 {
        claims.push_str(&format!("b{number}: *a\n"));
    }
    let read = read_as(&claims, "form.yml");
    assert!(matches!(read, Err(ReadError::TooLarge("part_bytes"))));
    // An alias of what holds it.
    let circle = "'#type': x\na: &a [*a]\n";
    assert!(matches!(
        read_as(circle, "form.yml"),
        Err(ReadError::Damaged(_))
    ));
}

#[test]
fn a_form_that_goes_in_circles_ends() {
    let pages: String = (0..300)
        .map(|page| {
            format!(
                "{{\"path\": \"/{page}\", \"components\": [{{\"type\": \"TextField\", \"name\": \"f{page}\", \"title\": \"Question {page}\"}}],
                  \"next\": [{{\"path\": \"/{}\", \"condition\": \"c{page}\"}}, {{\"path\": \"/{}\"}}, {{\"path\": \"/0\", \"condition\": \"d\"}}]}},",
                (page + 7) % 300,
                (page + 1) % 300
            )
        })
        .collect();
    let text = format!(
        "{{\"startPage\": \"/0\", \"pages\": [{}]}}",
        pages.trim_end_matches(',')
    );
    let document = read_as(&text, "form.json").expect("is read");
    assert_eq!(fields(&document).len(), 300);
}

proptest::proptest! {
    #[test]
    fn any_words_in_any_order_are_read(
        parts in proptest::collection::vec("[{}\\[\\],:\"']|\"(pages|components|type|next|path|condition|conditions|name|TextField|title|/a)\"|'#(type|title|states|options|element)':|\n {0,6}|[a-z]{1,3}|&a |\\*a |\\||- ", 0..80)
    ) {
        let text = parts.concat();
        let bounds = Bounds::default();
        for text in [text.clone(), format!("{{\"pages\":[{text}]}}"), format!("elements:\n  '#type': x\n{text}")] {
            if let Ok(tree) = parse(text.as_bytes(), &bounds) {
                let _ = document(&tree, &bounds);
            }
        }
    }

    #[test]
    fn every_component_is_a_field(titles in proptest::collection::vec("[a-zéà<&]{1,12}", 1..20)) {
        let components: Vec<serde_json::Value> = titles
            .iter()
            .enumerate()
            .map(|(i, title)| serde_json::json!({"type": "TextField", "name": i.to_string(), "title": title}))
            .collect();
        let form = serde_json::json!({"startPage": "/a", "pages": [{"path": "/a", "components": components}]});
        let document = read_as(&form.to_string(), "a.json").expect("is read");
        let names: Vec<String> = fields(&document).iter().map(|f| f.name.clone()).collect();
        let expected: Vec<String> = (0..titles.len()).map(|i| i.to_string()).collect();
        proptest::prop_assert_eq!(names, expected);
    }
}
