//! Suggestions for relations that no repair explains.
//!
//! Contract: a computed figure (share, rate, change) is the likelier one; a total or a repeated
//! figure alone is one possibility: any of the figures may be wrong. Never certain.

use crate::explain::Shown;
use crate::finding::{Certainty, Suggestion};
use crate::judge::{Code, Judgement, Verdict};
use crate::relation::{Relation, Subject};
use crate::rule::Rule;
use crate::statement::Statement;

/// The suggestion for a relation that stands alone.
pub(super) fn suggest(
    relation: &Relation,
    judgement: &Judgement,
    shown: &Shown,
) -> Option<Suggestion> {
    let text = shown.expected.clone()?;
    let doubtful = matches!(
        judgement.code,
        Some(Code::WrongBase | Code::OperandsSwapped | Code::UnitLabel | Code::Wording)
    );
    if judgement.verdict < Verdict::Truncated || doubtful {
        return None;
    }
    let certainty = match (relation.readings.first()?, &relation.subject) {
        (_, Subject::Word(..)) => Certainty::Likely,
        _ if relation.rule == Rule::StaleDate => Certainty::Likely,
        (Statement::Sum { .. }, _) if shown.stated_is_computed => return None,
        (Statement::Sum { .. } | Statement::Same { .. }, _) => Certainty::Possible,
        _ => Certainty::Likely,
    };
    Some(Suggestion { text, certainty })
}
