//! Reading: one pass over the lines, no text made for a field that was seen before.

use super::columns::Columns;
use super::fields::Parting;
use super::lines::Lines;
use super::{Amounts, Bounds, Column, Description, Fec, accounts, balance, name, order};
use crate::amounts::Cents;
use crate::days::Period;
use crate::encodings::{Encoding, recognise};
use crate::entries::{Entry, Ledger, Refused, Source};
use crate::findings::{Findings, Rule, Value};

mod cells;
mod year;

use cells::Cells;
use year::Year;

/// Reads a file. The name is that of the file, with or without folders; the import is an id for the
/// source of the entries. What cannot be read is told in the findings, and is never a failure.
pub fn read(bytes: &[u8], file_name: Option<&str>, import: &str, bounds: &Bounds) -> Fec {
    let mut findings = Findings::default();
    let encoded = recognise(bytes);
    tell_encoding(encoded.encoding, encoded.damaged, &mut findings);
    let named = file_name.and_then(name::parse);
    tell_name(file_name, named.map(|(siren, _)| siren), &mut findings);
    let year_end = named.map(|(_, end)| end);

    let mut lines = Lines::of(&encoded.bytes);
    let mut before_header = lines.clone();
    let (_, first) = lines.next().unwrap_or((1, b""));
    let parting = Parting::recognise(first);
    if !matches!(parting.separator, b'\t' | b'|') {
        findings.add(Rule::Separator, Some(1), || {
            vec![("value", Value::bytes(&[parting.separator]))]
        });
    }
    if parting.quoted {
        findings.add(Rule::Quoted, Some(1), Vec::new);
    }
    let mut fields = Vec::with_capacity(32);
    parting.split(first.get(..bounds.line_bytes).unwrap_or(first), &mut fields);
    let columns = Columns::recognise(&fields, encoded.encoding, &mut findings);

    let source = Source {
        import: import.to_owned(),
        period: year_end.map(Period::year_to),
    };
    let mut reader = Reader {
        ledger: Ledger::of(source),
        transactions: balance::Transactions::default(),
        cells: Cells::of(&columns, encoded.encoding, bounds.text_bytes),
        validation: order::Validation::default(),
        year: Year::ending(year_end),
        findings,
    };
    let rest = if columns.header {
        &mut lines
    } else {
        &mut before_header
    };
    // A guess that is never much too large: lines are rarely shorter.
    reader.ledger.reserve(rest.left() / 110);
    let mut count = 0;
    if columns.suffice() {
        count = reader.lines(rest, parting, &columns, bounds);
    }
    reader.finish(count, parting, columns, encoded.encoding, named)
}

struct Reader<'a> {
    ledger: Ledger,
    transactions: balance::Transactions,
    cells: Cells<'a>,
    validation: order::Validation,
    year: Year,
    findings: Findings,
}

