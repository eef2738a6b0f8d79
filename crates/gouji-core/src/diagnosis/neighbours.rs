//! What a figure may have been copied from by mistake: the figures that stand next to it.
//!
//! Contract: only numbers of three digits or more count, and never another print of the same
//! figure; small numbers and percentages repeat by themselves.

use super::board::Board;
use crate::disclosure::{Figure, FigureId, Unit};
use crate::judge::Verdict;
use crate::statement::{Operand, Statement};

/// How many figures before and behind are next to a figure.
const REACH: usize = 2;

/// Significant digits below which equal numbers say nothing.
const DIGITS: usize = 3;

/// Whether what these prints show is what a neighbour of one of them shows.
pub(super) fn copied(board: &Board<'_>, figures: &[FigureId]) -> bool {
    figures.iter().any(|id| {
        let Some(figure) = board.figure(*id).filter(|figure| is_telling(figure)) else {
            return false;
        };
        let near = (id.0.saturating_sub(REACH)..=id.0 + REACH).map(FigureId);
        let value = figure.value();
        near.chain(last_year(board, *id)).any(|other| {
            !figures.contains(&other)
                && board
                    .figure(other)
                    .is_some_and(|other| other.unit == figure.unit && other.value() == value)
                && !are_one(board, *id, other)
        })
    })
}

/// Whether a number has enough digits not to be met by chance.
pub(super) fn is_telling(figure: &Figure) -> bool {
    let digits = figure.numeral.decimal().mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len() >= DIGITS
}

/// Whether a figure prints other decimals than those of its unit it stands in relations with.
pub(super) fn is_odd(board: &Board<'_>, id: FigureId) -> bool {
    let Some(figure) = board.figure(id) else { return false };
    let (mut alike, mut other) = (0, 0);
    for place in board.index.with(id) {
        let Some(relation) = board.relation(*place) else { continue };
        relation.each_figure(|near| {
            let near = board.figure(near).filter(|_| near != id);
            match near.filter(|near| near.unit == figure.unit) {
                Some(near) if near.numeral.decimals() == figure.numeral.decimals() => alike += 1,
                Some(_) => other += 1,
                None => {}
            }
        });
    }
    // With one figure beside it, either may be the odd one; money has two decimals.
    let money = matches!(figure.unit, Unit::Money(_)) && figure.numeral.decimals() > 2;
    (other > 1 && alike == 0) || money || board.odd_decimals(id).is_some()
}

/// The figure of the other year in the changes a figure takes part in.
fn last_year(board: &Board<'_>, figure: FigureId) -> Vec<FigureId> {
    let mut all = Vec::new();
    let sought = Operand::Figure(figure);
    for place in board.index.with(figure) {
        let Some(relation) = board.relation(*place) else { continue };
        for reading in &relation.readings {
            let (now, before) = match reading {
                Statement::Difference { now, before, .. } => (now, before),
                Statement::Growth { now: Some(now), before: Some(before), .. } => (now, before),
                _ => continue,
            };
            let other = if *now == sought { before } else { now };
            all.extend(match other {
                Operand::Figure(id) if *id != figure => Some(*id),
                _ => None,
            });
        }
    }
    all
}

/// Whether two figures are known to be prints of one.
fn are_one(board: &Board<'_>, one: FigureId, other: FigureId) -> bool {
    board.index.with(one).iter().any(|place| {
        board.relation(*place).is_some_and(|relation| {
            matches!(relation.readings.first(), Some(Statement::Same { .. }))
                && relation.figures().contains(&other)
        }) && board.printed_verdict(*place) != Verdict::Broken
    })
}
