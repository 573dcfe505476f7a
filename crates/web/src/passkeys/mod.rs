//! Passkeys: Web Authentication Level 3 (<https://www.w3.org/TR/webauthn-3/>), as much of it as a
//! server needs that takes keys of its own people and asks nothing of who made their authenticators.
//!
//! Two signatures are taken, ES256 and EdDSA; the person must be verified (by a finger, a face, a
//! code); attestation is not asked for, and where an authenticator signs for itself all the same, the
//! signature must be right. Nothing here reads a clock, a store or the network. Cryptography is that of
//! `p256` and `ed25519-dalek`; what is ours is the order of the checks.

mod authenticator;
mod challenges;
mod client;
mod cose;
mod options;
mod registration;
mod sign_in;

#[cfg(test)]
mod tests;

pub(crate) use challenges::Challenges;
pub(crate) use options::{for_registration, for_sign_in};
pub(crate) use registration::{Registration, registered};
pub(crate) use sign_in::{SignIn, signed_in};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The server as browsers and authenticators know it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Party<'a> {
    /// The name that keys are for ("RP ID").
    pub(crate) id: &'a str,
    /// The origin of its pages.
    pub(crate) origin: &'a str,
}

/// Why a passkey is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Wrong {
    /// What was sent is not what a browser sends.
    #[error("malformed: {0}")]
    Malformed(&'static str),
    /// It was made for another ceremony, page or server.
    #[error("made for something else: {0}")]
    Elsewhere(&'static str),
    /// The person was not there, or not verified.
    #[error("the person was not verified")]
    Unverified,
    /// The key is of a kind that is not taken.
    #[error("unknown kind of key")]
    UnknownKey,
    /// The signature is not right.
    #[error("wrong signature")]
    Signature,
    /// The authenticator has counted no further: it may have been copied.
    #[error("the counter went back")]
    Counter,
}

/// Bytes as the JSON of the standard has them (base64url, section 5.1.8).
fn bytes(text: &str, what: &'static str) -> Result<Vec<u8>, Wrong> {
    // Some authenticators of before the standard's last word pad what they send.
    let text = text.trim_end_matches('=');
    URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| Wrong::Malformed(what))
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
