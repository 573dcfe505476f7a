//! What every engine must do, written against [`Store`] alone.

use answers::{Proposal, Status, Why};
use documents::Value;
use documents::{Format, Note, PageState, SeenPage, Word};
use dossier::library::{Approved, Rejected};
use dossier::{
    About, DateOrigin, EarlierAnswer, Fact, Figure, Passage, Place, Reading, Side, SourceDate,
    SourceKind,
};
use forms::{Change, Correction};
use language::Language;
use language::dates::Date;
use language::embeddings::Embedding;
use ledger::Period;
use ledger::charts::Chart;
use ledger::dimensions::{Funder, FunderKind};
use ledger::import::Chosen;
use store::{
    DraftAnswer, DraftState, KeptImport, Known, KnownForm, NewDraft, NewSource, Offered, Piece,
    Proposed, Rewording, Run, Said, Store, Vectors, digest,
};

const FIRST: &str = "2026-03-01T09:00:00Z";
const LATER: &str = "2026-04-02T10:30:00Z";

/// Runs the whole suite on a store that holds nothing yet.
pub(crate) async fn run(store: &impl Store) {
    is_empty(store).await;
    what_is_put_is_given_back(store).await;
    a_file_is_known_by_name_and_content(store).await;
    vectors_of_another_model_are_renewed(store).await;
    a_changed_file_replaces_and_nothing_is_lost(store).await;
    a_removed_file_is_remembered(store).await;
    what_was_seen_on_pages_is_kept(store).await;
    forms_are_remembered(store).await;
    accounts_are_imported_once_and_undone(store).await;
    what_is_said_of_accounts_is_kept(store).await;
    what_is_approved_is_kept_once_with_what_it_was(store).await;
    what_is_rejected_may_be_allowed_again(store).await;
    questions_of_the_library_have_vectors(store).await;
    rewording_is_set_and_turned_off(store).await;
    a_draft_keeps_every_step(store).await;
}

async fn rewording_is_set_and_turned_off(store: &impl Store) {
    assert_eq!(store.rewording().await.expect("read"), None);
    let mut set = Rewording {
        address: "http://127.0.0.1:11434/v1".to_owned(),
        model: "petit-modele".to_owned(),
        key_file: None,
    };
    store.set_rewording(Some(&set)).await.expect("set");
    assert_eq!(store.rewording().await.expect("read"), Some(set.clone()));
    set.key_file = Some("/home/ines/cle.txt".to_owned());
    store.set_rewording(Some(&set)).await.expect("set again");
    assert_eq!(store.rewording().await.expect("read"), Some(set));
    store.set_rewording(None).await.expect("turned off");
    assert_eq!(store.rewording().await.expect("read"), None);
}

