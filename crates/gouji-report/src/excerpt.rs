//! The lines a finding is about, cut to the width of the terminal, as a source for miette.
//!
//! Contract: every mark that is kept lies inside one row; rows carry the line numbers of the
//! document, or the row of the sheet or table where the place is named by its cell; the row of the first
//! mark comes first and names its place in characters.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthStr;

use gouji_core::document::{SourceText, Span};

use super::printable::printable;
use super::window;

/// Lines longer than this (in bytes) are cut around each mark before anything else.
const LONG_LINE: usize = 16 * 1024;
/// How much is kept on each side then: more than the widest terminal shows.
const KEPT: usize = 2 * 1024;
/// Columns kept free at the right for the label of the last mark.
const LABEL_ROOM: usize = 22;

/// Something to point at.
#[derive(Debug, Clone)]
pub(super) struct Pointer {
    /// Where in the document.
    pub span: Span,
    /// What to write under it.
    pub label: String,
    /// Its line has a number that a reader of the document can see.
    pub numbered: bool,
}

/// A row with its place in the document.
#[derive(Debug)]
struct Row {
    line: usize,
    span: Range<usize>,
    numbered: bool,
}

/// The rows of an excerpt, one text with line breaks between them.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    rows: Vec<Row>,
    marks: Vec<Shown>,
}

/// A pointer that found its place in the excerpt.
#[derive(Debug)]
pub(super) struct Shown {
    /// Its bytes in the excerpt's text.
    pub range: Range<usize>,
    /// What to write under it, cut to the room there is.
    pub label: String,
    /// Whether it is the first pointer.
    pub primary: bool,
}

impl Excerpt {
    /// Cuts the lines of the pointers. The first pointer is the one the finding is about; a pointer
    /// that overlaps an earlier one is left out, as is one that points at nothing.
    pub fn new(source: &SourceText, name: String, pointers: &[Pointer], width: usize) -> Excerpt {
        let mut placed: Vec<(usize, Span, &Pointer)> = Vec::new();
        for pointer in pointers {
            let line = source.position(pointer.span.start).line;
            let whole = source.line_span(line);
            let span = Span::new(pointer.span.start, pointer.span.end.min(whole.end));
            let free = placed
                .iter()
                .all(|(_, other, _)| span.end <= other.start || other.end <= span.start);
            if !span.is_empty() && free && !source.slice(span).is_empty() {
                placed.push((line, span, pointer));
            }
        }
        let first = placed.first().map(|(line, span, _)| (*line, span.start));
        let numbers = placed.iter().map(|(line, span, _)| number(source, *line, *span));
        let digits = numbers.map(|number| number.to_string().len()).max().unwrap_or(1);
        let room = width.saturating_sub(digits + 4);
        placed.sort_by_key(|(_, span, _)| span.start);

        let mut excerpt =
            Excerpt { name, text: String::new(), rows: Vec::new(), marks: Vec::new() };
        let mut rows: Vec<(usize, bool, window::Row, Vec<&Pointer>)> = Vec::new();
        for same_line in placed.chunk_by(|left, right| left.0 == right.0) {
            for (row, pointers) in cut(source, same_line, room) {
                let line = same_line.first().map_or(1, |(line, _, _)| *line);
                let primary = row.marks.iter().any(|(index, _)| {
                    pointers.get(*index).map(|(_, span, _)| (line, span.start)) == first
                });
                let own = pointers.iter().map(|(_, _, pointer)| *pointer).collect();
                rows.push((line, primary, row, own));
            }
        }
        rows.sort_by_key(|(_, primary, _, _)| !primary);
        for (line, primary_row, row, pointers) in rows {
            let at = pointers.first().map(|pointer| pointer.span).unwrap_or_default();
            excerpt.push(number(source, line, at), primary_row, &row, &pointers, first, room);
        }
        excerpt
    }

    fn push(
        &mut self,
        line: usize,
        primary_row: bool,
        row: &window::Row,
        pointers: &[&Pointer],
        first: Option<(usize, usize)>,
        room: usize,
    ) {
        if !self.rows.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(&row.text);
        let numbered = pointers.first().is_none_or(|pointer| pointer.numbered);
        self.rows.push(Row { line, span: start..self.text.len(), numbered });
        for (index, range) in &row.marks {
            let Some(pointer) = pointers.get(*index) else { continue };
            let before = row.text.get(..range.start).unwrap_or("").width();
            let own = row.text.get(range.clone()).unwrap_or("").width();
            let left = room.saturating_sub(before + own / 2 + 4);
            let primary = primary_row && first.is_some_and(|(_, at)| at == pointer.span.start);
            self.marks.push(Shown {
                range: start + range.start..start + range.end,
                label: shorten(&printable(&pointer.label), left),
                primary,
            });
        }
    }

