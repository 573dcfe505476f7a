//! A new passkey (section 7.1).

use ciborium::Value;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::authenticator::{self, Credential};
use super::{Party, Wrong, bytes, client, cose};

/// What a browser sends (`RegistrationResponseJSON`, section 5.1.8.1).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Registration {
    raw_id: String,
    response: Response,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    attestation_object: String,
}

/// A passkey to be kept.
#[derive(Debug)]
pub(crate) struct Registered {
    pub(crate) credential: Vec<u8>,
    pub(crate) key: Vec<u8>,
    pub(crate) counter: u32,
}

impl Registration {
    /// The challenge that it is the answer to.
    pub(crate) fn challenge(&self) -> Result<String, Wrong> {
        client::challenge(&self.response.client_data)
    }
}

/// Checks it, and gives what is to be kept. That the challenge was given, to this person and not
/// answered before, is the caller's to know; and that nobody has this credential yet.
pub(crate) fn registered(
    party: Party<'_>,
    challenge: &str,
    sent: &Registration,
) -> Result<Registered, Wrong> {
    let client_data = &sent.response.client_data;
    let client_data = client::checked(client_data, "webauthn.create", challenge, party)?;
    let object = bytes(&sent.response.attestation_object, "attestationObject")?;
    let mut rest = object.as_slice();
    let object = cose::map(&mut rest)?;
    let of = |name: &str| {
        let mut found = object.iter().filter(|(key, _)| key.as_text() == Some(name));
        found.next().map(|(_, value)| value)
    };
    let malformed = Wrong::Malformed("attestationObject");
    let data = of("authData").and_then(Value::as_bytes).ok_or(malformed)?;
    let said = authenticator::read(data, party)?;
    let credential = said.credential.ok_or(malformed)?;
    if bytes(&sent.raw_id, "rawId")? != credential.id {
        return Err(malformed);
    }
    let mut signed = data.clone();
    signed.extend_from_slice(&Sha256::digest(&client_data));
    let format = of("fmt").and_then(Value::as_text).ok_or(malformed)?;
    let statement = of("attStmt").and_then(Value::as_map).ok_or(malformed)?;
    attested(format, statement, &credential, &signed)?;
    Ok(Registered {
        credential: credential.id,
        key: credential.key_bytes,
        counter: said.counter,
    })
}

/// No attestation is asked for. Browsers then give none (section 8.7), or leave the one that an
/// authenticator makes with the new key itself (section 8.2, "self attestation").
fn attested(
    format: &str,
    statement: &[(Value, Value)],
    credential: &Credential,
    signed: &[u8],
) -> Result<(), Wrong> {
    let of = |name: &str| {
        let mut found = statement
            .iter()
            .filter(|(key, _)| key.as_text() == Some(name));
        found.next().map(|(_, value)| value)
    };
    let malformed = Wrong::Malformed("attStmt");
    match format {
        "none" if statement.is_empty() => Ok(()),
        "packed" if of("x5c").is_none() => {
            let algorithm = of("alg").and_then(Value::as_integer).map(i128::from);
            if algorithm != Some(i128::from(credential.key.algorithm())) {
                return Err(malformed);
            }
            let signature = of("sig").and_then(Value::as_bytes).ok_or(malformed)?;
            credential.key.check(signed, signature)
        }
        _ => Err(malformed),
    }
}
