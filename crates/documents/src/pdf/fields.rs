//! The fields of a form (AcroForm, ISO 32000-2, 12.7), each place of a field as one widget.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{seals, strings};
use crate::{Address, Anchor, Input, Note, Widget};

/// The longest chain from a widget up to the root of its field.
const MOST_PARENTS: usize = 32;

/// Field flags (ISO 32000-2, tables 227, 229, 231 and 233).
const READ_ONLY: i64 = 1;
const REQUIRED: i64 = 1 << 1;
const MULTILINE: i64 = 1 << 12;
const PASSWORD: i64 = 1 << 13;
const RADIO: i64 = 1 << 15;
const PUSH_BUTTON: i64 = 1 << 16;
const COMBO: i64 = 1 << 17;
const EDIT: i64 = 1 << 18;
const COMB: i64 = 1 << 24;
const IN_UNISON: i64 = 1 << 25;

/// Annotation flags Hidden and NoView (ISO 32000-2, table 167).
const NOT_SHOWN: i64 = (1 << 1) | (1 << 5);

/// All fields of a file.
pub(super) struct Form {
    pub(super) places: Vec<Place>,
    pub(super) notes: Vec<Note>,
}

/// One widget with what writing needs to know of its field.
pub(super) struct Place {
    /// As the model says; the rectangle is the file's own, before the page is turned.
    pub(super) widget: Widget,
    pub(super) id: ObjectId,
    /// The object that holds the field's value: the widget itself or its parent.
    pub(super) field: ObjectId,
    /// Default appearance: font, size and colour.
    pub(super) style: Vec<u8>,
    /// 0 left, 1 centred, 2 right.
    pub(super) alignment: i64,
    /// What is stored for each of the choices of a choice field.
    pub(super) exports: Vec<Vec<u8>>,
    pub(super) password: bool,
    /// A choice that drops down, rather than a list.
    pub(super) combo: bool,
    /// A choice that takes any text.
    pub(super) editable: bool,
    /// Boxes of one field and state go on together: radios that say so, and all ticks.
    pub(super) unison: bool,
}

/// Reads all fields, page by page in the order of each page's annotations; `most` at most.
pub(super) fn read(parsed: &Document, most: usize) -> Form {
    let mut notes = Vec::new();
    let catalog = parsed.catalog().ok();
    let form = catalog.and_then(|catalog| parsed.get_dict_in_dict(catalog, b"AcroForm").ok());
    let fields = Fields {
        parsed,
        form,
        parents: HashMap::new(),
    };
    let (fields, mut widgets) = fields.walk(most);
    let pages = parsed.get_pages();
    let numbers: HashMap<ObjectId, u32> = pages.iter().map(|(number, id)| (*id, *number)).collect();
    let mut order: HashMap<ObjectId, (u32, usize)> = HashMap::new();
    for (number, page) in &pages {
        for (index, id) in annotations(parsed, *page).into_iter().enumerate() {
            let known = order.insert(id, (*number, index)).is_some();
            // Some files list a field on its page only.
            if !known
                && widgets.len() < most
                && !widgets.contains(&id)
                && fields.is_widget(id)
                && fields.inherited(id, b"FT").is_some()
            {
                widgets.insert(id);
            }
        }
    }
    let mut places: Vec<((u32, usize), Place)> = widgets
        .into_iter()
        .filter_map(|id| {
            let dictionary = parsed.get_dictionary(id).ok()?;
            let place = order.get(&id).copied().or_else(|| {
                let page = dictionary.get(b"P").and_then(Object::as_reference).ok()?;
                numbers.get(&page).map(|number| (*number, usize::MAX))
            });
            let key = place.unwrap_or((u32::MAX, usize::MAX));
            Some((
                key,
                fields.place(id, dictionary, place.map(|(page, _)| page))?,
            ))
        })
        .collect();
    places.sort_by_key(|(key, place)| (*key, place.id));
    let mut places: Vec<Place> = places.into_iter().map(|(_, place)| place).collect();
    find_radios(&mut places);
    if form.is_some_and(|form| form.has(b"XFA")) {
        notes.push(if places.is_empty() {
            Note::XfaOnly
        } else {
            Note::Xfa
        });
    }
    notes.extend(seals::of(parsed, &fields, &places));
    if places.len() >= most {
        notes.push(Note::FieldsCut);
    }
    Form { places, notes }
}

