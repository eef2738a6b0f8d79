//! `支出减少5万元，主要原因是项目支出增加。`: a reason that goes the other way.
//!
//! Contract: only where the whole reason is one rise or fall of money, of the same side as what it
//! explains. A reason that names several things, people or prices may well go the other way.

use std::sync::LazyLock;

use regex::Regex;

use crate::disclosure::{Disclosure, Flaw, Form, Says, Why};
use crate::document::Passage;
use crate::lexicon::labels;
use crate::statement::Direction;

const UP: &str = "增加|增长|上升|提高|增多";
const DOWN: &str = "减少|下降|降低|压减|压缩|缩减|节约";

/// What rises or falls in a reason that can only mean money spent or received.
const MONEY: &str = "支出|开支|经费|费用|费|收入|拨款";

/// Where one of these stands, the reason is more than one plain rise or fall.
const MORE: [&str; 24] = [
    "和", "及", "同时", "但", "与", "并", "等", "导致", "使", "造成", "引起", "相应", "较", "比",
    "预算", "结转", "结余", "退", "免", "缴", "还", "上年", "抵", "转",
];

struct Patterns {
    explained: Regex,
    behind: Regex,
    before: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let explained = format!(
        "(?P<said>{UP}|{DOWN})(?:了|额|为)?[0-9][0-9,.]*(?:万元|亿元|元|%)[，。；]?\
         (?:其)?主要(?:变动)?原因(?:是|为)?：?(?:由于|因为|因)?(?P<reason>[^，。；、：（）0-9]+)。"
    );
    Some(Patterns {
        explained: Regex::new(&explained).ok()?,
        behind: Regex::new(&format!("(?:{MONEY})(?:有所|略有)?(?P<word>{UP}|{DOWN})$")).ok()?,
        before: Regex::new(&format!("^(?P<word>{UP}|{DOWN})了?.{{0,36}}(?:{MONEY})$")).ok()?,
    })
});

/// Whether a reason stands in a text that is all of what follows up to the end of its sentence; without one
/// no pattern matches, and most reasons are longer.
fn may_explain(text: &str) -> bool {
    labels().reasons.all_in(text).any(|(at, _, opener)| {
        let rest = text.get(at + opener.len()..).unwrap_or("");
        let rest = rest.strip_prefix('：').unwrap_or(rest);
        let mark = |c: char| {
            matches!(c, '，' | '。' | '；' | '、' | '：' | '（' | '）') || c.is_ascii_digit()
        };
        rest.chars().find(|c| mark(*c)) == Some('。')
    })
}

/// Finds reasons that contradict what they explain.
pub fn reasons(passage: &Passage, disclosure: &mut Disclosure) {
    let text = passage.text();
    if !may_explain(text) {
        return;
    }
    let Some(patterns) = PATTERNS.as_ref() else { return };
    for found in patterns.explained.captures_iter(text) {
        let (Some(said), Some(reason)) = (found.name("said"), found.name("reason")) else {
            continue;
        };
        let plain = !MORE.iter().any(|word| reason.as_str().contains(word));
        let word = [&patterns.behind, &patterns.before]
            .into_iter()
            .find_map(|pattern| pattern.captures(reason.as_str())?.name("word"));
        let Some(word) = word.filter(|_| plain) else { continue };
        let subject = sentences_before(text, said.start());
        if direction(word.as_str()) == direction(said.as_str())
            || !same_side(subject, reason.as_str())
        {
            continue;
        }
        disclosure.say(
            Why::stated(Form::Flaw),
            Says::Flaw {
                flaw: Flaw::ReasonContradictsDirection,
                place: passage.span(reason.start(), reason.end()).into(),
                stated: reason.as_str().to_owned(),
                expected: None,
            },
        );
    }
}

fn direction(word: &str) -> Direction {
    if UP.split('|').any(|up| up == word) { Direction::Up } else { Direction::Down }
}

/// The sentence up to a byte.
fn sentences_before(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or("");
    before.rsplit('。').next().unwrap_or(before)
}

/// Whether both speak of income or both of expenditure; a balance goes against expenditure.
fn same_side(subject: &str, reason: &str) -> bool {
    let balance = ["结余", "结转", "余额"].iter().any(|word| subject.contains(word));
    let income = |text: &str| text.contains("收入");
    let spent = |text: &str| ["支出", "开支", "费"].iter().any(|word| text.contains(word));
    let meets = (income(subject) && income(reason)) || (spent(subject) && spent(reason));
    !balance && meets
}
