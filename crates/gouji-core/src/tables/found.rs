//! A line of a sheet that is the sum of others, and how far that is seen.
//!
//! Contract: counts only; whether so many are enough is for the caller.

use crate::disclosure::{FigureId, TotalKind};

/// In so many columns the same rows must make their total to leave none out.
const OFTEN: usize = 2;
/// So many digits must agree in these.
const TELLING: u32 = 9;

/// What some parts make in one line across.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Made {
    /// Their sum.
    pub sum: i128,
    /// How many parts are printed.
    pub parts: usize,
    /// How many of them are more than nothing.
    pub filled: usize,
}

impl Made {
    /// Adds a part; nothing where it is too long.
    pub fn add(&mut self, value: i128) -> Option<()> {
        self.sum = self.sum.checked_add(value)?;
        self.parts += 1;
        self.filled += usize::from(value != 0);
        Some(())
    }
}

/// A line that is the sum of others.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The line of the total.
    pub own: usize,
    /// The lines of its parts.
    pub items: Vec<usize>,
    /// In how many lines across it closes with several parts.
    pub held: usize,
    /// In how many it is equal to its only part.
    pub alone: usize,
    /// In how many it does not.
    pub failed: usize,
    /// How many digits agree, in all lines across in which it closes.
    pub digits: u32,
    /// Another group agrees as well.
    pub either: bool,
    /// What belongs to it was told by more than that it closes.
    pub whole: bool,
    /// A line that takes up what the parts leave, added or (true) taken away.
    pub also: Option<(usize, bool)>,
    /// The lines across in which it is worth something only where it closes.
    pub unsure: Vec<usize>,
}

impl Found {
    /// What agrees more comes first.
    pub fn rank(&self) -> (usize, std::cmp::Reverse<usize>) {
        (self.agreed(), std::cmp::Reverse(self.failed))
    }

    /// Whether the same rows make the same total in several columns, with digits that do not agree by chance:
    /// then none of them is left out in another column.
    pub fn is_often(&self, kind: TotalKind) -> bool {
        kind == TotalKind::Balance
            && self.held >= OFTEN
            && self.failed <= 1
            && self.digits >= TELLING
            && !self.either
    }

    /// The same with other numbers of its lines.
    pub fn moved(mut self, to: impl Fn(usize) -> usize) -> Found {
        self.own = to(self.own);
        self.items.iter_mut().for_each(|item| *item = to(*item));
        self.also = self.also.map(|(line, minus)| (to(line), minus));
        self
    }

    /// In how many lines across it closes.
    pub fn agreed(&self) -> usize {
        self.held + self.alone
    }
}

/// One sum.
#[derive(Debug, Clone)]
pub(super) struct Sum {
    /// The total.
    pub total: FigureId,
    /// Its parts.
    pub items: Vec<(FigureId, bool)>,
}
