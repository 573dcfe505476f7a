//! Ed25519 keys and W3C Data Integrity proofs of the `eddsa-jcs-2022` suite
//! (<https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022>), which anyone can check with other programs.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::canonical::canonical;
use crate::digest::Digest;

/// Multicodec prefix of an Ed25519 public key (<https://www.w3.org/TR/cid-1.0/#Multikey>).
const PUBLIC: [u8; 2] = [0xed, 0x01];
/// Multicodec prefix of an Ed25519 private key.
const PRIVATE: [u8; 2] = [0x80, 0x26];
/// The one suite we make and check.
const SUITE: &str = "eddsa-jcs-2022";

/// The public half of an account's key. Written as the DID that holds it, `did:key:z6Mk…`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// From the 32 bytes of RFC 8032. Whether they are a point of the curve is seen when something
    /// is checked with them.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes of RFC 8032.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As a Multikey, `z6Mk…`: base58 of the bytes after their multicodec prefix.
    pub fn multikey(&self) -> String {
        multibase(&PUBLIC, &self.0)
    }

    /// Reads a Multikey.
    pub fn from_multikey(text: &str) -> Result<Self, NotAKey> {
        from_multibase(text, PUBLIC).map(Self)
    }

    /// The method of verification that a proof made with this key names.
    pub fn verification_method(&self) -> String {
        let key = self.multikey();
        format!("did:key:{key}#{key}")
    }

    /// Checks a signature, strictly: keys and points of small order and other than canonical
    /// encodings are refused, so that all who check agree, and nobody can sign for every message.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), BadProof> {
        VerifyingKey::from_bytes(&self.0)
            .and_then(|key| key.verify_strict(message, &Signature::from_bytes(signature)))
            .map_err(|_| BadProof::Signature)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "did:key:{}", self.multikey())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.multikey()[..14])
    }
}

impl FromStr for PublicKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        Self::from_multikey(text.strip_prefix("did:key:").ok_or(NotAKey)?)
    }
}

impl TryFrom<String> for PublicKey {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

/// An account's key, with which it signs. Wiped from memory when dropped, and never shown by
/// `Debug`.
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// From 32 bytes drawn at random.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Reads a private Multikey, `z3u2…`.
    pub fn from_multikey(text: &str) -> Result<Self, NotAKey> {
        from_multibase(text.trim(), PRIVATE).map(|seed| Self::from_seed(&seed))
    }

    /// As a private Multikey, to be kept where only its owner reads.
    pub fn multikey(&self) -> String {
        multibase(&PRIVATE, self.0.as_bytes())
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs (RFC 8032, the same signature each time).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey of {:?}", self.public())
    }
}

/// What stands in the `proof` of a document, without and with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Proof {
    /// When it was made, RFC 3339.
    pub created: String,
    /// `eddsa-jcs-2022`.
    pub cryptosuite: String,
    /// What the signature is for: `assertionMethod`.
    pub proof_purpose: String,
    /// The signature in base58, after `z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof_value: Option<String>,
    /// `DataIntegrityProof`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The key, as [`PublicKey::verification_method`] writes it.
    pub verification_method: String,
}

impl Proof {
    /// What a proof says of itself, before it has a value.
    pub fn options(key: &PublicKey, created: String) -> Self {
        Self {
            created,
            cryptosuite: SUITE.to_owned(),
            proof_purpose: "assertionMethod".to_owned(),
            proof_value: None,
            kind: "DataIntegrityProof".to_owned(),
            verification_method: key.verification_method(),
        }
    }
}

/// Digests of the proof's options and of the document, one after another: what is signed
/// (vc-di-eddsa, 3.3.4).
pub fn hash_data(options: Digest, document: Digest) -> [u8; 64] {
    let mut data = [0; 64];
    data[..32].copy_from_slice(&options.0);
    data[32..].copy_from_slice(&document.0);
    data
}

/// Writes a signature as the value of a proof.
pub fn proof_value(signature: &[u8; 64]) -> String {
    multibase(&[], signature)
}

/// Reads the value of a proof.
pub fn read_proof_value(text: &str) -> Result<[u8; 64], BadProof> {
    let mut signature = [0; 64];
    let base58 = text.strip_prefix('z').ok_or(BadProof::Value)?;
    match bs58::decode(base58).onto(&mut signature) {
        Ok(64) => Ok(signature),
        _ => Err(BadProof::Value),
    }
}

