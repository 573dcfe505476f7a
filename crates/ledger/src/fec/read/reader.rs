//! One pass over lines; no text is made for a field that was seen before.

use super::cells::Cells;
use super::year::Year;
use super::{Bounds, Column, Columns, Lines, Parting};
use crate::days::Day;
use crate::encodings::Encoding;
use crate::entries::{Entry, Ledger, Refused, Source};
use crate::fec::order::Validation;
use crate::findings::{Findings, Rule, Value};
use crate::texts::Text;
use crate::transactions::Transactions;

/// What is known of a file before its lines are read.
#[derive(Debug)]
pub(super) struct Context<'a, 'c> {
    /// The whole file, where all of it is UTF-8.
    pub(super) text: Option<&'a str>,
    pub(super) columns: &'c Columns,
    pub(super) parting: Parting,
    pub(super) encoding: Encoding,
    pub(super) bounds: &'c Bounds,
    pub(super) source: Source,
    pub(super) year_end: Option<Day>,
    /// Whether its amounts show that a point is a decimal one.
    pub(super) decimal_point: bool,
}

/// What was read of some lines.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) ledger: Ledger,
    pub(super) transactions: Transactions,
    pub(super) findings: Findings,
    /// Lines that are not blank.
    pub(super) lines: u32,
    cells: Cells<'a>,
    validation: Validation,
    year: Year,
    /// Whether a bound was met: what follows is not read.
    stopped: bool,
}

impl<'a> Reader<'a> {
    /// Reads these lines and nothing else.
    pub(super) fn read(lines: Lines<'a>, context: &Context<'a, '_>, findings: Findings) -> Self {
        let columns = context.columns;
        let mut reader = Self {
            ledger: Ledger::of(context.source.clone()),
            transactions: Transactions::default(),
            cells: Cells::of(
                columns,
                context.encoding,
                context.bounds.text_bytes,
                lines.left(),
                context.text,
                context.decimal_point,
            ),
            validation: Validation::default(),
            year: Year::ending(context.year_end),
            findings,
            lines: 0,
            stopped: false,
        };
        // Guesses that are never much too large: lines are rarely shorter.
        reader.ledger.reserve(lines.left() / 110);
        reader
            .ledger
            .texts_mut()
            .reserve(lines.left() / 60, lines.left() / 4);
        reader.transactions.reserve(lines.left() / 300);
        if columns.suffice() {
            reader.lines(lines, context);
        }
        reader
    }

    /// Takes in what was read of the lines that follow. Nothing of it where this part was stopped.
    pub(super) fn absorb(&mut self, other: Reader<'_>) {
        if self.stopped {
            return;
        }
        self.lines = self.lines.saturating_add(other.lines);
        self.findings.extend(other.findings);
        self.validation.absorb(other.validation, &mut self.findings);
        self.cells.absorb(&other.cells, &mut self.findings);
        let Ok(texts) = self.ledger.absorb_texts(&other.ledger) else {
            self.findings.add(Rule::SumTooLarge, None, Vec::new);
            return;
        };
        let new = self
            .transactions
            .absorb(&other.transactions, &texts, &self.ledger);
        self.ledger.absorb_entries(&other.ledger, &texts, &new);
    }

    /// Reads all lines.
    fn lines(&mut self, lines: Lines<'a>, context: &Context<'a, '_>) {
        let (columns, bounds, parting) = (context.columns, context.bounds, context.parting);
        let mut fields: Vec<&'a [u8]> = Vec::with_capacity(columns.count() + 2);
        for (number, line) in lines {
            if number > bounds.lines {
                self.findings.add(Rule::TooManyLines, Some(number), || {
                    vec![("count", Value::Count(bounds.lines.into()))]
                });
                self.stopped = true;
                break;
            }
            if line.trim_ascii().is_empty() {
                self.findings.add(Rule::BlankLine, Some(number), Vec::new);
                continue;
            }
            self.lines += 1;
            if line.len() > bounds.line_bytes {
                self.findings.add(Rule::LineTooLong, Some(number), Vec::new);
                continue;
            }
            parting.split(line, &mut fields);
            if !parting.quoted && parting.split_quoted(line, columns.count(), &mut fields) {
                self.findings.add(Rule::Quoted, Some(number), Vec::new);
            }
            if fields.len() != columns.count()
                && !self.fit(line, number, parting, columns, &mut fields)
            {
                continue;
            }
            match self.entry(number, &fields) {
                Ok(()) => {}
                Err(Refused::SumTooLarge | Refused::TooMany) => {
                    self.findings.add(Rule::SumTooLarge, Some(number), Vec::new);
                    self.stopped = true;
                    break;
                }
            }
        }
    }

