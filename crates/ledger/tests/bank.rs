//! Statements of an invented bank, in the formats that banks give.

use std::collections::BTreeMap;

use ledger::bank::{self, BankColumns};
use ledger::dimensions::{Dimensions, assign, propose};
use ledger::findings::Rule;
use ledger::table::cut;
use ledger::{Books, Cents, Day, Ledger, dashboard};
use proptest::prelude::*;

const SGML: &str = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n\
<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR\n<BANKACCTFROM><BANKID>30000<ACCTID>00001234567\
</BANKACCTFROM><BANKTRANLIST><DTSTART>20240101<DTEND>20240131\n\
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20240105<TRNAMT>+120.00<FITID>A1<NAME>VILLE DE SAINT-AUBIN<MEMO>Subvention &amp; solde</STMTTRN>\n\
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240120120000[+1:CET]<TRNAMT>-20,50<FITID>A2<NAME>PAPETERIE</STMTTRN>\n\
</BANKTRANLIST><LEDGERBAL><BALAMT>1099.50<DTASOF>20240131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";

const CAMT: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>\
<Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id><Ccy>EUR</Ccy></Acct>\
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-01</Dt></Dt></Bal>\
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1099.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-31</Dt></Dt></Bal>\
<Ntry><Amt Ccy=\"EUR\">120.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2024-01-05</Dt></BookgDt><AcctSvcrRef>A1</AcctSvcrRef>\
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Ville de Saint-Aubin</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>Subvention &amp; solde</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\
<Ntry><Amt Ccy=\"EUR\">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><DtTm>2024-01-20T12:00:00</DtTm></BookgDt>\
<NtryDtls><TxDtls><RltdPties><Cdtr><Nm>Papeterie</Nm></Cdtr></RltdPties></TxDtls></NtryDtls></Ntry>\
</Stmt></BkToCstmrStmt></Document>";

fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}

#[test]
fn ofx_of_either_version() {
    let xml = SGML.replace("EUR\n", "EUR</CURDEF>").replace(
        "<MEMO>Subvention &amp; solde",
        "<MEMO>Subvention &amp; solde</MEMO>",
    );
    for text in [SGML, &xml] {
        let bank = bank::read(text.as_bytes()).expect("OFX");
        assert!(bank.findings.is_empty(), "{:?}", bank.findings.list());
        let [statement] = &bank.statements[..] else {
            panic!("one statement");
        };
        assert_eq!(
            (statement.account_end.as_str(), statement.currency.as_str()),
            ("4567", "EUR")
        );
        assert_eq!(statement.closing, Some((day("2024-01-31"), Cents(109_950))));
        let [gift, paper] = &statement.movements[..] else {
            panic!("two movements");
        };
        assert_eq!((gift.amount, gift.date), (Cents(12_000), day("2024-01-05")));
        assert_eq!(gift.label, "VILLE DE SAINT-AUBIN Subvention & solde");
        assert_eq!(
            (paper.amount, paper.date),
            (Cents(-2_050), day("2024-01-20"))
        );
        let (ledger, findings) = statement.ledger("512000", "a");
        assert!(findings.is_empty());
        // What there was before is a transaction of its own.
        assert_eq!((ledger.entries().len(), ledger.transactions()), (6, 3));
    }
}

/// What is on the account at the end of a day, of statements one after another.
fn on_account(statements: &[&bank::Statement], at: &str) -> Cents {
    let mut ledger = Ledger::default();
    for (number, statement) in statements.iter().enumerate() {
        let (read, _) = statement.ledger("512000", &number.to_string());
        ledger.extend(&read).expect("small");
    }
    let dimensions = Dimensions::default();
    let books = Books::of(&ledger, &dimensions, &BTreeMap::new());
    dashboard::cash(&books, day(at)).cash.amount()
}

