//! The rules that files are held against. Articles are of A47 A-1 of the Livre des procédures
//! fiscales, <https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000027804775>.

use serde::Serialize;

use super::Severity;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $severity:ident, $article:literal;)*) => {
        /// A rule that a file can fail to meet.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its id, for good: sentences and settings hang on it.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How bad it is not to meet it.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The part of the article that asks it; empty where it is the format or double entry
            /// that does.
            pub fn article(self) -> &'static str {
                match self { $(Self::$name => $article,)* }
            }
        }
    };
}

impl Rule {
    /// The part of the article that asks it of a file on a cash basis: what VII asks of all books, VIII
    /// asks of those, of farms in 5° and of other professions in 7°.
    pub(crate) fn article_on_a_cash_basis(self, farm: bool) -> &'static str {
        let of = |farms, others| if farm { farms } else { others };
        match self {
            // Of the file and not of its fields.
            Self::NoEntries
            | Self::AfterYearEnd
            | Self::BeforeYear
            | Self::LongYear
            | Self::ValidationOrder
            | Self::ClosingEntry => "A47 A-1, VIII-1°",
            Self::HeaderMissing => "A47 A-1, VIII-9°",
            _ => match self.article() {
                "A47 A-1, VII-1°" => of("A47 A-1, VIII-5°", "A47 A-1, VIII-7°"),
                "A47 A-1, VII-1° (3)" => of("A47 A-1, VIII-5° (3)", "A47 A-1, VIII-7° (3)"),
                "A47 A-1, VII-1° (4)" => of("A47 A-1, VIII-5° (4)", "A47 A-1, VIII-7° (4)"),
                "A47 A-1, VII-1° (5)" => of("A47 A-1, VIII-5° (5)", "A47 A-1, VIII-7° (5)"),
                "A47 A-1, VII-1° (6)" => of("A47 A-1, VIII-5° (6)", "A47 A-1, VIII-7° (6)"),
                "A47 A-1, VII-1° (12, 13)" => {
                    of("A47 A-1, VIII-5° (12, 13)", "A47 A-1, VIII-7° (12, 13)")
                }
                "A47 A-1, VIII-5°, VIII-7°" => of("A47 A-1, VIII-5°", "A47 A-1, VIII-7°"),
                article => article,
            },
        }
    }
}

