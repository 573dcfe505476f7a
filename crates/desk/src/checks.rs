//! What was checked of a form's answers, in words.

use answers::{Check, Said};
use forms::Form;
use language::amounts;

use crate::messages::{Messages, say};
use crate::words;

/// A check as a sentence.
pub fn said(messages: &Messages, form: &Form, check: &Check) -> String {
    let amount = |cents: &i64| amounts::display(*cents, messages.tongue.language());
    let label = |id: &str| {
        let asked = form.boxes.iter().find(|asked| asked.id == id);
        let label = words::label(messages, asked.map_or("", |asked| asked.label.as_str()));
        say!(messages, "check-box", label = label)
    };
    let table = |table: &str| match table {
        "" => say!(messages, "check-a-table"),
        table => say!(messages, "check-table", table = table),
    };
    match check {
        Check::Contradiction { key, said } => {
            let values: Vec<String> = said.iter().map(|one| value(messages, one, label)).collect();
            let fact = words::key(messages, key);
            let between = messages.separator();
            say!(
                messages,
                "check-contradiction",
                fact = fact,
                values = values.join(between)
            )
        }
        Check::AskedIsAll { cents, .. } => {
            say!(messages, "check-asked-is-all", amount = amount(cents))
        }
        Check::AskedTooMuch { asked, total, .. } => say!(
            messages,
            "check-asked-too-much",
            asked = amount(asked),
            total = amount(total)
        ),
        Check::Sum {
            table: of,
            lines,
            total,
            ..
        } => say!(
            messages,
            "check-sum",
            table = table(of),
            lines = amount(lines),
            total = amount(total)
        ),
        Check::Unbalanced {
            table: of,
            charges,
            products,
            ..
        } => say!(
            messages,
            "check-unbalanced",
            table = table(of),
            charges = amount(charges),
            products = amount(products),
            gap = amount(&(charges - products).abs())
        ),
        Check::Volunteering {
            table: of,
            charges,
            products,
            ..
        } => say!(
            messages,
            "check-volunteering",
            table = table(of),
            charges = amount(charges),
            products = amount(products)
        ),
        Check::Attachment {
            wanted,
            document,
            date,
            ..
        } => {
            let wanted = words::label(messages, wanted);
            let Some(document) = document else {
                return say!(messages, "check-attachment-missing", wanted = wanted);
            };
            let document = document.as_str();
            if date.is_empty() {
                return say!(
                    messages,
                    "check-attachment",
                    wanted = wanted,
                    document = document
                );
            }
            let date = words::date(messages, date);
            say!(
                messages,
                "check-attachment-dated",
                wanted = wanted,
                document = document,
                date = date
            )
        }
    }
}

fn value(messages: &Messages, said: &Said, label: impl Fn(&str) -> String) -> String {
    let value = said.value.as_str();
    match (&said.box_id, &said.document) {
        (Some(id), _) => say!(messages, "check-said", value = value, place = label(id)),
        (None, document) => {
            let place = document.clone().unwrap_or_default();
            say!(messages, "check-said", value = value, place = place)
        }
    }
}

/// The boxes that a check is about.
pub fn boxes(check: &Check) -> Vec<&str> {
    match check {
        Check::Contradiction { said, .. } => said
            .iter()
            .filter_map(|one| one.box_id.as_deref())
            .collect(),
        Check::AskedIsAll { boxes, .. }
        | Check::AskedTooMuch { boxes, .. }
        | Check::Sum { boxes, .. }
        | Check::Unbalanced { boxes, .. }
        | Check::Volunteering { boxes, .. }
        | Check::Attachment { boxes, .. } => boxes.iter().map(String::as_str).collect(),
    }
}

/// True for a document to attach, which is to be done and not to be mended.
pub fn is_attachment(check: &Check) -> bool {
    matches!(check, Check::Attachment { .. })
}
