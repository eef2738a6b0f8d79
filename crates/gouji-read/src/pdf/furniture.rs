//! Which lines of a PDF stand on every page: page numbers and running headers.
//!
//! Contract: only lines at the head or the foot of a page, outside of its tables; the unit and the title of a table are
//! none, however often they stand there.

use std::collections::BTreeMap;

use gouji_pdf::{Item, Page, TextLine};

use crate::lines::is_page_furniture;

/// How many lines at the head and the foot of a page may be furniture.
const EDGE: usize = 2;
/// A line that stands on this many pages at the same height is furniture.
const REPEATED: usize = 3;

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
