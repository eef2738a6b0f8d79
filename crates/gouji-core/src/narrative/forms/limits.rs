//! `政府债务限额A，余额B`: what is owed is never more than what may be.
//!
//! Contract: two amounts of one sentence whose names differ in 限额 and 余额 alone; a bound, never a value.

use crate::disclosure::{Disclosure, Form, Says, Why};
use crate::lexicon::{holds_any, labels};
use crate::partition::without_level;
use crate::reach::Reach;
use crate::words::Words;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;

/// Finds debts and their limits in one sentence.
pub fn limits(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &labels().debts;
    let mut limits: Vec<(&str, &FigureEvent)> = Vec::new();
    let plain = |it: &&FigureEvent| !it.explained && it.role == Role::Amount;
    for amount in sentence.figures.iter().copied().filter(plain) {
        let named = |ends: &Words| {
            let end = ends.ends(&amount.label)?;
            let name = without_level(amount.label.strip_suffix(end)?);
            // General debt of one body may pass its own limit while that of both is kept.
            (!holds_any(name, &words.kinds)).then_some(name)
        };
        if let Some(name) = named(&words.limits) {
            limits.push((name, amount));
            continue;
        }
        let Some(name) = named(&words.balances) else { continue };
        let reach = |it: &FigureEvent| Reach::of(&it.cues.label);
        let same = |(of, limit): &&(&str, &FigureEvent)| {
            *of == name
                && limit.depth == amount.depth
                && (amount.cues.year.is_none() || limit.cues.year == amount.cues.year)
                && !reach(limit).is_apart(&reach(amount))
        };
        if let Some((_, limit)) = limits.iter().rev().find(same) {
            disclosure.say(
                Why::stated(Form::DebtWithinLimit),
                Says::Within { part: amount.id, whole: limit.id },
            );
        }
    }
}
