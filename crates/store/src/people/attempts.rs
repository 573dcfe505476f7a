//! Attempts to sign in, counted so that nobody can go on guessing.

use super::People;
use crate::Error;

/// Attempts that are remembered. More than hashing of passwords lets through while they count: about
/// eighty a second, a quarter of an hour.
const MOST: i64 = 100_000;

/// What came of counting an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// It may be made; the numbers that it was noted under, to be forgotten should it succeed.
    Free(Vec<i64>),
    /// There were too many; the moment of the oldest that still counts.
    TooMany(i64),
}

impl People {
    /// Notes an attempt under each of several names, unless as many as are allowed were noted under
    /// one of them since a moment. Both are one step, so that attempts side by side are counted too.
    /// Attempts from before `since` are forgotten.
    pub async fn attempt(
        &self,
        of: &[(&str, i64)],
        since: i64,
        moment: i64,
    ) -> Result<Attempt, Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM attempts WHERE at < ?")
            .bind(since)
            .execute(&mut *transaction)
            .await?;
        for (name, most) in of {
            let (count, oldest): (i64, Option<i64>) =
                sqlx::query_as("SELECT count(*), min(at) FROM attempts WHERE of = ?")
                    .bind(name)
                    .fetch_one(&mut *transaction)
                    .await?;
            if let Some(oldest) = oldest.filter(|_| count >= *most) {
                return Ok(Attempt::TooMany(oldest));
            }
        }
        let mut noted = Vec::new();
        for (name, _) in of {
            let done = sqlx::query("INSERT INTO attempts (of, at) VALUES (?, ?)")
                .bind(name)
                .bind(moment)
                .execute(&mut *transaction)
                .await?;
            noted.push(done.last_insert_rowid());
        }
        sqlx::query("DELETE FROM attempts WHERE id <= (SELECT max(id) FROM attempts) - ?")
            .bind(MOST)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Attempt::Free(noted))
    }

    /// Forgets attempts that succeeded, and all others under a name: its person is there.
    pub async fn forget_attempts(&self, noted: &[i64], of: Option<&str>) -> Result<(), Error> {
        for id in noted {
            sqlx::query("DELETE FROM attempts WHERE id = ?")
                .bind(id)
                .execute(&self.pool)
                .await?;
        }
        sqlx::query("DELETE FROM attempts WHERE of = ?")
            .bind(of)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
