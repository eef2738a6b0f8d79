//! Workbooks: `.xlsx` read here, because what is displayed depends on number formats; `.ods` by the
//! text it stores with each cell; `.xls` through calamine, with the formats of its cells read here.
//!
//! Contract: a figure is what the sheet displays, not what the cell holds; hidden rows, columns and
//! sheets are read and named as hidden; cells on the right of the printed columns are no part of the table; a formula without a stored value is counted as not read.

mod biff;
mod cells;
mod date;
pub(super) mod digits;
mod extent;
mod number_format;
mod ods;
mod strings;
mod styles;
mod workbook;
mod xls;

use gouji_core::document::{Document, Format};

use super::package::Package;
use super::shown::Shown;
use gouji_core::limits::{Limit, spend};
use gouji_core::read_error::ReadError;

pub use xls::read as read_xls;

/// Reads a package that holds an Excel workbook.
pub fn read(package: &mut Package<'_>, path: &str) -> Result<Document, ReadError> {
    let index = package.required("xl/workbook.xml")?;
    let links = package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let strings = package.part("xl/sharedStrings.xml")?.unwrap_or_default();
    let styles = package.part("xl/styles.xml")?.unwrap_or_default();
    let broken = |what: String| package.broken(&what);
    let workbook = workbook::Workbook::read(&index, &links).map_err(broken)?;
    let strings = strings::read(&strings).map_err(broken)?;
    let formats = styles::Formats::read(&styles, workbook.from_1904).map_err(broken)?;
    let mut shown = Shown::default();
    for entry in &workbook.sheets {
        spend(Limit::Sheets, 1).map_err(|what| package.broken(&what))?;
        let Some(text) = package.part(&entry.part)? else { continue };
        let mut sheet =
            cells::read(&text, &strings, &formats).map_err(|what| package.broken(&what))?;
        sheet.name = Some(entry.name.clone());
        sheet.hidden = entry.hidden;
        sheet.printed.clone_from(&entry.printed);
        if !sheet.rows.is_empty() {
            sheet.show(&mut shown);
        }
    }
    shown.finish(path, Format::Xlsx)
}

/// Reads a package that holds an OpenDocument workbook.
pub fn read_ods(package: &mut Package<'_>, path: &str) -> Result<Document, ReadError> {
    let text = package.required("content.xml")?;
    let sheets = ods::read(&text).map_err(|what| package.broken(&what))?;
    let mut shown = Shown::default();
    for mut sheet in sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()) {
        sheet.show(&mut shown);
    }
    shown.finish(path, Format::Xlsx)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
