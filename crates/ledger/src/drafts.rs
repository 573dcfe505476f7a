//! Entries of files that are not made for it: each given as texts, gathered into a ledger.

use crate::amounts::Cents;
use crate::days::{Day, Period};
use crate::entries::{Entry, Ledger, Source};
use crate::findings::{Findings, Rule, Value};
use crate::texts::Text;
use crate::transactions::Transactions;

/// An entry as texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft<'a> {
    pub(crate) line: u32,
    pub(crate) date: Day,
    pub(crate) journal: &'a str,
    pub(crate) number: &'a str,
    pub(crate) account: &'a str,
    pub(crate) account_label: &'a str,
    pub(crate) third_party: &'a str,
    pub(crate) third_party_label: &'a str,
    pub(crate) document: &'a str,
    pub(crate) label: &'a str,
    pub(crate) debit: Cents,
    pub(crate) credit: Cents,
}

impl Draft<'_> {
    /// A draft of a line and a day, with nothing else yet.
    pub(crate) fn of(line: u32, date: Day) -> Self {
        Self {
            line,
            date,
            journal: "",
            number: "",
            account: "",
            account_label: "",
            third_party: "",
            third_party_label: "",
            document: "",
            label: "",
            debit: Cents::ZERO,
            credit: Cents::ZERO,
        }
    }
}

/// What becomes a ledger.
#[derive(Debug)]
pub(crate) struct Drafts {
    ledger: Ledger,
    transactions: Transactions,
    pub(crate) findings: Findings,
    full: bool,
}

/// Characters of a text that are kept.
const TEXT: usize = 1_000;

impl Drafts {
    pub(crate) fn of(import: &str) -> Self {
        let source = Source {
            import: import.to_owned(),
            period: None,
            statement: false,
        };
        Self {
            ledger: Ledger::of(source),
            transactions: Transactions::default(),
            findings: Findings::default(),
            full: false,
        }
    }

    /// Adds an entry. Once sums could no longer be exact, that is told and no more is taken.
    pub(crate) fn add(&mut self, draft: &Draft<'_>) {
        if self.full {
            return;
        }
        if draft.account.is_empty() || !crate::fec::is_of_a_chart(draft.account.as_bytes()) {
            self.findings
                .add(Rule::AccountNumber, Some(draft.line), || {
                    vec![("value", Value::text(draft.account))]
                });
        }
        let texts = self.ledger.texts_mut();
        let mut text = |text: &str| match text.trim().char_indices().nth(TEXT) {
            Some((end, _)) => texts.add(&text.trim()[..end]),
            None => texts.add(text.trim()),
        };
        let mut entry = Entry {
            line: draft.line,
            transaction: 0,
            source: 0,
            date: draft.date,
            document_date: None,
            journal: text(draft.journal),
            number: Text::EMPTY,
            account: text(draft.account),
            account_label: text(draft.account_label),
            third_party: text(draft.third_party),
            third_party_label: text(draft.third_party_label),
            document: text(draft.document),
            label: text(draft.label),
            debit: draft.debit,
            credit: draft.credit,
        };
        self.transactions.add(
            &mut entry,
            draft.number.trim(),
            false,
            self.ledger.texts_mut(),
        );
        if self.ledger.push(entry).is_err() {
            self.full = true;
            self.findings
                .add(Rule::SumTooLarge, Some(draft.line), Vec::new);
        }
    }

    /// The ledger; each transaction is held against itself where that is asked.
    pub(crate) fn finish(mut self, balanced: bool) -> (Ledger, Findings) {
        if balanced {
            self.transactions
                .check(false, &mut self.ledger, &mut self.findings);
        }
        if self.ledger.entries().is_empty() {
            self.findings.add(Rule::NoEntries, None, Vec::new);
        }
        let days: Option<Period> = self.ledger.days();
        if let Some(source) = self.ledger.sources_mut().first_mut() {
            source.period = days;
        }
        (self.ledger, self.findings)
    }
}
