//! A glyph as it is drawn, to the characters it stands for.
//!
//! Contract: a glyph whose meaning the file does not say is [`UNKNOWN`], never left out.

use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::Affine;

use super::glyphs::{Glyph, UNKNOWN};
use super::turn::Turn;

/// The characters of a drawn glyph and the direction they run in: none for a blank or for text that
/// runs aslant (a watermark), several for a ligature.
pub fn read(drawn: &Drawn<'_>, placed: Affine, page: (f64, f64)) -> Option<(Turn, Vec<Glyph>)> {
    let text: String = match drawn.as_unicode() {
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(text)) => text,
        None => UNKNOWN.to_string(),
    };
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).map(known).collect();
    let [a, b, c, d, x, y] = placed.as_coeffs();
    let (along, up) = (a.hypot(b), c.hypot(d));
    if chars.is_empty() || !(x + y + along + up).is_finite() {
        return None;
    }
    let turn = Turn::of(a, b)?;
    let (x, y) = turn.point((x, y), page);
    let mut size = up * 1000.0;
    let advance = match drawn {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(glyph) => glyph.advance_width(),
    };
    let wide = chars.first().is_some_and(|c| *c >= '\u{2e80}');
    let usual = if wide { 1.0 } else { 0.5 };
    let width = match advance {
        Some(units) if units > 0.0 => f64::from(units) / 1000.0 * size,
        _ => usual * size,
    };
    if width > 3.0 * size || (wide && width < 0.3 * size) {
        size = width / usual;
    }
    let count = u32::try_from(chars.len()).map_or(1.0, f64::from);
    let step = width / count;
    let mut x0 = x;
    let mut glyphs = Vec::with_capacity(chars.len());
    for text in chars {
        glyphs.push(Glyph { text, x0, x1: x0 + step, y, size });
        x0 += step;
    }
    Some((turn, glyphs))
}

/// A character from the private area says nothing about its meaning, except for the symbols that
/// old fonts keep there.
fn known(c: char) -> char {
    match c {
        '\u{f020}'..='\u{f0ff}' => c,
        '\u{e000}'..='\u{f8ff}' | '\u{0}'..='\u{8}' => UNKNOWN,
        _ => c,
    }
}
