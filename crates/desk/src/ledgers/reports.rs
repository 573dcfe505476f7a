//! The official tables of a year, with their checks and the gaps that are to be explained.

use std::path::Path;

use ledger::Period;
use ledger::budget::Budget;
use ledger::official::{Check, Explanation, OfficialTable, Sharing, Wanted, checks, explain, fill};
use serde::{Deserialize, Serialize};
use store::{Sqlite, Store as _};
use utoipa::ToSchema;

use super::rules::known;
use super::shown::{EntryShown, entries, no_year};
use super::typed::{self, wrong};
use crate::accounts::official::{LEAST, LEAST_SHARE, Report, approved, key};
use crate::accounts::{self, Accounts};
use crate::context::Context;
use crate::failure::{Failure, of_store};
use crate::messages::{Messages, say};

/// The table that is asked for where none is named.
const FORM: &str = "12156*06";

/// Which table is asked for, and what a person says of it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = ReportAsked)]
pub struct Asked {
    /// The form, such as `12156*06` or `15059*02`.
    pub form: String,
    /// The year of accounts.
    pub year: Option<i32>,
    /// Id of the project.
    pub project: Option<String>,
    /// Id of the funder.
    pub funder: Option<String>,
    /// Id of the budget.
    pub budget: Option<String>,
    /// The project's share of common charges in per cent, to be kept.
    pub share: Option<String>,
    /// The rule by which it is shared.
    pub share_rule: Option<String>,
    /// Explanations of gaps to keep: `LINE=TEXT`; without a text, the draft.
    pub explain: Vec<String>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            form: FORM.to_owned(),
            year: None,
            project: None,
            funder: None,
            budget: None,
            share: None,
            share_rule: None,
            explain: Vec::new(),
        }
    }
}

/// A table, filled.
pub struct Reported {
    /// The accounts that it is drawn from.
    pub accounts: Accounts,
    wanted: Wanted,
    budget: Option<String>,
    table: OfficialTable,
    checks: Vec<Check>,
    explanations: Vec<Explanation>,
}

/// What `--json` prints, and the HTTP API answers.
#[derive(Serialize, ToSchema)]
#[schema(as = Report)]
pub struct Document<'a> {
    wanted: &'a Wanted,
    budget: Option<&'a str>,
    table: &'a OfficialTable,
    checks: Vec<Said<'a>>,
    explanations: Vec<Explained<'a>>,
    entries: Vec<EntryShown<'a>>,
}

/// A check with its sentence.
#[derive(Serialize, ToSchema)]
#[schema(as = TableCheckSaid)]
struct Said<'a> {
    what: &'a Check,
    sentence: String,
}

/// A gap with its draft, and with what a person approved of it.
#[derive(Serialize, ToSchema)]
#[schema(as = GapExplained)]
struct Explained<'a> {
    what: &'a Explanation,
    draft: String,
    approved: Option<&'a str>,
}

/// Keeps what is said, and fills the table.
pub async fn report(context: &Context, store: &Sqlite, asked: &Asked) -> Result<Reported, Failure> {
    let messages = &context.messages;
    let dir = store.folder();
    let in_store = |error| of_store(messages, error, dir);
    is_known_form(messages, &asked.form)?;
    let mut accounts = accounts::open_filled(context, store, dir).await?;
    let (project, funder) = (asked.project.as_deref(), asked.funder.as_deref());
    known(messages, &accounts.said.dimensions, funder, project)?;
    if let (Some(project), Some(share)) = (project, &asked.share) {
        let sharing = Sharing {
            share: typed::part(messages, share)?,
            accounts: Vec::new(),
            rule: asked.share_rule.clone().unwrap_or_default(),
        };
        let kept = sharing.clone();
        store
            .change_said(|said| said.sharing.insert(project.to_owned(), kept))
            .await
            .map_err(in_store)?;
        accounts.said.sharing.insert(project.to_owned(), sharing);
    }
    if !asked.explain.is_empty() {
        let explained = explained(messages, asked, &accounts, dir)?;
        accounts.said = store
            .change_said(|said| {
                for (key, text) in explained {
                    // An explanation without words is taken back.
                    if text.is_empty() {
                        said.explanations.remove(&key);
                    } else {
                        said.explanations.insert(key, text);
                    }
                }
                said.clone()
            })
            .await
            .map_err(in_store)?;
    }
    let (period, budget) = period_and_budget(messages, asked, &accounts, dir)?;
    let wanted = wanted(asked, &accounts, period);
    let books = accounts.books();
    let table = fill(&books, &wanted, budget);
    let checks = checks(&table);
    let explanations = explain(&books, &table, LEAST, LEAST_SHARE);
    let budget = budget.map(|budget| budget.id.clone());
    Ok(Reported {
        wanted,
        budget,
        table,
        checks,
        explanations,
        accounts,
    })
}

