//! Balances of government reports: `收入X，加上A、B、C，收入总计T`; with a lump `加上…等Z`; with
//! `扣除D`.
//!
//! Where every name has its amount (or all names share one) the sum is an identity; where a name
//! has none, only a sum that closes is claimed.

use crate::disclosure::{Disclosure, Doubt, FigureId, Form, Origin, Says, TotalKind, Why};
use crate::lexicon::{Word, chains, holds_any, labels};
use crate::number::Exact;
use crate::partition::is_balancing;

use super::super::event::FigureEvent;
use super::super::label::without_brackets;
use super::super::role::Role;
use super::Sentence;

/// An amount is looked for so many figures back.
const MOST_BACK: usize = 60;

/// Finds the balances of one sentence; the first amount of the first may stand in a sentence before.
pub fn balance(before: &[Sentence<'_>], sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let Some(end) = one(before, sentence, disclosure) else { return };
    // `…，收入总计T；支出A，加B，支出总计T`: the other side.
    let figures = sentence.figures.iter().copied().filter(|figure| figure.start > end).collect();
    let rest = Sentence { passage: sentence.passage, figures, start: end, end: sentence.end };
    balance(&[], &rest, disclosure);
}

/// Whether something is added at the beginning of a lead: 加上, 再加, or `，加上级补助`.
pub(super) fn adds(lead: &str) -> bool {
    let words = chains();
    words.adding.stand_in(lead)
        || words.short_adding.begins(lead.trim_start_matches(['，', '；', '）']))
}

/// Whether something is taken off at the beginning of a lead: 扣除, 减去, or `，减调出资金`.
fn takes_off(lead: &str) -> bool {
    let words = chains();
    words.taking.stand_in(lead)
        || words.short_taking.begins(lead.trim_start_matches(['，', '；', '）', '、']))
}

/// Whether the text before an amount says that it is added, or (true) taken off.
pub fn sign_of(lead: &str) -> Option<bool> {
    let lead = lead.trim_start_matches(['，', '；', '）', '、']);
    if lead.contains(['，', '；', '。', '：']) {
        return None;
    }
    if chains().taking.begins(lead).is_some() || chains().short_taking.begins(lead) {
        Some(true)
    } else {
        let adds = chains().adding.begins(lead).is_some() || chains().short_adding.begins(lead);
        adds.then_some(false)
    }
}

/// Finds the first balance of a sentence, and the byte behind its total.
fn one(
    before: &[Sentence<'_>],
    sentence: &Sentence<'_>,
    disclosure: &mut Disclosure,
) -> Option<usize> {
    let words = chains();
    let text = sentence.text(sentence.start, sentence.end);
    if !words.short_adding.stands_in(text) {
        return None;
    }
    let amounts: Vec<&FigureEvent> =
        sentence.figures.iter().copied().filter(|figure| is_amount(figure)).collect();
    let resumed = resumed(before, text);
    let first = match resumed {
        Some(_) => 0,
        None => amounts.iter().position(|figure| adds(lead(sentence, figure)))?,
    };
    let (ahead, chain) = amounts.split_at(first);
    if let ([], Some(first)) = (ahead, chain.first())
        && let Some(end) = far(first, sentence, chain, disclosure)
    {
        return Some(end);
    }
    let heads: Vec<&FigureEvent> = match ahead {
        [] => resumed.or_else(|| continued(before)).into_iter().collect(),
        _ => ahead.iter().copied().filter(|figure| is_head(sentence, figure)).collect(),
    };
    // What is taken off before anything is added.
    let taken: Vec<(FigureId, bool)> = ahead
        .iter()
        .filter(|figure| takes_off(lead(sentence, figure)))
        .map(|figure| (figure.id, true))
        .collect();
    let is_total = |figure: &&FigureEvent| {
        let lead = lead(sentence, figure);
        words.totals.stand_in(lead)
            || words.unnamed_totals.name(lead.trim_matches(['，', '；', '为']))
    };
    let end = chain.iter().skip(1).position(is_total)?;
    let (added, total) = chain.split_at(end + 1);
    let total = total.first()?;
    // A list of parts may stand before the first addition: then the head is a guess. So it is where
    // several amounts could be it.
    let from = sentence.figures.first().map_or(0, |figure| figure.start);
    let between = chain.first().map_or("", |figure| sentence.text(from, figure.start));
    // `收入A（含高新区a），加上B`: what stands in brackets is of A alone.
    let between = &*without_brackets(between);
    let plain = match ahead {
        [] => {
            heads.first().is_some_and(|head| is_whole(&head.label))
                && (adds(text) || resumed.is_some())
        }
        _ => heads.len() == 1 && !words.parts.stand_in(between) && !between.contains('；'),
    };
    let closing = lead(sentence, total);
    let chained = chain.first().map_or("", |first| sentence.text(first.end, total.start));
    let unfigured = closing.trim_start_matches('）').split('，').next().unwrap_or("");
    let unfigured = words.further.begins(unfigured).is_some();
    let mut certain =
        plain && !holds_any(closing, &labels().etc) && !chained.contains('；') && !unfigured;
    // Both ends are of one side.
    certain &= heads.iter().all(|head| {
        let side = labels().sides.ends(unplanned(&head.label));
        let mut others = labels().sides.iter().filter(|other| Some(other.as_str()) != side);
        side.is_some() && !others.any(|other| closing.contains(other.as_str()))
    });
    let mut items: Vec<(FigureId, bool)> = Vec::new();
    let mut own: Vec<(FigureId, bool)> = Vec::new();
    let (mut nested, mut minus) = (false, false);
    for (place, figure) in added.iter().enumerate() {
        let text = lead(sentence, figure);
        // 减去 holds for all that is listed behind it.
        let goes_on = minus && text.trim_start_matches('）').starts_with('、') && !adds(text);
        minus = goes_on || takes_off(text);
        // A sign that was not read with its number: nobody knows whether it counts.
        certain &= !text.ends_with(['-', '－', '—']) && words.minus.ends(text).is_none();
        let opens = minus || adds(text) || (resumed.is_some() && place == 0);
        // Further names before an amount that is not the only one have none of their own.
        let names = text.trim_start_matches(['）', '、', '，']).matches('、').count();
        let lump = opens && place + 1 == added.len();
        certain &= lump || names == 0 || holds_any(text, &labels().etc);
        items.push((figure.id, minus));
        // `加上A，其中B、C，D`: B and C are in A already, D may or may not be.
        nested = words.parts.stand_in(text)
            || (nested && text.trim_start_matches('）').starts_with('、'));
        if nested {
            certain = false;
        } else {
            own.push((figure.id, minus));
        }
    }
    // `A、B，加上C，合计T`: what stands side by side before the first addition may be added as well.
    let beside = |head: &&FigureEvent| lead(sentence, head).starts_with('、');
    let joined = heads.len() > 1 && heads.iter().skip(1).all(beside);
    let each = heads.chunks(1).map(|head| (head, certain));
    for (heads, certain) in each.chain(joined.then_some((heads.as_slice(), false))) {
        for items in [&items, &own] {
            let sum = heads.iter().map(|head| (head.id, false)).chain(taken.clone());
            let sum: Vec<(FigureId, bool)> = sum.chain(items.clone()).collect();
            if certain || closes(total.id, &sum, disclosure) {
                claim(total.id, sum, certain, disclosure);
                return Some(total.end);
            }
        }
    }
    Some(total.end)
}

/// `全市一般公共预算收入加上转移性收入A，收入总计T`: the amount of the name before 加上 stands in a paragraph before,
/// the last of that name.
fn far(
    first: &FigureEvent,
    sentence: &Sentence<'_>,
    chain: &[&FigureEvent],
    disclosure: &mut Disclosure,
) -> Option<usize> {
    let words = chains();
    let (name, _) = first.label.split_once(words.adding.first()?.as_str())?;
    let total =
        chain.iter().skip(1).position(|figure| words.totals.stand_in(lead(sentence, figure)))? + 1;
    let (side, sides) = (labels().sides.ends(name)?, &labels().sides);
    let (added, rest) = chain.split_at(total);
    let total = rest.first()?;
    let text = sentence.text(first.end, total.start);
    let closing = lead(sentence, total);
    let plain = !sides.iter().any(|other| other != side && closing.contains(other.as_str()))
        && !text.contains('；')
        && added.iter().all(|item| !takes_off(lead(sentence, item)))
        && added.iter().skip(1).all(|item| is_balancing(&item.label))
        && !holds_any(text, &labels().etc);
    let ids = (first.id.0.saturating_sub(MOST_BACK)..first.id.0).rev().map(FigureId);
    let named = |id: &FigureId| {
        let figure = disclosure.figure(*id);
        figure.is_some_and(|it| it.label == name && it.origin == Origin::Narrative)
    };
    let head = ids.into_iter().find(named).filter(|_| plain)?;
    let mut sum = vec![(head, false)];
    sum.extend(added.iter().map(|item| (item.id, false)));
    let why = Why::stated(Form::ChainBalance).doubt_if(Doubt::FarBack, true);
    disclosure.say(why, Says::Total { total: total.id, items: sum, kind: TotalKind::Amounts });
    Some(total.end)
}

/// Whether a figure is an amount of the account, outside of brackets.
pub(super) fn is_amount(figure: &FigureEvent) -> bool {
    figure.depth == 0 && figure.role == Role::Amount
}

/// Whether an amount can be what a balance begins with: the figure of this year, not what it is
/// compared with, budgeted at or a share of, nor what is taken off it.
fn is_head(sentence: &Sentence<'_>, figure: &FigureEvent) -> bool {
    let cues = &figure.cues;
    let of_other = cues.compared || cues.share_of.is_some();
    let budget =
        cues.basis.is_some_and(Word::is_budget) && (cues.complete || figure.label.is_empty());
    let last_year = cues.last_year && figure.label.is_empty();
    !of_other && !budget && !last_year && !takes_off(lead(sentence, figure))
}

/// `收入A，完成…。其中，…。加上B，收入总量T`: the amount that a sentence goes on from.
fn continued<'a>(before: &[Sentence<'a>]) -> Option<&'a FigureEvent> {
    let opens = |one: &&Sentence<'_>| chains().of_which.begins(one.text(one.start, one.end));
    let main = before.iter().rev().find(|one| opens(one).is_none())?;
    main.figures.iter().copied().find(|figure| is_amount(figure))
}

