//! `essaim learn DIR FILE`: what a person made of a form, read back from the form as it was sent. Its
//! answers go into the library; what was proposed and not kept is not proposed again.
//!
//! It shows what would be kept, and keeps it once the person says yes: nothing is learnt from what
//! nobody approved.

use std::path::Path;
use std::process::ExitCode;

use answers::{Lesson, Project};
use forms::Form;

use crate::cli::Learn;
use crate::terminal::{self, Bar};
use desk::context::Context;
use desk::failure::Failure;
use desk::learning::{self, Wanted};
use desk::messages::{Messages, say};
use desk::shapes::learnt::Document;
use desk::{opening, reading, words};

pub(super) async fn run(context: &Context, arguments: &Learn) -> Result<ExitCode, Failure> {
    let messages = &context.messages;
    let store = opening::open(context, &arguments.dir).await?;
    let wanted = Wanted {
        file: &arguments.file,
        blank: arguments.form.as_deref(),
        project: arguments.project.as_deref(),
    };
    let learning = learning::read_back(context, &store, &wanted, &Bar::new()).await?;
    let lesson = &learning.lesson;
    let asked = !arguments.yes && !arguments.json;
    if asked {
        let project = learning.project.as_ref();
        terminal::result(&told(
            messages,
            &learning.form,
            lesson,
            &arguments.file,
            project,
        ));
    }
    let question = say!(messages, "learn-ask", count = lesson.approved.len());
    let agreed = arguments.yes || asked && terminal::confirm(&question).unwrap_or_default();
    let ids = match agreed {
        true => learning::keep(context, &store, &learning).await?,
        false => Vec::new(),
    };
    store.close().await;
    if arguments.json {
        terminal::json(&Document::of(&learning.form, lesson, &ids, agreed))?;
    }
    terminal::tell(&if agreed {
        say!(
            messages,
            "learn-done",
            count = lesson.approved.len(),
            rejected = lesson.rejected.len()
        )
    } else {
        say!(messages, "learn-not-yet")
    });
    Ok(ExitCode::SUCCESS)
}

/// What would be kept, box by box.
fn told(
    messages: &Messages,
    form: &Form,
    lesson: &Lesson,
    file: &Path,
    project: Option<&Project>,
) -> String {
    let label = |id: &str| {
        let asked = form.boxes.iter().find(|asked| asked.id == id);
        words::label(messages, asked.map_or("", |asked| asked.label.as_str()))
    };
    let name = reading::file_name(file);
    let mut lines = vec![say!(messages, "learn-title", name = name)];
    let of_project = lesson.approved.iter().any(|(_, one)| one.project.is_some());
    lines.extend(project.filter(|_| of_project).map(|project| {
        let title = project.title.as_str();
        say!(messages, "learn-project", title = title)
    }));
    for (id, approved) in &lesson.approved {
        let label = label(id);
        let answer = shortened(&approved.answer);
        lines.push(match &approved.proposed {
            Some(_) => say!(messages, "learn-edited", label = label, answer = answer),
            None if approved.sources.is_empty() => {
                say!(messages, "learn-written", label = label, answer = answer)
            }
            None => say!(
                messages,
                "learn-as-proposed",
                label = label,
                answer = answer
            ),
        });
    }
    for (id, rejected) in &lesson.rejected {
        let (label, text) = (label(id), shortened(&rejected.text));
        lines.push(say!(messages, "learn-rejected", label = label, text = text));
    }
    if lesson.confirmed > 0 {
        lines.push(say!(messages, "learn-confirmed", count = lesson.confirmed));
    }
    if !lesson.lost.is_empty() {
        let labels: Vec<String> = lesson.lost.iter().map(|id| label(id)).collect();
        let labels = labels.join(", ");
        lines.push(say!(
            messages,
            "learn-lost",
            count = lesson.lost.len(),
            labels = labels
        ));
    }
    lines.join("\n")
}

/// Characters of a text in a list.
const SHOWN: usize = 90;

/// The beginning of a text, on one line.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let cut: String = line.chars().take(SHOWN).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}
