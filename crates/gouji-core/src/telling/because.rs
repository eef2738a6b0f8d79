//! Why a finding is believed, in the form that is shown.
//!
//! Contract: nothing is decided here but that a repair is no surer than its finding; the words that
//! licensed a claim are shown as they are printed.

use super::Desk;
use crate::diagnosis::weighing::Said;
use crate::finding::{Because, Certainty, Finding, Label, Mark, Severity, Suggestion};

/// Notes why a finding is believed.
pub(super) fn add(finding: &mut Finding, said: &Said, desk: &Desk<'_>) {
    let (Some(footing), weight) = (&said.footing, said.weight) else { return };
    // A repair is no surer than what it repairs.
    let doubted = weight.is_some_and(|weight| weight.most < Some(Severity::Error));
    let sure = |suggestion: &&mut Suggestion| suggestion.certainty == Certainty::Certain;
    if let Some(suggestion) = finding.suggestion.as_mut().filter(|_| doubted).filter(sure) {
        suggestion.certainty = Certainty::Likely;
    }
    let disclosure = desk.disclosure;
    let claim = footing.claim.and_then(|index| disclosure.claims.get(index));
    let cues = claim.map(|claim| claim.why.cues.as_slice()).unwrap_or_default();
    let mark = |place: &crate::document::Place| Mark {
        place: place.clone(),
        text: desk.source.slice(place.span).to_owned(),
        label: Label::None,
    };
    finding.because = Some(Because {
        form: footing.form,
        ground: footing.ground,
        cues: cues.iter().map(mark).collect(),
        doubts: footing.doubts,
        held: weight.map_or(0, |weight| weight.held),
        broken: weight.map_or(0, |weight| weight.broken),
        odds: weight.map_or(footing.odds(), |weight| weight.odds),
        confidence: weight.map_or(footing.confidence(), |weight| weight.confidence()),
    });
}
