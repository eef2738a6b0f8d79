//! Growth rates, for the rules that differ only in whether there was anything to grow from.
//!
//! Contract: all stated figures beside the rate are used; with fewer than two nothing is asked.

use crate::disclosure::{Change, Disclosure};
use crate::relation::Relation;
use crate::statement::{Operand, Statement};

use super::Rule;
use super::build::{about_figure, changes, figure, moved, possible_nows, starts_from_zero};

/// The growths that started from nothing, or those that did not.
pub(super) fn relate(
    rule: Rule,
    from_zero: bool,
    disclosure: &Disclosure,
    out: &mut Vec<Relation>,
) {
    for (of, change) in changes(disclosure) {
        if let Some((rate, _)) = &change.rate
            && starts_from_zero(disclosure, change) == from_zero
        {
            out.push(about_figure(rule, rate.figure, readings(change)).because(of));
        }
    }
}

/// One reading for each amount that the current one may be.
fn readings(change: &Change) -> Vec<Statement<Operand>> {
    let Some((rate, form)) = &change.rate else { return Vec::new() };
    let mut nows: Vec<_> = possible_nows(change).into_iter().map(Some).collect();
    if nows.is_empty() {
        nows.push(None);
    }
    let before = change.before;
    let delta = change.delta.as_ref();
    nows.into_iter()
        .filter(|now| {
            let printed = [now.is_some(), before.is_some(), delta.is_some()];
            printed.iter().filter(|printed| **printed).count() >= 2
        })
        .map(|now| Statement::Growth {
            rate: moved(rate),
            form: *form,
            now: now.map(figure),
            before: before.map(figure),
            delta: delta.map(moved),
        })
        .collect()
}
