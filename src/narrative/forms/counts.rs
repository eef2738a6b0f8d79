//! Counts that add up: `113个…，前两批次48个…，第三批次65个`; `车辆10辆，其中：…、其他用车4辆`.

use crate::disclosure::{Claim, Disclosure, FigureId, TotalKind};

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
            disclosure.claims.push(Claim::Total {
                total: total.id,
                items: ids.into_iter().take(count).map(|id| (id, false)).collect(),
                kind: TotalKind::Counts,
                complete: true,
            });
            return;
        }
    }
}

/// Finds a count that the counts after it (in the same classifier) add up to.
pub fn counts(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let counts: Vec<(usize, FigureId)> = sentence
        .figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| figure.role == Role::Count)
        .map(|(index, figure)| (index, figure.id))
        .collect();
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
    // 其中 … 其他: the text itself says that the parts are all.
    let listed = sentence.behind(*first).contains("其中");
    let rest_named = parts.last().is_some_and(|(index, _)| {
        sentence.figures.get(*index).is_some_and(|figure| figure.label.starts_with("其他"))
    });
    let single = parts.len() == rest.len();
    let items = if listed && rest_named && single {
        ids
    } else if let Some(count) = closing_prefix(*total, &ids, disclosure) {
        ids.into_iter().take(count).collect()
    } else {
        return;
    };
    disclosure.claims.push(Claim::Total {
        total: *total,
        items: items.into_iter().map(|id| (id, false)).collect(),
        kind: TotalKind::Counts,
        complete: true,
    });
}
