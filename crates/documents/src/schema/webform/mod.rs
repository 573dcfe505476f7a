//! Forms of Drupal's Webform module (YAML): elements in elements, told apart by `#type`.
//!
//! An export holds the elements as a text that is YAML itself; what the module's source view shows
//! is the elements alone. Both are read. Properties are those of the Form API and of Webform
//! (`#title`, `#states`, `#counter_maximum`…).

mod elements;
mod states;

use std::collections::HashMap;

use super::glue::{self, Glue};
use super::paper::Paper;
use super::rule::Rule;
use super::tree::{self, Budget, Node};
use crate::{Bounds, Document, FieldSet, ReadError};
use elements::Role;
use states::States;

/// A YAML text that has the parts of such a form, or of its translation.
pub(super) fn is_one(head: &str) -> bool {
    let mut lines = head.lines().filter(|line| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#') && line != "---"
    });
    // A page that only speaks of such forms begins with words.
    let opens = lines.next().is_some_and(|line| {
        let key = line.trim_end().split(':').next().unwrap_or_default();
        line.contains(':') && !key.starts_with(char::is_whitespace) && !key.contains([' ', '<'])
    });
    let quoted =
        |key: &str| head.contains(&format!("'#{key}':")) || head.contains(&format!("\"#{key}\":"));
    let wrapped = head.starts_with("elements:") || head.contains("\nelements:");
    opens && (quoted("type") || (wrapped && quoted("title")))
}

/// Reads a form.
///
/// Errors: [`ReadError::OnlyLabels`] for a translation, which does not say what is an input.
pub(super) fn read(tree: &Node, bounds: &Bounds) -> Result<Document, ReadError> {
    let elements = elements_of(tree, bounds)?;
    if !elements
        .entries()
        .iter()
        .any(|(_, element)| has_type(element))
    {
        return Err(ReadError::OnlyLabels);
    }
    let code = match tree.text("langcode") {
        "" => {
            let mut words = String::new();
            gather(&elements, &mut words);
            glue::language(&words)
        }
        code => code,
    };
    let glue = glue::of(code);
    let mut form = Webform {
        paper: Paper::new(bounds),
        bounds,
        glue,
        states: States::of(&elements, glue, bounds)?,
        sets: 0,
    };
    let title = form.paper.plain(tree.text("title"))?;
    form.paper.title(&title)?;
    let top = Place {
        level: 2,
        title: &title,
        rules: Vec::new(),
    };
    form.children(&elements, &top)?;
    Ok(form.paper.done())
}

/// A form with the words of its translation in place of its own.
pub(super) fn translated(
    form: Node,
    translation: &Node,
    bounds: &Bounds,
) -> Result<Node, ReadError> {
    let mut elements = elements_of(&form, bounds)?;
    let words = elements_of(translation, bounds)?;
    let by_key: HashMap<&str, &Node> = words
        .entries()
        .iter()
        .map(|(key, node)| (key.as_str(), node))
        .collect();
    translate(&mut elements, &by_key);
    let mut entries = vec![(String::from("elements"), elements)];
    if let Node::Map(own) = form {
        entries.extend(own.into_iter().filter(|(key, _)| key != "elements"));
    }
    // Where a key comes twice, the last counts.
    for key in ["title", "langcode"] {
        let text = match (key, translation.text(key)) {
            ("langcode", "") => {
                let mut said = String::new();
                gather(&words, &mut said);
                glue::language(&said)
            }
            (_, text) => text,
        };
        if !text.is_empty() {
            entries.push((key.to_owned(), Node::Text(text.to_owned())));
        }
    }
    Ok(Node::Map(entries))
}

/// The elements of an export, whose text is read, or of a source view.
fn elements_of(tree: &Node, bounds: &Bounds) -> Result<Node, ReadError> {
    match tree.get("elements") {
        Some(Node::Text(text)) if text.trim().is_empty() => Ok(Node::Map(Vec::new())),
        Some(Node::Text(text)) => tree::yaml(text, &Budget::new(bounds)),
        Some(elements) => Ok(elements.clone()),
        None => Ok(tree.clone()),
    }
}

fn has_type(element: &Node) -> bool {
    element.get("#type").is_some() || inner(element).any(|(_, child)| has_type(child))
}

/// Elements inside an element.
fn inner(element: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let entries = element.entries().iter();
    entries
        .filter(|(key, node)| !key.starts_with('#') && matches!(node, Node::Map(_)))
        .map(|(key, node)| (key.as_str(), node))
}

fn gather(elements: &Node, words: &mut String) {
    for (key, node) in elements.entries() {
        match node {
            Node::Text(text) if matches!(key.as_str(), "#title" | "#help" | "#markup") => {
                words.push_str(text);
                words.push(' ');
            }
            Node::Map(_) => gather(node, words),
            Node::Text(_) | Node::List(_) => {}
        }
    }
}

