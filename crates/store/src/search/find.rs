//! The search itself: what fits is weighed and counted in one pass, and the best are kept.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use commons::ranking::shipped;
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, DocId, DocSet as _, Searcher, TERMINATED};

use super::asked::{Answer, Asked, Found, LONGEST, MOST, Near, Part, Reason, Understood};
use super::entry::Row;
use super::index::{Held, Search, SearchError};
use super::leaving::leaving;
use super::question::{Question, question};
use super::rows::{name_of, row};
use super::shapes::{Shape, count, failed, kilometres, unpack_point};
use super::understand::understand;

/// The most results that can be paged through.
const DEEPEST: usize = 10_000;

impl Search {
    /// The records that fit, the best first, a page of them.
    pub(crate) fn find(&self, asked: &Asked) -> Result<Answer, SearchError> {
        let held = self.held()?;
        let typed: String = asked.words.chars().take(LONGEST).collect();
        let need = understand(&typed);
        let leaving = leaving(&self.fields, &held.searcher, &need)?;
        let mut understood = Understood {
            leave: need.left_as_typed.clone(),
            uses: need.uses.iter().map(|&name| name.to_owned()).collect(),
            ..Understood::default()
        };
        let ask = |some: bool, understood: &mut Understood| {
            question(
                &self.fields,
                &held.searcher,
                &need,
                leaving.as_ref(),
                some,
                asked,
                understood,
            )
        };
        let mut asking = ask(false, &mut understood)?;
        let mut gathered = gather(&held, &asking, asked)?;
        if gathered.any == 0 && need.words.len() > 1 {
            // Nothing holds all the words: what holds some of them, and says so.
            understood.corrected.clear();
            asking = ask(true, &mut understood)?;
            gathered = gather(&held, &asking, asked)?;
            understood.some = gathered.any > 0;
        }
        let failed = failed(held.shapes.all(), &held.codes, asked);
        let (total, facets) = count(held.shapes.all(), &held.codes, &gathered.counts, &failed);
        Ok(Answer {
            total,
            results: self.results(&held, &asking, gathered.best, asked)?,
            facets,
            understood,
        })
    }

    fn results(
        &self,
        held: &Held,
        asking: &Question,
        best: Vec<Hit>,
        asked: &Asked,
    ) -> Result<Vec<Found>, SearchError> {
        let (most, before) = page(asked);
        let hits: Vec<Hit> = best.into_iter().skip(before).take(most).collect();
        let searcher = &held.searcher;
        let parts = [
            (Part::WholeName, &asking.whole_name),
            (Part::Name, &asking.name),
            (Part::Need, &asking.need),
        ];
        let mut points: Vec<Vec<Reason>> = vec![Vec::new(); hits.len()];
        for (part, query) in parts {
            if let Some(query) = query {
                let scores = scores(searcher, &**query, &hits)?;
                for (reasons, score) in points.iter_mut().zip(scores) {
                    if score > 0.0 {
                        let points = score;
                        reasons.push(Reason { part, points });
                    }
                }
            }
        }
        hits.iter()
            .zip(points)
            .map(|(hit, reasons)| {
                let row = row(searcher, hit.address())?;
                Ok(self.found(searcher, row, hit, reasons, asked))
            })
            .collect()
    }

    fn found(
        &self,
        searcher: &Searcher,
        row: Row,
        hit: &Hit,
        mut why: Vec<Reason>,
        asked: &Asked,
    ) -> Found {
        // What no other part explains are words elsewhere.
        let named: f32 = why.iter().map(|reason| reason.points).sum();
        let elsewhere = hit.words - named;
        if elsewhere > 0.001 {
            let points = elsewhere;
            let part = Part::Words;
            why.push(Reason { part, points });
        }
        for (part, points) in [(Part::Checked, hit.checked), (Part::Near, hit.near)] {
            if points > 0.0 {
                why.push(Reason { part, points });
            }
        }
        // What weighs most is said first.
        why.sort_by(|a, b| b.points.total_cmp(&a.points).then(a.part.cmp(&b.part)));
        let look = |id: &_| name_of(&self.fields, searcher, id);
        let mut descriptions = row.descriptions;
        let mut spoken = [asked.language.as_str(), "fr", "en"].into_iter();
        let description = spoken.find_map(|code| descriptions.remove(code));
        let description = description.or_else(|| descriptions.into_values().next());
        let here = asked.near.map(|near| (near.latitude, near.longitude));
        Found {
            kind: row.record.kind().to_string(),
            record: row.record.to_string(),
            name: row.name,
            description,
            checked: row.checked,
            uses: row.uses,
            families: row.families,
            municipality: row.municipality,
            country: row.country,
            kilometres: here.zip(row.point).map(|(a, b)| kilometres(a, b)),
            point: row.point,
            website: row.website,
            replaces: row.replaces.and_then(|other| other.named(look)),
            by: row.by.and_then(|other| other.named(look)),
            score: hit.score,
            why,
        }
    }
}

