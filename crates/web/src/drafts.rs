//! A form that is being answered: what was proposed for each box, what the person did with it, and what
//! goes into the file.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use answers::{Fill, Lesson, Proposal, Status, Why, typed};
use desk::answering::{self, Wanted};
use desk::context::Context;
use desk::failure::{Failure, of_store};
use desk::filling::{self, Filled};
use desk::messages::say;
use desk::watch::Watch;
use desk::{editions, reading, words};
use documents::{Edit, Value};
use dossier::Dossier;
use dossier::library::{Approved, EntryId};
use forms::{Form, FormBox, Returned};
use language::embeddings::Embedder;
use store::{Draft, DraftAnswer, DraftId, DraftState, Offered, Store as _};

use crate::room::{Loaded, Room};

/// A draft with its form.
pub(crate) struct Open {
    pub(crate) draft: Draft,
    /// With what a person corrected of its boxes.
    pub(crate) form: Form,
    /// What was said of the form when it was compared with an earlier edition.
    pub(crate) changed: Option<forms::Changes>,
}

/// A box with what was proposed for it and what the person did.
pub(crate) struct One<'a> {
    pub(crate) asked: &'a FormBox,
    pub(crate) offered: &'a Offered,
    pub(crate) done: Option<&'a DraftAnswer>,
}

impl<'a> One<'a> {
    /// What was proposed.
    pub(crate) fn proposal(&self) -> &'a Proposal {
        &self.offered.proposal
    }

    /// What the person decided.
    pub(crate) fn state(&self) -> DraftState {
        self.done.map_or(DraftState::Open, |done| done.state)
    }

    /// The text as it is now: what the person typed, else what was proposed. An argued reply to what
    /// should not be asked is no text for the box.
    pub(crate) fn text(&self) -> &'a str {
        if let Some(text) = self.done.and_then(|done| done.text.as_deref()) {
            return text;
        }
        match self.proposal().status {
            Status::Filled | Status::Check => &self.proposal().text,
            Status::ToWrite | Status::Refused | Status::Left => "",
        }
    }

    /// What tells whether the text was changed since a page showed it: its digest.
    pub(crate) fn version(&self) -> String {
        store::digest(self.text().as_bytes())
    }

    /// True where a text would go over another one that its page never showed: one that was written
    /// meanwhile in another tab, or by another person. `seen` is the version that the page showed.
    pub(crate) fn is_overtaken(&self, seen: &str, text: &str) -> bool {
        !seen.is_empty() && seen != self.version() && text != self.text()
    }

    /// True where the person typed something else than what was proposed.
    pub(crate) fn is_edited(&self) -> bool {
        self.done.is_some_and(|done| done.text.is_some())
    }

    /// True where a text is longer than a limit that the form itself states: its funder would refuse it.
    /// Room that was measured is another thing: what does not fit goes onto the sheet beside the form.
    pub(crate) fn is_refused_as_too_long(&self, text: &str) -> bool {
        use forms::LimitOrigin::{Declared, Prose};
        let limit = self.asked.limit.as_ref();
        limit.is_some_and(|limit| matches!(limit.origin, Declared | Prose))
            && !typed::fits(text, limit)
    }

    /// Whether it goes into the file: what a person accepted or typed, and what is sure.
    pub(crate) fn is_written(&self) -> bool {
        match self.state() {
            DraftState::Accepted => !self.text().is_empty(),
            DraftState::Blank => false,
            DraftState::Open | DraftState::Later => {
                self.is_edited() && !self.text().is_empty()
                    || !self.is_edited() && self.proposal().status == Status::Filled
            }
        }
    }

    /// Whether it waits for the person: nothing was decided, and it is theirs to decide.
    pub(crate) fn waits(&self) -> bool {
        let decided = matches!(self.state(), DraftState::Accepted | DraftState::Blank);
        !decided && (self.proposal().status == Status::Filled || words::is_to_do(self.proposal()))
    }

    /// What is written into the file.
    fn value(&self, fill: Fill) -> Option<Value> {
        let undecided = matches!(self.state(), DraftState::Open | DraftState::Later);
        let to_check = self.proposal().status == Status::Check && !self.is_edited();
        let is_wanted = fill == Fill::Check && undecided && to_check;
        if !(self.is_written() || is_wanted) {
            return None;
        }
        match self.is_edited() {
            true => typed::value(self.asked, self.text()),
            false => self.offered.value.clone(),
        }
    }

    /// The proposal as the person left it, for a report.
    fn settled(&self) -> Proposal {
        let mut proposal = self.offered.whole();
        if self.is_edited() {
            self.text().clone_into(&mut proposal.text);
            proposal.length = typed::measured(self.text(), proposal.limit.as_ref());
            proposal.value = typed::value(self.asked, self.text());
            proposal.why = Why::Typed;
            if !self.text().is_empty() {
                proposal.status = Status::Filled;
            }
        }
        match self.state() {
            DraftState::Accepted if !self.text().is_empty() => proposal.status = Status::Filled,
            DraftState::Blank => proposal.status = Status::Left,
            _ => {}
        }
        proposal
    }
}

