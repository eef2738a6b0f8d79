//! Two prints that differ because they are of two accounts: 局本级 and 部门汇总, or two funds.
//!
//! Contract: only prints in running text of which each is right in a sum of its own, where no other
//! figure of the two sums is printed the same; that is no proof that one of them is wrong.

use std::collections::HashMap;

use super::judging::untestable;
use crate::disclosure::{Disclosure, FigureId, Origin};
use crate::judge::Judgement;
use crate::relation::Relation;
use crate::rule::Rule;
use crate::statement::Statement;

/// Makes the disagreements of two accounts undecided.
pub(super) fn settle(judged: &mut [(Relation, Judgement)], disclosure: &Disclosure) {
    let broken = |(relation, judgement): &(Relation, Judgement)| {
        relation.rule == Rule::SameFigure && judgement.is_broken()
    };
    if !judged.iter().any(broken) {
        return;
    }
    let sums: Vec<Vec<FigureId>> = judged
        .iter()
        .filter(|(relation, judgement)| {
            judgement.fits() && matches!(relation.readings.first(), Some(Statement::Sum { .. }))
        })
        .map(|(relation, _)| relation.figures())
        .collect();
    let agreeing: Vec<Vec<FigureId>> = judged
        .iter()
        .filter(|(relation, judgement)| relation.rule == Rule::SameFigure && judgement.fits())
        .map(|(relation, _)| relation.figures())
        .filter(|prints| prints.iter().all(|id| !is_nothing(*id, disclosure)))
        .collect();
    let accounts = Accounts { of_sum: index(&sums), of_print: index(&agreeing), sums, agreeing };
    for (relation, judgement) in judged.iter_mut().filter(|judged| broken(judged)) {
        let prints = relation.figures();
        let [one, other] = prints.as_slice() else { continue };
        if prints.iter().all(|id| is_written(*id, disclosure)) && accounts.are_two(*one, *other) {
            *judgement = untestable();
        }
    }
}

fn is_written(id: FigureId, disclosure: &Disclosure) -> bool {
    disclosure.figure(id).is_some_and(|figure| figure.origin == Origin::Narrative)
}

fn is_nothing(id: FigureId, disclosure: &Disclosure) -> bool {
    disclosure.figure(id).is_none_or(|figure| figure.numeral.is_zero())
}

/// In which of several lists each figure stands.
fn index(lists: &[Vec<FigureId>]) -> HashMap<FigureId, Vec<usize>> {
    let mut index: HashMap<FigureId, Vec<usize>> = HashMap::new();
    for (at, list) in lists.iter().enumerate() {
        for id in list {
            index.entry(*id).or_default().push(at);
        }
    }
    index
}

/// The sums of a document that hold, and the prints that agree.
struct Accounts {
    sums: Vec<Vec<FigureId>>,
    agreeing: Vec<Vec<FigureId>>,
    of_sum: HashMap<FigureId, Vec<usize>>,
    of_print: HashMap<FigureId, Vec<usize>>,
}

impl Accounts {
    fn are_two(&self, one: FigureId, other: FigureId) -> bool {
        let own: Vec<_> = self.with(one, other).collect();
        let others: Vec<_> = self.with(other, one).collect();
        let shared = |left: &[FigureId], right: &[FigureId]| {
            let places = left.iter().filter_map(|id| self.of_print.get(id)).flatten();
            let mut prints = places.filter_map(|at| self.agreeing.get(*at));
            prints.any(|prints| prints.iter().any(|id| right.contains(id)))
        };
        !own.is_empty()
            && !others.is_empty()
            && !own.iter().any(|left| others.iter().any(|right| shared(left, right)))
    }

    fn with(&self, id: FigureId, not: FigureId) -> impl Iterator<Item = &Vec<FigureId>> {
        let places = self.of_sum.get(&id).into_iter().flatten();
        places.filter_map(|at| self.sums.get(*at)).filter(move |sum| !sum.contains(&not))
    }
}
