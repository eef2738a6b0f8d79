//! Rows of a table that no line parts.
//!
//! Contract: a row of the grid is parted only where two of its columns hold several numbers that stand at
//! the same heights, or where its names are several and each number stands beside one of its own, or as many as the
//! numbers that hang beside them; each number keeps its own row, whatever the other columns leave blank. A number or
//! a name that was broken for lack of room is one.

use super::broken::{is_cut, is_second_decimal};
use super::grid::{Area, Grid};
use super::lines::TextLine;
use super::named::{height, named, names, paired};

/// A cell with its lines.
pub type Filled = (Area, Vec<TextLine>);

/// Lines nearer than this part of the type's size stand at one height.
pub const SAME_HEIGHT: f64 = 0.5;

/// Lines of one cell stand nearer than this to each other, in parts of the type's size.
const NEAR: f64 = 1.45;

/// Parts a row that holds several rows of numbers.
pub fn part(grid: &Grid, row: Vec<Filled>) -> Vec<Vec<Filled>> {
    let Some(anchors) = anchors(grid, &row) else { return vec![row] };
    let mut parts: Vec<Vec<Filled>> = anchors
        .iter()
        .map(|_| row.iter().map(|(area, _)| (Area { rows: 1, ..*area }, Vec::new())).collect())
        .collect();
    for (column, (area, lines)) in row.into_iter().enumerate() {
        for name in names(grid, area, lines) {
            let at = height(&name, &anchors);
            for line in name {
                let own = at.or_else(|| nearest(&anchors, line.y));
                let part = own.and_then(|index| parts.get_mut(index));
                if let Some((_, lines)) = part.and_then(|part| part.get_mut(column)) {
                    lines.push(line);
                }
            }
        }
    }
    parts
}

/// The heights of the rows, from top to bottom; nothing where there is one row only.
fn anchors(grid: &Grid, row: &[Filled]) -> Option<Vec<f64>> {
    if row.iter().any(|(_, lines)| breaks_off(lines)) {
        return None;
    }
    named(grid, row).or_else(|| agreed(grid, row)).or_else(|| paired(grid, row))
}

/// Where two columns have several numbers at the same heights.
fn agreed(grid: &Grid, row: &[Filled]) -> Option<Vec<f64>> {
    let several: Vec<&Filled> =
        row.iter().filter(|(area, lines)| count(grid, *area, lines) >= 2).collect();
    if are_wrapped(grid, &several) {
        return None;
    }
    let fullest = several.iter().max_by_key(|(area, lines)| count(grid, *area, lines))?;
    let size = fullest.1.iter().map(|line| line.size).fold(0.0, f64::max);
    let near = |a: f64, b: f64| (a - b).abs() <= SAME_HEIGHT * size;
    let own = numbers(&fullest.1);
    let agreed = several.iter().filter(|other| other.0 != fullest.0).any(|(_, lines)| {
        let other = numbers(lines);
        other.iter().filter(|y| own.iter().any(|own| near(*own, **y))).count() * 2 > other.len()
    });
    if !agreed {
        return None;
    }
    let mut heights = heights(row, SAME_HEIGHT * size);
    // A row of words alone stands as far from the others as they from each other.
    let mut gaps: Vec<f64> =
        heights.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
    gaps.sort_by(f64::total_cmp);
    let gap = gaps.get(gaps.len() / 2).copied().unwrap_or(f64::INFINITY);
    if gaps.len() >= 2 {
        let far = (0.6 * gap).max(size);
        let alone = row.iter().flat_map(|(_, lines)| lines).map(|line| line.y).filter(|y| {
            nearest(&heights, *y)
                .and_then(|index| heights.get(index))
                .is_some_and(|own| (own - y).abs() > far)
        });
        let mut alone: Vec<f64> = alone.collect();
        heights.append(&mut alone);
        heights.sort_by(f64::total_cmp);
        heights.dedup_by(|b, a| near(*a, *b));
    }
    (heights.len() > 1).then_some(heights)
}

/// The heights of all numbers of a row, those at one height once.
pub fn heights(row: &[Filled], reach: f64) -> Vec<f64> {
    let mut heights: Vec<f64> = row.iter().flat_map(|(_, lines)| numbers(lines)).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|b, a| (*a - *b).abs() <= reach);
    heights
}

