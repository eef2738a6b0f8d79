//! Shares: in a list, or of a whole the text names.

use crate::disclosure::{
    Claim, Disclosure, FigureId, Form, Fund, Ground, Kind, Says, Unchecked, Why,
};

use super::super::event::FigureEvent;
use super::amounts::core;
use super::complete::make_up_hundred;
use super::{Binder, GENERAL};

/// A share outside of a list under its whole.
pub(super) struct Loose {
    share: FigureId,
    /// The amount it is a share of the whole of; none for `优秀的占43%`.
    pub(super) part: Option<usize>,
    /// The whole that the text names.
    named: Option<String>,
    /// The fund its section is about.
    fund: Option<Fund>,
    /// The year its sentence names.
    year: Option<i32>,
    /// The total of the list it stands in.
    total: Option<usize>,
    section: usize,
    block: usize,
}

impl Binder<'_> {
    pub(super) fn share(&mut self, figure: &FigureEvent, whole: Option<String>) {
        // `X占Y的p%`: the part is X, which is not the amount before.
        let own = !figure.cues.label.is_empty();
        let part = self.last.filter(|_| !own);
        let named = whole.filter(|name| !GENERAL.contains(&name.as_str()));
        // `财政拨款基本支出A，其中：人员经费B，占基本支出的p%`: the name is the end of the total's.
        let total = self.lists.last().and_then(|list| self.amounts.get(list.total));
        let of_list = named.as_ref().is_none_or(|name| {
            total.is_some_and(|total| total.label != *name && total.label.ends_with(name.as_str()))
        });
        if let Some(list) = self.lists.last_mut()
            && let Some(part) = part
            && let Some(entry) = list.parts.iter_mut().rev().find(|entry| entry.amount == part)
            && entry.share.is_none()
            && of_list
        {
            entry.share = Some(figure.id);
            return;
        }
        // What stands in a bracket is a share of the item before it, which need not be printed so.
        let part = part.filter(|_| figure.depth == 0);
        let (section, block) = (self.section, self.block);
        let total = self.lists.last().map(|list| list.total);
        self.year = figure.cues.year.or(self.year);
        let year = self.year;
        let (share, fund) = (figure.id, self.scope.fund);
        self.shares.push(Loose { share, part, named, fund, year, total, section, block });
    }

    /// The wholes that a name can mean. A name like 总支出 or 采购总额 is also short for the total of the list and
    /// for a total in its paragraph.
    fn named_wholes(&self, name: &str, loose: &Loose) -> Vec<usize> {
        let mut wholes = self.amounts.wholes(name, loose.section);
        let short = core(name);
        let here = self.amounts.of_block(loose.block);
        for index in loose.total.into_iter().chain(here) {
            // 本年收入 is not the total with what was carried over.
            let apart = |one: &str, other: &str| {
                one.contains("本年") && (other.contains("总计") || other.starts_with('总'))
            };
            let amount = self.amounts.get(index).filter(|amount| {
                let label = amount.label.as_str();
                amount.is_current() && !amount.prior && core(label) == short && !apart(name, label)
            });
            if amount.is_some() && !wholes.contains(&index) {
                wholes.push(index);
            }
        }
        wholes
    }

    /// Finds the wholes of shares outside lists, once every total is known.
    pub(super) fn resolve_shares(&mut self) {
        let mut left: Vec<Loose> = Vec::new();
        for loose in std::mem::take(&mut self.shares) {
            // A share of a budget is of a budget.
            let part = loose.part.and_then(|part| self.amounts.get(part));
            let list = loose.total.and_then(|total| self.amounts.get(total));
            let budget = part.into_iter().chain(list).any(|amount| !amount.is_current());
            let wholes = match loose.named.as_ref().filter(|_| !budget) {
                Some(name) => self.named_wholes(name, &loose),
                None => Vec::new(),
            };
            let wholes: Vec<_> = wholes
                .into_iter()
                .filter(|whole| Some(*whole) != loose.part)
                .filter(|whole| {
                    // 基本支出 under 一般公共预算财政拨款 is not that of all money.
                    let other = self.amounts.get(*whole).filter(|it| it.section != loose.section);
                    let general =
                        ["基本支出", "项目支出"].map(Some).contains(&loose.named.as_deref());
                    let fund = other.filter(|_| general).and_then(|amount| amount.fund);
                    fund.is_none() || loose.fund.is_none() || fund == loose.fund
                })
                .filter(|whole| {
                    let year = self.amounts.get(*whole).and_then(|amount| amount.year);
                    let unsaid = year.is_none() && self.disclosure.header.kind != Kind::Report;
                    unsaid || loose.year.is_none() || year == loose.year
                })
                .filter_map(|index| self.id(index))
                .collect();
            match (loose.part.and_then(|part| self.id(part)), wholes.is_empty()) {
                (Some(part), false) => self.disclosure.say(
                    Why::stated(Form::ShareNamed),
                    Says::Share { share: loose.share, part, wholes, list: Vec::new() },
                ),
                _ => {
                    self.disclosure.reasons.entry(loose.share).or_insert(Unchecked::NoWholeInText);
                    left.push(loose);
                }
            }
        }
        self.claim_public_shares(&left);
        // Shares of one whole that is nowhere printed can still make up a hundred.
        for list in left.chunk_by(|one, next| one.block == next.block && one.named == next.named) {
            let shares: Vec<FigureId> = list.iter().map(|loose| loose.share).collect();
            if shares.len() > 2 && make_up_hundred(&shares, self.disclosure) {
                self.disclosure.say(
                    Why::on(Form::SharesOfUnprinted, Ground::SharesMake100),
                    Says::ShareList { shares },
                );
            }
        }
    }

    /// `公务接待费1.20万元，占4.20%` among the three public expenses: of their total, if at least one
    /// of the shares shows that it is.
    fn claim_public_shares(&mut self, left: &[Loose]) {
        const SET: &str = "three-public";
        let part_of = |loose: &Loose| {
            let amount = loose.part.and_then(|part| self.amounts.get(part))?;
            let set = amount.concept.and_then(|concept| concept.set.as_deref());
            (loose.named.is_none() && set == Some(SET)).then_some(amount.id)
        };
        let mut claims = Vec::new();
        for list in left.chunk_by(|one, next| one.block == next.block) {
            let shares: Vec<(FigureId, FigureId)> =
                list.iter().filter_map(|loose| Some((loose.share, part_of(loose)?))).collect();
            let section = list.first().map_or(0, |loose| loose.section);
            let whole = match self.amounts.wholes_in("三公经费", section).as_slice() {
                [only] => self.id(*only),
                _ => None,
            };
            let Some(whole) = whole.filter(|_| shares.len() > 1) else { continue };
            if shares.iter().any(|(share, part)| is_ratio(*share, *part, whole, self.disclosure)) {
                let family = self.disclosure.family();
                claims.extend(shares.into_iter().map(|(share, part)| Claim {
                    says: Says::Share { share, part, wholes: vec![whole], list: Vec::new() },
                    why: Why::on(Form::ShareThreePublic, Ground::FamilyHolds).of(family),
                }));
            }
        }
        self.disclosure.claims.extend(claims);
    }
}

/// Whether a rate that is not nothing is printed as the part of the whole.
pub fn is_ratio(rate: FigureId, part: FigureId, whole: FigureId, disclosure: &Disclosure) -> bool {
    let figure = |id| disclosure.figure(id);
    let (Some(rate), Some(part), Some(whole)) = (figure(rate), figure(part), figure(whole)) else {
        return false;
    };
    let reading = rate.reading();
    let shown = &reading.value * &whole.value();
    let slack = &reading.step * &whole.value();
    !rate.numeral.is_zero() && (&shown - &part.value()).abs() <= slack
}
