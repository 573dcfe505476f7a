//! Writing into paragraphs and cells that hold no field: blanks, labels, and spans of text.

use crate::Value;
use crate::around::Around;
use crate::xml::Id;

use super::compose::{Draft, split};
use super::paragraph::{Atom, Scan};

/// Why a span cannot be replaced.
pub(super) enum Refusal {
    /// There are no such characters.
    NoSuchPlace,
    /// They may not be written.
    Forbidden(&'static str),
}

/// Puts text into a blank paragraph, or after the text of one that is not.
pub(super) fn block(draft: &mut Draft<'_>, paragraph: Id, text: &str) {
    let scan = draft.scan(paragraph);
    if scan.is_blank() {
        blank(draft, paragraph, text);
        return;
    }
    let shown: String = scan.atoms.iter().filter_map(Atom::shown).collect();
    let gap = if shown.ends_with(char::is_whitespace) {
        ""
    } else {
        " "
    };
    let Some(last) = scan.atoms.last() else {
        return;
    };
    let mut strong = scan.is_emphasised();
    let (mut parent, mut at) = match last {
        Atom::Text {
            parent,
            index,
            strong: bold,
            ..
        } => {
            strong = *bold;
            (*parent, draft.text_range(*parent, *index).end)
        }
        Atom::Element { id, .. } => (parent_of(draft, *id), draft.range(*id).end),
        Atom::Field { .. } | Atom::Label(_) => (paragraph, usize::MAX),
    };
    // An answer looks as the text before it, but for what makes a label of that. It is no link.
    while parent != paragraph && draft.tree.get(parent).name != "span" {
        at = draft.range(parent).end;
        parent = parent_of(draft, parent);
    }
    let answer = if strong {
        draft.unlike_label(paragraph, text)
    } else {
        draft.text(paragraph, text)
    };
    // The gap is a plain space, since no other stands beside it.
    let xml = format!("{gap}{answer}");
    if at == usize::MAX {
        draft.append(paragraph, &xml);
    } else {
        draft.splices.replace(at..at, xml);
    }
}

/// Puts text into a cell: into its blank paragraph if it is blank or ends with one, else into a
/// new paragraph after its label.
pub(super) fn cell(draft: &mut Draft<'_>, cell: Id, text: &str) {
    let tree = draft.tree;
    let own: Vec<Id> = tree
        .children(cell)
        .filter(|id| matches!(tree.get(*id).name.as_str(), "p" | "h"))
        .collect();
    let filled = own.iter().rposition(|id| !draft.scan(*id).is_blank());
    let holds_more = tree.children(cell).any(|id| {
        matches!(tree.get(id).name.as_str(), "table" | "list" | "section")
            && !tree.text(id).trim().is_empty()
    });
    let free = match filled {
        None if !holds_more => own.first(),
        None => None,
        Some(last) => own.get(last + 1),
    };
    match (free, own.last()) {
        (Some(free), _) => blank(draft, *free, text),
        (None, Some(last)) => {
            let style = tree.attribute(*last, "style-name");
            let style = style.and_then(|style| draft.styles.plain(style));
            let xml = draft.paragraphs(*last, style, &split(text, true));
            let at = draft.range(*last).end;
            draft.splices.replace(at..at, xml);
        }
        (None, None) => {
            let prefix = crate::opendocument::prefix(tree, "text", "text:");
            let xml: String = split(text, true)
                .iter()
                .map(|text| {
                    let text = crate::opendocument::inline(text, &prefix);
                    format!("<{prefix}p>{text}</{prefix}p>")
                })
                .collect();
            draft.append(cell, &xml);
        }
    }
}

fn blank(draft: &mut Draft<'_>, paragraph: Id, text: &str) {
    let tree = draft.tree;
    let style = tree.attribute(paragraph, "style-name");
    // A paragraph that begins a page is not repeated; a heading is one.
    let several = tree.get(paragraph).name == "p"
        && !style.is_some_and(|style| draft.styles.begins_page(style));
    let pieces = split(text, several);
    let first = pieces.first().map(String::as_str).unwrap_or_default();
    let xml = draft.text(paragraph, first);
    // An empty span keeps the look that was chosen for the answer.
    let span = tree
        .children(paragraph)
        .last()
        .filter(|id| tree.get(*id).name == "span" && tree.get(*id).children.is_empty());
    draft.append(span.unwrap_or(paragraph), &xml);
    if pieces.len() > 1 {
        let more = draft.paragraphs(paragraph, style, &pieces[1..]);
        let at = draft.range(paragraph).end;
        draft.splices.replace(at..at, more);
    }
}

fn parent_of(draft: &Draft<'_>, id: Id) -> Id {
    draft.tree.get(id).parent.unwrap_or_default()
}

/// Characters of a paragraph's skeleton to be replaced.
#[derive(Clone, Copy)]
pub(super) struct Span<'a> {
    /// First character.
    pub(super) start: usize,
    /// One past the last character.
    pub(super) end: usize,
    /// What takes their place.
    pub(super) value: &'a Value,
}

