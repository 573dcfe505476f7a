//! What the authenticator says of a ceremony (`authenticatorData`, section 6.1).

use sha2::{Digest as _, Sha256};

use super::cose::{self, PublicKey};
use super::{Party, Wrong};

/// Bytes of a credential's id, at most (section 7.1, step "verify that the credentialId is ≤ 1023 bytes").
const LONGEST_ID: usize = 1023;

/// What an authenticator says.
#[derive(Debug)]
pub(super) struct Said {
    /// Signatures that it has counted; 0 where it counts none.
    pub(super) counter: u32,
    /// The new credential, where there is one.
    pub(super) credential: Option<Credential>,
}

/// A new credential.
#[derive(Debug)]
pub(super) struct Credential {
    pub(super) id: Vec<u8>,
    /// Its public key, as it stands there.
    pub(super) key_bytes: Vec<u8>,
    pub(super) key: PublicKey,
}

/// User present, user verified, may be backed up, is backed up, has a credential, has extensions.
const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const ELIGIBLE: u8 = 1 << 3;
const BACKED_UP: u8 = 1 << 4;
const CREDENTIAL: u8 = 1 << 6;
const EXTENSIONS: u8 = 1 << 7;

/// Reads it, and checks what does not depend on the ceremony: for which server it was made, that the
/// person was there and verified, that nothing stands after it.
pub(super) fn read(data: &[u8], party: Party<'_>) -> Result<Said, Wrong> {
    let malformed = Wrong::Malformed("authenticatorData");
    let (hash, rest) = data.split_at_checked(32).ok_or(malformed)?;
    let (&flags, rest) = rest.split_first().ok_or(malformed)?;
    let (counter, mut rest) = rest.split_first_chunk::<4>().ok_or(malformed)?;
    if hash != Sha256::digest(party.id.as_bytes()).as_slice() {
        return Err(Wrong::Elsewhere("server"));
    }
    let has = |flag: u8| flags & flag != 0;
    if !has(PRESENT) || !has(VERIFIED) {
        return Err(Wrong::Unverified);
    }
    if has(BACKED_UP) && !has(ELIGIBLE) {
        return Err(malformed);
    }
    let credential = match has(CREDENTIAL) {
        true => Some(credential(&mut rest)?),
        false => None,
    };
    if has(EXTENSIONS) {
        cose::skip_map(&mut rest)?;
    }
    if !rest.is_empty() {
        return Err(malformed);
    }
    Ok(Said {
        counter: u32::from_be_bytes(*counter),
        credential,
    })
}

/// The attested credential data (section 6.5.1): who made it, its id, its key.
fn credential(rest: &mut &[u8]) -> Result<Credential, Wrong> {
    let malformed = Wrong::Malformed("attestedCredentialData");
    let (_made_by, after) = rest.split_first_chunk::<16>().ok_or(malformed)?;
    let (length, after) = after.split_first_chunk::<2>().ok_or(malformed)?;
    let length = usize::from(u16::from_be_bytes(*length));
    if length == 0 || length > LONGEST_ID {
        return Err(malformed);
    }
    let (id, after) = after.split_at_checked(length).ok_or(malformed)?;
    let mut left = after;
    let key = PublicKey::read(&mut left)?;
    let used = after.len() - left.len();
    *rest = left;
    Ok(Credential {
        id: id.to_vec(),
        key_bytes: after.get(..used).unwrap_or_default().to_vec(),
        key,
    })
}
