//! What can be stated about figures so that it is either true or false.
//!
//! A statement is data: rules build it from claims, the judge decides it, the explainer puts it in
//! words. It is generic over what stands for a figure, so that the same shape holds figure ids
//! (in a relation) and readings (before the judge).

use crate::number::Exact;

/// Which way something moved, or which side of a comparison is larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 增加, 增长, 提高, 上升.
    Up,
    /// 减少, 下降, 降低, 压减.
    Down,
}

impl Direction {
    /// The other way.
    pub fn reversed(self) -> Direction {
        match self {
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        }
    }
}

/// A figure stated with a direction word: 减少12.30 is `Down` 12.30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moved<F> {
    /// The printed figure (its own sign included).
    pub figure: F,
    /// The direction word before it.
    pub direction: Direction,
}

/// One item of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term<F> {
    /// The figure.
    pub figure: F,
    /// Added or taken away.
    pub minus: bool,
}

/// How a growth is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GrowthForm {
    /// `增长97%`.
    Percent,
    /// `增长0.97倍`.
    TimesMore,
    /// `为上年的1.97倍`.
    TimesOf,
}

/// What a ratio means; it decides the words, not the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RatioKind {
    /// `占本年支出合计的77%`.
    Share,
    /// `完成预算的72%`.
    Completion,
    /// `58户复产，复产率93.55%`.
    Rate,
    /// `平均1.08万元`.
    Average,
}

/// A comparison word between two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// 小于, 低于.
    Less,
    /// 大于, 高于, 超过.
    Greater,
    /// 持平, 等于, 一致.
    Equal,
    /// 基本持平.
    NearlyEqual,
}

/// Where two prints of one quantity come from; it decides how much they may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Chain {
    /// Two prints of one stored value in running text.
    SameLeaf,
    /// Totals, or prints in different tables, or table and text: rounded independently.
    Independent {
        /// How many items each total has, where known (widens the slack as for a sum); 1 otherwise.
        items: u32,
    },
}

/// An item of an implied overall completion: what was spent and which part of its budget that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ItemRate<F> {
    /// The amount spent.
    pub amount: F,
    /// The stated completion rate.
    pub rate: F,
    /// The text says 与预算持平, so the budget is the amount itself.
    pub flat: bool,
}

/// A statement about figures. `§` names the section of `docs/semantics.md` that decides it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement<F> {
    /// `total = Σ ± terms` (§3). Also counts, and percentages that add to the constant 100 %.
    Sum {
        /// The total.
        total: F,
        /// The items.
        terms: Vec<Term<F>>,
        /// Whether all items are known. With an item missing only a non-negative overflow is wrong.
        complete: bool,
    },
    /// `delta = now − before` (§4).
    Difference {
        /// The stated change.
        delta: Moved<F>,
        /// This year.
        now: F,
        /// The year before.
        before: F,
    },
    /// `rate = now ÷ before − 1`, with at least two of `now`, `before`, `delta` (§6, §7, §8, §15).
    Growth {
        /// The stated rate.
        rate: Moved<F>,
        /// Percent or multiple.
        form: GrowthForm,
        /// This year.
        now: Option<F>,
        /// The year before.
        before: Option<F>,
        /// The stated change.
        delta: Option<Moved<F>>,
    },
    /// `rate = part ÷ whole` (§5, §9, §11 with both counts stated, §16, §17).
    Ratio {
        /// Its meaning.
        kind: RatioKind,
        /// The stated rate.
        rate: F,
        /// The part (outturn, sub-count).
        part: F,
        /// The whole (budget, count).
        whole: F,
        /// Other bases the same sentence offers, for the hint `wrong-base`.
        other_wholes: Vec<F>,
        /// All shares of the list this one stands in, itself included; empty outside a list (§17).
        siblings: Vec<F>,
    },
    /// `rate = part ÷ (part + Σ others)`: a share of a whole that is nowhere printed, but whose parts all are (§5).
    ShareOfParts {
        /// The stated share.
        rate: F,
        /// The part.
        part: F,
        /// All other parts of the whole.
        others: Vec<F>,
        /// All shares of the list this one stands in, itself included (§17).
        siblings: Vec<F>,
    },
    /// Whether the overall rate is possible, given the items' amounts and rates (§10).
    ImpliedCompletion {
        /// The stated overall rate.
        overall: F,
        /// The items.
        items: Vec<ItemRate<F>>,
    },
    /// Whether some whole number of `whole` gives the printed rate (§11).
    CountRate {
        /// The stated rate.
        rate: F,
        /// The count it is a part of.
        whole: F,
    },
    /// `超目标rate`: `rate = (actual − target) ÷ target`; without a target, whether a whole number
    /// can be it (§15).
    OverTarget {
        /// The stated rate.
        rate: F,
        /// What was reached.
        actual: F,
        /// The target.
        target: Option<F>,
    },
    /// `product = Π factors` (§12).
    Product {
        /// The product.
        product: F,
        /// Quantities and unit prices.
        factors: Vec<F>,
    },
    /// Two prints of one quantity (§13).
    Same {
        /// The print that is reported when they differ.
        left: F,
        /// The other print.
        right: F,
        /// How they are related.
        chain: Chain,
    },
    /// `left word right` (§14).
    Compare {
        /// Left of the word.
        left: F,
        /// Right of the word.
        right: F,
        /// The word.
        word: Comparison,
    },
    /// `part ≤ whole` (§5, last sentence of the first paragraph).
    Within {
        /// The part.
        part: F,
        /// The whole.
        whole: F,
    },
    /// `delta = now − before` between percentages, in percentage points (§15).
    Points {
        /// The stated points.
        delta: Moved<F>,
        /// The rate now.
        now: F,
        /// The rate it is compared with.
        before: F,
        /// Printed as `6%` instead of `6个百分点`.
        printed_as_percent: bool,
    },
}

