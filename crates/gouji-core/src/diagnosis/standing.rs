//! Relations that say themselves what is wrong: a word, a base, a wording.
//!
//! Contract: points on the scale of the hypotheses, for a relation that stands alone; `None` where
//! only figures can be wrong.

use super::board::Board;
use super::hypothesis::SOLVED;
use crate::judge::Code;
use crate::number::Exact;
use crate::relation::{Relation, Subject};
use crate::slip::Slip;
use crate::statement::{Operand, Statement};

/// How likely it is that no figure is mistyped, but what the relation itself names.
pub(super) fn standing(board: &Board<'_>, place: usize) -> Option<i32> {
    let (relation, judgement) = board.judged.get(place)?;
    let known = SOLVED + Slip::Transposed.score();
    if matches!(relation.subject, Subject::Word(..)) {
        return Some(known);
    }
    if let Some(Statement::Same { left, right, .. }) = relation.readings.first()
        && [left, right].iter().any(|side| matches!(side, Operand::Constant(_)))
    {
        // The length of a list or the year of the disclosure: there is no other figure to doubt, and
        // the list may be what is wrong.
        return Some(known);
    }
    match judgement.code? {
        Code::WrongDirection => {
            // 减少4.20 for a rise of 4.20 is a wrong word; with another number two things are wrong.
            let stated = board.printed(relation.subject.figure())?;
            let expected = judgement.expected.as_ref()?;
            let other_word = expected.abs() == stated.value.abs();
            Some(if other_word { known } else { SOLVED })
        }
        Code::UnitLabel if matches!(relation.readings.first(), Some(Statement::Same { .. })) => {
            Some(known)
        }
        // A rate other than 100 % cannot come from nothing: then the change was mistyped.
        Code::UndefinedBase if !is_whole(board, relation) => None,
        Code::WrongBase
        | Code::OperandsSwapped
        | Code::WrongDenominator
        | Code::Wording
        | Code::DoubleSign
        | Code::UndefinedBase => Some(known),
        _ => None,
    }
}

/// Whether the stated rate is 100 %.
fn is_whole(board: &Board<'_>, relation: &Relation) -> bool {
    !matches!(relation.readings.first(), Some(Statement::Growth { delta: Some(_), .. }))
        || board.printed(relation.subject.figure()).is_none_or(|rate| rate.value == Exact::one())
}
