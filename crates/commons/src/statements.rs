//! A set of statements in memory: which record each is about, and the records they make.
//!
//! What stores keep in tables, this keeps in maps; tests, measures and rebuilding use it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::canonical::{NotJson, canonical};
use crate::constitution::{BadFounding, Constitution};
use crate::digest::Digest;
use crate::fold::{Record, TakenBack, fold, fold_account};
use crate::moment::Moment;
use crate::names::RecordId;
use crate::signature::PublicKey;
use crate::statement::{Says, Statement, Target};

/// What a statement is about, in the end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A record.
    Record(RecordId),
    /// All that an account said.
    Account(PublicKey),
    /// How the commons is run.
    Governance,
}

impl Subject {
    /// What a statement is about by itself; none where it is about another statement, whose subjects
    /// it has. A merge is about both its records.
    pub fn all_of(says: &Says) -> Vec<Self> {
        if says.is_governance() {
            return vec![Self::Governance];
        }
        match says {
            Says::Revert {
                of: Target::Account(account),
            } => vec![Self::Account(*account)],
            Says::Merge { record, other } => {
                vec![Self::Record(record.clone()), Self::Record(other.clone())]
            }
            other => other
                .record()
                .cloned()
                .map(Self::Record)
                .into_iter()
                .collect(),
        }
    }
}

/// Statements, each once.
#[derive(Debug, Default, Clone)]
pub struct Statements {
    all: HashMap<Digest, Statement>,
    subjects: HashMap<Digest, Vec<Subject>>,
    by_subject: BTreeMap<Subject, BTreeSet<Digest>>,
    /// Statements about ones that have not come yet.
    early: HashMap<Digest, Vec<Digest>>,
    founding: Option<Digest>,
}

impl Statements {
    /// A set that begins with a founding.
    pub fn begin(founding: Statement) -> Self {
        let mut this = Self {
            founding: Some(founding.id()),
            ..Self::default()
        };
        this.insert(founding);
        this
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// One by its id.
    pub fn get(&self, id: &Digest) -> Option<&Statement> {
        self.all.get(id)
    }

    /// Adds one, in any order; false where it was there.
    pub fn insert(&mut self, statement: Statement) -> bool {
        let id = statement.id();
        if let Some(kept) = self.all.get_mut(&id) {
            // The same claim; it may have come without its words before.
            if kept.is_erased() && !statement.is_erased() {
                *kept = statement;
            }
            return false;
        }
        let about = statement.says().about();
        let subjects = match about {
            Some(of) => self.subjects.get(&of).cloned(),
            None => Some(Subject::all_of(statement.says())),
        };
        self.all.insert(id, statement);
        match (subjects, about) {
            (Some(subjects), _) => self.file(id, subjects),
            (None, Some(of)) => self.early.entry(of).or_default().push(id),
            (None, None) => {}
        }
        true
    }

    /// What a statement is about; nothing while what it is about has not come.
    pub fn subjects(&self, id: &Digest) -> &[Subject] {
        self.subjects.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The records that something was said about.
    pub fn records(&self) -> impl Iterator<Item = &RecordId> {
        self.by_subject.keys().filter_map(|subject| match subject {
            Subject::Record(record) => Some(record),
            _ => None,
        })
    }

    /// How the commons is run, as of a moment.
    pub fn constitution(&self, now: Moment) -> Result<Constitution, BadFounding> {
        let founding = self.founding.and_then(|id| self.all.get(&id));
        let founding = founding.ok_or(BadFounding::NotAFounding)?;
        Constitution::fold(founding, self.about(&Subject::Governance), now)
    }

    /// Accounts of which all was taken back.
    pub fn taken_back(&self, constitution: &Constitution, now: Moment) -> TakenBack {
        let mut all = TakenBack::new();
        for subject in self.by_subject.keys() {
            if let Subject::Account(account) = subject {
                let reverts = fold_account(account, self.about(subject), constitution, now);
                if !reverts.is_empty() {
                    all.insert(*account, reverts);
                }
            }
        }
        all
    }

    /// One record as of a moment.
    pub fn record(
        &self,
        id: &RecordId,
        taken_back: &TakenBack,
        constitution: &Constitution,
        now: Moment,
    ) -> Record {
        let subject = Subject::Record(id.clone());
        fold(id, self.about(&subject), taken_back, constitution, now)
    }

    /// All records as of a moment, in the order of their ids.
    pub fn fold(&self, now: Moment) -> Result<Vec<Record>, BadFounding> {
        let constitution = self.constitution(now)?;
        let taken_back = self.taken_back(&constitution, now);
        let records = self.records();
        Ok(records
            .map(|id| self.record(id, &taken_back, &constitution, now))
            .collect())
    }

    fn about(&self, subject: &Subject) -> impl Iterator<Item = &Statement> {
        let ids = self.by_subject.get(subject).into_iter().flatten();
        ids.filter_map(|id| self.all.get(id))
    }

    /// Files a statement, and those that came before it and are about it.
    fn file(&mut self, id: Digest, subjects: Vec<Subject>) {
        let mut ready = vec![(id, subjects)];
        while let Some((id, subjects)) = ready.pop() {
            for subject in &subjects {
                self.by_subject
                    .entry(subject.clone())
                    .or_default()
                    .insert(id);
            }
            for early in self.early.remove(&id).unwrap_or_default() {
                ready.push((early, subjects.clone()));
            }
            self.subjects.insert(id, subjects);
        }
    }
}

/// The digest of records: of their canonical JSON, one a line, in the order of their ids. Two nodes
/// with the same statements have the same.
#[derive(Debug, Default)]
pub struct RecordsDigest(sha2::Sha256);

impl RecordsDigest {
    /// Adds the next record.
    pub fn add(&mut self, record: &Record) -> Result<(), NotJson> {
        use sha2::Digest as _;
        self.0.update(canonical(record)?);
        self.0.update(b"\n");
        Ok(())
    }

    /// The digest of all that were added.
    pub fn finish(self) -> Digest {
        use sha2::Digest as _;
        Digest(self.0.finalize().into())
    }
}
