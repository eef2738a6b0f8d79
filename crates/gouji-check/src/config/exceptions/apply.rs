//! Taking out what is excepted.
//!
//! Contract: a finding whose rule is excepted stays under the next rule that it explains; an
//! exception past its date takes out nothing.

use crate::check::Outcome;
use crate::config::Selector;
use gouji_core::calendar::Date;
use gouji_core::document::Span;
use gouji_core::finding::Finding;

use super::place::is_at;

/// How many days before its end an exception is told of.
const SOON: i64 = 30;

/// What an exception is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Findings of a rule or a group in a block of the document.
    Block(Selector, Option<Span>),
    /// Findings of a rule or a group at a symbolic place.
    Place(Selector, String),
    /// One finding.
    Fingerprint(String),
}

/// An exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// What it is about.
    pub target: Target,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Where it is written.
    pub span: Span,
}

impl Exception {
    /// The rule or group it names.
    pub fn rule(&self) -> Option<Selector> {
        match self.target {
            Target::Block(rule, _) | Target::Place(rule, _) => Some(rule),
            Target::Fingerprint(_) => None,
        }
    }

    /// The day it ends, if that is soon.
    pub fn ends_soon(&self, today: Date) -> Option<Date> {
        self.until.filter(|until| *until >= today && *until <= today.later(SOON))
    }

    /// Whether it is past its date.
    pub fn is_expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Whether it is about the place of a finding, whatever the finding's rule.
    fn is_at(&self, finding: &Finding, outcome: &Outcome) -> bool {
        let at = finding.primary.place.span;
        match &self.target {
            Target::Block(_, covers) => covers.is_some_and(|block| {
                at.start < block.end && block.start < at.end.max(at.start + 1)
            }),
            Target::Place(_, place) => is_at(finding, outcome, place),
            Target::Fingerprint(fingerprint) => finding.fingerprint == *fingerprint,
        }
    }
}

/// Takes out the findings that are excepted; tells of each exception whether it did anything. `covers`
/// says which exceptions, by their number, count for what stands in a file.
pub fn apply(
    outcome: &mut Outcome,
    exceptions: &[Exception],
    covers: &dyn Fn(usize, &str) -> bool,
    today: Date,
) -> Vec<bool> {
    let mut used = vec![false; exceptions.len()];
    let findings = std::mem::take(&mut outcome.findings);
    let mut kept = Vec::with_capacity(findings.len());
    let mut excepted = 0;
    for finding in findings {
        let path = outcome.source.path_of(finding.primary.place.span.start);
        let here: Vec<(usize, &Exception)> = exceptions
            .iter()
            .enumerate()
            .filter(|(index, it)| covers(*index, path) && !it.is_expired(today))
            .filter(|(_, it)| it.is_at(&finding, outcome))
            .collect();
        let mut mark = |index: usize| {
            if let Some(used) = used.get_mut(index) {
                *used = true;
            }
        };
        let mut left = Some(finding);
        let mut hit = false;
        for (index, exception) in &here {
            let Some(rule) = exception.rule() else {
                mark(*index);
                (left, hit) = (None, true);
                break;
            };
            left = left.take().and_then(|mut finding| {
                let before = finding.explains.len();
                if rule.holds(finding.rule) {
                    mark(*index);
                    hit = true;
                    return finding.without_lead();
                }
                finding.explains.retain(|explained| !rule.holds(explained.rule));
                if finding.explains.len() < before {
                    mark(*index);
                }
                Some(finding)
            });
        }
        excepted += usize::from(hit);
        kept.extend(left);
    }
    outcome.findings = kept;
    outcome.excepted += excepted;
    used
}
