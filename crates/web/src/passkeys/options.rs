//! What the server asks a browser for (`PublicKeyCredentialCreationOptionsJSON` and
//! `PublicKeyCredentialRequestOptionsJSON`, sections 5.1.9 and 5.1.10).

use serde_json::{Value, json};
use store::people::{Passkey, Person};

use super::{Party, cose, text};

/// Milliseconds that a browser waits for the person.
const PATIENCE: u32 = 5 * 60 * 1000;

/// For a new passkey of a person, on an authenticator that has none of theirs.
pub(crate) fn for_registration(
    party: Party<'_>,
    challenge: &str,
    person: &Person,
    known: &[Passkey],
) -> Value {
    let known = known
        .iter()
        .map(|one| json!({ "type": "public-key", "id": text(&one.credential) }));
    json!({
        "rp": { "id": party.id, "name": "Essaim" },
        "user": {
            "id": text(&handle(person)),
            "name": person.email,
            "displayName": person.name,
        },
        "challenge": challenge,
        "pubKeyCredParams": [
            { "type": "public-key", "alg": cose::EDDSA },
            { "type": "public-key", "alg": cose::ES256 },
        ],
        "timeout": PATIENCE,
        "excludeCredentials": known.collect::<Vec<_>>(),
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        },
        "attestation": "none",
    })
}

/// To sign in, as whoever the passkey is of: no address is asked for, so none is told.
pub(crate) fn for_sign_in(party: Party<'_>, challenge: &str) -> Value {
    json!({
        "rpId": party.id,
        "challenge": challenge,
        "timeout": PATIENCE,
        "userVerification": "required",
    })
}

/// What an authenticator knows a person by: nothing that says who they are (section 14.6.1).
pub(super) fn handle(person: &Person) -> Vec<u8> {
    let mut handle = person.id.to_be_bytes().to_vec();
    handle.extend_from_slice(&person.created.to_be_bytes());
    handle
}