/// Ticks of one field with several states exclude each other: they are radios in all but name.
fn find_radios(places: &mut [Place]) {
    let mut states: HashMap<ObjectId, HashSet<String>> = HashMap::new();
    for place in places
        .iter()
        .filter(|place| place.widget.input == Input::Tick)
    {
        states
            .entry(place.field)
            .or_default()
            .extend(place.widget.choices.iter().cloned());
    }
    for place in places
        .iter_mut()
        .filter(|place| place.widget.input == Input::Tick)
    {
        place.unison = true;
        if states
            .get(&place.field)
            .is_some_and(|states| states.len() > 1)
        {
            place.widget.input = Input::Radio;
        }
    }
}

/// The annotations of a page that are objects of their own.
fn annotations(parsed: &Document, page: ObjectId) -> Vec<ObjectId> {
    parsed
        .get_dictionary(page)
        .and_then(|page| page.get_deref(b"Annots", parsed))
        .and_then(Object::as_array)
        .map(|annotations| {
            annotations
                .iter()
                .filter_map(|a| a.as_reference().ok())
                .collect()
        })
        .unwrap_or_default()
}

pub(super) struct Fields<'a> {
    parsed: &'a Document,
    form: Option<&'a Dictionary>,
    /// Parents as found on the way down; some files forget to write them.
    parents: HashMap<ObjectId, ObjectId>,
}

impl<'a> Fields<'a> {
    /// Finds the widgets under the form's fields.
    fn walk(mut self, most: usize) -> (Self, HashSet<ObjectId>) {
        let mut widgets = HashSet::new();
        let mut seen = HashSet::new();
        let mut stack: Vec<ObjectId> = self
            .form
            .and_then(|form| form.get_deref(b"Fields", self.parsed).ok())
            .and_then(|fields| fields.as_array().ok())
            .map(|fields| {
                fields
                    .iter()
                    .filter_map(|field| field.as_reference().ok())
                    .collect()
            })
            .unwrap_or_default();
        while let Some(id) = stack.pop() {
            if !seen.insert(id) || widgets.len() >= most {
                continue;
            }
            let Ok(dictionary) = self.parsed.get_dictionary(id) else {
                continue;
            };
            let kids = dictionary
                .get_deref(b"Kids", self.parsed)
                .and_then(Object::as_array);
            if let Ok(kids) = kids {
                for kid in kids.iter().filter_map(|kid| kid.as_reference().ok()) {
                    self.parents.entry(kid).or_insert(id);
                    stack.push(kid);
                }
            }
            if self.is_widget(id) {
                widgets.insert(id);
            }
        }
        (self, widgets)
    }

    fn is_widget(&self, id: ObjectId) -> bool {
        self.parsed.get_dictionary(id).is_ok_and(|dictionary| {
            dictionary.has(b"Rect")
                && dictionary
                    .get_deref(b"Subtype", self.parsed)
                    .and_then(Object::as_name)
                    .map_or(!dictionary.has(b"Kids"), |subtype| subtype == b"Widget")
        })
    }

    /// A node and those above it, from the nearest.
    fn chain(&self, id: ObjectId) -> Vec<(ObjectId, &'a Dictionary)> {
        let mut chain: Vec<(ObjectId, &'a Dictionary)> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next
            && chain.len() < MOST_PARENTS
            && !chain.iter().any(|(seen, _)| *seen == id)
            && let Ok(dictionary) = self.parsed.get_dictionary(id)
        {
            chain.push((id, dictionary));
            next = self.parents.get(&id).copied().or_else(|| {
                dictionary
                    .get(b"Parent")
                    .and_then(Object::as_reference)
                    .ok()
            });
        }
        chain
    }

    pub(super) fn inherited(&self, id: ObjectId, key: &[u8]) -> Option<&'a Object> {
        self.chain(id)
            .into_iter()
            .find_map(|(_, node)| node.get_deref(key, self.parsed).ok())
    }

