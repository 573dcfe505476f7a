//! Sessions: from signing in to signing out.

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::{People, PersonId};
use crate::Error;

/// A session to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    /// The digest of its secret.
    pub digest: &'a str,
    /// Whose it is.
    pub person: PersonId,
    /// What the browser calls itself.
    pub browser: &'a str,
    /// When it begins.
    pub created: i64,
    /// When it ends at the latest.
    pub expires: i64,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub person: PersonId,
    /// What the browser calls itself.
    pub browser: String,
    /// When it began.
    pub created: i64,
    /// When it ends at the latest.
    pub expires: i64,
    /// When something was last asked in it, to the minute.
    pub seen: i64,
}

impl People {
    /// Begins a session, and forgets those that ran out.
    pub async fn begin_session(&self, session: &NewSession<'_>) -> Result<(), Error> {
        sqlx::query("DELETE FROM sessions WHERE expires <= ?")
            .bind(session.created)
            .execute(&self.pool)
            .await?;
        sqlx::query(
            "INSERT INTO sessions (digest, person, browser, created, expires, seen) \
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(session.digest)
        .bind(session.person)
        .bind(session.browser)
        .bind(session.created)
        .bind(session.expires)
        .bind(session.created)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The session of a secret, by its digest, that has not run out at a moment, and in which something
    /// was asked within the `idle` seconds before it. That it was asked for is noted.
    pub async fn session(
        &self,
        digest: &str,
        moment: i64,
        idle: i64,
    ) -> Result<Option<Session>, Error> {
        let row = sqlx::query(
            "SELECT sessions.* FROM sessions JOIN persons ON persons.id = sessions.person \
             WHERE digest = ? AND expires > ? AND seen > ? AND persons.disabled IS NULL",
        )
        .bind(digest)
        .bind(moment)
        .bind(moment - idle)
        .fetch_optional(&self.pool)
        .await?;
        let session = row.as_ref().map(session).transpose()?;
        // To the minute, so that reading pages is not writing each time.
        if let Some(session) = session.as_ref().filter(|one| moment - one.seen >= 60) {
            sqlx::query("UPDATE sessions SET seen = ? WHERE id = ?")
                .bind(moment)
                .bind(session.id)
                .execute(&self.pool)
                .await?;
        }
        Ok(session)
    }

    /// The sessions of a person that have not run out, the latest first.
    pub async fn sessions(&self, person: PersonId, moment: i64) -> Result<Vec<Session>, Error> {
        let rows = sqlx::query(
            "SELECT * FROM sessions WHERE person = ? AND expires > ? ORDER BY seen DESC, id DESC",
        )
        .bind(person)
        .bind(moment)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(session).collect()
    }

    /// Ends a session of a person. False where they have no such session.
    pub async fn end_session(&self, person: PersonId, id: i64) -> Result<bool, Error> {
        let done = sqlx::query("DELETE FROM sessions WHERE person = ? AND id = ?")
            .bind(person)
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }
}

fn session(row: &SqliteRow) -> Result<Session, Error> {
    Ok(Session {
        id: row.try_get("id")?,
        person: row.try_get("person")?,
        browser: row.try_get("browser")?,
        created: row.try_get("created")?,
        expires: row.try_get("expires")?,
        seen: row.try_get("seen")?,
    })
}
