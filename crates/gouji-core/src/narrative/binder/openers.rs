//! Openers of lists: 其中, 主要用于, `…中，`.

use crate::disclosure::FigureId;
use crate::lexicon::{is_any, labels};

use super::Binder;
use super::amounts::Amount;
use super::list::List;

impl Binder<'_> {
    /// Opens a list under the amount before; `behind` is the byte behind the opener.
    pub(super) fn open(&mut self, behind: usize, text: &str) {
        let change = self.change.as_ref().and_then(|change| change.delta.as_ref());
        let mut rivals: Vec<FigureId> = change.map(|delta| delta.figure).into_iter().collect();
        rivals.extend(self.bases.all.iter().filter_map(|index| self.id(*index)));
        rivals.extend(self.account.budgets.iter().map(|(_, id)| *id));
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
        // A budget is never the total of outturns: what follows is its list, or that of the amount before.
        let budget = !self.amounts.get(total).is_some_and(Amount::is_current);
        if budget && self.amounts.get(total).is_none_or(|it| it.sentence != self.sentence) {
            return;
        }
        let mut list = List::new(total, self.block);
        list.implied = budget;
        // `“三公”经费安排A，其中：公务接待费预算B`: what is planned has budgets for parts.
        let planned = |total: &Amount| labels().accounts.planned.ends(&total.label).is_some();
        list.of_budget = budget || self.amounts.get(total).is_some_and(planned);
        list.outer = self.lists.last().map(|list| list.total).filter(|outer| *outer != total);
        // Behind a full stop 其中 may speak of the paragraph's headline as well.
        let new_sentence =
            self.amounts.get(total).is_some_and(|amount| amount.sentence < self.sentence);
        list.or_total =
            self.headline.filter(|headline| new_sentence && *headline != total && here(headline));
        list.or_total = list.or_total.or(self.measured_by(total));
        // `年初预算A，…，实际完成B。其中：…`: the parts are outturns, so B is their total.
        let of_kind = |index: &usize| self.amounts.get(*index).is_some_and(Amount::is_current);
        list.or_total = list.or_total.filter(|other| of_kind(other) || budget);
        if at_start {
            // 其中 opens the paragraph: it and the unnumbered ones after it are the parts.
            list.block = self.block.saturating_sub(1);
            list.marker = Some(None);
        }
        list.below = at_end || at_start;
        list.inline =
            !new_sentence && !text.get(behind..).is_some_and(|rest| rest.starts_with('：'));
        list.rivals = rivals;
        let shared = |outer: &List| {
            // The total is one of the amounts read last, so that few parts are looked at.
            let latest = outer.parts.iter().rev().take_while(|part| part.amount >= total);
            latest.into_iter().any(|part| part.amount == total && part.share.is_some())
        };
        list.total_shared = self.lists.last().is_some_and(shared)
            || self.shares.last().is_some_and(|share| share.part == Some(total));
        let opener = text.get(..behind).unwrap_or("");
        list.composed = labels().composing.ends(opener).is_some();
        list.classes = labels().all_classes.ends(opener).is_some();
        list.open_ended = self.asked.is_open_ended(behind, text);
        list.doubtful = budget || list.open_ended;
        list.several = new_sentence && !at_start && self.amounts.heads(total) > 1;
        self.lists.push(list);
    }

    /// 主要用于 opens a list of amounts only where an amount follows at once: `主要用于人员支出；项目支出300万元`
    /// says what the amount before is for, and goes on.
    pub(super) fn open_purpose(&mut self, behind: usize, text: &str) {
        let rest = text.get(behind..).unwrap_or("").trim_start_matches('：');
        let clause = rest.split(['，', '；', '。']).next().unwrap_or("");
        if clause.is_empty() || clause.contains(|c: char| c.is_ascii_digit()) {
            self.open(behind, text);
        }
    }

    /// `采购支出400万元：货物…`: only what makes such a list complete is claimed.
    pub(super) fn open_colon(&mut self) {
        let here = self.last_current.filter(|index| {
            self.amounts.get(*index).is_some_and(|amount| {
                amount.block == self.block && amount.sentence == self.sentence
            })
        });
        if let Some(total) = here {
            let mut list = List::new(total, self.block);
            list.implied = true;
            self.lists.push(list);
        }
    }

    /// `支出A，年初预算B，其中：…`, `余额A，限额B，其中：…`: the amount that a budget or a limit was put beside. The
    /// list is of one of the two.
    fn measured_by(&self, total: usize) -> Option<usize> {
        let measure = self.amounts.get(total)?;
        if measure.is_current() && !is_any(&measure.label, &labels().measures) {
            return None;
        }
        let own = |(index, it): &(usize, &Amount)| {
            *index < total && it.sentence == self.sentence && it.named && !it.prior
        };
        self.amounts.here(self.block).rfind(own).map(|(index, _)| index)
    }

    /// `按功能分类：…；按经济分类：…`: each is a list of the same total, not of the part before.
    pub(super) fn open_by_class(&mut self, behind: usize, text: &str) {
        // Another division of the same total: `其中一般债券A，专项债券B；从债券类型看，新增债券C，再融资债券D`.
        let divided = |list: &&List| {
            list.by_class || (list.inline && list.parts.len() > 1 && list.block == self.block)
        };
        let again = self.lists.last().filter(divided).map(|list| list.total);
        let before = self.lists.len();
        match again {
            Some(total) => {
                self.close_list();
                self.lists.push(List::new(total, self.block));
            }
            None => self.open(behind, text),
        }
        let open_ended = self.asked.is_open_ended(behind, text);
        if let Some(list) = self.lists.last_mut().filter(|_| again.is_some() || before == 0) {
            list.by_class = true;
            list.doubtful |= open_ended;
        }
    }

    /// `（1）公务接待费。预算5万元，决算4万元`: what follows is of it.
    pub(super) fn begin_subject(&mut self, label: &str) {
        self.end_change();
        self.end_account();
        self.account.label = label.to_owned();
        self.topic = None;
        self.last = None;
        self.last_current = None;
    }

    /// Whether a list ends with the item it stands in: nothing was listed, or its total is an item with
    /// a share of its own (A，占a%，其中B，占b%；C，占c%).
    pub(super) fn ends_with_item(&self, list: &List) -> bool {
        !list.below
            && (list.parts.is_empty() || (list.inline && list.total_shared && list.stretch == 0))
    }

    pub(super) fn open_within(&mut self, label: &str) {
        let Some(total) = self.amounts.latest(label) else { return };
        if self.amounts.get(total).is_some_and(|amount| amount.section == self.section) {
            self.lists.push(List::new(total, self.block));
        }
    }

    pub(super) fn close_list(&mut self) {
        if let Some(list) = self.lists.pop() {
            list.claim(&self.amounts, &self.share_of, self.disclosure);
        }
    }

    pub(super) fn close_lists(&mut self) {
        while !self.lists.is_empty() {
            self.close_list();
        }
    }
}

/// Words that say that a list is not all, or not of the whole before it.
pub(super) const OPEN: [&str; 6] = ["其余", "其他为", "另有", "不含", "元等", "另外"];

/// Beginnings of a list that is a selection.
pub(super) const SELECTS: [&str; 3] = ["主要有", "主要是", "主要包括"];

/// How a sentence begins that goes on with more of a list.
pub(super) const MORE: char = '另';
