//! Sums that a table's form asks for, before it is sure that the form was read right.
//!
//! Contract: a family of sums (the rows of a table, its codes) is claimed only where most of it
//! closes: a column read wrongly breaks them all. A blank is unknown; sums with a blank wait until
//! the document shows that its blanks stand for nothing.

use std::collections::BTreeMap;

use crate::disclosure::{
    Disclosure, Doubt, Doubts, FamilyId, Figure, FigureId, Form, Ground, Says, TotalKind, Why,
    closes,
};
use crate::number::Exact;

use super::formulas::is_telling;

/// Sums of a table that nobody knows must close at least this often.
const ENOUGH: usize = 3;

/// So few are enough beside one that does not, if their digits tell.
const FEW: usize = 2;

/// So many failing sums are no slips of a column.
const WRONG: usize = 3;

/// A sum the form asks for.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The total.
    pub total: FigureId,
    /// Its items, each added or (true) taken away.
    pub items: Vec<(FigureId, bool)>,
    /// An item is blank.
    pub blank: bool,
    /// Only a sum that closes is one: what belongs to it is not certain.
    pub unsure: bool,
    /// It stands in an official table of a department.
    pub official: bool,
    /// Every column, row and cell of that table is known.
    pub whole: bool,
    /// What tells its rows.
    pub by: By,
    /// It is claimed already, for what the columns agree on: here it only speaks for others.
    pub said: bool,
    /// What it is.
    pub kind: TotalKind,
    /// What the reading of the table could not account for.
    pub doubts: Doubts,
}

/// What tells which rows make a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The form of the table.
    Form,
    /// Their names: they are one side of a balance, and nothing but what such a side has.
    Side,
    /// Their numbers: from one without a gap, and the sum stands behind the last.
    Numbers,
    /// Their numbers, one by one from one on to the last row below the sum.
    Listed,
    /// The number of the sum: they are the rows without one below it.
    Below,
}

/// How far the form of a table is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// An official table.
    Known,
    /// Any other.
    Unknown,
}

/// Sums that wait for what the document's blanks mean.
#[derive(Debug, Default)]
pub(super) struct Blanks {
    waiting: Vec<(FamilyId, Candidate)>,
}

/// How many sums close.
pub(super) fn closing(family: &[Candidate], disclosure: &Disclosure) -> usize {
    family.iter().filter(|sum| closes(sum.total, &sum.items, disclosure)).count()
}

/// Claims a family of sums if enough of it closes; `false` if the family is not what it seemed.
/// `support` is how many sums of the whole table close: where none does, the table may be another
/// than it seems.
pub(super) fn claim(
    family: Vec<Candidate>,
    trust: Trust,
    support: usize,
    blanks: &mut Blanks,
    disclosure: &mut Disclosure,
) -> bool {
    let family = readable(family, disclosure);
    let held = |sum: Candidate| (closes(sum.total, &sum.items, disclosure), sum);
    let (certain, unsure): (Vec<_>, Vec<_>) =
        family.into_iter().map(held).partition(|(_, sum)| !sum.unsure);
    let closed = certain.iter().filter(|(holds, _)| *holds).count();
    let not_held = certain.iter().filter(|(holds, sum)| !sum.blank && !holds);
    let all_broken: Vec<&Candidate> = not_held.map(|(_, sum)| sum).collect();
    let broken: Vec<&Candidate> = all_broken.iter().copied().filter(|sum| !sum.is_told()).collect();
    let failed = broken.len();
    let sound = match trust {
        Trust::Known => {
            let whole = certain.iter().all(|(_, sum)| sum.whole);
            let read = (support > 0 || whole) && (failed == 1 || failed <= closed);
            failed == 0 || read || one_cell(&broken, disclosure)
        }
        Trust::Unknown => {
            let telling = || {
                let mut held = certain.iter().filter(|(holds, _)| *holds);
                held.all(|(_, sum)| is_telling(&sum.items, disclosure))
            };
            failed == 0
                || (closed >= ENOUGH && failed * 4 <= closed)
                || (closed >= FEW && failed == 1 && telling())
                || (closed > 0 && telling() && one_cell(&all_broken, disclosure))
        }
    };
    let group = disclosure.family();
    for (_, sum) in unsure.into_iter().filter(|(holds, _)| *holds) {
        sum.say(group, true, disclosure);
    }
    for (holds, sum) in certain {
        if sum.blank && !holds {
            // Where the columns cannot be told apart, not even the bound is certain.
            if sum.doubts.has(Doubt::Ragged) {
                continue;
            }
            if sound && trust == Trust::Known {
                blanks.waiting.push((group, sum));
            }
        } else if sound || holds || sum.is_told() {
            if sum.blank {
                blanks.waiting.push((group, sum));
            } else if holds || closed > 0 || trust == Trust::Known || sum.is_told() {
                sum.say(group, true, disclosure);
            }
        }
    }
    sound
}

