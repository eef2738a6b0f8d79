//! What of a document could not be read.

/// A part of a document that could not be read, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    /// Which of the files of the document it is a part of, from 0.
    pub file: usize,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// Why.
    pub reason: UnreadableReason,
}

impl Unreadable {
    /// How many pictures it is about.
    pub fn pictures(&self) -> usize {
        match self.reason {
            UnreadableReason::Pictures(count) => count,
            _ => 0,
        }
    }
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
    /// So many pictures and charts are large enough to hold text or a table.
    Pictures(usize),
    /// So many menus, drawings and other parts of a web page hold figures and are no running text.
    Parts(usize),
}
