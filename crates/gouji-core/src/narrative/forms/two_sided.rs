//! `基金收入A、支出B。其中：养老保险基金收入A1、支出B1；医疗保险基金收入A2、支出B2…`: a list of two sides.
//!
//! Contract: the items are those of both sides, so where one side adds up the list is complete and the other must.
//! A list of which neither side adds up says nothing.

use crate::disclosure::{Disclosure, FigureId, Form, Ground, Says, TotalKind, Why};
use crate::lexicon::labels;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::{is_amount, unplanned};

/// Two items may add up by chance.
const ENOUGH: usize = 3;

/// Finds the two sides of a list below the sentence before it.
pub fn two_sided(before: &Sentence<'_>, sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let Some(first) = sentence.figures.first() else { return };
    let opening = sentence.text(before.end, first.start);
    if !labels().two_sided.iter().any(|word| opening.starts_with(word.as_str())) {
        return;
    }
    let totals: Vec<&FigureEvent> =
        before.figures.iter().copied().filter(|it| is_amount(it)).collect();
    let [income, spent] = totals.as_slice() else { return };
    let amounts: Vec<&FigureEvent> =
        sentence.figures.iter().copied().filter(|it| it.depth == 0).collect();
    let pairs: Vec<[&FigureEvent; 2]> = amounts
        .chunks(2)
        .filter_map(|pair| match pair {
            [one, other] => Some([*one, *other]),
            _ => None,
        })
        .collect();
    let sides = |[one, other]: [&FigureEvent; 2]| {
        let [earning, spending] = [1, 0].map(|side| labels().sides.get(side));
        let is = |it: &FigureEvent, side: Option<&String>| {
            let name = unplanned(&it.label);
            it.role == Role::Amount && side.is_some_and(|side| name.ends_with(side.as_str()))
        };
        is(one, earning) && is(other, spending)
    };
    let whole = pairs.len() * 2 == amounts.len() && pairs.len() >= ENOUGH;
    if !whole || !sides([income, spent]) || !pairs.iter().all(|pair| sides(*pair)) {
        return;
    }
    let items = |side: usize| -> Vec<(FigureId, bool)> {
        pairs.iter().filter_map(|pair| pair.get(side)).map(|it| (it.id, false)).collect()
    };
    let totals = [income.id, spent.id];
    let closed = [0, 1]
        .map(|side| totals.get(side).is_some_and(|id| adds_up(*id, &items(side), disclosure)));
    for (side, total) in totals.into_iter().enumerate() {
        let ground = match closed.get(1 - side) {
            Some(true) => Ground::FamilyHolds,
            _ => Ground::OnlyBecauseItCloses,
        };
        if closed.contains(&true) {
            disclosure.say(
                Why::on(Form::ListTwoSided, ground),
                Says::Total { total, items: items(side), kind: TotalKind::Amounts },
            );
        }
    }
}

/// Whether the items add up to the total as all of them are rounded.
fn adds_up(total: FigureId, items: &[(FigureId, bool)], disclosure: &Disclosure) -> bool {
    let figure = |id: FigureId| disclosure.figure(id);
    let Some(whole) = figure(total) else { return false };
    let (mut off, mut steps) = (whole.value(), whole.reading().step);
    for item in items.iter().filter_map(|(id, _)| figure(*id)) {
        off = &off - &item.value();
        steps = &steps + &item.reading().step;
    }
    // Half of the last printed digit of each.
    &off.abs() + &off.abs() <= steps
}
