//! When a list is certainly all of its total, and the sums that are claimed of it.
//!
//! Contract: a known set of parts, shares that make up the whole, or the sum itself; a gap alone
//! proves nothing.

use crate::disclosure::{Disclosure, Figure, FigureId, Form, Says, TotalKind, Why, closes};
use crate::number::Exact;

use super::amounts::Amounts;
use super::list::Part;

pub(super) fn push_total(
    disclosure: &mut Disclosure,
    why: Why,
    total: FigureId,
    ids: &[FigureId],
    kind: TotalKind,
) {
    let items = ids.iter().map(|id| (*id, false)).collect();
    disclosure.say(why, Says::Total { total, items, kind });
}

/// `财力A，其中：本级收入B，加上级补助C，减上解支出D`: certain where every part behind the first says whether it
/// is added or taken off.
pub(super) fn claim_signed(items: &[&Part], total: FigureId, disclosure: &mut Disclosure) {
    let certain = items.iter().skip(1).all(|part| part.sign.is_some());
    let items: Vec<(FigureId, bool)> =
        items.iter().map(|part| (part.id, part.sign == Some(true))).collect();
    if certain || closes(total, &items, disclosure) {
        let why = Why::certain(Form::ListOfSide, certain);
        disclosure.say(why, Says::Total { total, items, kind: TotalKind::Amounts });
    }
}

pub(super) fn is_larger(part: FigureId, whole: FigureId, disclosure: &Disclosure) -> bool {
    let value = |id| disclosure.figure(id).map(Figure::value);
    value(part).zip(value(whole)).is_some_and(|(part, whole)| part > whole)
}

/// Whether the items are all parts of a set whose parts are always listed together.
pub(super) fn is_whole_set(set: &str, items: &[&Part], amounts: &Amounts) -> bool {
    let mut concepts: Vec<&str> = items
        .iter()
        .filter_map(|part| amounts.get(part.amount))
        .filter_map(|amount| amounts.taxonomy().find(&amount.label))
        .map(|concept| concept.id.as_str())
        .collect();
    let listed = concepts.len();
    concepts.sort_unstable();
    concepts.dedup();
    // Funds share one concept and differ by fund.
    let distinct = set == "funds" || concepts.len() == listed;
    let needed = match set {
        "three-public" | "procurement" => 3,
        _ => 2,
    };
    distinct && items.len() >= needed
}

/// Whether printed shares add to 100 within their rounding: then the list means to be complete.
pub(super) fn make_up_hundred(shares: &[FigureId], disclosure: &Disclosure) -> bool {
    let mut sum = Exact::zero();
    let mut slack = Exact::zero();
    for id in shares {
        let Some(figure) = disclosure.figure(*id) else { return false };
        let reading = figure.reading();
        sum = &sum + &reading.value;
        slack = &slack + &reading.step;
    }
    !shares.is_empty() && (&sum - &Exact::one()).abs() <= slack
}

/// How many of the first items add up exactly to the total, if any number of at least two does.
pub fn closing_prefix(
    total: FigureId,
    items: &[FigureId],
    disclosure: &Disclosure,
) -> Option<usize> {
    let total = disclosure.figure(total)?.value();
    let mut sum = Exact::zero();
    let mut found = None;
    for (index, id) in items.iter().enumerate() {
        sum = &sum + &disclosure.figure(*id)?.value();
        if sum == total && index > 0 {
            found = Some(index + 1);
        }
    }
    found
}

/// The sources of a department's income.
const INCOMES: [&str; 7] = [
    "财政拨款收入",
    "事业收入",
    "其他收入",
    "经营收入",
    "事业单位经营收入",
    "上级补助收入",
    "附属单位上缴收入",
];

/// Whether a list of income goes on to 其他收入, which is what is none of the others.
pub(super) fn is_all_income(items: &[&Part], amounts: &Amounts) -> bool {
    let labels: Vec<&str> = labels(items, amounts);
    let known = labels.iter().all(|label| INCOMES.contains(label));
    known && labels.len() > 2 && labels.last() == Some(&"其他收入")
}

pub(super) fn labels<'a>(items: &[&Part], amounts: &'a Amounts) -> Vec<&'a str> {
    let amounts = items.iter().filter_map(|part| amounts.get(part.amount));
    amounts.map(|amount| amount.label.as_str()).collect()
}

/// Whether the shares that the parts have make exactly 100 % as they are rounded: then none had to be bent to make
/// them do so.
pub(super) fn rounds_to_hundred(items: &[&Part], total: FigureId, disclosure: &Disclosure) -> bool {
    let Some(whole) = disclosure.figure(total).map(Figure::value) else { return false };
    let mut sum = Exact::zero();
    for part in items {
        let share = part.share.and_then(|share| disclosure.figure(share));
        let (Some(share), Some(amount)) = (share, disclosure.figure(part.id)) else { return false };
        let Some(ratio) = amount.value().div(&whole) else { return false };
        sum = &sum + &ratio.round_half_up(&share.reading().step);
    }
    sum == Exact::one()
}