/// Adds a proof to any JSON object that has none (3.3.1). `created` is RFC 3339.
pub fn sign_document(
    document: &mut Map<String, Value>,
    key: &SecretKey,
    created: &str,
) -> Result<(), BadProof> {
    if document.contains_key("proof") {
        return Err(BadProof::Shape);
    }
    let options = Proof::options(&key.public(), created.to_owned());
    let Ok(Value::Object(mut proof)) = serde_json::to_value(options) else {
        return Err(BadProof::Shape);
    };
    if let Some(context) = document.get("@context") {
        proof.insert("@context".to_owned(), context.clone());
    }
    let data = hash_data(digest(&proof)?, digest(document)?);
    let value = proof_value(&key.sign(&data));
    proof.insert("proofValue".to_owned(), Value::String(value));
    document.insert("proof".to_owned(), Value::Object(proof));
    Ok(())
}

/// Checks the one proof of any JSON object (3.3.2). `key_of` finds the key of a method of
/// verification; [`did_key`] knows those that hold their key.
pub fn verify_document(
    document: &Map<String, Value>,
    key_of: impl FnOnce(&str) -> Option<PublicKey>,
) -> Result<PublicKey, BadProof> {
    let mut document = document.clone();
    let Some(Value::Object(mut options)) = document.remove("proof") else {
        return Err(BadProof::Shape);
    };
    let is = |member: &str, wanted: &str| options.get(member).is_some_and(|is| is == wanted);
    if !is("type", "DataIntegrityProof") || !is("cryptosuite", SUITE) {
        return Err(BadProof::Suite);
    }
    if !is("proofPurpose", "assertionMethod") {
        return Err(BadProof::Purpose);
    }
    let Some(Value::String(value)) = options.remove("proofValue") else {
        return Err(BadProof::Value);
    };
    if let Some(context) = options.get("@context") {
        if !begins_with(document.get("@context"), context) {
            return Err(BadProof::Context);
        }
        document.insert("@context".to_owned(), context.clone());
    }
    let method = options.get("verificationMethod").and_then(Value::as_str);
    let key = method.and_then(key_of).ok_or(BadProof::UnknownKey)?;
    let data = hash_data(digest(&options)?, digest(&document)?);
    key.verify(&data, &read_proof_value(&value)?)?;
    Ok(key)
}

/// The key of `did:key:z6Mk…#z6Mk…`.
pub fn did_key(method: &str) -> Option<PublicKey> {
    let (did, fragment) = method.split_once('#')?;
    let key: PublicKey = did.parse().ok()?;
    (key.multikey() == fragment).then_some(key)
}

/// The text is not a key that we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an Ed25519 key")]
pub struct NotAKey;

/// Why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadProof {
    /// No proof, several, or one of another shape.
    #[error("no proof of the shape that is asked")]
    Shape,
    /// Another type of proof or suite than ours.
    #[error("not a proof of the suite eddsa-jcs-2022")]
    Suite,
    /// Made for another purpose than to assert.
    #[error("the proof is for another purpose")]
    Purpose,
    /// The proof's context is not the document's.
    #[error("the proof's context is not the document's")]
    Context,
    /// The proof's time or key is not the author's.
    #[error("the proof was not made by the author at that time")]
    NotTheAuthors,
    /// The key is not known.
    #[error("the key of the proof is not known")]
    UnknownKey,
    /// The value is not 64 bytes in base58.
    #[error("the proof's value is not a signature")]
    Value,
    /// The signature is not of this key over these bytes.
    #[error("the signature does not hold")]
    Signature,
}

/// True when the document's contexts begin with the proof's (3.3.2, step 4).
fn begins_with(document: Option<&Value>, proof: &Value) -> bool {
    let list = |value: &Value| match value {
        Value::Array(items) => items.clone(),
        one => vec![one.clone()],
    };
    document.is_some_and(|context| list(context).starts_with(&list(proof)))
}

fn digest(value: &Map<String, Value>) -> Result<Digest, BadProof> {
    let bytes = canonical(value).map_err(|_| BadProof::Shape)?;
    Ok(Digest::of(&bytes))
}

fn multibase(prefix: &[u8], bytes: &[u8]) -> String {
    let all = [prefix, bytes].concat();
    format!("z{}", bs58::encode(all).into_string())
}

fn from_multibase(text: &str, prefix: [u8; 2]) -> Result<[u8; 32], NotAKey> {
    let mut bytes = [0; 34];
    let base58 = text.strip_prefix('z').ok_or(NotAKey)?;
    if bs58::decode(base58).onto(&mut bytes) != Ok(34) || bytes[..2] != prefix {
        return Err(NotAKey);
    }
    bytes[2..].try_into().map_err(|_| NotAKey)
}
