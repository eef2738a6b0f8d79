//! Hypotheses: a figure, the value that would make broken relations true, and how likely that is.
//!
//! Contract: a hypothesis was tried, not guessed: with its value the judge finds every relation in
//! `solves` true, and those of `breaks` no longer. Points are tenths, so that nothing is compared in
//! floating point (the scale is that of the prototype: a broken relation made true is worth 2).

use std::collections::BTreeSet;

use super::board::{Board, Changes};
use super::neighbours::{copied, is_odd};
use super::room::{Bound, agreeing, relative, vagueness, widen};
use super::sound::{Places, Sound};
use crate::disclosure::{FigureId, PrintForm};
use crate::judge::{Interval, Taken, Verdict};
use crate::number::Exact;
use crate::reading::Hedge;
use crate::slip::Slip;
use crate::statement::Statement;

/// A broken relation that becomes true.
pub(super) const SOLVED: i32 = 20;
/// A true relation that becomes broken.
pub(super) const BROKEN: i32 = 30;
/// A relation that is only true within rounding afterwards, and two prints that then differ.
const INEXACT: i32 = 6;
const UNEQUAL: i32 = 12;
/// For every power of ten of values that would do as well.
pub(super) const VAGUE: i32 = 5;
/// What is computed is wrong a little more often than what it is computed from.
pub(super) const RESULT: i32 = 5;
/// It prints other decimals than the figures it is compared with.
pub(super) const ODD: i32 = 10;
/// A second place with the same wrong figure, and any more of them.
const COPIES: i32 = 15;

/// The points of a figure for which no value was found, though there may be one.
pub(super) const UNTRIED: i32 = -1000;

/// So many pairs of intervals are compared in the time in which a figure is judged.
const PAIRS: usize = 16;

/// So many numbers are compared digit by digit in that time.
const SLIPS: usize = 4;

/// How many of them are put before the judge.
const TRIED: usize = 3;

/// A figure with the value that it should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hypothesis {
    /// The figure, or all prints of it if it was copied.
    pub figures: Vec<FigureId>,
    /// What should be printed, in base units.
    pub value: Exact,
    /// How it should be printed.
    pub form: PrintForm,
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

