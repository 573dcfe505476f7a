//! `essaim ledger budget DIR`: budgets entered, read from a sheet or drafted; scenarios; and the gap
//! to what happened.

use desk::{opening, reading, words};
use std::process::ExitCode;

use ledger::budget::{
    Budget, BudgetLine, Change, ChangeTo, Gap, Origin, Scenario, compare, draft, from_rows,
    name_funders,
};
use ledger::charts::Chart;
use ledger::dimensions::{Funder, identifier};
use ledger::{Cents, Period};
use serde::Serialize;
use store::{Said, Store as _};

use super::rules::known;
use super::typed::{self, wrong};
use crate::cli::LedgerBudget;
use crate::terminal;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::{Failure, of_store, typed as typed_path};
use desk::messages::{Messages, say};

#[derive(Serialize)]
struct Document<'a> {
    budgets: Vec<One<'a>>,
    scenarios: &'a [Scenario],
    /// What was compared with the entries, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    gaps: Option<&'a [Gap]>,
    /// The budget under the scenario that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    under: Option<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    #[serde(flatten)]
    budget: &'a Budget,
    charges: Cents,
    products: Cents,
}

pub(super) async fn run(context: &Context, arguments: &LedgerBudget) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let mut accounts = accounts::open(context, &store, &arguments.dir).await?;
    known(
        messages,
        &accounts.said.dimensions,
        None,
        arguments.project.as_deref(),
    )?;
    let new = new(context, arguments, &accounts)?;
    let scenario = scenario(messages, arguments)?;
    let listed = !arguments.remove.is_empty() || !arguments.set.is_empty();
    let changed = new.is_some() || scenario.is_some() || listed;
    if changed {
        let chart = chart(arguments, &accounts);
        let outcome = store
            .change_said(|said| {
                let mut changed = said.clone();
                let funders = change(messages, &mut changed, new, scenario, arguments, chart)?;
                *said = changed;
                Ok::<_, Failure>((said.clone(), funders))
            })
            .await
            .map_err(in_store)?;
        let (said, funders) = outcome?;
        accounts.said = said;
        for funder in &funders {
            terminal::tell(&say!(
                messages,
                "budget-new-funder",
                id = funder.id.as_str(),
                name = funder.name.as_str(),
                kind = accounts::funder_kind(messages, funder.kind)
            ));
        }
    }
    store.close().await;

    let books = accounts.books();
    let said = &accounts.said;
    let find = |id: &str| {
        let budget = said.budgets.iter().find(|budget| budget.id == id);
        budget.ok_or_else(|| wrong(messages, say!(messages, "budget-no-such", id = id)))
    };
    let compared = match &arguments.compare {
        Some(id) => Some(find(id)?),
        None => None,
    };
    let under = match (&arguments.scenario, &arguments.id) {
        (Some(name), Some(id)) => {
            let scenario = said.scenarios.iter().find(|of| of.name == *name);
            let Some(scenario) = scenario else {
                let name = name.as_str();
                return Err(wrong(messages, say!(messages, "budget-no-such", id = name)));
            };
            Some(find(id)?.under(scenario))
        }
        _ => None,
    };
    // What happened is held against the scenario where there is one.
    let gaps = compared.map(|budget| compare(&books, under.as_ref().unwrap_or(budget)));
    if arguments.json {
        terminal::json(&Document {
            budgets: said.budgets.iter().map(one).collect(),
            scenarios: &said.scenarios,
            gaps: gaps.as_deref(),
            under: under.as_ref().map(one),
        })?;
    } else if let (Some(budget), Some(gaps)) = (compared, &gaps) {
        terminal::result(&told_gaps(messages, &accounts, budget, gaps));
    } else if let Some(under) = &under {
        terminal::result(&told(messages, &accounts, under));
    } else if said.budgets.is_empty() {
        terminal::tell(&say!(messages, "budget-none"));
    } else {
        let shown = said.budgets.iter().filter(|budget| {
            arguments.id.as_ref().is_none_or(|id| *id == budget.id)
                && arguments
                    .year
                    .is_none_or(|year| year == budget.period.last.year())
        });
        let texts: Vec<String> = shown
            .map(|budget| told(messages, &accounts, budget))
            .collect();
        terminal::result(&texts.join("\n\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn one(budget: &Budget) -> One<'_> {
    One {
        charges: budget.charges(),
        products: budget.products(),
        budget,
    }
}

/// The id of a budget, where none is given: its year, and its project.
fn id(arguments: &LedgerBudget, period: Period) -> String {
    arguments.id.clone().unwrap_or_else(|| {
        let year = period.last.year();
        match &arguments.project {
            Some(project) => format!("{year}-{project}"),
            None => year.to_string(),
        }
    })
}

/// A budget that is read or drafted.
fn new(
    context: &Context,
    arguments: &LedgerBudget,
    accounts: &Accounts,
) -> Result<Option<Budget>, Failure> {
    let messages = &context.messages;
    let Some(year) = arguments.year else {
        return Ok(None);
    };
    let period = match accounts.period(Some(year)) {
        Some(period) => period,
        None => typed::year(messages, year)?,
    };
    if arguments.draft {
        let books = accounts.books();
        let project = arguments.project.as_deref();
        let drafted = draft(
            &books,
            &accounts.said.grants,
            period,
            project,
            arguments.years,
        );
        let id = id(arguments, period);
        return Ok(Some(Budget { id, ..drafted }));
    }
    let Some(path) = &arguments.read else {
        return Ok(None);
    };
    let bytes = reading::bytes(messages, path)?;
    let name = reading::file_name(path);
    let could_not = |reason: String| {
        Failure::new(reading::said_of(messages, path, &reason)).safe(words::safe_dossier(messages))
    };
    // Entries are accounts, and are imported as such.
    let of_entries = |rows: &Vec<Vec<String>>| {
        let head = rows.iter().take(5).map(|row| row.join("\t"));
        head.into_iter()
            .any(|row| ledger::import::is_fec(row.as_bytes()))
    };
    let is_accounts = || {
        let dir = typed_path(&arguments.dir);
        could_not(say!(messages, "budget-is-accounts")).next(say!(
            messages,
            "budget-is-accounts-next",
            dir = dir,
            file = name.as_str()
        ))
    };
    if ledger::import::is_fec(&bytes) {
        return Err(is_accounts());
    }
    let tables = reading::rows(messages, &bytes, &name).map_err(could_not)?;
    if tables.iter().any(|(_, rows)| of_entries(rows)) {
        return Err(is_accounts());
    }
    // The sheet that names the year is its budget, else that with most lines; the others explain it.
    let read = tables
        .iter()
        .filter_map(|(_, rows)| of_year(rows, year))
        .map(|(named, rows)| (named, from_rows(&rows)))
        .filter(|(_, read)| !read.lines.is_empty())
        .max_by_key(|(named, read)| (*named, read.lines.len()))
        .map(|(_, read)| read)
        .ok_or_else(|| could_not(say!(messages, "budget-no-lines")))?;
    if !arguments.json {
        for finding in read.findings.list() {
            let message = accounts::finding(messages, finding);
            let line = finding.line.unwrap_or(0).to_string();
            terminal::tell(&say!(
                messages,
                "check-line",
                line = line,
                message = message
            ));
        }
    }
    Ok(Some(Budget {
        id: id(arguments, period),
        period,
        project: arguments.project.clone(),
        lines: read.lines,
    }))
}

/// The rows of a sheet without the columns of other years than that asked for, and without what
/// happened where what was planned stands beside it; and whether a column names that year. Nothing
/// where the columns are of other years only.
fn of_year(rows: &[Vec<String>], year: i32) -> Option<(bool, Vec<Vec<String>>)> {
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

fn change(
    messages: &Messages,
    said: &mut Said,
    new: Option<Budget>,
    scenario: Option<Scenario>,
    arguments: &LedgerBudget,
    chart: Chart,
) -> Result<Vec<Funder>, Failure> {
    let mut funders = Vec::new();
    for id in &arguments.remove {
        let before = said.budgets.len() + said.scenarios.len();
        said.budgets.retain(|budget| budget.id != *id);
        said.scenarios.retain(|scenario| scenario.name != *id);
        if said.budgets.len() + said.scenarios.len() == before {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "budget-no-such", id = id)));
        }
    }
    if let Some(mut budget) = new {
        funders = name_funders(&mut budget.lines, &mut said.dimensions);
        said.budgets.retain(|known| known.id != budget.id);
        said.budgets.push(budget);
        said.budgets.sort_by(|one, other| {
            (one.period.first, &one.id).cmp(&(other.period.first, &other.id))
        });
    }
    if let Some(scenario) = scenario {
        said.scenarios.retain(|known| known.name != scenario.name);
        said.scenarios.push(scenario);
    }
    set(messages, said, arguments, chart)?;
    Ok(funders)
}

