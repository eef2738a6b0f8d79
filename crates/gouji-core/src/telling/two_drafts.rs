//! The finding of a text and tables that are not of one draft.

use super::Desk;
use crate::diagnosis::two_drafts::TwoDrafts;
use crate::explain::shown;
use crate::finding::{Explained, Finding, Headline, Message, Severity};
use crate::fingerprint;
use crate::judge::Verdict;

/// So many are shown.
const SHOWN: usize = 8;

/// The finding, at the first of what differs.
pub(super) fn finding(desk: &Desk<'_>, drafts: &TwoDrafts) -> Option<Finding> {
    let disclosure = desk.disclosure;
    let first = desk.judged.get(drafts.first)?;
    let (relation, judgement) = first;
    let shown = shown(first, disclosure, desk.source);
    let message = Message::of(first);
    let both = drafts.broken + drafts.held;
    let headline = Headline::TwoDrafts { differ: drafts.broken, both };
    let explains =
        std::iter::once(&drafts.first).chain(&drafts.others).take(SHOWN).filter_map(|place| {
            let judged = desk.judged.get(*place)?;
            let message = Message::of(judged);
            Some(Explained { rule: judged.0.rule, message, severity: Severity::Warning })
        });
    Some(Finding {
        rule: relation.rule,
        severity: Severity::Warning,
        verdict: Verdict::Broken,
        code: judgement.code,
        message: Message { headline, ..message },
        stated: shown.stated,
        expected: None,
        or_else: Vec::new(),
        fingerprint: fingerprint::of(
            relation,
            disclosure.figure(relation.subject.figure()),
            disclosure,
        ),
        primary: shown.primary,
        related: shown.related,
        explains: explains.collect(),
        suggestion: None,
        preview: false,
        because: None,
        figures: Vec::new(),
    })
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
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let said = |it| outcome.words(it, Lang::Zh).message;
        outcome.findings.iter().map(|it| format!("{:?} {}", it.severity, said(it))).collect()
    }

    #[test]
    fn a_text_of_another_draft_is_told_once() {
        assert_eq!(
            said(["1150.00", "1000.00", "150.00", "700.00", "450.00"]),
            Vec::<String>::new()
        );
        insta::assert_snapshot!(
            said(["1575.50", "1370.00", "205.50", "959.00", "616.50"]).join("\n"),
            @"Warning 正文与表格对不上：两处都有的 6 项金额中 6 项不同，可能不是同一年度、同一部门或同一稿"
        );
        // One wrong amount is that amount's own.
        let one = said(["1150.00", "1000.00", "150.00", "700.00", "405.00"]);
        assert!(!one.is_empty() && one.iter().all(|it| !it.contains("对不上")), "{one:?}");
    }
}
