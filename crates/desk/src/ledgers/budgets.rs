//! Budgets entered, read from a sheet or drafted; scenarios; and the gap to what happened.

use std::path::Path;

use ledger::budget::{
    Budget, BudgetLine, Change, ChangeTo, Gap, Origin, Scenario, compare, draft, name_funders,
};
use ledger::charts::Chart;
use ledger::dimensions::{Funder, identifier};
use ledger::{Cents, Period};
use serde::{Deserialize, Serialize};
use store::{Said, Sqlite, Store as _};
use utoipa::ToSchema;

use super::checked::at_line;
use super::rules::known;
use super::typed::{self, wrong};
use crate::accounts::{self, Accounts};
use crate::context::Context;
use crate::failure::{Failure, of_store, typed as typed_path};
use crate::messages::{Messages, say};
use crate::{reading, words};

/// What a person asks of budgets; amounts as people write them.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = BudgetsAsked)]
pub struct Asked {
    /// Drafts a budget of `year` from the years before.
    pub draft: bool,
    /// The year of the budget that is drafted, read or entered.
    pub year: Option<i32>,
    /// How many years a draft is drawn from.
    pub years: u32,
    /// Id of its project.
    pub project: Option<String>,
    /// Its id; that of its year and project where none is given.
    pub id: Option<String>,
    /// Lines to enter: `ACCOUNT=AMOUNT` or `74:FUNDER=AMOUNT`; nothing of one takes it out.
    pub set: Vec<String>,
    /// Id of a budget to compare with the entries.
    pub compare: Option<String>,
    /// The name of a scenario for the budget of `id`.
    pub scenario: Option<String>,
    /// Its changes: `ACCOUNT=AMOUNT` or `ACCOUNT=+10%`.
    pub change: Vec<String>,
    /// Ids of budgets, and names of scenarios, to remove.
    pub remove: Vec<String>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            draft: false,
            year: None,
            years: 3,
            project: None,
            id: None,
            set: Vec::new(),
            compare: None,
            scenario: None,
            change: Vec::new(),
            remove: Vec::new(),
        }
    }
}

/// A sheet that a budget is read of.
pub struct Sheet<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Budgets as they stand.
pub struct Budgets {
    /// The accounts, with the budgets.
    pub accounts: Accounts,
    /// The budget under the scenario that was asked for.
    pub under: Option<Budget>,
    /// The budget that was compared, and how.
    pub compared: Option<(Budget, Vec<Gap>)>,
    /// What a person should know of what was done.
    pub notes: Vec<String>,
}

/// What `--json` prints, and the HTTP API answers.
#[derive(Serialize, ToSchema)]
#[schema(as = Budgets)]
pub struct Document<'a> {
    budgets: Vec<One<'a>>,
    scenarios: &'a [Scenario],
    /// What was compared with the entries, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    gaps: Option<&'a [Gap]>,
    /// The budget under the scenario that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    under: Option<One<'a>>,
}

/// A budget with its sums.
#[derive(Serialize, ToSchema)]
#[schema(as = BudgetWithSums)]
struct One<'a> {
    #[serde(flatten)]
    budget: &'a Budget,
    charges: Cents,
    products: Cents,
}

/// That no budget is kept for what is asked.
pub fn none(messages: &Messages) -> String {
    say!(messages, "budget-none")
}

