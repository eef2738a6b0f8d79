//! A document whose figures were cut off instead of rounded: one habit, one finding.
//!
//! Contract: of several figures that only cut-off digits explain the first leads and the others are its causes, unless
//! as many of the document were certainly rounded: then each is a slip of its own.

use crate::disclosure::Disclosure;
use crate::explain::codes::is_truncation;
use crate::finding::{Finding, Headline};
use crate::judge::{Judgement, Verdict};
use crate::number::Exact;
use crate::relation::Relation;
use crate::statement::{Moved, Operand, Statement};

/// So many figures make a habit.
const HABIT: usize = 3;

/// Puts the findings of figures that were cut off together.
pub(super) fn join(
    findings: &mut Vec<Finding>,
    relations: &[(Relation, Judgement)],
    disclosure: &Disclosure,
) {
    let count = findings.iter().filter(|finding| is_cut(finding)).count();
    if count < HABIT || rounded(relations, disclosure) >= count {
        return;
    }
    findings.sort_by_key(Finding::order);
    let mut cut: Vec<Finding> = findings.extract_if(.., |finding| is_cut(finding)).collect();
    let rest = cut.split_off(1);
    let Some(mut lead) = cut.pop() else { return };
    lead.explains.insert(0, lead.beneath());
    for finding in rest {
        lead.explains.push(finding.beneath());
        lead.explains.extend(finding.explains);
        lead.related.push(finding.primary);
        lead.severity = lead.severity.max(finding.severity);
    }
    let first = std::mem::replace(&mut lead.message.headline, Headline::Relation);
    lead.message.headline = Headline::CutOff { count, first: Box::new(first) };
    findings.push(lead);
}

fn is_cut(finding: &Finding) -> bool {
    finding.verdict == Verdict::Truncated && finding.code.is_some_and(is_truncation)
}

/// How many rates are printed larger than they are, and sums smaller than their items: nothing that is cut off is.
fn rounded(relations: &[(Relation, Judgement)], disclosure: &Disclosure) -> usize {
    let is_rounded = |(relation, judgement): &&(Relation, Judgement)| {
        let (figure, is_sum) = match relation.readings.first() {
            Some(Statement::Ratio { rate: Operand::Figure(rate), .. }) => (rate, false),
            Some(Statement::Growth {
                rate: Moved { figure: Operand::Figure(rate), .. }, ..
            }) => (rate, false),
            Some(Statement::Sum { total: Operand::Figure(total), complete: true, .. }) => {
                (total, true)
            }
            _ => return false,
        };
        let printed = disclosure.figure(*figure).map(|figure| figure.value().abs());
        let Some((printed, exact)) = printed.zip(judgement.exact.as_ref().map(Exact::abs)) else {
            return false;
        };
        let fits = matches!(judgement.verdict, Verdict::Holds | Verdict::Rounding);
        fits && if is_sum { printed < exact } else { printed > exact }
    };
    relations.iter().filter(is_rounded).count()
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;
    use gouji_check::gouji_core::lang::Lang;

    /// What is told of these rates of one whole.
    fn told(shares: [&str; 4]) -> Vec<String> {
        let [one, two, three, four] = shares;
        let text = format!(
            "青禾县水务局2025年度部门决算\n\n\
             2025年本年支出合计3180.00万元，其中：社会保障和就业支出420.30万元，占{one}%；卫生健康支出180.20万元，占{two}%；\
             农林水支出2279.05万元，占{three}%；住房保障支出300.45万元，占{four}%。\n"
        );
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let loud = outcome.findings.iter().filter(|it| it.severity > Severity::Note);
        let said = |it| outcome.words(it, Lang::En).message;
        loud.map(|it| format!("{} {} {}", it.rule, said(it), it.explains.len())).collect()
    }

    #[test]
    fn rates_that_were_cut_off_are_one_habit() {
        // 13.217, 5.667, 71.668, 9.448
        insta::assert_debug_snapshot!(told(["13.21", "5.66", "71.66", "9.44"]), @r#"
        [
            "share-of-whole 4 figures were cut off instead of rounded; the first: share 13.21% should be 13.22% (only cut-off digits explain it) 5",
        ]
        "#);
        // Rounded but for one.
        insta::assert_debug_snapshot!(told(["13.21", "5.67", "71.67", "9.45"]), @"[]");
        insta::assert_debug_snapshot!(told(["13.22", "5.67", "71.67", "9.45"]), @"[]");
    }
}
