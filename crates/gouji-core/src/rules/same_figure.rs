//! `same-figure`: one quantity is printed the same everywhere.
//!
//! Contract: asks where the text says so, and of figures that certainly are one quantity: each
//! later print is held against the first. A pair is asked about once. What is printed often, and mostly differently, is
//! not one quantity: the tables of several departments under one title.

use std::collections::{BTreeSet, HashSet};

use crate::disclosure::{Disclosure, Figure, FigureId, Identity, Origin, Says};
use crate::number::Exact;
use crate::relation::Relation;
use crate::statement::{Chain, Statement};

use super::Rule;
use super::build::figure;
use super::language::{Measure, Number, Quantities};

/// Asks whether prints of one quantity agree.
pub(super) fn relate(disclosure: &Disclosure, out: &mut Vec<Relation>) {
    let mut pairs = HashSet::new();
    let mut ask = |left: FigureId, right: FigureId, chain: Chain, of: Option<usize>| {
        if pairs.insert((left.min(right), left.max(right))) {
            let statement = Statement::Same { left: figure(left), right: figure(right), chain };
            let relation = Relation::new(Rule::SameFigure, left, statement);
            out.push(Relation { because: of.into_iter().collect(), ..relation });
        }
    };
    for (of, claim) in disclosure.said() {
        if let Says::Same { left, right, chain } = claim {
            ask(*left, *right, *chain, Some(of));
        }
    }
    let prints = Prints::of(disclosure);
    for (number, later) in prints.of_each() {
        let Some(first) = prints.first(number).filter(|first| *first != later) else { continue };
        if let (Some(one), Some(other)) = (disclosure.figure(first), disclosure.figure(later))
            && let Some(identity) = &other.identity
        {
            let chain = chain([(first, one), (later, other)], identity, disclosure);
            ask(later, first, chain, None);
        }
    }
}

/// So many prints, most of which differ, are of several quantities.
const OFTEN: usize = 8;

/// The prints of amounts and counts of which it is certain what they are.
struct Prints {
    quantities: Quantities,
    /// What is printed, in the order of the document.
    all: Vec<FigureId>,
    /// The first print of each quantity that is one; by its number.
    firsts: Vec<Option<FigureId>>,
}

impl Prints {
    fn of(disclosure: &Disclosure) -> Prints {
        let quantities = Quantities::of(disclosure);
        let counted = |id: &FigureId| {
            let measure = disclosure.figure(*id).and_then(Measure::of);
            matches!(measure, Some(Measure::Money | Measure::Count))
        };
        let all: Vec<FigureId> = disclosure.ids().filter(counted).collect();
        let mut by_number: Vec<Vec<FigureId>> = vec![Vec::new(); quantities.len()];
        for id in &all {
            let number = quantities.of_figure(*id);
            if let Some(prints) = number.and_then(|number| by_number.get_mut(number.place())) {
                prints.push(*id);
            }
        }
        let one = |prints: &Vec<FigureId>| {
            prints.first().copied().filter(|_| !are_several(prints, disclosure))
        };
        let firsts = by_number.iter().map(one).collect();
        Prints { quantities, all, firsts }
    }

    /// Every print with the number of what it is.
    fn of_each(&self) -> impl Iterator<Item = (Number, FigureId)> {
        self.all.iter().filter_map(|id| Some((self.quantities.of_figure(*id)?, *id)))
    }

    /// The first print of a quantity.
    fn first(&self, number: Number) -> Option<FigureId> {
        self.firsts.get(number.place()).copied().flatten()
    }
}

/// What is printed often and mostly differently is not one quantity.
fn are_several(prints: &[FigureId], disclosure: &Disclosure) -> bool {
    let value = |id: &FigureId| disclosure.figure(*id).map(Figure::value);
    prints.len() >= OFTEN
        && prints.iter().filter_map(value).collect::<BTreeSet<Exact>>().len() * 2 > prints.len()
}

