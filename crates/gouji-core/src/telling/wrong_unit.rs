//! How a wrong unit is told: at the unit, with the other tables that name it and the first amounts.

use super::unit_line::unit_place;
use crate::diagnosis::WrongUnit;
use crate::disclosure::Disclosure;
use crate::document::SourceText;
use crate::explain::explain;
use crate::finding::{Certainty, Explained, Finding, Mark, Severity, Suggestion};
use crate::fingerprint;
use crate::judge::{Judgement, Verdict};
use crate::lang::Lang;
use crate::relation::Relation;
use crate::rule::Rule;

/// So many amounts are shown.
const SHOWN: usize = 5;

/// The finding of a document that is not corrected yet.
pub fn tell_unit(
    unit: &WrongUnit,
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    (source, lang): (&SourceText, Lang),
) -> Option<Finding> {
    let (own, right) = (unit.own.name(), unit.right.name());
    let label = lang.pick("表的单位", "the unit of the table");
    let mark = |table: &usize| {
        let place = source.named(&unit_place((*table, unit.own), disclosure, source)?);
        Some(Mark { place, text: own.to_owned(), label: label.to_owned() })
    };
    let mut units = unit.tables.iter().filter_map(mark);
    let (first, units): (Option<Mark>, Vec<Mark>) = (units.next(), units.collect());
    let shown: Vec<_> = unit.mended.iter().take(SHOWN).collect();
    let told = shown.iter().filter_map(|at| {
        let judged = relations.get(**at)?;
        Some((judged, explain((&judged.0, &judged.1), disclosure, source, lang)))
    });
    let told: Vec<_> = told.collect();
    let ((lead, judgement), words) = told.first()?;
    let arithmetic = words.arithmetic.clone();
    let certain = first.is_some() && !unit.doubtful;
    let explains = told.iter().map(|((relation, judgement), words)| Explained {
        rule: crate::diagnosis::cause(relation.rule, judgement.code),
        message: words.message.clone(),
        arithmetic: words.arithmetic.clone(),
        severity: Severity::Warning,
    });
    let prints = told.iter().map(|(_, words)| words.primary.clone());
    let (primary, prints): (Mark, Vec<Mark>) = match first {
        Some(first) => (first, prints.collect()),
        None => (words.primary.clone(), prints.skip(1).collect()),
    };
    Some(Finding {
        rule: Rule::UnitSlip,
        // A unit that is not printed where it is looked for may be misread.
        severity: if certain { Severity::Error } else { Severity::Warning },
        verdict: Verdict::Broken,
        code: judgement.code,
        message: message(unit, (disclosure, lang)),
        stated: own.to_owned(),
        expected: Some(right.to_owned()),
        arithmetic,
        fingerprint: fingerprint::of(lead, disclosure.figure(lead.subject.figure()), disclosure),
        primary,
        related: units.into_iter().chain(prints).collect(),
        explains: explains.collect(),
        suggestion: Some(Suggestion { text: right.to_owned(), certainty: Certainty::Likely }),
        preview: false,
        because: None,
    })
}

fn message(unit: &WrongUnit, (disclosure, lang): (&Disclosure, Lang)) -> String {
    let (own, right, count) = (unit.own.name(), unit.right.name(), unit.mended.len());
    let name = match unit.tables.iter().collect::<Vec<_>>().as_slice() {
        [table] => table_name(**table, disclosure, lang),
        all => lang.pick(format!("{} 张表", all.len()), format!("{} tables", all.len())),
    };
    lang.pick(
        format!("{name}的单位“{own}”应为“{right}”：{count} 处与别处只差单位（其余按{right}核对）"),
        format!(
            "the unit of {name} is {own} and should be {right}: {count} amounts differ from their other prints by \
             nothing else (the rest is checked in {right})"
        ),
    )
}

/// How a table is called.
pub(super) fn table_name(table: usize, disclosure: &Disclosure, lang: Lang) -> String {
    let title = disclosure.tables.iter().find(|note| note.index == table);
    match title.map(|note| note.title.as_str()).filter(|title| !title.is_empty()) {
        Some(title) => format!("“{title}”"),
        None => lang.pick(format!("第 {} 张表", table + 1), format!("table {}", table + 1)),
    }
}
