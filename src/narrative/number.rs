//! Numbers in folded text: digits, sign, hedge and unit.
//!
//! Contract: a number whose meaning is not certain gets the unit `Bare` or is no figure; digits
//! are never guessed.

use crate::disclosure::{MoneyUnit, Unchecked, Unit};
use crate::number::{Numeral, NumeralError};
use crate::reading::Hedge;

use super::token::{NumberToken, TokenKind};
use super::vocabulary::classifiers;

/// A number found in a text.
pub struct Found {
    /// What it is.
    pub kind: TokenKind,
    /// First byte, sign and hedge word included.
    pub start: usize,
    /// Byte behind the unit.
    pub end: usize,
}

const MONEY: [(&str, MoneyUnit); 5] = [
    ("亿元", MoneyUnit::HundredMillion),
    ("百万元", MoneyUnit::Million),
    ("万元", MoneyUnit::TenThousand),
    ("千元", MoneyUnit::Thousand),
    ("元", MoneyUnit::Yuan),
];

/// What may well be below zero: a `-` behind it is a sign.
const BELOW_ZERO: [&str; 7] = ["结余", "结转", "差额", "余额", "利润", "净额", "收支差"];

/// Reads the number whose first digit stands at byte `at`; `floor` is where the token before ends.
pub fn read(text: &str, at: usize, floor: usize) -> Found {
    let bytes = text.as_bytes();
    let mut end = digits_end(bytes, at);
    let before = text.get(floor..at).unwrap_or("");
    let digits = text.get(at..end).unwrap_or("");
    // A letter glued to the digits makes a name of them: `5G`, `110kv`, `COVID19`.
    let letter = |c: char| c.is_ascii_alphabetic();
    let behind = text.get(end..).unwrap_or("");
    if before.chars().next_back().is_some_and(letter) || behind.chars().next().is_some_and(letter) {
        return Found { kind: TokenKind::Text, start: at, end };
    }
    if let Some(found) = year(text, at, end, digits) {
        return found;
    }
    let mut start = at;
    let mut negative = false;
    if let Some(rest) = before.strip_suffix(['-', '—'])
        && (rest.chars().next_back().is_none_or(|c| "，：；。（、为是少加降升长\u{20}".contains(c))
            || (before.ends_with('-') && BELOW_ZERO.iter().any(|name| rest.ends_with(name))))
    {
        negative = true;
        start = floor + rest.len();
    }
    let mut hedge = hedge_before(text.get(floor..start).unwrap_or(""), floor, &mut start);
    let mut rest = behind;
    for over in ["余", "多"] {
        if let Some(tail) = rest.strip_prefix(over) {
            hedge = Hedge::Over;
            rest = tail;
            break;
        }
    }
    let (unit, length, per) = unit_of(rest);
    let skipped = behind.len() - rest.len();
    let had_unit = length > 0;
    if had_unit || skipped > 0 {
        end += skipped + length;
    }
    let tail = text.get(end..).unwrap_or("");
    if tail.starts_with("左右") {
        hedge = Hedge::About;
    }
    let numeral = Numeral::parse(digits);
    let kind = match numeral {
        Err(NumeralError::TooLong(_)) => TokenKind::NoFigure(Unchecked::TooManyDigits),
        Err(NumeralError::NotANumber(_)) => TokenKind::Text,
        Ok(_) if is_threshold(before, tail) && matches!(unit, Unit::Money(_)) => {
            TokenKind::NoFigure(Unchecked::NotAFigure)
        }
        Ok(numeral) => {
            let numeral = if negative { numeral.negated() } else { numeral };
            TokenKind::Number(NumberToken { numeral, unit, hedge, per })
        }
    };
    Found { kind, start, end }
}

/// Digits, thousands commas and one decimal point.
fn digits_end(bytes: &[u8], at: usize) -> usize {
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    while digit(end) {
        end += 1;
    }
    while bytes.get(end) == Some(&b',')
        && digit(end + 1)
        && digit(end + 2)
        && digit(end + 3)
        && !digit(end + 4)
    {
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        end += 1;
        while digit(end) {
            end += 1;
        }
    }
    end
}

fn year(text: &str, at: usize, end: usize, digits: &str) -> Option<Found> {
    let value: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    let rest = text.get(end..)?.strip_prefix('年')?;
    if !(1949..=2100).contains(&value) {
        return None;
    }
    let year_end = end + '年'.len_utf8();
    let month: String = rest.chars().take_while(char::is_ascii_digit).collect();
    if !month.is_empty()
        && let Some(after) = rest.get(month.len()..).and_then(|r| r.strip_prefix('月'))
    {
        let day: String = after.chars().take_while(char::is_ascii_digit).collect();
        let day_end = year_end + month.len() + '月'.len_utf8();
        let is_day = !day.is_empty() && after.get(day.len()..).is_some_and(|r| r.starts_with('日'));
        let end = if is_day { day_end + day.len() + '日'.len_utf8() } else { day_end };
        return Some(Found { kind: TokenKind::Date(value), start: at, end });
    }
    let end = if rest.starts_with('度') { year_end + '度'.len_utf8() } else { year_end };
    Some(Found { kind: TokenKind::Year(value), start: at, end })
}

