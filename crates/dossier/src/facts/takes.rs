//! What kind of value each key takes: a line of a budget bears the same words as a label.

use language::words::fold;

use crate::keys;

/// Whether a value may be one of its key. "Commune | 1 000 €" among the products of a budget is what
/// a town gives, and the name of none; "Assurance | 500 €" names no insurer.
pub(super) fn takes(key: &str, value: &str) -> bool {
    if matches!(
        key,
        "budget_total" | "project.budget_total" | "project.amount_asked" | "membership_fee"
    ) {
        return true;
    }
    let folded = fold(value);
    let money = folded.contains('€')
        || words(&folded).any(|word| matches!(word, "euro" | "euros" | "eur" | "ke" | "keur"));
    // A title or an object may speak of money: "Le repas à 1 €".
    let speaks = matches!(key, "object" | "project.title" | "name");
    if money && !speaks {
        return false;
    }
    // Numbers, days and codes have digits alone; all else is said in words.
    let of_digits = keys::counts_people(key)
        || matches!(
            key,
            "phone" | "address.postcode" | "fiscal_year_end" | "collective_agreement"
        )
        || matches!(key, "created" | "declared" | "published" | "date_statutes")
        || matches!(key, "project.start" | "project.end" | "project.period");
    of_digits || words(&folded).any(|word| !is_of_amount(word))
}

/// The words of a text, without digits and signs.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !word.is_empty())
}

/// Words that go with an amount, and name nothing.
fn is_of_amount(word: &str) -> bool {
    matches!(
        word,
        "euro" | "euros" | "eur" | "k" | "ke" | "keur" | "ttc" | "ht"
    )
}

#[cfg(test)]
mod tests {
    use super::takes;

    #[test]
    fn an_amount_names_nothing() {
        for key in ["address.city", "insurance", "networks", "project.place"] {
            for value in ["1 000 €", "500", "1 200 euros", "MAIF 500 €"] {
                assert!(!takes(key, value), "{key}: {value}");
            }
        }
        assert!(!takes("name", "2 000 €"));
        assert!(takes("project.title", "Le repas à 1 €"));
        assert!(takes("address.city", "Plouay"));
        assert!(takes("membership_fee", "15 €"));
        assert!(takes("members", "34"));
        assert!(!takes("members", "340 €"));
    }
}
