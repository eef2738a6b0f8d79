//! One equation is asked once, whoever asks for it.
//!
//! Contract: what the text itself states (a list with its total) and an identity between concepts
//! may be one equation about the same quantities in the same locality. Then one relation is kept:
//! that of the text, under the name of the identity if the identity's rule says so (`instead_of`).

use std::collections::{BTreeMap, HashMap};

use crate::disclosure::{Disclosure, FigureId};
use crate::relation::Relation;
use crate::statement::{Operand, Statement, Term};

use super::build::is_zero;
use super::language::{Asked, Locality, Number, Shelf, locality};

/// A figure by what it is, or by itself where that is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Who {
    Known(Number),
    Only(FigureId),
}

/// What makes two relations one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Equation {
    /// Quantities with their signs, all on one side.
    Sum(Vec<(Who, bool)>),
    /// A part and its whole.
    Within(Who, Who),
    /// What is said of a printed rate.
    Rate(FigureId),
}

/// The relations asked so far.
#[derive(Default)]
pub(super) struct Merged {
    pub(super) all: Vec<Relation>,
    /// The localities of the subjects of `all`.
    localities: Vec<Option<Locality>>,
    /// Where each equation stands in `all`, in which locality, of the first `listed` ones. Coded rules look up none: what they
    /// ask is listed where a declared rule asks something, which few documents give it reason to.
    places: HashMap<Equation, BTreeMap<Option<Locality>, Vec<usize>>>,
    listed: usize,
}

impl Merged {
    /// Adds what a coded rule asks.
    pub(super) fn add(&mut self, relations: Vec<Relation>, disclosure: &Disclosure) {
        for relation in relations {
            let place = disclosure.figure(relation.subject.figure()).map(locality);
            self.push(relation, place);
        }
    }

    /// Adds what a declared rule asks, where nobody asks it yet.
    pub(super) fn add_declared(&mut self, asked: Asked, shelf: &Shelf<'_>) {
        let Asked { relation, locality } = asked;
        self.list(shelf);
        let equations = equations(&relation, shelf);
        let places = equations.iter().filter_map(|equation| self.places.get(equation));
        let known: Vec<usize> = match locality {
            None => places.flat_map(BTreeMap::values).flatten().copied().collect(),
            Some(_) => places.filter_map(|it| it.get(&locality)).flatten().copied().collect(),
        };
        if known.is_empty() {
            self.push(relation, locality);
            return;
        }
        let over = &relation.rule.text().instead_of;
        for index in known {
            let Some(earlier) = self.all.get_mut(index) else { continue };
            earlier.because.extend(&relation.because);
            if over.contains(&earlier.rule) {
                earlier.rule = relation.rule;
            }
            // A list that leaves open whether it names all its parts is closed by the identity.
            if earlier.readings.iter().all(is_open) && !relation.readings.iter().any(is_open) {
                earlier.readings.clone_from(&relation.readings);
            }
        }
    }

    fn push(&mut self, relation: Relation, place: Option<Locality>) {
        self.all.push(relation);
        self.localities.push(place);
    }

    /// Lists the equations of the relations that were added since.
    fn list(&mut self, shelf: &Shelf<'_>) {
        for (index, relation) in self.all.iter().enumerate().skip(self.listed) {
            let place = self.localities.get(index).copied().flatten();
            for equation in equations(relation, shelf) {
                self.places.entry(equation).or_default().entry(place).or_default().push(index);
            }
        }
        self.listed = self.all.len();
    }
}

fn is_open(statement: &Statement<Operand>) -> bool {
    matches!(statement, Statement::Sum { complete: false, .. })
}

/// The equations that a relation may be, one for each reading.
fn equations(relation: &Relation, shelf: &Shelf<'_>) -> Vec<Equation> {
    let mut all: Vec<Equation> =
        relation.readings.iter().filter_map(|reading| equation(reading, shelf)).collect();
    all.sort();
    all.dedup();
    all
}

fn equation(statement: &Statement<Operand>, shelf: &Shelf<'_>) -> Option<Equation> {
    let who = |operand: &Operand| match operand {
        Operand::Figure(id) => Some(shelf.quantity(*id).map_or(Who::Only(*id), Who::Known)),
        Operand::Constant(_) => None,
    };
    match statement {
        Statement::Sum { total, terms, .. } => {
            let mut sides = vec![(who(total)?, true)];
            // Nothing added is the same equation: one of the two may leave it out.
            let counts = |term: &&Term<Operand>| match &term.figure {
                Operand::Figure(id) => !is_zero(shelf.disclosure, *id),
                Operand::Constant(_) => true,
            };
            for term in terms.iter().filter(counts) {
                sides.push((who(&term.figure)?, term.minus));
            }
            sides.sort();
            // a = b + c and b = a − c are one equation: the first quantity is on the left.
            if sides.first().is_some_and(|(_, minus)| !minus) {
                sides.iter_mut().for_each(|(_, minus)| *minus = !*minus);
            }
            Some(Equation::Sum(sides))
        }
        Statement::Within { part, whole } => Some(Equation::Within(who(part)?, who(whole)?)),
        Statement::Growth { rate, .. } => rate_of(&rate.figure),
        Statement::Ratio { rate, .. } | Statement::ShareOfParts { rate, .. } => rate_of(rate),
        _ => None,
    }
}

fn rate_of(rate: &Operand) -> Option<Equation> {
    match rate {
        Operand::Figure(id) => Some(Equation::Rate(*id)),
        Operand::Constant(_) => None,
    }
}
