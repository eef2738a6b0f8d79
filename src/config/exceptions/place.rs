//! The names of the place a finding points at, as a sidecar may write them.
//!
//! Contract: none of them depends on a line, a path or the language of the run.

use crate::check::Outcome;
use crate::finding::Finding;

/// Whether a finding stands at the place of this name: the symbolic identity of its figure, the
/// concept, the label that the draft gives it, its cell (`收入决算表!C7`) or sheet, or for a flaw
/// of the text the words that it is about.
pub fn is_at(finding: &Finding, outcome: &Outcome, place: &str) -> bool {
    let place = place.trim();
    let span = finding.primary.place.span;
    let figure = outcome.disclosure.figures.iter().find(|figure| figure.place.span == span);
    if let Some(figure) = figure {
        let identity = figure.identity.as_ref();
        let known = identity.is_some_and(|it| it.concept == place || it.key() == place);
        if known || (!place.is_empty() && figure.label == place) {
            return true;
        }
    }
    let named = outcome.source.named(&finding.primary.place);
    let cell = match (&named.sheet, &named.cell) {
        (Some(sheet), Some(cell)) => Some(format!("{sheet}!{cell}")),
        (None, Some(cell)) => Some(cell.clone()),
        _ => None,
    };
    cell.as_deref() == Some(place)
        || named.sheet.as_deref() == Some(place)
        || (figure.is_none() && finding.stated == place)
}
