//! Nothing is invented: what is offered is found in the documents that are named as its sources.
//!
//! The check reads the documents' whole text and knows nothing of passages and facts, so that a
//! mistake in how they are kept cannot hide.

use answers::{Proposal, Status};
use documents::Value;
use forms::Kind;
use language::words::fold;

use crate::dossiers::Folder;

/// The sentences and values of a proposal that none of its sources holds.
pub fn unsupported(kind: Kind, proposal: &Proposal, folder: &Folder) -> Vec<String> {
    if !matches!(proposal.status, Status::Filled | Status::Check) {
        return Vec::new();
    }
    let sources: Vec<&str> = proposal
        .sources
        .iter()
        .filter_map(|quote| folder.texts.get(&quote.document))
        .map(String::as_str)
        .collect();
    if sources.is_empty() {
        return vec![format!("{} (no source)", proposal.text)];
    }
    match &proposal.value {
        Some(Value::Number { plain, .. }) => number(plain, proposal, &sources),
        Some(Value::Date { iso, .. }) => {
            let found = sources.iter().any(|text| {
                language::dates::find(text)
                    .iter()
                    .any(|found| found.value.iso() == *iso)
            });
            missing(found, iso)
        }
        // The form words its choices: what one rests on stands in a source.
        Some(Value::Text(text))
            if kind == Kind::Choice && !sentences(text, &sources).is_empty() =>
        {
            let quotes = proposal.sources.iter();
            quotes
                .flat_map(|quote| sentences(&quote.quote, &sources))
                .collect()
        }
        Some(Value::Text(text)) => sentences(text, &sources),
        Some(Value::Tick(_)) | None => Vec::new(),
    }
}

fn missing(found: bool, what: &str) -> Vec<String> {
    if found {
        Vec::new()
    } else {
        vec![what.to_owned()]
    }
}

/// A number stands in its quote, and the quote in its document.
fn number(plain: &str, proposal: &Proposal, sources: &[&str]) -> Vec<String> {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    // `8 084,99` and `8084.99`, `500` and `500,00`, `955,7` and `955.70`.
    let wanted = digits(
        plain
            .strip_suffix('0')
            .filter(|_| plain.contains('.'))
            .unwrap_or(plain),
    );
    let cents = format!("{wanted}00");
    let says = |text: &str| {
        let said = digits(text);
        let nil = plain == "0" && text.split('|').any(is_dash);
        nil || said.contains(&wanted)
            || said.contains(&cents)
            || in_words(text, plain)
            || rounds_to(&said, plain)
    };
    let quoted = proposal.sources.iter().any(|quote| says(&quote.quote));
    // The row with its dash stands in its document; bars between cells do not.
    let nil = plain == "0" && quoted;
    missing(
        quoted && (nil || sources.iter().any(|text| says(text))),
        plain,
    )
}

/// A form that takes no cents has an amount of a text rounded to whole euros.
fn rounds_to(said: &str, plain: &str) -> bool {
    let euros = plain.parse::<i64>().ok().filter(|euros| *euros > 0);
    euros.is_some_and(|euros| {
        // `955,70` may be written `955,7`.
        (euros * 100 - 50..euros * 100 + 50).any(|cents| {
            let tenths = cents % 10 == 0 && said.contains(&format!("{:02}", cents / 10));
            tenths || said.contains(&format!("{cents:03}"))
        })
    })
}

/// A dash in a table of amounts says that there is none.
fn is_dash(cell: &str) -> bool {
    matches!(cell.trim(), "-" | "–" | "—")
}

/// A small number may be written out: "huit communes".
fn in_words(text: &str, plain: &str) -> bool {
    let number = plain.parse().ok();
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '-');
    number.is_some() && words.any(|word| language::words::cardinal(word) == number)
}

/// Every sentence stands in a source. A fact that is put together of several (name and role,
/// postcode and town) is found part by part.
fn sentences(text: &str, sources: &[&str]) -> Vec<String> {
    let sources: Vec<String> = sources.iter().map(|text| bare(text)).collect();
    let holds = |piece: &str| {
        let piece = bare(piece);
        piece.is_empty() || sources.iter().any(|source| source.contains(&piece))
    };
    let mut unsupported = Vec::new();
    for line in text.split('\n') {
        for range in language::sentences::split(line) {
            let sentence = &line[range];
            let short = sentence.chars().count() < 80;
            let in_parts = short && sentence.split([',', ' ']).all(holds);
            if !holds(sentence) && !in_parts {
                unsupported.push(sentence.to_owned());
            }
        }
    }
    unsupported
}

/// Letters and digits only: a source's line breaks, bullets and hyphens at the end of a line do
/// not count.
fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_sentence_that_is_in_no_source_is_found_out() {
        let source = "L'atelier ouvre le lundi. Il compte douze\nbénévoles.";
        assert!(sentences("Il compte douze bénévoles.", &[source]).is_empty());
        assert_eq!(
            sentences(
                "L'atelier ouvre le lundi. Il compte treize bénévoles.",
                &[source]
            ),
            ["Il compte treize bénévoles."]
        );
    }
}
