//! Passages: pieces of a source of the size of an answer, cut where the author cut.
//!
//! A passage never crosses a heading. Paragraphs under one heading are joined up to
//! [`TARGET`] characters; an introduction that ends with a colon stays with its list.

use crate::Passage;
use crate::lines::{Line, Placed};

/// Characters after which a passage is closed at the next paragraph.
const TARGET: usize = 700;
/// Characters that a passage never exceeds, unless one sentence does.
const MOST: usize = 1_500;

/// The passages of a document, in order.
pub(crate) fn of(lines: &[Placed]) -> Vec<Passage> {
    let mut passages = Passages::default();
    for (index, placed) in lines.iter().enumerate() {
        let introduces = matches!(
            lines.get(index + 1).map(|next| &next.line),
            Some(Line::Item(_) | Line::Row(_))
        );
        match &placed.line {
            Line::Heading(_) => passages.close(),
            Line::Paragraph(text) => {
                if introduces && text.ends_with(':') {
                    passages.close_if_longer(TARGET / 2);
                }
                for piece in pieces(text) {
                    passages.push(&piece, placed);
                }
            }
            Line::Item(text) => passages.push(&format!("• {text}"), placed),
            Line::Row(cells) => {
                let cells: Vec<&str> = cells
                    .iter()
                    .map(String::as_str)
                    .filter(|cell| !cell.is_empty())
                    .collect();
                passages.push(
                    &format!("| {} |", cells.join(" | ").replace('\n', " ")),
                    placed,
                );
            }
        }
    }
    passages.close();
    passages.done
}

#[derive(Default)]
struct Passages {
    done: Vec<Passage>,
    open: Option<Passage>,
    row: bool,
}

impl Passages {
    fn push(&mut self, text: &str, placed: &Placed) {
        if crate::is_placeholder(text) && text.chars().count() < 200 {
            return;
        }
        let row = matches!(placed.line, Line::Row(_));
        let fits = self.open.as_ref().is_some_and(|open| {
            let length = open.text.chars().count();
            let item = matches!(placed.line, Line::Item(_));
            open.place.headings == placed.headings
                // What was recognised on a picture stays apart, so that it can be told.
                && open.place.doubtful == placed.doubtful
                && length + text.chars().count() <= MOST
                && (length < TARGET || item || row)
                && (row == self.row || open.text.ends_with(':'))
        });
        if !fits {
            self.close();
        }
        self.row = row;
        match &mut self.open {
            Some(open) => {
                open.text.push('\n');
                open.text.push_str(text);
            }
            None => {
                self.open = Some(Passage {
                    place: placed.place(),
                    ordinal: u32::try_from(self.done.len()).unwrap_or(u32::MAX),
                    text: text.to_owned(),
                });
            }
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take()
            && open.text.chars().any(char::is_alphanumeric)
        {
            self.done.push(open);
        }
    }

    fn close_if_longer(&mut self, characters: usize) {
        if self
            .open
            .as_ref()
            .is_some_and(|open| open.text.chars().count() > characters)
        {
            self.close();
        }
    }
}

/// A paragraph, cut between sentences where it is longer than a passage may be.
fn pieces(text: &str) -> Vec<String> {
    if text.chars().count() <= MOST {
        return vec![text.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for range in language::sentences::split(text) {
        let sentence = text[range].trim();
        let last = pieces
            .last_mut()
            .expect("never empty: it begins with one piece");
        if !last.is_empty() && last.chars().count() + sentence.chars().count() > TARGET {
            pieces.push(sentence.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(sentence);
        }
    }
    pieces
}
