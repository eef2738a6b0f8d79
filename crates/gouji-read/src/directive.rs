//! Comments that speak to gouji, in plain text: `<!-- gouji: … -->`.
//!
//! Contract: such a comment is not part of what the draft says, so the reader of plain text sees
//! blanks in its place; every other comment is text, as a text file has no comments.

use gouji_core::document::{SourceText, Span};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Where something stands next, looked for only behind where it was found last: a text may open thousands of comments.
struct Next<P> {
    pattern: P,
    known: Option<usize>,
}

impl<P: Fn(&str) -> Option<usize>> Next<P> {
    fn of(pattern: P) -> Next<P> {
        Next { pattern, known: None }
    }

    /// The first place from a byte on, or the end of the text; the bytes asked about only grow.
    fn from(&mut self, text: &str, at: usize) -> usize {
        match self.known.filter(|known| *known >= at) {
            Some(known) => known,
            None => {
                let rest = text.get(at..).unwrap_or("");
                let found = (self.pattern)(rest).map_or(text.len(), |place| at + place);
                *self.known.insert(found)
            }
        }
    }
}

/// The comments in a piece of text that starts at byte `base`. One that is not closed ends with
/// its line.
pub fn directives(text: &str, base: usize) -> Vec<Span> {
    let mut all = Vec::new();
    let mut at = 0;
    let mut closes = Next::of(|rest: &str| rest.find(CLOSE));
    let mut line_ends = Next::of(|rest: &str| rest.find(['\n', '\r']));
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(OPEN)).map(|it| it + at) {
        let inner = start + OPEN.len();
        let rest = text.get(inner..).unwrap_or("");
        at = inner;
        if body(rest).is_none() {
            continue;
        }
        let close = closes.from(text, inner);
        // Up to the mark that closes it another comment may begin.
        let behind = (close + CLOSE.len()).min(text.len());
        let opened = text.get(inner..behind).is_none_or(|inside| inside.contains(OPEN));
        let end = match Some(close).filter(|close| *close < text.len() && !opened) {
            Some(close) => close + CLOSE.len(),
            None => line_ends.from(text, inner),
        };
        all.push(Span::new(base + start, base + end));
        at = end;
    }
    all
}

/// What a comment says behind `gouji:`.
pub fn content(comment: &str) -> Option<&str> {
    let inner = comment.strip_prefix(OPEN)?;
    body(inner.strip_suffix(CLOSE).unwrap_or(inner)).map(str::trim)
}

/// What stands behind `gouji:` at the beginning of a comment.
pub fn body(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix("gouji")?.trim_start();
    rest.strip_prefix(':').or_else(|| rest.strip_prefix('：'))
}

/// The text with blanks for its directives, if it has any; every byte keeps its place.
pub fn without(source: &SourceText) -> Option<SourceText> {
    let spans = directives(source.text(), 0);
    if spans.is_empty() {
        return None;
    }
    let mut masked = String::with_capacity(source.text().len());
    let mut at = 0;
    for span in spans {
        masked.push_str(source.slice(Span::new(at, span.start)));
        // Line breaks stay, so that lines keep their numbers.
        let blank = |byte: u8| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' };
        masked.extend(source.slice(span).bytes().map(blank));
        at = span.end;
    }
    masked.push_str(source.slice(Span::new(at, source.text().len())));
    Some(SourceText::new(source.path(), masked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_to_gouji_are_taken_out() {
        let text = "甲<!-- gouji: ignore a 理由 -->乙\n<!-- 批注 -->\n<!--gouji：ignore b\n丙";
        let source = SourceText::new("a.txt", text);
        let masked = without(&source).unwrap();
        assert_eq!(masked.text().len(), text.len());
        let words: Vec<_> = masked.text().split_whitespace().collect();
        assert_eq!(words, ["甲", "乙", "<!--", "批注", "-->", "丙"]);
        let said: Vec<_> =
            directives(text, 0).iter().map(|span| content(source.slice(*span)).unwrap()).collect();
        assert_eq!(said, ["ignore a 理由", "ignore b"]);
        assert!(without(&SourceText::new("a.txt", "甲<!-- 批注 -->")).is_none());
    }
}
