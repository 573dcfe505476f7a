//! From a document to its boxes: each kind of place claims in turn, then every box is settled.

use std::collections::HashMap;

use documents::{Anchor, Document, Format};
use language::embeddings::Embedding;

use crate::found::{Found, Slot};
use crate::layout::Layout;
use crate::meaning::Meaning;
use crate::model::{Form, FormBox, Group, Kind, Owner};
use crate::wording::{fold, has_words};
use crate::{
    blanks, cells, conditions, dotted, fields, flat, heads, kinds, labels, limits, matching,
    mentions, placeholders, prompts, sections, sheets, ticks, widgets, zones,
};

/// Recognises the boxes of a document. Order of claim, one place one box: content control, legacy
/// field, AcroForm, drawn blank, "Réponse :", blank cell, blank paragraph.
pub fn recognise(document: &Document) -> Form {
    if !document.template.is_empty() {
        // The pages only say to open the form elsewhere.
        return recognise(&Document {
            blocks: document.template.clone(),
            template: Vec::new(),
            words: Vec::new(),
            strokes: Vec::new(),
            ..document.clone()
        });
    }
    let mut found = match document.format {
        Format::Xlsx | Format::Ods | Format::Xls => sheets::boxes(document),
        Format::Schema => crate::declared::boxes(&Layout::of(document)),
        Format::Pdf if widgets::any(document) => widgets::boxes(document),
        Format::Pdf if !document.words.is_empty() => flat::boxes(document),
        _ => text_boxes(document),
    };
    found.retain(|one| !document.is_protected(&one.address));
    found.sort_by_key(|one| one.order);
    found.retain(|one| !one.section.iter().any(|title| is_example(title)));
    carry_on(&mut found);
    crate::years::settle(&mut found);
    count_in_money(&mut found);
    list_in_money(&mut found);
    count_by_year(&mut found);
    conditions::carry_questions(&mut found);
    limits::of_titles(&mut found);
    heads::tick_yes_and_no(&mut found);
    let mut boxes: Vec<FormBox> = found
        .into_iter()
        .enumerate()
        .map(|(i, one)| settle(i, one))
        .collect();
    crate::rubrics::mark(document, &mut boxes);
    conditions::tie(&mut boxes);
    sections::repeat(&mut boxes);
    Form {
        fingerprint: crate::fingerprint(&boxes),
        sketch: crate::family::Sketch::of(document, &boxes),
        format: document.format,
        pages: document.pages,
        title: sections::title(document),
        funder: crate::funder::of(document),
        boxes,
        states: document.states.clone(),
        notes: (document.notes.iter().cloned())
            .chain(crate::scanned::note(document))
            .collect(),
        whole_euros: crate::euros::whole(document),
        attachments: crate::attachments::of(document),
    }
}

