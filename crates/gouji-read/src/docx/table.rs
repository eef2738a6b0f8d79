//! Tables of a Word document: rows of cells on a grid.

use super::super::xml::{Step, Xml};
use super::body::flow;
use super::flow::{Cell, Row};
use gouji_core::limits::{Limit, spend};

/// The most columns a cell can cover.
const WIDEST: usize = 1024;

/// The rows of the table just opened.
pub fn rows(xml: &mut Xml<'_>) -> Result<Vec<Row>, String> {
    let mut rows: Vec<Row> = Vec::new();
    let mut open = 1usize;
    while open > 0 {
        match xml.step()? {
            Step::Open(element) => match element.name() {
                "tr" => {
                    rows.push(Row::default());
                    open += 1;
                }
                "tc" => {
                    let cell = cell(xml)?;
                    if rows.is_empty() {
                        rows.push(Row::default());
                    }
                    if let Some(row) = rows.last_mut() {
                        row.cells.push(cell);
                    }
                }
                "gridBefore" => {
                    let before = element.number("val").unwrap_or(0).min(WIDEST);
                    if let Some(row) = rows.last_mut() {
                        row.before = before;
                    }
                    open += 1;
                }
                "tblPr" | "tblGrid" | "tblPrEx" | "trPrChange" | "sdtPr" => xml.skip()?,
                _ => open += 1,
            },
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => return Err("word/document.xml breaks off".to_owned()),
        }
    }
    Ok(rows)
}

/// The cell just opened.
fn cell(xml: &mut Xml<'_>) -> Result<Cell, String> {
    spend(Limit::Paragraphs, 1)?;
    let mut cell = Cell { columns: 1, ..Cell::default() };
    let nodes = flow(xml, Some(&mut cell))?;
    Ok(Cell { nodes, ..cell })
}

/// The properties of a cell.
pub fn properties(xml: &mut Xml<'_>, cell: &mut Cell) -> Result<(), String> {
    let mut open = 1usize;
    while open > 0 {
        match xml.step()? {
            Step::Open(element) => {
                let goes_on = element.attribute("val").as_deref() != Some("restart");
                match element.name() {
                    "tcPrChange" => {
                        xml.skip()?;
                        continue;
                    }
                    "gridSpan" => {
                        cell.columns = element.number("val").unwrap_or(1).clamp(1, WIDEST);
                    }
                    "vMerge" => cell.continues = goes_on,
                    "hMerge" => cell.covered = goes_on,
                    _ => {}
                }
                open += 1;
            }
            Step::Close => open -= 1,
            Step::Text(_) => {}
            Step::End => return Err("word/document.xml breaks off".to_owned()),
        }
    }
    Ok(())
}
