//! The tiles of a log (<https://c2sp.org/tlog-tiles>): files of 256 hashes, and bundles of entries.

use super::tree::{leaf_hash, node_hash, root};
use crate::digest::Digest;

/// Hashes in a full tile, and entries in a full bundle.
pub const WIDTH: usize = 256;

/// A log that grows: the hashes and entries of the tiles that are not full yet. It holds at most 256
/// hashes a level, whatever the log's size.
#[derive(Debug, Clone, Default)]
pub struct Growing {
    size: u64,
    /// The hashes of the unfinished tile of each level, from the leaves up.
    levels: Vec<Vec<Digest>>,
    /// The entries of the unfinished bundle.
    entries: Vec<Vec<u8>>,
    /// Files that were finished since they were last taken.
    finished: Vec<File>,
    /// The size when files were last taken.
    taken: u64,
}

/// A file of the log, by its path under the log's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Growing {
    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds an entry, of at most 65 535 bytes.
    pub fn append(&mut self, entry: &[u8]) -> Result<(), TooLong> {
        if u16::try_from(entry.len()).is_err() {
            return Err(TooLong);
        }
        self.entries.push(entry.to_vec());
        if self.entries.len() == WIDTH {
            let path = entries_path(self.size / WIDTH as u64, WIDTH);
            let bytes = bundle(&self.entries);
            self.finished.push(File { path, bytes });
            self.entries.clear();
        }
        self.push(0, leaf_hash(entry));
        self.size += 1;
        Ok(())
    }

    /// The root over all leaves.
    pub fn root(&self) -> Digest {
        root_of_levels(&self.levels)
    }

    /// The files that changed since they were last taken: full tiles and bundles first, then the
    /// partial ones of this size.
    pub fn take_files(&mut self) -> Vec<File> {
        let mut files = self.take_finished();
        if self.taken == self.size {
            return files;
        }
        self.taken = self.size;
        for (level, hashes) in self.levels.iter().enumerate() {
            if !hashes.is_empty() {
                let index = self.size >> (8 * (level + 1));
                let path = tile_path(level, index, hashes.len());
                let bytes = hashes.iter().flat_map(|hash| hash.0).collect();
                files.push(File { path, bytes });
            }
        }
        if !self.entries.is_empty() {
            let path = entries_path(self.size / WIDTH as u64, self.entries.len());
            let bytes = bundle(&self.entries);
            files.push(File { path, bytes });
        }
        files
    }

    /// The files that became full since files were last taken.
    pub fn take_finished(&mut self) -> Vec<File> {
        std::mem::take(&mut self.finished)
    }

    fn push(&mut self, level: usize, hash: Digest) {
        let mut next = Some((level, hash));
        while let Some((level, hash)) = next.take() {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let tile = &mut self.levels[level];
            tile.push(hash);
            if tile.len() == WIDTH {
                let index = self.size >> (8 * (level + 1));
                let bytes = tile.iter().flat_map(|hash| hash.0).collect();
                let path = tile_path(level, index, WIDTH);
                self.finished.push(File { path, bytes });
                next = Some((level + 1, root(tile)));
                tile.clear();
            }
        }
    }
}

/// The root over the unfinished tiles of all levels, from the leaves up: each level's stands right of
/// all that the levels above it cover.
pub fn root_of_levels(levels: &[Vec<Digest>]) -> Digest {
    let mut hash: Option<Digest> = None;
    for level in levels {
        for part in full_subtrees(level).into_iter().rev() {
            hash = Some(hash.map_or(part, |right| node_hash(&part, &right)));
        }
    }
    hash.unwrap_or_else(super::tree::empty_root)
}

/// A tile by its place: its level, its index there, and how many hashes it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The level, from 0.
    pub level: usize,
    /// The index within the level.
    pub index: u64,
    /// How many hashes.
    pub width: usize,
}

/// The tiles that a log has at one size and did not have at a smaller one. Those of level 0 are the
/// bundles of entries too.
pub fn changed(published: u64, size: u64) -> Vec<Place> {
    let mut places = Vec::new();
    for level in 0..8 {
        let (before, after) = (published >> (8 * level), size >> (8 * level));
        let first = before / WIDTH as u64;
        for index in first..=after / WIDTH as u64 {
            let start = index * WIDTH as u64;
            let width = usize::try_from(after - start).map_or(WIDTH, |left| left.min(WIDTH));
            if width > 0 && start + width as u64 > before {
                places.push(Place {
                    level,
                    index,
                    width,
                });
            }
        }
    }
    places
}

/// The path of a tile of hashes.
pub fn tile_path(level: usize, index: u64, width: usize) -> String {
    format!("tile/{level}/{}", index_path(index, width))
}

/// The path of a bundle of entries.
pub fn entries_path(index: u64, width: usize) -> String {
    format!("tile/entries/{}", index_path(index, width))
}

/// The entries of a bundle. Each stands after its length in two bytes, big-endian.
pub fn read_bundle(mut bytes: &[u8]) -> Result<Vec<&[u8]>, BadBundle> {
    let mut entries = Vec::new();
    while let [high, low, rest @ ..] = bytes {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (entry, rest) = rest.split_at_checked(length).ok_or(BadBundle)?;
        entries.push(entry);
        bytes = rest;
        if entries.len() > WIDTH {
            return Err(BadBundle);
        }
    }
    if bytes.is_empty() {
        Ok(entries)
    } else {
        Err(BadBundle)
    }
}