impl Search<'_> {
    /// The hypotheses about some prints of one figure, each for another set of broken relations.
    pub(super) fn of(&self, figures: &[FigureId]) -> Vec<Hypothesis> {
        let Some(first) = figures.first() else { return Vec::new() };
        let Some(reading) = self.board.printed(*first) else { return Vec::new() };
        if reading.hedge != Hedge::None || self.changes.contains_key(first) {
            return Vec::new();
        }
        let mut open = Vec::new();
        for place in self.broken(figures) {
            let spans = self.board.implied(place, figures, self.changes, Taken::Rounded);
            // A relation that does not bound the figure is not made true by it.
            if spans.iter().any(|span| span.low.is_some() || span.high.is_some()) {
                open.push((place, spans));
            }
        }
        // They are compared in pairs, which is far less work than to judge them.
        self.board.effort.spend(open.len() * open.len() / PAIRS);
        let mut sound = Sound::of(self, figures);
        let mut all = Vec::new();
        for (solves, room) in agreeing(&open) {
            all.extend(self.in_room(figures, solves, room, &mut sound));
        }
        let units = self.units(*first, &open);
        let fits = |unit| self.in_unit(figures, unit, &open, &mut sound);
        all.extend(units.into_iter().filter_map(fits));
        all
    }

    /// The broken relations of all prints, in order.
    fn broken(&self, figures: &[FigureId]) -> Vec<usize> {
        let places = Places::of(self.board, figures);
        // Whichever is less is looked through.
        if places.most() <= self.open.len() {
            return places.filter(|place| self.open.contains(place)).collect();
        }
        self.open.iter().copied().filter(|place| places.contain(*place)).collect()
    }

    /// The best value inside `room`.
    fn in_room(
        &self,
        figures: &[FigureId],
        solves: Vec<usize>,
        room: Interval,
        sound: &mut Sound<'_>,
    ) -> Option<Hypothesis> {
        let first = *figures.first()?;
        let reading = self.board.printed(first)?;
        let step = if reading.exact { Exact::one() } else { reading.step.clone() };
        let slack = if reading.exact { Exact::zero() } else { step.half() };
        // The true relations narrow the room; one that leaves nothing of it would be broken.
        let most = SOLVED * points(solves.len()) + Slip::Transposed.score();
        let mut room = room;
        let (mut spoiled, mut seen) = (0, 0);
        while let Some((_, bounds)) = sound.bound(seen) {
            seen += 1;
            let narrowed = bounds.iter().map(|bound| room.intersect(&widen(bound, &slack)));
            match narrowed.into_iter().find(|room| !room.is_empty()) {
                Some(narrowed) => room = narrowed,
                None => spoiled += 1,
            }
            if BROKEN * spoiled >= most {
                self.board.effort.spend(seen / PAIRS);
                return None;
            }
        }
        let sound = sound.seen();
        // Where nothing bounds the figure any slip would do, so its digits say nothing, but at the very end of it.
        let open = room.low.is_none() || room.high.is_none();
        let end = if open { self.end(figures, &solves, &room) } else { None };
        let bounded = !open || end.is_some();
        let by_end = end.is_some();
        let room = end.unwrap_or(room);
        let (values, admissible) = self.values(figures, &solves, &room, &step);
        let values = if bounded { values } else { Vec::new() };
        let figure = self.board.figure(first)?;
        let vague = vagueness(admissible).min(vagueness(relative(&room, &reading.value)));
        let result = if self.is_result(first, &solves) { RESULT } else { 0 };
        let is_odd = is_odd(self.board, first);
        let copies = self.copies(figures);
        let plain = values.into_iter().map(|(value, told)| (value, told, PrintForm::default()));
        let other = self.other_decimals(first, &room).into_iter();
        let mut ranked: Vec<(i32, Slip, Exact, PrintForm)> = plain
            .chain(other)
            .filter(|(value, ..)| {
                *value != reading.value
                    && !(reading.non_negative
                        && value.is_negative()
                        && !self.is_moved(first, &solves))
            })
            .map(|(value, told, form)| {
                let slip = Slip::between(figure, &value, form.decimals);
                let slip = if slip.score() < Slip::Neighbour.score() && copied(self.board, figures)
                {
                    Slip::Neighbour
                } else if slip == Slip::Unknown && self.is_result(first, &solves) {
                    Slip::Computed
                } else {
                    slip
                };
                (slip.score() + told, slip, value, form)
            })
            .filter(|(_, slip, ..)| !by_end || slip.is_of_digits())
            .collect();
        self.board.effort.spend(ranked.len() / SLIPS);
        ranked.sort_by_key(|(points, ..)| std::cmp::Reverse(*points));
        ranked.truncate(TRIED);
        let tried = ranked.into_iter().filter_map(|(_, slip, value, form)| {
            let trial = self.tried(figures, (&value, form), &solves, sound)?;
            let (breaks, cost) = trial;
            // With another digit in the same place it would be as odd as before.
            let odd = if is_odd && !slip.keeps_length() { ODD } else { 0 };
            // A wrong word and a wrong number behind it are two mistakes.
            let both = value.is_negative() && !reading.value.is_negative() && slip != Slip::Sign;
            let score = SOLVED * points(solves.len()) + slip.score() + result
                - if both { SOLVED } else { 0 }
                + odd
                + self.plausible(first, &value, &solves)
                + self.met(figures, &value, slip)
                - self.by_chance(first, &value, &room, &solves)
                - self.spoils(&breaks)
                - cost
                - vague
                - copies;
            Some((score, cost, slip, (value, form), breaks))
        });
        let Some((score, cost, slip, (value, form), breaks)) =
            tried.max_by_key(|(score, ..)| *score)
        else {
            // Some other value of the room may do, so the figure is not cleared of suspicion.
            let possible = spoiled == 0 && (by_end || admissible != Some(0));
            let (value, slip) = (reading.value.clone(), Slip::Unknown);
            return possible.then(|| Hypothesis {
                figures: figures.to_vec(),
                value,
                form: PrintForm::default(),
                solves,
                breaks: Vec::new(),
                slip,
                agreed: false,
                score: UNTRIED,
            });
        };
        // With other decimals than usual the grid of values is in doubt.
        let agreed = breaks.is_empty()
            && self.board.odd_decimals(first).is_none()
            && (admissible == Some(1)
                || (cost == 0
                    && (slip.is_of_digits() || self.is_pinned(first, &solves))
                    && [&value + &step, &value - &step].iter().all(|other| {
                        self.tried(figures, (other, form), &solves, sound)
                            .is_none_or(|(breaks, cost)| !breaks.is_empty() || cost > 0)
                    })));
        let figures = figures.to_vec();
        Some(Hypothesis { figures, value, form, solves, breaks, slip, agreed, score })
    }

    /// What it costs that several prints are wrong alike.
    pub(super) fn copies(&self, figures: &[FigureId]) -> i32 {
        if figures.len() > 1 { COPIES + points(figures.len() - 2) } else { 0 }
    }

    /// What the relations say to a value: those it breaks, and what it costs that others are not
    /// exact; `None` if one that it should make true is not.
    fn tried(
        &self,
        figures: &[FigureId],
        (value, form): (&Exact, PrintForm),
        solves: &[usize],
        sound: &[Bound],
    ) -> Option<(Vec<usize>, i32)> {
        let mut changes = self.changes.clone();
        for figure in figures {
            changes.insert(*figure, self.board.repaired(*figure, value, form)?);
        }
        let mut cost = 0;
        for place in solves {
            if self.board.fit(*place, &changes)? == Verdict::Rounding {
                cost += self.inexact(*place);
            }
        }
        let mut breaks = Vec::new();
        for (place, _) in sound {
            match self.board.fit(*place, &changes) {
                Some(Verdict::Rounding) => cost += self.inexact(*place),
                Some(_) => {}
                None => breaks.push(*place),
            }
        }
        Some((breaks, cost))
    }

    pub(super) fn inexact(&self, place: usize) -> i32 {
        let reading = self.board.relation(place).and_then(|relation| relation.readings.first());
        if matches!(reading, Some(Statement::Same { .. })) { UNEQUAL } else { INEXACT }
    }
}

/// A number of things as points.
pub(super) fn points(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 100).min(i32::MAX / 100)
}
