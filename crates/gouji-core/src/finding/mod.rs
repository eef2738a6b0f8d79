//! Findings: what is told to the user, in no language, with every place and what words are made of.
//!
//! Contract: no word of a message is in here. What is printed and what should be are numerals and words of the
//! document; [`crate::explain::words`] makes the rest, in either language, where it is printed.

mod because;
mod evidence;
mod exception;
mod explained;
mod headline;
mod mark;
mod message;
mod repair;
mod role;
mod severity;
mod suggestion;

use std::borrow::Cow;

use crate::disclosure::{Figure, FigureId};
use crate::document::SourceText;
use crate::judge::{Code, Verdict};
use crate::rule::Rule;

pub use crate::slip::Slip;
pub use because::Because;
pub use evidence::Evidence;
pub use exception::{ExceptionFlaw, NamedBy, StaleException};
pub use explained::Explained;
pub use headline::Headline;
pub use mark::{Label, Mark};
pub use message::Message;
pub use repair::Repair;
pub use role::Role;
pub use severity::Severity;
pub use suggestion::{Certainty, Suggestion};

/// What stands between the figures of which one is wrong.
const OR: &str = " / ";

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
    /// What is told: the headline, and the relation whose arithmetic stands beneath it.
    pub message: Message,
    /// What is printed.
    pub stated: String,
    /// What should be, where a value exists.
    pub expected: Option<String>,
    /// Rule + symbolic identity + reported values, hashed; never line numbers.
    pub fingerprint: String,
    /// Where the finding points.
    pub primary: Mark,
    /// The other operands.
    pub related: Vec<Mark>,
    /// The other figures that may be what is wrong instead, where nothing says which: what is printed, and what should be.
    pub or_else: Vec<[String; 2]>,
    /// Other broken relations with the same cause.
    pub explains: Vec<Explained>,
    /// The repaired value.
    pub suggestion: Option<Suggestion>,
    /// The rule is newer than the edition: the finding fails no gate.
    pub preview: bool,
    /// Why it is believed; nothing where the text itself shows the flaw.
    pub because: Option<Because>,
    /// Figures as they are told of here, by their index, where the rest of the check reads them in another unit.
    pub figures: Vec<(FigureId, Figure)>,
}

impl Finding {
    /// How sure it is that the document is wrong and not the reading, from 0 to 100; what the text
    /// shows by itself is certain.
    pub fn confidence(&self) -> u8 {
        self.because.as_ref().map_or(100, |because| because.confidence)
    }

    /// What is printed, of all figures that may be wrong.
    pub fn all_stated(&self) -> Cow<'_, str> {
        self.joined(&self.stated, |[stated, _]| stated)
    }

    /// What should be, of all figures that may be wrong, in the order of [`Finding::all_stated`].
    pub fn all_expected(&self) -> Option<Cow<'_, str>> {
        self.expected.as_deref().map(|first| self.joined(first, |[_, expected]| expected))
    }

    fn joined<'a>(&'a self, first: &'a str, of: fn(&[String; 2]) -> &String) -> Cow<'a, str> {
        if self.or_else.is_empty() {
            return Cow::Borrowed(first);
        }
        let others = self.or_else.iter().map(|other| of(other).as_str());
        Cow::Owned(std::iter::once(first).chain(others).collect::<Vec<_>>().join(OR))
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

    /// The finding as one among those that another explains.
    pub fn beneath(&self) -> Explained {
        Explained { rule: self.rule, message: self.message.clone(), severity: self.severity }
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
        Some(self)
    }
}
