//! What of a document could not be read.

/// A page that could not be read, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// The page, from 1.
    pub page: u32,
    /// Why.
    pub reason: UnreadableReason,
}

/// Why something could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadableReason {
    /// The page shows pictures and has no text.
    NoText,
    /// So many characters do not say what they mean.
    NoUnicode(usize),
    /// So many characters stand outside of what the page shows; no reader sees them.
    Outside(usize),
}
