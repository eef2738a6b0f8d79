//! Everything known about a checked document.

use gouji_check::check::Outcome;
use gouji_core::document::Format;
use gouji_core::finding::Severity;

use crate::{Figure, Finding, Relation};

/// What was found in a document and what was checked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The format it was read as.
    pub format: Format,
    /// The department or government that its title names.
    pub entity: Option<String>,
    /// The year it is about.
    pub year: Option<i32>,
    /// What was found, by place.
    pub findings: Vec<Finding>,
    /// Every figure, in reading order.
    pub figures: Vec<Figure>,
    /// Every relation that was judged and believed.
    pub relations: Vec<Relation>,
    /// What was checked and what was not.
    pub coverage: Coverage,
}

impl Report {
    /// How many findings are so grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    pub(crate) fn of(outcome: Outcome) -> Report {
        let (source, disclosure) = (&outcome.source, &outcome.disclosure);
        let coverage = &outcome.coverage;
        let figures = disclosure.ids().zip(&disclosure.figures).map(|(id, figure)| {
            let tested = coverage.by_figure.get(&id).cloned().unwrap_or_default();
            Figure::of(source, figure, tested, coverage.unchecked.get(&id).copied())
        });
        Report {
            format: outcome.format,
            entity: disclosure.header.entity.clone(),
            year: disclosure.header.year,
            findings: outcome.findings.iter().map(|it| Finding::of(&outcome, it)).collect(),
            figures: figures.collect(),
            relations: outcome.relations.iter().map(Relation::of).collect(),
            coverage: Coverage {
                figures: coverage.figures,
                checked: coverage.checked,
                bounded: coverage.bounded,
                agrees: coverage.agrees,
            },
        }
    }
}

/// How many figures were checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Coverage {
    /// All figures that count: years and codes do not.
    pub figures: usize,
    /// Those that a relation tested.
    pub checked: usize,
    /// Of these: only bounded by a whole, so that a wrong digit may stay within.
    pub bounded: usize,
    /// Of these: only in agreement with a sum that was claimed because it closes.
    pub agrees: usize,
}
