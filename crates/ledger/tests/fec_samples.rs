//! Files of entries beside the project: good ones, ones with one defect each, and Odoo's.

use std::path::Path;

use ledger::fec::{self, Amounts, Bounds, Fec};
use ledger::findings::Rule;
use ledger::{Cents, Encoding, Figure, Sign};

#[expect(unreachable_pub, reason = "shared among tests")]
mod shared;

/// The one file of a folder, read.
fn read(folder: &Path) -> Fec {
    let mut files = std::fs::read_dir(folder).expect("a folder");
    let file = files.next().expect("a file").expect("a file").path();
    let name = file
        .file_name()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    fec::read(
        &std::fs::read(&file).expect("readable"),
        Some(&name),
        &name,
        &Bounds::default(),
    )
}

/// Products, charges, and entries of a class.
fn class(fec: &Fec, class: char, sign: Sign) -> Cents {
    let chosen = |_, entry: &_| fec.ledger.account(entry).starts_with(class);
    Figure::sum(&fec.ledger, sign, chosen).amount()
}

#[test]
fn good_files_are_read_without_a_finding() {
    let Some(samples) = shared::folder("fec-samples") else {
        return;
    };
    for (name, encoding, separator, amounts) in [
        (
            "ok-tab-latin9-crlf",
            Encoding::Latin9,
            '\t',
            Amounts::DebitCredit,
        ),
        (
            "ok-tab-latin9-cr-mac",
            Encoding::Latin9,
            '\t',
            Amounts::DebitCredit,
        ),
        (
            "ok-tab-utf8bom-crlf",
            Encoding::Utf8WithMark,
            '\t',
            Amounts::DebitCredit,
        ),
        ("ok-pipe-utf8-lf", Encoding::Utf8, '|', Amounts::DebitCredit),
        (
            "ok-montant-sens-DC",
            Encoding::Latin9,
            '\t',
            Amounts::AmountDirection,
        ),
        (
            "ok-montant-sens-plus-moins-1",
            Encoding::Latin9,
            '\t',
            Amounts::AmountDirection,
        ),
    ] {
        let fec = read(&samples.join(name));
        assert_eq!(fec.findings.list(), [], "{name}");
        assert_eq!(fec.description.encoding, encoding, "{name}");
        assert_eq!(fec.description.separator, separator, "{name}");
        assert_eq!(fec.description.amounts, amounts, "{name}");
        assert_eq!((fec.lines, fec.ledger.transactions()), (229, 114), "{name}");
        // The totals that the association published for 2024; see SOURCE beside the samples.
        let (products, charges) = (
            class(&fec, '7', Sign::Credit),
            class(&fec, '6', Sign::Debit),
        );
        assert_eq!(products, Cents(257_878), "{name}");
        assert_eq!(charges, Cents(166_800), "{name}");
        assert_eq!(products - charges, Cents(91_078), "{name}");
        let text = fec.ledger.entries().iter().any(|entry| {
            fec.ledger.text(entry.account_label) == "Report à nouveau (solde créditeur)"
        });
        assert!(text, "{name}");
    }
}

#[test]
fn each_defect_is_told_and_nothing_else() {
    let Some(samples) = shared::folder("fec-samples") else {
        return;
    };
    for (name, rule, also, lines, count) in [
        ("ko-colonne-absente", Rule::MissingColumn, None, Some(1), 1),
        (
            "ko-compte-3-chiffres",
            Rule::AccountNumber,
            None,
            Some(5),
            1,
        ),
        (
            "ko-cp1252-apostrophe-typographique",
            Rule::Windows1252,
            None,
            None,
            1,
        ),
        ("ko-date-jjmmaaaa", Rule::DateNotation, None, Some(2), 229),
        (
            "ko-ecriture-desequilibree",
            Rule::Unbalanced,
            None,
            Some(5),
            1,
        ),
        (
            "ko-hors-exercice",
            Rule::AfterYearEnd,
            Some(Rule::DatesDiffer),
            Some(230),
            1,
        ),
        (
            "ko-pipe-dans-libelle",
            Rule::TooManyFields,
            None,
            Some(5),
            1,
        ),
        ("ko-point-decimal", Rule::DecimalPoint, None, Some(2), 458),
        ("ko-separateur-milliers", Rule::Thousands, None, Some(2), 1),
        (
            "ko-separateur-point-virgule",
            Rule::Separator,
            None,
            Some(1),
            1,
        ),
    ] {
        let fec = read(&samples.join(name));
        let told: Vec<Rule> = fec
            .findings
            .counts()
            .iter()
            .map(|(rule, _)| *rule)
            .collect();
        let expected: Vec<Rule> = [rule].into_iter().chain(also).collect();
        assert_eq!(told, expected, "{name}: {:?}", fec.findings.list());
        assert_eq!(fec.findings.count(rule), count, "{name}");
        let first = fec
            .findings
            .list()
            .iter()
            .find(|finding| finding.rule == rule);
        assert_eq!(first.and_then(|finding| finding.line), lines, "{name}");
        // Each is read nevertheless: no total is lost.
        assert_eq!(fec.ledger.entries().len(), 229, "{name}");
        assert_eq!(class(&fec, '6', Sign::Debit), Cents(166_800), "{name}");
    }
}

#[test]
fn the_file_of_odoo_is_read() {
    let Some(samples) = shared::folder("fec-samples") else {
        return;
    };
    let fec = read(&samples.join("odoo-l10n_fr_fec-test"));
    assert_eq!(fec.findings.list(), []);
    assert_eq!((fec.lines, fec.debit), (5, Cents(776_045)));
    assert_eq!(fec.credit, fec.debit);
    assert_eq!(fec.description.siren.as_deref(), Some("542107651"));
}

#[test]
#[ignore = "half a minute in release: every byte of a file of a year, with seventeen changes each"]
#[expect(clippy::print_stdout, reason = "a measure prints")]
fn one_changed_byte_of_a_real_year_changes_no_sum_in_silence() {
    let Some(samples) = shared::folder("fec-samples") else {
        return;
    };
    let name = "000000000FEC20241231.txt";
    let file = std::fs::read(samples.join("ok-pipe-utf8-lf").join(name)).expect("readable");
    let read = |bytes: &[u8]| {
        let fec = fec::read(bytes, Some(name), "a", &Bounds::default());
        let results = (
            class(&fec, '6', Sign::Debit),
            class(&fec, '7', Sign::Credit),
        );
        (fec.findings.is_empty(), (fec.debit, fec.credit), results)
    };
    let before = read(&file);
    let mut bytes = file.clone();
    let (mut all, mut results) = (0, 0);
    for at in 0..file.len() {
        for value in b"0123456789 |-,.A\n" {
            if *value == file[at] {
                continue;
            }
            bytes[at] = *value;
            let (silent, sums, after) = read(&bytes);
            all += 1;
            assert!(!silent || sums == before.1, "byte {at} changed to {value}");
            results += u32::from(silent && after != before.2);
        }
        bytes[at] = file[at];
    }
    // An account that is used once, and whose new number makes sense too.
    println!("{all} changes, of which {results} move an amount out of class 6 or 7 in silence");
    assert!(results <= 12);
}
