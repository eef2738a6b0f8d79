//! Fake bold: the same character drawn twice or more at nearly the same place.
//!
//! Contract: of characters within [`NEAR`] of their size only the first is kept.

use std::collections::HashMap;

use super::glyphs::Glyph;

/// How near, in parts of the size of the type.
const NEAR: f64 = 0.15;

/// Drops the doubles.
pub fn drop_doubles(glyphs: &mut Vec<Glyph>) {
    let mut kept: HashMap<(char, i64, i64), Vec<(f64, f64)>> = HashMap::new();
    glyphs.retain(|glyph| {
        let near = NEAR * glyph.size;
        let (column, row) = (cell(glyph.x0), cell(glyph.y));
        for dx in -1..=1 {
            for dy in -1..=1 {
                let places = kept.get(&(glyph.text, column + dx, row + dy));
                let double = places.is_some_and(|places| {
                    places
                        .iter()
                        .any(|(x, y)| (x - glyph.x0).abs() <= near && (y - glyph.y).abs() <= near)
                });
                if double {
                    return false;
                }
            }
        }
        kept.entry((glyph.text, column, row)).or_default().push((glyph.x0, glyph.y));
        true
    });
}

/// Cells are wider than the distance looked at, for type of up to 53 points.
#[expect(clippy::cast_possible_truncation, reason = "saturates, which only costs speed")]
fn cell(at: f64) -> i64 {
    (at / 8.0).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_goes_and_a_repeated_digit_stays() {
        let glyph = |text, x0: f64| Glyph { text, x0, x1: x0 + 5.0, y: 100.0, size: 10.0 };
        let mut glyphs = vec![glyph('1', 7.9), glyph('1', 8.2), glyph('1', 12.9), glyph('2', 12.9)];
        drop_doubles(&mut glyphs);
        let text: String = glyphs.iter().map(|glyph| glyph.text).collect();
        assert_eq!(text, "112");
    }
}
