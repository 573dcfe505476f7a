//! Drupal webforms, listed line by line from their raw YAML: a key whose next line is `'#type'`
//! is an element, and indentation says what it is in.

use std::path::Path;

use documents::Bounds;

use super::{Pair, Raw, boxes, document, files, name, read};

/// Types that frame or show, and take no answer.
const NOT_INPUTS: [&str; 12] = [
    "webform_section",
    "webform_wizard_page",
    "fieldset",
    "details",
    "container",
    "webform_markup",
    "processed_text",
    "hidden",
    "webform_actions",
    "webform_custom_composite",
    "grants_webform_summation_field",
    "webform_computed_twig",
];

/// The forms of a folder, with the words of their English translations where there are any.
pub(super) fn pairs(folder: &Path) -> Result<Vec<Pair>, String> {
    let folder = folder.join("conf/cmi");
    let mut pairs = Vec::new();
    for path in files(&folder, "yml")? {
        if path.parent() != Some(folder.as_path()) {
            continue;
        }
        let bytes = read(&path)?;
        let english = folder.join("language/en").join(name(&path));
        let document = if english.is_file() {
            documents::read_translated(&bytes, &read(&english)?, &Bounds::default())
                .map_err(|error| format!("{}: {error}", english.display()))?
        } else {
            document(&bytes, &path)?
        };
        // What has the words of the form itself is not translated.
        let finnish = boxes(&self::document(&bytes, &path)?);
        let boxes = boxes(&document);
        let same = boxes.iter().zip(&finnish);
        let untold = same
            .filter(|((_, said), (_, own))| said.label == own.label)
            .map(|((key, _), _)| key.clone());
        pairs.push(Pair {
            name: name(&path),
            fund: name(&path),
            known: true,
            untold: untold.collect(),
            raw: inputs(&String::from_utf8_lossy(&bytes)),
            boxes,
        });
    }
    Ok(pairs)
}

struct Element {
    indent: usize,
    key: String,
    kind: String,
    maximum: Option<u32>,
    counter: Option<u32>,
    counts_words: bool,
    conditional: bool,
    off: bool,
}

fn inputs(text: &str) -> Vec<Raw> {
    let mut open: Vec<Element> = Vec::new();
    let mut inputs = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let next = lines.get(number + 1).copied().unwrap_or_default();
        if !line.trim().is_empty() {
            while open.last().is_some_and(|element| element.indent >= indent) {
                close(&mut open, &mut inputs);
            }
        }
        let key = line.trim().strip_suffix(':').unwrap_or_default();
        if !key.is_empty() && next.trim_start().starts_with("'#type':") {
            open.push(Element {
                indent,
                key: key.trim_matches('\'').to_owned(),
                kind: value(next),
                maximum: None,
                counter: None,
                counts_words: false,
                conditional: open.last().is_some_and(|around| around.conditional),
                off: false,
            });
            continue;
        }
        let Some(element) = open.last_mut().filter(|e| e.indent + 2 == indent) else {
            // Inside `#states`.
            if let Some(element) = open.last_mut()
                && element.indent + 4 == indent
                && matches!(line.trim(), "visible:" | "invisible:")
            {
                element.conditional = true;
            }
            continue;
        };
        let number = || value(line).parse().ok().filter(|number| *number > 0);
        match line.trim().split(':').next().unwrap_or_default() {
            "'#maxlength'" => element.maximum = number(),
            "'#counter_maximum'" => element.counter = number(),
            "'#counter_type'" => element.counts_words = value(line) == "word",
            "'#form_item'" => element.off = value(line) == "hidden",
            "'#access'" => element.off |= value(line) == "false",
            _ => {}
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut inputs);
    }
    inputs
}

/// Ends the innermost element. The listing's order is that of ends, which is that of starts for
/// inputs: they hold no other.
fn close(open: &mut Vec<Element>, inputs: &mut Vec<Raw>) {
    let Some(element) = open.pop() else { return };
    if element.off || NOT_INPUTS.contains(&element.kind.as_str()) {
        return;
    }
    let counted = element.counter.filter(|_| !element.counts_words);
    inputs.push(Raw {
        key: element.key,
        words: element.counter.filter(|_| element.counts_words),
        characters: [element.maximum, counted].into_iter().flatten().min(),
        conditional: element.conditional,
        told: Vec::new(),
    });
}

fn value(line: &str) -> String {
    let value = line.split_once(':').map_or("", |(_, value)| value);
    value.trim().trim_matches(['\'', '"']).to_owned()
}
