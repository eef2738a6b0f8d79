//! One wrong unit above a table is one finding, at the unit.
//!
//! Contract: several amounts of one table that differ from their other prints by nothing but the unit
//! have one cause, unless an amount of the table agrees with a print elsewhere as it stands. The first
//! of them leads and keeps its fingerprint; it points at the word where that is found above the table.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::disclosure::{Disclosure, Figure, FigureId, MoneyUnit};
use crate::document::{Place, SourceText, Span};
use crate::finding::{Certainty, Finding, Headline, Label, Mark, Suggestion};
use crate::judge::{Code, Judgement, Verdict};
use crate::relation::Relation;
use crate::statement::Statement;

use crate::diagnosis::wrong_unit::{money, table_of};

/// How many amounts must differ.
const LEAST: usize = 2;
/// How far above a table its unit may stand, in bytes.
const ABOVE: usize = 3000;

/// An amount of a table and the unit of its other print.
struct Slip {
    table: usize,
    own: MoneyUnit,
    other: MoneyUnit,
}

/// Puts the findings of one wrong unit together.
pub(super) fn join(
    findings: &mut Vec<Finding>,
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
    source: &SourceText,
) {
    let is_slip = |finding: &Finding| finding.code == Some(Code::UnitLabel);
    if findings.iter().filter(|finding| is_slip(finding)).count() < LEAST {
        return;
    }
    let by_place: HashMap<Span, FigureId> =
        disclosure.ids().filter_map(|id| Some((disclosure.figure(id)?.place.span, id))).collect();
    let slips: Vec<Vec<Slip>> = findings
        .iter()
        .map(
            |finding| {
                if is_slip(finding) { slips(finding, &by_place, disclosure) } else { Vec::new() }
            },
        )
        .collect();
    let right = agreeing(relations, disclosure);
    let mut counts: BTreeMap<(usize, i32, i32), usize> = BTreeMap::new();
    for slip in slips.iter().flatten().filter(|slip| !right.contains(&slip.table)) {
        *counts.entry(key(slip)).or_default() += 1;
    }
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    // Of two tables that differ, the one with more such amounts has the wrong unit.
    let mut tables: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= LEAST).collect();
    tables.sort_by_key(|(table, count)| (std::cmp::Reverse(*count), *table));
    for (table, _) in tables {
        let of = |(index, slips): (usize, &Vec<Slip>)| {
            (!taken.contains(&index) && slips.iter().any(|slip| key(slip) == table))
                .then_some(index)
        };
        let members: Vec<usize> = slips.iter().enumerate().filter_map(of).collect();
        let Some((first, rest)) = members.split_first().filter(|(_, rest)| rest.len() + 1 >= LEAST)
        else {
            continue;
        };
        let others: Vec<Finding> =
            rest.iter().filter_map(|at| findings.get(*at).cloned()).collect();
        let slip = slips.get(*first).and_then(|all| all.iter().find(|slip| key(slip) == table));
        if let (Some(lead), Some(slip)) = (findings.get_mut(*first), slip) {
            merge(lead, others, slip, disclosure, source);
            taken.extend(rest);
        }
    }
    let mut at = 0;
    findings.retain(|_| {
        at += 1;
        !taken.contains(&(at - 1))
    });
}

fn key(slip: &Slip) -> (usize, i32, i32) {
    (slip.table, slip.own.exponent(), slip.other.exponent())
}

/// The amounts of tables that a finding is about, each with the unit of the other print.
fn slips(
    finding: &Finding,
    by_place: &HashMap<Span, FigureId>,
    disclosure: &Disclosure,
) -> Vec<Slip> {
    let marks = std::iter::once(&finding.primary).chain(&finding.related);
    let figures: Vec<&Figure> =
        marks.filter_map(|mark| disclosure.figure(*by_place.get(&mark.place.span)?)).collect();
    let of = |own: &&Figure| {
        let (unit, table) = (money(own)?, table_of(own)?);
        let mut others = figures.iter().filter(|it| table_of(it) != Some(table));
        let other = others.find_map(|it| money(it).filter(|other| *other != unit))?;
        Some(Slip { table, own: unit, other })
    };
    figures.iter().filter_map(of).collect()
}

/// The tables of which an amount agrees with one that stands elsewhere.
fn agreeing(relations: &[(Relation, Judgement)], disclosure: &Disclosure) -> BTreeSet<usize> {
    let mut right = BTreeSet::new();
    for (relation, judgement) in relations {
        // That an amount is less than another says nothing of its unit.
        let bound = matches!(
            relation.readings.first(),
            Some(Statement::Within { .. } | Statement::Compare { .. })
        );
        if judgement.verdict != Verdict::Holds || bound {
            continue;
        }
        let figures = relation.figures().into_iter().filter_map(|id| disclosure.figure(id));
        let amounts: Vec<&Figure> = figures.filter(|it| money(it).is_some()).collect();
        let tables: BTreeSet<Option<usize>> = amounts.iter().map(|it| table_of(it)).collect();
        if tables.len() > 1 {
            right.extend(tables.into_iter().flatten());
        }
    }
    right
}