/// The heights of the numbers of a cell.
pub fn numbers(lines: &[TextLine]) -> Vec<f64> {
    lines.iter().filter(|line| is_number(&line.text)).map(|line| line.y).collect()
}

/// The anchor nearest to a height; they stand in order.
fn nearest(anchors: &[f64], y: f64) -> Option<usize> {
    let behind = anchors.partition_point(|anchor| *anchor < y);
    let distance = |index: usize| anchors.get(index).map(|anchor| (anchor - y).abs());
    let before = behind.checked_sub(1);
    match (before.and_then(distance), distance(behind)) {
        (Some(above), Some(below)) if above <= below => before,
        (_, Some(_)) => Some(behind),
        _ => before,
    }
}

/// Whether the cells hold one number each that found no room in one line: every line but the last is as long as
/// its cell is wide, some last one is not, and the lines stand as near as those of a paragraph.
pub fn are_wrapped(grid: &Grid, cells: &[&Filled]) -> bool {
    let mut short = false;
    let wrapped = cells.iter().all(|(area, lines)| {
        let numbers: Vec<&TextLine> = lines.iter().filter(|line| is_number(&line.text)).collect();
        let Some((last, above)) = numbers.split_last() else { return false };
        short |= !is_full(grid, *area, last);
        above.iter().all(|line| is_full(grid, *area, line))
            && numbers.windows(2).all(|pair| match pair {
                [one, next] => next.y - one.y < NEAR * one.size,
                _ => false,
            })
    });
    wrapped && short && !cells.is_empty()
}

/// Whether a number of a cell breaks off at the end of a line.
fn breaks_off(lines: &[TextLine]) -> bool {
    lines.windows(2).any(|pair| matches!(pair, [one, next] if is_cut(&one.text, &next.text)))
}

/// Whether nothing more had room in a line of a cell.
pub fn is_full(grid: &Grid, area: Area, line: &TextLine) -> bool {
    let left = grid.xs.get(area.column).copied().unwrap_or_default();
    let right = grid.xs.get(area.column + area.columns).copied().unwrap_or(left);
    (right - left) - (line.x1 - line.x0) < 1.6 * line.size
}

/// How many numbers a cell holds, one below the other; one that was broken counts once.
pub fn count(grid: &Grid, area: Area, lines: &[TextLine]) -> usize {
    let mut count = 0;
    let mut last: Option<&TextLine> = None;
    for line in lines.iter().filter(|line| is_number(&line.text)) {
        let broken = last.is_some_and(|before| {
            let rest = line.text.strip_suffix('%').unwrap_or(&line.text);
            let all = rest.chars().all(|c| c.is_ascii_digit());
            // 1,816.3 above 4: the second decimal of an amount.
            let second = is_second_decimal(&before.text, rest);
            let near = line.y - before.y < NEAR * before.size;
            all && before.text.contains('.') && (is_full(grid, area, before) || (second && near))
        });
        count += usize::from(!broken);
        last = Some(line);
    }
    count
}

/// Whether a line is nothing but one whole number, as numbers are printed.
pub fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches('-');
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(all);
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || whole.find(',').is_some_and(|at| at <= 3);
    first && grouped && rest.iter().all(|group| group.len() == 3 && all(group)) && all(decimals)
}

#[cfg(test)]
mod tests {
    use super::super::cells::table;
    use super::super::glyphs::Rule;
    use super::super::grid::grids;
    use super::super::lines::set;
    use super::*;

