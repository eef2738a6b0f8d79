//! Balances of government reports: `收入X，加上A、B、C，收入总计T`; with a lump `加上…等Z`; with
//! `扣除D`.
//!
//! Where every name has its amount (or all names share one) the sum is an identity; where a name
//! has none, only a sum that closes is claimed.

use crate::disclosure::{Claim, Disclosure, FigureId, TotalKind};
use crate::number::Exact;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;

const PLUS: [&str; 2] = ["加上", "再加"];
const MINUS: [&str; 3] = ["扣除", "减去", "减："];
const TOTALS: [&str; 6] = ["总计", "总量", "合计", "总收入", "总支出", "共计"];

/// Finds the balance of one sentence; its first amount may stand in a sentence before.
pub fn balance(before: &[Sentence<'_>], sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let start = sentence.figures.first().map_or(0, |figure| figure.start);
    if !has(sentence.text(sentence.start, sentence.end), &PLUS) || start == sentence.end {
        return;
    }
    let amounts: Vec<&FigureEvent> = sentence
        .figures
        .iter()
        .copied()
        .filter(|figure| figure.depth == 0 && figure.role == Role::Amount)
        .collect();
    let Some(first) = amounts.iter().position(|figure| has(&lead(sentence, figure), &PLUS)) else {
        return;
    };
    let base = match first.checked_sub(1) {
        Some(index) => amounts.get(index).copied(),
        None => continued(before),
    };
    let Some(base) = base else { return };
    let mut items: Vec<(FigureId, bool)> = vec![(base.id, false)];
    // A list of parts may stand between the two: then the base is a guess.
    let from = sentence.figures.first().map_or(0, |figure| figure.start);
    let between = amounts.get(first).map_or("", |figure| sentence.text(from, figure.start));
    let plain = if first > 0 {
        !between.contains("其中")
    } else {
        is_side(&base.label) && has_start(sentence.text(sentence.start, sentence.end), &PLUS)
    };
    let mut certain = plain && amounts.len() >= first + 2;
    for (place, figure) in amounts.iter().enumerate().skip(first) {
        let text = lead(sentence, figure);
        if place > first && has(&text, &TOTALS) {
            claim(figure.id, items, certain, disclosure);
            return;
        }
        let minus = has(&text, &MINUS);
        let opens = minus || has(&text, &PLUS);
        // Further names before an amount that is not the only one have none of their own.
        let names = text.trim_start_matches(['、', '，']).matches('、').count();
        let lump =
            opens && amounts.get(place + 1).is_none_or(|next| has(&lead(sentence, next), &TOTALS));
        certain &= lump || names == 0 || text.contains('等');
        items.push((figure.id, minus));
    }
}

/// `收入A，完成…。其中，…。加上B，收入总量T`: the amount that a sentence goes on from.
fn continued<'a>(before: &[Sentence<'a>]) -> Option<&'a FigureEvent> {
    let main = before.iter().rev().find(|one| !one.text(one.start, one.end).starts_with("其中"))?;
    main.figures.iter().copied().find(|figure| figure.depth == 0 && figure.role == Role::Amount)
}

/// Whether an amount is all income or all expenditure of something.
fn is_side(label: &str) -> bool {
    label.ends_with("收入") || label.ends_with("支出")
}

fn has_start(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// The text before a figure, back to the figure before it or the start of the sentence.
pub(super) fn lead(sentence: &Sentence<'_>, figure: &FigureEvent) -> String {
    let count = sentence.figures.partition_point(|other| other.end <= figure.start);
    let before = count.checked_sub(1).and_then(|index| sentence.figures.get(index));
    let from = before.map_or(sentence.start, |other| other.end);
    sentence.text(from, figure.start).to_owned()
}

/// Whether a text holds one of some words.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn claim(
    total: FigureId,
    items: Vec<(FigureId, bool)>,
    certain: bool,
    disclosure: &mut Disclosure,
) {
    if !certain && !closes(total, &items, disclosure) {
        return;
    }
    disclosure.claims.push(Claim::Total { total, items, kind: TotalKind::Amounts, complete: true });
}

/// Whether the items add up to the total exactly.
pub(super) fn closes(total: FigureId, items: &[(FigureId, bool)], disclosure: &Disclosure) -> bool {
    let mut sum = Exact::zero();
    for (id, minus) in items {
        let Some(value) = disclosure.figure(*id).map(|figure| figure.value()) else { return false };
        sum = if *minus { &sum - &value } else { &sum + &value };
    }
    disclosure.figure(total).is_some_and(|figure| figure.value() == sum)
}