/// Does what is asked, and tells how the budgets stand.
pub async fn budgets(
    context: &Context,
    store: &Sqlite,
    asked: &Asked,
    sheet: Option<&Sheet<'_>>,
) -> Result<Budgets, Failure> {
    let messages = &context.messages;
    let dir = store.folder();
    let mut accounts = accounts::open(context, store, dir).await?;
    let project = asked.project.as_deref();
    known(messages, &accounts.said.dimensions, None, project)?;
    let mut notes = Vec::new();
    let new = new(context, asked, sheet, (&accounts, dir), &mut notes)?;
    let scenario = scenario(messages, asked)?;
    let listed = !asked.remove.is_empty() || !asked.set.is_empty();
    if new.is_some() || scenario.is_some() || listed {
        let chart = chart(asked, &accounts);
        let outcome = store
            .change_said(|said| {
                let mut changed = said.clone();
                let funders = change(messages, &mut changed, new, scenario, asked, chart)?;
                *said = changed;
                Ok::<_, Failure>((said.clone(), funders))
            })
            .await
            .map_err(|error| of_store(messages, error, dir))?;
        let (said, funders) = outcome?;
        accounts.said = said;
        notes.extend(funders.iter().map(|funder| {
            say!(
                messages,
                "budget-new-funder",
                id = funder.id.as_str(),
                name = funder.name.as_str(),
                kind = accounts::funder_kind(messages, funder.kind)
            )
        }));
    }
    let (under, compared) = shown(messages, asked, &accounts)?;
    if let Some(under) = &under {
        notes.extend(of_scenario(messages, asked, &accounts, under));
    }
    Ok(Budgets {
        accounts,
        under,
        compared,
        notes,
    })
}

impl Budgets {
    /// As a document.
    pub fn document(&self) -> Document<'_> {
        let said = &self.accounts.said;
        Document {
            budgets: said.budgets.iter().map(one).collect(),
            scenarios: &said.scenarios,
            gaps: self.compared.as_ref().map(|(_, gaps)| gaps.as_slice()),
            under: self.under.as_ref().map(one),
        }
    }
}

/// The budget under a scenario, and the one that is held against what happened.
type Shown = (Option<Budget>, Option<(Budget, Vec<Gap>)>);

/// What a scenario makes of its budget as a whole, and changes of it that no line meets.
fn of_scenario(
    messages: &Messages,
    asked: &Asked,
    accounts: &Accounts,
    under: &Budget,
) -> Vec<String> {
    let said = &accounts.said;
    let budget = said
        .budgets
        .iter()
        .find(|of| Some(&of.id) == asked.id.as_ref());
    let scenario = said
        .scenarios
        .iter()
        .rfind(|of| Some(&of.name) == asked.scenario.as_ref());
    let (Some(budget), Some(scenario)) = (budget, scenario) else {
        return Vec::new();
    };
    let idle = scenario.changes.iter().filter(|change| {
        let mut lines = budget.lines.iter();
        !lines.any(|line| change.is_of(line))
    });
    let mut notes: Vec<String> = idle
        .map(|change| {
            let of = match &change.funder {
                Some(funder) => format!("{}:{funder}", change.account),
                None => change.account.clone(),
            };
            say!(messages, "budget-change-idle", change = of)
        })
        .collect();
    let signed = |amount| accounts::signed(messages, amount);
    notes.push(say!(
        messages,
        "budget-scenario-sums",
        charges = signed(under.charges() - budget.charges()),
        products = signed(under.products() - budget.products())
    ));
    notes
}

/// What is asked to be shown of the budgets that are kept.
fn shown(messages: &Messages, asked: &Asked, accounts: &Accounts) -> Result<Shown, Failure> {
    let said = &accounts.said;
    let no_such = |id: &str| wrong(messages, say!(messages, "budget-no-such", id = id));
    let find = |id: &String| {
        let budget = said.budgets.iter().find(|budget| budget.id == *id);
        budget.ok_or_else(|| no_such(id))
    };
    let compared = asked.compare.as_ref().map(find).transpose()?;
    let under = match (&asked.scenario, &asked.id) {
        (Some(name), Some(id)) => {
            let scenario = said.scenarios.iter().find(|of| of.name == *name);
            let scenario = scenario.ok_or_else(|| no_such(name))?;
            Some(find(id)?.under(scenario))
        }
        _ => None,
    };
    // What happened is held against the scenario where there is one.
    let compared = compared.map(|budget| {
        let gaps = compare(&accounts.books(), under.as_ref().unwrap_or(budget));
        (budget.clone(), gaps)
    });
    Ok((under, compared))
}

fn one(budget: &Budget) -> One<'_> {
    One {
        charges: budget.charges(),
        products: budget.products(),
        budget,
    }
}

/// The id of a budget, where none is given: its year, and its project.
fn id(asked: &Asked, period: Period) -> String {
    let id = asked.id.clone();
    id.unwrap_or_else(|| accounts::budget_id(period, asked.project.as_deref()))
}

