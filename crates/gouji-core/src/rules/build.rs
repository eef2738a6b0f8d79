//! Pieces that rules put statements together from.
//!
//! Contract: nothing here computes; it only renames figures as operands and picks claims.

use crate::disclosure::{Change, Disclosure, FigureId, Says};
use crate::document::Place;
use crate::number::Exact;
use crate::relation::{Relation, Subject};
use crate::statement::{Direction, Moved, Operand, Statement};

use super::Rule;

/// A figure as an operand.
pub(super) fn figure(id: FigureId) -> Operand {
    Operand::Figure(id)
}

/// Figures as operands.
pub(super) fn figures(ids: &[FigureId]) -> Vec<Operand> {
    ids.iter().copied().map(figure).collect()
}

/// A figure with its direction word as an operand.
pub(super) fn moved(moved: &Moved<FigureId>) -> Moved<Operand> {
    Moved { figure: figure(moved.figure), direction: moved.direction }
}

/// How many things were counted, as a constant.
pub(super) fn count(things: usize) -> Operand {
    Operand::Constant(Exact::int(i64::try_from(things).unwrap_or(i64::MAX)))
}

/// Whether a figure is printed as zero.
pub(super) fn is_zero(disclosure: &Disclosure, id: FigureId) -> bool {
    disclosure.figure(id).is_some_and(|figure| figure.numeral.is_zero())
}

/// Whether two figures print one value, whatever their units.
pub(super) fn print_alike(disclosure: &Disclosure, one: FigureId, other: FigureId) -> bool {
    match (disclosure.figure(one), disclosure.figure(other)) {
        (Some(one), Some(other)) => one.value() == other.value(),
        _ => false,
    }
}

/// A relation whose finding points at a word.
pub(super) fn about_word(
    rule: Rule,
    place: &Place,
    stands_for: FigureId,
    readings: Vec<Statement<Operand>>,
) -> Relation {
    let subject = Subject::Word(Box::new(place.clone()), stands_for);
    Relation { rule, subject, readings, members: Vec::new(), because: Vec::new() }
}

/// A relation with several readings whose finding points at a figure.
pub(super) fn about_figure(
    rule: Rule,
    id: FigureId,
    readings: Vec<Statement<Operand>>,
) -> Relation {
    let subject = Subject::Figure(id);
    Relation { rule, subject, readings, members: Vec::new(), because: Vec::new() }
}

/// The changes that the disclosure states.
pub(super) fn changes(disclosure: &Disclosure) -> impl Iterator<Item = (usize, &Change)> {
    disclosure.said().filter_map(|(of, claim)| match claim {
        Says::Change(change) => Some((of, change.as_ref())),
        _ => None,
    })
}

/// What the current amount of a change may be, the likeliest first.
pub(super) fn possible_nows(change: &Change) -> Vec<FigureId> {
    change.now.into_iter().chain(change.or_now.iter().copied()).collect()
}

/// Whether a change started from nothing: its base is printed as zero, or the rise is as large as
/// what it rose to.
pub(super) fn starts_from_zero(disclosure: &Disclosure, change: &Change) -> bool {
    match (change.before, possible_nows(change).first(), &change.delta) {
        (Some(before), ..) => is_zero(disclosure, before),
        (None, Some(now), Some(delta)) => {
            (delta.direction == Direction::Up || is_zero(disclosure, delta.figure))
                && print_alike(disclosure, *now, delta.figure)
        }
        _ => false,
    }
}
