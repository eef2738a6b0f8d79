//! The items of a section: classes, sections and items with outturn and completion.

use crate::disclosure::{Disclosure, Figure, FigureId, Form, Fund, Kind, Says, TotalKind, Why};
use crate::number::Exact;
use crate::statement::Chain;

use super::account::Account;
use super::amounts::Amounts;

/// The accounts of one section.
#[derive(Debug, Default)]
pub struct Items {
    /// The totals before the items, one of which they belong to: the accounts without a path, the
    /// first one first.
    overalls: Vec<Account>,
    items: Vec<Account>,
}

impl Items {
    /// Adds a finished account.
    pub fn add(&mut self, account: Account) {
        if account.is_item() {
            self.items.push(account);
        } else if account.path.is_none() && self.items.is_empty() {
            // The first total of the section, unless it is plainly its income.
            let income = |account: &Account| {
                account.label.ends_with("收入") && !account.label.contains("支出")
            };
            let spends = !income(&account) && account.outturn().is_some();
            match self.overalls.first() {
                Some(known) if income(known) && spends => self.overalls.insert(0, account),
                _ => self.overalls.push(account),
            }
        }
    }

    /// The total that the items add up to, or come nearest to: where they add up to none of the
    /// totals before them, there is a mistake whichever is theirs.
    fn overall(&self, items: &[FigureId], disclosure: &Disclosure) -> Option<&Account> {
        let value = |id: FigureId| disclosure.figure(id).map(Figure::value);
        let sum = items.iter().filter_map(|id| value(*id)).fold(Exact::zero(), |sum, v| &sum + &v);
        let off = |account: &&Account| {
            account.outturn().and_then(value).map(|total| (&total - &sum).abs())
        };
        let whole = self.overalls.iter().filter(|account| account.outturn().is_some());
        whole.min_by_key(|account| (off(account).is_none(), off(account))).or(self.overalls.first())
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
        let Some(overall) = self.overall(&outturns, disclosure) else { return };
        if let (Some(total), [only]) = (overall.outturn(), outturns.as_slice())
            && matches!(fund, Some(Fund::GovernmentFund | Fund::StateCapital))
        {
            // One item is the whole of a fund's section.
            disclosure.say(
                Why::stated(Form::ItemsOnly),
                Says::Same { left: *only, right: total, chain: Chain::Independent { items: 1 } },
            );
        }
        // §18: only outturns are an identity. In a budget the sum must close to be claimed.
        let identity = |total: FigureId| {
            disclosure.header.kind != Kind::Budget || nearly_closes(total, &outturns, disclosure)
        };
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
