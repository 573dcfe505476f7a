//! What the money of a bank's statement was for: movements wait in 471 until a person gives their
//! account, one by one or by a rule.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Condition, Dimensions, Rule};
use crate::dimensions::assign::{Matcher, PlainTexts};
use crate::entries::Ledger;
use crate::texts::Text;

/// The account of movements that wait in 471.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Classified {
    /// Its id.
    pub id: String,
    /// What a movement has to be; nothing for a single one.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// The one movement that it is for: the id of its import, and its line. It stands above rules.
    #[serde(default)]
    pub entry: Option<(String, u32)>,
    /// The account.
    pub account: String,
}

/// The ledger with the movements that wait in 471 on the accounts that a person gave; of rules, the
/// first that is met.
pub fn classify(mut ledger: Ledger, dimensions: &Dimensions) -> Ledger {
    if dimensions.accounts.is_empty() {
        return ledger;
    }
    let rules: Vec<(Matcher, &str)> = dimensions
        .accounts
        .iter()
        .filter(|of| of.entry.is_none())
        .map(|of| {
            let rule = Rule {
                id: String::new(),
                when: of.when.clone(),
                period: None,
                funder: None,
                project: None,
            };
            (Matcher::of(&rule), of.account.as_str())
        })
        .collect();
    let single: HashMap<(&str, u32), &str> = dimensions
        .accounts
        .iter()
        .filter_map(|of| {
            let (import, line) = of.entry.as_ref()?;
            Some(((import.as_str(), *line), of.account.as_str()))
        })
        .collect();
    let mut plain = PlainTexts::of(&ledger);
    let mut given: Vec<(usize, &str)> = Vec::new();
    for (id, entry) in ledger.iter() {
        if !ledger.account(entry).starts_with("471") {
            continue;
        }
        let address = ledger.address(id);
        let one = address.and_then(|address| single.get(&address).copied());
        let account = one.or_else(|| {
            let mut rules = rules.iter();
            let met = rules.find(|(matcher, _)| matcher.matches(entry, &ledger, &mut plain))?;
            Some(met.1)
        });
        given.extend(account.map(|account| (id.0 as usize, account)));
    }
    // The account's name, where other entries say it.
    let mut names: HashMap<&str, Text> = HashMap::new();
    for entry in ledger.entries() {
        names
            .entry(ledger.account(entry))
            .or_insert(entry.account_label);
    }
    let given: Vec<(usize, &str, Text)> = given
        .into_iter()
        .map(|(at, account)| (at, account, names.get(account).copied().unwrap_or_default()))
        .collect();
    for (at, account, name) in given {
        let account = ledger.texts_mut().add(account);
        if let Some(entry) = ledger.entries_mut().get_mut(at) {
            (entry.account, entry.account_label) = (account, name);
        }
    }
    ledger
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank;
    use crate::table::cut;

    #[test]
    fn a_rule_and_an_answer_give_accounts() {
        let rows = cut(
            "Date;Libellé;Montant\n05/01/2026;PRLV LOYER SCI;-420,50\n06/01/2026;CB PAPIER;-12,00\n\
             07/01/2026;VIR DIVERS;30,00\n"
                .as_bytes(),
        );
        let columns = bank::guess_columns(&rows).expect("columns");
        let statement = bank::read_rows(&rows, &columns).statements.remove(0);
        let (ledger, _) = statement.ledger("512000", "relevé");
        let dimensions = Dimensions {
            accounts: vec![
                Classified {
                    id: "loyer".to_owned(),
                    when: vec![Condition::Label("loyer".to_owned())],
                    entry: None,
                    account: "613200".to_owned(),
                },
                Classified {
                    id: "un".to_owned(),
                    when: Vec::new(),
                    entry: Some(("relevé".to_owned(), 3)),
                    account: "606400".to_owned(),
                },
            ],
            ..Dimensions::default()
        };
        let ledger = classify(ledger, &dimensions);
        let accounts: Vec<&str> = ledger
            .entries()
            .iter()
            .map(|of| ledger.account(of))
            .collect();
        assert_eq!(
            accounts,
            ["512000", "613200", "512000", "606400", "512000", "471000"]
        );
    }
}
