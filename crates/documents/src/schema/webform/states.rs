//! `#states`: when an element is shown or required, by what other elements hold (Drupal's Form API,
//! "conditional form fields").

use std::collections::HashMap;

use super::super::glue::Glue;
use super::super::paper::{choices, plain};
use super::super::rule::{Relation, Rule};
use super::super::tree::Node;
use crate::{Bounds, ReadError};

/// What is known of the elements that conditions speak of.
pub(super) struct States {
    questions: HashMap<String, Question>,
    glue: &'static Glue,
}

struct Question {
    title: String,
    /// Value and text of each choice.
    choices: Vec<(String, String)>,
    tick: bool,
}

impl States {
    pub(super) fn of(
        elements: &Node,
        glue: &'static Glue,
        bounds: &Bounds,
    ) -> Result<Self, ReadError> {
        let mut questions = HashMap::new();
        gather(elements, &mut questions, bounds)?;
        Ok(Self { questions, glue })
    }

    /// When an element is shown; none when always.
    pub(super) fn shown(&self, element: &Node) -> Option<Rule> {
        let states = element.get("#states")?;
        let shown = ["visible", "visible-slide", "enabled"]
            .iter()
            .filter_map(|state| self.group(states.get(state)?));
        let hidden = ["invisible", "invisible-slide", "disabled"]
            .iter()
            .filter_map(|state| Some(self.group(states.get(state)?)?.negated(self.glue)));
        Rule::all(shown.chain(hidden))
    }

    /// When an element must be answered.
    pub(super) fn required(&self, element: &Node) -> Option<Rule> {
        self.group(element.get("#states")?.get("required")?)
    }

    /// A map holds where all of its tests do; a list where one of its maps does ("or" and "xor"
    /// stand between them), or where all do when nothing stands between.
    fn group(&self, group: &Node) -> Option<Rule> {
        let tests = group
            .entries()
            .iter()
            .filter_map(|(selector, trigger)| self.test(selector, trigger));
        if !group.entries().is_empty() {
            return Rule::all(tests);
        }
        let rules = group.items().iter().filter_map(|item| self.group(item));
        let alternative = group
            .items()
            .iter()
            .any(|item| matches!(item.as_text(), "or" | "xor"));
        if alternative {
            Rule::any(rules)
        } else {
            Rule::all(rules)
        }
    }

    fn test(&self, selector: &str, trigger: &Node) -> Option<Rule> {
        // A number in place of a selector: a group inside.
        if !selector.contains("name=") && matches!(trigger, Node::Map(_) | Node::List(_)) {
            let inner = self.group(trigger);
            if inner.is_some() && !selector.contains([':', '[', '#', '.']) {
                return inner;
            }
        }
        let (title, question) = self.question(selector);
        let rules = trigger.entries().iter().filter_map(|(what, value)| {
            let test = |relation, value: String| Rule::Test {
                question: title.clone(),
                relation,
                value,
            };
            let negative = what.starts_with('!');
            let rule = match (what.trim_start_matches('!'), value) {
                ("value", Node::Map(_)) => compared(&title, value)?,
                ("value", _) => test(Relation::Is, self.value(question, value.as_text())),
                ("checked", _) => self.ticked(&title, question, selector, value.as_text()),
                ("unchecked", _) => self
                    .ticked(&title, question, selector, value.as_text())
                    .negated(self.glue),
                ("filled", _) => test(Relation::Answered, String::new()),
                ("empty", _) => test(Relation::Blank, String::new()),
                _ => return None,
            };
            Some(if negative {
                rule.negated(self.glue)
            } else {
                rule
            })
        });
        Rule::all(rules.collect::<Vec<_>>())
    }

