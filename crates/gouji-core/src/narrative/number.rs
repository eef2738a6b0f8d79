//! Numbers in folded text: digits, sign, hedge and unit.
//!
//! Contract: a number whose meaning is not certain gets the unit `Bare`, a doubt, or is no figure;
//! digits are never guessed.

use std::borrow::Cow;

use crate::disclosure::{Doubt, Doubts, Unchecked, Unit};
use crate::lexicon::{Vocabulary, before_any, ends_with_any, hedges, labels};
use crate::number::{Numeral, NumeralError};
use crate::reading::Hedge;

use super::digits::digits;
use super::token::{NumberToken, TokenKind};
use super::unit::{Measured, unit_of};

/// A number found in a text.
pub struct Found {
    /// What it is.
    pub kind: TokenKind,
    /// First byte, sign included.
    pub start: usize,
    /// Byte behind the unit.
    pub end: usize,
}

/// Reads the number whose first digit stands at byte `at`; `floor` is where the token before ends.
pub fn read(text: &str, at: usize, floor: usize) -> Found {
    let read = digits(text, at);
    let before = text.get(floor..at).unwrap_or("");
    let printed = text.get(at..read.end).unwrap_or("");
    // A letter glued to the digits makes a name of them: `5G`, `110kv`, `COVID19`.
    let letter = |c: char| c.is_ascii_alphabetic();
    let behind = text.get(read.end..).unwrap_or("");
    if before.chars().next_back().is_some_and(letter) || behind.chars().next().is_some_and(letter) {
        return Found { kind: TokenKind::Text, start: at, end: read.end };
    }
    // A character that nobody can read, within a number: what is left of it is none.
    let digit = |c: char| c.is_ascii_digit();
    let within = |mut chars: std::str::Chars<'_>| {
        chars.next().is_some_and(is_unreadable) && chars.next().is_some_and(digit)
    };
    let mut back = text.get(..at).unwrap_or("").chars().rev();
    let cut = within(behind.chars())
        || (back.next().is_some_and(is_unreadable) && back.next().is_some_and(digit));
    if cut {
        let kind = TokenKind::NoFigure(Unchecked::NotUnderstood);
        return Found { kind, start: at, end: read.end };
    }
    if let Some(found) = year(text, at, read.end, printed) {
        return found;
    }
    let (start, sign) = sign(before, floor, at);
    let Measured { unit, length, per, hedge, joined, .. } = unit_of(behind);
    let end = read.end + length;
    let tail = text.get(end..).unwrap_or("");
    let lead = text.get(..start).unwrap_or("");
    let money = matches!(unit, Unit::Money(_));
    // 亿 before a word that joins is money only beside other money.
    let lone = joined && !beside_money(text, at, end);
    let kind = match Numeral::parse(&plain(printed)) {
        Err(NumeralError::TooLong(_)) => TokenKind::NoFigure(Unchecked::TooManyDigits),
        Err(NumeralError::NotANumber(_)) => TokenKind::Text,
        Ok(_) if read.unsure => TokenKind::NoFigure(Unchecked::NotUnderstood),
        Ok(_) if money && is_threshold(lead, tail) => TokenKind::NoFigure(Unchecked::NotAFigure),
        Ok(numeral) => {
            let numeral = if sign == Sign::Plus { numeral } else { numeral.negated() };
            let unit = if lone { Unit::Bare } else { unit };
            let hedge = match behind_unit(tail) {
                Some((_, behind)) => behind,
                None => hedge,
            };
            let doubts = Doubts::NONE
                .with_if(Doubt::Residue, sign == Sign::PerhapsMinus)
                .with_if(Doubt::Hedged, hedge != Hedge::None);
            TokenKind::Number(NumberToken { numeral, unit, hedge, per, doubts })
        }
    };
    let hedged = matches!(&kind, TokenKind::Number(_));
    let end = end + behind_unit(tail).filter(|_| hedged).map_or(0, |(length, _)| length);
    Found { kind, start, end }
}

/// Whether a character means nothing outside of the font that it was printed in.
fn is_unreadable(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// The digits with ASCII commas between thousands.
fn plain(digits: &str) -> Cow<'_, str> {
    if !digits.contains(['，', ' ']) {
        return digits.into();
    }
    digits.chars().map(|c| if matches!(c, '，' | ' ') { ',' } else { c }).collect()
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

/// What stands before the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    /// A `-` behind a name: a sign, if it is no dash.
    PerhapsMinus,
}

/// The marks and characters behind which a dash is a sign.
const BEFORE_SIGN: &str = "，：；。（、=为是少加降升长负\u{20}";

/// Where the number begins, and its sign.
fn sign(before: &str, floor: usize, at: usize) -> (usize, Sign) {
    if let Some(rest) = before.strip_suffix('负')
        // 自负, 承担 and their like bear an amount.
        && !rest.ends_with(['自', '担', '抱'])
    {
        return (floor + rest.len(), Sign::Minus);
    }
    let Some(rest) = before.strip_suffix(['-', '—']) else { return (at, Sign::Plus) };
    let start = floor + rest.len();
    let last = rest.chars().next_back();
    if last.is_none_or(|c| BEFORE_SIGN.contains(c)) {
        return (start, Sign::Minus);
    }
    if before.ends_with('—') || rest.contains(['-', '—']) {
        return (at, Sign::Plus);
    }
    match last {
        _ if ends_with_any(rest, &labels().below_zero) => (start, Sign::Minus),
        Some('\u{4e00}'..='\u{9fff}') => (start, Sign::PerhapsMinus),
        _ => (at, Sign::Plus),
    }
}

