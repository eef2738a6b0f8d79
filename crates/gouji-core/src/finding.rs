//! Findings: what is told to the user, in one language, with every place and the arithmetic.

use serde::Serialize;

use crate::disclosure::{Doubts, Form, Ground};
use crate::document::{Place, SourceText};
use crate::judge::{Code, Verdict};
use crate::rule::Rule;

/// How serious a finding is, least first.
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

/// A place with what stands there and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub place: Place,
    /// The text as printed.
    pub text: String,
    /// What it is, for the reader.
    pub label: String,
}

/// How sure a suggestion is.
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

/// A relation explained by a finding, beneath it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The rule.
    pub rule: Rule,
    /// Its message.
    pub message: String,
    /// Its arithmetic.
    pub arithmetic: String,
    /// How serious it is by itself.
    pub severity: Severity,
}

/// Why a finding is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The reader that made the claim behind it.
    pub form: Form,
    /// On what ground; none where identities ask.
    pub ground: Option<Ground>,
    /// The words, cells or titles that licensed it.
    pub cues: Vec<Mark>,
    /// What the reading could not account for.
    pub doubts: Doubts,
    /// How many relations of its family (one table, one list) hold.
    pub held: usize,
    /// How many others of it do not.
    pub broken: usize,
    /// The odds of that, in decibans.
    pub odds: i32,
    /// How sure it is that the document is wrong and not the reading, from 0 to 100.
    pub confidence: u8,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How serious.
    pub severity: Severity,
    /// What the judge said.
    pub verdict: Verdict,
    /// Why, where there is a reason worth a name.
    pub code: Option<Code>,
    /// The headline, with the numbers in it.
    pub message: String,
    /// What is printed.
    pub stated: String,
    /// What should be, where a value exists.
    pub expected: Option<String>,
    /// The arithmetic, operands named, with the interval that decided where it matters.
    pub arithmetic: String,
    /// Rule + symbolic identity + reported values, hashed; never line numbers.
    pub fingerprint: String,
    /// Where the finding points.
    pub primary: Mark,
    /// The other operands.
    pub related: Vec<Mark>,
    /// Other broken relations with the same cause.
    pub explains: Vec<Explained>,
    /// The repaired value.
    pub suggestion: Option<Suggestion>,
    /// The rule is newer than the edition: the finding fails no gate.
    pub preview: bool,
    /// Why it is believed; nothing where the text itself shows the flaw.
    pub because: Option<Because>,
}

impl Finding {
    /// How sure it is that the document is wrong and not the reading, from 0 to 100; what the text
    /// shows by itself is certain.
    pub fn confidence(&self) -> u8 {
        self.because.as_ref().map_or(100, |because| because.confidence)
    }

    /// What findings are sorted by: the place, then the rule.
    pub fn order(&self) -> (usize, usize, Rule) {
        let span = self.primary.place.span;
        (span.start, span.end, self.rule)
    }

    /// Its file, and its fingerprint to be told apart.
    pub fn with_file<'a>(&'a mut self, source: &'a SourceText) -> (&'a str, &'a mut String) {
        (source.path_of(self.primary.place.span.start), &mut self.fingerprint)
    }

    /// The same cause under the next rule that it explains, when its own is taken out; nothing
    /// where it explains no other rule.
    pub fn without_lead(mut self) -> Option<Finding> {
        let lead = self.rule;
        self.explains.retain(|explained| explained.rule != lead);
        if self.explains.is_empty() {
            return None;
        }
        let next = self.explains.remove(0);
        let rest = self.explains.iter().map(|explained| explained.severity);
        self.severity = rest.fold(next.severity, Severity::max);
        self.fingerprint = crate::fingerprint::under(next.rule, &self.fingerprint);
        self.rule = next.rule;
        self.message = next.message;
        self.arithmetic = next.arithmetic;
        Some(self)
    }
}
