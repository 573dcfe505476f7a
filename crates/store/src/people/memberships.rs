//! Who may do what in which dossier.

use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{People, Person, PersonId, Role, role};
use crate::Error;

/// A role of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Whose.
    pub person: PersonId,
    /// In which dossier, by the name of its folder; none for every dossier, also those to come.
    pub dossier: Option<String>,
    /// What they may do there.
    pub role: Role,
}

impl People {
    /// The roles of a person.
    pub async fn memberships_of(&self, person: PersonId) -> Result<Vec<Membership>, Error> {
        let rows = sqlx::query("SELECT * FROM memberships WHERE person = ? ORDER BY dossier")
            .bind(person)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(membership).collect()
    }

    /// Everyone who has a role in a dossier, or in every dossier, by name.
    pub async fn members(&self, dossier: &str) -> Result<Vec<(Person, Membership)>, Error> {
        let mut members = Vec::new();
        for person in self.persons().await? {
            let of = self.memberships_of(person.id).await?;
            let here = of
                .into_iter()
                .filter(|one| one.dossier.as_deref().is_none_or(|of| of == dossier));
            members.extend(here.map(|membership| (person.clone(), membership)));
        }
        Ok(members)
    }

    /// Gives a person a role in a dossier (none: in every dossier), in place of the one they have
    /// there. False, and nothing changed, where nobody who can sign in would administer that dossier
    /// any more.
    pub async fn set_role(
        &self,
        person: PersonId,
        dossier: Option<&str>,
        role: Role,
    ) -> Result<bool, Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let before = administer(&mut transaction, dossier).await?;
        give(&mut transaction, person, dossier, role).await?;
        if before > 0 && administer(&mut transaction, dossier).await? == 0 {
            return Ok(false);
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes a person's role in a dossier away. False, and nothing changed, where nobody who can sign in
    /// would administer that dossier any more.
    pub async fn remove_role(
        &self,
        person: PersonId,
        dossier: Option<&str>,
    ) -> Result<bool, Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let before = administer(&mut transaction, dossier).await?;
        sqlx::query("DELETE FROM memberships WHERE person = ? AND dossier = ?")
            .bind(person)
            .bind(dossier.unwrap_or_default())
            .execute(&mut *transaction)
            .await?;
        if before > 0 && administer(&mut transaction, dossier).await? == 0 {
            return Ok(false);
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Forgets who had a role in a dossier, who was invited to it and which keys open it: the dossier is
    /// gone, and another one of its name is not theirs.
    pub async fn forget_dossier(&self, dossier: &str) -> Result<(), Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for forget in [
            "DELETE FROM memberships WHERE dossier = ?",
            "DELETE FROM invitations WHERE dossier = ?",
            "DELETE FROM access_keys WHERE dossier = ?",
        ] {
            sqlx::query(forget)
                .bind(dossier)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// How many persons who can sign in administer a dossier, or every dossier.
async fn administer(
    connection: &mut SqliteConnection,
    dossier: Option<&str>,
) -> Result<i64, Error> {
    let count = sqlx::query_scalar(
        "SELECT count(DISTINCT persons.id) FROM memberships \
         JOIN persons ON persons.id = memberships.person \
         WHERE persons.disabled IS NULL AND role = 'administers' AND dossier IN (?, '')",
    )
    .bind(dossier.unwrap_or_default())
    .fetch_one(connection)
    .await?;
    Ok(count)
}

/// Gives a role, in place of the one there is.
pub(super) async fn give(
    connection: &mut SqliteConnection,
    person: PersonId,
    dossier: Option<&str>,
    role: Role,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO memberships (person, dossier, role) VALUES (?, ?, ?) \
         ON CONFLICT (person, dossier) DO UPDATE SET role = excluded.role",
    )
    .bind(person)
    .bind(dossier.unwrap_or_default())
    .bind(role.word())
    .execute(connection)
    .await?;
    Ok(())
}

fn membership(row: &SqliteRow) -> Result<Membership, Error> {
    let dossier: String = row.try_get("dossier")?;
    Ok(Membership {
        person: row.try_get("person")?,
        dossier: (!dossier.is_empty()).then_some(dossier),
        role: role::kept(row.try_get("role")?)?,
    })
}
