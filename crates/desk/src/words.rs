//! What the crates below say in values, said in sentences.

use answers::{Proposal, Status, Why};
use documents::{Format, Note, PageState, WriteError};
use dossier::{DateOrigin, Figure, Side, SourceKind};
use forms::{Limit, LimitOrigin};
use language::amounts;
use language::dates::{self, Date};
use language::lengths::Unit;

use crate::messages::{Messages, Tongue, say};

/// All statuses, in the order that people are told of them.
pub const STATUSES: [Status; 5] = [
    Status::Filled,
    Status::Check,
    Status::ToWrite,
    Status::Refused,
    Status::Left,
];

impl Tongue {
    /// The language as the crates below name it.
    pub fn language(self) -> language::Language {
        match self {
            Self::Fr => language::Language::French,
            Self::En => language::Language::English,
        }
    }
}

/// A status as JSON names it.
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Filled => "filled",
        Status::Check => "check",
        Status::ToWrite => "to write",
        Status::Refused => "refused",
        Status::Left => "left",
    }
}

/// A status as a word for one box: "Remplie".
pub fn status(messages: &Messages, status: Status) -> String {
    match status {
        Status::Filled => say!(messages, "status-filled"),
        Status::Check => say!(messages, "status-check"),
        Status::ToWrite => say!(messages, "status-to-write"),
        Status::Refused => say!(messages, "status-refused"),
        Status::Left => say!(messages, "status-left"),
    }
}

/// A status with its count: "29 remplies".
pub fn status_count(messages: &Messages, status: Status, count: usize) -> String {
    match status {
        Status::Filled => say!(messages, "count-filled", count = count),
        Status::Check => say!(messages, "count-check", count = count),
        Status::ToWrite => say!(messages, "count-to-write", count = count),
        Status::Refused => say!(messages, "count-refused", count = count),
        Status::Left => say!(messages, "count-left", count = count),
    }
}

/// A sign for a status, always beside its word, never instead of it.
pub fn status_sign(status: Status) -> &'static str {
    match status {
        Status::Filled => "✓",
        Status::Check => "!",
        Status::ToWrite => "✎",
        Status::Refused => "×",
        Status::Left => "–",
    }
}

/// How many proposals have each status, in the order of [`STATUSES`].
pub fn counts(proposals: &[Proposal]) -> [(Status, usize); 5] {
    STATUSES.map(|status| {
        (
            status,
            proposals
                .iter()
                .filter(|proposal| proposal.status == status)
                .count(),
        )
    })
}

/// Why a proposal has its status, as a sentence.
pub fn why(messages: &Messages, proposal: &Proposal) -> String {
    match &proposal.why {
        Why::Fact if proposal.status == Status::Check => say!(messages, "why-fact-check"),
        Why::Fact => say!(messages, "why-fact"),
        Why::Approved { entry, on } => say!(
            messages,
            "why-approved",
            entry = entry.to_string(),
            date = date(messages, on)
        ),
        Why::Typed => say!(messages, "why-typed"),
        Why::EarlierAnswer if proposal.status == Status::Check => {
            say!(messages, "why-earlier-check")
        }
        Why::EarlierAnswer => say!(messages, "why-earlier"),
        Why::Passage if proposal.status == Status::Check => say!(messages, "why-passage-check"),
        Why::Passage => say!(messages, "why-passage"),
        Why::Figure if proposal.status == Status::Check => say!(messages, "why-figure-check"),
        Why::Figure => say!(messages, "why-figure"),
        Why::Choice => say!(messages, "why-choice"),
        Why::Continued => say!(messages, "why-continued"),
        Why::Reworded { .. } => say!(messages, "why-reworded"),
        Why::OnRequest { sentences } => say!(messages, "why-on-request", sentences = sentences),
        Why::Shortened { sentences } => say!(messages, "why-shortened", sentences = sentences),
        Why::Contradiction { others } => {
            let others: Vec<String> = others
                .iter()
                .map(|(value, document)| {
                    say!(
                        messages,
                        "why-contradiction-other",
                        value = value.as_str(),
                        document = document.as_str()
                    )
                })
                .collect();
            let others = others.join(messages.separator());
            say!(messages, "why-contradiction", others = others)
        }
        // A year is a name, not a number: as text it is never grouped by thousands.
        Why::Old { year } => say!(messages, "why-old", year = year.to_string()),
        Why::Doubtful => say!(messages, "why-doubtful"),
        Why::FalseKey => say!(messages, "why-false-key"),
        Why::Recognised => say!(messages, "why-recognised"),
        Why::UnclearQuestion => say!(messages, "why-unclear"),
        Why::TooLong { length } => say!(messages, "why-too-long", length = length),
        Why::NothingFound { .. } => say!(messages, "why-nothing"),
        Why::Refused { .. } => say!(messages, "why-refused"),
        Why::NotOurs { owner } => match owner.as_str() {
            "funder" => say!(messages, "why-left-funder"),
            "signature" => say!(messages, "why-left-signature"),
            "computed" => say!(messages, "why-left-computed"),
            "bank" => say!(messages, "why-left-bank"),
            "attachment" => say!(messages, "why-left-attachment"),
            "attestation" => say!(messages, "why-left-attestation"),
            "filled" => say!(messages, "why-left-filled"),
            "row" => say!(messages, "why-left-row"),
            "unasked" => say!(messages, "why-left-unasked"),
            _ => say!(messages, "why-left-person"),
        },
    }
}

