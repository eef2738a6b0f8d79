//! Lines that plainly break off, however wide they are: the paragraph goes on in the next.
//!
//! Contract: behind a comma or an opening bracket, inside a number and its unit, or inside a word that no
//! paragraph ends in the middle of.

use super::lines::opens;

/// Words of the genre of which neither character ends or begins a paragraph where the other is missing.
const WORDS: [&str; 10] =
    ["预算", "决算", "增加", "增长", "减少", "下降", "完成", "其中", "调整", "执行"];
const UNITS: [&str; 8] = ["万元", "亿元", "万", "亿", "元", "%", "％", "个百分点"];

/// Whether a line goes on in the one after it.
pub fn is_broken_off(text: &str, after: &str) -> bool {
    if text.ends_with(['，', '、', ',', '（', '(', '“']) {
        return !opens(after);
    }
    let Some(last) = text.chars().next_back() else { return false };
    let first = after.chars().next().unwrap_or(' ');
    if last.is_ascii_digit() && text.chars().any(|c| !c.is_ascii_digit()) {
        return UNITS.iter().any(|unit| after.starts_with(unit));
    }
    let in_word = |word: &&str| {
        let mut both = word.chars();
        both.next() == Some(last) && both.next() == Some(first)
    };
    // A heading of one word may stand letter below letter.
    (matches!(last, '万' | '亿') && first == '元')
        || (text.contains(|c: char| c.is_ascii_digit()) && WORDS.iter().any(in_word))
}

#[cfg(test)]
mod tests {
    use super::is_broken_off;

    #[test]
    fn a_line_breaks_off_inside_what_is_one() {
        for (line, after) in [
            ("6.其他支出1074450万元，完成预", "算1047287万元的102.59%"),
            ("的102.59%，比上年增", "加196556万元"),
            ("收入100", "万元"),
            ("收入100万", "元"),
            ("其中，", "支出"),
        ] {
            assert!(is_broken_off(line, after), "{line}|{after}");
        }
        for (line, after) in
            [("收入100万元", "支出"), ("预", "算"), ("2024", "万元"), ("支出，", "一、收入")]
        {
            assert!(!is_broken_off(line, after), "{line}|{after}");
        }
    }
}
