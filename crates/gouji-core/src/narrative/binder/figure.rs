//! Figures by their role: which part of the binder each belongs to.
//!
//! Contract: a figure goes one way; what is not claimed there has a reason for coverage.

use crate::disclosure::{Unchecked, Unit};

use super::super::event::FigureEvent;
use super::super::label::clean;
use super::super::role::Role;
use super::change::{Pending, moved};
use super::{Binder, is_general};

impl Binder<'_> {
    /// Takes in a figure by its role.
    pub(super) fn figure(&mut self, figure: &FigureEvent, text: &str) {
        self.comparing |= figure.cues.compared;
        self.note_stage(&figure.cues);
        if self.scope.glossary {
            self.note(figure, Unchecked::InGlossary);
            return;
        }
        self.resume(figure.depth);
        if figure.explained {
            self.note(figure, Unchecked::InExplanation);
            return;
        }
        if figure.restates {
            self.end_change();
            return;
        }
        if figure.paired {
            // Two figures for two sides are read together (see `forms::pairs`).
            return;
        }
        // `完成年初预算310.00万元的98%`: the rate is of the budget just named.
        let completing = std::mem::take(&mut self.completing);
        let of_budget = figure.role == Role::Other && figure.cues.label == "的";
        let role = match completing.filter(|_| of_budget) {
            Some(base) => &Role::Completion(Some(base)),
            None => &figure.role,
        };
        // `收入、支出分别减少A、B`: which is which is said by their order (see `forms::respectively`).
        if figure.cues.compared && *role == Role::Other && self.is_money(figure) {
            self.bases.forget();
            self.bases.unknown = true;
            // What stands before such a comparison is its subject all the same.
            let subject = clean(&figure.cues.before_comparison);
            self.said.subject =
                Some(subject).filter(|it| !is_general(it)).or(self.said.subject.take());
        }
        let moves = matches!(role, Role::Delta(_) | Role::Growth(..));
        let rates = moves || matches!(role, Role::Completion(_));
        if rates && self.said.adjusted {
            self.end_change();
            self.note(figure, Unchecked::NotComparable);
            return;
        }
        self.said.adjusted |= figure.cues.incomparable && self.is_money(figure);
        // `调整为A，主要由于：（1）…调增B`: a reason is no change of A.
        if moves && self.asked.lists_reasons(self.spoken, figure.start, text) {
            self.end_change();
            self.note(figure, Unchecked::InExplanation);
            return;
        }
        let respective = rates || matches!(role, Role::Share(_));
        self.said.respective |= figure.cues.respectively.is_some();
        if respective && self.said.respective {
            self.end_change();
            return;
        }
        // `减少14批`: what follows in the sentence is of that, which no base was printed of.
        if figure.cues.direction.is_some() && self.is_count(figure) {
            self.end_change();
            self.bases.forget();
            self.strayed = true;
        }
        match role {
            Role::Amount => {
                self.completing = figure.cues.completed();
                self.amount(figure, text);
            }
            Role::Delta(direction) => self.delta(figure, *direction, text),
            Role::Growth(..) if self.is_foreign(figure, text) => {
                self.end_change();
                self.note(figure, Unchecked::NoPriorYear);
            }
            Role::Growth(direction, form) => {
                let rate = Some((moved(figure.id, *direction), *form));
                let runs_against =
                    self.change.as_ref().is_some_and(|change| change.runs_against(*direction));
                // `收入A，比上年增加B，税收增长p%`: a name of its own has a change of its own.
                let bare = is_general(&figure.label);
                let now = self.change.as_ref().and_then(|change| change.now);
                let own =
                    bare || (now.is_some() && self.subject(&figure.label, &figure.cues).now == now);
                let goes_on =
                    |change: &&mut Pending| own && change.takes(&figure.cues) && !runs_against;
                match self.change.as_mut().filter(goes_on) {
                    Some(change) => change.rate = rate,
                    None => {
                        self.interrupt(figure.depth);
                        let mut pending = self.subject(&figure.label, &figure.cues);
                        self.stray(&pending, &figure.label);
                        pending.depth = figure.depth;
                        pending.rate = rate;
                        // What it is measured from is not the budget.
                        pending.before = pending.before.filter(|_| !runs_against);
                        self.change = Some(pending);
                    }
                }
            }
            Role::Share(whole) => self.share(figure, whole.clone()),
            Role::Completion(base) if self.completes_budget(figure, *base) => {}
            Role::Completion(base) => {
                if self.account.rate.is_none()
                    && figure.depth == 0
                    && self.completes_account(figure)
                {
                    self.account.rate = Some((figure.id, *base));
                } else {
                    self.note(figure, Unchecked::NoBudgetInText);
                }
            }
            Role::Incomparable => self.note(figure, Unchecked::NotComparable),
            Role::Points(_) => self.note(figure, Unchecked::NoPriorYear),
            Role::Rate(_) | Role::BracketRate => self.note(figure, Unchecked::NoBaseInText),
            Role::Other if self.is_rate(figure) => self.note(figure, Unchecked::NoBaseInText),
            _ => self.note(figure, Unchecked::NotUnderstood),
        }
    }

    /// Why a figure is in no relation, where nothing else claims it.
    pub(super) fn note(&mut self, figure: &FigureEvent, reason: Unchecked) {
        self.disclosure.reasons.entry(figure.id).or_insert(reason);
    }

    pub(super) fn is_money(&self, figure: &FigureEvent) -> bool {
        let unit = self.disclosure.figure(figure.id).map(|figure| &figure.unit);
        matches!(unit, Some(Unit::Money(_)))
    }

    fn is_count(&self, figure: &FigureEvent) -> bool {
        let unit = self.disclosure.figure(figure.id).map(|figure| &figure.unit);
        matches!(unit, Some(Unit::Count(_)))
    }

    /// A percentage with a name of its own: no word says a share, a change or a completion.
    fn is_rate(&self, figure: &FigureEvent) -> bool {
        let percent =
            self.disclosure.figure(figure.id).is_some_and(|figure| figure.unit == Unit::Percent);
        percent && figure.cues.direction.is_none() && !figure.cues.complete
    }
}
