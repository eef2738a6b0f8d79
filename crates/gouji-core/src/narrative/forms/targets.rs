//! Targets: `新增14户，超目标任务180%`; `完成3.2%，欠目标任务（8%）4.8个百分点`.

use crate::disclosure::{Disclosure, Form, Says, Why};
use crate::statement::Moved;

use super::super::event::FigureEvent;
use super::super::role::Role;
use super::Sentence;

/// Binds rates and points that speak of a target.
pub fn targets(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    for (index, figure) in sentence.figures.iter().enumerate() {
        let before = sentence.figures.get(..index).unwrap_or_default();
        match figure.role {
            Role::OverTarget => {
                let actual = before
                    .iter()
                    .rev()
                    .find(|other| matches!(other.role, Role::Count | Role::Amount));
                let Some(actual) = actual else { continue };
                if sentence.between(actual, figure).contains('；') {
                    continue;
                }
                let is_target = |other: &FigureEvent, role: &Role| {
                    other.label.contains("目标") && other.role == *role
                };
                let behind = sentence.figures.get(index + 1).copied();
                let behind = behind.filter(|next| next.depth > 0 && is_target(next, &actual.role));
                // `新增14户，目标5户，超目标180%`: what stands last is the target itself.
                let (actual, target) = match before {
                    [.., reached, target]
                        if target.id == actual.id && is_target(target, &reached.role) =>
                    {
                        (reached, Some(*target))
                    }
                    _ => (actual, behind),
                };
                // `14户，目标12户，完成目标的p%，超目标q%`, `超目标2户，超目标q%`: neither a target nor what went
                // beyond it is what was reached.
                if is_target(actual, &actual.role) || actual.cues.target.is_some() {
                    continue;
                }
                disclosure.say(
                    Why::stated(Form::TargetOver),
                    Says::OverTarget {
                        rate: figure.id,
                        actual: actual.id,
                        target: target.map(|target| target.id),
                    },
                );
                disclosure.reasons.remove(&figure.id);
            }
            Role::PointsToTarget(direction) => {
                let target = before.iter().rev().find(|other| other.role == Role::BracketRate);
                let now = before.iter().rev().find(|other| {
                    other.depth == 0
                        && matches!(other.role, Role::Completion(_) | Role::Rate(_) | Role::Other)
                        && disclosure
                            .figure(other.id)
                            .is_some_and(|figure| figure.unit == crate::disclosure::Unit::Percent)
                });
                let (Some(target), Some(now)) = (target, now) else { continue };
                disclosure.say(
                    Why::stated(Form::TargetPoints),
                    Says::Points {
                        delta: Moved { figure: figure.id, direction },
                        now: now.id,
                        before: target.id,
                    },
                );
                for id in [figure.id, target.id, now.id] {
                    disclosure.reasons.remove(&id);
                }
            }
            _ => {}
        }
    }
}
