//! Writing into paragraphs and cells that hold no field: blanks, labels, and spans of text.

use std::collections::BTreeMap;

use crate::Value;
use crate::around::Around;
use crate::lines::paragraphs;
use crate::xml::Id;

use super::compose::Draft;
use super::paragraph::{Atom, Scan};
use super::part::Part;

/// Why a span cannot be replaced.
pub(super) enum Refusal {
    /// There are no such characters.
    NoSuchPlace,
    /// They may not be written.
    Forbidden(&'static str),
}

/// Puts text into a blank paragraph, or after the text of one that is not.
pub(super) fn block(draft: &mut Draft<'_>, paragraph: Id, text: &str) {
    let scan = Scan::of(draft.part, paragraph);
    if scan.is_blank() {
        blank(draft, paragraph, text);
        return;
    }
    let properties = draft.answer_properties(paragraph);
    let shown = draft.part.text(paragraph);
    let gap = if shown.ends_with(char::is_whitespace) {
        ""
    } else {
        " "
    };
    let xml = draft.run(&properties, &format!("{gap}{text}"));
    draft.append(paragraph, &xml);
}

/// Puts text into a cell: into its blank paragraph if it is blank or ends with one, else into a
/// new paragraph after its label.
pub(super) fn cell(draft: &mut Draft<'_>, cell: Id, text: &str) {
    let part = draft.part;
    let own: Vec<Id> = part
        .tree
        .children(cell)
        .filter(|id| part.is(*id, "p"))
        .collect();
    let filled = own.iter().rposition(|id| !Scan::of(part, *id).is_blank());
    let holds_more = part.tree.children(cell).any(|id| {
        let name = part.tree.get(id).name.as_str();
        matches!(name, "tbl" | "sdt" | "customXml") && !part.text(id).trim().is_empty()
    });
    let free = match filled {
        None if !holds_more => own.first(),
        None => None,
        Some(last) => own.get(last + 1),
    };
    match (free, own.last()) {
        (Some(free), _) => blank(draft, *free, text),
        (None, Some(last)) => {
            let look = draft.paragraph_properties(*last, true);
            let properties = draft.answer_properties(*last);
            let xml: String = paragraphs(text)
                .iter()
                .map(|piece| draft.paragraph(&look, &properties, piece))
                .collect();
            let at = draft.range(*last).end;
            draft.splices.replace(at..at, xml);
        }
        (None, None) => {
            let xml = draft.paragraph("", "", text);
            draft.append(cell, &xml);
        }
    }
}

fn blank(draft: &mut Draft<'_>, paragraph: Id, text: &str) {
    let part = draft.part;
    let properties = draft.mark_properties(paragraph);
    let ends_section = part
        .tree
        .child(paragraph, "pPr")
        .is_some_and(|properties| part.tree.child(properties, "sectPr").is_some());
    let pieces = if ends_section {
        vec![text.to_owned()]
    } else {
        paragraphs(text)
    };
    let first = pieces.first().map(String::as_str).unwrap_or_default();
    let run = draft.run(&properties, first);
    draft.append(paragraph, &run);
    let look = draft.paragraph_properties(paragraph, false);
    let more: String = pieces
        .iter()
        .skip(1)
        .map(|piece| draft.paragraph(&look, &properties, piece))
        .collect();
    if !more.is_empty() {
        let at = draft.range(paragraph).end;
        draft.splices.replace(at..at, more);
    }
}

/// Characters of a paragraph's skeleton to be replaced.
pub(super) struct Span<'a> {
    /// First character.
    pub(super) start: usize,
    /// One past the last character.
    pub(super) end: usize,
    /// What takes their place.
    pub(super) value: &'a Value,
}

/// A replacement within one element: characters `start..end` of what it shows.
struct Cut<'a> {
    start: usize,
    end: usize,
    /// Text for the first element of a span, nothing for the others.
    value: Option<(&'a Value, Around)>,
}

