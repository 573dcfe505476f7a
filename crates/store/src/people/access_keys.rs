//! Keys for programs, which send them instead of signing in.

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::{People, PersonId, Role, role};
use crate::Error;

/// A key to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewAccessKey<'a> {
    /// The digest of its secret.
    pub digest: &'a str,
    /// Who makes it.
    pub person: PersonId,
    /// What they call it.
    pub name: &'a str,
    /// The dossier that it opens; none for every dossier of the person.
    pub dossier: Option<&'a str>,
    /// The most that it may do there.
    pub role: Role,
    /// When it is made.
    pub created: i64,
}

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessKey {
    /// Its number.
    pub id: i64,
    /// Who made it.
    pub person: PersonId,
    /// What they call it.
    pub name: String,
    /// The dossier that it opens; none for every dossier of the person.
    pub dossier: Option<String>,
    /// The most that it may do there.
    pub role: Role,
    /// When it was made.
    pub created: i64,
    /// When it was last used, to the minute.
    pub used: Option<i64>,
    /// Since when it works no more.
    pub revoked: Option<i64>,
}

impl People {
    /// Keeps a key.
    pub async fn keep_access_key(&self, key: &NewAccessKey<'_>) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO access_keys (digest, person, name, dossier, role, created) \
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(key.digest)
        .bind(key.person)
        .bind(key.name)
        .bind(key.dossier.unwrap_or_default())
        .bind(key.role.word())
        .bind(key.created)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The key of a secret, by its digest, that works: neither it was revoked nor its person disabled.
    /// That it was used is noted.
    pub async fn access_key(&self, digest: &str, moment: i64) -> Result<Option<AccessKey>, Error> {
        let row = sqlx::query(
            "SELECT access_keys.* FROM access_keys JOIN persons ON persons.id = access_keys.person \
             WHERE digest = ? AND revoked IS NULL AND persons.disabled IS NULL",
        )
        .bind(digest)
        .fetch_optional(&self.pool)
        .await?;
        let key = row.as_ref().map(key).transpose()?;
        let stale = |key: &&AccessKey| key.used.is_none_or(|used| moment - used >= 60);
        if let Some(key) = key.as_ref().filter(stale) {
            sqlx::query("UPDATE access_keys SET used = ? WHERE id = ?")
                .bind(moment)
                .bind(key.id)
                .execute(&self.pool)
                .await?;
        }
        Ok(key)
    }

    /// The keys of a person, also those that work no more, oldest first.
    pub async fn access_keys(&self, person: PersonId) -> Result<Vec<AccessKey>, Error> {
        let rows = sqlx::query("SELECT * FROM access_keys WHERE person = ? ORDER BY id")
            .bind(person)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(key).collect()
    }

    /// Lets a key of a person work no more. False where they have no such key that works.
    pub async fn revoke_access_key(
        &self,
        person: PersonId,
        id: i64,
        moment: i64,
    ) -> Result<bool, Error> {
        let done = sqlx::query(
            "UPDATE access_keys SET revoked = ? WHERE person = ? AND id = ? AND revoked IS NULL",
        )
        .bind(moment)
        .bind(person)
        .bind(id)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() > 0)
    }
}

fn key(row: &SqliteRow) -> Result<AccessKey, Error> {
    let dossier: String = row.try_get("dossier")?;
    Ok(AccessKey {
        id: row.try_get("id")?,
        person: row.try_get("person")?,
        name: row.try_get("name")?,
        dossier: (!dossier.is_empty()).then_some(dossier),
        role: role::kept(row.try_get("role")?)?,
        created: row.try_get("created")?,
        used: row.try_get("used")?,
        revoked: row.try_get("revoked")?,
    })
}
