//! `essaim library DIR`: the answers that a person approved. Lists them, finds them, and lets a
//! person add, edit, date, hand over and retire them.

use desk::{opening, words};
use std::process::ExitCode;

use dossier::library::{Approved, EntryId, Rejected};
use language::dates::Date;
use store::{Library as Kept, Sqlite, Store as _};

use super::learn::shortened;
use crate::cli::Library;
use crate::terminal;
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::ledgers::typed::no_day;
use desk::messages::{Messages, say};
use desk::shapes::library::{Entry, found};

pub(super) async fn run(context: &Context, arguments: &Library) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let words = [
        arguments.add.as_slice(),
        arguments.edit.get(1..).unwrap_or_default(),
    ];
    if words.concat().iter().any(|text| text.trim().is_empty()) {
        return Err(Failure::new(say!(messages, "library-needs-words"))
            .safe(words::safe_dossier(messages))
            .wrong_use());
    }
    let store = opening::open(context, &arguments.dir).await?;
    let in_store = |error| of_store(messages, error, &arguments.dir);
    let mut changed_entry = add(context, &store, arguments).await.map_err(in_store)?;
    if changed_entry.is_none()
        && let Some((id, change)) = change(context, arguments)?
    {
        let changed = store.change_entry(id, change, &context.moment).await;
        if changed.map_err(in_store)?.is_none() {
            return Err(no_entry(messages, &id.to_string()));
        }
        let number = id.to_string();
        terminal::tell(&say!(messages, "library-changed", id = number));
        changed_entry = Some(id);
    }
    let library = store.library(None).await.map_err(in_store)?;
    if let Some(number) = arguments.allow {
        let rejected = number
            .checked_sub(1)
            .and_then(|at| library.rejected.get(at));
        let rejected = rejected.ok_or_else(|| no_entry(messages, &number.to_string()))?;
        store.allow(rejected).await.map_err(in_store)?;
        let text = shortened(&rejected.text);
        terminal::tell(&say!(messages, "library-allowed", text = text));
        store.close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let before = match arguments.show {
        Some(id) => store.entry_before(id).await.map_err(in_store)?,
        None => Vec::new(),
    };
    store.close().await;
    if arguments.rejected {
        return rejected(messages, &library.rejected, arguments.json);
    }
    if let Some(id) = arguments.show.or(changed_entry) {
        let entry = library.entries.iter().find(|(number, _)| *number == id);
        let (_, entry) = entry.ok_or_else(|| no_entry(messages, &id.to_string()))?;
        return whole(messages, id, entry, &before, context.today, arguments.json);
    }
    list(context, &library, arguments)
}

/// Adds an answer that was typed; gives its number.
async fn add(
    context: &Context,
    store: &Sqlite,
    arguments: &Library,
) -> Result<Option<EntryId>, store::Error> {
    let [question, answer] = arguments.add.as_slice() else {
        return Ok(None);
    };
    let messages = &context.messages;
    let approved = Approved {
        question: question.trim().to_owned(),
        asked: answers::asked_in(question),
        answer: answer.trim().to_owned(),
        form: say!(messages, "library-typed"),
        project: None,
        on: context.today,
        proposed: None,
        sources: Vec::new(),
        owner: String::new(),
        look_again: None,
        retired: None,
    };
    let ids = store.learn(&[approved], &[], &context.moment).await?;
    if let Some(id) = ids.first() {
        terminal::tell(&say!(messages, "library-added", id = id.to_string()));
    }
    Ok(ids.first().copied())
}

type Change = Box<dyn FnOnce(&mut Approved) + Send>;

/// The change of an entry that is asked for.
fn change(context: &Context, arguments: &Library) -> Result<Option<(EntryId, Change)>, Failure> {
    let messages = &context.messages;
    let today = context.today;
    if let [id, text] = arguments.edit.as_slice() {
        let text = text.trim().to_owned();
        let edit: Change = Box::new(move |entry: &mut Approved| {
            entry.answer = text;
            entry.on = today;
        });
        return Ok(Some((number(messages, id)?, edit)));
    }
    if let [id, name] = arguments.owner.as_slice() {
        let name = name.trim().to_owned();
        let owner: Change = Box::new(move |entry: &mut Approved| entry.owner = name);
        return Ok(Some((number(messages, id)?, owner)));
    }
    if let [id, day] = arguments.look_again.as_slice() {
        let day = day_of(messages, day)?;
        let date: Change = Box::new(move |entry: &mut Approved| entry.look_again = Some(day));
        return Ok(Some((number(messages, id)?, date)));
    }
    let retire = arguments.retire.map(|id| {
        let retire: Change = Box::new(move |entry: &mut Approved| entry.retired = Some(today));
        (id, retire)
    });
    let restore = arguments.restore.map(|id| {
        let restore: Change = Box::new(|entry: &mut Approved| entry.retired = None);
        (id, restore)
    });
    Ok(retire.or(restore))
}

