//! Exceptions: findings that somebody decided to live with, and why.
//!
//! Contract: an exception needs a rule (or a fingerprint) and a reason; it takes findings out of
//! the report, counted, and judges nothing. One that hides nothing, is past its date or is not
//! complete is itself a finding.

mod apply;
mod comment;
mod directive;
mod form;
mod heeded;
mod place;
mod sidecar;
mod stale;
#[cfg(test)]
mod tests;

pub use apply::{Exception, Target};
pub use comment::{Comment, comments};
pub use directive::Directive;
pub use gouji_core::finding::ExceptionFlaw as Flaw;
pub use heeded::{Covers, Heeded, heed_all};
pub use sidecar::{NAME, Sidecar};

use std::collections::BTreeSet;

use crate::check::{Ending, Outcome};

use super::{Known, Policy};

/// Heeds the exceptions that a document makes in its own comments.
pub fn heed(outcome: &mut Outcome, comments: &[Comment], policy: &Policy) {
    if comments.is_empty() {
        return;
    }
    let mut exceptions = Vec::new();
    let mut flaws = Vec::new();
    for comment in comments {
        match directive::parse(&comment.said, Known(policy.book.rules())) {
            Ok(directive) => exceptions.extend(comment.exceptions(directive)),
            Err(flaw) => flaws.push(stale::invalid(&flaw, comment.span, &comment.said)),
        }
    }
    let used = apply::apply(outcome, &exceptions, &|_, _| true, policy.today);
    for (exception, used) in exceptions.iter().zip(&used) {
        let ends = exception.ends_soon(policy.today).filter(|_| *used);
        let line = outcome.source.position_on_page(exception.span.start).line;
        let path = outcome.source.path_of(exception.span.start).to_owned();
        outcome.ending.extend(ends.map(|until| Ending { path, line, until }));
    }
    let heeded: BTreeSet<usize> = (exceptions.iter().zip(&used))
        .filter_map(|(exception, used)| used.then_some(exception.span.start))
        .collect();
    let listed = |exception: &Exception| heeded.contains(&exception.span.start);
    let idle = exceptions.iter().zip(&used).filter(|(_, used)| !**used);
    let idle = idle.filter_map(|(it, _)| stale::idle(it, listed(it), policy));
    let mut found: Vec<_> = flaws.into_iter().chain(idle).collect();
    stale::add(outcome, &mut found, policy);
}
