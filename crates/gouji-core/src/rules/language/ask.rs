//! Asks a formula of a disclosure.
//!
//! Contract: what the formula leaves open is the same for all its quantities. Where one locality
//! prints all that is needed it is asked there; else across localities. Of several prints every
//! one is a reading, and a relation is broken only under all of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::disclosure::{FigureId, Fund, Identity};
use crate::language::{Demand, Each, Formula, Operand};
use crate::relation::{Relation, Subject};
use crate::statement::{Operand as Figure, Statement, Term};

use super::super::Rule;
use super::bind::{Binding, bindings};
use super::rates;
use super::shelf::{Locality, Shelf};

/// More readings than this are no certainty.
pub(super) const MOST_READINGS: usize = 64;

/// A relation with the locality it was found in; none where it takes figures across.
pub(in crate::rules) struct Asked {
    pub(in crate::rules) relation: Relation,
    pub(in crate::rules) locality: Option<Locality>,
}

/// Every relation that a formula asks for.
pub(in crate::rules) fn ask(rule: Rule, formula: &Formula, shelf: &Shelf<'_>) -> Vec<Asked> {
    let mut asked = Vec::new();
    let tables = formula.goes_through(Each::Table);
    for binding in bindings(formula, shelf) {
        let met = |condition| super::condition::is_met(condition, &binding, shelf);
        if !formula.when.as_ref().is_none_or(met) {
            continue;
        }
        match &formula.demand {
            Demand::Rate(kind, one, other) => {
                asked.extend(rates::ask(rule, *kind, [one, other], &binding, shelf));
            }
            Demand::Equal(left, right) => {
                let Some((total, rest)) = left.terms.split_first() else { continue };
                let mut terms: Vec<Signed<'_>> = Vec::new();
                terms.extend(right.terms.iter().map(|term| (term, term.minus)));
                terms.extend(rest.iter().map(|term| (term, !term.minus)));
                let at_most = false;
                Equation { rule, total, terms: &terms, at_most, tables, binding: &binding, shelf }
                    .ask(&mut asked);
            }
            Demand::AtMost(left, right) => {
                let Some(total) = right.terms.iter().find(|term| !term.minus) else { continue };
                let terms = left.terms.iter().chain(right.terms.iter().filter(|term| term.minus));
                let terms: Vec<Signed<'_>> = terms.map(|term| (term, false)).collect();
                let at_most = true;
                Equation { rule, total, terms: &terms, at_most, tables, binding: &binding, shelf }
                    .ask(&mut asked);
            }
        }
    }
    asked
}

/// An operand, and whether it is taken away.
type Signed<'f> = (&'f Operand, bool);

/// One formula in one binding.
struct Equation<'f> {
    rule: Rule,
    total: &'f Operand,
    terms: &'f [Signed<'f>],
    at_most: bool,
    /// Only within one table.
    tables: bool,
    binding: &'f Binding,
    shelf: &'f Shelf<'f>,
}

/// What may stand for an operand: each choice is a list of prints to be added; an empty list is
/// nothing.
type Choices = Vec<Vec<FigureId>>;