async fn a_draft_keeps_every_step(store: &impl Store) {
    let offered = |text: &str| {
        vec![Offered::of(Proposal {
            box_id: "b1".to_owned(),
            label: "Objet".to_owned(),
            section: vec!["1. La structure".to_owned()],
            status: Status::Filled,
            text: text.to_owned(),
            whole: String::new(),
            question: None,
            confidence: 0.9,
            sources: Vec::new(),
            limit: None,
            length: 3,
            why: Why::Contradiction {
                others: vec![("Autre".to_owned(), "notes.md".to_owned())],
            },
            passages: Vec::new(),
            value: Some(Value::Text(text.to_owned())),
        })]
    };
    let first = offered("Aider");
    let new = NewDraft {
        fingerprint: "f1",
        name: "dossier.docx",
        digest: "d1",
        project: Some("Les ateliers"),
        offered: &first,
        moment: FIRST,
    };
    let id = store.begin_draft(&new).await.expect("begun");
    let draft = store.draft(id).await.expect("read").expect("is there");
    assert_eq!(
        (draft.offered.clone(), draft.begun.as_str()),
        (first, FIRST)
    );
    assert_eq!(
        draft.offered[0].whole().value,
        Some(Value::Text("Aider".to_owned()))
    );
    assert_eq!(store.drafts().await.expect("read").len(), 1);

    let said = |text: &str, state| DraftAnswer {
        box_id: "b1".to_owned(),
        text: Some(text.to_owned()),
        state,
        entry: None,
        saved: LATER.to_owned(),
    };
    for answer in [
        said("Aider tout", DraftState::Open),
        said("Aider tout le monde", DraftState::Accepted),
        said("Aider tout le monde", DraftState::Accepted),
    ] {
        assert!(store.keep_draft_answer(id, &answer).await.expect("kept"));
    }
    assert_eq!(
        store.steps(id, "b1").await.expect("read"),
        2,
        "the same is no step"
    );
    let back = store.take_back(id, "b1").await.expect("taken back");
    assert_eq!(back, Some(said("Aider tout", DraftState::Open)));
    assert!(
        store
            .offer(id, None, &offered("Soutenir"))
            .await
            .expect("offered")
    );
    let answers = store.draft_answers(id).await.expect("read");
    assert_eq!(answers, [said("Aider tout", DraftState::Open)]);
    let back = store
        .take_back(id, "b1")
        .await
        .expect("taken back")
        .expect("a step");
    assert_eq!((back.text, back.state), (None, DraftState::Open));
    assert_eq!(store.take_back(id, "b1").await.expect("read"), None);

    assert!(store.close_draft(id, Some(LATER)).await.expect("closed"));
    let line = store.drafts().await.expect("read").remove(0);
    assert_eq!((line.project, line.closed.as_deref()), (None, Some(LATER)));
    let stray = said("x", DraftState::Open);
    let nowhere = store.keep_draft_answer(id + 1, &stray);
    assert!(!nowhere.await.expect("asked"));

    let before = store.changes().await.expect("read");
    store.close_draft(id, None).await.expect("opened");
    assert_eq!(
        store.changes().await.expect("read"),
        before,
        "answers are drawn from nothing of it"
    );
    let mut said = Said::default();
    store
        .change_said(|kept| std::mem::swap(kept, &mut said))
        .await
        .expect("changed");
    let after = store.changes().await.expect("read");
    assert!(after.accounts > before.accounts);
    assert_eq!(
        (after.papers, after.library),
        (before.papers, before.library),
        "nobody reads them again for it"
    );
}

async fn accounts_are_imported_once_and_undone(store: &impl Store) {
    let bytes = b"JournalCode|EcritureNum";
    let import = KeptImport {
        digest: digest(bytes),
        name: "913456789FEC20241231.txt".to_owned(),
        size: bytes.len() as u64,
        imported: FIRST.to_owned(),
        period: Period::year(2024),
        entries: 12,
        chosen: Chosen {
            bank_account: Some("512100".to_owned()),
            ..Chosen::default()
        },
    };
    assert!(store.keep_import(&import, bytes).await.expect("kept"));
    assert!(!store.keep_import(&import, bytes).await.expect("refused"));
    assert_eq!(
        store.imports().await.expect("read"),
        std::slice::from_ref(&import)
    );
    let original = store.original(&import.digest).await.expect("read");
    assert_eq!(original.as_deref(), Some(&bytes[..]));
    assert!(store.forget_import(&import.digest).await.expect("undone"));
    assert!(!store.forget_import(&import.digest).await.expect("gone"));
    assert!(store.imports().await.expect("read").is_empty());
    let original = store.original(&import.digest).await.expect("read");
    assert_eq!(original, None, "its original is forgotten with it");

    // The same file is a source too: its original stays.
    let reading = reading("Comptes", "Texte.");
    put(store, "comptes.txt", bytes, &reading, None, FIRST).await;
    assert!(store.keep_import(&import, bytes).await.expect("kept"));
    assert!(store.forget_import(&import.digest).await.expect("undone"));
    let original = store.original(&import.digest).await.expect("read");
    assert_eq!(original.as_deref(), Some(&bytes[..]));
    assert!(store.remove("comptes.txt", LATER).await.expect("removed"));
}