    /// The rows of a table without lines between them: each a name and two numbers.
    fn read(rows: &[(&str, &str, &str)]) -> Vec<Vec<String>> {
        let foot = 16.0 + 20.0 * rows.len() as f64;
        let rules = |places: &[f64], to: f64| -> Vec<Rule> {
            places.iter().map(|at| Rule { at: *at, from: 0.0, to }).collect()
        };
        let mut glyphs = Vec::new();
        for (row, (name, a, b)) in rows.iter().enumerate() {
            let y = 16.0 + 20.0 * row as f64;
            glyphs.extend(set(name, 2.0, y, 10.0));
            glyphs.extend(set(a, 112.0, y, 10.0));
            glyphs.extend(set(b, 152.0, y, 10.0));
        }
        let grid = grids(&rules(&[0.0, foot], 190.0), &rules(&[0.0, 110.0, 150.0, 190.0], foot));
        let table = table(&grid[0], glyphs).unwrap();
        table.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn whole_numbers_and_blanks_keep_their_rows() {
        let rows = [
            ("一、教育支出", "1113", "1002"),
            ("二、城乡社区支出", "3614725", "6255062"),
            ("其中：土地收益", "", "325000"),
            ("农业土地开发", "", "492094"),
            ("三、农林水支出", "", ""),
            ("四、其他支出", "453", "2142"),
        ];
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|(a, b, c)| [a, b, c].map(|text| (*text).to_owned()).to_vec())
            .collect();
        assert_eq!(read(&rows), expected);
    }

    fn owned(rows: &[(&str, &str, &str)]) -> Vec<Vec<String>> {
        let cells =
            |(a, b, c): &(&str, &str, &str)| [*a, *b, *c].map(|text| text.to_owned()).to_vec();
        rows.iter().map(cells).collect()
    }

    #[test]
    fn names_tell_the_rows_where_no_two_columns_do() {
        // One column of numbers.
        let lone = [("教育支出", "7488", ""), ("普通教育", "6418", ""), ("学前教育", "13", "")];
        assert_eq!(read(&lone), owned(&lone));
        // Columns that never stand side by side, a name alone, and what is numbered.
        let apart = [
            ("一、上年末余额", "", "7435.05"),
            ("二、余额限额", "8225.44", ""),
            ("其中：", "", ""),
            ("三、发行额", "", "1022.21"),
        ];
        assert_eq!(read(&apart), owned(&apart));
        let blank = [("二、股利收入", "", "4"), ("三、转让收入", "", ""), ("四、清算收入", "", "")];
        assert_eq!(read(&blank), owned(&blank));
    }

    /// Rows of one column of numbers that stand `off` below their names, 20 apart.
    fn hanging(rows: &[(&str, &str)], off: f64) -> usize {
        let foot = 16.0 + 20.0 * rows.len() as f64;
        let rules = |places: &[f64], to: f64| -> Vec<Rule> {
            places.iter().map(|at| Rule { at: *at, from: 0.0, to }).collect()
        };
        let mut glyphs = Vec::new();
        for (row, (name, number)) in rows.iter().enumerate() {
            let y = 16.0 + 20.0 * row as f64;
            glyphs.extend(set(name, 2.0, y, 10.0));
            glyphs.extend(set(number, 112.0, y + if row > 1 { off } else { 0.0 }, 10.0));
        }
        let grid = grids(&rules(&[0.0, foot], 190.0), &rules(&[0.0, 110.0, 190.0], foot));
        let table = table(&grid[0], glyphs).unwrap();
        let whole = |row: &Vec<super::super::cells::TextCell>| {
            rows.iter().any(|(name, number)| row[0].text == *name && row[1].text == *number)
        };
        table.rows.iter().filter(|row| whole(row)).count()
    }

    #[test]
    fn numbers_that_hang_beside_their_names_belong_to_them() {
        let rows = [("合计", "730"), ("青林市", "400"), ("临河县", "220"), ("白石县", "110")];
        assert_eq!(hanging(&rows, -6.5), 4);
        assert_eq!(hanging(&rows, 6.5), 4);
        // Half way to the next name nobody can tell; one number short neither.
        assert_eq!(hanging(&rows, 10.0), 0);
        let short = [("合计", "730"), ("青林市", "400"), ("临河县", "220"), ("白石县", "")];
        assert_eq!(hanging(&short, -6.5), 0);
    }

    #[test]
    fn a_name_of_two_lines_is_one() {
        // One number between two lines, neither of them numbered.
        let one = [("行政运行", "", ""), ("机关服务", "12", "")];
        assert_eq!(read(&one).len(), 1);
    }

    #[test]
    fn numbers_are_whole_numbers() {
        for text in ["12", "-1,234.5", "98.1%", "3614725"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["1,234,5", "1.", ",5", "2024年", "-"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
