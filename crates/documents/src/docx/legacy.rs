//! Complex fields (ECMA-376 part 1, 17.16.18) and the legacy form fields among them (17.16.5).
//!
//! Fields are found once for a whole part, because one can begin in a paragraph and end in
//! another. What stands between `begin` and `separate` is code and never shown; what stands
//! between `separate` and `end` is the result.

use std::collections::HashMap;

use crate::xml::Id;
use crate::{Address, Field, FieldOrigin, Input};

use super::part::{Part, is_hidden, is_on};

/// A form field that a person may fill.
#[derive(Debug, Clone)]
pub(super) struct FormField {
    /// Its `w:fldChar` that begins it.
    pub(super) begin: Id,
    /// Its `w:fldChar` that separates code from result.
    pub(super) separate: Option<Id>,
    /// Its `w:fldChar` that ends it.
    pub(super) end: Id,
    /// Its `w:ffData`.
    pub(super) data: Option<Id>,
    /// What it takes.
    pub(super) kind: Kind,
}

/// The three legacy form fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `FORMTEXT`.
    Text,
    /// `FORMCHECKBOX`.
    CheckBox,
    /// `FORMDROPDOWN`.
    DropDown,
}

/// Where in a part fields begin and end.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Form fields that may be filled, none inside another.
    pub(super) fields: Vec<FormField>,
    /// The field that a `w:fldChar` begins.
    begins: HashMap<Id, usize>,
    /// From which byte on which state holds, in order.
    states: Vec<(usize, State)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    Code,
    Result(usize),
}

/// A field while its end is looked for.
struct Open {
    begin: Id,
    separate: Option<Id>,
    end: Option<Id>,
    code: String,
}

#[derive(Clone, Copy)]
enum Event {
    Begin(usize),
    Separate(usize),
    End(usize),
    EnterBox,
    LeaveBox,
}

impl Marks {
    /// Finds the fields of a part. A text box is a story of its own: fields do not cross its
    /// edge. A field without end is no field.
    pub(super) fn of(part: &Part) -> Self {
        let (found, events) = find(part);
        let mut marks = Self::default();
        let mut open: Vec<State> = vec![State::Plain];
        for (at, event) in events {
            let outer = open.last().copied().unwrap_or(State::Plain);
            match event {
                Event::EnterBox => open.push(State::Plain),
                Event::Begin(n) if found[n].end.is_some() => {
                    open.push(State::Code);
                    if outer == State::Plain
                        && let Some(field) = fillable(part, &found[n])
                    {
                        marks.begins.insert(field.begin, marks.fields.len());
                        marks.fields.push(field);
                    }
                }
                Event::Separate(n) if found[n].end.is_some() => {
                    open.pop();
                    let outer = open.last().copied().unwrap_or(State::Plain);
                    open.push(match (outer, marks.begins.get(&found[n].begin)) {
                        (State::Plain, Some(field)) => State::Result(*field),
                        (outer, _) => outer,
                    });
                }
                Event::LeaveBox => {
                    open.pop();
                }
                Event::End(n) if found[n].end.is_some() => {
                    open.pop();
                }
                Event::Begin(_) | Event::Separate(_) | Event::End(_) => {}
            }
            marks
                .states
                .push((at, open.last().copied().unwrap_or(State::Plain)));
        }
        marks
    }

    /// The form field that this `w:fldChar` begins.
    pub(super) fn begun_by(&self, id: Id) -> Option<usize> {
        self.begins.get(&id).copied()
    }

    /// True where a byte stands in the code of a field, or in the result of a form field.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        self.state(at) != State::Plain
    }

    /// True where a byte stands in the code of a field.
    pub(super) fn is_code(&self, at: usize) -> bool {
        self.state(at) == State::Code
    }

    fn state(&self, at: usize) -> State {
        let after = self.states.partition_point(|(from, _)| *from <= at);
        after
            .checked_sub(1)
            .map_or(State::Plain, |index| self.states[index].1)
    }
}

impl FormField {
    /// Reads the field as the model has it.
    pub(super) fn read(&self, part: &Part, address: Address) -> Field {
        let text = |id: Option<Id>| id.and_then(|id| part.tree.attribute(id, "val"));
        let child = |id: Option<Id>, name: &str| id.and_then(|id| part.tree.child(id, name));
        let help = text(child(self.data, "helpText")).filter(|help| !help.trim().is_empty());
        let title = help
            .or(text(child(self.data, "statusText")))
            .unwrap_or_default();
        let mut field = Field {
            address,
            origin: FieldOrigin::Legacy,
            input: Input::Text,
            name: text(child(self.data, "name"))
                .unwrap_or_default()
                .to_owned(),
            title: title.trim().to_owned(),
            value: String::new(),
            placeholder: String::new(),
            max_length: None,
            choices: Vec::new(),
            asks: crate::Asks::default(),
        };
        match self.kind {
            Kind::Text => {
                let input = child(self.data, "textInput");
                field.input = match text(child(input, "type")) {
                    Some("number") => Input::Number,
                    Some("date") => Input::Date,
                    _ => Input::Text,
                };
                field.max_length = text(child(input, "maxLength"))
                    .and_then(|length| length.parse().ok())
                    .filter(|length| *length > 0);
                let default = text(child(input, "default")).unwrap_or_default().trim();
                let value = self.result(part);
                // The default is what the field shows before anyone answered.
                field.value = if value == default {
                    String::new()
                } else {
                    value
                };
                field.placeholder = default.to_owned();
            }
            Kind::CheckBox => {
                field.input = Input::Tick;
                if self.is_checked(part) {
                    field.value = "x".to_owned();
                }
            }
            Kind::DropDown => {
                field.input = Input::Choice;
                let list = child(self.data, "ddList");
                field.choices = self.choices(part);
                let index = text(child(list, "result")).or(text(child(list, "default")));
                field.value = index
                    .and_then(|index| index.parse::<usize>().ok())
                    .and_then(|index| field.choices.get(index))
                    .map(|choice| choice.trim().to_owned())
                    .unwrap_or_default();
            }
        }
        field
    }

