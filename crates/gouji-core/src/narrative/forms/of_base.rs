//! `A，占B的p%`, `A，是B的k倍`, where B stands with its amount: a rate of two amounts of its own sentence.
//!
//! Contract: the three follow each other, with nothing but the words of a share or a multiple between them.

use crate::disclosure::{Change, Disclosure, Form, Says, Unit, Why};
use crate::lexicon::{behind_any, holds_any, labels};
use crate::statement::{Direction, GrowthForm, Moved};
use crate::words::Words;

use super::super::event::FigureEvent;
use super::Sentence;
use super::balance::is_amount;

/// Finds rates of an amount and the base behind it.
pub fn of_base(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &labels().of_base;
    for (at, pair) in sentence.figures.windows(2).enumerate() {
        let [base, rate] = pair else { continue };
        let tied = behind_any(sentence.between(base, rate), &words.ties).is_some_and(str::is_empty);
        // `占预算44,500万元的101.6%`: a completion, which has rules of its own.
        let of_budget = base.cues.basis.is_some() || base.cues.completed().is_some();
        if !is_plain(base) || of_budget || !tied || rate.depth > 0 {
            continue;
        }
        // What moved since (比上年增加C, 增长p%) stands between the amount and what it is a share of. Of two
        // amounts of the clause nobody says which is meant.
        let before = sentence.figures.get(..at).unwrap_or_default();
        let clause = before
            .iter()
            .copied()
            .filter(|it| is_plain(it) && !sentence.text(it.end, base.start).contains('；'));
        let mut parts = clause.filter(|it| is_part(it));
        let (Some(part), None) = (parts.next(), parts.next()) else { continue };
        // `A，其中B、C，占D的p%`: of all of it or of the last part, nobody says.
        let first = before.first().map_or(base.start, |first| first.end);
        if holds_any(sentence.text(first, base.start), &words.opening) {
            continue;
        }
        let lead = before.last().map_or("", |last| sentence.between(last, base));
        let lead = lead.strip_prefix('，').unwrap_or(lead);
        let says = match disclosure.figure(rate.id).map(|it| &it.unit) {
            Some(Unit::Percent)
                if is_led(lead, &words.shares) && holds_any(lead, &words.targets) =>
            {
                Says::Completion { rate: rate.id, actual: part.id, budgets: vec![base.id] }
            }
            Some(Unit::Percent) if is_led(lead, &words.shares) => Says::Share {
                share: rate.id,
                part: part.id,
                wholes: vec![base.id],
                list: Vec::new(),
            },
            Some(Unit::Times) if is_led(lead, &words.multiples) => Says::from(Change {
                now: Some(part.id),
                before: Some(base.id),
                rate: Some((
                    Moved { figure: rate.id, direction: Direction::Up },
                    GrowthForm::TimesOf,
                )),
                ..Change::default()
            }),
            _ => continue,
        };
        disclosure.say(Why::stated(Form::RateOfBase), says);
        disclosure.reasons.remove(&rate.id);
    }
}

fn is_plain(figure: &FigureEvent) -> bool {
    is_amount(figure) && !figure.explained
}

/// Whether an amount can be the part: it is not what something is compared with, nor a budget or a limit.
fn is_part(figure: &FigureEvent) -> bool {
    let cues = &figure.cues;
    !cues.compared && !cues.last_year && cues.basis.is_none() && cues.completed().is_none()
}

/// Whether a text begins with one of the words and goes on with a name and nothing else.
fn is_led(text: &str, words: &Words) -> bool {
    behind_any(text, words).is_some_and(|name| !name.contains(['，', '；', '、', '（', '：']))
}