/// A budget that is read or drafted.
fn new(
    context: &Context,
    asked: &Asked,
    sheet: Option<&Sheet<'_>>,
    (accounts, dir): (&Accounts, &Path),
    notes: &mut Vec<String>,
) -> Result<Option<Budget>, Failure> {
    let messages = &context.messages;
    let Some(year) = asked.year else {
        return Ok(None);
    };
    let period = match accounts.period(Some(year)) {
        Some(period) => period,
        None => typed::year(messages, year)?,
    };
    if asked.draft {
        let books = accounts.books();
        let project = asked.project.as_deref();
        let drafted = draft(&books, &accounts.said.grants, period, project, asked.years);
        let id = id(asked, period);
        return Ok(Some(Budget { id, ..drafted }));
    }
    let Some(Sheet { name, bytes }) = sheet else {
        return Ok(None);
    };
    let could_not = |reason: String| {
        let path = Path::new(name);
        Failure::new(reading::said_of(messages, path, &reason)).safe(words::safe_dossier(messages))
    };
    let tables = reading::rows(messages, bytes, name).map_err(could_not)?;
    if accounts::is_entries(bytes, &tables) {
        let (dir, file) = (typed_path(dir), (*name).to_owned());
        return Err(could_not(say!(messages, "budget-is-accounts")).next(say!(
            messages,
            "budget-is-accounts-next",
            dir = dir,
            file = file
        )));
    }
    let read = accounts::read_budget(&tables, year)
        .ok_or_else(|| could_not(say!(messages, "budget-no-lines")))?;
    for finding in read.findings.list() {
        let message = accounts::finding(messages, finding);
        notes.push(at_line(messages, finding.line.unwrap_or(0), &message));
    }
    Ok(Some(Budget {
        id: id(asked, period),
        period,
        project: asked.project.clone(),
        lines: read.lines,
    }))
}

fn change(
    messages: &Messages,
    said: &mut Said,
    new: Option<Budget>,
    scenario: Option<Scenario>,
    asked: &Asked,
    chart: Chart,
) -> Result<Vec<Funder>, Failure> {
    let mut funders = Vec::new();
    for id in &asked.remove {
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
    set(messages, said, asked, chart)?;
    Ok(funders)
}

/// The chart that accounts of a budget that is entered are of: that of its year.
fn chart(asked: &Asked, accounts: &Accounts) -> Chart {
    let id = asked.id.as_deref();
    let known = accounts
        .said
        .budgets
        .iter()
        .find(|budget| Some(budget.id.as_str()) == id);
    let period = match asked.year {
        Some(year) => accounts.period(Some(year)),
        None => known.map(|budget| budget.period),
    };
    period.map_or(Chart::Associations2025, |period| {
        accounts.books().chart(period)
    })
}

/// Enters lines, into a new budget where there is none of this id.
fn set(messages: &Messages, said: &mut Said, asked: &Asked, chart: Chart) -> Result<(), Failure> {
    if asked.set.is_empty() {
        return Ok(());
    }
    let year = asked.year.map(|year| typed::year(messages, year));
    let year = year.transpose()?;
    let id = match (&asked.id, year) {
        (None, None) => return Err(wrong(messages, say!(messages, "budget-set-which"))),
        (Some(id), _) => id.clone(),
        (None, Some(period)) => id(asked, period),
    };
    if !said.budgets.iter().any(|budget| budget.id == id) {
        let Some(period) = year else {
            return Err(wrong(messages, say!(messages, "budget-set-which")));
        };
        said.budgets.push(Budget {
            id: id.clone(),
            period,
            project: asked.project.clone(),
            lines: Vec::new(),
        });
    }
    for line in &asked.set {
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
fn scenario(messages: &Messages, asked: &Asked) -> Result<Option<Scenario>, Failure> {
    let Some(name) = asked.scenario.clone() else {
        return Ok(None);
    };
    if asked.change.is_empty() {
        return Ok(None);
    }
    let changes = asked.change.iter().map(|text| {
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
            ChangeTo::Share(ledger::Share::of_hundredths(
                change.hundredths.saturating_add(10_000),
            ))
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
