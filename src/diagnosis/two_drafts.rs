//! A text and tables that disagree nearly everywhere: of another year, another department, another draft.
//!
//! Contract: where so much of one reading is broken, no single print is believed to be a mistake, and nothing is
//! said of any (`crate::belief`); that they disagree is said once, at the first of them, and never as an error.

use std::collections::BTreeSet;

use super::{Desk, Finding, Severity};
use crate::disclosure::{Disclosure, FigureId, Kind, Origin, Unit};
use crate::explain::explain;
use crate::finding::Explained;
use crate::fingerprint;
use crate::judge::{Judgement, Verdict};
use crate::relation::Relation;
use crate::statement::{Operand, Statement};

/// So many quantities must be muted.
const ENOUGH: usize = 5;
/// So many are shown.
const SHOWN: usize = 8;

/// The finding, if text and tables are not of one draft.
pub(super) fn finding(desk: &Desk<'_>, muted: &BTreeSet<usize>) -> Option<Finding> {
    let disclosure = desk.board.disclosure;
    if !matches!(disclosure.header.kind, Kind::Final | Kind::Budget) {
        return None;
    }
    let judged = desk.board.judged;
    let pairs: Vec<usize> = (0..judged.len())
        .filter(|place| judged.get(*place).is_some_and(|it| is_pair(it, disclosure)))
        .collect();
    let is = |place: &usize, verdict: Verdict| {
        judged.get(*place).is_some_and(|(_, judgement)| judgement.verdict == verdict)
    };
    let held = pairs.iter().filter(|place| is(place, Verdict::Holds)).count();
    let broken: Vec<usize> =
        pairs.iter().copied().filter(|place| is(place, Verdict::Broken)).collect();
    let unheard: Vec<usize> =
        broken.iter().copied().filter(|place| muted.contains(place)).collect();
    if unheard.len() < ENOUGH || broken.len() <= held {
        return None;
    }
    let words = |place: &usize| {
        let (relation, judgement) = judged.get(*place)?;
        Some(explain((relation, judgement), disclosure, desk.source, desk.lang))
    };
    let (first, rest) = unheard.split_first()?;
    let (relation, judgement) = judged.get(*first)?;
    let lead = words(first)?;
    let explains = std::iter::once(first).chain(rest).take(SHOWN).filter_map(|place| {
        let (rule, own) = (judged.get(*place)?.0.rule, words(place)?);
        Some(Explained {
            rule,
            message: own.message,
            arithmetic: own.arithmetic,
            severity: Severity::Warning,
        })
    });
    let (count, all) = (broken.len(), broken.len() + held);
    let message = desk.lang.pick(
        format!("正文与表格对不上：两处都有的 {all} 项金额中 {count} 项不同，可能不是同一年度、同一部门或同一稿"),
        format!(
            "text and tables do not belong together: of {all} amounts that both print {count} differ; they may be of \
             another year, department or draft"
        ),
    );
    Some(Finding {
        rule: relation.rule,
        severity: Severity::Warning,
        verdict: Verdict::Broken,
        code: judgement.code,
        message,
        stated: lead.stated,
        expected: None,
        arithmetic: lead.arithmetic,
        fingerprint: fingerprint::of(
            relation,
            disclosure.figure(relation.subject.figure()),
            disclosure,
        ),
        primary: lead.primary,
        related: lead.related,
        explains: explains.collect(),
        suggestion: None,
        preview: false,
        because: None,
    })
}

/// Whether two prints of one amount stand in the text and in a table.
fn is_pair((relation, _): &(Relation, Judgement), disclosure: &Disclosure) -> bool {
    let Some(Statement::Same {
        left: Operand::Figure(left), right: Operand::Figure(right), ..
    }) = relation.readings.first()
    else {
        return false;
    };
    let place = |id: &FigureId| {
        let figure = disclosure.figure(*id)?;
        matches!(figure.unit, Unit::Money(_)).then(|| matches!(figure.origin, Origin::Table(_)))
    };
    matches!((place(left), place(right)), (Some(one), Some(other)) if one != other)
}
