//! Writing into fields: an update appended to the original (ISO 32000-2, 7.5.6).

mod rooms;

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary};

use super::appearance::{self, Frame, Setting};
use super::faces::{self, Face};
use super::fields::{self, Place};
use super::overlay::Room;
use super::strings;
use super::style::{Style, colour};
use super::{guard, pages, room, seals};
use crate::{Address, Anchor, Bounds, Edit, Input, ReadError, Value, WriteError};

/// What a field is to hold.
enum Holds {
    Text(String),
    /// The state of this widget's box.
    State(bool),
    /// Indexes of options, or a free text of an editable choice.
    Options(Vec<usize>),
}

pub(super) fn write(
    original: &[u8],
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    if edits.is_empty() {
        return Ok(original.to_vec());
    }
    let parsed = guard::open(original, bounds)?;
    let form = fields::read(&parsed, bounds.blocks);
    if let Some(note) = seals::closing(&form.notes) {
        return Err(WriteError::Closed(note.clone()));
    }
    let mut contents = Vec::with_capacity(edits.len());
    let mut rooms: BTreeMap<u32, Vec<(Room, &Edit)>> = BTreeMap::new();
    for edit in edits {
        if let Some(room) = Room::of(&edit.address) {
            rooms.entry(room.page).or_default().push((room, edit));
            continue;
        }
        let place = find(&form.places, &edit.address)?;
        contents.push((place, content(place, edit)?));
    }
    let mut update = Update::new(original, parsed);
    for (place, content) in &contents {
        let siblings = form
            .places
            .iter()
            .filter(|other| other.field == place.field);
        update
            .set(place, &siblings.collect::<Vec<_>>(), content)
            .map_err(damaged)?;
    }
    if !rooms.is_empty() {
        let marked = |(room, edit): &(Room, &Edit)| {
            room.cells > 0 || matches!(edit.value, Value::Date { .. })
        };
        let marked = rooms.iter().filter(|(_, rooms)| rooms.iter().any(marked));
        let marked: Vec<u32> = marked.map(|(page, _)| *page).collect();
        let sheets = pages::sheets(original, &marked);
        for (page, rooms) in &rooms {
            update.lay_over(*page, rooms, &sheets)?;
        }
    }
    update.drop_xfa().map_err(damaged)?;
    update.drop_usage_rights().map_err(damaged)?;
    update.save().map_err(damaged)
}

/// Puts a remark at the end of the subject that the file's information says (ISO 32000-2, 14.3.3).
pub(super) fn remark(original: &[u8], text: &str, bounds: &Bounds) -> Result<Vec<u8>, WriteError> {
    let parsed = guard::open(original, bounds)?;
    let form = fields::read(&parsed, bounds.blocks);
    if let Some(note) = seals::closing(&form.notes) {
        return Err(WriteError::Closed(note.clone()));
    }
    let mut update = Update::new(original, parsed);
    update.remark(text).map_err(damaged)?;
    update.save().map_err(damaged)
}

/// The widget at an address.
pub(super) fn find<'a>(places: &'a [Place], address: &Address) -> Result<&'a Place, WriteError> {
    places
        .iter()
        .find(|place| place.widget.address.path == address.path)
        .filter(|_| address.part.is_empty() && address.anchor == Anchor::Field)
        .ok_or_else(|| WriteError::NoSuchPlace(Box::new(address.clone())))
}

