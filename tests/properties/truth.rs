//! True values, and how a press prints them.

use gouji_core::number::Exact;
use gouji_core::reading::Reading;
use gouji_core::statement::{Direction, GrowthForm, Moved, RatioKind, Statement};
use proptest::prelude::*;

/// What is judged.
pub type Says = Statement<Reading>;

/// How a figure loses its last digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Print {
    Rounded,
    Cut,
}

/// How each figure of a statement is printed, in turn.
#[derive(Debug, Clone)]
pub struct Press {
    /// Decimals of amounts and of rates (a rate is printed in percent).
    decimals: Vec<u8>,
    prints: Vec<Print>,
    next: usize,
}

impl Press {
    fn print(&mut self, value: &Exact, unit: i32) -> Reading {
        let decimals = i32::from(self.decimals[self.next % self.decimals.len()]);
        let print = self.prints[self.next % self.prints.len()];
        self.next += 1;
        let step = Exact::ten_to(unit - decimals);
        let printed = match print {
            Print::Rounded => value.round_half_up(&step),
            Print::Cut => value.truncate(&step),
        };
        Reading::rounded(printed, step)
    }

    pub fn amount(&mut self, value: &Exact) -> Reading {
        Reading { non_negative: !value.is_negative(), ..self.print(value, 0) }
    }

    pub fn rate(&mut self, value: &Exact) -> Reading {
        self.print(value, -2)
    }

    pub fn moved(&mut self, value: &Exact, unit: i32) -> Moved<Reading> {
        let direction = if value.is_negative() { Direction::Down } else { Direction::Up };
        Moved { figure: self.print(&value.abs(), unit), direction }
    }
}

/// True values: thousandths of thousandths, so that every printed digit may be a tie or not.
fn truth(least: i64, most: i64) -> impl Strategy<Value = Exact> {
    (least * 1_000_000..most * 1_000_000)
        .prop_map(|millionths| &Exact::int(millionths) * &Exact::ten_to(-6))
}

fn press(prints: impl Strategy<Value = Vec<Print>>) -> impl Strategy<Value = Press> {
    (prop::collection::vec(0..4_u8, 1..6), prints).prop_map(|(decimals, prints)| Press {
        decimals,
        prints,
        next: 0,
    })
}

pub fn rounding() -> impl Strategy<Value = Press> {
    press(Just(vec![Print::Rounded]))
}

pub fn cutting() -> impl Strategy<Value = Press> {
    press(Just(vec![Print::Cut]))
}

pub fn mixing() -> impl Strategy<Value = Press> {
    press(prop::collection::vec(prop_oneof![Just(Print::Rounded), Just(Print::Cut)], 1..12))
}

/// A statement without its stated figure: true inputs and what they truly give.
#[derive(Debug, Clone)]
pub enum Truth {
    Sum(Vec<(Exact, bool)>),
    Difference(Exact, Exact),
    Growth(Exact, Exact, GrowthForm, [bool; 3]),
    Ratio(Exact, Exact, RatioKind),
    Implied(Vec<(Exact, Exact)>),
    Counts(i64, i64),
    Target(Exact, Exact),
    WholeTarget(i64, i64),
    Product(i64, Exact, Exact),
    Same(Exact),
    Equal(Exact),
    Within(Exact, Exact),
    Points(Exact, Exact),
}

pub fn truths() -> impl Strategy<Value = Truth> {
    let base = || truth(20, 5000);
    let form =
        prop::sample::select(vec![GrowthForm::Percent, GrowthForm::TimesMore, GrowthForm::TimesOf]);
    let kind =
        prop::sample::select(vec![RatioKind::Share, RatioKind::Completion, RatioKind::Average]);
    let stated = prop::sample::select(vec![
        [true, true, false],
        [false, true, true],
        [true, false, true],
        [true, true, true],
    ]);
    prop_oneof![
        prop::collection::vec((truth(0, 900), any::<bool>()), 1..12).prop_map(Truth::Sum),
        (base(), base()).prop_map(|(now, before)| Truth::Difference(now, before)),
        (base(), base(), form, stated)
            .prop_map(|(now, before, form, stated)| Truth::Growth(now, before, form, stated)),
        (base(), base(), kind).prop_map(|(part, whole, kind)| Truth::Ratio(part, whole, kind)),
        prop::collection::vec((base(), base()), 1..6).prop_map(Truth::Implied),
        (1..400_i64, 1..400_i64).prop_map(|(part, whole)| Truth::Counts(part, whole)),
        (base(), base()).prop_map(|(actual, target)| Truth::Target(actual, target)),
        (1..400_i64, 1..400_i64)
            .prop_map(|(more, target)| Truth::WholeTarget(target + more, target)),
        (1..400_i64, truth(1, 90), truth(1, 90)).prop_map(|(q, a, b)| Truth::Product(q, a, b)),
        base().prop_map(Truth::Same),
        base().prop_map(Truth::Equal),
        (truth(0, 900), truth(0, 90)).prop_map(|(part, rest)| Truth::Within(&part + &rest, part)),
        (truth(0, 1), truth(0, 1)).prop_map(|(now, before)| Truth::Points(now, before)),
    ]
}
