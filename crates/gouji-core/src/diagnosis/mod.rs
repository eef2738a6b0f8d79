//! Diagnosis: judged relations to findings, one for each cause.
//!
//! Contract: every relation that is not simply true is in exactly one finding, as its subject or
//! among what it explains; a finding is as severe as the worst relation in it. The figure that is
//! most likely wrong is named with what it should be; how it is found stands in `search.rs`.

mod because;
mod board;
mod carried;
mod components;
mod effort;
mod grouping;
mod hypothesis;
mod index;
mod judging;
mod lists;
mod merge;
mod met;
mod neighbours;
mod plausible;
mod pointing;
mod prints;
mod ranking;
mod reasons;
mod remarks;
mod room;
mod rows;
mod search;
mod shifted;
mod shown;
mod standing;
mod suggest;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_causes;
mod together;
mod twins;
mod two_accounts;
mod two_drafts;
mod unit_line;
mod values;
mod weighing;

use std::collections::BTreeSet;

use crate::belief::Beliefs;
use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::explain::explain;
use crate::finding::{Explained, Finding, Severity};
use crate::fingerprint;
use crate::judge::{Code, Judgement, Verdict};
use crate::lang::Lang;
use crate::relation::Relation;
use crate::rules::Rule;
use crate::rules::text::RuleSeverity;
use board::Board;
use grouping::Group;
use index::Index;

/// Judges every relation; of several readings the one most in the document's favour counts.
pub fn judge_relations(
    relations: Vec<Relation>,
    disclosure: &Disclosure,
) -> Vec<(Relation, Judgement)> {
    judging::judge_relations(relations, disclosure)
}

/// What is said of a document, and what is not.
#[derive(Debug, Clone, Default)]
pub struct Diagnosis {
    /// The findings, sorted by place.
    pub findings: Vec<Finding>,
    /// The relations that are not true and not believed, by their index: nobody hears of them.
    pub muted: BTreeSet<usize>,
}

/// The findings of judged relations, one for each cause; `grouped` or each relation by itself.
pub fn diagnose(
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    (source, lang): (&SourceText, Lang),
    beliefs: &Beliefs,
    grouped: bool,
) -> Diagnosis {
    let index = Index::of(relations);
    let group = if grouped { grouping::group } else { grouping::ungrouped };
    let weighed = weighing::weigh(relations, &index, disclosure, beliefs, group);
    let board = Board::without(relations, &index, disclosure, &weighed.muted);
    let desk = Desk { board: &board, source, lang };
    let mut findings: Vec<Finding> = weighed
        .groups
        .iter()
        .filter_map(|said| {
            let mut finding = desk.finding(&said.group)?;
            let most = said.most();
            finding.severity = finding.severity.min(most);
            finding.explains.iter_mut().for_each(|it| it.severity = it.severity.min(most));
            because::add(&mut finding, said, &desk);
            Some(finding)
        })
        .collect();
    findings.extend(remarks::findings(disclosure, source, lang));
    if grouped {
        findings.extend(two_drafts::finding(&desk, &weighed.muted));
        unit_line::join(&mut findings, relations, disclosure, (source, lang));
    }
    findings.sort_by_key(Finding::order);
    fingerprint::number_repeats(&mut findings);
    Diagnosis { findings, muted: weighed.muted }
}

/// How many causes there are: the grouping step alone, for the benchmark.
pub fn causes(relations: &[(Relation, Judgement)], disclosure: &Disclosure) -> usize {
    let index = Index::of(relations);
    grouping::group(&Board::new(relations, &index, disclosure)).len()
}

/// How serious a judged relation is; `None` where there is nothing to tell.
fn severity(relation: &Relation, judgement: &Judgement) -> Option<Severity> {
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

/// What findings are written from.
struct Desk<'a> {
    board: &'a Board<'a>,
    source: &'a SourceText,
    lang: Lang,
}

impl Desk<'_> {
    fn finding(&self, group: &Group) -> Option<Finding> {
        let (relation, judgement) = self.board.judged.get(group.lead)?;
        let worst = group
            .explains
            .iter()
            .filter_map(|index| self.board.judged.get(*index))
            .filter_map(|(relation, judgement)| severity(relation, judgement))
            .max();
        let disclosure = self.board.disclosure;
        let explained = explain((relation, judgement), disclosure, self.source, self.lang);
        // Rows that slipped are not mended by writing one number over another.
        let displaced = relation.rule == Rule::DisplacedRows;
        let suggestion = suggest::suggest(relation, judgement, &explained).filter(|_| !displaced);
        let subject = disclosure.figure(relation.subject.figure());
        let mut finding = Finding {
            rule: cause(relation.rule, judgement.code),
            severity: severity(relation, judgement).max(worst)?,
            verdict: judgement.verdict,
            code: judgement.code,
            message: explained.message,
            stated: explained.stated,
            expected: explained.expected,
            arithmetic: explained.arithmetic,
            fingerprint: fingerprint::of(relation, subject, disclosure),
            primary: explained.primary,
            related: explained.related,
            explains: self.explained(&group.explains),
            suggestion,
            preview: false,
            because: None,
        };
        if let Some(reason) = &group.reason {
            self.point(&mut finding, group, relation, reason);
        }
        prints::add(&mut finding, group, self.board, self.source);
        Some(finding)
    }

    fn explained(&self, indices: &[usize]) -> Vec<Explained> {
        let judged = indices.iter().filter_map(|index| self.board.judged.get(*index));
        judged
            .map(|(relation, judgement)| {
                let disclosure = self.board.disclosure;
                let words = explain((relation, judgement), disclosure, self.source, self.lang);
                Explained {
                    rule: cause(relation.rule, judgement.code),
                    message: words.message,
                    arithmetic: words.arithmetic,
                    severity: severity(relation, judgement).unwrap_or(Severity::Note),
                }
            })
            .collect()
    }
}