/// Two prints of a leaf in running text come from one stored value; totals and tables are rounded
/// on their own.
fn chain(prints: [(FigureId, &Figure); 2], identity: &Identity, disclosure: &Disclosure) -> Chain {
    let narrative = prints.iter().all(|(_, figure)| figure.origin == Origin::Narrative);
    if narrative && !identity.path.is_empty() {
        return Chain::SameLeaf;
    }
    let terms = prints.iter().filter_map(|(id, _)| disclosure.terms.get(id)).max();
    Chain::Independent { items: terms.copied().unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::disclosure::{Basis, FigureId, Fund, Identity, Origin, Says};
    use crate::judge::Verdict;
    use crate::rule::Rule;
    use crate::rules::test_kit::Paper;
    use crate::statement::{Chain, Statement};

    fn identity(path: &[&str]) -> Option<Arc<Identity>> {
        Some(Arc::new(Identity {
            concept: "expenditure.total".to_owned(),
            fund: Fund::All,
            year: Some(2023),
            basis: Basis::Final,
            path: path.iter().map(|&step| step.to_owned()).collect(),
            entity: String::new(),
        }))
    }

    fn printed(digits: &[&str], path: &[&str]) -> Paper {
        let mut paper = Paper::default();
        for digits in digits {
            let id = paper.money(digits);
            paper.disclosure.figures[id.0].identity = identity(path);
        }
        paper
    }

    fn chains(paper: &Paper) -> Vec<Chain> {
        let chain = |statement: &Statement<_>| match statement {
            Statement::Same { chain, .. } => *chain,
            _ => panic!("two prints of one quantity"),
        };
        paper.asked(Rule::SameFigure).iter().map(|it| chain(&it.readings[0])).collect()
    }

    #[test]
    fn every_later_print_is_held_against_the_first() {
        let paper = printed(&["790.04", "790.04", "780.04"], &[]);
        assert_eq!(paper.verdicts(Rule::SameFigure), [Verdict::Holds, Verdict::Broken]);
        let asked = paper.asked(Rule::SameFigure);
        assert_eq!(asked[0].figures(), [FigureId(1), FigureId(0)]);
        assert_eq!(asked[1].figures(), [FigureId(2), FigureId(0)]);
        assert_eq!(asked[1].subject.figure(), FigureId(2));
    }

    #[test]
    fn what_is_printed_often_and_differently_is_not_one_quantity() {
        let digits: Vec<String> = (0..8).map(|at| format!("79{at}.04")).collect();
        let digits: Vec<&str> = digits.iter().map(String::as_str).collect();
        assert!(printed(&digits, &[]).asked(Rule::SameFigure).is_empty());
        let mostly =
            ["790.04", "790.04", "790.04", "790.04", "790.04", "790.04", "780.04", "790.04"];
        assert_eq!(printed(&mostly, &[]).asked(Rule::SameFigure).len(), 7);
    }

    #[test]
    fn a_leaf_in_running_text_is_one_stored_value() {
        let mut paper = printed(&["269.85", "269.86"], &["208", "20805"]);
        assert_eq!(chains(&paper), [Chain::SameLeaf]);
        assert_eq!(paper.verdicts(Rule::SameFigure), [Verdict::Truncated]);
        paper.disclosure.figures[1].origin = Origin::Table(0);
        assert_eq!(chains(&paper), [Chain::Independent { items: 1 }]);
        assert_eq!(paper.verdicts(Rule::SameFigure), [Verdict::Rounding]);
        assert_eq!(chains(&printed(&["1.00", "1.00"], &[])), [Chain::Independent { items: 1 }]);
    }

    #[test]
    fn what_the_text_says_is_not_asked_again() {
        let mut paper = printed(&["790.04", "790.04"], &[]);
        let [left, right] = [FigureId(0), FigureId(1)];
        paper.say(Says::Same { left, right, chain: Chain::Independent { items: 5 } });
        assert_eq!(chains(&paper), [Chain::Independent { items: 5 }]);
        paper.say(Says::Same { left: right, right: left, chain: Chain::SameLeaf });
        assert_eq!(chains(&paper), [Chain::Independent { items: 5 }]);
    }

    #[test]
    fn amounts_are_held_against_amounts_and_counts_against_counts() {
        let mut paper = Paper::default();
        for id in [paper.count("3"), paper.money("3.00"), paper.percent("3"), paper.count("4")] {
            paper.disclosure.figures[id.0].identity = identity(&[]);
        }
        let asked = paper.asked(Rule::SameFigure);
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].figures(), [FigureId(3), FigureId(0)]);
        assert_eq!(paper.verdicts(Rule::SameFigure), [Verdict::Broken]);
    }
}
