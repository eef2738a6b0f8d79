//! Web pages: the content as paragraphs and tables.
//!
//! Contract: navigation, scripts and what is hidden are left out, menus and drawings too, but those with figures
//! are counted; a table of figures stays a table,
//! a table that only lays out the page is text; the page is never fetched, no script runs.

mod charset;
mod parse;
mod table;
mod unread;
mod walk;

use gouji_core::document::{Document, Format, Unreadable, UnreadableReason};

use super::shown::Shown;
use gouji_core::limits;
use gouji_core::read_error::ReadError;

pub use charset::decode;

/// Reads a page.
pub fn read(text: &str, path: &str) -> Result<Document, ReadError> {
    let Some(page) = parse::parse(text) else {
        let limit = limits::over().unwrap_or(limits::Limit::Nodes);
        return Err(ReadError::Limit { path: path.to_owned(), limit });
    };
    let mut shown = Shown::default();
    walk::show(&page, &mut shown);
    let mut document = shown.finish(path, Format::Html)?;
    let parts = unread::parts(&page);
    if parts > 0 {
        let reason = UnreadableReason::Parts(parts);
        document.unreadable.push(Unreadable { file: 0, page: None, reason });
    }
    Ok(document)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
