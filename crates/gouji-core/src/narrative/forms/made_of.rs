//! `T，由N1 A1、N2 A2构成`: a total and all that it is made of.
//!
//! Contract: the total is the amount right before 由, in the sentence or alone in the sentence before;
//! every figure up to 构成 is an amount with a name, and nothing in between opens another list.

use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};
use crate::lexicon::{behind_any, holds_any, labels};

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::lead;

/// Finds the totals of one sentence that are said to be made of what follows.
pub fn made_of(before: &[Sentence<'_>], sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &labels().made_of;
    let opens = |text: &str| {
        let text = text.trim_start_matches(['，', '（', '）', '：', ' ']);
        behind_any(text, &words.opening).is_some()
    };
    let mut next = 0;
    while let Some(first) = sentence.figures.get(next) {
        let start = next;
        next += 1;
        let text = lead(sentence, first);
        let total = match start.checked_sub(1).and_then(|place| sentence.figures.get(place)) {
            _ if !opens(text) => continue,
            Some(total) => Some(*total),
            None => before.last().and_then(alone),
        };
        let Some(total) = total.filter(|total| is_part(total)) else { continue };
        let mut items: Vec<FigureId> = Vec::new();
        for (place, item) in sentence.figures.iter().enumerate().skip(start) {
            let aside = place > start && holds_any(lead(sentence, item), &words.never);
            if aside || !is_part(item) || item.label.is_empty() {
                break;
            }
            items.push(item.id);
            let behind = sentence.behind(place).trim_start_matches('）');
            if behind_any(behind, &words.closing).is_some() {
                let items: Vec<(FigureId, bool)> = items.iter().map(|id| (*id, false)).collect();
                disclosure.say(
                    Why::stated(Form::ChainMadeOf),
                    Says::Total { total: total.id, items, kind: TotalKind::Amounts },
                );
                next = place + 1;
                break;
            }
        }
    }
}

fn is_part(figure: &FigureEvent) -> bool {
    figure.role == Role::Amount && figure.depth == 0
}

/// The only figure of a sentence, where nothing stands behind it.
fn alone<'a>(sentence: &Sentence<'a>) -> Option<&'a FigureEvent> {
    match sentence.figures.as_slice() {
        [only] if sentence.behind(0).trim_matches(['。', ' ']).is_empty() => Some(*only),
        _ => None,
    }
}
