//! Documents that a form wants, and whether the dossier has them.

use dossier::{Dossier, Source, SourceKind};
use forms::{Form, Kind, Owner, Question, QuestionKind};
use language::Language;
use language::words::stems;

use super::Check;
use crate::answering;

/// Share of the words of a document's name that must name what is wanted.
const NAMED: f32 = 0.5;

pub(super) fn wanted(form: &Form, dossier: &Dossier) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    for asked in form
        .boxes
        .iter()
        .filter(|asked| asked.owner == Owner::Applicant)
    {
        let question = answering::question(asked);
        let attachment = question.filter(|one| one.kind == QuestionKind::Attachment);
        if attachment.is_none() && asked.kind != Kind::File {
            continue;
        }
        let check = check(&asked.label, Some(&asked.id), attachment, dossier);
        // A list may ask for one document in two boxes, such as a tick and a field.
        if !checks.iter().any(|other| same(other, &check)) {
            checks.push(check);
        }
    }
    for wanted in &form.attachments {
        let asked = forms::match_question(wanted, &[], "", Some(Kind::File));
        let question = asked.and_then(|asked| forms::catalogue().get(&asked.id));
        let attachment = question.filter(|one| one.kind == QuestionKind::Attachment);
        let check = check(wanted, None, attachment, dossier);
        if !checks.iter().any(|other| same(other, &check)) {
            checks.push(check);
        }
    }
    checks
}

fn check(
    wanted: &str,
    box_id: Option<&str>,
    question: Option<&Question>,
    dossier: &Dossier,
) -> Check {
    let source = document(wanted, question, dossier);
    Check::Attachment {
        boxes: box_id.map(str::to_owned).into_iter().collect(),
        wanted: wanted.to_owned(),
        document: source.map(|source| source.name.clone()),
        date: source
            .and_then(|source| source.about.told_date())
            .map(|date| date.iso())
            .unwrap_or_default(),
    }
}

fn same(one: &Check, other: &Check) -> bool {
    match (one, other) {
        (Check::Attachment { wanted: one, .. }, Check::Attachment { wanted: other, .. }) => {
            language::words::fold(one) == language::words::fold(other)
        }
        _ => false,
    }
}

/// The newest document of the kind that is wanted, else one that is named so.
fn document<'a>(
    asked: &str,
    question: Option<&Question>,
    dossier: &'a Dossier,
) -> Option<&'a Source> {
    let kind = question.and_then(|question| kind_of(&question.id));
    let year = language::dates::years(asked).into_iter().max();
    // What stands below zero is no file: the ledger, the library.
    let files = dossier.sources.iter().filter(|source| source.id > 0);
    let files = files.filter(|source| !dossier.superseded.contains(&source.id));
    let of_year = |source: &&Source| {
        let told = source.about.told_date().map(|date| date.year);
        year.is_none() || told.is_none() || told == year
    };
    let files: Vec<&Source> = files.filter(of_year).collect();
    if let Some(kind) = kind {
        let of_kind = files.iter().filter(|source| source.about.kind == kind);
        return of_kind
            .max_by_key(|source| source.about.told_date())
            .copied();
    }
    let wanted = stems(asked, Language::French);
    let named = |source: &&&Source| {
        let stem = source
            .name
            .rsplit_once('.')
            .map_or(&*source.name, |(stem, _)| stem);
        let words = stems(&stem.replace(['_', '-', '/'], " "), Language::French);
        let words: Vec<&String> = words.iter().filter(|word| word.len() > 2).collect();
        let shared = words.iter().filter(|word| wanted.contains(**word)).count();
        shared > 0 && shared as f32 >= NAMED * words.len() as f32
    };
    let named = files.iter().filter(named);
    named.max_by_key(|source| source.about.told_date()).copied()
}

/// The kind of document that a question asks to attach.
fn kind_of(question: &str) -> Option<SourceKind> {
    Some(match question.strip_prefix("attachment.")? {
        "statutes" => SourceKind::Statutes,
        "activity_report" => SourceKind::ActivityReport,
        "accounts" | "financial_report" => SourceKind::Accounts,
        "minutes" => SourceKind::Minutes,
        "budget_organisation" | "budget_project" => SourceKind::Budget,
        "project_note" | "action_plan" => SourceKind::ProjectNote,
        _ => return None,
    })
}
