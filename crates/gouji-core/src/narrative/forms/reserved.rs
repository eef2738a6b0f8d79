//! `在面向中小企业预留的采购项目中，…成交A；在其他采购项目中，…成交B`: together at most all purchases.
//!
//! Contract: both stand in one sentence in this order, each the first amount behind its words; the total is the
//! amount of procurement named last before them.

use crate::disclosure::{Disclosure, FigureId, Form, Ground, Says, TotalKind, Unit, Why};
use crate::document::Passage;

use super::super::event::FigureEvent;
use super::super::role::Role;

const RESERVED: &str = "预留的采购项目中";
const OTHER: &str = "其他采购项目中";

/// How many figures before the sentence are looked at for the total.
const MOST: usize = 40;

/// Finds reserved and other purchases in one passage.
pub fn reserved(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    if figures.is_empty() {
        return;
    }
    let text = passage.text();
    let Some(first) = text.find(RESERVED) else { return };
    let Some(second) = text.get(first..).and_then(|rest| rest.find(OTHER)).map(|at| first + at)
    else {
        return;
    };
    let apart = text.get(first..second).is_some_and(|between| between.contains('。'));
    let amount = |from: usize, to: usize| {
        let mut here = figures.iter().filter(|it| it.start > from && it.start < to);
        let found = here.next().filter(|it| it.role == Role::Amount && it.depth == 0);
        found.filter(|_| here.all(|other| other.role != Role::Amount)).map(|it| it.id)
    };
    let end =
        text.get(second..).and_then(|rest| rest.find('。')).map_or(text.len(), |at| second + at);
    let (Some(one), Some(other)) = (amount(first, second), amount(second, end)) else { return };
    let Some(total) = total_before(one, disclosure).filter(|_| !apart) else { return };
    disclosure.say(
        Why::on(Form::ReservedWithin, Ground::KnownParts),
        Says::AtMost { total, items: vec![(one, false), (other, false)], kind: TotalKind::Amounts },
    );
}

/// The amount of procurement before a figure.
fn total_before(id: FigureId, disclosure: &Disclosure) -> Option<FigureId> {
    let start = id.0.saturating_sub(MOST);
    (start..id.0).rev().map(FigureId).find(|id| {
        disclosure.figure(*id).is_some_and(|figure| {
            let concept = disclosure.taxonomy.find(&figure.label);
            matches!(figure.unit, Unit::Money(_))
                && concept.is_some_and(|concept| concept.id == "procurement")
        })
    })
}
