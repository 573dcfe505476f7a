//! The people of a server, whichever way they are made: by the command of whoever keeps the machine, or
//! by the page of a dossier.

pub mod passwords;
pub mod secrets;

use store::Error;
use store::people::{NewInvitation, People, PersonId, Role};

use crate::clock;
use crate::failure::Failure;
use crate::messages::{Messages, say};
use crate::words;

/// Seconds that an invitation is open: a week.
pub const INVITATION: i64 = 7 * 86_400;

/// Characters of an e-mail address (RFC 5321, section 4.5.3.1.3: a path of 256 octets, two of which are
/// its brackets).
const ADDRESS: usize = 254;
/// Characters of a name.
const NAME: usize = 80;

/// Who is invited, and to what.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What they are called.
    pub name: &'a str,
    /// Their e-mail address.
    pub email: &'a str,
    /// The role that they get, and in which dossier (none: in every dossier).
    pub gives: Option<(Option<&'a str>, Role)>,
    /// Whose password is to be chosen anew.
    pub resets: Option<PersonId>,
}

/// Makes an invitation; gives the path of its link, which works once and for a week. Nobody but
/// whoever has the link can make it out.
pub async fn invite(people: &People, wanted: &Wanted<'_>) -> Result<String, Failure> {
    let secret = secrets::secret()?;
    let created = clock::seconds();
    let invitation = NewInvitation {
        digest: &secrets::digest(&secret),
        name: wanted.name,
        email: wanted.email,
        gives: wanted.gives,
        resets: wanted.resets,
        created,
        expires: created + INVITATION,
    };
    people
        .invite(&invitation)
        .await
        .map_err(Failure::unexpected)?;
    Ok(format!("/invitation/{secret}"))
}

/// An e-mail address as it is kept, or nothing where it can be none. Whether somebody reads it, only a
/// letter would tell.
pub fn email(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (local, domain) = text.rsplit_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>\",;".contains(c);
    let right = !local.is_empty()
        && !domain.is_empty()
        && !local.contains('@')
        && text.len() <= ADDRESS
        && !text.contains(odd);
    right.then_some(text)
}

/// A person's name as it is kept, or nothing where it is none.
pub fn name(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let name: String = words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(NAME)
        .collect();
    (!name.is_empty()).then_some(name)
}

/// What a role is called.
pub fn role(messages: &Messages, role: Role) -> String {
    match role {
        Role::Reads => say!(messages, "role-reads"),
        Role::Writes => say!(messages, "role-writes"),
        Role::Approves => say!(messages, "role-approves"),
        Role::Administers => say!(messages, "role-administers"),
    }
}

/// The day of a moment, written out.
pub fn day(messages: &Messages, seconds: i64) -> String {
    words::date(messages, &clock::day_of(seconds))
}

/// That nothing of the people was changed.
pub fn safe(messages: &Messages) -> String {
    say!(messages, "people-safe")
}

/// What could not be done with the file of people.
pub fn of_people(messages: &Messages, error: Error) -> Failure {
    let safe = safe(messages);
    match error {
        Error::Newer { .. } => Failure::new(say!(messages, "people-newer"))
            .safe(safe)
            .next(say!(messages, "store-newer-next")),
        Error::Busy => Failure::new(say!(messages, "people-busy"))
            .safe(safe)
            .next(say!(messages, "store-busy-next")),
        Error::DiskFull => Failure::new(say!(messages, "store-disk-full"))
            .safe(safe)
            .next(say!(messages, "store-disk-full-next")),
        Error::Files { path, error } => crate::failure::of_file(messages, &error, &path).safe(safe),
        other => {
            Failure::new(say!(messages, "people-other", detail = other.to_string())).safe(safe)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_names() {
        for (typed, kept) in [
            (" Ines@Example.ORG ", Some("ines@example.org")),
            ("a.b+c@xn--caf-dma.fr", Some("a.b+c@xn--caf-dma.fr")),
            ("", None),
            ("ines", None),
            ("@example.org", None),
            ("ines@", None),
            ("a@b@c.org", None),
            ("a b@c.org", None),
            ("a@c.org\nBcc: d@e.org", None),
        ] {
            assert_eq!(email(typed).as_deref(), kept, "{typed:?}");
        }
        assert_eq!(email(&format!("{}@c.org", "a".repeat(260))), None);
        assert_eq!(name("  Inès   Martin\n").as_deref(), Some("Inès Martin"));
        assert_eq!(name(" \u{7} "), None);
    }
}
