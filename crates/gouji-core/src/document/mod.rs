//! What was printed, nothing interpreted.
//!
//! Contract: a [`Document`] is made by a reader of one format; nothing after it knows the format.
//! Every piece of text maps back to the [`SourceText`] the user sees.

mod cell_name;
mod file_part;
mod hidden;
mod join;
mod outline;
mod passage;
mod place;
mod source_text;
mod table;
mod unreadable;

pub use cell_name::CellName;
pub use file_part::FileText;
pub use hidden::Hidden;
pub use outline::{Heading, Outline};
pub use passage::{OffsetMap, Passage};
pub use place::{Place, SheetCell};
pub use source_text::{Position, SourceText, Span};
pub use table::{Cell, Table};
pub use unreadable::{Unreadable, UnreadableReason};

use serde::Serialize;

use crate::lang::Lang;

/// The format a document was read from. More may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A structured disclosure in YAML.
    Yaml,
    /// A structured disclosure in JSON.
    Json,
    /// A PDF file with a text layer.
    Pdf,
    /// A Word document.
    Docx,
    /// A workbook: Excel or OpenDocument.
    Xlsx,
    /// A web page.
    Html,
    /// A table of separated values.
    Csv,
}

impl Format {
    /// The stable lower-case name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Yaml => "yaml",
            Format::Json => "json",
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Html => "html",
            Format::Csv => "csv",
        }
    }

    /// What people call it.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Format::Text => lang.pick("文本", "text"),
            Format::Markdown => "Markdown",
            Format::Yaml => "YAML",
            Format::Json => "JSON",
            Format::Pdf => "PDF",
            Format::Docx => "Word",
            Format::Xlsx => lang.pick("工作簿", "workbook"),
            Format::Html => lang.pick("网页", "web page"),
            Format::Csv => "CSV",
        }
    }
}

/// A document: its text as the user sees it, and its blocks in reading order.
#[derive(Debug, Clone)]
pub struct Document {
    /// The text that places refer to.
    pub source: SourceText,
    /// The format it came from.
    pub format: Format,
    /// Headings, paragraphs and tables in reading order.
    pub blocks: Vec<Block>,
    /// What could not be read of it.
    pub unreadable: Vec<Unreadable>,
    /// What it hides, though it was read.
    pub hidden: Vec<Hidden>,
    /// The blocks that files begin with, where several are read as one; else empty.
    pub begins: Vec<usize>,
}

/// One block of a document.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading known as one by its format or its number.
    Heading {
        /// 1 is the highest level.
        level: u8,
        /// Its text, number included.
        text: Passage,
    },
    /// A paragraph: one or more sentences, its lines joined.
    Paragraph(Passage),
    /// A table.
    Table(Table),
}
