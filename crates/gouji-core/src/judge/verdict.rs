//! What the judge says about a statement.

use serde::Serialize;

use crate::number::Exact;

/// How far a statement is from being true, weakest first.
///
/// Closed on purpose: the five exclude each other and leave nothing out, so a `match` may rely on them. One more would
/// change what the others mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// True as printed.
    Holds,
    /// True within rounding (a note).
    Rounding,
    /// True only if somebody cut digits off, or doubtful in its wording (a warning).
    Truncated,
    /// No way of rounding or cutting the printed digits makes it true (an error).
    Broken,
    /// Cannot be decided; the reason is in the code.
    Untestable,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal;)*) => {
        /// The reason behind a verdict, a stable name for machines.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// The stable name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    /// Within rounding.
    Rounding "rounding";
    /// A half rounded the other way.
    Tie "tie";
    /// The stated result was cut off instead of rounded.
    DerivedTruncated "derived-truncated";
    /// Everything was cut off.
    AllTruncated "all-truncated";
    /// The inputs were cut off, the result rounded.
    InputsTruncated "inputs-truncated";
    /// Some figures were cut, others rounded.
    MixedTruncation "mixed-truncation";
    /// Only rounding up (进一法) gives the printed figure.
    OnlyIfRoundedUp "only-if-rounded-up";
    /// True when a short figure is taken at its literal precision.
    ReducedPrecision "reduced-precision";
    /// Possible by rounding, but as unlikely as 10⁻⁶.
    ImprobableRounding "improbable-rounding";
    /// All other totals of the document add exactly, this one does not.
    BreaksExactRegime "breaks-exact-regime";
    /// The word says up, the figures say down, or the reverse.
    WrongDirection "wrong-direction";
    /// 减少 before a negative number.
    DoubleSign "double-sign";
    /// A percentage of nothing.
    UndefinedBase "undefined-base";
    /// Nothing of nothing: boilerplate.
    ZeroOfZero "zero-of-zero";
    /// The base is negative.
    NegativeBase "negative-base";
    /// The rate fits another base of the same sentence.
    WrongBase "wrong-base";
    /// The inverse ratio fits.
    OperandsSwapped "operands-swapped";
    /// No whole number gives this rate.
    NoInteger "no-integer";
    /// Printed equal although the text says larger or smaller.
    PrintedEqual "printed-equal";
    /// The comparison could be true within rounding.
    WithinRounding "within-rounding";
    /// 基本持平 for a difference of more than one percent.
    NotNearlyEqual "not-nearly-equal";
    /// Two prints of one value differ by the last digit.
    SamePrecision "same-precision";
    /// Equal at the coarser precision.
    CoarserPrecision "coarser-precision";
    /// Off by exactly 10⁴ or 10⁸: the unit label.
    UnitLabel "unit-label";
    /// One share bent by one unit so that the list adds to 100.
    BentTo100 "bent-to-100";
    /// The number fits another wording (`为…的1.97倍`, 完成目标的180%, 6个百分点).
    Wording "wording";
    /// The growth was divided by this year's figure.
    WrongDenominator "wrong-denominator";
    /// An operand is hedged, or its interval reaches zero, so nothing is proved.
    TooVague "too-vague";
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A closed or half-open interval of true values; an absent end is unbounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// Lower end, and whether it belongs to the interval.
    pub low: Option<(Exact, bool)>,
    /// Upper end, and whether it belongs to the interval.
    pub high: Option<(Exact, bool)>,
}

/// The decision on one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, where there is more to say than the verdict.
    pub code: Option<Code>,
    /// What the printed inputs give for the stated figure, exactly, in base units and with its sign
    /// (a fall of 12 % is −0.12). `None` where no value exists.
    pub exact: Option<Exact>,
    /// `exact` rounded half up to the printed step of the stated figure: what should be printed.
    pub expected: Option<Exact>,
    /// The interval of true values that the inputs allow under plain rounding; absent where the
    /// statement holds as printed.
    pub implied: Option<Box<Interval>>,
}
