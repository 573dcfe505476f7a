//! What is kept of rewording: which program a person set for it.

/// A program that words texts anew, as a person set it. Nothing is sent to it unless a person asks for
/// that with each form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewording {
    /// Where it answers, such as `http://127.0.0.1:11434/v1`.
    pub address: String,
    /// The model that it is asked for.
    pub model: String,
    /// Path of the file that its key is read from, if it wants one. The key is never kept.
    pub key_file: Option<String>,
}