/// The boxes of a text with tables: by its fields, by what is drawn with characters, by what is
/// left blank.
pub(crate) fn text_boxes(document: &Document) -> Vec<Found> {
    let layout = Layout::of(document);
    let mut slots = fields::slots(&layout);
    let fillable = slots.iter().filter(|slot| !slot.is_tick()).count();
    // A protected document takes answers in its fields only.
    let open = !document.notes.contains(&documents::Note::Protected) || slots.is_empty();
    if open {
        claim(&mut slots, ticks::slots(&layout));
        claim(&mut slots, mentions::slots(&layout));
        claim(&mut slots, dotted::slots(&layout));
        // A web page's places are its controls; what it says of days is help.
        if document.format != Format::Html {
            let paper = document.format == Format::Pdf;
            claim(&mut slots, placeholders::slots(&layout, paper));
        }
        let taken = taken(&layout, &slots);
        claim(&mut slots, dotted::after_colons(&layout, &taken));
        let after = dotted::after_places(&layout, &slots);
        claim(&mut slots, after);
    }
    slots.sort_by_key(|slot| (slot.line, slot.start));
    let mut found = labels::boxes(&layout, &slots);
    if open {
        let taken = taken(&layout, &slots);
        found.extend(cells::boxes(&layout, &taken));
        // A form made of fields says where to write; its blank paragraphs are only room.
        let texts = found
            .iter()
            .filter(|one| one.kind != Some(Kind::Tick))
            .count();
        if fillable < 5 || 2 * fillable < texts {
            found.extend(blanks::boxes(&layout, &taken));
        }
    }
    let funder = zones::funder_lines(&layout);
    let signs = zones::signature_lines(&layout);
    for one in &mut found {
        let line = one.order.0;
        // A blank cell of a page holds no line: the number is that of the next.
        let own = one.address.anchor != Anchor::Cell
            || layout.lines.get(line).is_some_and(|line| {
                let inside = line.block.address.path.strip_prefix(&one.address.path);
                inside.is_some_and(|rest| rest.starts_with('/'))
            });
        let spoken = if own { line } else { line.saturating_sub(1) };
        if funder.get(spoken).copied().unwrap_or(false) {
            one.owner = Some(Owner::Funder);
        } else if own && signs.get(line).copied().unwrap_or(false) {
            one.owner = Some(Owner::Signature);
        }
    }
    // "Je soussigné ……, en qualité de ……": the quality is the signer's.
    let mut signed = None;
    for one in &mut found {
        let quality = ["en qualite de", "agissant en qualite de", "qualite"];
        if signed == Some(one.order.0) && quality.contains(&fold(&one.label).as_str()) {
            one.owner = Some(Owner::Signature);
        }
        let signs = one.owner == Some(Owner::Signature) || zones::is_attestation(&one.label);
        signed = signs.then_some(one.order.0).or(signed);
    }
    found
}

/// A section that shows how a form looks when it is filled.
pub(crate) fn is_example(title: &str) -> bool {
    let folded = fold(title);
    ["exemple", "example", "exemplo", "beispiel"].contains(&folded.as_str())
        || [
            "exemple rempli",
            "exemple de remplissage",
            "exemple complete",
            "completed example",
            "filled example",
            "worked example",
            "ausgefulltes beispiel",
            "exemplo preenchido",
        ]
        .iter()
        .any(|words| folded.contains(words))
}

/// What a box takes over from the one before it: "dont femmes" counts what was counted, and the
/// parts of one place take the same.
fn carry_on(found: &mut [Found]) {
    for i in 1..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let (last, one) = (&mut before[i - 1], &mut rest[0]);
        let folded = fold(&one.label);
        if (folded.starts_with("dont ")
            || folded.starts_with("of which")
            || folded.starts_with("davon"))
            && one.kind.is_none()
        {
            let whole = if fold(&last.label).starts_with("dont ") && has_words(&last.help) {
                last.help.clone()
            } else {
                last.label.clone()
            };
            let kind = kinds::kind(last);
            if matches!(kind, Kind::Number | Kind::Amount) {
                one.kind = Some(kind);
                if one.help.is_empty() {
                    one.help = whole;
                }
            }
        }
        let same = |a: &Found, b: &Found| match (&a.group, &b.group) {
            (Some(x), Some(y)) => x.id == y.id && x.column.is_empty() && y.column.is_empty(),
            _ => false,
        };
        if same(last, one) && one.kind.is_none() && last.kind.is_none() {
            let (first, second) = (kinds::kind(last), kinds::kind(one));
            if first == Kind::Text && second != Kind::Text {
                last.kind = Some(second);
            } else if second == Kind::Text && first != Kind::Text {
                one.kind = Some(first);
            }
        }
    }
}

