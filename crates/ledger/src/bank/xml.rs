//! XML as a run of elements, each with its path and its text. Nothing is fetched, no entity of the
//! file's own is resolved, and depth is bounded.

use quick_xml::Reader;
use quick_xml::events::Event;

/// How deep elements may lie.
const DEPTH: usize = 60;

/// What is seen in the order of the file.
#[derive(Clone, Copy)]
pub(super) enum Seen<'a> {
    /// An element begins: its path, without prefixes.
    Begin(&'a [String]),
    /// An attribute of the element that begins.
    Attribute(&'a [String], &'a str, &'a str),
    /// An element ends: its path and its own text.
    End(&'a [String], &'a str),
}

/// Reads the text and shows what is in it. False where it is no whole XML.
pub(super) fn walk(text: &str, mut see: impl FnMut(Seen<'_>)) -> bool {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut path: Vec<String> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    loop {
        let Ok(event) = reader.read_event() else {
            return false;
        };
        match event {
            Event::Start(start) | Event::Empty(start) if path.len() >= DEPTH => {
                drop(start);
                return false;
            }
            Event::Start(start) => {
                path.push(start.local_name().as_ref().to_owned());
                texts.push(String::new());
                attributes(&start, &path, &mut see);
            }
            Event::Empty(start) => {
                path.push(start.local_name().as_ref().to_owned());
                attributes(&start, &path, &mut see);
                see(Seen::End(&path, ""));
                path.pop();
            }
            Event::End(_) => {
                let text = texts.pop().unwrap_or_default();
                see(Seen::End(&path, text.trim()));
                path.pop();
            }
            Event::Text(text) => push(&mut texts, &text.xml10_content()),
            Event::CData(data) => push(&mut texts, &data.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => push(&mut texts, letter.encode_utf8(&mut [0; 4])),
                _ => {
                    let name = reference.xml10_content();
                    push(
                        &mut texts,
                        quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("?"),
                    );
                }
            },
            Event::DocType(_) => return false,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof => return path.is_empty(),
        }
    }
}

fn attributes(
    start: &quick_xml::events::BytesStart<'_>,
    path: &[String],
    see: &mut impl FnMut(Seen<'_>),
) {
    see(Seen::Begin(path));
    for attribute in start.attributes().flatten() {
        let name = attribute.key.local_name();
        see(Seen::Attribute(
            path,
            name.as_ref(),
            attribute.value.as_ref(),
        ));
    }
}

fn push(texts: &mut [String], text: &str) {
    if let Some(last) = texts.last_mut().filter(|last| last.len() < 10_000) {
        last.push_str(text);
    }
}
