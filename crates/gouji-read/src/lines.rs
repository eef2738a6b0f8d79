//! The lines of a text: what each is, and which go on in the next.
//!
//! Contract: a line's kind never depends on what its figures mean. Two lines are joined only on
//! evidence: the text as a whole is hard-wrapped and the line is full, or the line plainly breaks
//! off inside a sentence or a number.

use unicode_width::UnicodeWidthStr;

use gouji_core::document::{SourceText, Span};

use super::broken_off::is_broken_off;
use super::hint::Hint;
use super::tabbed;
use gouji_core::heading;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "pdf"),
    expect(dead_code, reason = "lines that only the PDF reader knows")
)]
pub enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// A page number or the like.
    Furniture,
    /// A cell of a table saved as text: the line opens with a tab.
    TabCell,
    /// A row of numbers in columns.
    Columns,
    /// A row of cells with bars between them.
    Bars,
    /// A row of cells with tabs between them.
    Tabs,
    /// A line of a footnote: running text that the text around it goes on behind.
    Note,
    /// A row of a table that the format knows, by the table's number.
    TableRow(usize),
    /// Running text.
    Prose,
}

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its bytes without the line break and surrounding blanks.
    pub span: Span,
    /// What it is.
    pub kind: LineKind,
    /// Columns it takes on a screen.
    width: usize,
    /// Whether the format says that its paragraph goes on.
    goes_on: Option<bool>,
    /// A page ends before this line.
    page_break: bool,
}

/// All lines of a text.
#[derive(Debug, Clone)]
pub struct Lines {
    lines: Vec<Line>,
    /// The width at which the text is wrapped by hand, if it is.
    wrapped_at: Option<usize>,
}

impl Lines {
    /// Looks at every line of a text.
    pub fn of(source: &SourceText) -> Lines {
        Lines::with_hints(source, &[])
    }

    /// Looks at every line of a text of which something is known, line by line.
    pub fn with_hints(source: &SourceText, hints: &[Hint]) -> Lines {
        let mut lines = Vec::with_capacity(source.line_count());
        let mut page_break = false;
        for number in 1..=source.line_count() {
            let span = source.line_span(number);
            let raw = source.slice(span);
            page_break |= raw.contains('\u{c}');
            let trimmed = raw.trim();
            let start = span.start + (raw.len() - raw.trim_start().len());
            let trimmed_span = Span::new(start, start + trimmed.len());
            let hint = hints.get(number - 1).copied().unwrap_or_default();
            let below = || {
                let next = source.line_span(number + 1);
                if number < source.line_count() { source.slice(next).trim() } else { "" }
            };
            let kind = hint.kind.unwrap_or_else(|| kind_of(raw, trimmed, below));
            let width = UnicodeWidthStr::width(trimmed);
            lines.push(Line { span: trimmed_span, kind, width, goes_on: hint.goes_on, page_break });
            if kind != LineKind::Blank {
                page_break = false;
            }
        }
        mark_lone_page_numbers(&mut lines, source);
        if hints.is_empty() {
            tabbed::mark(&mut lines, source);
        }
        let wrapped_at = wrap_width(&lines, source);
        Lines { lines, wrapped_at }
    }

    /// The line at an index.
    pub fn get(&self, index: usize) -> Option<&Line> {
        self.lines.get(index)
    }

    /// The index of the line that the line at `index` goes on in.
    pub fn continuation(&self, source: &SourceText, index: usize) -> Option<usize> {
        let line = self.get(index)?;
        let mut next = index + 1;
        let mut gap = false;
        let mut page = false;
        loop {
            let candidate = self.get(next)?;
            match candidate.kind {
                LineKind::Note if line.kind == LineKind::Note => break,
                LineKind::Note if line.kind == LineKind::Prose => {
                    gap = true;
                    page = true;
                    next += 1;
                }
                LineKind::Blank | LineKind::Furniture if line.kind == LineKind::Prose => {
                    gap = true;
                    page |= candidate.page_break || candidate.kind == LineKind::Furniture;
                    next += 1;
                }
                LineKind::Prose if line.kind == LineKind::Prose => break,
                _ => return None,
            }
        }
        let following = self.get(next)?;
        page |= following.page_break;
        if gap && !page {
            return None;
        }
        let text = source.slice(line.span);
        let after = source.slice(following.span);
        // A number is never broken, so a line before a long one ends early.
        let unbroken = after.bytes().take_while(|byte| byte.is_ascii_graphic()).count();
        let reached = line.width + unbroken;
        let full = |slack: usize| self.wrapped_at.is_some_and(|width| reached + slack >= width);
        // A sentence may end where the line does; a paragraph seldom does.
        let full = || {
            full(if is_terminal(text) { 3 } else { 10 })
                && !text.ends_with(['：', ':'])
                && !opens(after)
        };
        let goes_on = line.goes_on.unwrap_or_else(full) || is_broken_off(text, after);
        goes_on.then_some(next)
    }
}

fn kind_of<'a>(raw: &str, trimmed: &str, below: impl Fn() -> &'a str) -> LineKind {
    if raw.starts_with('\t') {
        // An empty cell counts as a cell: the row would shift without it.
        return LineKind::TabCell;
    }
    if trimmed.is_empty() {
        return LineKind::Blank;
    }
    if is_page_furniture(trimmed) {
        LineKind::Furniture
    } else if is_barred(trimmed) {
        LineKind::Bars
    } else if is_columns(trimmed) && !opens_with_unit(below()) {
        LineKind::Columns
    } else {
        LineKind::Prose
    }
}

/// `| 合计 | 300.00 | 200.00 |`, with or without the bars at its ends: no sentence has several.
fn is_barred(line: &str) -> bool {
    line.bytes().filter(|byte| *byte == b'|').count() >= 2
}

