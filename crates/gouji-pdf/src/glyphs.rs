//! What stands on a page: characters with their places, and the lines drawn between them.
//!
//! Contract: nothing here knows the library that reads PDF files. Places are in points, x to the
//! right and y downwards from the top left corner of the page as it is shown.

/// One printed character (or ligature).
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// The character; [`UNKNOWN`] for one whose meaning the file does not say.
    pub text: char,
    /// Where it begins.
    pub x0: f64,
    /// Where the next one may begin.
    pub x1: f64,
    /// Its baseline.
    pub y: f64,
    /// The height of its type.
    pub size: f64,
}

/// Stands for a character whose meaning the file does not say.
pub const UNKNOWN: char = '\u{fffd}';

impl Glyph {
    /// The middle of what is seen.
    pub fn middle(&self) -> (f64, f64) {
        (f64::midpoint(self.x0, self.x1), self.y - 0.35 * self.size)
    }
}

/// A straight line along one of the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its place across its direction: y of a horizontal line, x of a vertical one.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// Everything on a page that matters to a reader of text.
#[derive(Debug, Clone, Default)]
pub struct PageContent {
    /// Its width and height.
    pub size: (f64, f64),
    /// The characters in no particular order.
    pub glyphs: Vec<Glyph>,
    /// The horizontal lines.
    pub horizontal: Vec<Rule>,
    /// The vertical lines.
    pub vertical: Vec<Rule>,
    /// Whether something is shown that may be a picture of text.
    pub pictures: bool,
    /// How many characters stand outside of what is shown.
    pub outside: usize,
}

/// A reader of pages.
pub trait GlyphSource {
    /// How many pages there are.
    fn page_count(&self) -> usize;

    /// What stands on the page at an index.
    fn page(&self, index: usize) -> PageContent;
}
