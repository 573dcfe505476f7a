//! Passkeys: public keys of persons' authenticators.

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::{People, PersonId};
use crate::Error;

/// A passkey to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewPasskey<'a> {
    /// Whose it is.
    pub person: PersonId,
    /// The id that its authenticator gave it.
    pub credential: &'a [u8],
    /// Its public key (COSE, RFC 9052).
    pub key: &'a [u8],
    /// Signatures that the authenticator has counted.
    pub counter: u32,
    /// What the person calls it.
    pub name: &'a str,
    /// When it is kept.
    pub created: i64,
}

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub person: PersonId,
    /// The id that its authenticator gave it.
    pub credential: Vec<u8>,
    /// Its public key (COSE, RFC 9052).
    pub key: Vec<u8>,
    /// Signatures that the authenticator had counted when it was last used.
    pub counter: u32,
    /// What the person calls it.
    pub name: String,
    /// When it was kept.
    pub created: i64,
    /// When it was last used.
    pub used: Option<i64>,
}

impl People {
    /// Keeps a passkey. False where its id is known already, whoever's it is.
    pub async fn keep_passkey(&self, passkey: &NewPasskey<'_>) -> Result<bool, Error> {
        let done = sqlx::query(
            "INSERT INTO passkeys (person, credential, key, counter, name, created) \
             VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (credential) DO NOTHING",
        )
        .bind(passkey.person)
        .bind(passkey.credential)
        .bind(passkey.key)
        .bind(passkey.counter)
        .bind(passkey.name)
        .bind(passkey.created)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// A passkey by the id that its authenticator gave it.
    pub async fn passkey(&self, credential: &[u8]) -> Result<Option<Passkey>, Error> {
        let row = sqlx::query("SELECT * FROM passkeys WHERE credential = ?")
            .bind(credential)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(passkey).transpose()
    }

    /// The passkeys of a person, oldest first.
    pub async fn passkeys(&self, person: PersonId) -> Result<Vec<Passkey>, Error> {
        let rows = sqlx::query("SELECT * FROM passkeys WHERE person = ? ORDER BY id")
            .bind(person)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(passkey).collect()
    }

    /// Notes that a passkey was used. False where its counter has moved since it was read: the same
    /// signature is not taken twice.
    pub async fn use_passkey(
        &self,
        passkey: &Passkey,
        counter: u32,
        moment: i64,
    ) -> Result<bool, Error> {
        let done =
            sqlx::query("UPDATE passkeys SET counter = ?, used = ? WHERE id = ? AND counter = ?")
                .bind(counter)
                .bind(moment)
                .bind(passkey.id)
                .bind(passkey.counter)
                .execute(&self.pool)
                .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Takes a passkey of a person away. False where they have no such passkey.
    pub async fn remove_passkey(&self, person: PersonId, id: i64) -> Result<bool, Error> {
        let done = sqlx::query("DELETE FROM passkeys WHERE person = ? AND id = ?")
            .bind(person)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }
}

fn passkey(row: &SqliteRow) -> Result<Passkey, Error> {
    Ok(Passkey {
        id: row.try_get("id")?,
        person: row.try_get("person")?,
        credential: row.try_get("credential")?,
        key: row.try_get("key")?,
        counter: row.try_get("counter")?,
        name: row.try_get("name")?,
        created: row.try_get("created")?,
        used: row.try_get("used")?,
    })
}
