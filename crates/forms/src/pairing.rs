//! Which box of one edition of a form is which of another.
//!
//! The two lists are aligned in order, so that boxes in the same words count most and those in
//! words that are alike count too (Needleman and Wunsch 1970); what is left over and asks the same
//! in both has moved.

use std::collections::HashMap;

use crate::family::{lasting, wording};
use crate::model::{FormBox, Kind, Limit};

/// The most comparisons of an alignment: two editions of two thousand boxes.
const MOST_COMPARED: usize = 4_000_000;
/// How alike a label and a longer one that holds all its words are, at least.
const WITHIN: f32 = 0.55;
/// How alike two boxes in other words must be.
const ALIKE: f32 = 0.5;
/// What the same words weigh; the most that others can is 1.3.
const SAME: f32 = 3.0;

/// Pairs of positions `(old, new)`, in the order of the old ones. Each box is in one pair at most.
pub(crate) fn pairs(old: &[FormBox], new: &[FormBox]) -> Vec<(usize, usize)> {
    let mut ids = HashMap::new();
    let old: Vec<Read> = old.iter().map(|asked| Read::of(asked, &mut ids)).collect();
    let new: Vec<Read> = new.iter().map(|asked| Read::of(asked, &mut ids)).collect();
    let mut paired = Paired {
        partner: vec![None; old.len()],
        taken: vec![false; new.len()],
    };
    paired.in_order(&old, &new);
    paired.moved(&old, &new, |one| {
        format!("{}\n{:?}\n{}", one.wording, one.kind, one.section)
    });
    paired.moved(&old, &new, |one| one.wording.clone());
    let partner = paired.partner.into_iter().enumerate();
    partner.filter_map(|(i, j)| Some((i, j?))).collect()
}

/// What is compared of a box.
struct Read {
    /// As the form words it, numbers and all.
    label: String,
    wording: String,
    section: String,
    /// Its words as numbers, sorted, each once.
    words: Vec<u32>,
    kind: Kind,
    limit: Option<Limit>,
    question: Option<String>,
}

impl Read {
    fn of(asked: &FormBox, ids: &mut HashMap<String, u32>) -> Self {
        let wording = wording(asked);
        let mut words: Vec<u32> = lasting(&wording)
            .map(|word| {
                let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
                *ids.entry(word).or_insert(next)
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        let section: Vec<String> = asked
            .section
            .iter()
            .flat_map(|part| lasting(part))
            .collect();
        Self {
            label: asked.label.clone(),
            wording,
            section: section.join(" "),
            words,
            kind: asked.kind,
            limit: asked.limit.clone(),
            question: asked.question.as_ref().map(|question| question.id.clone()),
        }
    }

    /// How much it counts that this box is that one; none where it is not.
    fn weight(&self, other: &Self) -> Option<f32> {
        let kind = if self.kind == other.kind { 0.1 } else { -0.1 };
        let limit = if self.limit == other.limit { 0.1 } else { 0.0 };
        if !self.wording.is_empty() && self.wording == other.wording {
            let section = if self.section == other.section {
                0.2
            } else {
                0.0
            };
            // "Child 1" and "Child 2" are in the same words but for their number.
            let exact = if self.label == other.label { 0.3 } else { 0.0 };
            return Some(SAME + kind + limit + section + exact);
        }
        let alike = match self.words.len() + other.words.len() {
            // Neither has any words: their place and what they take must do.
            0 => 0.5,
            all => {
                let both = common(&self.words, &other.words) as f32;
                let short = self.words.len().min(other.words.len()).max(1) as f32;
                // A short label of which all words stay is the same with more words.
                (2.0 * both / all as f32).max(WITHIN * both / short)
            }
        };
        let question = match (&self.question, &other.question) {
            (Some(one), Some(other)) if one == other => 0.2,
            (Some(_), Some(_)) => -0.1,
            _ => 0.0,
        };
        let weight = alike + kind + question;
        (weight >= ALIKE).then_some(weight)
    }
}

/// How many numbers are in both sorted lists.
fn common(one: &[u32], other: &[u32]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    both
}

/// From where the best alignment of two beginnings comes.
#[derive(Clone, Copy)]
enum Step {
    Pair,
    SkipOld,
    SkipNew,
}

struct Paired {
    /// For each old box, its new one.
    partner: Vec<Option<usize>>,
    /// New boxes that have an old one.
    taken: Vec<bool>,
}

impl Paired {
    /// The alignment in order that weighs most. What both lists begin and end with is passed over
    /// first, which for most editions is nearly all.
    fn in_order(&mut self, old: &[Read], new: &[Read]) {
        let same = |(one, other): &(&Read, &Read)| {
            !one.wording.is_empty()
                && one.label == other.label
                && one.section == other.section
                && one.limit == other.limit
        };
        let head = old.iter().zip(new).take_while(same).count();
        let (old_rest, new_rest) = (&old[head..], &new[head..]);
        let tail = old_rest.iter().rev().zip(new_rest.iter().rev());
        let tail = tail.take_while(same).count();
        for i in 0..head {
            self.set(i, i);
        }
        for back in 1..=tail {
            self.set(old.len() - back, new.len() - back);
        }
        let old = &old_rest[..old_rest.len() - tail];
        let new = &new_rest[..new_rest.len() - tail];
        if old.len().saturating_mul(new.len()) > MOST_COMPARED {
            return;
        }
        for (i, j) in aligned(old, new) {
            self.set(head + i, head + j);
        }
    }

    /// Pairs what is left and has one key: the first with the first, the second with the second.
    fn moved(&mut self, old: &[Read], new: &[Read], key: impl Fn(&Read) -> String) {
        let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
        for (j, one) in new.iter().enumerate().rev() {
            if !self.taken[j] && !one.wording.is_empty() {
                waiting.entry(key(one)).or_default().push(j);
            }
        }
        for (i, one) in old.iter().enumerate() {
            if self.partner[i].is_none()
                && !one.wording.is_empty()
                && let Some(j) = waiting.get_mut(&key(one)).and_then(Vec::pop)
            {
                self.set(i, j);
            }
        }
    }

    fn set(&mut self, i: usize, j: usize) {
        self.partner[i] = Some(j);
        self.taken[j] = true;
    }
}

fn aligned(old: &[Read], new: &[Read]) -> Vec<(usize, usize)> {
    let width = new.len();
    let mut steps = vec![Step::SkipOld; old.len() * width];
    let mut above = vec![0.0_f32; width + 1];
    for (i, one) in old.iter().enumerate() {
        let mut row = vec![0.0_f32; width + 1];
        for (j, other) in new.iter().enumerate() {
            let (mut best, mut step) = (above[j + 1], Step::SkipOld);
            if row[j] > best {
                (best, step) = (row[j], Step::SkipNew);
            }
            if let Some(weight) = one.weight(other)
                && above[j] + weight > best
            {
                (best, step) = (above[j] + weight, Step::Pair);
            }
            row[j + 1] = best;
            steps[i * width + j] = step;
        }
        above = row;
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (old.len(), width);
    while i > 0 && j > 0 {
        match steps[(i - 1) * width + j - 1] {
            Step::Pair => {
                (i, j) = (i - 1, j - 1);
                pairs.push((i, j));
            }
            Step::SkipOld => i -= 1,
            Step::SkipNew => j -= 1,
        }
    }
    pairs
}
