//! Which relations a figure takes part in.

use std::collections::BTreeMap;

use crate::disclosure::FigureId;
use crate::judge::Judgement;
use crate::relation::Relation;

/// The relations of every figure, by their index.
pub(super) struct Index(BTreeMap<FigureId, Vec<usize>>);

impl Index {
    /// Indexes judged relations.
    pub(super) fn of(judged: &[(Relation, Judgement)]) -> Index {
        let mut index: BTreeMap<FigureId, Vec<usize>> = BTreeMap::new();
        for (place, (relation, _)) in judged.iter().enumerate() {
            for figure in relation.figures() {
                index.entry(figure).or_default().push(place);
            }
        }
        Index(index)
    }

    /// The relations of a figure.
    pub(super) fn with(&self, figure: FigureId) -> &[usize] {
        self.0.get(&figure).map_or(&[], Vec::as_slice)
    }
}
