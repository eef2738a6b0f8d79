//! Tables whose unit line is wrong: nearly every amount that they share with the text differs by one power of ten.
//!
//! Contract: such a unit is one cause, and the rest of the document is judged as if it were right. A table that
//! agrees with the text as it stands is never among them, nor is one about which its amounts do not agree.

mod votes;

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Disclosure, Figure, FigureId, MoneyUnit, Origin, Unit};
use crate::judge::{Judgement, Verdict};
use crate::number::Exact;
use crate::relation::Relation;
use crate::statement::{Operand, Statement};

use votes::{agree, decide};

/// So many amounts of the tables must differ by the unit alone: a point that slipped twice is seldom.
const ENOUGH: usize = 3;
/// So many where the unit is so many powers of ten off.
const FEW: usize = 2;
const FAR: i32 = 3;
/// Of so many pairs that the right unit explains one may differ otherwise.
const FOR_EACH_OTHER: usize = 5;

/// Tables that name one wrong unit.
#[derive(Debug, Clone)]
pub struct WrongUnit {
    /// Their numbers.
    pub(crate) tables: BTreeSet<usize>,
    /// What they name, and what is right.
    pub(crate) own: MoneyUnit,
    pub(crate) right: MoneyUnit,
    /// The relations that the right unit makes true.
    pub(crate) mended: Vec<usize>,
    /// Other pairs of theirs differ as well.
    pub(crate) doubtful: bool,
}

/// Two prints of one amount of money, as a relation holds them.
#[derive(Debug, Clone, Copy)]
struct Pair {
    at: usize,
    left: FigureId,
    right: FigureId,
}

/// The wrong units of a document, each with what it makes wrong.
pub fn find(relations: &[(Relation, Judgement)], disclosure: &Disclosure) -> Vec<WrongUnit> {
    let pairs = pairs(relations, disclosure);
    let is_broken = |pair: &&Pair| {
        relations.get(pair.at).is_some_and(|(_, judgement)| judgement.verdict == Verdict::Broken)
    };
    // Most documents have no two: nothing more is asked of them.
    if pairs.iter().filter(is_broken).count() < FEW {
        return Vec::new();
    }
    let mut units = decide(&pairs, disclosure);
    let right: BTreeSet<MoneyName> = units.values().filter(|it| it.0 == it.1).map(name).collect();
    // A table that shares nothing with the rest has the unit of the others, if none of them is right.
    let wrong: BTreeMap<MoneyName, (MoneyUnit, MoneyUnit)> =
        units.values().filter(|it| it.0 != it.1).map(|it| (name(it), *it)).collect();
    for (table, own) in named_by(disclosure) {
        let key = own.exponent();
        if let Some(unit) = wrong.get(&key).filter(|_| !right.contains(&key)) {
            units.entry(table).or_insert(*unit);
        }
    }
    let mut groups: BTreeMap<(i32, i32), (MoneyUnit, MoneyUnit, BTreeSet<usize>)> = BTreeMap::new();
    for (table, (own, right)) in units.iter().filter(|(_, (own, right))| own != right) {
        let key = (own.exponent(), right.exponent());
        groups.entry(key).or_insert((*own, *right, BTreeSet::new())).2.insert(*table);
    }
    let unit_of = |figure: &Figure| {
        let unit = table_of(figure).and_then(|table| units.get(&table));
        unit.filter(|(own, _)| figure.unit == Unit::Money(*own)).map(|(_, right)| *right)
    };
    groups
        .into_values()
        .filter_map(|(own, right, tables)| {
            let (mut mended, mut other) = (Vec::new(), 0);
            let mut amounts: BTreeSet<Exact> = BTreeSet::new();
            for pair in &pairs {
                let (left, second) =
                    (disclosure.figure(pair.left)?, disclosure.figure(pair.right)?);
                let is_of = |it: &Figure| table_of(it).is_some_and(|table| tables.contains(&table));
                if !is_of(left) && !is_of(second) {
                    continue;
                }
                match (
                    agree(left, second),
                    agree(&mended_by(left, unit_of(left)), &mended_by(second, unit_of(second))),
                ) {
                    (false, true) => {
                        mended.push(pair.at);
                        amounts.insert(if is_of(left) { left.value() } else { second.value() });
                    }
                    (_, false) => other += 1,
                    (true, true) => {}
                }
            }
            let far = (own.exponent() - right.exponent()).abs() >= FAR;
            let enough = amounts.len() >= if far { FEW } else { ENOUGH };
            let enough = enough && mended.len() >= FOR_EACH_OTHER * other;
            enough.then_some(WrongUnit { tables, own, right, mended, doubtful: other > 0 })
        })
        .collect()
}

impl WrongUnit {
    /// Reads the tables as if they named the right unit.
    pub fn correct(&self, disclosure: &mut Disclosure) {
        for figure in &mut disclosure.figures {
            if figure.unit == Unit::Money(self.own)
                && table_of(figure).is_some_and(|table| self.tables.contains(&table))
            {
                figure.unit = Unit::Money(self.right);
            }
        }
    }
}

type MoneyName = i32;

fn name((own, _): &(MoneyUnit, MoneyUnit)) -> MoneyName {
    own.exponent()
}

/// The unit of money that each table names.
fn named_by(disclosure: &Disclosure) -> BTreeMap<usize, MoneyUnit> {
    let figures = disclosure.figures.iter();
    figures.filter_map(|it| Some((table_of(it)?, money(it)?))).collect()
}

fn mended_by(figure: &Figure, unit: Option<MoneyUnit>) -> Figure {
    let mut figure = figure.clone();
    if let Some(unit) = unit {
        figure.unit = Unit::Money(unit);
    }
    figure
}

/// The unit of an amount.
pub(crate) fn money(figure: &Figure) -> Option<MoneyUnit> {
    match figure.unit {
        Unit::Money(unit) => Some(unit),
        _ => None,
    }
}

/// The table that a figure stands in.
pub(crate) fn table_of(figure: &Figure) -> Option<usize> {
    match figure.origin {
        Origin::Table(table) => Some(table),
        _ => None,
    }
}

/// The prints of one amount that stand in the text and a table, or in two tables.
fn pairs(relations: &[(Relation, Judgement)], disclosure: &Disclosure) -> Vec<Pair> {
    let of = |(at, (relation, _)): (usize, &(Relation, Judgement))| {
        let Some(Statement::Same {
            left: Operand::Figure(left),
            right: Operand::Figure(right),
            ..
        }) = relation.readings.first()
        else {
            return None;
        };
        let (one, other) = (disclosure.figure(*left)?, disclosure.figure(*right)?);
        let apart = table_of(one) != table_of(other);
        let amounts = [one, other].iter().all(|it| money(it).is_some() && !it.value().is_zero());
        (apart && amounts).then_some(Pair { at, left: *left, right: *right })
    };
    relations.iter().enumerate().filter_map(of).collect()
}
