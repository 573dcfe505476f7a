//! What the browser says of a ceremony: its kind, its challenge, the page that it was on.

use serde::Deserialize;

use super::{Party, Wrong, bytes};

/// `CollectedClientData` (section 5.8.1).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Collected {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

/// The challenge that a browser's answer is to, before anything of it is checked: only to find what it
/// was given for.
pub(super) fn challenge(client_data: &str) -> Result<String, Wrong> {
    Ok(read(client_data)?.1.challenge)
}

/// The bytes of what the browser says, once they are of this ceremony, challenge and page (sections 7.1
/// and 7.2, steps "let C be" to "verify that C.topOrigin").
pub(super) fn checked(
    client_data: &str,
    kind: &str,
    challenge: &str,
    party: Party<'_>,
) -> Result<Vec<u8>, Wrong> {
    let (bytes, collected) = read(client_data)?;
    if collected.r#type != kind {
        return Err(Wrong::Elsewhere("type"));
    }
    if collected.challenge != challenge {
        return Err(Wrong::Elsewhere("challenge"));
    }
    if collected.origin != party.origin {
        return Err(Wrong::Elsewhere("origin"));
    }
    // Our pages are never shown inside others.
    if collected.cross_origin || collected.top_origin.is_some() {
        return Err(Wrong::Elsewhere("frame"));
    }
    Ok(bytes)
}

fn read(client_data: &str) -> Result<(Vec<u8>, Collected), Wrong> {
    let bytes = bytes(client_data, "clientDataJSON")?;
    let collected = serde_json::from_slice(&bytes);
    let collected = collected.map_err(|_| Wrong::Malformed("clientDataJSON"))?;
    Ok((bytes, collected))
}
