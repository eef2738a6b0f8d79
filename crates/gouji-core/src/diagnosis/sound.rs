//! The true relations of some prints, found one after the other.
//!
//! Contract: they come in the order of the relations, and no further than they are asked for. A figure that is
//! printed thousands of times stands in thousands of true relations, and the first few say that it is right.

use super::board::Board;
use super::hypothesis::Search;
use super::room::Bound;
use crate::disclosure::FigureId;
use crate::judge::{Taken, Verdict};

/// The relations of some figures, in order, each once.
pub(super) struct Places<'b> {
    lists: Vec<&'b [usize]>,
}

impl<'b> Places<'b> {
    pub(super) fn of(board: &Board<'b>, figures: &[FigureId]) -> Places<'b> {
        Places { lists: figures.iter().map(|figure| board.index.with(*figure)).collect() }
    }

    /// How many there are at most.
    pub(super) fn most(&self) -> usize {
        self.lists.iter().map(|list| list.len()).sum()
    }

    /// Whether one of them is the relation.
    pub(super) fn contain(&self, place: usize) -> bool {
        self.lists.iter().any(|list| list.binary_search(&place).is_ok())
    }
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let next = *self.lists.iter().filter_map(|list| list.first()).min()?;
        for list in &mut self.lists {
            if let Some((_, rest)) = list.split_first().filter(|(first, _)| **first == next) {
                *list = rest;
            }
        }
        Some(next)
    }
}

/// The true relations of the prints that are sought, with the room that each leaves them.
pub(super) struct Sound<'s> {
    search: &'s Search<'s>,
    figures: &'s [FigureId],
    left: Places<'s>,
    places: Vec<usize>,
    bounds: Vec<Bound>,
}

impl<'s> Sound<'s> {
    pub(super) fn of(search: &'s Search<'s>, figures: &'s [FigureId]) -> Sound<'s> {
        let left = Places::of(search.board, figures);
        Sound { search, figures, left, places: Vec::new(), bounds: Vec::new() }
    }

    /// The relation at a place in their order.
    pub(super) fn bound(&mut self, at: usize) -> Option<&Bound> {
        while self.bounds.len() <= at {
            let place = self.place(self.bounds.len())?;
            let (board, changes) = (self.search.board, self.search.changes);
            let spans = board.implied(place, self.figures, changes, Taken::Rounded);
            self.bounds.push((place, spans));
        }
        self.bounds.get(at)
    }

    /// Those that were asked for with their room.
    pub(super) fn seen(&self) -> &[Bound] {
        &self.bounds
    }

    /// All of them.
    pub(super) fn all(&mut self) -> &[usize] {
        while self.place(self.places.len()).is_some() {}
        &self.places
    }

    fn place(&mut self, at: usize) -> Option<usize> {
        while self.places.len() <= at {
            let place = self.left.next()?;
            if !self.search.open.contains(&place) && self.is_sound(place) {
                self.places.push(place);
            }
        }
        self.places.get(at).copied()
    }

    /// Whether a relation is true and speaks of something else than the prints themselves.
    fn is_sound(&self, place: usize) -> bool {
        let board = self.search.board;
        let verdict = board.printed_verdict(place);
        // A broken one that an earlier change made true is as good.
        if !matches!(verdict, Verdict::Holds | Verdict::Rounding | Verdict::Broken) {
            return false;
        }
        let among = |id: &FigureId| self.figures.contains(id);
        let inside = self.figures.len() > 1
            && board.relation(place).is_some_and(|it| it.figures().iter().all(among));
        !inside
    }
}

#[cfg(test)]
mod tests {
    use super::super::search::causes;
    use super::super::tests::same;
    use super::*;
    use crate::disclosure::Disclosure;
    use crate::explain::sample::Sample;
    use crate::rule::Rule;
    use crate::statement::{RatioKind, Statement};

    /// What it costs to search the last of so many paragraphs that print one total and one wrong share of it.
    fn cost(paragraphs: usize) -> u64 {
        let mut s = Sample::default();
        let mut first: Option<[crate::statement::Operand; 2]> = None;
        for _ in 0..paragraphs {
            let [whole, part, rate] =
                [("合计", "1000.00万元"), ("支出", "600.00万元"), ("占", "61%")]
                    .map(|(label, printed)| s.add(label, printed));
            if let Some([all, one]) = &first {
                s.state(Rule::SameFigure, same(&whole, all));
                s.state(Rule::SameFigure, same(&part, one));
            }
            first.get_or_insert([whole.clone(), part.clone()]);
            let (kind, none) = (RatioKind::Share, Vec::new);
            let (other_wholes, siblings) = (none(), none());
            s.state(
                Rule::ShareOfWhole,
                Statement::Ratio { kind, rate, part, whole, other_wholes, siblings },
            );
        }
        let disclosure: &Disclosure = &s.disclosure;
        let judged = super::super::judge_relations(s.relations.clone(), disclosure);
        let index = super::super::index::Index::of(&judged);
        let board = Board::new(&judged, &index, disclosure);
        let found = causes(&board, &[judged.len() - 1]);
        assert_eq!(found.len(), 1);
        board.effort.spent()
    }

    #[test]
    fn a_total_printed_a_thousand_times_costs_no_more_than_one_printed_often() {
        assert_eq!(cost(100), cost(1_000));
    }

    #[test]
    fn relations_come_in_order_and_once() {
        let places = Places { lists: vec![&[1, 4, 9], &[2, 4], &[], &[9]] };
        assert_eq!(places.most(), 6);
        assert!(places.contain(2) && !places.contain(3));
        assert_eq!(places.collect::<Vec<_>>(), [1, 2, 4, 9]);
    }
}
