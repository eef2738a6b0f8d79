//! Tables whose amounts stand beside the wrong names: rows were lost on one side.
//!
//! Contract: said only of a table with codes whose sums fail all over, where at least three rows hold
//! another value than the rest of the document gives them, and most of these values stand in the
//! same column beside other names. It is said once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::disclosure::{Basis, Disclosure, Displaced, FigureId, Identity, Origin, Unit};
use crate::number::Exact;

/// So many values must stand beside another name.
const ENOUGH: usize = 3;

/// The lines of basic expenditure that the 三公 table has a limit for.
const LIMITED: [(&str, &str); 4] = [
    ("30212", "three-public.abroad"),
    ("30217", "three-public.reception"),
    ("30231", "vehicles.operation"),
    ("31013", "vehicles.purchase"),
];

/// Two of these lines above their limits, with the limits beside other names, are displaced.
const ENOUGH_LIMITS: usize = 2;

/// What a figure is.
fn identity(id: FigureId, disclosure: &Disclosure) -> Option<&Identity> {
    disclosure.figure(id).and_then(|figure| figure.identity.as_deref())
}

/// The cells of every table, and the first prints of the limits.
#[derive(Debug, Default)]
pub(super) struct Prints {
    cells: BTreeMap<usize, Vec<FigureId>>,
    limits: [Option<FigureId>; LIMITED.len()],
}

impl Prints {
    /// Looks through a document once.
    pub fn of(disclosure: &Disclosure) -> Prints {
        let mut prints = Prints::default();
        for id in disclosure.ids() {
            let Some(figure) = disclosure.figure(id) else { continue };
            if let Origin::Table(table) = figure.origin {
                prints.cells.entry(table).or_default().push(id);
            }
            let own = figure.identity.as_ref().filter(|own| own.basis == Basis::Final);
            let Some(own) = own else { continue };
            let limits = LIMITED.iter().zip(&mut prints.limits);
            for (_, limit) in limits.filter(|((_, concept), _)| own.concept == *concept) {
                limit.get_or_insert(id);
            }
        }
        prints
    }
}

/// Looks whether lines of basic expenditure are above what the 三公 table allows them while the right
/// amounts stand beside other names. The identities of the table's lines are then taken back.
pub(super) fn find_lines(
    table: usize,
    prints: &Prints,
    disclosure: &mut Disclosure,
) -> Option<Displaced> {
    let cells = prints.cells.get(&table)?;
    let mut moved: Vec<(FigureId, FigureId)> = Vec::new();
    for ((code, _), limit) in LIMITED.into_iter().zip(prints.limits) {
        let line = cells.iter().copied().find(|id| {
            identity(*id, disclosure).is_some_and(|own| {
                own.concept == "basic.line" && own.path.last().is_some_and(|last| last == code)
            })
        });
        let (Some(line), Some(limit)) = (line, limit) else { continue };
        let (Some(cell), Some(allowed)) = (disclosure.figure(line), disclosure.figure(limit))
        else {
            continue;
        };
        let step = cell.reading().step;
        let elsewhere = cells.iter().any(|id| {
            *id != line
                && disclosure
                    .figure(*id)
                    .is_some_and(|other| (&other.value() - &allowed.value()).abs() < step)
        });
        let above = cell.value() > &allowed.value() + &step;
        if above && !allowed.value().is_zero() && elsewhere {
            moved.push((line, limit));
        }
    }
    if moved.len() < ENOUGH_LIMITS {
        return None;
    }
    let (cell, other) = *moved.first()?;
    for id in cells {
        let lines = identity(*id, disclosure).is_some_and(|own| own.concept == "basic.line");
        if let (true, Some(figure)) = (lines, disclosure.figures.get_mut(id.0)) {
            figure.identity = None;
        }
    }
    Some(Displaced { cell, other, cells: cells.clone() })
}

/// A table whose sums fail, with what its cells would be.
#[derive(Debug)]
pub(super) struct Suspect {
    /// The table's place among the notes.
    pub note: usize,
    /// The cells of its first column of numbers, and what they would be.
    pub cells: Vec<(FigureId, Arc<Identity>)>,
    /// All its cells.
    pub all: Vec<FigureId>,
}

/// The first print of every amount whose identity is known.
pub(super) fn amounts(disclosure: &Disclosure) -> BTreeMap<&Identity, FigureId> {
    let mut prints: BTreeMap<&Identity, FigureId> = BTreeMap::new();
    for id in disclosure.ids() {
        let Some(figure) = disclosure.figure(id) else { continue };
        if let (Some(identity), Unit::Money(_)) = (&figure.identity, &figure.unit) {
            prints.entry(identity).or_insert(id);
        }
    }
    prints
}

/// Looks whether the amounts of a suspect were displaced, once all figures of the document are known.
pub(super) fn find(
    suspect: &Suspect,
    prints: &BTreeMap<&Identity, FigureId>,
    disclosure: &Disclosure,
) -> Option<Displaced> {
    let value = |id: FigureId| disclosure.figure(id).map(crate::disclosure::Figure::value);
    let mut column: Vec<Exact> = suspect.cells.iter().filter_map(|(id, _)| value(*id)).collect();
    column.sort_unstable();
    let mut wrong: Vec<(FigureId, FigureId, bool)> = Vec::new();
    let mut moved = 0;
    for (cell, identity) in &suspect.cells {
        let Some(print) = prints.get(identity.as_ref()) else { continue };
        let (Some(own), Some(other)) = (value(*cell), value(*print)) else { continue };
        // Cells and text may be printed in different units and decimals.
        let step = disclosure.figure(*cell).map(|figure| figure.reading().step)?;
        if (&own - &other).abs() <= step {
            continue;
        }
        let (low, high) = (&other - &step, &other + &step);
        let near = column.get(column.partition_point(|value| *value < low));
        moved += usize::from(near.is_some_and(|value| *value <= high));
        wrong.push((*cell, *print, identity.path.is_empty()));
    }
    if moved < ENOUGH || moved * 2 < wrong.len() {
        return None;
    }
    let total = wrong.iter().find(|(_, _, total)| *total).or(wrong.first())?;
    Some(Displaced { cell: total.0, other: total.1, cells: suspect.all.clone() })
}