fn hedge_before(before: &str, floor: usize, start: &mut usize) -> Hedge {
    let words = [
        ("大约", Hedge::About),
        ("约", Hedge::About),
        ("将近", Hedge::Nearly),
        ("近", Hedge::Nearly),
        ("不足", Hedge::Nearly),
        ("超过", Hedge::Over),
        ("逾", Hedge::Over),
        ("超", Hedge::Over),
    ];
    for (word, hedge) in words {
        if let Some(rest) = before.strip_suffix(word) {
            *start = floor + rest.len();
            return hedge;
        }
    }
    Hedge::None
}

/// The unit at the head of `rest`, its length in bytes, and whether it is a price per something.
fn unit_of(rest: &str) -> (Unit, usize, bool) {
    for (word, unit) in [("个百分点", Unit::Points), ("百分点", Unit::Points)] {
        if rest.starts_with(word) {
            return (unit, word.len(), false);
        }
    }
    if rest.starts_with('%') {
        return (Unit::Percent, 1, false);
    }
    if rest.starts_with('倍') {
        return (Unit::Times, '倍'.len_utf8(), false);
    }
    for (word, unit) in MONEY {
        if let Some(tail) = rest.strip_prefix(word) {
            let per = per_length(tail);
            return (Unit::Money(unit), word.len() + per, per > 0);
        }
    }
    for (word, unit) in [("亿", MoneyUnit::HundredMillion), ("万", MoneyUnit::TenThousand)] {
        if let Some(tail) = rest.strip_prefix(word) {
            // 万 without 元 is money only where nothing countable follows (`4万户`, `万余条`).
            let closed = tail.chars().next().is_none_or(|c| "，。；：、）（%".contains(c));
            return if closed {
                (Unit::Money(unit), word.len(), false)
            } else {
                (Unit::Bare, word.len(), false)
            };
        }
    }
    for word in classifiers() {
        if let Some(tail) = rest.strip_prefix(word.as_str()) {
            let per = per_length(tail);
            return (Unit::Count(word.clone()), word.len() + per, per > 0);
        }
    }
    (Unit::Bare, 0, false)
}

/// `/次`, `/人·天`: the length of what a price is for.
fn per_length(tail: &str) -> usize {
    let Some(rest) = tail.strip_prefix('/') else { return 0 };
    let word: usize = classifiers()
        .iter()
        .find(|word| rest.starts_with(word.as_str()))
        .map(String::len)
        .or_else(|| rest.chars().next().filter(|c| !c.is_ascii()).map(char::len_utf8))
        .unwrap_or(0);
    if word == 0 { 0 } else { 1 + word }
}

/// Price limits and thresholds: `单价50万元以上`, `100万元（含）以上`, `20万元以下`.
fn is_threshold(before: &str, tail: &str) -> bool {
    let tail = tail.strip_prefix("（含）").unwrap_or(tail);
    before.ends_with("单价")
        || before.ends_with("单位价值")
        || ["以上", "以下", "以内", "及以上"].iter().any(|word| tail.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> (String, Unit, Hedge, String) {
        let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
        let found = read(text, at, 0);
        let covered = text.get(found.start..found.end).unwrap().to_owned();
        match found.kind {
            TokenKind::Number(n) => (n.numeral.decimal().to_string(), n.unit, n.hedge, covered),
            other => (format!("{other:?}"), Unit::Bare, Hedge::None, covered),
        }
    }

    #[test]
    fn reads_units_signs_and_hedges() {
        let wan = Unit::Money(MoneyUnit::TenThousand);
        assert_eq!(
            number("计1,314.21万元。"),
            ("1314.21".into(), wan.clone(), Hedge::None, "1,314.21万元".into())
        );
        assert_eq!(number("约1607.2万元").2, Hedge::About);
        assert_eq!(number("减少-12.30万元").0, "-12.30");
        assert_eq!(number("支出0.3万。").1, wan);
        assert_eq!(number("4.8个百分点").1, Unit::Points);
        assert_eq!(number("2000元/次").3, "2000元/次");
        assert_eq!(
            number("400余人次"),
            ("400".into(), Unit::Count("人次".into()), Hedge::Over, "400余人次".into())
        );
    }

    #[test]
    fn tells_what_is_no_figure() {
        assert_eq!(number("单价50万元以上").0, "NoFigure(NotAFigure)");
        assert_eq!(number("2020年度").0, "Year(2020)");
        assert_eq!(number("2019年12月31日").0, "Date(2019)");
        assert_eq!(number("5G").0, "Text");
        assert_eq!(number("2077.09万元").0, "2077.09");
    }
}
