//! A segment: what stands before a figure since the last figure or separator.
//!
//! Contract: a segment only collects cues (words of the vocabulary, the label, the year); what
//! they mean for the figure is decided in [`super::role`].

use crate::disclosure::Taxonomy;
use crate::statement::{Comparison, Direction};

use super::label::{budget_of, clean};
use super::token::{Token, TokenKind};
use super::vocabulary::Word;

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
}

/// What something is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Against {
    /// The words do not say.
    #[default]
    Unsaid,
    /// A budget of the same year.
    Budget,
    /// Another year.
    Year,
}

impl Segment {
    /// Takes in one token.
    pub fn push(&mut self, token: &Token, text: &str) {
        self.start = self.start.or(Some(token.start));
        let piece = text.get(token.start..token.end).unwrap_or("");
        match &token.kind {
            TokenKind::Text => self.push_text(piece),
            TokenKind::Punct('、') => self.push_text(piece),
            TokenKind::Year(year) if self.compared || self.with => {
                self.compare_with();
                self.compared_year = Some((*year, token.start, token.end));
            }
            TokenKind::Year(year) | TokenKind::Date(year) if !self.compared => {
                self.year = Some(*year);
                // What stands before the year is the department, not the label, but for a known name
                // (公务接待费2024年决算数).
                if Taxonomy::get().find(&clean(&self.label)).is_none() {
                    self.label.clear();
                }
            }
            TokenKind::Word(word) => self.push_word(*word, token, piece),
            _ => {}
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
        let filler = matches!(
            piece,
            "了" | "额" | "额为" | "为" | "幅度" | "幅度为" | "率" | "率为" | "金额" | "到"
        );
        if let Some((_, followed)) = &mut self.direction
            && !filler
        {
            *followed = true;
        }
        let copula = piece.trim_matches(|c: char| "为是共计数约，：、".contains(c)).is_empty();
        if self.basis.is_some() && !copula {
            self.basis_inside = true;
        }
        self.label.push_str(piece);
    }

    fn push_word(&mut self, word: Word, token: &Token, piece: &str) {
        match word {
            Word::Up | Word::Down => {
                let up = word == Word::Up;
                self.set_direction(if up { Direction::Up } else { Direction::Down }, token);
                self.against_budget = matches!(piece, "超收" | "短收" | "节约" | "超支");
            }
            // `占税收收入的比重为`: the whole was named already.
            Word::Share if self.share_of.as_ref().is_some_and(|whole| !whole.is_empty()) => {}
            Word::Share => self.share_of = Some(String::new()),
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
                    self.basis = Some(word);
                    // 支出决算 says 支出 of what stands before it.
                    if let Some(side) = ["支出", "收入"].iter().find(|s| piece.starts_with(**s))
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

    /// Compares with what another segment compares with.
    pub fn compare_like(&mut self, other: &Segment) {
        self.compared = true;
        self.compared_with = self.compared_with.or(other.compared_with);
        self.compared_year = other.compared_year;
        self.last_year = other.last_year;
    }

    /// The budget whose amount follows, to be followed by how much of it was reached: `完成预算A的p%`,
    /// `为预算A的p%`, `占预算A的p%`.
    pub fn completed(&self) -> Option<Word> {
        let verb = self.complete || matches!(self.label.as_str(), "为" | "是" | "占" | "达");
        let shared = self.share_of.as_deref().and_then(budget_of);
        shared.or(self.basis.filter(|word| verb && word.is_budget()))
    }

    /// Whether it is a name and nothing else.
    pub fn is_name(&self) -> bool {
        !self.label.is_empty()
            && !self.compared
            && !self.last_year
            && self.direction.is_none()
            && self.comparison.is_none()
            && self.basis.is_none()
    }

    /// What a change is said to be against.
    pub fn against(&self) -> Against {
        let budget = self.compared && self.compared_with.is_some_and(Word::is_budget);
        if self.against_budget || (budget && !self.last_year && self.compared_year.is_none()) {
            Against::Budget
        } else if self.compared && (self.last_year || self.compared_year.is_some()) {
            Against::Year
        } else {
            Against::Unsaid
        }
    }

    /// The cues that a bracket behind these inherits: `较年初预算（942亿元）` names what is compared
    /// with inside it.
    pub fn bracketed(&self) -> Segment {
        let base = self.compared && self.direction.is_none() && self.label.is_empty();
        let named = self.compared_with.is_some() || self.compared_year.is_some();
        if !base || !named {
            return Segment::default();
        }
        Segment {
            compared: true,
            compared_with: self.compared_with,
            compared_year: self.compared_year,
            ..Segment::default()
        }
    }

    /// The direction word that stands directly before the figure.
    pub fn direct_direction(&self) -> Option<Direction> {
        self.direction.filter(|(_, followed)| !followed).map(|(direction, _)| direction)
    }

    /// The label with the words that say when (当年结余, which is not 结余 alone).
    pub fn full_name(&self) -> &str {
        let name = self.label.trim_matches(['“', '”', '、', '的']);
        name.trim_end_matches(['为', '是', '达', '共', '计', '约'])
    }

    /// The label of the figure, cleaned.
    pub fn clean_label(&self) -> String {
        let label = clean(&self.label);
        let label = if label.is_empty() { clean(&self.before_comparison) } else { label };
        Taxonomy::get().without_entity(&label).to_owned()
    }
}
