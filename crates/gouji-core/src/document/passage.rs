//! A piece of text prepared for understanding, with the way back to the text as printed.
//!
//! Contract: `text` is folded (see `source::fold`) and its lines are joined; every byte range of
//! it maps to the span of the source from its first to its last character.

use super::Span;

/// Maps offsets of folded text to offsets of the source.
///
/// Kept as runs: within a run both texts advance together byte by byte, so an ordinary line costs
/// one entry. A folded character that stands for a source character of another length is a run of
/// its own.
#[derive(Debug, Clone, Default)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

#[derive(Debug, Clone, Copy)]
struct Run {
    folded: usize,
    source: usize,
    folded_len: usize,
    source_len: usize,
}

impl OffsetMap {
    /// Records that `folded_len` bytes at the end of the folded text stand for the source span.
    pub fn push(&mut self, folded: usize, folded_len: usize, source: Span) {
        let verbatim = folded_len == source.len();
        if let Some(last) = self.runs.last_mut() {
            let last_verbatim = last.folded_len == last.source_len;
            let adjacent = last.folded + last.folded_len == folded
                && last.source + last.source_len == source.start;
            if verbatim && last_verbatim && adjacent {
                last.folded_len += folded_len;
                last.source_len += folded_len;
                return;
            }
        }
        self.runs.push(Run { folded, source: source.start, folded_len, source_len: source.len() });
    }

    /// Moves the source it maps to.
    fn shift(&mut self, by: usize) {
        for run in &mut self.runs {
            run.source += by;
        }
    }

    /// The source span of a folded byte range.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.run_at(start);
        let last = self.run_at(end.saturating_sub(1).max(start));
        let from = first.map_or(0, |run| {
            if run.folded_len == run.source_len {
                run.source + start.saturating_sub(run.folded).min(run.source_len)
            } else {
                run.source
            }
        });
        let to = last.map_or(from, |run| {
            if run.folded_len == run.source_len {
                run.source + end.saturating_sub(run.folded).min(run.source_len)
            } else {
                run.source + run.source_len
            }
        });
        Span::new(from, to)
    }

    fn run_at(&self, offset: usize) -> Option<Run> {
        let index = self.runs.partition_point(|run| run.folded <= offset);
        self.runs.get(index.saturating_sub(1)).copied()
    }
}

/// Folded text with the way back to the source.
#[derive(Debug, Clone, Default)]
pub struct Passage {
    text: String,
    map: OffsetMap,
}

impl Passage {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends a folded character that stands for a source span.
    pub fn push(&mut self, folded: char, source: Span) {
        let at = self.text.len();
        self.text.push(folded);
        self.map.push(at, folded.len_utf8(), source);
    }

    /// Makes room for so many more bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// The same without room to grow: a table has hundreds of thousands of them.
    pub fn fit(mut self) -> Passage {
        self.text.shrink_to_fit();
        self.map.runs.shrink_to_fit();
        self
    }

    /// The source span of a byte range of the folded text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        self.map.span(start, end)
    }

    /// Moves the source it stands in by so many bytes.
    pub(super) fn shift(&mut self, by: usize) {
        self.map.shift(by);
    }

    /// The source span of the whole passage.
    pub fn whole_span(&self) -> Span {
        self.map.span(0, self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_back_over_folding_and_dropped_text() {
        // Source "１2 元": a full-width digit (3 bytes), a digit, a blank that is dropped, 元.
        let mut passage = Passage::default();
        passage.push('1', Span::new(0, 3));
        passage.push('2', Span::new(3, 4));
        passage.push('元', Span::new(5, 8));
        assert_eq!(passage.text(), "12元");
        assert_eq!(passage.span(0, 2), Span::new(0, 4));
        assert_eq!(passage.span(1, 5), Span::new(3, 8));
        assert_eq!(passage.whole_span(), Span::new(0, 8));
    }
}
