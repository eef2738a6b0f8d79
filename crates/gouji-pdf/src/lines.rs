//! Characters to lines of text, by their places alone.
//!
//! Contract: the order of the file plays no part. Characters share a line when their baselines
//! agree; small raised digits are written as such (`¹`), so that they never join a number.

use super::glyphs::Glyph;

/// A line of text with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// Its text; wide gaps are two blanks.
    pub text: String,
    /// Where it begins.
    pub x0: f64,
    /// Where it ends.
    pub x1: f64,
    /// Its baseline.
    pub y: f64,
    /// The size of most of its type.
    pub size: f64,
    /// The width of what must stay together at its beginning: a number, or one character.
    pub head: f64,
    /// It stands in one of several columns of the page.
    pub narrow: bool,
}

/// Characters on one baseline.
struct Row {
    glyphs: Vec<Glyph>,
    y: f64,
    size: f64,
}

/// The lines of a set of characters from top to bottom.
pub fn lines(mut glyphs: Vec<Glyph>) -> Vec<TextLine> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if glyph.y - row.y <= 0.3 * row.size.max(glyph.size) => {
                row.size = row.size.max(glyph.size);
                row.glyphs.push(glyph);
            }
            _ => rows.push(Row { y: glyph.y, size: glyph.size, glyphs: vec![glyph] }),
        }
    }
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        if let Some(above) = joined.pop() {
            if is_raised(&above, &row) {
                row.glyphs.extend(above.glyphs);
            } else {
                joined.push(above);
            }
        }
        joined.push(row);
    }
    joined.into_iter().filter_map(|row| line(row.glyphs)).collect()
}

/// Whether the upper row is nothing but small marks that belong to the lower one.
fn is_raised(above: &Row, row: &Row) -> bool {
    let rise = row.y - above.y;
    let small = above.size <= 0.75 * row.size && rise > 0.0 && rise <= 0.7 * row.size;
    small
        && above.glyphs.iter().all(|mark| {
            let reach = 0.6 * row.size + mark.size;
            row.glyphs.iter().any(|glyph| {
                (mark.x0 - glyph.x1).abs() <= reach || (glyph.x0 - mark.x1).abs() <= reach
            })
        })
}

/// Writes down one line.
fn line(mut glyphs: Vec<Glyph>) -> Option<TextLine> {
    glyphs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut sizes: Vec<f64> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = *sizes.get(sizes.len() / 2)?;
    let mut plain: Vec<f64> =
        glyphs.iter().filter(|glyph| glyph.size > 0.75 * size).map(|glyph| glyph.y).collect();
    plain.sort_by(f64::total_cmp);
    let y = *plain.get(plain.len() / 2)?;
    let x0 = glyphs.first()?.x0;
    let mut text = String::with_capacity(glyphs.len() * 3);
    let mut head = None;
    let mut last: Option<&Glyph> = None;
    let mut x1 = x0;
    for (index, glyph) in glyphs.iter().enumerate() {
        let raised = glyph.size <= 0.75 * size && glyph.y < y - 0.1 * size;
        if let Some(before) = last {
            let gap = (glyph.x0 - x1) / glyph.size.min(before.size).max(0.1);
            let apart = gap > TOO_LONG_GAP && too_long(&text, glyphs.get(index..));
            text.push_str(if apart { " " } else { blank(before.text, glyph.text, gap) });
            if head.is_none() && !(stays(before.text, glyph.text) && gap < 0.3) {
                head = Some(x1 - x0);
            }
        }
        text.push(if raised { superscript(glyph.text) } else { glyph.text });
        x1 = x1.max(glyph.x1);
        last = Some(glyph);
    }
    let head = head.unwrap_or(x1 - x0);
    Some(TextLine { text, x0, x1, y, size, head, narrow: false })
}

/// A gap that parts two numbers where they would be too long in one.
const TOO_LONG_GAP: f64 = 0.12;
/// No printed number has more decimals.
const MOST_DECIMALS: usize = 4;

