//! Diagnosis: judged relations to findings, one for each cause.

use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::finding::Finding;
use crate::judge::Judgement;
use crate::lang::Lang;
use crate::relation::Relation;

/// Judges every relation; of several readings the one most in the document's favour counts.
pub fn judge_relations(
    relations: Vec<Relation>,
    disclosure: &Disclosure,
) -> Vec<(Relation, Judgement)> {
    let _ = (relations, disclosure);
    Vec::new()
}

/// The findings of judged relations, sorted by place.
pub fn findings(
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    source: &SourceText,
    lang: Lang,
) -> Vec<Finding> {
    let _ = (relations, disclosure, source, lang);
    Vec::new()
}
