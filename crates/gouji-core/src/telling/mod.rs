//! Telling: causes to findings, in no language.
//!
//! Contract: what is told and how gravely is decided (`diagnosis`, `belief`); here it gets its places, the value that is
//! suggested and what its words are made of. The words themselves are those of `explain`, once they are printed.

mod apart;
mod because;
mod cut_off;
mod pointing;
mod prints;
mod remarks;
mod suggest;
mod two_drafts;
mod unit_line;
mod wrong_unit;

use crate::diagnosis::weighing::Said;
use crate::diagnosis::{Diagnosis, cause, severity};
use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::explain::shown;
use crate::finding::{Explained, Finding, Message, Severity};
use crate::fingerprint;
use crate::judge::Judgement;
use crate::limits::{go_on, step};
use crate::relation::Relation;
use crate::rule::Rule;

pub use wrong_unit::tell_unit;

/// The findings of a diagnosis, sorted by place. `relations` are those that were diagnosed.
pub fn tell(
    diagnosis: &Diagnosis,
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    source: &SourceText,
) -> Vec<Finding> {
    let desk = Desk { judged: relations, disclosure, source };
    let mut findings: Vec<Finding> = diagnosis
        .causes
        .iter()
        .filter_map(|said| {
            step();
            let mut finding = desk.finding(said)?;
            let most = said.most();
            finding.severity = finding.severity.min(most);
            finding.explains.iter_mut().for_each(|it| it.severity = it.severity.min(most));
            because::add(&mut finding, said, &desk);
            Some(finding)
        })
        .collect();
    findings.extend(remarks::findings(disclosure, source));
    findings.extend(diagnosis.two_drafts.as_ref().and_then(|it| two_drafts::finding(&desk, it)));
    go_on();
    if diagnosis.grouped {
        apart::join(&mut findings, relations);
        unit_line::join(&mut findings, relations, disclosure, source);
        cut_off::join(&mut findings, relations, disclosure);
    }
    go_on();
    findings.sort_by_key(Finding::order);
    fingerprint::number_repeats(findings.iter_mut().map(|it| it.with_file(source)));
    findings
}

/// What findings are made from.
struct Desk<'a> {
    judged: &'a [(Relation, Judgement)],
    disclosure: &'a Disclosure,
    source: &'a SourceText,
}

impl Desk<'_> {
    fn finding(&self, said: &Said) -> Option<Finding> {
        let group = &said.group;
        let lead = self.judged.get(group.lead)?;
        let (relation, judgement) = lead;
        let worst = group
            .explains
            .iter()
            .filter_map(|index| self.judged.get(*index))
            .filter_map(|(relation, judgement)| severity(relation, judgement))
            .max();
        let disclosure = self.disclosure;
        let shown = shown(lead, disclosure, self.source);
        // Rows that slipped are not mended by writing one number over another.
        let displaced = relation.rule == Rule::DisplacedRows;
        let suggestion = suggest::suggest(relation, judgement, &shown).filter(|_| !displaced);
        let subject = disclosure.figure(relation.subject.figure());
        let mut finding = Finding {
            rule: cause(relation.rule, judgement.code),
            severity: severity(relation, judgement).max(worst)?,
            verdict: judgement.verdict,
            code: judgement.code,
            message: Message::of(lead),
            stated: shown.stated,
            expected: shown.expected,
            or_else: Vec::new(),
            fingerprint: fingerprint::of(relation, subject, disclosure),
            primary: shown.primary,
            related: shown.related,
            explains: self.explained(&group.explains),
            suggestion,
            preview: false,
            because: None,
            figures: Vec::new(),
        };
        if let Some(reason) = &group.reason {
            self.point(&mut finding, said, relation, reason);
        }
        prints::add(&mut finding, group, self);
        Some(finding)
    }

    fn explained(&self, indices: &[usize]) -> Vec<Explained> {
        let judged = indices.iter().filter_map(|index| self.judged.get(*index));
        judged
            .map(|judged| {
                let (relation, judgement) = judged;
                Explained {
                    rule: cause(relation.rule, judgement.code),
                    message: Message::of(judged),
                    severity: severity(relation, judgement).unwrap_or(Severity::Note),
                }
            })
            .collect()
    }
}
