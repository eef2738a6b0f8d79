//! A whole run, before anything is printed.

use gouji_check::check::Outcome;
use gouji_core::finding::{Finding, Severity};

use super::{Failure, Passed, Rooted, View};

/// A whole run: the documents checked and the inputs that could not be read, both in input order.
#[derive(Debug, Default)]
pub struct Run {
    /// Checked documents.
    pub outcomes: Vec<Outcome>,
    /// Inputs that could not be read.
    pub failures: Vec<Failure>,
    /// How many files of folders were passed over because their format is not read.
    pub skipped: usize,
    /// How many files of folders the configuration leaves out.
    pub excluded: usize,
    /// What else of folders is no document.
    pub passed: Passed,
    /// Which documents that were to be read together are of several bodies, years or kinds, in words.
    pub apart: Vec<String>,
    /// Rules of the user's own that were asked of no document, and groups that hold none, in words.
    pub idle: Vec<String>,
    /// Where paths are counted from in reports for programs.
    pub rooted: Rooted,
}

impl Run {
    /// Adds what became of an input.
    pub fn add(&mut self, result: Result<Outcome, Failure>) {
        match result {
            Ok(outcome) => self.outcomes.push(outcome),
            Err(failure) => self.failures.push(failure),
        }
    }

    /// Two runs as one, this one first.
    pub fn and(mut self, other: Run) -> Run {
        self.outcomes.extend(other.outcomes);
        self.failures.extend(other.failures);
        self.apart.extend(other.apart);
        Run {
            skipped: self.skipped + other.skipped,
            excluded: self.excluded + other.excluded,
            passed: if self.passed.is_empty() { other.passed } else { self.passed },
            ..self
        }
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|(_, finding)| finding.severity == severity).count()
    }

    /// Whether there are findings of this severity that are not listed.
    pub fn is_unlisted(&self, severity: Severity, view: &View) -> bool {
        self.findings().any(|(_, it)| it.severity == severity && !view.lists(it))
    }

    /// The gravest finding of all; those of rules newer than the edition fail no gate.
    pub fn gravest(&self) -> Option<Severity> {
        let established = self.findings().filter(|(_, finding)| !finding.preview);
        established.map(|(_, finding)| finding.severity).max()
    }

    /// How many findings were suppressed: by exceptions, by the baseline.
    pub fn suppressed(&self) -> (usize, usize) {
        let excepted = self.outcomes.iter().map(|outcome| outcome.excepted).sum();
        let baselined = self.outcomes.iter().map(|outcome| outcome.baselined).sum();
        (excepted, baselined)
    }

    /// Every finding with its document, in input order.
    pub fn findings(&self) -> impl Iterator<Item = (&Outcome, &Finding)> {
        self.outcomes
            .iter()
            .flat_map(|outcome| outcome.findings.iter().map(move |finding| (outcome, finding)))
    }

    /// How many figures there are, and how many of them were checked.
    pub fn coverage(&self) -> (usize, usize) {
        let figures = self.outcomes.iter().map(|outcome| outcome.coverage.figures).sum();
        let checked = self.outcomes.iter().map(|outcome| outcome.coverage.checked).sum();
        (figures, checked)
    }
}
