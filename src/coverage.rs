//! Coverage: which figures took part in a relation that could be tested, which in none, and why.

use std::collections::BTreeMap;

use crate::disclosure::{Disclosure, FigureId, Unchecked};
use crate::judge::{Judgement, Verdict};
use crate::relation::Relation;
use crate::rules::Rule;

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
    /// Numbers that could not become figures (they count as unchecked as well).
    pub unread: usize,
}

impl Coverage {
    /// Works out the coverage of a judged disclosure.
    pub fn of(disclosure: &Disclosure, relations: &[(Relation, Judgement)]) -> Coverage {
        let mut coverage = Coverage { unread: disclosure.unread.len(), ..Coverage::default() };
        for (relation, judgement) in relations {
            if judgement.verdict == Verdict::Untestable {
                continue;
            }
            for id in relation.figures() {
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
