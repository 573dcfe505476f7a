//! How often somebody may try a password.

use std::net::IpAddr;

use desk::clock;
use desk::people::secrets;
use store::Error;
use store::people::Attempt;

use super::{Entrance, From};

/// Seconds that an attempt counts.
const WINDOW: i64 = 15 * 60;
/// Attempts for one e-mail address while they count, whether or not it is somebody's.
const OF_EMAIL: i64 = 6;
/// Attempts from one place, which a whole office may share.
const OF_PLACE: i64 = 30;

/// An attempt that may be made.
pub(crate) struct Trying {
    noted: Vec<i64>,
    email: Option<String>,
}

/// What came of asking for an attempt.
pub(crate) enum Tried {
    /// It may be made.
    Free(Trying),
    /// There were too many: the seconds to wait.
    Wait(i64),
}

impl Entrance {
    /// Counts an attempt for an e-mail address from a place. It counts until it is known to be right.
    pub(crate) async fn try_for(&self, email: &str, from: From) -> Result<Tried, Error> {
        let email = format!("e:{}", secrets::digest(&email.trim().to_lowercase()));
        self.tried(Some(email), from).await
    }

    /// Counts an attempt from a place that names no address.
    pub(crate) async fn try_from_place(&self, from: From) -> Result<Tried, Error> {
        self.tried(None, from).await
    }

    async fn tried(&self, email: Option<String>, from: From) -> Result<Tried, Error> {
        let moment = clock::seconds();
        let place = from
            .0
            .map(|place| format!("a:{}", secrets::digest(&network(place))));
        let email_of = email.as_deref().map(|email| (email, OF_EMAIL));
        let place_of = place.as_deref().map(|place| (place, OF_PLACE));
        let of: Vec<_> = email_of.into_iter().chain(place_of).collect();
        Ok(
            match self.people.attempt(&of, moment - WINDOW, moment).await? {
                Attempt::TooMany(oldest) => Tried::Wait((oldest + WINDOW - moment).max(1)),
                Attempt::Free(noted) => Tried::Free(Trying { noted, email }),
            },
        )
    }

    /// An attempt was right: it is forgotten, with all others for the address.
    pub(crate) async fn was_right(&self, trying: &Trying) -> Result<(), Error> {
        let (noted, email) = (&trying.noted, &trying.email);
        self.people.forget_attempts(noted, email.as_deref()).await
    }
}

/// The network of a place: whoever has one address of IPv6 has the 2^64 of its network (RFC 4291,
/// section 2.5.1).
fn network(place: IpAddr) -> String {
    match place.to_canonical() {
        IpAddr::V4(place) => place.to_string(),
        IpAddr::V6(place) => {
            let [a, b, c, d, ..] = place.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_is_one_place() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("192.0.2.7"), of("::ffff:192.0.2.7"));
        assert_ne!(of("192.0.2.7"), of("192.0.2.8"));
        assert_eq!(of("2001:db8:1:2::7"), of("2001:db8:1:2:ffff::8"));
        assert_ne!(of("2001:db8:1:2::7"), of("2001:db8:1:3::7"));
    }
}