/// Cells of a table whose rows are mostly lines of a budget hold amounts, whatever their columns are
/// called ("Prévu 2026", "Réalisé"), but for columns of words and of per cents.
fn count_in_money(found: &mut [Found]) {
    let mut rows: HashMap<String, HashMap<String, bool>> = HashMap::new();
    for one in found.iter() {
        let Some(group) = one.group.as_ref().filter(|group| has_words(&group.row)) else {
            continue;
        };
        let table = rows.entry(group.id.clone()).or_default();
        table.entry(group.row.clone()).or_insert_with(|| {
            let asked = matching::match_question(&group.row, &one.section, "", Some(Kind::Amount));
            asked.is_some_and(|asked| {
                asked.id.starts_with("budget.line.") && asked.confidence >= 0.5
            })
        });
    }
    for one in found.iter_mut() {
        let Some(group) = one.group.as_ref().filter(|group| has_words(&group.row)) else {
            continue;
        };
        let Some(table) = rows.get(&group.id) else {
            continue;
        };
        let lines = table.values().filter(|line| **line).count();
        let title = format!("{} {}", group.label, one.section.join(" "));
        let column = fold(&group.column);
        let counted = COUNTED.iter().any(|word| column.contains(word))
            || column.chars().filter(char::is_ascii_digit).count() >= 4;
        let titled = is_of_money(&title) && counted;
        let budget = titled || lines >= 3 && 2 * lines >= table.len();
        if !budget || one.kind.is_some() || kinds::kind(one) != Kind::Text {
            continue;
        }
        if group.column.contains('%') {
            one.kind = Some(Kind::Number);
        } else if !kinds::is_wordy_column(&group.column) {
            one.kind = Some(Kind::Amount);
        }
    }
}

/// "Prévu 2026", "Réalisé 2026" over lines that are not of money: as many.
fn count_by_year(found: &mut [Found]) {
    for one in found.iter_mut() {
        let Some(group) = one.group.as_ref().filter(|group| has_words(&group.row)) else {
            continue;
        };
        let column = fold(&group.column);
        let counted = ["prevu", "realise", "previsionnel", "planned", "actual"]
            .iter()
            .any(|head| column.starts_with(head));
        let year = column.chars().filter(char::is_ascii_digit).count() >= 4;
        if counted && year && one.kind.is_none() && kinds::kind(one) == Kind::Text {
            one.kind = Some(Kind::Number);
        }
    }
}

/// Words of a title under which lines take amounts, folded.
const MONEY: [&str; 19] = [
    "budget",
    "financement",
    "depenses",
    "recettes",
    "charges",
    "produits",
    "ressources",
    "(€)",
    "en euros",
    "couts",
    "expenditure",
    "presupuesto",
    "gastos",
    "ingresos",
    "ausgaben",
    "einnahmen",
    "preventivo",
    "kosten",
    "costi",
];

/// Columns of figures, folded.
const COUNTED: [&str; 14] = [
    "prevu",
    "realis",
    "montant",
    "cout",
    "total",
    "ttc",
    "importe",
    "amount",
    "solicitad",
    "fondos propios",
    "otras ayudas",
    "beantragt",
    "eigenmittel",
    "betrag",
];

/// A title over amounts.
fn is_of_money(title: &str) -> bool {
    let title = fold(title);
    MONEY.iter().any(|word| title.contains(word))
}

/// Lines one after another under a title of money take amounts, whatever they are called ("Droits
/// d'auteur ……", "Billetterie ……"): those that nothing else says the kind of, where at least half are
/// lines of a budget.
fn list_in_money(found: &mut [Found]) {
    let listed = |one: &Found| {
        let titled = one.section.last().is_some_and(|title| is_of_money(title));
        let short = one.label.split_whitespace().count() <= 6 && !one.label.ends_with(['?', ':']);
        let open = one.input.is_none() || one.one_line && one.input == Some(documents::Input::Text);
        titled && one.group.is_none() && open && one.choices.is_empty() && short
    };
    let is_line = |one: &Found| {
        let asked = matching::match_question(&one.label, &one.section, "", Some(Kind::Amount));
        cells::is_total(&one.label)
            || asked.is_some_and(|asked| {
                asked.id.starts_with("budget.line.") && asked.confidence >= 0.5
            })
    };
    let mut from = 0;
    while from < found.len() {
        let run = found[from..].iter().take_while(|one| listed(one)).count();
        let lines = found[from..from + run]
            .iter()
            .filter(|one| is_line(one))
            .count();
        if run >= 4 && 2 * lines >= run {
            for one in &mut found[from..from + run] {
                if one.kind.is_none() && kinds::kind(one) == Kind::Text {
                    one.kind = Some(Kind::Amount);
                }
            }
        }
        from += run.max(1);
    }
}