async fn what_is_said_of_accounts_is_kept(store: &impl Store) {
    assert_eq!(store.said().await.expect("read"), Said::default());
    let added = store
        .change_said(|said| {
            said.dimensions.funders.push(Funder {
                id: "ville".to_owned(),
                name: "Ville de Saint-Aubin".to_owned(),
                kind: FunderKind::Municipal,
                siret: String::new(),
            });
            said.charts.insert("a".to_owned(), Chart::General2025);
            said.dimensions.funders.len()
        })
        .await
        .expect("changed");
    assert_eq!(added, 1);
    store
        .change_said(|said| said.dimensions.declined.push("funder-x".to_owned()))
        .await
        .expect("changed again");
    let said = store.said().await.expect("read");
    assert_eq!(said.dimensions.funders[0].kind, FunderKind::Municipal);
    assert_eq!(said.dimensions.declined, ["funder-x"]);
    assert_eq!(said.charts.get("a"), Some(&Chart::General2025));
}

async fn forms_are_remembered(store: &impl Store) {
    assert!(store.forms().await.expect("read").is_empty());
    let page = b"# Demande 2027\n\nNom de l'association : ________\n\nObjet : ________\n";
    let document = documents::read(page, "demande.md", &documents::Bounds::default());
    let form = forms::recognise(&document.expect("read"));
    let mut known = KnownForm {
        name: "demande.md".to_owned(),
        answered: None,
        form,
        corrections: vec![Correction {
            box_id: "b1".to_owned(),
            change: Change::Label("Nom complet".to_owned()),
        }],
        digest: Some(digest(page)),
        runs: vec![Run {
            project: Some("Un atelier roulant".to_owned()),
            proposed: vec![Proposed {
                box_id: "b2".to_owned(),
                text: "Prêter des outils.".to_owned(),
                passages: vec!["Prêter des outils. Réparer.".to_owned()],
                documents: vec!["statuts.odt".to_owned()],
                written: true,
            }],
        }],
    };
    store.keep_form(&known, page).await.expect("kept");
    known.answered = Some(LATER.to_owned());
    store.keep_form(&known, page).await.expect("kept again");
    let original = store.original(&digest(page)).await.expect("read");
    assert_eq!(original.as_deref(), Some(&page[..]));
    let kept = store.forms().await.expect("read");
    assert_eq!(kept.len(), 1, "one form, kept twice");
    assert_eq!(kept[0].answered.as_deref(), Some(LATER));
    assert_eq!(kept[0].corrections, known.corrections);
    assert_eq!(kept[0].form.boxes, known.form.boxes);
    assert_eq!(kept[0].form.sketch, known.form.sketch);
    assert_eq!(kept[0].digest, known.digest);
    assert_eq!(kept[0].runs, known.runs);
}

fn approved(question: &str, answer: &str) -> Approved {
    Approved {
        question: question.to_owned(),
        asked: Some("organisation.object".to_owned()),
        answer: answer.to_owned(),
        form: "demande.md".to_owned(),
        project: None,
        on: Date::from_iso("2026-03-01").expect("a day"),
        proposed: None,
        sources: vec!["statuts.odt".to_owned()],
        owner: String::new(),
        look_again: None,
        retired: None,
    }
}

