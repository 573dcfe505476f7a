//! The small model that understands meaning, built into the program: no call leaves the machine.

use std::collections::HashMap;
use std::sync::Arc;

use dossier::Reading;
use language::embeddings::{Embedder, Embedding, EmbeddingError};
use store::{Piece, Store, Vectors};

use crate::messages::{Messages, say};
use crate::watch::Watch;

/// Pieces whose vectors are renewed at a time: a kill loses no more than these.
const BATCH: u32 = 64;

/// The model. Without it words alone decide, and the person is told.
pub fn embedder(messages: &Messages, watch: &dyn Watch) -> Option<Arc<Embedder>> {
    match Embedder::shipped() {
        Ok(embedder) => Some(Arc::new(embedder)),
        Err(error) => {
            watch.tell(&say!(
                messages,
                "meaning-absent",
                detail = error.to_string()
            ));
            None
        }
    }
}

/// Vectors of all that was read out of a source.
pub fn vectors(embedder: &Embedder, reading: &Reading) -> Result<Vectors, EmbeddingError> {
    let passages: Vec<String> = reading
        .passages
        .iter()
        .map(|passage| passage.with_headings(&reading.about.title))
        .collect();
    // What is said again and again is embedded once.
    let mut once: Vec<&str> = passages.iter().map(String::as_str).collect();
    once.sort_unstable();
    once.dedup();
    let embedded = embedder.embed_passages(&once)?;
    let vector_of: HashMap<&str, &Embedding> = once.into_iter().zip(&embedded).collect();
    let passages = passages
        .iter()
        .filter_map(|passage| vector_of.get(passage.as_str()))
        .map(|vector| (*vector).clone())
        .collect();
    let questions: Vec<&str> = reading
        .earlier
        .iter()
        .map(|earlier| earlier.question.as_str())
        .collect();
    Ok(Vectors {
        model: embedder.identity().to_owned(),
        passages,
        earlier: embedder.embed_questions(&questions)?,
    })
}

/// Renews vectors that are missing or of another model. Returns how many were renewed.
pub async fn renew(
    messages: &Messages,
    store: &impl Store,
    embedder: &Embedder,
    watch: &dyn Watch,
) -> Result<usize, store::Error> {
    let model = embedder.identity();
    let total = store.stale(model, u32::MAX).await?.len();
    if total == 0 {
        return Ok(0);
    }
    watch.begin(total as u64);
    watch.doing(&say!(messages, "progress-renewing"));
    let mut renewed = 0;
    // Each round makes its pieces fresh, so the next round begins after them. The count bounds
    // the rounds should another program keep adding pieces.
    while renewed < total {
        let stale = store.stale(model, BATCH).await?;
        if stale.is_empty() {
            break;
        }
        let Ok(vectors) = of_stale(embedder, &stale) else {
            break;
        };
        store.set_vectors(model, &vectors).await?;
        renewed += stale.len();
        for _ in &stale {
            watch.step();
        }
    }
    watch.end();
    Ok(renewed)
}

fn of_stale(
    embedder: &Embedder,
    stale: &[store::Stale],
) -> Result<Vec<(Piece, Embedding)>, EmbeddingError> {
    let (passages, questions): (Vec<_>, Vec<_>) = stale
        .iter()
        .partition(|stale| matches!(stale.piece, Piece::Passage { .. }));
    let passage_texts: Vec<&str> = passages.iter().map(|stale| stale.text.as_str()).collect();
    let question_texts: Vec<&str> = questions.iter().map(|stale| stale.text.as_str()).collect();
    let mut vectors = embedder.embed_passages(&passage_texts)?;
    vectors.extend(embedder.embed_questions(&question_texts)?);
    Ok(passages
        .iter()
        .chain(&questions)
        .map(|stale| stale.piece)
        .zip(vectors)
        .collect())
}
