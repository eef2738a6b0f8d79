//! The text as the user sees it, and places in it.

use serde::Serialize;

use super::file_part::FilePart;
use super::join::place_moved;
use super::{Format, Place};

/// A byte range of a [`SourceText`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end: end.max(start) }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

/// A position for people: 1-based, counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode characters, from 1.
    pub column: usize,
}

/// The decoded text of a file, unchanged otherwise, with an index of its lines.
#[derive(Debug, Clone)]
pub struct SourceText {
    path: String,
    text: String,
    line_starts: Vec<usize>,
    page_starts: Vec<usize>,
    /// How many characters begin before each stretch of [`STRETCH`] bytes.
    characters: Vec<usize>,
    /// Stretches of text that have a name of their own (a cell of a sheet), in order.
    areas: Vec<Place>,
    /// Places that hold a number nobody can read (a formula without a value).
    unread: Vec<Place>,
    /// The files it was put together from, in order; empty for the text of one file.
    pub(super) files: Vec<FilePart>,
}

/// Columns are counted from the nearest stretch, so that long lines cost no more than short ones.
const STRETCH: usize = 256;

impl SourceText {
    /// Indexes `text`, read from `path` (the path as the user named it).
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> SourceText {
        let text = text.into();
        let mut line_starts = vec![0];
        let mut characters = Vec::with_capacity(text.len() / STRETCH + 1);
        let mut count = 0;
        let bytes = text.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            if index.is_multiple_of(STRETCH) {
                characters.push(count);
            }
            count += usize::from(begins_character(*byte));
            let lone_return = *byte == b'\r' && bytes.get(index + 1) != Some(&b'\n');
            if *byte == b'\n' || lone_return {
                line_starts.push(index + 1);
            }
        }
        let (areas, unread, page_starts) = (Vec::new(), Vec::new(), Vec::new());
        let files = Vec::new();
        let path = path.into();
        SourceText { path, text, line_starts, page_starts, characters, areas, unread, files }
    }

    /// How many bytes a text takes among others: a line break ends it.
    pub(super) fn room(&self) -> usize {
        self.text.len() + 1
    }

    /// The texts of several files one after the other; places keep their file.
    pub(super) fn join(sources: Vec<(SourceText, Format)>) -> SourceText {
        let mut text = String::new();
        let mut files: Vec<FilePart> = Vec::new();
        let (mut areas, mut unread, mut page_starts) = (Vec::new(), Vec::new(), Vec::new());
        let mut line = 0;
        for (source, format) in &sources {
            let start = text.len();
            let pages = page_starts.len();
            page_starts.extend(source.page_starts.iter().map(|at| at + start));
            areas.extend(source.areas.iter().map(|place| place_moved(place, start)));
            unread.extend(source.unread.iter().map(|place| place_moved(place, start)));
            let paged = !source.page_starts.is_empty();
            let (path, format) = (source.path.clone(), *format);
            files.push(FilePart { path, start, line, pages, paged, format });
            text.push_str(&source.text);
            text.push('\n');
            line += source.line_count();
        }
        let names: Vec<&str> = sources.iter().map(|(source, _)| source.path.as_str()).collect();
        let joined = SourceText::new(names.join(" + "), text);
        SourceText { areas, unread, page_starts, files, ..joined }
    }

    /// The same text with the bytes its pages begin at, in order.
    pub fn with_pages(self, page_starts: Vec<usize>) -> SourceText {
        SourceText { page_starts, ..self }
    }

    /// The page, from 1, that a byte offset lies on; nothing for a text without pages.
    pub fn page_of(&self, offset: usize) -> Option<u32> {
        let page = self.page_starts.partition_point(|start| *start <= offset);
        let page = match self.file_of(offset) {
            Some(file) if !file.paged => 0,
            Some(file) => page.saturating_sub(file.pages),
            None => page,
        };
        u32::try_from(page).ok().filter(|page| *page > 0)
    }

    /// Names stretches of the text, which come in order, and the places that hold no readable
    /// number.
    pub fn with_areas(mut self, areas: Vec<Place>, unread: Vec<Place>) -> SourceText {
        self.areas = areas;
        self.unread = unread;
        self
    }

    /// The places that hold a number which cannot be read.
    pub fn unread(&self) -> &[Place] {
        &self.unread
    }

    /// The place with the name of the area it starts in, where it has no name yet.
    pub fn named(&self, place: &Place) -> Place {
        if place.page.is_some() || place.seat.is_some() {
            return place.clone();
        }
        let behind = self.areas.partition_point(|area| area.span.start <= place.span.start);
        let over = behind.checked_sub(1).and_then(|index| self.areas.get(index));
        let over = over.filter(|area| place.span.start < area.span.end);
        // A place that begins before all cells (a row whose first ones are blank) is named by its first.
        let first = || self.areas.get(behind).filter(|area| area.span.start < place.span.end);
        match over.or_else(first) {
            Some(area) => Place { span: place.span, ..area.clone() },
            None => Place { page: self.page_of(place.span.start), ..place.clone() },
        }
    }

    /// The path as the user named it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The text of a span; empty when the span does not fit.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// The position of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let offset = if self.text.is_char_boundary(offset) { offset } else { start };
        Position {
            line,
            column: self.characters_before(offset) - self.characters_before(start) + 1,
        }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let stretch = offset / STRETCH;
        let rest = self.text.as_bytes().get(stretch * STRETCH..offset).unwrap_or_default();
        let known = match self.characters.get(stretch) {
            Some(known) => *known,
            // The end of a text of whole stretches.
            None => return self.text.chars().count(),
        };
        known + rest.iter().filter(|byte| begins_character(**byte)).count()
    }

    /// The position of a byte offset as a person finds it: lines count from the top of its page.
    pub fn position_on_page(&self, offset: usize) -> Position {
        let position = self.position(offset);
        let file = self.file_of(offset);
        if file.map_or(self.page_starts.is_empty(), |file| !file.paged) {
            let before = file.map_or(0, |file| file.line);
            return Position { line: position.line.saturating_sub(before).max(1), ..position };
        }
        // The form feed before the first line of a page is nothing a person sees.
        let feeds = self.line(position.line).chars().take_while(|c| *c == '\u{c}').count();
        let column = position.column.saturating_sub(feeds).max(1);
        Position { line: self.line_on_page(position.line), column }
    }

    /// The number that a line (from 1) has on its page.
    pub fn line_on_page(&self, line: usize) -> usize {
        let span = self.line_span(line);
        // Pages without text leave their form feeds before the first line of the next.
        let last = self.page_starts.partition_point(|start| *start <= span.end).checked_sub(1);
        let Some(start) = last.and_then(|page| self.page_starts.get(page)) else { return line };
        let first = self.position(*start).line;
        line.saturating_sub(first) + 1
    }

    /// The span of a line (from 1), without its line break.
    pub fn line_span(&self, line: usize) -> Span {
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index));
        let Some(&start) = start else { return Span::default() };
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let body = self.text.get(start..end).unwrap_or("");
        Span::new(start, start + body.trim_end_matches(['\n', '\r']).len())
    }

    /// The text of a line (from 1), without its line break.
    pub fn line(&self, line: usize) -> &str {
        self.slice(self.line_span(line))
    }
}

