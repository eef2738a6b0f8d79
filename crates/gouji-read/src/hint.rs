//! What the reader of a format knows of a line beyond its text.

use super::lines::LineKind;

/// What is known of a line; what is not known is decided by the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint {
    /// What it is.
    pub kind: Option<LineKind>,
    /// Whether its paragraph goes on in the next line of text.
    pub goes_on: Option<bool>,
}
