//! Reading: what is known of the whole file, then its lines, then what they say together.

use super::columns::Columns;
use super::fields::Parting;
use super::lines::Lines;
use super::{Amounts, Bounds, Column, Description, Fec, Table, accounts, name, order};
use crate::amounts::point_is_decimal;
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
    halved(bytes, file_name, import, bounds, HALVED)
}

/// The same, with the size above which a file is read in halves.
fn halved(
    bytes: &[u8],
    file_name: Option<&str>,
    import: &str,
    bounds: &Bounds,
    halved: usize,
) -> Fec {
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

    let sample = rest.clone().take(2_000);
    let sides = sides(&columns).into_iter().flatten().collect::<Vec<_>>();
    let mut cells = Vec::with_capacity(32);
    let mut amounts: Vec<&[u8]> = Vec::new();
    for (_, line) in sample {
        parting.split(line.get(..bounds.line_bytes).unwrap_or(line), &mut cells);
        amounts.extend(
            sides
                .iter()
                .filter_map(|at| cells.get(*at))
                .filter(|of| of.contains(&b'.')),
        );
    }
    let context = Context {
        decimal_point: point_is_decimal(amounts.into_iter()),
        text: encoded.text,
        columns: &columns,
        parting,
        encoding: encoded.encoding,
        bounds,
        source: Source {
            import: import.to_owned(),
            period: year_end.map(Period::year_to),
            statement: false,
        },
        year_end,
    };
    let rest = if columns.header { rest } else { whole };
    let reader = checked(lines(rest, &context, findings, halved), columns.table);
    let (debit, credit) = match reader.findings.count(Rule::SumTooLarge) {
        0 => reader.transactions.sums_of_all(),
        // Its transaction knows of an entry that the ledger refused.
        _ => reader.ledger.sums(),
    };
    let Reader {
        mut ledger,
        mut findings,
        lines,
        ..
    } = reader;
    match columns.table {
        Table::Accruals => {}
        Table::CashBasisFarm => findings.cite_cash_basis(true),
        Table::CashBasis => findings.cite_cash_basis(false),
    }
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

/// Reads all lines; those of a large file in two halves, on a thread each where there can be two.
fn lines<'a>(
    lines: Lines<'a>,
    context: &Context<'a, '_>,
    findings: Findings,
    halved: usize,
) -> Reader<'a> {
    if lines.left() < halved {
        return Reader::read(lines, context, findings);
    }
    let (first, second) = lines.halves();
    let of_second = || Reader::read(second.clone().after(&first), context, Findings::default());
    let (mut read, of_second) = std::thread::scope(|scope| {
        let other = std::thread::Builder::new().spawn_scoped(scope, of_second);
        let read = Reader::read(first.clone(), context, findings);
        let other = match other {
            Ok(other) => other
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => of_second(),
        };
        (read, other)
    });
    read.absorb(of_second);
    read
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::amounts::Cents;
    use crate::days::Day;

    const HEADER: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|\
        CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|\
        ValidDate|Montantdevise|Idevise\n";

    /// Line, transaction, date, texts, debit and credit of an entry.
    type Told = (u32, u32, Day, Vec<String>, Cents, Cents);

    /// All that was read of a file, with words for texts.
    fn told(fec: &Fec) -> (Vec<Told>, Vec<String>, u32) {
        let ledger = &fec.ledger;
        let entries = ledger.entries().iter().map(|entry| {
            let texts = [
                entry.journal,
                entry.number,
                entry.account,
                entry.account_label,
                entry.third_party,
                entry.third_party_label,
                entry.document,
                entry.label,
            ];
            let texts = texts.map(|text| ledger.text(text).to_owned()).to_vec();
            (
                entry.line,
                entry.transaction,
                entry.date,
                texts,
                entry.debit,
                entry.credit,
            )
        });
        let mut findings: Vec<String> = fec
            .findings
            .list()
            .iter()
            .map(|finding| format!("{finding:?}"))
            .collect();
        findings.sort();
        (entries.collect(), findings, fec.lines)
    }

    fn line() -> impl Strategy<Value = String> {
        let party = prop::sample::select(vec!["|", "F1|Amont", "F2|"]);
        let end = prop::sample::select(vec!["\n", "\r\n", "\r", "|\n", "\n\n"]);
        (
            "[AB]",
            1_u8..5,
            1_u8..4,
            "(606|512|12)[01]",
            party,
            0_u8..3,
            0_u8..3,
            end,
        )
            .prop_map(
                |(journal, number, day, account, party, debit, credit, end)| {
                    format!(
                        "{journal}|J|{number}|2024010{day}|{account}|C{account}|{party}|P|20240101|\
                     L{number}|{debit},00|{credit},00|||2024010{day}||{end}"
                    )
                },
            )
    }

    proptest! {
        #[test]
        fn halves_are_read_as_the_whole(lines in prop::collection::vec(line(), 0..40)) {
            let file = HEADER.to_owned() + &lines.concat();
            let read = |size| {
                let name = Some("000000000FEC20241231.txt");
                told(&halved(file.as_bytes(), name, "a", &Bounds::default(), size))
            };
            prop_assert_eq!(read(0), read(usize::MAX));
        }
    }
}
