//! A dossier made ready once, for many questions.

use std::sync::Arc;

use dossier::Dossier;
use forms::Meaning;
use language::dates::Date;
use language::embeddings::Embedder;

use crate::ask::{self, Hit};
use crate::index::{Index, Made};

/// A dossier with what is made of it once, whatever is asked.
pub struct Ready {
    dossier: Arc<Dossier>,
    made: Arc<Made>,
}

impl Ready {
    /// Makes a dossier ready. Without an embedder, words alone decide.
    pub fn new(dossier: Arc<Dossier>, embedder: Option<&Embedder>) -> Self {
        let meaning = embedder.and_then(Meaning::of).map(Arc::new);
        let made = Arc::new(Made::of(&dossier, embedder, meaning));
        Self { dossier, made }
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// As [`ask`](crate::ask()).
    pub fn ask(
        &self,
        question: &str,
        embedder: Option<&Embedder>,
        today: Date,
        most: usize,
    ) -> Vec<Hit<'_>> {
        let index = Index::with(&self.dossier, Arc::clone(&self.made));
        ask::of_index(question, &index, embedder, today, most)
    }
}