/// Whether a byte of UTF-8 is the first of its character.
fn begins_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let source = SourceText::new("a.txt", "甲乙\r\n丙丁戊\n");
        assert_eq!(source.position(3), Position { line: 1, column: 2 });
        assert_eq!(source.position(8), Position { line: 2, column: 1 });
        assert_eq!(source.line(1), "甲乙");
        assert_eq!(source.line(2), "丙丁戊");
        assert_eq!(source.line_count(), 3);
    }

    #[test]
    fn lines_count_from_the_top_of_their_page() {
        let text = "甲\n乙\n\u{c}丙\n\u{c}\u{c}丁1\n戊\n";
        let pages = vec![0, 8, 13, 14];
        let source = SourceText::new("a.pdf", text).with_pages(pages);
        let at = |c: char| {
            let offset = text.find(c).unwrap();
            let position = source.position_on_page(offset);
            (source.page_of(offset), position.line, position.column)
        };
        assert_eq!(at('乙'), (Some(1), 2, 1));
        assert_eq!(at('丙'), (Some(2), 1, 1));
        assert_eq!(at('1'), (Some(4), 1, 2));
        assert_eq!(at('戊'), (Some(4), 2, 1));
        assert_eq!(SourceText::new("a.txt", "甲").page_of(0), None);
    }

    #[test]
    fn columns_of_long_lines_are_exact() {
        for text in ["甲乙a".repeat(1500), "a".repeat(2048), "é\r\n甲".repeat(900)] {
            let source = SourceText::new("a.txt", text.as_str());
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let found = source.position(offset);
                let start = source.line_span(found.line).start;
                assert_eq!(found.column, text[start..offset].chars().count() + 1);
            }
        }
    }

    #[test]
    fn a_place_takes_the_name_of_its_area() {
        let cell = Place::from(Span::new(0, 3)).seated(None, Some("A1".to_owned()));
        let source = SourceText::new("a.xlsx", "甲乙").with_areas(vec![cell], Vec::new());
        let named =
            |start| source.named(&Span::new(start, start + 1).into()).cell().map(str::to_owned);
        assert_eq!(named(1).as_deref(), Some("A1"));
        assert_eq!(named(3), None);
        // A row is named by its first cell that is filled.
        let cell = Place::from(Span::new(9, 15)).seated(None, Some("C1".to_owned()));
        let source = SourceText::new("a.xlsx", " |  |  | 单位").with_areas(vec![cell], Vec::new());
        assert_eq!(source.named(&Span::new(0, 15).into()).cell(), Some("C1"));
        assert_eq!(source.named(&Span::new(0, 3).into()).cell(), None);
    }

    #[test]
    fn out_of_range_is_empty() {
        let source = SourceText::new("a.txt", "甲");
        assert_eq!(source.slice(Span::new(1, 2)), "");
        assert_eq!(source.line(9), "");
    }
}
