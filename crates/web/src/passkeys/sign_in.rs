//! Signing in with a passkey (section 7.2).

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use store::people::{Passkey, Person};

use super::cose::PublicKey;
use super::{Party, Wrong, authenticator, bytes, client, options};

/// What a browser sends (`AuthenticationResponseJSON`, section 5.1.8.2).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SignIn {
    raw_id: String,
    response: Response,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    authenticator_data: String,
    signature: String,
    user_handle: Option<String>,
}

impl SignIn {
    /// The challenge that it is the answer to.
    pub(crate) fn challenge(&self) -> Result<String, Wrong> {
        client::challenge(&self.response.client_data)
    }

    /// The id of the passkey that it is made with.
    pub(crate) fn credential(&self) -> Result<Vec<u8>, Wrong> {
        bytes(&self.raw_id, "rawId")
    }
}

/// Checks it against the passkey of its id and the person whose it is, and gives what the authenticator
/// has counted by now. That the challenge was given, and not answered before, is the caller's to know.
pub(crate) fn signed_in(
    party: Party<'_>,
    challenge: &str,
    sent: &SignIn,
    passkey: &Passkey,
    person: &Person,
) -> Result<u32, Wrong> {
    if sent.credential()? != passkey.credential {
        return Err(Wrong::Elsewhere("credential"));
    }
    // No address was asked for, so the authenticator must say whose passkey it is (step 6).
    let handle = sent.response.user_handle.as_deref();
    let handle = bytes(handle.ok_or(Wrong::Malformed("userHandle"))?, "userHandle")?;
    if handle != options::handle(person) {
        return Err(Wrong::Elsewhere("person"));
    }
    let client_data = &sent.response.client_data;
    let client_data = client::checked(client_data, "webauthn.get", challenge, party)?;
    let data = bytes(&sent.response.authenticator_data, "authenticatorData")?;
    let said = authenticator::read(&data, party)?;
    let mut signed = data;
    signed.extend_from_slice(&Sha256::digest(&client_data));
    let key = PublicKey::read(&mut passkey.key.as_slice())?;
    key.check(&signed, &bytes(&sent.response.signature, "signature")?)?;
    // One that counts must have counted further (step 22); one that does not says 0 each time.
    let counts = said.counter != 0 || passkey.counter != 0;
    if counts && said.counter <= passkey.counter {
        return Err(Wrong::Counter);
    }
    Ok(said.counter)
}
