//! The items of a section: classes, sections and items with outturn and completion.

use crate::disclosure::{
    Disclosure, Figure, FigureId, Form, Fund, Kind, Says, Taxonomy, TotalKind, Why,
};
use crate::lexicon::{before_any, labels};
use crate::number::Exact;
use crate::statement::Chain;

use super::account::Account;
use super::amounts::Amounts;
use super::classified::is_class;

/// The accounts of one section.
#[derive(Debug, Default)]
pub struct Items {
    /// The totals before the items, one of which they belong to: the accounts without a path, the
    /// first one first.
    overalls: Vec<Account>,
    /// The fund of the first of them whose name is known: a section may have thousands, and each is asked about.
    known: Option<Fund>,
    items: Vec<Account>,
}

impl Items {
    /// Adds a finished account.
    pub fn add(&mut self, account: Account, taxonomy: &Taxonomy) {
        if account.is_item() {
            self.items.push(account);
        } else if account.path.is_none() && self.items.is_empty() {
            let fund = taxonomy.find(&account.label).map(|concept| concept.fund);
            // The first total of the section, unless it is plainly its income.
            let income = |account: &Account| {
                account.label.ends_with("收入") && !account.label.contains("支出")
            };
            let spends = !income(&account) && account.outturn().is_some();
            match self.overalls.first() {
                Some(known) if income(known) && spends => {
                    self.known = fund.or(self.known);
                    self.overalls.insert(0, account);
                }
                _ => {
                    self.known = self.known.or(fund);
                    self.overalls.push(account);
                }
            }
        }
    }

    /// The fund of the first total, where its name says it.
    pub fn fund(&self) -> Option<Fund> {
        self.known.filter(|fund| *fund != Fund::All)
    }

    /// The total that the items add up to; where they add up to none before them, the one of the money of one
    /// fund named last, or else the nearest: there is a mistake whichever is theirs.
    fn overall(
        &self,
        items: &[FigureId],
        taxonomy: &Taxonomy,
        disclosure: &Disclosure,
    ) -> Option<&Account> {
        let value = |id: FigureId| disclosure.figure(id).map(Figure::value);
        let sum = items.iter().filter_map(|id| value(*id)).fold(Exact::zero(), |sum, v| &sum + &v);
        let off = |account: &&Account| {
            account.outturn().and_then(value).map(|total| (&total - &sum).abs())
        };
        let mut wholes = self.overalls.iter().filter(|account| account.outturn().is_some());
        let all: Vec<&Account> = wholes.by_ref().filter(|it| self.may_hold(it, taxonomy)).collect();
        let closes = |account: &&&Account| {
            account.outturn().is_some_and(|total| nearly_closes(total, items, disclosure))
        };
        let of_fund = |account: &&&Account| {
            taxonomy.find(&account.label).is_some_and(|concept| concept.fund != Fund::All)
        };
        let known = all.iter().find(closes).or_else(|| all.iter().rev().find(of_fund)).copied();
        let nearest = || all.iter().copied().min_by_key(|it| (off(it).is_none(), off(it)));
        known.or_else(nearest).or(self.overalls.first())
    }

    /// Whether an account can be the total of the items: a class holds only its own, and what came in holds none.
    fn may_hold(&self, account: &Account, taxonomy: &Taxonomy) -> bool {
        let class = |item: &Account| item.path.as_ref().and_then(|path| path.class.clone());
        let own = |item| class(item).is_none_or(|class| plain(&class) == plain(&account.label));
        let income = labels().sides.get(1).is_some_and(|it| account.label.contains(it.as_str()));
        let both = taxonomy.find(&account.label).is_some_and(|it| it.id == "grand-total");
        let of_class = is_class(&account.label);
        !income && !both && (!of_class || self.items.iter().all(own))
    }

