//! A working paper for Excel: findings with a column to fill in, every figure, every relation with
//! the formula that checks it, and what was checked at all.
//!
//! Contract: formulas are for the reader; their stored results are computed exactly, and no verdict
//! comes from a spreadsheet. Text of a document is text and never a formula.

mod beside;
mod book;
mod earlier;
mod figures;
mod findings;
mod formula;
mod kept;
mod overview;
mod relations;
mod sheet;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{Run, View, mark};

use book::{Book, Room};
pub use earlier::earlier;
use kept::Before;
pub use kept::{Beyond, beyond};

/// The sheets of a working paper in each language.
pub(super) const SHEETS: [[&str; 4]; 2] = [
    ["核对结果", "核对关系", "数字", "核对范围"],
    ["Findings", "Relations", "Figures", "Documents"],
];

/// The year that stands for the time at which a workbook was made: that of the entries of its archive.
const EPOCH: u16 = 1980;

/// Prints the workbook.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let bytes = build(run, view, Before::default(), Room::default()).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

/// The workbook that takes the place of an earlier one: what people wrote into that is kept.
pub fn render_over(run: &Run, view: &View, before: &[u8]) -> io::Result<Vec<u8>> {
    build(run, view, Before::read(before), Room::default()).map_err(io::Error::other)
}

fn build(run: &Run, view: &View, before: Before, room: Room) -> Result<Vec<u8>, XlsxError> {
    book::made(|| sheets(run, view, before, room))
}

fn sheets(run: &Run, view: &View, before: Before, room: Room) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let name = format!("{} {}", mark::NAME, env!("CARGO_PKG_VERSION"));
    // Two reports of one thing are the same bytes, whenever they are written.
    let written = ExcelDateTime::from_ymd(EPOCH, 1, 1)?;
    book.set_properties(&DocProperties::new().set_comment(name).set_creation_datetime(&written));
    let mut book = Book::new(book, run, room);
    findings::add(&mut book, run, view, before.findings)?;
    relations::add(&mut book, run, view.lang, before.relations)?;
    figures::add(&mut book, run, view.lang, before.figures)?;
    overview::add(&mut book, run, view, before.documents)?;
    book.save()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
#[cfg(test)]
#[path = "tests_cells.rs"]
mod tests_cells;
