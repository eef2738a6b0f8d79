//! `基金收入A，…。基金支出B，…。当期缺口C`: what income leaves over, or lacks.
//!
//! Contract: certain where the paragraph, or else the section, has named one income and one expenditure since
//! the last such balance; among several pairs only one that closes is claimed.

use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};
use crate::document::Passage;
use crate::lexicon::{Word, before_any, chains, labels};

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::balance::closes;

/// How many incomes and expenditures a balance is looked for among.
const MOST: usize = 4;

/// What one side of a balance names.
#[derive(Debug, Clone)]
struct Side {
    id: FigureId,
    /// Its name.
    label: String,
    /// It is a total: what came over from last year is in it.
    total: bool,
    /// It is what was budgeted.
    planned: bool,
}

/// Incomes and expenditures of a section, and of the paragraph that is read.
#[derive(Debug, Default)]
pub struct Flows {
    section: Account,
    paragraph: Account,
    /// One total was just said to be taken off the other (总收入A减去总支出B).
    taken: bool,
}

/// Incomes and expenditures, in reading order.
#[derive(Debug, Default)]
struct Account {
    income: Vec<Side>,
    spent: Vec<Side>,
    /// The side named last is income.
    on_income: bool,
    /// An amount that is neither side stands between them and the balance (上解, 调出).
    between: bool,
    /// Income was named again behind expenditure: there is more than one account.
    again: bool,
    /// The figure stands in a list of parts.
    listed: bool,
}

/// Whether a balance is what is left (income less expenditure) or what is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Balance {
    Surplus,
    Gap,
}

impl Flows {
    /// A heading: what follows is of something else.
    pub fn clear(&mut self) {
        *self = Flows::default();
    }

    /// Takes in the figures of a paragraph.
    pub fn read(
        &mut self,
        passage: &Passage,
        figures: &[&FigureEvent],
        disclosure: &mut Disclosure,
    ) {
        let words = &chains().flows;
        self.paragraph = Account::default();
        let mut behind = 0;
        let mut listed = false;
        for figure in figures {
            let lead = passage.text().get(behind..figure.start).unwrap_or("");
            behind = figure.end;
            // The parts of a side are in it already.
            let opens = figure.depth == 0 && words.lists.stand_in(lead);
            listed = (listed && !lead.contains('。')) || opens;
            self.each(|account| account.listed = listed);
            // `收支相抵平衡。`: that account is closed.
            if lead.rsplit_once('。').is_some_and(|(done, _)| words.offsets.stand_in(done)) {
                self.clear();
            }
            let plain = figure.depth == 0 && figure.role == Role::Amount && !figure.explained;
            if !plain || figure.cues.compared {
                continue;
            }
            // `收入预算为A，实际完成B`: B is of the name before it.
            let bound = disclosure.figure(figure.id).filter(|_| figure.cues.complete);
            let label = bound.map_or(&*figure.label, |bound| &*bound.label).to_owned();
            let label = label.as_str();
            let left = words.left.stand_in(label);
            let offset = words.offsets.stand_in(lead) || (std::mem::take(&mut self.taken) && left);
            let name = figure.cues.full_name();
            if words.gaps.name(name) {
                self.close(figure.id, Balance::Gap, false, disclosure);
            } else if is_surplus(name) {
                self.close(figure.id, Balance::Surplus, false, disclosure);
            } else if offset {
                // The balance may be split, or something else may be done with it first.
                let rest = passage.text().get(figure.end..).unwrap_or("");
                let rest = rest.split('。').next().unwrap_or("");
                let alone = !rest.contains(|c: char| c.is_ascii_digit());
                let between = !alone || !left || words.done_with.stand_in(lead);
                self.each(|account| account.between |= between);
                self.close(figure.id, Balance::Surplus, true, disclosure);
            } else if !listed {
                let total = words.wholes.stand_in(&figure.cues.label);
                let planned = figure.cues.basis.is_some_and(Word::is_budget);
                let side = Side { id: figure.id, label: label.to_owned(), total, planned };
                self.each(|account| account.side(side.clone()));
                self.taken = total && words.taken.stand_in(lead);
            }
        }
    }

    fn each(&mut self, change: impl Fn(&mut Account)) {
        change(&mut self.section);
        change(&mut self.paragraph);
    }

