//! What a group of broken relations shows of how it came about: the digits, a doubled row, a rate computed
//! from a wrong change.
//!
//! Contract: evidence for the scales of belief, and no verdict; values are asked of the judge.

use super::board::{Board, Changes};
use super::carried;
use super::grouping::{Group, Reason};
use crate::belief::{Cause, Digits, Shown};
use crate::disclosure::{FigureId, Unit};
use crate::finding::Repair;
use crate::judge::{Interval, Taken, Verdict};
use crate::number::Exact;
use crate::slip::Slip;
use crate::statement::{Operand, Statement};

/// The amounts of a longer sum are not tried one by one.
const MOST_TRIED: usize = 40;

/// What a group says is broken; nothing where nothing is.
pub(super) fn cause(board: &Board<'_>, group: &Group) -> Option<Cause> {
    let broken = |place: &usize| board.printed_verdict(*place) == Verdict::Broken;
    if !group.relations().any(|place| broken(&place)) {
        return None;
    }
    let relations: Vec<usize> = group.relations().filter(broken).collect();
    let shown = match &group.reason {
        None => of_relation(board, &relations),
        Some(Reason::Wrong(repairs)) => {
            repairs.first().map_or(Shown::Nothing, |repair| of_repair(board, repair, &relations))
        }
        Some(Reason::OneOf(repairs, _)) => match repairs.first() {
            Some(one) => of_repair(board, one, &relations),
            None => Shown::Nothing,
        },
        Some(Reason::Row { figure, twice: true }) => {
            Shown::Twice(board.figure(*figure).map_or(0, |it| it.numeral.significant()))
        }
        Some(Reason::Row { .. }) => Shown::Unread,
        Some(Reason::Shifted { .. }) => Shown::Shifted,
    };
    // The same wrong change gave the rate: no misreading does that.
    let carried = group.explains.iter().any(|place| carried::is_carried(board, group.lead, *place));
    let shown = match shown {
        _ if carried => Shown::Carried,
        // Two prints, and a part against its whole, are as wrong as they are; a sum is seldom far off.
        Shown::Digits(digits) => {
            let reading = board.relation(group.lead).and_then(|it| it.readings.first());
            let far = digits.far && matches!(reading, Some(Statement::Sum { .. }));
            Shown::Digits(Digits { far, ..digits })
        }
        shown => shown,
    };
    let excess = relations.first().is_some_and(|place| is_excess(board, *place));
    Some(Cause { relations, shown, excess })
}

/// Whether a relation is a sum whose items are more than their total: nothing left out explains that, unless it is taken off
/// as others are.
fn is_excess(board: &Board<'_>, place: usize) -> bool {
    let reading = board.relation(place).and_then(|relation| relation.readings.first());
    let Some(Statement::Sum { total: Operand::Figure(total), terms, .. }) = reading else {
        return false;
    };
    let value = |operand: &Operand| match operand {
        Operand::Figure(id) => board.printed(*id).map(|reading| reading.value.clone()),
        Operand::Constant(value) => Some(value.clone()),
    };
    let mut rest = value(&Operand::Figure(*total)).unwrap_or_else(Exact::zero);
    for term in terms {
        let Some(own) = value(&term.figure) else { return false };
        if term.minus {
            return false;
        }
        rest = &rest - &own;
    }
    rest.is_negative()
}

/// What a relation shows that no figure is blamed for: of two prints how they differ, whichever is
/// right; of others how far its subject is from what it would have to be.
fn of_relation(board: &Board<'_>, relations: &[usize]) -> Shown {
    let [only] = relations else { return Shown::Nothing };
    let Some(relation) = board.relation(*only) else { return Shown::Nothing };
    let two_prints = match relation.readings.first() {
        Some(Statement::Same {
            left: Operand::Figure(left),
            right: Operand::Figure(right),
            ..
        }) => board.printed(*right).map(|right| (*left, right.value.clone())),
        _ => None,
    };
    let subject = || {
        let id = relation.subject.figure();
        let spans = board.implied(*only, &[id], &Changes::new(), Taken::Rounded);
        let printed = &board.printed(id)?.value;
        let span = spans.first()?;
        let ends = [&span.low, &span.high].into_iter().flatten().map(|(end, _)| end.clone());
        let nearest = ends.min_by_key(|end| (end - printed).abs())?;
        Some((id, nearest))
    };
    let any = if two_prints.is_none() { of_any(board, *only) } else { None };
    let Some((id, right)) = two_prints.or_else(subject) else {
        return any.unwrap_or(Shown::Nothing);
    };
    let Some(figure) = board.figure(id) else { return Shown::Nothing };
    let slip = Slip::between(figure, &right, None);
    let own = digits(board, id, &right, slip, Exact::one());
    match (any, &own) {
        // How near the subject is counts, whichever amount it is.
        (Some(Shown::Digits(any)), Shown::Digits(own)) if !slip.is_of_digits() => {
            Shown::Digits(Digits { near: own.near.clone().max(any.near.clone()), ..any })
        }
        _ => own,
    }
}

