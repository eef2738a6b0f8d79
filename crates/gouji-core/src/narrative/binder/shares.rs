//! Shares: in a list, or of a whole the text names.

use crate::disclosure::{
    Disclosure, Doubt, Doubts, FigureId, Form, Fund, Kind, Says, Unchecked, Why,
};
use crate::lexicon::{holds_any, labels};
use crate::partition::{is_same_part, shared_by};
use crate::reach::Reach;

use super::super::event::FigureEvent;
use super::amounts::{Amount, core};
use super::list::List;
use super::{Binder, GENERAL};

/// A share outside of a list under its whole.
pub(super) struct Loose {
    pub(super) share: FigureId,
    /// The amount it is a share of the whole of; none for `优秀的占43%`.
    pub(super) part: Option<usize>,
    /// The whole that the text names.
    pub(super) named: Option<String>,
    /// The fund its section is about.
    fund: Option<Fund>,
    /// The year its sentence names.
    year: Option<i32>,
    /// Of which level and time its whole is.
    reach: Reach,
    sentence: usize,
    /// Its whole was named once for several (下同).
    once: bool,
    /// It stands behind several amounts that have no share: it may be of one, of all, or of their total.
    of_several: bool,
    /// The total of the list it stands in.
    pub(super) total: Option<usize>,
    pub(super) section: usize,
    pub(super) block: usize,
}

