//! A working paper for Excel: findings with a column to fill in, every figure, every relation with
//! the formula that checks it, and what was checked at all.
//!
//! Contract: formulas are for the reader; their stored results are computed exactly, and no verdict
//! comes from a spreadsheet. Text of a document is text and never a formula.

mod figures;
mod findings;
mod formula;
mod kept;
mod overview;
mod relations;
mod sheet;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::{Run, View, mark};

use kept::Kept;
pub use kept::{Beyond, beyond};

/// The sheets of a working paper in each language.
pub(super) const SHEETS: [[&str; 4]; 2] = [
    ["核对结果", "核对关系", "数字", "核对范围"],
    ["Findings", "Relations", "Figures", "Documents"],
];

/// Prints the workbook.
pub fn render(run: &Run, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let bytes = build(run, view, None).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

/// The workbook that takes the place of an earlier one: what people wrote into that is kept.
pub fn render_over(run: &Run, view: &View, before: &[u8]) -> io::Result<Vec<u8>> {
    build(run, view, Kept::read(before)).map_err(io::Error::other)
}

fn build(run: &Run, view: &View, kept: Option<Kept>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let name = format!("{} {}", mark::NAME, env!("CARGO_PKG_VERSION"));
    book.set_properties(&DocProperties::new().set_comment(name));
    findings::add(&mut book, run, view, kept)?;
    relations::add(&mut book, run, view.lang)?;
    figures::add(&mut book, run, view.lang)?;
    overview::add(&mut book, run, view.lang)?;
    book.save_to_buffer()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
