//! What a person says of funders and projects; each change can be taken back.

use std::sync::Arc;

use desk::accounts::typed_siret;
use desk::messages::{Messages, say};
use ledger::Ledger;
use ledger::dimensions::{
    Answer, Condition, Dimensions, Funder, FunderKind, Project, Rule, Suggested, accept, assign,
    identifier, near_twin, propose,
};

use super::super::{change, opened, some};
use crate::asked::{Form, Path};
use crate::visit::{Answered, Visit};

/// Fields of a form; one name may come several times.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(of, _)| of == name);
        found.and_then(|(_, text)| some(text))
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().filter(move |(of, _)| of == name);
        found.map(|(_, text)| text.as_str())
    }
}

pub(super) async fn act(
    visit: Visit,
    Path(slug): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answered {
    let room = visit.room(&slug).await?;
    let accounts = opened(&visit, &room).await?;
    let messages = Arc::clone(&visit.messages);
    let fields = Fields(fields);
    let to = match fields.get("year") {
        Some(year) => format!("accounts/rules?year={}#open", crate::room::encoded(year)),
        None => "accounts/rules".to_owned(),
    };
    change(&visit, &room, &to, move |said| {
        let dimensions = &mut said.dimensions;
        let ledger = &accounts.ledger;
        match fields.get("do").unwrap_or_default() {
            "accept" => accept_one(&messages, dimensions, ledger, &fields),
            "accept-all" => accept_all(&messages, dimensions, ledger),
            "decline" => {
                let id = fields.get("id").unwrap_or_default().to_owned();
                dimensions.declined.push(id);
                Ok(say!(messages, "accounts-rules-declined"))
            }
            "answer" => answer(&messages, dimensions, ledger, &fields),
            "add-funder" => add_funder(&messages, dimensions, &fields),
            "add-project" => add_project(&messages, dimensions, &fields),
            "add-rule" => add_rule(&messages, dimensions, &fields),
            other => remove(&messages, dimensions, other, &fields),
        }
    })
    .await
}

fn kind(fields: &Fields) -> Option<FunderKind> {
    let name = serde_json::Value::String(fields.get("kind")?.to_owned());
    serde_json::from_value(name).ok()
}

fn accept_one(
    messages: &Messages,
    dimensions: &mut Dimensions,
    ledger: &Ledger,
    fields: &Fields,
) -> Result<String, String> {
    let assignment = assign(ledger, dimensions);
    let proposals = propose(ledger, dimensions, &assignment);
    let id = fields.get("id");
    let proposal = proposals.iter().find(|of| Some(of.id.as_str()) == id);
    let proposal = proposal.ok_or_else(|| say!(messages, "accounts-rules-no-proposal"))?;
    let name = fields.get("name");
    if !accept(dimensions, proposal, name, fields.get("chosen")) {
        return Err(say!(messages, "accounts-rules-which-missing"));
    }
    if let (Some(kind), Suggested::New { name: found, .. }) = (kind(fields), &proposal.suggested) {
        let id = identifier(name.unwrap_or(found));
        let funder = dimensions.funders.iter_mut().find(|funder| funder.id == id);
        if let Some(funder) = funder {
            funder.kind = kind;
        }
    }
    Ok(say!(messages, "accounts-rules-accepted", count = 1))
}

/// Accepts what has one answer, and no second name of what is known.
fn accept_all(
    messages: &Messages,
    dimensions: &mut Dimensions,
    ledger: &Ledger,
) -> Result<String, String> {
    let assignment = assign(ledger, dimensions);
    let proposals = propose(ledger, dimensions, &assignment);
    let mut count = 0;
    for proposal in &proposals {
        if near_twin(dimensions, &proposals, proposal).is_some() {
            continue;
        }
        count += usize::from(accept(dimensions, proposal, None, None));
    }
    match count {
        0 => Err(say!(messages, "accounts-rules-none-sure")),
        _ => Ok(say!(messages, "accounts-rules-accepted", count = count)),
    }
}

/// The funder and the project that a form gives, those that are known.
fn given(
    messages: &Messages,
    dimensions: &Dimensions,
    fields: &Fields,
) -> Result<(Option<String>, Option<String>), String> {
    let known = |id: &&str| dimensions.funder(id).is_some();
    let funder = fields.get("funder").filter(known).map(str::to_owned);
    let known = |id: &&str| dimensions.project(id).is_some();
    let project = fields.get("project").filter(known).map(str::to_owned);
    if funder.is_none() && project.is_none() {
        return Err(say!(messages, "accounts-rules-gives-nothing"));
    }
    Ok((funder, project))
}

fn answer(
    messages: &Messages,
    dimensions: &mut Dimensions,
    ledger: &Ledger,
    fields: &Fields,
) -> Result<String, String> {
    let (funder, project) = given(messages, dimensions, fields)?;
    let there: std::collections::HashSet<(&str, u32)> = ledger
        .iter()
        .filter_map(|(id, _)| ledger.address(id))
        .collect();
    let chosen = fields.all("entry").filter_map(|entry| {
        let (import, line) = entry.rsplit_once(':')?;
        let line: u32 = line.parse().ok()?;
        there.contains(&(import, line)).then_some((import, line))
    });
    let mut count = 0;
    for (import, line) in chosen {
        count += 1;
        let (funder, project) = (funder.clone().map(Some), project.clone().map(Some));
        let mut answers = dimensions.answers.iter_mut();
        match answers.find(|answer| answer.import == import && answer.line == line) {
            Some(answer) => {
                answer.funder = funder.or(answer.funder.take());
                answer.project = project.or(answer.project.take());
            }
            None => dimensions.answers.push(Answer {
                import: import.to_owned(),
                line,
                funder,
                project,
            }),
        }
    }
    match count {
        0 => Err(say!(messages, "accounts-rules-no-entry")),
        _ => Ok(say!(messages, "accounts-rules-given", count = count)),
    }
}

fn add_funder(
    messages: &Messages,
    dimensions: &mut Dimensions,
    fields: &Fields,
) -> Result<String, String> {
    let name = fields.get("name").unwrap_or_default();
    let id = identifier(name);
    if id.is_empty() {
        return Err(say!(messages, "accounts-rules-no-name"));
    }
    let siret = match fields.get("siret") {
        Some(text) => {
            let siret = typed_siret(text);
            siret.ok_or_else(|| say!(messages, "accounts-rules-no-siret", value = text))?
        }
        None => String::new(),
    };
    let kind = kind(fields).unwrap_or_else(|| FunderKind::of_name(name));
    match dimensions.funders.iter_mut().find(|funder| funder.id == id) {
        Some(known) => {
            name.clone_into(&mut known.name);
            known.kind = kind;
            if !siret.is_empty() {
                known.siret = siret;
            }
        }
        None => dimensions.funders.push(Funder {
            id,
            name: name.to_owned(),
            kind,
            siret,
        }),
    }
    Ok(say!(messages, "accounts-rules-added", name = name))
}

fn add_project(
    messages: &Messages,
    dimensions: &mut Dimensions,
    fields: &Fields,
) -> Result<String, String> {
    let name = fields.get("name").unwrap_or_default();
    let id = identifier(name);
    if id.is_empty() {
        return Err(say!(messages, "accounts-rules-no-name"));
    }
    if dimensions.project(&id).is_none() {
        let name = name.to_owned();
        dimensions.projects.push(Project { id, name });
    }
    Ok(say!(messages, "accounts-rules-added", name = name))
}

fn add_rule(
    messages: &Messages,
    dimensions: &mut Dimensions,
    fields: &Fields,
) -> Result<String, String> {
    let (funder, project) = given(messages, dimensions, fields)?;
    let value = fields.get("value").unwrap_or_default().to_owned();
    if value.is_empty() {
        return Err(say!(messages, "accounts-rules-no-value"));
    }
    let field = fields.get("field").unwrap_or_default();
    let id = identifier(&format!("{field} {value}"));
    let condition = match field {
        "party" => Condition::ThirdParty(value),
        "account" => Condition::Account(value),
        "document" => Condition::Document(value),
        "journal" => Condition::Journal(value),
        _ => Condition::Label(value),
    };
    dimensions.rules.retain(|rule| rule.id != id);
    dimensions.rules.push(Rule {
        id,
        when: vec![condition],
        period: None,
        funder,
        project,
    });
    Ok(say!(messages, "accounts-rules-rule-added"))
}

fn remove(
    messages: &Messages,
    dimensions: &mut Dimensions,
    act: &str,
    fields: &Fields,
) -> Result<String, String> {
    let id = fields.get("id").unwrap_or_default();
    match act {
        "remove-funder" => dimensions.funders.retain(|funder| funder.id != id),
        "remove-project" => dimensions.projects.retain(|project| project.id != id),
        "remove-rule" => dimensions.rules.retain(|rule| rule.id != id),
        _ => return Err(say!(messages, "accounts-rules-no-proposal")),
    }
    Ok(say!(messages, "accounts-rules-removed"))
}
