//! Where people reach the server: what their browser shows, whatever stands between.

use axum::http::Uri;
use desk::rewording::{self, Wrong};

/// The public address of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// What the `Host` of each request is: the name, and the port where it is not the usual one.
    pub(crate) host: String,
    /// What the `Origin` of a page's request is (RFC 6454, section 6.2).
    pub(crate) origin: String,
    /// The name alone.
    pub(crate) name: String,
    /// Whether what is sent there is closed on its way.
    pub(crate) secure: bool,
}

impl Address {
    /// Of an address as a person types it. Beyond this computer and its own network only `https` is
    /// taken, for passwords go there.
    pub(crate) fn of(text: &str) -> Result<Self, Wrong> {
        let text = rewording::checked(text)?.to_lowercase();
        let address: Uri = text.parse().map_err(|_| Wrong::NoAddress)?;
        if !matches!(address.path(), "" | "/") {
            return Err(Wrong::NoAddress);
        }
        let secure = address.scheme_str() == Some("https");
        let name = address.host().ok_or(Wrong::NoAddress)?.to_owned();
        let usual = if secure { 443 } else { 80 };
        let port = address.port_u16().filter(|port| *port != usual);
        let host = match port {
            Some(port) => format!("{name}:{port}"),
            None => name.clone(),
        };
        let scheme = if secure { "https" } else { "http" };
        Ok(Self {
            origin: format!("{scheme}://{host}"),
            host,
            name,
            secure,
        })
    }

    /// Whether passkeys can be made for it: they are for names, and for what is closed on its way
    /// (Web Authentication Level 3, section 5.1.3 and "Secure Contexts").
    pub(crate) fn takes_passkeys(&self) -> bool {
        let bare = self.name.trim_matches(['[', ']']);
        let numeric = bare.parse::<std::net::IpAddr>().is_ok();
        !numeric && (self.secure || self.name == "localhost")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_send() {
        let of = |text: &str| Address::of(text).map(|one| (one.host, one.origin, one.name));
        let three = |host: &str, origin: &str, name: &str| {
            Ok((host.to_owned(), origin.to_owned(), name.to_owned()))
        };
        let usual = three(
            "essaim.example.org",
            "https://essaim.example.org",
            "essaim.example.org",
        );
        assert_eq!(of("https://Essaim.example.org/"), usual);
        assert_eq!(of("https://essaim.example.org:443"), usual);
        assert_eq!(
            of("https://essaim.example.org:8443"),
            three(
                "essaim.example.org:8443",
                "https://essaim.example.org:8443",
                "essaim.example.org"
            )
        );
        assert_eq!(
            of("http://localhost:7373"),
            three("localhost:7373", "http://localhost:7373", "localhost")
        );
        assert_eq!(of("http://essaim.example.org"), Err(Wrong::Open));
        assert_eq!(
            of("https://essaim.example.org/under"),
            Err(Wrong::NoAddress)
        );
        assert_eq!(of("essaim.example.org"), Err(Wrong::NoAddress));
        let takes = |text: &str| Address::of(text).is_ok_and(|one| one.takes_passkeys());
        assert!(takes("https://essaim.example.org") && takes("http://localhost:7373"));
        assert!(!takes("http://127.0.0.1:7373") && !takes("https://192.0.2.7"));
        assert!(!takes("http://bureau.local"));
    }
}
