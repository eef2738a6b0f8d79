//! Messages: what is told of one cause or one relation, in no language.

use std::sync::Arc;

use super::{Evidence, Headline};
use crate::judge::Judgement;
use crate::relation::Relation;
use crate::statement::Statement;

/// What is told of one cause or one relation: a headline with arithmetic beneath it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The headline.
    pub headline: Headline,
    /// The relation whose arithmetic is shown; none where there is nothing to compute.
    pub relation: Option<Arc<(Relation, Judgement)>>,
    /// What speaks for the repair in the headline.
    pub evidence: Option<Evidence>,
}

impl Message {
    /// What a judged relation says by itself.
    pub fn of(judged: &(Relation, Judgement)) -> Message {
        let relation = Some(Arc::new(judged.clone()));
        Message { headline: Headline::Relation, relation, evidence: None }
    }

    /// Whether it is a sum of which three or more figures may be wrong: what does not add up is told first then, and what each
    /// would have to be stands beside it.
    pub fn is_sum_of_several(&self) -> bool {
        let several = matches!(&self.headline, Headline::OneOf(repairs, _) if repairs.len() > 2);
        let relation = self.relation.as_deref().filter(|_| several);
        let reading = relation.and_then(|(relation, _)| relation.readings.first());
        matches!(reading, Some(Statement::Sum { .. }))
    }

    /// A headline without arithmetic.
    pub fn plain(headline: Headline) -> Message {
        Message { headline, relation: None, evidence: None }
    }
}
