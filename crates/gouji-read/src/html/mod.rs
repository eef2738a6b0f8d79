//! Web pages: the content as paragraphs and tables.
//!
//! Contract: navigation, scripts and what is hidden are left out; a table of figures stays a table,
//! a table that only lays out the page is text; the page is never fetched, no script runs.

mod charset;
mod parse;
mod table;
mod walk;

use gouji_core::document::{Document, Format};

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
    shown.finish(path, Format::Html)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
