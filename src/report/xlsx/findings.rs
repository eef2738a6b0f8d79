//! The sheet of findings, with columns for what a person decides about each.

use rust_xlsxwriter::{DataValidation, Workbook, XlsxError};

use super::super::csv::{HEADS, row};
use super::super::item::items;
use super::super::{Run, View};
use super::sheet::{Cell, Sheet};

/// Widths of the columns, in the order of [`HEADS`].
const WIDTHS: &[f64] = &[
    8.0, 18.0, 18.0, 22.0, 20.0, 26.0, 18.0, 14.0, 14.0, 12.0, 36.0, 36.0, 14.0, 9.0, 24.0, 9.0,
    18.0,
];

/// Adds the sheet.
pub(super) fn add(book: &mut Workbook, run: &Run, view: &View) -> Result<(), XlsxError> {
    let lang = view.lang;
    let mut heads: Vec<(&str, f64)> =
        HEADS.iter().zip(WIDTHS).map(|((zh, en), width)| (lang.pick(*zh, *en), *width)).collect();
    heads.push((lang.pick("处理结果", "status"), 12.0));
    heads.push((lang.pick("备注", "remarks"), 24.0));
    let mut sheet = Sheet::new(book, lang.pick("核对结果", "Findings"), &heads)?;
    for item in items(run, view) {
        let mut cells: Vec<Cell> = row(&item, view).into_iter().map(Cell::from).collect();
        cells.extend([Cell::from(lang.pick("待核实", "open")), Cell::Empty]);
        sheet.push(cells)?;
    }
    let (sheet, last) = sheet.finish()?;
    if last > 0 {
        let column = u16::try_from(HEADS.len()).unwrap_or(0);
        let states = lang.pick(
            ["待核实", "已更正", "原文无误", "不予更正"],
            ["open", "corrected", "right as printed", "left as it is"],
        );
        let states = DataValidation::new().allow_list_strings(&states)?;
        sheet.add_data_validation(1, column, last, column, &states)?;
    }
    Ok(())
}
