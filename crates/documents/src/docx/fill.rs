//! Filling fields: content controls and legacy form fields.

use crate::Value;
use crate::lines::paragraphs;
use crate::xml::{Id, escape};

use super::compose::Draft;
use super::control::{Control, Kind, Level};
use super::legacy::{self, FormField};
use super::paragraph::Place;

/// Five U+2002: what Word shows in a text field that nobody answered.
const UNANSWERED: &str = "\u{2002}\u{2002}\u{2002}\u{2002}\u{2002}";

/// Why a field may not be filled.
pub(super) type Refusal = &'static str;

/// Puts a value into a field.
pub(super) fn fill(draft: &mut Draft<'_>, place: Place, value: &Value) -> Result<(), Refusal> {
    match place {
        Place::Control(sdt) => control(draft, sdt, value),
        Place::Legacy(number) => {
            let field = draft.part.marks.fields[number].clone();
            match field.kind {
                legacy::Kind::Text => {
                    text(draft, &field, value.display());
                    Ok(())
                }
                legacy::Kind::CheckBox => check_box(draft, &field, value),
                legacy::Kind::DropDown => drop_down(draft, &field, value),
            }
        }
    }
}

fn control(draft: &mut Draft<'_>, sdt: Id, value: &Value) -> Result<(), Refusal> {
    let control = Control::of(draft.part, sdt);
    let shown = match control.kind {
        Kind::Picture | Kind::Container => return Err("it does not take text"),
        Kind::CheckBox => tick(draft, &control, value)?,
        Kind::DropDown => {
            let choices = control.choices(draft.part);
            let chosen = chosen(&choices, value.display()).ok_or("it is not one of the choices")?;
            choices[chosen].clone()
        }
        Kind::Date => {
            date(draft, &control, value);
            value.display().to_owned()
        }
        Kind::Text(_) | Kind::Rich | Kind::Combo => value.display().to_owned(),
    };
    if let Some(properties) = control.properties {
        for id in draft.part.tree.children(properties) {
            // A bound control shows what its data part holds, not what is written here: once
            // answered it stands for itself.
            if matches!(
                draft.part.tree.get(id).name.as_str(),
                "showingPlcHdr" | "dataBinding"
            ) {
                draft.remove(id);
            }
        }
    }
    let mut properties = control_properties(draft, &control);
    if control.kind == Kind::CheckBox
        && let Some(font) = state(draft, &control, value).1
    {
        properties = with_font(draft, &properties, &font);
    }
    let several = control.kind == Kind::Rich;
    replace_content(draft, sdt, &control, &properties, &shown, several);
    Ok(())
}

/// Puts a run with the text in place of all that a control shows; `several` when blank lines may
/// begin new paragraphs.
fn replace_content(
    draft: &mut Draft<'_>,
    sdt: Id,
    control: &Control,
    properties: &str,
    text: &str,
    several: bool,
) {
    let part = draft.part;
    let Some(content) = control.content else {
        let tag = part.tag("sdtContent");
        let xml = format!("<{tag}>{}</{tag}>", draft.run(properties, text));
        draft.append(sdt, &xml);
        return;
    };
    let paragraph = match control.level(part) {
        Level::Run | Level::Rows => None,
        Level::Block | Level::Cell => part.tree.descendants(content).find(|id| part.is(*id, "p")),
    };
    let Some(paragraph) = paragraph else {
        let mut xml = draft.run(properties, text);
        if part.ancestor(sdt, "p").is_none() {
            xml = draft.paragraph("", properties, text);
        }
        refill(draft, content, &xml);
        return;
    };
    let pieces = if several {
        paragraphs(text)
    } else {
        vec![text.to_owned()]
    };
    let first = pieces.first().map(String::as_str).unwrap_or_default();
    let run = draft.run(properties, first);
    refill(draft, paragraph, &run);
    let look = draft.paragraph_properties(paragraph, false);
    let more: String = pieces
        .iter()
        .skip(1)
        .map(|piece| draft.paragraph(&look, properties, piece))
        .collect();
    let end = draft.range(paragraph).end;
    draft.splices.replace(end..end, more);
    let siblings: Vec<Id> = part
        .tree
        .get(paragraph)
        .parent
        .into_iter()
        .flat_map(|parent| part.tree.children(parent))
        .filter(|id| *id > paragraph && part.is(*id, "p"))
        .collect();
    for sibling in siblings {
        draft.remove(sibling);
    }
}

