//! The format of a file: by what it holds first, by its extension second.

use std::path::Path;

use crate::document::Format;

use super::ReadError;

/// The format of a file, or an error that says what to save it as.
pub fn format(bytes: &[u8], name: &str) -> Result<Format, ReadError> {
    let refuse =
        |hint: &str| Err(ReadError::Unsupported { path: name.to_owned(), hint: hint.to_owned() });
    if bytes.starts_with(b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return refuse("an old Office file (.doc, .xls); save its text as .txt");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return refuse("an Office or ZIP file; this version reads text: save it as .txt or .md");
    }
    let extension = Path::new(name)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    Ok(match extension.as_str() {
        "md" | "markdown" => Format::Markdown,
        "yaml" | "yml" => Format::Yaml,
        "json" => Format::Json,
        _ => Format::Text,
    })
}