impl<'a> Reader<'a> {
    /// Reads all lines; gives how many there are that are not blank.
    fn lines(
        &mut self,
        lines: &mut Lines<'a>,
        parting: Parting,
        columns: &Columns,
        bounds: &Bounds,
    ) -> u32 {
        let mut count = 0;
        let mut fields: Vec<&'a [u8]> = Vec::with_capacity(columns.count() + 2);
        for (number, line) in lines {
            if number > bounds.lines {
                self.findings.add(Rule::TooManyLines, Some(number), || {
                    vec![("count", Value::Count(bounds.lines.into()))]
                });
                break;
            }
            if line.trim_ascii().is_empty() {
                self.findings.add(Rule::BlankLine, Some(number), Vec::new);
                continue;
            }
            count += 1;
            if line.len() > bounds.line_bytes {
                self.findings.add(Rule::LineTooLong, Some(number), Vec::new);
                continue;
            }
            parting.split(line, &mut fields);
            if fields.len() != columns.count()
                && !self.fit(line, number, parting, columns, &mut fields)
            {
                continue;
            }
            match self.entry(number, &fields) {
                Ok(()) => {}
                Err(Refused::SumTooLarge | Refused::TooMany) => {
                    self.findings.add(Rule::SumTooLarge, Some(number), Vec::new);
                    break;
                }
            }
        }
        count
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
        let texts = self.ledger.texts_mut();
        let mut text = |column| cells.text(column, line, fields, texts, findings);
        let mut entry = Entry {
            line,
            transaction: 0,
            source: 0,
            date,
            document_date,
            journal: text(Column::JournalCode),
            number: text(Column::EcritureNum),
            account: text(Column::CompteNum),
            account_label: text(Column::CompteLib),
            third_party: text(Column::CompAuxNum),
            third_party_label: text(Column::CompAuxLib),
            document: text(Column::PieceRef),
            label: text(Column::EcritureLib),
            debit: amounts.0,
            credit: amounts.1,
        };
        if entry.number.is_empty() {
            findings.add(Rule::NumberBlank, Some(line), || {
                vec![
                    ("journal", Value::text(self.ledger.text(entry.journal))),
                    ("date", Value::Day(date)),
                ]
            });
        }
        entry.transaction = self.transactions.add(&entry);
        self.ledger.push(entry).map(drop)
    }

    fn finish(
        mut self,
        lines: u32,
        parting: Parting,
        columns: Columns,
        encoding: Encoding,
        named: Option<(&str, crate::days::Day)>,
    ) -> Fec {
        if self.ledger.entries().is_empty() {
            self.findings.add(Rule::NoEntries, None, Vec::new);
        }
        self.transactions
            .check(columns.table, &mut self.ledger, &mut self.findings);
        accounts::check(&self.ledger, &mut self.findings);
        accounts::closing(&self.ledger, &mut self.findings);
        order::numbers(&self.ledger, &mut self.findings);
        if named.is_none()
            && let Some(days) = self.ledger.days()
            && let Some(source) = self.ledger.sources_mut().first_mut()
        {
            source.period = Some(days);
        }
        let sum = |of: fn(&Entry) -> Cents| self.ledger.entries().iter().map(of).sum();
        Fec {
            lines,
            debit: sum(|entry| entry.debit),
            credit: sum(|entry| entry.credit),
            description: Description {
                encoding,
                separator: char::from(parting.separator),
                columns: columns.names,
                amounts: columns.amounts,
                table: columns.table,
                siren: named.map(|(siren, _)| siren.to_owned()),
                year_end: named.map(|(_, end)| end),
            },
            ledger: self.ledger,
            findings: self.findings,
        }
    }
}

fn tell_encoding(encoding: Encoding, damaged: usize, findings: &mut Findings) {
    match encoding {
        Encoding::Windows1252 => findings.add(Rule::Windows1252, None, Vec::new),
        Encoding::Utf16 => findings.add(Rule::Utf16, None, Vec::new),
        _ => {}
    }
    if damaged > 0 {
        findings.add(Rule::DamagedText, None, || {
            vec![("count", Value::count(damaged))]
        });
    }
}

fn tell_name(file_name: Option<&str>, siren: Option<&str>, findings: &mut Findings) {
    let value = |text: &str| vec![("value", Value::text(text))];
    match (file_name, siren) {
        (Some(name), None) => findings.add(Rule::FileName, None, || value(name)),
        (_, Some(siren)) if !name::is_siren(siren) => {
            findings.add(Rule::Siren, None, || value(siren));
        }
        _ => {}
    }
}

/// Whether amounts are a debit and a credit, for the cells.
fn sides(columns: &Columns) -> [Option<usize>; 2] {
    match columns.amounts {
        Amounts::DebitCredit => [columns.place(Column::Debit), columns.place(Column::Credit)],
        Amounts::AmountDirection => [columns.place(Column::Montant), columns.place(Column::Sens)],
    }
}
