//! What speaks for a repair beyond the relations it mends.

use crate::disclosure::FigureId;

/// What speaks for a repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// How many relations of the figure are true before and after.
    pub kept: usize,
    /// Whether each other figure of the relations it breaks is confirmed by a relation that holds.
    pub confirmed: bool,
    /// The total that the rounded items make exactly as printed and would no longer make: the last digit was bent for it.
    pub bent_to: Option<FigureId>,
}
