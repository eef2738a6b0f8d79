//! Which lines are headings, by their number or by the words headings of this genre end with.

/// Numerals of Chinese list numbers.
pub const CHINESE_DIGITS: [char; 13] =
    ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '〇', '零'];

/// Whether a character is one of [`CHINESE_DIGITS`].
fn is_chinese_digit(c: char) -> bool {
    CHINESE_DIGITS.contains(&c)
}

/// The longest heading, in characters.
const LONGEST: usize = 48;

/// The kind of number a line opens with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// `第一部分`, `第二章`.
    Part,
    /// `一、`.
    Chinese,
    /// `（一）`.
    BracketedChinese,
    /// `1.` or `1、`.
    Arabic,
    /// `（1）` or `1）`.
    BracketedArabic,
}

impl Marker {
    /// 1 is the highest level.
    pub fn level(self) -> u8 {
        match self {
            Marker::Part => 1,
            Marker::Chinese => 2,
            Marker::BracketedChinese => 3,
            Marker::Arabic => 4,
            Marker::BracketedArabic => 5,
        }
    }
}

/// The number a folded line opens with, and the byte behind it.
pub fn marker(text: &str) -> Option<(Marker, usize)> {
    let mut chars = text.char_indices().peekable();
    let (_, first) = *chars.peek()?;
    if first == '第' {
        chars.next();
        let mut digits = 0;
        while let Some((_, c)) = chars.peek().copied() {
            if is_chinese_digit(c) || c.is_ascii_digit() {
                digits += 1;
                chars.next();
            } else {
                break;
            }
        }
        let rest = text.get(chars.peek()?.0..)?;
        if digits > 0 && (rest.starts_with("部分") || rest.starts_with('章')) {
            let skip = if rest.starts_with('章') { '章'.len_utf8() } else { "部分".len() };
            return Some((Marker::Part, chars.peek()?.0 + skip));
        }
        return None;
    }
    let bracketed = first == '（';
    if bracketed {
        chars.next();
    }
    let mut chinese = 0;
    let mut arabic = 0;
    while let Some((_, c)) = chars.peek().copied() {
        if is_chinese_digit(c) && arabic == 0 {
            chinese += 1;
        } else if c.is_ascii_digit() && chinese == 0 {
            arabic += 1;
        } else {
            break;
        }
        chars.next();
    }
    // A quotation mark gone astray: `11“. 灾害防治…”`.
    if arabic > 0
        && let Some((quote, '“' | '”' | '"')) = chars.peek().copied()
        && text.get(quote..).is_some_and(|rest| rest.chars().nth(1) == Some('.'))
    {
        chars.next();
    }
    let (at, close) = chars.next()?;
    let behind = at + close.len_utf8();
    let next = text.get(behind..)?.chars().next();
    match (bracketed, close) {
        (true, '）') if chinese > 0 => Some((Marker::BracketedChinese, behind)),
        (true, '）') if arabic > 0 && arabic <= 3 => Some((Marker::BracketedArabic, behind)),
        (false, '）') if arabic > 0 && arabic <= 2 => Some((Marker::BracketedArabic, behind)),
        (false, '、') if chinese > 0 => Some((Marker::Chinese, behind)),
        (false, '、' | '.' | '，') if arabic > 0 && arabic <= 3 => {
            // `2.80万元` is a number, `2.项目支出` an item.
            let number = next.is_some_and(|c| c.is_ascii_digit());
            if number || (close == '，' && next.is_none()) {
                None
            } else {
                Some((Marker::Arabic, behind))
            }
        }
        _ => None,
    }
}

/// The number of a Chinese list number: `三、` is 3.
pub fn ordinal(text: &str) -> Option<usize> {
    let (digits, _) = text.split_once('、')?;
    chinese(digits)
}

/// The number of any list number that [`marker`] finds: `（三）`, `3.`.
pub fn numbered(marker: &str) -> Option<usize> {
    let digits = marker.trim_matches(['（', '）', '、', '.', '，', ' ', '“', '”', '"']);
    digits.parse().ok().or_else(|| chinese(digits))
}

fn chinese(digits: &str) -> Option<usize> {
    let mut number = 0usize;
    for c in digits.chars() {
        let digit = CHINESE_DIGITS.iter().position(|own| *own == c)?;
        number = match digit {
            0..=8 => number + digit + 1,
            9 if number == 0 => 10,
            9 => number * 10,
            _ => return None,
        };
    }
    (number > 0).then_some(number)
}

/// The level of a heading, if the folded text is one.
pub fn level(text: &str) -> Option<u8> {
    let body = text.trim_end_matches(['。', '：']);
    // An item of the classification is no heading, however short.
    if body.is_empty()
        || body.chars().count() > LONGEST
        || has_figure(body)
        || body.contains("（项）")
    {
        return None;
    }
    let clean = !body.contains(['。', '；', '？']);
    match marker(text) {
        Some((kind, behind)) => {
            let title = body.get(behind..).unwrap_or("");
            let statement = title.contains('，') && text.ends_with('。');
            (clean && !title.is_empty() && !statement).then_some(kind.level())
        }
        None => {
            let titled = [
                "编制说明",
                "预算说明",
                "决算说明",
                "情况说明",
                "情况",
                "总体说明",
                "名词解释",
                "部门概况",
            ];
            let plain = clean && !body.contains(['，', '：', '（', '“']);
            (plain && !text.ends_with('：') && titled.iter().any(|end| body.ends_with(end)))
                .then_some(2)
        }
    }
}

/// Whether an amount or a percentage stands in the text (years and codes do not count).
fn has_figure(text: &str) -> bool {
    let mut digit_before = false;
    for c in text.chars() {
        if digit_before && (c == '%' || c == '万' || c == '亿' || c == '元') {
            return true;
        }
        digit_before = c.is_ascii_digit();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_markers_of_the_genre() {
        assert_eq!(marker("一、收入"), Some((Marker::Chinese, 6)));
        assert_eq!(marker("（十二）收入"), Some((Marker::BracketedChinese, 12)));
        assert_eq!(marker("3.公务接待费"), Some((Marker::Arabic, 2)));
        assert_eq!(marker("（3）升规"), Some((Marker::BracketedArabic, 7)));
        assert_eq!(marker("第二部分2020年"), Some((Marker::Part, 12)));
        assert_eq!(marker("11“.灾害”"), Some((Marker::Arabic, 6)));
        assert_eq!(marker("2.80万元"), None);
        assert_eq!(marker("2020年"), None);
    }

    #[test]
    fn tells_headings_from_items() {
        assert_eq!(level("五、一般公共预算财政拨款支出决算情况说明"), Some(2));
        assert_eq!(level("（一）主要职能。"), Some(3));
        assert_eq!(level("收入支出决算总体情况说明"), Some(2));
        assert_eq!(level("1.因公出国（境）经费支出0万元，完成预算0%。"), None);
        assert_eq!(level("2020年，本单位没有公务车辆。"), None);
    }
}
