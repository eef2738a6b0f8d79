//! Diagnosis: judged relations to findings, one for each cause.
//!
//! Contract: every relation that is not simply true is in exactly one finding, as its subject or
//! among what it explains; a finding is as severe as the worst relation in it.

mod grouping;
mod index;
mod judging;
mod remarks;
mod solve;
mod suggest;
#[cfg(test)]
mod tests;

use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::explain::{culprit, explain, repaired};
use crate::finding::{Explained, Finding, Severity, Suggestion};
use crate::fingerprint;
use crate::judge::{Code, Judgement, Verdict};
use crate::lang::Lang;
use crate::relation::{Relation, Subject};
use crate::rules::Rule;
use crate::rules::text::RuleSeverity;
use grouping::{Group, Repair};
use index::Index;

/// Judges every relation; of several readings the one most in the document's favour counts.
pub fn judge_relations(
    relations: Vec<Relation>,
    disclosure: &Disclosure,
) -> Vec<(Relation, Judgement)> {
    judging::judge_relations(relations, disclosure)
}

/// The findings of judged relations, sorted by place.
pub fn findings(
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    source: &SourceText,
    lang: Lang,
) -> Vec<Finding> {
    let index = Index::of(relations);
    let desk = Desk { judged: relations, index: &index, disclosure, source, lang };
    let groups = grouping::group(relations, &index, disclosure);
    let mut findings: Vec<Finding> =
        groups.iter().filter_map(|group| desk.finding(group)).collect();
    findings.extend(remarks::findings(disclosure, source, lang));
    findings.sort_by_key(|finding| {
        let span = finding.primary.place.span;
        (span.start, span.end, finding.rule)
    });
    fingerprint::number_repeats(&mut findings);
    findings
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
fn cause(rule: Rule, code: Option<Code>) -> Rule {
    match code {
        Some(Code::WrongBase) => Rule::WrongBase,
        Some(Code::UnitLabel) => Rule::UnitSlip,
        _ => rule,
    }
}

/// What findings are written from.
struct Desk<'a> {
    judged: &'a [(Relation, Judgement)],
    index: &'a Index,
    disclosure: &'a Disclosure,
    source: &'a SourceText,
    lang: Lang,
}

impl Desk<'_> {
    fn finding(&self, group: &Group) -> Option<Finding> {
        let (relation, judgement) = self.judged.get(group.lead)?;
        let worst = group
            .explains
            .iter()
            .filter_map(|index| self.judged.get(*index))
            .filter_map(|(relation, judgement)| severity(relation, judgement))
            .max();
        let explained = explain((relation, judgement), self.disclosure, self.source, self.lang);
        let suggestion =
            suggest::suggest(group.lead, self.judged, self.index, self.disclosure, &explained);
        let subject = self.disclosure.figure(relation.subject.figure());
        let mut finding = Finding {
            rule: cause(relation.rule, judgement.code),
            severity: severity(relation, judgement).max(worst)?,
            verdict: judgement.verdict,
            code: judgement.code,
            message: explained.message,
            stated: explained.stated,
            expected: explained.expected,
            arithmetic: explained.arithmetic,
            fingerprint: fingerprint::of(relation, subject, self.disclosure),
            primary: explained.primary,
            related: explained.related,
            explains: self.explained(&group.explains),
            suggestion,
        };
        if let Some(repair) = &group.repair {
            self.point_at(&mut finding, group, relation, repair);
        }
        Some(finding)
    }

    fn explained(&self, indices: &[usize]) -> Vec<Explained> {
        let judged = indices.iter().filter_map(|index| self.judged.get(*index));
        judged
            .map(|(relation, judgement)| {
                let words = explain((relation, judgement), self.disclosure, self.source, self.lang);
                Explained { rule: relation.rule, message: words.message }
            })
            .collect()
    }

    /// Turns a finding towards the figure whose repair makes all of its relations true.
    fn point_at(&self, finding: &mut Finding, group: &Group, lead: &Relation, repair: &Repair) {
        let Some(figure) = self.disclosure.figure(repair.figure) else { return };
        let text = figure.print(&repair.value);
        let points_there = lead.subject == Subject::Figure(repair.figure);
        if !points_there || finding.expected.as_ref() != Some(&text) {
            // The lead's own headline speaks of another figure or value; it goes beneath.
            let message = repaired(figure, &repair.value, group.explains.len() + 1, self.lang);
            let own = std::mem::replace(&mut finding.message, message);
            finding.explains.insert(0, Explained { rule: lead.rule, message: own });
        }
        if !points_there && let Some(mark) = culprit(repair.figure, self.disclosure, self.source) {
            let before = std::mem::replace(&mut finding.primary, mark);
            let here = finding.primary.place.clone();
            finding.related.insert(0, before);
            finding.related.retain(|mark| mark.place != here);
            finding.fingerprint = fingerprint::of(lead, Some(figure), self.disclosure);
        }
        finding.stated = figure.printed();
        finding.expected = Some(text.clone());
        finding.suggestion = Some(Suggestion { text, certainty: repair.certainty });
    }
}
