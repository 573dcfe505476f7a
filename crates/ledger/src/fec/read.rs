//! Reading: what is known of the whole file, then its lines, then what they say together.

use super::columns::Columns;
use super::fields::Parting;
use super::lines::Lines;
use super::{Amounts, Bounds, Column, Description, Fec, Table, accounts, name, order};
use crate::amounts::Cents;
use crate::days::Period;
use crate::encodings::{Encoding, recognise};
use crate::entries::Source;
use crate::findings::{Findings, Rule, Value};

mod cells;
mod reader;
mod recent;
mod year;

use reader::{Context, Reader};

/// Reads a file. The name is that of the file, with or without folders; the import is an id for the
/// source of the entries. What cannot be read is told in the findings, and is never a failure.
pub fn read(bytes: &[u8], file_name: Option<&str>, import: &str, bounds: &Bounds) -> Fec {
    let mut findings = Findings::default();
    let encoded = recognise(bytes);
    tell_encoding(encoded.encoding, encoded.damaged, &mut findings);
    let named = file_name.and_then(name::parse);
    tell_name(file_name, named.map(|(siren, _)| siren), &mut findings);
    let year_end = named.map(|(_, end)| end);

    let whole = Lines::of(&encoded.bytes);
    let mut rest = whole.clone();
    let (_, first) = rest.next().unwrap_or((1, b""));
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

    let context = Context {
        text: encoded.text,
        columns: &columns,
        parting,
        encoding: encoded.encoding,
        bounds,
        source: Source {
            import: import.to_owned(),
            period: year_end.map(Period::year_to),
        },
        year_end,
    };
    let rest = if columns.header { rest } else { whole };
    let reader = checked(lines(rest, &context, findings), columns.table);
    let (debit, credit) = match reader.findings.count(Rule::SumTooLarge) {
        0 => reader.transactions.sums_of_all(),
        // Its transaction knows of an entry that the ledger refused.
        _ => reader.ledger.sums(),
    };
    let Reader {
        mut ledger,
        findings,
        lines,
        ..
    } = reader;
    if year_end.is_none()
        && let Some(days) = ledger.days()
        && let Some(source) = ledger.sources_mut().first_mut()
    {
        source.period = Some(days);
    }
    Fec {
        lines,
        debit,
        credit,
        description: Description {
            encoding: encoded.encoding,
            separator: char::from(parting.separator),
            amounts: columns.amounts,
            table: columns.table,
            columns: columns.names,
            siren: named.map(|(siren, _)| siren.to_owned()),
            year_end,
        },
        ledger,
        findings,
    }
}

/// Above so many bytes a file is read in two halves at once.
const HALVED: usize = 4 << 20;

/// Reads all lines; those of a large file in two halves, on a thread each.
fn lines<'a>(lines: Lines<'a>, context: &Context<'a, '_>, findings: Findings) -> Reader<'a> {
    if lines.left() < HALVED {
        return Reader::read(lines, context, findings);
    }
    let (first, second) = lines.halves();
    let (mut first, second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let second = second.after(&first);
            Reader::read(second, context, Findings::default())
        });
        (
            Reader::read(first.clone(), context, findings),
            second.join(),
        )
    });
    match second {
        Ok(second) => first.absorb(second),
        Err(panic) => std::panic::resume_unwind(panic),
    }
    first
}

/// Holds all entries against each other.
fn checked(mut reader: Reader<'_>, table: Table) -> Reader<'_> {
    if reader.ledger.entries().is_empty() {
        reader.findings.add(Rule::NoEntries, None, Vec::new);
    }
    reader.transactions.check(
        table != Table::Accruals,
        &mut reader.ledger,
        &mut reader.findings,
    );
    let ledger = &reader.ledger;
    let numbers = |findings: &mut Findings| order::numbers(ledger, findings);
    let accounts = |findings: &mut Findings| accounts::check(ledger, findings);
    let mut of_numbers = Findings::default();
    if ledger.entries().len() < HALVED / 100 {
        numbers(&mut of_numbers);
        accounts(&mut reader.findings);
    } else {
        std::thread::scope(|scope| {
            scope.spawn(|| numbers(&mut of_numbers));
            accounts(&mut reader.findings);
        });
    }
    reader.findings.extend(of_numbers);
    reader
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
