//! Where something stands in a document.
//!
//! Contract: a place is small, for every figure and every word of a finding has one; the names of
//! sheet and cell are shared by whatever stands there.

use std::sync::Arc;

use super::{CellName, Span};

/// Where something stands: a span of the text, and the place's name in formats that have no lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The bytes of the text shown.
    pub span: Span,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// The sheet and cell, where the format has them; shared, because every figure has a place.
    pub seat: Option<Arc<SheetCell>>,
}

/// A cell by the names it has in its workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetCell {
    /// The sheet, where the format has sheets.
    pub sheet: Option<Box<str>>,
    /// The cell, such as `C7`.
    pub cell: Option<CellName>,
}

impl Place {
    /// The sheet, where the format has sheets.
    pub fn sheet(&self) -> Option<&str> {
        self.seat.as_ref()?.sheet.as_deref()
    }

    /// The cell, such as `C7`.
    pub fn cell(&self) -> Option<&str> {
        self.seat.as_ref()?.cell.as_ref().map(CellName::as_str)
    }

    /// The same place, named by its sheet and cell.
    #[must_use]
    pub fn seated(self, sheet: Option<String>, cell: Option<String>) -> Place {
        let (sheet, cell) = (sheet.map(String::into_boxed_str), cell.map(CellName::from));
        Place { seat: Some(Arc::new(SheetCell { sheet, cell })), ..self }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place { span, ..Place::default() }
    }
}
