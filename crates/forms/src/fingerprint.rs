//! A form's fingerprint: the same for the same form, re-saved, filled, or in another format.

use sha2::{Digest, Sha256};

use crate::model::FormBox;
use crate::wording::fold;

/// The first 16 bytes, in hexadecimal, of the SHA-256 of the folded labels and kinds in reading
/// order. Values, addresses and limits do not count.
pub fn fingerprint(boxes: &[FormBox]) -> String {
    let mut hash = Sha256::new();
    for one in boxes {
        let label: String = fold(&one.label)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        hash.update(label.as_bytes());
        hash.update([0]);
        hash.update(format!("{:?}", one.kind).as_bytes());
        hash.update([10]);
    }
    hash.finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
