//! Links sent by e-mail that sign a person in, once.

use super::{People, PersonId};
use crate::Error;

/// A link to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewLink<'a> {
    /// Whom it signs in.
    pub person: PersonId,
    /// The digest of its secret.
    pub digest: &'a str,
    /// When it is made.
    pub created: i64,
    /// When it runs out.
    pub expires: i64,
}

impl People {
    /// Keeps a link, in place of the one that its person had.
    pub async fn keep_link(&self, new: &NewLink<'_>) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO links (person, digest, created, expires) VALUES (?, ?, ?, ?) \
             ON CONFLICT (person) DO UPDATE SET \
             digest = excluded.digest, created = excluded.created, expires = excluded.expires",
        )
        .bind(new.person)
        .bind(new.digest)
        .bind(new.created)
        .bind(new.expires)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Whether the link of a secret, by its digest, still signs somebody in.
    pub async fn is_link(&self, digest: &str, moment: i64) -> Result<bool, Error> {
        let found: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM links JOIN persons ON persons.id = links.person \
             WHERE digest = ? AND expires > ? AND disabled IS NULL",
        )
        .bind(digest)
        .bind(moment)
        .fetch_one(&self.pool)
        .await?;
        Ok(found > 0)
    }

    /// Uses a link up, and gives whom it signs in; nobody where it was used, ran out, or its person may
    /// not come in.
    pub async fn use_link(&self, digest: &str, moment: i64) -> Result<Option<PersonId>, Error> {
        let person = sqlx::query_scalar(
            "DELETE FROM links WHERE digest = ? AND expires > ? \
             AND person IN (SELECT id FROM persons WHERE disabled IS NULL) RETURNING person",
        )
        .bind(digest)
        .bind(moment)
        .fetch_optional(&self.pool)
        .await?;
        Ok(person)
    }
}
