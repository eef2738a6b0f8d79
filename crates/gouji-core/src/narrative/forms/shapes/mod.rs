//! Sentences told by what stands between their figures: `预算A，执行B，结余C，执行率p%`, `上年末A，新增B，减少C，年末D`,
//! `A，B人，人均C`, `T，其中：2022年A、2023年B、2024年C`.
//!
//! Contract: the figures of a shape follow each other, and everything between them is accounted for by its words: with
//! another word, another figure or a bracket between them nothing is claimed. The words stand in `rules/words/shapes.yaml`.

mod saying;

use crate::disclosure::{Disclosure, FigureId, Unit};
use crate::document::Passage;
use crate::lexicon::{Kind, Shape, Slot, shapes};

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::classifier;

/// No list of a shape is longer.
const MOST: usize = 30;

/// The figures of a sentence that has a shape, by its slots.
pub(super) struct Found<'a> {
    /// For each slot its figures, and whether each is taken off.
    slots: Vec<Vec<(&'a FigureEvent, bool)>>,
    /// The place of the first among the figures of the passage.
    first: usize,
    /// The place behind the last.
    next: usize,
}

/// Finds the shapes of one passage.
pub fn shaped(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    // A number without a unit (a year of a span: 2022—2024年) is a part of the words around it.
    let measured = |figure: &&&FigureEvent| {
        let unit = disclosure.figure(figure.id).map(|figure| &figure.unit);
        unit.is_some_and(|unit| !matches!(unit, Unit::Bare | Unit::Year))
    };
    let figures: Vec<&FigureEvent> = figures.iter().filter(measured).copied().collect();
    if figures.len() < 2 {
        return;
    }
    let (figures, text) = (figures.as_slice(), passage.text());
    for shape in shapes().shapes.iter().filter(|shape| shape.with.stand_in(text)) {
        let mut at = 0;
        while at < figures.len() {
            let Some(found) = fit(shape, text, figures, at, disclosure) else {
                at += 1;
                continue;
            };
            at = found.next.max(at + 1);
            saying::say(shape, text, &found, disclosure);
        }
    }
}

/// The figures from one on, where they have a shape.
fn fit<'a>(
    shape: &Shape,
    text: &str,
    figures: &[&'a FigureEvent],
    first: usize,
    disclosure: &Disclosure,
) -> Option<Found<'a>> {
    let mut year = None;
    let mut at = first;
    let mut values = None;
    let mut slots: Vec<Vec<(&FigureEvent, bool)>> = Vec::with_capacity(shape.slots.len());
    for (place, slot) in shape.slots.iter().enumerate() {
        let mut own: Vec<(&FigureEvent, bool)> = Vec::new();
        while let Some(figure) = figures.get(at).copied() {
            let start = at.checked_sub(1).and_then(|it| figures.get(it)).map_or(0, |it| it.end);
            let lead = text.get(start..figure.start)?;
            let whole = at > first;
            // What follows a list ends it.
            let next = shape.slots.get(place + 1).filter(|_| slot.many && !own.is_empty());
            if next.is_some_and(|next| {
                !next.optional && takes(next, lead, figure, (whole, year), disclosure).is_some()
            }) {
                break;
            }
            let joined = slot.each && !own.is_empty();
            let taken = match joined {
                true => {
                    let joint = shapes().joints.iter().any(|it| it == lead);
                    (joint && is_kind(slot, figure, disclosure)).then_some((year, false))
                }
                false => takes(slot, lead, figure, (whole, year), disclosure),
            };
            let Some((bound, less)) = taken else { break };
            year = bound;
            own.push((figure, less));
            at += 1;
            let full = slot.each && values.is_some_and(|values| own.len() >= values);
            if full || !(slot.many || slot.each) || own.len() >= MOST {
                break;
            }
        }
        if slot.each && !own.is_empty() {
            let own = own.len();
            if own < 2 || *values.get_or_insert(own) != own {
                return None;
            }
        }
        let counted = slot.times.is_none_or(|times| own.len() == times);
        if !(counted || own.is_empty()) || (own.is_empty() && !slot.optional) {
            return None;
        }
        slots.push(own);
    }
    let found = Found { slots, first, next: at };
    let whole = is_whole(shape, text, figures, &found, disclosure);
    (whole && is_alike(shape, &found)).then_some(found)
}

