//! Accounts of the three charts of associations against `account-to-cerfa.csv`: each has to reach the
//! line of the official table that it names.

use std::path::Path;

use ledger::charts::{Chart, Placement, place};

use super::Row;

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

const CHARTS: [(Chart, &str); 3] = [
    (Chart::Associations1999, "fr_pca_1999.csv"),
    (Chart::Associations2018, "fr_pca_2018.csv"),
    (Chart::Associations2025, "fr_pca_2025.csv"),
];

pub(super) fn row(folder: &Path) -> Result<Row, String> {
    let table = rows(&folder.join("account-to-cerfa.csv"))?;
    let (mut reached, mut all, mut misses) = (0, 0, Vec::new());
    for (chart, file) in CHARTS {
        let listed: Vec<String> = rows(&folder.join("charts").join(file))?
            .into_iter()
            .filter_map(|row| row.into_iter().next())
            .collect();
        for row in &table {
            let [side, prefixes, excluded, line, reference, ..] = row.as_slice() else {
                continue;
            };
            // In 1999 the codes of what is given in kind were the form's own.
            let swapped = chart == Chart::Associations1999 && side == "cvn_produit";
            let prefixes: Vec<&str> = prefixes.split(';').collect();
            let excluded: Vec<&str> = excluded.split(';').filter(|of| !of.is_empty()).collect();
            let accounts = listed.iter().map(String::as_str);
            for account in accounts.chain(prefixes.iter().copied()) {
                let within = prefixes.iter().any(|prefix| account.starts_with(prefix))
                    && !excluded.iter().any(|prefix| account.starts_with(prefix));
                if !within {
                    continue;
                }
                let expected = match (reference.as_str(), swapped) {
                    ("870", true) => "87.gifts",
                    ("875", true) => "87.volunteering",
                    (reference, _) if reference.contains('|') => "by funder",
                    _ if line.starts_with("not on the form") => "not on the form",
                    (reference, _) => LINES
                        .iter()
                        .find(|(of, _)| *of == reference)
                        .map_or("unknown", |(_, line)| line),
                };
                all += 1;
                if placed(account, chart) == expected {
                    reached += 1;
                } else {
                    misses.push(format!("{account} in {chart:?}: not {expected}"));
                }
            }
        }
    }
    Ok(Row {
        measure: "accounts that reach their Cerfa line",
        found: format!("{reached} of {all}, of three charts"),
        at_least: "all",
        holds: Some(reached == all && all > 600),
        misses,
    })
}

fn placed(account: &str, chart: Chart) -> &'static str {
    match place(account, chart) {
        Some(Placement::Line(line, _)) => &line.id,
        Some(Placement::ByFunder) => "by funder",
        Some(Placement::NotOnForm) => "not on the form",
        None => "nothing",
    }
}

/// The rows of a CSV, without its head.
fn rows(path: &Path) -> Result<Vec<Vec<String>>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(ledger::table::cut(&bytes).into_iter().skip(1).collect())
}
