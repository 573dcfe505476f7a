//! What is checked before a PDF is read: bounds on unpacked streams and on drawing work.
//!
//! The parser of fields refuses deep nesting and large streams by itself, but the interpreter of
//! pages unpacks without limit and draws a form as often as it is asked to. So every stream that
//! could unpack beyond the bounds is measured here first, and the drawing work of each page is
//! counted through its nested forms, before the interpreter sees the file.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use crate::{Bounds, ReadError};

/// Bytes that one packed byte can become at most: LZW codes of 12 bits reach 4096 bytes each
/// (ISO 32000-2, 7.4.4), deflate stays below 1032.
const MOST_UNPACKED: u64 = 2731;

/// Parses the objects of a file within bounds and checks that its pages can be drawn within them.
///
/// Errors: [`ReadError::Encrypted`] when a password is needed, [`ReadError::TooLarge`] when a
/// bound is passed, [`ReadError::Damaged`] when no object structure is found.
pub(super) fn open(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    if bytes.len() as u64 > bounds.file_bytes {
        return Err(ReadError::TooLarge("file_bytes"));
    }
    let options = LoadOptions {
        max_decompressed_size: Some(usize::try_from(bounds.part_bytes).unwrap_or(usize::MAX)),
        ..LoadOptions::default()
    };
    let parsed = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword
        | lopdf::Error::Decryption(_)
        | lopdf::Error::UnsupportedSecurityHandler(_) => ReadError::Encrypted,
        other => ReadError::Damaged(other.to_string()),
    })?;
    if parsed.is_encrypted() {
        return Err(ReadError::Encrypted);
    }
    let guard = Guard {
        parsed: &parsed,
        bounds,
    };
    guard.streams()?;
    guard.pages()?;
    Ok(parsed)
}

struct Guard<'a> {
    parsed: &'a Document,
    bounds: &'a Bounds,
}