/// Puts XML in place of all children of an element but its properties and range markers.
fn refill(draft: &mut Draft<'_>, id: Id, xml: &str) {
    let replaced: Vec<Id> = draft
        .part
        .tree
        .children(id)
        .filter(|child| {
            let name = draft.part.tree.get(*child).name.as_str();
            name != "pPr" && !name.ends_with("Start") && !name.ends_with("End")
        })
        .collect();
    let Some((first, others)) = replaced.split_first() else {
        draft.append(id, xml);
        return;
    };
    draft.splices.replace(draft.range(*first), xml);
    for other in others {
        draft.remove(*other);
    }
}

/// The run properties for new text in a control: those of its text, unless that is a placeholder;
/// else those that the control states for text typed into it (17.5.2.28).
fn control_properties(draft: &Draft<'_>, control: &Control) -> String {
    let part = draft.part;
    let runs = || {
        let inside = control
            .content
            .into_iter()
            .flat_map(|content| part.tree.descendants(content));
        inside.filter(|id| part.is(*id, "r"))
    };
    let run = runs()
        .find(|run| !part.text(*run).is_empty())
        .or_else(|| runs().next());
    let stated = control
        .properties
        .and_then(|properties| part.tree.child(properties, "rPr"));
    match (run, stated) {
        (Some(run), _) if !control.shows_placeholder(part, draft.styles) => {
            draft.run_properties(run)
        }
        (_, Some(stated)) => draft.new_properties(stated, false),
        (Some(run), None) => match part.tree.child(run, "rPr") {
            Some(properties) => draft.new_properties(properties, true),
            None => String::new(),
        },
        (None, None) => String::new(),
    }
}

/// Sets a tick; gives the glyph that shows it.
fn tick(draft: &mut Draft<'_>, control: &Control, value: &Value) -> Result<String, Refusal> {
    let Value::Tick(on) = value else {
        return Err("a tick is on or off");
    };
    let Some(check) = control.specific else {
        return Err("it is no tick");
    };
    let prefix = match draft.part.tree.get(check).prefix.as_str() {
        "" => String::new(),
        prefix => format!("{prefix}:"),
    };
    let checked = format!("<{prefix}checked {prefix}val=\"{}\"/>", u8::from(*on));
    match draft.part.tree.child(check, "checked") {
        Some(old) => draft.splices.replace(draft.range(old), checked),
        None => draft.prepend(check, &checked),
    }
    Ok(state(draft, control, value).0.to_string())
}

/// The glyph and font of a tick's state ([MS-DOCX] 2.6.1.2), with Word's own defaults.
fn state(draft: &Draft<'_>, control: &Control, value: &Value) -> (char, Option<String>) {
    let (name, default) = match value {
        Value::Tick(true) => ("checkedState", '☒'),
        _ => ("uncheckedState", '☐'),
    };
    let state = control
        .specific
        .and_then(|check| draft.part.tree.child(check, name));
    let attribute = |name| state.and_then(|state| draft.part.tree.attribute(state, name));
    let glyph = attribute("val")
        .and_then(|code| u32::from_str_radix(code, 16).ok())
        .and_then(char::from_u32)
        .filter(|glyph| !glyph.is_control())
        .unwrap_or(default);
    (glyph, attribute("font").map(str::to_owned))
}

/// Run properties with their fonts replaced by one.
fn with_font(draft: &Draft<'_>, properties: &str, font: &str) -> String {
    let (tag, prefix) = (draft.part.tag("rFonts"), draft.part.tag(""));
    let font = escape(font);
    let fonts = format!(
        "<{tag} {prefix}ascii=\"{font}\" {prefix}eastAsia=\"{font}\" {prefix}hAnsi=\"{font}\"/>"
    );
    let properties_tag = draft.part.tag("rPr");
    let Some(start) = properties.find(&format!("<{tag}")) else {
        // `w:rFonts` comes first but for `w:rStyle` (17.3.2.26).
        let style = format!("<{}", draft.part.tag("rStyle"));
        let inner = properties
            .find(&style)
            .and_then(|at| Some(at + properties.get(at..)?.find("/>")? + 2))
            .or_else(|| Some(properties.find('>')? + 1))
            .filter(|_| !properties.ends_with("/>"));
        return match inner {
            Some(at) => format!("{}{fonts}{}", &properties[..at], &properties[at..]),
            None => format!("<{properties_tag}>{fonts}</{properties_tag}>"),
        };
    };
    match properties[start..].find("/>") {
        Some(length) => {
            format!(
                "{}{fonts}{}",
                &properties[..start],
                &properties[start + length + 2..]
            )
        }
        None => properties.to_owned(),
    }
}

