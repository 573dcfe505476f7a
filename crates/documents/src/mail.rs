//! Letters by e-mail (RFC 5322, RFC 2045), as they are saved by mail programs: `.eml`.

use std::panic::catch_unwind;

use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};

use crate::archive::{Member, safe_name};
use crate::plain::Plain;
use crate::{Block, Bounds, Document, Format, ReadError, Role};

/// Nested parts that the parser is let go through: it does so without recursion, but a letter of
/// more is made to harm.
const MOST_PARTS: usize = 2_000;

/// True for text that begins with the fields of a letter's head.
pub(crate) fn is_letter(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(16 << 10)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.split("\n\n").next().unwrap_or_default();
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    let has = |field: &str| head.lines().any(|line| line.starts_with(field));
    let first = head.lines().next().unwrap_or_default();
    let is_field = first.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    is_field && has("from:") && has("date:") && (has("mime-version:") || has("message-id:"))
}

/// Reads a letter: its subject, who wrote it to whom and when, and its text.
pub(crate) fn read(bytes: &[u8], bounds: &Bounds) -> Result<Document, ReadError> {
    let letter = parse(bytes)?;
    let mut document = Document::new(Format::Mail);
    document.title = letter
        .subject()
        .map(|subject| subject.trim().to_owned())
        .filter(|subject| !subject.is_empty());
    document.date = sent(&letter);
    let mut plain = Plain::new(bounds);
    if let Some(subject) = &document.title {
        plain.text(Role::Heading(1), subject, false)?;
    }
    for (word, people) in [
        ("De", letter.from()),
        ("À", letter.to()),
        ("Cc", letter.cc()),
    ] {
        let people = people.map(names).unwrap_or_default();
        if !people.is_empty() {
            plain.text(Role::HeaderFooter, &format!("{word} : {people}"), false)?;
        }
    }
    document.blocks = plain.blocks();
    let body = match letter.body_text(0) {
        Some(text) if text_is_plain(&letter) => {
            let read = crate::text::read(own_words(&text).as_bytes(), bounds)?;
            read.blocks
        }
        _ => match letter.body_html(0) {
            Some(html) => crate::html::read(own_page(&html).as_bytes(), bounds)?.blocks,
            None => Vec::new(),
        },
    };
    document.blocks.extend(body);
    if document.blocks.len() > bounds.blocks {
        return Err(ReadError::TooLarge("blocks"));
    }
    for (index, block) in document.blocks.iter_mut().enumerate() {
        let address = match block {
            Block::Text(text) => &mut text.address,
            Block::Table(table) => &mut table.address,
        };
        address.path = index.to_string();
    }
    Ok(document)
}

/// The text of a letter without the one that it answers: its lines begin with `>` (RFC 3676, 4.5),
/// after one that says who wrote it, or all of it follows a line of the mail program's. The other
/// letter is its author's, and has a file of its own where it was kept.
fn own_words(text: &str) -> String {
    const FOLLOWS: [&str; 4] = [
        "-----Message d'origine-----",
        "-----Message d’origine-----",
        "-----Original Message-----",
        "________________________________",
    ];
    let mut own: Vec<&str> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if FOLLOWS.iter().any(|follows| bare.starts_with(follows)) {
            break;
        }
        if bare.starts_with('>') {
            // "Le 3 octobre, une telle a écrit :", on one line or two.
            let ends = |line: &&str| {
                let line = line.trim_end_matches(['\u{a0}', ' ', ':']);
                line.ends_with("a écrit") || line.ends_with("wrote")
            };
            while own.last().is_some_and(|line| line.trim().is_empty()) {
                own.pop();
            }
            if own.last().is_some_and(ends) {
                let last = own.pop().unwrap_or_default();
                if !last.contains(char::is_numeric) {
                    own.pop();
                }
            }
            own.push("");
        } else {
            own.push(line);
        }
    }
    own.join("\n")
}

/// The same for a letter that is a page: mail programs put the other letter last, in a quotation
/// that they mark.
fn own_page(html: &str) -> &str {
    const MARKS: [&str; 4] = [
        "<blockquote type=\"cite\"",
        "class=\"gmail_quote",
        "<div class=\"moz-cite-prefix\"",
        "id=\"divRplyFwdMsg\"",
    ];
    let end = MARKS.iter().filter_map(|mark| html.find(mark)).min();
    // Back to where the element begins.
    let end = end.map(|at| html[..=at].rfind('<').unwrap_or(at));
    &html[..end.unwrap_or(html.len())]
}

/// The files that a letter carries, and the letters that it forwards.
pub(crate) fn members(bytes: &[u8], bounds: &Bounds) -> Result<Vec<Member>, ReadError> {
    let letter = parse(bytes)?;
    let date = sent(&letter);
    let mut members = Vec::new();
    let mut left = bounds.total_bytes;
    for (number, part) in (1..).zip(letter.attachments()) {
        let (name, content) = match &part.body {
            PartType::Message(inner) => {
                let subject = inner.subject().unwrap_or("lettre");
                (format!("{subject}.eml"), inner.raw_message().to_vec())
            }
            _ => {
                let name = part.attachment_name().map(str::to_owned);
                let name = name.unwrap_or_else(|| format!("piece-{number}"));
                (name, part.contents().to_vec())
            }
        };
        if members.len() >= bounds.entries {
            return Err(ReadError::TooLarge("entries"));
        }
        let length = content.len() as u64;
        left = left
            .checked_sub(length)
            .ok_or(ReadError::TooLarge("total_bytes"))?;
        if let Some(name) = safe_name(&name.replace(['/', '\\'], "-")) {
            members.push(Member {
                name,
                date: date.clone(),
                bytes: content,
                trouble: None,
            });
        }
    }
    Ok(members)
}

