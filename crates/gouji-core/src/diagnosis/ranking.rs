//! The ranking of hypotheses where some relations are broken and some figures were changed.
//!
//! Contract: what was found of a figure is kept between the repairs of a chain, until a repair
//! touches one of its relations; what is kept is what would be found again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::board::{Board, Changes};
use super::hypothesis::{Hypothesis, SOLVED, Search, points};
use super::search::{CLEAR, LEFT};
use super::twins::class;
use crate::disclosure::FigureId;
use crate::slip::Slip;

/// What was found of some prints.
type Found = HashMap<Vec<FigureId>, Rc<Vec<Hypothesis>>>;

/// What is known of figures in one chain.
#[derive(Clone, Default)]
pub(super) struct Known {
    found: Found,
    /// The prints in whose key a figure stands.
    keys: HashMap<FigureId, Vec<Vec<FigureId>>>,
    /// All prints of a figure.
    classes: HashMap<FigureId, Vec<FigureId>>,
}

impl Known {
    fn of(&mut self, search: &Search<'_>, figures: &[FigureId]) -> Rc<Vec<Hypothesis>> {
        if let Some(found) = self.found.get(figures) {
            return Rc::clone(found);
        }
        let found = Rc::new(search.of(figures));
        self.found.insert(figures.to_vec(), Rc::clone(&found));
        for figure in figures {
            self.keys.entry(*figure).or_default().push(figures.to_vec());
        }
        found
    }

    fn class(&mut self, board: &Board<'_>, figure: FigureId) -> Vec<FigureId> {
        self.classes.entry(figure).or_insert_with(|| class(board, figure)).clone()
    }

    /// Forgets what a repair may have changed: all figures of the relations of what it changed, and
    /// of those it mended or broke.
    pub(super) fn forget(&mut self, board: &Board<'_>, repair: &Hypothesis) {
        let changed = repair.figures.iter().flat_map(|figure| board.index.with(*figure));
        let places: BTreeSet<usize> =
            changed.chain(&repair.solves).chain(&repair.breaks).copied().collect();
        for place in places {
            let Some(relation) = board.relation(place) else { continue };
            relation.each_figure(|figure| {
                for key in self.keys.remove(&figure).unwrap_or_default() {
                    self.found.remove(&key);
                }
            });
        }
    }
}

/// Points of a hypothesis where `open` relations are broken.
fn total(hypothesis: &Hypothesis, open: usize) -> i32 {
    hypothesis.score - LEFT * (points(open) - points(hypothesis.solves.len()))
}

/// All hypotheses worth a thought, the likeliest first.
pub(super) fn ranked(
    board: &Board<'_>,
    open: &BTreeSet<usize>,
    changes: &Changes,
    known: &mut Known,
) -> Vec<Hypothesis> {
    let mut figures: BTreeMap<FigureId, usize> = BTreeMap::new();
    for place in open {
        let mut here = BTreeSet::new();
        if let Some(relation) = board.relation(*place) {
            relation.each_figure(|figure| {
                here.insert(figure);
            });
        }
        board.effort.spend(here.len());
        for figure in here {
            *figures.entry(figure).or_default() += 1;
        }
    }
    let mut figures: Vec<(FigureId, usize)> = figures.into_iter().collect();
    figures.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let search = Search { board, open, changes };
    let mut all: Vec<(i32, Rc<Vec<Hypothesis>>, usize)> = Vec::new();
    let mut best = i32::MIN;
    let mut seen: BTreeSet<Vec<FigureId>> = BTreeSet::new();
    for (figure, count) in figures {
        // Nothing that is still to come can be near the best.
        let most = SOLVED * points(count) + Slip::Transposed.score()
            - LEFT * (points(open.len()) - points(count));
        if best > most + 2 * CLEAR || board.effort.is_over() {
            break;
        }
        let mut take = |found: Rc<Vec<Hypothesis>>| {
            for (at, one) in found.iter().enumerate() {
                let total = total(one, open.len());
                best = best.max(total);
                all.push((total, Rc::clone(&found), at));
            }
        };
        take(known.of(&search, &[figure]));
        let prints = known.class(board, figure);
        if prints.len() > 1 && seen.insert(prints.clone()) {
            take(known.of(&search, &prints));
        }
    }
    all.sort_by_key(|(total, ..)| std::cmp::Reverse(*total));
    all.into_iter().filter_map(|(_, found, at)| found.get(at).cloned()).collect()
}
