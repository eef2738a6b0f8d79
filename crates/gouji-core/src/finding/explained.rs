//! What else is untrue for the cause of a finding.

use super::{Message, Severity};
use crate::rule::Rule;

/// A relation explained by a finding, beneath it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The rule.
    pub rule: Rule,
    /// What is told of it.
    pub message: Message,
    /// How serious it is by itself.
    pub severity: Severity,
}
