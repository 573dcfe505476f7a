//! Debit and credit of a line, whichever way they are written, and fields that go together.

use super::{Cells, named, with};
use crate::amounts::{Cents, Unreadable, parse, parse_decimal};
use crate::days::{DateNotation, Day};
use crate::fec::{Amounts, Column};
use crate::findings::{Findings, Rule, Value};

impl<'a> Cells<'a> {
    /// Debit and credit; nothing where they cannot be read.
    pub(in crate::fec::read) fn amounts(
        &mut self,
        line: u32,
        fields: &[&'a [u8]],
        findings: &mut Findings,
    ) -> Option<(Cents, Cents)> {
        let field = |place: Option<usize>| place.and_then(|at| fields.get(at)).copied();
        let [first, second] = self.sides.map(field);
        if self.amounts == Amounts::AmountDirection {
            let amount = amount(Column::Montant, first?, self.decimal_point, line, findings)?;
            if amount.1 {
                findings.add(Rule::NoAmount, Some(line), Vec::new);
            }
            return match self.direction(second?, line, findings)? {
                Direction::Debit => Some((amount.0, Cents::ZERO)),
                Direction::Credit => Some((Cents::ZERO, amount.0)),
            };
        }
        let debit = amount(Column::Debit, first?, self.decimal_point, line, findings)?;
        let credit = amount(Column::Credit, second?, self.decimal_point, line, findings)?;
        match (debit.1, credit.1) {
            (true, true) => findings.add(Rule::NoAmount, Some(line), Vec::new),
            (true, false) => {
                findings.add(Rule::AmountBlank, Some(line), || named(Column::Debit));
            }
            (false, true) => {
                findings.add(Rule::AmountBlank, Some(line), || named(Column::Credit));
            }
            (false, false) => {}
        }
        if !debit.0.is_zero() && !credit.0.is_zero() {
            findings.add(Rule::BothSides, Some(line), || {
                vec![
                    ("debit", Value::Amount(debit.0)),
                    ("credit", Value::Amount(credit.0)),
                ]
            });
        }
        Some((debit.0, credit.0))
    }

    fn direction(&mut self, bytes: &[u8], line: u32, findings: &mut Findings) -> Option<Direction> {
        let (direction, letters, usual) = match bytes.trim_ascii() {
            b"D" => (Direction::Debit, true, true),
            b"C" => (Direction::Credit, true, true),
            b"+1" => (Direction::Debit, false, true),
            b"-1" => (Direction::Credit, false, true),
            b"d" => (Direction::Debit, true, false),
            b"c" => (Direction::Credit, true, false),
            b"1" | b"+ 1" => (Direction::Debit, false, false),
            b"- 1" => (Direction::Credit, false, false),
            _ => {
                findings.add(Rule::DirectionUnknown, Some(line), || {
                    with(Column::Sens, bytes)
                });
                return None;
            }
        };
        if !usual || *self.letters.get_or_insert(letters) != letters {
            findings.add(Rule::DirectionNotation, Some(line), || {
                with(Column::Sens, bytes)
            });
        }
        Some(direction)
    }

    /// Tells of fields that go together and are not both there, and of amounts and dates that no
    /// entry keeps, but the article rules.
    pub(in crate::fec::read) fn pairs(
        &self,
        line: u32,
        fields: &[&'a [u8]],
        findings: &mut Findings,
    ) {
        for (one, other) in [
            (Column::EcritureLet, Column::DateLet),
            (Column::Montantdevise, Column::Idevise),
            (Column::CompAuxNum, Column::CompAuxLib),
        ] {
            let blank = |column| {
                self.field(column, fields)
                    .is_none_or(|bytes| bytes.trim_ascii().is_empty())
            };
            let (no_one, no_other) = (blank(one), blank(other));
            if no_one && no_other {
                continue;
            }
            if no_one != no_other {
                let missing = if no_one { one } else { other };
                findings.add(Rule::HalfOfPair, Some(line), || named(missing));
            }
            let field = |column| self.field(column, fields).unwrap_or_default();
            if one == Column::Montantdevise && !no_one {
                amount(one, field(one), self.decimal_point, line, findings);
            }
            if other == Column::DateLet && !no_other {
                match Day::parse(field(other)) {
                    Some((_, DateNotation::YearMonthDay)) => {}
                    Some(_) => {
                        findings.add(Rule::DateNotation, Some(line), || with(other, field(other)));
                    }
                    None => {
                        findings.add(Rule::DateUnreadable, Some(line), || {
                            with(other, field(other))
                        });
                    }
                }
            }
        }
    }
}

enum Direction {
    Debit,
    Credit,
}

/// An amount, and whether it is blank.
fn amount(
    column: Column,
    bytes: &[u8],
    decimal_point: bool,
    line: u32,
    findings: &mut Findings,
) -> Option<(Cents, bool)> {
    let read = match parse(bytes) {
        Err(Unreadable::Ambiguous) if decimal_point => parse_decimal(bytes),
        read => read,
    };
    let read = match read {
        Ok(read) => read,
        Err(Unreadable::Ambiguous) => {
            findings.add(Rule::AmountAmbiguous, Some(line), || with(column, bytes));
            return None;
        }
        Err(Unreadable::BeyondCents) => {
            findings.add(Rule::AmountBeyondCents, Some(line), || with(column, bytes));
            return None;
        }
        Err(_) => {
            findings.add(Rule::AmountUnreadable, Some(line), || with(column, bytes));
            return None;
        }
    };
    let notation = read.notation;
    if notation.point {
        findings.add(Rule::DecimalPoint, Some(line), || with(column, bytes));
    }
    if notation.grouped {
        findings.add(Rule::Thousands, Some(line), || with(column, bytes));
    }
    if notation.currency || notation.parentheses {
        findings.add(Rule::AmountNotation, Some(line), || with(column, bytes));
    }
    Some((read.amount, notation.blank))
}
