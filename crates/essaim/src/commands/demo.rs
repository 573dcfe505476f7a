//! `essaim demo`: an example dossier read, and its funders' forms answered, in a new folder.

use desk::walk;
use desk::{example, files, meaning, opening, words};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use store::Sqlite;

use super::answer::{Answered, Wanted};
use super::commons::NOWHERE;
use crate::cli::Demo;
use crate::terminal::{self, Bar};
use desk::adding::{Added, Status, add};
use desk::commons::beginning;
use desk::context::Context;
use desk::cost::Meter;
use desk::failure::{Failure, not_empty, of_file, of_store, shown};
use desk::messages::{Messages, say};

/// Where the example is put in the current folder.
const FOLDER: &str = "essaim-demo";

pub(super) async fn run(context: &Context, arguments: Demo) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let folder = new_folder(messages, arguments.out)?;
    let documents = example::documents(messages, &folder.join("documents"))?;
    let forms = example::forms(messages, &folder.join(say!(messages, "demo-forms-folder")))?;
    terminal::tell(&say!(
        messages,
        "demo-begin",
        path = shown(&folder),
        count = documents.len()
    ));

    let dir = folder.join("dossier");
    let in_store = |error| of_store(messages, error, &dir);
    let began = now();
    let store = Sqlite::create(&dir).await.map_err(in_store)?;
    let bar = Bar::new();
    let embedder = meaning::embedder(messages, &bar);
    let files = folder.join("documents");
    let added = add(
        context,
        &store,
        embedder.as_ref(),
        walk::files(&[files]),
        &bar,
    )
    .await
    .map_err(in_store)?;
    terminal::result(&read(messages, &added, began.elapsed()));
    let accounts = example::accounts(
        messages,
        &folder.join(say!(messages, "demo-accounts-folder")),
    )?;
    let told = super::accounts::show_demo(context, &store, &dir, &accounts, &folder).await?;
    terminal::result(&told);
    let dossier = opening::load(context, &store, embedder.as_ref(), &bar)
        .await
        .map_err(in_store)?;
    let mut dossier = opening::given(context, &store, &dir, dossier, &bar).await;

    for form in &forms {
        let began = now();
        let wanted = Wanted {
            meter: Some(&Meter::start()),
            ..Wanted::default()
        };
        let embedder = embedder.as_deref();
        let answered =
            super::answer::answer(context, &mut dossier, &[], embedder, form, &wanted, &bar)?;
        super::answer::remember(context, &store, &[], form, &answered)
            .await
            .map_err(in_store)?;
        super::answer::begin_draft(context, &store, form, &answered)
            .await
            .map_err(in_store)?;
        terminal::result(&summary(messages, form, &answered, began.elapsed()));
    }
    store.close().await;
    terminal::result(&say!(messages, "demo-end", path = shown(&folder)));
    if !arguments.no_serve {
        let commons = folder.join("commons");
        let name = say!(messages, "demo-organisation");
        beginning::begin(context, &commons, &name, NOWHERE).await?;
        let filled = beginning::fill(context, &commons).await?;
        let count = filled.records;
        terminal::result(&say!(messages, "demo-commons", count = count));
        // Any free port: another Essaim may be running.
        let options = web::Options {
            commons: Some(commons),
            data: dir,
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            address: None,
            behind_proxy: false,
            mail: None,
            tongue: messages.tongue,
        };
        super::serve::pages(context, options).await?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A new folder: the one asked for if it is empty or not there, else the first free name.
fn new_folder(messages: &Messages, asked: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let folder = match asked {
        Some(folder) if is_empty(&folder) => folder,
        Some(folder) => {
            return Err(
                not_empty(messages, &shown(&folder)).next(say!(messages, "demo-not-empty-next"))
            );
        }
        None => files::free(Path::new(FOLDER)),
    };
    std::fs::create_dir_all(&folder).map_err(|error| of_file(messages, &error, &folder))?;
    Ok(folder)
}

fn is_empty(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

fn read(messages: &Messages, added: &[Added], took: Duration) -> String {
    let sum = |count: fn(&Added) -> usize| added.iter().map(count).sum::<usize>();
    let mut text = say!(
        messages,
        "demo-read",
        documents = added
            .iter()
            .filter(|one| one.status == Status::Added)
            .count(),
        passages = sum(|one| one.counts.passages),
        facts = sum(|one| one.counts.facts),
        figures = sum(|one| one.counts.figures),
        answers = sum(|one| one.counts.earlier_answers),
        took = seconds(messages, took)
    );
    for one in added.iter().filter(|one| one.status == Status::Unreadable) {
        let reason = one.reason.clone().unwrap_or_default();
        text.push_str(&format!("\n  × {} — {reason}", one.name));
    }
    text
}

fn summary(messages: &Messages, form: &Path, answered: &Answered, took: Duration) -> String {
    let name = desk::reading::file_name(form);
    let title = say!(
        messages,
        "answer-title",
        name = name,
        count = answered.answers.proposals.len()
    );
    let counts: Vec<String> = words::counts(&answered.answers.proposals)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| {
            format!(
                "{} {}",
                words::status_sign(status),
                words::status_count(messages, status, count)
            )
        })
        .collect();
    let mut lines = vec![
        String::new(),
        format!("{title} ({})", seconds(messages, took)),
        format!("  {}", counts.join("   ")),
    ];
    lines.extend(answered.file(messages).map(|line| format!("  {line}")));
    let to_copy = answered.to_copy(messages).unwrap_or_default();
    lines.extend(to_copy.lines().map(|line| format!("  {line}")));
    lines.push(format!(
        "  {}",
        say!(messages, "answer-report", path = shown(&answered.report))
    ));
    lines.join("\n")
}

/// A duration in seconds, with the tenths' sign of the language.
fn seconds(messages: &Messages, took: Duration) -> String {
    let number = format!("{:.1}", took.as_secs_f64());
    say!(messages, "seconds", number = say_decimal(messages, &number))
}

fn say_decimal(messages: &Messages, number: &str) -> String {
    match messages.tongue {
        desk::messages::Tongue::Fr => number.replace('.', ","),
        desk::messages::Tongue::En => number.to_owned(),
    }
}

/// A stopwatch's start. It only measures how long something took, which no result depends on.
fn now() -> Instant {
    Instant::now()
}
