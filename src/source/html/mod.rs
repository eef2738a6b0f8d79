//! Web pages: the content as paragraphs and tables.
//!
//! Contract: navigation, scripts and what is hidden are left out; a table of figures stays a table,
//! a table that only lays out the page is text; the page is never fetched, no script runs.

mod charset;
mod depth;
mod table;
mod walk;

use scraper::Html;

use crate::document::{Document, Format};

use super::ReadError;
use super::shown::Shown;

pub use charset::decode;

/// Reads a page.
pub fn read(text: &str, path: &str) -> Result<Document, ReadError> {
    if depth::too_deep(text) {
        let hint = "网页元素嵌套过深，请把正文另存为 .txt | the elements of the page are nested too deep; save the text of it as .txt";
        return Err(ReadError::Unsupported { path: path.to_owned(), hint: hint.to_owned() });
    }
    let page = Html::parse_document(text);
    let mut shown = Shown::default();
    walk::show(&page, &mut shown);
    shown.finish(path, Format::Html)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