impl Guard<'_> {
    /// Refuses a stream that unpacks to more than a part may hold. Only those that could are
    /// unpacked here.
    fn streams(&self) -> Result<(), ReadError> {
        for object in self.parsed.objects.values() {
            let Object::Stream(stream) = object else {
                continue;
            };
            if self.is_bomb(stream) {
                return Err(ReadError::TooLarge("part_bytes"));
            }
        }
        Ok(())
    }

    fn is_bomb(&self, stream: &Stream) -> bool {
        let packed = stream.content.len() as u64;
        let filters = stream.filters().unwrap_or_default();
        // Pictures are never unpacked by the text reader.
        let picture = filters.first().is_some_and(|filter| {
            matches!(
                *filter,
                b"DCTDecode" | b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode"
            )
        });
        let most = filters
            .iter()
            .fold(packed, |most, _| most.saturating_mul(MOST_UNPACKED));
        if picture || most <= self.bounds.part_bytes {
            return false;
        }
        matches!(
            stream.decompressed_content_with_limit(limit(self.bounds)),
            Err(lopdf::Error::Decompress(
                lopdf::DecompressError::MemoryLimitExceeded { .. }
                    | lopdf::DecompressError::TooManyFilters { .. },
            ))
        )
    }

    /// Counts the bytes of content that drawing the pages takes, forms inside forms included.
    fn pages(&self) -> Result<(), ReadError> {
        let pages: Vec<ObjectId> = self
            .parsed
            .page_iter()
            .take(self.bounds.pages + 1)
            .collect();
        if pages.len() > self.bounds.pages {
            return Err(ReadError::TooLarge("pages"));
        }
        let mut costs: HashMap<ObjectId, u64> = HashMap::new();
        let mut total = 0u64;
        for page in pages {
            let content = self
                .parsed
                .get_page_content_with_limit(page, limit(self.bounds))
                .map_err(|_| ReadError::TooLarge("part_bytes"))?;
            let forms = self.page_forms(page);
            let cost = calls(&content, &forms)
                .iter()
                .fold(content.len() as u64, |sum, form| {
                    sum.saturating_add(self.cost(*form, &forms, &mut costs))
                });
            total = total.saturating_add(cost);
            if total > self.bounds.total_bytes {
                return Err(ReadError::TooLarge("total_bytes"));
            }
        }
        Ok(())
    }

    /// The forms that a page can draw, by name.
    fn page_forms(&self, page: ObjectId) -> HashMap<Vec<u8>, ObjectId> {
        let Ok((own, inherited)) = self.parsed.get_page_resources(page) else {
            return HashMap::new();
        };
        let inherited = inherited
            .iter()
            .rev()
            .filter_map(|id| self.parsed.get_dictionary(*id).ok());
        inherited
            .chain(own)
            .flat_map(|resources| self.forms_of(resources))
            .collect()
    }

    fn forms_of(&self, resources: &Dictionary) -> HashMap<Vec<u8>, ObjectId> {
        let mut forms = HashMap::new();
        let Ok(objects) = self.parsed.get_dict_in_dict(resources, b"XObject") else {
            return forms;
        };
        for (name, object) in objects {
            if let Object::Reference(id) = object
                && let Ok(Object::Stream(stream)) = self.parsed.get_object(*id)
                && stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Form")
            {
                forms.insert(name.clone(), *id);
            }
        }
        forms
    }

    /// Bytes of content that drawing a form once takes; without end for a form that draws itself.
    /// A form without resources of its own draws with those of its page.
    fn cost(
        &self,
        root: ObjectId,
        page: &HashMap<Vec<u8>, ObjectId>,
        costs: &mut HashMap<ObjectId, u64>,
    ) -> u64 {
        let mut open: HashMap<ObjectId, (u64, Vec<ObjectId>)> = HashMap::new();
        let mut stack = vec![(root, false)];
        while let Some((form, called)) = stack.pop() {
            if called {
                let (own, drawn) = open.remove(&form).unwrap_or_default();
                let cost = drawn.iter().fold(own, |sum, child| {
                    sum.saturating_add(costs.get(child).copied().unwrap_or(u64::MAX))
                });
                costs.insert(form, cost);
            } else if !costs.contains_key(&form) && !open.contains_key(&form) {
                let (own, drawn) = self.drawn(form, page);
                stack.push((form, true));
                let mut once = drawn.clone();
                once.sort_unstable();
                once.dedup();
                stack.extend(once.into_iter().map(|child| (child, false)));
                open.insert(form, (own, drawn));
            }
        }
        costs.get(&root).copied().unwrap_or(0)
    }

    /// Bytes of a form's own content, and the forms it draws as often as it draws them.
    fn drawn(&self, form: ObjectId, page: &HashMap<Vec<u8>, ObjectId>) -> (u64, Vec<ObjectId>) {
        let Ok(Object::Stream(stream)) = self.parsed.get_object(form) else {
            return (0, Vec::new());
        };
        let Ok(content) = stream.get_plain_content_with_limit(limit(self.bounds)) else {
            return (stream.content.len() as u64, Vec::new());
        };
        let drawn = match self.parsed.get_dict_in_dict(&stream.dict, b"Resources") {
            Ok(resources) => calls(&content, &self.forms_of(resources)),
            Err(_) => calls(&content, page),
        };
        (content.len() as u64, drawn)
    }
}

fn limit(bounds: &Bounds) -> usize {
    usize::try_from(bounds.part_bytes).unwrap_or(usize::MAX)
}

/// The forms that a content stream draws, as often as it draws them.
fn calls(content: &[u8], forms: &HashMap<Vec<u8>, ObjectId>) -> Vec<ObjectId> {
    let mut calls = Vec::new();
    if forms.is_empty() {
        return calls;
    }
    let mut last: &[u8] = b"";
    for token in content
        .split(u8::is_ascii_whitespace)
        .filter(|t| !t.is_empty())
    {
        if token == b"Do"
            && let Some(name) = last.rsplit(|byte| *byte == b'/').next()
            && let Some(form) = forms.get(name)
        {
            calls.push(*form);
        }
        last = token;
    }
    calls
}
