//! Hypotheses: a figure, the value that would make broken relations true, and how likely that is.
//!
//! Contract: a hypothesis was tried, not guessed: with its value the judge finds every relation in
//! `solves` true, and those of `breaks` no longer. Points are tenths, so that nothing is compared in
//! floating point (the scale is that of the prototype: a broken relation made true is worth 2).

use std::collections::BTreeSet;

use super::board::{Board, Changes};
use super::neighbours::copied;
use crate::disclosure::FigureId;
use crate::judge::{Interval, Taken, Verdict};
use crate::number::Exact;
use crate::reading::Hedge;
use crate::slip::{Slip, origins};
use crate::statement::Statement;

/// A broken relation that becomes true.
pub(super) const SOLVED: i32 = 20;
/// A true relation that becomes broken.
const BROKEN: i32 = 30;
/// A relation that is only true within rounding afterwards, and two prints that then differ.
const INEXACT: i32 = 6;
const UNEQUAL: i32 = 12;
/// For every power of ten of values that would do as well.
const VAGUE: i32 = 5;
/// What is computed is wrong a little more often than what it is computed from.
const RESULT: i32 = 5;
/// Another unit of money makes it true.
const UNIT: i32 = 50;
/// The powers of ten between the units that are confused.
const UNITS: [i32; 4] = [4, -4, 8, -8];
/// A second place with the same wrong figure, and any more of them.
const COPIES: i32 = 15;

/// The points of a figure for which no value was found, though there may be one.
pub(super) const UNTRIED: i32 = -1000;

/// How many values are tried one by one.
const MOST_VALUES: i64 = 60;
/// How many of them are put before the judge.
const TRIED: usize = 3;

/// A figure with the value that it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hypothesis {
    /// The figure, or all prints of it if it was copied.
    pub figures: Vec<FigureId>,
    /// What should be printed, in base units.
    pub value: Exact,
    /// The powers of ten by which the unit should be larger (万元 for 元: 4).
    pub unit: i32,
    /// The broken relations that become true.
    pub solves: Vec<usize>,
    /// The true relations that become broken.
    pub breaks: Vec<usize>,
    /// How the digits explain it.
    pub slip: Slip,
    /// Whether every relation agrees on this one value.
    pub agreed: bool,
    /// How likely it is, in tenths.
    pub score: i32,
}

/// Looks for what some prints of one figure could be instead.
pub(super) struct Search<'b> {
    pub board: &'b Board<'b>,
    /// The relations that are broken.
    pub open: &'b BTreeSet<usize>,
    /// What was changed before.
    pub changes: &'b Changes,
}

/// A relation with the intervals it allows, one for each of its readings.
type Bound = (usize, Vec<Interval>);