rules! {
    /// There is no entry to read.
    NoEntries, "no_entries", Error, "A47 A-1, VII-1°";
    /// The first line does not name the columns. The legal order is assumed.
    HeaderMissing, "header_missing", Error, "A47 A-1, VII-4°";
    /// A column that the law asks for is not there. `column`
    MissingColumn, "missing_column", Error, "A47 A-1, VII-1°";
    /// The columns are not in the order of the law. `column`, `expected`, `found`
    ColumnOrder, "column_order", Warning, "A47 A-1, VII-1°";
    /// A line has more fields than the header: a separator stands in a text. `expected`, `found`,
    /// and `column` where the line could be put right, and was read.
    TooManyFields, "too_many_fields", Error, "A47 A-1, I-4°";
    /// A line has too few fields; it is not read. `expected`, `found`
    TooFewFields, "too_few_fields", Error, "A47 A-1, VII-1°";
    /// Blank fields are left out at the end of a line; it is read. `expected`, `found`
    ShortLine, "short_line", Warning, "A47 A-1, VII-1°";
    /// A line longer than any entry; it is not read.
    LineTooLong, "line_too_long", Error, "";
    /// A line with nothing.
    BlankLine, "blank_line", Warning, "A47 A-1, VI-1° a";
    /// Fields are parted by something other than a tab or `|`. `value`
    Separator, "separator", Warning, "A47 A-1, VI-1° c";
    /// Fields stand in quotation marks.
    Quoted, "quoted", Warning, "A47 A-1, XII";
    #[serde(rename = "windows_1252")]
    /// The characters are of Windows-1252.
    Windows1252, "windows_1252", Warning, "A47 A-1, XII-1°";
    #[serde(rename = "utf_16")]
    /// The characters are UTF-16.
    Utf16, "utf_16", Warning, "A47 A-1, XII-1°";
    /// Some bytes are no characters. `count`
    DamagedText, "damaged_text", Error, "A47 A-1, XII-1°";
    /// A control character stands in a text. `column`, `value`
    ControlCharacter, "control_character", Warning, "A47 A-1, XII-1°";
    /// A text is cut: it is longer than any label. `column`
    TextTooLong, "text_too_long", Warning, "";
    /// The file is not named `SirenFECAAAAMMJJ`. `value`
    FileName, "file_name", Warning, "A47 A-1, IX";
    /// The SIREN in the file's name is not one. `value`
    Siren, "siren", Warning, "A47 A-1, IX";
    /// The first three characters of an account are not digits of a chart. `value`
    AccountNumber, "account_number", Error, "A47 A-1, VII-1° (5)";
    /// An entry has no account.
    AccountBlank, "account_blank", Error, "A47 A-1, VII-1° (5)";
    /// A date is no date; the line is read only where another says when. `column`, `value`
    DateUnreadable, "date_unreadable", Error, "A47 A-1, XII-4°";
    /// A date is not written `AAAAMMJJ`. `column`, `value`
    DateNotation, "date_notation", Warning, "A47 A-1, XII-4°";
    /// An entry is dated after the end of the year. `date`, `end`
    AfterYearEnd, "after_year_end", Error, "A47 A-1, VII-1°, IX";
    /// An entry is dated before a year of twenty-four months could have begun. `date`, `end`
    BeforeYear, "before_year", Error, "A47 A-1, VII-1°";
    /// The entries cover more than twelve months. `date`, `end`
    LongYear, "long_year", Warning, "A47 A-1, VII-1°";
    /// An amount is no amount; the line is not read. `column`, `value`
    AmountUnreadable, "amount_unreadable", Error, "A47 A-1, XII-2°";
    /// `1.500` may be fifteen hundred or one and a half. `column`, `value`
    AmountAmbiguous, "amount_ambiguous", Error, "A47 A-1, XII-2°";
    /// An amount has parts of a cent; the line is not read. `column`, `value`
    AmountBeyondCents, "amount_beyond_cents", Error, "A47 A-1, XII-2°";
    /// Decimals come after a point. `column`, `value`
    DecimalPoint, "decimal_point", Warning, "A47 A-1, XII-2°";
    /// Thousands are set apart. `column`, `value`
    Thousands, "thousands", Warning, "A47 A-1, XII-2°";
    /// A currency or parentheses are written with an amount. `column`, `value`
    AmountNotation, "amount_notation", Warning, "A47 A-1, XII-2°";
    /// An amount is blank where zero should be written. `column`
    AmountBlank, "amount_blank", Warning, "A47 A-1, XII-2°";
    /// Neither debit nor credit has an amount.
    NoAmount, "no_amount", Error, "A47 A-1, VII-1° (12, 13)";
    /// Debit and credit both have one. `debit`, `credit`
    BothSides, "both_sides", Warning, "A47 A-1, VII-1° (12, 13)";
    /// The direction is neither D, C, +1 nor -1; the line is not read. `value`
    DirectionUnknown, "direction_unknown", Error, "A47 A-1, X";
    /// The direction is understood, but not written as one of the two ways, or both ways are mixed.
    /// `value`
    DirectionNotation, "direction_notation", Warning, "A47 A-1, X";
    /// A transaction has no number. `journal`, `date`
    NumberBlank, "number_blank", Error, "A47 A-1, VII-1° (3)";
    /// The numbers have gaps. `count`, `value` (the first that is missing)
    NumberGap, "number_gap", Warning, "A47 A-1, VII-1° (3)";
    /// A field that must not be blank is. `column`
    FieldBlank, "field_blank", Warning, "A47 A-1, VII-1°";
    /// One of two fields that go together is blank. `column`
    HalfOfPair, "half_of_pair", Warning, "A47 A-1, VII-1°";
    /// Entries are not in the order of their validation. `date`, `before`
    ValidationOrder, "validation_order", Warning, "A47 A-1, VII-1°";
    /// The entries of a transaction do not balance. `journal`, `number`, `date`, `debit`, `credit`,
    /// `gap` (debit less credit)
    Unbalanced, "unbalanced", Error, "";
    /// A cash-basis file whose transactions have one side only. `count`
    SingleEntry, "single_entry", Warning, "A47 A-1, VIII-5°, VIII-7°";
    /// The entries of a transaction have several dates, and balance only together. `journal`,
    /// `number`
    DatesDiffer, "dates_differ", Warning, "A47 A-1, VII-1° (4)";
    /// One account has several names. `account`, `value`, `expected`
    AccountLabel, "account_label", Warning, "A47 A-1, VII-1° (6)";
    /// An account used once has the name of another, and one digit makes the difference. `account`,
    /// `expected`
    AccountNearAnother, "account_near_another", Warning, "A47 A-1, VII-1° (5)";
    /// An account of charges has more at its credit than at its debit, or one of products the other way.
    /// `account`, `gap` (debit less credit)
    UnusualSide, "unusual_side", Warning, "";
    /// Charges and products are closed into the result: the file should be without. `journal`,
    /// `number`
    ClosingEntry, "closing_entry", Warning, "A47 A-1, VII-1°";
    /// The amounts add up to more than can be held exactly; the rest is not read.
    SumTooLarge, "sum_too_large", Error, "";
    /// There are more lines than are read; the rest is not. `count`
    TooManyLines, "too_many_lines", Error, "";
    /// A row or statement line was not understood; it is not read. `value`
    RowUnreadable, "row_unreadable", Error, "";
    /// The file breaks off before its end; what is missing is not read. `value` (the format)
    Truncated, "truncated", Error, "";
    /// The balance that a statement gives is not the sum of its lines. `expected`, `found`
    StatementBalance, "statement_balance", Error, "";
    /// A statement says no balance: what there was before is not known, and what is shown is the sum of
    /// its movements.
    BalanceUnknown, "balance_unknown", Warning, "";
    /// Movements that are announced and not booked yet (camt.053, entry status PDNG or INFO); they are
    /// left out. `count`
    NotBooked, "not_booked", Warning, "";
    /// A movement that bears the bank's reference of another (OFX, FITID); it is left out. `value`,
    /// `found`
    MovementTwice, "movement_twice", Warning, "";
    /// Another currency than euros; it is not read. `value`
    Currency, "currency", Error, "";
    /// A line that is understood by larger programs only, and changes no amount. `value`
    NotUnderstood, "not_understood", Warning, "";
    /// A plain-text journal includes another file, which is not read. `value`
    Included, "included", Error, "";
    /// A rule of a plain-text journal that changes accounts or amounts, and is not applied. `value`
    JournalRule, "journal_rule", Error, "";
    /// A balance that a plain-text journal states is not what its amounts make. `account`, `date`,
    /// `expected`, `found`
    JournalBalance, "journal_balance", Error, "";
    /// A total written in a table is not the sum of its rows. `expected`, `found`, `column`
    TableTotal, "table_total", Warning, "";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_article_of_vii_is_cited_on_a_cash_basis() {
        for rule in Rule::ALL {
            for farm in [true, false] {
                let article = rule.article_on_a_cash_basis(farm);
                assert!(!article.contains(" VII-"), "{rule:?}: {article}");
                assert_eq!(article.is_empty(), rule.article().is_empty());
            }
        }
    }

    #[test]
    fn ids_are_those_that_are_serialised() {
        for rule in Rule::ALL {
            let name = format!("{:?}", rule.id());
            let written = serde_json::to_string(rule).expect("a name");
            assert_eq!(written, name);
        }
    }
}
