//! Changes that are only bound once more is read: the changes of parts under the change of their
//! total, and changes whose amount follows.
//!
//! Contract: an amount that follows belongs to a change only if it has the concept the change
//! names, in the same section, with one value.

use crate::disclosure::{Disclosure, FigureId, Form, Says, Taxonomy, TotalKind, Why};
use crate::statement::{Direction, Moved};

use super::Binder;
use super::change::Pending;

/// Parts that are always all there are of their total.
const PARTS: [&[&str]; 2] = [
    &["three-public.abroad", "three-public.vehicles", "three-public.reception"],
    &["vehicles.purchase", "vehicles.operation"],
];

/// A change whose amount has not been named yet.
#[derive(Debug)]
pub struct Late {
    /// The change.
    pub change: Pending,
    /// What it is a change of.
    pub label: String,
    /// The main section.
    pub section: usize,
}

/// The changes of parts under the change of their total.
#[derive(Debug)]
pub struct Moves {
    total: Moved<FigureId>,
    parts: Vec<(&'static str, Option<Moved<FigureId>>)>,
    set: Option<&'static str>,
}

impl Moves {
    /// `…减少3.40万元，其中：`
    pub fn of(total: Moved<FigureId>) -> Moves {
        Moves { total, parts: Vec::new(), set: None }
    }

    /// A part by what it is called; nothing for 持平.
    pub fn add(
        &mut self,
        label: &str,
        moved: Option<Moved<FigureId>>,
        taxonomy: &'static Taxonomy,
    ) {
        let Some(concept) = taxonomy.find(label) else { return };
        let Some(set) = concept.set.as_deref() else { return };
        if *self.set.get_or_insert(set) == set {
            self.parts.push((concept.id.as_str(), moved));
        }
    }

    /// The changes of all parts make up the change of the total.
    pub fn claim(self, disclosure: &mut Disclosure) {
        let all = PARTS.iter().any(|parts| {
            parts.len() == self.parts.len()
                && parts.iter().all(|part| self.parts.iter().any(|(known, _)| known == part))
        });
        let direction: Direction = self.total.direction;
        let items: Vec<(FigureId, bool)> = self
            .parts
            .iter()
            .filter_map(|(_, moved)| moved.as_ref())
            .map(|moved| (moved.figure, moved.direction != direction))
            .collect();
        if all && !items.is_empty() {
            disclosure.say(
                Why::stated(Form::ChangeOfParts),
                Says::Total { total: self.total.figure, items, kind: TotalKind::Changes },
            );
        }
    }
}

impl Binder<'_> {
    /// Finds the amounts of changes that were named before them.
    pub(super) fn resolve_late(&mut self) {
        for Late { mut change, label, section } in std::mem::take(&mut self.late) {
            let found = self.amounts.wholes_in(&label, section);
            let mut ids = found.into_iter().filter_map(|index| self.id(index));
            if let Some(first) = ids.next() {
                let value = |id| self.disclosure.figure(id).map(|figure| figure.value());
                let one = value(first);
                if ids.all(|other| value(other) == one) {
                    change.now = Some(first);
                }
            }
            change.claim(self.disclosure);
        }
    }
}
