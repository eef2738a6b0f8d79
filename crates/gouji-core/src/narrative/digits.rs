//! The digits of a number, with whatever separates their thousands.
//!
//! Contract: `2，513，403万元` and `1 000 000.00元` are one number only where they cannot be a list of
//! numbers; where nobody can tell, the digits say so.

use crate::lexicon::{ends_with_any, holds_any, labels};

use super::unit::{Measured, unit_of};

/// The digits at a place of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Digits {
    /// Byte behind them.
    pub end: usize,
    /// They may be one number or two.
    pub unsure: bool,
}

/// Reads digits from byte `at`, a digit: thousands commas and one decimal point.
pub fn digits(text: &str, at: usize) -> Digits {
    let bytes = text.as_bytes();
    let strict = strict_end(bytes, at);
    match loose_end(text, at) {
        Some((end, groups, blank)) if end > strict && is_one(text, at, end) => {
            // `3 156万元` may be a 3 and 156万元.
            let leading_zero = bytes.get(strict..).is_some_and(|rest| rest.get(1) == Some(&b'0'));
            Digits { end, unsure: blank && groups < 2 && !leading_zero }
        }
        _ => Digits { end: strict, unsure: false },
    }
}

fn strict_end(bytes: &[u8], at: usize) -> usize {
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    while digit(end) {
        end += 1;
    }
    while bytes.get(end) == Some(&b',') && is_group(bytes, end + 1) {
        end += 4;
    }
    point(bytes, end)
}

/// Exactly three digits.
fn is_group(bytes: &[u8], at: usize) -> bool {
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3)
}

/// The end of a decimal point with its digits, if there is one.
fn point(bytes: &[u8], end: usize) -> usize {
    let decimals = |from: usize| {
        bytes.get(from..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count()
    };
    if bytes.get(end) == Some(&b'.') && decimals(end + 1) > 0 {
        end + 1 + decimals(end + 1)
    } else {
        end
    }
}

/// The end of one to three digits and groups of three behind commas of any width or blanks; how many
/// groups, and whether a blank separates them.
fn loose_end(text: &str, at: usize) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    let first = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=3).contains(&first) || bytes.get(at) == Some(&b'0') {
        return None;
    }
    let (mut end, mut groups, mut blank) = (at + first, 0, false);
    while let Some(separator) = text.get(end..)?.chars().next()
        && matches!(separator, ',' | '，' | ' ')
        && is_group(bytes, end + separator.len_utf8())
        && (groups == 0 || blank == (separator == ' '))
    {
        blank = separator == ' ';
        end += separator.len_utf8() + 3;
        groups += 1;
    }
    (groups > 0).then(|| (point(bytes, end), groups, blank))
}

/// How many bytes before a number are looked at for a word that announces a list.
const BEFORE: usize = 90;

/// Whether digits in groups are one number: a unit follows, and nothing announces a list of numbers or
/// makes the first group the number of a table.
fn is_one(text: &str, at: usize, end: usize) -> bool {
    let unit = unit_of(text.get(end..).unwrap_or(""));
    let from = (at.saturating_sub(BEFORE)..=at).find(|from| text.is_char_boundary(*from));
    let before = text.get(from.unwrap_or(at)..at).unwrap_or("");
    let clause = before.rsplit(['，', '。', '；', '：']).next().unwrap_or("");
    let listed = holds_any(clause, &labels().announcing) || before.ends_with(['，', '、', '.']);
    matches!(unit, Measured { named: true, .. })
        && !listed
        && !ends_with_any(clause, &labels().numbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (&str, bool) {
        let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
        let found = digits(text, at);
        (&text[at..found.end], found.unsure)
    }

    #[test]
    fn thousands_may_stand_behind_wide_commas_and_blanks() {
        assert_eq!(read("支出2，513，403万元"), ("2，513，403", false));
        assert_eq!(read("完成3，156,077万元"), ("3，156,077", false));
        assert_eq!(read("金额1 000 000.00元"), ("1 000 000.00", false));
        assert_eq!(read("结转30，000万元"), ("30，000", false));
        assert_eq!(read("计1,314.21万元"), ("1,314.21", false));
    }

    #[test]
    fn a_list_of_numbers_stays_one() {
        assert_eq!(read("分别为100，200，300万元"), ("100", false));
        assert_eq!(read("见表3，100万元"), ("3", false));
        assert_eq!(read("12，300"), ("12", false));
        assert_eq!(read("2025，300万元"), ("2025", false));
    }

    #[test]
    fn one_blank_may_separate_two_numbers() {
        assert_eq!(read("支出3 156万元"), ("3 156", true));
        assert_eq!(read("支出3 006万元"), ("3 006", false));
    }
}
