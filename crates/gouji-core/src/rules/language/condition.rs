//! Whether a formula is asked here.
//!
//! Contract: a condition that cannot be decided is not met, and neither is its opposite. A quantity
//! that is printed with two values decides nothing.

use crate::language::{Condition, Quantity, Sum};
use crate::number::Exact;

use super::bind::Binding;
use super::shelf::Shelf;

/// Whether the condition is certainly met.
pub(super) fn is_met(condition: &Condition, binding: &Binding, shelf: &Shelf<'_>) -> bool {
    decide(condition, binding, shelf) == Some(true)
}

fn decide(condition: &Condition, binding: &Binding, shelf: &Shelf<'_>) -> Option<bool> {
    match condition {
        Condition::Present(quantity) => Some(is_present(quantity, binding, shelf)),
        Condition::Absent(quantity) => Some(!is_present(quantity, binding, shelf)),
        Condition::Compare(left, cmp, right) => {
            let (left, right) = (value(left, binding, shelf)?, value(right, binding, shelf)?);
            Some(cmp.fits(left.compare(&right)))
        }
        Condition::Kind(kind) => Some(shelf.disclosure.header.kind == *kind),
        Condition::Year(cmp, year) => Some(cmp.fits(binding.year?.cmp(year))),
        Condition::Basis(bases) => Some(bases.contains(&binding.basis)),
        Condition::Fund(fund) => Some(binding.fund == *fund),
        Condition::Not(inside) => decide(inside, binding, shelf).map(|met| !met),
        Condition::All(all) => {
            let decided: Vec<_> = all.iter().map(|one| decide(one, binding, shelf)).collect();
            if decided.contains(&Some(false)) {
                Some(false)
            } else {
                decided.iter().all(Option::is_some).then_some(true)
            }
        }
        Condition::Any(any) => {
            let decided: Vec<_> = any.iter().map(|one| decide(one, binding, shelf)).collect();
            if decided.contains(&Some(true)) {
                Some(true)
            } else {
                decided.iter().all(Option::is_some).then_some(false)
            }
        }
    }
}

/// Whether a quantity is printed, and not as zero only.
fn is_present(quantity: &Quantity, binding: &Binding, shelf: &Shelf<'_>) -> bool {
    let keys = binding.keys(quantity, shelf);
    let mut prints = keys.iter().flat_map(|key| shelf.prints(key));
    prints.any(|id| shelf.value(*id).is_some_and(|value| !value.is_zero()))
}

fn value(sum: &Sum, binding: &Binding, shelf: &Shelf<'_>) -> Option<Exact> {
    let mut all = Exact::zero();
    for term in &sum.terms {
        let mut keys = binding.keys(&term.quantity, shelf);
        if term.children {
            keys = keys.iter().flat_map(|key| shelf.below(key)).cloned().collect();
        }
        let mut found: Option<Exact> = None;
        for key in &keys {
            let mut printed = shelf.prints(key).iter().filter_map(|id| shelf.value(*id));
            let Some(first) = printed.next() else { continue };
            if printed.any(|other| other != first) {
                return None;
            }
            found = match found {
                Some(before) if term.children => Some(&before + &first),
                Some(before) if before != first => return None,
                _ => Some(first),
            };
        }
        let found = match found {
            None if term.optional => continue,
            found => found?,
        };
        all = if term.minus { &all - &found } else { &all + &found };
    }
    Some(all)
}
