//! A figure: a number of the document, what it is counted in, and what it is.

use std::sync::Arc;

use crate::document::Place;
use crate::number::{Exact, Numeral};
use crate::reading::{Hedge, Reading};

use super::{Doubts, Identity};

/// A unit of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MoneyUnit {
    /// 元.
    Yuan,
    /// 千元.
    Thousand,
    /// 万元.
    TenThousand,
    /// 百万元.
    Million,
    /// 亿元.
    HundredMillion,
}

impl MoneyUnit {
    /// Its power of ten in 元.
    pub fn exponent(self) -> i32 {
        match self {
            MoneyUnit::Yuan => 0,
            MoneyUnit::Thousand => 3,
            MoneyUnit::TenThousand => 4,
            MoneyUnit::Million => 6,
            MoneyUnit::HundredMillion => 8,
        }
    }

    /// Its printed name.
    pub fn name(self) -> &'static str {
        match self {
            MoneyUnit::Yuan => "元",
            MoneyUnit::Thousand => "千元",
            MoneyUnit::TenThousand => "万元",
            MoneyUnit::Million => "百万元",
            MoneyUnit::HundredMillion => "亿元",
        }
    }

    /// The unit of a printed name (`万元`, `万`), if it is one.
    pub fn from_name(name: &str) -> Option<MoneyUnit> {
        Some(match name {
            "元" | "人民币元" => MoneyUnit::Yuan,
            "千元" => MoneyUnit::Thousand,
            "万元" | "万" | "人民币万元" => MoneyUnit::TenThousand,
            "百万元" => MoneyUnit::Million,
            "亿元" | "亿" => MoneyUnit::HundredMillion,
            _ => return None,
        })
    }
}

/// What a figure is counted in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// An amount of money.
    Money(MoneyUnit),
    /// A percentage.
    Percent,
    /// Percentage points.
    Points,
    /// 倍.
    Times,
    /// A count with its classifier (`户`, `个`, `批次`); empty where none is printed.
    Count(String),
    /// A calendar year.
    Year,
    /// A number whose unit is not known.
    Bare,
}

impl Unit {
    /// The power of ten of the unit in base units.
    pub fn exponent(&self) -> i32 {
        match self {
            Unit::Money(unit) => unit.exponent(),
            Unit::Percent | Unit::Points => -2,
            _ => 0,
        }
    }

    /// What is printed behind the digits.
    pub fn suffix(&self) -> &str {
        match self {
            Unit::Money(unit) => unit.name(),
            Unit::Percent => "%",
            Unit::Points => "个百分点",
            Unit::Times => "倍",
            Unit::Count(classifier) => classifier,
            Unit::Year => "年",
            Unit::Bare => "",
        }
    }

    /// Whether figures of this unit are exact (no rounding): what is counted one by one.
    pub fn is_exact(&self) -> bool {
        match self {
            Unit::Count(unit) => crate::units::is_counted(unit),
            Unit::Year => true,
            _ => false,
        }
    }
}

/// How a repaired figure is printed, where that is not as it is printed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrintForm {
    /// The powers of ten by which its unit is larger (万元 for 元: 4).
    pub unit: i32,
    /// How many decimals it has.
    pub decimals: Option<u32>,
}

/// Which kind of text a figure stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Running text.
    Narrative,
    /// A cell of the table with this number.
    Table(usize),
    /// A field of a structured disclosure.
    Structured,
}

/// A number of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The digits as printed.
    pub numeral: Numeral,
    /// What it is counted in.
    pub unit: Unit,
    /// How it is hedged.
    pub hedge: Hedge,
    /// Where its digits and unit stand.
    pub place: Place,
    /// What the text calls it, in the text's own words.
    pub label: String,
    /// What it certainly is, where that is certain; shared, because whoever puts figures in order keeps it as well.
    pub identity: Option<Arc<Identity>>,
    /// Where it stands.
    pub origin: Origin,
    /// The document's usual number of decimals for this unit, when this figure shows fewer
    /// (trailing zeros dropped).
    pub usual_decimals: Option<u32>,
    /// It is all that its file stores, so that decimals it does not show are zeros and were not rounded off.
    pub entire: bool,
    /// What its reading could not account for.
    pub doubts: Doubts,
}

