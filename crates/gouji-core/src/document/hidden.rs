//! What a workbook hides from its reader, though it is read and checked.

/// The hidden parts of one sheet that hold something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Which of the files of the document the sheet is of, from 0.
    pub file: usize,
    /// The sheet.
    pub sheet: String,
    /// The sheet itself is hidden.
    pub whole: bool,
    /// How many hidden rows hold something.
    pub rows: usize,
    /// How many hidden columns hold something.
    pub columns: usize,
}
