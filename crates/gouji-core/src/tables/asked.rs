//! The sums that the form of one panel asks for, before any is claimed.
//!
//! Contract: nothing is claimed here; how many of the sums close is the evidence for all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Disclosure, Doubt, FigureId, Kind};

use super::candidates::{By, Candidate, Trust, closing};
use super::header::is_total;
use super::identify::{self, Meaning};
use super::layout::Layout;
use super::open::Cut;
use super::panel::Panel;
use super::{statement, sums};

/// Outlines are no deeper.
const DEEPEST: usize = 5;

/// What the form of a panel asks for.
pub(super) struct Asked<'l> {
    /// What its columns hold; empty without a layout.
    pub columns: Vec<Meaning<'l>>,
    /// Sums across its rows.
    pub across: Vec<Candidate>,
    /// The same where the columns are not known.
    pub loose: Vec<Candidate>,
    /// Sums from top to bottom.
    pub down: Vec<Candidate>,
    /// The totals of its rows that are by their names one side of a balance.
    pub sides: Vec<FigureId>,
    /// How far its form is known.
    pub trust: Trust,
    /// Its rows have codes.
    pub coded: bool,
    /// It is an official table of a department.
    official: bool,
}

impl<'l> Asked<'l> {
    /// Looks at a panel.
    pub fn of(layout: Option<&'l Layout>, panel: &Panel, disclosure: &mut Disclosure) -> Asked<'l> {
        let columns = layout.map(|layout| identify::columns(panel, layout, &disclosure.header));
        let columns = columns.unwrap_or_default();
        let coded = panel.rows.iter().any(|row| row.code.is_some());
        let trust = if layout.is_some() || coded { Trust::Known } else { Trust::Unknown };
        let (across, loose) = match layout {
            Some(layout) => (sums::rows(panel, layout, &columns), sums::loose_rows(panel)),
            None => (Vec::new(), Vec::new()),
        };
        let department = matches!(disclosure.header.kind, Kind::Final | Kind::Budget);
        let official = layout.is_some() && department;
        let down = if coded {
            sums::hierarchy(panel, disclosure)
        } else {
            let lines = statement::outline(panel);
            let known = (trust, official);
            let mut sums = statement::sums(&lines, &panel.columns, known, disclosure);
            // A row on the wrong side of a statement breaks the sums of both.
            sums.iter_mut().for_each(|sum| sum.unsure |= panel.inferred);
            sums
        };
        let known = official && !columns.iter().any(Meaning::is_unknown);
        let (mut across, mut down) = (across, down);
        across.iter_mut().for_each(|sum| sum.official = known);
        down.iter_mut().for_each(|sum| sum.official = official);
        let sides = down.iter().filter(|sum| sum.by == By::Side).map(|sum| sum.total).collect();
        Asked { columns, across, loose, down, sides, trust, coded, official }
    }

    /// Notes what the reading could not account for: columns that cannot be told apart, and rows that may
    /// stand beyond the edges of a piece of a table.
    pub fn doubt(&mut self, cut: Cut, ragged: bool, panel: &Panel) {
        if ragged {
            for sum in [&mut self.across, &mut self.loose, &mut self.down].into_iter().flatten() {
                sum.doubts = sum.doubts.with(Doubt::Ragged);
            }
        }
        if (cut.above || cut.below) && !self.down.is_empty() {
            self.edges(cut, panel);
        } else if self.official && !ragged {
            self.whole(panel);
        }
    }

    /// Notes the sums of a table of which nothing is left to be misread: every column is known, every row has
    /// a code or is a total.
    fn whole(&mut self, panel: &Panel) {
        let columns = !self.columns.is_empty() && !self.columns.iter().any(Meaning::is_unknown);
        let rows = panel.rows.iter().all(|row| {
            let named = row.code.is_some() || !self.coded || is_total(&row.label);
            named && !row.odd && !row.loose
        });
        if !(columns && rows) {
            return;
        }
        for sum in self.down.iter_mut().filter(|_| self.coded) {
            sum.whole = !sum.blank && !sum.unsure && sum.doubts.is_empty();
        }
    }

    fn edges(&mut self, cut: Cut, panel: &Panel) {
        let mut rows: BTreeMap<FigureId, usize> = BTreeMap::new();
        for (index, row) in panel.rows.iter().enumerate() {
            rows.extend(row.values.iter().flatten().map(|id| (*id, index)));
        }
        let row = |id: &FigureId| rows.get(id).copied();
        let last = panel.rows.len().saturating_sub(1);
        let code = |index: usize| panel.rows.get(index).and_then(|row| row.code.as_ref());
        let lowest = panel.rows.iter().rev().find_map(|row| row.code.as_ref());
        // The rows whose parts may go on beyond the foot: the last one, and what it is a part of.
        let mut open: BTreeSet<usize> = BTreeSet::from([last]);
        for _ in 0..DEEPEST {
            let above = self.down.iter().filter_map(|sum| {
                let own =
                    sum.items.iter().any(|(id, _)| row(id).is_some_and(|r| open.contains(&r)));
                row(&sum.total).filter(|_| own)
            });
            let above: Vec<usize> = above.collect();
            open.extend(above);
        }
        for sum in &mut self.down {
            let Some(total) = row(&sum.total) else { continue };
            let below = match (code(total), lowest) {
                (Some(own), Some(lowest)) => lowest.digits().starts_with(own.digits()),
                (None, Some(_)) => true,
                _ => open.contains(&total),
            };
            let first = sum.items.iter().any(|(id, _)| row(id) == Some(0));
            let above = (first && total > 0) || (self.coded && code(total).is_none());
            let edge = (cut.below && below) || (cut.above && above);
            sum.doubts = sum.doubts.with_if(Doubt::Edge, edge);
        }
    }

    /// How many of its sums close.
    pub fn closing(&self, disclosure: &Disclosure) -> usize {
        [&self.across, &self.loose, &self.down]
            .map(|family| closing(family, disclosure))
            .iter()
            .sum()
    }
}
