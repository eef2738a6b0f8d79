//! `收入总计A，支出总计B，收支平衡`: the text says that both sides are equal.
//!
//! Contract: only where one sentence names one total of each side and then that they are balanced.

use crate::disclosure::{Claim, Disclosure};
use crate::statement::Chain;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::has;

const EQUAL: [&str; 4] = ["收支平衡", "收支相等", "收支持平", "收支总量平衡"];
const INCOME: [&str; 4] = ["收入总计", "收入总量", "总收入", "收入合计"];
const SPENT: [&str; 4] = ["支出总计", "支出总量", "总支出", "支出合计"];

/// Finds the balanced sides of one sentence.
pub fn balanced(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let of = |names: &[&str]| -> Vec<&FigureEvent> {
        let figures = sentence.figures.iter().copied();
        figures
            .filter(|figure| figure.role == Role::Amount && figure.depth == 0)
            .filter(|figure| names.iter().any(|name| figure.label.ends_with(name)))
            .collect()
    };
    if let ([income], [spent]) = (of(&INCOME).as_slice(), of(&SPENT).as_slice())
        && has(sentence.text(income.end.max(spent.end), sentence.end), &EQUAL)
    {
        disclosure.claims.push(Claim::Same {
            left: spent.id,
            right: income.id,
            chain: Chain::Independent { items: 1 },
        });
    }
}
