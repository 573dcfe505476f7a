//! Secrets that nobody can guess, and the digests that are kept of them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::failure::Failure;

/// 256 bits from the system, in letters that an address can hold.
pub fn secret() -> Result<String, Failure> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<32>()?))
}

/// What is kept of a secret. With 256 bits to guess, a plain digest is enough: there is no list of
/// likely secrets to try, as there is of passwords.
pub fn digest(secret: &str) -> String {
    store::digest(secret.as_bytes())
}

/// Random bytes from the system.
pub(super) fn bytes<const COUNT: usize>() -> Result<[u8; COUNT], Failure> {
    let mut bytes = [0_u8; COUNT];
    getrandom::fill(&mut bytes).map_err(Failure::unexpected)?;
    Ok(bytes)
}
