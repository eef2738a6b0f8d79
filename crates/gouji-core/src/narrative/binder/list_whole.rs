//! Whose parts a list has, and what speaks for that.

use std::collections::BTreeSet;

use crate::disclosure::{Concept, Disclosure, Figure, FigureId, Form, TotalKind, Why};
use crate::number::Exact;
use crate::slip::Slip;

use super::amounts::Amounts;
use super::classified::is_class;
use super::complete::{closing_prefix, is_whole_set, make_up_hundred, push_total};
use super::list::{List, Part};

/// Two sums of fewer digits are equal by chance.
const ENOUGH_DIGITS: usize = 3;

/// A share is tried against so many parts before its own.
const MOST_BESIDE: usize = 6;

/// Sets whose parts are the parts of one total of the document.
const CLOSED_SETS: [&str; 4] = ["three-public", "procurement", "vehicles", "reception"];

impl List {
    /// 货物, 工程 and 服务 beside 涉密采购, or of another amount, are not all there is of each in the document.
    pub(super) fn forget_set(&self, amounts: &Amounts, disclosure: &mut Disclosure) {
        for part in &self.parts {
            let concept = amounts.get(part.amount).and_then(|amount| amount.concept);
            let whole = concept.and_then(|concept| concept.set.as_deref());
            let closed = whole.is_some_and(|set| CLOSED_SETS.contains(&set));
            if let Some(figure) = disclosure.figures.get_mut(part.id.0).filter(|_| closed) {
                figure.identity = None;
            }
        }
    }

    /// Whether all parts are those that a total is known to have, or parts of these: 公务用车运行维护费 under
    /// “三公”经费.
    pub(super) fn is_within(&self, whole: &Concept, amounts: &Amounts) -> bool {
        let set = |part: &Part| amounts.get(part.amount)?.concept?.set.as_deref();
        let below = |set: &str| {
            let of_part = amounts.taxonomy().concepts().iter();
            let mut parts = of_part.filter(|part| part.set.as_deref() == Some(whole.id.as_str()));
            set == whole.id || parts.any(|part| part.id.rsplit('.').next() == Some(set))
        };
        !self.parts.is_empty() && self.parts.iter().all(|part| set(part).is_some_and(below))
    }

    /// `收入A，比上年增加B，其中税收C，非税D`: the parts are those of the change, or of another amount beside the
    /// total, where they come nearer to it.
    pub(super) fn is_of_a_rival(
        &self,
        total: FigureId,
        ids: &[FigureId],
        disclosure: &Disclosure,
    ) -> bool {
        let value = |id: FigureId| disclosure.figure(id).map(Figure::value);
        let sum = ids.iter().filter_map(|id| value(*id)).fold(Exact::zero(), |sum, v| &sum + &v);
        let off = |id: FigureId| value(id).map(|value| (&value - &sum).abs());
        let Some(own) = off(total) else { return false };
        ids.len() > 1 && self.rivals.iter().any(|rival| off(*rival).is_some_and(|off| off < own))
    }

    /// `其中：A；B，投向为：C，占c%；D，占d%`: the shares add to 100, but of one of the parts, not of the
    /// total.
    pub(super) fn shares_are_of_a_part(&self, amounts: &Amounts, disclosure: &Disclosure) -> bool {
        let shared: Vec<&Part> = self.parts.iter().filter(|part| part.share.is_some()).collect();
        let shares: Vec<FigureId> = shared.iter().filter_map(|part| part.share).collect();
        if shares.len() < 2 || !make_up_hundred(&shares, disclosure) {
            return false;
        }
        let ids: Vec<FigureId> = shared.iter().map(|part| part.id).collect();
        let total = amounts.get(self.total).map(|total| total.id);
        total.and_then(|total| closing_prefix(total, &ids, disclosure)) != Some(ids.len())
    }

