//! Coverage: which figures took part in a relation that could be tested, which in none, and why.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId, Ground, Unchecked};
use crate::judge::{Judgement, Verdict};
use crate::relation::Relation;
use crate::rules::Rule;
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
        let mut tests: BTreeMap<FigureId, Test> = BTreeMap::new();
        for (relation, judgement) in relations {
            if judgement.verdict == Verdict::Untestable {
                continue;
            }
            let test = Test::of(relation, disclosure);
            for id in relation.figures() {
                let best = tests.entry(id).or_insert(test);
                *best = test.max(*best);
                let rules = coverage.by_figure.entry(id).or_default();
                if !rules.contains(&relation.rule) {
                    rules.push(relation.rule);
                }
            }
        }
        for id in disclosure.ids() {
            let Some(figure) = disclosure.figure(id) else { continue };
            let tested = coverage.by_figure.contains_key(&id);
            if !tested && !figure.counts_for_coverage() {
                continue;
            }
            let reason = disclosure.reasons.get(&id).copied();
            if !tested && reason == Some(Unchecked::NotAFigure) {
                continue;
            }
            coverage.figures += 1;
            if tested {
                coverage.checked += 1;
                match tests.get(&id) {
                    Some(Test::Agrees) => coverage.agrees += 1,
                    Some(Test::Bounded) => coverage.bounded += 1,
                    _ => {}
                }
            } else {
                coverage.unchecked.insert(id, reason.unwrap_or(Unchecked::StandsAlone));
            }
        }
        coverage.figures += coverage.unread;
        coverage
    }

    /// How many figures were not checked.
    pub fn unchecked_count(&self) -> usize {
        self.figures.saturating_sub(self.checked)
    }
}
