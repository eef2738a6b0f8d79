//! Which of budget and outturn a change is of, and is measured from, where the words say it.
//!
//! Contract: `年初预算较上年年初预算A减少B` is a change of the budget, whatever amount stands nearer; and what is
//! compared with a budget is not measured from an outturn of that year (`2023年决算A，比2023年预算减少B`).

use crate::disclosure::{FigureId, Form, Kind, Says, Unchecked, Why};
use crate::lexicon::Word;

use super::super::event::FigureEvent;
use super::super::segment::{Against, Segment};
use super::Binder;
use super::amounts::Amount;
use super::change::Pending;

/// So many amounts of a paragraph are looked at.
const MOST_HERE: usize = 100;

/// Whether two words mean one thing: 预算 may be any budget.
fn is_same(one: Word, other: Word) -> bool {
    let general = [one, other].contains(&Word::Budget);
    one == other || (one.is_budget() && other.is_budget() && general)
}

/// Whether an amount can be what a comparison names: an amount that says no stage is no budget.
pub(super) fn is_compared_with(amount: &Amount, cues: &Segment) -> bool {
    match (cues.compared_with, amount.reach.stage) {
        (None, _) => true,
        (Some(word), Some(own)) => word.is_budget() == own.is_budget(),
        (Some(word), None) => !word.is_budget(),
    }
}

impl Binder<'_> {
    /// Notes the stage that stands before a comparison word.
    pub(super) fn note_stage(&mut self, cues: &Segment) {
        if cues.compared {
            self.said.stage = cues.basis;
        }
    }

    /// Leaves a change only what is of the stage that was named: the nearest amount of its paragraph.
    pub(super) fn keep_stage(&self, pending: &mut Pending) {
        let Some(stage) = self.said.stage.or_else(|| self.stage_of_base(pending)) else { return };
        let own = |id: FigureId| {
            self.amounts.of(id, self.block).and_then(|index| self.amounts.get(index))
        };
        let differs = |amount: &Amount| amount.reach.stage.is_some_and(|own| !is_same(own, stage));
        if pending.against != Against::Budget && pending.before.and_then(own).is_some_and(differs) {
            pending.before = None;
        }
        let Some(amount) = pending.now.and_then(own) else { return };
        let mut here = self.amounts.here(self.block).rev().take(MOST_HERE);
        let found = here.find(|(_, it)| {
            let named = it.label == amount.label || it.label.is_empty();
            let said = it.reach.stage.is_some_and(|own| is_same(own, stage));
            said && named && !it.prior && it.depth == 0
        });
        let found = found.map(|(_, it)| it.id);
        let department = self.disclosure.header.kind != Kind::Report;
        let silent = self.is_about(stage) && (department || found.is_none());
        let fits = |amount: &Amount| amount.reach.stage.map_or(silent, |own| is_same(own, stage));
        if fits(amount) {
            pending.or_now.retain(|id| own(*id).is_none_or(fits));
        } else {
            pending.now = found;
            pending.or_now.clear();
        }
    }

    /// `2024年执行数A，与2024年预算相比减少B`, in another year's disclosure: A, where a comparison with a budget follows
    /// it.
    pub(super) fn outturn_of_another_year(&self, cues: &Segment) -> Option<usize> {
        let index = self.bases.latest.filter(|_| self.bases.alone)?;
        let amount = self.amounts.get(index).filter(|it| it.sentence == self.sentence)?;
        let budget = cues.compared_with.is_some_and(Word::is_budget);
        let year = cues.compared_year.map(|(year, ..)| year);
        let same = year.is_none() || year == amount.reach.year;
        let nearest = self.last_current.is_none_or(|last| last < index);
        (budget && same && nearest && !is_compared_with(amount, cues)).then_some(index)
    }

    /// `调整预算为年初预算的106.25%`: what was completed is a budget itself.
    pub(super) fn completes_budget(&mut self, figure: &FigureEvent, base: Option<Word>) -> bool {
        let Some(own) = figure.cues.of_budget else { return false };
        let budget = |word: Word| {
            self.account.budgets.iter().rev().find(|(it, _)| *it == word).map(|(_, id)| *id)
        };
        match (budget(own), base.and_then(budget)) {
            (Some(actual), Some(base)) => {
                let says = Says::Completion { rate: figure.id, actual, budgets: vec![base] };
                self.disclosure.say(Why::stated(Form::AccountCompletion), says);
            }
            _ => self.note(figure, Unchecked::NoBudgetInText),
        }
        true
    }

    /// `支出A，年初预算B，上年决算C，比上年持平`: what is measured from an outturn that was stated for itself is an outturn.
    fn stage_of_base(&self, pending: &Pending) -> Option<Word> {
        let of = |id| self.amounts.get(self.amounts.of(id, self.block)?)?.reach.stage;
        let (base, now) = (pending.before.and_then(of)?, pending.now.and_then(of)?);
        let stated = self.disclosure.header.kind == Kind::Final && !self.bases.compared;
        (stated && !base.is_budget() && now.is_budget()).then_some(base)
    }

    /// Whether what says nothing of itself is of this stage.
    fn is_about(&self, stage: Word) -> bool {
        match self.disclosure.header.kind {
            Kind::Final => !stage.is_budget(),
            Kind::Budget => stage.is_budget(),
            _ => true,
        }
    }
}
