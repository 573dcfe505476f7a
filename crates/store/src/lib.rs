//! Where a dossier is kept.
//!
//! [`Store`] says what an engine does; [`Sqlite`] is the engine for one organisation: one folder
//! with `dossier.sqlite` and `originals/`, so that backup, leaving and erasing are operations on
//! files. Every change is one transaction, and an original is on disk before a row names it: a
//! program killed at any moment leaves a dossier that opens and goes on.
//!
//! [`people`] is who may come to a server that others can reach, in a file of its own. [`search`] is
//! the full-text index of a commons.
//!
//! No clock is read here: moments are handed in, as RFC 3339 text.

mod accounts;
mod digest;
mod drafts;
mod error;
mod migrating;
mod model;
mod node;
mod originals;
pub mod people;
mod rewording;
pub mod search;
mod sqlite;

pub use accounts::{KeptImport, Said};
pub use digest::digest;
pub use drafts::{Draft, DraftAnswer, DraftId, DraftLine, DraftState, NewDraft, Offered};
pub use error::Error;
pub use model::{
    Changes, EarlierSource, Known, KnownForm, Library, NewSource, Piece, Proposed, Run, Stale,
    Vectors,
};
pub use node::{Checked, Commons, CommonsError, KeptList, Keys, Link, SqliteCommons, check};
pub use rewording::Rewording;
pub use sqlite::Sqlite;

use std::future::Future;

use documents::SeenPage;
use dossier::library::{Approved, EntryId, Rejected};
use dossier::{Dossier, Source, SourceId};
use language::embeddings::Embedding;

/// What every engine does. One suite of contract tests runs against each.
pub trait Store: Send + Sync {
    /// What the dossier knows of a file, from its name and its [`digest`], before it is read.
    fn known(&self, name: &str, digest: &str) -> impl Future<Output = Result<Known, Error>> + Send;

    /// Where each source was added from, by name, where that is known.
    fn origins(&self) -> impl Future<Output = Result<Vec<(String, Option<String>)>, Error>> + Send;