impl Equation<'_> {
    fn ask(&self, asked: &mut Vec<Asked>) {
        let mut places = BTreeSet::new();
        for key in self.binding.keys(&self.total.quantity, self.shelf) {
            places.extend(self.shelf.prints(&key).iter().filter_map(|id| self.shelf.locality(*id)));
        }
        if self.tables {
            places.retain(|place| is_table(*place));
        }
        let whole: Vec<Locality> =
            places.iter().copied().filter(|place| self.is_whole(Some(*place))).collect();
        for place in &whole {
            asked.extend(self.relation(Some(*place), &whole));
        }
        if whole.is_empty() && !self.tables && self.is_whole(None) {
            asked.extend(self.relation(None, &whole));
        }
    }

    /// Whether everything that is needed is printed in a locality, or anywhere.
    fn is_whole(&self, place: Option<Locality>) -> bool {
        let printed = |operand: &Operand| !self.choices(operand, place).is_empty();
        let mut terms = self.terms.iter();
        printed(self.total)
            && self.terms.iter().all(|(term, _)| term.optional || printed(term))
            && terms.any(|(term, _)| printed(term))
    }

    fn choices(&self, operand: &Operand, place: Option<Locality>) -> Choices {
        let keys = self.binding.keys(&operand.quantity, self.shelf);
        if !operand.children {
            let prints = keys.iter().flat_map(|key| self.shelf.values(key, place));
            return prints.map(|id| vec![id]).collect();
        }
        let mut all = Vec::new();
        for key in &keys {
            let mut lists: Choices = vec![Vec::new()];
            for child in self.shelf.below(key) {
                let prints = self.shelf.values(child, place);
                if !prints.is_empty() {
                    let one = prints.iter().map(|id| vec![*id]).collect();
                    lists = cross(lists, &one);
                }
            }
            all.extend(lists.into_iter().filter(|list| !list.is_empty()));
        }
        all
    }

    /// Whether a place prints a quantity for all funds together only: how much of it is of one fund is not known.
    fn is_unsplit(&self, operand: &Operand, place: Option<Locality>) -> bool {
        // Where the formula names the fund it divides by fund.
        if operand.quantity.fund.is_some() || self.total.quantity.fund.is_some() {
            return false;
        }
        let one = [Fund::General, Fund::GovernmentFund, Fund::StateCapital];
        let keys = self.binding.keys(&operand.quantity, self.shelf);
        let keys = keys.into_iter().filter(|(identity, _)| one.contains(&identity.fund));
        let wider = keys.flat_map(|(identity, measure)| {
            [Fund::Fiscal, Fund::All].map(|fund| {
                let identity = Identity::clone(&identity);
                (Arc::new(Identity { fund, ..identity }), measure)
            })
        });
        let printed = |id: &FigureId| {
            self.shelf.disclosure.figure(*id).is_some_and(|figure| !figure.numeral.is_zero())
        };
        wider.into_iter().any(|key| self.shelf.values(&key, place).iter().any(printed))
    }

    /// The relation in one locality (`whole` are all that print everything needed), or across.
    fn relation(&self, place: Option<Locality>, whole: &[Locality]) -> Option<Asked> {
        let totals = self.choices(self.total, place);
        let mut complete = !self.at_most;
        let mut parts: Vec<(Choices, bool)> = Vec::new();
        for (term, minus) in self.terms {
            let mut choices = self.choices(term, place);
            // A text names some of the parts, and so do the lines of a structured disclosure, which
            // may be the lines of a text; a table prints them all.
            let in_text = match place {
                Some(place) => !is_table(place),
                None => choices.iter().flatten().any(|id| self.is_text(*id)),
            };
            if term.children && in_text {
                complete = false;
            }
            if choices.is_empty() && self.is_unsplit(term, place) {
                return None;
            }
            if choices.is_empty() {
                let elsewhere = self.choices(term, None);
                if self.may_be_nothing(place, whole) {
                    choices.push(Vec::new());
                } else if elsewhere.is_empty() {
                    choices.push(Vec::new());
                    complete = false;
                }
                choices.extend(elsewhere);
            }
            parts.push((choices, *minus));
        }
        let mut readings = Vec::new();
        let mut count = totals.len();
        for (choices, _) in &parts {
            count = count.checked_mul(choices.len())?;
        }
        if count > MOST_READINGS {
            return None;
        }
        let beside = parts.iter().find_map(|(choices, _)| choices.iter().flatten().next());
        let totals: Vec<FigureId> = totals
            .iter()
            .filter_map(|list| list.first())
            .map(|total| beside.map_or(*total, |part| self.nearest(*total, *part, place)))
            .collect();
        for total in &totals {
            let mut sums: Vec<Vec<Term<Figure>>> = vec![Vec::new()];
            for (choices, minus) in &parts {
                let mut next = Vec::new();
                for sum in &sums {
                    for choice in choices {
                        let near = choice.iter().map(|id| self.nearest(*id, *total, place));
                        let terms =
                            near.map(|id| Term { figure: Figure::Figure(id), minus: *minus });
                        next.push(sum.iter().cloned().chain(terms).collect());
                    }
                }
                sums = next;
            }
            let sums = sums.into_iter().filter(|terms| !terms.is_empty());
            readings.extend(sums.map(|terms| self.statement(*total, terms, complete)));
        }
        let subject = totals.first()?;
        let subject =
            if self.at_most { self.subject(&readings).unwrap_or(*subject) } else { *subject };
        if readings.is_empty() {
            return None;
        }
        let relation = Relation {
            rule: self.rule,
            subject: Subject::Figure(subject),
            readings,
            members: Vec::new(),
            because: Vec::new(),
        };
        Some(Asked { relation, locality: place })
    }

    /// Whether what is not printed in `place` is nothing: so it is in a table, and in running text
    /// where a table shows it blank.
    fn may_be_nothing(&self, place: Option<Locality>, whole: &[Locality]) -> bool {
        match place {
            Some(place) => {
                self.shelf.is_closed(place)
                    || (!is_table(place) && whole.iter().any(|other| self.shelf.is_closed(*other)))
            }
            None => {
                let needed = self.terms.iter().map(|(term, _)| *term).chain([self.total]);
                let mut prints = needed.flat_map(|operand| self.choices(operand, None)).flatten();
                prints.all(|id| self.shelf.locality(id).is_some_and(|it| self.shelf.is_closed(it)))
            }
        }
    }

    fn is_text(&self, id: FigureId) -> bool {
        !self.shelf.locality(id).is_some_and(is_table)
    }

    fn statement(
        &self,
        total: FigureId,
        terms: Vec<Term<Figure>>,
        complete: bool,
    ) -> Statement<Figure> {
        match terms.as_slice() {
            [Term { figure, .. }] if self.at_most => {
                Statement::Within { part: figure.clone(), whole: Figure::Figure(total) }
            }
            _ => Statement::Sum { total: Figure::Figure(total), terms, complete },
        }
    }

    /// A part that is too large is reported at the part.
    fn subject(&self, readings: &[Statement<Figure>]) -> Option<FigureId> {
        match readings.first() {
            Some(Statement::Within { part: Figure::Figure(id), .. }) => Some(*id),
            _ => None,
        }
    }

    /// The print of the same value that stands nearest to another figure.
    fn nearest(&self, id: FigureId, to: FigureId, place: Option<Locality>) -> FigureId {
        let value = self.shelf.value(id);
        let same = |other: &&FigureId| self.shelf.value(**other) == value;
        let distance = |other: &FigureId| other.0.abs_diff(to.0);
        let prints = self.shelf.prints_of(id, place).iter();
        prints.filter(same).copied().min_by_key(distance).unwrap_or(id)
    }
}

fn is_table(place: Locality) -> bool {
    matches!(place, Locality::Table(_))
}

/// Every list of the one kind followed by every list of the other.
fn cross(left: Choices, right: &Choices) -> Choices {
    if left.len().saturating_mul(right.len()) > MOST_READINGS {
        return Vec::new();
    }
    let mut all = Vec::new();
    for before in &left {
        all.extend(right.iter().map(|after| before.iter().chain(after).copied().collect()));
    }
    all
}
