//! The figures that are told of, by their index.

use crate::disclosure::{Disclosure, Figure, FigureId};

/// The figures of a disclosure, some of them as they were before a wrong unit was put right.
#[derive(Clone, Copy)]
pub(super) struct Figures<'a> {
    disclosure: &'a Disclosure,
    before: &'a [(FigureId, Figure)],
}

impl<'a> Figures<'a> {
    /// Those of a disclosure, but for these, in the order of their indices.
    pub fn of(disclosure: &'a Disclosure, before: &'a [(FigureId, Figure)]) -> Figures<'a> {
        Figures { disclosure, before }
    }

    /// The figure with this index.
    pub fn get(self, id: FigureId) -> Option<&'a Figure> {
        let at = self.before.binary_search_by_key(&id, |(known, _)| *known).ok();
        let before = at.and_then(|at| self.before.get(at));
        before.map(|(_, figure)| figure).or_else(|| self.disclosure.figure(id))
    }
}
