//! Parts of a fact that forms ask for one by one: a street out of an address, a SIREN out of a
//! SIRET, a first name out of a name.

use language::identifiers;

/// The part of a value that a key names, when it can be told for sure.
pub(crate) fn part(key: &str, whole: &str) -> Option<String> {
    match key {
        "address.street" => street(whole),
        "address.number" => numbered(&street(whole)?).map(|(number, _)| number),
        "address.way" => numbered(&street(whole)?).map(|(_, way)| way),
        "address.postcode" => postcode(whole).map(|range| whole[range].to_owned()),
        "address.city" => city(whole),
        "address.department" => department(&whole[postcode(whole)?]),
        "siren" => {
            let siret = identifiers::find_siret(whole).into_iter().next()?;
            Some(siret.value.chars().take(9).collect())
        }
        "first_name" => split_name(whole).map(|(first, _)| first),
        "last_name" => split_name(whole).map(|(_, last)| last),
        _ => None,
    }
}

/// The key that holds the whole of which `key` is a part.
pub(crate) fn whole_of(key: &str) -> Option<&'static str> {
    match key {
        "address.street" | "address.postcode" | "address.city" | "address.department" => {
            Some("address")
        }
        "siren" => Some("siret"),
        _ => None,
    }
}

/// A SIRET or SIREN in groups, as people write them; other values as they are.
pub(crate) fn grouped(key: &str, value: &str) -> String {
    let digits: Vec<char> = value.chars().filter(char::is_ascii_digit).collect();
    let groups: &[usize] = match (key, digits.len()) {
        ("siret", 14) => &[3, 3, 3, 5],
        ("siren", 9) => &[3, 3, 3],
        _ => return value.to_owned(),
    };
    let mut rest = digits.as_slice();
    let mut parts = Vec::new();
    for size in groups {
        let (part, after) = rest.split_at(*size);
        parts.push(part.iter().collect::<String>());
        rest = after;
    }
    parts.join(" ")
}

/// A number of a register without the signs between its groups, for as many cells: `9499Z` of
/// `94.99Z`. Nothing for what is no such number.
pub(crate) fn bare(value: &str) -> Option<String> {
    let sign = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '/');
    let bare: String = value.chars().filter(|c| !sign(*c)).collect();
    let number = bare.chars().any(|c| c.is_ascii_digit())
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    (number && bare.len() <= 34 && bare != value).then_some(bare)
}

/// The last five digits that stand alone: a postcode, whatever its département.
fn postcode(address: &str) -> Option<std::ops::Range<usize>> {
    let mut found = None;
    let mut start = None;
    for (at, character) in address.char_indices().chain([(address.len(), ' ')]) {
        if character.is_ascii_digit() {
            start = start.or(Some(at));
        } else if let Some(from) = start.take()
            && at - from == 5
        {
            found = Some(from..at);
        }
    }
    found
}

/// The number of the département of a postcode; not of Corsica, which has two.
fn department(postcode: &str) -> Option<String> {
    let digits = match postcode.get(..2)? {
        "20" => return None,
        "97" | "98" => 3,
        _ => 2,
    };
    postcode.get(..digits).map(str::to_owned)
}

fn street(address: &str) -> Option<String> {
    let postcode = postcode(address)?;
    let street = address[..postcode.start]
        .trim()
        .trim_end_matches([',', '–', '-', '\n'])
        .trim();
    (street.len() > 3).then(|| street.replace('\n', ", "))
}

/// `14 bis` and `rue du Foirail` of `14 bis, rue du Foirail`.
fn numbered(street: &str) -> Option<(String, String)> {
    let end = street.find(|c: char| !c.is_ascii_digit())?;
    let (mut number, mut way) = street.split_at(end);
    for repeated in [" bis", " ter", " quater"] {
        if way.starts_with(repeated) {
            (number, way) = street.split_at(end + repeated.len());
        }
    }
    let way = way.trim_start_matches([' ', ',', '\u{a0}']);
    (!number.is_empty() && !way.is_empty()).then(|| (number.to_owned(), way.to_owned()))
}

fn city(address: &str) -> Option<String> {
    let postcode = postcode(address)?;
    let after = address[postcode.end..].trim_start_matches([' ', ',', '\u{a0}', '-', '–']);
    let city = after.split([',', '(', '\n', '.', ';']).next()?.trim();
    (city.len() > 1).then(|| city.to_owned())
}

/// First and last name of a name of two words; longer names are split by a person.
fn split_name(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|word| !matches!(*word, "M." | "Mme" | "Mr" | "Madame" | "Monsieur"))
        .collect();
    match words.as_slice() {
        [first, last] => Some(((*first).to_owned(), (*last).to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_parts() {
        let whole = "12 rue des Tanneurs, 56910 Carentoir (Morbihan)";
        assert_eq!(
            part("address.street", whole).as_deref(),
            Some("12 rue des Tanneurs")
        );
        assert_eq!(part("address.number", whole).as_deref(), Some("12"));
        assert_eq!(
            part("address.way", "3 bis, quai Neuf, 56910 Carentoir").as_deref(),
            Some("quai Neuf")
        );
        assert_eq!(part("address.postcode", whole).as_deref(), Some("56910"));
        assert_eq!(part("address.city", whole).as_deref(), Some("Carentoir"));
        assert_eq!(part("address.department", whole).as_deref(), Some("56"));
        assert_eq!(
            part("address.department", "97400 Saint-Denis").as_deref(),
            Some("974")
        );
    }

    #[test]
    fn numbers_of_registers_lose_their_signs() {
        assert_eq!(bare("94.99Z").as_deref(), Some("9499Z"));
        assert_eq!(bare("FR76 3000 4000").as_deref(), Some("FR7630004000"));
        assert_eq!(bare("12 rue des Tanneurs"), None);
        assert_eq!(bare("9499Z"), None);
    }

    #[test]
    fn names_of_three_words_are_left_to_a_person() {
        assert_eq!(
            part("last_name", "Mme Ada Lenoir").as_deref(),
            Some("Lenoir")
        );
        assert_eq!(part("last_name", "Ada de la Tour"), None);
    }
}