/// A figure of the document or a constant of the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A figure, by its index in the disclosure.
    Figure(crate::figure_id::FigureId),
    /// A number that stands nowhere in the document: 100 %, the length of a list.
    Constant(Exact),
}

impl<F> Statement<F> {
    /// The same statement with every figure replaced; figures keep their roles.
    pub fn map<G>(&self, mut with: impl FnMut(&F) -> G) -> Statement<G> {
        let f = &mut with;
        match self {
            Statement::Sum { total, terms, complete } => Statement::Sum {
                total: f(total),
                terms: terms
                    .iter()
                    .map(|term| Term { figure: f(&term.figure), minus: term.minus })
                    .collect(),
                complete: *complete,
            },
            Statement::Difference { delta, now, before } => {
                Statement::Difference { delta: moved(delta, f), now: f(now), before: f(before) }
            }
            Statement::Growth { rate, form, now, before, delta } => Statement::Growth {
                rate: moved(rate, f),
                form: *form,
                now: now.as_ref().map(&mut *f),
                before: before.as_ref().map(&mut *f),
                delta: delta.as_ref().map(|delta| moved(delta, f)),
            },
            Statement::Ratio { kind, rate, part, whole, other_wholes, siblings } => {
                Statement::Ratio {
                    kind: *kind,
                    rate: f(rate),
                    part: f(part),
                    whole: f(whole),
                    other_wholes: other_wholes.iter().map(&mut *f).collect(),
                    siblings: siblings.iter().map(&mut *f).collect(),
                }
            }
            Statement::ShareOfParts { rate, part, others, siblings } => Statement::ShareOfParts {
                rate: f(rate),
                part: f(part),
                others: others.iter().map(&mut *f).collect(),
                siblings: siblings.iter().map(&mut *f).collect(),
            },
            Statement::ImpliedCompletion { overall, items } => Statement::ImpliedCompletion {
                overall: f(overall),
                items: items
                    .iter()
                    .map(|item| ItemRate {
                        amount: f(&item.amount),
                        rate: f(&item.rate),
                        flat: item.flat,
                    })
                    .collect(),
            },
            Statement::CountRate { rate, whole } => {
                Statement::CountRate { rate: f(rate), whole: f(whole) }
            }
            Statement::OverTarget { rate, actual, target } => Statement::OverTarget {
                rate: f(rate),
                actual: f(actual),
                target: target.as_ref().map(f),
            },
            Statement::Product { product, factors } => {
                Statement::Product { product: f(product), factors: factors.iter().map(f).collect() }
            }
            Statement::Same { left, right, chain } => {
                Statement::Same { left: f(left), right: f(right), chain: *chain }
            }
            Statement::Compare { left, right, word } => {
                Statement::Compare { left: f(left), right: f(right), word: *word }
            }
            Statement::Within { part, whole } => {
                Statement::Within { part: f(part), whole: f(whole) }
            }
            Statement::Points { delta, now, before, printed_as_percent } => Statement::Points {
                delta: moved(delta, f),
                now: f(now),
                before: f(before),
                printed_as_percent: *printed_as_percent,
            },
        }
    }

    /// Calls `visit` for every figure, the stated one first.
    pub fn each(&self, mut visit: impl FnMut(&F)) {
        let _ = self.map(|figure| visit(figure));
    }
}

fn moved<F, G>(from: &Moved<F>, with: &mut impl FnMut(&F) -> G) -> Moved<G> {
    Moved { figure: with(&from.figure), direction: from.direction }
}
