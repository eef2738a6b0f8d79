//! Readers: the bytes of a file to a [`Document`], and the errors they can give.
//!
//! Contract: bounded in memory and time, no panic on any input; an error says what to do next.

mod error;
mod extensions;

pub use error::ReadError;
pub use extensions::FOLDER_EXTENSIONS;

use crate::disclosure::Disclosure;
use crate::document::{Document, Format, SourceText};

/// The largest input that is read, in bytes.
pub const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// What a reader gives: running text to understand, or a structured disclosure to parse.
#[derive(Debug, Clone)]
pub enum Read {
    /// A document of blocks.
    Document(Document),
    /// The text of a structured disclosure.
    Structured(SourceText, Format),
}

/// Reads the bytes of a file called `name`.
pub fn read(bytes: &[u8], name: &str) -> Result<Read, ReadError> {
    let _ = bytes;
    Err(ReadError::Binary { path: name.to_owned() })
}

impl Read {
    /// Understands what was read.
    pub fn understand(self) -> Result<(SourceText, Format, Disclosure), ReadError> {
        match self {
            Read::Document(document) => {
                Ok((document.source, document.format, Disclosure::default()))
            }
            Read::Structured(source, format) => {
                let disclosure = crate::structured::parse(&source, format)?;
                Ok((source, format, disclosure))
            }
        }
    }
}
