//! Markdown to blocks: its headings, lists and tables keep their meaning.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use gouji_core::document::{Block, Cell, Document, Format, SourceText, Table};

use super::fold::Folder;
use super::shown::padded;
use gouji_core::heading;
use gouji_core::limits::{Limit, spend};

/// No header has so many amounts.
const AMOUNTS: usize = 2;

/// Whether a cell holds an amount as no name of a column has it: with decimals or thousands.
fn is_amount(text: &str) -> bool {
    text.contains(['.', ',', '，']) && gouji_core::number::Numeral::parse(text).is_ok()
}

/// Splits Markdown into blocks.
pub fn read(source: SourceText) -> Document {
    let mut builder = Builder::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(source.text(), options).into_offset_iter() {
        builder.event(event, range, &source);
    }
    builder.flush();
    Document {
        blocks: builder.blocks,
        format: Format::Markdown,
        source,
        unreadable: Vec::new(),
        hidden: Vec::new(),
        begins: Vec::new(),
    }
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    folder: Folder,
    level: Option<u8>,
    table: Option<Table>,
    row: Vec<Cell>,
    /// The number of the next item of the innermost ordered list.
    numbers: Vec<Option<u64>>,
    /// Struck-out text does not count, like deleted text of a Word draft.
    struck: usize,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, source: &SourceText) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.flush();
                self.level = Some(level_of(level));
            }
            Event::End(TagEnd::Heading(_)) => self.flush(),
            Event::Start(Tag::Paragraph) if self.numbers.is_empty() => {
                self.flush();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock) => self.flush(),
            Event::Start(Tag::List(start)) => {
                self.flush();
                self.numbers.push(start);
            }
            Event::End(TagEnd::List(_)) => {
                self.flush();
                self.numbers.pop();
            }
            Event::Start(Tag::Item) => {
                self.flush();
                // The number of an item is part of what it says: `1.` opens an item of a list.
                if let Some(Some(number)) = self.numbers.last_mut() {
                    let text = format!("{number}.");
                    *number = number.saturating_add(1);
                    self.folder.push_text_at(&text, range.start);
                }
            }
            Event::Start(Tag::Table(_)) => {
                self.flush();
                let span = gouji_core::document::Span::new(range.start, range.end);
                self.table = Some(Table { span, ..Table::default() });
            }
            Event::Start(Tag::Strikethrough) => self.struck += 1,
            Event::End(TagEnd::Strikethrough) => self.struck = self.struck.saturating_sub(1),
            Event::End(TagEnd::TableCell) => {
                let text = std::mem::take(&mut self.folder).finish();
                if spend(Limit::Slots, 1).is_ok() {
                    let indent = padded(source.text().get(range).unwrap_or(""));
                    self.row.push(Cell { indent, ..Cell::single(text) });
                }
            }
            Event::End(TagEnd::TableHead) => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    // The rest of a table that was cut has a row of amounts where Markdown wants a header.
                    let amounts = row.iter().filter(|cell| is_amount(cell.text.text())).count();
                    table.header_rows = usize::from(amounts < AMOUNTS);
                    table.rows.push(row);
                }
            }
            Event::End(TagEnd::TableRow) => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            Event::End(TagEnd::Table) => {
                if let Some(table) = self.table.take() {
                    self.blocks.push(Block::Table(table));
                }
            }
            Event::Text(_) | Event::Code(_) if self.struck == 0 => {
                let piece = source.text().get(range.clone()).unwrap_or("");
                self.folder.push_text(piece, range.start);
            }
            Event::SoftBreak | Event::HardBreak if self.parts(range.end, source) => self.flush(),
            Event::SoftBreak | Event::HardBreak => self.folder.push_blank(range.start),
            _ => {}
        }
    }

    /// Whether a line break ends a paragraph: a sentence ends before it and a number of a list comes.
    fn parts(&self, behind: usize, source: &SourceText) -> bool {
        let rest = source.text().get(behind..).unwrap_or("");
        let next = rest.lines().next().unwrap_or("").trim();
        self.level.is_none() && self.table.is_none() && self.folder.ends_sentence() && {
            let next = super::fold::fold(next, 0);
            heading::marker(next.text()).is_some()
        }
    }

    fn flush(&mut self) {
        let level = self.level.take();
        if self.folder.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.folder).finish();
        let level = level.or_else(|| heading::level(text.text()));
        self.blocks.push(match level {
            Some(level) => Block::Heading { level, text },
            None => Block::Paragraph(text),
        });
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lists_and_tables_keep_their_meaning() {
        let text = "# 一、收入\n\n合计**640.80**万\n元。\n\n1. 甲 1万元\n2. 乙 ~~2~~ 3万元\n\n| 项 | 数 |\n|-|-|\n| 甲 | 1.0 |\n";
        let document = read(SourceText::new("a.md", text));
        let shown: Vec<String> = document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading { level, text } => format!("h{level} {}", text.text()),
                Block::Paragraph(text) => format!("p {}", text.text()),
                Block::Table(table) => format!(
                    "t {}",
                    table
                        .rows
                        .iter()
                        .map(|row| row.iter().map(|c| c.text.text()).collect::<Vec<_>>().join("|"))
                        .collect::<Vec<_>>()
                        .join("/")
                ),
            })
            .collect();
        assert_eq!(
            shown,
            ["h1 一、收入", "p 合计640.80万元。", "p 1.甲1万元", "p 2.乙3万元", "t 项|数/甲|1.0"]
        );
    }

    #[test]
    fn a_label_stands_in_by_its_own_blanks() {
        let text = "| 项目 | 数 |\n|-|-|\n|  收入 | 1.0 |\n| 　税收 | 1.0 |\n|　　契税 | 1.0 |\n";
        let document = read(SourceText::new("a.md", text));
        let Some(Block::Table(table)) = document.blocks.first() else { panic!("no table") };
        let indents: Vec<usize> =
            table.rows.iter().filter_map(|row| row.first()).map(|cell| cell.indent).collect();
        assert_eq!(indents, [0, 0, 4, 8]);
    }
}