impl Reported {
    /// To be written or told.
    pub fn report(&self) -> Report<'_> {
        Report {
            accounts: &self.accounts,
            wanted: &self.wanted,
            table: &self.table,
            checks: &self.checks,
            explanations: &self.explanations,
        }
    }

    /// As a document.
    pub fn document(&self, messages: &Messages) -> Document<'_> {
        let accounts = &self.accounts;
        let dimensions = &accounts.said.dimensions;
        let opened: std::collections::BTreeSet<u32> = figures(&self.table)
            .flat_map(|figure| figure.parts().iter().map(|part| part.entry.0))
            .collect();
        Document {
            wanted: &self.wanted,
            budget: self.budget.as_deref(),
            table: &self.table,
            checks: self
                .checks
                .iter()
                .map(|check| Said {
                    what: check,
                    sentence: accounts::check(messages, check),
                })
                .collect(),
            explanations: self
                .explanations
                .iter()
                .map(|explanation| Explained {
                    what: explanation,
                    draft: accounts::explanation(messages, dimensions, explanation),
                    approved: approved(accounts, &self.wanted, explanation),
                })
                .collect(),
            entries: entries(accounts, &accounts.books(), |id| opened.contains(&id)),
        }
    }
}

/// Refuses a form that is not known.
pub fn is_known_form(messages: &Messages, form: &str) -> Result<(), Failure> {
    if ledger::charts::forms().any(|of| of == form) {
        return Ok(());
    }
    let forms: Vec<&str> = ledger::charts::forms().collect();
    let forms = forms.join(", ");
    let message = say!(messages, "report-no-form", form = form, forms = forms);
    Err(wrong(messages, message))
}

fn wanted(asked: &Asked, accounts: &Accounts, period: Period) -> Wanted {
    let project = asked.project.as_ref();
    Wanted {
        form: asked.form.clone(),
        period,
        project: project.cloned(),
        funder: asked
            .funder
            .clone()
            .or_else(|| funder_of(accounts, project?, period)),
        sharing: project.and_then(|project| accounts.said.sharing.get(project).cloned()),
    }
}

/// The one funder whose grants for a project are of a period: the report is made for it.
fn funder_of(accounts: &Accounts, project: &str, period: Period) -> Option<String> {
    let grants = accounts.said.grants.iter().filter(|grant| {
        grant.project.as_deref() == Some(project)
            && grant.period.first <= period.last
            && period.first <= grant.period.last
    });
    let mut funders: Vec<&str> = grants.map(|grant| grant.funder.as_str()).collect();
    funders.dedup();
    match funders[..] {
        [funder] => Some(funder.to_owned()),
        _ => None,
    }
}

