//! The binder: reads events in order with an explicit discourse state and makes claims.
//!
//! Contract: a claim is made only where exactly one reading is left, or with all readings that
//! are; what cannot be bound gets a reason for coverage instead.

mod account;
mod amounts;
mod change;
mod items;
mod list;

pub use list::closing_prefix;

use crate::disclosure::{
    Basis, Change, Claim, Disclosure, Flatness, Fund, Identity, Kind, Taxonomy, Unchecked,
};
use crate::source::Marker;
use crate::statement::{Comparison, Direction};

use account::{Account, Path};
use amounts::{Amount, Amounts};
use change::{Pending, moved};
use items::Items;
use list::{List, Part};

use super::event::{Event, FigureEvent, Level};
use super::role::Role;
use super::scope::Scope;
use super::vocabulary::Word;

/// Labels too general to name a subject of their own.
const GENERAL: [&str; 8] = ["收支", "收、支", "支出", "收入", "总计", "收支总计", "合计", "金额"];

/// The state of the discourse.
pub struct Binder<'d> {
    disclosure: &'d mut Disclosure,
    scope: Scope,
    amounts: Amounts,
    /// Counts main sections, paragraphs and sentences.
    section: usize,
    block: usize,
    sentence: usize,
    /// The headline amount of the paragraph.
    topic: Option<usize>,
    /// The amount read last.
    last: Option<usize>,
    /// The amount read last in the paragraph before.
    previous: Option<usize>,
    /// An amount of the year before, named in this sentence.
    before: Option<usize>,
    lists: Vec<List>,
    change: Option<Pending>,
    account: Account,
    path: Path,
    /// A name of the classification was read and no amount since.
    fresh_path: bool,
    items: Items,
    /// The project a paragraph on performance speaks of.
    project: Option<String>,
    /// Shares outside lists: share, part, named whole, section.
    shares: Vec<(crate::disclosure::FigureId, usize, Option<String>, usize)>,
}