    /// A balance: what the paragraph names of both sides gives it, else what the section names.
    fn close(
        &mut self,
        id: FigureId,
        balance: Balance,
        of_totals: bool,
        disclosure: &mut Disclosure,
    ) {
        let Flows { section, paragraph, .. } = std::mem::take(self);
        let sure = paragraph.sure(of_totals).or_else(|| section.sure(of_totals));
        let found = sure.or_else(|| section.closing(id, balance, disclosure));
        if let Some(sides) = found {
            let why = Why::certain(Form::ChainFlows, sure.is_some());
            let items = balance.of(sides).to_vec();
            disclosure.say(why, Says::Total { total: id, items, kind: TotalKind::Amounts });
        }
    }
}

impl Account {
    fn side(&mut self, side: Side) {
        let (words, total) = (&chains().flows, side.total);
        let label = side.label.as_str();
        // 收入安排, 支出预计: what is planned for either side.
        let planned = labels().accounts.planned.ends(label);
        let label = planned.and_then(|word| label.strip_suffix(word)).unwrap_or(label);
        if total {
            // What made up a total stands before it.
            self.between = false;
        }
        if words.total.name(label) {
            // 收入A，加上B，合计T: the total of the side named last.
            let sides = if self.on_income { &mut self.income } else { &mut self.spent };
            sides.extend((!sides.is_empty()).then_some(side));
        } else if is_side(label, 1) || words.income.ends(label).is_some() {
            self.again |= !self.on_income && !self.spent.is_empty() && !total;
            push(&mut self.income, side);
            self.on_income = true;
        } else if is_side(label, 0) {
            push(&mut self.spent, side);
            self.on_income = false;
        } else {
            self.between |= !self.income.is_empty() && !total;
        }
    }

    /// The income and the expenditure, where each is the only one that it can be. `of_totals`: what came over from
    /// last year is part of the balance, so that only totals give it.
    fn sure(&self, of_totals: bool) -> Option<(FigureId, FigureId)> {
        let only = |sides: &[Side]| match sides {
            [only] if !of_totals || only.total => Some(only.id),
            _ if of_totals => {
                let mut totals = sides.iter().filter(|side| side.total);
                totals.next().filter(|_| totals.next().is_none()).map(|side| side.id)
            }
            _ => None,
        };
        let alone = !(self.between || self.again || self.listed);
        only(&self.income).zip(only(&self.spent)).filter(|_| alone)
    }

    /// The latest pair of sides that gives the balance.
    fn closing(
        &self,
        id: FigureId,
        balance: Balance,
        disclosure: &Disclosure,
    ) -> Option<(FigureId, FigureId)> {
        let latest = |sides: &'_ [Side]| -> Vec<FigureId> {
            sides.iter().rev().take(MOST).map(|side| side.id).collect()
        };
        let spent = latest(&self.spent);
        latest(&self.income)
            .into_iter()
            .flat_map(|income| spent.iter().map(move |spent| (income, *spent)))
            .find(|sides| closes(id, &balance.of(*sides), disclosure))
    }
}

impl Balance {
    /// The sides with their signs.
    fn of(self, (income, spent): (FigureId, FigureId)) -> [(FigureId, bool); 2] {
        let gap = self == Balance::Gap;
        [(income, gap), (spent, !gap)]
    }
}

/// Adds a side; `收入预算为A，实际完成B`: what was done stands for what was budgeted.
fn push(sides: &mut Vec<Side>, side: Side) {
    let same = |last: &Side| last.planned && !side.planned && last.label == side.label;
    match sides.last_mut() {
        Some(last) if same(last) => *last = side,
        _ => sides.push(side),
    }
}

/// Whether a name is that of what is left of the year, alone or with whose it is before it: 社会保险基金当年收支结余.
fn is_surplus(name: &str) -> bool {
    let rolling = &labels().rolling;
    rolling.of_year.ends(name).is_some() && rolling.before.ends(name).is_none()
}

/// Whether a label is the whole of one side, by its place in the list: `基金收入`, `收入总量`, `总支出`.
fn is_side(label: &str, side: usize) -> bool {
    let Some(side) = labels().sides.get(side) else { return false };
    let name = before_any(label, &chains().flows.ends).unwrap_or(label);
    name.ends_with(side.as_str())
}