/// Adds places that no earlier claim holds.
fn claim<'a>(slots: &mut Vec<Slot<'a>>, more: Vec<Slot<'a>>) {
    let mut held: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
    for slot in slots.iter() {
        held.entry(slot.line)
            .or_default()
            .push((slot.start, slot.end));
    }
    for slot in more {
        let free = held.get(&slot.line).is_none_or(|spans| {
            spans
                .iter()
                .all(|(start, end)| slot.end <= *start || slot.start >= *end)
        });
        if free {
            slots.push(slot);
        }
    }
}

fn taken(layout: &Layout, slots: &[Slot]) -> Vec<bool> {
    let mut taken = vec![false; layout.lines.len()];
    for slot in slots {
        taken[slot.line] = true;
    }
    taken
}

fn settle(i: usize, mut one: Found) -> FormBox {
    limits::settle(&mut one);
    zones::own(&mut one);
    // "-- Choisir --" is what a list shows before anybody chose.
    if prompts::is_prompt(&one.value) {
        one.value.clear();
    }
    one.choices.retain(|choice| !prompts::is_prompt(choice));
    let kind = kinds::kind(&one);
    if kind == Kind::Signature && one.owner.is_none() {
        one.owner = Some(Owner::Signature);
    }
    if matches!(kind, Kind::Amount | Kind::Number | Kind::Text)
        && one.owner.is_none()
        && heads::is_difference(&one)
    {
        one.owner = Some(Owner::Computed);
    }
    if one.condition.is_none() {
        one.condition = conditions::words(&one.label);
    }
    one.required |= one.label.ends_with('*') || is_required(&one);
    let owner = one.owner.unwrap_or(Owner::Applicant);
    // What one attests is a question too, that a person answers alone.
    let asked = match owner {
        Owner::Applicant | Owner::Signature => {
            let label = context_label(&one.label, one.group.as_ref(), kind);
            matching::match_question(&label, &one.section, &one.help, Some(kind))
        }
        Owner::Funder | Owner::Computed => None,
    };
    let question = asked.filter(|asked| owner == Owner::Applicant || attests(&asked.id));
    let question = question.filter(|asked| {
        let row = one.group.as_ref().map_or("", |group| group.row.as_str());
        !counts_others(row, &asked.id)
    });
    let question = question.filter(|asked| !is_legal_form(&one, kind) || !attaches(&asked.id));
    let mut about = one.section.clone();
    if let Some(group) = one
        .group
        .as_ref()
        .filter(|g| has_words(&g.label) && !about.contains(&g.label))
    {
        about.push(group.label.clone());
    }
    // What the funder fills is not asked of anybody.
    let guard = match owner {
        Owner::Funder | Owner::Computed => None,
        Owner::Applicant | Owner::Signature => guard::flag(&one.label, &about, &one.help),
    };
    FormBox {
        id: format!("b{}", i + 1),
        address: one.address,
        section: one.section,
        label: one.label,
        help: one.help,
        kind,
        choices: one.choices,
        limit: one.limit,
        required: one.required,
        condition: one.condition,
        asked_by: None,
        repeat: one
            .group
            .as_ref()
            .filter(|group| !group.row.is_empty())
            .map(|group| group.id.clone()),
        group: one.group,
        rubric: String::new(),
        owner,
        question,
        guard,
        value: one.value,
    }
}

/// "Dont femmes" beside another line than that of the members does not count the members' women.
fn counts_others(row: &str, question: &str) -> bool {
    let of_members = matches!(question, "means.members_women" | "means.members_men");
    let row = fold(row);
    let members = [
        "adherent",
        "membre",
        "member",
        "licenci",
        "cotisant",
        "societaire",
    ];
    of_members && has_words(&row) && !members.iter().any(|word| row.contains(word))
}

