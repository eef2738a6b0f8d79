//! Where something stands.

use gouji_core::document::{Place as Stands, SourceText};

/// Where something stands in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The document, by the name it was given.
    pub path: String,
    /// The line, from 1; on its page where there are pages.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// The sheet, where the format has sheets.
    pub sheet: Option<String>,
    /// The cell, such as `C7`, where the format has cells.
    pub cell: Option<String>,
    /// Where it begins in the text as it was read, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

impl Place {
    pub(crate) fn of(source: &SourceText, place: &Stands) -> Place {
        let named = source.named(place);
        let at = source.position_on_page(place.span.start);
        Place {
            path: source.path_of(place.span.start).to_owned(),
            line: at.line,
            column: at.column,
            page: named.page,
            sheet: named.sheet().map(str::to_owned),
            cell: named.cell().map(str::to_owned),
            start: place.span.start,
            end: place.span.end,
        }
    }
}