impl Search<'_> {
    /// The hypotheses about some prints of one figure, each for another set of broken relations.
    pub(super) fn of(&self, figures: &[FigureId]) -> Vec<Hypothesis> {
        let Some(first) = figures.first() else { return Vec::new() };
        let Some(reading) = self.board.printed(*first) else { return Vec::new() };
        if reading.hedge != Hedge::None || self.changes.contains_key(first) {
            return Vec::new();
        }
        let (mut open, mut sound) = (Vec::new(), Vec::new());
        for place in self.places(figures) {
            if self.open.contains(&place) {
                let spans = self.board.implied(place, figures, self.changes, Taken::Rounded);
                // A relation that does not bound the figure is not made true by it.
                if spans.iter().any(|span| span.low.is_some() || span.high.is_some()) {
                    open.push((place, spans));
                }
            } else if self.is_sound(place, figures) {
                sound.push(place);
            }
        }
        let mut sound_bounds: Option<Vec<Bound>> = None;
        let mut all = Vec::new();
        for (solves, room) in agreeing(&open) {
            let bounds = sound_bounds.get_or_insert_with(|| {
                let bound = |place: &usize| {
                    (*place, self.board.implied(*place, figures, self.changes, Taken::Rounded))
                };
                sound.iter().map(bound).collect()
            });
            all.extend(self.in_room(figures, solves, room, bounds));
        }
        let units = self.units(*first, &open);
        all.extend(units.into_iter().filter_map(|unit| self.in_unit(figures, unit, &open, &sound)));
        all
    }

    /// The relations of all prints, in order.
    fn places(&self, figures: &[FigureId]) -> Vec<usize> {
        if let [figure] = figures {
            return self.board.index.with(*figure).to_vec();
        }
        let all: BTreeSet<usize> =
            figures.iter().flat_map(|figure| self.board.index.with(*figure)).copied().collect();
        all.into_iter().collect()
    }

    /// Whether a relation is true and speaks of something else than the prints themselves.
    fn is_sound(&self, place: usize, figures: &[FigureId]) -> bool {
        let fits = matches!(self.board.printed_verdict(place), Verdict::Holds | Verdict::Rounding);
        // A broken one that an earlier change made true is as good.
        let mended = !fits && self.board.printed_verdict(place) == Verdict::Broken;
        if !(fits || mended) {
            return false;
        }
        let among = |id: &FigureId| figures.contains(id);
        let inside = figures.len() > 1
            && self.board.relation(place).is_some_and(|it| it.figures().iter().all(among));
        !inside
    }

    /// The best value inside `room`.
    fn in_room(
        &self,
        figures: &[FigureId],
        solves: Vec<usize>,
        room: Interval,
        sound: &[Bound],
    ) -> Option<Hypothesis> {
        let first = *figures.first()?;
        let reading = self.board.printed(first)?;
        let step = if reading.exact { Exact::one() } else { reading.step.clone() };
        let slack = if reading.exact { Exact::zero() } else { step.half() };
        // The true relations narrow the room; one that leaves nothing of it would be broken.
        let mut room = room;
        let mut spoiled = 0;
        for (_, bounds) in sound {
            let narrowed = bounds.iter().map(|bound| room.intersect(&widen(bound, &slack)));
            match narrowed.into_iter().find(|room| !room.is_empty()) {
                Some(narrowed) => room = narrowed,
                None => spoiled += 1,
            }
        }
        if BROKEN * spoiled >= SOLVED * points(solves.len()) + Slip::Transposed.score() {
            return None;
        }
        // Where nothing bounds the figure any slip would do, so its digits say nothing.
        let bounded = room.low.is_some() && room.high.is_some();
        let (values, admissible) = self.values(figures, &solves, &room, &step);
        let values = if bounded { values } else { Vec::new() };
        let figure = self.board.figure(first)?;
        let vague = vagueness(admissible);
        let result = if self.is_result(first, &solves) { RESULT } else { 0 };
        let copies = self.copies(figures);
        let mut ranked: Vec<(i32, Slip, Exact)> = values
            .into_iter()
            .filter(|(value, _)| {
                *value != reading.value
                    && !(reading.non_negative
                        && value.is_negative()
                        && !self.is_moved(first, &solves))
            })
            .map(|(value, told)| {
                let slip = Slip::between(figure, &value);
                let slip = if slip.score() < Slip::Neighbour.score() && copied(self.board, figures)
                {
                    Slip::Neighbour
                } else if slip == Slip::Unknown && self.is_result(first, &solves) {
                    Slip::Computed
                } else {
                    slip
                };
                (slip.score() + told, slip, value)
            })
            .collect();
        ranked.sort_by_key(|(points, ..)| std::cmp::Reverse(*points));
        ranked.truncate(TRIED);
        let tried = ranked.into_iter().filter_map(|(_, slip, value)| {
            let trial = self.tried(figures, &value, &solves, sound)?;
            let (breaks, cost) = trial;
            // A wrong word and a wrong number behind it are two mistakes.
            let both = value.is_negative() && !reading.value.is_negative() && slip != Slip::Sign;
            let score = SOLVED * points(solves.len()) + slip.score() + result
                - if both { SOLVED } else { 0 }
                - BROKEN * points(breaks.len())
                - cost
                - vague
                - copies;
            Some((score, cost, slip, value, breaks))
        });
        let Some((score, cost, slip, value, breaks)) = tried.max_by_key(|(score, ..)| *score)
        else {
            // Some other value of the room may do, so the figure is not cleared of suspicion.
            let possible = spoiled == 0 && admissible != Some(0);
            let (value, slip) = (reading.value.clone(), Slip::Unknown);
            return possible.then(|| Hypothesis {
                figures: figures.to_vec(),
                value,
                unit: 0,
                solves,
                breaks: Vec::new(),
                slip,
                agreed: false,
                score: UNTRIED,
            });
        };
        let agreed = breaks.is_empty()
            && (admissible == Some(1)
                || (cost == 0
                    && [&value + &step, &value - &step].iter().all(|other| {
                        self.tried(figures, other, &solves, sound)
                            .is_none_or(|(breaks, cost)| !breaks.is_empty() || cost > 0)
                    })));
        let figures = figures.to_vec();
        Some(Hypothesis { figures, value, unit: 0, solves, breaks, slip, agreed, score })
    }

    /// Other units of money in which a broken relation might be true, by their powers of ten.
    fn units(&self, figure: FigureId, open: &[Bound]) -> Vec<i32> {
        let Some((figure, reading)) = self.board.figure(figure).zip(self.board.printed(figure))
        else {
            return Vec::new();
        };
        let fits = |unit: &i32| {
            let factor = Exact::ten_to(*unit);
            let (value, slack) = (&reading.value * &factor, (&reading.step * &factor).half());
            let near = |span: &Interval| {
                let bounded = span.low.is_some() && span.high.is_some();
                bounded && widen(span, &slack).contains(&value)
            };
            figure.in_unit(*unit).is_some() && open.iter().any(|(_, spans)| spans.iter().any(near))
        };
        if reading.value.is_zero() { Vec::new() } else { UNITS.into_iter().filter(fits).collect() }
    }

    /// The same digits in another unit.
    fn in_unit(
        &self,
        figures: &[FigureId],
        unit: i32,
        open: &[Bound],
        sound: &[usize],
    ) -> Option<Hypothesis> {
        let mut changes = self.changes.clone();
        let value = &self.board.printed(*figures.first()?)?.value * &Exact::ten_to(unit);
        for figure in figures {
            changes.insert(*figure, self.board.repaired(*figure, &value, unit)?);
        }
        let fits = |place: usize| {
            matches!(self.board.verdict(place, &changes), Verdict::Holds | Verdict::Rounding)
        };
        let mut solves: Vec<usize> = open.iter().map(|(place, _)| *place).collect();
        solves.retain(|place| fits(*place));
        let mut breaks = sound.to_vec();
        breaks.retain(|place| !fits(*place));
        let score = SOLVED * points(solves.len()) + UNIT
            - BROKEN * points(breaks.len())
            - self.copies(figures);
        let agreed = breaks.is_empty();
        let (figures, slip) = (figures.to_vec(), Slip::Point);
        let solved = !solves.is_empty();
        solved.then_some(Hypothesis { figures, value, unit, solves, breaks, slip, agreed, score })
    }

    /// What it costs that several prints are wrong alike.
    fn copies(&self, figures: &[FigureId]) -> i32 {
        if figures.len() > 1 { COPIES + points(figures.len() - 2) } else { 0 }
    }

    /// What the relations say to a value: those it breaks, and what it costs that others are not
    /// exact; `None` if one that it should make true is not.
    fn tried(
        &self,
        figures: &[FigureId],
        value: &Exact,
        solves: &[usize],
        sound: &[Bound],
    ) -> Option<(Vec<usize>, i32)> {
        let mut changes = self.changes.clone();
        for figure in figures {
            changes.insert(*figure, self.board.repaired(*figure, value, 0)?);
        }
        let mut cost = 0;
        for place in solves {
            match self.board.verdict(*place, &changes) {
                Verdict::Holds => {}
                Verdict::Rounding => cost += self.inexact(*place),
                _ => return None,
            }
        }
        let mut breaks = Vec::new();
        for (place, _) in sound {
            match self.board.verdict(*place, &changes) {
                Verdict::Holds => {}
                Verdict::Rounding => cost += self.inexact(*place),
                _ => breaks.push(*place),
            }
        }
        Some((breaks, cost))
    }

    fn inexact(&self, place: usize) -> i32 {
        let reading = self.board.relation(place).and_then(|relation| relation.readings.first());
        if matches!(reading, Some(Statement::Same { .. })) { UNEQUAL } else { INEXACT }
    }

    /// Values inside the room, each with how many points its exactness is worth beforehand, and how
    /// many values there are (`None`: no end of them).
    fn values(
        &self,
        figures: &[FigureId],
        solves: &[usize],
        room: &Interval,
        step: &Exact,
    ) -> (Vec<(Exact, i32)>, Option<i64>) {
        let half = step.half();
        let reading = figures.first().and_then(|first| self.board.printed(*first));
        let exact = reading.is_some_and(|reading| reading.exact);
        let slack = if exact { Exact::zero() } else { half };
        let told = self.told(figures, solves, step);
        let worth = |value: &Exact| {
            told.iter().filter(|(one, _)| one == value).map(|(_, worth)| *worth).sum::<i32>()
        };
        let wide = widen(room, &slack);
        let ends = wide.low.as_ref().zip(wide.high.as_ref()).and_then(|((low, _), (high, _))| {
            let first = low.div(step)?.ceil().to_i64()?;
            let last = high.div(step)?.floor().to_i64()?;
            Some((first, last))
        });
        let count = ends.map(|(first, last)| last.saturating_sub(first).saturating_add(1).max(0));
        if let Some((first, last)) = ends
            && last.saturating_sub(first) < MOST_VALUES
        {
            let values = (first..=last).map(|units| {
                let value = &Exact::int(units) * step;
                let worth = worth(&value);
                (value, worth)
            });
            return (values.collect(), count);
        }
        let figure = figures.first().and_then(|first| self.board.figure(*first));
        let mut values: BTreeSet<Exact> = figure.map(origins).unwrap_or_default();
        values.extend(told.iter().map(|(value, _)| value.clone()));
        if let (Some((low, _)), Some((high, _))) = (&wide.low, &wide.high) {
            values.insert((low + high).half().round_half_up(step));
        }
        let inside = |value: &Exact| {
            wide.contains(value) && value.div(step).is_some_and(|units| units.is_integer())
        };
        let values = values.into_iter().filter(inside).map(|value| {
            let worth = worth(&value);
            (value, worth)
        });
        (values.collect(), count)
    }

    /// What each relation gives for the figure if all others are exactly as printed.
    fn told(&self, figures: &[FigureId], solves: &[usize], step: &Exact) -> Vec<(Exact, i32)> {
        let mut told = Vec::new();
        for place in solves {
            for span in self.board.implied(*place, figures, self.changes, Taken::Printed) {
                if let (Some((low, _)), Some((high, _))) = (&span.low, &span.high)
                    && low == high
                {
                    told.push((low.round_half_up(step), self.inexact(*place)));
                }
            }
        }
        told
    }

    /// Whether the figure is what a relation computes: a rate, a change, a product.
    fn is_result(&self, figure: FigureId, solves: &[usize]) -> bool {
        solves.iter().any(|place| {
            self.board.relation(*place).is_some_and(|relation| {
                relation.subject.figure() == figure
                    && !matches!(
                        relation.readings.first(),
                        Some(
                            Statement::Sum { .. }
                                | Statement::Same { .. }
                                | Statement::Compare { .. }
                                | Statement::Within { .. }
                        )
                    )
            })
        })
    }

    /// Whether the figure stands behind a direction word, which can be the wrong one.
    fn is_moved(&self, figure: FigureId, solves: &[usize]) -> bool {
        solves.iter().all(|place| {
            let reading = self.board.relation(*place).and_then(|it| it.readings.first());
            matches!(reading, Some(Statement::Difference { .. } | Statement::Growth { .. }))
        }) && self.is_result(figure, solves)
    }
}

