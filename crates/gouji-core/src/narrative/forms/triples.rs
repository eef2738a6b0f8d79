//! `规模达A，较上年增加B，增长p%` inside an explanation: what explains has figures that agree as well.
//!
//! Contract: only figures of an explanation (the others are bound by the binder); the three follow each other and
//! nothing else is named between them.

use crate::disclosure::{Change, Disclosure, Form, Says, Why};
use crate::statement::Moved;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;

/// Finds the closed triples of one sentence.
pub fn triples(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    for three in sentence.figures.windows(3) {
        let [now, delta, rate] = three else { continue };
        let (Role::Amount, Role::Delta(moved), Role::Growth(grown, form)) =
            (&now.role, &delta.role, &rate.role)
        else {
            continue;
        };
        let explained = three.iter().all(|figure| figure.explained && figure.depth == 0);
        let follow = |one: &FigureEvent, next: &FigureEvent| {
            let between = sentence.between(one, next);
            between.starts_with('，') && between.matches('，').count() == 1
        };
        let named = |figure: &FigureEvent| !figure.label.is_empty();
        let plain = !now.cues.compared
            && now.cues.direction.is_none()
            && !named(delta)
            && !named(rate)
            && !rate.cues.compared
            && moved == grown;
        if explained && plain && follow(now, delta) && follow(delta, rate) {
            disclosure.say(
                Why::stated(Form::ChangeExplained),
                Says::from(Change {
                    now: Some(now.id),
                    delta: Some(Moved { figure: delta.id, direction: *moved }),
                    rate: Some((Moved { figure: rate.id, direction: *grown }, *form)),
                    ..Change::default()
                }),
            );
            for figure in three {
                disclosure.reasons.remove(&figure.id);
            }
        }
    }
}