    /// The entries of a drop-down list, as shown.
    pub(super) fn choices(&self, part: &Part) -> Vec<String> {
        let list = self.data.and_then(|data| part.tree.child(data, "ddList"));
        list.into_iter()
            .flat_map(|list| part.tree.children(list))
            .filter(|entry| part.is(*entry, "listEntry"))
            .map(|entry| {
                part.tree
                    .attribute(entry, "val")
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
    }

    /// The result as a person reads it; blank when it is only U+2002 or other white space.
    fn result(&self, part: &Part) -> String {
        let Some(separate) = self.separate else {
            return String::new();
        };
        let end = part.tree.get(self.end).outer.start;
        part.text_between(separate, end).trim().to_owned()
    }

    fn is_checked(&self, part: &Part) -> bool {
        let Some(data) = self.data else { return false };
        let check = part.tree.child(data, "checkBox");
        part.toggle(check, "checked")
            .or(part.toggle(check, "default"))
            .unwrap_or(false)
    }
}

fn in_run(part: &Part, id: Id) -> bool {
    let parent = part.tree.get(id).parent;
    parent.is_some_and(|parent| part.is(parent, "r"))
}

/// All complex fields with the code of each, and where they begin and end in document order.
fn find(part: &Part) -> (Vec<Open>, Vec<(usize, Event)>) {
    let mut found: Vec<Open> = Vec::new();
    let mut events = Vec::new();
    // Per story: its last byte, and the fields that are open in it.
    let mut stories: Vec<(usize, Vec<usize>)> = vec![(usize::MAX, Vec::new())];
    let mut skip = 0;
    for id in 0..part.tree.len() {
        let element = part.tree.get(id);
        let at = element.outer.start;
        while let Some((end, _)) = stories.last()
            && at >= *end
        {
            events.push((*end, Event::LeaveBox));
            stories.pop();
        }
        if at < skip {
            continue;
        }
        let Some((_, open)) = stories.last_mut() else {
            break;
        };
        match element.name.as_str() {
            "txbxContent" => {
                events.push((at, Event::EnterBox));
                stories.push((element.outer.end, Vec::new()));
            }
            "instrText" => {
                if let Some(field) = open.last().and_then(|n| found.get_mut(*n))
                    && field.separate.is_none()
                {
                    field.code.push_str(&part.tree.text(id));
                }
            }
            // Elsewhere than in a run it means nothing.
            "fldChar" if !in_run(part, id) => {}
            "fldChar" => match part.tree.attribute(id, "fldCharType") {
                Some("begin") => {
                    let n = found.len();
                    found.push(Open {
                        begin: id,
                        separate: None,
                        end: None,
                        code: String::new(),
                    });
                    open.push(n);
                    events.push((at, Event::Begin(n)));
                }
                Some("separate") => {
                    if let Some(n) = open.last().copied()
                        && found[n].separate.is_none()
                    {
                        found[n].separate = Some(id);
                        events.push((element.outer.end, Event::Separate(n)));
                    }
                }
                Some("end") => {
                    if let Some(n) = open.pop() {
                        found[n].end = Some(id);
                        events.push((at, Event::End(n)));
                    }
                }
                _ => {}
            },
            // A hidden run may still carry one end of a field whose other end is shown.
            "r" => {}
            _ if is_hidden(part, id) => skip = element.outer.end,
            _ => {}
        }
    }
    (found, events)
}

/// A field as a form field, unless it is of another kind, disabled, or computed.
fn fillable(part: &Part, open: &Open) -> Option<FormField> {
    let kind = match open.code.split_whitespace().next()?.to_uppercase().as_str() {
        "FORMTEXT" => Kind::Text,
        "FORMCHECKBOX" => Kind::CheckBox,
        "FORMDROPDOWN" => Kind::DropDown,
        _ => return None,
    };
    let data = part.tree.child(open.begin, "ffData");
    if let Some(data) = data {
        let enabled = part.tree.child(data, "enabled");
        if enabled.is_some_and(|enabled| !is_on(part.tree.attribute(enabled, "val"))) {
            return None;
        }
        let input = part.tree.child(data, "textInput");
        if let Some("calculated" | "currentDate" | "currentTime") =
            input.and_then(|input| part.value(input, "type"))
        {
            return None;
        }
    }
    Some(FormField {
        begin: open.begin,
        separate: open.separate,
        end: open.end?,
        data,
        kind,
    })
}