/// What an edit asks of a field, if the field takes it.
fn content(place: &Place, edit: &Edit) -> Result<Holds, WriteError> {
    let widget = &place.widget;
    let no = |why| Err(forbidden(&edit.address, why));
    if widget.read_only {
        return no("the field is read-only");
    }
    match widget.input {
        Input::Signature => no("a signature"),
        Input::Button | Input::Picture => no("a button"),
        Input::Tick | Input::Radio => match &edit.value {
            Value::Tick(on) => Ok(Holds::State(*on)),
            value => match value.display().trim() {
                "" => Ok(Holds::State(false)),
                "x" | "X" => Ok(Holds::State(true)),
                state if widget.choices.first().is_some_and(|on| on == state) => {
                    Ok(Holds::State(true))
                }
                _ => no("the box has no such state"),
            },
        },
        Input::Choice => {
            let text = edit.value.display();
            let chosen: Option<Vec<usize>> = text
                .split('\n')
                .filter(|line| !line.is_empty())
                .map(|line| widget.choices.iter().position(|choice| choice == line))
                .collect();
            match chosen {
                Some(chosen) => Ok(Holds::Options(chosen)),
                None if place.editable => Ok(Holds::Text(text.to_owned())),
                None => no("not one of its choices"),
            }
        }
        _ if place.password => no("a password"),
        _ => {
            let text = edit
                .value
                .display()
                .replace("\r\n", "\n")
                .replace('\r', "\n");
            let long = text.encode_utf16().count();
            if widget.max_length.is_some_and(|most| long > most as usize) {
                return no("longer than the field takes");
            }
            Ok(Holds::Text(text))
        }
    }
}

struct Update {
    file: IncrementalDocument,
    /// Objects of the standard fonts added so far.
    fonts: HashMap<&'static str, ObjectId>,
}

type Outcome<T = ()> = Result<T, lopdf::Error>;

impl Update {
    fn new(original: &[u8], parsed: Document) -> Self {
        let rebuilt = parsed.xref_recovery.is_some();
        let mut file = IncrementalDocument::create_from(original.to_vec(), parsed);
        if rebuilt {
            // The original has no usable table of its objects for the update to build on, so the
            // update lists them all.
            let objects = file.get_prev_documents().objects.clone();
            for (id, object) in objects {
                file.new_document.set_object(id, object);
            }
        }
        Self {
            file,
            fonts: HashMap::new(),
        }
    }

    fn old(&self) -> &Document {
        self.file.get_prev_documents()
    }

    /// A dictionary of the update, copied from the original when it is first changed.
    fn change(&mut self, id: ObjectId) -> Outcome<&mut Dictionary> {
        self.file.opt_clone_object_to_new_document(id)?;
        self.file.new_document.get_dictionary_mut(id)
    }

    fn set(&mut self, place: &Place, siblings: &[&Place], content: &Holds) -> Outcome {
        match content {
            Holds::State(on) => self.set_state(place, siblings, *on),
            Holds::Text(text) => {
                let field = self.change(place.field)?;
                field.set("V", strings::encode(text));
                // A rich text beside the value would go on showing the old one.
                field.remove(b"RV");
                field.remove(b"I");
                for sibling in siblings {
                    self.draw_text(sibling, text)?;
                }
                Ok(())
            }
            Holds::Options(chosen) => {
                let stored: Vec<Object> = chosen
                    .iter()
                    .filter_map(|index| place.exports.get(*index))
                    .map(|export| Object::string_literal(export.clone()))
                    .collect();
                let indexes: Vec<Object> = chosen
                    .iter()
                    .map(|index| Object::Integer(*index as i64))
                    .collect();
                let field = self.change(place.field)?;
                match <[Object; 1]>::try_from(stored) {
                    Ok([one]) => field.set("V", one),
                    Err(none) if none.is_empty() => {
                        field.remove(b"V");
                    }
                    Err(several) => field.set("V", several),
                }
                field.set("I", indexes);
                for sibling in siblings {
                    if sibling.combo {
                        let shown = chosen.first().and_then(|i| sibling.widget.choices.get(*i));
                        self.draw_text(sibling, shown.map_or("", String::as_str))?;
                    } else {
                        self.draw_list(sibling, chosen)?;
                    }
                }
                Ok(())
            }
        }
    }