fn merge(
    lead: &mut Finding,
    others: Vec<Finding>,
    slip: &Slip,
    disclosure: &Disclosure,
    source: &SourceText,
) {
    let amounts = others.len() + 1;
    let (own, other) = (slip.own.name(), slip.other.name());
    lead.explains.insert(0, lead.beneath());
    for finding in others {
        lead.explains.push(finding.beneath());
        lead.explains.extend(finding.explains);
        lead.related.push(finding.primary);
        lead.severity = lead.severity.max(finding.severity);
    }
    let (tables, units) = (vec![slip.table], (slip.own, slip.other));
    lead.message.headline = Headline::TableUnit { tables, units, amounts, corrected: false };
    (lead.stated, lead.expected) = (own.to_owned(), Some(other.to_owned()));
    lead.suggestion = Some(Suggestion { text: other.to_owned(), certainty: Certainty::Likely });
    if let Some(place) = unit_place((slip.table, slip.own), disclosure, source) {
        let mark = Mark { place, text: own.to_owned(), label: Label::TableUnit };
        let former = std::mem::replace(&mut lead.primary, mark);
        lead.related.insert(0, former);
    }
}

/// Where the unit of a table is printed: the last time before its first amount, behind the word for unit.
pub(super) fn unit_place(
    (table, unit): (usize, MoneyUnit),
    disclosure: &Disclosure,
    source: &SourceText,
) -> Option<Place> {
    let (mut first, mut before) = (usize::MAX, 0);
    for figure in &disclosure.figures {
        if table_of(figure) == Some(table) {
            first = first.min(figure.place.span.start);
        }
    }
    for figure in &disclosure.figures {
        let end = figure.place.span.end;
        if table_of(figure).is_some() && end <= first {
            before = before.max(end);
        }
    }
    let mut from = first.saturating_sub(ABOVE).max(before);
    while !source.text().is_char_boundary(from) {
        from += 1;
    }
    let above = source.text().get(from..first)?;
    let (word, name) = ("单位", unit.name());
    // `单位：万元`; the word stands in the names of columns as well.
    above.rmatch_indices(word).find_map(|(at, _)| {
        let behind = above.get(at + word.len()..)?;
        let start = behind.find(name).filter(|start| behind.get(..*start).is_some_and(is_short))?;
        let start = from + at + word.len() + start;
        Some(Span::new(start, start + name.len()).into())
    })
}

fn is_short(between: &str) -> bool {
    between.chars().all(|c| !c.is_alphanumeric()) || between.trim() == "人民币"
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::lang::Lang;

    const TEXT: &str = "青禾县农机局2024年度部门决算\n\n\
        2024年本年支出合计1150.00万元，其中：基本支出700.00万元，占60.87%；项目支出450.00万元，占39.13%。\n\n\
        支出决算表\n\n单位：元\n\n\
        | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |\n\
        |-|-|-|-|-|-|-|-|\n\
        | | 合计 | 1150.00 | 700.00 | 450.00 | | | |\n\
        | 213 | 农林水支出 | 1150.00 | 700.00 | 450.00 | | | |\n\
        | 21301 | 农业农村 | 1150.00 | 700.00 | 450.00 | | | |\n\
        | 2130101 | 行政运行 | 1150.00 | 700.00 | 450.00 | | | |\n";

    #[test]
    fn a_wrong_unit_above_a_table_is_one_finding_at_the_unit() {
        let outcome = check(TEXT.as_bytes(), "a.md").unwrap();
        let loud: Vec<_> =
            outcome.findings.iter().filter(|it| it.rule.name() == "unit-slip").collect();
        let [one] = loud.as_slice() else { panic!("{:#?}", outcome.findings) };
        assert_eq!(
            outcome.words(one, Lang::Zh).message,
            "“支出决算表”的单位“元”应为“万元”：3 处与别处只差单位（其余按万元核对）"
        );
        assert_eq!(outcome.source.slice(one.primary.place.span), "元");
        assert_eq!(outcome.source.position(one.primary.place.span.start).line, 7);
        // What is told of it is as it is printed, whatever the rest is checked in; one check tells it in both languages.
        assert_eq!(
            outcome.words(one, Lang::Zh).explains[0],
            "合计·本年支出合计前后不一致：1150.00元与1150.00万元"
        );
        assert_eq!(
            outcome.words(one, Lang::En).explains[0],
            "合计·本年支出合计 is printed as 1150.00元 and as 1150.00万元"
        );
        assert_eq!(one.explains.len(), 3);
        // Its repair makes all of it true.
        let right = TEXT.replace("单位：元", "单位：万元");
        let outcome = check(right.as_bytes(), "a.md").unwrap();
        assert!(outcome.findings.iter().all(|it| it.rule.name() != "unit-slip"));
    }

    #[test]
    fn one_amount_with_another_unit_is_a_slip_of_its_own() {
        let text = TEXT
            .replace("单位：元", "单位：万元")
            .replace("其中：基本支出700.00万元", "其中：基本支出700.00元");
        let outcome = check(text.as_bytes(), "a.md").unwrap();
        assert!(
            outcome
                .findings
                .iter()
                .all(|it| !outcome.words(it, Lang::Zh).message.contains("的单位“")),
            "{:#?}",
            outcome.findings
        );
    }
}
