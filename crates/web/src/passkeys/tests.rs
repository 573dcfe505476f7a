//! Ceremonies with keys of our own, right and wrong.

use ciborium::Value;
use p256::ecdsa::signature::Signer as _;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::people::{Passkey, Person};

use super::*;

const PARTY: Party<'_> = Party {
    id: "essaim.example.org",
    origin: "https://essaim.example.org",
};

/// An authenticator with one key.
enum Authenticator {
    Es256(p256::ecdsa::SigningKey),
    EdDsa(ed25519_dalek::SigningKey),
}

impl Authenticator {
    fn both() -> [Self; 2] {
        let es256 = p256::ecdsa::SigningKey::from_slice(&[7; 32]).expect("a key");
        [
            Self::Es256(es256),
            Self::EdDsa(ed25519_dalek::SigningKey::from_bytes(&[9; 32])),
        ]
    }

    fn algorithm(&self) -> i64 {
        match self {
            Self::Es256(_) => -7,
            Self::EdDsa(_) => -8,
        }
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Es256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_der().as_bytes().to_vec()
            }
            Self::EdDsa(key) => ed25519_dalek::Signer::sign(key, message)
                .to_bytes()
                .to_vec(),
        }
    }

    fn key(&self) -> Vec<u8> {
        match self {
            Self::Es256(key) => {
                let point = key.verifying_key().to_sec1_point(false);
                let point = point.as_bytes();
                cbor(&[
                    (1.into(), 2.into()),
                    (3.into(), (-7).into()),
                    ((-1).into(), 1.into()),
                    ((-2).into(), Value::Bytes(point[1..33].to_vec())),
                    ((-3).into(), Value::Bytes(point[33..].to_vec())),
                ])
            }
            Self::EdDsa(key) => cbor(&[
                (1.into(), 1.into()),
                (3.into(), (-8).into()),
                ((-1).into(), 6.into()),
                (
                    (-2).into(),
                    Value::Bytes(key.verifying_key().to_bytes().to_vec()),
                ),
            ]),
        }
    }
}

