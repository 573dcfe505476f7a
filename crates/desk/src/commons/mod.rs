//! The commons of this node, whichever way a person comes to it: begun, spoken in, looked at, filled
//! from lists, handed out. Domain errors become sentences in [`failing`].

pub mod beginning;
pub mod contributing;
pub mod exporting;
pub mod failing;
pub mod finding;
pub mod importing;
pub mod inputs;
pub mod making;
pub mod naming;
pub mod saying;
pub mod showing;

use std::path::Path;
use std::sync::Arc;

use ::commons::moment::Moment;
use ::commons::names::RecordId;
use ::commons::signature::{PublicKey, SecretKey};
use store::{Commons as _, CommonsError, Keys, SqliteCommons};

use crate::context::Context;
use crate::failure::Failure;

/// A commons that is open. Copies of it are of the same one.
#[derive(Clone)]
pub struct Open {
    /// Where it is kept.
    pub store: Arc<SqliteCommons>,
    /// The keys; none where it is another's, made anew from its log.
    pub keys: Option<Arc<Keys>>,
    /// The clock's reading when the command began.
    pub now: Moment,
}

/// Opens a commons. What a killed program left unpublished is published.
pub async fn open(context: &Context, dir: &Path) -> Result<Open, Failure> {
    let failed = |error| failing::of_commons(&context.messages, error, dir);
    let store = SqliteCommons::open(dir).await.map_err(failed)?;
    let keys = match Keys::read(dir) {
        Ok(keys) => Some(keys),
        Err(CommonsError::NoKey(_)) => None,
        Err(error) => return Err(failed(error)),
    };
    if let Some(keys) = &keys {
        store.publish(&keys.log).await.map_err(failed)?;
    }
    Ok(Open {
        store: Arc::new(store),
        keys: keys.map(Arc::new),
        now: now(context)?,
    })
}

/// Who speaks: an account's key, and the organisation it speaks for, if there is one.
pub struct Speaker<'k> {
    /// The account's key.
    pub key: &'k SecretKey,
    /// The organisation.
    pub organisation: Option<RecordId>,
}

impl Open {
    /// The same commons, as of another moment.
    pub fn at(&self, now: Moment) -> Self {
        Self {
            now,
            ..self.clone()
        }
    }

    /// Who speaks with a key, this commons' own where none is given.
    pub async fn speaker<'k>(
        &'k self,
        key: Option<&'k SecretKey>,
    ) -> Result<Speaker<'k>, CommonsError> {
        let own = self.keys.as_ref().map(|keys| &keys.account);
        let no_key = || CommonsError::NoKey(self.store.folder().join("keys"));
        let key = key.or(own).ok_or_else(no_key)?;
        let organisation = self.organisation_of(&key.public()).await?;
        Ok(Speaker { key, organisation })
    }

    /// The organisation that an account speaks for now; the first where there are several.
    pub async fn organisation_of(
        &self,
        account: &PublicKey,
    ) -> Result<Option<RecordId>, CommonsError> {
        let constitution = self.store.constitution(self.now).await?;
        let organisations = constitution.organisations_of(account, self.now);
        Ok(organisations.first().map(|first| (*first).clone()))
    }
}

/// The clock's reading when the command began.
pub fn now(context: &Context) -> Result<Moment, Failure> {
    context.moment.parse().map_err(Failure::unexpected)
}

/// Bytes drawn at random: a salt, a record's id, a key's seed.
pub fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Failure::unexpected)?;
    Ok(bytes)
}