/// Replaces spans of one paragraph. The run of the first character lends its properties.
/// An error names the span at fault.
pub(super) fn spans(
    draft: &mut Draft<'_>,
    paragraph: Id,
    spans: &[Span<'_>],
) -> Result<(), (usize, Refusal)> {
    let scan = Scan::of(draft.part, paragraph);
    let skeleton: Vec<char> = scan.skeleton().chars().collect();
    let mut cuts: BTreeMap<Id, Vec<Cut<'_>>> = BTreeMap::new();
    for (n, span) in spans.iter().enumerate() {
        let around = Around::of(&skeleton, span.start, span.end, span.value);
        cut(draft.part, &scan, (span, around), &mut cuts).map_err(|refusal| (n, refusal))?;
    }
    for (element, mut cuts) in cuts {
        cuts.sort_by_key(|cut| (cut.start, cut.end));
        if cuts.windows(2).any(|pair| pair[1].start < pair[0].end) {
            return Err((0, Refusal::Forbidden("its spans overlap")));
        }
        let xml = replaced(draft, element, &cuts);
        draft.splices.replace(draft.range(element), xml);
    }
    Ok(())
}

/// Finds the elements that show the characters of a span.
fn cut<'a>(
    part: &Part,
    scan: &Scan,
    (span, around): (&Span<'a>, Around),
    cuts: &mut BTreeMap<Id, Vec<Cut<'a>>>,
) -> Result<(), Refusal> {
    if span.start > span.end {
        return Err(Refusal::NoSuchPlace);
    }
    let mut value = Some((span.value, around));
    let mut at = 0;
    for atom in &scan.atoms {
        let from = at;
        match atom {
            Atom::Field(_) => {
                at += 1;
                if from < span.end && at > span.start {
                    return Err(Refusal::Forbidden("a field stands in the span"));
                }
            }
            Atom::Text { element, text } => {
                at += text.chars().count();
                let inside = from < span.end && at > span.start;
                // An empty span is an insertion, at the end of the text before it if there is any.
                let beside = span.start == span.end
                    && value.is_some()
                    && from <= span.start
                    && at >= span.start;
                if !inside && !beside {
                    continue;
                }
                if part.tree.get(*element).prefix != part.prefix() {
                    return Err(Refusal::Forbidden("mathematics is not written"));
                }
                let start = span.start.max(from) - from;
                // A tab that stays behind the answer is an element of its own.
                let stays = around.tab && at == span.end;
                let end = if stays {
                    start
                } else {
                    span.end.min(at) - from
                };
                cuts.entry(*element).or_default().push(Cut {
                    start,
                    end,
                    value: value.take(),
                });
            }
        }
    }
    if span.end > at || value.is_some() {
        return Err(Refusal::NoSuchPlace);
    }
    Ok(())
}

/// The XML that takes the place of an element of text.
fn replaced(draft: &Draft<'_>, element: Id, cuts: &[Cut<'_>]) -> String {
    let part = draft.part;
    if !part.is(element, "t") {
        // One character: a tab, a line break, a symbol.
        return cuts
            .iter()
            .fold(draft.raw(element).to_owned(), |kept, cut| {
                let new = cut
                    .value
                    .map(|(value, around)| symbol_or_text(draft, element, value, around));
                let kept = if cut.start < cut.end {
                    String::new()
                } else {
                    kept
                };
                let new = new.unwrap_or_default();
                if cut.start == 0 && cut.end == 0 {
                    new + &kept
                } else {
                    kept + &new
                }
            });
    }
    let old: Vec<char> = part.run_text(element).chars().collect();
    let mut text = String::new();
    let mut at = 0;
    for cut in cuts {
        text.extend(&old[at..cut.start]);
        match cut.value {
            Some((Value::Tick(true), _)) => text.push_str(&ticked(&old[cut.start..cut.end])),
            Some((value, around)) => text.push_str(&around.set(value.display())),
            None => {}
        }
        at = cut.end;
    }
    text.extend(&old[at..]);
    draft.content(&text)
}

/// A tick in place of a `w:sym` stays a symbol of the same font.
fn symbol_or_text(draft: &Draft<'_>, element: Id, value: &Value, around: Around) -> String {
    if *value == Value::Tick(true)
        && draft.part.is(element, "sym")
        && let Some(font) = draft.part.tree.attribute(element, "font")
        && font.starts_with("Wingdings")
    {
        let (sym, prefix) = (draft.part.tag("sym"), draft.part.tag(""));
        let font = crate::xml::escape(font);
        let code = if font == "Wingdings 2" {
            "F052"
        } else {
            "F0FE"
        };
        return format!("<{sym} {prefix}font=\"{font}\" {prefix}char=\"{code}\"/>");
    }
    draft.content(&around.set(value.display()))
}

/// A ticked box that looks like the box it replaces.
fn ticked(old: &[char]) -> String {
    if let Some(bracketed) = crate::around::ticked_in_brackets(old) {
        return bracketed;
    }
    match old {
        // A private-use character is drawn by a symbol font, which has its own ticked box.
        ['\u{F020}'..='\u{F0FF}'] => "\u{F0FE}".to_owned(),
        ['☐' | '□' | '❏' | '❑' | '❒' | '▢' | '◻' | '⬜'] => "☒".to_owned(),
        _ => Value::Tick(true).display().to_owned(),
    }
}
