//! Number formats of Excel: what a cell displays.
//!
//! Contract: decimals, thousands, percent, scaling and the words around the digits are applied;
//! a negative shows its minus whatever the format makes of it (brackets, red); a format that is
//! not understood shows the value as a cell without a format does.

use super::date;
use super::digits::{Digits, general};

/// The longest code of a format, in bytes: no spreadsheet writes one of more than 255 characters.
const LONGEST: usize = 1024;
/// The most decimals that spreadsheets print.
const MOST_DECIMALS: usize = 30;

/// A parsed number format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFormat {
    /// For positive numbers, negative ones, zero; the first for what is missing.
    sections: Vec<Section>,
}

/// One of the parts between semicolons.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Section {
    /// As a cell without a format.
    General,
    /// A date; with its day or not.
    Date { day: bool },
    /// A time of day.
    Time,
    /// Digits.
    Digits(Pattern),
}

/// A section of digits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Pattern {
    /// Text before the digits.
    before: String,
    /// Text behind the digits.
    behind: String,
    /// Any digit is shown at all.
    shown: bool,
    /// Nothing is shown as a zero, not as a blank.
    always: bool,
    /// Decimals at most.
    decimals: usize,
    /// Decimals that are shown even when they are zeros.
    fixed: usize,
    grouped: bool,
    percent: bool,
    /// Powers of ten the value is divided by.
    scaled: i32,
}

impl NumberFormat {
    /// Parses the code of a format.
    pub fn parse(code: &str) -> NumberFormat {
        // Spreadsheets have no longer ones, and print no more decimals.
        if code.len() > LONGEST {
            return NumberFormat { sections: vec![Section::General] };
        }
        let sections = split(code).iter().take(3).map(|section| parse(section)).collect();
        NumberFormat { sections }
    }

    /// What a cell with this format displays; nothing for what cannot be printed.
    pub fn show(&self, value: f64, from_1904: bool) -> Option<String> {
        let sign = Digits::of(value)?;
        let index = match (sign.negative, sign.is_zero()) {
            (true, _) => 1,
            (_, true) => 2,
            _ => 0,
        };
        let own = self.sections.get(index);
        match own.or_else(|| self.sections.first()) {
            None | Some(Section::General) => general(value),
            Some(Section::Date { day }) => date::print(value, from_1904, *day),
            Some(Section::Time) => None,
            Some(Section::Digits(pattern)) => Some(pattern.show(sign, own.is_some() && index == 1)),
        }
    }
}

impl Pattern {
    /// `own`: the section is for negative numbers, and its words already say so.
    fn show(&self, value: Digits, own: bool) -> String {
        if !self.shown || (value.is_zero() && !self.always) {
            return format!("{}{}", self.before.trim(), self.behind.trim());
        }
        let power = if self.percent { 2 } else { 0 } - self.scaled;
        let digits = value.shifted(power).rounded(self.decimals).trimmed(self.fixed);
        let sign = if digits.negative { "-" } else { "" };
        let percent = if self.percent { "%" } else { "" };
        let minus = |c: char| own && matches!(c, '-' | '−' | '(' | ')' | '（' | '）');
        let before = self.before.trim().trim_matches(minus);
        let behind = self.behind.trim().trim_matches(minus);
        let digits = digits.print(self.grouped);
        format!("{before}{sign}{digits}{percent}{behind}")
    }
}

/// The sections of a code: semicolons inside quotes or after a backslash part nothing.
fn split(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            sections.push(String::new());
            continue;
        }
        if c == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = !escaped && !quoted && matches!(c, '\\' | '!' | '_' | '*');
        if let Some(section) = sections.last_mut() {
            section.push(c);
        }
    }
    sections
}

fn parse(code: &str) -> Section {
    let mut pattern = Pattern::default();
    let mut dates = String::new();
    let mut point = false;
    let mut commas = 0;
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        let mut literal: Option<String> = None;
        match c {
            '"' => literal = Some(chars.by_ref().take_while(|c| *c != '"').collect()),
            '\\' | '!' => literal = chars.next().map(String::from),
            // A blank as wide as a character, or a filling.
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let elapsed = ["h", "m", "s"].iter().any(|unit| {
                    inside.to_lowercase().trim_matches(|c| unit.contains(c)).is_empty()
                });
                if elapsed && !inside.is_empty() {
                    return Section::Time;
                }
                // [$¥-804] is a currency sign.
                if let Some(sign) = inside.strip_prefix('$') {
                    literal = Some(sign.split('-').next().unwrap_or("").to_owned());
                }
            }
            '0' | '#' | '?' => {
                pattern.shown = true;
                pattern.always |= c == '0';
                pattern.grouped |= commas > 0 && !point;
                commas = 0;
                if point {
                    pattern.decimals += 1;
                    if c == '0' {
                        pattern.fixed = pattern.decimals;
                    }
                }
            }
            '.' => point = true,
            ',' => commas += 1,
            '%' => pattern.percent = true,
            '/' | 'E' | 'e' if pattern.shown => return Section::General,
            'y' | 'Y' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'm' | 'M' | 'e' => {
                dates.push(c.to_ascii_lowercase());
            }
            '@' => return Section::General,
            'G' | 'g' if code.to_lowercase().contains("general") => return Section::General,
            _ => literal = Some(c.to_string()),
        }
        if let Some(text) = literal {
            // A point that is put in by hand divides what is printed: 0!.0, shows 万元.
            if pattern.shown && text == "." {
                return Section::General;
            }
            if pattern.shown { pattern.behind += &text } else { pattern.before += &text }
        }
    }
    if !dates.is_empty() && !pattern.shown {
        let date = dates.contains(['y', 'd', 'e']);
        return if date { Section::Date { day: dates.contains('d') } } else { Section::Time };
    }
    if pattern.decimals > MOST_DECIMALS {
        return Section::General;
    }
    pattern.scaled = commas * 3;
    Section::Digits(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(code: &str, value: f64) -> String {
        NumberFormat::parse(code).show(value, false).unwrap_or_else(|| "-".to_owned())
    }

    #[test]
    fn shows_what_excel_shows() {
        assert_eq!(show("0.00", 790.0412), "790.04");
        assert_eq!(show("#,##0.00_ ", 1_234_567.891), "1,234,567.89");
        assert_eq!(show("#,##0.00_);[Red]\\(#,##0.00\\)", -5.0), "-5.00");
        assert_eq!(show("0.00;-0.00", -5.0), "-5.00");
        assert_eq!(show("0%", 0.125), "13%");
        assert_eq!(show("0.00%", 0.97345), "97.35%");
        assert_eq!(show("General", 0.97345), "0.97345");
        assert_eq!(show("@", 376.0), "376");
        assert_eq!(show("0.##", 376.5), "376.5");
        assert_eq!(show("0.00\"万元\"", 3.0), "3.00万元");
        assert_eq!(show("#,##0,", 12_345_678.0), "12,346");
        assert_eq!(show("0!.0,", 12_345.0), "12345");
        assert_eq!(show("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0.0), "-");
        assert_eq!(show("[$¥-804]#,##0.00", 2.5), "¥2.50");
        assert_eq!(show("yyyy\"年\"m\"月\"d\"日\"", 45_322.0), "2024年1月31日");
        assert_eq!(show("yyyy/m", 45_322.0), "2024年1月");
        assert_eq!(show("[h]:mm", 0.5), "-");
        assert_eq!(show("0;;", 0.0), "");
    }
}