async fn what_is_approved_is_kept_once_with_what_it_was(store: &impl Store) {
    let answers = [
        approved("Objet", "Prêter des outils."),
        approved("Objet social", "Réparer des vélos."),
    ];
    let before = store.changes().await.expect("read");
    let ids = store.learn(&answers, &[], FIRST).await.expect("learnt");
    assert_eq!(ids.len(), 2);
    let after = store.changes().await.expect("read");
    assert!(after.library > before.library);
    assert_eq!(after.papers, before.papers, "nobody reads them again");
    let mut again = approved("Votre objet", "Prêter  des outils.");
    again.on = Date::from_iso("2026-04-02").expect("a day");
    let same = store.learn(&[again], &[], LATER).await.expect("learnt");
    assert_eq!(same, ids[..1], "the same words to the same question");
    let library = store.library(None).await.expect("read");
    assert_eq!(library.entries.len(), 2);
    assert_eq!(library.entries[0].1.on.iso(), "2026-04-02");

    let edit = |entry: &mut Approved| entry.answer = "Prêter et réparer.".to_owned();
    let changed = store.change_entry(ids[0], edit, LATER).await;
    assert_eq!(
        changed.expect("changed").expect("there").answer,
        "Prêter et réparer."
    );
    let none = store.change_entry(9_999, |_| {}, LATER).await;
    assert_eq!(none.expect("looked up"), None);
    let before = store.entry_before(ids[0]).await.expect("read");
    let answers: Vec<&str> = before.iter().map(|(_, one)| one.answer.as_str()).collect();
    assert_eq!(answers, ["Prêter des outils."; 2]);
}

async fn what_is_rejected_may_be_allowed_again(store: &impl Store) {
    let rejected = Rejected {
        question: "organisation.object".to_owned(),
        text: "Une phrase d’un autre.".to_owned(),
    };
    let twice = [rejected.clone(), rejected.clone()];
    store.learn(&[], &twice, FIRST).await.expect("learnt");
    let library = store.library(None).await.expect("read");
    assert_eq!(library.rejected, std::slice::from_ref(&rejected));
    assert!(store.allow(&rejected).await.expect("allowed"));
    assert!(!store.allow(&rejected).await.expect("it was not rejected"));
    store.learn(&[], &twice, FIRST).await.expect("learnt");
    let meant = approved("Objet", &rejected.text);
    store.learn(&[meant], &[], LATER).await.expect("learnt");
    let library = store.library(None).await.expect("read");
    assert!(
        library.rejected.is_empty(),
        "what is approved is not rejected"
    );
}

async fn questions_of_the_library_have_vectors(store: &impl Store) {
    let stale = store.stale("model", 1_000).await.expect("listed");
    let entries: Vec<(Piece, Embedding)> = stale
        .iter()
        .filter(|one| matches!(one.piece, Piece::Entry(_)))
        .map(|one| (one.piece, vector(3)))
        .collect();
    assert!(!entries.is_empty());
    let some = store.library(Some("model")).await.expect("read");
    assert!(some.vectors.is_empty(), "none has a vector yet");
    store.set_vectors("model", &entries).await.expect("set");
    let all = store.library(Some("model")).await.expect("read");
    assert_eq!(all.vectors.len(), all.entries.len());
    let other = store.library(Some("another")).await.expect("read");
    assert!(other.vectors.is_empty());
    // A vector is of the question: another answer leaves it, another question does not.
    let id = all.entries[0].0;
    let changed = store
        .change_entry(id, |one| one.question = "But".to_owned(), LATER)
        .await;
    changed.expect("changed");
    let stale = store.stale("model", 1_000).await.expect("listed");
    assert!(
        stale
            .iter()
            .any(|one| one.piece == Piece::Entry(id) && one.text == "But")
    );
}

async fn what_was_seen_on_pages_is_kept(store: &impl Store) {
    let digest = digest(b"scan");
    assert!(store.seen(&digest).await.expect("looked up").is_empty());
    let page = |page: u32, texts: &[&str]| SeenPage {
        page,
        words: texts
            .iter()
            .map(|text| Word {
                page,
                rectangle: [10.0, 20.5, 30.0, 40.0],
                text: (*text).to_owned(),
                size: 11.0,
                bold: false,
            })
            .collect(),
    };
    for seen in [
        page(2, &["mal", "lu"]),
        page(1, &[]),
        page(2, &["l’été", "2024"]),
    ] {
        store.keep_seen(&digest, &seen).await.expect("kept");
    }
    let seen = store.seen(&digest).await.expect("looked up");
    let texts: Vec<(u32, Vec<&str>)> = seen
        .iter()
        .map(|seen| {
            (
                seen.page,
                seen.words.iter().map(|word| word.text.as_str()).collect(),
            )
        })
        .collect();
    assert_eq!(texts, [(1, vec![]), (2, vec!["l’été", "2024"])]);
}

