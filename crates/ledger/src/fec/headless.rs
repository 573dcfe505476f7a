//! A file whose first line is an entry already: known by its fields, since nothing names them.

use super::accounts::is_of_a_chart;
use super::fields::Parting;
use super::lines::Lines;
use crate::amounts::parse;
use crate::days::Day;

/// Lines that are looked at.
const LOOKED_AT: usize = 20;

/// Whether the first lines are entries in the order of the article (A47 A-1, VII-1°): eighteen fields
/// or more, the fourth a date, the fifth an account, the twelfth and thirteenth amounts, or an amount
/// and its direction. Nine in ten of them, so that one torn line hides no file.
pub fn is_without_header(bytes: &[u8]) -> bool {
    // The first lines are enough, and a file is not decoded for them.
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.get(..64 << 10).unwrap_or(start);
    let mut lines = Lines::of(start)
        .map(|(_, line)| line)
        .filter(|line| !line.trim_ascii().is_empty())
        .take(LOOKED_AT)
        .peekable();
    let Some(first) = lines.peek() else {
        return false;
    };
    let parting = Parting::recognise(first);
    let (mut all, mut entries) = (0, 0);
    let mut fields = Vec::with_capacity(32);
    for line in lines {
        parting.split(line, &mut fields);
        all += 1;
        entries += usize::from(is_entry(&fields));
    }
    entries > 0 && entries * 10 >= all * 9
}

fn is_entry(fields: &[&[u8]]) -> bool {
    let date = |at: usize| Day::parse(fields[at].trim_ascii()).is_some();
    let amount = |at: usize| {
        let field = fields[at].trim_ascii();
        field.is_empty() || parse(field).is_ok()
    };
    let direction = |at: usize| {
        let field = fields[at].trim_ascii();
        matches!(field, b"D" | b"C" | b"d" | b"c")
    };
    fields.len() >= 18
        && date(3)
        && is_of_a_chart(fields[4].trim_ascii())
        && amount(11)
        && (amount(12) || direction(12))
        && !fields[0].trim_ascii().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_known_without_names() {
        let entry = "BQ|Banque|1|20240310|512000|Banque|||P1|20240310|Don|10,00|0,00|||20240310||";
        assert!(is_without_header(entry.as_bytes()));
        assert!(is_without_header(entry.replace('|', "\t").as_bytes()));
        let signed = entry.replace("|10,00|0,00|", "|10,00|D|");
        assert!(is_without_header(signed.as_bytes()));
        for other in [
            "",
            "JournalCode|JournalLib",
            // A general ledger of as many columns, its account first.
            &entry.replace("20240310", "le dix mars"),
            &entry.replace("512000", "Caisse"),
            &entry.replace("|||20240310||", ""),
        ] {
            assert!(!is_without_header(other.as_bytes()), "{other}");
        }
    }
}
