//! Totals and their items, for the rules that differ only in what the items are.
//!
//! Contract: a total without items asks nothing; items keep their signs.

use crate::disclosure::{Claim, Disclosure, TotalKind};
use crate::relation::Relation;
use crate::statement::{Statement, Term};

use super::Rule;
use super::build::figure;

/// The sums over items of some kinds.
pub(super) fn relate(
    rule: Rule,
    kinds: &[TotalKind],
    disclosure: &Disclosure,
    out: &mut Vec<Relation>,
) {
    for claim in &disclosure.claims {
        if let Claim::Total { total, items, kind, complete } = claim
            && kinds.contains(kind)
            && !items.is_empty()
        {
            let terms = items.iter().map(|(id, minus)| Term { figure: figure(*id), minus: *minus });
            let statement = Statement::Sum {
                total: figure(*total),
                terms: terms.collect(),
                complete: *complete,
            };
            out.push(Relation::new(rule, *total, statement));
        }
    }
}
