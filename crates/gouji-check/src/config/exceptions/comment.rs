//! Comments to gouji in a document, each with the block it covers.
//!
//! Contract: a comment covers the block it stands in; alone on its line, the block that follows.
//! In YAML a block is the line of the comment, or the line that follows, with everything that is
//! indented deeper beneath it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use gouji_core::document::{Block, Document, Format, SourceText, Span};
use gouji_read::Read;
use gouji_read::directive::{body, content, directives};

use super::{Directive, Exception, Target};

/// A comment to gouji.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands.
    pub span: Span,
    /// What it says behind `gouji:`.
    pub said: String,
    /// The block it covers.
    pub covers: Option<Span>,
}

impl Comment {
    /// The exceptions it makes, one for each rule.
    pub(super) fn exceptions(&self, directive: Directive) -> Vec<Exception> {
        let Directive { rules, until, reason } = directive;
        let exception = |rule| Exception {
            target: Target::Block(rule, self.covers),
            reason: reason.clone(),
            until,
            span: self.span,
        };
        rules.into_iter().map(exception).collect()
    }
}

/// The comments of a document in a format that has them; for the others there is the sidecar.
pub fn comments(read: &Read) -> Vec<Comment> {
    match read {
        Read::Document(document) => match document.format {
            Format::Text => in_blocks(document, directives(document.source.text(), 0)),
            Format::Markdown => in_blocks(document, in_markdown(document.source.text())),
            _ => Vec::new(),
        },
        Read::Structured(source, Format::Yaml) => in_yaml(source),
        Read::Structured(..) => Vec::new(),
    }
}

/// The comments of a Markdown text; what stands in a code block is no comment.
fn in_markdown(text: &str) -> Vec<Span> {
    // Without the word there is no need to parse the text a second time.
    if directives(text, 0).is_empty() {
        return Vec::new();
    }
    let mut spans = Vec::new();
    let mut take = |range: Range<usize>| {
        spans.extend(directives(text.get(range.clone()).unwrap_or(""), range.start));
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            take(range);
        }
    }
    spans
}

fn in_blocks(document: &Document, spans: Vec<Span>) -> Vec<Comment> {
    let source = &document.source;
    let blocks: Vec<Span> = document.blocks.iter().map(span_of).collect();
    let comment = |span: Span| Comment {
        span,
        said: content(source.slice(span)).unwrap_or("").to_owned(),
        covers: covered(span, source, &blocks),
    };
    spans.into_iter().map(comment).collect()
}

fn span_of(block: &Block) -> Span {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => text.whole_span(),
        Block::Table(table) => table.span,
    }
}

fn covered(comment: Span, source: &SourceText, blocks: &[Span]) -> Option<Span> {
    let line = |offset: usize| source.position(offset).line;
    let (first, last) = (line(comment.start), line(comment.end));
    // Blocks stand in reading order, and a text may have as many comments as blocks.
    let place = |offset: usize| blocks.partition_point(|block| block.start < offset);
    let following = blocks.get(place(comment.end)).copied();
    if is_blank_around(comment, source) {
        return following;
    }
    let before = place(comment.start).checked_sub(1).and_then(|at| blocks.get(at)).copied();
    let same = before.filter(|block| line(block.end.saturating_sub(1)) >= first);
    same.or_else(|| following.filter(|block| line(block.start) == last))
}

/// Whether nothing but other comments shares the lines of a comment.
fn is_blank_around(comment: Span, source: &SourceText) -> bool {
    let line = |offset: usize| source.line_span(source.position(offset).line);
    let around = Span::new(line(comment.start).start, line(comment.end).end);
    let mut rest = source.slice(around).to_owned();
    for span in directives(&rest.clone(), 0).into_iter().rev() {
        rest.replace_range(span.start..span.end, "");
    }
    rest.trim().is_empty()
}

fn in_yaml(source: &SourceText) -> Vec<Comment> {
    let comment = |number: usize| {
        let line = source.line_span(number);
        let text = source.slice(line);
        let at = hash(text)?;
        let said = body(text.get(at + 1..)?)?.trim().to_owned();
        let alone = text.get(..at)?.trim().is_empty();
        let block = if alone { next_line(number, source) } else { Some(number) };
        let covers = block.map(|number| beneath(number, source));
        Some(Comment { span: Span::new(line.start + at, line.end), said, covers })
    };
    (1..=source.line_count()).filter_map(comment).collect()
}

/// Where the comment of a line begins: a `#` at its start or behind a blank, before `gouji:`.
fn hash(line: &str) -> Option<usize> {
    let mut hashes = line.match_indices('#').map(|(at, _)| at);
    hashes.find(|at| {
        let before = line.get(..*at).and_then(|text| text.chars().next_back());
        let behind = line.get(at + 1..).and_then(body);
        before.is_none_or(char::is_whitespace) && behind.is_some()
    })
}

/// The next line that is neither blank nor a comment.
fn next_line(number: usize, source: &SourceText) -> Option<usize> {
    (number + 1..=source.line_count()).find(|number| {
        let text = source.line(*number).trim_start();
        !text.is_empty() && !text.starts_with('#')
    })
}

/// A line with everything that is indented deeper beneath it.
fn beneath(number: usize, source: &SourceText) -> Span {
    let indent = |number: usize| {
        let text = source.line(number);
        text.len() - text.trim_start().len()
    };
    let own = indent(number);
    let mut span = source.line_span(number);
    for next in number + 1..=source.line_count() {
        if source.line(next).trim().is_empty() {
            continue;
        }
        if indent(next) <= own {
            break;
        }
        span = span.to(source.line_span(next));
    }
    span
}
