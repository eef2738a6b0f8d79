//! The values that a figure could have inside the room its relations leave.
//!
//! Contract: few values are tried one by one; of many only those that the other figures give exactly
//! and those that a slip turns into what is printed.

use std::collections::BTreeSet;

use super::hypothesis::Search;
use super::room::widen;
use crate::disclosure::{FigureId, PrintForm};
use crate::judge::{Interval, Taken};
use crate::number::Exact;
use crate::slip::origins;

/// How many values are tried one by one.
const MOST_VALUES: i64 = 60;

impl Search<'_> {
    /// Values inside the room, each with how many points its exactness is worth beforehand, and how
    /// many values there are (`None`: no end of them).
    pub(super) fn values(
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
        let inside = |value: &Exact| {
            wide.contains(value) && value.div(step).is_some_and(|units| units.is_integer())
        };
        let mut values: BTreeSet<Exact> =
            figure.map(|figure| origins(figure, inside)).unwrap_or_default();
        values.extend(told.iter().map(|(value, _)| value.clone()));
        if let (Some((low, _)), Some((high, _))) = (&wide.low, &wide.high) {
            values.insert((low + high).half().round_half_up(step));
        }
        let values = values.into_iter().filter(inside).map(|value| {
            let worth = worth(&value);
            (value, worth)
        });
        (values.collect(), count)
    }

    /// The end of a room that is open on its other side (parts that are at most their whole): with a value there the
    /// parts are all of it, which is what a slip of the digits would show.
    pub(super) fn end(
        &self,
        figures: &[FigureId],
        solves: &[usize],
        room: &Interval,
    ) -> Option<Interval> {
        let [place] = solves else { return None };
        // One part is seldom all of its whole.
        self.board.relation(*place).filter(|relation| relation.figures().len() > 2)?;
        let one = |room: &Interval| match (&room.low, &room.high) {
            (Some((end, _)), None) | (None, Some((end, _))) => Some(end.clone()),
            _ => None,
        };
        let printed = self.board.implied(*place, figures, self.changes, Taken::Printed);
        let [printed] = printed.as_slice() else { return None };
        let (end, rounded) = (one(printed)?, one(room)?);
        let slack = (&end - &rounded).abs();
        Some(Interval::between(&end - &slack, true, &end + &slack, true))
    }

    /// What each relation gives for the figure if all others are exactly as printed.
    pub(super) fn told(
        &self,
        figures: &[FigureId],
        solves: &[usize],
        step: &Exact,
    ) -> Vec<(Exact, i32)> {
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

    /// Values with the usual decimals of the document, where the figure has others, that a slip turns
    /// into what is printed: a digit left out or typed behind the point.
    pub(super) fn other_decimals(
        &self,
        figure: FigureId,
        room: &Interval,
    ) -> Vec<(Exact, i32, PrintForm)> {
        let Some((decimals, figure)) =
            self.board.odd_decimals(figure).zip(self.board.figure(figure))
        else {
            return Vec::new();
        };
        let places = i32::try_from(decimals).unwrap_or(0);
        let step = Exact::ten_to(figure.unit.exponent() - places);
        let wide = widen(room, &step.half());
        let form = PrintForm { unit: 0, decimals: Some(decimals) };
        let inside = |value: &Exact| {
            wide.contains(value) && value.div(&step).is_some_and(|units| units.is_integer())
        };
        origins(figure, inside).into_iter().map(|value| (value, 0, form)).collect()
    }
}