async fn is_empty(store: &impl Store) {
    assert!(store.sources().await.expect("sources").is_empty());
    let dossier = store.load(Some("model")).await.expect("loaded");
    assert!(dossier.passages.is_empty() && dossier.passage_vectors.is_empty());
    assert_eq!(
        store.known("a.md", &digest(b"a")).await.expect("known"),
        Known::New
    );
    assert_eq!(
        store.original(&digest(b"a")).await.expect("looked up"),
        None
    );
    assert!(!store.remove("a.md", FIRST).await.expect("looked up"));
}

async fn what_is_put_is_given_back(store: &impl Store) {
    let one = reading(
        "Rapport d’activité 2025",
        "Nous avons accueilli 412 personnes.",
    );
    let two = reading(
        "Statuts",
        "L’association a pour but la réparation partagée.",
    );
    let first = put(store, "rapport.md", b"rapport", &one, Some("model"), FIRST).await;
    let second = put(
        store,
        "dossier/statuts.md",
        b"statuts",
        &two,
        Some("model"),
        FIRST,
    )
    .await;
    assert!(first < second);

    let dossier = store.load(Some("model")).await.expect("loaded");
    assert_eq!(dossier.sources.len(), 2);
    let source = dossier.source(first).expect("the first source");
    assert_eq!(source.name, "rapport.md");
    assert_eq!(source.digest, digest(b"rapport"));
    assert_eq!(source.size, 7);
    assert_eq!(source.about, one.about);
    for (read, id) in [(&one, first), (&two, second)] {
        assert_eq!(
            of(&dossier.passages, |p| &p.place, id),
            numbered(&read.passages, id)
        );
        assert_eq!(
            of(&dossier.facts, |f| &f.place, id),
            numbered(&read.facts, id)
        );
        assert_eq!(
            of(&dossier.figures, |f| &f.place, id),
            numbered(&read.figures, id)
        );
        assert_eq!(
            of(&dossier.earlier, |e| &e.place, id),
            numbered(&read.earlier, id)
        );
    }
    assert_eq!(
        dossier.passage_vectors,
        [vector(0), vector(1), vector(0), vector(1)]
    );
    assert_eq!(dossier.earlier_vectors, [vector(7), vector(7)]);
    assert_eq!(
        store.original(&digest(b"rapport")).await.expect("read"),
        Some(b"rapport".into())
    );
}

async fn a_file_is_known_by_name_and_content(store: &impl Store) {
    let known = async |name, bytes| store.known(name, &digest(bytes)).await.expect("known");
    assert_eq!(known("rapport.md", b"rapport").await, Known::Unchanged);
    assert_eq!(known("rapport.md", b"rapport, revu").await, Known::Changed);
    assert_eq!(known("autre.md", b"autre").await, Known::New);
    let twin = Known::SameContentAs("rapport.md".to_owned());
    assert_eq!(known("copie.md", b"rapport").await, twin);
    let origins = store.origins().await.expect("origins");
    let rapport = (
        "rapport.md".to_owned(),
        Some("/papiers/rapport.md".to_owned()),
    );
    assert!(origins.contains(&rapport), "{origins:?}");
}

