//! Messages: what is told of one cause or one relation, in no language.

use std::sync::Arc;

use super::{Evidence, Headline};
use crate::judge::Judgement;
use crate::relation::Relation;

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

    /// A headline without arithmetic.
    pub fn plain(headline: Headline) -> Message {
        Message { headline, relation: None, evidence: None }
    }
}