/// What a sum shows in which one of several amounts was mistyped, whichever it is: the likeliest slip, met by
/// chance the more often the more amounts there are.
fn of_any(board: &Board<'_>, place: usize) -> Option<Shown> {
    let relation = board.relation(place)?;
    let Statement::Sum { complete: true, .. } = relation.readings.first()? else { return None };
    let figures = relation.figures();
    if figures.len() > MOST_TRIED {
        return None;
    }
    let of = |id: FigureId| {
        let spans = board.implied(place, &[id], &Changes::new(), Taken::Rounded);
        let span = spans.first()?;
        let ((low, _), (high, _)) = (span.low.as_ref()?, span.high.as_ref()?);
        let (figure, step) = (board.figure(id)?, &board.printed(id)?.step);
        let right = (low + high).half().round_half_up(step);
        let slip = Slip::between(figure, &right, None);
        let room = (high - low).div(step)?.max(Exact::one());
        slip.is_of_digits().then_some((slip, id, right, room))
    };
    // Of equally likely ones the number of most digits: a printed nothing has none that could be mistyped.
    let told = |id: &FigureId| board.figure(*id).map_or(0, |it| it.numeral.significant());
    let likeliest = figures
        .iter()
        .filter_map(|id| of(*id))
        .max_by_key(|(slip, id, ..)| (slip.score(), told(id)))?;
    let (slip, id, right, room) = likeliest;
    let count = Exact::int(i64::try_from(figures.len()).ok()?);
    Some(digits(board, id, &right, slip, &room * &count))
}

fn of_repair(board: &Board<'_>, repair: &Repair, relations: &[usize]) -> Shown {
    let among = among(board, repair, relations);
    digits(board, repair.figure, &repair.value, repair.slip, among)
}

/// What the digits of a figure show, if it should be `right`.
fn digits(board: &Board<'_>, id: FigureId, right: &Exact, slip: Slip, among: Exact) -> Shown {
    let (Some(figure), Some(printed)) = (board.figure(id), board.printed(id)) else {
        return Shown::Nothing;
    };
    let off = (right - &printed.value).abs();
    let step = if printed.step.is_zero() { Exact::one() } else { printed.step.clone() };
    let apart = off.div(&step).unwrap_or_else(Exact::one);
    let near = right.abs().div(&off).unwrap_or_else(Exact::one);
    let unit = slip == Slip::Point && is_unit(&printed.value, right);
    let is_amount = matches!(figure.unit, Unit::Money(_));
    let far = is_amount && &off * &Exact::int(2) > right.abs();
    Shown::Digits(Digits {
        slip,
        count: figure.numeral.significant(),
        apart,
        near,
        among,
        unit,
        far,
    })
}

/// Whether two values are the same digits in two units of money.
fn is_unit(printed: &Exact, right: &Exact) -> bool {
    let factors = [4, 8].map(Exact::ten_to);
    factors.iter().any(|factor| &(printed * factor) == right || &(right * factor) == printed)
}

/// Among how many values of the figure the right one lies.
fn among(board: &Board<'_>, repair: &Repair, relations: &[usize]) -> Exact {
    let many = || Exact::ten_to(9);
    let Some(step) = repair.reading(board).map(|reading| reading.step) else { return many() };
    let step = if step.is_zero() { Exact::one() } else { step };
    let mut room = Interval::all();
    for place in relations {
        let spans = board.implied(*place, &[repair.figure], &Changes::new(), Taken::Rounded);
        if let Some(span) = spans.first() {
            let both = room.intersect(span);
            room = if both.is_empty() { room } else { both };
        }
    }
    let (Some((low, _)), Some((high, _))) = (&room.low, &room.high) else { return many() };
    (high - low).div(&step).unwrap_or_else(many).max(Exact::one())
}
