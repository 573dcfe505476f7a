//! An Atom feed (RFC 4287) of what was said lately.

use std::fmt::Write as _;

use super::address;
use crate::digest::Digest;
use crate::moment::Moment;
use crate::names::{Language, Licence, RecordId};

/// A value that was said.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its statement.
    pub statement: Digest,
    /// Of which record.
    pub record: RecordId,
    /// What the record is called.
    pub name: String,
    /// What people call the field.
    pub field: String,
    /// In which language.
    pub language: Option<Language>,
    /// The value in words.
    pub value: String,
    /// Who said it, as people call them.
    pub author: String,
    /// When.
    pub time: Moment,
}

/// The feed of what was said under one licence, newest first. `moment` stands for the last change
/// where nothing was said yet.
pub fn feed(origin: &str, licence: &Licence, said: &[Said], moment: Moment) -> String {
    let host = origin.split('/').next().unwrap_or(origin);
    let updated = said.first().map_or(moment, |newest| newest.time);
    let mut feed = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    feed.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    let mut put = |name: &str, text: &str, indent: &str| {
        let _ = writeln!(feed, "{indent}<{name}>{}</{name}>", escaped(text));
    };
    put("title", &format!("{origin} ({licence})"), "  ");
    put(
        "id",
        &format!("https://{host}/commons/feeds/{licence}"),
        "  ",
    );
    put("updated", &updated.to_string(), "  ");
    put("rights", licence.as_str(), "  ");
    let _ = writeln!(
        feed,
        "  <link rel=\"self\" type=\"application/atom+xml\" href=\"https://{}/commons/feeds/{}\"/>",
        escaped(host),
        escaped(licence.as_str())
    );
    for one in said {
        let title = format!("{} · {}", one.name, one.field);
        let language = one.language.as_ref();
        let language = language
            .map(|code| format!(" xml:lang=\"{code}\""))
            .unwrap_or_default();
        let _ = write!(
            feed,
            "  <entry>\n    <title>{}</title>\n    <id>https://{host}/commons/statements/{}</id>\n    \
             <updated>{}</updated>\n    <author><name>{}</name></author>\n    \
             <link rel=\"alternate\" href=\"{}\"/>\n    <content type=\"text\"{language}>{}</content>\n  \
             </entry>\n",
            escaped(&title),
            one.statement,
            one.time,
            escaped(&one.author),
            escaped(&address(origin, &one.record)),
            escaped(&one.value),
        );
    }
    feed.push_str("</feed>\n");
    feed
}

/// A text as XML 1.0 may hold it (section 2.2): no control characters, markup escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
