//! Counts that add up: `113个…，前两批次48个…，第三批次65个`; `车辆10辆，其中：…、其他用车4辆`.

use std::iter::once;

use crate::disclosure::{Disclosure, FigureId, Form, Ground, Says, TotalKind, Why};
use crate::partition::{Extent, extent};

use super::super::binder::closing_prefix;
use super::super::role::Role;
use super::{Sentence, classifier};

/// Finds the parts of a count of the sentence before: `新增14户…。其中，一季度3户…`.
pub fn counts_below(before: &Sentence<'_>, sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let opens = sentence
        .figures
        .first()
        .is_some_and(|first| sentence.text(before.end, first.start).starts_with("其中"));
    if !opens {
        return;
    }
    for total in before.figures.iter().filter(|figure| figure.role == Role::Count) {
        let Some(unit) = classifier(disclosure, total.id).map(str::to_owned) else { continue };
        let ids: Vec<FigureId> = sentence
            .figures
            .iter()
            .filter(|figure| classifier(disclosure, figure.id) == Some(unit.as_str()))
            .map(|figure| figure.id)
            .collect();
        if let Some(count) = closing_prefix(total.id, &ids, disclosure) {
            disclosure.say(
                Why::if_it_closes(Form::CountParts),
                Says::Total {
                    total: total.id,
                    items: ids.into_iter().take(count).map(|id| (id, false)).collect(),
                    kind: TotalKind::Counts,
                },
            );
            return;
        }
    }
}

/// Finds a count that the counts after it (in the same classifier) add up to, and below it the
/// counts in the bracket behind a part.
pub fn counts(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let mut headed = false;
    for (index, head) in sentence.figures.iter().enumerate() {
        let bracketed = sentence.behind(index).starts_with('（');
        let first = !headed && head.depth == 0;
        if head.role != Role::Count || !(bracketed || first) {
            continue;
        }
        headed |= first;
        // The parts stand in the bracket behind the total, or beside it: a bracket behind a part is its own.
        let depth = head.depth + u8::from(bracketed);
        let behind = sentence.figures.iter().enumerate().skip(index + 1);
        let parts = behind
            .take_while(|(_, figure)| figure.depth >= depth)
            .filter(|(_, figure)| figure.role == Role::Count && figure.depth == depth);
        let counts = once(index).chain(parts.map(|(index, _)| index));
        let counts = counts.filter_map(|at| Some((at, sentence.figures.get(at)?.id))).collect();
        list(sentence, counts, disclosure);
    }
}

/// Says what a count and the counts that may be its parts are to each other.
fn list(sentence: &Sentence<'_>, counts: Vec<(usize, FigureId)>, disclosure: &mut Disclosure) {
    let Some(((first, total), rest)) = counts.split_first() else { return };
    let Some(unit) = classifier(disclosure, *total).map(str::to_owned) else { return };
    let parts: Vec<(usize, FigureId)> = rest
        .iter()
        .copied()
        .filter(|(_, id)| classifier(disclosure, *id) == Some(unit.as_str()))
        .collect();
    let ids: Vec<FigureId> = parts.iter().map(|(_, id)| *id).collect();
    if ids.len() < 2 {
        return;
    }
    let listed = sentence.behind(*first).contains("其中");
    let labels: Vec<&str> = parts
        .iter()
        .filter_map(|(index, _)| sentence.figures.get(*index))
        .map(|figure| figure.label.as_str())
        .collect();
    // 其中 … 其他: the text itself says that the parts are all. What follows is something else.
    let end = labels.iter().position(|label| label.starts_with("其他")).map(|at| at + 1);
    let adjacent =
        |count: &usize| parts.iter().zip(rest).take(*count).all(|(part, any)| part == any);
    let end = end.filter(|count| *count > 1 && listed && adjacent(count));
    let whole = sentence.figures.get(*first).map_or("", |first| first.label.as_str());
    let (kinds, known) = (2..=labels.len())
        .map_while(|count| Some((count, extent(whole, labels.get(..count)?)?)))
        .last()
        .unwrap_or((0, Extent::AtMost));
    // The rest closes a list only if nothing of the same kind follows it, and one list it is.
    let from = sentence.figures.get(*first).map_or(sentence.start, |first| first.end);
    let last = parts.last().and_then(|(index, _)| sentence.figures.get(*index));
    let text = last.map_or("", |last| sentence.text(from, last.end));
    let end = end.filter(|count| *count == ids.len() && !text.contains('；'));
    let closing = closing_prefix(*total, &ids, disclosure);
    let (count, ground, complete) = if let Some(count) = end {
        (count, Ground::KnownParts, true)
    } else if let Some(count) = closing {
        (count, Ground::OnlyBecauseItCloses, true)
    } else if listed && kinds > 1 && adjacent(&kinds) {
        // Each thing is of one kind: together they are at most all, or all of it (地上, 地下).
        (kinds, Ground::KnownParts, known == Extent::Whole && kinds == ids.len())
    } else {
        return;
    };
    disclosure.say(
        Why::on(Form::CountParts, ground),
        Says::total(
            *total,
            ids.into_iter().take(count).map(|id| (id, false)).collect(),
            TotalKind::Counts,
            complete,
        ),
    );
}
