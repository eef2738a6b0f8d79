//! How a wrong unit is told: at the unit, with the other tables that name it and the first amounts.

use super::unit_line::unit_place;
use crate::diagnosis::{WrongUnit, cause};
use crate::disclosure::{Disclosure, Figure, FigureId};
use crate::document::SourceText;
use crate::explain::shown;
use crate::finding::{
    Certainty, Explained, Finding, Headline, Label, Mark, Message, Severity, Suggestion,
};
use crate::fingerprint;
use crate::judge::{Judgement, Verdict};
use crate::relation::Relation;
use crate::rule::Rule;

/// So many amounts are shown.
const SHOWN: usize = 5;

/// The finding of a document that is not corrected yet; it keeps the figures that it tells of as they are now.
pub fn tell_unit(
    unit: &WrongUnit,
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    source: &SourceText,
) -> Option<Finding> {
    let (own, right) = (unit.own.name(), unit.right.name());
    let mark = |table: &usize| {
        let place = source.named(&unit_place((*table, unit.own), disclosure, source)?);
        Some(Mark { place, text: own.to_owned(), label: Label::TableUnit })
    };
    let mut units = unit.tables.iter().filter_map(mark);
    let (first, units): (Option<Mark>, Vec<Mark>) = (units.next(), units.collect());
    let told: Vec<_> = unit.mended.iter().take(SHOWN).filter_map(|at| relations.get(*at)).collect();
    let lead = *told.first()?;
    let (relation, judgement) = lead;
    let certain = first.is_some() && !unit.doubtful;
    let explains = told.iter().map(|judged| Explained {
        rule: cause(judged.0.rule, judged.1.code),
        message: Message::of(judged),
        severity: Severity::Warning,
    });
    let mut prints = told.iter().map(|judged| shown(judged, disclosure, source).primary);
    let primary = first.or_else(|| prints.next())?;
    let headline = Headline::TableUnit {
        tables: unit.tables.iter().copied().collect(),
        units: (unit.own, unit.right),
        amounts: unit.mended.len(),
        corrected: true,
    };
    let subject = disclosure.figure(relation.subject.figure());
    Some(Finding {
        rule: Rule::UnitSlip,
        // A unit that is not printed where it is looked for may be misread.
        severity: if certain { Severity::Error } else { Severity::Warning },
        verdict: Verdict::Broken,
        code: judgement.code,
        message: Message { headline, ..Message::of(lead) },
        stated: own.to_owned(),
        expected: Some(right.to_owned()),
        or_else: Vec::new(),
        fingerprint: fingerprint::of(relation, subject, disclosure),
        primary,
        related: units.into_iter().chain(prints).collect(),
        explains: explains.collect(),
        suggestion: Some(Suggestion { text: right.to_owned(), certainty: Certainty::Likely }),
        preview: false,
        because: None,
        figures: figures(&told, disclosure),
    })
}

/// The figures of relations, as they stand.
fn figures(
    relations: &[&(Relation, Judgement)],
    disclosure: &Disclosure,
) -> Vec<(FigureId, Figure)> {
    let mut all: Vec<FigureId> = Vec::new();
    for (relation, _) in relations {
        all.push(relation.subject.figure());
        relation.each_figure(|id| all.push(id));
    }
    all.sort_unstable();
    all.dedup();
    all.into_iter().filter_map(|id| Some((id, disclosure.figure(id)?.clone()))).collect()
}
