//! Diagnosis: judged relations to causes.
//!
//! Contract: every relation that is not simply true is in exactly one cause, as its lead or among what it explains.
//! The figure that is most likely wrong is named with what it should be; how it is found stands in `search.rs`. No
//! word is made here: `telling` makes findings of causes, in a language.

mod board;
mod carried;
mod components;
mod effort;
mod evidence;
pub(crate) mod grouping;
mod hypothesis;
mod index;
mod judging;
mod lists;
mod merge;
mod met;
mod neighbours;
mod plausible;
mod ranking;
mod reasons;
mod room;
mod rows;
mod search;
mod searched;
mod shifted;
mod shown;
mod sound;
mod standing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_causes;
mod together;
mod twins;
mod two_accounts;
pub(crate) mod two_drafts;
mod values;
pub(crate) mod weighing;
pub(crate) mod wrong_unit;

use std::collections::BTreeSet;

use crate::belief::Beliefs;
use crate::disclosure::Disclosure;
use crate::finding::Severity;
use crate::judge::{Code, Judgement, Verdict};
use crate::limits::step;
use crate::relation::Relation;
use crate::rule::Rule;
use crate::rule::text::RuleSeverity;
use board::Board;
use index::Index;
use two_drafts::TwoDrafts;
use weighing::Said;

pub use wrong_unit::{WrongUnit, find as wrong_units};

/// Judges every relation; of several readings the one most in the document's favour counts.
pub fn judge_relations(
    relations: Vec<Relation>,
    disclosure: &Disclosure,
) -> Vec<(Relation, Judgement)> {
    judging::judge_relations(relations, disclosure)
}

/// What is wrong with a document, and what is not believed: in no language yet.
#[derive(Debug, Clone, Default)]
pub struct Diagnosis {
    /// What is said, one for each cause.
    pub(crate) causes: Vec<Said>,
    /// The relations that are not true and not believed, by their index: nobody hears of them.
    pub muted: BTreeSet<usize>,
    /// Text and tables that are not of one draft.
    pub(crate) two_drafts: Option<TwoDrafts>,
    /// Whether relations were grouped.
    pub(crate) grouped: bool,
    /// How many findings are one relation each because searching for their causes would cost too much.
    pub unsearched: usize,
}

/// The causes behind judged relations; `grouped` or each relation by itself.
pub fn diagnose(
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    beliefs: &Beliefs,
    grouped: bool,
) -> Diagnosis {
    let index = Index::of(relations);
    let group = if grouped { grouping::group } else { grouping::ungrouped };
    let weighed = weighing::weigh(relations, &index, disclosure, beliefs, group);
    let board = Board::without(relations, &index, disclosure, &weighed.muted);
    let mut causes = weighed.groups;
    for said in &mut causes {
        step();
        said.evidence = evidence::of(&board, &said.group);
    }
    let two_drafts = if grouped { two_drafts::between(&board, &weighed.muted) } else { None };
    let (muted, unsearched) = (weighed.muted, weighed.unsearched);
    Diagnosis { causes, muted, unsearched, two_drafts, grouped }
}

/// How many causes there are: the grouping step alone, for the benchmark.
pub fn causes(relations: &[(Relation, Judgement)], disclosure: &Disclosure) -> usize {
    let index = Index::of(relations);
    grouping::group(&Board::new(relations, &index, disclosure)).len()
}

/// How serious a judged relation is; `None` where there is nothing to tell.
pub(crate) fn severity(relation: &Relation, judgement: &Judgement) -> Option<Severity> {
    let judged = match judgement.verdict {
        Verdict::Holds | Verdict::Untestable => return None,
        Verdict::Rounding => Severity::Note,
        Verdict::Truncated => Severity::Warning,
        Verdict::Broken => Severity::Error,
    };
    Some(match relation.rule.text().severity {
        RuleSeverity::Judged => judged,
        RuleSeverity::Warning => judged.min(Severity::Warning),
        RuleSeverity::Evidence => return None,
    })
}

/// The rule that names the cause, where the judge found a particular one.
pub fn cause(rule: Rule, code: Option<Code>) -> Rule {
    match code {
        Some(Code::WrongBase) => Rule::WrongBase,
        Some(Code::UnitLabel) => Rule::UnitSlip,
        _ => rule,
    }
}
