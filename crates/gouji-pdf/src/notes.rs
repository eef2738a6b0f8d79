//! Footnotes: small lines at the foot of a page that begin with a mark.
//!
//! Contract: what is set as a footnote is still read; the text above it goes on behind it.

use super::pages::{Item, Page};

/// A footnote's type is at most this part of the text's.
const SMALL: f64 = 0.93;

/// Finds the footnotes of each page.
pub fn mark_notes(pages: &mut [Page]) {
    let Some(body) = body_size(pages) else { return };
    for page in pages {
        let mut first = None;
        for (index, item) in page.items.iter().enumerate().rev() {
            match item {
                Item::Furniture(_) => {}
                Item::Line(line) if line.size <= SMALL * body => {
                    if is_marked(&line.text) {
                        first = Some(index);
                    }
                }
                _ => break,
            }
        }
        let Some(first) = first else { continue };
        for item in page.items.iter_mut().skip(first) {
            if let Item::Line(line) = item {
                *item = Item::Note(line.clone());
            }
        }
    }
}

/// Whether a line begins with the mark of a footnote.
pub fn is_marked(text: &str) -> bool {
    text.starts_with(
        |c: char| matches!(c, '①'..='⑳' | '⁰' | '¹' | '²' | '³' | '⁴'..='⁹' | '*' | '※'),
    )
}

/// The size of most of the running text.
fn body_size(pages: &[Page]) -> Option<f64> {
    let mut sizes: Vec<f64> = pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Line(line) if line.text.chars().count() >= 15 => Some(line.size),
            _ => None,
        })
        .collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}
