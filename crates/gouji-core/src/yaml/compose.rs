//! From the events of the YAML parser to a tree of [`Node`]s.
//!
//! Contract: memory is linear in the input. Aliases are refused but in files of our own, so nothing can multiply; nesting
//! is bounded, so the steps that walk the tree may recurse. JSON is read by the same parser, as
//! every JSON text is YAML.

use std::collections::{HashMap, HashSet};

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, StrInput};

use crate::document::{SourceText, Span};
use crate::lang::Both;

use super::error::{Mistake, Outcome};
use super::node::{Entry, Node, Value};
use super::reason;

/// How deep values may be nested: each level of `items:` takes two.
pub(super) const DEPTH_LIMIT: usize = 64;

struct Composer<'a> {
    parser: Parser<'a, StrInput<'a>>,
    source: &'a SourceText,
    /// What aliases stand for, in a file of our own.
    named: Option<HashMap<usize, Node>>,
}

/// What to say of a text in which nothing is written.
pub struct Absent {
    /// What is wrong with it.
    pub message: Both,
    /// What to write.
    pub help: Both,
}

/// Reads the one document of the text.
pub fn compose(source: &SourceText, absent: Absent) -> Outcome<Node> {
    composed(source, absent, None)
}

/// The same for a file that comes with the program and may have aliases.
pub fn compose_own(source: &SourceText, absent: Absent) -> Outcome<Node> {
    composed(source, absent, Some(HashMap::new()))
}

fn composed(
    source: &SourceText,
    absent: Absent,
    named: Option<HashMap<usize, Node>>,
) -> Outcome<Node> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.disallow_directives = true;
    // Our own limit speaks first and more clearly; these only bound the parser's own state.
    options.flow_nesting_limit = DEPTH_LIMIT + 8;
    options.block_nesting_limit = DEPTH_LIMIT + 8;
    let parser = Parser::new_from_str_with_options(source.text(), options);
    let mut composer = Composer { parser, source, named };
    let mut root = None;
    while let Some((event, span)) = composer.next()? {
        match event {
            Event::DocumentStart(..) if root.is_some() => {
                let message = ("这里又开始了一个文档", "a second document begins here");
                return Err(Mistake::new(span, message).help((
                    "每个文档单独成一个文件",
                    "put every document into a file of its own",
                )));
            }
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) => {}
            Event::DocumentEnd => {}
            event => root = Some(composer.node(event, span, 0)?),
        }
    }
    match root {
        Some(node) if !node.is_nothing() => Ok(node),
        _ => Err(Mistake::new(Span::default(), absent.message).help(absent.help)),
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
        let zh = format!("无法按 YAML 或 JSON 读取：{}", reason::in_chinese(error.kind()));
        Mistake::new(span, (zh, format!("not readable as YAML or JSON: {}", error.info())))
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Outcome<Node> {
        if depth >= DEPTH_LIMIT {
            return Err(too_deep(span));
        }
        if let Event::Scalar(_, _, _, Some(tag))
        | Event::SequenceStart(_, _, Some(tag))
        | Event::MappingStart(_, _, Some(tag)) = &event
        {
            let tag = tag.original();
            let zh = format!("标签 `{tag}` 在这里没有意义");
            let message = (zh, format!("the tag `{tag}` means nothing here"));
            return Err(Mistake::new(span, message).help(("去掉标签", "leave the tag out")));
        }
        let name = match &event {
            Event::Scalar(_, _, name, _) => *name,
            Event::SequenceStart(_, name, _) | Event::MappingStart(_, name, _) => *name,
            Event::Alias(name) => {
                if let Some(node) = self.named.as_ref().and_then(|named| named.get(name)) {
                    return Ok(node.clone());
                }
                0
            }
            _ => 0,
        };
        let node = self.of(event, span, depth)?;
        if let Some(named) = self.named.as_mut().filter(|_| name > 0) {
            named.insert(name, node.clone());
        }
        Ok(node)
    }

    fn of(&mut self, event: Event<'a>, span: Span, depth: usize) -> Outcome<Node> {
        match event {
            Event::Scalar(text, style, ..) => Ok(scalar(text.into_owned(), style, span)),
            Event::SequenceStart(..) => self.list(span, depth),
            Event::MappingStart(..) => self.map(span, depth),
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                let message = ("不支持别名（`*name`）", "aliases (`*name`) are not read");
                let help = ("在每一处写出全文", "write it out in every place");
                Err(Mistake::new(span, message).help(help))
            }
            _ => Err(Mistake::new(span, ("这里缺少内容", "a value is missing here"))),
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
                None => return Err(Mistake::new(start, ("列表没有结束", "this list never ends"))),
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
                None => return Err(Mistake::new(start, ("映射没有结束", "this map never ends"))),
            };
            let key = self.node(event, span, depth + 1)?;
            let (key_span, Value::Text { text, .. }) = (key.span, key.value) else {
                return Err(Mistake::new(span, ("键应是一个词", "a key is a single word")));
            };
            if !seen.insert(text.clone()) {
                let zh = format!("`{text}` 在这里写了两次");
                let message = (zh, format!("`{text}` is written twice here"));
                return Err(
                    Mistake::new(key_span, message).help(("只保留一个", "keep one of them"))
                );
            }
            let Some((event, span)) = self.next()? else {
                return Err(Mistake::new(key_span, ("这个键没有值", "this key has no value")));
            };
            let node = self.node(event, span, depth + 1)?;
            entries.push(Entry { key: text, key_span, node });
        }
    }
}

fn too_deep(span: Span) -> Mistake {
    let zh = format!("嵌套超过 {DEPTH_LIMIT} 层");
    Mistake::new(span, (zh, format!("nested deeper than {DEPTH_LIMIT} levels")))
}

fn scalar(text: String, style: ScalarStyle, span: Span) -> Node {
    let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
    let span =
        if quoted && span.len() >= 2 { Span::new(span.start + 1, span.end - 1) } else { span };
    Node { span, value: Value::Text { text, quoted: style != ScalarStyle::Plain } }
}
