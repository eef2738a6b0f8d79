//! Findings about exceptions themselves.

use crate::check::Outcome;
use crate::config::{Policy, Standing};
use gouji_core::document::{SourceText, Span};
use gouji_core::finding::{
    ExceptionFlaw, Finding, Headline, Label, Mark, Message, NamedBy, Severity, StaleException,
};
use gouji_core::fingerprint;
use gouji_core::judge::Verdict;
use gouji_core::rules::Rule;

use super::{Exception, Target};

/// A finding about an exception, before it has the text around it.
pub(super) struct Stale {
    stale: StaleException,
    stated: String,
    span: Span,
}

/// An exception that took out nothing: past its date, or without an object. Nothing for one whose
/// rule did not run.
/// `listed`: others that were named with it do hide something.
pub(super) fn idle(exception: &Exception, listed: bool, policy: &Policy) -> Option<Stale> {
    let about = match (&exception.target, exception.rule()) {
        (Target::Fingerprint(fingerprint), _) => fingerprint.clone(),
        (_, Some(rule)) => rule.to_string(),
        _ => String::new(),
    };
    let span = exception.span;
    if let Some(until) = exception.until.filter(|until| *until < policy.today) {
        let stale = StaleException::Expired { about, until };
        return Some(Stale { stale, stated: until.to_string(), span });
    }
    let is_off = |rule: &Rule| policy.standing(*rule) == Standing::Off;
    if exception.rule().is_some_and(|named| {
        policy.book.rules().iter().filter(|rule| named.holds(**rule)).all(is_off)
    }) {
        return None;
    }
    let named = match exception.target {
        Target::Block(..) if listed => NamedBy::List,
        Target::Block(..) => NamedBy::Block,
        Target::Place(..) => NamedBy::Place,
        Target::Fingerprint(_) => NamedBy::Fingerprint,
    };
    let stated = about.clone();
    Some(Stale { stale: StaleException::Unused { about, named }, stated, span })
}

/// An exception whose finding stands in another document than it names.
pub(super) fn misnamed(exception: &Exception, path: &str) -> Stale {
    let about = match &exception.target {
        Target::Fingerprint(fingerprint) => fingerprint.clone(),
        _ => String::new(),
    };
    let stated = about.clone();
    let stale = StaleException::Misnamed { about, path: path.to_owned() };
    Stale { stale, stated, span: exception.span }
}

/// An exception that is not complete.
pub(super) fn invalid(flaw: &ExceptionFlaw, span: Span, said: &str) -> Stale {
    let stated = said.split_whitespace().collect::<Vec<_>>().join(" ");
    Stale { stale: StaleException::Invalid(flaw.clone()), stated, span }
}

/// Adds findings about exceptions to those of the document they stand in.
pub(super) fn add(outcome: &mut Outcome, stale: &mut Vec<Stale>, policy: &Policy) {
    stale.retain(|it| policy.standing(it.rule()) != Standing::Off);
    if stale.is_empty() {
        return;
    }
    let mut found: Vec<Finding> =
        stale.drain(..).map(|stale| stale.finding(&outcome.source)).collect();
    policy.settle(&mut found);
    outcome.findings.extend(found);
    outcome.findings.sort_by_key(Finding::order);
    let source = &outcome.source;
    fingerprint::number_repeats(outcome.findings.iter_mut().map(|it| it.with_file(source)));
}

impl Stale {
    fn rule(&self) -> Rule {
        match self.stale {
            StaleException::Expired { .. } => Rule::ExpiredException,
            StaleException::Unused { .. } | StaleException::Misnamed { .. } => {
                Rule::UnusedException
            }
            StaleException::Invalid(_) => Rule::InvalidException,
        }
    }

    fn finding(self, source: &SourceText) -> Finding {
        let text = source.slice(self.span).to_owned();
        let rule = self.rule();
        Finding {
            rule,
            severity: Severity::Warning,
            verdict: Verdict::Truncated,
            code: Some(gouji_core::judge::Code::Wording),
            message: Message::plain(Headline::Exception(self.stale)),
            fingerprint: fingerprint::of_flaw(rule, &self.stated),
            stated: self.stated,
            expected: None,
            primary: Mark { place: self.span.into(), text, label: Label::None },
            related: Vec::new(),
            or_else: Vec::new(),
            explains: Vec::new(),
            suggestion: None,
            preview: false,
            because: None,
            figures: Vec::new(),
        }
    }
}
