//! Stands in for the library that draws letters, which the PDF library brings along.
//!
//! Contract: what a font says of its letters (names, codes, widths) is read by `read-fonts`, as it is behind the library itself;
//! only their outlines are missing: every letter is drawn as nothing. Nobody looks at them. Text that a page cuts out in the
//! shape of letters is cut out of nothing, so that what stands behind it counts as shown.
#![forbid(unsafe_code)]

pub extern crate read_fonts as raw;

/// What a font is.
pub mod font {
    pub use read_fonts::model::*;
}

pub use font::Font;
pub use raw::model::glyph::outline::{DrawMemory, OutlineSource, PathSink};
pub use raw::model::glyph::{GlyphSource, GlyphSourceOrder};
pub use raw::types::{GlyphId, Tag};

/// Why a letter cannot be drawn; never made here.
#[derive(Debug, Clone, Copy)]
pub struct ScaleError;

/// For what letters are fitted to a grid.
#[derive(Debug, Clone, Copy)]
pub enum RasterTarget {
    /// Upwards only.
    Light,
}

/// How letters are fitted to a grid.
#[derive(Debug, Clone, Copy)]
pub struct HintOptions;

impl HintOptions {
    /// By their shape.
    pub fn auto() -> HintOptions {
        HintOptions
    }

    /// By what the font says.
    pub fn interpreter() -> HintOptions {
        HintOptions
    }

    /// For a target.
    #[must_use]
    pub fn with_target(self, _: RasterTarget) -> HintOptions {
        self
    }
}

/// A font in a size.
#[derive(Debug, Clone)]
pub struct ScalerFont;

impl ScalerFont {
    /// Letters as they are.
    pub fn unhinted(_: Font, _: Option<f32>) -> ScalerFont {
        ScalerFont
    }

    /// Letters on a grid.
    pub fn hinted(_: Font, _: f32, _: HintOptions) -> ScalerFont {
        ScalerFont
    }

    /// Whether letters are fitted to a grid.
    pub fn is_hinted(&self) -> bool {
        false
    }

    /// The outline of a letter: there is none.
    pub fn outline(&self, _: GlyphId) -> Option<ScalerOutline> {
        None
    }
}

/// The outline of a letter.
#[derive(Debug, Clone, Copy)]
pub struct ScalerOutline;

impl ScalerOutline {
    /// Draws nothing.
    pub fn draw(&self, _: DrawMemory<'_>, _: &mut impl PathSink) -> Result<(), ScaleError> {
        Ok(())
    }
}