/// How many bytes beside a number are looked at for other money.
const BESIDE: usize = 240;

/// Whether amounts in the same large unit stand beside a number.
fn beside_money(text: &str, at: usize, end: usize) -> bool {
    let from = (at.saturating_sub(BESIDE)..=at).find(|from| text.is_char_boundary(*from));
    let to = (end..=(end + BESIDE).min(text.len())).rfind(|to| text.is_char_boundary(*to));
    let beside = text.get(from.unwrap_or(at)..to.unwrap_or(end)).unwrap_or("");
    beside.contains("亿元") || beside.contains("万元")
}

/// A hedge behind the unit: its length and what it says.
fn behind_unit(tail: &str) -> Option<(usize, Hedge)> {
    let open = hedges().behind.begins(tail);
    open.or_else(|| hedges().behind_closed.begins(tail).filter(|found| closed(tail, found.0)))
}

/// Whether a mark or the end stands at a byte of the text.
fn closed(tail: &str, at: usize) -> bool {
    let next = tail.get(at..).and_then(|rest| rest.chars().next());
    next.is_none_or(|c| "，。；：、（）！".contains(c))
}

/// Price limits and thresholds: `单价50万元以上`, `100万元（含）以上`, `20万元以下`; but not
/// `达到120亿元以上`.
fn is_threshold(lead: &str, tail: &str) -> bool {
    if is_limit(lead) {
        return true;
    }
    let Some((length, Hedge::AtLeast | Hedge::AtMost)) = hedges().behind.begins(tail) else {
        return false;
    };
    let reached = lead_ends_reaching(lead);
    !(reached && closed(tail, length))
}

/// Whether a price limit is named before a number, directly or before a hedge.
fn is_limit(lead: &str) -> bool {
    let bare = before_any(lead, &hedges().between).unwrap_or(lead);
    let hedged = [lead, bare]
        .into_iter()
        .find_map(|lead| Vocabulary::hedge_at_end(lead).and_then(|from| lead.get(..from)));
    let limits = &labels().limits;
    ends_with_any(lead, limits) || hedged.is_some_and(|lead| ends_with_any(lead, limits))
}

/// Whether a verb that states an amount stands before a number, directly or before a hedge.
fn lead_ends_reaching(lead: &str) -> bool {
    let hedged = Vocabulary::hedge_at_end(lead).and_then(|from| lead.get(..from)).unwrap_or(lead);
    let reaching = &labels().reaching;
    ends_with_any(lead, reaching) || ends_with_any(hedged, reaching)
}

#[cfg(test)]
mod tests {
    use crate::disclosure::MoneyUnit;

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
        assert_eq!(number("减少-12.30万元").0, "-12.30");
        assert_eq!(number("支出0.3万。").1, wan);
        assert_eq!(number("增长负1.21%").0, "-1.21");
        assert_eq!(number("收入-101407万元").0, "-101407");
        assert_eq!(number("企业自负20万元").0, "20");
        assert_eq!(number("支出2，513，403万元").0, "2513403");
        assert_eq!(number("4.8个百分点").1, Unit::Points);
        assert_eq!(number("2000元/次").3, "2000元/次");
        assert_eq!(
            number("400余人次"),
            ("400".into(), Unit::Count("人次".into()), Hedge::Over, "400余人次".into())
        );
    }

    #[test]
    fn words_behind_the_unit_hedge() {
        let hedge = |text: &str| number(text).2;
        for text in ["120亿元左右", "120亿元上下，", "120亿元许。"] {
            assert_eq!(hedge(text), Hedge::About, "{text}");
        }
        for text in ["120亿元有余", "120亿元出头", "120多亿元", "120余亿元", "120亿元多。"]
        {
            assert_eq!(hedge(text), Hedge::Over, "{text}");
        }
        assert_eq!(hedge("达到120亿元以上。"), Hedge::AtLeast);
        assert_eq!(hedge("完成率90%以上"), Hedge::AtLeast);
        assert_eq!(hedge("控制在120人以内"), Hedge::AtMost);
        assert_eq!(hedge("120亿元余额"), Hedge::None);
    }

    #[test]
    fn tells_what_is_no_figure() {
        assert_eq!(number("支出3 156万元").0, "NoFigure(NotUnderstood)");
        assert_eq!(number("单价不低于50万元").0, "NoFigure(NotAFigure)");
        assert_eq!(number("限额20万元以下的项目").0, "NoFigure(NotAFigure)");
        assert_eq!(number("单价50万元以上").0, "NoFigure(NotAFigure)");
        assert_eq!(number("2020年度").0, "Year(2020)");
        assert_eq!(number("2019年12月31日").0, "Date(2019)");
        assert_eq!(number("5G").0, "Text");
        assert_eq!(number("2077.09万元").0, "2077.09");
    }
}
