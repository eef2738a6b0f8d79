//! The checks that say more than which figures they hold together: words, kinds, chains and years.

use crate::disclosure::{FigureId, Says};
use crate::statement::{Chain, ItemRate};
use crate::yaml::fields::{self, Fields};
use crate::yaml::{Mistake, Node, Outcome};

use super::checks::Check;
use super::keys;
use super::model::{FLAWS, WORDS};
use super::wording::ITEM;

impl Check<'_> {
    pub(super) fn flaw(&self) -> Outcome<Says> {
        let text = |key| match self.map.text(key) {
            Ok(found) => Ok(found.map(|(text, _)| text.to_owned())),
            Err(mistake) => Err(mistake),
        };
        let node = self.map.required("kind", self.what)?;
        let (given, span) = fields::text(node, "kind")?;
        Ok(Says::Flaw {
            flaw: fields::choice(given, span, "kind", &FLAWS)?,
            place: self.map.span.into(),
            stated: text("stated")?.unwrap_or_default(),
            expected: text("expected")?,
        })
    }

    pub(super) fn budget_word(&self) -> Outcome<Says> {
        let node = self.map.required("word", self.what)?;
        let (given, span) = fields::text(node, "word")?;
        let amounts = match self.map.get("amounts") {
            None => None,
            Some(node) => {
                let pair = Fields::of(node, "`amounts`", keys::WORD_AMOUNTS)?;
                let actual = self.reference(pair.required("actual", "`amounts`")?)?;
                Some((actual, self.reference(pair.required("budget", "`amounts`")?)?))
            }
        };
        Ok(Says::BudgetWord {
            word: fields::choice(given, span, "word", &WORDS)?,
            place: span.into(),
            amounts,
            rate: self.maybe("rate")?,
        })
    }

    pub(super) fn item_rates(&self) -> Outcome<Vec<ItemRate<FigureId>>> {
        let items = fields::list(self.map.required("items", self.what)?, "items")?;
        let read = |item: &Node| {
            let map = Fields::of(item, ITEM, keys::ITEM_RATE)?;
            Ok(ItemRate {
                amount: self.reference(map.required("amount", ITEM)?)?,
                rate: self.reference(map.required("rate", ITEM)?)?,
                flat: map.flag("flat")?,
            })
        };
        items.iter().map(read).collect()
    }

    pub(super) fn same(&self) -> Outcome<Says> {
        let independent = self.map.choice("chain", &[("leaf", false), ("independent", true)])?;
        let items = self.map.number("items")?;
        let chain = match (independent, items) {
            (Some(true), items) => Chain::Independent {
                items: items.and_then(|(n, _)| u32::try_from(n).ok()).unwrap_or(1),
            },
            (_, None) => Chain::SameLeaf,
            (_, Some((_, span))) => {
                let message = (
                    "`items` 只与 `chain: independent` 一起写",
                    "`items` belongs to `chain: independent`",
                );
                return Err(Mistake::new(span, message));
            }
        };
        Ok(Says::Same { left: self.figure("left")?, right: self.figure("right")?, chain })
    }

    pub(super) fn expected(&self) -> Outcome<i32> {
        let (text, span) = fields::text(self.map.required("expected", self.what)?, "expected")?;
        text.parse().map_err(|_| {
            let message = (
                format!("`expected` 应是年份，不是 `{text}`"),
                format!("`expected` is a year, not `{text}`"),
            );
            Mistake::new(span, message)
        })
    }
}