/// A number of things as points.
pub(super) fn points(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 100).min(i32::MAX / 100)
}

/// Five times the decimal logarithm; six powers of ten where there is no end.
fn vagueness(count: Option<i64>) -> i32 {
    let Some(count) = count else { return VAGUE * 6 };
    // log₁₀2 is 0.30.
    let bits = i32::try_from(count.max(1).unsigned_abs().ilog2()).unwrap_or(20);
    (bits * VAGUE * 3 / 10).min(VAGUE * 6)
}

fn widen(span: &Interval, by: &Exact) -> Interval {
    let around = Interval::between(-by, true, by.clone(), true);
    span.plus(&around)
}

/// The sets of relations that allow a common value, the largest first, each with that room. On a
/// line, intervals that have a point in common have the low end of one of them in common.
fn agreeing(bounds: &[Bound]) -> Vec<(Vec<usize>, Interval)> {
    let spans =
        || bounds.iter().flat_map(|(place, spans)| spans.iter().map(move |span| (*place, span)));
    let bounded = |span: &Interval| span.low.is_some() || span.high.is_some();
    let mut all: Vec<(Vec<usize>, Interval)> = Vec::new();
    for (start, probe) in spans() {
        if probe.is_empty() || !bounded(probe) {
            continue;
        }
        let mut room = probe.clone();
        let mut places = vec![start];
        for (place, span) in spans() {
            if places.contains(&place) {
                continue;
            }
            let common = room.intersect(span);
            let touches = !common.is_empty() && reaches_low_end(&common, probe);
            if touches {
                room = common;
                places.push(place);
            }
        }
        places.sort_unstable();
        let known = all.iter().any(|(other, _)| places.iter().all(|place| other.contains(place)));
        if !known {
            all.retain(|(other, _)| !other.iter().all(|place| places.contains(place)));
            all.push((places, room));
        }
    }
    all.sort_by_key(|(places, _)| std::cmp::Reverse(places.len()));
    all
}

/// Whether the common part still begins where the probe does.
fn reaches_low_end(common: &Interval, probe: &Interval) -> bool {
    match (&common.low, &probe.low) {
        (Some((common, _)), Some((probe, _))) => common == probe,
        (None, None) => true,
        _ => false,
    }
}
