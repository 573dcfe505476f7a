//! What every command is handed.

use std::sync::Arc;

use crate::clock;
use crate::cost::Meter;
use crate::messages::Messages;

/// The person's language and the clock's reading when the command began.
pub struct Context {
    /// What to say things with.
    pub messages: Arc<Messages>,
    /// This moment, RFC 3339.
    pub moment: String,
    /// Today where the person is.
    pub today: language::dates::Date,
    /// What the command costs.
    pub meter: Meter,
}

impl Context {
    /// Of this moment.
    pub fn now(messages: Arc<Messages>) -> Self {
        Self {
            messages,
            moment: clock::moment(),
            today: clock::today(),
            meter: Meter::start(),
        }
    }
}
