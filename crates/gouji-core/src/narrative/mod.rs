//! Running text to figures and claims: lexer → segments → roles → events → binder.
//!
//! Contract: reading order; every number becomes a figure, is counted as unread, or is label
//! text; a claim is made only where the sentence says clearly what a figure is.

mod accounts;
mod binder;
mod digits;
mod event;
mod forms;
mod label;
mod lexer;
mod number;
mod role;
mod roster;
mod scope;
mod segment;
#[cfg(test)]
mod tests;
mod token;
mod unit;

pub(crate) use scope::years_in;

use crate::disclosure::Disclosure;
use crate::document::Passage;

use accounts::Accounts;
use binder::Binder;
use event::{Event, FigureEvent};
use forms::{Debts, Flows, OnlyPart, Sentence};
use roster::Roster;

/// Reads running text paragraph by paragraph.
pub(crate) struct Reader<'d> {
    binder: Binder<'d>,
    flows: Flows,
    debts: Debts,
    accounts: Accounts,
    roster: Roster,
    only_part: OnlyPart,
}

impl<'d> Reader<'d> {
    /// A reader that adds to a disclosure.
    pub(crate) fn new(disclosure: &'d mut Disclosure) -> Reader<'d> {
        Reader {
            binder: Binder::new(disclosure),
            flows: Flows::default(),
            debts: Debts::default(),
            accounts: Accounts::default(),
            roster: Roster::default(),
            only_part: OnlyPart::default(),
        }
    }

    /// The disclosure being filled.
    pub(crate) fn disclosure(&mut self) -> &mut Disclosure {
        self.binder.disclosure()
    }

    /// A heading.
    pub(crate) fn heading(&mut self, level: u8, text: &Passage) {
        self.roster.block(text, self.binder.disclosure());
        self.binder.heading(level, text.text());
        forms::heading_flaws(text, self.binder.disclosure());
        self.flows.clear();
        self.debts.clear();
    }

    /// A table stands here.
    pub(crate) fn table(&mut self) {
        self.roster.end(false, self.binder.disclosure());
    }

    /// Nothing is read on from here, but for what the whole document tells.
    #[must_use]
    pub(crate) fn break_off(self) -> Reader<'d> {
        let (disclosure, only_part) = self.settled();
        Reader { only_part, ..Reader::new(disclosure) }
    }

    /// The document ends.
    pub(crate) fn finish(self) {
        let (disclosure, only_part) = self.settled();
        only_part.claims(disclosure);
    }

    /// What was open is claimed.
    fn settled(mut self) -> (&'d mut Disclosure, OnlyPart) {
        let disclosure = self.binder.finish();
        self.accounts.claims(disclosure);
        self.roster.end(false, disclosure);
        (disclosure, self.only_part)
    }

    /// A paragraph.
    pub(crate) fn paragraph(&mut self, passage: &Passage) {
        let Reader { binder, flows, debts, accounts, roster, only_part } = self;
        roster.block(passage, binder.disclosure());
        let tokens = lexer::lex(passage.text());
        binder.begin_block(passage.text(), crate::heading::marker(passage.text()));
        let mut events = event::events(passage, &tokens, binder.in_account(), binder.disclosure());
        forms::mark_restated(passage, &mut events, binder.disclosure().taxonomy);
        for event in &events {
            binder.event(event, passage.text());
        }
        binder.end_block();
        let figures: Vec<&FigureEvent> = events.iter().filter_map(figure_of).collect();
        forms::passage(passage, &tokens, &figures, binder.disclosure());
        roster.open(passage, &figures, binder.disclosure());
        only_part.read(passage, &figures, binder.disclosure());
        flows.read(passage, &figures, binder.disclosure());
        debts.read(passage, &figures, binder.disclosure());
        let mut before: Vec<Sentence<'_>> = Vec::new();
        let mut rest = figures.as_slice();
        let mut next = 0;
        let stops = tokens.iter().filter(|token| token.is_punct(&['。', '？'])).map(|t| t.end);
        for stop in stops.chain([passage.text().len()]) {
            let start = std::mem::replace(&mut next, stop);
            let count = rest.iter().take_while(|figure| figure.end <= stop).count();
            let (inside, behind) = rest.split_at(count);
            rest = behind;
            let figures = inside.to_vec();
            if figures.is_empty() {
                let tail = passage.text().get(start..stop).unwrap_or("");
                forms::balanced_behind(&before, tail, binder.disclosure());
                continue;
            }
            let sentence = Sentence { passage, figures, start, end: stop };
            forms::sentence(&before, &sentence, binder.disclosure());
            let around = binder.around();
            accounts.read(&sentence.figures, &around, binder.disclosure());
            before.push(sentence);
        }
    }
}

/// Reads the prose in a cell of a table: its figures, products and lists of names.
pub(crate) fn read_cell(passage: &Passage, disclosure: &mut Disclosure) {
    let tokens = lexer::lex(passage.text());
    let events = event::events(passage, &tokens, false, disclosure);
    let figures: Vec<&FigureEvent> = events.iter().filter_map(figure_of).collect();
    forms::passage(passage, &tokens, &figures, disclosure);
}

fn figure_of(event: &Event) -> Option<&FigureEvent> {
    match event {
        Event::Figure(figure) => Some(figure),
        _ => None,
    }
}
