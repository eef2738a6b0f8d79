//! Outturns that the text of a report tells and its tables print: 全市一般公共预算收入77.31亿元, and the total of the table.
//!
//! Contract: a clause that names no budget, plan, change or other year tells the outturn of its year. The text is of the
//! tables of a level and year where several of its amounts stand there under their names and nearly all agree; then all
//! must. Names and
//! agreement only; an amount that any table has under its name is right.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Disclosure, FigureId, Form, Origin, Unit};
use crate::document::{Passage, Span};
use crate::narrative::{Level, Reach};
use crate::reading::Hedge;

use super::across::{equal, say_same};
use super::roles;
use super::shelf::{Held, Shelf, name};

/// So many amounts must agree, and so many for each that does not but one.
const ENOUGH: usize = 2;
const FOR_EACH: usize = 3;

/// Fewer digits are equal by chance.
const DIGITS: usize = 3;

/// A stretch of text between two marks.
#[derive(Debug)]
struct Clause {
    span: Span,
    year: Option<i32>,
    level: Option<Level>,
}

/// The clauses of the running text that tell outturns.
#[derive(Debug, Default)]
pub(super) struct Told {
    clauses: Vec<Clause>,
}

/// An amount of the text.
struct Amount {
    id: FigureId,
    level: Option<Level>,
    label: String,
    year: Option<i32>,
}

impl Told {
    /// Takes down the clauses of a paragraph.
    pub fn line(&mut self, passage: &Passage) {
        let text = passage.text();
        let mut from = 0;
        let (mut year, mut level) = (None, None);
        let ends =
            text.match_indices(['。', '；', '，', '、', '：']).map(|(at, end)| at + end.len());
        for end in ends.chain([text.len()]) {
            let clause = text.get(from..end).unwrap_or("");
            year = roles::year(clause).or(year);
            level = Reach::of(clause).level.or(level);
            if !roles::is_no_outturn(clause) {
                self.clauses.push(Clause {
                    span: passage.span(from, end),
                    year,
                    level: level.clone(),
                });
            }
            from = end;
        }
    }

    /// Claims that what the text tells of a table stands in it.
    pub fn claims(&self, shelf: &Shelf, disclosure: &mut Disclosure) {
        let columns: Vec<&Held> =
            shelf.columns.iter().filter(|column| roles::is_outturn(column.about.stage)).collect();
        let amounts = self.amounts(disclosure);
        if columns.is_empty() || amounts.len() < ENOUGH {
            return;
        }
        let mut right: BTreeSet<FigureId> = BTreeSet::new();
        // What tables of one level and year print is of one account.
        let mut found: BTreeMap<(Option<&Level>, i32), Vec<(FigureId, FigureId)>> = BTreeMap::new();
        for amount in &amounts {
            for column in &columns {
                let Some(cell) = cell(amount, column, disclosure) else { continue };
                if equal(amount.id, cell, disclosure) {
                    right.insert(amount.id);
                }
                let account = (column.about.level.as_ref(), column.about.year);
                found.entry(account).or_default().push((amount.id, cell));
            }
        }
        let mut families: Vec<(usize, Vec<(FigureId, FigureId)>)> = found
            .into_values()
            .filter_map(|mut pairs| {
                pairs.retain(|(text, cell)| {
                    !right.contains(text) || equal(*text, *cell, disclosure)
                });
                let (mut held, mut failed) = (BTreeSet::new(), BTreeSet::new());
                for (text, cell) in &pairs {
                    match right.contains(text) {
                        true => held.insert(*cell),
                        false => failed.insert(*text),
                    };
                }
                let (held, failed) = (held.len(), failed.len());
                let believed = held >= ENOUGH && (failed < 2 || failed * FOR_EACH <= held);
                believed.then_some((held, pairs))
            })
            .collect();
        families.sort_by_key(|(held, _)| std::cmp::Reverse(*held));
        let mut done: BTreeSet<FigureId> = BTreeSet::new();
        for (_, mut pairs) in families {
            pairs.retain(|(text, _)| !done.contains(text));
            done.extend(pairs.iter().map(|(text, _)| *text));
            say_same(Form::SameTold, pairs, disclosure);
        }
    }

    /// The amounts of the clauses.
    fn amounts(&self, disclosure: &Disclosure) -> Vec<Amount> {
        let mut clauses: Vec<&Clause> = self.clauses.iter().collect();
        clauses.sort_by_key(|clause| clause.span.start);
        let figures = disclosure.ids().filter_map(|id| {
            let figure = disclosure.figure(id)?;
            let money = matches!(figure.unit, Unit::Money(_)) && figure.hedge == Hedge::None;
            let told = figure.origin == Origin::Narrative && figure.doubts.is_empty();
            let long = figure.numeral.significant() >= DIGITS && !figure.label.is_empty();
            if !money || !told || !long {
                return None;
            }
            let at = figure.place.span.start;
            let before = clauses.partition_point(|clause| clause.span.start <= at);
            let clause = clauses.get(before.checked_sub(1)?).filter(|it| at < it.span.end)?;
            let level = Reach::of(&figure.label).level.or_else(|| clause.level.clone());
            let label = name(Reach::without(&figure.label));
            (!label.is_empty()).then_some(Amount { id, level, label, year: clause.year })
        });
        figures.collect()
    }
}

/// The cell of a column that has the name of an amount: of its row, or of the total of a table of it.
fn cell(amount: &Amount, column: &Held, disclosure: &Disclosure) -> Option<FigureId> {
    let own = disclosure.header.year;
    let year = amount.year.or(own).is_some_and(|year| year == column.about.year);
    let level = match (&amount.level, &column.about.level) {
        (Some(text), Some(table)) => text == table,
        (None, Some(_)) => false,
        _ => true,
    };
    if !year || !level {
        return None;
    }
    if let Some(found) = column.rows.get(&amount.label) {
        return *found;
    }
    // The total of a table is called by what its title says: 合计 in 全市一般公共预算支出执行情况表.
    let (total, cell) = column.total.as_ref()?;
    let titled = column.title.contains(&amount.label);
    let named = roles::total_of(total).is_some_and(|rest| {
        rest == amount.label || (titled && (rest.is_empty() || amount.label.ends_with(rest)))
    });
    named.then_some(*cell)
}
