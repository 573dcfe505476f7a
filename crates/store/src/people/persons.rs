//! Persons: their names, addresses, passwords.

use sqlx::Row as _;
use sqlx::sqlite::SqliteRow;

use super::People;
use crate::Error;

/// Number of a person.
pub type PersonId = i64;

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their number; it is never given again.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their e-mail address, in lower case.
    pub email: String,
    /// The hash of their password, a PHC string.
    pub password: String,
    /// When they came.
    pub created: i64,
    /// Since when they may not come in, if so.
    pub disabled: Option<i64>,
}

impl People {
    /// True where somebody can sign in, or was invited to: a server of theirs is to be closed to all
    /// others. Invitations that ran out count too, so that a server never opens by waiting.
    pub async fn are_there(&self) -> Result<bool, Error> {
        let count: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM persons) + (SELECT count(*) FROM invitations)",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(count > 0)
    }

    /// All persons, by name.
    pub async fn persons(&self) -> Result<Vec<Person>, Error> {
        let rows = sqlx::query("SELECT * FROM persons ORDER BY name, id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(person).collect()
    }

    /// A person by their number.
    pub async fn person(&self, id: PersonId) -> Result<Option<Person>, Error> {
        let row = sqlx::query("SELECT * FROM persons WHERE id = ?")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(person).transpose()
    }

    /// A person by their e-mail address, in whatever case.
    pub async fn person_of(&self, email: &str) -> Result<Option<Person>, Error> {
        let row = sqlx::query("SELECT * FROM persons WHERE email = ?")
            .bind(email.to_lowercase())
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(person).transpose()
    }

    /// Sets another password, and ends all sessions but one: whoever knew the old one is out. Open
    /// links, for another password or to sign in, work no more.
    pub async fn set_password(
        &self,
        id: PersonId,
        password: &str,
        kept_session: Option<i64>,
    ) -> Result<(), Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("UPDATE persons SET password = ? WHERE id = ?")
            .bind(password)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("DELETE FROM sessions WHERE person = ? AND id IS NOT ?")
            .bind(id)
            .bind(kept_session)
            .execute(&mut *transaction)
            .await?;
        for open in [
            "DELETE FROM invitations WHERE resets = ?",
            "DELETE FROM links WHERE person = ?",
        ] {
            sqlx::query(open)
                .bind(id)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps a person out from a moment on, ending their sessions, or lets them in again. False where
    /// there is no such person.
    pub async fn set_disabled(&self, id: PersonId, since: Option<i64>) -> Result<bool, Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let done = sqlx::query("UPDATE persons SET disabled = ? WHERE id = ?")
            .bind(since)
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        if since.is_some() {
            sqlx::query("DELETE FROM sessions WHERE person = ?")
                .bind(id)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Takes a person out, with all that is theirs. False where there is no such person.
    pub async fn remove_person(&self, id: PersonId) -> Result<bool, Error> {
        let done = sqlx::query("DELETE FROM persons WHERE id = ?")
            .bind(id)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() > 0)
    }
}

/// Keeps a new person; nothing where there is one with this address.
pub(super) async fn keep(
    connection: &mut sqlx::SqliteConnection,
    name: &str,
    email: &str,
    password: &str,
    moment: i64,
) -> Result<Option<PersonId>, Error> {
    let done = sqlx::query(
        "INSERT INTO persons (name, email, password, created) VALUES (?, ?, ?, ?) \
         ON CONFLICT (email) DO NOTHING",
    )
    .bind(name)
    .bind(email.to_lowercase())
    .bind(password)
    .bind(moment)
    .execute(connection)
    .await?;
    Ok((done.rows_affected() > 0).then(|| done.last_insert_rowid()))
}

fn person(row: &SqliteRow) -> Result<Person, Error> {
    Ok(Person {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        password: row.try_get("password")?,
        created: row.try_get("created")?,
        disabled: row.try_get("disabled")?,
    })
}
