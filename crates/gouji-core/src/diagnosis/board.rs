//! The board on which repairs are tried: relations, their verdicts, and figures changed on trial.
//!
//! Contract: nothing here computes; it hands readings to the judge, those of changed figures
//! instead of the printed ones, and keeps each printed reading once it was needed.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::effort::Effort;
use super::index::Index;
use super::judging::favour;
use super::met::Met;
use super::searched::Searched;
use crate::disclosure::{Disclosure, Figure, FigureId, PrintForm, Unit};
use crate::judge::{Given, Interval, Judgement, Taken, Verdict, fit, implied, judge};
use crate::number::Exact;
use crate::reading::Reading;
use crate::relation::Relation;
use crate::statement::{Operand, Statement};

pub(super) type Judged = [(Relation, Judgement)];

/// Figures with the values they are given on trial.
pub(super) type Changes = BTreeMap<FigureId, Reading>;

/// What a search reads.
pub(super) struct Board<'a> {
    pub judged: &'a Judged,
    pub index: &'a Index,
    pub disclosure: &'a Disclosure,
    /// Relations that are not believed: here they are undecided.
    muted: Vec<bool>,
    readings: Vec<OnceCell<Box<Reading>>>,
    usual: OnceCell<HashMap<Unit, u32>>,
    /// How many amounts are printed in each unit.
    units: OnceCell<HashMap<Unit, usize>>,
    met: OnceCell<Met>,
    /// The first broken relation of each figure.
    broken: OnceCell<Vec<Option<usize>>>,
    /// What searching cost.
    pub effort: Effort,
    /// What it found.
    pub searched: Searched,
}

impl<'a> Board<'a> {
    pub(super) fn new(judged: &'a Judged, index: &'a Index, disclosure: &'a Disclosure) -> Self {
        Board::without(judged, index, disclosure, &BTreeSet::new())
    }

    /// A board on which some relations are undecided, whatever the judge says.
    pub(super) fn without(
        judged: &'a Judged,
        index: &'a Index,
        disclosure: &'a Disclosure,
        muted: &BTreeSet<usize>,
    ) -> Self {
        let readings = vec![OnceCell::new(); disclosure.figures.len()];
        let muted = (0..judged.len()).map(|place| muted.contains(&place)).collect();
        let (usual, units, met) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let (effort, searched) = (Effort::default(), Searched::of(judged.len()));
        let broken = OnceCell::new();
        Board {
            judged,
            index,
            disclosure,
            muted,
            readings,
            usual,
            units,
            met,
            broken,
            effort,
            searched,
        }
    }

    /// Leaves more relations undecided; what was found of others stays, and so does what it cost.
    pub(super) fn mute(&mut self, more: &BTreeSet<usize>) {
        self.searched.forget(|place| more.contains(&place));
        self.effort.forget();
        for place in more {
            self.muted.get_mut(*place).into_iter().for_each(|muted| *muted = true);
        }
        self.broken.take();
    }

    /// Whether a relation is undecided, whatever the judge says.
    fn is_mute(&self, place: usize) -> bool {
        self.searched.ask(place);
        self.muted.get(place).is_some_and(|muted| *muted)
    }

