//! What one level of government has is part of what all levels together have.
//!
//! Contract: only names that mean the same at every level, said once for each in one year and of one stage.

use std::collections::BTreeMap;

use crate::disclosure::{FigureId, Form, Says, Why};

use super::super::partition::without_level;
use super::super::reach::{Level, is_contained};
use super::super::vocabulary::Word;
use super::Binder;

/// What is said of one name: for all levels, and for the level itself.
#[derive(Default)]
struct Pair {
    all: Vec<(Level, FigureId)>,
    own: Vec<(Level, FigureId)>,
}

impl Binder<'_> {
    /// 市级一般公共预算支出 is at most 全市一般公共预算支出.
    pub(super) fn claim_levels(&mut self) {
        let mut pairs: BTreeMap<(&str, i32, Option<Word>), Pair> = BTreeMap::new();
        for amount in self.amounts.iter() {
            let name = without_level(&amount.label);
            let year = amount.reach.year.or(self.disclosure.header.year);
            let (Some(level), Some(year)) = (&amount.reach.level, year) else {
                continue;
            };
            if amount.prior || amount.reach.period.is_some() || !is_contained(name) {
                continue;
            }
            let pair = pairs.entry((name, year, amount.reach.stage)).or_default();
            match level {
                Level::All(_) => pair.all.push((level.clone(), amount.id)),
                Level::Own(_) => pair.own.push((level.clone(), amount.id)),
                Level::Area(_) => {}
            }
        }
        let claims: Vec<(FigureId, FigureId)> = pairs
            .into_values()
            .filter_map(|pair| match (pair.own.as_slice(), pair.all.as_slice()) {
                ([(own, part)], [(all, whole)]) => own.is_within(all).then_some((*part, *whole)),
                _ => None,
            })
            .collect();
        for (part, whole) in claims {
            self.disclosure.say(Why::stated(Form::LevelWithin), Says::Within { part, whole });
        }
    }
}
