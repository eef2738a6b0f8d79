//! The names of the place a finding points at, as a sidecar may write them.
//!
//! Contract: none of them depends on a line, a path or the language of the run.

use crate::check::Outcome;
use gouji_core::disclosure::Figure;
use gouji_core::document::Span;
use gouji_core::finding::Finding;

/// Whether a finding stands at the place of this name: the symbolic identity of its figure, the
/// concept, the label that the draft gives it, its cell (`收入决算表!C7`) or sheet, or for a flaw
/// of the text the words that it is about. A rate has no name of its own: it is known by the first
/// figure that it was computed from.
pub fn is_at(finding: &Finding, outcome: &Outcome, place: &str) -> bool {
    let place = place.trim();
    let figure = figure_at(outcome, finding.primary.place.span);
    let first = finding.related.first().map(|mark| mark.place.span);
    let named = match figure {
        Some(rate) if rate.label.is_empty() && rate.identity.is_none() => {
            first.and_then(|span| figure_at(outcome, span))
        }
        figure => figure,
    };
    named.is_some_and(|figure| is_called(figure, place))
        || is_in_cell(finding, outcome, place)
        || (figure.is_none() && finding.stated == place)
}

fn figure_at(outcome: &Outcome, span: Span) -> Option<&Figure> {
    outcome.disclosure.figures.iter().find(|figure| figure.place.span == span)
}

fn is_called(figure: &Figure, place: &str) -> bool {
    let identity = figure.identity.as_ref();
    identity.is_some_and(|it| it.concept == place || it.key() == place)
        || (!place.is_empty() && figure.label == place)
}

fn is_in_cell(finding: &Finding, outcome: &Outcome, place: &str) -> bool {
    let at = outcome.source.named(&finding.primary.place);
    match (at.sheet(), at.cell()) {
        (Some(sheet), Some(cell)) => place == sheet || place == format!("{sheet}!{cell}"),
        (Some(name), None) | (None, Some(name)) => place == name,
        (None, None) => false,
    }
}
