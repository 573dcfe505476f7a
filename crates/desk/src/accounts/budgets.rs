//! A budget in a sheet: which of its tables and columns are of the year that is asked for.

use ledger::Period;
use ledger::budget::{BudgetRows, from_rows};

use super::Tables;

/// The id of a budget: its year, and its project.
pub fn budget_id(period: Period, project: Option<&str>) -> String {
    let year = period.last.year();
    match project {
        Some(project) => format!("{year}-{project}"),
        None => year.to_string(),
    }
}

/// Whether a file is of accounting entries: they are accounts, and imported as such.
pub fn is_entries(bytes: &[u8], tables: &Tables) -> bool {
    let is_head = |row: &Vec<String>| ledger::import::is_fec(row.join("\t").as_bytes());
    let in_sheet = tables
        .iter()
        .any(|(_, rows)| rows.iter().take(5).any(is_head));
    in_sheet || ledger::import::is_fec(bytes)
}

/// The budget of a year among tables: the sheet that names the year, else that with most lines; the
/// others explain it. Nothing where no line of a budget is found.
pub fn read_budget(tables: &Tables, year: i32) -> Option<BudgetRows> {
    tables
        .iter()
        .filter_map(|(_, rows)| of_year(rows, year))
        .map(|(named, rows)| (named, from_rows(&rows)))
        .filter(|(_, read)| !read.lines.is_empty())
        .max_by_key(|(named, read)| (*named, read.lines.len()))
        .map(|(_, read)| read)
}

/// The rows of a sheet without the columns of other years than that asked for, and without what
/// happened where what was planned stands beside it; and whether a column names that year. Nothing
/// where the columns are of other years only.
pub fn of_year(rows: &[Vec<String>], year: i32) -> Option<(bool, Vec<Vec<String>>)> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    // From the first line on, what looks like a year is an amount.
    let first = rows.iter().position(|row| {
        let read = from_rows(std::slice::from_ref(row));
        !read.lines.is_empty()
    });
    let heads: Vec<Vec<String>> = (0..columns)
        .map(|column| {
            let cells = rows.iter().take(60).enumerate();
            let cells = cells.filter_map(|(at, row)| Some((at, row.get(column)?)));
            // A title names several years, and an amount may look like one.
            let named = cells.filter(|(at, cell)| {
                let short = cell.chars().count() <= 30;
                let amount = ledger::amounts::parse(cell.trim().as_bytes()).is_ok();
                let one = language::dates::years(cell).len() == 1;
                let above = first.is_none_or(|first| *at < first);
                short && one && (!amount || above && is_year(cell))
            });
            named.map(|(_, cell)| language::words::fold(cell)).collect()
        })
        .collect();
    let of = |column: usize| -> Option<bool> {
        let heads = heads.get(column).filter(|heads| !heads.is_empty())?;
        let asked = year.to_string();
        Some(heads.iter().any(|head| head.contains(&asked)))
    };
    if (0..columns).all(|column| of(column) != Some(true)) {
        let others = (0..columns).any(|column| of(column) == Some(false));
        return (!others).then(|| (false, rows.to_vec()));
    }
    let happened = |column: usize| {
        let heads = heads.get(column);
        heads.is_some_and(|heads| heads.iter().any(|head| head.contains("realis")))
    };
    let planned = (0..columns).any(|column| of(column) == Some(true) && !happened(column));
    let kept = |column: usize| of(column) != Some(false) && !(planned && happened(column));
    let rows = rows
        .iter()
        .map(|row| {
            let cells = row.iter().enumerate();
            cells
                .map(|(column, cell)| match kept(column) {
                    true => cell.clone(),
                    false => String::new(),
                })
                .collect()
        })
        .collect();
    Some((true, rows))
}

/// Whether a cell is a year and nothing else.
fn is_year(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use ledger::Cents;

    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn the_column_of_the_year_is_taken() {
        let sheet = rows(
            "Budget : 2025 réalisé, 2026 prévu\nCompte;Charges;2025 réalisé;2026 prévu\n\
             60;Achats;1 000;1 200\n61;Locations;2 020;2 400",
        );
        let amounts = |year| -> Vec<i64> {
            let (_, rows) = of_year(&sheet, year).expect("a column of that year");
            let read = from_rows(&rows);
            read.lines.iter().map(|line| line.amount.0 / 100).collect()
        };
        assert_eq!(amounts(2026), [1_200, 2_400]);
        assert_eq!(amounts(2025), [1_000, 2_020]);
        assert_eq!(of_year(&sheet, 2031), None);
        // A sheet that names no year is of the year that a person says.
        let plain = rows("60;Achats;1 000");
        assert_eq!(of_year(&plain, 2031), Some((false, plain.clone())));
    }

    #[test]
    fn an_amount_that_looks_like_a_year_is_an_amount() {
        let sheet = rows("Compte;Charges;Montant\n60;Achats;2000\n61;Locations;1999");
        let (named, rows) = of_year(&sheet, 2026).expect("a sheet of any year");
        assert!(!named);
        let read = from_rows(&rows);
        let sum: i64 = read.lines.iter().map(|line| line.amount.0 / 100).sum();
        assert_eq!(sum, 3_999);
    }

    #[test]
    fn what_was_planned_stands_before_what_happened() {
        let sheet = rows("Compte;;Réalisé 2026;Prévu 2026\n60;Achats;1 000;1 200");
        let (_, rows) = of_year(&sheet, 2026).expect("a column of that year");
        let read = from_rows(&rows);
        assert_eq!(read.lines[0].amount, Cents::euros(1_200));
    }
}
