//! `essaim ledger budget DIR`: budgets entered, read from a sheet or drafted; scenarios; and the gap
//! to what happened.

use std::process::ExitCode;

use ledger::budget::{Budget, Gap};

use crate::cli::LedgerBudget;
use crate::terminal;
use desk::accounts::{self, Accounts};
use desk::context::Context;
use desk::failure::Failure;
use desk::ledgers::budgets::{Asked, Sheet, budgets, none};
use desk::messages::{Messages, say};
use desk::{opening, reading};

pub(super) async fn run(context: &Context, arguments: LedgerBudget) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let read = match &arguments.read {
        Some(path) => Some((reading::file_name(path), reading::bytes(messages, path)?)),
        None => None,
    };
    let sheet = read.as_ref().map(|(name, bytes)| Sheet { name, bytes });
    let (json, shown_id) = (arguments.json, arguments.id.clone());
    let year = arguments.year;
    let found = budgets(context, &store, &asked(arguments), sheet.as_ref()).await?;
    store.close().await;
    for note in &found.notes {
        terminal::tell(note);
    }
    let (accounts, kept) = (&found.accounts, &found.accounts.said.budgets);
    if json {
        terminal::json(&found.document())?;
    } else if let Some((budget, gaps)) = &found.compared {
        terminal::result(&told_gaps(messages, accounts, budget, gaps));
    } else if let Some(under) = &found.under {
        terminal::result(&told(messages, accounts, under));
    } else if kept.is_empty() {
        terminal::tell(&none(messages));
    } else {
        let shown = kept.iter().filter(|budget| {
            shown_id.as_ref().is_none_or(|id| *id == budget.id)
                && year.is_none_or(|year| year == budget.period.last.year())
        });
        let texts: Vec<String> = shown
            .map(|budget| told(messages, accounts, budget))
            .collect();
        terminal::result(&texts.join("\n\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn asked(arguments: LedgerBudget) -> Asked {
    Asked {
        draft: arguments.draft,
        year: arguments.year,
        years: arguments.years,
        project: arguments.project,
        id: arguments.id,
        set: arguments.set,
        compare: arguments.compare,
        scenario: arguments.scenario,
        change: arguments.change,
        remove: arguments.remove,
    }
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