/// Whether the figures that are of one thing are called so.
fn is_alike(shape: &Shape, found: &Found<'_>) -> bool {
    let slots = shape.slots.iter().zip(&found.slots);
    let own = slots.filter(|(slot, _)| shape.alike.contains(&slot.is));
    let mut labels = own.flat_map(|(_, figures)| figures).map(|(figure, _)| figure.label.as_str());
    let first = labels.next().unwrap_or_default();
    labels.all(|label| label.is_empty() || label == first)
}

/// Whether nothing of a sentence is left that belongs to its shape.
fn is_whole(
    shape: &Shape,
    text: &str,
    figures: &[&FigureEvent],
    found: &Found<'_>,
    disclosure: &Disclosure,
) -> bool {
    let at = |place: usize| figures.get(place);
    let (Some(first), Some(last)) = (at(found.first), found.next.checked_sub(1).and_then(at))
    else {
        return false;
    };
    let inside = text.get(first.end..last.start).unwrap_or("");
    let behind = text.get(last.end..).unwrap_or("");
    let ended =
        shape.runs_on || behind.is_empty() || behind.starts_with(['，', '。', '；', '）', '！']);
    if !ended || shape.never.stand_in(inside) {
        return false;
    }
    // An amount, or what is measured like the last, in the same sentence may be one more.
    let more = |next: &&FigureEvent| {
        let between = text.get(last.end..next.start).unwrap_or("");
        let kind = |id: FigureId| disclosure.figure(id).map(|it| std::mem::discriminant(&it.unit));
        let money = disclosure.figure(next.id).is_some_and(|it| matches!(it.unit, Unit::Money(_)));
        (money || kind(next.id) == kind(last.id)) && !between.contains('。')
    };
    // Where marks of a list stand between its items, one more may follow behind such a mark.
    let listed = inside.contains('；') && behind.starts_with('；');
    !(shape.closed && (behind.is_empty() || listed || at(found.next).is_some_and(more)))
}

/// Whether a figure with its lead is one of a slot, then the year that the shape speaks of and whether it is taken off.
fn takes(
    slot: &Slot,
    lead: &str,
    figure: &FigureEvent,
    (whole, year): (bool, Option<i32>),
    disclosure: &Disclosure,
) -> Option<(Option<i32>, bool)> {
    if !is_kind(slot, figure, disclosure) {
        return None;
    }
    let never = &shapes().no_name;
    let near = lead.rsplit(['。', '；']).next().unwrap_or(lead);
    if slot.never.stand_in(near) {
        return None;
    }
    if whole {
        let less = || Some((slot.less.as_ref()?.is(lead, year, never)?, true));
        return less().or_else(|| Some((slot.lead.is(lead, year, never)?, false)));
    }
    Some((slot.lead.ends(near, year, never)?, false))
}

/// Whether a figure is measured as a slot asks, and is a change only where one is asked for.
fn is_kind(slot: &Slot, figure: &FigureEvent, disclosure: &Disclosure) -> bool {
    let Some(known) = disclosure.figure(figure.id) else { return false };
    let kind = match known.unit {
        Unit::Money(_) => Kind::Money,
        Unit::Percent => Kind::Percent,
        Unit::Points => Kind::Points,
        Unit::Count(_) => Kind::Count,
        _ => return false,
    };
    let counted = slot.counted.is_empty()
        || classifier(disclosure, figure.id).is_some_and(|own| slot.counted.name(own));
    let change = matches!(figure.role, Role::Delta(_)) && kind == Kind::Money;
    kind == slot.unit && counted && (slot.moved || !change)
}
