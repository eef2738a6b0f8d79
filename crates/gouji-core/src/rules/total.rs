//! Totals and their items, for the rules that differ only in what the items are.
//!
//! Contract: a total without items asks nothing; items keep their signs.

use crate::disclosure::{Disclosure, Says, TotalKind};
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
    for (of, claim) in disclosure.said() {
        let (total, items, kind, complete) = match claim {
            Says::Total { total, items, kind } => (total, items, kind, true),
            Says::AtMost { total, items, kind } => (total, items, kind, false),
            _ => continue,
        };
        if kinds.contains(kind) && !items.is_empty() {
            let terms = items.iter().map(|(id, minus)| Term { figure: figure(*id), minus: *minus });
            let statement =
                Statement::Sum { total: figure(*total), terms: terms.collect(), complete };
            out.push(Relation::new(rule, *total, statement).because(of));
        }
    }
}
