//! What speaks for the repair of a cause beyond the relations it mends.
//!
//! Contract: of causes with a wrong figure only; asked of the verdicts on what is printed.

use super::board::{Board, Changes};
use super::grouping::{Group, Reason};
use crate::disclosure::FigureId;
use crate::finding::Evidence;
use crate::judge::Verdict;
use crate::relation::Relation;
use crate::slip::Slip;
use crate::statement::{Operand, Statement};

/// The evidence for the first repair of a group.
pub(super) fn of(board: &Board<'_>, group: &Group) -> Option<Evidence> {
    let Some(Reason::Wrong(repairs)) = &group.reason else { return None };
    let repair = repairs.first()?;
    let fits =
        |place: &usize| matches!(board.printed_verdict(*place), Verdict::Holds | Verdict::Rounding);
    let own = board.index.with(repair.figure);
    let kept = own.iter().filter(|place| fits(place)).count();
    let mut others: Vec<FigureId> =
        group.relations().filter_map(|it| board.relation(it)).flat_map(Relation::figures).collect();
    others.sort_unstable();
    others.dedup();
    let wrong: Vec<FigureId> = group.repairs().iter().map(|repair| repair.figure).collect();
    others.retain(|figure| !wrong.contains(figure));
    let confirmed = !others.is_empty()
        && others.iter().all(|figure| {
            let mut places = board.index.with(*figure).iter();
            places.any(|place| fits(place) && own.binary_search(place).is_err())
        });
    Some(Evidence { kept, confirmed, bent_to: bent_to(board, group) })
}

/// The total for which a last digit was bent: true as printed to the last digit, and only within rounding once that is right.
fn bent_to(board: &Board<'_>, group: &Group) -> Option<FigureId> {
    let repairs = group.repairs();
    let mut changes = Changes::new();
    for repair in repairs {
        let reading = board.repaired(repair.figure, &repair.value, repair.form)?;
        changes.insert(repair.figure, reading);
    }
    let repair = repairs.first().filter(|repair| repair.slip == Slip::LastDigit)?;
    board.index.with(repair.figure).iter().find_map(|place| {
        let Statement::Sum { total: Operand::Figure(total), complete: true, .. } =
            board.relation(*place)?.readings.first()?
        else {
            return None;
        };
        let bent = *total != repair.figure
            && board.printed_verdict(*place) == Verdict::Holds
            && board.fit(*place, &changes) == Some(Verdict::Rounding);
        bent.then_some(*total)
    })
}
