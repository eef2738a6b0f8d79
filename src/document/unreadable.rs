//! What of a document could not be read.

use serde::Serialize;

/// A page that could not be read, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// The page, from 1.
    pub page: u32,
    /// Why.
    pub reason: UnreadableReason,
}

/// Why something could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "reason", content = "characters")]
pub enum UnreadableReason {
    /// The page shows pictures and has no text.
    NoText,
    /// So many characters do not say what they mean.
    NoUnicode(usize),
    /// So many characters stand outside of what the page shows; no reader sees them.
    Outside(usize),
}