#[test]
fn cash_is_what_the_statement_says() {
    for text in [SGML, CAMT] {
        let bank = bank::read(text.as_bytes()).expect("a statement");
        let statement = &bank.statements[0];
        assert_eq!(on_account(&[statement], "2024-01-31"), Cents(109_950));
        assert_eq!(on_account(&[statement], "2024-01-10"), Cents(112_000));
        // The statement after it opens with what this one left, which counts once.
        let mut next = statement.clone();
        for movement in &mut next.movements {
            movement.date = movement.date.plus_months(1);
        }
        next.opening = None;
        next.closing = Some((day("2024-02-29"), Cents(119_900)));
        assert_eq!(
            on_account(&[statement, &next], "2024-02-29"),
            Cents(119_900)
        );
        assert_eq!(
            on_account(&[&next, statement], "2024-02-29"),
            Cents(119_900)
        );
    }
    let text = "Date;Libellé;Montant;Solde\n\
                03/02/2024;Loyer;-300,00;640,00\n10/02/2024;Dons;60,00;700,00";
    let back = "Date;Libellé;Montant;Solde\n\
                10/02/2024;Dons;60,00;700,00\n03/02/2024;Loyer;-300,00;640,00";
    for text in [text, back] {
        let rows = cut(text.as_bytes());
        let columns = bank::guess_columns(&rows).expect("columns");
        let bank = bank::read_rows(&rows, &columns);
        assert!(bank.findings.is_empty(), "{:?}", bank.findings.list());
        let statement = &bank.statements[0];
        assert_eq!(on_account(&[statement], "2024-02-29"), Cents(70_000));
        let (ledger, _) = statement.ledger("512000", "a");
        let label = ledger.text(ledger.entries()[0].label);
        assert!(
            label.contains("Solde initial") && label.contains("(Solde)"),
            "{label}"
        );
    }
}

#[test]
fn a_file_that_breaks_off_is_told() {
    for cut in [SGML.len() - 6, SGML.len() - 200, SGML.len() - 300] {
        let bank = bank::read(&SGML.as_bytes()[..cut]).expect("OFX");
        assert_eq!(bank.findings.count(Rule::Truncated), 1, "{cut}");
        let told = bank
            .findings
            .list()
            .iter()
            .find(|of| of.rule == Rule::Truncated);
        assert!(told.is_some_and(|of| of.line > Some(5)), "{told:?}");
    }
    let bank = bank::read(&CAMT.as_bytes()[..CAMT.len() - 40]).expect("CAMT");
    assert_eq!(bank.findings.count(Rule::Truncated), 1);
}

#[test]
fn money_of_a_funder_is_proposed_where_nobody_classified_it() {
    let bank = bank::read(SGML.as_bytes()).expect("OFX");
    let (ledger, _) = bank.statements[0].ledger("512000", "a");
    let dimensions = Dimensions::default();
    let assignment = assign(&ledger, &dimensions);
    let proposals = propose(&ledger, &dimensions, &assignment);
    let [town] = &proposals[..] else {
        panic!("{proposals:?}");
    };
    assert_eq!(
        (town.id.as_str(), town.figure.amount()),
        ("received-ville-de-saint-aubin", Cents(12_000))
    );
}

#[test]
fn camt_with_its_balances() {
    let bank = bank::read(CAMT.as_bytes()).expect("CAMT");
    assert!(bank.findings.is_empty(), "{:?}", bank.findings.list());
    let statement = &bank.statements[0];
    assert_eq!(statement.account_end, "0185");
    assert_eq!(statement.movements[0].party, "Ville de Saint-Aubin");
    assert_eq!(statement.movements[0].label, "Subvention & solde");
    assert_eq!(statement.movements[1].amount, Cents(-2_050));
    let wrong = CAMT.replace("20.50", "20.40");
    let bank = bank::read(wrong.as_bytes()).expect("CAMT");
    assert_eq!(bank.findings.count(Rule::StatementBalance), 1);
    let torn = bank::read(&CAMT.as_bytes()[..CAMT.len() - 40]).expect("CAMT");
    assert!(torn.findings.has_errors());
    let dollars = CAMT.replace("EUR", "USD");
    let bank = bank::read(dollars.as_bytes()).expect("CAMT");
    assert_eq!(bank.findings.count(Rule::Currency), 1);
    assert!(bank.statements[0].ledger("512", "a").0.entries().is_empty());
}

