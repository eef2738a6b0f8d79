//! Decimal digits of a stored number: what a spreadsheet holds in binary, as it would print it.
//!
//! Contract: a value counts with 15 significant digits, as in every spreadsheet program, so
//! 790.03999999999996 is 790.04; rounding is half away from zero on those digits.

/// A number as decimal digits: `negative`, the digits, and how many stand behind the point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digits {
    /// Below zero.
    pub negative: bool,
    /// Its digits, at least one before the point.
    digits: Vec<u8>,
    /// How many of them stand behind the point.
    scale: usize,
}

/// The largest power of ten that is printed.
const LARGEST: i32 = 30;

impl Digits {
    /// The digits of a value; nothing for what is no printable number.
    pub fn of(value: f64) -> Option<Digits> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{value:.14e}");
        let (mantissa, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        if exponent > LARGEST {
            return None;
        }
        let negative = mantissa.starts_with('-');
        let mut digits: Vec<u8> =
            mantissa.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        let mut scale = 14 - exponent;
        if exponent < -LARGEST {
            (digits, scale) = (vec![0], 0);
        }
        while scale < 0 {
            digits.push(0);
            scale += 1;
        }
        let mut scale = usize::try_from(scale).ok()?;
        if digits.len() <= scale {
            let missing = scale + 1 - digits.len();
            digits.splice(0..0, std::iter::repeat_n(0, missing));
        }
        while scale > 0 && digits.last() == Some(&0) {
            digits.pop();
            scale -= 1;
        }
        Some(Digits { negative, digits, scale }.settled())
    }

    /// How many digits stand before the point.
    pub fn whole(&self) -> usize {
        self.digits.len() - self.scale
    }

    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        self.digits.iter().all(|digit| *digit == 0)
    }

    /// Multiplied by a power of ten.
    pub fn shifted(mut self, power: i32) -> Digits {
        if power >= 0 {
            for _ in 0..power {
                if self.scale > 0 { self.scale -= 1 } else { self.digits.push(0) }
            }
        } else {
            self.scale += usize::try_from(-power).unwrap_or(0);
            if self.digits.len() <= self.scale {
                let missing = self.scale + 1 - self.digits.len();
                self.digits.splice(0..0, std::iter::repeat_n(0, missing));
            }
        }
        self.settled()
    }

    /// Rounded to so many decimals; missing ones are zeros.
    pub fn rounded(mut self, decimals: usize) -> Digits {
        if self.scale > decimals {
            let keep = self.digits.len() - (self.scale - decimals);
            let up = self.digits.get(keep).is_some_and(|digit| *digit >= 5);
            self.digits.truncate(keep);
            self.scale = decimals;
            if up {
                self.count_up();
            }
        }
        while self.scale < decimals {
            self.digits.push(0);
            self.scale += 1;
        }
        self.settled()
    }

    /// Without zeros at the end of its decimals, of which at least `keep` stay.
    pub fn trimmed(mut self, keep: usize) -> Digits {
        while self.scale > keep && self.digits.last() == Some(&0) {
            self.digits.pop();
            self.scale -= 1;
        }
        self
    }

    /// The digits in print, without a sign.
    pub fn print(&self, grouped: bool) -> String {
        let mut out = String::with_capacity(self.digits.len() + 8);
        let whole = self.whole();
        for (index, digit) in self.digits.iter().enumerate() {
            if index == whole {
                out.push('.');
            } else if grouped && index > 0 && index < whole && (whole - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(char::from(b'0' + digit));
        }
        out
    }

    fn count_up(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
    }

    /// Without zeros before its first digit; nothing has no sign.
    fn settled(mut self) -> Digits {
        let spare = self.whole().saturating_sub(1);
        let zeros = self.digits.iter().take(spare).take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        if self.is_zero() {
            self.negative = false;
        }
        self
    }
}

/// A value as a cell without a format shows it: at most ten digits where it has decimals.
pub fn general(value: f64) -> Option<String> {
    const WIDTH: usize = 11;
    let digits = Digits::of(value)?;
    let room = WIDTH.saturating_sub(digits.whole() + 1);
    let scale = digits.scale;
    let digits = digits.rounded(room.min(scale)).trimmed(0);
    let sign = if digits.negative { "-" } else { "" };
    Some(format!("{sign}{}", digits.print(false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_a_sheet_prints() {
        let shown = |value, decimals| Digits::of(value).unwrap().rounded(decimals).print(true);
        assert_eq!(shown(790.039_999_999_999_9, 2), "790.04");
        assert_eq!(shown(0.1 + 0.2, 4), "0.3000");
        assert_eq!(shown(1.005, 2), "1.01");
        assert_eq!(shown(999.995, 2), "1,000.00");
        assert_eq!(shown(1_234_567.0, 0), "1,234,567");
        assert_eq!(shown(0.000_4, 2), "0.00");
        assert_eq!(shown(1e15, 0), "1,000,000,000,000,000");
        assert_eq!(general(790.04).unwrap(), "790.04");
        assert_eq!(general(-1.0 / 3.0).unwrap(), "-0.333333333");
        assert_eq!(general(123_456_789_012.0).unwrap(), "123456789012");
        assert_eq!(general(0.0).unwrap(), "0");
        assert_eq!(Digits::of(0.1254).unwrap().shifted(2).rounded(1).print(false), "12.5");
        assert_eq!(Digits::of(12345.0).unwrap().shifted(-3).print(false), "12.345");
        assert_eq!(Digits::of(1e300), None);
        assert_eq!(Digits::of(1e-300).unwrap().print(false), "0");
    }
}
