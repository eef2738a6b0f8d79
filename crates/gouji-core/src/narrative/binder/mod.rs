//! The binder: reads events in order with an explicit discourse state and makes claims.
//!
//! Contract: a claim is made only where exactly one reading is left, or with all readings that
//! are; what cannot be bound gets a reason for coverage instead.

mod account;
mod accounts;
mod again;
mod amount;
mod amounts;
mod asked;
mod bases;
mod blocks;
mod change;
mod classified;
mod complete;
mod deltas;
mod figure;
mod identify;
mod items;
mod late;
mod levels;
mod list;
mod list_whole;
mod moves;
mod nested;
mod openers;
mod rates;
mod share_base;
mod shares;
mod side;
mod stage;
mod unprinted;

pub use complete::closing_prefix;
pub use shares::is_ratio;

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Change, Disclosure, FigureId, Flatness, Fund};
use crate::lexicon::Word;
use crate::reach::Reach;
use crate::statement::Comparison;

use account::{Account, Path};
use amounts::Amounts;
use asked::Asked;
use bases::{Bases, Said};
use change::Pending;
use classified::Classified;
use items::Items;
use late::{Late, Moves};
use list::List;
use shares::Loose;

use super::event::Event;
use super::scope::Scope;

/// Labels too general to name a subject of their own.
const GENERAL: [&str; 8] = ["收支", "收、支", "支出", "收入", "总计", "收支总计", "合计", "金额"];

/// Whether a label names no subject of its own.
fn is_general(label: &str) -> bool {
    label.is_empty() || GENERAL.contains(&label)
}

/// The state of the discourse.
pub struct Binder<'d> {
    disclosure: &'d mut Disclosure,
    scope: Scope,
    /// The headings that the current one stands below, with their levels.
    outer: Vec<(u8, Scope)>,
    amounts: Amounts,
    /// Counts main sections, paragraphs and sentences.
    section: usize,
    block: usize,
    sentence: usize,
    /// The headline amount of the paragraph.
    topic: Option<usize>,
    /// The first amount of the paragraph.
    headline: Option<usize>,
    /// The amount read last.
    last: Option<usize>,
    /// The amount read last that is none of a budget.
    last_current: Option<usize>,
    /// The amount read last in the paragraph before.
    previous: Option<usize>,
    /// What changes of this sentence can be measured from.
    bases: Bases,
    /// What the sentence has said for all that stands in it.
    said: Said,
    /// The year named last in the section.
    year: Option<i32>,
    /// The year named first in the paragraph.
    block_year: Option<i32>,
    /// Whose figures the paragraph gives, where its first words say so.
    block_unit: Option<String>,
    /// Of which level and time its figures are, where its first words say so.
    block_reach: Reach,
    /// A change of something without an amount was read: what follows and names nothing may be of that.
    strayed: bool,
    /// The byte behind the amount read last in the paragraph.
    spoken: usize,
    asked: Asked,
    /// The amount read last was listed behind the one before it (A、B).
    enumerates: bool,
    /// The whole that was named once for the shares that follow (下同), and its section.
    same_whole: Option<(String, usize)>,
    /// The base that 由 stands before.
    from: Option<usize>,
    /// What the purposes that follow are of.
    about: Option<usize>,
    lists: Vec<List>,
    change: Option<Pending>,
    account: Account,
    path: Path,
    /// A name of the classification was read and no amount since.
    fresh_path: bool,
    /// The byte behind that name.
    path_end: usize,
    /// The paragraph that name stands in.
    path_block: usize,
    /// The budget whose amount was just said to be completed.
    completing: Option<Word>,
    /// The sentence compares with another year or a budget.
    comparing: bool,
    /// It has compared again since the change read last.
    compared_again: bool,
    items: Items,
    /// Items of the whole document, for their identities.
    classified: Classified,
    /// The fund that a sentence before the items names (财政拨款支出主要内容如下).
    items_fund: Option<Fund>,
    /// The project a paragraph on performance speaks of.
    project: Option<String>,
    /// Changes whose amount may follow.
    late: Vec<Late>,
    /// The changes of parts being read.
    moves: Option<Moves>,
    /// Changes that a bracket interrupts.
    aside: Vec<Pending>,
    /// The changes from a budget.
    from_budget: BTreeSet<FigureId>,
    /// Shares outside lists.
    shares: Vec<Loose>,
    /// The share that was read of an amount.
    share_of: BTreeMap<FigureId, FigureId>,
}

