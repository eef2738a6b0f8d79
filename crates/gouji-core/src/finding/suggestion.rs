//! Suggestions: what should be printed, and how sure that is.

use serde::Serialize;

/// How sure a suggestion is.
///
/// Closed on purpose: whoever repairs by it has to say what happens at each of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Every relation agrees on one value.
    Certain,
    /// The likeliest of several.
    Likely,
    /// One possibility.
    Possible,
}

/// A repaired value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What should be printed.
    pub text: String,
    /// How sure that is.
    pub certainty: Certainty,
}
