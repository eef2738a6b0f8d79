//! `code-hierarchy`: a code of a table is the sum of the codes below it.
//!
//! Contract: asks of the sums that the table's form is known to demand.

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether a code of a table is the sum of the codes below it.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    total::relate(Rule::CodeHierarchy, &[TotalKind::Hierarchy], disclosure, out);
}
