//! A statement: one signed claim about a record, or about how the commons is run.
//!
//! It has two parts. The **claim** goes into the log and stays there: who says what kind of thing
//! about which record and field, when, under which licence. The **words** stand beside and may be
//! erased: the value itself, its source, the quote, the reason. The claim holds the digest of the
//! words, salt included, so that words cannot be changed, and cannot be guessed once they are gone.
//!
//! A statement's id is the SHA-256 of its claim in canonical JSON without the proof: the very
//! digest that the proof signs. Who says the same thing twice has said it once.

mod says;
mod words;

use serde::{Deserialize, Serialize};

use crate::canonical::{NotJson, canonical, read_canonical};
use crate::digest::Digest;
use crate::moment::Moment;
use crate::names::RecordId;
use crate::signature::{
    BadProof, Proof, PublicKey, SecretKey, hash_data, proof_value, read_proof_value,
};

pub use says::{OwnershipProof, Says, Target, Verdict};
pub use words::{BadWords, Source, Words};

/// The largest claim with its proof, in bytes. An entry of the log may be 65 535.
pub const LARGEST_CLAIM: usize = 8 * 1024;
/// The version of the format that we write and read.
const VERSION: u32 = 1;

/// What goes into the log, but for the proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The account's key.
    pub author: PublicKey,
    /// The organisation that the account says it speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<RecordId>,
    /// What is said.
    pub says: Says,
    /// When.
    pub time: Moment,
    /// Version of this format: 1.
    pub version: u32,
    /// Digest of the words that stand beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Digest>,
}

/// A claim with its proof, as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    author: PublicKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<RecordId>,
    proof: Proof,
    says: Says,
    time: Moment,
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    words: Option<Digest>,
}

/// A statement whose signature was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    id: Digest,
    claim: Claim,
    signature: [u8; 64],
    words: Option<Words>,
}

impl Statement {
    /// Says something: makes the claim and signs it.
    pub fn say(
        says: Says,
        words: Option<Words>,
        organisation: Option<RecordId>,
        time: Moment,
        key: &SecretKey,
    ) -> Result<Self, Wrong> {
        let claim = Claim {
            author: key.public(),
            organisation,
            says,
            time,
            version: VERSION,
            words: words.as_ref().map(Words::digest).transpose()?,
        };
        let id = Digest::of(&canonical(&claim)?);
        let signature = key.sign(&hash_data(options_digest(&claim)?, id));
        let statement = Self::new(id, claim, signature, words)?;
        if statement.claim_bytes().len() > LARGEST_CLAIM {
            return Err(Wrong::TooLarge);
        }
        Ok(statement)
    }

    /// Reads a claim with its proof, as the log holds it, and checks the proof. The words are not
    /// there yet: [`Statement::with_words`].
    pub fn read(bytes: &[u8]) -> Result<Self, Wrong> {
        let (id, claim, proof) = parse(bytes)?;
        let value = proof.proof_value.as_deref().ok_or(BadProof::Value)?;
        let signature = read_proof_value(value)?;
        let expected = Proof {
            proof_value: proof.proof_value.clone(),
            ..Proof::options(&claim.author, claim.time.to_string())
        };
        if proof != expected {
            return Err(BadProof::NotTheAuthors.into());
        }
        let data = hash_data(options_digest(&claim)?, id);
        claim.author.verify(&data, &signature)?;
        Self::new(id, claim, signature, None)
    }

    /// Reads back what was checked before it was kept; the signature is not checked again.
    pub fn read_kept(bytes: &[u8]) -> Result<Self, Wrong> {
        let (id, claim, proof) = parse(bytes)?;
        let value = proof.proof_value.as_deref().ok_or(BadProof::Value)?;
        Self::new(id, claim, read_proof_value(value)?, None)
    }

    /// Sets the words beside the claim that they belong to.
    pub fn with_words(mut self, words: Words) -> Result<Self, Wrong> {
        if self.claim.words != Some(words.digest()?) {
            return Err(Wrong::OtherWords);
        }
        self.words = Some(words);
        Ok(self)
    }

