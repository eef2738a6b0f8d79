//! Which relations a figure takes part in.
//!
//! Contract: one flat table, built in two passes over all relations, so that a document with
//! thousands of them costs a fraction of a millisecond.

use crate::disclosure::FigureId;
use crate::judge::Judgement;
use crate::relation::Relation;

/// The relations of every figure, by their index.
pub(super) struct Index {
    /// Where the relations of each figure begin in `places`; one more than there are figures.
    starts: Vec<usize>,
    places: Vec<usize>,
}

impl Index {
    /// Indexes judged relations.
    pub(super) fn of(judged: &[(Relation, Judgement)]) -> Index {
        let mut pairs: Vec<(usize, usize)> = Vec::with_capacity(judged.len() * 4);
        let mut seen: Vec<usize> = Vec::new();
        for (place, (relation, _)) in judged.iter().enumerate() {
            relation.each_figure(|FigureId(figure)| {
                if seen.len() <= figure {
                    seen.resize(figure + 1, usize::MAX);
                }
                if let Some(last) = seen.get_mut(figure).filter(|last| **last != place) {
                    *last = place;
                    pairs.push((figure, place));
                }
            });
        }
        let mut starts = vec![0; seen.len() + 1];
        for (figure, _) in &pairs {
            if let Some(count) = starts.get_mut(figure + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut places = vec![0; pairs.len()];
        for (figure, place) in pairs {
            if let Some(free) = next.get_mut(figure) {
                if let Some(slot) = places.get_mut(*free) {
                    *slot = place;
                }
                *free += 1;
            }
        }
        Index { starts, places }
    }

    /// The relations of a figure, in order.
    pub(super) fn with(&self, FigureId(figure): FigureId) -> &[usize] {
        match (self.starts.get(figure), self.starts.get(figure + 1)) {
            (Some(start), Some(end)) => self.places.get(*start..*end).unwrap_or(&[]),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::sample::{Sample, id, sum};
    use crate::rule::Rule;

    #[test]
    fn every_figure_knows_its_relations() {
        let mut s = Sample::default();
        let [a, b, c] = ["3.00万元", "1.00万元", "2.00万元"].map(|printed| s.add("", printed));
        s.state(Rule::SumOfItems, sum(&a, &[&b, &c]));
        s.state(Rule::ItemsAddToTotal, sum(&a, &[&c, &b]));
        s.state(Rule::SumOfItems, sum(&c, &[&b]));
        let judged = super::super::judge_relations(s.relations.clone(), &s.disclosure);
        let index = Index::of(&judged);
        assert_eq!(index.with(id(&a)), [0, 1]);
        assert_eq!(index.with(id(&b)), [0, 1, 2]);
        assert_eq!(index.with(FigureId(99)), [] as [usize; 0]);
    }
}