/// Puts a translation's properties in place of an element's own, wherever it stands.
fn translate(element: &mut Node, words: &HashMap<&str, &Node>) {
    let Node::Map(entries) = element else { return };
    for (key, node) in entries {
        if key.starts_with('#') && key != "#element" {
            continue;
        }
        if let (Node::Map(own), Some(said)) = (&mut *node, words.get(key.as_str())) {
            for (property, value) in said.entries() {
                let inside = own.iter_mut().rev().find(|(key, _)| key == property);
                match inside {
                    Some((_, own)) => put(own, value),
                    None => own.push((property.clone(), value.clone())),
                }
            }
        }
        translate(node, words);
    }
}

/// A translated value in place of another; of maps, what is not translated stays.
fn put(own: &mut Node, value: &Node) {
    match (&mut *own, value) {
        (_, Node::Text(text)) if text.trim().is_empty() => {}
        (Node::Map(entries), Node::Map(said)) => {
            for (key, value) in said {
                match entries.iter_mut().rev().find(|(own, _)| own == key) {
                    Some((_, own)) => put(own, value),
                    None => entries.push((key.clone(), value.clone())),
                }
            }
        }
        _ => *own = value.clone(),
    }
}

struct Webform<'b> {
    paper: Paper<'b>,
    bounds: &'b Bounds,
    glue: &'static Glue,
    states: States,
    sets: usize,
}

/// Where an element stands.
struct Place<'a> {
    /// The level that a heading has here.
    level: u8,
    /// The title above.
    title: &'a str,
    /// What must hold for what is around it to be shown.
    rules: Vec<Rule>,
}

impl Webform<'_> {
    fn children(&mut self, element: &Node, place: &Place<'_>) -> Result<(), ReadError> {
        for (key, child) in inner(element) {
            self.element(key, child, place)?;
        }
        Ok(())
    }

    fn element(&mut self, key: &str, element: &Node, place: &Place<'_>) -> Result<(), ReadError> {
        if element.flag("#access") == Some(false) {
            return Ok(());
        }
        let title = match self.paper.plain(element.text("#title"))? {
            title if title.chars().any(char::is_alphanumeric) && title != "<empty>" => title,
            _ => String::new(),
        };
        let shown = self.states.shown(element);
        match elements::role(element) {
            Role::Unseen => Ok(()),
            Role::Words => {
                for property in ["#markup", "#text", "#message_message"] {
                    self.paper.text(element.text(property))?;
                }
                self.children(element, place)
            }
            Role::Around => {
                let level = if title.is_empty() || title == place.title {
                    place.level
                } else {
                    self.paper.heading(place.level, &title)?;
                    place.level.saturating_add(1).min(9)
                };
                for property in ["#description", "#help"] {
                    self.paper.text(element.text(property))?;
                }
                let rules = place.rules.iter().cloned().chain(shown).collect();
                let inside = Place {
                    level,
                    title: if title.is_empty() {
                        place.title
                    } else {
                        &title
                    },
                    rules,
                };
                self.children(element, &inside)
            }
            Role::Rows => {
                let label = if title.is_empty() {
                    place.title
                } else {
                    &title
                };
                if !title.is_empty() && title != place.title {
                    self.paper.text(&title)?;
                }
                self.paper.text(element.text("#help"))?;
                self.sets += 1;
                let set = FieldSet {
                    id: format!("s{}", self.sets),
                    label: label.to_owned(),
                    repeats: elements::is_multiple(element),
                    exclusive: false,
                };
                let Some(columns) = element.get("#element") else {
                    return Ok(());
                };
                let around: Vec<Rule> = place.rules.iter().cloned().chain(shown).collect();
                for (key, column) in inner(columns) {
                    if elements::role(column) == Role::Input {
                        let rules = around.iter().cloned().chain(self.states.shown(column));
                        let rule = Rule::all(rules);
                        self.field(key, column, label, rule, Some(set.clone()))?;
                    }
                }
                Ok(())
            }
            Role::Input => {
                let rule = Rule::all(place.rules.iter().cloned().chain(shown));
                self.field(key, element, place.title, rule, None)
            }
        }
    }

    fn field(
        &mut self,
        key: &str,
        element: &Node,
        around: &str,
        rule: Option<Rule>,
        set: Option<FieldSet>,
    ) -> Result<(), ReadError> {
        let mut draft = elements::draft(key, element, self.bounds)?;
        if draft.title.is_empty() {
            around.clone_into(&mut draft.title);
        }
        match self.states.required(element) {
            Some(needed) if !rule.as_ref().is_some_and(|rule| rule.includes(&needed)) => {
                // It can be left blank where it is shown, but not then.
                draft.asks.required = false;
                let said = format!("({}: {})", self.glue.required, needed.sentence(self.glue));
                draft.asks.help = super::paper::joined([draft.asks.help.as_str(), &said]);
            }
            Some(_) => draft.asks.required = true,
            None => {}
        }
        draft.asks.condition = rule.map(|rule| rule.sentence(self.glue));
        draft.asks.set = set;
        self.paper.field(draft)
    }
}