/// The sums of a family, without those down a column most of which fail: it holds something else.
fn readable(mut family: Vec<Candidate>, disclosure: &Disclosure) -> Vec<Candidate> {
    family.retain(|sum| !sum.items.is_empty());
    let column = |sum: &Candidate| {
        let down = sum.kind != TotalKind::Row;
        disclosure.slots.get(&sum.total).filter(|_| down).map(|slot| (slot.table, slot.column))
    };
    let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for sum in family.iter().filter(|sum| !sum.unsure && !sum.blank) {
        let Some(column) = column(sum) else { continue };
        let (held, failed) = counts.entry(column).or_default();
        if closes(sum.total, &sum.items, disclosure) { *held += 1 } else { *failed += 1 }
    }
    let several = counts.len() > 1;
    family.retain(|sum| {
        let count = column(sum).and_then(|column| counts.get(&column));
        !several || count.is_none_or(|(held, failed)| *failed < WRONG || failed <= held)
    });
    family
}

/// Whether one wrong cell is all that is wrong with several sums: each that fails holds the cell, and
/// the same amount put right makes each of them close.
fn one_cell(broken: &[&Candidate], disclosure: &Disclosure) -> bool {
    let value = |id| disclosure.figure(id).map_or_else(Exact::zero, Figure::value);
    let Some((first, rest)) = broken.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return false;
    };
    // What a figure would have to grow by for its sum to close.
    let wanted = |sum: &Candidate, id: FigureId| {
        let made = sum.items.iter().fold(Exact::zero(), |made, (item, minus)| {
            if *minus { &made - &value(*item) } else { &made + &value(*item) }
        });
        let short = &value(sum.total) - &made;
        if sum.total == id {
            return Some(-&short);
        }
        let (_, minus) = sum.items.iter().find(|(item, _)| *item == id)?;
        Some(if *minus { -&short } else { short })
    };
    let cells = first.items.iter().map(|(id, _)| *id).chain([first.total]);
    cells.into_iter().any(|id| {
        let own = wanted(first, id);
        own.is_some() && rest.iter().all(|sum| wanted(sum, id) == own)
    })
}

impl Candidate {
    /// Whether the list numbers of its rows say what it is made of.
    pub fn is_numbered(&self) -> bool {
        matches!(self.by, By::Numbers | By::Listed | By::Below)
    }

    /// Whether the rows say by themselves what they make, whatever else of the table closes.
    fn is_told(&self) -> bool {
        matches!(self.by, By::Side | By::Numbers | By::Listed)
    }

    /// The claim of the sum: whole, or only that the items are together at most the total.
    fn say(self, family: FamilyId, whole: bool, disclosure: &mut Disclosure) {
        if self.said {
            return;
        }
        let form = match self.kind {
            _ if self.whole => Form::OfficialWhole,
            _ if self.by == By::Side && !self.official => Form::TableSide,
            _ if self.by == By::Numbers && !self.official => Form::TableNumbered,
            _ if self.by == By::Below && !self.official => Form::TableGrouped,
            _ if self.by == By::Listed && !self.official => Form::TableListed,
            TotalKind::Row if self.official => Form::OfficialRow,
            TotalKind::Row => Form::TableRow,
            TotalKind::Balance if self.official => Form::OfficialOutline,
            _ if self.official => Form::OfficialCodes,
            TotalKind::Balance => Form::TableOutline,
            _ => Form::TableCodes,
        };
        let ground = if self.unsure { Ground::OnlyBecauseItCloses } else { Ground::Layout };
        let mut why = Why::on(form, ground).of(family).doubt_if(Doubt::Blank, self.blank);
        why.doubts = why.doubts.and(self.doubts);
        disclosure.say(why, Says::total(self.total, self.items, self.kind, whole));
    }
}

impl Blanks {
    /// Claims the sums that waited: as complete where nearly all of them close without their blanks.
    pub fn settle(self, disclosure: &mut Disclosure) {
        let closing = |sum: &Candidate| closes(sum.total, &sum.items, disclosure);
        let broken: Vec<&Candidate> =
            self.waiting.iter().map(|(_, sum)| sum).filter(|sum| !closing(sum)).collect();
        let closed = self.waiting.len() - broken.len();
        let few = broken.len() <= (self.waiting.len() / 5).max(1);
        let nothing = (closed >= ENOUGH && few) || (closed > 1 && one_cell(&broken, disclosure));
        for (family, mut sum) in self.waiting {
            let whole = nothing || closes(sum.total, &sum.items, disclosure);
            // So many sums say that blanks are nothing that it is no doubt any more.
            sum.blank &= !(nothing && closed >= ENOUGH && sum.official);
            sum.say(family, whole, disclosure);
        }
    }
}
