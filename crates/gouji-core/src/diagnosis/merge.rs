//! Groups that have one cause although no relation joins their broken relations.
//!
//! Contract: the same wrong value with the same right one is one mistake that was copied; figures
//! that a true relation joins and that are off by the same amount were changed together. Numbers of
//! fewer than three digits are never merged.

use std::collections::{BTreeMap, BTreeSet};

use super::board::Board;
use super::grouping::{Group, Reason};
use super::neighbours::is_telling;
use crate::disclosure::{Figure, FigureId};
use crate::finding::{Certainty, Repair};
use crate::judge::Verdict;
use crate::limits::step;
use crate::number::Exact;

/// Puts groups with one cause together; the first one leads.
pub(super) fn merge(board: &Board<'_>, groups: Vec<Group>) -> Vec<Group> {
    let mut merged: Vec<Merged> = Vec::with_capacity(groups.len());
    let mut known = Known::default();
    for group in groups {
        step();
        let one = known.like(board, &group).into_iter().find(|place| {
            merged.get(*place).is_some_and(|known| {
                pairs(&known.group, &group).any(|(one, other)| {
                    is_copy(board, one, other) || moved_together(board, one, other)
                })
            })
        });
        let place = one.unwrap_or(merged.len());
        known.note(board, &group, place);
        match merged.get_mut(place) {
            Some(known) => known.join(group),
            None => merged.push(Merged { group, repaired: BTreeSet::new() }),
        }
    }
    merged.into_iter().map(Merged::done).collect()
}

/// The groups by what their repairs look like: only those that look alike are compared.
#[derive(Default)]
struct Known {
    /// By the value that is printed and the right one.
    copies: BTreeMap<(Exact, Exact), BTreeSet<usize>>,
    /// By how far off a value is, and by its figure.
    off: BTreeMap<Exact, BTreeMap<FigureId, BTreeSet<usize>>>,
}

impl Known {
    fn note(&mut self, board: &Board<'_>, group: &Group, place: usize) {
        for repair in group.repairs() {
            let Some(figure) = board.figure(repair.figure) else { continue };
            let printed = figure.value();
            let off = &repair.value - &printed;
            if is_telling_amount(&off) {
                let alike = self.off.entry(off).or_default();
                alike.entry(repair.figure).or_default().insert(place);
            }
            // Small numbers are met by chance: thousands of them may be off alike.
            if is_telling(figure) {
                self.copies.entry((printed, repair.value.clone())).or_default().insert(place);
            }
        }
    }

    /// The places of the groups that may have one cause with another, in order.
    fn like(&self, board: &Board<'_>, group: &Group) -> BTreeSet<usize> {
        let mut places = BTreeSet::new();
        for repair in group.repairs() {
            let Some(printed) = board.figure(repair.figure).map(Figure::value) else { continue };
            let off = &repair.value - &printed;
            if let Some(alike) = self.off.get(&off) {
                places.extend(joined_among(board, repair.figure, alike));
            }
            let copies = self.copies.get(&(printed, repair.value.clone()));
            places.extend(copies.into_iter().flatten());
        }
        places
    }
}

/// What is known of the figures among some that something true joins with another: figures that are off alike
/// had one cause only where something does. Whichever are fewer are gone through.
fn joined_among(
    board: &Board<'_>,
    figure: FigureId,
    alike: &BTreeMap<FigureId, BTreeSet<usize>>,
) -> BTreeSet<usize> {
    if alike.len() < board.index.with(figure).len() {
        let joined = alike.iter().filter(|(other, _)| are_joined(board, figure, **other));
        return joined.flat_map(|(_, places)| places).copied().collect();
    }
    let joined = joined(board, figure);
    joined.iter().filter_map(|other| alike.get(other)).flatten().copied().collect()
}

/// A group that others were joined to.
struct Merged {
    group: Group,
    /// The figures it repairs, once another was joined to it.
    repaired: BTreeSet<FigureId>,
}

impl Merged {
    fn join(&mut self, group: Group) {
        self.group.explains.extend(group.relations());
        let (Some(Reason::Wrong(all)), Some(Reason::Wrong(more))) =
            (&mut self.group.reason, group.reason)
        else {
            return;
        };
        if self.repaired.is_empty() {
            self.repaired.extend(all.iter().map(|repair| repair.figure));
        }
        all.extend(more.into_iter().filter(|repair| self.repaired.insert(repair.figure)));
    }

    /// The group with what it explains in order, and all of its repairs as sure as the weakest.
    fn done(mut self) -> Group {
        if self.repaired.is_empty() {
            return self.group;
        }
        self.group.explains.sort_unstable();
        self.group.explains.dedup();
        if let Some(Reason::Wrong(all)) = &mut self.group.reason {
            let weakest = [Certainty::Possible, Certainty::Likely]
                .into_iter()
                .find(|certainty| all.iter().any(|repair| repair.certainty == *certainty));
            if let Some(weakest) = weakest {
                all.iter_mut().for_each(|repair| repair.certainty = weakest);
            }
        }
        self.group
    }
}

fn pairs<'g>(one: &'g Group, other: &'g Group) -> impl Iterator<Item = (&'g Repair, &'g Repair)> {
    one.repairs().iter().flat_map(|one| other.repairs().iter().map(move |other| (one, other)))
}

fn is_copy(board: &Board<'_>, one: &Repair, other: &Repair) -> bool {
    let (Some(left), Some(right)) = (board.figure(one.figure), board.figure(other.figure)) else {
        return false;
    };
    left.unit == right.unit
        && left.value() == right.value()
        && one.value == other.value
        && one.form == other.form
        && is_telling(left)
}

/// Whether both are off by the same amount, and something true was said of them together.
fn moved_together(board: &Board<'_>, one: &Repair, other: &Repair) -> bool {
    let (Some(left), Some(right)) = (board.figure(one.figure), board.figure(other.figure)) else {
        return false;
    };
    let off = &one.value - &left.value();
    off == &other.value - &right.value()
        && is_telling_amount(&off)
        && are_joined(board, one.figure, other.figure)
}

/// Whether an amount has enough digits not to be met by chance.
pub(super) fn is_telling_amount(amount: &Exact) -> bool {
    let digits: String = amount.abs().to_fixed(4).chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len() >= 3
}

/// The figures that a relation which holds joins with another, itself included.
fn joined(board: &Board<'_>, figure: FigureId) -> BTreeSet<FigureId> {
    let mut all = BTreeSet::new();
    for place in board.index.with(figure) {
        let holds = matches!(board.printed_verdict(*place), Verdict::Holds | Verdict::Rounding);
        if let Some(relation) = board.relation(*place).filter(|_| holds) {
            relation.each_figure(|other| {
                all.insert(other);
            });
        }
    }
    all
}

/// Whether a relation that holds speaks of both figures.
pub(super) fn are_joined(board: &Board<'_>, one: FigureId, other: FigureId) -> bool {
    let (one, other) = (board.index.with(one), board.index.with(other));
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    few.iter().any(|place| {
        many.binary_search(place).is_ok()
            && matches!(board.printed_verdict(*place), Verdict::Holds | Verdict::Rounding)
    })
}
