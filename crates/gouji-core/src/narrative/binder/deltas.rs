//! Changes as they are read: by their amount, behind their rate, in words alone, or twice.
//!
//! Contract: what a change belongs to is found in `moves`; here it is begun, completed and ended.

use crate::disclosure::{Change, FigureId, Flaw, Form, Says, Why};
use crate::lexicon::labels;
use crate::statement::Direction;

use super::super::event::FigureEvent;
use super::super::segment::{Against, Segment};
use super::change::{Pending, moved};
use super::late::Late;
use super::{Binder, is_general};

impl Binder<'_> {
    /// A change said in words only: it can be tested when both years are printed.
    pub(super) fn worded(&mut self, label: &str, change: Change) {
        let subject = self.subject(label, &Segment::default());
        if (change.flat.is_some() || change.word.is_some())
            && subject.now.is_some()
            && subject.before.is_some()
            && self.change.is_none()
        {
            self.disclosure.say(
                Why::stated(Form::ChangeInWords),
                Says::from(Change { now: subject.now, before: subject.before, ..change }),
            );
        }
    }

    /// `增加A，增加B`: two changes of one thing that cannot both be.
    fn repeats(&mut self, figure: &FigureEvent, direction: Direction) {
        let bare = figure.label.is_empty()
            && !figure.cues.compared
            && figure.cues.against() == Against::Unsaid
            && !self.compared_again
            && figure.depth == 0;
        let before = self
            .change
            .as_ref()
            .filter(|change| bare && change.wants_rate() && change.against != Against::Budget);
        let delta = before.and_then(|change| change.delta.as_ref());
        let first = delta.filter(|delta| delta.direction == direction).map(|delta| delta.figure);
        let first = first.filter(|first| !self.is_measured_anew(*first));
        let print = |id| self.disclosure.figure(id);
        let (Some(first), Some(second)) = (first.and_then(print), print(figure.id)) else { return };
        if first.value() == second.value() {
            return;
        }
        let (place, stated) = (second.place.clone(), second.printed());
        let flaw = Flaw::ContradictoryWording;
        self.disclosure.say(
            Why::stated(Form::ChangeTwice),
            Says::Flaw { flaw, place, stated, expected: None },
        );
    }

    /// Notes that something was spoken of that has no amount: what follows may be of it.
    pub(super) fn stray(&mut self, pending: &Pending, label: &str) {
        self.strayed |= pending.now.is_none() && label.chars().count() > 2 && !is_general(label);
    }

    pub(super) fn delta(&mut self, figure: &FigureEvent, direction: Direction, text: &str) {
        // `A减少a，B增加b，净增c`: what is left of the two is no change of the last.
        let net = labels().net.ends(text.get(..figure.start).unwrap_or("")).is_some();
        if !net {
            self.repeats(figure, direction);
            if self.completes_rate(figure, direction) {
                return;
            }
        }
        self.compared_again = false;
        self.interrupt(figure.depth);
        let mut pending = self.subject(&figure.label, &figure.cues);
        self.stray(&pending, &figure.label);
        let base = self.bases.latest.and_then(|index| self.id(index));
        self.bases.spent |= base.is_some() && pending.before == base;
        pending.depth = figure.depth;
        pending.delta = Some(moved(figure.id, direction));
        pending.end = figure.end;
        if let Some(moves) = &mut self.moves {
            moves.add(&figure.label, Some(moved(figure.id, direction)), self.disclosure.taxonomy);
        }
        self.change = Some(pending);
    }

    /// `收入A，同比下降p%，减收B`: the amount of the change behind its rate.
    fn completes_rate(&mut self, figure: &FigureEvent, direction: Direction) -> bool {
        let bare = figure.label.is_empty()
            && figure.depth == 0
            && !figure.cues.compared
            && figure.cues.against() == Against::Unsaid;
        let said = self.change.as_ref().and_then(|change| change.rate.as_ref());
        let anew = said.is_some_and(|(rate, _)| self.is_measured_anew(rate.figure));
        let rated = |change: &&mut Pending| {
            let same = change.rate.as_ref().is_some_and(|(rate, _)| rate.direction == direction);
            bare && same && !anew && change.delta.is_none() && change.against != Against::Budget
        };
        let Some(change) = self.change.as_mut().filter(rated) else { return false };
        change.delta = Some(moved(figure.id, direction));
        change.end = figure.end;
        true
    }

    /// `比A增加B，比C增加D`: whether another base stands behind a figure, so that what follows is measured from that.
    fn is_measured_anew(&self, figure: FigureId) -> bool {
        let base = self.bases.latest.and_then(|index| self.id(index));
        base.is_some_and(|base| base.0 > figure.0)
    }

    /// `增加A（其中B增加b、C减少c），增长p%`: what a bracket says interrupts the change before it, which goes on behind.
    pub(super) fn interrupt(&mut self, depth: u8) {
        match self.change.take_if(|change| change.depth < depth) {
            Some(outer) => self.aside.push(outer),
            None if depth > 0 => self.end_current(),
            None => self.end_change(),
        }
    }

    /// Behind a bracket goes on what it interrupted.
    pub(super) fn resume(&mut self, depth: u8) {
        let closed = |change: &Pending| change.depth > depth;
        while self.aside.last().is_some_and(|outer| !closed(outer))
            && self.change.as_ref().is_none_or(closed)
        {
            self.end_current();
            self.change = self.aside.pop();
        }
    }

    pub(super) fn end_change(&mut self) {
        self.end_current();
        while let Some(outer) = self.aside.pop() {
            self.change = Some(outer);
            self.end_current();
        }
    }

    fn end_current(&mut self) {
        let Some(change) = self.change.take() else { return };
        if let Some(delta) = change.delta.as_ref().filter(|_| change.against == Against::Budget) {
            self.from_budget.insert(delta.figure);
        }
        match change.awaits.clone().filter(|_| change.is_incomplete()) {
            Some(label) => self.late.push(Late { change, label, section: self.section }),
            None => change.claim(self.disclosure),
        }
    }
}