async fn vectors_of_another_model_are_renewed(store: &impl Store) {
    let other = store.load(Some("other model")).await.expect("loaded");
    assert_eq!(other.passages.len(), 4);
    assert!(other.passage_vectors.is_empty() && other.earlier_vectors.is_empty());
    assert!(
        store
            .load(None)
            .await
            .expect("loaded")
            .passage_vectors
            .is_empty()
    );

    assert!(store.stale("model", 100).await.expect("stale").is_empty());
    let stale = store.stale("other model", 100).await.expect("stale");
    assert_eq!(stale.len(), 6);
    assert_eq!(
        stale[0].text,
        "Rapport d’activité 2025 > Bilan > Public\nNous avons accueilli 412 personnes."
    );
    assert_eq!(stale[5].text, "Quel est votre projet ?");
    assert!(matches!(stale[5].piece, Piece::Question { ordinal: 0, .. }));
    assert_eq!(
        store.stale("other model", 5).await.expect("stale"),
        stale[..5]
    );

    let vectors: Vec<_> = stale.iter().map(|stale| (stale.piece, vector(9))).collect();
    store
        .set_vectors("other model", &vectors[..5])
        .await
        .expect("set");
    let half = store.load(Some("other model")).await.expect("loaded");
    assert_eq!(
        half.passage_vectors,
        [vector(9), vector(9), vector(9), vector(9)]
    );
    assert!(
        half.earlier_vectors.is_empty(),
        "a part must not be taken for all"
    );
    store
        .set_vectors("other model", &vectors[5..])
        .await
        .expect("set");
    let whole = store.load(Some("other model")).await.expect("loaded");
    assert_eq!(whole.earlier_vectors, [vector(9), vector(9)]);
}

async fn a_changed_file_replaces_and_nothing_is_lost(store: &impl Store) {
    let id = store.sources().await.expect("sources")[0].id;
    let revised = reading(
        "Rapport d’activité 2025",
        "Nous avons accueilli 430 personnes.",
    );
    let again = put(store, "rapport.md", b"rapport, revu", &revised, None, LATER).await;
    assert_eq!(again, id, "a source keeps its number");

    let dossier = store.load(None).await.expect("loaded");
    assert_eq!(dossier.sources.len(), 2);
    let texts: Vec<_> = dossier
        .passages
        .iter()
        .map(|passage| passage.text.as_str())
        .collect();
    assert!(texts.contains(&"Nous avons accueilli 430 personnes."));
    assert!(!texts.contains(&"Nous avons accueilli 412 personnes."));

    let earlier = store.earlier_sources().await.expect("earlier sources");
    assert_eq!(earlier.len(), 1);
    assert_eq!(earlier[0].name, "rapport.md");
    assert_eq!(earlier[0].digest, digest(b"rapport"));
    assert_eq!(
        (earlier[0].added.as_str(), earlier[0].ended.as_str()),
        (FIRST, LATER)
    );
    assert_eq!(
        store.original(&digest(b"rapport")).await.expect("read"),
        Some(b"rapport".into())
    );

    // The same bytes read again replace nothing that needs remembering.
    put(store, "rapport.md", b"rapport, revu", &revised, None, LATER).await;
    assert_eq!(
        store
            .earlier_sources()
            .await
            .expect("earlier sources")
            .len(),
        1
    );
}

async fn a_removed_file_is_remembered(store: &impl Store) {
    assert!(store.remove("rapport.md", LATER).await.expect("removed"));
    let dossier = store.load(None).await.expect("loaded");
    assert_eq!(dossier.sources.len(), 1);
    assert!(
        dossier
            .facts
            .iter()
            .all(|fact| fact.place.source == dossier.sources[0].id)
    );
    assert_eq!(
        store
            .earlier_sources()
            .await
            .expect("earlier sources")
            .len(),
        2
    );
    let kept = store
        .original(&digest(b"rapport, revu"))
        .await
        .expect("read");
    assert_eq!(kept, Some(b"rapport, revu".into()));
    assert_eq!(
        store
            .known("rapport.md", &digest(b"rapport, revu"))
            .await
            .expect("known"),
        Known::New
    );
}

/// Puts a reading, with vectors made from the places of its pieces.
pub(crate) async fn put(
    store: &impl Store,
    name: &str,
    bytes: &[u8],
    reading: &Reading,
    model: Option<&str>,
    moment: &str,
) -> i64 {
    let vectors = model.map(|model| Vectors {
        model: model.to_owned(),
        passages: (0..reading.passages.len())
            .map(|i| vector(i as u8))
            .collect(),
        earlier: reading.earlier.iter().map(|_| vector(7)).collect(),
    });
    let digest = digest(bytes);
    let origin = format!("/papiers/{name}");
    let source = NewSource {
        name,
        origin: Some(&origin),
        bytes,
        digest: &digest,
        reading,
        vectors,
        moment,
    };
    store.put(source).await.expect("put")
}

