//! Figures by the names that checks use for them: `income`, `income.growth`, `x.budget.initial`.

use std::collections::BTreeMap;

use crate::disclosure::FigureId;
use crate::document::Span;
use crate::statement::{Direction, GrowthForm};

use super::slot::Slot;
use crate::yaml::{Mistake, Outcome};

/// The figures of one line.
pub(super) type Slots = BTreeMap<Slot, FigureId>;

/// Every line with an id, and how changes are worded.
#[derive(Debug, Default)]
pub(super) struct Names {
    lines: BTreeMap<String, Slots>,
    moves: BTreeMap<FigureId, (Direction, GrowthForm)>,
}

/// The figure a line is about.
pub(super) fn main_of(slots: &Slots) -> Option<FigureId> {
    [Slot::Amount, Slot::Final, Slot::Count, Slot::Value]
        .iter()
        .find_map(|slot| slots.get(slot).copied())
}

/// The amount of money a line is about.
pub(super) fn money_of(slots: &Slots) -> Option<FigureId> {
    slots.get(&Slot::Amount).or_else(|| slots.get(&Slot::Final)).copied()
}

impl Names {
    pub(super) fn add(&mut self, id: &str, span: Span, slots: Slots) -> Outcome<()> {
        if self.lines.insert(id.to_owned(), slots).is_some() {
            let message = (format!("id `{id}` 用了两次"), format!("the id `{id}` is used twice"));
            return Err(Mistake::new(span, message)
                .help(("每行用自己的 id", "give every line an id of its own")));
        }
        Ok(())
    }

    pub(super) fn note_move(&mut self, id: FigureId, direction: Direction, form: GrowthForm) {
        self.moves.insert(id, (direction, form));
    }

    pub(super) fn move_of(&self, id: FigureId) -> Option<(Direction, GrowthForm)> {
        self.moves.get(&id).copied()
    }

    /// The figure of a reference.
    pub(super) fn resolve(&self, reference: &str, span: Span) -> Outcome<FigureId> {
        let (line, field) = match reference.split_once('.') {
            Some((line, field)) => (line, Some(field)),
            None => (reference, None),
        };
        let Some(slots) = self.lines.get(line) else {
            let message = (
                format!("没有 id 为 `{line}` 的行"),
                format!("there is no line with the id `{line}`"),
            );
            return Err(
                Mistake::new(span, message).nearest(line, self.lines.keys().map(String::as_str))
            );
        };
        let missing = |field: &str| {
            let names = slots.keys().map(|slot| slot.name());
            let message =
                (format!("行 `{line}` 没有 {field}"), format!("the line `{line}` has no {field}"));
            Mistake::new(span, message).nearest(field, names)
        };
        let Some(field) = field else { return main_of(slots).ok_or_else(|| missing("amount")) };
        Slot::from_name(field)
            .and_then(|slot| slots.get(&slot).copied())
            .ok_or_else(|| missing(field))
    }
}
