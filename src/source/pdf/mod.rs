//! Born-digital PDF files to blocks: text in the order it is read in, tables by their lines.
//!
//! Contract: bounded in time and memory; a page that cannot be read is named, and a file of which
//! nothing can be read is an error that says what to do.

mod absurd;
mod assemble;
mod broken;
mod cells;
mod device;
mod doubled;
mod drawn;
mod glyphs;
mod grid;
mod gutter;
mod lines;
mod margins;
mod named;
mod notes;
mod pages;
mod rows;
mod turn;
mod worker;

use crate::document::{Document, Unreadable, UnreadableReason};

use super::ReadError;
use glyphs::GlyphSource;
use pages::{Item, Page};
use worker::Trouble;

/// The most pages of one file.
const MOST_PAGES: usize = 3_000;
/// The most characters of one file.
const MOST_GLYPHS: usize = 5_000_000;

/// Reads a PDF file called `name`.
pub fn read(bytes: &[u8], name: &str) -> Result<Document, ReadError> {
    let pages = worker::pages(bytes.to_vec()).map_err(|trouble| error(trouble, name))?;
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
            "读取 PDF 超时：请重新导出或拆分后再核对 | reading this PDF takes too long: export it again or split it"
        }
        Trouble::Over(limit) => return ReadError::Limit { path, limit },
        Trouble::Defect(reason) => return ReadError::Defect { path, reason },
    };
    ReadError::Unsupported { path, hint: hint.to_owned() }
}

/// Takes down the pages of a file, unless there is too much of it.
fn take(source: &impl GlyphSource, stopped: impl Fn() -> bool) -> Result<Vec<Page>, Trouble> {
    if source.page_count() > MOST_PAGES {
        return Err(Trouble::TooMuch);
    }
    let mut pages = Vec::with_capacity(source.page_count());
    let mut glyphs = 0usize;
    for index in 0..source.page_count() {
        if stopped() {
            return Err(Trouble::Slow);
        }
        let content = source.page(index);
        glyphs = glyphs.saturating_add(content.glyphs.len());
        if glyphs > MOST_GLYPHS {
            return Err(Trouble::TooMuch);
        }
        pages.push(pages::page(content));
    }
    pages::mark_furniture(&mut pages);
    notes::mark_notes(&mut pages);
    Ok(pages)
}

/// The document of the pages, with the pages that could not be read.
fn document(pages: Vec<Page>, name: &str) -> Result<Document, ReadError> {
    let mut unreadable = Vec::new();
    for (number, page) in (1u32..).zip(&pages) {
        let mut note = |reason| unreadable.push(Unreadable { page: Some(number), reason });
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
    let is_known = |c: char| c != glyphs::UNKNOWN && !c.is_whitespace();
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
