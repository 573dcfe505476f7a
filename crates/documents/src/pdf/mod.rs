//! PDF: text of pages, fields of forms (AcroForm), and writing into fields.
//!
//! Pages are interpreted, so that the text is what a person sees, in reading order: columns,
//! paragraphs, items, headings, and tables where amounts stand under each other. Fields are read
//! and written in the object structure; a written file is the original with an update appended
//! (ISO 32000-2, 7.5.6), so that the original is its beginning, byte for byte.

mod appearance;
mod blocks;
#[cfg(test)]
mod cases;
mod check;
mod faces;
mod fields;
mod fill;
mod glyphs;
mod guard;
mod headings;
mod hyphens;
mod lines;
mod markers;
mod overlay;
mod pages;
pub mod paper;
mod picture;
mod room;
mod running;
mod seals;
mod strings;
mod strokes;
mod style;
mod tables;
#[cfg(test)]
mod tests;
mod widths;
mod words;
mod xfa;

pub use picture::Picture;
pub(crate) use picture::picture;

use lopdf::Object;

use crate::{Bounds, Document, Edit, Format, Note, ReadError, SeenPage, WriteError};

/// Reads a file. `seen` is what was recognised on pictures of its pages.
pub(crate) fn read(
    bytes: &[u8],
    seen: &[SeenPage],
    bounds: &Bounds,
) -> Result<Document, ReadError> {
    // The objects are let go before the pages, which are read from the bytes, take their room.
    let (form, template, declared_pages, xmp_title) = {
        let parsed = guard::open(bytes, bounds)?;
        let form = fields::read(&parsed, bounds.blocks);
        // The pages of such a file only say that the viewer does not know it.
        let template = if form.notes.contains(&Note::XfaOnly) {
            xfa::blocks(&parsed, bounds)
        } else {
            Vec::new()
        };
        (form, template, declared_pages(&parsed), xmp_title(&parsed))
    };
    let places: Vec<(u32, [f32; 4])> = form
        .places
        .iter()
        .filter_map(|place| Some((place.widget.address.page?, place.widget.address.rectangle?)))
        .collect();
    let pages = pages::read(bytes, &places, seen, bounds)?;
    let mut document = Document::new(Format::Pdf);
    document.pages = u32::try_from(pages.frames.len()).unwrap_or(u32::MAX);
    let missing = declared_pages.saturating_sub(document.pages);
    let declared = pages.title.map(|title| strings::decode(&title));
    document.title = declared.as_deref().and_then(title).or(xmp_title);
    document.date = pages.date;
    document.sizes = pages.frames.iter().map(pages::Frame::size).collect();
    document.states = pages.states;
    document.notes = form.notes;
    document.notes.extend(pages.notes);
    if missing > 0 {
        document.notes.push(Note::PagesMissing { count: missing });
    }
    document.widgets = form.places.into_iter().map(|place| place.widget).collect();
    for widget in &mut document.widgets {
        let page = widget
            .address
            .page
            .and_then(|page| usize::try_from(page).ok());
        let frame = page.and_then(|page| pages.frames.get(page.checked_sub(1)?));
        if let (Some(frame), Some(rectangle)) = (frame, widget.address.rectangle) {
            widget.address.rectangle = Some(frame.shown(rectangle));
        }
    }
    let most = bounds.blocks.saturating_sub(document.widgets.len());
    let (blocks, complete) = blocks::blocks(&pages.lines, most);
    document.blocks = blocks;
    document.words = pages.words;
    document.strokes = pages.strokes;
    document.template = template;
    if !complete {
        document.notes.push(Note::TextCut);
    }
    Ok(document)
}

/// What was seen on one picture, laid out as a page is.
pub(crate) fn of_picture(seen: &SeenPage, bounds: &Bounds) -> Document {
    let mut document = Document::new(Format::Picture);
    let page = pages::of_picture(seen);
    document.blocks = blocks::blocks(&[page], bounds.blocks).0;
    document.words.clone_from(&seen.words);
    document
}

pub(crate) fn write(
    original: &[u8],
    edits: &[Edit],
    bounds: &Bounds,
) -> Result<Vec<u8>, WriteError> {
    fill::write(original, edits, bounds)
}

pub(crate) fn remark(bytes: &[u8], text: &str, bounds: &Bounds) -> Result<Vec<u8>, WriteError> {
    fill::remark(bytes, text, bounds)
}

pub(crate) fn verify(written: &[u8], edits: &[Edit], bounds: &Bounds) -> Result<(), WriteError> {
    check::verify(written, edits, bounds)
}

/// How many pages the root of the page tree says that there are (ISO 32000-2, 7.7.3.2).
fn declared_pages(parsed: &lopdf::Document) -> u32 {
    let root = parsed
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"Pages", parsed))
        .and_then(Object::as_dict);
    let count = root.and_then(|pages| pages.get_deref(b"Count", parsed)?.as_i64());
    count.map_or(0, |count| u32::try_from(count).unwrap_or(0))
}

/// A declared title, unless it is blank or only the name of the file it was made from.
fn title(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("Microsoft Word - ").trim();
    let name = [".doc", ".docx", ".odt", ".indd", ".pdf", ".xls", ".xlsx"]
        .iter()
        .any(|end| text.to_ascii_lowercase().ends_with(end));
    (!text.is_empty() && !name && text != "untitled").then(|| text.to_owned())
}

/// `dc:title` of the metadata stream (ISO 16684-1), in its default language.
fn xmp_title(parsed: &lopdf::Document) -> Option<String> {
    let metadata = parsed.catalog().ok()?.get_deref(b"Metadata", parsed).ok()?;
    let Object::Stream(metadata) = metadata else {
        return None;
    };
    let content = metadata.get_plain_content_with_limit(1 << 20).ok()?;
    let content = String::from_utf8_lossy(&content);
    let element = content
        .split_once("<dc:title")?
        .1
        .split_once("</dc:title>")?
        .0;
    let text = element
        .split_once("<rdf:li")?
        .1
        .split_once('>')?
        .1
        .split_once("</rdf:li>")?
        .0;
    title(&quick_xml::escape::unescape(text).ok()?)
}
