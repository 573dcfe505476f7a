//! What every command is handed.

use std::sync::Arc;

use crate::cost::Meter;
use crate::messages::Messages;

/// The person's language and the clock's reading when the command began.
pub(crate) struct Context {
    pub(crate) messages: Arc<Messages>,
    /// This moment, RFC 3339.
    pub(crate) moment: String,
    /// Today where the person is.
    pub(crate) today: language::dates::Date,
    /// What the command costs.
    pub(crate) meter: Meter,
}
