//! Lists of names and their count: `4户停产（甲、乙、丙、丁）`, `甲、乙、丙等3个项目`.
//!
//! Only names that can be split without doubt are counted: short, without digits and punctuation.

use crate::disclosure::{Disclosure, Form, Says, Unit, Why};
use crate::document::Passage;
use crate::lexicon::{before_any, behind_any, ends_with_any, is_any, labels};
use crate::reading::Hedge;

use super::super::event::FigureEvent;
use super::super::role::Role;

/// The longest name, in characters.
const LONGEST: usize = 12;

/// A list of names.
struct List {
    /// How many names it holds.
    names: usize,
    /// They cannot be counted otherwise.
    certain: bool,
    /// Its bytes.
    start: usize,
    end: usize,
}

/// Finds counts with the list of what they count.
pub fn name_lists(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    for (index, figure) in figures.iter().enumerate() {
        let Some((stated, counted)) = stated(passage, figure, disclosure) else { continue };
        let limit = figures.get(index + 1).map_or(passage.text().len(), |next| next.start);
        let found = behind(passage, figure.end, limit, stated)
            .or_else(|| {
                behind_colon(passage, figure.end, limit, stated)
                    .filter(|_| only_count(figure, figures, disclosure))
            })
            .or_else(|| behind_comma(passage, figure.end, limit, stated))
            .or_else(|| before(passage, figure, stated));
        if let Some(List { names, certain, start, end }) = found {
            disclosure.say(
                Why::certain(Form::CountNames, certain && counted),
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

/// The number of a count of things with a classifier, and whether they are things and no events:
/// `3次培训（甲县、乙县）` names no trainings.
pub fn stated(
    passage: &Passage,
    event: &FigureEvent,
    disclosure: &Disclosure,
) -> Option<(usize, bool)> {
    let figure = disclosure.figure(event.id).filter(|_| event.role == Role::Count)?;
    let Unit::Count(unit) = &figure.unit else { return None };
    let lead = passage.text().get(..event.start)?;
    // 第3户, 连续3期: no count.
    if !figure.unit.is_exact()
        || figure.hedge != Hedge::None
        || ends_with_any(lead, &labels().ordered)
    {
        return None;
    }
    let number = usize::try_from(figure.numeral.value().to_i64()?).ok()?;
    Some((number, !unit.is_empty() && !is_any(unit, &labels().events)))
}

/// `（甲、乙、丙）` in the clause behind the count.
fn behind(passage: &Passage, from: usize, limit: usize, stated: usize) -> Option<List> {
    let text = passage.text().get(from..limit)?;
    let open = text.find('（')?;
    let head = text.get(..open)?;
    if head.contains(['，', '。', '；', '：', '、']) || head.chars().count() > LONGEST {
        return None;
    }
    let start = open + '（'.len_utf8();
    let close = text.get(start..)?.find('）')?;
    let inside = text.get(start..start + close)?;
    // `（含甲、乙）`, `（如甲、乙）`: a selection.
    let selected =
        behind_any(inside, &labels().remarks).or(behind_any(inside, &labels().selecting));
    if selected.is_some() {
        return None;
    }
    let (names, certain) = split(inside, stated)?;
    (names >= 2).then_some(List { names, certain, start: from + start, end: from + start + close })
}

/// `内设科室4个，分别为：甲科、乙科、丙科。`: names behind a colon, up to the end of the sentence.
fn behind_colon(passage: &Passage, from: usize, limit: usize, stated: usize) -> Option<List> {
    // No list goes on into the next figure: a long paragraph is not walked to its end for each count.
    let text = passage.text().get(from..limit)?;
    let start = text.find('：')? + '：'.len_utf8();
    if !announces(text.get(..start)?) {
        return None;
    }
    let rest = text.get(start..)?;
    let stop = rest.find('。');
    if stop.is_none() && limit < passage.text().len() {
        return None;
    }
    let length = stop.unwrap_or(rest.len());
    let (names, certain) = split(rest.get(..length)?, stated)?;
    // Without its full stop the list may go on.
    let certain = certain && (stop.is_some() || names >= stated);
    let (start, end) = (from + start, from + start + length);
    (names >= 2 && end <= limit).then_some(List { names, certain, start, end })
}

/// Whether nothing else of a paragraph is counted in the unit of a count: of `4个，其中事业单位3个：` nobody knows which
/// one the names are of.
pub fn only_count(own: &FigureEvent, figures: &[&FigureEvent], disclosure: &Disclosure) -> bool {
    let unit = |event: &FigureEvent| disclosure.figure(event.id).map(|figure| &figure.unit);
    figures.iter().all(|other| other.id == own.id || unit(other) != unit(own))
}

/// Whether what stands between a count and a colon only says that a list follows: `个科室，分别为：`.
pub fn announces(between: &str) -> bool {
    let words = &labels().listing;
    let between = between.trim_end_matches('：');
    let mut pieces = between.split('，');
    let thing = pieces.next().unwrap_or("");
    let thing = before_any(thing, &words.between).unwrap_or(thing);
    let plain = |c: char| !c.is_ascii_digit() && !"。；：、（）".contains(c);
    thing.chars().count() <= words.longest_thing
        && thing.chars().all(plain)
        && pieces.all(|piece| is_any(piece, &words.between))
}

/// `内设机构4个，即甲科、乙科、丙室、丁室。`: names of bodies behind a word that says that these are they, up to the end of
/// the sentence.
fn behind_comma(passage: &Passage, from: usize, limit: usize, stated: usize) -> Option<List> {
    let text = passage.text().get(from..limit)?;
    let rest = text.strip_prefix('，')?;
    let list = behind_any(rest, &labels().listing.between)?;
    let list = list.get(..list.find('。')?)?;
    let start = from + (text.len() - rest.len()) + (rest.find(list)?);
    let end = start + list.len();
    // Only one kind of mark stands between names; with commas they are otherwise clauses.
    let mixed = list.contains('，') && list.contains('、');
    let list = list.replace('，', "、");
    let (names, certain) = split(&list, stated).filter(|_| !mixed && are_bodies(&list))?;
    (names >= 2 && end <= limit).then_some(List { names, certain, start, end })
}

/// Whether all names of a list end like those of bodies.
fn are_bodies(list: &str) -> bool {
    list.split('、').all(|name| ends_with_any(name, &labels().listing.bodies))
}

/// `甲、乙、丙等` before the count. The list may be a selection, so it proves nothing where it names fewer; more
/// names of bodies than the count says are a mistake.
fn before(passage: &Passage, figure: &FigureEvent, stated: usize) -> Option<List> {
    let text = passage.text().get(..figure.start)?.strip_suffix('等')?;
    let from = text.rfind(['，', '。', '；', '：', '（', '）']).map_or(0, |at| {
        at + text.get(at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8)
    });
    let list = text.get(from..)?;
    let list = behind_any(list, &labels().enumerators).unwrap_or(list);
    let (names, clear) = split(list, stated)?;
    let start = figure.start - '等'.len_utf8() - list.len();
    (names >= stated && names >= 2).then_some(List {
        names,
        certain: clear && names > stated && are_bodies(list),
        start,
        end: figure.start,
    })
}

/// How many names a list holds, and whether that is beyond doubt: 和 may join two names or stand in one.
pub fn split(list: &str, stated: usize) -> Option<(usize, bool)> {
    let names: Vec<&str> = list.split('、').collect();
    let clear = names.iter().all(|name| {
        let length = name.chars().count();
        (2..=LONGEST).contains(&length)
            && !name.chars().any(|c| c.is_ascii_digit() || "，；：。（）《》“”等".contains(c))
    });
    let joints = list.matches(['和', '及', '与', '或']).count();
    let all = names.len() + joints;
    match clear {
        true if joints == 0 => Some((names.len(), true)),
        // Only agreement says how to count them.
        true => [all, names.len()].contains(&stated).then_some((stated, false)),
        false => None,
    }
}
