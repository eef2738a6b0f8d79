//! `债务限额A（一般债务a、专项债务b）`: parts of an amount in the brackets behind it.
//!
//! Contract: the parts of a known partition (general and special debt) add up; other parts are only
//! claimed where they do.

use crate::disclosure::{Disclosure, FigureId, Form, Ground, Says, TotalKind, Why};
use crate::document::Passage;
use crate::partition::{Extent, extent};

use super::super::binder::closing_prefix;
use super::super::event::FigureEvent;
use super::super::role::Role;

/// Finds amounts whose parts stand in brackets behind them.
pub fn brackets(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    for (index, total) in figures.iter().enumerate() {
        let behind = figures.get(index + 1..).unwrap_or_default();
        let opens = behind.first().is_some_and(|first| {
            passage.text().get(total.end..first.start).is_some_and(|text| text.starts_with('（'))
        });
        if total.role != Role::Amount || !opens {
            continue;
        }
        let inside: Vec<&FigureEvent> =
            behind.iter().copied().take_while(|figure| figure.depth > total.depth).collect();
        let parts: Vec<&FigureEvent> =
            inside.iter().copied().filter(|part| part.depth == total.depth + 1).collect();
        let plain = parts.iter().all(|part| part.role == Role::Amount && !part.label.is_empty());
        let ids: Vec<FigureId> = parts.iter().map(|part| part.id).collect();
        if !plain || ids.len() < 2 {
            continue;
        }
        let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
        let extent = extent(&total.label, &labels);
        let closed = closing_prefix(total.id, &ids, disclosure) == Some(ids.len());
        let ground = match extent {
            Some(Extent::AtMost) | None if closed => Ground::OnlyBecauseItCloses,
            _ => Ground::KnownParts,
        };
        let complete = extent == Some(Extent::Whole) || closed;
        if complete || extent.is_some() {
            disclosure.say(
                Why::on(Form::ChainBrackets, ground),
                Says::total(
                    total.id,
                    ids.into_iter().map(|id| (id, false)).collect(),
                    TotalKind::Amounts,
                    complete,
                ),
            );
        }
    }
}
