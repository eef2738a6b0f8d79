//! Flaws that the text shows by itself: contradictory words, rests of a template, placeholders,
//! doubled marks, broken years.
//!
//! Contract: each pattern is one that no correct sentence contains where it is looked for.

use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;

use crate::disclosure::{Disclosure, Flaw, Form, Kind, Says, Why};
use crate::document::Passage;

/// A pattern; its first group (or the whole match) is what is pointed at.
struct Pattern {
    flaw: Flaw,
    source: String,
    regex: OnceLock<Option<Regex>>,
    expected: Option<&'static str>,
}

impl Pattern {
    /// Put together where it is first needed: most documents have none of these flaws.
    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| Regex::new(&self.source).ok()).as_ref()
    }
}

/// The patterns, and how to tell which of them may match.
struct Patterns {
    all: Vec<Pattern>,
    /// Finds in one pass what stands in every text that one of them matches.
    needs: Option<AhoCorasick>,
    /// What each of these may be.
    of: Vec<Need>,
}

/// What a text is likely to hold where a word of `needs` stands in it.
enum Need {
    /// A match of this pattern.
    One(usize),
    /// A reason that is not given.
    Reason,
    /// A year with a digit too many or too few.
    Year,
}

/// Whether a sentence or clause ends directly behind what opens a reason.
fn is_bare(text: &str, end: usize) -> bool {
    let mut behind = text.get(end..).unwrap_or("").chars().take(3);
    behind.any(|c| matches!(c, '。' | '；'))
}

/// Whether a number of three or five digits begins at a byte.
fn is_broken_year(text: &str, at: usize) -> bool {
    let (before, digits) = text.as_bytes().split_at_checked(at).unwrap_or_default();
    let length = digits.iter().take(6).take_while(|digit| digit.is_ascii_digit()).count();
    matches!(length, 3 | 5) && !before.last().is_some_and(u8::is_ascii_digit)
}

/// The patterns of a reason that is not given, and of a year with a digit too many or too few.
const BARE: [usize; 2] = [2, 3];
const YEAR: usize = 9;

impl Patterns {
    /// The patterns that may match a text.
    fn likely(&self, text: &str) -> impl Iterator<Item = &Pattern> {
        let mut likely = 0_u32;
        let found = self.needs.iter().flat_map(|needs| needs.find_overlapping_iter(text));
        for found in found {
            likely |= match self.of.get(found.pattern().as_usize()) {
                Some(Need::One(index)) => 1 << index,
                Some(Need::Reason) if is_bare(text, found.end()) => {
                    BARE.iter().map(|index| 1 << index).sum()
                }
                Some(Need::Year) if is_broken_year(text, found.start()) => 1 << YEAR,
                _ => 0,
            };
        }
        let all = self.all.iter().enumerate();
        all.filter(move |(index, _)| likely & (1 << index) != 0).map(|(_, pattern)| pattern)
    }
}

/// What opens a reason.
const REASON: &str = "主要原因";

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let (ups, downs) = ("增加|增长|上升|提高", "减少|下降|降低");
    let (up, down) = (format!("(?:{ups})"), format!("(?:{downs})"));
    let option = format!("{up}[（/]{down}[）]?|{down}[（/]{up}[）]?");
    let words = ups.split('|').chain(downs.split('|'));
    let options: Vec<String> =
        words.flat_map(|word| ["（", "/"].map(|mark| mark.to_owned() + word)).collect();
    let mixed = "大小于|小大于|减增加|增减少|减少增加[0-9]|增加减少[0-9]";
    let parts = mixed.split('|').map(|word| word.trim_end_matches("[0-9]").to_owned()).collect();
    let crosses = ["X", "x", "Ｘ"];
    let holders = crosses.iter().flat_map(|one| crosses.map(|other| (*one).to_owned() + other));
    let holders = holders.chain(["××", "＊＊", "***"].map(str::to_owned)).collect();
    let twice = |marks: &str| vec![marks.to_owned()];
    let patterns: [(Flaw, &str, Vec<String>, Option<&'static str>); 10] = [
        (Flaw::ContradictoryWording, mixed, parts, None),
        (
            Flaw::TemplateResidue,
            &format!("({option})(?:了|额|为|约)?(?:[1-9]|0[.]0*[1-9])"),
            options.clone(),
            None,
        ),
        (
            Flaw::TemplateResidue,
            &format!("({REASON}是：?[。；]|{REASON}：[。；])"),
            Vec::new(),
            None,
        ),
        (Flaw::TemplateResidue, &format!("[，。；]({REASON}[。；])"), Vec::new(), None),
        (
            Flaw::TemplateResidue,
            &format!("({option})的?{REASON}(?:是|为|：)[^。；（）]"),
            options,
            None,
        ),
        (
            Flaw::Placeholder,
            "([XxＸ]{2,}|×{2,}|＊{2,}|[*]{3,})(?:局|委|办|厅|单位|部门|中心|项目|年度?|万元|%)",
            holders,
            None,
        ),
        (Flaw::RepeatedPunctuation, "。。", twice("。。"), Some("。")),
        (Flaw::RepeatedPunctuation, "，，", twice("，，"), Some("，")),
        (Flaw::RepeatedPunctuation, "；；", twice("；；"), Some("；")),
        (Flaw::BrokenYear, "(?:^|[^0-9.])((?:20[0-9]|20[0-9]{3})年度)", Vec::new(), None),
    ];
    let (mut all, mut needs, mut of) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (flaw, source, needed, expected)) in patterns.into_iter().enumerate() {
        of.extend(needed.iter().map(|_| Need::One(index)));
        needs.extend(needed);
        let source = source.to_owned();
        all.push(Pattern { flaw, source, regex: OnceLock::new(), expected });
    }
    needs.extend([REASON, "20"].map(str::to_owned));
    of.extend([Need::Reason, Need::Year]);
    let kind = Some(AhoCorasickKind::DFA);
    Patterns { all, needs: AhoCorasick::builder().kind(kind).build(needs).ok(), of }
});

