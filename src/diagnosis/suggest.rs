//! Suggestions: the repaired value of a single relation, and how sure it is.
//!
//! Contract: a computed figure (share, rate, change) is likely the wrong one; it is certain only
//! when all else that is said of it agrees and each input is confirmed elsewhere. A total or a
//! repeated figure alone is one possibility: any of the figures may be wrong.

use super::index::Index;
use super::judging::with_value;
use crate::disclosure::{Disclosure, FigureId};
use crate::explain::{Explanation, direction};
use crate::finding::{Certainty, Suggestion};
use crate::judge::{Code, Judgement, Verdict};
use crate::number::Exact;
use crate::relation::{Relation, Subject};
use crate::rules::Rule;
use crate::statement::{Direction, Statement};

/// The suggestion for the relation at `place`.
pub(super) fn suggest(
    place: usize,
    judged: &[(Relation, Judgement)],
    index: &Index,
    disclosure: &Disclosure,
    explanation: &Explanation,
) -> Option<Suggestion> {
    let (relation, judgement) = judged.get(place)?;
    let text = explanation.expected.clone()?;
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
        (Statement::Sum { .. }, _) if explanation.stated_is_computed => return None,
        (Statement::Sum { .. } | Statement::Same { .. }, _) => Certainty::Possible,
        _ if is_certain(place, judged, index, disclosure) => Certainty::Certain,
        _ => Certainty::Likely,
    };
    Some(Suggestion { text, certainty })
}

fn is_certain(
    place: usize,
    judged: &[(Relation, Judgement)],
    index: &Index,
    disclosure: &Disclosure,
) -> bool {
    let Some((relation, judgement)) = judged.get(place) else { return false };
    let Some(value) = judgement.expected.as_ref() else { return false };
    let Some(value) = printed(value, direction(relation)) else { return false };
    let figure = relation.subject.figure();
    let others = |id: FigureId| {
        index
            .with(id)
            .iter()
            .filter(|other| **other != place)
            .filter_map(|other| judged.get(*other))
    };
    let agree = others(figure)
        .all(|(other, _)| with_value(other, disclosure, figure, &value) <= Verdict::Rounding);
    let confirmed = |input: &FigureId| {
        others(*input).any(|(other, judgement)| {
            judgement.verdict <= Verdict::Rounding && !other.figures().contains(&figure)
        })
    };
    let inputs: Vec<FigureId> =
        relation.figures().into_iter().filter(|input| *input != figure).collect();
    agree && relation.readings.len() == 1 && inputs.iter().all(confirmed)
}

/// The size behind a direction word; nothing where the word itself is wrong.
fn printed(value: &Exact, direction: Option<Direction>) -> Option<Exact> {
    match direction {
        None => Some(value.clone()),
        Some(Direction::Up) => (!value.is_negative()).then(|| value.clone()),
        Some(Direction::Down) => (!value.is_positive()).then(|| value.abs()),
    }
}
