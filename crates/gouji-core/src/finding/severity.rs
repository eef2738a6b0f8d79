//! How serious a finding is.

use serde::Serialize;

/// How serious a finding is, least first.
///
/// Closed on purpose: what fails a run is decided by these three, and a `match` that missed one would let it pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Within rounding: counted, shown on request.
    Note,
    /// True only by truncation, or doubtful wording.
    Warning,
    /// Proved wrong.
    Error,
}

impl Severity {
    /// The stable lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}