    /// Of a field, or of the form for all its fields.
    fn default(&self, id: ObjectId, key: &[u8]) -> Option<&'a Object> {
        self.inherited(id, key).or_else(|| {
            self.form
                .and_then(|form| form.get_deref(key, self.parsed).ok())
        })
    }

    fn text(&self, object: &Object) -> String {
        match object {
            Object::String(bytes, _) => strings::decode(bytes),
            Object::Name(bytes) => strings::name(bytes),
            Object::Stream(stream) => stream
                .get_plain_content_with_limit(1 << 20)
                .map(|content| strings::decode(&content))
                .unwrap_or_default(),
            Object::Integer(number) => number.to_string(),
            Object::Real(number) => number.to_string(),
            Object::Array(values) => {
                let values: Vec<String> = values
                    .iter()
                    .filter(|value| matches!(value, Object::String(..)))
                    .map(|value| self.text(value))
                    .collect();
                values.join("\n")
            }
            _ => String::new(),
        }
    }

    fn place(&self, id: ObjectId, node: &'a Dictionary, page: Option<u32>) -> Option<Place> {
        let integer = |key: &[u8]| {
            self.inherited(id, key)
                .and_then(|object| object.as_i64().ok())
        };
        let kind = self.inherited(id, b"FT")?.as_name().ok()?;
        let flags = integer(b"Ff").unwrap_or(0);
        let chain = self.chain(id);
        // A kid without a name of its own is a place of its parent's field.
        let field = chain
            .iter()
            .find(|(_, node)| node.has(b"T"))
            .map_or(id, |(id, _)| *id);
        let mut names: Vec<String> = chain
            .iter()
            .filter_map(|(_, node)| node.get_deref(b"T", self.parsed).ok())
            .map(|name| self.text(name))
            .collect();
        names.reverse();
        let style = self
            .default(id, b"DA")
            .and_then(|style| style.as_str().ok())
            .unwrap_or_default();
        let mut exports = Vec::new();
        let mut choices = Vec::new();
        let input = match kind {
            b"Tx" => self.text_input(id, flags),
            b"Btn" if flags & PUSH_BUTTON != 0 => Input::Button,
            b"Btn" => {
                choices.push(self.on_state(node));
                if flags & RADIO != 0 {
                    Input::Radio
                } else {
                    Input::Tick
                }
            }
            b"Ch" => {
                let options = self.inherited(id, b"Opt").and_then(|o| o.as_array().ok());
                for option in options.into_iter().flatten() {
                    let (export, shown) = self.option(option);
                    exports.push(export);
                    choices.push(shown);
                }
                Input::Choice
            }
            b"Sig" => Input::Signature,
            _ => return None,
        };
        let hidden = node
            .get_deref(b"F", self.parsed)
            .and_then(Object::as_i64)
            .is_ok_and(|flags| flags & NOT_SHOWN != 0);
        let shown = page.is_some() && !hidden;
        let comb = kind == b"Tx" && flags & COMB != 0 && flags & (MULTILINE | PASSWORD) == 0;
        let max_length = integer(b"MaxLen")
            .and_then(|n| u32::try_from(n).ok())
            .filter(|n| *n > 0);
        let actions = chain
            .iter()
            .find_map(|(_, node)| self.parsed.get_dict_in_dict(node, b"AA").ok());
        let widget = Widget {
            address: Address {
                page,
                rectangle: self.rectangle(node),
                ..Address::new("", format!("{} {}", id.0, id.1), Anchor::Field)
            },
            name: names.join("."),
            tooltip: self
                .inherited(id, b"TU")
                .map(|tip| self.text(tip))
                .unwrap_or_default(),
            input,
            value: self.value(id, node, input, &exports, &choices),
            max_length: max_length.filter(|_| kind == b"Tx"),
            comb: comb && max_length.is_some(),
            choices,
            required: flags & REQUIRED != 0,
            read_only: flags & READ_ONLY != 0 || !shown,
            computed: actions.is_some_and(|actions| actions.has(b"C")),
            font_size: super::style::Style::parse(style).size,
        };
        Some(Place {
            widget,
            id,
            field,
            style: style.to_vec(),
            alignment: self
                .default(id, b"Q")
                .and_then(|q| q.as_i64().ok())
                .unwrap_or(0),
            exports,
            password: kind == b"Tx" && flags & PASSWORD != 0,
            combo: flags & COMBO != 0,
            editable: flags & COMBO != 0 && flags & EDIT != 0,
            unison: flags & IN_UNISON != 0,
        })
    }

    /// A text field says by its formatting script that it takes a number or a date.
    fn text_input(&self, id: ObjectId, flags: i64) -> Input {
        let script = self
            .chain(id)
            .iter()
            .find_map(|(_, node)| self.parsed.get_dict_in_dict(node, b"AA").ok())
            .and_then(|actions| self.parsed.get_dict_in_dict(actions, b"F").ok())
            .and_then(|action| action.get_deref(b"JS", self.parsed).ok())
            .map(|script| self.text(script))
            .unwrap_or_default();
        if script.contains("AFNumber_Format") || script.contains("AFPercent_Format") {
            Input::Number
        } else if script.contains("AFDate_Format") {
            Input::Date
        } else if flags & MULTILINE != 0 {
            Input::LongText
        } else {
            Input::Text
        }
    }

    /// The name of the "on" state of a tick: the appearance that is not `Off`.
    fn on_state(&self, node: &Dictionary) -> String {
        self.parsed
            .get_dict_in_dict(node, b"AP")
            .and_then(|appearances| self.parsed.get_dict_in_dict(appearances, b"N"))
            .ok()
            .and_then(|states| {
                states
                    .iter()
                    .map(|(name, _)| name)
                    .find(|name| *name != b"Off")
            })
            .map_or_else(|| "Yes".to_owned(), |name| strings::name(name))
    }

    /// What an option stores and what it shows.
    fn option(&self, option: &Object) -> (Vec<u8>, String) {
        let resolve = |object: &'_ Object| -> (Vec<u8>, String) {
            let object = self
                .parsed
                .dereference(object)
                .map_or(object, |(_, object)| object);
            (
                object.as_str().map(<[u8]>::to_vec).unwrap_or_default(),
                self.text(object),
            )
        };
        let option = self
            .parsed
            .dereference(option)
            .map_or(option, |(_, object)| object);
        match option.as_array().map(Vec::as_slice) {
            Ok([export, shown, ..]) => (resolve(export).0, resolve(shown).1),
            _ => resolve(option),
        }
    }

    fn value(
        &self,
        id: ObjectId,
        node: &Dictionary,
        input: Input,
        exports: &[Vec<u8>],
        choices: &[String],
    ) -> String {
        let value = self.inherited(id, b"V");
        match input {
            Input::Tick | Input::Radio => {
                let on = choices.first().cloned().unwrap_or_default();
                let state = match node.get_deref(b"AS", self.parsed).and_then(Object::as_name) {
                    Ok(state) => strings::name(state),
                    Err(_) => value.map(|value| self.text(value)).unwrap_or_default(),
                };
                if state == on { on } else { String::new() }
            }
            Input::Choice => {
                let shown = |object: &Object| {
                    let stored = object.as_str().unwrap_or_default();
                    let index = exports.iter().position(|export| export == stored);
                    index
                        .and_then(|index| choices.get(index).cloned())
                        .unwrap_or_else(|| self.text(object))
                };
                match value {
                    Some(Object::Array(values)) => {
                        values.iter().map(shown).collect::<Vec<_>>().join("\n")
                    }
                    Some(value) => shown(value),
                    None => String::new(),
                }
            }
            Input::Button | Input::Signature => String::new(),
            _ => value.map(|value| self.text(value)).unwrap_or_default(),
        }
    }

    fn rectangle(&self, node: &Dictionary) -> Option<[f32; 4]> {
        let corners = node
            .get_deref(b"Rect", self.parsed)
            .and_then(Object::as_array)
            .ok()?;
        let number = |index: usize| {
            let (_, object) = self.parsed.dereference(corners.get(index)?).ok()?;
            object.as_float().ok().filter(|number| number.is_finite())
        };
        let (a, b, c, d) = (number(0)?, number(1)?, number(2)?, number(3)?);
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    }
}