fn number(messages: &Messages, text: &str) -> Result<EntryId, Failure> {
    text.trim()
        .parse()
        .map_err(|_| no_entry(messages, text).wrong_use())
}

/// A day, as ISO 8601 or as people write it.
fn day_of(messages: &Messages, text: &str) -> Result<Date, Failure> {
    let found = language::dates::find(text)
        .into_iter()
        .map(|found| found.value);
    Date::from_iso(text.trim())
        .into_iter()
        .chain(found)
        .find(|date| date.day.is_some() && Date::new(date.year, date.month, date.day).is_some())
        .ok_or_else(|| no_day(messages, text))
}

fn no_entry(messages: &Messages, id: &str) -> Failure {
    Failure::new(say!(messages, "library-no-entry", id = id))
        .safe(words::safe_dossier(messages))
        .next(say!(messages, "library-no-entry-next"))
}

fn list(context: &Context, library: &Kept, arguments: &Library) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let found = found(library, arguments.search.as_deref());
    if arguments.json {
        let entries = found.iter().map(|(id, approved)| Entry::of(*id, approved));
        terminal::json(&entries.collect::<Vec<_>>())?;
        return Ok(ExitCode::SUCCESS);
    }
    if library.entries.is_empty() {
        terminal::tell(&say!(messages, "library-empty"));
        return Ok(ExitCode::SUCCESS);
    }
    let mut lines = vec![say!(messages, "library-title", count = found.len())];
    for (id, entry) in found {
        lines.push(heading(messages, *id, entry));
        lines.push(format!("    {}", shortened(&entry.answer)));
        lines.extend(state(messages, entry, context.today).map(|said| format!("    {said}")));
    }
    terminal::result(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}

fn heading(messages: &Messages, id: EntryId, entry: &Approved) -> String {
    say!(
        messages,
        "library-entry",
        id = id.to_string(),
        question = entry.question.as_str(),
        date = words::date(messages, &entry.on.iso()),
        form = entry.form.as_str()
    )
}

/// What is particular about an entry.
fn state(messages: &Messages, entry: &Approved, today: Date) -> Option<String> {
    let mut said = Vec::new();
    if let Some(day) = entry.retired {
        let date = words::date(messages, &day.iso());
        said.push(say!(messages, "library-retired", date = date));
    }
    if let Some(day) = entry.look_again {
        let date = words::date(messages, &day.iso());
        said.push(if day <= today {
            say!(messages, "library-due", date = date)
        } else {
            say!(messages, "library-look-again", date = date)
        });
    }
    if !entry.owner.is_empty() {
        said.push(say!(messages, "library-owner", name = entry.owner.as_str()));
    }
    if let Some(project) = &entry.project {
        said.push(say!(
            messages,
            "library-project",
            project = project.as_str()
        ));
    }
    (!said.is_empty()).then(|| said.join(" · "))
}

fn whole(
    messages: &Messages,
    id: EntryId,
    entry: &Approved,
    before: &[(String, Approved)],
    today: Date,
    json: bool,
) -> Result<ExitCode, Failure> {
    if json {
        terminal::json(&Entry::whole(id, entry, before))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut lines = vec![heading(messages, id, entry)];
    lines.extend(state(messages, entry, today));
    lines.extend([String::new(), entry.answer.clone()]);
    if !entry.sources.is_empty() {
        lines.push(String::new());
        let documents = entry.sources.join(", ");
        lines.push(say!(messages, "library-sources", documents = documents));
    }
    // What was only dated or handed over said the same.
    let after = before.iter().skip(1).map(|(_, was)| was).chain([entry]);
    let reworded = before.iter().zip(after);
    let reworded = reworded.filter(|((_, was), next)| was.answer != next.answer);
    for ((until, was), _) in reworded {
        let date = words::date(messages, until.get(..10).unwrap_or(until));
        lines.push(String::new());
        lines.push(say!(messages, "library-before", date = date));
        lines.push(was.answer.clone());
    }
    terminal::result(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}

fn rejected(messages: &Messages, rejected: &[Rejected], json: bool) -> Result<ExitCode, Failure> {
    if json {
        terminal::json(&rejected)?;
        return Ok(ExitCode::SUCCESS);
    }
    let count = rejected.len();
    let mut lines = vec![say!(messages, "library-rejected", count = count)];
    lines.extend(rejected.iter().enumerate().map(|(at, one)| {
        let number = (at + 1).to_string();
        let question = forms::catalogue().get(&one.question);
        let wording = question.and_then(|question| question.wordings_fr.first());
        let question = wording.map_or(one.question.as_str(), String::as_str);
        let text = shortened(&one.text);
        say!(
            messages,
            "library-rejected-one",
            number = number,
            question = question,
            text = text
        )
    }));
    terminal::result(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}