/// A document that may be shown.
#[derive(Debug, Clone, Copy)]
struct Hit {
    score: f32,
    /// Parts of the score.
    words: f32,
    checked: f32,
    near: f32,
    order: u64,
    segment: u32,
    document: DocId,
}

impl Hit {
    fn address(&self) -> DocAddress {
        DocAddress::new(self.segment, self.document)
    }
}

// The better is the greater: more points, then the name that sorts before.
impl Ord for Hit {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then_with(|| other.order.cmp(&self.order))
            .then_with(|| other.segment.cmp(&self.segment))
            .then_with(|| other.document.cmp(&self.document))
    }
}

impl PartialOrd for Hit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Hit {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Hit {}

struct Gathered {
    /// How many documents fit the words, whatever their shapes.
    any: u64,
    /// How many of each shape.
    counts: Vec<u64>,
    /// The best that fail no filter, in order.
    best: Vec<Hit>,
}

fn page(asked: &Asked) -> (usize, usize) {
    let most = asked.most.clamp(1, MOST);
    let before = asked.page.saturating_sub(1).saturating_mul(most);
    (most, before.min(DEEPEST))
}

fn gather(held: &Held, asking: &Question, asked: &Asked) -> Result<Gathered, SearchError> {
    let searcher = &held.searcher;
    let points = &shipped().points;
    let shapes = held.shapes.all();
    let failed = failed(shapes, &held.codes, asked);
    let checked: Vec<f32> = shapes
        .iter()
        .map(|shape: &Shape| if shape.checked() { points.checked } else { 0.0 })
        .collect();
    let (most, before) = page(asked);
    let kept = before + most;
    let mut gathered = Gathered {
        any: 0,
        counts: vec![0; shapes.len()],
        best: Vec::new(),
    };
    let mut best: BinaryHeap<Reverse<Hit>> = BinaryHeap::with_capacity(kept + 1);
    let weight = asking
        .query
        .weight(EnableScoring::enabled_from_searcher(searcher))?;
    for (ordinal, reader) in searcher.segment_readers().iter().enumerate() {
        let Some(segment) = held.segments.get(ordinal) else {
            continue;
        };
        let alive = reader.alive_bitset();
        let mut each = |document: DocId, words: f32| {
            if alive.is_some_and(|alive| !alive.is_alive(document)) {
                return;
            }
            let at = document as usize;
            let Some(&shape) = segment.shapes.get(at) else {
                return;
            };
            let shape = shape as usize;
            let Some(near) = nearness(asked.near, segment.points[at], points.near, points.half)
            else {
                return;
            };
            gathered.any += 1;
            gathered.counts[shape] += 1;
            if failed[shape] != 0 {
                return;
            }
            let hit = Hit {
                score: words + checked[shape] + near,
                words,
                checked: checked[shape],
                near,
                order: segment.order[at],
                segment: ordinal as u32,
                document,
            };
            if best.len() < kept {
                best.push(Reverse(hit));
            } else if let Some(mut worst) = best.peek_mut()
                && hit > worst.0
            {
                *worst = Reverse(hit);
            }
        };
        weight.for_each(reader, &mut each)?;
    }
    gathered.best = best
        .into_sorted_vec()
        .into_iter()
        .map(|Reverse(hit)| hit)
        .collect();
    Ok(gathered)
}

/// Points for being near; nothing where it is too far.
fn nearness(near: Option<Near>, point: u64, most: f32, half: f32) -> Option<f32> {
    let Some(near) = near else {
        return Some(0.0);
    };
    let Some(point) = unpack_point(point) else {
        return near.kilometres.is_none().then_some(0.0);
    };
    let far = kilometres((near.latitude, near.longitude), point);
    if near.kilometres.is_some_and(|most| far > most) {
        return None;
    }
    Some(most * (-far as f32 / half).exp2())
}

/// The scores of hits by a part of the query; 0 where it does not hold.
fn scores(searcher: &Searcher, query: &dyn Query, hits: &[Hit]) -> Result<Vec<f32>, SearchError> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut scores = vec![0.0; hits.len()];
    let mut order: Vec<usize> = (0..hits.len()).collect();
    order.sort_by_key(|at| (hits[*at].segment, hits[*at].document));
    for hits_of in order.chunk_by(|a, b| hits[*a].segment == hits[*b].segment) {
        let Some(reader) = hits_of
            .first()
            .map(|at| searcher.segment_reader(hits[*at].segment))
        else {
            continue;
        };
        let mut scorer = weight.scorer(reader, 1.0)?;
        for &at in hits_of {
            let document = hits[at].document;
            if scorer.doc() < document {
                scorer.seek(document);
            }
            if scorer.doc() == document {
                scores[at] = scorer.score();
            } else if scorer.doc() == TERMINATED {
                break;
            }
        }
    }
    Ok(scores)
}
