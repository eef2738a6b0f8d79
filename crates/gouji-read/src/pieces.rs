//! The pieces of a line that a table left in a text: codes, numbers, words.
//!
//! Contract: pieces are what blanks part; a code has three, five or seven digits and opens a line, or
//! stands before a label of the economic classification.

use gouji_core::document::Span;

use super::fold::fold;
use gouji_core::heading::ordinal;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A code.
    Code,
    /// A number.
    Number,
    /// Words.
    Text,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
    /// The digits of a code.
    pub digits: String,
    /// The number of a list it opens with (`八、` is 8).
    pub ordinal: Option<usize>,
    /// Words that name a total.
    pub total: bool,
    /// The side of a statement that the words belong to: 0 for income, 1 for expenditure.
    pub side: Option<usize>,
    /// So few words that they may be the rest of a label.
    pub short: bool,
}

/// Parts a line that stands at a byte of the text.
pub fn pieces(line: &str, start: usize) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    let mut at = 0;
    let words: Vec<&str> = line.split_whitespace().collect();
    let economic = words.first().is_some_and(|word| is_code(word) && word.starts_with('3'));
    // A code in three columns: 201 03 05.
    let parts = match words.as_slice() {
        [class, rest @ ..] if class.len() == 3 && is_code(class) => {
            1 + rest.iter().take(2).take_while(|word| is_part(word)).count()
        }
        [part, name, ..] if is_part(part) && !is_number(name) && ordinal(name).is_none() => 1,
        _ => 0,
    };
    for (index, word) in words.iter().enumerate() {
        let found = line.get(at..).and_then(|rest| rest.find(word)).unwrap_or(0);
        let from = start + at + found;
        at += found + word.len();
        let folded = fold(word, 0);
        let text = folded.text();
        let behind = words.get(index + 1).is_none_or(|next| !is_number(next) || next.contains('.'));
        let code = is_code(text) && (index == 0 || (economic && text.starts_with('3') && behind));
        if let (1.., Some(class)) = (index, all.first_mut().filter(|_| index < parts)) {
            class.span = class.span.to(Span::new(from, from + word.len()));
            class.digits.push_str(text);
            continue;
        }
        let code = code || index < parts;
        let kind = match (code, is_number(text)) {
            (true, _) => Kind::Code,
            (_, true) => Kind::Number,
            _ => Kind::Text,
        };
        let bare = text.trim_end_matches("（元）").trim_end_matches("（万元）");
        all.push(Piece {
            kind,
            span: Span::new(from, from + word.len()),
            digits: if code { text.to_owned() } else { String::new() },
            ordinal: if kind == Kind::Text { ordinal(text) } else { None },
            total: kind == Kind::Text && (bare.ends_with("合计") || bare.ends_with("总计")),
            side: match (text.ends_with("收入"), text.ends_with("支出")) {
                (true, false) => Some(0),
                (false, true) => Some(1),
                _ => None,
            },
            short: text.chars().count() <= 4,
        });
    }
    all
}

/// The part of a code below its class.
fn is_part(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether digits are a code.
pub fn is_code(text: &str) -> bool {
    matches!(text.len(), 3 | 5 | 7)
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.starts_with(['2', '3'])
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}
