//! A text and tables that disagree nearly everywhere: of another year, another department, another draft.
//!
//! Contract: where so much of one reading is broken, no single print is believed to be a mistake, and nothing is
//! said of any (`crate::belief`); that they disagree is said once, at the first of them, and never as an error.

use std::collections::BTreeSet;

use super::board::Board;
use crate::disclosure::{Disclosure, FigureId, Kind, Origin, Unit};
use crate::judge::{Judgement, Verdict};
use crate::relation::Relation;
use crate::statement::{Operand, Statement};

/// So many quantities must be muted.
const ENOUGH: usize = 5;

/// Quantities that text and tables print differently.
#[derive(Debug, Clone)]
pub(crate) struct TwoDrafts {
    /// The first of them, by its index among the relations.
    pub first: usize,
    /// The others that nobody hears of.
    pub others: Vec<usize>,
    /// How many differ.
    pub broken: usize,
    /// How many agree.
    pub held: usize,
}

/// Whether text and tables are of two drafts.
pub(super) fn between(board: &Board<'_>, muted: &BTreeSet<usize>) -> Option<TwoDrafts> {
    let disclosure = board.disclosure;
    if !matches!(disclosure.header.kind, Kind::Final | Kind::Budget) {
        return None;
    }
    let judged = board.judged;
    let pairs: Vec<usize> = (0..judged.len())
        .filter(|place| judged.get(*place).is_some_and(|it| is_pair(it, disclosure)))
        .collect();
    let is = |place: &usize, verdict: Verdict| {
        judged.get(*place).is_some_and(|(_, judgement)| judgement.verdict == verdict)
    };
    let held = pairs.iter().filter(|place| is(place, Verdict::Holds)).count();
    let broken: Vec<usize> =
        pairs.iter().copied().filter(|place| is(place, Verdict::Broken)).collect();
    let unheard: Vec<usize> =
        broken.iter().copied().filter(|place| muted.contains(place)).collect();
    if unheard.len() < ENOUGH || broken.len() <= held {
        return None;
    }
    let (first, others) = unheard.split_first()?;
    Some(TwoDrafts { first: *first, others: others.to_vec(), broken: broken.len(), held })
}

/// Whether two prints of one amount stand in the text and in a table.
fn is_pair((relation, _): &(Relation, Judgement), disclosure: &Disclosure) -> bool {
    let Some(Statement::Same {
        left: Operand::Figure(left), right: Operand::Figure(right), ..
    }) = relation.readings.first()
    else {
        return false;
    };
    let place = |id: &FigureId| {
        let figure = disclosure.figure(*id)?;
        matches!(figure.unit, Unit::Money(_)).then(|| matches!(figure.origin, Origin::Table(_)))
    };
    matches!((place(left), place(right)), (Some(one), Some(other)) if one != other)
}
