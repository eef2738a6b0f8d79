//! What one level of government has is part of what all levels together have.
//!
//! Contract: only names that mean the same at every level, said once for each in one year and of one stage.

use std::collections::BTreeMap;

use crate::disclosure::{FigureId, Form, Says, TotalKind, Why};
use crate::lexicon::{Word, before_any, labels};
use crate::partition::without_level;
use crate::reach::{Level, are_all_levels, below, is_contained, is_of_all};

use super::Binder;
use super::amounts::Amount;

/// A paragraph of more amounts is looked at no further.
const MOST_HERE: usize = 200;

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
        self.claim_all_levels();
    }

    /// `全市政府债务余额A，市级政府债务余额B，县区政府债务余额C`: in one paragraph, each of one name, year and stage
    /// and said once.
    fn claim_all_levels(&mut self) {
        let amounts: Vec<&Amount> = self.amounts.iter().filter(|it| !it.prior).collect();
        let mut claims: Vec<[FigureId; 3]> = Vec::new();
        for block in amounts.chunk_by(|one, next| one.block == next.block) {
            for part in block.iter().filter(|it| below(&it.label).is_some()) {
                let name = below(&part.label).unwrap_or("");
                if name.is_empty() || block.len() > MOST_HERE {
                    continue;
                }
                let named = |label: &str, it: &&&Amount| {
                    let label = before_any(label, &labels().totals).unwrap_or(label);
                    let same =
                        it.reach.stage == part.reach.stage && it.reach.year == part.reach.year;
                    label == name && same && it.id != part.id
                };
                let same = block.iter().filter(|it| named(without_level(&it.label), it));
                let (wholes, parts): (Vec<&&Amount>, Vec<&&Amount>) =
                    same.partition(|it| is_of_all(&it.label));
                if let ([whole], [own]) = (wholes.as_slice(), parts.as_slice())
                    && are_all_levels(&whole.label, [&own.label, &part.label], |rest| rest == name)
                {
                    claims.push([whole.id, own.id, part.id]);
                }
            }
        }
        for [total, own, lower] in claims {
            let items = vec![(own, false), (lower, false)];
            let says = Says::Total { total, items, kind: TotalKind::Amounts };
            self.disclosure.say(Why::stated(Form::LevelSum), says);
        }
    }
}
