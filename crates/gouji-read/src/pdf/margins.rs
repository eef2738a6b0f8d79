//! Which lines of a PDF go on in the next: by the margins of its text.
//!
//! Contract: a line goes on if what comes next would not have fitted into it and does not begin
//! where paragraphs begin.

use gouji_pdf::TextLine;

use crate::lines::{is_terminal, opens};

/// The shortest line, in characters, that tells where the margins are.
const TELLING: usize = 15;

/// So many full lines show where the text of a page begins.
const ENOUGH: usize = 6;

/// Where the text of pages of one width stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    left: f64,
    right: f64,
    size: f64,
    /// Whether paragraphs begin with an indent.
    indented: bool,
}

impl Margins {
    /// The margins that most of these lines keep to.
    pub fn of<'a>(lines: impl Iterator<Item = &'a TextLine> + Clone) -> Option<Margins> {
        let telling = lines.filter(|line| line.text.chars().count() >= TELLING);
        let right = most(telling.clone().map(|line| line.x1), f64::max)?;
        let size = most(telling.clone().map(|line| line.size), f64::max)?;
        let full = telling.clone().filter(|line| (line.x1 - right).abs() <= 2.5 * line.size);
        let mut lefts: Vec<f64> = full.map(|line| line.x0).collect();
        lefts.sort_by(f64::total_cmp);
        // More lines may be indented than not.
        let left = *lefts.get(lefts.len() / 10)?;
        let begins = |line: &&TextLine| is_indent(line.x0 - left, line.size);
        let indents = telling.filter(begins).count();
        Some(Margins { left, right, size, indented: indents >= 2 })
    }

    /// The margins where these lines stand, of one page: a page of text beside pages of tables has a left
    /// margin of its own.
    #[must_use]
    pub fn on<'a>(self, lines: impl Iterator<Item = &'a TextLine>) -> Margins {
        let full = lines.filter(|line| {
            line.text.chars().count() >= TELLING && (line.x1 - self.right).abs() <= 2.5 * line.size
        });
        let mut lefts: Vec<f64> = full.map(|line| line.x0).collect();
        lefts.sort_by(f64::total_cmp);
        let own = lefts.get(lefts.len() / 10).copied();
        let left = own.filter(|_| lefts.len() >= ENOUGH).unwrap_or(self.left);
        Margins { left, ..self }
    }

    /// Whether `line` goes on in `next`, which stands `behind` it: below it on the same page, or on
    /// the page after.
    pub fn goes_on(&self, line: &TextLine, next: &TextLine, same_page: bool) -> bool {
        let size = line.size;
        if (next.size - size).abs() > 0.2 * size {
            return false;
        }
        let far = same_page && next.y - line.y > 2.9 * size;
        if far {
            return false;
        }
        if size > 1.15 * self.size {
            // A title of several lines in the middle of the page.
            let middle = |line: &TextLine| f64::midpoint(line.x0, line.x1);
            let inner = line.x0 > self.left + size && next.x0 > self.left + size;
            return inner && (middle(line) - middle(next)).abs() < size && !opens(&next.text);
        }
        let room = self.right - line.x1;
        let full = room < next.head + 0.8 * size;
        let flush = next.x0 < self.left + 1.1 * size;
        let ended = is_terminal(&line.text) || is_listed(&line.text);
        full && flush && !(ended && (opens(&next.text) || !self.indented))
    }
}

/// Whether a line of a column goes on in the next: columns are too narrow to tell by their margins, so it does
/// unless its sentence ends.
pub fn goes_on_in_column(line: &TextLine, next: &TextLine) -> bool {
    (next.size - line.size).abs() <= 0.2 * line.size
        && !line.text.ends_with(['。', '！', '？'])
        && !opens(&next.text)
}

/// Whether a line is one of a table of contents.
fn is_listed(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').ends_with(['…', '·'])
}

fn is_indent(step: f64, size: f64) -> bool {
    step > 1.1 * size && step < 4.6 * size
}

/// The value that most of a set of values are near to; of two the one that `prefer` names.
fn most(values: impl Iterator<Item = f64>, prefer: fn(f64, f64) -> f64) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let mut best: Option<(usize, f64)> = None;
    let mut end = 0;
    for (index, value) in values.iter().enumerate() {
        while values.get(end).is_some_and(|other| other - value <= 4.0) {
            end += 1;
        }
        let count = end.saturating_sub(index);
        let middle = values.get(index + count / 2).copied().unwrap_or(*value);
        best = match best {
            Some((most, _)) if count > most => Some((count, middle)),
            Some((most, at)) if count == most => Some((most, prefer(at, middle))),
            None => Some((count, middle)),
            kept => kept,
        };
    }
    best.map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_pdf::lines::{lines, set};

    #[test]
    fn a_full_line_goes_on_unless_the_next_is_indented() {
        let texts = [
            (92.0, "上海市普陀区财政局二〇二四年度收入支出总计，收入"),
            (72.0, "支出总计减少一成，主要原因：基本支出中人员进出退休。"),
            (72.0, "以及项目支出中合同支付进度条款等原因减少支付。"),
            (92.0, "住房保障支出住房保障支出住房保障支出其他收入，占"),
            (72.0, "15.16%；"),
            (92.0, "本年收入合计二千九百四十六万元其他收入六万元其他"),
        ];
        let lines: Vec<TextLine> = texts
            .iter()
            .enumerate()
            .flat_map(|(index, (x, text))| lines(set(text, *x, 100.0 + 20.0 * index as f64, 10.0)))
            .collect();
        let margins = Margins::of(lines.iter()).unwrap();
        let goes_on: Vec<bool> =
            lines.windows(2).map(|pair| margins.goes_on(&pair[0], &pair[1], true)).collect();
        assert_eq!(goes_on, [true, true, false, true, false]);
    }

    #[test]
    fn a_page_of_text_has_a_left_margin_of_its_own() {
        let line = |x: f64, index: usize| {
            lines(set(
                "一般公共预算收入加地方政府一般债务转贷收入返还性收入",
                x,
                100.0 + 20.0 * index as f64,
                10.0,
            ))
        };
        let page: Vec<TextLine> = (0..8).flat_map(|index| line(72.0, index)).collect();
        // The lists of other pages begin further left.
        let all = Margins { left: 40.0, ..Margins::of(page.iter()).unwrap() };
        assert!(!all.goes_on(&page[0], &page[1], true));
        assert!(all.on(page.iter()).goes_on(&page[0], &page[1], true));
    }
}