/// The entry is longer than a bundle can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an entry of the log has at most 65 535 bytes")]
pub struct TooLong;

/// The bytes are no bundle of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a bundle of entries")]
pub struct BadBundle;

/// Writes a bundle. Entries that `Growing::append` would refuse cannot be in one.
pub fn bundle(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in entries {
        let length = u16::try_from(entry.len()).unwrap_or(u16::MAX);
        bytes.extend(length.to_be_bytes());
        bytes.extend(entry);
    }
    bytes
}

/// An index in groups of three digits, all but the last after an `x`; then the width, if the file is
/// not full.
fn index_path(index: u64, width: usize) -> String {
    let mut path = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    if width < WIDTH {
        path += &format!(".p/{width}");
    }
    path
}

/// The roots of the full subtrees that hashes of one level make, from the left.
fn full_subtrees(mut hashes: &[Digest]) -> Vec<Digest> {
    let mut roots = Vec::new();
    while !hashes.is_empty() {
        let size = 1 << hashes.len().ilog2();
        let (part, rest) = hashes.split_at(size);
        roots.push(root(part));
        hashes = rest;
    }
    roots
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn grown(size: u64, step: u64) -> (Growing, BTreeMap<String, Vec<u8>>, Vec<Digest>) {
        let mut log = Growing::default();
        let mut files = BTreeMap::new();
        let mut leaves = Vec::new();
        for index in 0..size {
            let entry = format!("entry {index}");
            log.append(entry.as_bytes()).unwrap();
            leaves.push(leaf_hash(entry.as_bytes()));
            if index % step == 0 || index + 1 == size {
                files.extend(log.take_files().into_iter().map(|f| (f.path, f.bytes)));
            }
        }
        (log, files, leaves)
    }

    #[test]
    fn paths_are_those_of_the_specification() {
        assert_eq!(tile_path(0, 1_234_067, 256), "tile/0/x001/x234/067");
        assert_eq!(tile_path(3, 0, 12), "tile/3/000.p/12");
        assert_eq!(entries_path(273, 112), "tile/entries/273.p/112");
    }

    /// "A tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0
    /// tile of width 112, one full level 1 tile, one partial level 1 tile of width 17, and one
    /// partial level 2 tile of width 1."
    #[test]
    fn a_tree_of_seventy_thousand_has_the_tiles_of_the_specification() {
        let (log, files, leaves) = grown(70_000, 70_000);
        assert_eq!(log.root(), root(&leaves));
        let count = |folder: &str, partial: bool| {
            files
                .keys()
                .filter(|path| path.starts_with(folder) && path.contains(".p/") == partial)
                .count()
        };
        // What was partial at the first entry is there beside.
        let first = ["tile/0/000.p/1", "tile/entries/000.p/1"];
        assert!(first.iter().all(|path| files.contains_key(*path)));
        assert_eq!(count("tile/0/", false), 273);
        assert_eq!(files["tile/0/273.p/112"].len(), 112 * 32);
        assert_eq!(count("tile/1/", false), 1);
        assert_eq!(files["tile/1/001.p/17"].len(), 17 * 32);
        assert_eq!(files["tile/2/000.p/1"], root(&leaves[..65_536]).0);
        assert_eq!(count("tile/entries/", false), 273);
        let last = read_bundle(&files["tile/entries/273.p/112"]).unwrap();
        assert_eq!(last.last(), Some(&b"entry 69999".as_slice()));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(32))]

        #[test]
        fn what_changed_is_what_a_growing_log_writes(size in 0u64..140_000, more in 1u64..2000) {
            let mut log = Growing::default();
            let mut before = Vec::new();
            for index in 0..size + more {
                if index == size {
                    before = log.take_files();
                }
                log.append(&index.to_be_bytes()).unwrap();
            }
            // What did not change since is written again as it was.
            let mut written = log.take_files();
            written.retain(|file| !before.contains(file));
            let mut placed: Vec<String> = changed(size, size + more)
                .iter()
                .map(|place| tile_path(place.level, place.index, place.width))
                .collect();
            let mut tiles: Vec<String> =
                written.into_iter().map(|f| f.path).filter(|p| !p.contains("entries")).collect();
            placed.sort();
            tiles.sort();
            proptest::prop_assert_eq!(placed, tiles);
        }

        #[test]
        fn the_root_of_a_growing_log_is_that_of_its_leaves(size in 0u64..1200, step in 1u64..300) {
            let (log, files, leaves) = grown(size, step);
            proptest::prop_assert_eq!(log.root(), root(&leaves));
            for (index, tile) in leaves.chunks(WIDTH).enumerate() {
                let path = tile_path(0, index as u64, tile.len());
                let bytes: Vec<u8> = tile.iter().flat_map(|hash| hash.0).collect();
                proptest::prop_assert_eq!(files.get(&path), Some(&bytes));
            }
        }
    }
}