/// `全市一般公共预算收入A，增长p%。一般公共预算收入，加B，收入共计T`: the amount whose name is said again.
fn resumed<'a>(before: &[Sentence<'a>], text: &str) -> Option<&'a FigureEvent> {
    let (name, _) = text.split_once('，').filter(|(name, _)| !name.is_empty())?;
    if !adds(text.get(name.len()..)?) {
        return None;
    }
    let mut figures = before.iter().rev().flat_map(|one| one.figures.iter().copied().rev());
    figures.find(|figure| is_amount(figure) && figure.label.ends_with(name))
}

/// A name without the word that makes it a plan (收入预期目标).
pub(super) fn unplanned(label: &str) -> &str {
    let planned = &labels().accounts.planned;
    let mut name = label;
    while let Some(before) = planned.ends(name).and_then(|end| name.strip_suffix(end)) {
        name = before;
    }
    name
}

/// Whether an amount is all income or all expenditure of something, not one tax or one class.
fn is_whole(label: &str) -> bool {
    let label = unplanned(label);
    labels().sides.ends(label).is_some()
        && chains().whole_sides.stand_in(label)
        && !chains().part_sides.stand_in(label)
}

/// The text before a figure, back to the figure before it or the start of the sentence.
pub(super) fn lead<'t>(sentence: &'t Sentence<'_>, figure: &FigureEvent) -> &'t str {
    let count = sentence.figures.partition_point(|other| other.end <= figure.start);
    let before = count.checked_sub(1).and_then(|index| sentence.figures.get(index));
    let from = before.map_or(sentence.start, |other| other.end);
    sentence.text(from, figure.start)
}

fn claim(
    total: FigureId,
    items: Vec<(FigureId, bool)>,
    certain: bool,
    disclosure: &mut Disclosure,
) {
    disclosure.say(
        Why::certain(Form::ChainBalance, certain),
        Says::Total { total, items, kind: TotalKind::Amounts },
    );
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
