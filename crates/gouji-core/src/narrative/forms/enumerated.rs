//! `项目19个，总投资102亿元。一是…11个…，总投资…。二是…`: the figures of the head are the sums of
//! the same figures under 一是, 二是, 三是.

use crate::disclosure::{Disclosure, FigureId, Form, Says, TotalKind, Why};
use crate::document::Passage;
use crate::lexicon::labels;

use super::super::binder::closing_prefix;
use super::super::event::FigureEvent;
use super::super::role::Role;
use super::classifier;

/// Finds heads whose figures are repeated under each enumerator. Only sums that close are claimed:
/// enumerated measures need not be parts.
pub fn enumerated(passage: &Passage, figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    let text = passage.text();
    let mut starts = Vec::new();
    let mut from = 0;
    for word in &labels().enumerators {
        let Some(at) = text.get(from..).and_then(|rest| rest.find(word.as_str())) else { break };
        starts.push(from + at);
        from += at + word.len();
    }
    let Some(first) = starts.first().copied().filter(|_| starts.len() > 1) else { return };
    for head in figures.iter().filter(|figure| figure.start < first) {
        let parts: Option<Vec<FigureId>> = starts
            .iter()
            .enumerate()
            .map(|(index, start)| {
                let end = starts.get(index + 1).copied().unwrap_or(text.len());
                figures
                    .iter()
                    .filter(|figure| figure.start >= *start && figure.start < end)
                    .find(|figure| corresponds(head, figure, disclosure))
                    .map(|figure| figure.id)
            })
            .collect();
        let Some(parts) = parts else { continue };
        if closing_prefix(head.id, &parts, disclosure) == Some(parts.len()) {
            let kind =
                if head.role == Role::Count { TotalKind::Counts } else { TotalKind::Amounts };
            disclosure.say(
                Why::if_it_closes(Form::ChainEnumerated),
                Says::Total {
                    total: head.id,
                    items: parts.into_iter().map(|id| (id, false)).collect(),
                    kind,
                },
            );
        }
    }
}

fn corresponds(head: &FigureEvent, part: &FigureEvent, disclosure: &Disclosure) -> bool {
    match (&head.role, &part.role) {
        (Role::Count, Role::Count) => {
            classifier(disclosure, head.id).is_some()
                && classifier(disclosure, head.id) == classifier(disclosure, part.id)
        }
        (Role::Amount, Role::Amount) => !head.label.is_empty() && head.label == part.label,
        _ => false,
    }
}
