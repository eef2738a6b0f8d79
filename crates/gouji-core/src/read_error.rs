//! Why an input could not be read. Each error says what to do next.

mod words;

use thiserror::Error;

use crate::document::{Position, Span};
use crate::lang::Both;

use crate::limits::Limit;

/// Why an input could not be read. More reasons may come.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file cannot be opened.
    #[error("{path}: cannot be read: {reason}")]
    Io {
        /// The path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// There is nothing in it.
    #[error("{path}: the file is empty; nothing was checked")]
    Empty {
        /// The path.
        path: String,
    },
    /// It is larger than the limit.
    #[error("{path}: larger than {limit} MiB; split the document or check its parts one by one")]
    TooLarge {
        /// The path.
        path: String,
        /// The limit in MiB.
        limit: u64,
    },
    /// There is more in it than the budget of a document has.
    #[error("{path}: {limit}")]
    Limit {
        /// The path.
        path: String,
        /// What there is too much of.
        limit: Limit,
    },
    /// It is no text.
    #[error("{path}: not a text file; save it as text, Markdown or a structured YAML disclosure")]
    Binary {
        /// The path.
        path: String,
    },
    /// Its format is not read.
    #[error("{path}: {hint}")]
    Unsupported {
        /// The path.
        path: String,
        /// What it is and what to do.
        hint: String,
    },
    /// A structured disclosure has a mistake.
    #[error("{path}:{}:{}: {}", position.line, position.column, message.en)]
    Structure {
        /// The path.
        path: String,
        /// Where, in characters.
        position: Position,
        /// Where, in bytes of the text.
        span: Span,
        /// What is wrong.
        message: Box<Both>,
        /// What to do, where there is something particular.
        help: Option<Box<Both>>,
    },
    /// The reader failed on this file; a defect of gouji.
    #[error("{path}: gouji itself failed on this file ({reason}); please report it")]
    Defect {
        /// The path.
        path: String,
        /// What happened.
        reason: String,
    },
}

impl ReadError {
    /// Whether it was given up because its time was up.
    pub fn is_late(&self) -> bool {
        matches!(self, ReadError::Limit { limit: Limit::Time(_), .. })
    }

    /// The path it is about.
    pub fn path(&self) -> &str {
        match self {
            ReadError::Io { path, .. }
            | ReadError::Empty { path }
            | ReadError::TooLarge { path, .. }
            | ReadError::Limit { path, .. }
            | ReadError::Binary { path }
            | ReadError::Unsupported { path, .. }
            | ReadError::Structure { path, .. }
            | ReadError::Defect { path, .. } => path,
        }
    }
}
