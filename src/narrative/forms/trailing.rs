//! `N1 A1，动用N2 A2，合计T`: a total behind its items.
//!
//! Contract: certain where the total says how many items it has (两项合计), or where each item
//! behind the first says that it is added; else only a sum that closes is claimed.

use crate::disclosure::{Claim, Disclosure, FigureId, TotalKind};

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::{closes, has, lead};

/// Words of what is added to the income of the year, or to its expenditure.
const ADDED: [&str; 9] =
    ["加上", "动用", "调入", "调出", "上年结转", "上解", "转移支付", "还本", "上级补助"];

const COUNTED: [(&str, usize); 5] =
    [("两项合计", 2), ("二项合计", 2), ("三项合计", 3), ("四项合计", 4), ("五项合计", 5)];

/// Finds the totals behind their items in one sentence.
pub fn trailing(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let amounts: Vec<&FigureEvent> =
        sentence.figures.iter().copied().filter(|figure| figure.depth == 0).collect();
    for (place, total) in amounts.iter().enumerate() {
        let text = lead(sentence, total);
        let counted = COUNTED.iter().find(|(word, _)| text.contains(word)).map(|(_, count)| *count);
        let named = counted.is_some() || text.trim_matches(['，', '；', '为', '共']) == "合计";
        let before = amounts.get(..place).unwrap_or_default();
        if total.role != Role::Amount || !named {
            continue;
        }
        let items: Vec<&FigureEvent> = match counted {
            Some(count) => before
                .iter()
                .copied()
                .filter(|item| item.role == Role::Amount)
                .rev()
                .take(count)
                .collect(),
            None if before.iter().all(|item| item.role == Role::Amount) => before.to_vec(),
            None => continue,
        };
        let added = |item: &&FigureEvent| {
            Some(item.id) == before.first().map(|first| first.id)
                || has(&lead(sentence, item), &ADDED)
        };
        let ids: Vec<(FigureId, bool)> = items.iter().map(|item| (item.id, false)).collect();
        let certain = counted.is_some_and(|count| count == ids.len())
            || (counted.is_none() && items.iter().all(added));
        if ids.len() > 1 && (certain || closes(total.id, &ids, disclosure)) {
            disclosure.claims.push(Claim::Total {
                total: total.id,
                items: ids,
                kind: TotalKind::Amounts,
                complete: true,
            });
        }
    }
}
