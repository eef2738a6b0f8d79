//! What a document means: figures, and claims about them.

/// The index of a figure in its disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub usize);
