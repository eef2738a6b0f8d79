//! Amounts: to the account, the list and the memory they belong to.

use crate::disclosure::{Change, Concept, Form, Fund, Kind, Says, Taxonomy, Why};

use super::super::event::{FigureEvent, Level};
use super::super::label;
use super::super::partition;
use super::super::segment::Against;
use super::super::vocabulary::Word;
use super::account::Path;
use super::amounts::{Amount, Amounts};
use super::list::{List, Part};
use super::{Binder, GENERAL};

impl Binder<'_> {
    pub(super) fn amount(&mut self, figure: &FigureEvent, text: &str) {
        // The year is said once for a sentence: what follows in it is of that year too, but for
        // what is said to be of this one and what another became.
        let year = figure.cues.year;
        let now = ["本年", "今年", "当年"].iter().any(|word| figure.cues.label.contains(word));
        let last = figure.cues.last_year && !figure.cues.compared;
        let year = match (year, self.disclosure.header.year) {
            (None, Some(current)) if last && !figure.label.is_empty() => Some(current - 1),
            (year, _) => year,
        };
        self.said.year = match year {
            None if now || figure.moved_to.is_some() => None,
            None => self.said.year,
            year => year,
        };
        self.year = year.or(self.year);
        let other_year = match (self.said.year, self.disclosure.header.year) {
            (Some(year), Some(current)) => year != current,
            _ => false,
        };
        // `比上年执行数A增加B`: A is what is compared with.
        let base = figure.cues.compared && figure.cues.comparison.is_none();
        // `由A增加至B`: A is what it was before.
        let from = figure.cues.label.trim_end_matches('的').ends_with('由');
        // `上年为A`: last year's, where nothing else is named.
        let carried = ["结转", "结余", "滚存"].iter().any(|word| figure.cues.label.contains(word));
        let last_year = figure.cues.last_year && !figure.cues.compared && !carried;
        let prior = other_year || base || from || last_year;
        self.comparing |= from;
        let basis = figure.cues.basis.or(figure.cues.completed());
        let budget_word = basis.is_some_and(Word::is_budget);
        let current = !prior && (self.disclosure.header.kind == Kind::Budget || !budget_word);
        let bare = figure.label.is_empty() || GENERAL.contains(&figure.label.as_str());
        let class = if self.fresh_path && self.path.section.is_none() {
            self.path.class.clone()
        } else {
            None
        };
        // `…年初预算为A，支出决算为B`: the second print is of the same thing.
        let inherits = figure.label.is_empty()
            && figure.cues.basis.is_some()
            && !self.fresh_path
            && self.account.path.is_none()
            && figure.depth == 0;
        let label = if inherits { self.account.label.clone() } else { figure.label.clone() };
        // In a section about one fund the totals of the year are that fund's, not all money's; and
        // 本年收入预算合计 is not 本年收入合计.
        let narrower = self.scope.fund.is_some_and(|fund| fund != Fund::All);
        let concept = Taxonomy::get().find(&label).filter(|concept| {
            (!figure.cues.basis_inside || self.names_whole(concept))
                && !(narrower && concept.fund == Fund::All && concept.within.is_none())
        });
        if let Some(named) = self.disclosure.figures.get_mut(figure.id.0).filter(|_| inherits) {
            named.label.clone_from(&label);
        }
        let index = self.amounts.push(Amount {
            id: figure.id,
            label,
            current,
            concept,
            section: self.section,
            block: self.block,
            sentence: self.sentence,
            prior,
            fund: self.scope.fund,
            year: figure.cues.compared_year.map(|(year, ..)| year).or(self.year),
            class: class.clone(),
        });
        let future = match (year, self.disclosure.header.year) {
            (Some(year), Some(current)) => year > current,
            _ => false,
        };
        if future {
            // What follows may speak of next year's plan: nothing before it is its subject.
            self.end_change();
            self.last = None;
            self.last_current = None;
            self.topic = None;
            return;
        }
        if prior {
            // It is the base of what was read before it in its sentence, or else of what follows.
            let last = self.last.and_then(|index| self.amounts.get(index));
            let follows = last.is_some_and(|last| last.sentence == self.sentence);
            self.bases.used = (base || last_year) && follows;
            self.bases.push(index);
            self.bases.alone = !base && !from && !last_year;
            self.bases.has_subject = follows;
            self.bases.year = figure.cues.compared_year.map(|(year, ..)| year).or(year);
            self.bases.last_year = figure.cues.last_year;
            self.bases.compared = base;
            self.bases.kind = if base { figure.cues.against() } else { Against::Year };
            self.from = from.then_some(index);
            return;
        }
        // `占政府采购总额100万元的90%`: the whole of a share heads no list and is no subject.
        let base_of_share = figure.cues.share_of.is_some() && figure.cues.completed().is_none();
        if figure.depth > 0 || base_of_share || label::is_aside(&figure.cues.label) {
            return;
        }
        self.said.amount = true;
        self.end_change();
        self.bases.has_subject = true;
        // A base belongs to one subject: the next thing that has a name of its own has another.
        if !bare && std::mem::replace(&mut self.bases.used, true) {
            self.bases.forget();
        }
        self.headline = self.headline.or(Some(index));
        self.identify(figure, index);
        let of_path = self.fresh_path;
        self.account_amount(figure, bare, text);
        self.fresh_path = false;
        if of_path && class.is_none() {
            // An item of the classification: it belongs to the account list, not to a 其中.
            self.last = Some(index);
            self.last_current = Some(index);
            return;
        }
        self.end_waiting(index);
        self.end_nested(&figure.label);
        let budget = !current;
        match self.lists.last_mut() {
            Some(list) if !budget => {
                let first_below = !list.parts.iter().any(|part| part.stretch == list.stretch);
                if !list.below || (first_below && list.block != self.block) {
                    list.parts.push(Part {
                        amount: index,
                        id: figure.id,
                        stretch: list.stretch,
                        share: None,
                    });
                }
            }
            Some(_) => {}
            None if !budget && (self.topic.is_none() || !bare) => {
                self.topic = Some(index);
            }
            None => {}
        }
        self.last = Some(index);
        self.last_current = if current { Some(index) } else { self.last_current };
        self.claim_from(figure);
    }

    /// A list that waits for the rest of its set goes on only with a part of that set.
    fn end_waiting(&mut self, index: usize) {
        let Some(list) = self.lists.last_mut().filter(|list| list.waiting) else { return };
        let concept = self.amounts.get(index).and_then(|amount| amount.concept);
        let set = concept.and_then(|concept| concept.set.as_deref());
        if set.is_some() && set == list.unfinished_set(&self.amounts) {
            list.waiting = false;
        } else {
            self.close_list();
        }
    }

    /// `其中：税收收入A，其中增值税B；非税收入C`: C belongs beside A, not below it.
    fn end_nested(&mut self, label: &str) {
        if self.lists.len() < 2 {
            return;
        }
        let Some(family) = partition::family(label) else { return };
        let has = |list: &List, amounts: &Amounts| {
            list.parts.iter().any(|part| {
                let label = amounts.get(part.amount).map(|amount| amount.label.as_str());
                label.and_then(partition::family) == Some(family)
            })
        };
        let found = self.lists.iter().rposition(|list| has(list, &self.amounts));
        let Some(outer) = found else { return };
        while self.lists.len() > outer + 1 {
            self.close_list();
        }
    }

    /// `由A增加至B`: the word says which of the two is larger.
    fn claim_from(&mut self, figure: &FigureEvent) {
        let Some(before) = self.from.take().and_then(|index| self.id(index)) else { return };
        let Some((direction, place)) = figure.moved_to.clone() else { return };
        self.disclosure.say(
            Why::stated(Form::ChangeFromTo),
            Says::Change(Change {
                now: Some(figure.id),
                before: Some(before),
                word: Some((direction, place)),
                ..Change::default()
            }),
        );
    }

    /// Whether 预算 or 决算 within the name of a concept does not make it another: the 支出预算总额
    /// of procurement in a budget is its 支出总额.
    fn names_whole(&self, concept: &Concept) -> bool {
        const SETS: [&str; 4] = ["three-public", "vehicles", "reception", "procurement"];
        const CONCEPTS: [&str; 3] = ["three-public", "procurement", "agency-operating"];
        let kept = concept.set.as_deref().is_some_and(|set| SETS.contains(&set))
            || CONCEPTS.contains(&concept.id.as_str());
        concept.id == "grand-total" || (kept && self.disclosure.header.kind == Kind::Budget)
    }

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
            // Amounts with names of their own in an item's text are not the item's.
            if !bare && Taxonomy::get().find(&figure.label).is_none() {
                return;
            }
            if !bare {
                self.end_account();
                self.account.label = figure.label.clone();
            }
        } else if !figure.label.is_empty() && figure.label != self.account.label {
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
            Some(word) if word.is_budget() => self.account.budgets.push((word, figure.id)),
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
        let fund = self.scope.fund.or(self.items_fund);
        self.classified.add(&account, fund, self.disclosure.header.kind);
        self.items.add(account);
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
}
