//! The number that a cell prints, in the ways in which tables print numbers.
//!
//! Contract: a cell is a number only as a whole. What may be two numbers, or the number of a note, is one
//! only where other cells of the same table leave no doubt that it prints its numbers so.

use crate::document::Table;
use crate::number::Numeral;

/// How a table prints its numbers, as far as its cells leave no doubt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Habit {
    /// Blanks part the thousands.
    blanks: bool,
    /// A bracket stands for a minus.
    brackets: bool,
}

impl Habit {
    /// Looks at the cells of a table.
    pub fn of(table: &Table) -> Habit {
        let mut habit = Habit::default();
        for cell in table.rows.iter().flatten() {
            let text = cell.text.text();
            if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let inner = bracketed(text);
            habit.brackets |= inner.is_some_and(is_amount);
            habit.blanks |= is_blanked(inner.unwrap_or(text));
        }
        habit
    }

    /// The number in a cell.
    pub fn number(self, text: &str) -> Option<Numeral> {
        if let Ok(numeral) = Numeral::parse(text) {
            return Some(numeral);
        }
        // +15,300 in a column of changes.
        if let Some(above) = text.strip_prefix('+') {
            return self.unsigned(above.trim()).filter(|numeral| !numeral.is_negative());
        }
        let noted = || bracketed(text).filter(|inner| self.brackets || is_amount(inner));
        if let Some(inner) = text.strip_prefix(BELOW).or_else(noted) {
            let numeral = self.unsigned(inner.trim())?;
            return (!numeral.is_negative()).then(|| numeral.negated());
        }
        self.unsigned(text)
    }

    fn unsigned(self, text: &str) -> Option<Numeral> {
        let blanked = || blanked(text).filter(|_| self.blanks);
        Numeral::parse(text).ok().or_else(|| parted(text)).or_else(blanked)
    }
}

/// Stands before what is below nothing.
const BELOW: char = '△';

/// No number is longer.
const LONGEST: usize = 60;

/// What stands in the brackets around a cell.
fn bracketed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    inner.starts_with(|c: char| c.is_ascii_digit()).then_some(inner)
}

/// Whether a number in brackets is an amount: a note has no thousands and no decimals.
fn is_amount(inner: &str) -> bool {
    inner.contains([',', '，', '.']) && Habit::default().unsigned(inner).is_some()
}

/// A number whose thousands were set apart by a comma of another width, or by a comma and a blank.
fn parted(text: &str) -> Option<Numeral> {
    let plain: String =
        text.chars().filter(|c| *c != ' ').map(|c| if c == '，' { ',' } else { c }).collect();
    let whole = plain.trim_start_matches('-').split('.').next().unwrap_or("");
    let (first, rest) = whole.split_once(',')?;
    let grouped = matches!(first.len(), 1..=3) && is_digits(first) && rest.split(',').all(is_group);
    // Two numbers side by side are none: a blank stands behind a comma only.
    let set = text.split(' ').rev().skip(1).all(|piece| piece.ends_with([',', '，']));
    (grouped && set).then(|| Numeral::parse(&plain).ok()).flatten()
}

/// A number whose thousands are parted by blanks.
fn blanked(text: &str) -> Option<Numeral> {
    let whole = text.trim_start_matches('-').split('.').next().unwrap_or("");
    let (first, rest) = whole.split_once(' ')?;
    let grouped = matches!(first.len(), 1..=3) && is_digits(first) && rest.split(' ').all(is_group);
    grouped.then(|| Numeral::parse(&text.replace(' ', ",")).ok()).flatten()
}

/// Whether blanks part thousands here, and no numbers: a group opens with nothing, or there are several of
/// them before the decimals.
fn is_blanked(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or("");
    let zero = whole.split(' ').skip(1).any(|group| group.starts_with('0'));
    let several = whole.split(' ').count() > 2 && text.contains('.');
    (zero || several) && blanked(text).is_some()
}

fn is_digits(group: &str) -> bool {
    !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_group(group: &str) -> bool {
    group.len() == 3 && is_digits(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_printed() {
        let value = |habit: Habit, text: &str| {
            habit.number(text).map(|numeral| numeral.decimal().to_string())
        };
        let plain = |text| value(Habit::default(), text);
        for (text, number) in [
            ("1,234.50", "1234.50"),
            ("3, 156,077", "3156077"),
            ("1，000，500", "1000500"),
            ("（1,234）", "-1234"),
            ("（433.00）", "-433.00"),
            ("△352", "-352"),
            ("+15,300", "15300"),
            ("△ 1,352.5", "-1352.5"),
        ] {
            assert_eq!(plain(text).as_deref(), Some(number), "{text}");
        }
        for text in [
            "（1）",
            "（2024）",
            "1 000 500.00",
            "120 300",
            "△-3",
            "（一）",
            "△",
            "（-1.5）",
            "+-3",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
        let habit = Habit { blanks: true, brackets: true };
        assert_eq!(value(habit, "845 200.00").as_deref(), Some("845200.00"));
        assert_eq!(value(habit, "（352）").as_deref(), Some("-352"));
        assert_eq!(value(habit, "12 34.00"), None);
    }

    #[test]
    fn blanks_part_thousands_where_nothing_else_is_possible() {
        for text in ["1 000 500.00", "72 010", "3 156 077.00"] {
            assert!(is_blanked(text), "{text}");
        }
        for text in ["120 300.00", "120 300 450", "12 34.00", "2024 2025"] {
            assert!(!is_blanked(text), "{text}");
        }
    }
}
