//! Hashes of a Merkle tree (RFC 6962, section 2.1).

use crate::digest::Digest;

/// The hash of a tree without leaves.
pub fn empty_root() -> Digest {
    Digest::of(&[])
}

/// The hash of a leaf that holds an entry.
pub fn leaf_hash(entry: &[u8]) -> Digest {
    Digest::of_pieces(&[&[0], entry])
}

/// The hash of a node over two others.
pub fn node_hash(left: &Digest, right: &Digest) -> Digest {
    Digest::of_pieces(&[&[1], &left.0, &right.0])
}

/// The root over leaf hashes, or over the hashes of subtrees that are all of one full size.
pub fn root(hashes: &[Digest]) -> Digest {
    match hashes {
        [] => empty_root(),
        [one] => *one,
        several => {
            // The largest power of two that is smaller than their number.
            let half = several.len().next_power_of_two() / 2;
            let (left, right) = several.split_at(half);
            node_hash(&root(left), &root(right))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Roots of the reference trees of Certificate Transparency
    /// (transparency-dev/merkle, `testonly/reference_trees.go`).
    #[test]
    fn the_reference_trees_have_their_roots() {
        let entries: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let leaves: Vec<_> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        for (size, expected) in roots.iter().enumerate() {
            assert_eq!(
                root(&leaves[..size]).to_string(),
                *expected,
                "{size} leaves"
            );
        }
    }
}
