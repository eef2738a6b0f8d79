//! Born-digital PDF files to blocks: text in the order it is read in, tables by their lines.
//!
//! Contract: bounded in time and memory; a page that cannot be read is named, and a file of which
//! nothing can be read is an error that says what to do.

mod assemble;
mod furniture;
mod margins;

use std::time::Duration;

use gouji_core::document::{Document, Unreadable, UnreadableReason};
use gouji_core::limits::{self, Limit};
use gouji_core::read_error::ReadError;
use gouji_pdf::{Bounds, Item, Page, Trouble, UNKNOWN};

/// How long reading may take where nobody says.
const LIMIT: Duration = Duration::from_secs(30);

/// Reads a PDF file called `name`.
pub fn read(bytes: &[u8], name: &str) -> Result<Document, ReadError> {
    let bounds = Bounds {
        time: limits::time_left().unwrap_or(LIMIT),
        forms: Limit::Forms.most(),
        widths: Limit::Widths.most(),
        guard: |work| crate::guard::guarded(work),
    };
    let mut pages =
        gouji_pdf::pages(bytes.to_vec(), bounds).map_err(|trouble| error(trouble, name))?;
    furniture::mark_furniture(&mut pages);
    gouji_pdf::notes::mark_notes(&mut pages);
    document(pages, name)
}

fn error(trouble: Trouble, name: &str) -> ReadError {
    let path = name.to_owned();
    let hint = match trouble {
        Trouble::Encrypted => {
            "有密码保护的 PDF：请去除密码后再核对 | a PDF with a password: remove it and check again"
        }
        Trouble::Damaged => "PDF 已损坏：请重新导出后再核对 | a damaged PDF: export it again",
        Trouble::TooMuch => {
            "PDF 过大或过于复杂：请拆分后逐一核对 | too large or too intricate a PDF: split it and check its parts"
        }
        Trouble::Slow => {
            if let Some(limit) = limits::late() {
                return ReadError::Limit { path, limit };
            }
            "读取 PDF 超时：请重新导出或拆分后再核对 | reading this PDF takes too long: export it again or split it"
        }
        Trouble::Forms => return ReadError::Limit { path, limit: Limit::Forms },
        Trouble::Widths => return ReadError::Limit { path, limit: Limit::Widths },
        Trouble::Defect(reason) => return ReadError::Defect { path, reason },
    };
    ReadError::Unsupported { path, hint: hint.to_owned() }
}

/// The document of the pages, with the pages that could not be read.
fn document(pages: Vec<Page>, name: &str) -> Result<Document, ReadError> {
    let mut unreadable = Vec::new();
    for (number, page) in (1u32..).zip(&pages) {
        let mut note = |reason| unreadable.push(Unreadable { file: 0, page: Some(number), reason });
        if page.only_pictures {
            note(UnreadableReason::NoText);
        }
        if page.unknown > 0 {
            note(UnreadableReason::NoUnicode(page.unknown));
        }
        if page.outside > 0 {
            note(UnreadableReason::Outside(page.outside));
        }
    }
    let is_known = |c: char| c != UNKNOWN && !c.is_whitespace();
    let readable = pages.iter().flat_map(|page| &page.items).any(|item| match item {
        Item::Line(line) | Item::Note(line) => line.text.contains(is_known),
        Item::Furniture(_) => false,
        Item::Table(table) => table.rows.iter().flatten().any(|c| c.text.contains(is_known)),
    });
    if !readable {
        let hint = "PDF 中没有可读的文字（扫描件？）：请先做文字识别（OCR） | no text can be read in this PDF (a scan?): run OCR on it first";
        return Err(ReadError::Unsupported { path: name.to_owned(), hint: hint.to_owned() });
    }
    let mut document = assemble::assemble(name, &pages);
    document.unreadable = unreadable;
    Ok(document)
}

#[cfg(test)]
mod tests;
