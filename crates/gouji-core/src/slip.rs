//! How a hand slips: the ways in which one printed number is mistaken for another.
//!
//! Contract: compares digits as they are printed; the likelihoods are tenths of the points of the
//! search (`diagnosis::search`), and only rank what the relations already allow.

use std::collections::BTreeSet;

use crate::disclosure::Figure;
use crate::number::Exact;

/// How a wrong number came about, as far as its digits show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Nothing shows.
    Unknown,
    /// A result that was computed wrongly, or from other numbers.
    Computed,
    /// The last digit is off by one.
    LastDigit,
    /// Two digits changed places.
    Swapped,
    /// A digit was left out.
    Dropped,
    /// A digit was typed that does not belong.
    Added,
    /// Another number that stands next to it was written.
    Neighbour,
    /// One digit is another.
    Digit,
    /// The sign, or the word for it.
    Sign,
    /// The decimal point, or a unit of 10ⁿ.
    Point,
    /// Two neighbouring digits changed places.
    Transposed,
}

impl Slip {
    /// How much likelier than an arbitrary number, in tenths of a point.
    pub(crate) fn score(self) -> i32 {
        match self {
            Slip::Unknown => 0,
            Slip::Computed => 5,
            Slip::LastDigit => 20,
            Slip::Swapped | Slip::Dropped | Slip::Added | Slip::Neighbour => 30,
            Slip::Digit => 35,
            Slip::Sign | Slip::Point => 40,
            Slip::Transposed => 45,
        }
    }

    /// Whether as many digits are printed as should be.
    pub(crate) fn keeps_length(self) -> bool {
        matches!(self, Slip::Digit | Slip::LastDigit | Slip::Swapped | Slip::Transposed)
    }

    /// Whether the digits themselves show what stood there.
    pub(crate) fn is_of_digits(self) -> bool {
        !matches!(self, Slip::Unknown | Slip::Computed | Slip::LastDigit | Slip::Neighbour)
    }

    /// The likeliest way from the right value to what a figure prints.
    pub(crate) fn between(figure: &Figure, right: &Exact, decimals: Option<u32>) -> Slip {
        let printed = plain(&figure.numeral.decimal().to_string());
        let printed_value = figure.value();
        if -right == printed_value && !right.is_zero() {
            return Slip::Sign;
        }
        let forms = forms(figure, right, decimals);
        if is_power_of_ten(&printed_value, right, &[4, 8])
            || (is_power_of_ten(&printed_value, right, &[1, 2, 3])
                && (has_point_moved(&printed) || !printed.contains('.')))
        {
            return Slip::Point;
        }
        forms.iter().map(|form| of_digits(&printed, form)).max().unwrap_or(Slip::Unknown)
    }
}

/// A value as this figure might print it: with its usual decimals, and with those it shows.
fn forms(figure: &Figure, value: &Exact, decimals: Option<u32>) -> Vec<String> {
    let scaled = value * &Exact::ten_to(-figure.unit.exponent());
    let shown = figure.numeral.decimals();
    let usual = figure.usual_decimals.unwrap_or(0).max(shown);
    if let Some(decimals) = decimals {
        return vec![scaled.to_fixed(decimals)];
    }
    let mut forms = Vec::with_capacity(2);
    for decimals in [usual, shown] {
        let form = scaled.to_fixed(decimals);
        // 95 beside figures of two decimals is 95.00: 96.80 would not be printed as 97.
        let whole =
            decimals == usual || scaled == scaled.round_half_up(&Exact::ten_to(-places(decimals)));
        if whole && !forms.contains(&form) {
            forms.push(form);
        }
    }
    // 12.3 may be what is left of 12.34, and 150 of 150.00.
    if shown < usual
        && let Some(short) = forms.first().map(|form| form.trim_end_matches('0').to_owned())
    {
        forms.push(short.trim_end_matches('.').to_owned());
    }
    forms
}

fn places(decimals: u32) -> i32 {
    i32::try_from(decimals).unwrap_or(i32::MAX)
}

fn plain(digits: &str) -> String {
    digits.chars().filter(|c| *c != ',').collect()
}

/// Money and percentages have two decimals at most: with others the point has moved.
fn has_point_moved(printed: &str) -> bool {
    printed.split_once('.').is_some_and(|(_, decimals)| decimals.len() != 2)
}

/// Whether the values differ by a power of ten.
fn is_power_of_ten(printed: &Exact, right: &Exact, powers: &[i32]) -> bool {
    !right.is_zero()
        && powers.iter().any(|places| {
            let factor = Exact::ten_to(*places);
            &(right * &factor) == printed || &(printed * &factor) == right
        })
}

fn of_digits(printed: &str, right: &str) -> Slip {
    let (wrong, right): (Vec<char>, Vec<char>) =
        (printed.chars().collect(), right.chars().collect());
    match wrong.len().checked_sub(right.len()) {
        Some(0) => substituted(&wrong, &right),
        Some(1) if is_one_left_out(&right, &wrong) => Slip::Added,
        None if right.len() == wrong.len() + 1 && is_one_left_out(&wrong, &right) => Slip::Dropped,
        _ => Slip::Unknown,
    }
}

