//! Slips in the tables of a synthetic final account, built as relations: nothing is read.
//!
//! Contract: amounts are honest roundings of finer ones, so that sums hold within rounding only; the
//! tables repeat each other as the official ones do, and a narrative repeats and compares them.

#![allow(clippy::needless_range_loop, reason = "cells of a grid are found by their numbers")]

use gouji_core::belief::Beliefs;
use gouji_core::diagnosis::{diagnose, judge_relations};
use gouji_core::disclosure::{Disclosure, Doubts, Figure, FigureId, MoneyUnit, Origin, Slot, Unit};
use gouji_core::document::{Place, SourceText, Span};
use gouji_core::finding::Finding;
use gouji_core::judge::Judgement;
use gouji_core::number::Numeral;
use gouji_core::reading::Hedge;
use gouji_core::relation::Relation;
use gouji_core::rules::Rule;
use gouji_core::statement::{Chain, Operand, RatioKind, Statement, Term};
use gouji_core::telling::tell;

use super::Draft;

/// How many items a class has, and how many funds a row is split into.
const ITEMS: usize = 5;
const FUNDS: usize = 4;

/// The synthetic account.
pub struct Account {
    disclosure: Disclosure,
    relations: Vec<(Relation, Judgement)>,
    source: SourceText,
}

struct Builder {
    disclosure: Disclosure,
    text: String,
    relations: Vec<Relation>,
    seed: u64,
}

fn figure(id: FigureId) -> Operand {
    Operand::Figure(id)
}

impl Builder {
    fn random(&mut self, limit: u64) -> u64 {
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) % limit + 1
    }

    fn add(&mut self, digits: &str, unit: Unit, slot: Option<Slot>) -> FigureId {
        let start = self.text.len();
        self.text.push_str(digits);
        let place: Place = Span::new(start, self.text.len()).into();
        self.text.push('\n');
        let id = self.disclosure.add(Figure {
            numeral: Numeral::parse(digits).expect("a number"),
            unit,
            hedge: Hedge::None,
            place,
            label: String::new(),
            identity: None,
            origin: slot.map_or(Origin::Narrative, |slot| Origin::Table(slot.table)),
            usual_decimals: None,
            entire: false,
            doubts: Doubts::NONE,
        });
        if let Some(slot) = slot {
            self.disclosure.slots.insert(id, slot);
        }
        id
    }

    /// A figure for an amount in ten-thousandths of 万元.
    fn amount(&mut self, fine: u64, slot: Option<Slot>) -> FigureId {
        self.add(&hundredths(fine), Unit::Money(MoneyUnit::TenThousand), slot)
    }

    fn sum(&mut self, rule: Rule, total: FigureId, items: &[FigureId]) {
        let terms = items.iter().map(|id| Term { figure: figure(*id), minus: false }).collect();
        let statement = Statement::Sum { total: figure(total), terms, complete: true };
        self.relations.push(Relation::new(rule, total, statement));
    }

    fn same(&mut self, left: FigureId, right: FigureId) {
        let chain = Chain::Independent { items: 1 };
        let statement = Statement::Same { left: figure(left), right: figure(right), chain };
        self.relations.push(Relation::new(Rule::SameFigure, left, statement));
    }

    fn share(&mut self, part: (FigureId, u64), whole: (FigureId, u64)) {
        let percent = (part.1 * 20_000 + whole.1) / (2 * whole.1);
        let digits = format!("{}.{:02}", percent / 100, percent % 100);
        let rate = self.add(&digits, Unit::Percent, None);
        let statement = Statement::Ratio {
            kind: RatioKind::Share,
            rate: figure(rate),
            part: figure(part.0),
            whole: figure(whole.0),
            other_wholes: Vec::new(),
            siblings: Vec::new(),
        };
        self.relations.push(Relation::new(Rule::ShareOfWhole, rate, statement));
    }

    /// One table: classes with their items, each row split into funds, and a total row on top.
    /// Gives the first column, with its fine values.
    fn table(
        &mut self,
        table: usize,
        classes: usize,
        first: Option<&[u64]>,
    ) -> Vec<(FigureId, u64)> {
        let columns = FUNDS + 1;
        let rows = 1 + classes * (1 + ITEMS);
        let mut fine = vec![vec![0; columns]; rows];
        for row in (0..rows).rev() {
            if row > 0 && (row - 1) % (1 + ITEMS) > 0 {
                for fund in 1..columns {
                    fine[row][fund] = self.random(9_000_000);
                }
                if let Some(known) = first {
                    // The same first column as another table, split in another way.
                    let rest: u64 =
                        fine[row][1..FUNDS].iter().sum::<u64>() % (known[row] / 2).max(1);
                    fine[row] = vec![0; columns];
                    fine[row][1] = rest;
                    fine[row][2] = known[row] - rest;
                }
            }
        }
        for class in 0..classes {
            let head = 1 + class * (1 + ITEMS);
            for column in 1..columns {
                fine[head][column] = (1..=ITEMS).map(|item| fine[head + item][column]).sum();
            }
        }
        for column in 1..columns {
            fine[0][column] = (0..classes).map(|it| fine[1 + it * (1 + ITEMS)][column]).sum();
        }
        for row in &mut fine {
            row[0] = row[1..].iter().sum();
        }
        let cells: Vec<Vec<FigureId>> = fine
            .iter()
            .enumerate()
            .map(|(row, values)| {
                let cell = |(column, value): (usize, &u64)| (column, *value);
                let values: Vec<_> = values.iter().enumerate().map(cell).collect();
                values
                    .into_iter()
                    .map(|(column, value)| self.amount(value, Some(Slot { table, row, column })))
                    .collect()
            })
            .collect();
        for row in &cells {
            self.sum(Rule::ItemsAddToTotal, row[0], &row[1..]);
        }
        for column in 0..columns {
            let heads: Vec<usize> = (0..classes).map(|class| 1 + class * (1 + ITEMS)).collect();
            let tops: Vec<FigureId> = heads.iter().map(|head| cells[*head][column]).collect();
            self.sum(Rule::SumOfItems, cells[0][column], &tops);
            for head in heads {
                let items: Vec<FigureId> =
                    (1..=ITEMS).map(|item| cells[head + item][column]).collect();
                self.sum(Rule::SumOfItems, cells[head][column], &items);
            }
        }
        cells.iter().zip(&fine).map(|(cells, fine)| (cells[0], fine[0])).collect()
    }
}