    /// A line with more or fewer fields than columns: whether it can be read nevertheless.
    fn fit(
        &mut self,
        line: &'a [u8],
        number: u32,
        parting: Parting,
        columns: &Columns,
        fields: &mut Vec<&'a [u8]>,
    ) -> bool {
        let counts = vec![
            ("expected", Value::count(columns.count())),
            ("found", Value::count(fields.len())),
        ];
        if fields.len() > columns.count() {
            // One separator more at the end tears no text.
            let surplus = &fields[columns.count()..];
            if surplus.iter().all(|field| field.trim_ascii().is_empty())
                && columns.place(Column::EcritureLib).is_some()
            {
                let untouched = fields[..columns.count()].to_vec();
                if parting.mend(line, columns, &mut fields.clone()).is_none() {
                    self.findings
                        .add(Rule::TooManyFields, Some(number), || counts);
                    *fields = untouched;
                    return true;
                }
            }
            let mended = parting.mend(line, columns, fields);
            self.findings.add(Rule::TooManyFields, Some(number), || {
                let column = mended.map(|column| ("column", Value::text(&column.name())));
                counts.into_iter().chain(column).collect()
            });
            return mended.is_some();
        }
        // What may be left out at the end are columns that are often blank.
        let optional = (fields.len()..columns.count()).all(|place| {
            !matches!(
                columns.column(place),
                Some(
                    Column::JournalCode
                        | Column::EcritureNum
                        | Column::EcritureDate
                        | Column::CompteNum
                        | Column::Debit
                        | Column::Credit
                        | Column::Montant
                        | Column::Sens
                )
            )
        });
        let rule = if optional {
            Rule::ShortLine
        } else {
            Rule::TooFewFields
        };
        self.findings.add(rule, Some(number), || counts);
        optional
    }

    fn entry(&mut self, line: u32, fields: &[&'a [u8]]) -> Result<(), Refused> {
        let cells = &mut self.cells;
        let findings = &mut self.findings;
        let Some(amounts) = cells.amounts(line, fields, findings) else {
            return Ok(());
        };
        let document_date = cells.date(Column::PieceDate, line, fields, findings);
        let validated = cells.date(Column::ValidDate, line, fields, findings);
        let date = cells.date(Column::EcritureDate, line, fields, findings);
        let Some(date) = date.or(validated).or(document_date) else {
            return Ok(());
        };
        if let Some(day) = validated {
            self.validation.add(day, line, findings);
        }
        self.year.add(date, line, findings);
        cells.pairs(line, fields, findings);
        let (number, same) = cells.number(line, fields, findings);
        let texts = self.ledger.texts_mut();
        let accounts = [Column::CompteNum, Column::CompteLib];
        let [account, account_label] = cells.named(accounts, line, fields, texts, findings);
        let parties = [Column::CompAuxNum, Column::CompAuxLib];
        let [third_party, third_party_label] = cells.named(parties, line, fields, texts, findings);
        let journals = [Column::JournalCode, Column::JournalLib];
        let [journal, _] = cells.named(journals, line, fields, texts, findings);
        let mut text = |column| cells.text(column, line, fields, texts, findings);
        let mut entry = Entry {
            line,
            transaction: 0,
            source: 0,
            date,
            document_date,
            journal,
            number: Text::EMPTY,
            account,
            account_label,
            third_party,
            third_party_label,
            document: text(Column::PieceRef),
            label: text(Column::EcritureLib),
            debit: amounts.0,
            credit: amounts.1,
        };
        if number.is_empty() {
            findings.add(Rule::NumberBlank, Some(line), || {
                vec![
                    ("journal", Value::text(self.ledger.text(entry.journal))),
                    ("date", Value::Day(date)),
                ]
            });
        }
        self.transactions
            .add(&mut entry, &number, same, self.ledger.texts_mut());
        self.ledger.push(entry).map(drop)
    }
}
