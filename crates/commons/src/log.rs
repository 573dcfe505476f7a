//! The log: every statement's claim, one after another, in a Merkle tree that anyone can check.
//!
//! Hashes are those of RFC 6962, files those of C2SP tlog-tiles (<https://c2sp.org/tlog-tiles>), the
//! head is a signed note (<https://c2sp.org/tlog-checkpoint>), so that mirrors and witnesses need no
//! program of ours. The crates that do this (`tlog_tiles` and `signed_note` 0.2, of April 2025) rest
//! on the last generation of the signature library and keep no tiles themselves, hence our own,
//! which all published vectors check.

pub mod checkpoint;
pub mod note;
pub mod proof;
pub mod rebuild;
pub mod tiles;
pub mod tree;
