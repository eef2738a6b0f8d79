//! `statement-balance`: a total of a statement is the sum of the rows above it.
//!
//! Contract: asks of the sums that the table's form is known to demand.

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether a total of a statement is the sum of the rows above it.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    total::relate(Rule::StatementBalance, &[TotalKind::Balance], disclosure, out);
}
