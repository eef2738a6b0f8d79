//! Plain text to blocks: headings, paragraphs with their wrapped lines joined, tables.
//!
//! Contract: every character of the file that is not page furniture stands in exactly one block,
//! in reading order.

use std::ops::Range;

use gouji_core::document::{Block, Document, Format, Passage, SourceText, Table};

use super::directive;
use super::fold::{Folder, fold};
use super::lines::{Line, LineKind, Lines};
use super::official;
use super::tabbed;
use super::text_table;
use gouji_core::heading;
use gouji_core::limits::over;

/// So many lines between a title and its table may name the unit.
const FURNITURE: usize = 6;

/// Splits a text into blocks.
pub fn read(source: SourceText) -> Document {
    let masked = directive::without(&source);
    let read = masked.as_ref().unwrap_or(&source);
    let lines = Lines::of(read);
    let blocks = blocks(read, &lines, Vec::new());
    Document {
        source,
        format: Format::Text,
        blocks,
        unreadable: Vec::new(),
        hidden: Vec::new(),
        begins: Vec::new(),
    }
}

/// The blocks of lines that are known; `tables` are those that rows were found to belong to.
pub fn blocks(source: &SourceText, lines: &Lines, tables: Vec<Table>) -> Vec<Block> {
    let mut tables: Vec<Option<Table>> = tables.into_iter().map(Some).collect();
    let mut blocks = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        // What is over the budget is left where it is.
        if over().is_some() {
            break;
        }
        match line.kind {
            LineKind::Blank | LineKind::Furniture => index += 1,
            LineKind::TableRow(table) => {
                let table = tables.get_mut(table).and_then(Option::take);
                blocks.extend(table.map(Block::Table));
                index += 1;
            }
            LineKind::TabCell => {
                let (table, next) = text_table::tab_table(source, lines, index);
                blocks.push(Block::Table(table));
                index = next;
            }
            LineKind::Bars => {
                let (table, next) = text_table::barred_table(source, lines, index);
                blocks.push(Block::Table(table));
                index = next;
            }
            LineKind::Tabs => {
                let (table, next) = tabbed::table(source, lines, index);
                blocks.push(Block::Table(table));
                index = next;
            }
            LineKind::Columns => {
                let (table, next) = text_table::column_table(source, lines, index);
                blocks.push(Block::Table(table));
                index = next;
            }
            LineKind::Prose
                if official::is_title(source.slice(line.span))
                    && let Some((table, next)) = official::table(source, lines, index) =>
            {
                let title = fold(source.slice(line.span), line.span.start);
                blocks.push(Block::Paragraph(title));
                blocks.extend(unit(source, lines, index + 1).map(Block::Paragraph));
                blocks.push(Block::Table(table));
                index = next;
            }
            LineKind::Prose => {
                let (block, next) = paragraph(source, lines, index);
                blocks.push(block);
                notes(source, lines, index..next, &mut blocks);
                index = next;
            }
            LineKind::Note => {
                let (block, next) = paragraph(source, lines, index);
                blocks.push(block);
                index = next;
            }
        }
    }
    blocks
}

/// The unit named in the first lines below a title.
fn unit(source: &SourceText, lines: &Lines, index: usize) -> Option<Passage> {
    let below = (index..index + FURNITURE).map_while(|index| lines.get(index));
    let words = below.take_while(|line| line.kind != LineKind::Columns);
    let mut units = words.map(|line| fold(source.slice(line.span), line.span.start));
    units.find(|passage| passage.text().contains("单位："))
}

/// Gives the footnotes that a paragraph goes on behind their place after it.
fn notes(source: &SourceText, lines: &Lines, range: Range<usize>, blocks: &mut Vec<Block>) {
    let mut index = range.start;
    while index < range.end {
        let Some(LineKind::Note) = lines.get(index).map(|line| line.kind) else {
            index += 1;
            continue;
        };
        let (block, next) = paragraph(source, lines, index);
        blocks.push(block);
        index = next;
    }
}

/// Whether an official table begins at a line.
fn opens_table(source: &SourceText, lines: &Lines, index: usize) -> bool {
    lines.get(index).is_some_and(|line| official::is_title(source.slice(line.span)))
        && official::table(source, lines, index).is_some()
}

/// Joins the lines of one paragraph, starting with the line at `first`.
fn paragraph(source: &SourceText, lines: &Lines, first: usize) -> (Block, usize) {
    let mut folder = Folder::default();
    let mut index = first;
    let mut last: Option<&Line> = None;
    while let Some(line) = lines.get(index) {
        if last.is_some() {
            folder.push_blank(line.span.start);
        }
        folder.push_text(source.slice(line.span), line.span.start);
        last = Some(line);
        match lines.continuation(source, index) {
            Some(next) if opens_table(source, lines, next) => break,
            Some(next) => index = next,
            None => break,
        }
    }
    let passage = folder.finish();
    let block = match heading::level(passage.text()) {
        Some(level) => Block::Heading { level, text: passage },
        None => Block::Paragraph(passage),
    };
    (block, index + 1)
}
