//! Changes over the year and what they belong to.

use crate::disclosure::{Change, Claim, Taxonomy};
use crate::statement::Direction;

use super::super::event::FigureEvent;
use super::super::segment::Against;
use super::amounts::Amount;
use super::change::{Pending, moved};
use super::late::Late;
use super::{Binder, GENERAL};

impl Binder<'_> {
    /// What a change belongs to.
    pub(super) fn subject(&self, label: &str, against: Against) -> Pending {
        // An amount of another year is the base only where the sentence compares, and with what it
        // is compared.
        let other = |one: Against| one != Against::Unsaid && one != against;
        let apart = against != Against::Unsaid && other(self.before_is);
        let before = self.before.filter(|_| self.comparing && !apart);
        let before = before.and_then(|index| self.id(index)).or_else(|| {
            let budget = self.account.budgets.as_slice();
            match (against, budget) {
                (Against::Budget, [(_, only)]) => Some(*only),
                _ => None,
            }
        });
        let mut pending = Pending { before, ..Pending::default() };
        let general = label.is_empty() || GENERAL.contains(&label);
        let here = |index: &usize| {
            self.amounts.get(*index).is_some_and(|amount| amount.block == self.block)
        };
        if general {
            let last = self
                .last
                .filter(here)
                .filter(|index| self.amounts.get(*index).is_some_and(Amount::is_current));
            let headline = self
                .headline
                .filter(|index| self.amounts.get(*index).is_some_and(Amount::is_current));
            let topic = self.topic.filter(here).or(headline);
            let same_sentence = last.filter(|index| {
                self.amounts.get(*index).is_some_and(|amount| amount.sentence == self.sentence)
            });
            let now = same_sentence.or(topic);
            pending.now = now.and_then(|index| self.id(index));
            pending.or_now = topic
                .filter(|topic| Some(*topic) != now)
                .and_then(|index| self.id(index))
                .into_iter()
                .collect();
        } else if let Some(index) = self.amounts.named(label, self.block, self.section) {
            pending.now = self.id(index);
        } else if Taxonomy::get().find(label).is_some() {
            pending.awaits = Some(label.to_owned());
        }
        pending
    }

    /// A change said in words only: it can be tested when both years are printed.
    pub(super) fn worded(&mut self, label: &str, change: Change) {
        let subject = self.subject(label, Against::Unsaid);
        if (change.flat.is_some() || change.word.is_some())
            && subject.now.is_some()
            && subject.before.is_some()
            && self.change.is_none()
        {
            self.disclosure.claims.push(Claim::Change(Change {
                now: subject.now,
                before: subject.before,
                ..change
            }));
        }
    }

    pub(super) fn delta(&mut self, figure: &FigureEvent, direction: Direction) {
        self.end_change();
        let mut pending = self.subject(&figure.label, figure.cues.against());
        pending.delta = Some(moved(figure.id, direction));
        if let Some(moves) = &mut self.moves {
            moves.add(&figure.label, Some(moved(figure.id, direction)));
        }
        self.change = Some(pending);
    }

    pub(super) fn end_change(&mut self) {
        let Some(change) = self.change.take() else { return };
        match change.awaits.clone().filter(|_| change.is_incomplete()) {
            Some(label) => self.late.push(Late { change, label, section: self.section }),
            None => change.claim(self.disclosure),
        }
    }
}
