//! One level of an automatic list, and its numbers in words.

/// One level of a list.
#[derive(Debug, Clone)]
pub struct Level {
    /// The first number.
    pub start: usize,
    /// How numbers are written: `decimal`, `chineseCounting`, ….
    pub format: String,
    /// The pattern, such as `%1、`.
    pub pattern: String,
    /// Whether all numbers of the pattern are written in Arabic digits.
    pub legal: bool,
    /// The level whose numbers restart this one (from 1); 0 never restarts it.
    pub restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 1,
            format: "decimal".to_owned(),
            pattern: String::new(),
            legal: false,
            restart: None,
        }
    }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] =
    ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'];

/// A number as a list format writes it; nothing for bullets.
pub fn write(number: usize, format: &str) -> Option<String> {
    let of = |all: &[char]| {
        let index = number.checked_sub(1)? % all.len();
        all.get(index).map(char::to_string)
    };
    Some(match format {
        "bullet" | "none" => return None,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => chinese(number, &DIGITS, ['十', '百', '千']),
        "chineseLegalSimplified" | "ideographLegalTraditional" => {
            chinese(number, &LEGAL, ['拾', '佰', '仟'])
        }
        "ideographTraditional" => of(&STEMS)?,
        "ideographZodiac" => of(&BRANCHES)?,
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            u32::try_from(number).ok().and_then(|n| char::from_u32(0x245f + n))?.to_string()
        }
        "decimalEnclosedParen" => format!("（{number}）"),
        "decimalEnclosedFullstop" => format!("{number}."),
        _ => number.to_string(),
    })
}

/// 1 to 9999 in Chinese numerals; other numbers in digits.
fn chinese(number: usize, digits: &[char; 10], units: [char; 3]) -> String {
    if number > 9999 {
        return number.to_string();
    }
    let mut out = String::new();
    let mut gap = false;
    for (place, unit) in
        [(1000, Some(units[2])), (100, Some(units[1])), (10, Some(units[0])), (1, None)]
    {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push('零');
        }
        // 十二, not 一十二.
        let plain_ten = place == 10 && digit == 1 && out.is_empty() && units[0] == '十';
        if !plain_ten {
            out.extend(digits.get(digit));
        }
        out.extend(unit);
    }
    if out.is_empty() { digits.first().map(char::to_string).unwrap_or_default() } else { out }
}

fn letters(number: usize, first: u8) -> String {
    let index = number.saturating_sub(1);
    let letter = u8::try_from(index % 26).map_or('?', |offset| char::from(first + offset));
    std::iter::repeat_n(letter, (index / 26 + 1).min(8)).collect()
}

fn roman(number: usize) -> String {
    let table = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number.min(3999);
    let mut out = String::new();
    for (value, letters) in table {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn writes_numbers_as_word_does() {
        let counted =
            [1, 10, 12, 20, 21, 101, 110, 111].map(|n| write(n, "chineseCounting").unwrap());
        assert_eq!(
            counted,
            ["一", "十", "十二", "二十", "二十一", "一百零一", "一百一十", "一百一十一"]
        );
        assert_eq!(write(2, "decimalEnclosedCircle").unwrap(), "②");
        assert_eq!(write(4, "upperRoman").unwrap(), "IV");
        assert_eq!(write(28, "lowerLetter").unwrap(), "bb");
        assert_eq!(write(11, "ideographTraditional").unwrap(), "甲");
        assert_eq!(write(3, "bullet"), None);
        assert_eq!(write(0, "ideographTraditional"), None);
    }
}