    /// Sets a tick or radio, and clears the other boxes of its field.
    fn set_state(&mut self, place: &Place, siblings: &[&Place], on: bool) -> Outcome {
        let state = place.widget.choices.first().cloned().unwrap_or_default();
        // Clearing a box that is not on leaves the others of its field as they are.
        let other_on = siblings
            .iter()
            .any(|s| s.id != place.id && !s.widget.value.is_empty());
        if !on && place.widget.value.is_empty() && other_on {
            return Ok(());
        }
        let value = if on { state.clone() } else { "Off".to_owned() };
        self.change(place.field)?
            .set("V", Object::Name(value.into_bytes()));
        for sibling in siblings {
            let own = sibling.widget.choices.first().cloned().unwrap_or_default();
            let together = sibling.id == place.id || (own == state && sibling.unison);
            let shown = if on && together {
                own
            } else {
                "Off".to_owned()
            };
            let has_states = self
                .old()
                .get_dictionary(sibling.id)
                .and_then(|node| self.old().get_dict_in_dict(node, b"AP"))
                .is_ok_and(|looks| self.old().get_dict_in_dict(looks, b"N").is_ok());
            if !has_states {
                self.draw_box(sibling)?;
            }
            self.change(sibling.id)?
                .set("AS", Object::Name(shown.into_bytes()));
        }
        Ok(())
    }

    fn draw_text(&mut self, place: &Place, text: &str) -> Outcome {
        let Some((frame, turn)) = self.frame(place) else {
            return Ok(());
        };
        let style = Style::parse(&place.style);
        let (face, font) = self.face(&style, text)?;
        let setting = Setting {
            face,
            font: font_name(&style),
            size: style.size,
            colour: style.colour,
            alignment: place.alignment,
            lines: room::lines(&place.widget),
        };
        let content = appearance::text(&frame, &setting, &faces::encode(text));
        self.set_look(place.id, &frame, turn, &setting.font, font, content)
    }

    /// A list shows its options from the first chosen one on, the chosen ones marked.
    fn draw_list(&mut self, place: &Place, chosen: &[usize]) -> Outcome {
        let Some((frame, turn)) = self.frame(place) else {
            return Ok(());
        };
        let style = Style::parse(&place.style);
        let text = place.widget.choices.join("\n");
        let (face, font) = self.face(&style, &text)?;
        let size = if style.size > 0.0 { style.size } else { 10.0 };
        let options: Vec<Vec<u8>> = place
            .widget
            .choices
            .iter()
            .map(|choice| faces::encode(choice))
            .collect();
        let content = appearance::list(&frame, &face, &font_name(&style), size, &options, chosen);
        self.set_look(place.id, &frame, turn, &font_name(&style), font, content)
    }

