//! Lists of names and their count: `4户停产（甲、乙、丙、丁）`, `甲、乙、丙等3个项目`.
//!
//! Only names that can be split without doubt are counted: short, without digits and punctuation.

use crate::disclosure::{Disclosure, Form, Says, Why};
use crate::document::Passage;

use super::super::event::FigureEvent;
use super::super::role::Role;

/// The longest name, in characters.
const LONGEST: usize = 12;

/// Finds counts with the list of what they count.
pub fn name_lists(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    for (index, figure) in figures.iter().enumerate() {
        if !matches!(figure.role, Role::Count | Role::Other) {
            continue;
        }
        let limit = figures.get(index + 1).map_or(passage.text().len(), |next| next.start);
        let found =
            behind(passage, figure.end, limit).or_else(|| before(passage, figure, disclosure));
        if let Some((names, start, end)) = found {
            disclosure.say(
                Why::stated(Form::CountNames),
                Says::ListLength {
                    count: figure.id,
                    names,
                    place: passage.span(start, end).into(),
                },
            );
            disclosure.reasons.remove(&figure.id);
        }
    }
}

/// `（甲、乙、丙）` in the clause behind the count.
fn behind(passage: &Passage, from: usize, limit: usize) -> Option<(usize, usize, usize)> {
    let text = passage.text().get(from..limit)?;
    let open = text.find('（')?;
    let head = text.get(..open)?;
    if head.contains(['，', '。', '；', '：', '、']) || head.chars().count() > LONGEST {
        return None;
    }
    let start = open + '（'.len_utf8();
    let close = text.get(start..)?.find('）')?;
    let inside = text.get(start..start + close)?;
    let names = split(inside)?;
    (names >= 2).then_some((names, from + start, from + start + close))
}

/// `甲、乙、丙等` before the count. The list may be a selection, so fewer names prove nothing.
fn before(
    passage: &Passage,
    figure: &FigureEvent,
    disclosure: &Disclosure,
) -> Option<(usize, usize, usize)> {
    let text = passage.text().get(..figure.start)?.strip_suffix('等')?;
    let from = text.rfind(['，', '。', '；', '：', '（', '）']).map_or(0, |at| {
        at + text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8)
    });
    let list = text.get(from..)?;
    let list = ["一是", "二是", "三是", "四是", "五是"]
        .iter()
        .find_map(|word| list.strip_prefix(word))
        .unwrap_or(list);
    let names = split(list)?;
    let stated = disclosure.figure(figure.id)?.numeral.value().to_i64()?;
    let enough = i64::try_from(names).ok()? >= stated && names >= 2;
    enough.then_some((names, figure.start - '等'.len_utf8() - list.len(), figure.start))
}

/// How many names a list holds, when that is beyond doubt.
fn split(list: &str) -> Option<usize> {
    let names: Vec<&str> = list.split('、').collect();
    let clear = names.iter().all(|name| {
        let length = name.chars().count();
        (2..=LONGEST).contains(&length)
            && !name.chars().any(|c| c.is_ascii_digit() || "，；：。（）《》“”等".contains(c))
    });
    clear.then_some(names.len())
}
