//! Born-digital PDF files to pages: lines of text in the order they are read in, tables by the lines drawn.
//!
//! Contract: bounded in time and memory; a page that cannot be read is counted, and a file of which nothing can be
//! read is a [`Trouble`]. Nothing is known here of budgets: what the pages say is for the reader that called.

mod absurd;
mod bent;
pub mod broken;
mod cells;
mod device;
mod doubled;
mod drawn;
pub mod glyphs;
mod grid;
mod gutter;
pub mod lines;
mod named;
pub mod notes;
mod pages;
mod rows;
mod turn;
mod worker;

pub use cells::{PageTable, TextCell};
pub use glyphs::UNKNOWN;
pub use lines::TextLine;
pub use pages::{Item, Page};
pub use worker::{Bounds, Guard, Trouble, pages};

use glyphs::GlyphSource;

/// The most pages of one file.
const MOST_PAGES: usize = 3_000;
/// The most characters of one file.
const MOST_GLYPHS: usize = 5_000_000;
/// Takes down the pages of a file, unless there is too much of it.
fn take(source: &impl GlyphSource, stopped: impl Fn() -> bool) -> Result<Vec<Page>, Trouble> {
    if source.page_count() > MOST_PAGES {
        return Err(Trouble::TooMuch);
    }
    let mut pages = Vec::with_capacity(source.page_count());
    let mut glyphs = 0usize;
    for index in 0..source.page_count() {
        if stopped() {
            return Err(Trouble::Slow);
        }
        let content = source.page(index);
        glyphs = glyphs.saturating_add(content.glyphs.len());
        if glyphs > MOST_GLYPHS {
            return Err(Trouble::TooMuch);
        }
        pages.push(pages::page(content));
    }
    Ok(pages)
}
