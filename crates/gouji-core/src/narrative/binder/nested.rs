//! Where a list in a list ends.
//!
//! Contract: before an amount is put into the list read last, the lists that it cannot stand in are closed: by
//! its number, by its kind, by what the list waits for; semicolons close what has all its parts.

use crate::disclosure::FigureId;
use crate::partition;

use super::Binder;
use super::amounts::Amounts;
use super::complete::closing_prefix;
use super::list::List;

/// In a longer list than any real one nobody adds up at every semicolon.
const LONGEST: usize = 200;

impl Binder<'_> {
    /// A list that waits for the rest of its set goes on only with a part of that set.
    pub(super) fn end_waiting(&mut self, index: usize) {
        let Some(list) = self.lists.last_mut().filter(|list| list.waiting) else { return };
        let concept = self.amounts.get(index).and_then(|amount| amount.concept);
        let set = concept.and_then(|concept| concept.set.as_deref());
        if set.is_some() && set == list.unfinished_set(&self.amounts) {
            list.waiting = false;
        } else {
            self.close_list();
        }
    }

    /// `其中：税收收入A，其中增值税B；非税收入C`: C belongs beside A, not below it. What a list has already it
    /// has not again: `市级A，其中税收B、非税C；县级D，其中税收E`.
    pub(super) fn end_nested(&mut self, label: &str) {
        if self.lists.len() < 2 {
            return;
        }
        let Some(family) = partition::family(label) else { return };
        let has = |list: &List, amounts: &Amounts| {
            let labels = || {
                let parts = list.parts.iter().filter_map(|part| amounts.get(part.amount));
                parts.map(|amount| amount.label.as_str())
            };
            labels().any(|known| partition::family(known) == Some(family))
                && !labels().any(|known| partition::is_same_part(known, label))
        };
        let found = self.lists.iter().rposition(|list| has(list, &self.amounts));
        let Some(outer) = found else { return };
        while self.lists.len() > outer + 1 {
            self.close_list();
        }
    }

    /// `①A，其中，a、b；②B`: what has the next number stands beside what has the number before, whatever was
    /// listed below that.
    pub(super) fn end_unnumbered(&mut self, number: Option<u32>) {
        let Some(before) = number.and_then(|number| number.checked_sub(1)).filter(|n| *n > 0)
        else {
            return;
        };
        let is_next = |list: &List| list.parts.last().and_then(|part| part.number) == Some(before);
        let Some(outer) = self.lists.iter().rposition(is_next) else { return };
        while self.lists.len() > outer + 1 {
            self.close_list();
        }
    }

    /// `基本支出A，包括人员经费B、公用经费C；项目支出D`: a list in a list that has all its parts ends with its item;
    /// and so does one with commas where semicolons part the items (`A；B，其中b、c；C`).
    pub(super) fn end_parted(&mut self) {
        let [.., outer, list] = self.lists.as_slice() else { return };
        if list.parts.len() > LONGEST {
            return;
        }
        let whole = self.amounts.get(list.total).map_or("", |total| total.label.as_str());
        let parts = list.parts.iter().filter_map(|part| self.amounts.get(part.amount));
        let labels: Vec<&str> = parts.map(|amount| amount.label.as_str()).collect();
        let all = || partition::is_all_of(whole, &labels);
        let parted = list.stretch == 0
            && labels.len() > 1
            && !outer.below
            && outer.stretch > 0
            && outer.parts.last().is_some_and(|part| part.amount == list.total);
        // What adds up has all its parts, and so have those that are known to be all: `基本支出A，其中：人员经费B；
        // 公用经费C；项目支出D`.
        let ids: Vec<FigureId> = list.parts.iter().map(|part| part.id).collect();
        let total = self.amounts.get(list.total).map(|total| total.id);
        let closed = || {
            let prefix = total.and_then(|total| closing_prefix(total, &ids, self.disclosure));
            prefix == Some(ids.len())
        };
        if (list.inline && parted) || (!list.below && (all() || closed())) {
            self.close_list();
        }
    }
}
