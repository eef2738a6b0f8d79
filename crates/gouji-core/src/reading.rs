//! What a printed figure says to the judge: a value, the step of its last digit, and how it was
//! hedged. Everything is in base units (元 for money, 1 for percentages: 72% is 0.72).

use crate::number::Exact;

/// A word that loosens a figure: 约, 近, 超 …
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hedge {
    /// Stated plainly.
    #[default]
    None,
    /// 约, 左右, 大约: one unit of the last non-zero digit either way.
    About,
    /// 近: up to a tenth below.
    Nearly,
    /// 超, 逾, 余, 多: more than stated.
    Over,
    /// 不低于, 至少, 以上: what is stated or more.
    AtLeast,
    /// 不超过, 最多, 不到, 以内: what is stated or less.
    AtMost,
}

/// A figure as the judge sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The printed value in base units.
    pub value: Exact,
    /// The unit of the last printed digit in base units (0.01万元 is 100). Where the document drops
    /// trailing zeros this is the document's usual step.
    pub step: Exact,
    /// The step as literally printed, when `step` was refined by the precision policy (150 among
    /// two-decimal figures: `step` 0.01, `literal` 1).
    pub literal: Option<Exact>,
    /// Counts and years have no rounding at all.
    pub exact: bool,
    /// Whether the quantity cannot be below zero (expenditure, counts).
    pub non_negative: bool,
    /// How the figure was hedged.
    pub hedge: Hedge,
}

impl Reading {
    /// A constant or count: no rounding.
    pub fn exact(value: Exact) -> Reading {
        Reading {
            value,
            step: Exact::zero(),
            literal: None,
            exact: true,
            non_negative: false,
            hedge: Hedge::None,
        }
    }

    /// A figure rounded to multiples of `step`.
    pub fn rounded(value: Exact, step: Exact) -> Reading {
        Reading {
            value,
            step,
            literal: None,
            exact: false,
            non_negative: false,
            hedge: Hedge::None,
        }
    }
}
