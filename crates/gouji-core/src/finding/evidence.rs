//! What speaks for a repair beyond the relations it mends.

/// What speaks for a repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// How many relations of the figure are true before and after.
    pub kept: usize,
    /// Whether each other figure of the relations it breaks is confirmed by a relation that holds.
    pub confirmed: bool,
}
