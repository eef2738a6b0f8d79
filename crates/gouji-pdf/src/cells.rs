//! The text of the cells of a grid.
//!
//! Contract: a character belongs to the cell its middle lies in; the lines of a cell are joined
//! inside the cell. Where a row of the grid holds several rows of numbers that no line parts, it is
//! parted by their baselines.

use super::broken::{is_cut, is_second_decimal};
use super::glyphs::Glyph;
use super::grid::{Area, Grid};
use super::lines::{TextLine, lines};
use super::rows::part;

/// A cell with its text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextCell {
    /// Its text in one line.
    pub text: String,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How far its first line stands in from the left, in quarters of a character.
    pub indent: usize,
}

/// A table on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct PageTable {
    /// The places of its vertical lines.
    pub xs: Vec<f64>,
    /// Its upper edge.
    pub top: f64,
    /// Its rows.
    pub rows: Vec<Vec<TextCell>>,
}

/// Reads the cells of a grid from the characters inside it; nothing for a grid without text.
pub fn table(grid: &Grid, glyphs: Vec<Glyph>) -> Option<PageTable> {
    if glyphs.is_empty() {
        return None;
    }
    let mut cells: std::collections::BTreeMap<(usize, usize), Vec<Glyph>> = Default::default();
    for glyph in glyphs {
        if let Some(cell) = grid.cell_at(glyph.middle()) {
            cells.entry(cell).or_default().push(glyph);
        }
    }
    let mut rows = Vec::new();
    for row in 0..grid.rows() {
        let areas: Vec<(Area, Vec<TextLine>)> = grid
            .row(row)
            .map(|area| {
                let own = cells.remove(&(area.row, area.column)).unwrap_or_default();
                (area, lines(own))
            })
            .collect();
        for part in part(grid, areas) {
            rows.push(part.into_iter().map(|(area, lines)| cell(grid, area, &lines)).collect());
        }
    }
    Some(PageTable { xs: grid.xs.clone(), top: *grid.ys.first()?, rows })
}

/// Joins the lines of a cell.
fn cell(grid: &Grid, area: Area, lines: &[TextLine]) -> TextCell {
    let left = grid.xs.get(area.column).copied().unwrap_or_default();
    let right = grid.xs.get(area.column + area.columns).copied().unwrap_or(left);
    let mut text = String::new();
    let mut last: Option<&TextLine> = None;
    for line in lines {
        if let Some(before) = last {
            let room = (right - left) - (before.x1 - before.x0);
            // What is left of the width, less what cells keep free at their sides.
            let full = room < 1.6 * before.size;
            text.push_str(seam(&text, &line.text, full));
        }
        text.push_str(&line.text);
        last = Some(line);
    }
    let indent = lines.first().map_or(0, |line| quarters((line.x0 - left) / line.size));
    TextCell { text, rows: area.rows, columns: area.columns, indent }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both saturate")]
fn quarters(characters: f64) -> usize {
    (characters * 4.0).round().clamp(0.0, 1000.0) as usize
}

/// What stands between two lines of a cell: nothing where a word or a number was broken for lack of
/// room.
fn seam(before: &str, after: &str, full: bool) -> &'static str {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%');
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return "";
    };
    if !last.is_ascii() || !first.is_ascii() {
        return "";
    }
    let tail: String = before.chars().rev().take_while(|c| part(*c)).collect();
    let head: String = after.chars().take_while(|c| part(*c)).collect();
    // Two whole numbers are two numbers, unless the second is a digit or two that found no room.
    let bare = |text: &str| text.chars().all(part);
    let whole = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let rest = head.len() <= 2 && tail.len() >= 4;
    let numbers = bare(before) && bare(after);
    let two = numbers && whole(&tail) && whole(&head) && !rest;
    let second = numbers && is_second_decimal(before, after);
    let broken = (full || is_cut(before, after) || second)
        && !two
        && part(last)
        && part(first)
        && !(tail.contains('.') && head.contains('.'))
        && decimals(&tail, &head) <= 4;
    if broken { "" } else { " " }
}

/// How many decimals a joined number would have; `tail` is written backwards.
fn decimals(tail: &str, head: &str) -> usize {
    match tail.find('.') {
        Some(count) => count + head.len(),
        None => head.find('.').map_or(0, |point| head.len() - point - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Rule;
    use super::super::grid::grids;
    use super::super::lines::set;
    use super::*;

    fn rules(places: &[f64], to: f64) -> Vec<Rule> {
        places.iter().map(|at| Rule { at: *at, from: 0.0, to }).collect()
    }

    fn read(xs: &[f64], ys: &[f64], glyphs: Vec<Glyph>) -> Vec<Vec<String>> {
        let grid = grids(&rules(ys, xs[xs.len() - 1]), &rules(xs, ys[ys.len() - 1])).remove(0);
        let table = table(&grid, glyphs).unwrap();
        table.rows.into_iter().map(|row| row.into_iter().map(|c| c.text).collect()).collect()
    }

    #[test]
    fn wrapped_cells_are_joined_inside_the_cell() {
        let mut glyphs = set("机关事业单位养老", 2.0, 12.0, 10.0);
        glyphs.extend(set("保险", 2.0, 26.0, 10.0));
        glyphs.extend(set("160.7", 92.0, 12.0, 10.0));
        glyphs.extend(set("5", 92.0, 26.0, 10.0));
        // A value half a line above its label.
        glyphs.extend(set("合计", 2.0, 48.0, 10.0));
        glyphs.extend(set("1.20", 92.0, 42.0, 10.0));
        let rows = read(&[0.0, 90.0, 120.0], &[0.0, 30.0, 55.0], glyphs);
        assert_eq!(rows, [["机关事业单位养老保险", "160.75"], ["合计", "1.20"]]);
    }

    #[test]
    fn rows_without_lines_between_them_are_parted() {
        let mut glyphs = Vec::new();
        for (row, (name, a, b)) in
            [("甲", "1.00", "2.00"), ("乙", "3.00", "4.00")].iter().enumerate()
        {
            let y = 12.0 + 14.0 * row as f64;
            glyphs.extend(set(name, 2.0, y, 10.0));
            glyphs.extend(set(a, 52.0, y, 10.0));
            glyphs.extend(set(b, 102.0, y, 10.0));
        }
        let rows = read(&[0.0, 50.0, 100.0, 150.0], &[0.0, 40.0], glyphs);
        assert_eq!(rows, [["甲", "1.00", "2.00"], ["乙", "3.00", "4.00"]]);
    }
}