    /// The drawing without the numbers of lines that no reader sees. Every row is drawn once, in order.
    pub fn unnumbered(&self, drawn: &str) -> String {
        let mut rows = self.rows.iter();
        drawn
            .split_inclusive('\n')
            .map(|line| match margin(line) {
                Some(digits) if rows.next().is_some_and(|row| !row.numbered) => {
                    let blank = " ".repeat(digits.len());
                    let (before, behind) = (line.get(..digits.start), line.get(digits.end..));
                    format!("{}{blank}{}", before.unwrap_or(""), behind.unwrap_or(""))
                }
                _ => line.to_owned(),
            })
            .collect()
    }

    /// The pointers that are shown.
    pub fn marks(&self) -> &[Shown] {
        &self.marks
    }
}

/// The digits in the margin of a drawn line, past blanks and colours; nothing where it has none.
fn margin(line: &str) -> Option<Range<usize>> {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(' ');
        let Some(colour) = rest.strip_prefix("\u{1b}[") else { break };
        rest = colour.get(colour.find('m')? + 1..)?;
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let start = line.len() - rest.len();
    (digits > 0 && rest.contains('│')).then_some(start..start + digits)
}

/// What stands in the margin of a line: the number by which its place is named.
fn number(source: &SourceText, line: usize, at: Span) -> usize {
    let place = source.named(&at.into());
    let row = place.cell().and_then(|cell| {
        let row = cell.trim_start_matches(|c: char| c.is_ascii_uppercase());
        // A name without a column is no cell.
        (row.len() < cell.len()).then(|| row.parse().ok()).flatten()
    });
    row.unwrap_or_else(|| source.line_on_page(line))
}

type Placed<'a> = (usize, Span, &'a Pointer);

/// Cuts one line into rows; the marks of a row count within the pointers given back with it.
fn cut<'a, 'p>(
    source: &SourceText,
    placed: &'a [Placed<'p>],
    room: usize,
) -> Vec<(window::Row, &'a [Placed<'p>])> {
    let Some((line, _, _)) = placed.first() else { return Vec::new() };
    let whole = source.line_span(*line);
    let budget = room.saturating_sub(LABEL_ROOM);
    if whole.len() <= LONG_LINE {
        let found = rows(source, whole, placed, room, budget);
        return found.into_iter().map(|row| (row, placed)).collect();
    }
    let mut all = Vec::new();
    for one in placed.chunks(1) {
        let Some((_, span, _)) = one.first() else { continue };
        let near = |offset: usize| source.text().floor_char_boundary(offset);
        let from = near(span.start.saturating_sub(KEPT)).max(whole.start);
        let kept = Span::new(from, near(span.end.saturating_add(KEPT)).min(whole.end));
        all.extend(rows(source, kept, one, 0, budget).into_iter().map(|row| (row, one)));
    }
    all
}

/// Cuts one piece of text into rows, whole if the labels have room then.
fn rows(
    source: &SourceText,
    span: Span,
    placed: &[Placed<'_>],
    room: usize,
    budget: usize,
) -> Vec<window::Row> {
    let text = source.slice(span);
    let marks: Vec<Range<usize>> =
        placed.iter().map(|(_, mark, _)| mark.start - span.start..mark.end - span.start).collect();
    let fits = placed.iter().zip(&marks).all(|((_, _, pointer), mark)| {
        let before = text.get(..mark.end).unwrap_or("").width();
        before + 4 + pointer.label.width().min(LABEL_ROOM) <= room
    });
    window::rows(text, &marks, if fits { room } else { 0 }, budget)
}

/// Text of at most `columns` columns.
fn shorten(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    for character in text.chars() {
        short.push(character);
        if short.width() + 1 > columns {
            short.pop();
            break;
        }
    }
    short.push('…');
    short
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset().saturating_add(span.len());
        let found = self
            .rows
            .iter()
            .position(|row| row.span.start <= span.offset() && end <= row.span.end)
            .and_then(|index| self.rows.get(index).map(|row| (index, row)));
        let Some((index, row)) = found else { return Err(MietteError::OutOfBounds) };
        let data = self.text.get(row.span.clone()).unwrap_or("").as_bytes();
        let whole = SourceSpan::from((row.span.start, row.span.len()));
        let line = row.line.saturating_sub(1);
        Ok(Box::new(if index == 0 {
            MietteSpanContents::new_named(self.name.clone(), data, whole, line, 0, 1)
        } else {
            MietteSpanContents::new(data, whole, line, 0, 1)
        }))
    }
}
