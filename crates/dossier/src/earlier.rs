//! Question–answer pairs of an application that was filled earlier.
//!
//! Three shapes are met: a row of a table with a label and its value; a question as heading, bold
//! line or line that ends with a colon or question mark, followed by its answer; "Label : value".

use crate::lines::{Line, Placed};
use crate::{About, EarlierAnswer, Place, SourceKind};

/// Characters of the longest label.
const LONGEST_QUESTION: usize = 400;

/// The pairs of a document; none when it is not an application.
pub(crate) fn of(lines: &[Placed], about: &About) -> Vec<EarlierAnswer> {
    if about.kind != SourceKind::Application {
        return Vec::new();
    }
    let mut pairs = Pairs::default();
    for placed in lines {
        match &placed.line {
            Line::Heading(text) => {
                pairs.close();
                pairs.ask(text, placed);
            }
            Line::Paragraph(text) => pairs.paragraph(text, placed),
            Line::Item(text) => pairs.answer(&format!("• {text}")),
            Line::Row(cells) => {
                pairs.close();
                let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
                if filled.len() == 2 || filled.len() == 4 {
                    for pair in filled.chunks(2) {
                        pairs.pair(pair[0], pair[1], placed);
                    }
                }
            }
        }
    }
    pairs.close();
    pairs.done
}

#[derive(Default)]
struct Pairs {
    done: Vec<EarlierAnswer>,
    question: Option<(String, Place)>,
    answer: String,
}

impl Pairs {
    fn paragraph(&mut self, text: &str, placed: &Placed) {
        let length = text.chars().count();
        if length <= LONGEST_QUESTION
            && text.trim_end().ends_with(['?', ':'])
            && !text.contains('\n')
        {
            self.close();
            self.ask(text, placed);
            return;
        }
        let mut rest = Vec::new();
        for line in text.split('\n') {
            match split_pair(line) {
                Some((label, value)) => self.pair(label, value, placed),
                None => rest.push(line),
            }
        }
        if !rest.is_empty() {
            self.answer(&rest.join("\n"));
        }
    }

    fn ask(&mut self, question: &str, placed: &Placed) {
        let place = placed.place();
        self.question = Some((question.trim().to_owned(), place));
    }

    fn answer(&mut self, text: &str) {
        if self.question.is_some() && !is_instruction(text) {
            if !self.answer.is_empty() {
                self.answer.push('\n');
            }
            self.answer.push_str(text.trim());
        }
    }

    fn pair(&mut self, question: &str, answer: &str, placed: &Placed) {
        let place = placed.place();
        self.push(question.trim().to_owned(), answer.trim().to_owned(), place);
    }

    fn close(&mut self) {
        let answer = std::mem::take(&mut self.answer);
        if let Some((question, place)) = self.question.take() {
            self.push(question, answer, place);
        }
    }

    fn push(&mut self, question: String, answer: String, place: Place) {
        if !answer.is_empty() && !crate::is_placeholder(&answer) {
            self.done.push(EarlierAnswer {
                question,
                answer,
                place,
                approved: None,
            });
        }
    }
}

/// `Label : value` or `Question ? Answer` on one line.
fn split_pair(line: &str) -> Option<(&str, &str)> {
    let (label, value) = match line.split_once('?') {
        Some((question, answer)) if !answer.trim().is_empty() => (question, answer),
        _ => line
            .split_once(" : ")
            .or_else(|| line.split_once("\u{a0}: "))?,
    };
    let short = label.chars().count() <= 120 && value.chars().count() <= 300;
    // A full stop before the colon makes it a sentence that goes on, not a label.
    let label_like = !label.trim().is_empty() && !label.contains(". ");
    (short && label_like && !label.starts_with('•')).then_some((label, value))
}

/// "(10 lignes maximum)" under a question is the form's word, not an answer.
fn is_instruction(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('(') && text.ends_with(')') && text.chars().count() <= 200
        || language::lengths::find(text).is_some() && text.chars().count() <= 80
}
