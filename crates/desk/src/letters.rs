//! Letters with links to sign in, through a mail server that whoever keeps this one names. Without one,
//! nothing is ever sent.

use std::fs;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::SmtpTransport;
use lettre::{Message, Transport as _};
use serde::Deserialize;

use crate::failure::{Failure, of_file, shown};
use crate::messages::{Messages, say};

/// Bytes of the file that names the mail server.
const LARGEST: u64 = 16 * 1024;
/// How long one step with the mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    /// `smtps://name:password@host`, `smtp://name:password@host?tls=required`, or `smtp://localhost`.
    server: String,
    /// Who writes, such as `Essaim <essaim@example.org>` (RFC 5322, section 3.4).
    from: String,
}

/// A mail server that takes letters.
#[derive(Debug)]
pub struct Post {
    transport: SmtpTransport,
    from: Mailbox,
}

/// A letter of plain text.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Whom it is to, by name.
    pub name: String,
    /// Whom it is to, by e-mail address.
    pub email: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
}

impl Post {
    /// Reads the file that names the mail server (TOML, with `server` and `from`). Its secrets are in no
    /// message.
    pub fn read(messages: &Messages, file: &Path) -> Result<Self, Failure> {
        let in_file = |error: std::io::Error| of_file(messages, &error, file);
        let size = fs::metadata(file).map_err(in_file)?.len();
        let text = match size > LARGEST {
            true => String::new(),
            false => fs::read_to_string(file).map_err(in_file)?,
        };
        let wrong = || {
            let what = say!(messages, "letters-wrong", path = shown(file));
            let failure = Failure::new(what).safe(say!(messages, "letters-safe"));
            failure.next(say!(messages, "letters-next")).wrong_use()
        };
        let settings: Settings = toml::from_str(&text).map_err(|_| wrong())?;
        let from = settings.from.parse().map_err(|_| wrong())?;
        if !is_closed(&settings.server) {
            return Err(wrong());
        }
        let builder = SmtpTransport::from_url(&settings.server).map_err(|_| wrong())?;
        let transport = builder.timeout(Some(PATIENCE)).build();
        Ok(Self { transport, from })
    }

    /// Hands a letter to the mail server. Blocks until it took it, or not: then the reason.
    pub fn send(&self, letter: &Letter) -> Result<(), String> {
        let to = letter.email.parse().map_err(said)?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.name.clone()), to))
            .subject(&letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(said)?;
        self.transport.send(&message).map(|_| ()).map_err(said)
    }
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Whether what is sent to a mail server is closed on its way, or does not leave this computer.
fn is_closed(server: &str) -> bool {
    let Some((scheme, rest)) = server.split_once("://") else {
        return false;
    };
    let (place, asked) = rest.split_once('?').unwrap_or((rest, ""));
    let place = place.split('/').next().unwrap_or_default();
    let host = place.rsplit('@').next().unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let here = name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    match (scheme, asked) {
        ("smtps", _) | ("smtp", "tls=required") => !name.is_empty(),
        ("smtp", "") => here,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_goes_open_over_the_network() {
        for server in [
            "smtps://name:password@mail.example.org",
            "smtp://name:password@mail.example.org:587?tls=required",
            "smtp://localhost",
            "smtp://127.0.0.1:2525",
            "smtp://[::1]:25",
        ] {
            assert!(is_closed(server), "{server}");
            assert!(SmtpTransport::from_url(server).is_ok(), "{server}");
        }
        for server in [
            "smtp://mail.example.org",
            "smtp://name:password@mail.example.org?tls=opportunistic",
            "smtp://localhost@mail.example.org",
            "https://mail.example.org",
            "smtps://",
            "mail.example.org",
            "",
        ] {
            assert!(!is_closed(server), "{server}");
        }
    }
}
