//! A segment: what stands before a figure since the last figure or separator.
//!
//! Contract: a segment only collects cues (words of the vocabulary, the label, the year); what
//! they mean for the figure is decided in [`super::role`].

mod said;

use crate::disclosure::Taxonomy;
use crate::lexicon::{Vocabulary, Word, is_any, labels};
use crate::reading::Hedge;
use crate::statement::{Comparison, Direction};

use super::label::clean;
use super::token::{Token, TokenKind};

pub use said::Against;

/// The cues before a figure.
#[derive(Debug, Clone, Default)]
pub struct Segment {
    /// Label text, cleaned of years, comparisons and basis words.
    pub label: String,
    /// Label text before a comparison (`支出决算` in `支出决算比上年增加`).
    pub before_comparison: String,
    /// First byte of the segment in the passage.
    pub start: Option<usize>,
    /// The year named in it.
    pub year: Option<i32>,
    /// 上年 or 同比 stands in it.
    pub last_year: bool,
    /// 超收 or 短收 stands in it: moved against the budget.
    against_budget: bool,
    /// The budget or outturn named in it.
    pub basis: Option<Word>,
    /// The budget named before that, of which it is said (调整预算为年初预算的).
    pub of_budget: Option<Word>,
    /// Label text follows the basis word (本年收入预算合计).
    pub basis_inside: bool,
    /// The basis named behind a comparison word (`比年初预算数增加`).
    pub compared_with: Option<Word>,
    /// The year named behind a comparison word, and its bytes.
    pub compared_year: Option<(i32, usize, usize)>,
    /// 与 was the last word: it compares if a year or a basis follows.
    with: bool,
    /// A comparison word stands in it.
    pub compared: bool,
    /// The direction word last seen, and whether label text follows it.
    pub direction: Option<(Direction, bool)>,
    /// The bytes of that word.
    pub direction_at: (usize, usize),
    /// The text behind 占, once seen.
    pub share_of: Option<String>,
    /// 完成 stands in it.
    pub complete: bool,
    /// 分别 stands in it, and the label before it.
    pub respectively: Option<String>,
    /// 剩余 stands in it.
    pub remaining: bool,
    /// 超目标任务 or 欠目标任务.
    pub target: Option<Direction>,
    /// A comparison of outturn and budget, with its bytes.
    pub comparison: Option<(Comparison, usize, usize)>,
    /// 同口径 and its like.
    pub incomparable: bool,
    /// 各 before the figure.
    pub each: bool,
    /// 约 before the verb that states the figure (约占12%).
    pub hedge: Option<Hedge>,
}

impl Segment {
    /// Takes in one token.
    pub fn push(&mut self, token: &Token, text: &str, taxonomy: &Taxonomy) {
        self.start = self.start.or(Some(token.start));
        let piece = text.get(token.start..token.end).unwrap_or("");
        self.name_of_change(token, piece, text);
        match &token.kind {
            TokenKind::Text => self.push_text(piece),
            TokenKind::Punct('、') => self.push_text(piece),
            TokenKind::Year(year) if self.compared || self.with => {
                self.compare_with();
                self.compared_year = Some((*year, token.start, token.end));
            }
            TokenKind::Year(year) | TokenKind::Date(year) if !self.compared => {
                self.year = Some(*year);
                // `增加到2025年预算数A`: A is what was reached, and no change.
                if labels().reached_at.ends(&self.label).is_some() {
                    self.direction = None;
                }
                // What stands before the year is the department, not the label, but for a known name
                // (公务接待费2024年决算数).
                if taxonomy.find(&clean(&self.label)).is_none() {
                    self.label.clear();
                }
            }
            TokenKind::Word(word) => self.push_word(*word, token, piece),
            _ => {}
        }
    }

    /// `占总增支额的74.6%`: the whole is a change; its word moves nothing.
    fn name_of_change(&mut self, token: &Token, piece: &str, text: &str) {
        let (start, end) = self.direction_at;
        if let Some(whole) = &mut self.share_of
            && self.direction.is_some()
            && end == token.start
            && piece.starts_with('额')
        {
            whole.push_str(text.get(start..end).unwrap_or(""));
            self.direction = None;
        }
    }

