//! Word documents (`.docx`): what stands on the page, as paragraphs and tables.
//!
//! Contract: inserted text counts, deleted and hidden text does not; numbers that Word generates
//! are part of the text; headers, footers, notes and their marks are left out.

mod body;
mod flow;
mod level;
mod numbering;
mod picture;
mod styles;
mod table;
mod write;

use gouji_core::document::{Document, Format, Unreadable, UnreadableReason};

use super::package::Package;
use super::shown::Shown;
use gouji_core::read_error::ReadError;

/// What to do with a file that shows pictures and has no text.
const ONLY_PICTURES: &str = "文件只有图片，没有文字（扫描件？）：请先做文字识别（OCR） | pictures only, no text (a scan?): run OCR on it first";

/// Reads a package that holds a Word document.
pub fn read(package: &mut Package<'_>, path: &str) -> Result<Document, ReadError> {
    let body = package.required("word/document.xml")?;
    let styles = package.part("word/styles.xml")?.unwrap_or_default();
    let numbering = package.part("word/numbering.xml")?.unwrap_or_default();
    let broken = |what: String| package.broken(&what);
    let styles = styles::Styles::read(&styles).map_err(broken)?;
    let numbering = numbering::Numbering::read(&numbering).map_err(broken)?;
    let nodes = body::read(&body).map_err(broken)?;
    let mut writer = write::Writer::new(Shown::default(), styles, numbering);
    writer.nodes(nodes);
    let pictures = writer.pictures();
    let read = writer.finish().finish(path, Format::Docx);
    if pictures == 0 {
        return read;
    }
    match read {
        Err(ReadError::Empty { path }) => {
            Err(ReadError::Unsupported { path, hint: ONLY_PICTURES.to_owned() })
        }
        read => read.map(|mut document| {
            let reason = UnreadableReason::Pictures(pictures);
            document.unreadable.push(Unreadable { file: 0, page: None, reason });
            document
        }),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
