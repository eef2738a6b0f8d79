//! Which parts of a long line are shown around its marks.
//!
//! Contract: every mark of the line stands in exactly one row; a row is at most `budget` columns
//! wide (a mark that is wider by itself is cut). Text left out is replaced by `…`.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::printable::printable_char;

/// Columns kept before a mark: its name stands there.
const BEFORE: usize = 16;
/// Columns kept behind a mark when something is left out there.
const BEHIND: usize = 6;
/// What stands for text that was left out between two marks, and its columns.
const GAP: &str = " … ";
const GAP_COLUMNS: usize = 3;
/// What stands for text that was left out at the ends.
const EDGE: char = '…';

/// A row of an excerpt: printable text, and the byte range of each of its marks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The text.
    pub text: String,
    /// Each mark's index (in the slice given) and its bytes in `text`.
    pub marks: Vec<(usize, Range<usize>)>,
}

/// A line as characters with their columns.
struct Line {
    /// Byte offset, stand-in, columns.
    characters: Vec<(usize, char, usize)>,
    /// Columns before each character; one more entry for the end.
    columns: Vec<usize>,
}

impl Line {
    fn new(text: &str) -> Line {
        let mut columns = vec![0];
        let mut total = 0;
        let mut characters = Vec::new();
        for (offset, character) in text.char_indices() {
            let shown = printable_char(character);
            let width = shown.width().unwrap_or(0);
            characters.push((offset, shown, width));
            total += width;
            columns.push(total);
        }
        Line { characters, columns }
    }

    fn len(&self) -> usize {
        self.characters.len()
    }

    fn index(&self, byte: usize) -> usize {
        self.characters.partition_point(|(offset, _, _)| *offset < byte)
    }

    fn width(&self, range: Range<usize>) -> usize {
        let column = |index: usize| self.columns.get(index).copied().unwrap_or(0);
        column(range.end).saturating_sub(column(range.start))
    }

    /// The first character that lies at most `columns` before `index`.
    fn back(&self, index: usize, columns: usize) -> usize {
        (0..index).rev().find(|at| self.width(*at..index) > columns).map_or(0, |at| at + 1)
    }

    /// The end of the text that lies at most `columns` behind `index`.
    fn forth(&self, index: usize, columns: usize) -> usize {
        (index..self.len())
            .find(|at| self.width(index..at + 1) > columns)
            .unwrap_or(self.len())
            .max(index)
    }

    fn push(&self, range: Range<usize>, out: &mut String) {
        let characters = self.characters.get(range).unwrap_or_default();
        out.extend(characters.iter().map(|(_, shown, _)| *shown));
    }
}

/// Cuts a line into rows around its marks (byte ranges of `text`, in order, not overlapping).
///
/// A line of at most `whole` columns is shown as it is; a longer one in rows of `budget` columns.
pub(super) fn rows(text: &str, marks: &[Range<usize>], whole: usize, budget: usize) -> Vec<Row> {
    let line = Line::new(text);
    let marks: Vec<Range<usize>> =
        marks.iter().map(|mark| line.index(mark.start)..line.index(mark.end)).collect();
    if line.width(0..line.len()) <= whole {
        let every = marks.iter().cloned().enumerate().collect();
        return vec![build(&line, every, 0..line.len())];
    }
    let cut = |mark: Range<usize>| {
        mark.start..line.forth(mark.start, budget.saturating_sub(2).max(2)).min(mark.end)
    };
    let marks: Vec<Range<usize>> = marks.into_iter().map(cut).collect();
    groups(&line, &marks, budget).into_iter().map(|group| row(&line, group, budget)).collect()
}

/// Puts neighbouring marks into one row while they fit, the nearest first.
fn groups(line: &Line, marks: &[Range<usize>], budget: usize) -> Vec<Vec<(usize, Range<usize>)>> {
    let mut groups: Vec<Vec<_>> = marks.iter().cloned().enumerate().map(|one| vec![one]).collect();
    let room = budget.saturating_sub(BEFORE + BEHIND + 2);
    loop {
        let fitting = groups.windows(2).enumerate().filter_map(|(at, pair)| {
            let [left, right] = pair else { return None };
            let between = left.last()?.1.end..right.first()?.1.start;
            let both = width(line, left) + gap(line, between.clone()) + width(line, right);
            (both <= room).then_some((line.width(between), at))
        });
        let Some((_, at)) = fitting.min() else { return groups };
        let right = groups.remove(at + 1);
        if let Some(left) = groups.get_mut(at) {
            left.extend(right);
        }
    }
}