#[test]
fn tables_of_banks() {
    let rows = cut(
        "Compte courant;;;\nDate;Libellé;Débit euros;Crédit euros;Solde\n\
         05/01/2024;VIR VILLE;;120,00;1 120,00\n20/01/2024;CB PAPETERIE;-20,50;;1 099,50\n"
            .as_bytes(),
    );
    let columns = bank::guess_columns(&rows).expect("columns");
    let expected = BankColumns {
        header: 1,
        date: 0,
        label: Some(1),
        debit: Some(2),
        credit: Some(3),
        balance: Some(4),
        ..BankColumns::default()
    };
    assert_eq!(columns, expected);
    let bank = bank::read_rows(&rows, &columns);
    assert!(bank.findings.is_empty(), "{:?}", bank.findings.list());
    let amounts: Vec<i64> = bank.statements[0]
        .movements
        .iter()
        .map(|of| of.amount.0)
        .collect();
    assert_eq!(amounts, [12_000, -2_050]);
    let mut wrong = rows.clone();
    wrong[3][2] = "-20,40".to_owned();
    let bank = bank::read_rows(&wrong, &columns);
    assert_eq!(bank.findings.count(Rule::StatementBalance), 1);
}

/// What the account holds after the statement.
fn cash(text: &str) -> Cents {
    let rows = cut(text.as_bytes());
    let columns = bank::guess_columns(&rows).expect("columns");
    let bank = bank::read_rows(&rows, &columns);
    let (ledger, _) = bank.statements[0].ledger("512000", "a");
    let of_bank = ledger.entries().iter();
    let of_bank = of_bank.filter(|entry| ledger.account(entry) == "512000");
    of_bank.map(ledger::Entry::net).sum()
}

#[test]
fn a_balance_in_a_line_of_its_own_is_used() {
    let movements =
        "Date;Libellé;Débit;Crédit\n05/01/2026;LOYER;420,50;\n20/01/2026;COTIS;;100,00\n";
    let head = format!("Compte 0123;;;\nSolde au 31/01/2026;1 000,00;;\n\n{movements}");
    assert_eq!(cash(&head), Cents(100_000));
    let foot = format!("{movements}Total;420,50;100,00;\nSolde au 31/01/2026;;1 000,00;\n");
    assert_eq!(cash(&foot), Cents(100_000));
    let before = format!("Ancien solde;1 000,00;;\n{movements}");
    assert_eq!(cash(&before), Cents(67_950));
    let rows = cut(foot.as_bytes());
    let columns = bank::guess_columns(&rows).expect("columns");
    assert!(bank::read_rows(&rows, &columns).findings.is_empty());
}

#[test]
fn a_last_balance_that_does_not_hold_is_not_the_first() {
    let statement = "Date;Libellé;Débit;Crédit;Solde\n05/01/2026;LOYER;420,50;;1 000,00\n\
                     20/01/2026;COTIS;;100,00;1 100,00\n06/02/2026;TEL;50,01;;1 049,00\n";
    assert_eq!(cash(statement), Cents(104_999));
}

proptest! {
    #[test]
    fn changed_bytes_are_read(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        for text in [SGML, CAMT] {
            let mut bytes = text.as_bytes().to_vec();
            for (at, value) in &changes {
                *at.get_mut(&mut bytes) = *value;
            }
            if let Some(bank) = bank::read(&bytes) {
                for statement in &bank.statements {
                    statement.ledger("512000", "a");
                }
            }
        }
    }
}