impl Open {
    /// The boxes, in their order.
    pub(crate) fn boxes<'a>(&'a self, done: &'a BTreeMap<String, DraftAnswer>) -> Vec<One<'a>> {
        let offered: HashMap<&str, &Offered> = (self.draft.offered.iter())
            .map(|offered| (offered.proposal.box_id.as_str(), offered))
            .collect();
        self.form
            .boxes
            .iter()
            .filter_map(|asked| {
                Some(One {
                    asked,
                    offered: offered.get(asked.id.as_str())?,
                    done: done.get(&asked.id),
                })
            })
            .collect()
    }
}

/// What the person did with the boxes of a draft.
pub(crate) async fn done(
    room: &Room,
    id: DraftId,
) -> Result<BTreeMap<String, DraftAnswer>, store::Error> {
    let answers = room.store.draft_answers(id).await?;
    Ok(answers
        .into_iter()
        .map(|one| (one.box_id.clone(), one))
        .collect())
}

/// A draft with its form, from the store.
pub(crate) async fn open(room: &Room, id: DraftId) -> Result<Option<Open>, store::Error> {
    let Some(draft) = room.store.draft(id).await? else {
        return Ok(None);
    };
    let known = room.store.forms().await?;
    let own = known
        .iter()
        .find(|known| known.form.fingerprint == draft.fingerprint);
    let Some(own) = own else {
        return Ok(None);
    };
    let others: Vec<_> = (known.iter())
        .filter(|one| one.form.fingerprint != draft.fingerprint)
        .cloned()
        .collect();
    let earlier = editions::of(own.form.clone(), &others).earlier;
    let mut form = own.form.clone();
    forms::apply(&mut form, &own.corrections);
    Ok(Some(Open {
        draft,
        form,
        changed: earlier.map(|earlier| earlier.changes),
    }))
}

/// Reads a form and answers it. Gives the draft's number.
pub(crate) async fn begin(
    context: &Context,
    room: &Room,
    embedder: Option<Arc<Embedder>>,
    path: &Path,
    watch: &dyn Watch,
) -> Result<DraftId, Failure> {
    let messages = &context.messages;
    let name = reading::file_name(path);
    watch.begin(3);
    watch.doing(&name);
    let (original, recognised) = reading::form_at(messages, path, watch)?;
    watch.step();
    let failed = |error| of_store(messages, error, room.dir());
    let known = room.store.forms().await.map_err(failed)?;
    let edition = editions::of(recognised, &known);
    let loaded = room.loaded(context, embedder.as_ref()).await?;
    // One of its own, which is turned to the form's project.
    let mut dossier = Dossier::clone(&loaded.dossier);
    watch.step();
    let wanted = Wanted::default();
    let embedder = embedder.as_deref();
    let form = &edition.form;
    let answers = answering::answer(context, &mut dossier, form, path, embedder, &wanted, watch)?;
    let kept = edition.to_keep(&name, &original, &known);
    let written = |id: &str| {
        let of = |one: &&Proposal| one.box_id == id && one.status == Status::Filled;
        answers.proposals.iter().any(|one| of(&one))
    };
    answering::remember(context, &room.store, kept, &original, &answers, written)
        .await
        .map_err(failed)?;
    let id = answering::begin_draft(context, &room.store, &name, &original, &edition, &answers)
        .await
        .map_err(failed)?;
    watch.end();
    Ok(id)
}

