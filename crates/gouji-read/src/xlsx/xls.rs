//! Old Excel workbooks (`.xls`), through calamine.
//!
//! Contract: a figure is what the cell displays with its number format; where the format is not
//! known, the shortest decimal of the stored value.

use std::io::Cursor;

use calamine::{Data, Reader, Xls};

use gouji_core::document::{Document, Format};

use super::super::sheet::{Merge, Sheet};
use super::super::shown::Shown;
use super::super::value::Value;
use super::biff::Looks;
use super::date;
use super::digits::general;
use crate::guard::guarded;
use gouji_core::limits::{Limit, spend};
use gouji_core::read_error::ReadError;

/// Reads a workbook.
pub fn read(bytes: &[u8], path: &str) -> Result<Document, ReadError> {
    let refuse = |what: String| ReadError::Unsupported {
        path: path.to_owned(),
        hint: format!(
            "旧版 Excel 文件，无法读取，请另存为 .xlsx | an old Excel file that cannot be read \
             ({what}); save it as .xlsx"
        ),
    };
    let checked = super::extent::checked(bytes).map_err(refuse)?;
    let looks = Looks::read(&checked.stream);
    // The library trusts the lengths that records give.
    guarded(|| sheets(checked.file, path, &looks, &refuse))
        .unwrap_or_else(|_| Err(refuse(DAMAGED.to_owned())))
}

/// What is said of a file in which a record is not as long as it says.
const DAMAGED: &str = "its records are damaged";

fn sheets(
    file: Vec<u8>,
    path: &str,
    looks: &Looks,
    refuse: &impl Fn(String) -> ReadError,
) -> Result<Document, ReadError> {
    let mut workbook: Xls<_> =
        Xls::new(Cursor::new(file)).map_err(|error| refuse(error.to_string()))?;
    let mut shown = Shown::default();
    for name in workbook.sheet_names() {
        spend(Limit::Sheets, 1).map_err(refuse)?;
        let range = workbook.worksheet_range(&name).map_err(|error| refuse(error.to_string()))?;
        let (top, first) = range.start().unwrap_or((0, 0));
        let mut sheet = Sheet { name: Some(name.clone()), ..Sheet::default() };
        for (row, column, data) in range.used_cells() {
            let offset = |index| u32::try_from(index).unwrap_or(u32::MAX);
            let (row, column) =
                (offset(row).saturating_add(top), offset(column).saturating_add(first));
            let value = match data {
                Data::Float(value) => looks
                    .show(&name, (row, column), *value)
                    .map(|shown| Value::number(shown, *value)),
                _ => None,
            };
            sheet.put(row, column, value.unwrap_or_else(|| show(data))).map_err(refuse)?;
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged = merged.iter().map(|m| Merge { from: m.start, to: m.end });
        sheet.merge(merged).map_err(refuse)?;
        if let Some(look) = looks.sheets.get(&name) {
            sheet.hidden = look.hidden;
            sheet.hidden_rows.clone_from(&look.hidden_rows);
            sheet.hidden_columns.clone_from(&look.hidden_columns);
        }
        if !sheet.rows.is_empty() {
            sheet.show(&mut shown);
        }
    }
    shown.finish(path, Format::Xlsx)
}

fn show(data: &Data) -> Value {
    match data {
        Data::Int(value) => Value { entire: true, ..Value::text(value.to_string()) },
        Data::Float(value) => match general(*value) {
            Some(shown) => Value::number(shown, *value),
            None => Value::unread(value.to_string()),
        },
        Data::String(value) | Data::DateTimeIso(value) | Data::DurationIso(value) => {
            Value::text(value.clone())
        }
        Data::Bool(value) => Value::text(value.to_string().to_uppercase()),
        Data::DateTime(value) => match date::print(value.as_f64(), false, true) {
            Some(shown) => Value::text(shown),
            None => Value::unread(value.as_f64().to_string()),
        },
        Data::Error(error) => Value::unread(error.to_string()),
        Data::Empty => Value::default(),
    }
}
