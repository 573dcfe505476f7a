//! Reads a log again from its files, and finds whatever was changed, dropped or reordered.

use super::checkpoint::Checkpoint;
use super::tiles::{File, Growing, WIDTH, entries_path, read_bundle};
use crate::digest::Digest;

/// Goes through a log from its first entry to the checkpoint's size. `read` gives a file by its path
/// under the log's folder; `met` is told each entry, before the root over all was compared: what it
/// makes counts only when this ends well. The result is ready to grow.
pub fn replay<E>(
    checkpoint: &Checkpoint,
    mut read: impl FnMut(&str) -> Result<Option<Vec<u8>>, E>,
    mut met: impl FnMut(u64, &[u8]) -> Result<(), E>,
) -> Result<Growing, Broken<E>> {
    let mut log = Growing::default();
    while log.size() < checkpoint.size {
        let left = checkpoint.size - log.size();
        let width = usize::try_from(left).map_or(WIDTH, |left| left.min(WIDTH));
        let index = log.size() / WIDTH as u64;
        let path = entries_path(index, width);
        let full = entries_path(index, WIDTH);
        let mut bytes = read(&path).map_err(Broken::Read)?;
        if bytes.is_none() && width < WIDTH {
            // A partial bundle may be gone once the full one is there.
            bytes = read(&full).map_err(Broken::Read)?;
        }
        let bytes = bytes.ok_or_else(|| Broken::Missing(path.clone()))?;
        let entries = read_bundle(&bytes).map_err(|_| Broken::Damaged(path.clone()))?;
        if entries.len() < width {
            return Err(Broken::Damaged(path));
        }
        for entry in entries.into_iter().take(width) {
            met(log.size(), entry).map_err(Broken::Read)?;
            log.append(entry)
                .map_err(|_| Broken::Damaged(path.clone()))?;
        }
        let files = if log.size() < checkpoint.size {
            log.take_finished()
        } else {
            log.take_files()
        };
        compare(files, log.size(), &mut read)?;
    }
    if log.root() == checkpoint.root {
        Ok(log)
    } else {
        Err(Broken::Root)
    }
}

/// The path of the words that stand beside the entries of a bundle.
pub fn words_path(index: u64) -> String {
    entries_path(index, WIDTH).replacen("tile/entries/", "words/", 1)
}

/// Writes words, one a line in canonical JSON, which holds no line's end itself; an empty line where
/// there are none or they were erased.
pub fn write_words(words: &[Option<Vec<u8>>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for words in words {
        bytes.extend(words.iter().flatten());
        bytes.push(b'\n');
    }
    bytes
}

/// Reads words back, one for each entry of the bundle.
pub fn read_words(bytes: &[u8]) -> Vec<Option<&[u8]>> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let lines = bytes.split(|byte| *byte == b'\n');
    lines
        .map(|line| (!line.is_empty()).then_some(line))
        .take(WIDTH)
        .collect()
}

/// What is wrong with a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken<E> {
    /// A file is not there.
    #[error("{0} is missing")]
    Missing(String),
    /// A file is not what it should be.
    #[error("{0} is damaged")]
    Damaged(String),
    /// The entry at this index is not the one whose hash the tile holds.
    #[error("entry {0} is not the one that was logged")]
    Leaf(u64),
    /// The root over all entries is not the one that was signed.
    #[error("the entries are not those that the checkpoint was signed for")]
    Root,
    /// Something could not be read.
    #[error(transparent)]
    Read(E),
}

/// Holds the tiles that the entries make against those that are kept.
fn compare<E>(
    files: Vec<File>,
    size: u64,
    read: &mut impl FnMut(&str) -> Result<Option<Vec<u8>>, E>,
) -> Result<(), Broken<E>> {
    for file in files {
        if file.path.starts_with("tile/entries/") {
            continue;
        }
        let (full, _) = file.path.split_once(".p/").unwrap_or((&file.path, ""));
        let mut kept = read(&file.path).map_err(Broken::Read)?;
        if kept.is_none() && full != file.path {
            kept = read(full).map_err(Broken::Read)?;
        }
        let kept = kept.ok_or_else(|| Broken::Missing(file.path.clone()))?;
        if kept.starts_with(&file.bytes) {
            continue;
        }
        let at = first_difference(&kept, &file.bytes);
        let index = file.path.strip_prefix("tile/0/").map(|_| {
            // The tile that was just made is the last one: its first leaf follows from the size.
            let width = (file.bytes.len() / Digest::LENGTH) as u64;
            size - width + at as u64
        });
        return Err(index.map_or(Broken::Damaged(file.path), Broken::Leaf));
    }
    Ok(())
}

