//! OpenDocument workbooks: every cell stores the text it displays.

use std::ops::Range;

use super::super::sheet::{Merge, Sheet};
use super::super::value::Value;
use super::super::xml::{Element, Step, Xml};
use gouji_core::limits::{Limit, spend};

/// How often a repeated row or cell that is not empty is written out.
const REPEATED: u32 = 1024;

/// Reads the sheets of `content.xml`.
pub fn read(text: &str) -> Result<Vec<Sheet>, String> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut row = 0u32;
    let mut column = 0u32;
    let mut xml = Xml::new(text);
    loop {
        match xml.step()? {
            Step::Open(element) => match element.name() {
                "table" => {
                    spend(Limit::Sheets, 1)?;
                    let name = element.attribute("name");
                    sheets.push(Sheet { name, ..Sheet::default() });
                    row = 0;
                    column = 0;
                }
                "table-column" => {
                    let behind =
                        column.saturating_add(repeated(&element, "number-columns-repeated"));
                    let hidden = is_hidden(&element);
                    if let Some(sheet) = sheets.last_mut().filter(|_| hidden) {
                        sheet.hidden_columns.push((column, behind.saturating_sub(1)));
                    }
                    column = behind;
                }
                "table-row" => {
                    let repeated = repeated(&element, "number-rows-repeated");
                    let hidden = is_hidden(&element);
                    let cells = cells(&mut xml, row)?;
                    if let Some(sheet) = sheets.last_mut() {
                        let copies = if cells.0.is_empty() { 0 } else { repeated.min(REPEATED) };
                        for copy in 0..copies {
                            if hidden {
                                sheet.hidden_rows.insert(row.saturating_add(copy));
                            }
                            let row = row.saturating_add(copy);
                            for (columns, value) in &cells.0 {
                                for column in columns.clone() {
                                    sheet.put(row, column, value.clone())?;
                                }
                            }
                        }
                        sheet.merge(cells.1)?;
                    }
                    row = row.saturating_add(repeated);
                }
                "tracked-changes" => xml.skip()?,
                _ => {}
            },
            Step::End => return Ok(sheets),
            Step::Close | Step::Text(_) => {}
        }
    }
}

/// Hidden by hand, or by a filter.
fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}

fn repeated(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).and_then(|n| u32::try_from(n).ok()).unwrap_or(1).max(1)
}

/// What stands in which columns, and what is merged.
type Cells = (Vec<(Range<u32>, Value)>, Vec<Merge>);

/// The cells of the row just opened.
fn cells(xml: &mut Xml<'_>, row: u32) -> Result<Cells, String> {
    let mut cells: Vec<(Range<u32>, Value)> = Vec::new();
    let mut merges = Vec::new();
    let mut column = 0u32;
    let mut open = 1usize;
    while open > 0 {
        match xml.step()? {
            Step::Open(element) if element.name() == "table-cell" => {
                let copies = repeated(&element, "number-columns-repeated");
                let wide = repeated(&element, "number-columns-spanned");
                let tall = repeated(&element, "number-rows-spanned");
                let number = element.attribute("formula").is_some()
                    && element.attribute("value-type").is_none();
                let stored = element.attribute("value").and_then(|value| value.parse().ok());
                let text = text(xml)?;
                let value = match (text.trim().is_empty(), number) {
                    (true, true) => Value::unread("（公式无结果）"),
                    (true, false) => Value::default(),
                    (false, _) => {
                        let unread =
                            text.starts_with(['#', '错']) && text.contains(['!', '：', ':']);
                        match stored {
                            Some(stored) if !unread => Value::number(text, stored),
                            _ => Value { unread, ..Value::text(text) },
                        }
                    }
                };
                if wide > 1 || tall > 1 {
                    let to = (row.saturating_add(tall - 1), column.saturating_add(wide - 1));
                    merges.push(Merge { from: (row, column), to });
                }
                if !value.text.is_empty() {
                    cells.push((column..column.saturating_add(copies.min(REPEATED)), value));
                }
                column = column.saturating_add(copies);
            }
            Step::Open(element) if element.name() == "covered-table-cell" => {
                column = column.saturating_add(repeated(&element, "number-columns-repeated"));
                xml.skip()?;
            }
            Step::Open(_) => open += 1,
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => return Err("content.xml breaks off".to_owned()),
        }
    }
    Ok((cells, merges))
}

/// The text of the cell just opened: its paragraphs, without comments.
fn text(xml: &mut Xml<'_>) -> Result<String, String> {
    let mut text = String::new();
    let mut open = 1usize;
    while open > 0 {
        match xml.step()? {
            Step::Open(element) => {
                match element.name() {
                    "annotation" | "shape" | "frame" => {
                        xml.skip()?;
                        continue;
                    }
                    "p" if !text.is_empty() => text.push('\n'),
                    "s" | "tab" => text.push(' '),
                    "line-break" => text.push('\n'),
                    _ => {}
                }
                open += 1;
            }
            Step::Close => open -= 1,
            Step::Text(piece) => text.push_str(piece.trim_matches('\n')),
            Step::End => return Err("content.xml breaks off".to_owned()),
        }
    }
    Ok(text)
}