impl Binder<'_> {
    pub(super) fn share(&mut self, figure: &FigureEvent, whole: Option<String>) {
        // `X占Y的p%`: the part is X, which is not the amount before.
        let own = !figure.cues.label.is_empty();
        let part = if own { self.part_of_name(figure) } else { self.last };
        if let Some(id) = part.and_then(|part| self.id(part)) {
            self.share_of.entry(id).or_insert(figure.id);
        }
        let named = whole.filter(|name| !GENERAL.contains(&name.as_str()));
        let named = self.named_once(named, figure);
        // `一般公共预算收入A。税收收入B，税收占比p%`: what a share named after this part alone is of.
        let alone = own && part.is_some() && named.is_none() && self.lists.is_empty();
        let named = named.or_else(|| shared_by(&figure.label).filter(|_| alone).map(str::to_owned));
        // `财政拨款基本支出A，其中：人员经费B，占基本支出的p%`: the name is the end of the total's.
        let total = self.lists.last().and_then(|list| self.amounts.get(list.total));
        let of_list = named.as_ref().is_none_or(|name| {
            total.is_some_and(|total| total.label != *name && total.label.ends_with(name.as_str()))
        });
        let of_several = !own && self.is_behind_several();
        if let Some(list) = self.lists.last_mut()
            && let Some(part) = part
            && let Some(entry) = list.parts.iter_mut().rev().find(|entry| entry.amount == part)
            && entry.share.is_none()
            && of_list
            && !of_several
        {
            entry.share = Some(figure.id);
            return;
        }
        // What stands in a bracket is a share of the item before it, which need not be printed so.
        let part = part.filter(|_| figure.depth == 0);
        let (section, block) = (self.section, self.block);
        let total = self.lists.last().map(|list| list.total);
        self.note_year(figure.cues.year);
        // A year that only a sentence before named is not that of this one.
        let year = figure.cues.year.or(self.said.year).or(self.block_year).or(self.year);
        let (share, fund) = (figure.id, self.scope.fund);
        // Of the level and time that the name of the whole says, else of those of the part.
        let of_part = part.and_then(|part| self.amounts.get(part)).map(|part| part.reach.clone());
        let outer = self.said.reach.clone().within(&self.block_reach).within(&self.scope.reach);
        let own = named.as_deref().map(Reach::of).unwrap_or_default();
        let mut reach = own.within(&of_part.unwrap_or(outer));
        reach.year = None;
        let sentence = self.sentence;
        let once = self.same_whole.as_ref().is_some_and(|(name, section)| {
            *section == self.section && named.as_ref() == Some(name)
        });
        self.shares.push(Loose {
            share,
            part,
            named,
            fund,
            year,
            reach,
            sentence,
            once,
            of_several,
            total,
            section,
            block,
        });
    }

    /// `其中教育A、卫生B，占p%`: whether the amount before is the last of several of which none has a share.
    fn is_behind_several(&self) -> bool {
        if !self.enumerates {
            return false;
        }
        let shared = |list: &List| list.parts.iter().any(|part| part.share.is_some());
        self.lists.last().is_none_or(|list| !shared(list))
    }

    /// `税收收入A，非税收入B，非税收入占比p%`: the amount of the paragraph that has the name before the share.
    fn part_of_name(&self, figure: &FigureEvent) -> Option<usize> {
        let label = figure.label.as_str();
        let cues = &figure.cues;
        let other_year = cues.last_year || cues.compared || cues.year.is_some();
        if label.is_empty() || figure.depth > 0 || other_year {
            return None;
        }
        let reach = Reach::of(&figure.cues.label);
        let named = |amount: &Amount| {
            amount.is_current()
                && !amount.prior
                && (amount.label == label || is_same_part(&amount.label, label))
                && !amount.reach.is_apart(&reach)
        };
        let mut here = self.amounts.here(self.block);
        here.rfind(|(_, amount)| named(amount)).map(|(index, _)| index)
    }

    /// `占一般公共预算支出的（下同）12.1%`: the shares that follow and name no whole are of that.
    fn named_once(&mut self, named: Option<String>, figure: &FigureEvent) -> Option<String> {
        let whole = figure.cues.share_of.as_deref();
        if let Some(name) = named {
            if whole.is_some_and(|whole| whole.contains("下同")) {
                self.same_whole = Some((name.clone(), self.section));
            }
            return Some(name);
        }
        let (name, section) = self.same_whole.as_ref()?;
        let goes_on = *section == self.section && whole == Some("") && self.lists.is_empty();
        goes_on.then(|| name.clone())
    }

    /// The wholes that a name can mean. A name like 总支出 or 采购总额 is also short for the total of the list and
    /// for a total in its paragraph.
    fn named_wholes(&self, name: &str, loose: &Loose) -> Vec<usize> {
        let mut wholes = self.amounts.wholes(name, loose.section);
        let short = core(name);
        let here = self.amounts.of_block(loose.block);
        // `支出A，其中：B，占一般公共预算支出的p%`: the total of the list, by the end of its name.
        let own = loose.total.filter(|total| {
            self.amounts.get(*total).is_some_and(|amount| {
                let label = amount.label.as_str();
                let general = GENERAL.contains(&label) && name.ends_with(label);
                amount.block == loose.block && (general || label.ends_with(name))
            })
        });
        if let Some(own) = own.filter(|own| !wholes.contains(own)) {
            wholes.insert(0, own);
        }
        for index in loose.total.into_iter().chain(here) {
            // 本年收入 is not the total with what was carried over.
            let apart = |one: &str, other: &str| {
                one.contains("本年") && (other.contains("总计") || other.starts_with('总'))
            };
            let amount = self.amounts.get(index).filter(|amount| {
                let label = amount.label.as_str();
                // 投资 is none of the 总投资 of a project.
                let whole = |name: &str| holds_any(name, &labels().whole);
                let short_too = labels().short_wholes.ends(&short).is_some();
                let total = !whole(name) || whole(label) || short_too;
                let own = core(label) == short && !apart(name, label) && total;
                let longer = whole(name) && label.ends_with(name);
                amount.is_current() && !amount.prior && (own || longer)
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
            let wholes: Vec<usize> = wholes
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
                    let year = self.amounts.get(*whole).and_then(|amount| amount.reach.year);
                    let unsaid = year.is_none() && self.disclosure.header.kind != Kind::Report;
                    unsaid || loose.year.is_none() || year == loose.year
                })
                .filter(|whole| !self.is_ahead(*whole, &loose))
                .filter(|whole| {
                    let reach = self
                        .amounts
                        .get(*whole)
                        .map(|amount| Reach { year: None, ..amount.reach.clone() });
                    reach.is_none_or(|reach| !reach.is_apart(&loose.reach))
                })
                .collect();
            let doubts = self.doubts_of(&wholes, &loose);
            let here = |index: &usize| {
                self.amounts.get(*index).is_some_and(|amount| amount.sentence == loose.sentence)
            };
            let form = match wholes.as_slice() {
                [only] if here(only) => Form::ShareInSentence,
                [only] if self.is_known_whole(*only) => Form::ShareOfConcept,
                _ => Form::ShareNamed,
            };
            let wholes: Vec<FigureId> = wholes.iter().filter_map(|index| self.id(*index)).collect();
            match (loose.part.and_then(|part| self.id(part)), wholes.is_empty()) {
                (Some(last), false) if loose.of_several => {
                    // Only what fits is claimed: of the last, or of the total of the list.
                    let total = loose.total.and_then(|total| self.id(total));
                    let fits = [Some(last), total].into_iter().flatten().find_map(|part| {
                        let fits = |whole: &&FigureId| {
                            is_ratio(loose.share, part, **whole, self.disclosure)
                        };
                        wholes.iter().find(fits).map(|whole| (part, *whole))
                    });
                    let Some((part, whole)) = fits else {
                        // Which of them it is a share of, nobody says.
                        let reasons = &mut self.disclosure.reasons;
                        reasons.entry(loose.share).or_insert(Unchecked::NotUnderstood);
                        continue;
                    };
                    let (share, list) = (loose.share, Vec::new());
                    let says = Says::Share { share, part, wholes: vec![whole], list };
                    self.disclosure.say(Why::if_it_closes(form), says);
                }
                (Some(part), false) => {
                    let mut why = Why::stated(form);
                    why.doubts = doubts;
                    let (share, list) = (loose.share, Vec::new());
                    self.disclosure.say(why, Says::Share { share, part, wholes, list });
                }
                _ => {
                    self.disclosure.reasons.entry(loose.share).or_insert(Unchecked::NoWholeInText);
                    left.push(loose);
                }
            }
        }
        self.claim_public_shares(&left);
        self.claim_unprinted(&left);
    }

    /// Whether a whole stands behind the share, in a paragraph of its own: in a report, and for shares of what was
    /// named once, it is another.
    fn is_ahead(&self, whole: usize, loose: &Loose) -> bool {
        let department = matches!(self.disclosure.header.kind, Kind::Final | Kind::Budget);
        let amount = self.amounts.get(whole);
        amount.is_some_and(|it| it.block > loose.block) && (!department || loose.once)
    }

    /// Whether a whole has a name of the taxonomy in a document that is no report: there it means one
    /// thing throughout.
    fn is_known_whole(&self, whole: usize) -> bool {
        let known = self.amounts.get(whole).is_some_and(|amount| amount.concept.is_some());
        known && self.disclosure.header.kind != Kind::Report
    }

    /// What speaks against the wholes of a share: none stands in its section, or several are as near.
    fn doubts_of(&self, wholes: &[usize], loose: &Loose) -> Doubts {
        let place = |index: &usize| {
            let amount = self.amounts.get(*index)?;
            Some(match amount {
                _ if amount.sentence == loose.sentence => 0,
                _ if amount.block == loose.block => 1,
                _ if amount.section == loose.section => 2,
                _ => 3,
            })
        };
        let Some(nearest) = wholes.iter().filter_map(place).min() else { return Doubts::NONE };
        // A name that means one thing in the accounts of a department means it in every section.
        let report = !matches!(self.disclosure.header.kind, Kind::Final | Kind::Budget);
        let near = wholes.iter().filter(|index| place(index) == Some(nearest));
        let values = near.filter_map(|index| self.disclosure.figure(self.id(*index)?));
        let mut values: Vec<_> = values.map(crate::disclosure::Figure::value).collect();
        values.sort();
        values.dedup();
        Doubts::NONE
            .with_if(Doubt::FarBack, nearest == 3 && (report || values.len() > 1))
            .with_if(Doubt::SeveralPartners, values.len() > 1)
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