/// True when a person must still do something about a box.
pub fn is_to_do(proposal: &Proposal) -> bool {
    match proposal.status {
        Status::Filled => false,
        Status::Check | Status::ToWrite | Status::Refused => true,
        Status::Left => !matches!(
            &proposal.why,
            Why::NotOurs { owner } if ["funder", "computed", "filled", "row", "unasked"].contains(&owner.as_str())
        ),
    }
}

/// What a person should know about how a file was read.
pub fn note(messages: &Messages, note: &Note) -> String {
    match note {
        Note::Protected => say!(messages, "note-protected"),
        Note::Xfa => say!(messages, "note-xfa"),
        Note::XfaOnly => say!(messages, "note-xfa-only"),
        Note::Signed => say!(messages, "note-signed"),
        Note::Certified => say!(messages, "note-certified"),
        Note::UsageRights => say!(messages, "note-usage-rights"),
        Note::Restricted => say!(messages, "note-restricted"),
        Note::LeftOut { what } => say!(messages, "note-left-out", what = what.as_str()),
        Note::CellsLeftOut { sheet } => say!(messages, "note-cells", sheet = sheet.as_str()),
        Note::PageCut { page } => {
            let page = *page;
            say!(messages, "note-page-cut", page = page)
        }
        Note::TextCut => say!(messages, "note-text-cut"),
        Note::FieldsCut => say!(messages, "note-fields-cut"),
        Note::Scanned { count, read } => {
            let (count, read) = (*count, *read);
            if read == 0 {
                say!(messages, "note-scanned-unread", count = count)
            } else {
                say!(messages, "note-scanned", count = count)
            }
        }
        Note::PagesMissing { count } => {
            let count = *count;
            say!(messages, "note-pages-missing", count = count)
        }
    }
}

/// What a person should know about how a file was read: its notes, then its pages that were not
/// read for sure, a sentence for each state.
pub fn reading(messages: &Messages, notes: &[Note], states: &[PageState]) -> Vec<String> {
    let mut said: Vec<String> = notes.iter().map(|one| note(messages, one)).collect();
    for state in [
        PageState::Scan,
        PageState::Unmapped,
        PageState::Damaged,
        PageState::Recognised,
        PageState::Picture,
    ] {
        let pages: Vec<u32> = states
            .iter()
            .zip(1..)
            .filter(|(of, _)| **of == state)
            .map(|(_, page)| page)
            .collect();
        if pages.is_empty() {
            continue;
        }
        let (count, pages) = (pages.len(), runs(&pages));
        said.push(match state {
            PageState::Unmapped => say!(messages, "pages-unmapped", count = count, pages = pages),
            PageState::Damaged => say!(messages, "pages-damaged", count = count, pages = pages),
            PageState::Recognised => {
                say!(messages, "pages-recognised", count = count, pages = pages)
            }
            PageState::Picture => say!(messages, "pages-picture", count = count, pages = pages),
            _ => say!(messages, "pages-scan", count = count, pages = pages),
        });
    }
    said
}

/// Pages as a person writes them: `1–3, 7`.
fn runs(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let shown: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            _ => format!("{first}–{last}"),
        })
        .collect();
    shown.join(", ")
}

