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

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::lang::Lang;

    /// What is said of a text with these amounts beside tables of 1150.00, 1000.00, 150.00, 700.00 and 450.00.
    fn said([all, fiscal, other, basic, project]: [&str; 5]) -> Vec<String> {
        let text = format!(
            "青禾县农机局2024年度部门决算\n\n\
             2024年度本年收入合计{all}万元，其中：财政拨款收入{fiscal}万元，占86.96%；其他收入{other}万元，占13.04%。\n\n\
             2024年度本年支出合计{all}万元，其中：基本支出{basic}万元，占60.87%；项目支出{project}万元，占39.13%。\n\n\
             收入决算表\n\n单位：万元\n\n\
             | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入 |\n\
             |-|-|-|-|-|-|-|-|-|\n\
             | | 合计 | 1150.00 | 1000.00 | | | | | 150.00 |\n\
             | 213 | 农林水支出 | 1150.00 | 1000.00 | | | | | 150.00 |\n\
             | 21301 | 农业农村 | 1150.00 | 1000.00 | | | | | 150.00 |\n\
             | 2130101 | 行政运行 | 1150.00 | 1000.00 | | | | | 150.00 |\n\n\
             支出决算表\n\n单位：万元\n\n\
             | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出 |\n\
             |-|-|-|-|-|-|-|-|\n\
             | | 合计 | 1150.00 | 700.00 | 450.00 | | | |\n\
             | 213 | 农林水支出 | 1150.00 | 700.00 | 450.00 | | | |\n\
             | 21301 | 农业农村 | 1150.00 | 700.00 | 450.00 | | | |\n\
             | 2130101 | 行政运行 | 1150.00 | 700.00 | 450.00 | | | |\n"
        );
        let outcome = check(text.as_bytes(), "draft.md", Lang::Zh).unwrap();
        let said =
            outcome.findings.into_iter().map(|it| format!("{:?} {}", it.severity, it.message));
        said.collect()
    }

    #[test]
    fn a_text_of_another_draft_is_told_once() {
        assert_eq!(
            said(["1150.00", "1000.00", "150.00", "700.00", "450.00"]),
            Vec::<String>::new()
        );
        insta::assert_snapshot!(
            said(["1575.50", "1370.00", "205.50", "959.00", "616.50"]).join("\n"),
            @"Warning 正文与表格对不上：两处都有的 5 项金额中 5 项不同，可能不是同一年度、同一部门或同一稿"
        );
        // One wrong amount is that amount's own.
        let one = said(["1150.00", "1000.00", "150.00", "700.00", "405.00"]);
        assert!(!one.is_empty() && one.iter().all(|it| !it.contains("对不上")), "{one:?}");
    }
}
