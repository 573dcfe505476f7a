//! A dossier made ready once, for many questions.

use std::sync::Arc;

use dossier::Dossier;
use forms::FormBox;
use language::dates::Date;
use language::embeddings::Embedder;

use crate::answering;
use crate::ask::{self, Hit};
use crate::index::{Index, Made};
use crate::model::Quote;
use crate::passages::Passages;

/// A dossier with what is made of it once, whatever is asked.
pub struct Ready {
    dossier: Arc<Dossier>,
    made: Arc<Made>,
}

impl Ready {
    /// Makes a dossier ready of which the passages are.
    pub fn new(dossier: Arc<Dossier>, passages: Arc<Passages>) -> Self {
        let made = Arc::new(Made::of(&dossier, passages));
        Self { dossier, made }
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// True where some passage holds a word of a question that carries meaning. Without one, what is
    /// found is near in meaning at best.
    pub fn has_a_word_of(&self, question: &str) -> bool {
        let index = Index::with(&self.dossier, Arc::clone(&self.made));
        let stems = language::words::stems(question, language::Language::French);
        stems
            .iter()
            .any(|stem| index.with_stem(stem).next().is_some())
    }

    /// Passages that may answer a box, best first, at most `most`, whatever was proposed for it.
    pub fn passages(
        &self,
        asked: &FormBox,
        embedder: Option<&Embedder>,
        most: usize,
    ) -> Vec<Quote> {
        let index = Index::with(&self.dossier, Arc::clone(&self.made));
        let vector = crate::question_vectors(std::slice::from_ref(asked), embedder).pop();
        answering::passages(asked, vector.flatten().as_ref(), &index, &[], most)
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