/// The columns from the first to the last mark of a group as they will be shown.
fn width(line: &Line, group: &[(usize, Range<usize>)]) -> usize {
    let mut columns = 0;
    let mut previous: Option<usize> = None;
    for (_, mark) in group {
        columns += previous.map_or(0, |end| gap(line, end..mark.start)) + line.width(mark.clone());
        previous = Some(mark.end);
    }
    columns
}

/// The columns between two marks as they will be shown.
fn gap(line: &Line, between: Range<usize>) -> usize {
    line.width(between).min(BEHIND + GAP_COLUMNS + BEFORE)
}

/// One row: the group with as much of the text around it as fits.
fn row(line: &Line, group: Vec<(usize, Range<usize>)>, budget: usize) -> Row {
    let (Some((_, first)), Some((_, last))) = (group.first(), group.last()) else {
        return Row::default();
    };
    let (start, end) = (first.start, last.end);
    let used = 2 + width(line, &group);
    let spare = budget.saturating_sub(used);
    let right = line.width(end..line.len());
    let left = (spare * 2 / 3).max(spare.saturating_sub(right));
    let from = line.back(start, left);
    let left = line.width(from..start);
    let to = line.forth(end, spare.saturating_sub(left));
    build(line, group, from..to)
}

/// Writes a row from its marks and its two ends.
fn build(line: &Line, group: Vec<(usize, Range<usize>)>, ends: Range<usize>) -> Row {
    let mut row = Row::default();
    if ends.start > 0 {
        row.text.push(EDGE);
    }
    let mut at = ends.start;
    for (nth, (index, mark)) in group.into_iter().enumerate() {
        let between = at..mark.start;
        let elided = ends != (0..line.len())
            && nth > 0
            && line.width(between.clone()) > BEHIND + GAP_COLUMNS + BEFORE;
        if elided {
            line.push(at..line.forth(at, BEHIND), &mut row.text);
            row.text.push_str(GAP);
            line.push(line.back(mark.start, BEFORE)..mark.start, &mut row.text);
        } else {
            line.push(between, &mut row.text);
        }
        let start = row.text.len();
        line.push(mark.clone(), &mut row.text);
        row.marks.push((index, start..row.text.len()));
        at = mark.end;
    }
    line.push(at..ends.end.max(at), &mut row.text);
    if ends.end.max(at) < line.len() {
        row.text.push(EDGE);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(row: &Row) -> Vec<&str> {
        row.marks.iter().map(|(_, range)| &row.text[range.clone()]).collect()
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let text = "甲\t占78%";
        let found = rows(text, std::slice::from_ref(&(7..10)), 80, 60);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "甲 占78%");
        assert_eq!(shown(&found[0]), ["78%"]);
    }

    #[test]
    fn a_long_line_is_cut_around_its_marks() {
        let filler = "收入支出总体情况说明".repeat(10);
        let text = format!("{filler}合计1020.20万元{filler}占78%，{filler}");
        let first = text.find("1020.20").unwrap();
        let second = text.find("78%").unwrap();
        let found = rows(&text, &[first..first + 13, second..second + 3], 80, 80);
        assert_eq!(found.len(), 1);
        assert_eq!(shown(&found[0]), ["1020.20万元", "78%"]);
        assert_eq!(
            found[0].text,
            "…明收入支出总体情况说明合计1020.20万元收入支 … 出总体情况说明占78%，收入支出总…"
        );
        let narrow = rows(&text, &[first..first + 13, second..second + 3], 40, 40);
        assert_eq!(narrow.len(), 2);
    }

    #[test]
    fn rows_keep_to_their_budget_and_hold_every_mark() {
        let filler = "一般公共预算ab财政拨款".repeat(30);
        let text = format!("{filler}1.00{filler}2.00{filler}3.00、4.00");
        let marks: Vec<_> = ["1.00", "2.00", "3.00", "4.00"]
            .iter()
            .map(|mark| text.find(mark).unwrap()..text.find(mark).unwrap() + 4)
            .collect();
        for budget in 24..120 {
            let found = rows(&text, &marks, budget, budget);
            let all: Vec<_> = found.iter().flat_map(shown).collect();
            assert_eq!(all, ["1.00", "2.00", "3.00", "4.00"], "budget {budget}");
            for row in &found {
                assert!(Line::new(&row.text).width(0..row.text.chars().count()) <= budget);
            }
        }
    }

    #[test]
    fn a_mark_wider_than_the_budget_is_cut() {
        let text = "甲".repeat(300);
        let found = rows(&text, std::slice::from_ref(&(0..900)), 40, 40);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, format!("{}…", "甲".repeat(19)));
    }
}