fn cbor(map: &[(Value, Value)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::ser::into_writer(&Value::Map(map.to_vec()), &mut bytes).expect("written");
    bytes
}

fn client_data(kind: &str, challenge: &str, origin: &str) -> String {
    json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
        .to_string()
}

fn data(id: &str, flags: u8, counter: u32, more: &[u8]) -> Vec<u8> {
    let mut data = Sha256::digest(id.as_bytes()).to_vec();
    data.push(flags);
    data.extend_from_slice(&counter.to_be_bytes());
    data.extend_from_slice(more);
    data
}

fn attested(id: &[u8], key: &[u8]) -> Vec<u8> {
    let mut more = vec![0; 16];
    more.extend_from_slice(&u16::try_from(id.len()).expect("short").to_be_bytes());
    more.extend_from_slice(id);
    more.extend_from_slice(key);
    more
}

fn registration(client_data: &str, format: &str, statement: Value, data: &[u8]) -> Registration {
    let object = cbor(&[
        ("fmt".into(), format.into()),
        ("attStmt".into(), statement),
        ("authData".into(), Value::Bytes(data.to_vec())),
    ]);
    let sent = json!({
        "id": text(b"credential"), "rawId": text(b"credential"), "type": "public-key",
        "response": {
            "clientDataJSON": text(client_data.as_bytes()),
            "attestationObject": text(&object),
        },
        "clientExtensionResults": {},
    });
    serde_json::from_value(sent).expect("what a browser sends")
}

fn sign_in(client_data: &str, data: &[u8], signature: &[u8], handle: &[u8]) -> SignIn {
    let sent = json!({
        "id": text(b"credential"), "rawId": text(b"credential"), "type": "public-key",
        "response": {
            "clientDataJSON": text(client_data.as_bytes()), "authenticatorData": text(data),
            "signature": text(signature), "userHandle": text(handle),
        },
        "clientExtensionResults": {},
    });
    serde_json::from_value(sent).expect("what a browser sends")
}

fn person() -> Person {
    Person {
        id: 3,
        name: "Inès Martin".to_owned(),
        email: "ines@example.org".to_owned(),
        password: String::new(),
        created: 1_790_000_000,
        disabled: None,
    }
}

fn passkey(key: Vec<u8>, counter: u32) -> Passkey {
    Passkey {
        id: 1,
        person: 3,
        credential: b"credential".to_vec(),
        key,
        counter,
        name: "Téléphone".to_owned(),
        created: 0,
        used: None,
    }
}

/// Present, verified, with a credential.
const NEW: u8 = 1 | 4 | 64;
/// Present, verified.
const SEEN: u8 = 1 | 4;

#[test]
fn a_passkey_is_registered_and_signs_in() {
    for authenticator in Authenticator::both() {
        let key = authenticator.key();
        let client = client_data("webauthn.create", "c1", PARTY.origin);
        let made = data(PARTY.id, NEW, 0, &attested(b"credential", &key));
        let sent = registration(&client, "none", Value::Map(Vec::new()), &made);
        assert_eq!(sent.challenge(), Ok("c1".to_owned()));
        let registered = registered(PARTY, "c1", &sent).expect("taken");
        assert_eq!(
            (registered.credential.as_slice(), registered.counter),
            (&b"credential"[..], 0)
        );
        assert_eq!(registered.key, key);

        let client = client_data("webauthn.get", "c2", PARTY.origin);
        let seen = data(PARTY.id, SEEN, 5, b"");
        let signed = [seen.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature = authenticator.sign(&signed);
        let handle = options::handle(&person());
        let sent = sign_in(&client, &seen, &signature, &handle);
        let taken = signed_in(PARTY, "c2", &sent, &passkey(key.clone(), 4), &person());
        assert_eq!(taken, Ok(5));
        // A counter that did not move, and one that is not kept by either side.
        let again = signed_in(PARTY, "c2", &sent, &passkey(key.clone(), 5), &person());
        assert_eq!(again, Err(Wrong::Counter));
        let none = data(PARTY.id, SEEN, 0, b"");
        let signature =
            authenticator.sign(&[none.clone(), Sha256::digest(&client).to_vec()].concat());
        let sent = sign_in(&client, &none, &signature, &handle);
        let taken = signed_in(PARTY, "c2", &sent, &passkey(key.clone(), 0), &person());
        assert_eq!(taken, Ok(0));
        let back = signed_in(PARTY, "c2", &sent, &passkey(key, 1), &person());
        assert_eq!(back, Err(Wrong::Counter));
    }
}

#[test]
fn what_was_made_for_something_else_is_not_taken() {
    for authenticator in Authenticator::both() {
        let key = authenticator.key();
        let handle = options::handle(&person());
        let tried = |kind: &str, challenge: &str, origin: &str, id: &str, flags: u8| {
            let client = client_data(kind, challenge, origin);
            let seen = data(id, flags, 1, b"");
            let signed = [seen.clone(), Sha256::digest(&client).to_vec()].concat();
            let sent = sign_in(&client, &seen, &authenticator.sign(&signed), &handle);
            signed_in(PARTY, "c", &sent, &passkey(key.clone(), 0), &person())
        };
        let get = "webauthn.get";
        assert_eq!(tried(get, "c", PARTY.origin, PARTY.id, SEEN), Ok(1));
        let elsewhere = |what| Err(Wrong::Elsewhere(what));
        assert_eq!(
            tried("webauthn.create", "c", PARTY.origin, PARTY.id, SEEN),
            elsewhere("type")
        );
        assert_eq!(
            tried(get, "d", PARTY.origin, PARTY.id, SEEN),
            elsewhere("challenge")
        );
        assert_eq!(
            tried(get, "c", "https://evil.example", PARTY.id, SEEN),
            elsewhere("origin")
        );
        assert_eq!(
            tried(get, "c", PARTY.origin, "evil.example", SEEN),
            elsewhere("server")
        );
        assert_eq!(
            tried(get, "c", PARTY.origin, PARTY.id, 4),
            Err(Wrong::Unverified)
        );
        assert_eq!(
            tried(get, "c", PARTY.origin, PARTY.id, 1),
            Err(Wrong::Unverified)
        );
        // Says that it is backed up, and that it cannot be.
        let malformed = Err(Wrong::Malformed("authenticatorData"));
        assert_eq!(
            tried(get, "c", PARTY.origin, PARTY.id, SEEN | 16),
            malformed
        );
        assert_eq!(
            tried(get, "c", PARTY.origin, PARTY.id, SEEN | 8 | 16),
            Ok(1)
        );

        // Somebody else's passkey, a page inside another, another key, another text.
        let client = client_data(get, "c", PARTY.origin);
        let seen = data(PARTY.id, SEEN, 1, b"");
        let signature =
            authenticator.sign(&[seen.clone(), Sha256::digest(&client).to_vec()].concat());
        let of = |client: &str, signature: &[u8], handle: &[u8], key: &[u8]| {
            let sent = sign_in(client, &seen, signature, handle);
            signed_in(PARTY, "c", &sent, &passkey(key.to_vec(), 0), &person())
        };
        assert_eq!(of(&client, &signature, b"other", &key), elsewhere("person"));
        let framed = client.replace("false", "true");
        assert_eq!(of(&framed, &signature, &handle, &key), elsewhere("frame"));
        let spaced = client.replace("\"c\"", " \"c\"");
        assert_eq!(
            of(&spaced, &signature, &handle, &key),
            Err(Wrong::Signature)
        );
        let others = Authenticator::both();
        let other = others
            .iter()
            .find(|one| one.algorithm() != authenticator.algorithm());
        let other = other.expect("of the other kind").key();
        assert_eq!(
            of(&client, &signature, &handle, &other),
            Err(Wrong::Signature)
        );
        let mut cut = signature.clone();
        cut.pop();
        assert_eq!(of(&client, &cut, &handle, &key), Err(Wrong::Signature));
    }
}

#[test]
fn attestation_is_none_or_the_keys_own() {
    for authenticator in Authenticator::both() {
        let client = client_data("webauthn.create", "c", PARTY.origin);
        let made = data(
            PARTY.id,
            NEW,
            0,
            &attested(b"credential", &authenticator.key()),
        );
        let signed = [made.clone(), Sha256::digest(&client).to_vec()].concat();
        let own = |algorithm: i64, signature: Vec<u8>| {
            Value::Map(vec![
                ("alg".into(), algorithm.into()),
                ("sig".into(), Value::Bytes(signature)),
            ])
        };
        let of = |format: &str, statement: Value| {
            registered(PARTY, "c", &registration(&client, format, statement, &made)).map(|_| ())
        };
        let (algorithm, signature) = (authenticator.algorithm(), authenticator.sign(&signed));
        assert_eq!(of("packed", own(algorithm, signature.clone())), Ok(()));
        let wrong = Err(Wrong::Malformed("attStmt"));
        assert_eq!(of("packed", own(-257, signature.clone())), wrong);
        assert_eq!(of("none", own(algorithm, signature)), wrong);
        assert_eq!(of("tpm", Value::Map(Vec::new())), wrong);
        let forged = own(algorithm, authenticator.sign(b"something else"));
        assert_eq!(of("packed", forged), Err(Wrong::Signature));
    }
}

#[test]
fn bad_bytes_are_refused_wherever_they_stand() {
    let [authenticator, _] = Authenticator::both();
    let client = client_data("webauthn.create", "c", PARTY.origin);
    let whole = data(
        PARTY.id,
        NEW,
        0,
        &attested(b"credential", &authenticator.key()),
    );
    let empty = || Value::Map(Vec::new());
    let taken = |data: &[u8]| registered(PARTY, "c", &registration(&client, "none", empty(), data));
    assert!(taken(&whole).is_ok());
    // Cut at every length, and with something after it.
    for length in 0..whole.len() {
        assert!(taken(&whole[..length]).is_err(), "cut at {length}");
    }
    assert!(taken(&[whole.as_slice(), b"x"].concat()).is_err());
    // Extensions that are said to be there must be there, and be a map.
    let mut extended = whole.clone();
    extended[32] |= 128;
    assert!(taken(&extended).is_err());
    assert!(taken(&[extended.as_slice(), &cbor(&[])].concat()).is_ok());
    assert!(taken(&[extended.as_slice(), b"\x01"].concat()).is_err());
    // Maps inside maps without end do not fill the stack.
    let deep = [extended.as_slice(), &vec![0xa1; 100_000]].concat();
    assert!(taken(&deep).is_err());
    // A point that is not on the curve, and the key whose signatures anybody can make.
    let mut off = whole.clone();
    let last = off.len() - 1;
    off[last] ^= 1;
    assert!(matches!(taken(&off), Err(Wrong::UnknownKey)));
    let mut weak = [0_u8; 32];
    weak[0] = 1;
    let weak = cbor(&[
        (1.into(), 1.into()),
        (3.into(), (-8).into()),
        ((-1).into(), 6.into()),
        ((-2).into(), Value::Bytes(weak.to_vec())),
    ]);
    let weak = data(PARTY.id, NEW, 0, &attested(b"credential", &weak));
    assert!(matches!(taken(&weak), Err(Wrong::UnknownKey)));
    // Every byte changed: refused or read, never a panic.
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] = changed[at].wrapping_add(97);
        let _ = taken(&changed);
    }
}