impl<'d> Binder<'d> {
    /// A binder that adds to a disclosure.
    pub fn new(disclosure: &'d mut Disclosure) -> Binder<'d> {
        Binder {
            disclosure,
            scope: Scope::default(),
            amounts: Amounts::default(),
            section: 0,
            block: 0,
            sentence: 0,
            topic: None,
            last: None,
            previous: None,
            before: None,
            lists: Vec::new(),
            change: None,
            account: Account::default(),
            path: Path::default(),
            fresh_path: false,
            items: Items::default(),
            project: None,
            shares: Vec::new(),
        }
    }

    /// The disclosure being filled.
    pub fn disclosure(&mut self) -> &mut Disclosure {
        self.disclosure
    }

    /// Whether the current section is part of the account.
    pub fn in_account(&self) -> bool {
        self.scope.fund.is_some() || self.scope.title.is_empty()
    }

    /// A heading opens a section.
    pub fn heading(&mut self, level: u8, title: &str) {
        self.end_block();
        self.end_account();
        self.close_lists();
        let outer = if level <= 2 { Scope::default() } else { self.scope.clone() };
        if level <= 3 {
            self.close_items();
        }
        if level <= 2 {
            self.section += 1;
        }
        self.scope = Scope::of(title, &outer);
        self.topic = None;
        self.last = None;
        self.path = Path::default();
        self.fresh_path = false;
    }

    /// A paragraph begins; `marker` is the number it opens with.
    pub fn begin_block(&mut self, text: &str, marker: Option<(Marker, usize)>) {
        self.block += 1;
        self.project = self.project_of(text, marker.map_or(0, |(_, behind)| behind));
        let marker = marker.map(|(marker, _)| marker);
        let item_goes_on = marker.is_none() && self.account.path.is_some();
        if !item_goes_on {
            self.end_account();
        }
        while let Some(list) = self.lists.last_mut() {
            let fits = list.below
                && match list.marker {
                    None => {
                        list.marker = Some(marker);
                        true
                    }
                    Some(known) => known == marker,
                };
            if fits {
                list.stretch += 1;
                break;
            }
            self.close_list();
        }
        if self.lists.is_empty() {
            self.topic = None;
        }
    }

    /// The project a paragraph on performance speaks of.
    fn project_of(&self, text: &str, from: usize) -> Option<String> {
        const REVIEW: &str = "项目绩效目标完成情况综述";
        let at = text.find(REVIEW)?;
        let name = text.get(from..at).unwrap_or("");
        if !name.is_empty() {
            return Some(name.to_owned());
        }
        let behind = crate::source::marker(&self.scope.title).map_or(0, |(_, behind)| behind);
        self.scope.title.get(behind..).map(str::to_owned)
    }

    /// The paragraph ends.
    pub fn end_block(&mut self) {
        self.end_change();
        self.previous = self.last.take();
        self.before = None;
    }

    /// The document ends.
    pub fn finish(&mut self) {
        self.end_block();
        self.end_account();
        self.close_lists();
        self.close_items();
        self.resolve_shares();
    }

    /// Takes in one event.
    pub fn event(&mut self, event: &Event, text: &str) {
        match event {
            Event::Figure(figure) => self.figure(figure),
            Event::OfWhich(behind) | Event::Purpose(behind) => self.open(*behind, text),
            Event::Within(label) => self.open_within(label),
            Event::Path(level, name) => self.name(*level, name),
            Event::Compared { word, place, with_budget: true, .. } => {
                if self.account.word.is_none() {
                    self.account.word = Some((*word, place.clone()));
                }
            }
            Event::Compared { word, place, label, .. } => {
                let flat = match word {
                    Comparison::Equal => Some((Flatness::Exactly, place.clone())),
                    Comparison::NearlyEqual => Some((Flatness::Nearly, place.clone())),
                    _ => None,
                };
                self.worded(label, Change { flat, ..Change::default() });
            }
            Event::Moved { direction, place, label } => {
                let word = Some((*direction, place.clone()));
                self.worded(label, Change { word, ..Change::default() });
            }
            Event::NextItem => {
                self.end_change();
                // A list of purposes without amounts ends with its item.
                if self.lists.len() > 1
                    && self.lists.last().is_some_and(|list| !list.below && list.parts.is_empty())
                {
                    self.lists.pop();
                }
                if let Some(list) = self.lists.last_mut().filter(|list| !list.below) {
                    list.stretch += 1;
                }
            }
            Event::End => self.end_sentence(),
        }
    }

    fn end_sentence(&mut self) {
        self.end_change();
        self.sentence += 1;
        self.before = None;
        while self.lists.last().is_some_and(|list| !list.below) {
            self.close_list();
        }
    }

    fn figure(&mut self, figure: &FigureEvent) {
        if figure.explained || self.scope.glossary {
            self.note(figure, Unchecked::NotUnderstood);
            return;
        }
        match &figure.role {
            Role::Amount => self.amount(figure),
            Role::Delta(direction) => self.delta(figure, *direction),
            Role::Growth(direction, form) => {
                let rate = Some((moved(figure.id, *direction), *form));
                match self.change.as_mut().filter(|change| change.wants_rate()) {
                    Some(change) => change.rate = rate,
                    None => {
                        self.end_change();
                        let mut pending = self.subject(&figure.label);
                        pending.rate = rate;
                        self.change = Some(pending);
                    }
                }
            }
            Role::Share(whole) => self.share(figure, whole.clone()),
            Role::Completion(base) => {
                if self.account.rate.is_none() && figure.depth == 0 {
                    self.account.rate = Some((figure.id, *base));
                } else {
                    self.note(figure, Unchecked::NoBudgetInText);
                }
            }
            Role::Incomparable => self.note(figure, Unchecked::NoPriorYear),
            Role::Points(_) => self.note(figure, Unchecked::NoPriorYear),
            _ => self.note(figure, Unchecked::NotUnderstood),
        }
    }

    fn note(&mut self, figure: &FigureEvent, reason: Unchecked) {
        self.disclosure.reasons.entry(figure.id).or_insert(reason);
    }

    fn amount(&mut self, figure: &FigureEvent) {
        let year = figure.cues.year;
        let prior = match (year, self.disclosure.header.year) {
            (Some(year), Some(current)) => year != current,
            _ => false,
        };
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
        let concept = Taxonomy::get().find(&label);
        if let Some(named) = self.disclosure.figures.get_mut(figure.id.0).filter(|_| inherits) {
            named.label.clone_from(&label);
        }
        let index = self.amounts.push(Amount {
            id: figure.id,
            label,
            basis: figure.cues.basis,
            concept,
            section: self.section,
            block: self.block,
            sentence: self.sentence,
            prior,
            class: class.clone(),
        });
        if prior {
            self.before = Some(index);
            return;
        }
        if figure.depth > 0 {
            return;
        }
        self.end_change();
        self.identify(figure, index);
        let of_path = self.fresh_path;
        self.account_amount(figure, bare);
        self.fresh_path = false;
        if of_path && class.is_none() {
            // An item of the classification: it belongs to the account list, not to a 其中.
            self.last = Some(index);
            return;
        }
        let budget = figure.cues.basis.is_some_and(Word::is_budget);
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
    }

    /// Gives an amount to the account it belongs to.
    fn account_amount(&mut self, figure: &FigureEvent, bare: bool) {
        if self.fresh_path {
            self.end_account();
            self.account.path = Some(self.path.clone());
        } else if self.account.path.is_some() {
            // Amounts with names of their own in an item's text are not the item's.
            if !bare {
                return;
            }
        } else if !figure.label.is_empty() && figure.label != self.account.label {
            self.end_account();
            self.account.label = figure.label.clone();
        }
        match figure.cues.basis {
            Some(Word::Outturn) => {
                if self.account.actual.is_none() {
                    self.account.actual = Some(figure.id);
                }
            }
            Some(word) if word.is_budget() => self.account.budgets.push((word, figure.id)),
            _ => {
                if self.account.opening.is_none() && self.account.actual.is_none() {
                    self.account.opening = Some(figure.id);
                }
            }
        }
    }

    fn end_account(&mut self) {
        let account = std::mem::take(&mut self.account);
        if account.is_empty() {
            return;
        }
        account.claim(self.disclosure);
        self.items.add(account);
    }

    fn close_items(&mut self) {
        let items = std::mem::take(&mut self.items);
        items.claim(self.section, self.scope.fund, &self.amounts, self.disclosure);
    }

    fn name(&mut self, level: Level, name: &str) {
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

    /// What a change belongs to.
    fn subject(&self, label: &str) -> Pending {
        let mut pending =
            Pending { before: self.before.and_then(|index| self.id(index)), ..Pending::default() };
        let general = label.is_empty() || GENERAL.contains(&label);
        let here = |index: &usize| {
            self.amounts.get(*index).is_some_and(|amount| amount.block == self.block)
        };
        if general {
            let last = self
                .last
                .filter(here)
                .filter(|index| self.amounts.get(*index).is_some_and(Amount::is_outturn));
            let topic = self.topic.filter(here);
            let same_sentence = last.filter(|index| {
                self.amounts.get(*index).is_some_and(|amount| amount.sentence == self.sentence)
            });
            let now = same_sentence.or(topic);
            pending.now = now.and_then(|index| self.id(index));
            pending.or_now = topic
                .filter(|topic| Some(*topic) != now)
                .and_then(|index| self.id(index))
                .into_iter()
                .collect();
        } else if let Some(index) = self.amounts.named(label, self.block, self.section) {
            pending.now = self.id(index);
        }
        pending
    }

    /// A change said in words only: it can be tested when both years are printed.
    fn worded(&mut self, label: &str, change: Change) {
        let subject = self.subject(label);
        if (change.flat.is_some() || change.word.is_some())
            && subject.now.is_some()
            && subject.before.is_some()
            && self.change.is_none()
        {
            self.disclosure.claims.push(Claim::Change(Change {
                now: subject.now,
                before: subject.before,
                ..change
            }));
        }
    }

    fn id(&self, index: usize) -> Option<crate::disclosure::FigureId> {
        self.amounts.get(index).map(|amount| amount.id)
    }

    fn delta(&mut self, figure: &FigureEvent, direction: Direction) {
        self.end_change();
        let mut pending = self.subject(&figure.label);
        pending.delta = Some(moved(figure.id, direction));
        self.change = Some(pending);
    }

    fn end_change(&mut self) {
        if let Some(change) = self.change.take() {
            change.claim(self.disclosure);
        }
    }

    fn share(&mut self, figure: &FigureEvent, whole: Option<String>) {
        let Some(part) = self.last else {
            self.note(figure, Unchecked::NoWholeInText);
            return;
        };
        let named = whole.filter(|name| !GENERAL.contains(&name.as_str()));
        if let Some(list) = self.lists.last_mut()
            && let Some(entry) = list.parts.iter_mut().find(|entry| entry.amount == part)
            && entry.share.is_none()
            && named.is_none()
        {
            entry.share = Some(figure.id);
            return;
        }
        self.shares.push((figure.id, part, named, self.section));
    }

    /// Finds the wholes of shares outside lists, once every total is known.
    fn resolve_shares(&mut self) {
        for (share, part, named, section) in std::mem::take(&mut self.shares) {
            let wholes = match &named {
                Some(name) => self.amounts.wholes(name, section),
                None => Vec::new(),
            };
            let wholes: Vec<_> = wholes
                .into_iter()
                .filter(|whole| *whole != part)
                .filter_map(|index| self.id(index))
                .collect();
            match (self.id(part), wholes.is_empty()) {
                (Some(part), false) => self.disclosure.claims.push(Claim::Share {
                    share,
                    part,
                    wholes,
                    list: Vec::new(),
                }),
                _ => {
                    self.disclosure.reasons.entry(share).or_insert(Unchecked::NoWholeInText);
                }
            }
        }
    }

    /// Opens a list under the amount before; `behind` is the byte behind the opener.
    fn open(&mut self, behind: usize, text: &str) {
        self.end_change();
        let here = |index: &usize| {
            self.amounts.get(*index).is_some_and(|amount| amount.block == self.block)
        };
        let at_start = text.get(..behind).is_some_and(|head| head == "其中");
        let closed = |rest: &str| rest.chars().all(|c| matches!(c, '：' | '，' | '。'));
        let at_end = text.get(behind..).is_some_and(closed);
        let total = match self.last.filter(here).or(self.topic.filter(here)) {
            None if at_start => self.previous,
            total => total,
        };
        let Some(total) = total else { return };
        // A budget is never the total of outturns.
        if !self.amounts.get(total).is_some_and(Amount::is_outturn) {
            return;
        }
        let mut list = List::new(total, self.block);
        if at_start {
            // 其中 opens the paragraph: it and the unnumbered ones after it are the parts.
            list.block = self.block.saturating_sub(1);
            list.marker = Some(None);
        }
        list.below = at_end || at_start;
        self.lists.push(list);
    }

    fn open_within(&mut self, label: &str) {
        let Some(total) = self.amounts.latest(label) else { return };
        if self.amounts.get(total).is_some_and(|amount| amount.section == self.section) {
            self.lists.push(List::new(total, self.block));
        }
    }

    fn close_list(&mut self) {
        if let Some(list) = self.lists.pop() {
            list.claim(&self.amounts, self.disclosure);
        }
    }

    fn close_lists(&mut self) {
        while !self.lists.is_empty() {
            self.close_list();
        }
    }

    /// Gives the figure its identity where its label is certain.
    fn identify(&mut self, figure: &FigureEvent, index: usize) {
        if self.disclosure.header.kind == Kind::Report || self.fresh_path {
            return;
        }
        if self.identify_project(figure) {
            return;
        }
        let Some(amount) = self.amounts.get(index) else { return };
        let Some(concept) = amount.concept else { return };
        let mut fund = concept.fund;
        if let Some(within) = &concept.within {
            let total = self.lists.last().and_then(|list| self.amounts.get(list.total));
            let Some(parent) = total.and_then(|total| total.concept) else { return };
            if parent.id != *within {
                return;
            }
            fund = parent.fund;
        }
        // A section about one fund speaks of that fund's expenses.
        if self.scope.fund == Some(Fund::GovernmentFund) && fund == Fund::Fiscal {
            return;
        }
        let Some(year) = figure.cues.year.or(self.disclosure.header.year) else { return };
        let basis = match figure.cues.basis {
            Some(Word::InitialBudget) => Basis::InitialBudget,
            Some(Word::FullYearBudget) => Basis::FullYearBudget,
            Some(Word::AdjustedBudget) => Basis::AdjustedBudget,
            Some(Word::Budget) => Basis::Budget,
            _ if self.disclosure.header.kind == Kind::Budget => Basis::Budget,
            _ => Basis::Final,
        };
        let identity = Identity {
            concept: concept.id.clone(),
            fund,
            year: Some(year),
            basis,
            path: Vec::new(),
            entity: String::new(),
        };
        if let Some(figure) = self.disclosure.figures.get_mut(figure.id.0) {
            figure.identity = Some(identity);
        }
    }

    /// `项目全年预算数7万元，执行数为7万元` in a paragraph about one project.
    fn identify_project(&mut self, figure: &FigureEvent) -> bool {
        let basis = match figure.cues.basis {
            Some(Word::FullYearBudget) => Basis::FullYearBudget,
            Some(Word::Outturn) => Basis::Final,
            _ => return false,
        };
        if basis == Basis::FullYearBudget
            && let Some(name) = figure.label.strip_suffix("项目")
            && !name.is_empty()
        {
            self.project = Some(name.to_owned());
        }
        let named = matches!(figure.label.as_str(), "" | "项目") || basis == Basis::FullYearBudget;
        let Some(project) = self.project.clone().filter(|_| named) else { return false };
        let year = self.disclosure.header.year;
        if let Some(figure) = self.disclosure.figures.get_mut(figure.id.0) {
            figure.identity = Some(crate::tables::project_identity(&project, basis, year));
        }
        true
    }
}
