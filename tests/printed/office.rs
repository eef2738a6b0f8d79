//! A page as a Word document and as an Excel workbook.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::page::{Cell, Piece, Table};

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// As a Word document; labels stand in by the indentation of their paragraph.
pub fn docx(pieces: &[Piece]) -> Vec<u8> {
    let mut body = String::new();
    for piece in pieces {
        match piece {
            Piece::Break => body.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
            Piece::Line(left, right) => {
                let _ = write!(body, "<w:p>{}", run(left));
                if !right.is_empty() {
                    let _ = write!(body, "<w:r><w:tab/></w:r>{}", run(right));
                }
                body.push_str("</w:p>");
            }
            Piece::Table(table) => {
                body.push_str("<w:tbl>");
                for row in 0..table.rows {
                    let _ = write!(body, "<w:tr>{}</w:tr>", docx_row(table, row));
                }
                body.push_str("</w:tbl>");
            }
        }
    }
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    package(&[
        ("word/document.xml", &document),
        ("word/styles.xml", "<w:styles xmlns:w=\"w\"/>"),
        ("word/numbering.xml", "<w:numbering xmlns:w=\"w\"/>"),
    ])
}

fn run(text: &str) -> String {
    let text = text.replace('\n', "</w:t><w:br/><w:t>");
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn docx_row(table: &Table, row: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    while column < table.columns {
        let cell = table.at(row, column);
        let merge = match (cell.rows, cell.row == row) {
            (1, _) => "",
            (_, true) => "<w:vMerge w:val=\"restart\"/>",
            (_, false) => "<w:vMerge/>",
        };
        let text = if cell.row == row { run(&cell.text) } else { String::new() };
        let _ = write!(
            out,
            "<w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/>{merge}</w:tcPr>\
             <w:p><w:pPr><w:ind w:firstLineChars=\"{}\" w:firstLine=\"{}\"/></w:pPr>{text}</w:p></w:tc>",
            cell.columns,
            cell.indent * 100,
            cell.indent * 210
        );
        column = cell.column + cell.columns;
    }
    out
}

/// As an Excel workbook of one sheet: titles merged over the table, numbers stored as such with the
/// format they are shown in, or as `text`.
pub fn xlsx(pieces: &[Piece], text: bool) -> Vec<u8> {
    let widths = pieces.iter().filter_map(|piece| match piece {
        Piece::Table(table) => Some(table.columns),
        _ => None,
    });
    let last = widths.max().unwrap_or(1) - 1;
    let mut rows = String::new();
    let mut merged = String::new();
    let mut below = 0;
    for piece in pieces {
        match piece {
            Piece::Break => {}
            Piece::Line(left, right) => {
                let _ = write!(rows, "<row r=\"{}\">", below + 1);
                let unit = left.contains("单位") && right.is_empty();
                let (left, right) =
                    if unit { ("", left.as_str()) } else { (left.as_str(), right.as_str()) };
                if !left.is_empty() {
                    rows.push_str(&words(left, 0, below, 0));
                }
                if right.is_empty() && last > 0 {
                    let _ = write!(
                        merged,
                        "<mergeCell ref=\"{}:{}\"/>",
                        name(0, below),
                        name(last, below)
                    );
                } else if !right.is_empty() {
                    rows.push_str(&words(right, last, below, 0));
                }
                rows.push_str("</row>");
                below += 1;
            }
            Piece::Table(table) => {
                for row in 0..table.rows {
                    let _ = write!(rows, "<row r=\"{}\">", below + row + 1);
                    for cell in table.row(row) {
                        rows.push_str(&stored(cell, below + row, text));
                        if cell.rows * cell.columns > 1 {
                            let to =
                                name(cell.column + cell.columns - 1, below + row + cell.rows - 1);
                            let from = name(cell.column, below + row);
                            let _ = write!(merged, "<mergeCell ref=\"{from}:{to}\"/>");
                        }
                    }
                    rows.push_str("</row>");
                }
                below += table.rows;
            }
        }
    }
    let sheet = format!(
        "<worksheet><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
    );
    package(&[
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"Sheet1\"/></sheets></workbook>"),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// Styles 0 to 4 stand in by so many steps; 10 to 14 show numbers.
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"#,##0.00;[Red]\\(#,##0.00\\)\"/></numFmts><cellXfs>\
    <xf numFmtId=\"0\"/><xf numFmtId=\"0\"><alignment indent=\"1\"/></xf><xf numFmtId=\"0\"><alignment indent=\"2\"/></xf>\
    <xf numFmtId=\"0\"><alignment indent=\"3\"/></xf><xf numFmtId=\"0\"><alignment indent=\"4\"/></xf>\
    <xf numFmtId=\"0\"/><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/>\
    <xf numFmtId=\"0\"/><xf numFmtId=\"1\"/><xf numFmtId=\"2\"/><xf numFmtId=\"3\"/><xf numFmtId=\"4\"/>\
    <xf numFmtId=\"170\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>";

fn words(text: &str, column: usize, row: usize, style: usize) -> String {
    format!(
        "<c r=\"{}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>",
        name(column, row)
    )
}

fn stored(cell: &Cell, row: usize, text: bool) -> String {
    if cell.text.is_empty() {
        return String::new();
    }
    let plain: String = cell.text.chars().filter(|c| *c != ',' && *c != ' ').collect();
    let plain = plain.replace('，', "");
    let grouped = cell.text.contains(',');
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let code = cell.column == 0 && !plain.contains('.');
    let (value, style) = if let Some(rate) = plain.strip_suffix('%').filter(|_| decimals == 3) {
        (format!("{rate}e-2"), 16)
    } else if let Some(inner) = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (format!("-{inner}"), 15)
    } else {
        let style = match (grouped, decimals) {
            (true, 0) => 13,
            (true, 2) => 14,
            (false, 2) => 12,
            _ => 10,
        };
        (plain, style)
    };
    if text || code || value.parse::<f64>().is_err() {
        return words(&cell.text, cell.column, row, cell.indent);
    }
    format!("<c r=\"{}\" s=\"{style}\"><v>{value}</v></c>", name(cell.column, row))
}

/// The name of a cell.
fn name(column: usize, row: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n).unwrap());
    match column / 26 {
        0 => format!("{}{}", letter(column), row + 1),
        n => format!("{}{}{}", letter(n - 1), letter(column % 26), row + 1),
    }
}
