//! The search for the fewest figures whose change makes broken relations true.
//!
//! Contract: works on one component of broken relations. A single figure that explains all of it is
//! taken if there is one; otherwise repairs are made one after the other, from several beginnings,
//! and the likeliest chain is kept. Every repair is then weighed against what else could explain the
//! same relations while the other repairs stand. Bounded: beyond [`SEVERAL`] relations only one
//! chain is followed; a component of more than [`MOST`] relations, or of more work than
//! [`Effort`](super::effort::Effort) allows, is left as it is.

use std::collections::BTreeSet;

use super::board::{Board, Changes};
use super::hypothesis::{Hypothesis, SOLVED, UNTRIED, points};
use super::ranking::{Known, ranked};
use crate::limits::go_on;

/// What an unexplained relation costs, and what a second cause costs.
pub(super) const LEFT: i32 = 40;
const ANOTHER: i32 = 40;
/// A margin of two points makes a cause clear.
pub(super) const CLEAR: i32 = 20;
/// From how many beginnings chains are followed.
const BEGINNINGS: usize = 6;
/// Components of more relations are followed in one chain only.
const SEVERAL: usize = 12;
/// So often a relation is read at least for each of its figures.
const TURNS: usize = 4;
/// Components of more relations are not searched.
const MOST: usize = 400;

/// A cause, with what else could be it.
#[derive(Debug, Clone)]
pub(super) struct Cause {
    pub best: Hypothesis,
    /// Other figures that explain the same relations, the likeliest first, with their points below
    /// the best.
    pub rivals: Vec<(i32, Hypothesis)>,
    /// Whether no other single figure can explain it at all.
    pub only: bool,
}

/// A chain of repairs in the making.
#[derive(Clone)]
struct Chain {
    open: BTreeSet<usize>,
    changes: Changes,
    repairs: Vec<Hypothesis>,
    points: i32,
}

/// The causes of a component of broken relations.
pub(super) fn causes(board: &Board<'_>, component: &[usize]) -> Vec<Cause> {
    go_on();
    let known = board.searched.known(component);
    let causes = known.unwrap_or_else(|| {
        board.searched.begin();
        let causes = affordable(board, component);
        board.searched.keep(component, causes.as_deref());
        causes
    });
    if causes.is_none() {
        board.effort.give_up(component);
    }
    causes.unwrap_or_default()
}

/// The causes of a component; nothing where looking for them costs too much.
fn affordable(board: &Board<'_>, component: &[usize]) -> Option<Vec<Cause>> {
    if component.len() > MOST {
        return None;
    }
    let relations = component.iter().filter_map(|place| board.relation(*place));
    let (mut figures, mut least) = (0usize, 0usize);
    for relation in relations {
        let mut own = 0usize;
        relation.each_figure(|_| own += 1);
        figures += own;
        least = least.saturating_add(own.saturating_mul(own).saturating_mul(TURNS));
    }
    board.effort.begin(figures);
    if !board.effort.allows(least) {
        return None;
    }
    let causes = searched(board, component);
    let given_up = board.effort.is_over();
    board.effort.end();
    (!given_up).then_some(causes)
}

/// What a search finds, as far as it gets.
fn searched(board: &Board<'_>, component: &[usize]) -> Vec<Cause> {
    let start = Chain {
        open: component.iter().copied().collect(),
        changes: Changes::new(),
        repairs: Vec::new(),
        points: 0,
    };
    let mut known = Known::default();
    let first = ranked(board, &start.open, &start.changes, &mut known);
    let whole = first.first().filter(|best| best.solves.len() == component.len());
    if whole.is_some_and(|best| is_convincing(best) || component.len() == 1) {
        return weigh(first).into_iter().collect();
    }
    let beginnings = if component.len() > SEVERAL { 1 } else { BEGINNINGS };
    let sensible = first.into_iter().filter(|one| one.score > UNTRIED);
    let chains = sensible.take(beginnings).map(|begin| follow(board, &start, begin, known.clone()));
    let best = chains.max_by_key(|chain| chain.points - LEFT * points(chain.open.len()));
    let Some(best) = best else { return Vec::new() };
    let settled = |repair: &Hypothesis| {
        let mut others = best.changes.clone();
        for figure in &repair.figures {
            others.remove(figure);
        }
        let open: BTreeSet<usize> = repair.solves.iter().copied().collect();
        let mut again = ranked(board, &open, &others, &mut Known::default());
        again.retain(|other| other.solves.len() == open.len());
        let mut cause = weigh(again)?;
        // Beside other repairs one relation proves nothing: it may have been theirs.
        cause.only &= open.len() > 1 || best.repairs.len() == 1;
        Some(cause)
    };
    best.repairs.iter().filter_map(settled).collect()
}

/// Whether no chain of several repairs need be looked for.
fn is_convincing(best: &Hypothesis) -> bool {
    best.breaks.is_empty() && best.score >= SOLVED * points(best.solves.len())
}

/// Follows one beginning to its end.
fn follow(board: &Board<'_>, start: &Chain, begin: Hypothesis, mut known: Known) -> Chain {
    let mut chain = start.clone();
    let mut next = Some(begin);
    while let Some(repair) = next.take() {
        // What an earlier repair broke is not earned back by mending it.
        let mended = repair.solves.iter().filter(|place| !start.open.contains(place)).count();
        let another = if chain.repairs.is_empty() { 0 } else { ANOTHER };
        let cost = another + SOLVED * points(mended);
        chain.points += repair.score - cost;
        for figure in &repair.figures {
            if let Some(reading) = board.repaired(*figure, &repair.value, repair.form) {
                chain.changes.insert(*figure, reading);
            }
        }
        for place in &repair.solves {
            chain.open.remove(place);
        }
        chain.open.extend(&repair.breaks);
        known.forget(board, &repair);
        chain.repairs.push(repair);
        if chain.open.is_empty() || chain.repairs.len() > MOST || board.effort.is_over() {
            break;
        }
        // A further figure must be worth more than leaving its relations open.
        let better = |one: &Hypothesis| one.score - ANOTHER + LEFT * points(one.solves.len()) > 0;
        next = ranked(board, &chain.open, &chain.changes, &mut known).into_iter().find(better);
    }
    chain
}

/// The best of some hypotheses with what speaks against it.
fn weigh(ranked: Vec<Hypothesis>) -> Option<Cause> {
    let mut all = ranked.into_iter();
    let best = all.next().filter(|best| best.score > UNTRIED)?;
    let covers = |one: &Hypothesis| best.solves.iter().all(|place| one.solves.contains(place));
    let mut rivals: Vec<(i32, Hypothesis)> = Vec::new();
    let mut only = true;
    for rival in all {
        let apart = rival.figures.iter().all(|figure| !best.figures.contains(figure));
        if !covers(&rival) || rival.figures == best.figures {
            continue;
        }
        only &= !(rival.figures.len() == 1 && rival.breaks.is_empty());
        let same = rivals.iter().any(|(_, known)| known.figures == rival.figures);
        if apart && !same {
            rivals.push((best.score - rival.score, rival));
        }
    }
    Some(Cause { best, rivals, only })
}
