//! The format of a file: by what it holds first, by its extension second.

use std::path::Path;

use crate::document::Format;

use super::ReadError;
use super::package::Package;

/// The format of a file, or an error that says what to save it as.
pub fn format(bytes: &[u8], name: &str) -> Result<Format, ReadError> {
    let refuse =
        |hint: &str| Err(ReadError::Unsupported { path: name.to_owned(), hint: hint.to_owned() });
    if bytes.starts_with(b"%PDF-") {
        return refuse("a PDF; this version reads text: save the text of it as .txt");
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return refuse("an old Office file (.doc, .xls); save its text as .txt");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let package = Package::open(bytes, name)?;
        if package.has("word/document.xml") {
            return Ok(Format::Docx);
        }
        return refuse("an Office or ZIP file; this version reads text: save it as .txt or .md");
    }
    let extension = Path::new(name)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    Ok(match extension.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Format::Html,
        _ if opens_as_page(bytes) => Format::Html,
        "csv" | "tsv" => Format::Csv,
        "md" | "markdown" => Format::Markdown,
        "yaml" | "yml" => Format::Yaml,
        "json" => Format::Json,
        _ => Format::Text,
    })
}

/// Whether the bytes open as a web page does.
fn opens_as_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    head.starts_with("<!doctype html") || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
}
