//! `row-sum`: the cells of a table row add to its total.
//!
//! Contract: asks of the sums that the table's form is known to demand.

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether the cells of a table row add to its total.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    total::relate(Rule::RowSum, &[TotalKind::Row], disclosure, out);
}