/// The day on which a letter was sent.
fn sent(letter: &Message<'_>) -> Option<String> {
    let date = letter.date().filter(|date| date.is_valid())?;
    crate::day::of(&date.to_rfc3339())
}

fn parse(bytes: &[u8]) -> Result<Message<'_>, ReadError> {
    // Each boundary line begins with two dashes, so there are no more parts than such lines.
    let lines = bytes.split(|byte| *byte == b'\n');
    if lines.filter(|line| line.starts_with(b"--")).count() > MOST_PARTS * 10 {
        return Err(ReadError::TooLarge("entries"));
    }
    // The library loses count in some letters inside letters.
    let letter = catch_unwind(|| MessageParser::default().parse(bytes))
        .unwrap_or_default()
        .ok_or_else(|| ReadError::Damaged("no letter".to_owned()))?;
    if letter.parts.len() > MOST_PARTS {
        return Err(ReadError::TooLarge("entries"));
    }
    Ok(letter)
}

/// Where a letter has no plain text, the parser makes some out of its web page; ours is better.
fn text_is_plain(letter: &Message<'_>) -> bool {
    letter
        .text_body
        .first()
        .and_then(|part| letter.parts.get(*part as usize))
        .is_some_and(|part| matches!(part.body, PartType::Text(_)))
}

/// Names with their addresses, as a mail program shows them.
fn names(people: &Address<'_>) -> String {
    let shown: Vec<String> = people
        .iter()
        .filter_map(|one| match (one.name(), one.address()) {
            (Some(name), Some(address)) => Some(format!("{name} <{address}>")),
            (Some(name), None) => Some(name.to_owned()),
            (None, address) => address.map(str::to_owned),
        })
        .collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_letters_that_the_library_falls_over_break_nothing() {
        let bytes = include_bytes!("../tests/letters/letters-in-letters.eml");
        // A sum of the library overflows: built with checks it falls, which is told; without, it goes on.
        let read = read(bytes, &Bounds::default());
        assert!(
            matches!(read, Ok(_) | Err(ReadError::Damaged(_))),
            "{read:?}"
        );
    }

    const LETTER: &[u8] = b"From: =?ISO-8859-1?Q?Zo=E9?= <zoe@exemple.org>\r\nTo: bureau@exemple.org\r\nSubject: =?utf-8?B?Q29tcHRlLXJlbmR1IGRlIGzigJlhdGVsaWVy?=\r\nDate: Tue, 3 Jun 2025 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: 8bit\r\n\r\nL'atelier a co\xfbt\xe9 120 \xa4.\r\n\r\n--b\r\nContent-Type: text/csv; name=\"../comptes.csv\"\r\nContent-Disposition: attachment; filename=\"../comptes.csv\"\r\nContent-Transfer-Encoding: base64\r\n\r\nYTtiCjE7Mgo=\r\n--b--\r\n";

    #[test]
    fn a_letter_is_read_with_its_subject_date_and_text() {
        assert!(is_letter(LETTER));
        let letter = read(LETTER, &Bounds::default()).expect("reads");
        assert_eq!(letter.title.as_deref(), Some("Compte-rendu de l’atelier"));
        assert_eq!(letter.date.as_deref(), Some("2025-06-03"));
        let text = letter.text();
        assert!(text.contains("De : Zoé <zoe@exemple.org>"), "{text}");
        assert!(text.contains("L'atelier a coûté 120 €."), "{text}");
    }

    #[test]
    fn the_letter_that_is_answered_is_left_to_its_author() {
        let text = "Bonjour,\nnous sommes 350.\n\nLe 3 oct. 2025, Zoé <zoe@exemple.org>\na écrit :\n> Êtes-vous 999 ?\n> Zoé\nCordialement,\n-----Message d'origine-----\nDe : Zoé\n";
        assert_eq!(
            own_words(text),
            "Bonjour,\nnous sommes 350.\n\nCordialement,"
        );
        let page = "<p>Nous sommes 350.</p><div class=\"gmail_quote\"><p>Êtes-vous 999 ?</p></div>";
        assert_eq!(own_page(page), "<p>Nous sommes 350.</p>");
    }

    #[test]
    fn what_it_carries_is_taken_out_under_a_safe_name() {
        let members = members(LETTER, &Bounds::default()).expect("reads");
        let seen: Vec<(&str, &[u8])> = members
            .iter()
            .map(|member| (member.name.as_str(), member.bytes.as_slice()))
            .collect();
        assert_eq!(seen, [("..-comptes.csv", &b"a;b\n1;2\n"[..])]);
        assert_eq!(members[0].date.as_deref(), Some("2025-06-03"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let _ = read(&bytes, &Bounds::default());
            let _ = members(&bytes, &Bounds::default());
        }
    }
}