/// The first hash in which two tiles differ.
fn first_difference(kept: &[u8], made: &[u8]) -> usize {
    let mut pairs = kept.chunks(Digest::LENGTH).zip(made.chunks(Digest::LENGTH));
    pairs
        .position(|(kept, made)| kept != made)
        .unwrap_or(kept.len() / Digest::LENGTH)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;
    use crate::log::tiles::tile_path;

    type Files = BTreeMap<String, Vec<u8>>;

    fn logged(entries: &[Vec<u8>]) -> (Checkpoint, Files) {
        let mut log = Growing::default();
        let mut files = Files::new();
        for entry in entries {
            log.append(entry).unwrap();
        }
        for File { path, bytes } in log.take_files() {
            files.insert(path, bytes);
        }
        let checkpoint = Checkpoint {
            origin: "commons.example/log".to_owned(),
            size: log.size(),
            root: log.root(),
        };
        (checkpoint, files)
    }

    fn read_again(
        checkpoint: &Checkpoint,
        files: &Files,
    ) -> Result<(Growing, Vec<Vec<u8>>), Broken<Infallible>> {
        let mut met = Vec::new();
        let log = replay(
            checkpoint,
            |path| Ok(files.get(path).cloned()),
            |_, entry| {
                met.push(entry.to_vec());
                Ok(())
            },
        )?;
        Ok((log, met))
    }

    fn entries() -> impl Strategy<Value = Vec<Vec<u8>>> {
        prop::collection::vec(prop::collection::vec(any::<u8>(), 1..40), 2..700)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_log_is_read_as_it_was_written(entries in entries()) {
            let (checkpoint, files) = logged(&entries);
            let (log, met) = read_again(&checkpoint, &files).unwrap();
            prop_assert_eq!(met, entries);
            prop_assert_eq!(log.root(), checkpoint.root);
        }

        #[test]
        fn a_changed_entry_is_found_where_it_is(
            entries in entries(), at in any::<prop::sample::Index>(), bit in 0u8..8
        ) {
            let at = at.index(entries.len());
            let (checkpoint, files) = logged(&entries);
            let mut changed = entries.clone();
            changed[at][0] ^= 1 << bit;
            let (_, others) = logged(&changed);
            let mut mixed = files.clone();
            mixed.extend(others.into_iter().filter(|(path, _)| path.contains("entries")));
            prop_assert_eq!(read_again(&checkpoint, &mixed).unwrap_err(), Broken::Leaf(at as u64));
            // Whoever changes the tiles with it is found by the signed root.
            let (_, all) = logged(&changed);
            prop_assert_eq!(read_again(&checkpoint, &all).unwrap_err(), Broken::Root);
        }

        #[test]
        fn dropped_added_and_reordered_entries_are_found(
            entries in entries(), at in any::<prop::sample::Index>()
        ) {
            let at = at.index(entries.len() - 1);
            let (checkpoint, _) = logged(&entries);
            let mut dropped = entries.clone();
            dropped.remove(at);
            let mut added = entries.clone();
            added.insert(at, b"another".to_vec());
            let mut swapped = entries.clone();
            swapped.swap(at, at + 1);
            for other in [dropped, added, swapped] {
                if other != entries {
                    prop_assert!(read_again(&checkpoint, &logged(&other).1).is_err());
                }
            }
        }

        #[test]
        fn any_bit_of_any_file_is_missed(
            entries in entries(), file in any::<prop::sample::Index>(),
            at in any::<prop::sample::Index>(), bit in 0u8..8
        ) {
            let (checkpoint, mut files) = logged(&entries);
            let path = files.keys().nth(file.index(files.len())).unwrap().clone();
            let bytes = files.get_mut(&path).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert!(read_again(&checkpoint, &files).is_err(), "{}", path);
            files.remove(&path);
            prop_assert!(read_again(&checkpoint, &files).is_err(), "{} away", path);
        }
    }

    #[test]
    fn a_partial_file_that_became_full_is_read_in_its_place() {
        let entries: Vec<_> = (0..300)
            .map(|n| format!("entry {n}").into_bytes())
            .collect();
        let (checkpoint, _) = logged(&entries[..200]);
        let (_, later) = logged(&entries);
        assert!(later.contains_key(&tile_path(0, 0, WIDTH)));
        assert_eq!(read_again(&checkpoint, &later).unwrap().1, entries[..200]);
    }

    #[test]
    fn words_are_read_as_they_were_written() {
        let words = [
            None,
            Some(b"{}".to_vec()),
            None,
            Some(b"{\"a\":1}".to_vec()),
        ];
        let bytes = write_words(&words);
        let read: Vec<_> = read_words(&bytes)
            .into_iter()
            .map(|w| w.map(<[u8]>::to_vec))
            .collect();
        assert_eq!(read, words);
        assert_eq!(words_path(1_067), "words/x001/067");
    }
}