impl Figure {
    /// The printed value in base units.
    pub fn value(&self) -> Exact {
        &self.numeral.value() * &Exact::ten_to(self.unit.exponent())
    }

    /// The figure as the judge sees it.
    pub fn reading(&self) -> Reading {
        let exponent = self.unit.exponent();
        let step_for = |decimals: u32| {
            Exact::ten_to(exponent.saturating_sub(i32::try_from(decimals).unwrap_or(i32::MAX)))
        };
        let printed = self.numeral.decimals();
        let (step, literal) = match self.usual_decimals {
            Some(usual) if usual > printed => {
                (step_for(usual), (!self.entire).then(|| step_for(printed)))
            }
            _ => (step_for(printed), None),
        };
        let exact = self.unit.is_exact() && printed == 0;
        let negative = self.numeral.is_negative();
        Reading {
            value: self.value(),
            step: if exact { Exact::zero() } else { step },
            literal,
            exact,
            non_negative: !negative && matches!(self.unit, Unit::Money(_) | Unit::Count(_)),
            hedge: self.hedge,
        }
    }

    /// A value in base units printed in this figure's unit and precision, such as `640.80万元`.
    pub fn print(&self, value: &Exact) -> String {
        format!("{}{}", self.print_digits(value), self.unit.suffix())
    }

    /// The digits alone of [`Figure::print`].
    pub fn print_digits(&self, value: &Exact) -> String {
        self.digits_with(value, self.usual_decimals.unwrap_or(0).max(self.numeral.decimals()))
    }

    /// A value in base units printed in this figure's unit with so many decimals.
    pub fn print_with(&self, value: &Exact, decimals: u32) -> String {
        format!("{}{}", self.digits_with(value, decimals), self.unit.suffix())
    }

    fn digits_with(&self, value: &Exact, decimals: u32) -> String {
        let scaled = value * &Exact::ten_to(-self.unit.exponent());
        let digits = scaled.to_fixed(decimals);
        if self.numeral.grouped() { group(&digits) } else { digits }
    }

    /// The same digits in a unit of money that is `powers` powers of ten larger, if there is one.
    pub fn in_unit(&self, powers: i32) -> Option<Figure> {
        let Unit::Money(unit) = self.unit else { return None };
        let all = [MoneyUnit::Yuan, MoneyUnit::TenThousand, MoneyUnit::HundredMillion];
        let exponent = unit.exponent().checked_add(powers)?;
        let unit = all.into_iter().find(|unit| unit.exponent() == exponent)?;
        Some(Figure { unit: Unit::Money(unit), ..self.clone() })
    }

    /// The figure as printed, with its unit.
    pub fn printed(&self) -> String {
        let digits = self.numeral.decimal().to_string();
        let digits = if self.numeral.grouped() { group(&digits) } else { digits };
        format!("{digits}{}", self.unit.suffix())
    }

    /// Whether a figure counts for coverage: every amount with a unit, every percentage, and every
    /// numeric cell of a table. Counts join only when they take part.
    pub fn counts_for_coverage(&self) -> bool {
        match self.unit {
            Unit::Money(_) | Unit::Percent | Unit::Points => true,
            Unit::Year => false,
            _ => matches!(self.origin, Origin::Table(_)),
        }
    }
}

/// Puts thousands commas into plain digits.
fn group(digits: &str) -> String {
    let (sign, rest) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(digits: &str, unit: Unit) -> Figure {
        Figure {
            numeral: Numeral::parse(digits).unwrap(),
            unit,
            hedge: Hedge::None,
            place: Place::default(),
            label: String::new(),
            identity: None,
            origin: Origin::Narrative,
            usual_decimals: None,
            entire: false,
            doubts: Doubts::NONE,
        }
    }

    #[test]
    fn prints_in_its_own_unit_and_precision() {
        let amount = figure("1,314.21", Unit::Money(MoneyUnit::TenThousand));
        assert_eq!(amount.print(&Exact::int(12_345_678)), "1,234.57万元");
        assert_eq!(amount.printed(), "1,314.21万元");
        let share = figure("78", Unit::Percent);
        assert_eq!(share.print(&Exact::ratio(77, 100).unwrap()), "77%");
        assert_eq!(share.reading().step, Exact::ratio(1, 100).unwrap());
    }
}
