//! The sums that the form of one panel asks for, before any is claimed.
//!
//! Contract: nothing is claimed here; how many of the sums close is the evidence for all of them.

use crate::disclosure::Disclosure;

use super::candidates::{Candidate, Trust, closing};
use super::identify::{self, Meaning};
use super::layout::Layout;
use super::panel::Panel;
use super::{statement, sums};

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
    /// How far its form is known.
    pub trust: Trust,
    /// Its rows have codes.
    pub coded: bool,
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
        let down = if coded {
            sums::hierarchy(panel, disclosure)
        } else {
            let lines = statement::outline(panel);
            let mut sums = statement::sums(&lines, &panel.columns, trust, disclosure);
            // A row on the wrong side of a statement breaks the sums of both.
            sums.iter_mut().for_each(|sum| sum.unsure |= panel.inferred);
            sums
        };
        Asked { columns, across, loose, down, trust, coded }
    }

    /// How many of its sums close.
    pub fn closing(&self, disclosure: &Disclosure) -> usize {
        [&self.across, &self.loose, &self.down]
            .map(|family| closing(family, disclosure))
            .iter()
            .sum()
    }
}
