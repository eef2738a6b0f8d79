//! The unit behind a number: money, rates, counts, measures, and prices for each of something.
//!
//! Contract: what is not certainly a unit is none.

use crate::disclosure::{MoneyUnit, Unit};
use crate::lexicon::{behind_any, hedges, labels};
use crate::reading::Hedge;
use crate::units;

/// A unit as it stands behind digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// What it is.
    pub unit: Unit,
    /// How many bytes it has.
    pub length: usize,
    /// A price for each of something.
    pub per: bool,
    /// A hedge between digits and unit (120余万元).
    pub hedge: Hedge,
    /// It is printed in full.
    pub named: bool,
    /// 万 or 亿 before a word that joins: money only beside other money.
    pub joined: bool,
}

const MONEY: [(&str, MoneyUnit); 5] = [
    ("亿元", MoneyUnit::HundredMillion),
    ("百万元", MoneyUnit::Million),
    ("万元", MoneyUnit::TenThousand),
    ("千元", MoneyUnit::Thousand),
    ("元", MoneyUnit::Yuan),
];

const RATES: [(&str, Unit); 4] = [
    ("个百分点", Unit::Points),
    ("百分点", Unit::Points),
    ("%", Unit::Percent),
    ("倍", Unit::Times),
];

const LARGE: [(&str, MoneyUnit); 2] =
    [("亿", MoneyUnit::HundredMillion), ("万", MoneyUnit::TenThousand)];

/// The marks behind which 万 and 亿 stand for money.
const CLOSED: &str = "，。；：、）（%";

/// The unit that a text begins with.
pub fn unit_of(text: &str) -> Measured {
    let (skipped, hedge) = inside(text);
    let rest = text.get(skipped..).unwrap_or("");
    let found = |unit: Unit, length: usize, named: bool| Measured {
        unit,
        length: skipped + length,
        per: false,
        hedge,
        named,
        joined: false,
    };
    for (word, unit) in RATES {
        if rest.starts_with(word) {
            return found(unit, word.len(), false);
        }
    }
    for (word, unit) in MONEY {
        if let Some(tail) = rest.strip_prefix(word) {
            return priced(found(Unit::Money(unit), word.len(), true), tail);
        }
    }
    if let Some(word) = units::classifier(rest) {
        let tail = rest.get(word.len()..).unwrap_or("");
        return priced(found(Unit::Count(word.to_owned()), word.len(), true), tail);
    }
    if let Some(counted) = in_thousands(rest) {
        let hedge = if hedge == Hedge::None { counted.hedge } else { hedge };
        return Measured { length: skipped + counted.length, hedge, ..counted };
    }
    for (word, unit) in LARGE {
        if let Some(tail) = rest.strip_prefix(word) {
            // 万 without 元 is money only where nothing countable follows (`4万户`, `万余条`).
            let closed = tail.chars().next().is_none_or(|c| CLOSED.contains(c));
            let joined = !closed && behind_any(tail, &labels().joints).is_some();
            let unit = if closed || joined { Unit::Money(unit) } else { Unit::Bare };
            return Measured { joined, ..found(unit, word.len(), false) };
        }
    }
    found(Unit::Bare, 0, false)
}

/// 余 and 多 at the beginning: their length and what they say.
fn inside(text: &str) -> (usize, Hedge) {
    hedges().inside.begins(text).unwrap_or((0, Hedge::None))
}

/// `万人`, `万余户`, `千平方米`.
fn in_thousands(text: &str) -> Option<Measured> {
    let multiplier = units::multiplier(text)?;
    let (skipped, hedge) = inside(text.get(multiplier.len()..)?);
    let at = multiplier.len() + skipped;
    let word = units::classifier(text.get(at..)?)?;
    let unit = Unit::Count(format!("{multiplier}{word}"));
    let counted =
        Measured { unit, length: at + word.len(), per: false, hedge, named: true, joined: false };
    Some(priced(counted, text.get(at + word.len()..)?))
}

/// With what it is a price for: `/次`, `/人·天`, `/人/月`.
fn priced(measured: Measured, tail: &str) -> Measured {
    let mut length = 0;
    while let Some(rest) = tail.get(length..)
        && let Some(separator) = rest.chars().next().filter(|c| {
            *c == '/' || (length > 0 && matches!(c, '·' | '・' | '*' | '.')) || *c == '每'
        })
    {
        let rest = rest.get(separator.len_utf8()..).unwrap_or("");
        let word = units::priced(rest).map(str::len);
        // Behind a slash anything is what the price is for.
        let other = || rest.chars().next().filter(|c| separator == '/' && !c.is_ascii());
        let Some(word) = word.or_else(|| other().map(char::len_utf8)) else { break };
        length += separator.len_utf8() + word;
    }
    Measured { length: measured.length + length, per: length > 0, ..measured }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, usize, bool) {
        let found = unit_of(text);
        (found.unit.suffix().to_owned(), text.len() - found.length, found.per)
    }

    #[test]
    fn counts_may_be_in_thousands() {
        assert_eq!(read("万人、"), ("万人".into(), 3, false));
        assert_eq!(read("万余户。"), ("万户".into(), 3, false));
        assert_eq!(read("平方米"), ("平方米".into(), 0, false));
        assert_eq!(read("万平方米"), ("万平方米".into(), 0, false));
        assert_eq!(unit_of("多亿元").hedge, Hedge::Over);
    }

    #[test]
    fn a_slash_makes_a_price() {
        for text in ["元/人/月", "元/人·月", "元/次", "万元/亩", "元/平方米", "元/人次", "人/次"]
        {
            assert_eq!((read(text).1, read(text).2), (0, true), "{text}");
        }
        assert!(!read("元。").2);
    }

    #[test]
    fn large_numbers_without_yuan_are_money_before_a_mark() {
        assert_eq!(read("亿、"), ("亿元".into(), 3, false));
        assert!(unit_of("亿和转贷").joined && !unit_of("亿、").joined);
        assert_eq!(read("万名").0, "万名");
        assert_eq!(read("万里长").0, "");
    }
}
