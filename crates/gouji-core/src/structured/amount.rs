//! What stands in one field: digits as printed, with a unit, a direction word or a sign.

use crate::disclosure::{Flatness, MoneyUnit, Unit};
use crate::lang::Both;
use crate::number::{Numeral, NumeralError};
use crate::statement::{Direction, GrowthForm};

use super::slot::Slot;
use super::wording::{UNITS, no_unit};

/// A field read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Printed {
    /// A number.
    Figure(Number),
    /// 增加, 减少 without a number.
    Word(Direction),
    /// 持平, 基本持平.
    Flat(Flatness),
}

/// A printed number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) numeral: Numeral,
    /// The unit written with the digits; the line's own where none is.
    pub(super) unit: Option<Unit>,
    pub(super) direction: Direction,
    pub(super) form: GrowthForm,
}

/// A problem with a field: the message, and what to write.
pub(super) type Problem = (Both, Option<Both>);

const UP: [&str; 4] = ["增加", "增长", "提高", "上升"];
const DOWN: [&str; 4] = ["减少", "下降", "降低", "压减"];
const OF_PRIOR: [&str; 3] = ["为上年的", "增长到", "是上年的"];

/// Reads the text of a field. `counts` tells that the line counts things, so that a suffix may be
/// any classifier.
pub(super) fn read(slot: Slot, text: &str, counts: bool) -> Result<Printed, Problem> {
    let text: String = text.trim().chars().map(fold).collect();
    let mut rest = text.as_str();
    let mut direction = Direction::Up;
    let mut form = GrowthForm::Percent;
    if matches!(slot, Slot::Change | Slot::Growth) {
        match rest {
            "持平" | "一致" | "无增减变动" => return Ok(Printed::Flat(Flatness::Exactly)),
            "基本持平" => return Ok(Printed::Flat(Flatness::Nearly)),
            _ => {}
        }
        if let Some(tail) = strip_any(rest, &OF_PRIOR).filter(|_| slot == Slot::Growth) {
            (rest, form) = (tail, GrowthForm::TimesOf);
        } else if let Some(tail) = strip_any(rest, &UP) {
            rest = tail;
        } else if let Some(tail) = strip_any(rest, &DOWN) {
            (rest, direction) = (tail, Direction::Down);
        } else if let Some(tail) = rest.strip_prefix('-') {
            (rest, direction) = (tail, Direction::Down);
        } else if let Some(tail) = rest.strip_prefix('+') {
            rest = tail;
        }
        if rest.is_empty() && rest.len() < text.len() && !text.starts_with(['+', '-']) {
            return Ok(Printed::Word(direction));
        }
    }
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-')))
        .unwrap_or(rest.len());
    let (digits, suffix) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let numeral = Numeral::parse(digits).map_err(|error| number_problem(&error, &text))?;
    // `1e5` and `12３4` are mistyped numbers, not numbers of e5 or of ３4.
    let stray = |c: char| (c.is_ascii() && c != '%' && c != ' ') || c.is_numeric();
    if suffix.starts_with(stray) {
        return Err(number_problem(&NumeralError::NotANumber(text.clone()), &text));
    }
    let unit = unit(slot, suffix.trim(), counts, &text)?;
    if unit == Some(Unit::Times) && form == GrowthForm::Percent {
        form = GrowthForm::TimesMore;
    }
    if form == GrowthForm::TimesOf && unit != Some(Unit::Times) {
        let message = Both::new(
            format!("`{text}` 不是倍数；例如写 为上年的1.97倍"),
            format!("`{text}` is no multiple; write 为上年的1.97倍"),
        );
        return Err((message, None));
    }
    Ok(Printed::Figure(Number { numeral, unit, direction, form }))
}