    /// The statement as it is when its words were erased.
    #[must_use]
    pub fn without_words(mut self) -> Self {
        self.words = None;
        self
    }

    /// The claim with its proof, in canonical JSON: the entry in the log.
    pub fn claim_bytes(&self) -> Vec<u8> {
        let claim = self.claim.clone();
        let mut proof = Proof::options(&claim.author, claim.time.to_string());
        proof.proof_value = Some(proof_value(&self.signature));
        let written = Written {
            author: claim.author,
            organisation: claim.organisation,
            proof,
            says: claim.says,
            time: claim.time,
            version: claim.version,
            words: claim.words,
        };
        canonical(&written).unwrap_or_default()
    }

    /// The digest of the claim.
    pub fn id(&self) -> Digest {
        self.id
    }

    /// The claim.
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// What is said.
    pub fn says(&self) -> &Says {
        &self.claim.says
    }

    /// When.
    pub fn time(&self) -> Moment {
        self.claim.time
    }

    /// The account's key.
    pub fn author(&self) -> &PublicKey {
        &self.claim.author
    }

    /// The organisation that the account says it speaks for.
    pub fn organisation(&self) -> Option<&RecordId> {
        self.claim.organisation.as_ref()
    }

    /// The words, unless they were erased, or there were none.
    pub fn words(&self) -> Option<&Words> {
        self.words.as_ref()
    }

    /// True when there were words and they are gone.
    pub fn is_erased(&self) -> bool {
        self.claim.words.is_some() && self.words.is_none()
    }

    fn new(
        id: Digest,
        claim: Claim,
        signature: [u8; 64],
        words: Option<Words>,
    ) -> Result<Self, Wrong> {
        if claim.version != VERSION {
            return Err(Wrong::Version(claim.version));
        }
        if claim.says.needs_words() && claim.words.is_none() {
            return Err(Wrong::NoWords);
        }
        claim.says.check()?;
        Ok(Self {
            id,
            claim,
            signature,
            words,
        })
    }
}

/// Why bytes are no statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// More bytes than a claim may have.
    #[error("larger than {LARGEST_CLAIM} bytes")]
    TooLarge,
    /// No JSON of the shape of a claim, or not in canonical form.
    #[error(transparent)]
    NotJson(#[from] NotJson),
    /// A later version of the format.
    #[error("version {0} of the format, where we know {VERSION}")]
    Version(u32),
    /// The proof does not hold.
    #[error(transparent)]
    Proof(#[from] BadProof),
    /// The kind of statement needs words, and there is no digest of any.
    #[error("nothing is said: the digest of the words is missing")]
    NoWords,
    /// The words are not those whose digest the claim holds.
    #[error("these words are not those that were signed")]
    OtherWords,
    /// The words are no words of a statement.
    #[error(transparent)]
    Words(#[from] BadWords),
    /// A record merged into itself, or into one of another kind.
    #[error("a record is merged into another one of its kind")]
    Merge,
    /// What should be a domain is none.
    #[error("not a domain's name")]
    Domain,
    /// Only records of organisations may speak.
    #[error("{0} is not an organisation")]
    NotAnOrganisation(RecordId),
}

fn parse(bytes: &[u8]) -> Result<(Digest, Claim, Proof), Wrong> {
    if bytes.len() > LARGEST_CLAIM {
        return Err(Wrong::TooLarge);
    }
    let written: Written = read_canonical(bytes)?;
    let claim = Claim {
        author: written.author,
        organisation: written.organisation,
        says: written.says,
        time: written.time,
        version: written.version,
        words: written.words,
    };
    if let Some(organisation) = &claim.organisation
        && organisation.kind().as_str() != "organisation"
    {
        return Err(Wrong::NotAnOrganisation(organisation.clone()));
    }
    Ok((Digest::of(&canonical(&claim)?), claim, written.proof))
}

/// The digest of a proof's options, which the claim determines.
fn options_digest(claim: &Claim) -> Result<Digest, Wrong> {
    let options = Proof::options(&claim.author, claim.time.to_string());
    Ok(Digest::of(&canonical(&options)?))
}

#[cfg(test)]
mod tests;