impl<'d> Binder<'d> {
    /// A binder that adds to a disclosure.
    pub fn new(disclosure: &'d mut Disclosure) -> Binder<'d> {
        let taxonomy = disclosure.taxonomy;
        Binder {
            disclosure,
            scope: Scope::default(),
            outer: Vec::new(),
            amounts: Amounts::by(taxonomy),
            section: 0,
            block: 0,
            sentence: 0,
            topic: None,
            headline: None,
            last: None,
            last_current: None,
            previous: None,
            bases: Bases::default(),
            said: Said::default(),
            year: None,
            block_year: None,
            block_unit: None,
            block_reach: Reach::default(),
            strayed: false,
            spoken: 0,
            asked: Asked::default(),
            enumerates: false,
            same_whole: None,
            from: None,
            about: None,
            lists: Vec::new(),
            change: None,
            account: Account::default(),
            path: Path::default(),
            fresh_path: false,
            path_end: 0,
            path_block: 0,
            completing: None,
            comparing: false,
            compared_again: false,
            items: Items::default(),
            classified: Classified::default(),
            items_fund: None,
            project: None,
            late: Vec::new(),
            moves: None,
            aside: Vec::new(),
            from_budget: BTreeSet::new(),
            shares: Vec::new(),
            share_of: BTreeMap::new(),
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

    /// Takes in one event.
    pub fn event(&mut self, event: &Event, text: &str) {
        match event {
            Event::Figure(figure) => self.figure(figure, text),
            Event::Comparing(subject, stage) => {
                self.said.stage = *stage;
                self.comparing = true;
                self.compared_again = true;
                if !is_general(subject) {
                    self.said.subject = Some(subject.clone());
                }
            }
            Event::Subject(label) => self.begin_subject(label),
            Event::Colon => self.open_colon(),
            Event::ByClass(behind) => self.open_by_class(*behind, text),
            Event::Adjusted => self.said.adjusted = true,
            Event::OfWhich(behind) => {
                let delta = self.change.as_ref().and_then(|change| change.delta);
                self.moves = delta.map(Moves::of);
                self.open(*behind, text);
            }
            Event::Purpose(behind) => self.open_purpose(*behind, text),
            Event::About(label) => {
                self.about = self.amounts.named(label, self.block, self.section);
            }
            Event::Within(label) => self.open_within(label),
            Event::Path(level, name, end) => self.name(*level, name, *end),
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
                if let Some(moves) = self.moves.as_mut().filter(|_| *word == Comparison::Equal) {
                    moves.add(label, None, self.disclosure.taxonomy);
                }
                self.worded(label, Change { flat, ..Change::default() });
            }
            Event::Moved { direction, place, label } => {
                let word = Some((*direction, place.clone()));
                self.worded(label, Change { word, ..Change::default() });
            }
            Event::NextItem => {
                self.said.adjusted = false;
                self.end_change();
                self.end_parted();
                // A list of purposes without amounts ends with its item.
                if self.lists.last().is_some_and(|list| self.ends_with_item(list)) {
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
        if let Some(moves) = self.moves.take() {
            moves.claim(self.disclosure);
        }
        self.sentence += 1;
        self.bases.forget();
        self.from = None;
        self.comparing = false;
        while let Some(list) = self.lists.last_mut().filter(|list| !list.below) {
            // `其中：公务用车购置费A。公务用车运行维护费B。`: parts in sentences of their own.
            // A sentence without amounts (人员经费主要包括…) does not end the waiting.
            if list.waiting && !self.said.amount {
                break;
            }
            if !list.waiting && list.unfinished_set(&self.amounts).is_some() {
                list.waiting = true;
                list.stretch += 1;
                break;
            }
            self.close_list();
        }
        self.said = Said::default();
    }
}
