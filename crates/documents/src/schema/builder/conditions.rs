//! Named conditions of a form: tests of answers, nested groups, and expressions of older forms.

use std::collections::HashMap;

use super::super::glue::Glue;
use super::super::paper::{choices, plain};
use super::super::rule::{Relation, Rule};
use super::super::tree::Node;
use crate::{Bounds, ReadError};

/// The conditions of a form by their names.
#[derive(Debug)]
pub(super) struct Conditions {
    rules: HashMap<String, Rule>,
    glue: &'static Glue,
}

/// What is known of a question that conditions speak of.
struct Question {
    title: String,
    /// Value and text of each choice.
    choices: Vec<(String, String)>,
}

/// How often a condition may refer to another one.
const REFERENCES: usize = 8;

impl Conditions {
    pub(super) fn of(
        tree: &Node,
        lists: &HashMap<&str, &Node>,
        glue: &'static Glue,
        bounds: &Bounds,
    ) -> Result<Self, ReadError> {
        let mut questions = HashMap::new();
        for page in tree.list("pages") {
            let components = page.list("components").iter();
            for component in components.flat_map(|c| std::iter::once(c).chain(c.list("children"))) {
                if !super::is_input(component) {
                    continue;
                }
                let list = lists.get(component.text("list"));
                let title = match component.text("title") {
                    "" => page.text("title"),
                    title => title,
                };
                let question = Question {
                    title: plain(title, bounds)?,
                    choices: choices(list.and_then(|list| list.get("items")), bounds)?,
                };
                questions.insert(component.text("name"), question);
            }
        }
        let named: HashMap<&str, &Node> = tree
            .list("conditions")
            .iter()
            .map(|condition| (condition.text("name"), condition))
            .collect();
        let read = Reading {
            questions,
            named: &named,
            glue,
        };
        let rules = named.iter().filter_map(|(name, condition)| {
            let rule = read.condition(condition, 0)?;
            Some(((*name).to_owned(), rule))
        });
        Ok(Self {
            rules: rules.collect(),
            glue,
        })
    }

    /// The rule of a name; none for no name. A name that is not defined is said as it is.
    pub(super) fn named(&self, name: &str) -> Option<Rule> {
        if name.is_empty() {
            return None;
        }
        let known = self.rules.get(name).cloned();
        Some(known.unwrap_or_else(|| Rule::Said(name.to_owned())))
    }

    /// The rule that holds where the one of a name does not.
    pub(super) fn negated(&self, name: &str) -> Option<Rule> {
        self.named(name).map(|rule| rule.negated(self.glue))
    }
}

struct Reading<'a> {
    questions: HashMap<&'a str, Question>,
    named: &'a HashMap<&'a str, &'a Node>,
    glue: &'static Glue,
}

impl Reading<'_> {
    fn condition(&self, condition: &Node, references: usize) -> Option<Rule> {
        let display = condition.text("displayName");
        let rule = match condition.get("value") {
            Some(value @ Node::Map(_)) => self.group(value, references),
            // Forms of the first version hold an expression; its name says it better.
            Some(Node::Text(expression)) if display.is_empty() => {
                Some(Rule::Said(expression.trim().to_owned()))
            }
            _ => None,
        };
        rule.or_else(|| (!display.is_empty()).then(|| Rule::Said(display.to_owned())))
    }

    /// Tests and groups in a row, each joined to those before by its coordinator; "and" binds more
    /// closely.
    fn group(&self, group: &Node, references: usize) -> Option<Rule> {
        let mut any: Vec<Vec<Rule>> = vec![Vec::new()];
        for item in group.list("conditions") {
            let Some(rule) = self.item(item, references) else {
                continue;
            };
            if item.text("coordinator") == "or" {
                any.push(Vec::new());
            }
            if let Some(all) = any.last_mut() {
                all.push(rule);
            }
        }
        Rule::any(any.into_iter().filter_map(Rule::all))
    }

    fn item(&self, item: &Node, references: usize) -> Option<Rule> {
        if item.get("conditions").is_some() {
            return self.group(item, references);
        }
        let other = item.text("conditionName");
        if !other.is_empty() {
            let condition = self.named.get(other).filter(|_| references < REFERENCES)?;
            return self.condition(condition, references + 1);
        }
        let field = item.get("field")?;
        let (name, question) = self.question(field);
        let value = item.get("value");
        let (relation, bare) = relation(item.text("operator"));
        let value = match bare {
            true => String::new(),
            false => self.value(name, field, value),
        };
        Some(Rule::Test {
            question,
            relation,
            value,
        })
    }

    fn question<'n>(&self, field: &'n Node) -> (&'n str, String) {
        // Names may carry the name of their section.
        let full = field.text("name");
        let name = full.rsplit('.').next().unwrap_or(full);
        let title = self.questions.get(name).map(|question| &question.title);
        let title = title.filter(|title| !title.is_empty());
        let display = match field.text("display") {
            "" => name,
            display => display,
        };
        (name, title.cloned().unwrap_or_else(|| display.to_owned()))
    }

    fn value(&self, name: &str, field: &Node, value: Option<&Node>) -> String {
        let Some(value) = value else {
            return String::new();
        };
        let plain = match value {
            Node::Text(_) => value.as_text(),
            _ => value.text("value"),
        };
        let period = joined_period(value);
        if !period.is_empty() {
            return period;
        }
        if field.text("type") == "YesNoField" {
            match plain {
                "true" => return self.glue.yes.to_owned(),
                "false" => return self.glue.no.to_owned(),
                _ => {}
            }
        }
        let choices = self.questions.get(name).map(|q| q.choices.as_slice());
        let choice = choices.unwrap_or_default().iter().find(|(v, _)| v == plain);
        match (choice, value.text("display")) {
            (Some((_, text)), _) => text.clone(),
            (None, "") => plain.to_owned(),
            (None, display) => display.to_owned(),
        }
    }
}

/// "3 months in the past" of a relative time.
fn joined_period(value: &Node) -> String {
    super::super::paper::joined([
        value.text("timePeriod"),
        value.text("timeUnit"),
        value.text("direction"),
    ])
}

/// The relation that an operator names, and whether it stands without a value.
fn relation(operator: &str) -> (Relation, bool) {
    match operator {
        "is not" => (Relation::IsNot, false),
        "contains" => (Relation::Contains, false),
        "does not contain" => (Relation::ContainsNot, false),
        "is at least" | "is on or after" => (Relation::AtLeast, false),
        "is more than" | "is after" | "is longer than" => (Relation::More, false),
        "is at most" | "is on or before" => (Relation::AtMost, false),
        "is less than" | "is before" | "is shorter than" => (Relation::Less, false),
        "is specified" => (Relation::Answered, true),
        "is not specified" => (Relation::Blank, true),
        _ => (Relation::Is, false),
    }
}