/// The chart that accounts of a budget that is entered are of: that of its year.
fn chart(arguments: &LedgerBudget, accounts: &Accounts) -> Chart {
    let id = arguments.id.as_deref();
    let known = accounts
        .said
        .budgets
        .iter()
        .find(|budget| Some(budget.id.as_str()) == id);
    let period = match arguments.year {
        Some(year) => accounts.period(Some(year)),
        None => known.map(|budget| budget.period),
    };
    period.map_or(Chart::Associations2025, |period| {
        accounts.books().chart(period)
    })
}

/// Enters lines, into a new budget where there is none of this id.
fn set(
    messages: &Messages,
    said: &mut Said,
    arguments: &LedgerBudget,
    chart: Chart,
) -> Result<(), Failure> {
    if arguments.set.is_empty() {
        return Ok(());
    }
    let year = arguments.year.map(|year| typed::year(messages, year));
    let year = year.transpose()?;
    let id = match (&arguments.id, year) {
        (None, None) => return Err(wrong(messages, say!(messages, "budget-set-which"))),
        (Some(id), _) => id.clone(),
        (None, Some(period)) => id(arguments, period),
    };
    if !said.budgets.iter().any(|budget| budget.id == id) {
        let Some(period) = year else {
            return Err(wrong(messages, say!(messages, "budget-set-which")));
        };
        said.budgets.push(Budget {
            id: id.clone(),
            period,
            project: arguments.project.clone(),
            lines: Vec::new(),
        });
    }
    for line in &arguments.set {
        let not_understood = || {
            wrong(
                messages,
                say!(messages, "budget-no-line", value = line.as_str()),
            )
        };
        let (account, amount) = line.split_once('=').ok_or_else(not_understood)?;
        let (account, funder) = match account.split_once(':') {
            Some((account, funder)) => {
                // By its name, as people know it, or by its id.
                let named = identifier(funder);
                let of = said.dimensions.funders.iter().find(|of| {
                    of.id == funder.trim() || of.id == named || identifier(&of.name) == named
                });
                let funder = of.map_or(funder.trim(), |of| of.id.as_str());
                (account.trim(), Some(funder.to_owned()))
            }
            None => (account.trim(), None),
        };
        known(messages, &said.dimensions, funder.as_deref(), None)?;
        // Charges and products, in money or in kind: others are in no budget.
        let digits = account.len() >= 2 && account.bytes().all(|byte| byte.is_ascii_digit());
        let of_budget = account.starts_with(['6', '7'])
            || account.starts_with("86")
            || account.starts_with("87");
        if !(digits && of_budget) && ledger::charts::line(account).is_none() {
            return Err(not_understood());
        }
        let amount = typed::amount(messages, amount)?;
        let Some(budget) = said.budgets.iter_mut().find(|budget| budget.id == id) else {
            continue;
        };
        budget
            .lines
            .retain(|line| line.account != account || line.funder != funder);
        if !amount.is_zero() {
            budget.lines.push(BudgetLine {
                account: account.to_owned(),
                label: label(account, chart),
                amount,
                funder,
                origin: Origin::Entered,
            });
        }
    }
    Ok(())
}