/// What a tick asks is its question, not its own words; others ask by their label.
fn context_label(label: &str, group: Option<&Group>, kind: Kind) -> String {
    match group {
        Some(group) if kind == Kind::Tick && has_words(&group.label) => {
            format!("{} {label}", group.label)
        }
        // A cell of figures asks for its row; its column says of when.
        Some(group) if has_words(&group.row) && kind == Kind::Amount => group.row.clone(),
        // "Oui, combien ?" asks of what the ticks before it ask.
        Some(group) if has_words(&group.label) && group.row.is_empty() && follows_up(label) => {
            format!("{} {label}", group.label)
        }
        _ => label.to_owned(),
    }
}

/// What a box asks, in the form's words.
pub fn asked_label(asked: &FormBox) -> String {
    context_label(&asked.label, asked.group.as_ref(), asked.kind)
}

/// The label of a box with its help, where that may say more of what is asked.
pub fn helped_label(asked: &FormBox) -> Option<String> {
    let help = asked.help.trim();
    (!help.is_empty()).then(|| format!("{} {help}", asked_label(asked)))
}

/// True for boxes whose question is asked by meaning too. What its words say exactly, or a person,
/// stays; ticks and rows of tables are asked by others' words.
pub fn is_asked_by_meaning(asked: &FormBox) -> bool {
    let sure = asked
        .question
        .as_ref()
        .is_some_and(|asked| asked.confidence >= EXACT);
    let row = asked.group.as_ref();
    let row = row.is_some_and(|group| has_words(&group.row));
    let ticked = asked.kind == Kind::Tick;
    !sure && !ticked && !row && asked.owner == Owner::Applicant && has_words(&asked.label)
}

/// Recognises what a box asks by meaning: `vectors` are those of [`asked_label`] and of
/// [`helped_label`].
pub fn ask_by_meaning(
    asked: &mut FormBox,
    meaning: &Meaning,
    vectors: (&Embedding, Option<&Embedding>),
) {
    let label = asked_label(asked);
    let helped = helped_label(asked);
    let both = vectors.1.zip(helped.as_deref());
    let shares = meaning.shares((vectors.0, &label), both);
    let (section, help, kind) = (&asked.section, &asked.help, Some(asked.kind));
    let question = matching::match_meaning(&label, section, help, kind, &shares);
    let mut question = question.filter(|question| !counts_others("", &question.id));
    // Where words and meaning say the same, the words count too, to be looked at by a person.
    if let (Some(meant), Some(said)) = (&mut question, &asked.question)
        && meant.id == said.id
    {
        meant.confidence = meant.confidence.max(said.confidence.min(AGREED));
    }
    asked.question = question;
}

/// What words that meaning is less sure of are worth at most: an answer is offered, and not filled.
const AGREED: f32 = 0.59;

/// Confidence of a label whose words are those of a wording, or nearly.
const EXACT: f32 = 0.90;

/// Words that go on with a question: "Oui, combien ?", "précisez".
fn follows_up(label: &str) -> bool {
    let folded = fold(label);
    [
        "oui", "non", "si ", "yes", "no ", "precise", "lequel", "laquelle", "combien",
    ]
    .iter()
    .any(|head| folded.starts_with(head))
}

/// "Statut : ☐ Association ☐ Coopérative" asks what one is, and for no copy of the statutes.
fn is_legal_form(one: &Found, kind: Kind) -> bool {
    let group = one.group.as_ref().map_or("", |group| group.label.as_str());
    let folded = fold(group);
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    kind == Kind::Tick
        && (words == "statut" || words.starts_with("statut ") || words.contains("forme juridique"))
}

fn attaches(question: &str) -> bool {
    let question = crate::catalogue().get(question);
    question.is_some_and(|question| question.kind == crate::QuestionKind::Attachment)
}

fn attests(question: &str) -> bool {
    let question = crate::catalogue().get(question);
    question.is_some_and(|question| question.kind == crate::QuestionKind::Attestation)
}

fn is_required(one: &Found) -> bool {
    let help = fold(&one.help);
    let label = fold(&one.label);
    [label.as_str(), help.as_str()].iter().any(|t| {
        t.contains("(obligatoire)") || t.contains("champ obligatoire") || t.contains("(required)")
    })
}
