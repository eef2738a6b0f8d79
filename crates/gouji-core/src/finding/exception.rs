//! What may be wrong with an exception.

use crate::calendar::Date;
use crate::rule::Rule;

/// What is wrong with an exception; `about` is what it names: a rule, a group or a fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaleException {
    /// It is past its last day.
    Expired {
        /// What it names.
        about: String,
        /// The last day.
        until: Date,
    },
    /// It hides nothing.
    Unused {
        /// What it names.
        about: String,
        /// How it names it.
        named: NamedBy,
    },
    /// Its finding stands in another document than it names.
    Misnamed {
        /// What it names.
        about: String,
        /// The document.
        path: String,
    },
    /// It is not complete.
    Invalid(ExceptionFlaw),
}

/// How an exception names what it hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamedBy {
    /// By the block it stands before.
    Block,
    /// The same in a list of rules, of which others do hide something.
    List,
    /// By a symbolic place.
    Place,
    /// By the fingerprint of one finding.
    Fingerprint,
}

/// Why an exception cannot be heeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExceptionFlaw {
    /// It does not begin with `ignore`.
    Word(String),
    /// It names no rule.
    NoRule,
    /// It names a rule that does not exist; perhaps this one is meant.
    UnknownRule(String, Option<Rule>),
    /// It gives no reason.
    NoReason,
    /// Its date is none.
    NotADate(String),
}
