//! What was asked of the figures, and what came out.

use gouji_core::judge::{Judgement, Verdict};
use gouji_core::relation::Relation as Asked;
use gouji_core::rule::Rule;

/// An equation or a comparison between figures.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Relation {
    /// The rule that asked for it.
    pub rule: Rule,
    /// The figures that take part, by their index in [`Report::figures`](crate::Report::figures).
    pub figures: Vec<usize>,
    /// Whether it is true.
    pub verdict: Verdict,
}

impl Relation {
    pub(crate) fn of((relation, judgement): &(Asked, Judgement)) -> Relation {
        Relation {
            rule: relation.rule,
            figures: relation.figures().into_iter().map(|id| id.0).collect(),
            verdict: judgement.verdict,
        }
    }
}
