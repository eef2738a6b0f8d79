//! One row of a column that is reckoned from two others, and how many rows agree on a reading.
//!
//! Contract: what a row makes is an interval, from what its amounts are rounded to; what it divides by nothing, or by
//! hardly more than its rounding, says nothing.

use crate::disclosure::{Change, Disclosure, Figure, FigureId, Says};
use crate::number::Exact;
use crate::statement::{Direction, GrowthForm, Moved};

use super::panel::Panel;

/// So many rows must agree at least, and so many for each that does not.
pub(super) const ENOUGH: usize = 4;
const FOR_EACH: usize = 5;

/// What a column can be of two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// The second over the first.
    Ratio,
    /// How much the second is above the first, over the first.
    Growth,
    /// The second less the first.
    Difference,
}

/// What a column may be reckoned from, and how many rows agree.
pub(super) struct Tried {
    pub rows: Vec<Row>,
    pub reading: Reading,
    held: usize,
    exact: usize,
}

impl Tried {
    pub fn of(rows: Vec<Row>, reading: Reading, disclosure: &Disclosure) -> Tried {
        let held = rows.iter().filter(|row| row.holds(reading, disclosure)).count();
        let exact = rows.iter().filter(|row| row.is_exact(reading, disclosure)).count();
        Tried { rows, reading, held, exact }
    }

    /// What agrees more comes first; to the last digit, where as many rows agree nearly.
    pub fn rank(&self) -> (usize, usize, std::cmp::Reverse<usize>) {
        (self.held, self.exact, std::cmp::Reverse(self.rows.len()))
    }

    pub fn is_sound(&self) -> bool {
        let failed = self.rows.len() - self.held;
        // Of a few rows one may be wrong where all others agree to the last digit.
        let but_one = failed == 1 && self.exact == self.held;
        self.held >= ENOUGH && (failed * FOR_EACH <= self.held || but_one)
    }
}

/// The three figures of a row.
pub(super) struct Row {
    pub reckoned: FigureId,
    base: FigureId,
    other: FigureId,
}

/// The rows of a panel whose three columns have figures.
pub(super) fn rows(panel: &Panel, columns: [usize; 3], disclosure: &Disclosure) -> Vec<Row> {
    let [reckoned, base, other] = columns;
    let value = |id| disclosure.figure(id).map(Figure::value);
    panel
        .rows
        .iter()
        .filter(|row| !row.loose && !row.odd)
        .filter_map(|row| {
            let row = Row {
                reckoned: row.value(reckoned)?,
                base: row.value(base)?,
                other: row.value(other)?,
            };
            // Of nothing, or of less than nothing, a rate says little.
            value(row.base).is_some_and(|base| base.is_positive()).then_some(row)
        })
        .collect()
}

impl Row {
    /// Whether what is shown is nearly what the row makes.
    pub fn holds(&self, reading: Reading, disclosure: &Disclosure) -> bool {
        self.is_within(reading, disclosure, |step| step.clone())
    }

    /// Whether it is what the row makes, rounded.
    pub fn is_exact(&self, reading: Reading, disclosure: &Disclosure) -> bool {
        self.is_within(reading, disclosure, Exact::half)
    }

    fn is_within(
        &self,
        reading: Reading,
        disclosure: &Disclosure,
        slack: impl Fn(&Exact) -> Exact,
    ) -> bool {
        let figure = |id| disclosure.figure(id);
        let (Some(reckoned), Some(base), Some(other)) =
            (figure(self.reckoned), figure(self.base), figure(self.other))
        else {
            return false;
        };
        let (shown, now, from) = (reckoned.reading(), other.reading(), base.reading());
        let (low, high) = (&now.value - &now.step.half(), &now.value + &now.step.half());
        let (least, most) = (&from.value - &from.step.half(), &from.value + &from.step.half());
        // Amounts that are hardly more than their rounding make any rate.
        if reading != Reading::Difference && !least.is_positive() {
            return false;
        }
        let (made, up) = match reading {
            Reading::Difference => (Some(&low - &most), Some(&high - &least)),
            Reading::Ratio | Reading::Growth if low.is_negative() => {
                (low.div(&least), high.div(&least))
            }
            Reading::Ratio | Reading::Growth => (low.div(&most), high.div(&least)),
        };
        let one = if reading == Reading::Growth { Exact::one() } else { Exact::zero() };
        let (Some(made), Some(up)) = (made, up) else { return false };
        let (made, up) = (&made - &one, &up - &one);
        let slack = slack(&shown.step);
        &made - &shown.value <= slack && &shown.value - &up <= slack
    }

    /// The same as a share of a whole.
    pub fn share(&self) -> Says {
        Says::Share {
            share: self.reckoned,
            part: self.other,
            wholes: vec![self.base],
            list: Vec::new(),
        }
    }

    pub fn claim(&self, reading: Reading) -> Says {
        let moved = Moved { figure: self.reckoned, direction: Direction::Up };
        let change = Change { now: Some(self.other), before: Some(self.base), ..Change::default() };
        match reading {
            Reading::Ratio => Says::Completion {
                rate: self.reckoned,
                actual: self.other,
                budgets: vec![self.base],
            },
            Reading::Growth => {
                Says::from(Change { rate: Some((moved, GrowthForm::Percent)), ..change })
            }
            Reading::Difference => Says::from(Change { delta: Some(moved), ..change }),
        }
    }
}