    /// Gives a box that has no looks of its own a tick and a blank.
    fn draw_box(&mut self, place: &Place) -> Outcome {
        let Some((frame, turn)) = self.frame(place) else {
            return Ok(());
        };
        let state = place.widget.choices.first().cloned().unwrap_or_default();
        let font = self.file.new_document.try_add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type1",
            "BaseFont" => "ZapfDingbats",
        })?;
        let ticked = appearance::tick(&frame, place.widget.input == Input::Radio);
        let ticked = self.add_look(&frame, turn, "ZaDb", font, ticked)?;
        let blank = appearance::ground(&frame).into_bytes();
        let blank = self.add_look(&frame, turn, "ZaDb", font, blank)?;
        let mut states = Dictionary::new();
        states.set(state.into_bytes(), Object::Reference(ticked));
        states.set("Off", Object::Reference(blank));
        self.change(place.id)?
            .set("AP", dictionary! { "N" => states });
        Ok(())
    }

    /// The font to write with and its object: the field's own, or a standard one.
    fn face(&mut self, style: &Style, text: &str) -> Outcome<(Face, ObjectId)> {
        let old = self.old();
        let resources = old
            .catalog()
            .and_then(|catalog| old.get_dict_in_dict(catalog, b"AcroForm"))
            .and_then(|form| old.get_dict_in_dict(form, b"DR"))
            .and_then(|resources| old.get_dict_in_dict(resources, b"Font"));
        let named = resources.and_then(|fonts| fonts.get(&style.font)).ok();
        let font = named.and_then(|font| old.dereference(font).ok());
        let dictionary = font.and_then(|(id, font)| Some((id?, font.as_dict().ok()?)));
        if let Some((id, font)) = dictionary
            && let Some(face) = Face::embedded(old, font, text)
        {
            return Ok((face, id));
        }
        let base = dictionary
            .and_then(|(_, font)| font.get(b"BaseFont").and_then(Object::as_name).ok())
            .unwrap_or(&style.font);
        let face = Face::standard(&strings::name(base));
        let standard = face.standard.unwrap_or("Helvetica");
        let id = self.standard(standard)?;
        Ok((face, id))
    }

    /// The frame of a widget, upright, and by how many degrees it is turned to the left.
    fn frame(&self, place: &Place) -> Option<(Frame, i64)> {
        let [left, bottom, right, top] = place.widget.address.rectangle?;
        let (width, height) = (right - left, top - bottom);
        let old = self.old();
        let node = old.get_dictionary(place.id).ok()?;
        let looks = old.get_dict_in_dict(node, b"MK").ok();
        let look = |key: &[u8]| looks.and_then(|looks| looks.get_deref(key, old).ok());
        let colour_of = |key: &[u8]| {
            let parts = look(key)?.as_array().ok()?;
            let parts: Vec<f32> = parts
                .iter()
                .filter_map(|part| part.as_float().ok())
                .collect();
            colour(&parts)
        };
        let turn = look(b"R")
            .and_then(|turn| turn.as_i64().ok())
            .unwrap_or(0)
            .rem_euclid(360);
        let border = old.get_dict_in_dict(node, b"BS").ok();
        let border_colour = colour_of(b"BC");
        let declared = border
            .and_then(|border| border.get_deref(b"W", old).ok())
            .or_else(|| node.get_deref(b"Border", old).ok()?.as_array().ok()?.get(2))
            .and_then(|width| width.as_float().ok());
        let most = width.min(height) / 4.0;
        let line = if border_colour.is_some() {
            declared.unwrap_or(1.0).clamp(0.0, most.max(0.0))
        } else {
            0.0
        };
        let (width, height) = if matches!(turn, 90 | 270) {
            (height, width)
        } else {
            (width, height)
        };
        let underline = border
            .and_then(|border| border.get(b"S").and_then(Object::as_name).ok())
            .is_some_and(|style| style == b"U");
        let background = colour_of(b"BG");
        let frame = Frame {
            width,
            height,
            border: line,
            border_colour,
            background,
            underline,
        };
        (width > 0.0 && height > 0.0).then_some((frame, turn))
    }

    fn set_look(
        &mut self,
        id: ObjectId,
        frame: &Frame,
        turn: i64,
        name: &str,
        font: ObjectId,
        content: Vec<u8>,
    ) -> Outcome {
        let look = self.add_look(frame, turn, name, font, content)?;
        self.change(id)?
            .set("AP", dictionary! { "N" => Object::Reference(look) });
        Ok(())
    }

    fn add_look(
        &mut self,
        frame: &Frame,
        turn: i64,
        name: &str,
        font: ObjectId,
        content: Vec<u8>,
    ) -> Outcome<ObjectId> {
        let (width, height) = (frame.width, frame.height);
        let matrix = match turn {
            90 => Some([0.0, 1.0, -1.0, 0.0, height, 0.0]),
            180 => Some([-1.0, 0.0, 0.0, -1.0, width, height]),
            270 => Some([0.0, -1.0, 1.0, 0.0, 0.0, width]),
            _ => None,
        };
        let mut fonts = Dictionary::new();
        fonts.set(name, Object::Reference(font));
        let reals = |values: &[f32]| values.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>();
        let mut look = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "FormType" => 1,
            "BBox" => reals(&[0.0, 0.0, width, height]),
            "Resources" => dictionary! { "Font" => fonts },
        };
        if let Some(matrix) = matrix {
            look.set("Matrix", reals(&matrix));
        }
        self.file
            .new_document
            .try_add_object(Stream::new(look, content))
    }

    /// The object of a standard font.
    fn standard(&mut self, name: &'static str) -> Outcome<ObjectId> {
        if let Some(id) = self.fonts.get(name) {
            return Ok(*id);
        }
        let object = Face::standard(name).object().unwrap_or_default();
        let id = self.file.new_document.try_add_object(object)?;
        self.fonts.insert(name, id);
        Ok(id)
    }

    /// Drops the XFA form beside the fields. A viewer that knows XFA shows that one and not the
    /// fields, so it would show the form as blank; without it, every viewer shows the fields.
    fn drop_xfa(&mut self) -> Outcome {
        let old = self.old();
        let catalog_id = old.trailer.get(b"Root").and_then(Object::as_reference)?;
        let catalog = old.get_dictionary(catalog_id)?;
        let Ok(form) = old.get_dict_in_dict(catalog, b"AcroForm") else {
            return Ok(());
        };
        let renders = catalog.has(b"NeedsRendering");
        if !form.has(b"XFA") {
            return Ok(());
        }
        match catalog.get(b"AcroForm").and_then(Object::as_reference) {
            Ok(id) => {
                self.change(id)?.remove(b"XFA");
            }
            Err(_) => {
                if let Ok(form) = self.change(catalog_id)?.get_mut(b"AcroForm")
                    && let Ok(form) = form.as_dict_mut()
                {
                    form.remove(b"XFA");
                }
            }
        }
        if renders {
            self.change(catalog_id)?.remove(b"NeedsRendering");
        }
        Ok(())
    }

    /// Drops the usage rights, whose signature covers the original alone: the viewer they unlock
    /// would refuse to work on the changed file, and does so no longer without them.
    fn drop_usage_rights(&mut self) -> Outcome {
        let old = self.old();
        let catalog_id = old.trailer.get(b"Root").and_then(Object::as_reference)?;
        let catalog = old.get_dictionary(catalog_id)?;
        let Ok(permissions) = old.get_dict_in_dict(catalog, b"Perms") else {
            return Ok(());
        };
        if permissions.has(b"UR") || permissions.has(b"UR3") {
            // Nothing else is in there: a certified file is not written.
            self.change(catalog_id)?.remove(b"Perms");
        }
        Ok(())
    }

    fn remark(&mut self, text: &str) -> Outcome {
        let old = self.old();
        let information = old.trailer.get(b"Info").ok();
        let id = information.and_then(|it| it.as_reference().ok());
        let known = match id {
            Some(id) => old.get_dictionary(id).ok(),
            None => information.and_then(|it| it.as_dict().ok()),
        };
        let mut information = known.cloned().unwrap_or_default();
        let subject = information.get_deref(b"Subject", old);
        let subject = subject.and_then(Object::as_str).map(strings::decode);
        let text = match subject {
            Ok(subject) if !subject.trim().is_empty() => format!("{subject} — {text}"),
            _ => text.to_owned(),
        };
        information.set("Subject", strings::encode(&text));
        let new = &mut self.file.new_document;
        match id {
            Some(id) => new.set_object(id, information),
            None => {
                let id = new.try_add_object(information)?;
                new.trailer.set("Info", Object::Reference(id));
            }
        }
        Ok(())
    }

    fn save(mut self) -> Outcome<Vec<u8>> {
        let mut written = Vec::new();
        self.file.save_to(&mut written)?;
        Ok(written)
    }
}

/// The font's name in an appearance: that of the field's style where it can be written plainly.
fn font_name(style: &Style) -> String {
    let plain = !style.font.is_empty() && style.font.iter().all(u8::is_ascii_alphanumeric);
    if plain {
        strings::name(&style.font)
    } else {
        "Helv".to_owned()
    }
}

fn forbidden(address: &Address, why: &'static str) -> WriteError {
    WriteError::Forbidden(Box::new(address.clone()), why)
}

fn damaged(error: impl std::fmt::Display) -> WriteError {
    ReadError::Damaged(error.to_string()).into()
}
