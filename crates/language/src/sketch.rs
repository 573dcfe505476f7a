//! Sketches of texts: the smallest hashes of what they are made of (bottom-k sketches of Broder
//! 1997, "On the resemblance and containment of documents"). They are stored: the hashes must stay
//! the same from one version of the program to the next.

use std::collections::BTreeSet;

/// Words of one run.
const RUN: usize = 3;

/// FNV-1a of 64 bits (draft-eastlake-fnv), then mixed, so that the smallest are a fair sample.
pub fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let fnv = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mixed = (fnv ^ (fnv >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}

/// The hashes of all runs of three words, in their order.
pub fn runs<T: AsRef<str>>(words: impl Iterator<Item = T>) -> impl Iterator<Item = u64> {
    let mut run: Vec<u64> = Vec::with_capacity(RUN);
    words.filter_map(move |word| {
        if run.len() == RUN {
            run.remove(0);
        }
        run.push(hash(word.as_ref().bytes()));
        (run.len() == RUN).then(|| hash(run.iter().flat_map(|word| word.to_le_bytes())))
    })
}

/// The smallest of some hashes, so many at most, in order.
pub fn smallest(hashes: impl Iterator<Item = u64>, most: usize) -> Vec<u64> {
    let mut kept = BTreeSet::new();
    for hash in hashes {
        kept.insert(hash);
        if kept.len() > most {
            kept.pop_last();
        }
    }
    kept.into_iter().collect()
}

/// The part of two sets together that is in both, from 0 to 1, told from the `most` smallest hashes
/// of each: those of the two together are a fair sample.
pub fn resemblance(one: &[u64], other: &[u64], most: usize) -> f32 {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let (mut all, mut both) = (0_u32, 0_u32);
    while (all as usize) < most {
        let (left, right) = (one.peek().copied(), other.peek().copied());
        let Some(first) = left.into_iter().chain(right).min() else {
            break;
        };
        all += 1;
        both += u32::from(left == right);
        one.next_if_eq(&first);
        other.next_if_eq(&first);
    }
    both as f32 / all.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_stay_as_they_are_stored() {
        let words = ["les", "habitants", "relais", "forment"];
        let stored = runs(words.iter()).collect::<Vec<u64>>();
        assert_eq!(stored.len(), 2);
        assert_eq!(hash("essaim".bytes()), 0x22e9_ffc6_5352_f963);
    }

    #[test]
    fn the_part_in_common_is_told() {
        let set = |range: std::ops::Range<u64>| {
            smallest(range.map(|n| hash(n.to_le_bytes().into_iter())), 64)
        };
        assert_eq!(resemblance(&set(0..500), &set(0..500), 64), 1.0);
        assert_eq!(resemblance(&set(0..500), &set(500..900), 64), 0.0);
        assert_eq!(set(0..500).len(), 64);
    }
}
