//! A row that is missing in a sum or stands in it twice: looked for before digits are blamed.
//!
//! Contract: what the sum lacks is asked of the judge and must be a printed figure nearby, to the
//! last digit; numbers of fewer than three digits are met by chance and say nothing.

use super::board::Board;
use super::grouping::Reason;
use super::neighbours::is_telling;
use crate::disclosure::FigureId;
use crate::judge::{Given, Taken, implied};
use crate::number::Exact;
use crate::reading::Reading;
use crate::statement::{Operand, Statement, Term};

/// How many figures before and behind a sum are looked at.
const REACH: usize = 40;

/// The row that explains a sum, if one does.
pub(super) fn row(board: &Board<'_>, place: usize) -> Option<Reason> {
    let relation = board.relation(place)?;
    let [Statement::Sum { total: Operand::Figure(total), terms, complete: true }] =
        relation.readings.as_slice()
    else {
        return None;
    };
    if terms.iter().any(|term| term.minus) {
        return None;
    }
    let lacking = lacking(board, *total, terms)?;
    let fits = |id: FigureId, value: &Exact| {
        board.figure(id).is_some_and(|figure| is_telling(figure) && figure.value() == *value)
    };
    if lacking.is_negative() {
        // A total that repeats one of its items was copied from it, unless the other items add up
        // to it: then the item was copied from the total.
        let copied = |term: &Term<Operand>| {
            figure(&term.figure).and_then(|id| board.printed(id)).map(|it| &it.value)
                == board.printed(*total).map(|it| &it.value)
        };
        let surplus = -&lacking;
        let others = board.printed(*total).is_some_and(|total| total.value == surplus);
        if terms.iter().any(copied) && !others {
            return None;
        }
        let mut items = terms.iter().filter_map(|term| figure(&term.figure));
        let twice = items.find(|id| fits(*id, &surplus))?;
        return Some(Reason::Row { figure: twice, twice: true });
    }
    let mut known = Vec::new();
    relation.each_figure(|id| known.push(id));
    known.sort_unstable();
    let unit = &board.figure(*total)?.unit;
    let (FigureId(first), FigureId(last)) = (*known.first()?, *known.last()?);
    let near = (first.saturating_sub(REACH)..=last + REACH).map(FigureId);
    let apart = |id: &FigureId| {
        let behind = known.partition_point(|known| known < id);
        let beside = [behind.checked_sub(1), Some(behind)].into_iter().flatten();
        let near = beside.filter_map(|at| known.get(at)).map(|known| known.0.abs_diff(id.0));
        near.min().unwrap_or(usize::MAX)
    };
    let alike = |id: &FigureId| board.figure(*id).is_some_and(|figure| figure.unit == *unit);
    near.filter(|id| known.binary_search(id).is_err() && alike(id) && fits(*id, &lacking))
        .min_by_key(apart)
        .map(|figure| Reason::Row { figure, twice: false })
}

fn figure(operand: &Operand) -> Option<FigureId> {
    match operand {
        Operand::Figure(id) => Some(*id),
        Operand::Constant(_) => None,
    }
}

/// What a further item would have to be.
fn lacking(board: &Board<'_>, total: FigureId, terms: &[Term<Operand>]) -> Option<Exact> {
    let unknown = Reading::exact(Exact::zero());
    let given = |reading, sought| Given { reading, sought };
    let mut all = Vec::with_capacity(terms.len() + 1);
    for term in terms {
        let reading = board.printed(figure(&term.figure)?)?;
        all.push(Term { figure: given(reading, false), minus: false });
    }
    all.push(Term { figure: given(&unknown, true), minus: false });
    let total = given(board.printed(total)?, false);
    let lacking = implied(&Statement::Sum { total, terms: all, complete: true }, Taken::Printed);
    lacking.low.map(|(value, _)| value)
}
