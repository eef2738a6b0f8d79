//! Readers: the bytes of a file to a [`Document`], and the errors they can give.
//!
//! Contract: bounded in memory and time, no panic on any input; an error says what to do next.

mod again;
mod broken_off;
mod cell_name;
mod csv;
mod decode;
mod detect;
pub mod directive;
mod docx;
mod encode;
mod extensions;
mod fold;
pub mod guard;
mod hint;
mod html;
mod lines;
mod markdown;
mod merged;
mod official;
mod ole;
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "no_pdf.rs"]
mod pdf;
mod pieces;
mod raised;
mod sheet;
mod shown;
mod soft_break;
mod tabbed;
#[cfg(test)]
mod test_kit;
mod text;
mod text_table;
mod traditional;
mod value;
mod xlsx;
mod xml;

pub use encode::Charset;
pub use extensions::{FOLDER_EXTENSIONS, OFFICE_EXTENSIONS, TEXT_EXTENSIONS};
pub use fold::fold;
pub use gouji_core::limits::Limit;
pub use gouji_core::read_error::ReadError;

use gouji_core::disclosure::{Disclosure, MoneyUnit, Taxonomy, Unchecked, Unread};
use gouji_core::document::{Block, Document, Format, Hidden, Outline, SourceText, Unreadable};
use gouji_core::limits;

use detect::Packing;
use package::Package;

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

/// Reads the bytes of a file called `name`, within the budget of a document.
pub fn read(bytes: &[u8], name: &str) -> Result<Read, ReadError> {
    limits::begin();
    let read = read_unbounded(bytes, name);
    if let Ok(Read::Document(document)) = &read {
        // What is made of them is left undone; the error is that of the budget.
        let _ = limits::spend(Limit::Numbers, numbers(document));
    }
    match limits::over() {
        Some(limit) => Err(ReadError::Limit { path: name.to_owned(), limit }),
        None => read,
    }
}

/// How many numbers stand in a document, the codes in its tables too: each may become a figure, with all that is said
/// of it.
fn numbers(document: &Document) -> usize {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let cell_count = |text: &str| usize::from(text.bytes().any(|byte| byte.is_ascii_digit()));
    let count = |text: &str| text.split(|c| !part(c)).filter(|run| !run.is_empty()).count();
    let of = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => count(text.text()),
        Block::Table(table) => {
            table.rows.iter().flatten().map(|cell| cell_count(cell.text.text())).sum()
        }
    };
    document.blocks.iter().map(of).sum()
}

/// Reads a file; what goes over the budget is left out.
fn read_unbounded(bytes: &[u8], name: &str) -> Result<Read, ReadError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > SIZE_LIMIT {
        let limit = SIZE_LIMIT / (1024 * 1024);
        return Err(ReadError::TooLarge { path: name.to_owned(), limit });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty { path: name.to_owned() });
    }
    let (format, packing) = detect::format(bytes, name)?;
    if !matches!(packing, Packing::Plain | Packing::Pdf) {
        limits::packed();
    }
    match packing {
        Packing::Plain if format == Format::Pdf => pdf::read(bytes, name).map(Read::Document),
        Packing::Plain => read_plain(bytes, name, format),
        Packing::Pdf => pdf::read(bytes, name).map(Read::Document),
        Packing::Word => docx::read(&mut Package::open(bytes, name)?, name).map(Read::Document),
        Packing::Excel => xlsx::read(&mut Package::open(bytes, name)?, name).map(Read::Document),
        Packing::Ods => xlsx::read_ods(&mut Package::open(bytes, name)?, name).map(Read::Document),
        Packing::Xls => xlsx::read_xls(bytes, name).map(Read::Document),
    }
}

/// Reads a file that is text.
fn read_plain(bytes: &[u8], name: &str, format: Format) -> Result<Read, ReadError> {
    let decoded = match format {
        Format::Html => html::decode(bytes),
        _ => decode::decode(bytes),
    };
    let Some(text) = decoded else {
        return Err(ReadError::Binary { path: name.to_owned() });
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty { path: name.to_owned() });
    }
    match format {
        Format::Html => return html::read(&text, name).map(Read::Document),
        Format::Csv => return csv::read(&text, name).map(Read::Document),
        _ => {}
    }
    let over = |_| ReadError::Empty { path: name.to_owned() };
    limits::spend(Limit::Text, text.len()).map_err(over)?;
    let breaks = text.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    limits::spend(Limit::Lines, breaks).map_err(over)?;
    if matches!(format, Format::Yaml | Format::Json) {
        let values = text.bytes().filter(|byte| matches!(byte, b'{' | b'[' | b',')).count();
        limits::spend(Limit::Values, values).map_err(over)?;
    }
    let source = SourceText::new(name, text);
    Ok(match format {
        Format::Markdown => Read::Document(markdown::read(source)),
        Format::Yaml | Format::Json => Read::Structured(source, format),
        _ => Read::Document(text::read(source)),
    })
}

impl Read {
    /// The document; nothing for a structured disclosure.
    pub fn into_document(self) -> Option<Document> {
        match self {
            Read::Document(document) => Some(document),
            Read::Structured(..) => None,
        }
    }

    /// What the document hides, though it was read.
    pub fn hidden(&self) -> &[Hidden] {
        match self {
            Read::Document(document) => &document.hidden,
            Read::Structured(..) => &[],
        }
    }

    /// What could not be read.
    pub fn unreadable(&self) -> &[Unreadable] {
        match self {
            Read::Document(document) => &document.unreadable,
            Read::Structured(..) => &[],
        }
    }

    /// The headings.
    pub fn outline(&self) -> Outline {
        match self {
            Read::Document(document) => Outline::of(&document.blocks, &document.begins),
            Read::Structured(..) => Outline::default(),
        }
    }

    /// Understands what was read.
    pub fn understand(self) -> Result<(SourceText, Format, Disclosure), ReadError> {
        self.understand_with(None, Taxonomy::built_in())
    }

    /// Understands what was read, by the names of a taxonomy; tables that state no unit are in
    /// `table_unit`.
    pub fn understand_with(
        self,
        table_unit: Option<MoneyUnit>,
        taxonomy: &'static Taxonomy,
    ) -> Result<(SourceText, Format, Disclosure), ReadError> {
        match self {
            Read::Document(document) => {
                let mut disclosure =
                    gouji_core::understand::understand(&document, table_unit, taxonomy);
                let unread = document.source.unread().iter().cloned();
                disclosure
                    .unread
                    .extend(unread.map(|place| Unread { place, reason: Unchecked::InTable }));
                Ok((document.source, document.format, disclosure))
            }
            Read::Structured(source, format) => {
                let parsed = gouji_core::structured::parse(&source, format)?;
                let disclosure = Disclosure { taxonomy, ..parsed };
                Ok((source, format, disclosure))
            }
        }
    }
}