/// The explanations that a person gives: the line by its id or its code, and its funder for 74. A line
/// without words has its draft approved as it is.
fn explained(
    messages: &Messages,
    asked: &Asked,
    accounts: &Accounts,
    dir: &Path,
) -> Result<Vec<(String, String)>, Failure> {
    let (period, budget) = period_and_budget(messages, asked, accounts, dir)?;
    let wanted = wanted(asked, accounts, period);
    let books = accounts.books();
    let gaps = explain(&books, &fill(&books, &wanted, budget), LEAST, LEAST_SHARE);
    let given = asked.explain.iter().map(|text| {
        let not_understood = || {
            let value = text.as_str();
            wrong(messages, say!(messages, "report-no-line", value = value))
        };
        let (line, words) = match text.split_once('=') {
            Some((line, words)) => (line, Some(words.trim())),
            None => (text.as_str(), None),
        };
        let (line, funder) = match line.split_once(':') {
            Some((line, funder)) => (line.trim(), Some(funder.trim())),
            None => (line.trim(), None),
        };
        // A rubric that was planned as a whole is explained as one.
        let whole = gaps.iter().find(|gap| {
            let rubric = gap.line.rubric.to_string();
            let of_line = gap.line.id == line || gap.line.code == line;
            gap.whole_rubric && funder.is_none() && (rubric == line || of_line)
        });
        let lines = ledger::charts::lines().iter();
        let mut found = lines.filter(|of| of.id == line || funder.is_none() && of.code == line);
        let id = match (found.next(), found.next(), funder) {
            _ if whole.is_some() => whole.map_or(String::new(), |gap| gap.line.rubric.to_string()),
            (Some(of), None, None) => of.id.clone(),
            // Of one funder there is one line, whatever its kind.
            (_, _, Some(_)) if line == "74" => line.to_owned(),
            (Some(of), None, Some(_)) => of.id.clone(),
            _ => return Err(not_understood()),
        };
        let key = key(period, asked.project.as_deref(), &id, funder);
        let words = match words {
            Some(words) => words.to_owned(),
            None => {
                let gap = gaps.iter().find(|gap| {
                    let of = gap.funder.as_deref() == funder;
                    let whole = gap.whole_rubric && gap.line.rubric.to_string() == id;
                    let by_line = !gap.whole_rubric && gap.line.id == id;
                    of && (whole || by_line || gap.line.rubric == 74 && id == "74")
                });
                let Some(gap) = gap else {
                    let value = text.as_str();
                    return Err(wrong(
                        messages,
                        say!(messages, "report-no-gap", value = value),
                    ));
                };
                accounts::bare_draft(messages, accounts, gap)
            }
        };
        Ok((key, words))
    });
    given.collect()
}

/// All figures of a table that entries are opened of.
fn figures(table: &OfficialTable) -> impl Iterator<Item = &ledger::Figure> {
    let rows = table.rows.iter().map(|row| &row.actual);
    rows.chain(table.not_on_form.iter().map(|of| &of.actual))
}

fn period_and_budget<'a>(
    messages: &Messages,
    asked: &Asked,
    accounts: &'a Accounts,
    dir: &Path,
) -> Result<(Period, Option<&'a Budget>), Failure> {
    let budgets = &accounts.said.budgets;
    if let Some(id) = &asked.budget {
        let budget = budgets.iter().find(|budget| budget.id == *id);
        let Some(budget) = budget else {
            let id = id.as_str();
            return Err(wrong(messages, say!(messages, "budget-no-such", id = id)));
        };
        let period = match asked.year {
            Some(year) => accounts.period(Some(year)).unwrap_or(budget.period),
            None => budget.period,
        };
        return Ok((period, Some(budget)));
    }
    let period = match asked.year {
        Some(year) => accounts.period(Some(year)),
        None => accounts.last_whole(),
    };
    let period = match (period, asked.year) {
        (Some(period), _) => period,
        (None, year) => typed::year(messages, year.unwrap_or(0))?,
    };
    let budget = budgets
        .iter()
        .find(|budget| budget.period == period && budget.project == asked.project);
    // A budget of a year to come is a table too; without one there is nothing to show.
    if budget.is_none() && accounts.count(period) == 0 {
        let year = asked.year.unwrap_or(period.last.year());
        return Err(no_year(messages, accounts, year, dir));
    }
    Ok((period, budget))
}
