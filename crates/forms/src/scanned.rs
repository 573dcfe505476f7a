//! Forms that are pictures: what is to be said of them.

use std::collections::HashSet;

use documents::{Document, Note, PageState};

/// Says that pages are pictures and hold no fields, so that boxes may be missing.
pub(crate) fn note(document: &Document) -> Option<Note> {
    let fields: HashSet<u32> = (document.widgets.iter())
        .filter_map(|widget| widget.address.page)
        .collect();
    let pages = document.states.iter().zip(1..);
    let scans: Vec<PageState> = pages
        .filter(|(state, page)| is_picture(**state) && !fields.contains(page))
        .map(|(state, _)| *state)
        .collect();
    let count = |pages: usize| u32::try_from(pages).unwrap_or(u32::MAX);
    let read = scans
        .iter()
        .filter(|state| **state == PageState::Recognised);
    (!scans.is_empty()).then(|| Note::Scanned {
        count: count(scans.len()),
        read: count(read.count()),
    })
}

fn is_picture(state: PageState) -> bool {
    matches!(
        state,
        PageState::Scan | PageState::Recognised | PageState::Picture
    )
}

#[cfg(test)]
mod tests {
    use documents::{Address, Anchor, Format, Input, Widget};

    use super::*;

    #[test]
    fn pages_that_are_pictures_are_told_unless_fields_lie_on_them() {
        let mut document = Document::new(Format::Pdf);
        document.states = vec![PageState::Text, PageState::Blank];
        assert_eq!(note(&document), None);
        document.states = vec![PageState::Recognised, PageState::Scan, PageState::Text];
        assert_eq!(note(&document), Some(Note::Scanned { count: 2, read: 1 }));
        let mut address = Address::new("", "1 0", Anchor::Field);
        address.page = Some(1);
        document.widgets.push(Widget {
            address,
            name: "a".to_owned(),
            tooltip: String::new(),
            input: Input::Text,
            value: String::new(),
            max_length: None,
            comb: false,
            choices: Vec::new(),
            required: false,
            read_only: false,
            computed: false,
            font_size: 9.0,
        });
        assert_eq!(note(&document), Some(Note::Scanned { count: 1, read: 0 }));
        assert_eq!(
            crate::recognise(&document).notes,
            [Note::Scanned { count: 1, read: 0 }]
        );
    }
}
