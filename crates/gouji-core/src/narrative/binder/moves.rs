//! Changes over the year and what they belong to.

use crate::disclosure::{Doubt, FigureId};
use crate::lexicon::Word;

use super::super::segment::{Against, Segment};
use super::amounts::core;
use super::change::Pending;
use super::side::Side;
use super::stage::is_compared_with;
use super::{Binder, GENERAL, is_general};

/// Which amount a name means.
enum Head {
    /// This one.
    Amount(usize),
    /// One of several, it is not said which.
    Unsaid,
    /// None of the sentence.
    None,
}

impl Binder<'_> {
    /// What a change belongs to.
    pub(super) fn subject(&self, label: &str, cues: &Segment) -> Pending {
        let against = cues.against();
        let before = self.base(label, cues).and_then(|index| self.id(index));
        let year = cues.compared_year.map(|(year, ..)| year);
        let against =
            if against == Against::Unsaid && before.is_some() { self.bases.kind } else { against };
        let mut pending = Pending { before, against, year, ..Pending::default() };
        let general = is_general(label);
        let named = |name: &str| self.amounts.named(name, self.block, self.section);
        let side = Side::of(label);
        // 收入 behind `收入合计A，支出合计B` is A.
        let whole = side.and_then(|side| {
            let mut here = self.amounts.here(self.block).rev();
            here.find(|(_, amount)| {
                amount.is_current() && !amount.prior && side.is_whole(&amount.label)
            })
        });
        if let Some((index, _)) = whole {
            pending.now = self.id(index);
        } else if general {
            // `公务接待费比上年的A减少`: the subject stands before the base.
            let base = self.bases.latest.filter(|_| label.is_empty() && !self.bases.alone);
            let base = base.and_then(|index| self.amounts.get(index));
            let name = base.map(|base| base.label.as_str()).filter(|name| !GENERAL.contains(name));
            let name = name.filter(|name| !name.is_empty());
            let subject = match name.map(|name| self.head_of_name(name)) {
                Some(Head::Unsaid) => {
                    pending.before = None;
                    return pending;
                }
                Some(Head::Amount(index)) => Some(index),
                Some(Head::None) | None => name.and_then(named),
            };
            if let Some(own) = self.outturn_of_another_year(cues) {
                pending.now = self.id(own);
                pending.before = None;
                return pending;
            }
            let before = self.said.subject.as_deref().filter(|_| label.is_empty());
            match before.map(|name| (name, named(name).or_else(|| self.short_for(name)))) {
                // 财政拨款收入与上年相比，减少…: of that, or of nothing that was printed.
                Some((_, Some(index))) => pending.now = self.id(index),
                Some((name, None)) if self.disclosure.taxonomy.find(name).is_some() => {}
                _ => self.follow(subject, side, &mut pending),
            }
        } else if let Some(index) = named(label) {
            pending.now = self.id(index);
        } else if let Some(index) = self.short_for(label) {
            pending.now = self.id(index);
        } else if self.disclosure.taxonomy.find(label).is_some() {
            pending.awaits = Some(label.to_owned());
        }
        self.keep_stage(&mut pending);
        let own = side.is_some() || is_general(label);
        if !self.keeps_base(own, pending.now) {
            pending.before = None;
        }
        pending
    }

    /// Which amount of the sentence a base is of that is called by its name: `接待费A，其中局接待费B、所接待费C，比上年
    /// 接待费D减少`. The one whose list the others are; where it is none of them, nobody says which.
    fn head_of_name(&self, name: &str) -> Head {
        let mut all = self.amounts.named_in(name, self.sentence);
        match (all.next(), all.next()) {
            (None, _) => Head::None,
            (Some(only), None) => Head::Amount(only),
            (Some(first), Some(_)) if self.lists.iter().any(|list| list.total == first) => {
                Head::Amount(first)
            }
            _ => Head::Unsaid,
        }
    }

    /// Whether the base of the sentence is that of a change's subject. A base belongs to the amount it stands
    /// behind: what else changes in the sentence (其中…减少B, 主要是…增加C) is measured from something else.
    fn keeps_base(&self, own: bool, now: Option<FigureId>) -> bool {
        match now {
            None => own && !self.strayed,
            Some(_) if own => true,
            Some(now) => {
                let base = self.bases.latest;
                let mut before = self.amounts.here(self.block).filter(|(index, amount)| {
                    base.is_some_and(|base| *index < base)
                        && amount.sentence == self.sentence
                        && !amount.prior
                });
                // A base without an owner is that of the change behind it, not of the changes of parts (其中…增加B).
                let free = base.is_none() || !self.bases.spent;
                before.next_back().map_or(free, |(_, owner)| owner.id == now)
            }
        }
    }

    /// The headline of the paragraph, where a label is short for its name: 收、支总计 for 财政拨款收入、支出决算总计.
    fn short_for(&self, label: &str) -> Option<usize> {
        let headline = self.headline.or(self.topic)?;
        let amount = self.amounts.get(headline).filter(|amount| amount.is_current())?;
        let (long, short) = (core(&amount.label), core(label));
        let telling = short == "收支" || short.chars().count() >= 4;
        let fits = long == short || (telling && long.ends_with(&short));
        (amount.block == self.block && !short.is_empty() && fits).then_some(headline)
    }

    /// The amount that a change is of which names nothing: `named` where its base names it, the last
    /// of the sentence, or the topic of the paragraph.
    fn follow(&self, named: Option<usize>, side: Option<Side>, pending: &mut Pending) {
        // Something without an amount was spoken of in between: the change may be of that.
        if self.strayed && side.is_none() && named.is_none() {
            return;
        }
        // 收入 behind two incomes, neither of which is all, is neither.
        let several = side.is_some_and(|side| {
            let of_side = self.amounts.here(self.block).filter(|(_, amount)| {
                amount.is_current() && !amount.label.is_empty() && side.may_be(&amount.label)
            });
            of_side.count() > 1
        });
        if several {
            return;
        }
        let current = |index: &usize| {
            self.amounts.get(*index).is_some_and(|amount| {
                let part = amount.concept.is_some_and(|concept| concept.set.is_some());
                amount.is_current() && side.is_none_or(|side| side.may_be(&amount.label) && !part)
            })
        };
        let here = |index: &usize| {
            self.amounts.get(*index).is_some_and(|amount| amount.block == self.block)
        };
        let last = self.last_current.filter(here).filter(current);
        let topic = self.topic.filter(here).filter(current).or(self.headline.filter(current));
        let same_sentence = last.filter(|index| {
            self.amounts.get(*index).is_some_and(|amount| amount.sentence == self.sentence)
        });
        // `公务接待费预算B，比上年减少C`: of the budget beside it, whatever was before that.
        let beside = self.last.filter(|index| {
            let amount = self.amounts.get(*index);
            amount.is_some_and(|it| {
                !it.is_current() && it.stated && !it.prior && it.sentence == self.sentence
            })
        });
        let beside = beside.filter(|index| side.is_none() && last.is_none_or(|last| last < *index));
        // A budget that the base stands behind is what changed, whatever name the base has.
        let spoken = beside.filter(|index| self.bases.latest.is_some_and(|base| base > *index));
        let now = spoken.or(named).or(beside).or(same_sentence).or(topic);
        let others = [same_sentence.filter(|_| beside.is_some()), topic];
        pending.now = now.and_then(|index| self.id(index));
        pending.or_now = others
            .into_iter()
            .flatten()
            .filter(|other| Some(*other) != now && (named.is_none() || spoken.is_some()))
            .filter_map(|index| self.id(index))
            .collect();
        pending.or_now.dedup();
        // Another amount stands between the change and what it is taken to be of.
        let far = now.zip(last).is_some_and(|(now, last)| now < last && named.is_none());
        pending.doubts = pending.doubts.with_if(Doubt::FarBack, far);
    }

    /// What a change is measured from: an amount of another year or a budget, only where the
    /// sentence compares, and compares with that.
    fn base(&self, label: &str, cues: &Segment) -> Option<usize> {
        let against = cues.against();
        // What it is compared with was said, but not understood (较目标).
        if self.bases.unknown {
            return None;
        }
        // A comparison of its own is with the base before it only if that is of the same year.
        let own_year = cues.compared_year.map(|(year, ..)| year);
        let of_year = own_year.and_then(|own| {
            let mut bases = self.bases.all.iter().rev().copied();
            bases.find(|index| {
                self.amounts
                    .get(*index)
                    .is_some_and(|it| it.reach.year == Some(own) && is_compared_with(it, cues))
            })
        });
        if of_year.is_some() {
            return of_year.filter(|_| self.comparing);
        }
        let other_year = against == Against::Year
            && match (own_year, self.bases.year) {
                (Some(own), base) => base != Some(own),
                (None, Some(base)) => {
                    self.disclosure.header.year.is_some_and(|current| base != current - 1)
                        || (self.bases.compared && !self.bases.last_year)
                }
                (None, None) => false,
            };
        if other_year {
            return None;
        }
        let apart = against != Against::Unsaid
            && self.bases.kind != Against::Unsaid
            && self.bases.kind != against;
        let side = Side::of(label);
        let before = match (side, self.bases.all.as_slice()) {
            (Some(side), [_, _, ..]) => self.bases.all.iter().rev().copied().find(|index| {
                self.amounts.get(*index).is_some_and(|amount| side.fits(&amount.label))
            }),
            _ => self.bases.latest,
        };
        // `2022年收入A，比上年增加B`: A is what changed, not what it changed from.
        let subject = self.bases.alone && !self.bases.has_subject;
        before.filter(|_| self.comparing && !apart && !subject).or_else(|| {
            let budget = match (against, self.account.budgets.as_slice()) {
                // 比年初预算短收 is not of the adjusted budget, though only that is printed.
                (Against::Budget, [(own, only)]) => {
                    let same = |named: Word| named == *own || [named, *own].contains(&Word::Budget);
                    cues.compared_with.is_none_or(same).then_some(*only)
                }
                _ => None,
            };
            budget.and_then(|id| self.amounts.of(id, self.block))
        })
    }
}
