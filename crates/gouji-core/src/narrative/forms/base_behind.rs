//! `收入A，增长p%（上年B）`, `完成预算的p%（预算数B）`: what a rate is measured from, in the bracket behind it.
//!
//! Contract: the bracket stands right behind the rate and holds one amount, which has no name but that of last
//! year or of a budget; the rate follows the only amount of its clause.

use crate::disclosure::{Change, Disclosure, Form, Says, Why};
use crate::lexicon::{Word, is_any, labels};
use crate::statement::Moved;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::is_amount;

/// Finds the rates of one sentence whose base stands behind them.
pub fn base_behind(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    for (place, three) in sentence.figures.windows(3).enumerate() {
        let [now, rate, base] = three else { continue };
        let between = sentence.between(rate, base);
        let behind = sentence.behind(place + 2);
        let alone = between.starts_with('（') && behind.starts_with('）') && rate.depth == 0;
        let beside = sentence.between(now, rate).trim_start_matches('，');
        let direct = !beside.contains(['，', '；', '、', '（']);
        let amount = base.role == Role::Amount && base.depth == 1 && base.label.is_empty();
        if !(alone && direct && amount && is_amount(now)) || now.cues.compared {
            continue;
        }
        let says = match &rate.role {
            Role::Growth(direction, form) if is_last_year(base) && !rate.cues.incomparable => {
                Says::from(Change {
                    now: Some(now.id),
                    before: Some(base.id),
                    rate: Some((Moved { figure: rate.id, direction: *direction }, *form)),
                    ..Change::default()
                })
            }
            Role::Completion(of) if is_budget(base, *of) => {
                Says::Completion { rate: rate.id, actual: now.id, budgets: vec![base.id] }
            }
            _ => continue,
        };
        disclosure.say(Why::stated(Form::RateOfBracket), says);
        for id in [rate.id, base.id] {
            disclosure.reasons.remove(&id);
        }
    }
}

/// Whether an amount is called 上年 and nothing else.
fn is_last_year(base: &FigureEvent) -> bool {
    base.cues.last_year && !base.cues.compared && base.cues.basis.is_none_or(|it| !it.is_budget())
}

/// Whether an amount is called by a budget, the one that the rate is of where it names one.
fn is_budget(base: &FigureEvent, of: Option<Word>) -> bool {
    let own = base.cues.basis.filter(|word| word.is_budget());
    let plain = [None, Some(Word::Budget)];
    let same = own.is_some() && (own == of || plain.contains(&of) || own == Some(Word::Budget));
    (same && !base.cues.last_year) || is_any(&base.cues.label, &labels().measures)
}