/// Keeps the machine-readable date of a date control in step with what it shows.
fn date(draft: &mut Draft<'_>, control: &Control, value: &Value) {
    let Some(date) = control.specific else { return };
    let iso = match value {
        Value::Date { iso, .. } => Some(iso.as_str()),
        _ => None,
    };
    let name = draft.part.tag("fullDate");
    let range = draft.range(date);
    let raw = draft.raw(date);
    let tag = &raw[..raw.find('>').map_or(raw.len(), |end| end + 1)];
    let new = iso.map(|iso| format!("{name}=\"{}T00:00:00Z\"", escape(iso)));
    match (attribute_range(tag, &name), new) {
        (Some(old), new) => {
            let at = range.start + old.start..range.start + old.end;
            draft.splices.replace(at, new.unwrap_or_default());
        }
        (None, Some(new)) => {
            let at = range.start + 1 + draft.part.tag("date").len();
            draft.splices.replace(at..at, format!(" {new}"));
        }
        (None, None) => {}
    }
}

/// Where an attribute stands in a start tag, from its name to its closing quote.
fn attribute_range(tag: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let start = tag.find(&format!(" {name}"))? + 1;
    let after = &tag[start + name.len()..];
    let open = after.find(['"', '\''])?;
    let quote = after[open..].chars().next()?;
    let close = after[open + 1..].find(quote)?;
    Some(start..start + name.len() + open + 1 + close + 1)
}

fn check_box(draft: &mut Draft<'_>, field: &FormField, value: &Value) -> Result<(), Refusal> {
    let Value::Tick(on) = value else {
        return Err("a tick is on or off");
    };
    let part = draft.part;
    let check = field
        .data
        .and_then(|data| part.tree.child(data, "checkBox"));
    let Some(check) = check else {
        return Err("it is no tick");
    };
    let tag = part.tag("checked");
    let checked = match on {
        true => format!("<{tag}/>"),
        false => format!("<{tag} {}=\"0\"/>", part.tag("val")),
    };
    // `w:checked` is the last child (17.16.7).
    match part.tree.child(check, "checked") {
        Some(old) => draft.splices.replace(draft.range(old), checked),
        None => draft.append(check, &checked),
    }
    Ok(())
}

fn drop_down(draft: &mut Draft<'_>, field: &FormField, value: &Value) -> Result<(), Refusal> {
    let part = draft.part;
    let choices = field.choices(part);
    let chosen = chosen(&choices, value.display()).ok_or("it is not one of the choices")?;
    let list = field.data.and_then(|data| part.tree.child(data, "ddList"));
    let Some(list) = list else {
        return Err("it has no choices");
    };
    let result = format!("<{} {}=\"{chosen}\"/>", part.tag("result"), part.tag("val"));
    // `w:result` is the first child (17.16.9).
    match part.tree.child(list, "result") {
        Some(old) => draft.splices.replace(draft.range(old), result),
        None => draft.prepend(list, &result),
    }
    // Word shows the entry by itself; where another program left its text as a result, it is
    // replaced.
    let end = draft.range(field.end).start;
    if field
        .separate
        .is_some_and(|separate| !part.text_between(separate, end).is_empty())
    {
        text(draft, field, &choices[chosen]);
    }
    Ok(())
}

/// Puts text in place of a field's result.
fn text(draft: &mut Draft<'_>, field: &FormField, text: &str) {
    let part = draft.part;
    let text = if text.is_empty() { UNANSWERED } else { text };
    let end = draft.range(field.end).start;
    let Some(separate) = field.separate else {
        let tag = part.tag("fldChar");
        let kind = part.tag("fldCharType");
        let xml = format!("<{tag} {kind}=\"separate\"/>{}", draft.content(text));
        draft.splices.replace(end..end, xml);
        return;
    };
    let run = part.tree.get(separate).parent.unwrap_or(separate);
    let after = draft.range(separate).end;
    let mut properties = None;
    let mut removed = 0;
    for id in separate + 1..field.end {
        let element = part.tree.get(id);
        if element.outer.start < removed || element.outer.end > end {
            continue;
        }
        let is_run = part.is(id, "r");
        if is_run || part.shown(id).is_some() {
            if is_run && properties.is_none() && part.tree.children(id).count() > 0 {
                properties = Some(draft.run_properties(id));
            }
            removed = element.outer.end;
            draft.remove(id);
        }
    }
    let last = part.tree.children(run).last() == Some(separate);
    if last {
        let properties = properties.unwrap_or_else(|| draft.run_properties(run));
        let xml = draft.run(&properties, text);
        let at = draft.range(run).end;
        draft.splices.replace(at..at, xml);
    } else {
        let xml = draft.content(text);
        draft.splices.replace(after..after, xml);
    }
}

/// Which choice a text names: as shown, then without regard to case.
pub(super) fn chosen(choices: &[String], text: &str) -> Option<usize> {
    let text = text.trim();
    choices
        .iter()
        .position(|choice| choice.trim() == text)
        .or_else(|| {
            choices
                .iter()
                .position(|choice| choice.trim().to_lowercase() == text.to_lowercase())
        })
}
