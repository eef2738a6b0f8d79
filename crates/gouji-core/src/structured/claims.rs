//! What the tree itself claims: totals of items, shares of the parent, changes, completions.

use std::collections::BTreeMap;

use crate::disclosure::{
    Basis, Change, Disclosure, FigureId, Form, Kind, Says, TotalKind, Unchecked, Why,
};
use crate::statement::{Chain, Moved};

use super::build::Placed;
use super::names::{Names, Slots, main_of, money_of};
use super::slot::{BUDGETS, Slot};
use crate::yaml::Outcome;

/// The longest list of shares that is taken for one list.
pub(super) const LIST_LIMIT: usize = 200;

/// Adds the claims of lines that stand side by side, and of all below them.
pub(super) fn of_group(
    group: &[Placed<'_>],
    parent: Option<&Placed<'_>>,
    names: &Names,
    disclosure: &mut Disclosure,
) -> Outcome<()> {
    shares(group, parent, names, disclosure)?;
    for placed in group {
        // In a budget the amount is the budget; elsewhere than in a final account it is not known
        // to be the outturn.
        if disclosure.header.kind == Kind::Final {
            same(placed, disclosure);
        }
        change(placed, names, disclosure);
        completion(placed, disclosure);
        totals(placed, disclosure);
        of_group(&placed.items, Some(placed), names, disclosure)?;
    }
    Ok(())
}

fn same(placed: &Placed<'_>, disclosure: &mut Disclosure) {
    let (Some(&left), Some(&right)) =
        (placed.slots.get(&Slot::Amount), placed.slots.get(&Slot::Final))
    else {
        return;
    };
    let chain = match u32::try_from(placed.items.len()) {
        Ok(0) | Err(_) => Chain::SameLeaf,
        Ok(items) => Chain::Independent { items },
    };
    disclosure.say(Why::stated(Form::Structured), Says::Same { left, right, chain });
}

fn change(placed: &Placed<'_>, names: &Names, disclosure: &mut Disclosure) {
    let (slots, line) = (&placed.slots, placed.line);
    let moved = |id: FigureId| {
        let (direction, form) = names.move_of(id)?;
        Some((Moved { figure: id, direction }, form))
    };
    let change = Change {
        now: main_of(slots),
        before: slots.get(&Slot::Prior).copied(),
        delta: slots.get(&Slot::Change).and_then(|id| moved(*id)).map(|(moved, _)| moved),
        rate: slots.get(&Slot::Growth).and_then(|id| moved(*id)),
        word: line.word.map(|(direction, span)| (direction, span.into())),
        flat: line.flat.map(|(flat, span)| (flat, span.into())),
        or_now: Vec::new(),
    };
    let said = [
        change.delta.is_some(),
        change.rate.is_some(),
        change.word.is_some(),
        change.flat.is_some(),
    ];
    let amounts = usize::from(change.now.is_some()) + usize::from(change.before.is_some());
    let rated = usize::from(change.rate.is_some());
    let changed = usize::from(change.delta.is_some());
    // Any three of amount, amount before, change and rate can be compared; two cannot.
    if amounts + rated + changed < 3 {
        let stated = [change.delta, change.rate.map(|(rate, _)| rate)];
        for moved in stated.into_iter().flatten() {
            disclosure.reasons.entry(moved.figure).or_insert(Unchecked::NoPriorYear);
        }
    }
    if said.contains(&true) && said.iter().filter(|part| **part).count() + amounts > 1 {
        disclosure.say(Why::stated(Form::Structured), Says::from(change));
    }
}

fn completion(placed: &Placed<'_>, disclosure: &mut Disclosure) {
    let Some(&rate) = placed.slots.get(&Slot::Completion) else { return };
    let budget = |basis: Basis| placed.slots.get(&Slot::Budget(basis)).copied();
    let named = placed.line.completion_of;
    let mut budgets: Vec<FigureId> = Vec::new();
    match named.map(budget) {
        // The rate is of a budget that is not printed: the others would be wrong bases.
        Some(None) => {}
        first => {
            budgets.extend(first.flatten());
            let others = BUDGETS.iter().filter(|(_, basis)| Some(*basis) != named);
            budgets.extend(others.filter_map(|(_, basis)| budget(*basis)));
        }
    }
    let final_first = [Slot::Final, Slot::Amount, Slot::Count];
    let actual = final_first.iter().find_map(|slot| placed.slots.get(slot).copied());
    match actual {
        Some(actual) if !budgets.is_empty() => {
            disclosure
                .say(Why::stated(Form::Structured), Says::Completion { rate, actual, budgets });
        }
        _ => {
            disclosure.reasons.entry(rate).or_insert(Unchecked::NoBudgetInText);
        }
    }
}

fn totals(placed: &Placed<'_>, disclosure: &mut Disclosure) {
    let funds: Vec<_> = placed.items.iter().filter_map(|item| item.line.fund).collect();
    let split = funds.len() == placed.items.len()
        && funds.first().is_some_and(|first| funds.iter().any(|fund| fund != first));
    let money = if split { TotalKind::Funds } else { TotalKind::Amounts };
    total(placed, money_of, money, disclosure);
    total(placed, count_of, TotalKind::Counts, disclosure);
}

fn total(
    placed: &Placed<'_>,
    of: fn(&Slots) -> Option<FigureId>,
    kind: TotalKind,
    disclosure: &mut Disclosure,
) {
    let Some(total) = of(&placed.slots) else { return };
    let items: Vec<_> =
        placed.items.iter().filter_map(|item| of(&item.slots)).map(|id| (id, false)).collect();
    if items.is_empty() {
        return;
    }
    // A blank is unknown, not nothing.
    let complete = !placed.line.partial && items.len() == placed.items.len();
    disclosure.say(Why::stated(Form::Structured), Says::total(total, items, kind, complete));
}

fn count_of(slots: &Slots) -> Option<FigureId> {
    slots.get(&Slot::Count).copied()
}

/// The whole of a share without `of`: the parent's figure of the same kind.
fn parent_figure(part: &Slots, parent: Option<&Placed<'_>>) -> Option<FigureId> {
    let parent = parent?;
    match (money_of(part), count_of(part)) {
        (Some(_), _) => money_of(&parent.slots),
        (None, Some(_)) => count_of(&parent.slots),
        (None, None) => main_of(&parent.slots),
    }
}

fn shares(
    group: &[Placed<'_>],
    parent: Option<&Placed<'_>>,
    names: &Names,
    disclosure: &mut Disclosure,
) -> Outcome<()> {
    let mut found = Vec::new();
    for placed in group {
        let Some(&share) = placed.slots.get(&Slot::Share) else { continue };
        let whole = match &placed.line.share_of {
            Some((reference, span)) => Some(names.resolve(reference, *span)?),
            None => parent_figure(&placed.slots, parent),
        };
        match whole {
            Some(whole) => found.push((share, main_of(&placed.slots), whole)),
            None => {
                disclosure.reasons.entry(share).or_insert(Unchecked::NoWholeInText);
            }
        }
    }
    let mut lists: BTreeMap<FigureId, Vec<FigureId>> = BTreeMap::new();
    for &(share, _, whole) in &found {
        lists.entry(whole).or_default().push(share);
    }
    let list_of = |whole: FigureId| match lists.get(&whole) {
        // Every share carries its list; nobody bends hundreds of shares to add to 100.
        Some(list) if (2..=LIST_LIMIT).contains(&list.len()) => list.clone(),
        _ => Vec::new(),
    };
    for &(share, part, whole) in &found {
        let Some(part) = part else { continue };
        let list = list_of(whole);
        disclosure.say(
            Why::stated(Form::Structured),
            Says::Share { share, part, wholes: vec![whole], list },
        );
    }
    if let Some(parent) = parent
        && !parent.line.partial
        && let Some(&(_, _, whole)) = found.first()
        && [money_of(&parent.slots), count_of(&parent.slots)].contains(&Some(whole))
    {
        let shares = list_of(whole);
        if shares.len() == group.len() && shares.len() > 1 {
            disclosure.say(Why::stated(Form::Structured), Says::ShareList { shares });
        }
    }
    Ok(())
}
