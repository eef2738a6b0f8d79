//! What to say of a cause: the figure, one of two, or only that the relation is not true.
//!
//! Contract: a figure is named alone only with a margin of two points; with less, the two likeliest
//! are named together; with half a point or less between three so are those that several relations, or the total of a
//! sum that others confirm, speak against, and else nothing is named.

use super::board::Board;
use super::grouping::Reason;
use super::hypothesis::{Hypothesis, RESULT};
use super::rows;
use super::search::{CLEAR, Cause};
use super::standing::standing;
use crate::disclosure::FigureId;
use crate::finding::{Certainty, Repair};
use crate::judge::Verdict;
use crate::relation::{Relation, Subject};
use crate::slip::Slip;
use crate::statement::{Operand, Statement};

/// Hypotheses closer than this are equally likely.
const EQUAL: i32 = 5;
/// Of several that are equally likely no more are named.
const NAMED: usize = 4;
/// Among more items some fit by chance.
const MOST_ALIKE: usize = 6;

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
    let suspect = |one: &Hypothesis| {
        let figure = *one.figures.first()?;
        let (value, form, slip) = (one.value.clone(), one.form, one.slip);
        Some(Repair { figure, value, form, slip, certainty })
    };
    let alike = || {
        let equal = suspects.iter().filter(|(apart, _)| *apart < EQUAL).map(|(_, rival)| rival);
        let mut all: Vec<Repair> =
            repairs.clone().take(1).chain(equal.filter_map(suspect)).collect();
        // The total first, then its items as they are read.
        all.sort_by_key(|one| (subject != Some(one.figure), one.figure));
        let more = all.len().saturating_sub(NAMED);
        Reason::OneOf(all.into_iter().take(NAMED).collect(), more)
    };
    // A total and its items, or items of a total that other relations confirm: one of them is wrong, where each shows how it
    // was mistyped.
    let items = || {
        let shown = |one: &Hypothesis| one.slip > Slip::Computed;
        let all = || std::iter::once(best).chain(suspects.iter().map(|(_, rival)| rival));
        let holds = |place: &usize| {
            matches!(board.printed_verdict(*place), Verdict::Holds | Verdict::Rounding)
        };
        let confirmed = |total: FigureId| board.index.with(total).iter().any(holds);
        let asked =
            subject.is_some_and(|it| confirmed(it) || all().any(|one| one.figures.contains(&it)));
        (1..=MOST_ALIKE).contains(&equal) && asked && all().all(shown)
    };
    match suspects.as_slice() {
        [] => Some(Reason::Wrong(repairs.collect())),
        [(apart, rival), more @ ..]
            if !is_same(board, &best.solves) && (more.is_empty() || (!several && equal < 2)) =>
        {
            let other = suspect(rival)?;
            let first = repairs.into_iter().next()?;
            // Where both are as likely, what is computed comes before what it is computed from.
            let turned = subject == Some(other.figure) && *apart <= RESULT;
            // A result that shows nothing is computed from what is in a wrong unit: 1.5万元 for 1.5亿元.
            let of_unit = first.slip <= Slip::Computed && other.slip == Slip::Point;
            let turned = (turned && first.slip != Slip::Point) || of_unit;
            let mut named = if turned { vec![other, first] } else { vec![first, other] };
            // Who reads of two amounts of a sum takes it that there is no third.
            let of_sum = is_one_sum(board, &best.solves);
            let near = more.iter().filter(|(_, it)| of_sum && it.slip > Slip::Computed);
            named.extend(near.filter_map(|(_, rival)| suspect(rival)));
            let more = named.len().saturating_sub(NAMED);
            named.truncate(NAMED);
            Some(Reason::OneOf(named, more))
        }
        _ if several && equal > 0 && best.figures.len() == 1 => Some(alike()),
        _ if several => Some(Reason::Wrong(repairs.collect())),
        _ if is_one_sum(board, &best.solves) && items() => Some(alike()),
        _ => None,
    }
}

/// Whether all that is wrong is one sum of all its items.
fn is_one_sum(board: &Board<'_>, places: &[usize]) -> bool {
    let [place] = places else { return false };
    let reading = board.relation(*place).and_then(|relation| relation.readings.first());
    matches!(reading, Some(Statement::Sum { complete: true, .. }))
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
