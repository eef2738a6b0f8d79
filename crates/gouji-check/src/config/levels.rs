//! Severities of the user's own.

use gouji_core::finding::{Finding, Severity};
use gouji_core::rules::Rule;

use super::Selector;

/// What a rule's findings weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Errors.
    Error,
    /// Warnings.
    Warning,
    /// Notes.
    Note,
    /// The rule is switched off.
    Off,
}

impl Level {
    /// Every name.
    pub const NAMES: &'static [&'static str] = &["error", "warning", "note", "off"];

    /// The level of a name.
    pub fn from_name(name: &str) -> Option<Level> {
        Some(match name {
            "error" => Level::Error,
            "warning" => Level::Warning,
            "note" => Level::Note,
            "off" => Level::Off,
            _ => return None,
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
            Level::Off => "off",
        }
    }
}

/// The levels of rules and groups, in the order they were given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels(pub Vec<(Selector, Level)>);

impl Levels {
    /// The level of a rule: the most particular entry counts, of equals the last.
    pub fn of(&self, rule: Rule) -> Option<Level> {
        let held = self.0.iter().filter(|(selector, _)| selector.holds(rule));
        held.max_by_key(|(selector, _)| selector.rank()).map(|(_, level)| *level)
    }

    /// Weighs a finding: it is as grave as the gravest of the rules that it speaks for, so that a
    /// rule made lighter never hides another with the same cause.
    pub fn weigh(&self, finding: &mut Finding) {
        for explained in &mut finding.explains {
            explained.severity = self.weight(explained.rule, explained.severity);
        }
        let rest = finding.explains.iter().map(|explained| explained.severity);
        let own = self.weight(finding.rule, finding.severity);
        finding.severity = rest.fold(own, Severity::max);
    }

    /// What rounding explains stays a note, whatever its rule weighs: the user says how grave a
    /// mistake is, not what is one.
    fn weight(&self, rule: Rule, severity: Severity) -> Severity {
        match self.of(rule) {
            _ if severity == Severity::Note => severity,
            Some(Level::Error) => Severity::Error,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Note) => Severity::Note,
            Some(Level::Off) | None => severity,
        }
    }
}
