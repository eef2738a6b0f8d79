//! Outturns that the text of a report tells and its tables print: 全市一般公共预算收入77.31亿元, and the total of the table.
//!
//! Contract: a clause that names no budget, plan, change or other year tells the outturn of its year. The text is of the
//! tables of a level and year where several of its amounts stand there under their names and nearly all agree; then all
//! must. Names and
//! agreement only; an amount that any table has under its name is right.

use std::collections::{BTreeMap, BTreeSet};

use crate::disclosure::{Disclosure, FigureId, Form, Origin, Unit};
use crate::document::{Passage, Span};
use crate::partition::without_level;
use crate::reach::{Level, Reach};
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

/// An amount of the text and the cell that it should be.
type Pair = (FigureId, FigureId);

/// What tables of one level and year print is of one account.
type Account<'a> = (Option<&'a Level>, i32);

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
        let mut found: BTreeMap<Account<'_>, Vec<Pair>> = BTreeMap::new();
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
        let mut believed: Vec<(usize, Vec<Pair>)> = found
            .into_values()
            .map(|mut pairs| {
                pairs.retain(|(text, cell)| {
                    !right.contains(text) || equal(*text, *cell, disclosure)
                });
                (held(&pairs, &right), pairs)
            })
            .filter_map(|(held, pairs)| Some((held?, pairs)))
            .collect();
        believed.sort_by_key(|(held, _)| std::cmp::Reverse(*held));
        let mut done: BTreeSet<FigureId> = BTreeSet::new();
        for (_, mut pairs) in believed {
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
            let label = name(without_level(&figure.label));
            (!label.is_empty()).then_some(Amount { id, level, label, year: clause.year })
        });
        figures.collect()
    }
}

/// How many cells are told rightly, if it is enough beside what is not.
fn held(pairs: &[Pair], right: &BTreeSet<FigureId>) -> Option<usize> {
    let (mut held, mut failed) = (BTreeSet::new(), BTreeSet::new());
    for (text, cell) in pairs {
        match right.contains(text) {
            true => held.insert(*cell),
            false => failed.insert(*text),
        };
    }
    let (held, failed) = (held.len(), failed.len());
    (held >= ENOUGH && (failed < 2 || failed * FOR_EACH <= held)).then_some(held)
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

#[cfg(test)]
mod tests {
    use super::super::test_kit::told;
    use gouji_check::gouji_core::finding::Severity;

    fn said(spent: &str, clause: &str) -> Vec<(Severity, String)> {
        let text = format!(
            "# 关于岚山市2024年预算执行情况和2025年预算草案的报告\n\n## 一、2024年预算执行情况\n\n\
             2024年，全市一般公共预算收入完成77.31亿元，其中：税收收入60.16亿元，非税收入17.16亿元。\
             一般公共预算支出{clause}{spent}亿元。\n\n\
             ### 2024年岚山市一般公共预算收入执行情况表\n\n单位：万元\n\n| 项目 | 执行数 |\n|---|---|\n\
             | 一、税收收入 | 601,577 |\n| 二、非税收入 | 171,560 |\n| 一般公共预算收入合计 | 773,137 |\n\n\
             ### 2024年岚山市一般公共预算支出执行情况表\n\n单位：万元\n\n| 项目 | 执行数 |\n|---|---|\n\
             | 一、一般公共服务支出 | 310,000 |\n| 二、教育支出 | 517,221 |\n| 一般公共预算支出合计 | 827,221 |\n"
        );
        told(&text)
    }

    #[test]
    fn what_the_text_tells_of_the_year_stands_in_its_tables() {
        assert_eq!(said("82.72", "完成"), []);
        let found = said("87.72", "完成");
        assert_eq!(
            found.iter().map(|(_, stated)| stated.as_str()).collect::<Vec<_>>(),
            ["87.72亿元"]
        );
    }

    #[test]
    fn a_budget_is_no_outturn() {
        assert_eq!(said("87.72", "预算安排"), []);
    }
}