/// Answers a form anew, from what the dossier holds now and for a project; what the person did stays.
pub(crate) async fn again(
    context: &Context,
    room: &Room,
    embedder: Option<Arc<Embedder>>,
    open: &Open,
    project: Option<&str>,
    watch: &dyn Watch,
) -> Result<(), Failure> {
    let failed = |error| of_store(&context.messages, error, room.dir());
    watch.begin(2);
    let loaded = room.loaded(context, embedder.as_ref()).await?;
    // One of its own, which is turned to the form's project.
    let mut dossier = Dossier::clone(&loaded.dossier);
    watch.step();
    let wanted = Wanted {
        project,
        ..Wanted::default()
    };
    let path = Path::new(&open.draft.name);
    let embedder = embedder.as_deref();
    let form = &open.form;
    let answers = answering::answer(context, &mut dossier, form, path, embedder, &wanted, watch)?;
    let project = answers
        .project
        .as_ref()
        .map(|project| project.title.as_str());
    let offered: Vec<Offered> = answers.proposals.iter().cloned().map(Offered::of).collect();
    let id = open.draft.id;
    let offer = room.store.offer(id, project, &offered).await;
    offer.map_err(failed)?;
    room.changed(id).await;
    watch.end();
    Ok(())
}

/// The proposals as the person left them.
pub(crate) fn settled(boxes: &[One<'_>]) -> Vec<Proposal> {
    boxes.iter().map(One::settled).collect()
}

/// The form's own file, with what goes into it, marked where that holds what a model worded; what nobody
/// decided on as `fill` says.
pub(crate) fn fill(
    context: &Context,
    open: &Open,
    boxes: &[One<'_>],
    original: &[u8],
    fill: Fill,
) -> Filled {
    let edits = boxes.iter().filter_map(|one| {
        let value = one.value(fill)?;
        // A box that is not ticked is left as the form has it.
        (value != Value::Tick(false)).then(|| Edit {
            address: one.asked.address.clone(),
            value,
        })
    });
    let edits: Vec<Edit> = edits.collect();
    let (messages, name, form) = (&context.messages, &open.draft.name, &open.form);
    let mut filled = filling::fill(messages, original, name, form, edits.clone());
    let reworded = boxes.iter().filter_map(|one| match &one.proposal().why {
        Why::Reworded { model, .. } if !one.is_edited() => Some((one.asked.id.clone(), model)),
        _ => None,
    });
    let (ids, models): (BTreeSet<String>, BTreeSet<&String>) = reworded.unzip();
    if let Some(model) = models.first() {
        let marked = filling::mark(messages, &mut filled, name, form, &edits, &ids, model);
        if !marked {
            let what = say!(messages, "filled-unmarked");
            filled = Filled {
                bytes: None,
                error: Some(what),
                ..filled
            };
        }
    }
    filled
}

/// What accepting a text for a box teaches.
pub(crate) fn lesson(
    context: &Context,
    dossier: &Dossier,
    open: &Open,
    one: &One<'_>,
    text: &str,
) -> Lesson {
    let proposal = one.proposal();
    let shown = matches!(proposal.status, Status::Filled | Status::Check);
    let passages: Vec<String> = proposal
        .sources
        .iter()
        .map(|one| one.quote.clone())
        .collect();
    let documents: Vec<String> = (proposal.sources.iter())
        .map(|one| one.document.clone())
        .collect();
    let mut offered = HashMap::new();
    if shown {
        let of = answers::Offered {
            text: &proposal.text,
            passages: &passages,
            documents: &documents,
            written: true,
        };
        offered.insert(one.asked.id.as_str(), of);
    }
    let returned = [Returned {
        box_id: one.asked.id.clone(),
        text: Some(text.to_owned()),
    }];
    let form = Form {
        boxes: vec![one.asked.clone()],
        ..open.form.clone()
    };
    let given = (open.draft.name.as_str(), context.today);
    answers::lesson(&form, &returned, &offered, dossier, given)
}

/// Accepts a text for a box: it goes into the form, and what it teaches into the library.
pub(crate) async fn accept(
    context: &Context,
    room: &Room,
    open: &Open,
    loaded: &Loaded,
    one: &One<'_>,
    text: &str,
) -> Result<(), store::Error> {
    let lesson = lesson(context, &loaded.dossier, open, one, text);
    let approved: Vec<_> = lesson
        .approved
        .into_iter()
        .map(|(_, entry)| entry)
        .collect();
    let rejected: Vec<_> = lesson.rejected.into_iter().map(|(_, text)| text).collect();
    let before = one.done.and_then(|done| done.entry);
    let ids = room
        .store
        .learn(&approved, &rejected, &context.moment)
        .await?;
    let entry = ids.first().copied();
    if let Some(before) = before.filter(|before| Some(*before) != entry) {
        retire(context, room, before).await?;
    }
    let edited = text != one.proposal().text || one.proposal().status == Status::ToWrite;
    let answer = DraftAnswer {
        box_id: one.asked.id.clone(),
        text: edited.then(|| text.to_owned()),
        state: DraftState::Accepted,
        entry,
        saved: context.moment.clone(),
    };
    let kept = room.store.keep_draft_answer(open.draft.id, &answer).await;
    kept.map(|_| ())
}

/// Keeps what was decided of a box that is not accepted; false where there is no such draft.
pub(crate) async fn keep(
    context: &Context,
    room: &Room,
    open: &Open,
    one: &One<'_>,
    text: Option<String>,
    state: DraftState,
) -> Result<bool, store::Error> {
    // What was accepted before and is not any more answers no more.
    if let Some(entry) = one.done.and_then(|done| done.entry) {
        retire(context, room, entry).await?;
    }
    let answer = DraftAnswer {
        box_id: one.asked.id.clone(),
        text,
        state,
        entry: None,
        saved: context.moment.clone(),
    };
    room.store.keep_draft_answer(open.draft.id, &answer).await
}

/// Takes the last step with a box back: what came into the library with it answers no more. A step back
/// to an accepted answer is accepting it, for who may.
pub(crate) async fn take_back(
    context: &Context,
    room: &Room,
    open: &Open,
    one: &One<'_>,
    may_accept: bool,
) -> Result<(), store::Error> {
    let back = room.store.take_back(open.draft.id, &one.asked.id).await?;
    let now = one.done.and_then(|done| done.entry);
    let then = back.as_ref().and_then(|back| back.entry);
    if let Some(entry) = now.filter(|entry| then != Some(*entry)) {
        retire(context, room, entry).await?;
    }
    let accepted = back.filter(|back| back.state == DraftState::Accepted);
    if let Some(back) = accepted.filter(|_| !may_accept) {
        keep(context, room, open, one, back.text, DraftState::Open).await?;
    }
    Ok(())
}

/// Lets an entry of the library answer no more.
pub(crate) async fn retire(
    context: &Context,
    room: &Room,
    id: EntryId,
) -> Result<(), store::Error> {
    let today = context.today;
    let retire = move |entry: &mut Approved| entry.retired = Some(today);
    let changed = room.store.change_entry(id, retire, &context.moment).await;
    changed.map(|_| ())
}

/// Characters of an answer, at most.
const MOST: usize = 100_000;

/// A text as it is kept: line ends as one character, nothing at its end; none where it is too long.
pub(crate) fn typed_text(one: &One<'_>, text: &str) -> Option<String> {
    if text.chars().count() > MOST {
        return None;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_end().to_owned();
    let tick = one.asked.kind == forms::Kind::Tick;
    Some(if tick && !text.is_empty() {
        "x".to_owned()
    } else {
        text
    })
}

/// A text where it is the person's own; nothing where it is what was proposed.
pub(crate) fn own(one: &One<'_>, text: &str) -> Option<String> {
    let shown = one.is_edited() || one.text() != text;
    let proposed = matches!(one.proposal().status, Status::Filled | Status::Check)
        && one.proposal().text == text;
    (shown && !proposed).then(|| text.to_owned())
}

/// Sure and not looked at: what is accepted at once.
pub(crate) fn is_sure(one: &One<'_>) -> bool {
    one.proposal().status == Status::Filled && one.state() == DraftState::Open && !one.is_edited()
}
