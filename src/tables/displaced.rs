//! Tables whose amounts stand beside the wrong names: rows were lost on one side.
//!
//! Contract: said only of a table with codes whose sums fail all over, where at least three rows hold
//! another value than the rest of the document gives them, and most of these values stand in the
//! same column beside other names. It is said once.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, Displaced, FigureId, Identity, Unit};
use crate::number::Exact;

/// So many values must stand beside another name.
const ENOUGH: usize = 3;

/// A table whose sums fail, with what its cells would be.
#[derive(Debug)]
pub(super) struct Suspect {
    /// The table's place among the notes.
    pub note: usize,
    /// The cells of its first column of numbers, and what they would be.
    pub cells: Vec<(FigureId, Identity)>,
    /// All its cells.
    pub all: Vec<FigureId>,
}

/// Looks whether the amounts of a suspect were displaced, once all figures of the document are known.
pub(super) fn find(suspect: &Suspect, disclosure: &Disclosure) -> Option<Displaced> {
    let mut prints: BTreeMap<&Identity, FigureId> = BTreeMap::new();
    for id in disclosure.ids() {
        let Some(figure) = disclosure.figure(id) else { continue };
        if let (Some(identity), Unit::Money(_)) = (&figure.identity, &figure.unit) {
            prints.entry(identity).or_insert(id);
        }
    }
    let value = |id: FigureId| disclosure.figure(id).map(crate::disclosure::Figure::value);
    let column: Vec<Exact> = suspect.cells.iter().filter_map(|(id, _)| value(*id)).collect();
    let mut wrong: Vec<(FigureId, FigureId, bool)> = Vec::new();
    let mut moved = 0;
    for (cell, identity) in &suspect.cells {
        let Some(print) = prints.get(identity) else { continue };
        let (Some(own), Some(other)) = (value(*cell), value(*print)) else { continue };
        // Cells and text may be printed in different units and decimals.
        let step = disclosure.figure(*cell).map(|figure| figure.reading().step)?;
        if (&own - &other).abs() <= step {
            continue;
        }
        moved += usize::from(column.iter().any(|value| (value - &other).abs() <= step));
        wrong.push((*cell, *print, identity.path.is_empty()));
    }
    if moved < ENOUGH || moved * 2 < wrong.len() {
        return None;
    }
    let total = wrong.iter().find(|(_, _, total)| *total).or(wrong.first())?;
    Some(Displaced { cell: total.0, other: total.1, cells: suspect.all.clone() })
}
