//! Forms of digital-form-builder (JSON): pages with components, lists, sections and conditions.
//!
//! A page is reached from others by links that may have a condition; so a box is asked when its
//! page is reached and its own condition holds.

mod conditions;
mod routes;

use std::collections::HashMap;

use super::glue::{self, Glue};
use super::paper::{Draft, Paper, choices, joined, range};
use super::rule::Rule;
use super::tree::Node;
use crate::{Asks, Bounds, Document, FieldSet, Input, ReadError};
use conditions::Conditions;

/// A JSON text that has the parts of such a form.
pub(super) fn is_one(head: &str) -> bool {
    ["\"pages\"", "\"components\"", "\"type\""]
        .iter()
        .all(|key| head.contains(key))
}

/// Reads a form.
pub(super) fn read(tree: &Node, bounds: &Bounds) -> Result<Document, ReadError> {
    let mut form = Builder::of(tree, bounds)?;
    let name = form.paper.plain(tree.text("name"))?;
    form.paper.title(&name)?;
    let pages: Vec<&Node> = tree.list("pages").iter().collect();
    let routes = routes::of(tree.text("startPage"), &pages, &form.conditions);
    let mut section = String::new();
    for (number, reached) in routes {
        let page = pages[number];
        let own = form.section(page)?;
        if own != section {
            form.paper.heading(2, &own)?;
            section = own;
        }
        form.page(page, &section, reached.as_ref())?;
    }
    Ok(form.paper.done())
}

struct Builder<'a> {
    paper: Paper<'a>,
    bounds: &'a Bounds,
    lists: HashMap<&'a str, &'a Node>,
    sections: HashMap<&'a str, &'a Node>,
    conditions: Conditions,
    glue: &'static Glue,
    sets: usize,
}

impl<'a> Builder<'a> {
    fn of(tree: &'a Node, bounds: &'a Bounds) -> Result<Self, ReadError> {
        let by_name = |key: &str| {
            let named = tree.list(key).iter();
            named.map(|node| (node.text("name"), node)).collect()
        };
        let lists: HashMap<&str, &Node> = by_name("lists");
        let mut words = String::new();
        for page in tree.list("pages") {
            for component in page.list("components") {
                for key in ["title", "hint", "content"] {
                    words.push_str(component.text(key));
                    words.push(' ');
                }
            }
        }
        let glue = glue::of(glue::language(&words));
        Ok(Self {
            paper: Paper::new(bounds),
            bounds,
            conditions: Conditions::of(tree, &lists, glue, bounds)?,
            sections: by_name("sections"),
            lists,
            glue,
            sets: 0,
        })
    }

    fn section(&self, page: &Node) -> Result<String, ReadError> {
        let section = self.sections.get(page.text("section"));
        self.paper
            .plain(section.map_or("", |section| section.text("title")))
    }

    fn page(
        &mut self,
        page: &Node,
        section: &str,
        reached: Option<&Rule>,
    ) -> Result<(), ReadError> {
        let title = self.paper.plain(page.text("title"))?;
        let components = page.list("components");
        // Also where it is called like what it asks: the page before it ends here.
        if title != section && !components.is_empty() {
            self.paper.heading(3, &title)?;
        }
        for component in components {
            self.component(component, &title, reached)?;
        }
        Ok(())
    }

    fn component(
        &mut self,
        component: &Node,
        page: &str,
        reached: Option<&Rule>,
    ) -> Result<(), ReadError> {
        let own = component.get("options").map_or("", |o| o.text("condition"));
        let rule = Rule::all(
            reached
                .cloned()
                .into_iter()
                .chain(self.conditions.named(own)),
        );
        let children = component.list("children");
        if !is_input(component) {
            if component.text("title") != page && component.text("type") == "Details" {
                self.paper.text(component.text("title"))?;
            }
            return self.paper.text(component.text("content"));
        }
        if children.is_empty() {
            let draft = self.field(component, page, rule.as_ref(), None)?;
            return self.paper.field(draft);
        }
        let label = self.paper.plain(component.text("title"))?;
        if !label.is_empty() && label != page {
            self.paper.text(&label)?;
        }
        self.sets += 1;
        let set = FieldSet {
            id: format!("s{}", self.sets),
            label: if label.is_empty() {
                page.to_owned()
            } else {
                label
            },
            repeats: true,
            exclusive: false,
        };
        for child in children {
            if is_input(child) {
                let draft = self.field(child, page, rule.as_ref(), Some(&set))?;
                self.paper.field(draft)?;
            }
        }
        Ok(())
    }

    fn field(
        &self,
        component: &Node,
        page: &str,
        rule: Option<&Rule>,
        set: Option<&FieldSet>,
    ) -> Result<Draft, ReadError> {
        let empty = Node::Map(Vec::new());
        let options = component.get("options").unwrap_or(&empty);
        let schema = component.get("schema").unwrap_or(&empty);
        let kind = component.text("type");
        let input = input(kind);
        let mut title = self.paper.plain(component.text("title"))?;
        if title.is_empty() {
            page.clone_into(&mut title);
        }
        let said = ["(optional)", "(dewisol)", "(facultatif)"]
            .iter()
            .any(|mark| title.to_lowercase().ends_with(mark));
        let hint = self.paper.plain(component.text("hint"))?;
        let number = |keys: &[&str]| {
            let found = |key: &&str| schema.number(key).or_else(|| options.number(key));
            keys.iter().find_map(found)
        };
        let counts = matches!(input, Input::Number);
        let bounds = if counts {
            range(schema.text("min"), schema.text("max"))
        } else {
            String::new()
        };
        let max_length = match input {
            Input::Text | Input::LongText => number(&["maxLength", "max", "length"]),
            _ => None,
        };
        Ok(Draft {
            input,
            name: component.text("name").to_owned(),
            title,
            placeholder: String::new(),
            max_length,
            choices: self.choices(component, kind)?,
            asks: Asks {
                help: joined([hint.as_str(), bounds.as_str()]),
                required: options.flag("required") != Some(false) && !said,
                condition: rule.map(|rule| rule.sentence(self.glue)),
                max_words: number(&["maxWords", "maxwords"]),
                unit: joined([options.text("prefix"), options.text("suffix")]),
                several: kind.starts_with("Checkboxes"),
                computed: false,
                set: set.cloned(),
            },
        })
    }

    fn choices(&self, component: &Node, kind: &str) -> Result<Vec<String>, ReadError> {
        if kind == "YesNoField" {
            return Ok(vec![self.glue.yes.to_owned(), self.glue.no.to_owned()]);
        }
        let list = self.lists.get(component.text("list"));
        let own = component
            .get("values")
            .and_then(|values| values.get("items"));
        let items = list.and_then(|list| list.get("items")).or(own);
        let pairs = choices(items, self.bounds)?;
        Ok(pairs.into_iter().map(|(_, text)| text).collect())
    }
}

/// A component that a person fills, rather than reads.
pub(super) fn is_input(component: &Node) -> bool {
    component.text("type").ends_with("Field") || !component.list("children").is_empty()
}

fn input(kind: &str) -> Input {
    match kind {
        "FreeTextField" | "MultilineTextField" => Input::LongText,
        "NumberField" => Input::Number,
        "YesNoField" | "RadiosField" | "SelectField" | "CheckboxesField" | "AutocompleteField" => {
            Input::Choice
        }
        kind if kind.contains("Date") || kind.contains("MonthYear") => Input::Date,
        kind if kind.contains("FileUpload") => Input::Picture,
        kind if kind.contains("Signature") => Input::Signature,
        "MultiInputField" => Input::Table,
        _ => Input::Text,
    }
}
