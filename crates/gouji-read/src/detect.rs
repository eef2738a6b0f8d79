//! The format of a file: by what it holds first, by its extension second.

use std::path::Path;

use gouji_core::document::Format;

use super::extensions::OFFICE_EXTENSIONS;
use super::ole;
use super::package::Package;
use gouji_core::read_error::ReadError;

/// How the content of a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// The file is text.
    Plain,
    /// A PDF file.
    Pdf,
    /// A package that holds a Word document.
    Word,
    /// A package that holds an Excel workbook.
    Excel,
    /// A package that holds an OpenDocument workbook.
    Ods,
    /// An Excel workbook of the time before packages.
    Xls,
}

/// The format of a file, or an error that says what to save it as.
pub fn format(bytes: &[u8], name: &str) -> Result<(Format, Packing), ReadError> {
    let extension = Path::new(name)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let refuse =
        |hint: &str| Err(ReadError::Unsupported { path: name.to_owned(), hint: hint.to_owned() });
    if bytes.starts_with(b"%PDF-") {
        return Ok((Format::Pdf, Packing::Pdf));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return match ole::hint(bytes, &extension) {
            Some(hint) => refuse(hint),
            None => Ok((Format::Xlsx, Packing::Xls)),
        };
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(bytes, name);
    }
    if is_rich_text(bytes) {
        return refuse(
            "RTF 文件，请打开后另存为 .docx | an RTF file; open it and save it as .docx",
        );
    }
    let plain = match extension.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => Format::Html,
        _ if opens_as_page(bytes) => Format::Html,
        "docx" | "xlsx" | "ods" | "xls" if bytes.contains(&0) => {
            return refuse(ole::DAMAGED);
        }
        office if OFFICE_EXTENSIONS.contains(&office) => return refuse(ole::OTHERWISE),
        "csv" | "tsv" | "xls" => Format::Csv,
        "md" | "markdown" => Format::Markdown,
        "yaml" | "yml" => Format::Yaml,
        "json" => Format::Json,
        _ => Format::Text,
    };
    Ok((plain, Packing::Plain))
}

/// What a ZIP package holds.
fn packed(bytes: &[u8], name: &str) -> Result<(Format, Packing), ReadError> {
    let refuse =
        |hint: &str| Err(ReadError::Unsupported { path: name.to_owned(), hint: hint.to_owned() });
    let mut package = Package::open(bytes, name)?;
    if package.has("word/document.xml") {
        return Ok((Format::Docx, Packing::Word));
    }
    if package.has("xl/workbook.xml") {
        return Ok((Format::Xlsx, Packing::Excel));
    }
    if package.has("xl/workbook.bin") {
        return refuse(
            "二进制 Excel 工作簿（.xlsb），请另存为 .xlsx | a binary Excel workbook (.xlsb); save it as .xlsx",
        );
    }
    if package.has("content.xml") {
        let kind = package.part("mimetype")?.unwrap_or_default();
        if kind.contains("spreadsheet") {
            return Ok((Format::Xlsx, Packing::Ods));
        }
        return refuse(
            "不是工作簿的 OpenDocument 文件，请另存为 .docx | an OpenDocument file that is no workbook; save it as .docx",
        );
    }
    if package.has("OFD.xml") {
        return refuse(
            "OFD 版式文件，请导出为 .pdf 或 .docx | an OFD file; export it as .pdf or .docx",
        );
    }
    if package.has_folder("ppt/") {
        return refuse(
            "演示文稿，请把文字另存为 .txt 或 .docx | a presentation; save its text as .txt or .docx",
        );
    }
    refuse(
        "ZIP 压缩包，请解压后核对里面的文件 | a ZIP archive; unpack it and check the documents in it",
    )
}

/// Whether the bytes open as rich text does, whatever the file is called.
fn is_rich_text(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Whether the bytes open as a web page does.
fn opens_as_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
}
