//! The exit status, decided in one place before anything is printed.

use gouji_check::config::MinChecked;
use gouji_report::{Run, is_short};

use super::args::Gate;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing at or above the gate.
    Clean = 0,
    /// Findings at or above the gate.
    Findings = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// No input matched.
    NothingChecked = 3,
    /// Some input could not be read.
    Unreadable = 4,
}

impl Status {
    /// Where files were chosen from those named, none may be left: that is success.
    pub fn after_choice(self, choosy: bool) -> Status {
        if choosy && self == Status::NothingChecked { Status::Clean } else { self }
    }

    /// Where findings are to be told but fail nothing.
    pub fn with_exit_zero(self, wanted: bool) -> Status {
        if wanted && self == Status::Findings { Status::Clean } else { self }
    }

    /// The status of two parts of a run together: the first of the list that either has.
    pub fn and(self, other: Status) -> Status {
        const ORDER: [Status; 5] = [
            Status::Usage,
            Status::Unreadable,
            Status::Findings,
            Status::Clean,
            Status::NothingChecked,
        ];
        ORDER.into_iter().find(|status| [self, other].contains(status)).unwrap_or(self)
    }
}

/// The status of a run. What could not be read comes first: whatever else is said of such a run,
/// part of what was asked for was not done.
pub fn of(run: &Run, gate: Gate, min_checked: MinChecked) -> Status {
    if !run.failures.is_empty() {
        return Status::Unreadable;
    }
    if run.outcomes.is_empty() {
        return Status::NothingChecked;
    }
    if run.outcomes.iter().any(|outcome| is_short(outcome, min_checked)) {
        return Status::Findings;
    }
    match (run.gravest(), gate.least()) {
        (Some(gravest), Some(least)) if gravest >= least => Status::Findings,
        _ => Status::Clean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_core::finding::Severity;
    use gouji_core::lang::Lang;
    use gouji_core::read_error::ReadError;
    use gouji_report::samples;

    fn least(all: u8) -> MinChecked {
        MinChecked { all, ..MinChecked::default() }
    }

    #[test]
    fn the_gate_decides() {
        let mut run = samples::run(Lang::En);
        assert_eq!(of(&run, Gate::Error, least(0)), Status::Findings);
        run.outcomes[0].findings.retain(|finding| finding.severity == Severity::Warning);
        assert_eq!(of(&run, Gate::Error, least(0)), Status::Clean);
        assert_eq!(of(&run, Gate::Warning, least(0)), Status::Findings);
        assert_eq!(of(&run, Gate::Note, least(0)), Status::Findings);
        assert_eq!(of(&run, Gate::Never, least(0)), Status::Clean);
        run.outcomes[0].findings.clear();
        assert_eq!(of(&run, Gate::Note, least(0)), Status::Clean);
    }

    #[test]
    fn too_little_checked_is_a_finding() {
        let mut run = samples::run(Lang::En);
        run.outcomes[0].findings.clear();
        // 3 of 4 figures are checked.
        assert_eq!(of(&run, Gate::Never, least(75)), Status::Clean);
        assert_eq!(of(&run, Gate::Never, least(76)), Status::Findings);
        assert_eq!(Status::Findings.with_exit_zero(true), Status::Clean);
        assert_eq!(Status::Unreadable.with_exit_zero(true), Status::Unreadable);
    }

    #[test]
    fn unreadable_input_wins() {
        let mut run = samples::run(Lang::En);
        run.failures.push(ReadError::Empty { path: "a".to_owned() }.into());
        assert_eq!(of(&run, Gate::Error, least(0)), Status::Unreadable);
        run.outcomes.clear();
        assert_eq!(of(&run, Gate::Never, least(0)), Status::Unreadable);
    }

    #[test]
    fn parts_of_a_run_make_its_status() {
        use Status::{Clean, Findings, NothingChecked, Unreadable};
        assert_eq!(NothingChecked.and(Clean), Clean);
        assert_eq!(Clean.and(Findings).and(Clean), Findings);
        assert_eq!(Findings.and(Unreadable), Unreadable);
    }

    #[test]
    fn no_input_is_not_success() {
        assert_eq!(
            of(&Run { skipped: 3, ..Run::default() }, Gate::Never, least(0)),
            Status::NothingChecked
        );
    }
}