fn unit(slot: Slot, suffix: &str, counts: bool, text: &str) -> Result<Option<Unit>, Problem> {
    match slot {
        Slot::Share | Slot::Completion | Slot::Growth => match suffix {
            "%" => Ok(Some(Unit::Percent)),
            "倍" if slot == Slot::Growth => Ok(Some(Unit::Times)),
            "" => Err((
                Both::new(format!("`{text}` 没有百分号"), format!("`{text}` has no percent sign")),
                Some(Both::new(
                    format!("按原文写：{text}%"),
                    format!("write it as printed: {text}%"),
                )),
            )),
            _ => Err((
                Both::new(format!("`{text}` 不是百分比"), format!("`{text}` is no percentage")),
                Some(Both::new("例如写 72%", "write it like 72%")),
            )),
        },
        Slot::Value => Ok(Some(match suffix {
            "%" => Unit::Percent,
            "个百分点" | "百分点" => Unit::Points,
            "倍" => Unit::Times,
            "年" => Unit::Year,
            "" => Unit::Bare,
            other => match MoneyUnit::from_name(other) {
                Some(money) => Unit::Money(money),
                None => Unit::Count(other.to_owned()),
            },
        })),
        _ if suffix.is_empty() => Ok(None),
        Slot::Count => Ok(Some(Unit::Count(suffix.to_owned()))),
        _ => match MoneyUnit::from_name(suffix) {
            Some(money) if !counts => Ok(Some(Unit::Money(money))),
            _ if counts => Ok(Some(Unit::Count(suffix.to_owned()))),
            _ => Err((no_unit(suffix).into(), Some(UNITS.into()))),
        },
    }
}

fn number_problem(error: &NumeralError, text: &str) -> Problem {
    match error {
        NumeralError::TooLong(_) => (error.words(), None),
        NumeralError::NotANumber(_) => {
            let hedged = ["约", "近", "超", "逾", "不到"].iter().any(|word| text.contains(word));
            let help = hedged.then(|| {
                Both::new(
                    "只写数字，旁边另写 `hedge: about`（约）、`nearly`（近）或 `over`（超过）",
                    "write the digits alone and `hedge: about`, `nearly` or `over` beside them",
                )
            });
            (NumeralError::NotANumber(text.to_owned()).words(), help)
        }
    }
}

fn strip_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start)
}

/// Signs that Chinese keyboards give for the ASCII ones.
fn fold(c: char) -> char {
    match c {
        '％' => '%',
        '－' | '−' | '﹣' => '-',
        '＋' => '+',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(slot: Slot, text: &str) -> (String, Option<Unit>, Direction, GrowthForm) {
        match read(slot, text, false) {
            Ok(Printed::Figure(n)) => {
                (n.numeral.decimal().to_string(), n.unit, n.direction, n.form)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_sign_of_a_change_is_its_direction() {
        use Direction::{Down, Up};
        let change = |text| {
            let (digits, _, direction, _) = number(Slot::Change, text);
            (digits, direction)
        };
        assert_eq!(change("+646.43"), ("646.43".into(), Up));
        assert_eq!(change("-12.30"), ("12.30".into(), Down));
        assert_eq!(change("减少12.30"), ("12.30".into(), Down));
        assert_eq!(change("减少-12.30"), ("-12.30".into(), Down));
        assert_eq!(read(Slot::Change, "增加", false), Ok(Printed::Word(Up)));
        assert_eq!(read(Slot::Change, "持平", false), Ok(Printed::Flat(Flatness::Exactly)));
        assert!(read(Slot::Change, "+", false).is_err());
    }

    #[test]
    fn growth_has_forms() {
        use GrowthForm::{Percent, TimesMore, TimesOf};
        assert_eq!(number(Slot::Growth, "下降12％").3, Percent);
        assert_eq!(number(Slot::Growth, "0.97倍").3, TimesMore);
        assert_eq!(number(Slot::Growth, "为上年的1.97倍").3, TimesOf);
        assert!(read(Slot::Growth, "97", false).is_err());
    }

    #[test]
    fn a_unit_may_stand_with_the_digits() {
        let yuan = Some(Unit::Money(MoneyUnit::HundredMillion));
        assert_eq!(number(Slot::Amount, "0.13亿元").1, yuan);
        assert_eq!(number(Slot::Value, "6个百分点").1, Some(Unit::Points));
        assert_eq!(number(Slot::Value, "2019年").1, Some(Unit::Year));
        assert!(read(Slot::Amount, "3圆", false).is_err());
        assert!(read(Slot::Amount, "3人次", true).is_ok());
    }
}