/// A reading with something in each place.
pub(crate) fn reading(title: &str, text: &str) -> Reading {
    let place = |page, headings: &[&str]| Place {
        source: 0,
        page,
        headings: headings
            .iter()
            .map(|heading| (*heading).to_owned())
            .collect(),
        doubtful: page == Some(2),
    };
    Reading {
        about: About {
            format: Format::Markdown,
            kind: SourceKind::ActivityReport,
            title: title.to_owned(),
            date: Some(SourceDate {
                date: Date {
                    year: 2025,
                    month: Some(12),
                    day: None,
                },
                origin: DateOrigin::Written,
            }),
            language: Language::French,
            pages: 3,
            states: vec![PageState::Text, PageState::Scan, PageState::Blank],
            notes: vec![Note::Protected],
            sketch: dossier::Sketch::default(),
        },
        passages: vec![
            Passage {
                place: place(Some(1), &["Bilan", "Public"]),
                ordinal: 0,
                text: text.to_owned(),
            },
            Passage {
                place: place(None, &[]),
                ordinal: 1,
                text: "• un\n• deux".to_owned(),
            },
        ],
        facts: vec![
            Fact {
                key: "members".to_owned(),
                value: "86".to_owned(),
                date: Some(Date {
                    year: 2025,
                    month: None,
                    day: None,
                }),
                place: place(Some(2), &["Vie associative"]),
                quote: "86 adhérents à jour".to_owned(),
                confidence: 0.75,
            },
            Fact {
                key: "founded".to_owned(),
                value: "12/03/2015".to_owned(),
                date: Some(Date {
                    year: 2015,
                    month: Some(3),
                    day: Some(12),
                }),
                place: place(None, &[]),
                quote: "créée le 12 mars 2015".to_owned(),
                confidence: 1.0,
            },
        ],
        figures: vec![Figure {
            account: "641".to_owned(),
            label: "Rémunération du personnel".to_owned(),
            table: "Compte de résultat".to_owned(),
            side: Some(Side::Charges),
            unit: dossier::Unit::Percent,
            cents: -1_829_620,
            year: Some(2025),
            planned: Some(false),
            total: false,
            place: place(Some(3), &["Comptes"]),
            quote: "641 | Rémunération du personnel | -18 296,20 €".to_owned(),
        }],
        earlier: vec![EarlierAnswer {
            question: "Quel est votre projet ?".to_owned(),
            answer: "Un atelier roulant.".to_owned(),
            place: place(Some(1), &["Projet"]),
            approved: None,
        }],
    }
}

fn vector(seed: u8) -> Embedding {
    let bytes: Vec<u8> = (0..VECTOR_BYTES)
        .map(|i| (i as u8).wrapping_mul(3).wrapping_add(seed))
        .collect();
    Embedding::from_bytes(&bytes).expect("bytes of a vector")
}

/// Bytes of a stored vector of the shipped model: 384 dimensions.
const VECTOR_BYTES: usize = 384;

/// Pieces of one source.
fn of<T: Clone>(pieces: &[T], place: impl Fn(&T) -> &Place, source: i64) -> Vec<T> {
    pieces
        .iter()
        .filter(|piece| place(piece).source == source)
        .cloned()
        .collect()
}

/// Pieces as they were read, with the number that their source was given.
fn numbered<T: Clone + Placed>(pieces: &[T], source: i64) -> Vec<T> {
    let mut pieces = pieces.to_vec();
    for piece in &mut pieces {
        piece.place_mut().source = source;
    }
    pieces
}

trait Placed {
    fn place_mut(&mut self) -> &mut Place;
}

macro_rules! placed {
    ($($kind:ty),*) => {$(
        impl Placed for $kind {
            fn place_mut(&mut self) -> &mut Place { &mut self.place }
        }
    )*};
}
placed!(Passage, Fact, Figure, EarlierAnswer);