    /// The total, where only one amount can be it or only one adds up.
    pub(super) fn certain_total<'a>(
        &self,
        items: &[&Part],
        amounts: &'a Amounts,
        disclosure: &Disclosure,
    ) -> Option<&'a super::amounts::Amount> {
        let first = amounts.get(self.total)?;
        let Some(other) = self.or_total.and_then(|index| amounts.get(index)) else {
            return Some(first);
        };
        let ids: Vec<FigureId> = items.iter().map(|part| part.id).collect();
        [first, other]
            .into_iter()
            .find(|total| closing_prefix(total.id, &ids, disclosure) == Some(ids.len()))
    }

    /// What the share of a part can be of: the total, where the part is one of the `items` of a complete list;
    /// else also a part before it in its stretch (财政拨款A，占a%，一般公共预算B，占b%), or the total of the list
    /// around this one.
    pub(super) fn wholes_of(
        &self,
        part: &Part,
        total: FigureId,
        items: Option<&BTreeSet<FigureId>>,
        before: &[FigureId],
        amounts: &Amounts,
    ) -> Vec<FigureId> {
        let outer = self.outer.and_then(|index| amounts.get(index)).map(|outer| outer.id);
        let mut wholes = match items {
            None => before.to_vec(),
            Some(items) => {
                // Under the last part of a list 其中 may speak of that list's total.
                if outer.is_none() && items.contains(&part.id) {
                    return vec![total];
                }
                // Stretches only grow: those of this one stand together.
                let from = self.parts.partition_point(|it| it.stretch < part.stretch);
                let beside = self.parts.iter().skip(from).take_while(|it| it.id != part.id);
                let beside = beside.filter(|it| it.stretch == part.stretch).map(|it| it.id);
                std::iter::once(total).chain(beside.take(MOST_BESIDE)).collect()
            }
        };
        wholes.extend(outer.filter(|outer| !wholes.contains(outer)));
        wholes
    }

    /// `其中：市本级A、创新区B；续建C、新建D`: the parts of each stretch, where two of them add up to one sum. Twice
    /// divided, it is the total that is not right where it is another by a slip of its digits.
    pub(super) fn twice(&self, total: FigureId, disclosure: &Disclosure) -> Vec<Vec<FigureId>> {
        let mut stretches: Vec<Vec<FigureId>> = Vec::new();
        let mut last = None;
        for part in &self.parts {
            if last.replace(part.stretch) != Some(part.stretch) {
                stretches.push(Vec::new());
            }
            stretches.last_mut().into_iter().for_each(|stretch| stretch.push(part.id));
        }
        let value = |id: &FigureId| disclosure.figure(*id).map(Figure::value);
        let sum = |ids: &Vec<FigureId>| -> Option<Exact> {
            ids.iter().try_fold(Exact::zero(), |sum, id| Some(&sum + &value(id)?))
        };
        let sums: Option<Vec<Exact>> = stretches.iter().map(sum).collect();
        let one = sums.as_deref().and_then(|sums| sums.first());
        let same = stretches.len() == 2
            && stretches.iter().all(|ids| ids.len() > 1 && !ids.contains(&total))
            && sums
                .iter()
                .flatten()
                .all(|sum| Some(sum) == one && Some(sum) != value(&total).as_ref());
        let slipped = one.zip(disclosure.figure(total)).is_some_and(|(sum, figure)| {
            figure.numeral.significant() >= ENOUGH_DIGITS
                && Slip::between(figure, sum, None).is_of_digits()
        });
        if same && slipped && self.is_plain() && !self.below { stretches } else { Vec::new() }
    }

    /// Whether one amount is the total of the list, and nothing says that there is more.
    pub(super) fn is_plain(&self) -> bool {
        let said = !self.implied || self.of_budget;
        said && !self.open_ended && !self.several && self.or_total.is_none()
    }

    /// The set that a list of some but not all of its parts belongs to.
    pub(super) fn unfinished_set(&self, amounts: &Amounts) -> Option<&'static str> {
        let items: Vec<&Part> = self.parts.iter().collect();
        let set = self.common_set(&items, amounts)?;
        (!is_whole_set(set, &items, amounts)).then_some(set)
    }

    pub(super) fn common_set(&self, items: &[&Part], amounts: &Amounts) -> Option<&'static str> {
        let mut common: Option<&'static str> = None;
        for part in items {
            let amount = amounts.get(part.amount)?;
            let set = amounts.taxonomy().find(&amount.label)?.set.as_deref()?;
            match common {
                None => common = Some(set),
                Some(known) if known != set => return None,
                Some(_) => {}
            }
        }
        common
    }

    /// A list that says that it is all: it ends with what is left (等), or has the classes that the whole was
    /// said to be used for. What it is worth where it does not close is decided elsewhere.
    pub(super) fn claim_closed(
        &self,
        items: &[&Part],
        total: FigureId,
        amounts: &Amounts,
        disclosure: &mut Disclosure,
    ) -> bool {
        let ids: Vec<FigureId> = items.iter().map(|part| part.id).collect();
        let rests = items.iter().filter(|part| part.rest).count();
        let rest = rests == 1 && items.len() > 2 && items.last().is_some_and(|part| part.rest);
        let is_class = |part: &&Part| {
            let amount = amounts.get(part.amount);
            amount.is_some_and(|it| it.class.is_some() || is_class(&it.label))
        };
        let announced = (self.classes && items.len() > 1) || (self.by_class && items.len() > 2);
        let classes = announced && items.iter().all(is_class);
        if self.doubtful
            || self.implied
            || !self.is_plain()
            || !(rest || classes)
            || ids.contains(&total)
        {
            return false;
        }
        let form = if classes { Form::ListOfClasses } else { Form::ListClosed };
        push_total(disclosure, Why::stated(form), total, &ids, TotalKind::Amounts);
        true
    }
}
