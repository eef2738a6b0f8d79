//! What a formula leaves open, and everything in a disclosure that it can be about.
//!
//! Contract: what is not said of a quantity is the same for all quantities of the formula; rows are
//! gone through only where `for each` says so.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::disclosure::{Basis, Fund, Identity};
use crate::language::{Demand, Each, Formula, PathIs, Quantity, Sum};

use super::quantities::{Key, Measure};
use super::shelf::Shelf;

/// What a formula leaves open, filled in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Binding {
    pub(super) concept: String,
    pub(super) fund: Fund,
    pub(super) year: Option<i32>,
    pub(super) basis: Basis,
    pub(super) path: Vec<String>,
    pub(super) entity: String,
    pub(super) measure: Measure,
}

/// Everything the disclosure prints that the formula can be about.
pub(super) fn bindings(formula: &Formula, shelf: &Shelf<'_>) -> BTreeSet<Binding> {
    let needed = |sum: &'_ Sum| sum.terms.iter().position(|term| !term.optional && !term.children);
    let anchor = match &formula.demand {
        Demand::Equal(left, _) => left.terms.first().map(|term| &term.quantity),
        Demand::AtMost(_, right) => {
            needed(right).and_then(|at| right.terms.get(at)).map(|t| &t.quantity)
        }
        Demand::Rate(_, one, _) => Some(one),
    };
    let Some(anchor) = anchor else { return BTreeSet::new() };
    let through = |each: Each| formula.goes_through(each);
    let depth = |path: &[String]| match path.len() {
        _ if through(Each::Row) => true,
        0 => ![Each::Class, Each::Section, Each::Item].iter().any(|each| through(*each)),
        1 => through(Each::Class),
        2 => through(Each::Section),
        3 => through(Each::Item),
        _ => false,
    };
    let mut all = BTreeSet::new();
    for (identity, measure) in shelf.quantities(anchor.concept.as_deref()) {
        let fits = anchor.fund.is_none_or(|fund| fund == identity.fund)
            && anchor.basis.is_none_or(|bases| bases.contains(&identity.basis))
            && (through(Each::Entity)
                || identity.entity.is_empty()
                || shelf.disclosure.bodies.contains(&identity.entity))
            && match &anchor.path {
                Some(PathIs::Top) => identity.path.is_empty(),
                Some(PathIs::Code(code)) => identity.path.last() == Some(code),
                None => depth(&identity.path),
            }
            && *measure != Measure::Rate;
        let year = match (identity.year, anchor.year.unwrap_or(0)) {
            (Some(year), apart) => year.checked_sub(apart),
            (None, 0) => None,
            (None, _) => continue,
        };
        if fits {
            all.insert(Binding {
                concept: identity.concept.clone(),
                fund: identity.fund,
                year,
                basis: identity.basis,
                path: identity.path.clone(),
                entity: identity.entity.clone(),
                measure: *measure,
            });
        }
    }
    all
}

impl Binding {
    /// What a quantity of the formula is, here; several where a budget of any kind is meant.
    pub(super) fn keys(&self, quantity: &Quantity, shelf: &Shelf<'_>) -> Vec<Key> {
        let year = match (self.year, quantity.year.unwrap_or(0)) {
            (Some(year), apart) => year.checked_add(apart),
            (None, 0) => None,
            (None, _) => return Vec::new(),
        };
        let concept = quantity.concept.as_ref().unwrap_or(&self.concept);
        let one = [self.basis];
        let bases = quantity.basis.unwrap_or(&one);
        let mut keys = Vec::new();
        for basis in bases {
            let identity = Identity {
                concept: concept.clone(),
                fund: quantity.fund.unwrap_or(self.fund),
                year,
                basis: *basis,
                path: Vec::new(),
                entity: self.entity.clone(),
            };
            match &quantity.path {
                Some(PathIs::Top) => keys.push((Arc::new(identity), self.measure)),
                None => {
                    let identity = Identity { path: self.path.clone(), ..identity };
                    keys.push((Arc::new(identity), self.measure));
                }
                Some(PathIs::Code(code)) => {
                    let coded = |(other, measure): &&Key| {
                        other.path.last() == Some(code)
                            && *measure == self.measure
                            && Identity { path: Vec::new(), ..Identity::clone(other) } == identity
                    };
                    keys.extend(shelf.quantities(Some(concept)).filter(coded).cloned());
                }
            }
        }
        keys
    }
}
