//! How much work a search may be: figures put before the judge are counted, and no clock is asked, so
//! that a document is always searched alike.
//!
//! Contract: a component may cost so much for each of its figures, and what all components share
//! above that; what is over is given up, never cut short, and noted. Where very much is wrong each component may cost
//! less, and in the end nothing, so that no document costs more than so much, however long it is.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// What a component may cost for each figure of its relations.
const EACH: u64 = 500;
/// What all components may cost together of their own, and what each of those behind may cost for a figure: a document in
/// which so much is wrong is not put right by searching.
const OWN: u64 = 1_500_000;
const LATE: u64 = 50;
/// Where they have cost so much, no further one is searched. A document as it is published costs some ten thousand.
const ALL: u64 = 2_200_000;
/// What all components may cost together above that.
const SHARED: u64 = 30_000_000;
/// What one of them may take of it.
const MOST: u64 = 10_000_000;

/// The work that is left.
#[derive(Debug)]
pub(super) struct Effort {
    shared: Cell<u64>,
    /// What is left for the component, and how much of it is its own.
    left: Cell<u64>,
    own: Cell<u64>,
    spent: Cell<u64>,
    /// What all components have cost of their own.
    total: Cell<u64>,
    /// The relations whose causes were given up.
    given_up: RefCell<BTreeSet<usize>>,
}

impl Default for Effort {
    fn default() -> Self {
        let [left, own, spent, total] = [0, 0, 0, 0].map(Cell::new);
        let given_up = RefCell::default();
        Effort { shared: Cell::new(SHARED), left, own, spent, total, given_up }
    }
}

impl Effort {
    /// Begins a component with so many figures in its relations.
    pub(super) fn begin(&self, figures: usize) {
        let late = self.total.get() > OWN;
        let over = self.total.get() > ALL;
        let each = if over {
            0
        } else if late {
            LATE
        } else {
            EACH
        };
        let own = each.saturating_mul(figures as u64);
        self.own.set(own);
        self.spent.set(0);
        let shared = if late { 0 } else { self.shared.get().min(MOST) };
        self.left.set(own.saturating_add(shared));
    }

    /// Ends a component: what it cost above its own is taken from what all share.
    pub(super) fn end(&self) {
        let over = self.spent.get().saturating_sub(self.own.get());
        let own = self.spent.get().min(self.own.get());
        self.total.set(self.total.get().saturating_add(own));
        self.shared.set(self.shared.get().saturating_sub(over));
    }

    /// Notes that the causes of these relations are not looked for, or no further.
    pub(super) fn give_up(&self, component: &[usize]) {
        self.given_up.borrow_mut().extend(component);
    }

    /// Forgets what was given up, not what it cost: all rounds have one budget.
    pub(super) fn forget(&self) {
        self.given_up.borrow_mut().clear();
    }

    /// Whether the cause of a relation was given up.
    pub(super) fn gave_up(&self, place: usize) -> bool {
        self.given_up.borrow().contains(&place)
    }

    /// Counts figures that are put before the judge.
    pub(super) fn spend(&self, figures: usize) {
        self.spent.set(self.spent.get().saturating_add(figures as u64));
    }

    /// What the component cost so far.
    #[cfg(test)]
    pub(super) fn spent(&self) -> u64 {
        self.spent.get()
    }

    /// Whether the component may cost so much.
    pub(super) fn allows(&self, figures: usize) -> bool {
        figures as u64 <= self.left.get()
    }

    /// Whether the component cost more than it may.
    pub(super) fn is_over(&self) -> bool {
        self.spent.get() > self.left.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_costly_component_leaves_the_others_their_own() {
        let effort = Effort::default();
        for _ in 0..3 {
            effort.begin(1);
            effort.spend(MOST as usize + EACH as usize);
            effort.end();
        }
        effort.begin(2);
        effort.spend(2 * EACH as usize);
        assert!(!effort.is_over());
        effort.spend(1);
        assert!(effort.is_over());
    }

    #[test]
    fn a_document_costs_no_more_however_long_it_is() {
        let effort = Effort::default();
        let mut searched = 0;
        for _ in 0..100_000 {
            effort.begin(1_000);
            if !effort.allows(1) {
                effort.give_up(&[7]);
                break;
            }
            effort.spend(if effort.allows(500_000) { 500_000 } else { 50_000 });
            assert!(!effort.is_over());
            effort.end();
            searched += 1;
        }
        assert!(searched < 100 && effort.gave_up(7), "{searched}");
        assert!(effort.total.get() < ALL + 500_000);
    }
}
