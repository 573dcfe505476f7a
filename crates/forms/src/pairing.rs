//! Which box of one edition of a form is which of another.
//!
//! Boxes that ask the same in the same words are paired first, in order; those left over are paired
//! by how alike they are, between the same neighbours.

use std::collections::{HashMap, HashSet};

use crate::family::{lasting, wording};
use crate::model::FormBox;

/// The most comparisons of boxes that are left over between the same neighbours.
const MOST_COMPARED: usize = 40_000;
/// How alike two boxes in other words must be.
const ALIKE: f32 = 0.5;

/// Pairs of positions `(old, new)`, in the order of the old ones. Each box is in one pair at most.
pub(crate) fn pairs(old: &[FormBox], new: &[FormBox]) -> Vec<(usize, usize)> {
    let mut paired = Paired {
        partner: vec![None; old.len()],
        taken: vec![false; new.len()],
    };
    let section = |asked: &FormBox| {
        let words: Vec<String> = asked
            .section
            .iter()
            .flat_map(|part| lasting(part))
            .collect();
        words.join(" ")
    };
    let placed =
        |asked: &FormBox| format!("{}\n{:?}\n{}", wording(asked), asked.kind, section(asked));
    let kept = |asked: &FormBox| format!("{}\n{}", wording(asked), section(asked));
    paired.by(old, new, placed);
    paired.by(old, new, kept);
    paired.by(old, new, |asked| {
        format!("{}\n{:?}", wording(asked), asked.kind)
    });
    paired.by(old, new, wording);
    paired.between_neighbours(old, new);
    let partner = paired.partner.into_iter().enumerate();
    partner.filter_map(|(i, j)| Some((i, j?))).collect()
}

struct Paired {
    /// For each old box, its new one.
    partner: Vec<Option<usize>>,
    /// New boxes that have an old one.
    taken: Vec<bool>,
}

impl Paired {
    /// Pairs boxes of one key: the first with the first, the second with the second. Boxes without
    /// any words wait for their neighbours.
    fn by(&mut self, old: &[FormBox], new: &[FormBox], key: impl Fn(&FormBox) -> String) {
        let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
        for (j, asked) in new.iter().enumerate().rev() {
            if !self.taken[j] && !wording(asked).is_empty() {
                waiting.entry(key(asked)).or_default().push(j);
            }
        }
        for (i, asked) in old.iter().enumerate() {
            if self.partner[i].is_none()
                && !wording(asked).is_empty()
                && let Some(j) = waiting.get_mut(&key(asked)).and_then(Vec::pop)
            {
                self.set(i, j);
            }
        }
    }

    fn set(&mut self, i: usize, j: usize) {
        self.partner[i] = Some(j);
        self.taken[j] = true;
    }

    /// Pairs what is left between two old boxes with what is left between their partners, the most
    /// alike first.
    fn between_neighbours(&mut self, old: &[FormBox], new: &[FormBox]) {
        let mut start = 0;
        while start < old.len() {
            if self.partner[start].is_some() {
                start += 1;
                continue;
            }
            let end = (start..old.len())
                .find(|i| self.partner[*i].is_some())
                .unwrap_or(old.len());
            let before = start.checked_sub(1).and_then(|i| self.partner[i]);
            let after = self.partner.get(end).copied().flatten();
            for (i, j) in self.alike(old, new, start..end, (before, after)) {
                self.set(i, j);
            }
            start = end;
        }
    }

    fn alike(
        &self,
        old: &[FormBox],
        new: &[FormBox],
        left: std::ops::Range<usize>,
        (before, after): (Option<usize>, Option<usize>),
    ) -> Vec<(usize, usize)> {
        let free = |j: &usize| !self.taken[*j];
        let mut right: Vec<usize> = Vec::new();
        // What follows the neighbour before, and what precedes the one after.
        let first = before.map_or(0, |j| j + 1);
        right.extend((first..new.len()).take_while(free));
        if let Some(after) = after {
            right.extend((0..after).rev().take_while(free));
        }
        right.sort_unstable();
        right.dedup();
        if left.len().saturating_mul(right.len()) > MOST_COMPARED {
            return Vec::new();
        }
        let alone = left.len() == 1 && right.len() == 1;
        let mut scores: Vec<(f32, usize, usize)> = Vec::new();
        for i in left {
            for &j in &right {
                let score = likeness(&old[i], &new[j]) + if alone { 0.1 } else { 0.0 };
                if score >= ALIKE {
                    scores.push((score, i, j));
                }
            }
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut olds, mut news) = (HashSet::new(), HashSet::new());
        scores.retain(|(_, i, j)| {
            let both = !olds.contains(i) && !news.contains(j);
            if both {
                olds.insert(*i);
                news.insert(*j);
            }
            both
        });
        scores.into_iter().map(|(_, i, j)| (i, j)).collect()
    }
}

/// From 0 to 1 and a little more: the words in both, what is asked, and what it takes.
fn likeness(one: &FormBox, other: &FormBox) -> f32 {
    let words = |asked: &FormBox| -> HashSet<String> { lasting(&wording(asked)).collect() };
    let (a, b) = (words(one), words(other));
    let alike = match a.len() + b.len() {
        // Neither has any words: their place and what they take must do.
        0 => 0.5,
        all => 2.0 * a.intersection(&b).count() as f32 / all as f32,
    };
    let question = match (&one.question, &other.question) {
        (Some(a), Some(b)) if a.id == b.id => 0.2,
        (Some(_), Some(_)) => -0.1,
        _ => 0.0,
    };
    let kind = if one.kind == other.kind { 0.1 } else { -0.1 };
    alike + question + kind
}