    /// Keeps a source, whole or not at all. A source of the same name is replaced; what it was
    /// stays among [`Store::earlier_sources`], and its bytes stay too.
    fn put(&self, source: NewSource<'_>) -> impl Future<Output = Result<SourceId, Error>> + Send;

    /// Takes a source out of what is answered from. It stays among the earlier sources. False
    /// when there is no source of this name.
    fn remove(&self, name: &str, moment: &str) -> impl Future<Output = Result<bool, Error>> + Send;

    /// All sources, by number.
    fn sources(&self) -> impl Future<Output = Result<Vec<Source>, Error>> + Send;

    /// What was replaced or removed, oldest first.
    fn earlier_sources(&self) -> impl Future<Output = Result<Vec<EarlierSource>, Error>> + Send;

    /// The bytes of an original by its digest.
    fn original(&self, digest: &str)
    -> impl Future<Output = Result<Option<Vec<u8>>, Error>> + Send;

    /// Sources that another version of the reader read, by name and digest, to be read again.
    fn read_otherwise(&self) -> impl Future<Output = Result<Vec<(String, String)>, Error>> + Send;

    /// Lets the reading of a source stand as it is, because this version cannot read it.
    fn let_stand(&self, name: &str) -> impl Future<Output = Result<(), Error>> + Send;

    /// What was recognised on pages of an original, by its digest, whether or not it is a source.
    fn seen(&self, digest: &str) -> impl Future<Output = Result<Vec<SeenPage>, Error>> + Send;

    /// Keeps what was recognised on a page of an original, in place of what was before.
    fn keep_seen(
        &self,
        digest: &str,
        page: &SeenPage,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// Forms that were answered or corrected.
    fn forms(&self) -> impl Future<Output = Result<Vec<KnownForm>, Error>> + Send;

    /// Keeps a form that was answered or corrected, in place of what was kept of its fingerprint,
    /// with its blank original where its digest is given.
    fn keep_form(
        &self,
        form: &KnownForm,
        bytes: &[u8],
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// The library: what was approved and what was rejected. `model` is as for [`Store::load`].
    fn library(&self, model: Option<&str>) -> impl Future<Output = Result<Library, Error>> + Send;

    /// Keeps approved answers and rejected texts, all or none. An answer that is there in the same
    /// words is approved anew. Gives the numbers of the answers.
    fn learn(
        &self,
        approved: &[Approved],
        rejected: &[Rejected],
        moment: &str,
    ) -> impl Future<Output = Result<Vec<EntryId>, Error>> + Send;

    /// Changes an entry of the library and keeps what it was; gives it as it is now, or nothing
    /// where there is none of this number.
    fn change_entry(
        &self,
        id: EntryId,
        change: impl FnOnce(&mut Approved) + Send,
        moment: &str,
    ) -> impl Future<Output = Result<Option<Approved>, Error>> + Send;

    /// What an entry was before it was changed, oldest first, each with the moment of the change.
    fn entry_before(
        &self,
        id: EntryId,
    ) -> impl Future<Output = Result<Vec<(String, Approved)>, Error>> + Send;

    /// Offers a rejected text again. False where it was not rejected.
    fn allow(&self, rejected: &Rejected) -> impl Future<Output = Result<bool, Error>> + Send;

    /// All that is needed to answer, in one consistent read. `model` is the identity of the model
    /// that questions are embedded with: vectors are given only if all of a kind are of it, for
    /// vectors of two models cannot be compared.
    fn load(&self, model: Option<&str>) -> impl Future<Output = Result<Dossier, Error>> + Send;

    /// Pieces that have no vector of this model, at most `most`, in a stable order.
    fn stale(
        &self,
        model: &str,
        most: u32,
    ) -> impl Future<Output = Result<Vec<Stale>, Error>> + Send;

    /// Sets vectors of a model, all or none. A piece that is no longer there is passed over.
    fn set_vectors(
        &self,
        model: &str,
        vectors: &[(Piece, Embedding)],
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// Files of accounts that were imported, in the order of the days that they cover.
    fn imports(&self) -> impl Future<Output = Result<Vec<KeptImport>, Error>> + Send;

    /// Keeps a file of accounts with its original. False where the same file is there already.
    fn keep_import(
        &self,
        import: &KeptImport,
        bytes: &[u8],
    ) -> impl Future<Output = Result<bool, Error>> + Send;

    /// Undoes an import: forgets it, and its original unless it is a source too. False where there
    /// is no such import.
    fn forget_import(&self, digest: &str) -> impl Future<Output = Result<bool, Error>> + Send;

    /// What a person said of the accounts.
    fn said(&self) -> impl Future<Output = Result<Said, Error>> + Send;

    /// Changes what a person said, in one transaction, and gives what the change gives.
    fn change_said<T: Send>(
        &self,
        change: impl FnOnce(&mut Said) -> T + Send,
    ) -> impl Future<Output = Result<T, Error>> + Send;

    /// The program that a person set for rewording; nothing where none is set.
    fn rewording(&self) -> impl Future<Output = Result<Option<Rewording>, Error>> + Send;

    /// Sets it, or turns rewording off.
    fn set_rewording(
        &self,
        rewording: Option<&Rewording>,
    ) -> impl Future<Output = Result<(), Error>> + Send;

    /// Begins a draft: a form that a person is answering. Gives its number.
    fn begin_draft(
        &self,
        draft: &NewDraft<'_>,
    ) -> impl Future<Output = Result<DraftId, Error>> + Send;

    /// All drafts, the newest first.
    fn drafts(&self) -> impl Future<Output = Result<Vec<DraftLine>, Error>> + Send;

    /// A draft, whole; nothing where there is none of this number.
    fn draft(&self, id: DraftId) -> impl Future<Output = Result<Option<Draft>, Error>> + Send;

    /// Offers anew for all boxes of a draft; what a person did with them stays. False where there is
    /// none of this number.
    fn offer(
        &self,
        id: DraftId,
        project: Option<&str>,
        offered: &[Offered],
    ) -> impl Future<Output = Result<bool, Error>> + Send;

    /// Puts a draft away, or takes it up again where no moment is given.
    fn close_draft(
        &self,
        id: DraftId,
        closed: Option<&str>,
    ) -> impl Future<Output = Result<bool, Error>> + Send;

    /// What a person did with the boxes of a draft.
    fn draft_answers(
        &self,
        id: DraftId,
    ) -> impl Future<Output = Result<Vec<DraftAnswer>, Error>> + Send;

    /// Keeps what a person did with a box, and what it was before. False where there is no such
    /// draft.
    fn keep_draft_answer(
        &self,
        id: DraftId,
        answer: &DraftAnswer,
    ) -> impl Future<Output = Result<bool, Error>> + Send;

    /// Takes the last step with a box back, and gives it as it is then; nothing where there is none.
    fn take_back(
        &self,
        id: DraftId,
        box_id: &str,
    ) -> impl Future<Output = Result<Option<DraftAnswer>, Error>> + Send;

    /// How many steps with a box can be taken back.
    fn steps(&self, id: DraftId, box_id: &str) -> impl Future<Output = Result<u64, Error>> + Send;

    /// Counts the changes of what answers are drawn from, by whichever program: what was loaded
    /// before it moved is to be loaded again.
    fn changes(&self) -> impl Future<Output = Result<Changes, Error>> + Send;
}
