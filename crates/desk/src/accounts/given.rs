//! What the accounts give to a dossier that forms are answered from.

use dossier::Dossier;
use dossier::accounts::{Accounts as Given, Words};
use ledger::budget::Budget;
use ledger::{Cents, Day};

use super::{Accounts, amount, period, project};
use crate::messages::{Messages, say};

struct InWords<'a> {
    messages: &'a Messages,
    accounts: &'a Accounts,
}

impl Words for InWords<'_> {
    fn file(&self, import: &str) -> String {
        self.accounts.file(import).to_owned()
    }

    fn budget(&self, budget: &Budget) -> String {
        let messages = self.messages;
        let period = period(messages, budget.period);
        match &budget.project {
            Some(id) => {
                let project = project(&self.accounts.said.dimensions, id);
                say!(
                    messages,
                    "given-budget-of",
                    period = period,
                    project = project
                )
            }
            None => say!(messages, "given-budget", period = period),
        }
    }

    fn grants(&self) -> String {
        say!(self.messages, "given-grants")
    }

    fn row(&self, label: &str, of: Cents, entries: usize) -> String {
        let amount = amount(self.messages, of);
        if entries == 0 {
            return say!(self.messages, "given-row", label = label, amount = amount);
        }
        say!(
            self.messages,
            "given-row-entries",
            label = label,
            amount = amount,
            count = entries
        )
    }

    fn asked(&self, funder: &str, purpose: &str, of: Cents) -> String {
        let amount = amount(self.messages, of);
        say!(
            self.messages,
            "given-asked",
            funder = funder,
            purpose = purpose,
            amount = amount
        )
    }
}

/// The dossier with the figures of its accounts, where there are any.
pub fn give(messages: &Messages, dossier: Dossier, accounts: &Accounts, today: Day) -> Dossier {
    let books = accounts.books();
    dossier.with_accounts(&Given {
        books: &books,
        budgets: &accounts.said.budgets,
        grants: &accounts.said.grants,
        today,
        words: &InWords { messages, accounts },
    })
}
