//! `当年结余A，上年滚存结余B，年末滚存结余C`: what was left before and what is left of the year make what
//! is left at its end.
//!
//! Contract: certain where the paragraph names each of the three once; 结余 that is used or given back
//! in between (动用, 上解, 核销) makes it only what closes.

use crate::disclosure::{Claim, Disclosure, FigureId, TotalKind};
use crate::document::Passage;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::balance::{closes, has};

const OF_YEAR: [&str; 7] =
    ["当年结余", "本年结余", "当年收支结余", "本年收支结余", "当期结余", "年度结余", "收支结余"];
const BEFORE: [&str; 6] = [
    "上年滚存结余",
    "上年结余",
    "上年末滚存结余",
    "上年累计结余",
    "年初滚存结余",
    "上年末累计结余",
];
const AFTER: [&str; 7] = [
    "年末滚存结余",
    "滚存结余",
    "年末累计结余",
    "累计结余",
    "年终滚存结余",
    "年末滚存",
    "年末结余",
];
const USED: [&str; 5] = ["动用", "上解", "核销", "调出", "调整"];

/// Finds the balances of one paragraph that are carried on.
pub fn rolling(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    let mut left: Vec<(FigureId, bool)> = Vec::new();
    let mut carried: Vec<(FigureId, bool)> = Vec::new();
    for figure in figures {
        let plain = figure.depth == 0 && figure.role == Role::Amount && !figure.explained;
        if !plain || figure.cues.compared {
            continue;
        }
        let label = figure.cues.full_name();
        if OF_YEAR.contains(&label) {
            left.push((figure.id, false));
        } else if BEFORE.contains(&label) {
            carried.push((figure.id, false));
        } else if AFTER.contains(&label) && left.len() == 1 && carried.len() == 1 {
            let items: Vec<_> = left.drain(..).chain(carried.drain(..)).collect();
            if !has(passage.text(), &USED) || closes(figure.id, &items, disclosure) {
                disclosure.claims.push(Claim::Total {
                    total: figure.id,
                    items,
                    kind: TotalKind::Amounts,
                    complete: true,
                });
            }
        }
    }
}