/// What a source is.
pub fn kind(messages: &Messages, kind: SourceKind) -> String {
    match kind {
        SourceKind::Statutes => say!(messages, "kind-statutes"),
        SourceKind::ActivityReport => say!(messages, "kind-activity-report"),
        SourceKind::Accounts => say!(messages, "kind-accounts"),
        SourceKind::Application => say!(messages, "kind-application"),
        SourceKind::Budget => say!(messages, "kind-budget"),
        SourceKind::Minutes => say!(messages, "kind-minutes"),
        SourceKind::ProjectNote => say!(messages, "kind-project-note"),
        SourceKind::Agreement => say!(messages, "kind-agreement"),
        SourceKind::WebPage => say!(messages, "kind-web-page"),
        SourceKind::Letter => say!(messages, "kind-letter"),
        SourceKind::Other => say!(messages, "kind-other"),
    }
}

/// What a box takes.
pub fn box_kind(messages: &Messages, kind: forms::Kind) -> String {
    use forms::Kind;
    match kind {
        Kind::Text => say!(messages, "kind-text"),
        Kind::LongText => say!(messages, "kind-long-text"),
        Kind::Number => say!(messages, "kind-number"),
        Kind::Amount => say!(messages, "kind-amount"),
        Kind::Date => say!(messages, "kind-date"),
        Kind::Choice => say!(messages, "kind-choice"),
        Kind::Tick => say!(messages, "kind-tick"),
        Kind::Table => say!(messages, "kind-table"),
        Kind::File => say!(messages, "kind-file"),
        Kind::Signature => say!(messages, "kind-signature"),
    }
}

/// What a fact's key means, such as "Nombre d'adhérents"; the key itself when it has no name.
pub fn key(messages: &Messages, key: &str) -> String {
    let id = format!("fact-{}", key.replace(['.', '_'], "-"));
    messages.help(&id).unwrap_or_else(|| key.to_owned())
}

/// A source's date, with where it was found.
pub fn dated(messages: &Messages, origin: DateOrigin, date: &str) -> String {
    let year = date.len() == 4;
    match origin {
        DateOrigin::Written if year => say!(messages, "dated-year-written", date = date),
        DateOrigin::Written => say!(messages, "dated-written", date = date),
        DateOrigin::Name => say!(messages, "dated-name", date = date),
        DateOrigin::Properties => say!(messages, "dated-properties", date = date),
        DateOrigin::Letter => say!(messages, "dated-letter", date = date),
        DateOrigin::File => say!(messages, "dated-file", date = date),
    }
}

/// Why one answer could not be written into the file.
pub fn not_written(messages: &Messages, error: &WriteError) -> String {
    match error {
        WriteError::NoSuchPlace(_) => say!(messages, "not-written-no-place"),
        WriteError::Forbidden(..) => say!(messages, "not-written-forbidden"),
        _ => say!(messages, "not-written-otherwise"),
    }
}

/// Why there is no filled file at all.
pub fn no_file(messages: &Messages, error: &WriteError) -> String {
    match error {
        WriteError::Unsupported(Format::Schema | Format::Html) => say!(messages, "answer-web"),
        WriteError::Unsupported(format) => {
            say!(messages, "answer-unsupported", format = format.extension())
        }
        WriteError::Closed(closing) => note(messages, closing),
        error => say!(messages, "answer-not-written", detail = error.to_string()),
    }
}

/// That the filled copy is of another format than the form, and what that means.
pub fn other_format(messages: &Messages, form: Format) -> Option<String> {
    let written = form.written().filter(|written| *written != form)?;
    Some(say!(
        messages,
        "answer-other-format",
        from = form.extension(),
        to = written.extension()
    ))
}

/// A length against its limit: "412 / 500 caractères".
pub fn length(messages: &Messages, length: u32, limit: Option<&Limit>) -> String {
    length_pattern(messages, &grouped(length, messages.tongue), limit)
}

/// The same with any text in the place of the length.
pub fn length_pattern(messages: &Messages, length: &str, limit: Option<&Limit>) -> String {
    let Some(limit) = limit else {
        return say!(messages, "length-free", length = length);
    };
    let number = grouped(limit.number, messages.tongue);
    let text = match limit.unit {
        Unit::Characters => say!(
            messages,
            "length-characters",
            length = length,
            number = number
        ),
        Unit::CharactersWithoutSpaces => {
            say!(
                messages,
                "length-characters-without-spaces",
                length = length,
                number = number
            )
        }
        Unit::Words => say!(messages, "length-words", length = length, number = number),
        Unit::Lines => say!(messages, "length-lines", length = length, number = number),
        // Room on the page means nothing to a person as a number of points.
        Unit::Points => return say!(messages, "length-free", length = length),
    };
    match limit.origin {
        LimitOrigin::Measured | LimitOrigin::Loose => say!(messages, "length-about", text = text),
        LimitOrigin::Declared | LimitOrigin::Prose => text,
    }
}

