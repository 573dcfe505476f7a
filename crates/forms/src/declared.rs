//! Boxes that say themselves what they are: components of a form's schema, and controls of web
//! pages that are labelled.
//!
//! A schema holds nothing but its fields and words between them: a field is a box. A page's
//! controls are found like other fields; what the page declares of them then stands for what was
//! guessed from the words around.

use documents::{Field, FieldOrigin, Input};

use crate::found::Found;
use crate::kinds;
use crate::layout::Layout;
use crate::model::{Group, Kind, Limit, LimitOrigin, Owner};
use crate::wording::{fold, has_words, squeeze};
use language::lengths::Unit;

/// The boxes of a schema.
pub(crate) fn boxes(layout: &Layout) -> Vec<Found> {
    let mut boxes = Vec::new();
    for (number, line) in layout.lines.iter().enumerate() {
        for (place, field) in line.block.fields().enumerate() {
            if field.input == Input::Button {
                continue;
            }
            let mut found = Found::at(field.address.clone(), (number, place));
            found.section = line.section.to_vec();
            found.input = Some(field.input);
            found.value.clone_from(&field.value);
            describe(field, &mut found);
            boxes.push(found);
        }
    }
    boxes
}

/// Puts what a field declares into its box. Nothing for fields of formats that declare nothing.
pub(crate) fn describe(field: &Field, found: &mut Found) {
    if !matches!(field.origin, FieldOrigin::Html | FieldOrigin::Schema) {
        return;
    }
    let asks = &field.asks;
    let title = squeeze(&field.title);
    if has_words(&title) || !has_words(&found.label) {
        // What stands between the label and its control may say how long an answer may be.
        let around = std::mem::replace(&mut found.label, title);
        // … and what stands before the label is of the control before.
        let around = match around.rfind(&found.label) {
            Some(at) if has_words(&found.label) => around[at + found.label.len()..].to_owned(),
            _ => around,
        };
        if crate::limits::in_words(&around).is_some() && found.help.is_empty() {
            found.help = around;
        }
    }
    let help = squeeze(&asks.help);
    if !help.is_empty() {
        found.help = help;
    } else if found.help == found.label {
        found.help.clear();
    }
    // Pages are often called like what they ask.
    if found.section.last() == Some(&found.label) {
        found.section.pop();
    }
    found.required |= asks.required;
    if asks.condition.is_some() {
        found.condition.clone_from(&asks.condition);
    }
    if let Some(limit) = limit(field) {
        found.limit = Some(limit);
    }
    if !matches!(field.input, Input::Tick | Input::Radio) {
        found.choices.clone_from(&field.choices);
    }
    if asks.computed {
        found.owner = Some(Owner::Computed);
    }
    found.one_line = matches!(field.input, Input::Text | Input::Number);
    if !asks.unit.is_empty() {
        found.after.clone_from(&asks.unit);
    }
    if field.origin == FieldOrigin::Schema {
        found.kind = Some(kind(field));
    }
    group(field, found);
}

/// Words where the form counts words: a reader of forms that refuses by words refuses by nothing
/// else.
fn limit(field: &Field) -> Option<Limit> {
    let declared = |number, unit| Limit {
        number,
        unit,
        origin: LimitOrigin::Declared,
    };
    let words = field.asks.max_words.map(|most| declared(most, Unit::Words));
    let characters = field.max_length.filter(|most| *most > 0);
    words.or_else(|| characters.map(|most| declared(most, Unit::Characters)))
}

/// A schema says what it takes; only money is told by its unit or its words.
fn kind(field: &Field) -> Kind {
    let money = is_currency(&field.asks.unit) || {
        let folded = fold(&field.title);
        field.title.contains(['€', '£'])
            || ["euro", "euros", "euroa", "in pounds"]
                .iter()
                .any(|word| kinds::contains_word(&folded, word))
    };
    match field.input {
        Input::LongText => Kind::LongText,
        Input::Number if money || kinds::short_kind(&field.title) == Some(Kind::Amount) => {
            Kind::Amount
        }
        Input::Number => Kind::Number,
        Input::Date => Kind::Date,
        Input::Choice => Kind::Choice,
        Input::Tick | Input::Radio => Kind::Tick,
        Input::Picture => Kind::File,
        Input::Signature => Kind::Signature,
        Input::Table => Kind::Table,
        Input::Text if !field.choices.is_empty() => Kind::Choice,
        Input::Text if money => Kind::Amount,
        Input::Text | Input::Button => Kind::Text,
    }
}

fn is_currency(unit: &str) -> bool {
    ["€", "£", "$", "EUR", "GBP", "euro"]
        .iter()
        .any(|currency| unit.contains(currency))
}

