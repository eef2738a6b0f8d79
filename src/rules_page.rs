//! `gouji rules --format markdown`: one page with everything that is said of every rule.
//!
//! Contract: `docs/rules.md` and `docs/rules.zh.md` are exactly this page (a test compares them),
//! so a rule's file stays the only place where its words are written.

use std::fmt::Write as _;

use gouji_core::lang::Lang;
use gouji_core::rules::text::{RuleSeverity, RuleText, Wrong};
use gouji_core::rules::{Rule, Rulebook};

/// The page in a language.
pub fn of(book: &Rulebook, lang: Lang) -> String {
    let mut out = head(lang);
    let mut group = None;
    for rule in book.by_group() {
        if group != Some(rule.group()) {
            group = Some(rule.group());
            let _ = writeln!(out, "\n## {}", rule.group().words(lang));
        }
        section(rule, lang, &mut out);
    }
    out
}

fn head(lang: Lang) -> String {
    let title = lang.pick("规则", "Rules");
    let command = lang
        .pick("gouji rules --format markdown --lang zh", "gouji rules --format markdown --lang en");
    let made = lang.pick("由以下命令生成，请勿手工修改", "Generated, not to be edited by hand:");
    let text = lang.pick(
        "每条规则从文中的说法得出应当成立的关系；关系是否成立由同一套比较方法判定，见\
         [数字如何比较](semantics.md)。所以同一条规则可以得出错误、警告或提示，除非下文另有说明。\
         每个示例都是测试：正确的不产生警告和错误，错误的恰好产生一个结果。",
        "A rule says which figures must agree; whether they do is decided in one way for all rules \
         ([how figures are compared](semantics.md)). So one rule can give an error, a warning or a \
         note, unless it says otherwise below. Every example is a test: a right one gives no \
         warning and no error, a wrong one exactly one finding.",
    );
    format!("<!-- {made} {command} -->\n\n# {title}\n\n{text}\n")
}

fn section(rule: Rule, lang: Lang, out: &mut String) {
    let text: &RuleText = rule.text();
    let words = text.words(lang);
    let _ = writeln!(out, "\n### {}\n\n**{}**\n\n{}", rule.name(), words.title, words.summary);
    let _ = writeln!(out, "\n{}", words.why);
    if !words.how.is_empty() {
        let _ = writeln!(out, "\n{}{}", lang.pick("怎样计算：", "How: "), words.how);
    }
    if let Some(basis) = &text.basis {
        let _ = writeln!(out, "\n{} {basis}", lang.pick("依据：", "Basis:"));
    }
    if !text.relation.is_empty() {
        fenced(lang.pick("关系式：", "Relation:"), &text.relation.join("\n\n"), out);
    }
    let weight = match text.severity {
        RuleSeverity::Judged => "",
        RuleSeverity::Warning => lang.pick("最高级别为警告。", "Never more than a warning."),
        RuleSeverity::Evidence => lang.pick(
            "只作印证：关系成立即算核对过，不成立时不报告。",
            "Evidence only: where it holds, the figures count as checked; where it does not, nothing \
             is reported.",
        ),
    };
    if !weight.is_empty() {
        let _ = writeln!(out, "\n{weight}");
    }
    for right in &text.examples.right {
        fenced(lang.pick("正确：", "Right:"), right, out);
    }
    for wrong in &text.examples.wrong {
        fenced(&wrong_head(wrong, lang), &wrong.text, out);
    }
}

fn wrong_head(wrong: &Wrong, lang: Lang) -> String {
    let stated = &wrong.stated;
    match &wrong.expected {
        Some(expected) => lang.pick(
            format!("错误（写的是 {stated}，应为 {expected}）："),
            format!("Wrong (stated {stated}, expected {expected}):"),
        ),
        None => {
            lang.pick(format!("错误（写的是 {stated}）："), format!("Wrong (stated {stated}):"))
        }
    }
}

fn fenced(head: &str, body: &str, out: &mut String) {
    let _ = writeln!(out, "\n{head}\n\n```text\n{}\n```", body.trim_end());
}
