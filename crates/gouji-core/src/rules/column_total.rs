//! `column-total`: the classes of a table add to its total.
//!
//! Contract: asks of the sums that the table's form is known to demand.

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether the classes of a table add to its total.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    total::relate(Rule::ColumnTotal, &[TotalKind::Column], disclosure, out);
}
