//! Amounts to accounts, and accounts to the items of their section.

use crate::disclosure::Kind;
use crate::lexicon::Word;

use super::super::event::{FigureEvent, Level};
use super::Binder;
use super::account::Path;

impl Binder<'_> {
    /// Gives an amount to the account it belongs to.
    pub(super) fn account_amount(&mut self, figure: &FigureEvent, bare: bool, text: &str) {
        // An item opens with an amount only where it follows its name at once.
        let between = text.get(self.path_end..figure.start).unwrap_or("");
        let direct = self.path_block == self.block
            && between.trim_matches(|c: char| "”“\"'：，支出预算为共计".contains(c)).is_empty();
        let opens = !self.fresh_path || direct;
        let in_budget = self.disclosure.header.kind == Kind::Budget;
        // Reports speak of two years in turn: what has another year is another account.
        if figure.cues.year.is_some_and(|year| self.account.year.is_some_and(|own| own != year)) {
            self.end_account();
        }
        if self.fresh_path {
            self.end_account();
            self.account.path = Some(self.path.clone());
        } else if self.account.path.is_some() {
            // Amounts with names of their own in an item's text are not the item's. One of another paragraph, or
            // a budget, opens an account of its own: a rate behind it is of that.
            let own = self.path_block != self.block || figure.cues.basis.is_some();
            if !bare && !own && self.disclosure.taxonomy.find(&figure.label).is_none() {
                return;
            }
            if !bare {
                self.end_account();
                self.account.label = figure.label.clone();
            }
        } else if !figure.label.is_empty()
            && figure.label != self.account.label
            && !self.is_of_account(figure)
        {
            self.end_account();
            self.account.label = figure.label.clone();
        }
        self.account.year = self.account.year.or(figure.cues.year);
        if self.account.is_empty() {
            let list = self.lists.last().filter(|list| !list.below && list.stretch == 0);
            self.account.head = list.and_then(|list| self.id(list.total));
        }
        match figure.cues.basis.or(figure.cues.completed()) {
            Some(word) if word == Word::Outturn || in_budget => {
                if self.account.actual.is_none() {
                    self.account.actual = Some(figure.id);
                }
            }
            Some(word) if word.is_budget() => {
                // 调整后收入预算 is 调整后预算.
                let adjusted = word == Word::Budget && figure.label.starts_with("调整");
                let word = if adjusted { Word::AdjustedBudget } else { word };
                self.account.budgets.push((word, figure.id));
            }
            _ => {
                if opens && self.account.opening.is_none() && self.account.actual.is_none() {
                    self.account.opening = Some(figure.id);
                }
            }
        }
    }

    pub(super) fn end_account(&mut self) {
        let account = std::mem::take(&mut self.account);
        if account.is_empty() {
            return;
        }
        account.claim(self.disclosure);
        // Without a heading the items are of the fund of the total above them.
        let of_total = || self.items.fund();
        let fund = self.scope.fund.or(self.items_fund).or_else(of_total);
        self.classified.add(&account, fund, self.disclosure.header.kind);
        self.items.add(account, self.disclosure.taxonomy);
    }

    pub(super) fn close_items(&mut self) {
        let items = std::mem::take(&mut self.items);
        items.claim(self.section, self.scope.fund, &self.amounts, self.disclosure);
    }

    pub(super) fn name(&mut self, level: Level, name: &str, end: usize) {
        self.path_end = end;
        self.path_block = self.block;
        if !self.fresh_path {
            self.end_account();
            self.fresh_path = true;
        }
        let name = Some(name.to_owned());
        match level {
            Level::Class => self.path = Path { class: name, ..Path::default() },
            Level::Section => {
                self.path.section = name;
                self.path.item = None;
            }
            Level::Item => self.path.item = name,
        }
    }

    /// Whether an amount is of the account being read, without its name: the budget as adjusted, or what was reached.
    fn is_of_account(&self, figure: &FigureEvent) -> bool {
        let budgeted = !self.account.budgets.is_empty();
        let adjusted = figure.cues.basis.is_some_and(Word::is_budget)
            && ["调整后收入", "调整后支出", "调整收入", "调整支出"]
                .contains(&figure.label.as_str());
        budgeted && (adjusted || self.is_outturn(figure))
    }
}
