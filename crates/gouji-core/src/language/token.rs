//! The text of a formula as tokens, each with its place in the rule's file.
//!
//! Contract: full-width signs mean what their ASCII twins mean; a hyphen inside a name belongs to
//! the name; `#` begins a comment.

use crate::document::Span;
use crate::yaml::{Mistake, Outcome};

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token<'s> {
    pub(crate) kind: Kind<'s>,
    pub(crate) span: Span,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind<'s> {
    /// A concept, a keyword, a code.
    Word(&'s str),
    /// The Chinese name of a concept.
    Label(&'s str),
    /// One of `+ - = ? ( ) [ ] : ,`, or `<=`, `>=`, `<`, `>`, `!=`.
    Sign(&'static str),
}

const PAIRS: [(&str, &str); 6] =
    [("<=", "<="), ("≤", "<="), (">=", ">="), ("≥", ">="), ("!=", "!="), ("≠", "!=")];

const SINGLES: [(char, &str); 24] = [
    ('+', "+"),
    ('＋', "+"),
    ('-', "-"),
    ('－', "-"),
    ('−', "-"),
    ('=', "="),
    ('＝', "="),
    ('?', "?"),
    ('？', "?"),
    ('(', "("),
    ('（', "("),
    (')', ")"),
    ('）', ")"),
    ('[', "["),
    ('［', "["),
    (']', "]"),
    ('］', "]"),
    (':', ":"),
    ('：', ":"),
    (',', ","),
    ('，', ","),
    ('、', ","),
    ('<', "<"),
    ('>', ">"),
];

/// Quotes around a name that has signs in it.
const QUOTES: [(char, char); 3] = [('「', '」'), ('"', '"'), ('\'', '\'')];

/// The tokens of the text at `span`, which is a YAML scalar as it is written.
pub(crate) fn tokens(source: &str, span: Span) -> Outcome<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut at = span.start + block_header(source.get(span.start..span.end).unwrap_or_default());
    while let Some(rest) = source.get(at..span.end) {
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if first == '#' {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        let (kind, len) = next(rest, first, at)?;
        tokens.push(Token { kind, span: Span::new(at, at + len) });
        at += len;
    }
    Ok(tokens)
}

/// The `|` or `>` of a block scalar, with its indicators, belongs to YAML.
fn block_header(text: &str) -> usize {
    let line = text.lines().next().unwrap_or_default();
    match line.strip_prefix(['|', '>']) {
        Some(rest) if rest.trim().chars().all(|c| matches!(c, '-' | '+' | '0'..='9')) => line.len(),
        _ => 0,
    }
}

fn next<'s>(rest: &'s str, first: char, at: usize) -> Outcome<(Kind<'s>, usize)> {
    for (pair, sign) in PAIRS {
        if rest.starts_with(pair) {
            return Ok((Kind::Sign(sign), pair.len()));
        }
    }
    if let Some((open, close)) = QUOTES.iter().find(|(open, _)| *open == first) {
        let inside = rest.get(open.len_utf8()..).unwrap_or_default();
        let Some(end) = inside.find(*close) else {
            let message = ("引号没有结束", "this quote never ends");
            return Err(Mistake::new(Span::new(at, at + first.len_utf8()), message));
        };
        let label = inside.get(..end).unwrap_or_default();
        return Ok((Kind::Label(label), open.len_utf8() + end + close.len_utf8()));
    }
    if let Some((_, sign)) = SINGLES.iter().find(|(single, _)| *single == first) {
        return Ok((Kind::Sign(sign), first.len_utf8()));
    }
    if first.is_ascii_alphanumeric() {
        let len = word(rest);
        return Ok((Kind::Word(rest.get(..len).unwrap_or_default()), len));
    }
    if first.is_alphabetic() {
        let len = rest.find(|c: char| !c.is_alphabetic() || c.is_ascii()).unwrap_or(rest.len());
        return Ok((Kind::Label(rest.get(..len).unwrap_or_default()), len));
    }
    let message =
        (format!("`{first}` 在关系式里没有意义"), format!("`{first}` means nothing in a relation"));
    Err(Mistake::new(Span::new(at, at + first.len_utf8()), message))
}

/// How long a word is: letters, digits and dots, hyphens and slashes between them.
fn word(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joined = chars.peek().is_some_and(|(_, next)| next.is_ascii_alphanumeric());
        if c.is_ascii_alphanumeric() || c == '_' || (matches!(c, '-' | '.' | '/') && joined) {
            len = at + c.len_utf8();
        } else {
            break;
        }
    }
    len
}