#[test]
fn a_challenge_is_answered_once_in_time_and_by_whom_it_was_given_to() {
    let challenges = Challenges::default();
    challenges.keep("a".to_owned(), None, 0);
    challenges.keep("b".to_owned(), Some(1), 0);
    assert!(!challenges.take("b", None, 1) && !challenges.take("b", Some(2), 1));
    assert!(!challenges.take("a", Some(1), 1));
    assert!(challenges.take("a", None, 1) && !challenges.take("a", None, 1));
    assert!(!challenges.take("b", Some(1), 300));
    // Strangers push out their own only.
    challenges.keep("mine".to_owned(), Some(1), 400);
    for count in 0..20_000 {
        challenges.keep(format!("s{count}"), None, 400);
    }
    assert!(challenges.take("mine", Some(1), 401));
    assert!(challenges.take("s19999", None, 401) && !challenges.take("s0", None, 401));
}

#[test]
fn no_address_is_told_to_who_has_not_signed_in() {
    let options = for_sign_in(PARTY, "c").to_string();
    assert!(!options.contains("allowCredentials"), "{options}");
    let options = for_registration(PARTY, "c", &person(), &[passkey(Vec::new(), 0)]);
    assert_eq!(
        options["authenticatorSelection"]["userVerification"],
        "required"
    );
    assert_eq!(options["excludeCredentials"][0]["id"], text(b"credential"));
    let handle = options["user"]["id"].as_str().expect("a handle");
    assert!(!handle.contains("ines"));
}
