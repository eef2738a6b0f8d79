//! `items-add-to-total`: the items of a whole section add to its total (§18: outturns only).

use crate::disclosure::{Disclosure, TotalKind};
use crate::relation::Relation;

use super::{Rule, total};

/// Asks whether the items of sections add to their totals.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    total::relate(Rule::ItemsAddToTotal, &[TotalKind::Items], disclosure, out);
}
