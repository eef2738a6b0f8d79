//! A document as it was read, block by block: the body of `gouji read`.
//!
//! Contract: every block in reading order with its place, nothing interpreted; a table row by row,
//! each cell between bars.

use std::io::{self, Write};

use owo_colors::OwoColorize;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use gouji_core::document::{Block, Cell, Document, Place, SourceText};
use gouji_core::lang::Lang;

use super::View;
use super::json::{Position, place, write};
use super::location::locate;
use super::printable::printable;
use super::summary::plural;
use super::unreadable::{hidden, notices};

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    path: &'a str,
    format: &'a str,
    blocks: Vec<Part<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Part<'a> {
    Heading { level: u8, place: Position<'a> },
    Paragraph { place: Position<'a> },
    Table { header_rows: usize, rows: Vec<Vec<Field<'a>>> },
}

#[derive(Serialize)]
struct Field<'a> {
    place: Position<'a>,
    columns: usize,
    rows: usize,
}

/// Prints every block of a document for people.
pub fn document(document: &Document, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let source = &document.source;
    let mut lines: Vec<(String, String)> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { level, text } => {
                let place = locate(source, &text.whole_span().into());
                let marks = "#".repeat(usize::from(*level));
                lines.push((place, format!("{marks} {}", printable(text.text()))));
            }
            Block::Paragraph(text) => {
                lines.push((locate(source, &text.whole_span().into()), printable(text.text())));
            }
            Block::Table(table) => {
                let rows = table.rows.len();
                let title = match view.lang {
                    Lang::Zh => format!("[表格：{rows} 行]"),
                    Lang::En => format!("[table: {rows} rows]"),
                };
                lines.push((String::new(), title.style(view.dim()).to_string()));
                for row in &table.rows {
                    let first = row.iter().find(|cell| !cell.text.is_empty());
                    let place = first.map_or_else(String::new, |cell| locate(source, &whole(cell)));
                    let cells: Vec<String> = row.iter().map(shown).collect();
                    lines.push((place, format!("| {} |", cells.join(" | "))));
                }
            }
        }
    }
    let width = lines.iter().map(|(place, _)| place.width()).max().unwrap_or(0);
    for (place, text) in &lines {
        let padding = " ".repeat(width.saturating_sub(place.width()));
        writeln!(out, "{place}{padding}  {text}")?;
    }
    for line in notices(source, &document.unreadable, view.lang) {
        writeln!(out, "{line}")?;
    }
    for line in hidden(source, &document.hidden, view.lang) {
        writeln!(out, "{line}")?;
    }
    let (blocks, format) = (document.blocks.len(), document.format.words(view.lang));
    match view.lang {
        Lang::Zh => writeln!(out, "{format}，{blocks} 段（标题、段落、表格）"),
        Lang::En => {
            writeln!(
                out,
                "{format}, {} (headings, paragraphs, tables)",
                plural(blocks, "block", "blocks")
            )
        }
    }
}

/// The same as JSON.
pub fn document_json(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let source = &document.source;
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Heading { level, text } => Part::Heading {
            level: *level,
            place: place(source, &text.whole_span().into(), text.text(), ""),
        },
        Block::Paragraph(text) => {
            Part::Paragraph { place: place(source, &text.whole_span().into(), text.text(), "") }
        }
        Block::Table(table) => {
            let rows =
                table.rows.iter().map(|row| row.iter().map(|cell| field(source, cell)).collect());
            Part::Table { header_rows: table.header_rows, rows: rows.collect() }
        }
    });
    let report = Report {
        schema: 1,
        path: source.path(),
        format: document.format.name(),
        blocks: blocks.collect(),
    };
    write(&report, out)
}

fn field<'a>(source: &'a SourceText, cell: &'a Cell) -> Field<'a> {
    Field {
        place: place(source, &whole(cell), cell.text.text(), ""),
        columns: cell.columns,
        rows: cell.rows,
    }
}

fn whole(cell: &Cell) -> Place {
    cell.place_of(0, cell.text.text().len())
}

/// The text of a cell, with what it covers if that is more than its own.
fn shown(cell: &Cell) -> String {
    let text = printable(cell.text.text());
    if cell.columns > 1 || cell.rows > 1 {
        format!("{text} ({}×{})", cell.rows, cell.columns)
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::samples;
    use super::*;
    use gouji_read::{Read, read};

    fn shown_as(name: &str, text: &str, lang: Lang) -> String {
        let Ok(Read::Document(document)) = read(text.as_bytes(), name) else { panic!("{name}") };
        let mut out = Vec::new();
        super::document(&document, &samples::view(lang), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn headings_paragraphs_and_tables_with_their_places() {
        let text = "一、收入决算情况说明\n\n本年收入合计\n12.00万元。\n\n| 项目 | 金额 |\n|-|-|\n| 收入 | 12.00 |\n";
        assert_snapshot!(shown_as("draft.md", text, Lang::Zh), @"
        draft.md:1:1  ## 一、收入决算情况说明
        draft.md:3:1  本年收入合计12.00万元。
                      [表格：2 行]
        draft.md:6:3  | 项目 | 金额 |
        draft.md:8:3  | 收入 | 12.00 |
        Markdown，3 段（标题、段落、表格）
        ");
        assert_snapshot!(shown_as("table.csv", "项目,金额\n收入,12.00\n支出,11.00\n", Lang::En), @"
                      [table: 3 rows]
        table.csv:A1  | 项目 | 金额 |
        table.csv:A2  | 收入 | 12.00 |
        table.csv:A3  | 支出 | 11.00 |
        CSV, 1 block (headings, paragraphs, tables)
        ");
    }

    #[test]
    fn the_same_for_programs() {
        let Ok(Read::Document(document)) = read("甲\n".as_bytes(), "draft.txt") else { panic!() };
        let mut out = Vec::new();
        document_json(&document, &mut out).unwrap();
        let report: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(report["blocks"][0]["kind"], "paragraph");
        assert_eq!(report["blocks"][0]["place"]["text"], "甲");
        assert_eq!(report["blocks"][0]["place"]["line"], 1);
    }
}