fn substituted(wrong: &[char], right: &[char]) -> Slip {
    let differ: Vec<usize> = wrong
        .iter()
        .zip(right)
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(index, _)| index)
        .collect();
    let at = |digits: &[char], index: usize| digits.get(index).copied().unwrap_or(' ');
    match differ.as_slice() {
        [one] => {
            let apart = |c: char| c.to_digit(10);
            let last = *one + 1 == wrong.len();
            match (apart(at(wrong, *one)), apart(at(right, *one))) {
                (Some(a), Some(b)) if last && a.abs_diff(b) == 1 => Slip::LastDigit,
                (Some(_), Some(_)) => Slip::Digit,
                _ => Slip::Unknown,
            }
        }
        [first, second] => {
            let swapped =
                at(wrong, *first) == at(right, *second) && at(wrong, *second) == at(right, *first);
            let between = wrong.get(first + 1..*second).unwrap_or_default();
            let adjacent = between.iter().all(|c| *c == '.');
            match (swapped, adjacent) {
                (true, true) => Slip::Transposed,
                (true, false) => Slip::Swapped,
                _ => Slip::Unknown,
            }
        }
        _ => Slip::Unknown,
    }
}

/// Whether `short` is `long` without one of its characters.
fn is_one_left_out(short: &[char], long: &[char]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let digit = long.get(same).is_some_and(char::is_ascii_digit);
    digit && short.get(same..) == long.get(same + 1..)
}

/// Every number that a slip turns into what the figure prints, as values in base units; only those that may be.
pub(crate) fn origins(figure: &Figure, may_be: impl Fn(&Exact) -> bool) -> BTreeSet<Exact> {
    let own = plain(&figure.numeral.decimal().to_string());
    let (sign, digits) = match own.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", own.as_str()),
    };
    let digits: Vec<char> = digits.chars().collect();
    let unit = Exact::ten_to(figure.unit.exponent());
    let (mut all, own_value) = (Vec::new(), figure.value());
    let mut keep = |value: Exact| {
        if value != own_value && may_be(&value) {
            all.push(value);
        }
    };
    let mut printed = String::new();
    let mut add = |text: &[char]| {
        printed.clear();
        printed.push_str(sign);
        printed.extend(text);
        if let Ok(numeral) = crate::number::Numeral::parse(&printed) {
            keep(&numeral.value() * &unit);
        }
    };
    for index in 0..digits.len() {
        let mut changed = digits.clone();
        for other in index + 1..digits.len() {
            changed.swap(index, other);
            add(&changed);
            changed.swap(index, other);
        }
        for digit in '0'..='9' {
            if let Some(slot) = changed.get_mut(index).filter(|slot| slot.is_ascii_digit()) {
                *slot = digit;
                add(&changed);
            }
            let mut longer = digits.clone();
            longer.insert(index + 1, digit);
            add(&longer);
            if index == 0 {
                longer.remove(1);
                longer.insert(0, digit);
                add(&longer);
            }
        }
        let mut shorter = digits.clone();
        shorter.remove(index);
        add(&shorter);
    }
    let value = figure.value();
    for places in [1, 2, 3, 4, 8] {
        keep(&value * &Exact::ten_to(places));
        keep(&value * &Exact::ten_to(-places));
    }
    keep(-&value);
    // Sorted at once, which is cheaper than one by one.
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::sample::{Sample, id};

    fn slip(printed: &str, right: &str) -> Slip {
        let mut s = Sample::default();
        let (wrong, right) = (s.add("", printed), s.add("", right));
        let value = s.disclosure.figure(id(&right)).unwrap().value();
        Slip::between(s.disclosure.figure(id(&wrong)).unwrap(), &value, None)
    }

    #[test]
    fn digits_tell_how_a_number_was_mistyped() {
        assert_eq!(slip("794.02万元", "790.42万元"), Slip::Transposed);
        assert_eq!(slip("794.02万元", "749.30万元"), Slip::Unknown);
        assert_eq!(slip("79.402万元", "794.02万元"), Slip::Point);
        assert_eq!(slip("43269.3万元", "3269.3万元"), Slip::Added);
        assert_eq!(slip("3269.3万元", "43269.3万元"), Slip::Dropped);
        assert_eq!(slip("245.53万元", "265.53万元"), Slip::Digit);
        assert_eq!(slip("245.53万元", "245.54万元"), Slip::LastDigit);
        assert_eq!(slip("245.53万元", "545.23万元"), Slip::Swapped);
        assert_eq!(slip("245.53万元", "254.53万元"), Slip::Transposed);
        assert_eq!(slip("-3.10万元", "3.10万元"), Slip::Sign);
        assert_eq!(slip("1,066.51万元", "10,661.51万元"), Slip::Dropped);
        assert_eq!(slip("25%", "52%"), Slip::Transposed);
    }

    #[test]
    fn origins_hold_what_a_slip_gives() {
        let mut s = Sample::default();
        let wrong = s.add("", "43269.3万元");
        let figure = s.disclosure.figure(id(&wrong)).unwrap();
        for right in ["3269.3", "432693", "43296.3", "43269.4", "432069.3", "-43269.3"] {
            let right = s_value(right);
            assert!(origins(figure, |_| true).contains(&right), "{right:?}");
            assert!(Slip::between(figure, &right, None) > Slip::Unknown, "{right:?}");
        }
    }

    fn s_value(digits: &str) -> Exact {
        let numeral = crate::number::Numeral::parse(digits).unwrap();
        &numeral.value() * &Exact::ten_to(4)
    }
}
