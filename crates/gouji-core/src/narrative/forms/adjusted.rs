//! `年初预算A，执行中调增B，调整后预算C`: a budget, how it was changed, and what it became.
//!
//! Contract: the three follow each other in one sentence, nothing else was added or taken off between them
//! (调增A、调减B), and the first is called the budget of the year's beginning, the last the changed one.

use crate::disclosure::{Disclosure, Form, Says, TotalKind, Why};
use crate::lexicon::{Word, holds_any, labels};

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::lead;

/// Finds the changed budgets of one sentence.
pub fn adjusted(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &labels().adjusted;
    for (place, three) in sentence.figures.windows(3).enumerate() {
        let [before, change, after] = three else { continue };
        let money = |figure: &FigureEvent| {
            matches!(figure.role, Role::Amount | Role::Delta(_)) && figure.depth == 0
        };
        let stage = |figure: &FigureEvent, wanted: &[Word]| {
            figure.cues.basis.is_some_and(|basis| wanted.contains(&basis))
        };
        let staged = [before, change, after].into_iter().all(|figure| money(figure))
            && stage(before, &[Word::InitialBudget, Word::Budget]);
        if !staged {
            continue;
        }
        let text = lead(sentence, change);
        let (more, less) = (holds_any(text, &words.more), holds_any(text, &words.less));
        let last = lead(sentence, after);
        let known = (stage(after, &[Word::AdjustedBudget]) || holds_any(last, &words.became))
            && more != less
            && !text.contains('；')
            && !holds_any(last, &words.more)
            && !holds_any(last, &words.less);
        // What was changed before counts as well.
        let first = place.checked_sub(1).and_then(|place| sentence.figures.get(place));
        let again = first.is_some_and(|first| {
            let text = sentence.between(first, before);
            holds_any(text, &words.more) || holds_any(text, &words.less)
        });
        if known && !again {
            let items = vec![(before.id, false), (change.id, less)];
            disclosure.say(
                Why::stated(Form::ChainAdjusted),
                Says::Total { total: after.id, items, kind: TotalKind::Amounts },
            );
        }
    }
}
