//! `当年结余A，上年滚存结余B，年末滚存结余C`: what was left before and what is left of the year make what
//! is left at its end.
//!
//! Contract: certain where the three follow each other in one sentence that has nothing else to say of
//! them; with another amount or a transfer between them only what closes is claimed.

use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};

use super::super::event::FigureEvent;
use super::super::lexicon::{behind_any, is_any, labels};
use super::super::role::Role;
use super::Sentence;
use super::balance::{closes, has};
use crate::words::Words;

/// What may have moved in between, or makes the three of different years.
const MOVED: [&str; 14] = [
    "动用", "上解", "上缴", "核销", "调出", "调整", "转出", "划转", "划出", "归集", "提取", "调剂",
    "安排", "预算",
];

/// Finds the balances of one sentence that are carried on.
pub fn rolling(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let words = &labels().rolling;
    let money: Vec<&FigureEvent> = sentence
        .figures
        .iter()
        .copied()
        .filter(|figure| matches!(figure.role, Role::Amount | Role::Delta(_)))
        .collect();
    for three in money.windows(3) {
        let [one, other, total] = three else { continue };
        let plain = three.iter().all(|figure| {
            figure.depth == 0 && figure.role == Role::Amount && !figure.cues.compared
        });
        let name = |figure: &FigureEvent, names: &Words| {
            let name = figure.cues.full_name();
            let name = behind_any(name, &words.adding).unwrap_or(name);
            let year = name.trim_start_matches(|c: char| c.is_ascii_digit());
            let dated = year.strip_prefix('年').filter(|_| year.len() + 4 == name.len());
            is_any(dated.unwrap_or(name), names)
        };
        let known = (name(one, &words.of_year) && name(other, &words.before))
            || (name(one, &words.before) && name(other, &words.of_year));
        if !plain || !known || !name(total, &words.after) {
            continue;
        }
        let items: Vec<(FigureId, bool)> = vec![(one.id, false), (other.id, false)];
        let moved = has(sentence.text(sentence.start, sentence.end), &MOVED)
            || sentence.text(one.start, total.end).contains('；');
        if !moved || closes(total.id, &items, disclosure) {
            disclosure.say(
                Why::certain(Form::ChainRolling, !moved),
                Says::Total { total: total.id, items, kind: TotalKind::Amounts },
            );
        }
    }
}
