//! Fields that a file makes itself: content controls, legacy fields, form controls of web pages.

use documents::{Field, Input};

use crate::found::{Found, Slot, What};
use crate::layout::Layout;
use crate::model::{Limit, LimitOrigin};
use crate::wording::{has_words, squeeze};
use language::lengths::Unit;

/// The fields of every line. Buttons and pictures take no answer.
pub(crate) fn slots<'a>(layout: &Layout<'a>) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        let mut fields = line.block.fields();
        for (i, c) in line.chars.iter().enumerate() {
            // The skeleton has one U+FFFC a field, so the two run in step.
            if *c == '\u{FFFC}'
                && let Some(field) = fields.next()
                && field.input != Input::Button
            {
                slots.push(Slot {
                    line: number,
                    start: i,
                    end: i + 1,
                    what: What::Field(field),
                });
            }
        }
    }
    slots
}

/// Puts what a field says of itself into its box.
pub(crate) fn describe(field: &Field, found: &mut Found) {
    found.input = Some(field.input);
    found.value = squeeze_lines(&field.value);
    if !matches!(field.input, Input::Tick | Input::Radio) {
        found.choices.clone_from(&field.choices);
    }
    found.limit = field
        .max_length
        .filter(|most| *most > 0)
        .map(|number| Limit {
            number,
            unit: Unit::Characters,
            origin: LimitOrigin::Declared,
        });
    let title = squeeze(&field.title);
    if has_words(&title) {
        if has_words(&found.label) {
            if !found.label.contains(&title) {
                found.help = title;
            }
        } else {
            found.label = title;
        }
    } else if !has_words(&found.label) && is_wording(&field.name) {
        found.label = squeeze(&field.name.replace(['_', '-'], " "));
    }
    let shown = squeeze(&field.placeholder);
    if found.help.is_empty() && has_words(&shown) && !is_stock(&shown) && shown != found.label {
        found.help = shown;
    }
    crate::declared::describe(field, found);
}

/// A technical name that reads as words: `Nom_association`, not `Text12` or `a1`.
fn is_wording(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let stock = [
        "text",
        "texte",
        "check",
        "kontroll",
        "casacoc",
        "caseacocher",
        "dropdown",
        "champ",
        "field",
        "fill",
        "undefined",
        "listederoulante",
    ];
    let folded = crate::wording::fold(name);
    letters >= 4 && !stock.iter().any(|s| folded.starts_with(s))
}

/// The placeholder that office suites put into every field.
fn is_stock(shown: &str) -> bool {
    let folded = crate::wording::fold(shown);
    [
        "cliquez",
        "click",
        "choisissez un",
        "choose an",
        "klicken",
        "clique",
        "entrez",
        "tapez",
        "enter text",
    ]
    .iter()
    .any(|head| folded.starts_with(head))
}

fn squeeze_lines(value: &str) -> String {
    value
        .lines()
        .map(squeeze)
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}
