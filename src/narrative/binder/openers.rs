//! Openers of lists: 其中, 主要用于, `…中，`.

use super::Binder;
use super::amounts::Amount;
use super::list::List;

impl Binder<'_> {
    /// Opens a list under the amount before; `behind` is the byte behind the opener.
    pub(super) fn open(&mut self, behind: usize, text: &str) {
        self.end_change();
        let about = self.about.take();
        let here = |index: &usize| {
            self.amounts.get(*index).is_some_and(|amount| amount.block == self.block)
        };
        let at_start = text.get(..behind).is_some_and(|head| head == "其中");
        let closed = |rest: &str| rest.chars().all(|c| matches!(c, '：' | '，' | '。'));
        let at_end = text.get(behind..).is_some_and(closed);
        let total = match self.last.filter(here).or(self.topic.filter(here)) {
            None if at_start => self.previous,
            None => about,
            total => total,
        };
        let Some(total) = total else { return };
        // `2022年度支出25万元，其中…`: the parts of last year's amount, not of the one before it.
        if self.bases.alone && self.bases.latest.is_some_and(|before| before > total) {
            return;
        }
        // `收入A，完成预算B的p%，其中`: of A.
        let completed = self.account.rate.and(self.account.outturn());
        let total = match completed.and_then(|id| self.amounts.of(id, self.block)) {
            Some(outturn) if !self.amounts.get(total).is_some_and(Amount::is_current) => outturn,
            _ => total,
        };
        // A budget is never the total of outturns.
        if !self.amounts.get(total).is_some_and(Amount::is_current) {
            return;
        }
        let mut list = List::new(total, self.block);
        // Behind a full stop 其中 may speak of the paragraph's headline as well.
        let new_sentence =
            self.amounts.get(total).is_some_and(|amount| amount.sentence < self.sentence);
        list.or_total =
            self.headline.filter(|headline| new_sentence && *headline != total && here(headline));
        if at_start {
            // 其中 opens the paragraph: it and the unnumbered ones after it are the parts.
            list.block = self.block.saturating_sub(1);
            list.marker = Some(None);
        }
        list.below = at_end || at_start;
        self.lists.push(list);
    }

    pub(super) fn open_within(&mut self, label: &str) {
        let Some(total) = self.amounts.latest(label) else { return };
        if self.amounts.get(total).is_some_and(|amount| amount.section == self.section) {
            self.lists.push(List::new(total, self.block));
        }
    }

    pub(super) fn close_list(&mut self) {
        if let Some(list) = self.lists.pop() {
            list.claim(&self.amounts, self.disclosure);
        }
    }

    pub(super) fn close_lists(&mut self) {
        while !self.lists.is_empty() {
            self.close_list();
        }
    }
}
