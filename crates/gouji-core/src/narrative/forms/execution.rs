//! `安排A，支出B，支出率p%`: a rate named after what was done with an amount.
//!
//! Contract: the clause has two amounts before the rate, and the second is what the rate is named after.
//! Where the sentence says anything else that may be the base (年初, 调整, 结转), only a rate that fits
//! is bound.

use crate::disclosure::{Disclosure, Form, Says, Why};
use crate::lexicon::{Word, chains};

use super::super::binder::is_ratio;
use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::lead;

/// Whether a rate is called by its plain name.
fn sure(name: &str) -> bool {
    let words = &chains().execution;
    let name = name.strip_prefix(words.prefix.as_str()).unwrap_or(name);
    words.rates.iter().any(|rate| rate.name == name)
}

/// Binds the rates of one sentence.
pub fn execution(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &chains().execution;
    for (index, rate) in sentence.figures.iter().enumerate() {
        let Role::Rate(name) = &rate.role else { continue };
        let mut known = words.rates.iter();
        let Some(known) = known.find(|it| name.ends_with(it.name.as_str())) else { continue };
        let before = sentence.figures.get(..index).unwrap_or_default();
        // What a mark of a list separates is something else.
        let clause: Vec<&FigureEvent> = before
            .iter()
            .copied()
            .filter(|figure| !sentence.text(figure.end, rate.start).contains('；'))
            .collect();
        let [whole, part] = clause.as_slice() else { continue };
        let money = [whole, part].iter().all(|figure| {
            figure.depth == 0 && matches!(figure.role, Role::Amount | Role::Delta(_))
        });
        let said = known.said.stand_in(lead(sentence, part));
        let adjacent = sentence.text(part.end, rate.start).chars().count() <= 12;
        let certain = sure(name) && clause.len() == before.len() && {
            let text = sentence.text(sentence.start, sentence.end);
            !words.doubts.stand_in(text) && !sentence.text(rate.end, sentence.end).starts_with('（')
        };
        // `全年预算数A，执行数B，预算执行率p%` says itself what is what; of what was planned first the rate need
        // not be.
        let last = [Word::FullYearBudget, Word::AdjustedBudget];
        let explicit = sure(name)
            && clause.len() == before.len()
            && whole.cues.basis.is_some_and(|basis| last.contains(&basis))
            && part.cues.basis == Some(Word::Outturn)
            && !sentence.text(rate.end, sentence.end).starts_with('（');
        let certain = certain || explicit;
        let fits = || is_ratio(rate.id, part.id, whole.id, disclosure);
        if money && said && adjacent && whole.role == Role::Amount && (certain || fits()) {
            disclosure.say(
                Why::certain(Form::RateExecution, certain),
                Says::Share {
                    share: rate.id,
                    part: part.id,
                    wholes: vec![whole.id],
                    list: Vec::new(),
                },
            );
            disclosure.reasons.remove(&rate.id);
        }
    }
}