    fn ticked(&self, title: &str, question: Option<&Question>, selector: &str, on: &str) -> Rule {
        // `name[choice]`: one of several.
        let choice = brackets(selector).last().and_then(|choice| {
            let choices = &question?.choices;
            choices.iter().find(|(value, _)| value == choice)
        });
        let rule = Rule::Test {
            question: title.to_owned(),
            relation: if choice.is_some() {
                Relation::Contains
            } else {
                Relation::Is
            },
            value: choice.map_or_else(|| self.glue.yes.to_owned(), |(_, text)| text.clone()),
        };
        if matches!(on, "false" | "0") {
            rule.negated(self.glue)
        } else {
            rule
        }
    }

    fn value(&self, question: Option<&Question>, value: &str) -> String {
        let choice = question.and_then(|q| q.choices.iter().find(|(own, _)| own == value));
        match (
            choice,
            question.is_some_and(|question| question.tick),
            value,
        ) {
            (Some((_, text)), ..) => text.clone(),
            (None, true, "1" | "true") => self.glue.yes.to_owned(),
            (None, true, "0" | "false") => self.glue.no.to_owned(),
            // A technical value: its words are all there is.
            (None, ..) => value.replace('_', " "),
        }
    }

    /// The title of the element that a selector names, and what is known of it.
    fn question(&self, selector: &str) -> (String, Option<&Question>) {
        let name = selector
            .split_once("name=")
            .map_or(selector, |(_, rest)| rest)
            .trim_start_matches(['"', '\''])
            .split(['"', '\'', '['])
            .next()
            .unwrap_or_default();
        // The part of a composite that is meant, else the composite.
        let inner = brackets(selector);
        let keys = inner.iter().rev().copied().chain([name]);
        let known = keys.clone().find_map(|key| self.questions.get(key));
        let title = known.map(|question| question.title.clone());
        let title = title.filter(|title| !title.is_empty());
        (title.unwrap_or_else(|| name.replace('_', " ")), known)
    }
}

/// `a[b][c]` of a selector such as `:input[name="a[b][c]"]`: b, c.
fn brackets(selector: &str) -> Vec<&str> {
    let named = selector.split_once("name=").map_or("", |(_, rest)| rest);
    let named = named.trim_start_matches(['"', '\'']);
    let named = named.split(['"', '\'']).next().unwrap_or_default();
    let parts = named.split('[').skip(1);
    parts.filter_map(|part| part.strip_suffix(']')).collect()
}

/// `{greater: 0}`, `{between: 1:5}`, `{pattern: …}`.
fn compared(title: &str, value: &Node) -> Option<Rule> {
    let test = |relation, value: &str| Rule::Test {
        question: title.to_owned(),
        relation,
        value: value.to_owned(),
    };
    let rules = value.entries().iter().filter_map(|(how, value)| {
        let value = value.as_text();
        Some(match how.as_str() {
            "greater" => test(Relation::More, value),
            "greater_equal" => test(Relation::AtLeast, value),
            "less" => test(Relation::Less, value),
            "less_equal" => test(Relation::AtMost, value),
            "between" => {
                let (least, most) = value.split_once(':')?;
                Rule::All(vec![
                    test(Relation::AtLeast, least),
                    test(Relation::AtMost, most),
                ])
            }
            // A pattern is written for a machine; that it asks for something is all a person needs.
            "pattern" => test(Relation::Is, value),
            "!pattern" => test(Relation::IsNot, value),
            _ => return None,
        })
    });
    Rule::all(rules.collect::<Vec<_>>())
}

fn gather(
    elements: &Node,
    questions: &mut HashMap<String, Question>,
    bounds: &Bounds,
) -> Result<(), ReadError> {
    for (key, element) in super::inner(elements) {
        let question = Question {
            title: plain(element.text("#title"), bounds)?,
            choices: choices(element.get("#options"), bounds)?,
            tick: element.text("#type") == "checkbox",
        };
        questions.entry(key.to_owned()).or_insert(question);
        gather(element, questions, bounds)?;
        if let Some(columns) = element.get("#element") {
            gather(columns, questions, bounds)?;
        }
    }
    Ok(())
}
