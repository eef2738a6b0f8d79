//! Folding: the many ways to print one character become one, so that the reader of meaning sees
//! ASCII digits, `%`, `.`, and Chinese punctuation, and no blanks inside Chinese text.
//!
//! Contract: folding never loses the place. A comma stays a comma only between digits where it can
//! separate thousands; every other one becomes the Chinese `，`.

use unicode_normalization::UnicodeNormalization;

use gouji_core::document::{Passage, Span};

use super::traditional::simplified;

/// What one printed character becomes.
enum Folded {
    Char(char),
    Blank,
    Nothing,
    /// More than one character (㈠ → （一）).
    Several(Vec<char>),
}

fn fold_char(c: char) -> Folded {
    match c {
        '\u{4e00}'..='\u{9fff}' => Folded::Char(simplified(c)),
        '0'..='9' | 'a'..='z' | 'A'..='Z' => Folded::Char(c),
        '(' => Folded::Char('（'),
        ')' => Folded::Char('）'),
        ':' | '∶' | '︰' => Folded::Char('：'),
        ';' => Folded::Char('；'),
        '?' => Folded::Char('？'),
        '!' => Folded::Char('！'),
        '，' | '（' | '）' | '：' | '；' | '？' | '！' | '。' | '、' => Folded::Char(c),
        '｡' => Folded::Char('。'),
        '﹐' => Folded::Char('，'),
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            Folded::Char(char::from_u32(c as u32 - 0xfee0).unwrap_or(c))
        }
        '％' | '﹪' => Folded::Char('%'),
        '．' | '﹒' => Folded::Char('.'),
        '－' | '−' | '‐' | '‑' | '﹣' => Folded::Char('-'),
        '–' | '―' | '─' => Folded::Char('—'),
        '／' | '∕' => Folded::Char('/'),
        '＝' => Folded::Char('='),
        '＋' => Folded::Char('+'),
        '＊' => Folded::Char('*'),
        '×' | '✕' | '╳' => Folded::Char('×'),
        '○' | '〇' | '◯' => Folded::Char('〇'),
        '［' | '﹝' | '〔' | '[' => Folded::Char('〔'),
        '］' | '﹞' | '〕' | ']' => Folded::Char('〕'),
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' => Folded::Nothing,
        // A footnote mark is no digit of the figure it hangs on.
        '⁰'..='⁹' | '¹' | '²' | '³' => Folded::Blank,
        _ if c.is_whitespace() => Folded::Blank,
        _ if c.is_control() => Folded::Nothing,
        _ if c.is_ascii() => Folded::Char(c),
        // Where the Founder typesetting fonts keep point, middle dot and leader dots.
        '\u{1001b0}' => Folded::Char('.'),
        '\u{100170}' => Folded::Char('·'),
        '\u{1001ba}' => Folded::Char('…'),
        '\u{2000}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' => Folded::Char(c),
        _ => fold_compatible(c),
    }
}

/// NFKC for the rest: Kangxi radicals, compatibility ideographs, enclosed numbers.
fn fold_compatible(c: char) -> Folded {
    let folded: Vec<char> = std::iter::once(c).nfkc().collect();
    match folded.as_slice() {
        [one] => Folded::Char(simplified(*one)),
        [] => Folded::Nothing,
        _ => Folded::Several(folded.into_iter().map(bracket).collect()),
    }
}

fn bracket(c: char) -> char {
    match c {
        '(' => '（',
        ')' => '）',
        other => other,
    }
}

/// Builds a passage from pieces of source text, folding as it goes.
#[derive(Default)]
pub struct Folder {
    passage: Passage,
    /// A blank that is kept only if the next character asks for one.
    blank: Option<Span>,
    last: Option<char>,
    /// A comma behind a digit, not yet known to separate thousands.
    tail_digits: usize,
}

impl Folder {
    /// Appends `text`, which stands in the source from byte `start`.
    pub fn push_text(&mut self, text: &str, start: usize) {
        let bytes = text.as_bytes();
        self.passage.reserve(bytes.len());
        for (offset, c) in text.char_indices() {
            let span = Span::new(start + offset, start + offset + c.len_utf8());
            if c == ',' {
                let rest = bytes.get(offset + 1..).unwrap_or_default();
                let keep = self.last.is_some_and(|l| l.is_ascii_digit())
                    && self.blank.is_none()
                    && separates_thousands(self.tail_digits, rest);
                self.put(if keep { ',' } else { '，' }, span);
                continue;
            }
            match fold_char(c) {
                Folded::Char(folded) => self.put(folded, span),
                Folded::Blank => self.blank = self.blank.or(Some(span)),
                Folded::Nothing => {}
                Folded::Several(chars) => {
                    for folded in chars {
                        self.put(folded, span);
                    }
                }
            }
        }
    }

    /// Appends text that stands for a single point of the source (a generated list number).
    pub fn push_text_at(&mut self, text: &str, at: usize) {
        for c in text.chars() {
            self.put(c, Span::new(at, at));
        }
    }

    /// A blank between what stands before and what comes.
    pub fn push_blank(&mut self, at: usize) {
        self.blank = self.blank.or(Some(Span::new(at, at)));
    }

    /// Whether a sentence, or the lead of a list, ends with what was written last.
    pub fn ends_sentence(&self) -> bool {
        self.last.is_some_and(|last| "。；：".contains(last))
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.passage.is_empty()
    }

    /// The passage.
    pub fn finish(self) -> Passage {
        self.passage.fit()
    }

    fn put(&mut self, c: char, span: Span) {
        if let Some(blank) = self.blank.take()
            && self.last.is_some_and(|last| last.is_ascii_alphanumeric())
            && c.is_ascii_alphanumeric()
        {
            self.passage.push(' ', blank);
            self.tail_digits = 0;
        }
        self.tail_digits = match c {
            '0'..='9' => self.tail_digits + 1,
            ',' => self.tail_digits,
            _ => 0,
        };
        self.passage.push(c, span);
        self.last = Some(c);
    }
}

/// Whether a comma behind `before` digits (and earlier groups) may separate thousands: exactly
/// three digits follow, and then no further digit. `23,45` and `1,2345` are lists.
fn separates_thousands(before: usize, rest: &[u8]) -> bool {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    before > 0 && digits == 3
}

/// Folds one piece of text.
pub fn fold(text: &str, start: usize) -> Passage {
    let mut folder = Folder::default();
    folder.push_text(text, start);
    folder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text, 0).text().to_owned()
    }

    #[test]
    fn folds_width_punctuation_and_radicals() {
        assert_eq!(folded("２０２０ 年 收 入(类):1，２"), "2020年收入（类）：1，2");
        assert_eq!(folded("占７８％;⽀出⾦额"), "占78%；支出金额");
        assert_eq!(folded("增长  129.97 %"), "增长129.97%");
        assert_eq!(folded("財政總收入1000萬元"), "财政总收入1000万元");
        assert_eq!(folded("AMC 2 新"), "AMC 2新");
        assert_eq!(folded("完成１５\u{1001b0}３亿元"), "完成15.3亿元");
        assert_eq!(folded("收入¹762.9万元"), "收入762.9万元");
    }

    #[test]
    fn a_comma_separates_thousands_only_where_it_can() {
        assert_eq!(folded("1,314.21"), "1,314.21");
        assert_eq!(folded("1,314,000"), "1,314,000");
        assert_eq!(folded("23,45"), "23，45");
        assert_eq!(folded("完成,100"), "完成，100");
    }
}
