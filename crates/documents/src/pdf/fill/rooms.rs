//! Answers laid over pages that have no fields for them.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::super::overlay::{self, Room};
use super::super::pages::Sheet;
use super::{Outcome, Update, damaged, forbidden};
use crate::{Edit, WriteError};

/// The most bytes of a page's content that are looked at for what it leaves open.
const MOST_CONTENT: usize = 16 << 20;
/// Pages inherit from nodes above them; a sound tree is not deeper.
const DEEPEST: usize = 64;

impl Update {
    /// Lays answers over a page, after all that it draws.
    pub(super) fn lay_over(
        &mut self,
        page: u32,
        rooms: &[(Room, &Edit)],
        sheets: &[Sheet],
    ) -> Result<(), WriteError> {
        let Some((_, first)) = rooms.first() else {
            return Ok(());
        };
        let sheet = usize::try_from(page)
            .ok()
            .and_then(|page| sheets.get(page.checked_sub(1)?));
        let (Some(sheet), Some(id)) = (sheet, self.old().get_pages().get(&page).copied()) else {
            return Err(WriteError::NoSuchPlace(Box::new(first.address.clone())));
        };
        let [a, b, c, d, e, f] = sheet.frame.back();
        let mut content = format!("q {a} {b} {c} {d} {e} {f} cm\n");
        for (room, edit) in rooms {
            let Some(drawn) = overlay::content(room, edit, &sheet.marks) else {
                return Err(forbidden(&edit.address, "longer than its room"));
            };
            content.push_str(&drawn);
        }
        content.push_str("Q\n");
        self.add_content(id, &content).map_err(damaged)
    }

    /// Adds a stream after those of a page, which stay as they are.
    fn add_content(&mut self, page: ObjectId, content: &str) -> Outcome {
        let old = self.old();
        let dictionary = old.get_dictionary(page)?;
        let streams: Vec<Object> = match dictionary.get(b"Contents") {
            Ok(Object::Array(streams)) => streams.clone(),
            Ok(one @ Object::Reference(_)) => match old.dereference(one)?.1 {
                Object::Array(streams) => streams.clone(),
                _ => vec![one.clone()],
            },
            _ => Vec::new(),
        };
        // What the page leaves open is closed, so that its matrix and clip end with it.
        let open = old
            .get_page_content_with_limit(page, MOST_CONTENT)
            .ok()
            .and_then(|content| Content::decode(&content).ok())
            .map_or(0, |content| unclosed(&content));
        let mut resources = inherited(old, page, b"Resources")
            .and_then(|resources| resources.as_dict().ok())
            .cloned()
            .unwrap_or_default();
        let mut fonts = resources
            .get_deref(b"Font", old)
            .and_then(Object::as_dict)
            .cloned()
            .unwrap_or_default();
        let helvetica = self.standard("Helvetica")?;
        let bold = self.standard("Helvetica-Bold")?;
        fonts.set(overlay::TEXT_FONT, Object::Reference(helvetica));
        fonts.set(overlay::TICK_FONT, Object::Reference(bold));
        resources.set("Font", fonts);
        let mut add = |content: String| {
            let stream = Stream::new(Dictionary::new(), content.into_bytes());
            let id = self.file.new_document.try_add_object(stream);
            id.map(Object::Reference)
        };
        let mut all = vec![add("q\n".to_owned())?];
        all.extend(streams);
        all.push(add(format!("\n{}{content}", "Q\n".repeat(open + 1)))?);
        let page = self.change(page)?;
        page.set("Contents", all);
        page.set("Resources", resources);
        Ok(())
    }
}

/// How many `q` of a page have no `Q`.
fn unclosed(content: &Content<Vec<Operation>>) -> usize {
    let mut open = 0_usize;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "q" => open += 1,
            "Q" => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open
}

/// A value of a page, its own or that of a node above it (ISO 32000-2, 7.7.3.4).
fn inherited<'a>(file: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut node = file.get_dictionary(page).ok()?;
    for _ in 0..DEEPEST {
        if let Ok(value) = node.get_deref(key, file) {
            return Some(value);
        }
        node = file.get_dict_in_dict(node, b"Parent").ok()?;
    }
    None
}
