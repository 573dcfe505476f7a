//! Links that work once: for who is new, for who gets a role, for who chooses another password.

use sqlx::Row as _;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::{People, PersonId, Role, memberships, persons, role};
use crate::Error;

/// An invitation to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewInvitation<'a> {
    /// The digest of its secret.
    pub digest: &'a str,
    /// What whoever is invited is called.
    pub name: &'a str,
    /// Their e-mail address.
    pub email: &'a str,
    /// The role that it gives, and in which dossier (none: in every dossier).
    pub gives: Option<(Option<&'a str>, Role)>,
    /// Whose password it lets be chosen anew.
    pub resets: Option<PersonId>,
    /// When it is made.
    pub created: i64,
    /// When it runs out.
    pub expires: i64,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its number.
    pub id: i64,
    /// What whoever is invited is called.
    pub name: String,
    /// Their e-mail address, in lower case.
    pub email: String,
    /// The role that it gives, and in which dossier (none: in every dossier).
    pub gives: Option<(Option<String>, Role)>,
    /// Whose password it lets be chosen anew.
    pub resets: Option<PersonId>,
    /// When it was made.
    pub created: i64,
    /// When it runs out.
    pub expires: i64,
}

impl People {
    /// Keeps an invitation, in place of an open one of the same address to the same dossier.
    pub async fn invite(&self, new: &NewInvitation<'_>) -> Result<(), Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let dossier = new.gives.map(|(dossier, _)| dossier.unwrap_or_default());
        sqlx::query("DELETE FROM invitations WHERE email = ? AND dossier IS ? AND resets IS ?")
            .bind(new.email.to_lowercase())
            .bind(dossier)
            .bind(new.resets)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "INSERT INTO invitations (digest, name, email, dossier, role, resets, created, expires) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(new.digest)
        .bind(new.name)
        .bind(new.email.to_lowercase())
        .bind(dossier)
        .bind(new.gives.map(|(_, role)| role.word()))
        .bind(new.resets)
        .bind(new.created)
        .bind(new.expires)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The invitation of a secret, by its digest, that has not run out and was not used.
    pub async fn invitation(&self, digest: &str, moment: i64) -> Result<Option<Invitation>, Error> {
        let row = sqlx::query("SELECT * FROM invitations WHERE digest = ? AND expires > ?")
            .bind(digest)
            .bind(moment)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(invitation).transpose()
    }

    /// All invitations that were not used, also those that ran out, oldest first.
    pub async fn invitations(&self) -> Result<Vec<Invitation>, Error> {
        let rows = sqlx::query("SELECT * FROM invitations ORDER BY id")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(invitation).collect()
    }

    /// Takes an invitation back. False where it is not there any more.
    pub async fn take_back(&self, id: i64) -> Result<bool, Error> {
        let mut connection = self.pool.acquire().await?;
        use_up(&mut connection, id).await
    }

    /// Makes a person of an invitation, with the password of their choice, and gives them its role.
    /// Nothing, and nothing changed, where the invitation was used meanwhile, or its address is
    /// somebody's already.
    pub async fn accept_as_new(
        &self,
        invitation: &Invitation,
        password: &str,
        moment: i64,
    ) -> Result<Option<PersonId>, Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        if !use_up(&mut transaction, invitation.id).await? {
            return Ok(None);
        }
        let (name, email) = (&invitation.name, &invitation.email);
        let person = persons::keep(&mut transaction, name, email, password, moment).await?;
        let Some(person) = person else {
            return Ok(None);
        };
        gives(&mut transaction, invitation, person).await?;
        transaction.commit().await?;
        Ok(Some(person))
    }

    /// Gives a person the role of an invitation to their address. False, and nothing changed, where it
    /// was used meanwhile.
    pub async fn accept(&self, invitation: &Invitation, person: PersonId) -> Result<bool, Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        if !use_up(&mut transaction, invitation.id).await? {
            return Ok(false);
        }
        gives(&mut transaction, invitation, person).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Uses an invitation up. False where somebody did already.
async fn use_up(connection: &mut SqliteConnection, id: i64) -> Result<bool, Error> {
    let done = sqlx::query("DELETE FROM invitations WHERE id = ?")
        .bind(id)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() > 0)
}

async fn gives(
    connection: &mut SqliteConnection,
    invitation: &Invitation,
    person: PersonId,
) -> Result<(), Error> {
    if let Some((dossier, role)) = &invitation.gives {
        memberships::give(connection, person, dossier.as_deref(), *role).await?;
    }
    Ok(())
}

fn invitation(row: &SqliteRow) -> Result<Invitation, Error> {
    let dossier: Option<String> = row.try_get("dossier")?;
    let word: Option<String> = row.try_get("role")?;
    let gives = match (dossier, word) {
        (Some(dossier), Some(word)) => {
            let dossier = (!dossier.is_empty()).then_some(dossier);
            Some((dossier, role::kept(&word)?))
        }
        _ => None,
    };
    Ok(Invitation {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        gives,
        resets: row.try_get("resets")?,
        created: row.try_get("created")?,
        expires: row.try_get("expires")?,
    })
}
