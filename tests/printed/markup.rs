//! A page as Markdown, as separated values, as a web page and as text in columns.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::page::{Cell, Piece, Table};

/// As Markdown: cells that are covered are blank.
pub fn markdown(pieces: &[Piece]) -> Vec<u8> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Break => {}
            Piece::Line(left, right) => {
                let _ = writeln!(out, "{}{}\n", left.replace('\n', "\n\n"), set_off(right));
            }
            Piece::Table(table) => {
                for row in 0..table.rows {
                    let cells: Vec<String> = slots(table, row).map(indented).collect();
                    let _ = writeln!(out, "| {} |", cells.join(" | "));
                    if row == 0 {
                        let _ = writeln!(out, "|{}", "---|".repeat(table.columns));
                    }
                }
                out.push('\n');
            }
        }
    }
    out.into_bytes()
}

/// As separated values: titles in a cell of their own, cells that are covered are blank.
pub fn csv(pieces: &[Piece]) -> Vec<u8> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Break => {}
            Piece::Line(left, right) => {
                let _ = writeln!(out, "\"{left}\",,\"{right}\"");
            }
            Piece::Table(table) => {
                for row in 0..table.rows {
                    let cells: Vec<String> =
                        slots(table, row).map(|cell| format!("\"{}\"", indented(cell))).collect();
                    let _ = writeln!(out, "{}", cells.join(","));
                }
            }
        }
    }
    out.into_bytes()
}

/// As a web page.
pub fn html(pieces: &[Piece]) -> Vec<u8> {
    let mut out = "<!doctype html><html><meta charset=\"utf-8\"><body>".to_owned();
    for piece in pieces {
        match piece {
            Piece::Break => out.push_str("<hr>"),
            Piece::Line(left, right) => {
                let left = left.replace('\n', "<br>");
                let _ = write!(out, "<p>{left}<span>{}</span></p>", set_off(right));
            }
            Piece::Table(table) => {
                out.push_str("<table border=\"1\">");
                for row in 0..table.rows {
                    out.push_str("<tr>");
                    for cell in table.row(row) {
                        let (wide, high) = (cell.columns, cell.rows);
                        let blank = "&#12288;".repeat(cell.indent);
                        let text = cell.text.replace('\n', "<br>");
                        let _ = write!(
                            out,
                            "<td colspan=\"{wide}\" rowspan=\"{high}\">{blank}{text}</td>"
                        );
                    }
                    out.push_str("</tr>");
                }
                out.push_str("</table>");
            }
        }
    }
    (out + "</body></html>").into_bytes()
}

/// As text whose columns are set off by blanks.
pub fn text(pieces: &[Piece]) -> Vec<u8> {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Break => out.push('\u{c}'),
            Piece::Line(left, right) => {
                let _ = writeln!(out, "{left}{}\n", set_off(right));
            }
            Piece::Table(table) => columns(table, &mut out),
        }
    }
    out.into_bytes()
}

fn columns(table: &Table, out: &mut String) {
    let width = |column: usize| {
        let own = |row| table.at(row, column);
        let alone = (0..table.rows).map(own).filter(|cell| cell.columns == 1);
        alone.map(|cell| indented(cell).width()).max().unwrap_or(0) + 3
    };
    let widths: Vec<usize> = (0..table.columns).map(width).collect();
    for row in 0..table.rows {
        let mut line = String::new();
        let mut column = 0;
        while column < table.columns {
            let cell = table.at(row, column);
            let until = cell.column + cell.columns;
            let room: usize = widths[column..until].iter().sum();
            let text = if cell.row == row { indented(cell) } else { String::new() };
            let free = " ".repeat(room.saturating_sub(text.width() + 1));
            let text = if cell.is_number() { free + &text + " " } else { text + &free + " " };
            line.push_str(&text);
            column = until;
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out.push('\n');
}

/// A slot of each column; one that is covered is blank.
fn slots(table: &Table, row: usize) -> impl Iterator<Item = &Cell> {
    const BLANK: &Cell =
        &Cell { text: String::new(), indent: 0, row: 0, column: 0, rows: 1, columns: 1 };
    (0..table.columns).map(move |column| {
        let cell = table.at(row, column);
        if (cell.row, cell.column) == (row, column) { cell } else { BLANK }
    })
}

fn indented(cell: &Cell) -> String {
    "\u{3000}".repeat(cell.indent) + &cell.flat()
}

fn set_off(right: &str) -> String {
    if right.is_empty() { String::new() } else { format!("        {right}") }
}
