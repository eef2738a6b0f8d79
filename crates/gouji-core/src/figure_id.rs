//! The name of a figure inside of its disclosure.

/// The index of a figure in its disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub usize);
