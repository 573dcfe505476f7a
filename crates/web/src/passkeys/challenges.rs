//! Challenges that were given out: each is answered once, soon, and for what it was given for.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use store::people::PersonId;

/// Seconds that a challenge waits for its answer.
const PATIENCE: i64 = 5 * 60;
/// Challenges that wait, at most, of each kind.
const MOST: usize = 10_000;

/// A challenge, the person it was given to, and the moment.
type Given = (String, Option<PersonId>, i64);

/// Challenges that wait for their answers: those of strangers apart, so that they cannot push out those
/// of people.
#[derive(Default)]
pub(crate) struct Challenges {
    for_sign_in: Mutex<VecDeque<Given>>,
    for_registration: Mutex<VecDeque<Given>>,
}

impl Challenges {
    /// Keeps a challenge: to sign in, or, of a person, to register a passkey.
    pub(crate) fn keep(&self, challenge: String, person: Option<PersonId>, moment: i64) {
        let mut given = self
            .of(person)
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if given.len() == MOST {
            given.pop_front();
        }
        given.push_back((challenge, person, moment));
    }

    /// Takes a challenge out. False where it was not given for this, was answered, or waited too long.
    pub(crate) fn take(&self, challenge: &str, person: Option<PersonId>, moment: i64) -> bool {
        let mut given = self
            .of(person)
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        given.retain(|(_, _, at)| moment - at < PATIENCE);
        let same = |(of, whose, _): &Given| of == challenge && *whose == person;
        let found = given.iter().position(same);
        found.and_then(|at| given.remove(at)).is_some()
    }

    fn of(&self, person: Option<PersonId>) -> &Mutex<VecDeque<Given>> {
        match person {
            Some(_) => &self.for_registration,
            None => &self.for_sign_in,
        }
    }
}