/// What the official table calls an account; nothing where it has no line of its own.
fn label(account: &str, chart: Chart) -> String {
    use ledger::charts::{Placement, line, place};
    let line = line(account).or_else(|| match place(account, chart) {
        Some(Placement::Line(line, _)) => Some(line),
        _ => None,
    });
    line.map_or(String::new(), |line| line.label.clone())
}

/// A scenario whose changes are given; nothing where one that is kept is to be shown.
fn scenario(messages: &Messages, arguments: &LedgerBudget) -> Result<Option<Scenario>, Failure> {
    let Some(name) = arguments.scenario.clone() else {
        return Ok(None);
    };
    if arguments.change.is_empty() {
        return Ok(None);
    }
    let changes = arguments.change.iter().map(|text| {
        let not_understood = || {
            wrong(
                messages,
                say!(messages, "budget-no-change", value = text.as_str()),
            )
        };
        let (account, to) = text.split_once('=').ok_or_else(not_understood)?;
        let (account, funder) = match account.split_once(':') {
            Some((account, funder)) => (account, Some(funder.trim().to_owned())),
            None => (account, None),
        };
        let to = to.trim();
        let to = if to.ends_with('%') {
            let change = typed::share(messages, to)?;
            ChangeTo::Share(ledger::Share {
                hundredths: 10_000 + change.hundredths,
            })
        } else {
            ChangeTo::Amount(typed::amount(messages, to)?)
        };
        Ok(Change {
            account: account.trim().to_owned(),
            funder,
            to,
        })
    });
    let changes = changes.collect::<Result<Vec<Change>, Failure>>()?;
    Ok(Some(Scenario { name, changes }))
}

