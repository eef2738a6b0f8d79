//! Rows that no line parts, told by their names.
//!
//! Contract: the first column of words holds several names, and each number of a column that has more than one
//! stands beside one of its own; a name that found no room in its line is one name. Where the numbers of a column
//! hang all a little higher or lower than their names, they are as many as these. Nothing is told where one
//! number stands beside several names that are not numbered.

use super::grid::{Area, Grid};
use super::lines::TextLine;
use super::rows::{Filled, SAME_HEIGHT, are_wrapped, count, heights, is_full, is_number, numbers};

/// Lines of one name never stand further from each other.
const APART: f64 = 1.9;

/// A number belongs to a name that is nearer than this part of the way to the next one.
const OWN: f64 = 0.45;

/// Fewer names and numbers than this may be as many by chance.
const LEAST_PAIRS: usize = 4;

/// Where the first column of names has several of them: each number of a column that has more than one stands
/// beside another, or all of them are numbered (二、…三、…).
pub fn named(grid: &Grid, row: &[Filled]) -> Option<Vec<f64>> {
    let is_named = |(_, lines): &&Filled| lines.iter().any(|line| !is_number(&line.text));
    let (area, lines) = row.iter().find(is_named).filter(|(area, _)| area.rows == 1)?;
    let names = names(grid, *area, lines.clone());
    let size = lines.iter().map(|line| line.size).fold(0.0, f64::max);
    let reach = SAME_HEIGHT * size;
    let spans: Vec<(f64, f64)> =
        names.iter().filter_map(|name| Some((name.first()?.y, name.last()?.y))).collect();
    let beside = |y: f64| spans.iter().position(|(from, to)| from - reach <= y && y <= to + reach);
    let several: Vec<&Filled> =
        row.iter().filter(|(area, lines)| count(grid, *area, lines) >= 2).collect();
    let each_beside_one = |(_, lines): &&Filled| {
        let own: Vec<Option<usize>> = numbers(lines).into_iter().map(beside).collect();
        own.iter().all(Option::is_some) && own.windows(2).all(|pair| pair.first() != pair.last())
    };
    let numbered = |name: &Vec<TextLine>| name.first().is_some_and(|line| is_numbered(&line.text));
    let parted = match several.as_slice() {
        [] => {
            names.iter().all(numbered)
                && row.iter().any(|(area, lines)| count(grid, *area, lines) == 1)
        }
        _ => several.iter().all(each_beside_one) && !are_wrapped(grid, &several),
    };
    if !parted || spans.len() < 2 {
        return None;
    }
    // A name of two lines has its numbers between them.
    let mut heights = heights(row, reach);
    let free =
        |(from, to): &&(f64, f64)| !heights.iter().any(|y| from - reach <= *y && *y <= to + reach);
    let mut alone: Vec<f64> = spans.iter().filter(free).map(|(from, _)| *from).collect();
    heights.append(&mut alone);
    heights.sort_by(f64::total_cmp);
    (heights.len() > 1).then_some(heights)
}

/// Where every column of several numbers has as many as there are names, and each number is nearer to its own than
/// to the next: the program that printed the page set names and numbers in cells of different heights.
pub fn paired(grid: &Grid, row: &[Filled]) -> Option<Vec<f64>> {
    let is_named = |(_, lines): &&Filled| lines.iter().any(|line| !is_number(&line.text));
    let (area, lines) = row.iter().find(is_named).filter(|(area, _)| area.rows == 1)?;
    let names: Vec<f64> = names(grid, *area, lines.clone())
        .iter()
        .map(|name| match name.as_slice() {
            [line] => Some(line.y),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let gaps = names.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
    let reach = OWN * gaps.fold(f64::INFINITY, f64::min);
    let several: Vec<&Filled> =
        row.iter().filter(|(area, lines)| count(grid, *area, lines) >= 2).collect();
    let beside = |(_, lines): &&Filled| {
        let own = numbers(lines);
        own.len() == names.len()
            && own.iter().zip(&names).all(|(y, name)| (y - name).abs() <= reach)
    };
    let paired = names.len() >= LEAST_PAIRS
        && !several.is_empty()
        && several.iter().all(beside)
        && !are_wrapped(grid, &several);
    paired.then_some(names)
}

/// The lines of a cell, those of one name together: one that found no room in its line goes on in the next. A
/// number is alone.
pub fn names(grid: &Grid, area: Area, lines: Vec<TextLine>) -> Vec<Vec<TextLine>> {
    let mut names: Vec<Vec<TextLine>> = Vec::new();
    for line in lines {
        let goes_on = names.last().and_then(|name| name.last()).is_some_and(|before| {
            !is_number(&line.text)
                && !is_number(&before.text)
                && !is_numbered(&line.text)
                && line.y - before.y < APART * before.size
                && (is_full(grid, area, before) || reaches_edge(grid, area, before))
        });
        match names.last_mut().filter(|_| goes_on) {
            Some(name) => name.push(line),
            None => names.push(vec![line]),
        }
    }
    names
}

/// Whether a line that stands in from the left ends at the right edge of its cell.
fn reaches_edge(grid: &Grid, area: Area, line: &TextLine) -> bool {
    let left = grid.xs.get(area.column).copied().unwrap_or_default();
    let right = grid.xs.get(area.column + area.columns).copied().unwrap_or(left);
    right - line.x1 < line.size && line.x0 - left > line.size
}

/// Whether a line begins with the number of an item: 三、 or （三）.
fn is_numbered(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(', ' ']);
    let rest = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    rest.len() < text.len() && rest.starts_with(['、', '）', ')'])
}

/// The row of a name: that of the only anchor between its lines.
pub fn height(name: &[TextLine], anchors: &[f64]) -> Option<usize> {
    let (first, last) = (name.first()?, name.last()?);
    let reach = SAME_HEIGHT * first.size;
    let from = anchors.partition_point(|anchor| *anchor < first.y - reach);
    let to = anchors.partition_point(|anchor| *anchor <= last.y + reach);
    (to == from + 1).then_some(from)
}
