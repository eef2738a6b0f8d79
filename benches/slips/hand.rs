//! A hand that slips: one printed number becomes another.
//!
//! Contract: deterministic; the result is a number of the same unit that is read as one, and never
//! the same number.

use gouji_core::number::{Exact, Numeral};

/// Ways to mistype.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    Transposed,
    Digit,
    Dropped,
    Added,
    Point,
    Sign,
    Neighbour,
    LastDigit,
}

impl Slip {
    pub const ALL: [Slip; 8] = [
        Slip::Transposed,
        Slip::Digit,
        Slip::Dropped,
        Slip::Added,
        Slip::Point,
        Slip::Sign,
        Slip::Neighbour,
        Slip::LastDigit,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Slip::Transposed => "two neighbouring digits transposed",
            Slip::Digit => "one digit mistyped",
            Slip::Dropped => "a digit left out",
            Slip::Added => "a digit too many",
            Slip::Point => "decimal point one place off",
            Slip::Sign => "minus sign left out",
            Slip::Neighbour => "the neighbour's number instead",
            Slip::LastDigit => "last digit one off",
        }
    }

    /// What the hand types instead of `printed`; `nearby` is the number next to it, `choice` picks
    /// one of several possible slips. Nothing where this slip cannot happen here.
    pub fn typed(self, printed: &str, nearby: Option<&str>, choice: usize) -> Option<String> {
        let (sign, body) = match printed.strip_prefix('-') {
            Some(body) => ("-", body),
            None => ("", printed),
        };
        let grouped = body.contains(',');
        let digits: Vec<char> = body.chars().filter(|c| *c != ',').collect();
        let mut all: Vec<Vec<char>> = Vec::new();
        let places: Vec<usize> =
            (0..digits.len()).filter(|place| digits[*place].is_ascii_digit()).collect();
        match self {
            Slip::Transposed => {
                for pair in places.windows(2) {
                    let mut changed = digits.clone();
                    changed.swap(pair[0], pair[1]);
                    all.push(changed);
                }
            }
            Slip::Digit => {
                for place in &places {
                    for up in [1, 3, 5] {
                        let mut changed = digits.clone();
                        let digit = changed[*place].to_digit(10)?;
                        changed[*place] = char::from_digit((digit + up) % 10, 10)?;
                        all.push(changed);
                    }
                }
            }
            Slip::Dropped => {
                for place in &places {
                    let mut changed = digits.clone();
                    changed.remove(*place);
                    all.push(changed);
                }
            }
            Slip::Added => {
                for place in &places {
                    let mut changed = digits.clone();
                    changed.insert(*place + 1, digits[*place]);
                    all.push(changed);
                    let mut changed = digits.clone();
                    changed.insert(*place + 1, char::from_digit((*place as u32 * 7 + 4) % 10, 10)?);
                    all.push(changed);
                }
            }
            Slip::Point => {
                let point = digits.iter().position(|c| *c == '.')?;
                for to in [point.checked_sub(1)?, point + 1] {
                    let mut changed = digits.clone();
                    changed.remove(point);
                    changed.insert(to, '.');
                    all.push(changed);
                }
            }
            // Nobody types a minus into running text; where one stands it is left out.
            Slip::Sign => {
                let other: String = digits.iter().collect();
                return is_other(&other, printed).then_some(other);
            }
            Slip::Neighbour => {
                let other = nearby?.to_owned();
                return is_other(&other, printed).then_some(other);
            }
            Slip::LastDigit => {
                let last = *places.last()?;
                let digit = digits[last].to_digit(10)?;
                let near = [digit.checked_sub(1), Some(digit + 1).filter(|up| *up < 10)];
                for near in near.into_iter().flatten() {
                    let mut changed = digits.clone();
                    changed[last] = char::from_digit(near, 10)?;
                    all.push(changed);
                }
            }
        }
        let typed = all
            .into_iter()
            .map(|digits| regrouped(sign, &digits, grouped))
            .filter(|typed| is_other(typed, printed));
        let typed: Vec<String> = typed.collect();
        typed.get(choice.checked_rem(typed.len())?).cloned()
    }
}

fn regrouped(sign: &str, digits: &[char], grouped: bool) -> String {
    let text: String = digits.iter().collect();
    if !grouped {
        return format!("{sign}{text}");
    }
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// Whether it is a number as one would print it, and another one.
fn is_other(typed: &str, printed: &str) -> bool {
    let plain = typed.trim_start_matches('-').replace(',', "");
    let natural = !plain.starts_with('.') && !plain.ends_with('.') && !plain.is_empty();
    let leading_zero = plain.starts_with('0') && plain.len() > 1 && !plain.starts_with("0.");
    let value = |text: &str| Numeral::parse(text).ok().map(|numeral| numeral.value());
    natural
        && !leading_zero
        && matches!((value(typed), value(printed)), (Some(a), Some(b)) if a != b && a.abs() < Exact::ten_to(14))
}