/// Whether a number written so far would get more decimals than any has if the digits of the next characters
/// belonged to it: `1.10 2020年` is a number of the list and a year.
fn too_long(text: &str, next: Option<&[Glyph]>) -> bool {
    let Some((_, decimals)) = text.rsplit_once('.') else { return false };
    let digits = |c: char| c.is_ascii_digit();
    let head = next.unwrap_or_default().iter().take_while(|glyph| digits(glyph.text)).count();
    !decimals.is_empty()
        && head > 0
        && decimals.chars().all(digits)
        && decimals.len() + head > MOST_DECIMALS
}

/// The blanks that a gap (in parts of the type's size) stands for.
fn blank(before: char, after: char, gap: f64) -> &'static str {
    // Digits of the half width of their font stand apart a little.
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let least = if numeric(before) && numeric(after) { 0.3 } else { 0.22 };
    match gap {
        _ if gap > 1.2 => "  ",
        _ if gap > least => " ",
        _ => "",
    }
}

/// Whether no line ends between two characters: inside a number or a word, behind an opening
/// bracket, before a closing one; some programs keep a bracket and the number behind it together.
fn stays(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%' | '-');
    let opens = |c: char| "（(“‘《〈【〔「『".contains(c);
    let closes = |c: char| "）)”’》〉】〕」』，。、；：？！,.;:?!%％".contains(c);
    let noted = matches!(before, ')' | '）') && after.is_ascii_digit();
    (word(before) && word(after)) || opens(before) || closes(after) || noted
}

fn superscript(c: char) -> char {
    match c {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

/// Glyphs of a text for tests: each as wide as half its size, or as its size if it is Chinese.
#[cfg(any(test, feature = "kit"))]
pub fn set(text: &str, x: f64, y: f64, size: f64) -> Vec<Glyph> {
    let mut x0 = x;
    let mut glyphs = Vec::new();
    for c in text.chars() {
        let width = if c.is_ascii() { size / 2.0 } else { size };
        if c != ' ' {
            glyphs.push(Glyph { text: c, x0, x1: x0 + width, y, size });
        }
        x0 += width;
    }
    glyphs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        lines(glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn places_decide_the_order() {
        let mut glyphs = set("603.14万元，占20.51%；", 72.0, 366.0, 14.0);
        glyphs.extend(set("本年支出合计", 96.0, 347.0, 14.0));
        // A digit of another font sits a little lower.
        glyphs.extend(set("2940.05", 180.0, 348.5, 14.0));
        glyphs.reverse();
        assert_eq!(texts(glyphs), ["本年支出合计2940.05", "603.14万元，占20.51%；"]);
    }

    #[test]
    fn a_raised_mark_joins_no_number() {
        let mut glyphs = set("收入", 0.0, 100.0, 16.6);
        glyphs.extend(set("1", 33.2, 94.0, 9.5));
        glyphs.extend(set("762.9亿元", 38.0, 100.0, 16.6));
        assert_eq!(texts(glyphs), ["收入¹762.9亿元"]);
    }

    #[test]
    fn a_number_of_a_list_is_not_part_of_the_year_behind_it() {
        let mut glyphs = set("1.10", 116.0, 250.0, 22.0);
        glyphs.extend(set("2020年收支总表", 165.0, 250.0, 22.0));
        assert_eq!(texts(glyphs), ["1.10 2020年收支总表"]);
        // What stands as far apart and is one number stays one.
        let mut glyphs = set("12.3", 0.0, 10.0, 22.0);
        glyphs.extend(set("45", 48.0, 10.0, 22.0));
        assert_eq!(texts(glyphs), ["12.345"]);
    }

    #[test]
    fn gaps_are_blanks() {
        let glyphs = set("行政运行     1,511.90  0.01", 0.0, 10.0, 10.0);
        assert_eq!(texts(glyphs), ["行政运行  1,511.90 0.01"]);
        let line = lines(set("603.14万元", 0.0, 10.0, 10.0)).remove(0);
        assert!((line.head - 30.0).abs() < 0.01);
        let line = lines(set("（项）。主要", 0.0, 10.0, 10.0)).remove(0);
        assert!((line.head - 40.0).abs() < 0.01);
    }
}
