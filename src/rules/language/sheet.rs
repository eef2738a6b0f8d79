//! A formula as data: what the parser makes of the text.

use crate::disclosure::{Basis, Fund, Kind};
use crate::document::Span;

use super::rates::RateKind;
use super::syntax::Each;

/// One relation of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    pub(super) each: Vec<(Each, Span)>,
    pub(super) demand: Demand,
    pub(super) when: Option<Condition>,
    pub(super) span: Span,
}

/// What must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Demand {
    /// Both sides are equal.
    Equal(Sum, Sum),
    /// The first is not more than the second.
    AtMost(Sum, Sum),
    /// The printed rate is the one quantity in terms of the other.
    Rate(RateKind, Quantity, Quantity),
}

/// Quantities added and taken away; none of them is zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) terms: Vec<Operand>,
    pub(super) span: Span,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operand {
    pub(super) minus: bool,
    /// `?`: where it is not printed it is nothing.
    pub(super) optional: bool,
    /// `sum(children(…))`: what stands one step below, added up.
    pub(super) children: bool,
    pub(super) quantity: Quantity,
    pub(super) span: Span,
}

/// A concept with what is said of it; what is not said is the same for the whole formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// `None` is `figure`: any concept, the same in the whole formula.
    pub(super) concept: Option<String>,
    pub(super) fund: Option<Fund>,
    pub(super) year: Option<i32>,
    pub(super) basis: Option<&'static [Basis]>,
    pub(super) path: Option<PathIs>,
    pub(super) span: Span,
}

/// Which row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PathIs {
    /// The total.
    Top,
    /// The row with this code.
    Code(String),
}

/// When a formula is asked at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
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
pub(super) enum Cmp {
    Equal,
    Unequal,
    Less,
    Greater,
    AtMost,
    AtLeast,
}

impl Formula {
    /// Whether `for each` names it.
    pub(super) fn goes_through(&self, each: Each) -> bool {
        self.each.iter().any(|(found, _)| *found == each)
    }

    /// The formula as it is written, without the indentation it has in its file.
    pub(in crate::rules) fn text(&self, source: &str) -> String {
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
    pub(super) fn fits(self, order: std::cmp::Ordering) -> bool {
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
    pub(super) fn quantities(&self) -> impl Iterator<Item = &Quantity> {
        self.terms.iter().map(|term| &term.quantity)
    }
}

impl Demand {
    /// Every quantity in it.
    pub(super) fn quantities(&self) -> Vec<&Quantity> {
        match self {
            Demand::Equal(left, right) | Demand::AtMost(left, right) => {
                left.quantities().chain(right.quantities()).collect()
            }
            Demand::Rate(_, one, other) => vec![one, other],
        }
    }
}
