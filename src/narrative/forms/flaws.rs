//! Flaws that the text shows by itself: contradictory words, rests of a template, placeholders,
//! doubled marks, broken years.
//!
//! Contract: each pattern is one that no correct sentence contains where it is looked for.

use std::sync::LazyLock;

use regex::Regex;

use crate::disclosure::{Disclosure, Flaw, Form, Kind, Says, Why};
use crate::document::Passage;

/// A pattern; its first group (or the whole match) is what is pointed at.
struct Pattern {
    flaw: Flaw,
    regex: Regex,
    expected: Option<&'static str>,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let up = "(?:增加|增长|上升|提高)";
    let down = "(?:减少|下降|降低)";
    let option = format!("{up}[（/]{down}[）]?|{down}[（/]{up}[）]?");
    let patterns: [(Flaw, &str, Option<&'static str>); 10] = [
        (
            Flaw::ContradictoryWording,
            "大小于|小大于|减增加|增减少|减少增加[0-9]|增加减少[0-9]",
            None,
        ),
        (Flaw::TemplateResidue, &format!("({option})(?:了|额|为|约)?(?:[1-9]|0[.]0*[1-9])"), None),
        (Flaw::TemplateResidue, "(主要原因是：?[。；]|主要原因：[。；])", None),
        (Flaw::TemplateResidue, "[，。；](主要原因[。；])", None),
        (Flaw::TemplateResidue, &format!("({option})的?主要原因(?:是|为|：)[^。；（）]"), None),
        (
            Flaw::Placeholder,
            "([XxＸ]{2,}|×{2,}|＊{2,}|[*]{3,})(?:局|委|办|厅|单位|部门|中心|项目|年度?|万元|%)",
            None,
        ),
        (Flaw::RepeatedPunctuation, "。。", Some("。")),
        (Flaw::RepeatedPunctuation, "，，", Some("，")),
        (Flaw::RepeatedPunctuation, "；；", Some("；")),
        (Flaw::BrokenYear, "(?:^|[^0-9.])((?:20[0-9]|20[0-9]{3})年度)", None),
    ];
    patterns
        .into_iter()
        .filter_map(|(flaw, pattern, expected)| {
            Some(Pattern { flaw, regex: Regex::new(pattern).ok()?, expected })
        })
        .collect()
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
    for pattern in PATTERNS.iter() {
        // Most texts have no flaw, which is told without room for groups.
        if !pattern.regex.is_match(text) {
            continue;
        }
        for found in pattern.regex.captures_iter(text) {
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
