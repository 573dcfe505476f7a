//! The address of a program for rewording, as a person types it.

use std::net::IpAddr;

use ureq::http::Uri;

/// Why an address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is no address of the web.
    NoAddress,
    /// It holds a name or a password, which would be kept and shown.
    Secret,
    /// What is sent there could be read on its way.
    Open,
}

/// An address that may be sent to, without a stroke at its end. Beyond this computer and its own
/// network, only `https` is taken.
pub fn checked(text: &str) -> Result<String, Wrong> {
    let text = text.trim().trim_end_matches('/');
    let address: Uri = text.parse().map_err(|_| Wrong::NoAddress)?;
    let host = address.host().filter(|host| !host.is_empty());
    let (Some(scheme), Some(host), None) = (address.scheme_str(), host, address.query()) else {
        return Err(Wrong::NoAddress);
    };
    if text.contains('#') || text.chars().any(char::is_whitespace) {
        return Err(Wrong::NoAddress);
    }
    if address
        .authority()
        .is_some_and(|all| all.as_str().contains('@'))
    {
        return Err(Wrong::Secret);
    }
    match scheme {
        "https" => Ok(text.to_owned()),
        "http" if is_near(host) => Ok(text.to_owned()),
        "http" => Err(Wrong::Open),
        _ => Err(Wrong::NoAddress),
    }
}

/// Whether an address is this computer's own.
pub(super) fn is_here(address: &str) -> bool {
    let host = address.parse::<Uri>().ok();
    let host = host.as_ref().and_then(Uri::host).unwrap_or_default();
    host.eq_ignore_ascii_case("localhost") || ip(host).is_some_and(|ip| ip.is_loopback())
}

fn ip(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[')
        .trim_end_matches(']')
        .parse()
        .ok()
}

/// This computer, or one of the same network: addresses of private networks (RFC 1918, RFC 4193, RFC
/// 3927), names of one word, and those of local networks (RFC 6762).
fn is_near(host: &str) -> bool {
    match ip(host) {
        Some(IpAddr::V4(ip)) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        Some(IpAddr::V6(ip)) => {
            ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local()
        }
        None => !host.contains('.') || host.to_ascii_lowercase().ends_with(".local"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (typed, taken) in [
            ("http://127.0.0.1:11434/v1", Ok("http://127.0.0.1:11434/v1")),
            ("http://localhost:8080/v1/", Ok("http://localhost:8080/v1")),
            ("http://[::1]:8080/v1", Ok("http://[::1]:8080/v1")),
            ("http://192.168.1.20/v1", Ok("http://192.168.1.20/v1")),
            ("http://bureau.local/v1", Ok("http://bureau.local/v1")),
            (" https://exemple.org/v1 ", Ok("https://exemple.org/v1")),
            ("http://exemple.org/v1", Err(Wrong::Open)),
            ("http://93.184.216.34/v1", Err(Wrong::Open)),
            ("https://moi:secret@exemple.org/v1", Err(Wrong::Secret)),
            ("exemple.org/v1", Err(Wrong::NoAddress)),
            ("ftp://exemple.org", Err(Wrong::NoAddress)),
            ("https://exemple.org/v1?key=a", Err(Wrong::NoAddress)),
            ("https:///v1", Err(Wrong::NoAddress)),
            ("https://exemple.org/v 1", Err(Wrong::NoAddress)),
            ("", Err(Wrong::NoAddress)),
        ] {
            assert_eq!(checked(typed), taken.map(str::to_owned), "{typed}");
        }
        assert!(is_here("http://127.0.0.1:1/v1") && is_here("http://localhost/v1"));
        assert!(!is_here("https://exemple.org/v1"));
    }
}
