//! A wrong change and the rate that was computed from it: one cause.
//!
//! Contract: the rate is just what the printed change gives over the same base, so that it was
//! computed from the change and not from the two amounts; the change leads.

use std::collections::BTreeMap;

use super::board::Board;
use super::grouping::{Group, Reason};
use crate::disclosure::FigureId;
use crate::judge::Verdict;
use crate::statement::{Moved, Operand, Statement};

/// What both speak of: this year and the base.
type Amounts = (FigureId, FigureId);

/// Puts such rates under their changes.
pub(super) fn join(board: &Board<'_>, groups: &mut Vec<Group>) {
    let mut changes: BTreeMap<Amounts, usize> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        if let Some((amounts, delta)) = change(board, group.lead)
            && names(group, delta)
        {
            changes.entry(amounts).or_insert(place);
        }
    }
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let under = rate(board, group.lead).and_then(|amounts| changes.get(&amounts)).copied();
        let Some(under) = under.filter(|_| group.explains.is_empty()) else { continue };
        let lead = groups.get(under).map(|group| group.lead);
        if lead.is_some_and(|lead| is_carried(board, lead, group.lead)) {
            moved.push((under, place));
        }
    }
    // All are put under their changes before any place moves.
    for (under, place) in &moved {
        let lead = groups.get(*place).map(|group| group.lead);
        if let Some(group) = groups.get_mut(*under) {
            group.explains.extend(lead);
        }
    }
    for (_, place) in moved.into_iter().rev() {
        groups.remove(place);
    }
}

/// Whether the rate of a broken relation is what the change of another one gives.
pub(super) fn is_carried(board: &Board<'_>, change: usize, rate: usize) -> bool {
    let first = |place: usize| board.relation(place).and_then(|it| it.readings.first());
    let (
        Some(Statement::Difference { delta, before, .. }),
        Some(Statement::Growth { rate, form, .. }),
    ) = (first(change), first(rate))
    else {
        return false;
    };
    let from_change = Statement::Growth {
        rate: rate.clone(),
        form: *form,
        now: None,
        before: Some(before.clone()),
        delta: Some(delta.clone()),
    };
    board.verdict_of(&from_change) == Verdict::Holds
}

fn change(board: &Board<'_>, place: usize) -> Option<(Amounts, FigureId)> {
    match board.relation(place)?.readings.first()? {
        Statement::Difference {
            delta: Moved { figure: Operand::Figure(delta), .. },
            now: Operand::Figure(now),
            before: Operand::Figure(before),
        } => Some(((*now, *before), *delta)),
        _ => None,
    }
}

fn rate(board: &Board<'_>, place: usize) -> Option<Amounts> {
    match board.relation(place)?.readings.first()? {
        Statement::Growth {
            now: Some(Operand::Figure(now)),
            before: Some(Operand::Figure(before)),
            ..
        } => Some((*now, *before)),
        _ => None,
    }
}

/// Whether a group blames the change, or nothing else.
fn names(group: &Group, delta: FigureId) -> bool {
    match &group.reason {
        None => true,
        Some(Reason::Wrong(repairs)) => repairs.iter().any(|repair| repair.figure == delta),
        Some(Reason::OneOf(repairs, _)) => repairs.iter().any(|repair| repair.figure == delta),
        Some(Reason::Row { .. } | Reason::Shifted { .. }) => false,
    }
}
