//! What stands between the figures: marks, openers, names of the classification, and words that are
//! followed by no figure.
//!
//! Contract: every mark that ends a segment turns what the segment says by itself into an event.

use crate::disclosure::{Unchecked, Unit, Unread};
use crate::lexicon::{Word, ends_with_any, holds_any, labels};

use super::super::label::clean;
use super::super::role::Role;
use super::super::segment::Segment;
use super::super::token::{Token, TokenKind};
use super::{Event, Level, Reader};

impl Reader<'_> {
    pub(super) fn no_figure(&mut self, reason: Unchecked, token: &Token) {
        if reason != Unchecked::NotAFigure {
            let place = self.passage.span(token.start, token.end).into();
            self.disclosure.unread.push(Unread { place, reason });
        }
        self.segment = Segment::default();
    }

    /// Whether the account goes on behind `主要原因是…；`: `事业收入80万元，比上年…` states an amount with a name
    /// of its own and what it is compared with or a share of.
    pub(super) fn resumes(&self, rest: &[Token]) -> bool {
        let Some(at) = rest.iter().position(|token| token.number().is_some()) else { return false };
        let (name, behind) = rest.split_at(at);
        let label = name.iter().map(|token| self.passage.text().get(token.start..token.end));
        let label: String = label.flatten().collect();
        let plain = |token: &Token| matches!(token.kind, TokenKind::Text | TokenKind::Word(_));
        let money = behind.first().and_then(Token::number);
        let said = matches!(
            behind.get(2).map(|token| &token.kind),
            Some(TokenKind::Word(Word::Compared | Word::With | Word::Share | Word::Complete))
        );
        money.is_some_and(|money| matches!(money.unit, Unit::Money(_)))
            && name.iter().all(plain)
            && behind.get(1).is_some_and(|token| token.is_punct(&['，']))
            && said
            && ends_with_any(&label, &labels().resumed)
            && !holds_any(&label, &labels().never_resumed)
    }

    pub(super) fn mark(&mut self, mark: char, next: Option<&Token>) {
        match mark {
            '。' | '？' => {
                let label = self.segment.clean_label(self.disclosure.taxonomy);
                // The number of a list may stand before the name.
                let bare = |event: &&Event| {
                    matches!(event, Event::Figure(figure) if figure.role == Role::Other)
                };
                let before = self.events.iter().rev().find(|event| !bare(event));
                let first = matches!(before, Some(Event::End) | None) && self.segment.is_name();
                self.flush();
                if first && mark == '。' && self.disclosure.taxonomy.find(&label).is_some() {
                    self.events.push(Event::Subject(label));
                }
                self.explained = false;
                self.compared_year = None;
                self.compared_budget = false;
                self.events.push(Event::End);
            }
            '；' => {
                self.flush();
                self.explanation_listed = true;
                self.events.push(Event::NextItem);
            }
            '，' => {
                // `2024年，收入A`: the year is said of what follows, where the document is of several.
                let several = self.disclosure.header.year.is_none();
                let year = self.segment.year.filter(|_| several && self.segment.is_only_year());
                self.flush();
                self.segment.year = year;
            }
            '×' | '=' => self.flush(),
            '：'
                // `合计：100万元`: the label goes on only into a figure.
                if next.is_none_or(|token| token.number().is_none()) => {
                    let bare = self.segment.start.is_none();
                    self.flush();
                    if bare && matches!(self.events.last(), Some(Event::Figure(_))) {
                        self.events.push(Event::Colon);
                    }
                }
            '（' => {
                if self.segment.compared {
                    self.events.push(Event::Comparing(String::new(), self.segment.basis));
                }
                let inner = self.segment.bracketed();
                self.outer.push(std::mem::replace(&mut self.segment, inner));
            }
            '）' => {
                self.flush();
                if let Some(outer) = self.outer.pop() {
                    self.segment = outer;
                }
            }
            '、' => {
                let mark = Token { kind: TokenKind::Punct('、'), start: 0, end: 0, depth: 0 };
                self.segment.push(&mark, "", self.disclosure.taxonomy);
            }
            _ => {}
        }
        if mark == '、' {
            self.segment.label.push('、');
        }
    }

    pub(super) fn opener(&mut self, event: Event) {
        let label = self.segment.clean_label(self.disclosure.taxonomy);
        self.flush();
        if matches!(event, Event::Purpose(_)) && self.disclosure.taxonomy.find(&label).is_some() {
            self.events.push(Event::About(label));
        }
        self.events.push(event);
    }

    pub(super) fn name(&mut self, level: Level, end: usize) {
        // The next item ends the explanation of the one before.
        self.explained = false;
        let label = clean(&self.segment.label);
        let name = label.rsplit('、').next().unwrap_or("").to_owned();
        let name = if label.contains("和") || level != Level::Class { label } else { name };
        self.segment.label.clear();
        if !name.is_empty() {
            self.events.push(Event::Path(level, name, end));
        }
    }

    /// Ends the segment: what it says without a figure becomes an event.
    pub(super) fn flush(&mut self) {
        let segment = std::mem::take(&mut self.segment);
        if segment.compared {
            self.events.push(Event::Comparing(clean(&segment.before_comparison), segment.basis));
        }
        if segment.incomparable {
            self.events.push(Event::Adjusted);
        }
        if segment.compared_year.is_some() {
            self.compared_year = segment.compared_year;
            self.compared_budget = segment.compared_with.is_some_and(Word::is_budget);
        }
        if let Some((word, start, end)) = segment.comparison
            && !self.explained
        {
            let with_budget = segment.compared_with.is_some_and(Word::is_budget)
                && segment.basis.is_none_or(|basis| basis == Word::Outturn);
            self.events.push(Event::Compared {
                word,
                place: self.passage.span(start, end).into(),
                label: segment.clean_label(self.disclosure.taxonomy),
                with_budget,
            });
            return;
        }
        if let Some(direction) = segment.direct_direction()
            && !self.explained
        {
            let (start, end) = segment.direction_at;
            self.events.push(Event::Moved {
                direction,
                place: self.passage.span(start, end).into(),
                label: segment.clean_label(self.disclosure.taxonomy),
            });
            return;
        }
        if let Some(label) = segment.label.strip_suffix('中')
            && !label.is_empty()
            && !self.explained
        {
            self.events.push(Event::Within(clean(label)));
        }
    }
}