    pub(super) fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        self.disclosure.figure(id)
    }

    pub(super) fn relation(&self, place: usize) -> Option<&'a Relation> {
        self.judged.get(place).map(|(relation, _)| relation)
    }

    /// The verdict on the document as it is.
    pub(super) fn printed_verdict(&self, place: usize) -> Verdict {
        if self.is_mute(place) {
            return Verdict::Untestable;
        }
        self.judged.get(place).map_or(Verdict::Untestable, |(_, judgement)| judgement.verdict)
    }

    /// What a figure says as printed.
    pub(super) fn printed(&self, id: FigureId) -> Option<&Reading> {
        let figure = self.disclosure.figure(id)?;
        let reading = self.readings.get(id.0)?;
        Some(reading.get_or_init(|| Box::new(figure.reading())))
    }

    /// What a figure would say if it were printed as `value` in some form.
    pub(super) fn repaired(&self, id: FigureId, value: &Exact, form: PrintForm) -> Option<Reading> {
        let printed = self.printed(id)?;
        let non_negative = printed.non_negative && !value.is_negative();
        let mut repaired = Reading { value: value.clone(), non_negative, ..printed.clone() };
        if let Some(decimals) = form.decimals.filter(|_| !printed.exact) {
            let unit = self.disclosure.figure(id)?.unit.exponent();
            repaired.step = Exact::ten_to(unit.saturating_sub(i32::try_from(decimals).ok()?));
            repaired.literal = None;
        }
        if form.unit != 0 {
            let factor = Exact::ten_to(form.unit);
            repaired.step = &repaired.step * &factor;
            repaired.literal = repaired.literal.map(|step| &step * &factor);
        }
        Some(repaired)
    }

    /// The decimals that figures of this one's unit usually have, where it has others: at least three
    /// figures, three in five of them.
    pub(super) fn odd_decimals(&self, id: FigureId) -> Option<u32> {
        let figure = self.disclosure.figure(id)?;
        let usual = self.usual.get_or_init(|| {
            let mut counts: HashMap<&Unit, BTreeMap<u32, usize>> = HashMap::new();
            for figure in &self.disclosure.figures {
                let decimals = figure.numeral.decimals();
                *counts.entry(&figure.unit).or_default().entry(decimals).or_default() += 1;
            }
            let usual = |(unit, counts): (&Unit, BTreeMap<u32, usize>)| {
                let all: usize = counts.values().sum();
                let (decimals, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
                (all > 2 && count * 5 >= all * 3).then(|| (unit.clone(), decimals))
            };
            counts.into_iter().filter_map(usual).collect()
        });
        let decimals = *usual.get(&figure.unit)?;
        (decimals != figure.numeral.decimals() && !figure.unit.is_exact()).then_some(decimals)
    }

    /// How many amounts of the document are printed in a unit.
    pub(super) fn printed_in(&self, unit: &Unit) -> usize {
        let units = self.units.get_or_init(|| {
            let mut counts: HashMap<Unit, usize> = HashMap::new();
            for figure in &self.disclosure.figures {
                if matches!(figure.unit, Unit::Money(_)) {
                    *counts.entry(figure.unit.clone()).or_default() += 1;
                }
            }
            counts
        });
        units.get(unit).copied().unwrap_or(0)
    }

    /// Which amounts the document prints, and how often.
    pub(super) fn met(&self) -> &Met {
        self.met.get_or_init(|| Met::of(self.disclosure))
    }

    /// Whether a relation of a figure is broken. That none is stays so, whatever is muted later.
    pub(super) fn is_in_broken(&self, id: FigureId) -> bool {
        let broken = self.broken.get_or_init(|| {
            let mut first = vec![None; self.disclosure.figures.len()];
            let all = self.judged.iter().zip(&self.muted).enumerate();
            for (place, ((relation, judgement), muted)) in all {
                if judgement.verdict == Verdict::Broken && !muted {
                    relation.each_figure(|id| {
                        first
                            .get_mut(id.0)
                            .map(|first: &mut Option<usize>| first.get_or_insert(place));
                    });
                }
            }
            first
        });
        let place = broken.get(id.0).copied().flatten();
        place.inspect(|place| self.searched.ask(*place)).is_some()
    }

    fn reading<'b>(&'b self, id: FigureId, changes: &'b Changes) -> Option<&'b Reading> {
        changes.get(&id).or_else(|| self.printed(id))
    }

    /// The verdict on a relation with some figures changed; the reading most in the document's
    /// favour counts.
    pub(super) fn verdict(&self, place: usize, changes: &Changes) -> Verdict {
        if self.is_mute(place) {
            return Verdict::Untestable;
        }
        let Some(relation) = self.relation(place) else { return Verdict::Untestable };
        let verdicts = relation.readings.iter().map(|statement| {
            self.resolve(statement, changes)
                .map_or(Verdict::Untestable, |reading| judge(&reading).verdict)
        });
        verdicts.min_by_key(|verdict| favour(*verdict)).unwrap_or(Verdict::Untestable)
    }

    /// What [`Board::verdict`] says where it says that a relation is true, at least within rounding; nothing
    /// where it says anything else, which is found out with less work.
    pub(super) fn fit(&self, place: usize, changes: &Changes) -> Option<Verdict> {
        if self.is_mute(place) {
            return None;
        }
        let readings = self.relation(place)?.readings.iter();
        readings.filter_map(|it| fit(&self.resolve(it, changes)?)).min_by_key(|it| favour(*it))
    }

    /// The verdict on something that the document does not say, of its figures as printed.
    pub(super) fn verdict_of(&self, statement: &Statement<Operand>) -> Verdict {
        let resolved = self.resolve(statement, &Changes::new());
        resolved.map_or(Verdict::Untestable, |statement| judge(&statement).verdict)
    }

    fn resolve(
        &self,
        statement: &Statement<Operand>,
        changes: &Changes,
    ) -> Option<Statement<Reading>> {
        let (mut complete, mut count) = (true, 0);
        let resolved = statement.map(|operand| match operand {
            Operand::Constant(value) => Reading::exact(value.clone()),
            Operand::Figure(id) => {
                count += 1;
                self.reading(*id, changes).cloned().unwrap_or_else(|| {
                    complete = false;
                    Reading::exact(Exact::zero())
                })
            }
        });
        self.effort.spend(count);
        complete.then_some(resolved)
    }

    /// What a figure (or several that are one, changed together) would have to be for a relation to
    /// be true: one interval for each reading of the relation.
    pub(super) fn implied(
        &self,
        place: usize,
        sought: &[FigureId],
        changes: &Changes,
        taken: Taken,
    ) -> Vec<Interval> {
        let Some(relation) = self.relation(place) else { return Vec::new() };
        relation
            .readings
            .iter()
            .filter_map(|statement| self.implied_by(statement, sought, changes, taken))
            .collect()
    }

    fn implied_by(
        &self,
        statement: &Statement<Operand>,
        sought: &[FigureId],
        changes: &Changes,
        taken: Taken,
    ) -> Option<Interval> {
        let mut constants = Vec::new();
        statement.each(|operand| {
            if let Operand::Constant(value) = operand {
                constants.push(Reading::exact(value.clone()));
            }
        });
        let mut constants = constants.iter();
        let nothing = Reading::exact(Exact::zero());
        let (mut complete, mut found, mut count) = (true, false, 0);
        let given = statement.map(|operand| match operand {
            Operand::Constant(_) => {
                Given { reading: constants.next().unwrap_or(&nothing), sought: false }
            }
            Operand::Figure(id) => {
                count += 1;
                let sought = sought.contains(id);
                found |= sought;
                let reading = self.reading(*id, changes);
                complete &= reading.is_some();
                Given { reading: reading.unwrap_or(&nothing), sought }
            }
        });
        self.effort.spend(count);
        match (complete, found) {
            (false, _) => None,
            // A figure that only this other reading does without.
            (true, false) => Some(Interval::all()),
            (true, true) => Some(implied(&given, taken)),
        }
    }
}
