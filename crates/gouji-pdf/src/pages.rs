//! A page as a person reads it: lines of text and tables from top to bottom.

use super::cells::{PageTable, table};
use super::doubled::drop_doubles;
use super::glyphs::{Glyph, PageContent, UNKNOWN};
use super::grid::grids;
use super::gutter::columns;
use super::lines::{TextLine, lines};

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