static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("^第[一二三四五六七八九十]+部分.*?((?:19|20)[0-9]{2}年)度?(?:部门|单位)(决算|预算)")
        .ok()
});

/// Finds the flaws of a heading: those of any text, and in the title of a part another year than the document's.
pub fn heading(passage: &Passage, disclosure: &mut Disclosure) {
    flaws(passage, disclosure);
    let header = &disclosure.header;
    let own = match header.kind {
        Kind::Final => "决算",
        Kind::Budget => "预算",
        Kind::Report | Kind::Unknown => return,
    };
    let found = PART.as_ref().and_then(|part| part.captures(passage.text()));
    let Some((year, kind)) = found.as_ref().and_then(|it| Some((it.get(1)?, it.get(2)?))) else {
        return;
    };
    let expected = header.year.filter(|_| header.entity.is_some() && kind.as_str() == own);
    let stated = year.as_str().trim_end_matches('年').parse::<i32>().ok();
    if let Some((expected, _)) = expected.zip(stated).filter(|(own, stated)| own != stated) {
        disclosure.say(
            Why::stated(Form::Flaw),
            Says::Flaw {
                flaw: Flaw::StaleYear,
                place: passage.span(year.start(), year.end()).into(),
                stated: year.as_str().to_owned(),
                expected: Some(format!("{expected}年")),
            },
        );
    }
}

/// Finds the flaws of one passage.
pub fn flaws(passage: &Passage, disclosure: &mut Disclosure) {
    let text = passage.text();
    for pattern in PATTERNS.likely(text) {
        let Some(regex) = pattern.regex() else { continue };
        for found in regex.captures_iter(text) {
            let Some(hit) = found.get(1).or(found.get(0)) else { continue };
            let whole = found.get(0).map_or(hit.as_str(), |all| all.as_str());
            // A placeholder is shown with the word it stands before.
            let (stated, end) = match pattern.flaw {
                Flaw::Placeholder => (whole, hit.start() + whole.len()),
                Flaw::ContradictoryWording => {
                    let words = whole.trim_end_matches(|c: char| c.is_ascii_digit());
                    (words, hit.start() + words.len())
                }
                _ => (hit.as_str(), hit.end()),
            };
            disclosure.say(
                Why::stated(Form::Flaw),
                Says::Flaw {
                    flaw: pattern.flaw,
                    place: passage.span(hit.start(), end).into(),
                    stated: stated.to_owned(),
                    expected: pattern.expected.map(str::to_owned),
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pattern_matches_is_likely() {
        for (text, likely) in [
            ("预算减增加5万元，决算数大小于预算数", vec![0]),
            ("支出增加（减少）5万元", vec![1, 4]),
            ("减少/增加的主要原因是政策", vec![1, 4]),
            ("收入增加，主要原因是：。", vec![2, 3]),
            ("收入增加。主要原因；", vec![2, 3]),
            ("XX局202年度支出××万元", vec![5, 9]),
            ("收入，，支出；；合计。。", vec![6, 7, 8]),
            ("20245年度", vec![9]),
            ("2024年度支出，主要原因是政策", vec![]),
        ] {
            let sources: Vec<_> = PATTERNS.likely(text).map(|it| &it.source).collect();
            for (index, pattern) in PATTERNS.all.iter().enumerate() {
                assert_eq!(sources.contains(&&pattern.source), likely.contains(&index), "{text}");
                let found = pattern.regex().is_some_and(|regex| regex.is_match(text));
                assert!(!found || likely.contains(&index), "{text} {}", pattern.source);
            }
        }
    }
}
