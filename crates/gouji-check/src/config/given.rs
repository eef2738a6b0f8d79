//! What stands in a `gouji.toml`, and what of the files that it names has to be there.

/// A value with the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// The line, from 1; 0 for what stands in the file that this one extends.
    pub line: usize,
}

/// What of the files that a `gouji.toml` names has to be there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum There {
    /// Nothing: only what is written is read.
    Nothing,
    /// All but the baseline, which may be yet to be written.
    #[default]
    ButBaseline,
    /// All.
    All,
}
