//! Coverage: which figures took part in a relation that could be tested, which in none, and why.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId, Ground, Unchecked};
use crate::judge::{Judgement, Verdict};
use crate::relation::Relation;
use crate::rule::Rule;
use crate::statement::Statement;

/// How much a relation says of its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Test {
    /// It was claimed because it closes: nobody would hear of it otherwise.
    Agrees,
    /// It says only what is at most what.
    Bounded,
    /// A wrong digit would be noticed.
    Checked,
}

impl Test {
    fn of(relation: &Relation, disclosure: &Disclosure) -> Test {
        let closes = |index: &usize| {
            let claim = disclosure.claims.get(*index);
            claim.is_some_and(|claim| claim.why.ground == Ground::OnlyBecauseItCloses)
        };
        let bound = |statement: &Statement<_>| {
            matches!(
                statement,
                Statement::Within { .. }
                    | Statement::Compare { .. }
                    | Statement::Sum { complete: false, .. }
            )
        };
        if !relation.because.is_empty() && relation.because.iter().all(closes) {
            Test::Agrees
        } else if relation.readings.iter().all(bound) {
            Test::Bounded
        } else {
            Test::Checked
        }
    }
}

/// What was checked of one disclosure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Which rules tested a figure; figures in no testable relation are absent.
    pub by_figure: BTreeMap<FigureId, Vec<Rule>>,
    /// Figures that count for coverage and were tested by none, with the reason.
    pub unchecked: BTreeMap<FigureId, Unchecked>,
    /// How many figures count: tested and untested.
    pub figures: usize,
    /// How many of them took part in at least one testable relation.
    pub checked: usize,
    /// How many of these are only bounded (at most their whole): a wrong digit may well stay within.
    pub bounded: usize,
    /// How many of these only agree with a sum that was claimed because it closes: a wrong digit would
    /// be taken for another sentence.
    pub agrees: usize,
    /// Numbers that could not become figures (they count as unchecked as well).
    pub unread: usize,
}

impl Coverage {
    /// Works out the coverage of a judged disclosure.
    pub fn of(disclosure: &Disclosure, relations: &[(Relation, Judgement)]) -> Coverage {
        let mut coverage = Coverage { unread: disclosure.unread.len(), ..Coverage::default() };
        let mut tested = tested(disclosure, relations);
        // Both maps are made of lists that are in order already: that costs least.
        let (mut by_figure, mut unchecked) = (Vec::new(), Vec::new());
        for (id, (figure, tested)) in
            disclosure.ids().zip(disclosure.figures.iter().zip(&mut tested))
        {
            let reason = || disclosure.reasons.get(&id).copied();
            match tested.take() {
                Some((test, rules)) => {
                    coverage.checked += 1;
                    coverage.agrees += usize::from(test == Test::Agrees);
                    coverage.bounded += usize::from(test == Test::Bounded);
                    by_figure.push((id, rules));
                }
                None if !figure.counts_for_coverage() => continue,
                None => match reason() {
                    Some(Unchecked::NotAFigure) => continue,
                    reason => unchecked.push((id, reason.unwrap_or(Unchecked::StandsAlone))),
                },
            }
            coverage.figures += 1;
        }
        coverage.figures += coverage.unread;
        coverage.by_figure = by_figure.into_iter().collect();
        coverage.unchecked = unchecked.into_iter().collect();
        coverage
    }

    /// How many figures were not checked.
    pub fn unchecked_count(&self) -> usize {
        self.figures.saturating_sub(self.checked)
    }
}

/// What tests each figure at best, and which rules do, in the order of the figures.
fn tested(
    disclosure: &Disclosure,
    relations: &[(Relation, Judgement)],
) -> Vec<Option<(Test, Vec<Rule>)>> {
    let mut all: Vec<Option<(Test, Vec<Rule>)>> = vec![None; disclosure.figures.len()];
    let testable = relations.iter().filter(|(_, it)| it.verdict != Verdict::Untestable);
    for (relation, _) in testable {
        let test = Test::of(relation, disclosure);
        relation.each_figure(|id| {
            let Some(place) = all.get_mut(id.0) else { return };
            let (best, rules) = place.get_or_insert_with(|| (test, Vec::new()));
            *best = test.max(*best);
            if !rules.contains(&relation.rule) {
                rules.push(relation.rule);
            }
        });
    }
    all
}