/// A limit alone: "500 caractères". Empty for room on the page, which says nothing to a person.
pub fn limit(messages: &Messages, limit: &Limit) -> String {
    let number = grouped(limit.number, messages.tongue);
    match limit.unit {
        Unit::Characters | Unit::CharactersWithoutSpaces => {
            say!(messages, "limit-characters", number = number)
        }
        Unit::Words => say!(messages, "limit-words", number = number),
        Unit::Lines => say!(messages, "limit-lines", number = number),
        Unit::Points => String::new(),
    }
}

/// That nothing of the dossier changed.
pub fn safe_dossier(messages: &Messages) -> String {
    say!(messages, "safe-dossier")
}

/// That the form is as it was.
pub fn safe_original(messages: &Messages) -> String {
    say!(messages, "safe-original")
}

/// That nothing at all changed.
pub fn safe_nothing_changed(messages: &Messages) -> String {
    say!(messages, "safe-nothing-changed")
}

/// A page by its number: "page 3".
pub fn page(messages: &Messages, page: u32) -> String {
    say!(messages, "place-page", page = page)
}

/// The heading that something stands under.
pub fn heading(messages: &Messages, heading: &str) -> String {
    say!(messages, "place-heading", heading = heading)
}

/// That what was read may be read wrongly, as from a scan.
pub fn doubtful(messages: &Messages) -> String {
    say!(messages, "place-doubtful")
}

/// A box's label on one line.
pub fn label(messages: &Messages, label: &str) -> String {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    if label.is_empty() {
        say!(messages, "box-without-label")
    } else {
        label
    }
}

/// A date such as `2025-12-31`, `2025-12` or `2025`, written out.
pub fn date(messages: &Messages, iso: &str) -> String {
    match Date::from_iso(iso) {
        Some(date) => dates::display(date, messages.tongue.language()),
        None => iso.to_owned(),
    }
}

/// The date of a source: a report, accounts and a budget are of a year, which is kept as its last
/// day.
pub fn of_source(iso: &str, kind: SourceKind) -> &str {
    let yearly = matches!(
        kind,
        SourceKind::ActivityReport | SourceKind::Accounts | SourceKind::Budget
    );
    match iso.strip_suffix("-12-31") {
        Some(year) if yearly => year,
        _ => iso,
    }
}

/// A figure without its year: `60 Achats : 1 250,40 € (charges, prévu)`.
pub fn figure(messages: &Messages, figure: &Figure) -> String {
    let label = [figure.account.as_str(), figure.label.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let value = match figure.unit {
        dossier::Unit::Euro => amounts::display(figure.cents, messages.tongue.language()),
        dossier::Unit::Percent => say!(
            messages,
            "figures-percent",
            number = decimal(messages, figure.cents)
        ),
        dossier::Unit::Count => decimal(messages, figure.cents),
    };
    let mut said = say!(
        messages,
        "figures-line",
        label = label.as_str(),
        value = value.as_str()
    );
    // What its column is of, such as an action.
    let column = figure.table.rsplit(" > ").next().unwrap_or_default();
    let mut remarks: Vec<String> = Vec::new();
    if !figure
        .place
        .headings
        .iter()
        .any(|heading| heading == column)
        && !column.is_empty()
    {
        remarks.push(column.to_owned());
    }
    remarks.extend(figure.side.map(|side| match side {
        Side::Charges => say!(messages, "figures-charges"),
        Side::Products => say!(messages, "figures-products"),
    }));
    remarks.extend(figure.planned.map(|planned| match planned {
        true => say!(messages, "figures-planned"),
        false => say!(messages, "figures-actual"),
    }));
    if !remarks.is_empty() {
        said.push_str(&format!(" ({})", remarks.join(", ")));
    }
    said
}

/// Hundredths as a number, without needless zeros.
fn decimal(messages: &Messages, hundredths: i64) -> String {
    let number = (hundredths as f64 / 100.0).to_string();
    match messages.tongue {
        Tongue::Fr => number.replace('.', ","),
        Tongue::En => number,
    }
}

/// A number with its thousands set apart as the language does it.
fn grouped(number: u32, tongue: Tongue) -> String {
    let separator = match tongue {
        Tongue::Fr => '\u{202f}',
        Tongue::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(412, Tongue::Fr), "412");
        assert_eq!(grouped(1_500, Tongue::Fr), "1\u{202f}500");
        assert_eq!(grouped(1_234_567, Tongue::En), "1,234,567");
    }

    #[test]
    fn pages_are_told_in_runs() {
        assert_eq!(runs(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
    }
}
