//! What was found out of a component, for when the rest is grouped anew.
//!
//! Contract: a search reads nothing of a document that changes between two rounds but the verdicts on what it asks
//! for. Where none of those was muted since, it would find the same, and it is not done again.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::search::Cause;

/// What a search found, and what it asked for.
#[derive(Debug, Clone)]
struct Found {
    /// Nothing where it was given up.
    causes: Option<Vec<Cause>>,
    asked: Vec<usize>,
}

/// The searches of a document.
#[derive(Debug, Default)]
pub(super) struct Searched {
    /// By the relations of the component.
    found: RefCell<HashMap<Vec<usize>, Found>>,
    /// In which search a relation was asked for last.
    stamps: Vec<Cell<u32>>,
    search: Cell<u32>,
    asked: RefCell<Vec<usize>>,
}

impl Searched {
    /// For a document with so many relations.
    pub(super) fn of(relations: usize) -> Searched {
        Searched { stamps: vec![Cell::new(0); relations], ..Searched::default() }
    }

    /// Begins a search.
    pub(super) fn begin(&self) {
        self.search.set(self.search.get().wrapping_add(1));
        self.asked.borrow_mut().clear();
    }

    /// Notes that the verdict on a relation was asked for.
    pub(super) fn ask(&self, place: usize) {
        if let Some(stamp) = self.stamps.get(place)
            && stamp.replace(self.search.get()) != self.search.get()
        {
            self.asked.borrow_mut().push(place);
        }
    }

    /// Keeps what a search found; nothing where it was given up.
    pub(super) fn keep(&self, component: &[usize], causes: Option<&[Cause]>) {
        let asked = std::mem::take(&mut *self.asked.borrow_mut());
        let found = Found { causes: causes.map(<[Cause]>::to_vec), asked };
        self.found.borrow_mut().insert(component.to_vec(), found);
    }

    /// What was found of a component, where it was searched.
    pub(super) fn known(&self, component: &[usize]) -> Option<Option<Vec<Cause>>> {
        self.found.borrow().get(component).map(|found| found.causes.clone())
    }

    /// Forgets the searches that asked for a relation which is undecided from now on.
    pub(super) fn forget(&self, muted: impl Fn(usize) -> bool) {
        let keeps = |found: &Found| !found.asked.iter().any(|place| muted(*place));
        self.found.borrow_mut().retain(|_, found| keeps(found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_known_until_something_it_asked_for_is_muted() {
        let searched = Searched::of(10);
        for (component, asked) in [([1, 2], 3), ([5, 6], 7)] {
            searched.begin();
            component.iter().for_each(|place| searched.ask(*place));
            searched.ask(asked);
            searched.keep(&component, Some(&[]));
        }
        searched.forget(|place| place == 3);
        assert!(searched.known(&[1, 2]).is_none());
        assert!(searched.known(&[5, 6]).is_some());
        searched.forget(|place| place == 5);
        assert!(searched.known(&[5, 6]).is_none());
    }
}