/// `—5—`, `- 5 -`, `第5页`, `第 5 页 共 10 页`, `5 / 10`.
pub fn is_page_furniture(line: &str) -> bool {
    // Most lines hold a character that no page number does.
    let numbering = |c: char| match c {
        '第' | '页' | '共' | '/' | ',' | '，' | '-' | '—' | '–' | '－' | '―' | '─' => {
            true
        }
        _ => c.is_ascii_digit() || ('０'..='９').contains(&c) || c.is_whitespace(),
    };
    if !line.chars().all(numbering) {
        return false;
    }
    let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '―' | '─');
    let inner = compact.trim_matches(dash);
    let digits = |text: &str| {
        !text.is_empty()
            && text.len() <= 4
            && text.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
    };
    if inner.len() < compact.len() && digits(inner) {
        return compact.starts_with(dash) && compact.ends_with(dash);
    }
    if let Some(rest) = compact.strip_prefix('第')
        && let Some((page, tail)) = rest.split_once('页')
    {
        let total = tail.trim_start_matches(['，', ',', '/']).strip_prefix('共');
        return digits(page)
            && (tail.is_empty() || total.and_then(|t| t.strip_suffix('页')).is_some_and(digits));
    }
    compact.split_once('/').is_some_and(|(page, of)| digits(page) && digits(of))
}

/// A row of a table that lost its lines: no sentence in it, and numbers in columns.
fn is_columns(line: &str) -> bool {
    if line.contains(['。', '；', '：', '，', '、', '%', '％', '“']) {
        return false;
    }
    let mut numbers = 0usize;
    let mut words = 0usize;
    for piece in line.split_whitespace() {
        let digits = piece.trim_start_matches('-').trim_end_matches('|');
        // A sentence that was wrapped by hand: `2024 年某市…资金 41.5`, and 亿元 below it.
        if opens_with_unit(piece) {
            return false;
        }
        let number = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        if number { numbers += 1 } else { words += 1 }
    }
    let last_is_number = line.split_whitespace().next_back().is_some_and(|piece| {
        piece.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
    });
    numbers >= 2 && words <= numbers + 2 && last_is_number && line.contains('.')
}

/// Whether a piece of a line begins with what only stands behind a number in a sentence.
fn opens_with_unit(piece: &str) -> bool {
    ["年", "月", "日", "亿元", "万元", "元", "%", "％", "个百分点", "户", "人", "个"]
        .iter()
        .any(|unit| piece.starts_with(unit))
}

/// A number alone on a line next to a page break is the page's number.
fn mark_lone_page_numbers(lines: &mut [Line], source: &SourceText) {
    let count = lines.len();
    for index in 0..count {
        let Some(line) = lines.get(index) else { continue };
        let text = source.slice(line.span);
        let lone = line.kind == LineKind::Prose
            && text.len() <= 4
            && text.chars().all(|c| c.is_ascii_digit());
        if !lone {
            continue;
        }
        let break_behind = lines
            .get(index + 1..)
            .unwrap_or_default()
            .iter()
            .take_while(|next| next.page_break || next.kind == LineKind::Blank)
            .any(|next| next.page_break);
        if (line.page_break || break_behind)
            && let Some(line) = lines.get_mut(index)
        {
            line.kind = LineKind::Furniture;
        }
    }
}

/// The width of a hard-wrapped text: many lines of nearly the same width break off inside a
/// sentence. `None` for a text whose paragraphs are single lines.
fn wrap_width(lines: &[Line], source: &SourceText) -> Option<usize> {
    let mut widths: Vec<usize> =
        lines.iter().filter(|l| l.kind == LineKind::Prose).map(|l| l.width).collect();
    if widths.len() < 4 {
        return None;
    }
    widths.sort_unstable();
    let high = *widths.get(widths.len() * 9 / 10)?;
    let longest = *widths.last()?;
    if high < 24 || longest > high + high / 2 + 8 {
        return None;
    }
    let full: Vec<&Line> =
        lines.iter().filter(|l| l.kind == LineKind::Prose && l.width + 10 >= high).collect();
    let open = full.iter().filter(|l| !is_terminal(source.slice(l.span))).count();
    (full.len() >= 3 && open * 2 > full.len()).then_some(high)
}

/// Whether a line ends where a paragraph may end.
pub fn is_terminal(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '：', ':', '!', '?'])
        || text.ends_with("。”")
        || text.ends_with("。）")
}

/// Whether a line opens something new.
pub fn opens(text: &str) -> bool {
    let folded = super::fold::fold(text.get(..text.len().min(64)).map_or(text, |t| t), 0);
    heading::marker(folded.text()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_page_furniture() {
        for line in ["—5—", "- 12 -", "第 5 页", "第5页 共10页", "5 / 10", "－３－"] {
            assert!(is_page_furniture(line), "{line}");
        }
        for line in ["5", "-5", "2020", "第5页是", "5/10/2020"] {
            assert!(!is_page_furniture(line), "{line}");
        }
    }

    #[test]
    fn knows_rows_of_columns() {
        assert!(is_columns("205 教育支出 26.02 26.02"));
        assert!(is_columns("合计 1,213.00 3.00"));
        assert!(!is_columns("本年支出合计 20323.21 万元"));
        assert!(!is_columns("2020年 项目"));
        assert!(!is_columns("2024 年青禾市对镇转移支付资金 41.5 12.5"));
        let below = |next: &'static str| kind_of("资金合计 20 41.5", "资金合计 20 41.5", || next);
        assert_eq!(below("亿元，其中：一般转移支付"), LineKind::Prose);
        assert_eq!(below("项目支出 3 4.5"), LineKind::Columns);
    }
}
