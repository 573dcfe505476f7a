//! What odt and ods share: text as OpenDocument wants it, and tags of its namespaces.

use crate::lines::unix_lines;
use crate::xml::{Id, Tree, escape};

/// Text as what stands inside a `text:p` (ISO/IEC 26300-1:2015, 6.1.2 to 6.1.5): a line break is
/// `text:line-break`, a tab `text:tab`, and spaces that would collapse are `text:s`. `prefix` is
/// that of the text namespace with its colon, or empty.
pub(crate) fn inline(text: &str, prefix: &str) -> String {
    let text = unix_lines(text);
    let mut xml = String::with_capacity(text.len() + 16);
    let mut plain = String::new();
    // A space at either end may stand beside one that is there already.
    let mut white = true;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let element = match character {
            '\n' => format!("<{prefix}line-break/>"),
            '\t' => format!("<{prefix}tab/>"),
            ' ' => {
                let mut count = 1;
                while characters.next_if_eq(&' ').is_some() {
                    count += 1;
                }
                let last = characters
                    .peek()
                    .is_none_or(|next| matches!(next, '\n' | '\t'));
                if !white && !last {
                    plain.push(' ');
                    count -= 1;
                }
                match count {
                    0 => continue,
                    1 => format!("<{prefix}s/>"),
                    count => format!("<{prefix}s {prefix}c=\"{count}\"/>"),
                }
            }
            other => {
                plain.push(other);
                white = false;
                continue;
            }
        };
        xml.push_str(&escape(&plain));
        plain.clear();
        xml.push_str(&element);
        white = true;
    }
    xml.push_str(&escape(&plain));
    xml
}

/// The prefix of a namespace with its colon, as the root declares it; `name` is the last word of
/// its URN. Without a declaration, `fallback`.
pub(crate) fn prefix(tree: &Tree, name: &str, fallback: &str) -> String {
    let urn = format!("urn:oasis:names:tc:opendocument:xmlns:{name}:1.0");
    let declared = tree
        .get(0)
        .attributes
        .iter()
        .find(|(_, value)| *value == urn);
    match declared.and_then(|(key, _)| key.strip_prefix("xmlns:")) {
        Some(prefix) => format!("{prefix}:"),
        None => fallback.to_owned(),
    }
}

/// The prefix of an element with its colon.
pub(crate) fn own_prefix(tree: &Tree, id: Id) -> String {
    match tree.get(id).prefix.as_str() {
        "" => String::new(),
        prefix => format!("{prefix}:"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_kept_by_elements() {
        let xml = |text: &str| inline(text, "text:");
        assert_eq!(xml("a b"), "a b");
        assert_eq!(
            xml(" a   b\r\n  c\t<d> "),
            "<text:s/>a <text:s text:c=\"2\"/>b<text:line-break/><text:s text:c=\"2\"/>c<text:tab/>&lt;d&gt;<text:s/>"
        );
        assert_eq!(xml("\u{1}a\n\nb"), "a<text:line-break/><text:line-break/>b");
    }
}
