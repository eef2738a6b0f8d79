//! `基金收入A，…。基金支出B，…。当期缺口C`: what income leaves over, or lacks.
//!
//! Contract: certain where the section has named one income and one expenditure since the last
//! such balance; among several pairs only one that closes is claimed.

use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};
use crate::document::Passage;

use super::super::event::FigureEvent;
use super::super::lexicon::{before_any, chains, labels};
use super::super::role::Role;
use super::balance::closes;

/// How many incomes and expenditures a balance is looked for among.
const MOST: usize = 4;

/// What one side of a balance names.
#[derive(Debug, Clone, Copy)]
struct Side {
    id: FigureId,
    /// It is a total: what came over from last year is in it.
    total: bool,
}

/// Incomes and expenditures of a section, in reading order.
#[derive(Debug, Default)]
pub struct Flows {
    income: Vec<Side>,
    spent: Vec<Side>,
    /// The side named last is income.
    on_income: bool,
    /// An amount that is neither side stands between them and the balance (上解, 调出).
    between: bool,
    /// One total was just said to be taken off the other (总收入A减去总支出B).
    taken: bool,
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
        let mut behind = 0;
        let mut listed = false;
        for figure in figures {
            let lead = passage.text().get(behind..figure.start).unwrap_or("");
            behind = figure.end;
            // The parts of a side are in it already.
            let opens = figure.depth == 0 && words.lists.stand_in(lead);
            listed = (listed && !lead.contains('。')) || opens;
            self.listed = listed;
            // `收支相抵平衡。`: that account is closed.
            if lead.rsplit_once('。').is_some_and(|(done, _)| words.offsets.stand_in(done)) {
                self.clear();
            }
            let plain = figure.depth == 0 && figure.role == Role::Amount && !figure.explained;
            if !plain || figure.cues.compared {
                continue;
            }
            let label = figure.label.as_str();
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
                self.between |= !alone || !left || words.done_with.stand_in(lead);
                self.close(figure.id, Balance::Surplus, true, disclosure);
            } else if !listed {
                let total = words.wholes.stand_in(&figure.cues.label);
                self.side(figure.id, label, total);
                self.taken = total && words.taken.stand_in(lead);
            }
        }
    }

    fn side(&mut self, id: FigureId, label: &str, total: bool) {
        let (side, words) = (Side { id, total }, &chains().flows);
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
            self.income.push(side);
            self.on_income = true;
        } else if is_side(label, 0) {
            self.spent.push(side);
            self.on_income = false;
        } else {
            self.between |= !self.income.is_empty() && !total;
        }
    }

    /// A balance. `of_totals`: what came over from last year is part of it, so that only totals
    /// give it with certainty.
    fn close(
        &mut self,
        id: FigureId,
        balance: Balance,
        of_totals: bool,
        disclosure: &mut Disclosure,
    ) {
        let Flows { income, spent, between, again, listed, .. } = std::mem::take(self);
        let between = between || again || listed;
        let items = |income: FigureId, spent: FigureId| {
            let gap = balance == Balance::Gap;
            [(income, gap), (spent, !gap)]
        };
        let sure = |sides: &[Side]| match sides {
            [only] if !of_totals || only.total => Some(only.id),
            _ if of_totals => {
                match sides.iter().filter(|side| side.total).collect::<Vec<_>>()[..] {
                    [only] => Some(only.id),
                    _ => None,
                }
            }
            _ => None,
        };
        let latest = |sides: &[Side]| -> Vec<FigureId> {
            sides.iter().rev().take(MOST).map(|side| side.id).collect()
        };
        let sure = sure(&income).zip(sure(&spent)).filter(|_| !between);
        let certain = sure.is_some();
        let pair = match sure {
            Some((income, spent)) => Some(items(income, spent)),
            None => latest(&income)
                .into_iter()
                .flat_map(|income| latest(&spent).into_iter().map(move |spent| (income, spent)))
                .map(|(income, spent)| items(income, spent))
                .find(|pair| closes(id, pair, disclosure)),
        };
        if let Some(pair) = pair {
            disclosure.say(
                Why::certain(Form::ChainFlows, certain),
                Says::Total { total: id, items: pair.to_vec(), kind: TotalKind::Amounts },
            );
        }
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
