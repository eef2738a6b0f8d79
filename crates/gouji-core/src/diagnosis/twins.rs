//! Prints of one figure: what was copied together is wrong together.
//!
//! Contract: figures belong together where a relation that holds says that they are one, and they
//! print one value; each class is given once, for its first member.

use std::collections::BTreeSet;

use super::board::Board;
use crate::disclosure::FigureId;
use crate::judge::Verdict;
use crate::statement::{Operand, Statement};

/// How many prints of a figure are followed.
const MOST_PRINTS: usize = 24;

/// All prints that are one with `figure`, itself included, in order.
pub(super) fn class(board: &Board<'_>, figure: FigureId) -> Vec<FigureId> {
    let mut class = BTreeSet::from([figure]);
    let mut open = vec![figure];
    while let Some(next) = open.pop() {
        for place in board.index.with(next) {
            // One that is printed thousands of times is not read to its end.
            if class.len() >= MOST_PRINTS {
                return class.into_iter().collect();
            }
            if board.printed_verdict(*place) != Verdict::Holds {
                continue;
            }
            let Some(relation) = board.relation(*place) else { continue };
            let Some(Statement::Same {
                left: Operand::Figure(left),
                right: Operand::Figure(right),
                ..
            }) = relation.readings.first()
            else {
                continue;
            };
            let other = if *left == next { *right } else { *left };
            let equal = board.printed(other).map(|it| (&it.value, &it.step))
                == board.printed(figure).map(|it| (&it.value, &it.step));
            if equal && class.insert(other) {
                open.push(other);
            }
        }
    }
    class.into_iter().collect()
}
