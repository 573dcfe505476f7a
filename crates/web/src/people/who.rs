//! Who a request is from.

use store::people::{AccessKey, Membership, Person};

use crate::role::Role;

/// Who a request is from.
#[derive(Debug)]
pub(crate) enum Who {
    /// The person at this computer, where the server has no people.
    Here,
    /// Nobody who is known.
    Stranger,
    /// A person who signed in.
    Person(Signed),
    /// A program that has a key of a person's.
    Program(Signed, Key),
}

/// A person, with what they may do.
#[derive(Debug)]
pub(crate) struct Signed {
    pub(crate) person: Person,
    pub(crate) memberships: Vec<Membership>,
    /// The number of their session; none for a program.
    pub(crate) session: Option<i64>,
}

/// What a program's key opens at most.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) dossier: Option<String>,
    pub(crate) role: Role,
}

impl Key {
    pub(crate) fn of(key: AccessKey) -> Self {
        Self {
            dossier: key.dossier,
            role: key.role,
        }
    }
}

impl Who {
    /// The role in a dossier; none where it is to be as if it were not there.
    pub(crate) fn role_in(&self, dossier: &str) -> Option<Role> {
        match self {
            Self::Here => Some(Role::Administers),
            Self::Stranger => None,
            Self::Person(signed) => signed.role_in(Some(dossier)),
            Self::Program(signed, key) => {
                let opens = key.dossier.as_deref().is_none_or(|of| of == dossier);
                let role = signed.role_in(Some(dossier)).filter(|_| opens);
                role.map(|role| role.min(key.role))
            }
        }
    }

    /// The role in every dossier; none where it is in some only.
    pub(crate) fn role_everywhere(&self) -> Option<Role> {
        match self {
            Self::Here => Some(Role::Administers),
            Self::Stranger => None,
            Self::Person(signed) => signed.role_in(None),
            Self::Program(signed, key) => {
                let role = signed.role_in(None).filter(|_| key.dossier.is_none());
                role.map(|role| role.min(key.role))
            }
        }
    }

    /// Whether dossiers may be made: by the person at this computer, or by who administers all.
    pub(crate) fn is_host(&self) -> bool {
        self.role_everywhere() == Some(Role::Administers)
    }

    /// The person who signed in.
    pub(crate) fn signed(&self) -> Option<&Signed> {
        match self {
            Self::Person(signed) => Some(signed),
            Self::Here | Self::Stranger | Self::Program(..) => None,
        }
    }
}

impl Signed {
    /// The most that the person may do in a dossier, or in every dossier.
    pub(crate) fn role_in(&self, dossier: Option<&str>) -> Option<Role> {
        let here = self.memberships.iter().filter(|membership| {
            membership.dossier.is_none() || membership.dossier.as_deref() == dossier
        });
        here.map(|membership| membership.role).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(memberships: &[(Option<&str>, Role)]) -> Signed {
        let of = memberships.iter().map(|(dossier, role)| Membership {
            person: 1,
            dossier: dossier.map(str::to_owned),
            role: *role,
        });
        Signed {
            memberships: of.collect(),
            person: Person {
                id: 1,
                name: "Inès Martin".to_owned(),
                email: "ines@example.org".to_owned(),
                password: String::new(),
                created: 0,
                disabled: None,
            },
            session: Some(1),
        }
    }

    #[test]
    fn a_key_never_does_more_than_its_person() {
        let of = [
            (Some("Un"), Role::Writes),
            (Some("Deux"), Role::Administers),
        ];
        let who = Who::Person(signed(&of));
        assert_eq!(who.role_in("Un"), Some(Role::Writes));
        assert_eq!(who.role_in("Trois"), None);
        assert!(!who.is_host());
        let key = |dossier: Option<&str>, role| {
            let dossier = dossier.map(str::to_owned);
            Who::Program(signed(&of), Key { dossier, role })
        };
        assert_eq!(
            key(None, Role::Administers).role_in("Un"),
            Some(Role::Writes)
        );
        assert_eq!(key(None, Role::Reads).role_in("Deux"), Some(Role::Reads));
        assert_eq!(key(Some("Un"), Role::Reads).role_in("Deux"), None);
        assert_eq!(key(Some("Trois"), Role::Reads).role_in("Trois"), None);
        assert!(key(None, Role::Reads).signed().is_none());
    }

    #[test]
    fn who_administers_every_dossier_keeps_the_server() {
        let of = [(None, Role::Administers), (Some("Un"), Role::Reads)];
        let who = Who::Person(signed(&of));
        assert_eq!(who.role_in("Un"), Some(Role::Administers));
        assert!(who.is_host());
        let key = |dossier: Option<&str>, role| {
            let dossier = dossier.map(str::to_owned);
            Who::Program(signed(&of), Key { dossier, role })
        };
        assert!(key(None, Role::Administers).is_host());
        assert!(!key(Some("Un"), Role::Administers).is_host());
        assert!(!key(None, Role::Approves).is_host());
        assert!(!Who::Stranger.is_host() && Who::Here.is_host());
        assert_eq!(Who::Stranger.role_in("Un"), None);
    }
}
