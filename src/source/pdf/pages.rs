//! A page as a person reads it: lines of text and tables from top to bottom, and which of the lines
//! stand on every page.

use std::collections::BTreeMap;

use super::super::lines::is_page_furniture;
use super::cells::{PageTable, table};
use super::doubled::drop_doubles;
use super::glyphs::{Glyph, PageContent, UNKNOWN};
use super::grid::grids;
use super::gutter::columns;
use super::lines::{TextLine, lines};

/// How many lines at the head and the foot of a page may be furniture.
const EDGE: usize = 2;
/// A line that stands on this many pages at the same height is furniture.
const REPEATED: usize = 3;

/// Something on a page.
#[derive(Debug, Clone)]
pub enum Item {
    /// A line of text.
    Line(TextLine),
    /// A page number or a running header.
    Furniture(TextLine),
    /// A line of a footnote.
    Note(TextLine),
    /// A table.
    Table(PageTable),
}

/// A page in reading order.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its width.
    pub width: f64,
    /// Its lines and tables from top to bottom.
    pub items: Vec<Item>,
    /// How many characters have no meaning.
    pub unknown: usize,
    /// How many characters stand outside of what is shown.
    pub outside: usize,
    /// It shows pictures and no text.
    pub only_pictures: bool,
}

/// Orders what stands on a page.
pub fn page(mut content: PageContent) -> Page {
    drop_doubles(&mut content.glyphs);
    let unknown = content.glyphs.iter().filter(|glyph| glyph.text == UNKNOWN).count();
    let only_pictures = content.pictures && content.glyphs.is_empty();
    let mut rest = content.glyphs;
    let mut items: Vec<(f64, f64, Item)> = Vec::new();
    for grid in grids(&content.horizontal, &content.vertical) {
        let inside = |glyph: &Glyph| grid.cell_at(glyph.middle()).is_some();
        let (own, others): (Vec<Glyph>, Vec<Glyph>) = rest.into_iter().partition(inside);
        rest = others;
        if let Some(table) = table(&grid, own) {
            let left = table.xs.first().copied().unwrap_or_default();
            items.push((table.top, left, Item::Table(table)));
        }
    }
    let columns = if items.is_empty() { columns(&rest) } else { None };
    let items: Vec<Item> = match columns {
        Some(lines) => lines.into_iter().map(Item::Line).collect(),
        None => {
            items.extend(lines(rest).into_iter().map(|line| (line.y, line.x0, Item::Line(line))));
            items.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
            items.into_iter().map(|(_, _, item)| item).collect()
        }
    };
    Page { width: content.size.0, items, unknown, outside: content.outside, only_pictures }
}

/// Finds page numbers and running headers.
pub fn mark_furniture(pages: &mut [Page]) {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages.iter() {
        for index in edges(page) {
            if let Some(Item::Line(line)) = page.items.get(index) {
                *seen.entry(key(line)).or_default() += 1;
            }
        }
    }
    let least = REPEATED.max(pages.len() * 3 / 10);
    for page in pages {
        for index in edges(page) {
            let Some(item) = page.items.get_mut(index) else { continue };
            let Item::Line(line) = item else { continue };
            let (text, at) = key(line);
            let count = |at: i64| seen.get(&(text.clone(), at)).copied().unwrap_or(0);
            let repeated = count(at - 1) + count(at) + count(at + 1) >= least;
            // The unit of a table stands above the table on each of its pages.
            let telling = ["单位", "表", "："].iter().any(|word| text.contains(word));
            if is_page_furniture(&line.text) || is_number(&line.text) || (repeated && !telling) {
                *item = Item::Furniture(line.clone());
            }
        }
    }
}

/// The first and last lines of a page, as far as no table stands before or behind them.
fn edges(page: &Page) -> Vec<usize> {
    let is_line = |index: &usize| matches!(page.items.get(*index), Some(Item::Line(_)));
    let count = page.items.len();
    let mut edges: Vec<usize> = (0..count).take(EDGE).take_while(is_line).collect();
    edges.extend((0..count).rev().take(EDGE).take_while(is_line).filter(|i| *i >= EDGE));
    edges
}

/// A line with its digits made equal, and its height on the page.
#[expect(clippy::cast_possible_truncation, reason = "saturates; pages are not that high")]
fn key(line: &TextLine) -> (String, i64) {
    let text = line.text.chars().filter(|c| !c.is_whitespace());
    let text = text.map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
    (text, (line.y / 4.0).round() as i64)
}

/// Whether a line is a number alone, as pages have it.
fn is_number(text: &str) -> bool {
    text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit())
}
