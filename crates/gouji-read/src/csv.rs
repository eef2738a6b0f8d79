//! Separated values (CSV, TSV) as one sheet.
//!
//! Contract: the separator is the one that parts the first lines most evenly; rows may have
//! different lengths; cells are named as a spreadsheet would name them.

use csv::ReaderBuilder;

use gouji_core::document::{Document, Format};

use super::sheet::Sheet;
use super::shown::Shown;
use super::value::Value;
use gouji_core::limits::{Limit, spend};
use gouji_core::read_error::ReadError;

/// How many lines are looked at for the separator.
const SAMPLE: usize = 50;

/// Reads separated values.
pub fn read(text: &str, path: &str) -> Result<Document, ReadError> {
    let delimiter = separator(text);
    let fields = text.bytes().filter(|byte| *byte == delimiter || *byte == b'\n').count();
    if spend(Limit::Fields, fields).is_err() {
        return Err(ReadError::Empty { path: path.to_owned() });
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    for record in reader.records() {
        let record = record.map_err(|error| ReadError::Unsupported {
            path: path.to_owned(),
            hint: format!(
                "不是分隔符表格，请重新另存为 CSV | not a table of separated values ({error}); \
                 save it again as CSV"
            ),
        })?;
        // The line of the file, so that the name of a cell says where to look.
        let line = record.position().map_or(1, csv::Position::line);
        let row = u32::try_from(line.saturating_sub(1)).unwrap_or(u32::MAX);
        for (column, field) in record.iter().enumerate() {
            let text = field.trim().to_owned();
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            // The caller says that the budget is spent.
            if sheet.put(row, column, Value::text(text)).is_err() {
                return Err(ReadError::Empty { path: path.to_owned() });
            }
        }
    }
    let mut shown = Shown::default();
    sheet.show(&mut shown);
    shown.finish(path, Format::Csv)
}

/// The separator: a tab, a semicolon or a comma.
fn separator(text: &str) -> u8 {
    let count = |c: char| text.lines().take(SAMPLE).filter(|line| line.contains(c)).count();
    let (tabs, commas, semicolons) = (count('\t'), count(','), count(';'));
    if tabs > 0 && tabs >= commas {
        b'\t'
    } else if semicolons > 2 * commas {
        b';'
    } else {
        b','
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_kit::blocks;

    #[test]
    fn is_one_table_with_text_around_it() {
        let text = "\u{feff}2024年度收入决算表,,\n单位：万元,,\n科目,\"数\n额\",\n教育,\"1,234.50\",3\n注：本表反映收入。\n";
        assert_eq!(
            blocks(text.as_bytes(), "a.csv"),
            [
                "p 2024年度收入决算表",
                "t 单位：万元[A2 1x1]/科目[A3 1x1]|数额[B3 1x1]/教育[A5 1x1]|1,234.50[B5 1x1]|3[C5 1x1]",
                "p 注：本表反映收入。",
            ]
        );
        assert_eq!(
            blocks("甲\t1.0\n乙\t2.0\n".as_bytes(), "a.tsv"),
            ["t 甲[A1 1x1]|1.0[B1 1x1]/乙[A2 1x1]|2.0[B2 1x1]"]
        );
    }
}
