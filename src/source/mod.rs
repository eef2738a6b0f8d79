//! Readers: the bytes of a file to a [`Document`], and the errors they can give.
//!
//! Contract: bounded in memory and time, no panic on any input; an error says what to do next.

mod decode;
mod detect;
mod error;
mod extensions;
mod fold;
mod heading;
mod hint;
mod lines;
mod markdown;
mod pdf;
mod text;
mod text_table;

pub use error::ReadError;
pub use extensions::FOLDER_EXTENSIONS;
pub use fold::fold;
pub use heading::{CHINESE_DIGITS, Marker, marker};

use crate::disclosure::Disclosure;
use crate::document::{Document, Format, SourceText, Unreadable};

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
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > SIZE_LIMIT {
        let limit = SIZE_LIMIT / (1024 * 1024);
        return Err(ReadError::TooLarge { path: name.to_owned(), limit });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty { path: name.to_owned() });
    }
    let format = detect::format(bytes, name)?;
    if format == Format::Pdf {
        return Ok(Read::Document(pdf::read(bytes, name)?));
    }
    let Some(text) = decode::decode(bytes) else {
        return Err(ReadError::Binary { path: name.to_owned() });
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty { path: name.to_owned() });
    }
    let source = SourceText::new(name, text);
    Ok(match format {
        Format::Markdown => Read::Document(markdown::read(source)),
        Format::Yaml | Format::Json => Read::Structured(source, format),
        Format::Text | Format::Pdf => Read::Document(text::read(source)),
    })
}

impl Read {
    /// What could not be read.
    pub fn unreadable(&self) -> &[Unreadable] {
        match self {
            Read::Document(document) => &document.unreadable,
            Read::Structured(..) => &[],
        }
    }

    /// Understands what was read.
    pub fn understand(self) -> Result<(SourceText, Format, Disclosure), ReadError> {
        match self {
            Read::Document(document) => {
                let disclosure = crate::narrative::understand(&document);
                Ok((document.source, document.format, disclosure))
            }
            Read::Structured(source, format) => {
                let disclosure = crate::structured::parse(&source, format)?;
                Ok((source, format, disclosure))
            }
        }
    }
}