    /// Makes the claims of the section.
    pub fn claim(
        &self,
        section: usize,
        fund: Option<Fund>,
        amounts: &Amounts,
        disclosure: &mut Disclosure,
    ) {
        let outturns: Option<Vec<FigureId>> = self.items.iter().map(Account::outturn).collect();
        let Some(outturns) = outturns.filter(|all| !all.is_empty()) else { return };
        self.claim_classes(section, amounts, disclosure);
        let taxonomy = disclosure.taxonomy;
        let Some(overall) = self.overall(&outturns, taxonomy, disclosure) else { return };
        if let (Some(total), [only]) = (overall.outturn(), outturns.as_slice())
            && matches!(fund, Some(Fund::GovernmentFund | Fund::StateCapital))
        {
            // One item is the whole of a fund's section.
            disclosure.say(
                Why::stated(Form::ItemsOnly),
                Says::Same { left: *only, right: total, chain: Chain::Independent { items: 1 } },
            );
        }
        // §18: only outturns are an identity. In a budget the sum must close to be claimed, and so where the
        // composition has a class of which no item is told.
        let plain = disclosure.header.kind != Kind::Budget && !self.leaves_out(section, amounts);
        let identity = |total: FigureId| plain || nearly_closes(total, &outturns, disclosure);
        let total = overall.outturn().filter(|total| outturns.len() > 1 && identity(*total));
        if let Some(total) = total {
            disclosure.say(
                Why::stated(Form::ItemsTotal),
                Says::Total {
                    total,
                    items: outturns.iter().map(|id| (*id, false)).collect(),
                    kind: TotalKind::Items,
                },
            );
        }
        let no_budgets =
            overall.budgets.is_empty() && self.items.iter().all(|i| i.budgets.is_empty());
        let rates: Option<Vec<_>> = self.items.iter().map(Account::item_rate).collect();
        if let (Some((rate, _)), Some(items), true) = (overall.rate, rates, no_budgets) {
            disclosure.say(
                Why::stated(Form::ItemsCompletion),
                Says::ImpliedCompletion { overall: rate, items },
            );
        }
    }

    /// Whether the items are of classes that the composition names, and of others that it names there is none:
    /// 主要项目 are not all.
    fn leaves_out(&self, section: usize, amounts: &Amounts) -> bool {
        let classes = self.items.iter().map(|item| item.path.as_ref()?.class.as_deref());
        let classes = classes.map(|class| class.map(plain));
        let Some(classes) = classes.collect::<Option<Vec<&str>>>() else { return false };
        let named = amounts.iter().filter(|it| it.section == section && is_class(&it.label));
        let listed = amounts.classes(section).into_iter().map(plain);
        let listed: Vec<&str> = listed.chain(named.map(|it| plain(&it.label))).collect();
        classes.iter().all(|class| listed.contains(class))
            && listed.iter().any(|class| !classes.contains(class))
    }

    /// The items of a class add to what the composition gives for the class.
    fn claim_classes(&self, section: usize, amounts: &Amounts, disclosure: &mut Disclosure) {
        let mut classes: Vec<(&str, Vec<FigureId>)> = Vec::new();
        for item in &self.items {
            let class = item.path.as_ref().and_then(|path| path.class.as_deref());
            let (Some(class), Some(id)) = (class, item.outturn()) else { continue };
            match classes.iter_mut().find(|(name, _)| *name == class) {
                Some((_, ids)) => ids.push(id),
                None => classes.push((class, vec![id])),
            }
        }
        // An item under a name the composition does not know may belong to any of its classes.
        let known = |class: &str| amounts.class_total(class, section).is_some();
        // Every class of the composition has items, and every item a class: else a class was carried
        // on to items that do not belong to it.
        let listed = amounts.classes(section);
        let all_have_items = listed.iter().all(|class| classes.iter().any(|(own, _)| own == class));
        let counted: usize = classes.iter().map(|(_, ids)| ids.len()).sum();
        let certain = all_have_items
            && counted == self.items.len()
            && classes.iter().all(|(class, _)| known(class));
        for (class, ids) in classes {
            let Some(total) = amounts.class_total(class, section).and_then(|i| amounts.get(i))
            else {
                continue;
            };
            if (!certain || ids.len() < 2) && !nearly_closes(total.id, &ids, disclosure) {
                continue;
            }
            disclosure.say(
                Why::stated(Form::ItemsOfClass),
                Says::Total {
                    total: total.id,
                    items: ids.into_iter().map(|id| (id, false)).collect(),
                    kind: TotalKind::Amounts,
                },
            );
        }
    }
}

/// The name of a class without 支出.
fn plain(class: &str) -> &str {
    before_any(class, &labels().sides).unwrap_or(class)
}

/// Whether the items add to the total but for rounding.
fn nearly_closes(total: FigureId, items: &[FigureId], disclosure: &Disclosure) -> bool {
    let Some(total) = disclosure.figure(total).map(|figure| figure.reading()) else {
        return false;
    };
    let mut sum = Exact::zero();
    let mut slack = total.step.clone();
    for item in items.iter().filter_map(|id| disclosure.figure(*id)) {
        let reading = item.reading();
        sum = &sum + &reading.value;
        slack = &slack + &reading.step;
    }
    (&sum - &total.value).abs() <= slack
}
