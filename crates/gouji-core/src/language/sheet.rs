//! A formula as data: what the parser makes of the text.

use crate::disclosure::{Basis, Fund, Kind};
use crate::document::Span;

use super::syntax::Each;

/// One relation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    pub(crate) each: Vec<(Each, Span)>,
    pub(crate) demand: Demand,
    pub(crate) when: Option<Condition>,
    pub(crate) span: Span,
}

/// What must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Demand {
    /// Both sides are equal.
    Equal(Sum, Sum),
    /// The first is not more than the second.
    AtMost(Sum, Sum),
    /// The printed rate is the one quantity in terms of the other.
    Rate(RateKind, Quantity, Quantity),
}

/// What a printed rate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateKind {
    /// The part in the whole.
    Share,
    /// This year against the one before.
    Growth,
    /// The outturn of the budget.
    Completion,
}

/// Quantities added and taken away; none of them is zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) terms: Vec<Operand>,
    pub(crate) span: Span,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Operand {
    pub(crate) minus: bool,
    /// `?`: where it is not printed it is nothing.
    pub(crate) optional: bool,
    /// `sum(children(…))`: what stands one step below, added up.
    pub(crate) children: bool,
    pub(crate) quantity: Quantity,
    pub(crate) span: Span,
}

/// A concept with what is said of it; what is not said is the same for the whole formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// `None` is `figure`: any concept, the same in the whole formula.
    pub(crate) concept: Option<String>,
    pub(crate) fund: Option<Fund>,
    pub(crate) year: Option<i32>,
    pub(crate) basis: Option<&'static [Basis]>,
    pub(crate) path: Option<PathIs>,
    pub(crate) span: Span,
}

impl Quantity {
    /// A concept of which nothing else is said.
    pub(crate) fn bare(concept: Option<&str>, span: Span) -> Quantity {
        let concept = concept.map(str::to_owned);
        Quantity { concept, fund: None, year: None, basis: None, path: None, span }
    }

    /// Whether nothing else is said of it.
    pub(crate) fn is_bare(&self) -> bool {
        *self == Quantity::bare(self.concept.as_deref(), self.span)
    }
}

/// Which row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PathIs {
    /// The total.
    Top,
    /// The row with this code.
    Code(String),
}

/// When a formula is asked at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    Present(Quantity),
    Absent(Quantity),
    Compare(Sum, Cmp, Sum),
    Kind(Kind),
    Year(Cmp, i32),
    Basis(&'static [Basis]),
    Fund(Fund),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cmp {
    Equal,
    Unequal,
    Less,
    Greater,
    AtMost,
    AtLeast,
}

impl Formula {
    /// The quantities without which it is not asked.
    pub(crate) fn needed(&self) -> Vec<&Quantity> {
        match &self.demand {
            Demand::Equal(left, right) | Demand::AtMost(left, right) => {
                let terms = left.terms.iter().chain(&right.terms);
                terms.filter(|term| !term.optional).map(|term| &term.quantity).collect()
            }
            Demand::Rate(_, one, other) => vec![one, other],
        }
    }

    /// Whether `for each` names it.
    pub(crate) fn goes_through(&self, each: Each) -> bool {
        self.each.iter().any(|(found, _)| *found == each)
    }

    /// The formula as it is written, without the indentation it has in its file.
    pub(crate) fn text(&self, source: &str) -> String {
        let text = source.get(self.span.start..self.span.end).unwrap_or_default();
        let before = source.get(..self.span.start).unwrap_or_default();
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        let line = |line: &str| {
            let blanks = line.len() - line.trim_start_matches(' ').len();
            line.get(blanks.min(column)..).unwrap_or_default().trim_end().to_owned()
        };
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default().to_owned();
        std::iter::once(first).chain(lines.map(line)).collect::<Vec<_>>().join("\n")
    }
}

impl Cmp {
    /// Whether two things ordered like this compare so.
    pub(crate) fn fits(self, order: std::cmp::Ordering) -> bool {
        match self {
            Cmp::Equal => order.is_eq(),
            Cmp::Unequal => order.is_ne(),
            Cmp::Less => order.is_lt(),
            Cmp::Greater => order.is_gt(),
            Cmp::AtMost => order.is_le(),
            Cmp::AtLeast => order.is_ge(),
        }
    }
}

impl Sum {
    /// Every quantity in it.
    pub(crate) fn quantities(&self) -> impl Iterator<Item = &Quantity> {
        self.terms.iter().map(|term| &term.quantity)
    }
}

impl Demand {
    /// Every quantity in it.
    pub(crate) fn quantities(&self) -> Vec<&Quantity> {
        match self {
            Demand::Equal(left, right) | Demand::AtMost(left, right) => {
                left.quantities().chain(right.quantities()).collect()
            }
            Demand::Rate(_, one, other) => vec![one, other],
        }
    }
}