fn group(field: &Field, found: &mut Found) {
    let Some(set) = &field.asks.set else {
        // Several of a list may be chosen: its choices exclude nothing.
        if field.asks.several && found.group.is_none() {
            found.group = Some(Group {
                id: format!("c{}", found.order.0),
                label: found.label.clone(),
                row: String::new(),
                column: String::new(),
                exclusive: false,
            });
        }
        return;
    };
    // "Amount" alone asks nothing: the rows say of what.
    let about = squeeze(&set.label);
    if set.repeats && has_words(&about) && found.section.last() != Some(&about) {
        found.section.push(about);
    }
    let guessed = found.group.take().filter(|_| set.label.is_empty());
    found.group = Some(Group {
        id: set.id.clone(),
        label: guessed.map_or_else(|| squeeze(&set.label), |group| group.label),
        row: String::from(if set.repeats { "1" } else { "" }),
        column: if set.repeats {
            found.label.clone()
        } else {
            String::new()
        },
        exclusive: set.exclusive,
    });
}

#[cfg(test)]
mod tests {
    use documents::Bounds;
    use language::lengths::Unit;

    use crate::{Form, Kind, LimitOrigin, Owner, recognise};

    fn form(source: &str, name: &str) -> Form {
        recognise(&documents::read(source.as_bytes(), name, &Bounds::default()).expect("reads"))
    }

    #[test]
    fn a_schema_s_boxes_are_as_it_declares_them() {
        let form = form(
            r#"{"startPage": "/a", "name": "Small Halls Fund", "pages": [
            {"path": "/a", "title": "About you", "components": [
              {"name": "n", "type": "TextField", "title": "Organisation name"},
              {"name": "p", "type": "FreeTextField", "title": "Give a brief summary of your project", "options": {"maxWords": "250"}},
              {"name": "c", "type": "CheckboxesField", "title": "Aims", "values": {"items": [{"text": "Sport"}, {"text": "Music"}]}},
              {"name": "o", "type": "YesNoField", "title": "Confirm that the information is accurate"},
              {"name": "s", "type": "MultiInputField", "title": "Costs", "children": [
                {"name": "w", "type": "TextField", "title": "Item of expenditure"},
                {"name": "m", "type": "NumberField", "title": "Amount", "options": {"prefix": "£"}}]}],
             "next": []}]}"#,
            "form.json",
        );
        let kinds: Vec<Kind> = form.boxes.iter().map(|b| b.kind).collect();
        use Kind::{Amount, Choice, LongText, Text};
        assert_eq!(kinds, [Text, LongText, Choice, Choice, Text, Amount]);
        let summary = &form.boxes[1];
        let limit = summary.limit.as_ref().expect("a limit");
        assert_eq!(
            (limit.number, limit.unit, limit.origin),
            (250, Unit::Words, LimitOrigin::Declared)
        );
        let question = |at: usize| form.boxes[at].question.as_ref().map(|q| q.id.as_str());
        assert_eq!(question(0), Some("organisation.name"));
        assert_eq!(question(1), Some("project.summary"));
        assert!(form.boxes[2].group.as_ref().is_some_and(|g| !g.exclusive));
        assert_eq!(form.boxes[3].owner, Owner::Signature);
        assert!(form.boxes[5].repeat.is_some() && form.boxes[5].repeat == form.boxes[4].repeat);
        assert!(summary.required && summary.section == ["Small Halls Fund", "About you"]);
    }

    #[test]
    fn what_a_page_declares_stands_before_the_words_around() {
        let form = form(
            "<h1>Demande de subvention</h1><form><fieldset><legend>Votre association</legend>
             <label for=n>Nom de l'association</label><p id=h>Comme dans les statuts</p>
             <input id=n aria-describedby=h required>
             <label for=o>Objet du projet</label><textarea id=o maxlength=900></textarea></fieldset>
             <fieldset><legend>Êtes-vous employeur ?</legend><label><input type=radio name=e> Oui</label>
             <label><input type=radio name=e> Non</label></fieldset></form>",
            "page.html",
        );
        let labels: Vec<&str> = form.boxes.iter().map(|b| b.label.as_str()).collect();
        assert_eq!(
            labels,
            ["Nom de l'association", "Objet du projet", "Oui", "Non"]
        );
        assert_eq!(form.boxes[0].help, "Comme dans les statuts");
        assert!(form.boxes[0].required);
        assert_eq!(form.boxes[1].limit.as_ref().map(|l| l.number), Some(900));
        let group = form.boxes[2].group.as_ref().expect("a group");
        assert!(group.exclusive && group.label == "Êtes-vous employeur ?");
        assert_eq!(form.boxes[3].group.as_ref().map(|g| &g.id), Some(&group.id));
    }
}
