//! The program that words answers anew, where one is set.

use serde::Serialize;
use store::Rewording;
use utoipa::ToSchema;

/// What is set.
#[derive(Serialize, ToSchema)]
#[schema(as = Rewording)]
pub struct Document<'a> {
    /// False: nothing is ever sent.
    on: bool,
    address: Option<&'a str>,
    model: Option<&'a str>,
    key_file: Option<&'a str>,
}

impl<'a> Document<'a> {
    /// Of what is set.
    pub fn of(set: Option<&'a Rewording>) -> Self {
        Self {
            on: set.is_some(),
            address: set.map(|set| set.address.as_str()),
            model: set.map(|set| set.model.as_str()),
            key_file: set.and_then(|set| set.key_file.as_deref()),
        }
    }
}
