//! Start tags as bytes: attributes found, set and taken out, the rest of the tag left as it is.

use std::ops::Range;

use crate::xml::escape;

/// An attribute of a start tag, by its bytes in the tag.
pub(crate) struct Attribute<'a> {
    /// Its name with prefix.
    pub(crate) name: &'a str,
    /// With the white space before it.
    pub(crate) outer: Range<usize>,
    /// Between its quotes.
    pub(crate) value: Range<usize>,
}

/// The attributes of a start tag that was parsed before, so that it is known to be well-formed.
pub(crate) fn attributes(tag: &[u8]) -> Vec<Attribute<'_>> {
    let mut found = Vec::new();
    let space = |at: usize| tag.get(at).is_some_and(u8::is_ascii_whitespace);
    let mut at = tag
        .iter()
        .position(u8::is_ascii_whitespace)
        .unwrap_or(tag.len());
    loop {
        let start = at;
        while space(at) {
            at += 1;
        }
        let name_start = at;
        // A slash ends a tag only where its bracket follows.
        let ends = |at: usize| match tag.get(at) {
            None | Some(b'=' | b'>') => true,
            Some(b'/') => tag.get(at + 1) == Some(&b'>'),
            Some(_) => space(at),
        };
        while !ends(at) {
            at += 1;
        }
        let Ok(name) = std::str::from_utf8(&tag[name_start..at]) else {
            break;
        };
        while space(at) || tag.get(at) == Some(&b'=') {
            at += 1;
        }
        let Some(quote @ (b'"' | b'\'')) = tag.get(at) else {
            break;
        };
        let value_start = at + 1;
        let Some(length) = tag[value_start..].iter().position(|b| b == quote) else {
            break;
        };
        at = value_start + length + 1;
        found.push(Attribute {
            name,
            outer: start..at,
            value: value_start..at - 1,
        });
    }
    found
}

/// A start tag with an attribute set to a value: where it stands if it is there, else last.
/// White space in the value is kept by references (XML 1.0, 3.3.3).
pub(crate) fn with(tag: &str, name: &str, value: &str) -> String {
    let value = escape(value)
        .replace('\n', "&#10;")
        .replace('\t', "&#9;")
        .replace('\r', "&#13;");
    let found = attributes(tag.as_bytes())
        .into_iter()
        .find(|attribute| attribute.name == name);
    if let Some(found) = found {
        // A value between single quotes holds none: they are escaped, as double ones are.
        return format!(
            "{}{value}{}",
            &tag[..found.value.start],
            &tag[found.value.end..]
        );
    }
    let end = if tag.ends_with("/>") {
        tag.len() - 2
    } else {
        tag.len() - 1
    };
    format!(
        "{} {name}=\"{value}\"{}",
        tag[..end].trim_end(),
        &tag[end..]
    )
}

/// A start tag without the attributes for which `gone` says so.
pub(crate) fn without(tag: &str, gone: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(tag.len());
    let mut at = 0;
    for attribute in attributes(tag.as_bytes()) {
        if gone(attribute.name) {
            kept.push_str(&tag[at..attribute.outer.start]);
            at = attribute.outer.end;
        }
    }
    kept.push_str(&tag[at..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_set_and_taken_out() {
        assert_eq!(with("<a/>", "b", "c\n\"d"), "<a b=\"c&#10;&quot;d\"/>");
        assert_eq!(with("<x:a k = 'v' >", "k", "l'u"), "<x:a k = 'l&apos;u' >");
        assert_eq!(with("<a k='>' >", "b", "1"), "<a k='>' b=\"1\">");
        assert_eq!(
            without("<a b='1' c=\"2\" d='3'/>", |n| n == "c"),
            "<a b='1' d='3'/>"
        );
        assert_eq!(without("<a b='1' c='2'>", |n| n != "x"), "<a>");
    }
}
