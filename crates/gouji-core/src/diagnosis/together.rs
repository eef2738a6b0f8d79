//! Figures that were changed together: each differs from its other print by the same amount.
//!
//! Contract: two relations that stand alone are one cause only if the figures on one side are joined
//! by a relation that holds, as a total and its item are; the side whose repair contradicts less is
//! the wrong one. Differences of fewer than three digits are met by chance.

use std::collections::{BTreeMap, BTreeSet};

use super::board::{Board, Changes};
use super::grouping::{Group, Reason};
use super::merge::{are_joined, is_telling_amount};
use crate::disclosure::{FigureId, PrintForm};
use crate::finding::{Certainty, Repair};
use crate::judge::Verdict;
use crate::limits::step;
use crate::number::Exact;
use crate::slip::Slip;
use crate::statement::{Operand, Statement};

/// So many that are off alike are no slip that was carried over.
const MOST_ALIKE: usize = 200;

/// What so many relations say of a figure is not weighed for each of them: it is printed under one name hundreds of times.
const MOST_SAID: usize = 500;

/// A relation between two prints that differ.
struct Pair {
    place: usize,
    left: FigureId,
    right: FigureId,
    off: Exact,
}

/// Puts such relations together.
pub(super) fn join(board: &Board<'_>, groups: &mut Vec<Group>) {
    let lone = |group: &&Group| {
        let one = group.repairs().len() < 2 && !matches!(group.reason, Some(Reason::Row { .. }));
        one && group.explains.is_empty()
    };
    let alone = groups.iter().filter(lone);
    let said = |figure: FigureId| board.index.with(figure).len();
    let few = |pair: &Pair| said(pair.left) <= MOST_SAID && said(pair.right) <= MOST_SAID;
    let pairs: Vec<Pair> = alone.filter_map(|group| pair(board, group.lead)).filter(few).collect();
    // Nearly all are off by an amount of their own: only what is off alike is compared.
    let mut alike: BTreeMap<&Exact, Vec<usize>> = BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        alike.entry(&pair.off).or_default().push(at);
    }
    let (mut joined, mut pushed) = (BTreeSet::new(), Vec::new());
    let mut taken = BTreeSet::new();
    for (at, first) in pairs.iter().enumerate().rev() {
        step();
        let others = alike.get(&first.off).map_or(&[][..], Vec::as_slice);
        if others.len() < 2 || others.len() > MOST_ALIKE || taken.contains(&at) {
            continue;
        }
        let others = others.iter().filter(|other| **other < at && !taken.contains(*other));
        let second =
            others.filter_map(|other| Some((*other, pairs.get(*other)?))).find(|(_, other)| {
                are_joined(board, first.left, other.left)
                    || are_joined(board, first.right, other.right)
            });
        let Some((other, second)) = second else { continue };
        taken.extend([at, other]);
        let (second, first) = (first, second);
        let left = [(first.left, first.right), (second.left, second.right)];
        let right = left.map(|(left, right)| (right, left));
        let (on_left, on_right) = (contradicted(board, left), contradicted(board, right));
        let wrong = if on_right < on_left { right } else { left };
        let certainty = if on_left == on_right { Certainty::Possible } else { Certainty::Likely };
        let repairs = wrong.iter().filter_map(|(figure, model)| {
            let value = board.printed(*model)?.value.clone();
            let (figure, slip, form) = (*figure, Slip::Unknown, PrintForm::default());
            Some(Repair { figure, value, form, slip, certainty })
        });
        let reason = Some(Reason::Wrong(repairs.collect()));
        joined.extend([first.place, second.place]);
        pushed.push(Group { lead: first.place, explains: vec![second.place], reason });
    }
    groups.retain(|group| !joined.contains(&group.lead));
    groups.extend(pushed);
}

fn pair(board: &Board<'_>, place: usize) -> Option<Pair> {
    let Some(Statement::Same {
        left: Operand::Figure(left), right: Operand::Figure(right), ..
    }) = board.relation(place)?.readings.first()
    else {
        return None;
    };
    let off = &board.printed(*left)?.value - &board.printed(*right)?.value;
    let broken = board.printed_verdict(place) == Verdict::Broken;
    (broken && is_telling_amount(&off)).then_some(Pair { place, left: *left, right: *right, off })
}

/// How many true relations would be broken if the first figures were as the second ones.
fn contradicted(board: &Board<'_>, sides: [(FigureId, FigureId); 2]) -> usize {
    let mut changes = Changes::new();
    for (figure, model) in sides {
        let value = board.printed(model).map(|it| it.value.clone());
        let repaired = value.and_then(|value| board.repaired(figure, &value, PrintForm::default()));
        changes.extend(repaired.map(|reading| (figure, reading)));
    }
    let mut places: Vec<usize> =
        sides.iter().flat_map(|(figure, _)| board.index.with(*figure)).copied().collect();
    places.sort_unstable();
    places.dedup();
    let fits = |verdict| matches!(verdict, Verdict::Holds | Verdict::Rounding);
    places
        .into_iter()
        .filter(|place| fits(board.printed_verdict(*place)))
        .filter(|place| !fits(board.verdict(*place, &changes)))
        .count()
}
