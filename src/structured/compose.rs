//! From the events of the YAML parser to a tree of [`Node`]s.
//!
//! Contract: memory is linear in the input. Aliases are refused, so nothing can multiply; nesting
//! is bounded, so the steps that walk the tree may recurse. JSON is read by the same parser, as
//! every JSON text is YAML.

use std::collections::HashSet;

use serde_yaml::granit_parser::{
    ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, StrInput,
};

use crate::document::{SourceText, Span};

use super::error::{Mistake, Outcome};
use super::node::{Entry, Node, Value};

/// How deep values may be nested: each level of `items:` takes two.
pub(super) const DEPTH_LIMIT: usize = 64;

struct Composer<'a> {
    parser: Parser<'a, StrInput<'a>>,
    source: &'a SourceText,
}

/// Reads the one document of the text.
pub(super) fn compose(source: &SourceText) -> Outcome<Node> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.disallow_directives = true;
    // Our own limit speaks first and more clearly; these only bound the parser's own state.
    options.flow_nesting_limit = DEPTH_LIMIT + 8;
    options.block_nesting_limit = DEPTH_LIMIT + 8;
    let parser = Parser::new_from_str_with_options(source.text(), options);
    let mut composer = Composer { parser, source };
    let mut root = None;
    while let Some((event, span)) = composer.next()? {
        match event {
            Event::DocumentStart(..) if root.is_some() => {
                return Err(Mistake::new(span, "a second document begins here")
                    .help("put every disclosure into a file of its own"));
            }
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) => {}
            Event::DocumentEnd => {}
            event => root = Some(composer.node(event, span, 0)?),
        }
    }
    match root {
        Some(node) if !node.is_nothing() => Ok(node),
        _ => Err(Mistake::new(Span::default(), "there is no disclosure in this file")
            .help("a disclosure is a map with at least `lines:`")),
    }
}

impl<'a> Composer<'a> {
    fn next(&mut self) -> Outcome<Option<(Event<'a>, Span)>> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => {
                let range = span.byte_range().unwrap_or_default();
                Ok(Some((event, Span::new(range.start, range.end))))
            }
            Some(Err(error)) => Err(self.not_yaml(&error)),
        }
    }

    fn not_yaml(&self, error: &ScanError) -> Mistake {
        let text = self.source.text();
        let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
        let end = text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(at, |next| if next == '\n' { at } else { at + next.len_utf8() });
        let span = Span::new(at, end);
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            return too_deep(span);
        }
        Mistake::new(span, format!("not readable as YAML or JSON: {}", error.info()))
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Outcome<Node> {
        if depth >= DEPTH_LIMIT {
            return Err(too_deep(span));
        }
        if let Event::Scalar(_, _, _, Some(tag))
        | Event::SequenceStart(_, _, Some(tag))
        | Event::MappingStart(_, _, Some(tag)) = &event
        {
            let message = format!("the tag `{}` means nothing here", tag.original());
            return Err(Mistake::new(span, message).help("leave the tag out"));
        }
        match event {
            Event::Scalar(text, style, ..) => Ok(scalar(text.into_owned(), style, span)),
            Event::SequenceStart(..) => self.list(span, depth),
            Event::MappingStart(..) => self.map(span, depth),
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                Err(Mistake::new(span, "aliases (`*name`) are not read")
                    .help("write every figure out where it is printed"))
            }
            _ => Err(Mistake::new(span, "a value is missing here")),
        }
    }

    fn list(&mut self, start: Span, depth: usize) -> Outcome<Node> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                Some((Event::SequenceEnd, end)) => {
                    return Ok(Node { span: start.to(end), value: Value::List(items) });
                }
                Some((event, span)) => items.push(self.node(event, span, depth + 1)?),
                None => return Err(Mistake::new(start, "this list never ends")),
            }
        }
    }

    fn map(&mut self, start: Span, depth: usize) -> Outcome<Node> {
        let mut entries = Vec::new();
        let mut seen = HashSet::new();
        loop {
            let (event, span) = match self.next()? {
                Some((Event::MappingEnd, end)) => {
                    return Ok(Node { span: start.to(end), value: Value::Map(entries) });
                }
                Some(next) => next,
                None => return Err(Mistake::new(start, "this map never ends")),
            };
            let key = self.node(event, span, depth + 1)?;
            let (key_span, Value::Text { text, .. }) = (key.span, key.value) else {
                return Err(Mistake::new(span, "a key is a single word"));
            };
            if !seen.insert(text.clone()) {
                return Err(Mistake::new(key_span, format!("`{text}` is written twice here"))
                    .help("keep one of them; two prints of one figure are two lines"));
            }
            let Some((event, span)) = self.next()? else {
                return Err(Mistake::new(key_span, "this key has no value"));
            };
            let node = self.node(event, span, depth + 1)?;
            entries.push(Entry { key: text, key_span, node });
        }
    }
}

fn too_deep(span: Span) -> Mistake {
    Mistake::new(span, format!("nested deeper than {DEPTH_LIMIT} levels"))
}

fn scalar(text: String, style: ScalarStyle, span: Span) -> Node {
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let span =
        if quoted && span.len() >= 2 { Span::new(span.start + 1, span.end - 1) } else { span };
    Node { span, value: Value::Text { text, quoted: style != ScalarStyle::Plain } }
}
