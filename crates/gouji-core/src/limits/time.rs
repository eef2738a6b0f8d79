//! How long one document may take.

use std::time::Duration;

/// How long one document may take, and what sets that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimit {
    /// The time.
    pub time: Duration,
    /// What it is set with by whoever is told that it is up: an option of the command line, a function, an argument.
    pub setting: &'static str,
}
