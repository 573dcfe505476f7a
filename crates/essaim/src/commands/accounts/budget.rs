//! `essaim ledger budget DIR`: budgets entered, read from a sheet or drafted; scenarios; and the gap
//! to what happened.

use desk::{opening, reading, words};
use std::process::ExitCode;

use ledger::budget::{
    Budget, BudgetLine, Change, ChangeTo, Gap, Origin, Scenario, compare, draft, name_funders,
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
    let id = arguments.id.clone();
    id.unwrap_or_else(|| accounts::budget_id(period, arguments.project.as_deref()))
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
    let tables = reading::rows(messages, &bytes, &name).map_err(could_not)?;
    if accounts::is_entries(&bytes, &tables) {
        let dir = typed_path(&arguments.dir);
        return Err(could_not(say!(messages, "budget-is-accounts")).next(say!(
            messages,
            "budget-is-accounts-next",
            dir = dir,
            file = name.as_str()
        )));
    }
    let read = accounts::read_budget(&tables, year)
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
            let change = typed::change(messages, to)?;
            ChangeTo::Share(ledger::Share {
                hundredths: change.hundredths.saturating_add(10_000),
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
