//! Groups that have one cause although no relation joins their broken relations.
//!
//! Contract: the same wrong value with the same right one is one mistake that was copied; figures
//! that a true relation joins and that are off by the same amount were changed together. Numbers of
//! fewer than three digits are never merged.

use super::board::Board;
use super::grouping::{Group, Reason, Repair};
use super::neighbours::is_telling;
use crate::finding::Certainty;
use crate::judge::Verdict;

/// Puts groups with one cause together; the first one leads.
pub(super) fn merge(board: &Board<'_>, groups: Vec<Group>) -> Vec<Group> {
    let mut merged: Vec<Group> = Vec::with_capacity(groups.len());
    for group in groups {
        let one = |known: &&mut Group| {
            pairs(known, &group)
                .any(|(one, other)| is_copy(board, one, other) || moved_together(board, one, other))
        };
        match merged.iter_mut().find(one) {
            Some(known) => join(known, group),
            None => merged.push(group),
        }
    }
    merged
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
        && one.unit == other.unit
        && is_telling(left)
}

/// Whether both are off by the same amount, and something true was said of them together.
fn moved_together(board: &Board<'_>, one: &Repair, other: &Repair) -> bool {
    let (Some(left), Some(right)) = (board.figure(one.figure), board.figure(other.figure)) else {
        return false;
    };
    let off = &one.value - &left.value();
    let digits = off.abs().to_fixed(4);
    let telling = digits.chars().filter(char::is_ascii_digit).collect::<String>();
    let joined = || {
        board.index.with(one.figure).iter().any(|place| {
            board.index.with(other.figure).contains(place)
                && matches!(board.printed_verdict(*place), Verdict::Holds | Verdict::Rounding)
        })
    };
    off == &other.value - &right.value() && telling.trim_matches('0').len() >= 3 && joined()
}

fn join(known: &mut Group, group: Group) {
    known.explains.extend(group.relations());
    known.explains.sort_unstable();
    known.explains.dedup();
    let (Some(Reason::Wrong(all)), Some(Reason::Wrong(more))) = (&mut known.reason, group.reason)
    else {
        return;
    };
    for repair in more {
        if !all.iter().any(|known| known.figure == repair.figure) {
            all.push(repair);
        }
    }
    let weakest = [Certainty::Possible, Certainty::Likely]
        .into_iter()
        .find(|certainty| all.iter().any(|repair| repair.certainty == *certainty));
    if let Some(weakest) = weakest {
        for repair in all.iter_mut() {
            repair.certainty = weakest;
        }
    }
}
