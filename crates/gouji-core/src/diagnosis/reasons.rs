//! What to say of a cause: the figure, one of two, or only that the relation is not true.
//!
//! Contract: a figure is named alone only with a margin of two points; with less, the two likeliest
//! are named together, and with half a point or less between three nothing is named.

use super::board::Board;
use super::grouping::Reason;
use super::hypothesis::RESULT;
use super::rows;
use super::search::{CLEAR, Cause};
use super::standing::standing;
use crate::finding::{Certainty, Repair};
use crate::relation::{Relation, Subject};
use crate::slip::Slip;
use crate::statement::{Operand, Statement};

/// Hypotheses closer than this are equally likely.
const EQUAL: i32 = 5;

/// What to say of a cause; `None` where nothing is clear enough to leave the relation itself.
pub(super) fn reason(board: &Board<'_>, cause: &Cause, lone: bool) -> Option<Reason> {
    let best = &cause.best;
    if let ([place], true) = (best.solves.as_slice(), lone) {
        // A row is looked for before digits are blamed, and the word or the base may be wrong.
        let row = rows::row(board, *place);
        if row.is_some() {
            return row;
        }
        if standing(board, *place).is_some_and(|points| best.score - points < CLEAR) {
            return None;
        }
    }
    let is_word = |place: &usize| {
        matches!(board.relation(*place).map(|it| &it.subject), Some(Subject::Word(..)))
    };
    if best.solves.iter().all(is_word) {
        return None;
    }
    let place = best.solves.first().and_then(|place| board.relation(*place));
    let subject = place.map(|relation| relation.subject.figure());
    // That a computed figure is wrong is no wonder; that one it is computed from happens to be wrong
    // by just that is, unless its digits say so.
    let is_result = matches!(best.figures.as_slice(), [figure] if Some(*figure) == subject)
        && best.slip >= Slip::Computed;
    let suspects: Vec<_> = cause
        .rivals
        .iter()
        .filter(|(apart, _)| *apart < CLEAR)
        .filter(|(_, rival)| !(is_result && rival.slip == Slip::Unknown))
        .collect();
    let equal = suspects.iter().filter(|(apart, _)| *apart < EQUAL).count();
    if lone && !suspects.is_empty() && place.is_some_and(of_many) {
        return None;
    }
    let clear = suspects.is_empty() && best.breaks.is_empty();
    // A list that is not all there is says that something is too large, not what.
    let partial = |place: &usize| {
        let reading = board.relation(*place).and_then(|relation| relation.readings.first());
        matches!(reading, Some(Statement::Sum { complete: false, .. }))
    };
    let certain = clear
        && cause.only
        && best.agreed
        && best.figures.len() == 1
        && !best.solves.iter().any(partial);
    let certainty = match (clear, certain) {
        (_, true) => Certainty::Certain,
        (true, false) => Certainty::Likely,
        (false, false) => Certainty::Possible,
    };
    let repairs = best.figures.iter().map(|figure| Repair {
        figure: *figure,
        value: best.value.clone(),
        form: best.form,
        slip: best.slip,
        certainty,
    });
    let several = best.solves.len() > 1;
    match suspects.as_slice() {
        [] => Some(Reason::Wrong(repairs.collect())),
        [(apart, rival), more @ ..]
            if !is_same(board, &best.solves) && (more.is_empty() || (!several && equal < 2)) =>
        {
            let other = Repair {
                figure: *rival.figures.first()?,
                value: rival.value.clone(),
                form: rival.form,
                slip: rival.slip,
                certainty,
            };
            let first = repairs.into_iter().next()?;
            // Where both are as likely, what is computed comes before what it is computed from.
            Some(match subject {
                Some(subject) if subject == other.figure && *apart <= RESULT => {
                    Reason::Either(other, first)
                }
                _ => Reason::Either(first, other),
            })
        }
        _ if several => Some(Reason::Wrong(repairs.collect())),
        _ => None,
    }
}

/// Whether a relation is about a whole list: among many figures some fit by chance.
fn of_many(relation: &Relation) -> bool {
    matches!(
        relation.readings.first(),
        Some(
            Statement::ImpliedCompletion { .. }
                | Statement::Sum { total: Operand::Constant(_), .. }
        )
    )
}

/// Whether all that is wrong is that two prints differ: its own words name both.
fn is_same(board: &Board<'_>, places: &[usize]) -> bool {
    let [place] = places else { return false };
    board
        .relation(*place)
        .is_some_and(|relation| matches!(relation.readings.first(), Some(Statement::Same { .. })))
}
