//! A table of which everything is known that its form tells, before any of it is claimed.
//!
//! Contract: notes where its figures stand, and what they would be beside their own names; claims nothing.

use crate::disclosure::{Disclosure, Slot};

use super::displaced::Suspect;
use super::identify;
use super::layout::{Layout, Shape};
use super::open::Cut;
use super::panel::Panel;

/// A table of which the form is known as far as it can be.
pub(super) struct Form<'l> {
    /// The official table that it is.
    pub layout: Option<&'l Layout>,
    /// Labels and the numbers on their right.
    pub panels: Vec<Panel>,
    /// The table's number in the document.
    pub table: usize,
    /// Where it is cut.
    pub cut: Cut,
    /// Its columns cannot be told apart.
    pub ragged: bool,
}

impl Form<'_> {
    /// What the cells of a table with codes would be, if they stood beside their own names.
    pub fn suspect(&self, note: usize, disclosure: &mut Disclosure) -> Option<Suspect> {
        let layout = self.layout.filter(|layout| layout.shape == Shape::Codes)?;
        let [panel] = self.panels.as_slice() else { return None };
        let columns = identify::columns(panel, layout, &disclosure.header);
        identify::Desk { layout, columns: &columns, disclosure }.codes(panel);
        let mut cells = Vec::new();
        let mut all = Vec::new();
        for row in &panel.rows {
            for id in row.values.iter().flatten().chain(&row.parts) {
                let taken =
                    disclosure.figures.get_mut(id.0).and_then(|figure| figure.identity.take());
                if let (Some(identity), true) = (taken, row.value(0) == Some(*id)) {
                    cells.push((*id, identity));
                }
                all.push(*id);
            }
        }
        Some(Suspect { note, cells, all })
    }
}

/// Notes where the figures of a panel stand: figures above and below each other are neighbours.
pub(super) fn slots(panel: &Panel, table: usize, number: usize, disclosure: &mut Disclosure) {
    for row in &panel.rows {
        for (column, id) in row.values.iter().enumerate() {
            let column = number * 1000 + column;
            if let Some(id) = id {
                disclosure.slots.insert(*id, Slot { table, row: row.row, column });
            }
        }
    }
}