/// A budget, line by line, with where each comes from.
fn told(messages: &Messages, accounts: &Accounts, budget: &Budget) -> String {
    let dimensions = &accounts.said.dimensions;
    let money = |amount| accounts::amount(messages, amount);
    let mut title = say!(
        messages,
        "budget-title",
        id = budget.id.as_str(),
        period = accounts::period(messages, budget.period)
    );
    if let Some(project) = &budget.project {
        title.push_str(&format!(" — {}", accounts::project(dimensions, project)));
    }
    let mut lines = vec![title];
    for line in &budget.lines {
        let funder = line.funder.as_deref();
        let funder = funder.map_or(String::new(), |id| {
            let name = accounts::funder(dimensions, id);
            match line.label.as_str() {
                label if label == name => String::new(),
                "" => name.to_owned(),
                _ => format!(" — {name}"),
            }
        });
        lines.push(say!(
            messages,
            "budget-line",
            // A line of the form bears its number there.
            account = ledger::charts::line(&line.account)
                .map_or(line.account.as_str(), |line| line.code.as_str()),
            label = format!("{}{funder}", line.label),
            amount = money(line.amount),
            origin = accounts::origin(messages, &line.origin)
        ));
    }
    lines.push(say!(
        messages,
        "budget-sums",
        charges = money(budget.charges()),
        products = money(budget.products()),
        gap = accounts::signed(messages, budget.products() - budget.charges())
    ));
    let asked = budget.asked();
    if !asked.is_zero() {
        lines.push(say!(
            messages,
            "budget-asked",
            asked = money(asked),
            without = accounts::signed(messages, budget.products() - asked - budget.charges())
        ));
    }
    lines.join("\n")
}

fn told_gaps(messages: &Messages, accounts: &Accounts, budget: &Budget, gaps: &[Gap]) -> String {
    let dimensions = &accounts.said.dimensions;
    let mut lines = vec![say!(
        messages,
        "budget-title",
        id = budget.id.as_str(),
        period = accounts::period(messages, budget.period)
    )];
    for gap in gaps {
        let name = accounts::gap_name(messages, gap, dimensions);
        let percent = gap.percent.map_or("–".to_owned(), |percent| {
            accounts::percent(messages, percent)
        });
        lines.push(say!(
            messages,
            "budget-gap",
            name = name,
            planned = accounts::amount(messages, gap.planned),
            actual = accounts::amount(messages, gap.actual.amount()),
            gap = accounts::signed(messages, gap.gap),
            percent = percent,
            count = gap.actual.parts().len()
        ));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
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
