//! Accounts beside the project: each reaches the line that the table there names for it.

use std::collections::BTreeMap;

use ledger::charts::{Chart, Placement, place};

#[expect(unreachable_pub, reason = "shared among tests")]
mod shared;

/// Our lines by the reference that the table names.
const LINES: [(&str, &str); 40] = [
    ("604", "60.services"),
    ("601", "60.supplies"),
    ("60x", "60.other"),
    ("613", "61.rent"),
    ("615", "61.upkeep"),
    ("616", "61.insurance"),
    ("618", "61.documentation"),
    ("61", "61.rest"),
    ("622", "62.fees"),
    ("623", "62.publicity"),
    ("625", "62.travel"),
    ("62x", "62.other"),
    ("631", "63.pay"),
    ("635", "63.other"),
    ("641", "64.pay"),
    ("645", "64.social"),
    ("647", "64.other"),
    ("65x", "65"),
    ("66x", "66"),
    ("67x", "67"),
    ("68x", "68"),
    ("69x", "69"),
    ("70x", "70"),
    ("73x", "73"),
    ("756", "75.dues"),
    ("758", "75.gifts"),
    ("750", "75.other"),
    ("76x", "76"),
    ("77x", "77"),
    ("78x", "78"),
    ("79x", "79"),
    ("860", "86.relief"),
    ("861", "86.goods"),
    ("862", "86.services"),
    ("864", "86.volunteers"),
    ("870", "87.volunteering"),
    ("871", "87.services"),
    ("875", "87.gifts"),
    ("74aidespriv", "74.private"),
    ("", "77"),
];

fn placed(account: &str, chart: Chart) -> &'static str {
    match place(account, chart) {
        Some(Placement::Line(line, _)) => &line.id,
        Some(Placement::ByFunder) => "by funder",
        Some(Placement::NotOnForm) => "not on the form",
        None => "nothing",
    }
}

#[test]
fn accounts_reach_the_official_lines() {
    let (Some(table), Some(charts)) = (
        shared::folder("account-to-cerfa.csv"),
        shared::folder("charts"),
    ) else {
        return;
    };
    let rows: Vec<csv::StringRecord> = csv::Reader::from_path(table)
        .expect("a table")
        .records()
        .map(|row| row.expect("a row"))
        .collect();
    let lines: BTreeMap<&str, &str> = LINES.into_iter().collect();
    let mut reached = 0;
    for (chart, file) in [
        (Chart::Associations1999, "fr_pca_1999.csv"),
        (Chart::Associations2018, "fr_pca_2018.csv"),
        (Chart::Associations2025, "fr_pca_2025.csv"),
    ] {
        let mut reader = csv::Reader::from_path(charts.join(file)).expect("a chart");
        let listed: Vec<String> = reader
            .records()
            .map(|row| row.expect("a row").get(0).expect("an account").to_owned())
            .collect();
        for row in &rows {
            // The last two rows speak of the charts since 2018; in 1999 the form's codes are its own.
            let swapped = chart == Chart::Associations1999 && &row[0] == "cvn_produit";
            let prefixes: Vec<&str> = row[1].split(';').collect();
            let excluded: Vec<&str> = row[2]
                .split(';')
                .filter(|prefix| !prefix.is_empty())
                .collect();
            let accounts = listed
                .iter()
                .map(String::as_str)
                .chain(prefixes.iter().copied());
            for account in accounts {
                let within = prefixes.iter().any(|prefix| account.starts_with(prefix))
                    && !excluded.iter().any(|prefix| account.starts_with(prefix));
                if !within {
                    continue;
                }
                let expected = match (&row[4], swapped) {
                    ("870", true) => "87.gifts",
                    ("875", true) => "87.volunteering",
                    (reference, _) if reference.contains('|') => "by funder",
                    _ if row[3].starts_with("not on the form") => "not on the form",
                    (reference, _) => lines[reference],
                };
                assert_eq!(placed(account, chart), expected, "{account} in {chart:?}");
                reached += 1;
            }
        }
    }
    assert!(reached > 600, "{reached}");
}

#[test]
fn no_account_of_results_is_lost() {
    let Some(charts) = shared::folder("charts") else {
        return;
    };
    for (chart, file) in [
        (Chart::Associations1999, "fr_pca_1999.csv"),
        (Chart::Associations2018, "fr_pca_2018.csv"),
        (Chart::Associations2025, "fr_pca_2025.csv"),
        (Chart::General2014, "fr_pcg_2014.csv"),
        (Chart::General2025, "fr_pcg_2025.csv"),
    ] {
        let mut reader = csv::Reader::from_path(charts.join(file)).expect("a chart");
        for row in reader.records() {
            let row = row.expect("a row");
            let account = &row[0];
            if account.len() >= 2 && (account.starts_with('6') || account.starts_with('7')) {
                assert_ne!(placed(account, chart), "nothing", "{account}");
                let lost = placed(account, chart) == "not on the form";
                assert_eq!(
                    lost,
                    account.starts_with("71") || account.starts_with("72"),
                    "{account}"
                );
            }
        }
    }
}
