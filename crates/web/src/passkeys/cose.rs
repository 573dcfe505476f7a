//! Public keys as authenticators write them (COSE, RFC 9052 and 9053), and the signatures that they
//! check.

use ciborium::Value;
use p256::ecdsa::signature::Verifier as _;

use super::Wrong;

/// Maps inside maps, at most: a key has none, extensions have few.
const DEPTH: usize = 8;

/// ECDSA with P-256 and SHA-256 (RFC 9053, section 2.1).
pub(super) const ES256: i64 = -7;
/// Ed25519 (RFC 9053, section 2.2).
pub(super) const EDDSA: i64 = -8;

/// A key that checks signatures.
#[derive(Debug, Clone)]
pub(super) enum PublicKey {
    Es256(p256::ecdsa::VerifyingKey),
    EdDsa(ed25519_dalek::VerifyingKey),
}

impl PublicKey {
    /// Reads one map, and moves past it.
    pub(super) fn read(bytes: &mut &[u8]) -> Result<Self, Wrong> {
        let map = map(bytes)?;
        let of = |label: i64| {
            let mut found = map.iter().filter(|(key, _)| is(key, label));
            found.next().map(|(_, value)| value)
        };
        let number = |label: i64| of(label).and_then(Value::as_integer).map(i128::from);
        let coordinate = |label: i64| {
            let value = of(label).and_then(Value::as_bytes);
            value.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok())
        };
        // Labels: 1 is the key's type (2: two coordinates, 1: one), 3 the algorithm, -1 the curve (1:
        // P-256, 6: Ed25519), -2 and -3 the coordinates (RFC 9053, sections 7.1.1 and 7.2).
        match (number(1), number(3), number(-1)) {
            (Some(2), Some(alg), Some(1)) if alg == i128::from(ES256) => {
                let (x, y) = coordinate(-2)
                    .zip(coordinate(-3))
                    .ok_or(Wrong::UnknownKey)?;
                let mut point = vec![4];
                point.extend_from_slice(&x);
                point.extend_from_slice(&y);
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point);
                Ok(Self::Es256(key.map_err(|_| Wrong::UnknownKey)?))
            }
            (Some(1), Some(alg), Some(6)) if alg == i128::from(EDDSA) => {
                let x = coordinate(-2).ok_or(Wrong::UnknownKey)?;
                let key = ed25519_dalek::VerifyingKey::from_bytes(&x);
                let key = key.ok().filter(|key| !key.is_weak());
                Ok(Self::EdDsa(key.ok_or(Wrong::UnknownKey)?))
            }
            _ => Err(Wrong::UnknownKey),
        }
    }

    /// The number of its algorithm.
    pub(super) fn algorithm(&self) -> i64 {
        match self {
            Self::Es256(_) => ES256,
            Self::EdDsa(_) => EDDSA,
        }
    }

    /// Checks a signature, in the form that section 6.5.5 gives it.
    pub(super) fn check(&self, message: &[u8], signature: &[u8]) -> Result<(), Wrong> {
        let right = match self {
            Self::Es256(key) => p256::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            Self::EdDsa(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
        };
        right.then_some(()).ok_or(Wrong::Signature)
    }
}

/// Reads one map, and moves past it.
pub(super) fn map(bytes: &mut &[u8]) -> Result<Vec<(Value, Value)>, Wrong> {
    let read = ciborium::de::from_reader_with_recursion_limit(&mut *bytes, DEPTH);
    match read {
        Ok(Value::Map(map)) => Ok(map),
        _ => Err(Wrong::Malformed("CBOR")),
    }
}

/// Moves past one map.
pub(super) fn skip_map(bytes: &mut &[u8]) -> Result<(), Wrong> {
    map(bytes).map(|_| ())
}

fn is(value: &Value, label: i64) -> bool {
    value.as_integer().map(i128::from) == Some(i128::from(label))
}
