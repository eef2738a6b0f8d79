//! What stands in the place of the PDF reader where it was left out.

use gouji_core::document::Document;
use gouji_core::read_error::ReadError;

/// Refuses a PDF file called `name`.
pub fn read(_: &[u8], name: &str) -> Result<Document, ReadError> {
    let hint = "此程序不含 PDF 读取功能：请用完整版，或另存为 .docx 或 .txt | PDF is not read by this build: take the full one, or save it as .docx or .txt";
    Err(ReadError::Unsupported { path: name.to_owned(), hint: hint.to_owned() })
}
