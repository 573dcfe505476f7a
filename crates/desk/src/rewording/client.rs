//! One request to a program that words texts: the protocol of chat completions, as OpenAI publishes it
//! and many programs speak it.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Error};

use super::prompt::Prompt;

/// The most bytes of an answer that are read, and of its head.
const MOST_BYTES: u64 = 256 << 10;
const MOST_HEAD: usize = 16 << 10;
/// Tokens that a model may use beyond the text: some think aloud.
const THINKING: usize = 1_024;

/// A program that a person set.
pub struct Server {
    agent: Agent,
    address: String,
    model: String,
    key: Option<String>,
}

/// Why there is no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody answers there; in the words of the system.
    Unreachable(String),
    /// It took too long.
    Slow,
    /// It answered with this status of HTTP, which is no success.
    Status(u16),
    /// It sends elsewhere, where nothing is sent.
    Elsewhere,
    /// Its answer is longer than any that is read.
    TooLong,
    /// Its answer is not of the protocol.
    Nonsense,
    /// It was cut short.
    Cut,
    /// It answered nothing.
    Nothing,
}

#[derive(Serialize)]
struct Request<'a> {
    model: &'a str,
    messages: [Message<'a>; 2],
    temperature: f32,
    max_tokens: usize,
    stream: bool,
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Option<Told>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Told {
    content: Option<String>,
}

impl Server {
    /// `address` is one that was checked. One request takes `patience` at most.
    pub fn new(address: String, model: String, key: Option<String>, patience: Duration) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .timeout_global(Some(patience))
            .http_status_as_error(false)
            // What is sent goes to that address and nowhere else.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .max_response_header_size(MOST_HEAD)
            .user_agent("essaim")
            .tls_config(tls)
            .build();
        Self {
            agent: config.new_agent(),
            address,
            model,
            key,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The model that it is asked for.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// Has a text worded anew.
    pub fn ask(&self, prompt: &Prompt) -> Result<String, Trouble> {
        let request = Request {
            model: &self.model,
            messages: [("system", &prompt.task), ("user", &prompt.text)]
                .map(|(role, content)| Message { role, content }),
            temperature: 0.0,
            max_tokens: prompt.characters() + THINKING,
            stream: false,
        };
        let body = serde_json::to_vec(&request).map_err(|_| Trouble::Nonsense)?;
        let mut call = self
            .agent
            .post(format!("{}/chat/completions", self.address))
            .header("content-type", "application/json")
            .header("accept", "application/json");
        if let Some(key) = &self.key {
            call = call.header("authorization", format!("Bearer {key}"));
        }
        let mut response = call.send(&body[..]).map_err(trouble)?;
        let status = response.status();
        if status.is_redirection() {
            return Err(Trouble::Elsewhere);
        }
        if !status.is_success() {
            return Err(Trouble::Status(status.as_u16()));
        }
        let body = response.body_mut().with_config().limit(MOST_BYTES);
        text(&body.read_to_vec().map_err(trouble)?)
    }
}

/// The text of an answer.
fn text(body: &[u8]) -> Result<String, Trouble> {
    let answer: Answer = serde_json::from_slice(body).map_err(|_| Trouble::Nonsense)?;
    let choice = answer.choices.into_iter().next().ok_or(Trouble::Nothing)?;
    if choice.finish_reason.as_deref() == Some("length") {
        return Err(Trouble::Cut);
    }
    let content = choice.message.and_then(|told| told.content);
    let content = content.unwrap_or_default();
    // Some models think aloud before they answer.
    let content = match content.trim_start().strip_prefix("<think>") {
        Some(thought) => thought.split_once("</think>").map_or("", |(_, rest)| rest),
        None => &content,
    };
    match content.trim() {
        "" => Err(Trouble::Nothing),
        text => Ok(text.to_owned()),
    }
}

fn trouble(error: Error) -> Trouble {
    match error {
        Error::Timeout(_) => Trouble::Slow,
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => Trouble::TooLong,
        Error::Http(_) | Error::Protocol(_) | Error::BodyStalled => Trouble::Nonsense,
        Error::Io(error) if is_late(&error) => Trouble::Slow,
        Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Trouble::Nonsense,
        other => Trouble::Unreachable(other.to_string()),
    }
}

fn is_late(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock)
}
