//! Proofs that a leaf is in a tree, and that one tree is the beginning of another (RFC 9162,
//! sections 2.1.3 and 2.1.4, whose hashes are those of RFC 6962).

use super::tree::{node_hash, root};
use crate::digest::Digest;

/// The hashes that lead from a leaf to the root of all leaves; nothing where there is no such leaf.
pub fn prove_inclusion(leaves: &[Digest], index: usize) -> Option<Vec<Digest>> {
    if index >= leaves.len() {
        return None;
    }
    let mut path = Vec::new();
    let (mut part, mut index) = (leaves, index);
    while part.len() > 1 {
        let half = part.len().next_power_of_two() / 2;
        let (left, right) = part.split_at(half);
        if index < half {
            path.push(root(right));
            part = left;
        } else {
            path.push(root(left));
            (part, index) = (right, index - half);
        }
    }
    path.reverse();
    Some(path)
}

/// Checks that a leaf stands at an index of the tree of that size and root.
pub fn verify_inclusion(
    index: u64,
    size: u64,
    leaf: &Digest,
    path: &[Digest],
    expected: &Digest,
) -> Result<(), BadProof> {
    if index >= size {
        return Err(BadProof::NoSuchLeaf);
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for step in path {
        if last == 0 {
            return Err(BadProof::Length);
        }
        if at & 1 == 1 || at == last {
            hash = node_hash(step, &hash);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    match (last, hash == *expected) {
        (0, true) => Ok(()),
        (0, false) => Err(BadProof::Root),
        _ => Err(BadProof::Length),
    }
}

/// The hashes that show that the first `size` leaves are the beginning of all; nothing where there
/// are fewer, or `size` is 0 and there is nothing to prove.
pub fn prove_consistency(leaves: &[Digest], size: usize) -> Option<Vec<Digest>> {
    if size == 0 || size > leaves.len() {
        return None;
    }
    let mut path = Vec::new();
    let (mut part, mut size, mut whole) = (leaves, size, true);
    while size != part.len() {
        let half = part.len().next_power_of_two() / 2;
        let (left, right) = part.split_at(half);
        if size <= half {
            path.push(root(right));
            part = left;
        } else {
            path.push(root(left));
            (part, size, whole) = (right, size - half, false);
        }
    }
    if !whole {
        path.push(root(part));
    }
    path.reverse();
    Some(path)
}

/// Checks that the tree of the first size and root is the beginning of the second.
pub fn verify_consistency(
    first: (u64, &Digest),
    second: (u64, &Digest),
    path: &[Digest],
) -> Result<(), BadProof> {
    let ((size1, root1), (size2, root2)) = (first, second);
    if size1 > size2 {
        return Err(BadProof::Shrunk);
    }
    if size1 == 0 {
        return Err(BadProof::Empty);
    }
    if size1 == size2 {
        return match (path.is_empty(), root1 == root2) {
            (true, true) => Ok(()),
            (true, false) => Err(BadProof::Root),
            _ => Err(BadProof::Length),
        };
    }
    // A first tree that is full is its own first step.
    let full = size1.is_power_of_two().then_some(root1);
    let mut steps = full.into_iter().chain(path);
    let Some(start) = steps.next() else {
        return Err(BadProof::Length);
    };
    let (mut at, mut last) = (size1 - 1, size2 - 1);
    while at & 1 == 1 {
        (at, last) = (at >> 1, last >> 1);
    }
    let (mut hash1, mut hash2) = (*start, *start);
    for step in steps {
        if last == 0 {
            return Err(BadProof::Length);
        }
        if at & 1 == 1 || at == last {
            hash1 = node_hash(step, &hash1);
            hash2 = node_hash(step, &hash2);
            while at & 1 == 0 && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            hash2 = node_hash(&hash2, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    if last != 0 {
        return Err(BadProof::Length);
    }
    if hash1 == *root1 && hash2 == *root2 {
        Ok(())
    } else {
        Err(BadProof::Root)
    }
}

/// Why a proof proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadProof {
    /// The leaf is beyond the tree.
    #[error("there is no such leaf")]
    NoSuchLeaf,
    /// The second tree is smaller than the first.
    #[error("the log has shrunk")]
    Shrunk,
    /// Every tree begins with the empty one: there is nothing to prove.
    #[error("every log begins empty: there is nothing to prove")]
    Empty,
    /// Too many hashes, or too few.
    #[error("the proof has too many hashes, or too few")]
    Length,
    /// It leads to another root.
    #[error("the proof leads to another root")]
    Root,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::log::tree::leaf_hash;

    fn leaves(count: usize) -> Vec<Digest> {
        (0..count).map(|n| leaf_hash(&n.to_be_bytes())).collect()
    }

    proptest! {
        #[test]
        fn what_is_proved_is_verified_and_nothing_else(
            size in 1usize..300, at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()
        ) {
            let leaves = leaves(size);
            let (index, first) = (at.index(size), to.index(size) + 1);
            let all = root(&leaves);
            let path = prove_inclusion(&leaves, index).unwrap();
            let check = |index: usize, leaf: &Digest, path: &[Digest]| {
                verify_inclusion(index as u64, size as u64, leaf, path, &all)
            };
            prop_assert_eq!(check(index, &leaves[index], &path), Ok(()));
            prop_assert!(check(index, &leaf_hash(b"other"), &path).is_err());
            prop_assert!(check(size, &leaves[index], &path).is_err());
            if size > 1 {
                prop_assert!(check((index + 1) % size, &leaves[index], &path).is_err());
                prop_assert!(check(index, &leaves[index], &path[1..]).is_err());
            }

            let begun = root(&leaves[..first]);
            let path = prove_consistency(&leaves, first).unwrap();
            let (one, two) = ((first as u64, &begun), (size as u64, &all));
            prop_assert_eq!(verify_consistency(one, two, &path), Ok(()));
            let other = leaf_hash(b"other");
            prop_assert!(verify_consistency((first as u64, &other), two, &path).is_err());
            prop_assert!(verify_consistency(one, (size as u64, &other), &path).is_err());
            let longer = [path.as_slice(), &[other]].concat();
            prop_assert!(verify_consistency(one, two, &longer).is_err());
        }
    }
}