/// Replaces a span of a paragraph. Its first character lends its look.
pub(super) fn span(
    draft: &mut Draft<'_>,
    paragraph: Id,
    scan: &Scan,
    span: Span<'_>,
) -> Result<(), Refusal> {
    if span.start > span.end {
        return Err(Refusal::NoSuchPlace);
    }
    let skeleton: Vec<char> = scan.skeleton().chars().collect();
    let old: String = skeleton
        .iter()
        .skip(span.start)
        .take(span.end - span.start)
        .collect();
    let around = Around::of(&skeleton, span.start, span.end, span.value);
    let mut new = Some(match span.value {
        Value::Tick(true) => ticked(&old),
        value => draft.text(paragraph, &around.set(value.display())),
    });
    let mut at = 0;
    for atom in &scan.atoms {
        let from = at;
        let Some(text) = atom.shown() else {
            at += 1;
            if from < span.end && at > span.start {
                return Err(Refusal::Forbidden("a field stands in the span"));
            }
            continue;
        };
        at += text.chars().count();
        let inside = from < span.end && at > span.start;
        if matches!(atom, Atom::Label(_)) {
            if inside {
                return Err(Refusal::Forbidden("a control's label stands in the span"));
            }
            continue;
        }
        // An empty span is an insertion, at the end of the text before it if there is any.
        let beside =
            span.start == span.end && new.is_some() && from <= span.start && at >= span.start;
        if inside || beside {
            let start = span.start.max(from) - from;
            // A tab that stays behind the answer is an element of its own.
            let stays = around.tab && at == span.end;
            let cut = start..if stays {
                start
            } else {
                span.end.min(at) - from
            };
            replace(draft, atom, cut, new.take().unwrap_or_default());
        }
    }
    if span.end > at || new.is_some() {
        return Err(Refusal::NoSuchPlace);
    }
    Ok(())
}

/// Replaces characters of what an atom shows by XML.
fn replace(draft: &mut Draft<'_>, atom: &Atom, cut: std::ops::Range<usize>, new: String) {
    match atom {
        Atom::Field { .. } | Atom::Label(_) => {}
        Atom::Element { id, text } => {
            // Several spaces are one element: those outside the span stay.
            let all: Vec<char> = text.chars().collect();
            let range = draft.range(*id);
            let whole = cut.len() == all.len();
            let prefix = crate::opendocument::own_prefix(draft.tree, *id);
            let rest = |chars: &[char]| {
                crate::opendocument::inline(&chars.iter().collect::<String>(), &prefix)
            };
            if cut.is_empty() && cut.start == all.len() {
                draft.splices.replace(range.end..range.end, new);
            } else if cut.is_empty() && cut.start == 0 {
                draft.splices.replace(range.start..range.start, new);
            } else if whole {
                draft.splices.replace(range, new);
            } else {
                let (before, after) = (rest(&all[..cut.start]), rest(&all[cut.end..]));
                draft
                    .splices
                    .replace(range, format!("{before}{new}{after}"));
            }
        }
        Atom::Text {
            parent,
            index,
            text,
            ..
        } => {
            let Some(places) = draft.characters(atom) else {
                let all: Vec<char> = text.chars().collect();
                let (before, after): (String, String) = (
                    all[..cut.start].iter().collect(),
                    all[cut.end..].iter().collect(),
                );
                let xml = format!(
                    "{}{new}{}",
                    crate::xml::escape(&before),
                    crate::xml::escape(&after)
                );
                let range = draft.text_range(*parent, *index);
                draft.splices.replace(range, xml);
                return;
            };
            let range = if cut.is_empty() {
                let before = cut.start.checked_sub(1).and_then(|at| places.get(at));
                let at = match (before, places.get(cut.start)) {
                    (Some(before), _) => before.end,
                    (None, Some(after)) => after.start,
                    (None, None) => return,
                };
                at..at
            } else {
                places[cut.start].start..places[cut.end - 1].end
            };
            draft.splices.replace(range, new);
        }
    }
}

/// A ticked box that looks like the box it replaces.
fn ticked(old: &str) -> String {
    let letters: Vec<char> = old.chars().collect();
    if let Some(bracketed) = crate::around::ticked_in_brackets(&letters) {
        return bracketed;
    }
    let mut characters = old.chars();
    match (characters.next(), characters.next()) {
        // A private-use character is drawn by a symbol font, which has its own ticked box.
        (Some('\u{F020}'..='\u{F0FF}'), None) => "\u{F0FE}".to_owned(),
        (Some('☐' | '□' | '❏' | '❑' | '❒' | '▢' | '◻' | '⬜'), None) => {
            "☒".to_owned()
        }
        _ => "x".to_owned(),
    }
}
