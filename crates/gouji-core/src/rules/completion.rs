//! Completion rates, for the rules that differ only in whether there was a budget.
//!
//! Contract: the named budget is the base; the others of the sentence are kept for the judge.

use crate::disclosure::{Disclosure, Says};
use crate::relation::Relation;
use crate::statement::{RatioKind, Statement};

use super::Rule;
use super::build::{figure, is_zero};

/// The completions of a budget printed as zero, or those of any other.
pub(super) fn relate(
    rule: Rule,
    of_nothing: bool,
    disclosure: &Disclosure,
    out: &mut Vec<Relation>,
) {
    for (of, claim) in disclosure.said() {
        if let Says::Completion { rate, actual, budgets } = claim
            && let Some((named, others)) = budgets.split_first()
            && is_zero(disclosure, *named) == of_nothing
        {
            let others = others.iter().filter(|id| ![rate, actual, named].contains(id));
            let statement = Statement::Ratio {
                kind: RatioKind::Completion,
                rate: figure(*rate),
                part: figure(*actual),
                whole: figure(*named),
                other_wholes: others.copied().map(figure).collect(),
                siblings: Vec::new(),
            };
            out.push(Relation::new(rule, *rate, statement).because(of));
        }
    }
}