#[test]
fn what_is_not_booked_is_left_out_and_counted() {
    let entry = |status: &str| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">300.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{status}\
             <ValDt><Dt>2024-02-02</Dt></ValDt></Ntry></Stmt>"
        )
    };
    let with = |status: &str| CAMT.replace("</Stmt>", &entry(status));
    // As code since version 3, as text before (ISO 20022, camt.053, EntryStatus).
    for status in [
        "<Sts><Cd>PDNG</Cd></Sts>",
        "<Sts>PDNG</Sts>",
        "<Sts>\n  <Cd>INFO</Cd>\n</Sts>",
    ] {
        let bank = bank::read(with(status).as_bytes()).expect("CAMT");
        assert_eq!(bank.statements[0].movements.len(), 2, "{status}");
        let told: Vec<Rule> = bank.findings.list().iter().map(|of| of.rule).collect();
        // The balances hold without it.
        assert_eq!(told, [Rule::NotBooked], "{status}");
    }
    for status in ["<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>", ""] {
        let bank = bank::read(with(status).as_bytes()).expect("CAMT");
        assert_eq!(bank.statements[0].movements.len(), 3, "{status}");
    }
}

#[test]
fn a_movement_that_is_sent_again_is_left_out_and_told() {
    let twice = SGML.replace(
        "</BANKTRANLIST>",
        "<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20240105<TRNAMT>+120.00<FITID>A1<NAME>VILLE</STMTTRN>\n</BANKTRANLIST>",
    );
    let bank = bank::read(twice.as_bytes()).expect("OFX");
    assert_eq!(bank.statements[0].movements.len(), 2);
    let [told] = bank.findings.list() else {
        panic!("one finding");
    };
    assert_eq!((told.rule, told.line), (Rule::MovementTwice, Some(11)));
    // Two accounts may number alike, and one that the bank does not number is no other.
    let (head, body) = SGML.split_once("<STMTRS>").expect("a statement");
    let (statement, end) = body.split_once("</STMTRS>").expect("its end");
    let both = format!("{head}<STMTRS>{statement}</STMTRS><STMTRS>{statement}</STMTRS>{end}");
    let bank = bank::read(both.as_bytes()).expect("OFX");
    assert!(bank.findings.is_empty(), "{:?}", bank.findings.list());
    let unnumbered = twice.replace("<FITID>A1", "");
    let bank = bank::read(unnumbered.as_bytes()).expect("OFX");
    assert_eq!(bank.statements[0].movements.len(), 3);
}

#[test]
fn a_balance_in_one_cell_is_used_and_none_is_told() {
    let table = "Date;Libellé;Débit euros;Crédit euros\n03/02/2025;VIREMENT;;310,00\n\
        18/02/2025;CARTE;42,80;\n";
    let with = format!("Solde au 28/02/2025 : 1 267,20 EUR;;;\n{table}");
    assert_eq!(cash(&with), Cents(126_720));
    let unknown = |text: &str| {
        let rows = cut(text.as_bytes());
        let columns = bank::guess_columns(&rows).expect("columns");
        let bank = bank::read_rows(&rows, &columns);
        bank.findings.count(Rule::BalanceUnknown)
    };
    assert_eq!((unknown(&with), unknown(table)), (0, 1));
}

#[test]
fn a_table_that_names_its_account_is_known_by_it() {
    let read = |above: &str| {
        let text = format!("{above}\nDate;Libellé;Montant\n03/02/2025;VIREMENT;310,00\n");
        let rows = cut(text.as_bytes());
        let columns = bank::guess_columns(&rows).expect("columns");
        let bank = bank::read_rows(&rows, &columns);
        bank.statements[0].number_end.clone()
    };
    for (above, end) in [
        ("Compte de dépôt n° 00041230017;;", "0017"),
        ("IBAN : FR76 3000 1007 9400 0412 3001 785;;", "0017"),
        ("Compte 00041230017;;\nCompte 00041239926;;", ""),
        ("Imprimé le 03/03/2025;;", ""),
    ] {
        assert_eq!(read(above), end, "{above}");
    }
}
