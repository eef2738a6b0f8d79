//! `由A调整为B，增加C`, `年初预算A，调整为B，增加C`: what it was, what it became, and the change.
//!
//! Contract: the three follow each other; the change has no name and no comparison of its own.

use crate::disclosure::{Change, Disclosure, Form, Says, Why};
use crate::lexicon::{Word, behind_any, is_any, labels};
use crate::statement::{Direction, Moved};

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;
use super::balance::lead;

/// Budgets that are changed.
const STARTS: [Word; 2] = [Word::InitialBudget, Word::Budget];

/// Finds what changed from one amount to another in one sentence.
pub fn from_to(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &labels().from_to;
    let is_which = |text: &str| text.is_empty() || is_any(text, &words.which);
    for three in sentence.figures.windows(3) {
        let [before, now, delta] = three else { continue };
        let Role::Delta(direction) = delta.role else { continue };
        let lead_in = lead(sentence, before);
        let origin = words.origins.all_in(lead_in).last();
        let which = origin.and_then(|(at, _, word)| lead_in.get(at + word.len()..));
        let from = which.is_some_and(|which| is_which(behind_year(which)));
        // `年初预算A，调整为B，增加C`.
        let from = from || before.cues.basis.is_some_and(|basis| STARTS.contains(&basis));
        let between = sentence.between(before, now).trim_start_matches('，');
        let became = behind_any(between, &words.became).map(behind_year).is_some_and(is_which);
        if from && became && is_bare(sentence, now, delta) && !delta.explained {
            disclosure.say(
                Why::stated(Form::ChangeFromToBy),
                Says::from(Change {
                    now: Some(now.id),
                    before: Some(before.id),
                    delta: Some(Moved { figure: delta.id, direction }),
                    ..Change::default()
                }),
            );
            disclosure.reasons.remove(&delta.id);
        }
    }
}

/// A text without the year it begins with: `2019年的`.
fn behind_year(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = text.len() == rest.len() + 4;
    let rest = rest.strip_prefix('年').filter(|_| year).unwrap_or(text);
    rest.strip_prefix(['底', '末']).unwrap_or(rest)
}

/// Whether nothing but the word of moving stands between an amount and its change.
pub(super) fn is_bare(sentence: &Sentence<'_>, now: &FigureEvent, delta: &FigureEvent) -> bool {
    let between = sentence.between(now, delta);
    let word = |direction: Direction| match direction {
        Direction::Up => ["增加", "增长", "调增", "净增", "上升", "提高", "追加"],
        Direction::Down => ["减少", "下降", "调减", "净减", "降低", "压减", "减低"],
    };
    let direction = delta.cues.direct_direction();
    between.strip_prefix('，').is_some_and(|said| {
        // 净 of 净增 is a part of the word.
        let rest = behind_any(said, &labels().from_to.between);
        let ends = ['了', '额', '为', '幅', '度'];
        let mut known = [Some(said), rest].into_iter().flatten();
        direction.is_some_and(|direction| {
            known.any(|said| word(direction).contains(&said.trim_end_matches(ends)))
        })
    })
}