fn hundredths(fine: u64) -> String {
    let rounded = (fine + 50) / 100;
    format!("{}.{:02}", rounded / 100, rounded % 100)
}

impl Account {
    /// An account of `pairs` pairs of tables with the same first column.
    pub fn new(pairs: usize, classes: usize) -> Account {
        let (disclosure, text) = (Disclosure::default(), String::new());
        let mut builder = Builder { disclosure, text, relations: Vec::new(), seed: 2024 };
        for pair in 0..pairs {
            let one = builder.table(2 * pair, classes, None);
            let fine: Vec<u64> = one.iter().map(|(_, fine)| *fine).collect();
            let other = builder.table(2 * pair + 1, classes, Some(&fine));
            for ((left, _), (right, _)) in other.iter().zip(&one) {
                builder.same(*left, *right);
            }
            // The narrative names the total and the classes with their shares.
            let total = builder.amount(one[0].1, None);
            builder.same(total, one[0].0);
            let mut parts = Vec::new();
            for class in 0..classes {
                let (cell, fine) = one[1 + class * (1 + ITEMS)];
                let told = builder.amount(fine, None);
                builder.same(told, cell);
                builder.share((told, fine), (total, one[0].1));
                parts.push(told);
            }
            builder.sum(Rule::SumOfItems, total, &parts);
        }
        let Builder { disclosure, text, relations, .. } = builder;
        let relations = judge_relations(relations, &disclosure);
        Account { source: SourceText::new("tables", text), disclosure, relations }
    }

    /// The account with other numbers in some figures, judged again.
    pub fn with(&self, typed: &[(FigureId, &str)]) -> (Disclosure, Vec<(Relation, Judgement)>) {
        let mut disclosure = self.disclosure.clone();
        for (id, digits) in typed {
            disclosure.figures[id.0].numeral = Numeral::parse(digits).expect("a number");
        }
        let relations = self.relations.iter().map(|(relation, _)| relation.clone()).collect();
        let judged = judge_relations(relations, &disclosure);
        (disclosure, judged)
    }

    /// What is found with other numbers in some figures.
    pub fn found(&self, typed: &[(FigureId, &str)]) -> Vec<Finding> {
        let (disclosure, judged) = self.with(typed);
        let diagnosis = diagnose(&judged, &disclosure, Beliefs::built_in(), true);
        tell(&diagnosis, &judged, &disclosure, &self.source)
    }
}

impl Draft for Account {
    fn name(&self) -> &str {
        "tables"
    }

    fn disclosure(&self) -> &Disclosure {
        &self.disclosure
    }

    fn relations(&self) -> &[(Relation, Judgement)] {
        &self.relations
    }

    fn printed(&self, figure: FigureId) -> Option<String> {
        Some(self.disclosure.figure(figure)?.numeral.decimal().to_string())
    }

    fn findings(&self, figure: FigureId, typed: &str) -> Option<(Vec<Finding>, Span)> {
        let span = self.disclosure.figure(figure)?.place.span;
        Some((self.found(&[(figure, typed)]), span))
    }
}