    /// 与 before a year, a budget or an outturn compares; what stands before it is the subject.
    fn compare_with(&mut self) {
        if std::mem::take(&mut self.with) {
            let label = std::mem::take(&mut self.label);
            let subject = label.strip_suffix('与').unwrap_or(&label);
            if !subject.is_empty() {
                self.before_comparison = subject.to_owned();
            }
            self.compared = true;
        }
    }

    fn push_text(&mut self, piece: &str) {
        self.with = false;
        if let Some(whole) = &mut self.share_of {
            whole.push_str(piece);
            return;
        }
        let filler = is_any(piece, &labels().moved);
        if let Some((_, followed)) = &mut self.direction
            && !filler
        {
            *followed = true;
        }
        let copula = || piece.chars().all(|c| "为是共计数约，：、".contains(c));
        if self.basis.is_some() && !copula() {
            self.basis_inside = true;
        }
        self.label.push_str(piece);
    }

    fn push_word(&mut self, word: Word, token: &Token, piece: &str) {
        match word {
            Word::Up | Word::Down => {
                let up = word == Word::Up;
                self.set_direction(if up { Direction::Up } else { Direction::Down }, token);
                self.against_budget = is_any(piece, &labels().against_budget);
            }
            // `占税收收入的比重为`: the whole was named already.
            Word::Share if self.share_of.as_ref().is_some_and(|whole| !whole.is_empty()) => {}
            Word::Share => {
                // `增支额占…的`: what is shared is itself a change.
                if self.label.ends_with('额') {
                    self.direction = None;
                }
                self.share_of = Some(String::new());
            }
            Word::Hedge => self.hedge = Vocabulary::hedge(word, piece),
            Word::Complete => {
                self.complete = true;
                self.direction = None;
            }
            Word::Respectively => self.respectively = Some(std::mem::take(&mut self.label)),
            Word::Each => self.each = true,
            Word::Remaining => self.remaining = true,
            Word::OverTarget => self.target = Some(Direction::Up),
            Word::UnderTarget => self.target = Some(Direction::Down),
            Word::Less => self.compare(Comparison::Less, token),
            Word::Greater => self.compare(Comparison::Greater, token),
            Word::Equal => self.compare(Comparison::Equal, token),
            Word::Flat => self.compare(Comparison::Equal, token),
            Word::NearlyFlat => self.compare(Comparison::NearlyEqual, token),
            Word::Compared => {
                self.compared = true;
                self.last_year |= piece == "同比";
                if !self.label.is_empty() {
                    self.before_comparison = std::mem::take(&mut self.label);
                }
            }
            Word::With => match &mut self.share_of {
                Some(whole) => whole.push_str(piece),
                None => {
                    self.label.push_str(piece);
                    self.with = true;
                }
            },
            Word::LastYear if self.with => self.compare_with(),
            Word::LastYear => self.last_year = true,
            Word::Incomparable => self.incomparable = true,
            _ if word.is_budget() || word == Word::Outturn => {
                if self.with {
                    self.compare_with();
                }
                if let Some(whole) = &mut self.share_of {
                    whole.push_str(piece);
                } else if self.compared || self.comparison.is_some() {
                    self.compared_with = Some(word);
                } else {
                    self.of_budget = self.basis.filter(|own| own.is_budget() && word.is_budget());
                    self.basis = Some(word);
                    // 支出决算 says 支出 of what stands before it.
                    let mut sides = labels().sides.iter();
                    if let Some(side) = sides.find(|side| piece.starts_with(side.as_str()))
                        && !self.label.is_empty()
                    {
                        self.label.push_str(side);
                    }
                }
            }
            _ => {}
        }
    }

    fn set_direction(&mut self, direction: Direction, token: &Token) {
        self.direction = Some((direction, false));
        self.direction_at = (token.start, token.end);
    }

    fn compare(&mut self, word: Comparison, token: &Token) {
        self.comparison = Some((word, token.start, token.end));
    }
}
