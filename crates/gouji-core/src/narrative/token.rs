//! Typed tokens of folded text.

use crate::disclosure::{Doubts, Unchecked, Unit};
use crate::lexicon::Word;
use crate::number::Numeral;
use crate::reading::Hedge;

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberToken {
    /// The digits.
    pub numeral: Numeral,
    /// The unit.
    pub unit: Unit,
    /// The hedge before or behind it.
    pub hedge: Hedge,
    /// A price for each of something (`2000元/次`).
    pub per: bool,
    /// What its reading could not account for.
    pub doubts: Doubts,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenKind {
    /// A number that may be a figure.
    Number(NumberToken),
    /// A number that is none: too long, a threshold, part of a name. It is counted.
    NoFigure(Unchecked),
    /// A calendar year (`2020年`, `2020年度`).
    Year(i32),
    /// A date: its year.
    Date(i32),
    /// A word of the vocabulary.
    Word(Word),
    /// Punctuation that separates.
    Punct(char),
    /// Anything else: label text.
    Text,
}

/// A token and its bytes in the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// How many brackets with figures it stands in.
    pub depth: u8,
}

impl Token {
    /// The number, if it is one.
    pub fn number(&self) -> Option<&NumberToken> {
        match &self.kind {
            TokenKind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is one of these punctuation marks.
    pub fn is_punct(&self, marks: &[char]) -> bool {
        matches!(self.kind, TokenKind::Punct(mark) if marks.contains(&mark))
    }
}
