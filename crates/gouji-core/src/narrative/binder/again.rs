//! One change in two places: the same amount, to the last digit, and changes of it that are nearly the same.
//!
//! Contract: only in the accounts of a department; amounts of many digits that are equal and changes of one direction
//! that differ by little. That the two amounts are one quantity is not said, so it is never more than a warning.

use std::collections::BTreeMap;

use crate::disclosure::{Figure, FigureId, Form, Kind, Says, Why};
use crate::number::Exact;
use crate::statement::{Chain, Moved};

use super::Binder;

/// How many digits make it unlikely that two amounts are equal by chance.
const DIGITS: usize = 5;

/// The larger change over the difference, from which on two changes are nearly the same.
const NEAR: i64 = 100;

/// The money that an amount is of, whichever side of it: 财政拨款 of 财政拨款收入总计. All money of last year
/// need not have been of one kind, so a total of everything is not compared with one kind.
fn account(label: &str) -> &str {
    let mut name = label;
    let ends = ["总计", "合计", "总额", "收入", "支出", "决算", "预算", "收、支", "、"];
    while let Some(rest) = ends.iter().find_map(|end| name.strip_suffix(end)) {
        name = rest;
    }
    name
}

impl Binder<'_> {
    /// Claims that the changes of one amount are one change.
    pub(super) fn claim_again(&mut self) {
        if !matches!(self.disclosure.header.kind, Kind::Final | Kind::Budget) {
            return;
        }
        let mut first: BTreeMap<(Exact, String), Moved<FigureId>> = BTreeMap::new();
        let mut found: Vec<(FigureId, FigureId)> = Vec::new();
        for (_, says) in self.disclosure.said() {
            let Says::Change(change) = says else { continue };
            let (Some(now), Some(delta)) = (change.now, change.delta.as_ref()) else { continue };
            // 较年初预算减少A，较上年减少B: not one change.
            if self.from_budget.contains(&delta.figure) {
                continue;
            }
            let (Some(amount), true) =
                (self.disclosure.figure(now), change.before.is_none() && change.or_now.is_empty())
            else {
                continue;
            };
            if amount.numeral.significant() < DIGITS {
                continue;
            }
            let key = (amount.value(), account(&amount.label).to_owned());
            if key.1.is_empty() {
                continue;
            }
            match first.get(&key) {
                None => {
                    first.insert(key, *delta);
                }
                Some(known) if known.direction == delta.direction => {
                    if self.is_nearly(known.figure, delta.figure) {
                        found.push((delta.figure, known.figure));
                    }
                }
                Some(_) => {}
            }
        }
        for (left, right) in found {
            let chain = Chain::Independent { items: 1 };
            self.disclosure.say(Why::stated(Form::ChangeSame), Says::Same { left, right, chain });
        }
    }

    fn is_nearly(&self, one: FigureId, other: FigureId) -> bool {
        let value = |id| self.disclosure.figure(id).map(Figure::value);
        let (Some(one), Some(other)) = (value(one), value(other)) else { return false };
        let off = (&one - &other).abs();
        !off.is_zero() && &off * &Exact::int(NEAR) < one.abs().max(other.abs())
    }
}
