//! A rule explained to the person who wrote the draft, section by section.
//!
//! Contract: every word of a rule comes from its file; the finding shown is what the checker says
//! of the file's own example, never a copy of it.

use gouji_check::check::check_by;
use gouji_core::explain::Words;
use gouji_core::finding::{Finding, Severity};
use gouji_core::lang::Lang;
use gouji_core::rules::text::{RuleSeverity, example_name};
use gouji_core::rules::{Group, Rule, Rulebook};

/// One section: a heading, and lines that may be wrapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub heading: &'static str,
    /// Its paragraphs.
    pub body: Vec<String>,
}

/// The sections on a rule, in the order a colleague would tell them.
pub fn lesson(rule: Rule, book: &Rulebook, lang: Lang) -> Vec<Section> {
    let text = rule.text();
    let words = text.words(lang);
    let one = |text: &str| vec![text.to_owned()];
    let section = |heading, body| Section { heading, body };
    let mut all = vec![
        section(lang.pick("核对什么", "What it checks"), one(&words.summary)),
        section(lang.pick("为什么", "Why"), one(&words.why)),
        section(lang.pick("怎样计算", "How it is worked out"), one(&how(rule, lang))),
        section(lang.pick("应当成立的关系", "What must hold"), relations(rule)),
        section(lang.pick("依据", "Basis"), text.basis.iter().cloned().collect()),
        section(lang.pick("四舍五入", "Rounding"), rounding(rule, lang)),
    ];
    for wrong in &text.examples.wrong {
        let mut body: Vec<String> = wrong.text.lines().map(str::to_owned).collect();
        body.extend(found(&wrong.text, book, lang));
        all.push(section(lang.pick("例子：有问题的写法", "Example: what is wrong"), body));
    }
    for right in &text.examples.right {
        let body = right.lines().map(str::to_owned).collect();
        all.push(section(lang.pick("例子：正确的写法", "Example: what is right"), body));
    }
    all.push(section(
        lang.pick("核对无误、确需保留时", "When it is right as it stands"),
        silence(rule, lang),
    ));
    all.retain(|section| section.body.iter().any(|line| !line.trim().is_empty()));
    all
}

/// How the rule is worked out; of a rule that is no code its relation says most of it.
fn how(rule: Rule, lang: Lang) -> String {
    let text = rule.text();
    let how = &text.words(lang).how;
    if !how.is_empty() || text.relation.is_empty() {
        return how.clone();
    }
    lang.pick(
        "把全文（包括表格）中含义确定、单位、年度和口径相同的数代入下面的关系式，用印出的数精确计算。带 ? 的项文中没有时按零计，其余各项齐全才核对。",
        "The figures of the whole text and its tables that certainly mean these concepts, for the same year and basis, are put into the relation below and computed exactly as printed. What has a ? counts as nothing where it is absent; all others have to be there.",
    )
    .to_owned()
}

/// The relations of a rule that is no code, as its file writes them.
fn relations(rule: Rule) -> Vec<String> {
    let of = |relation: &String| -> Vec<String> {
        let lines = relation.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate();
        lines.map(|(at, line)| format!("{}{line}", if at == 0 { "" } else { "  " })).collect()
    };
    rule.text().relation.iter().flat_map(of).collect()
}

/// What the checker says of an example.
fn found(text: &str, book: &Rulebook, lang: Lang) -> Vec<String> {
    let Ok(outcome) = check_by(book, text.as_bytes(), example_name(text)) else {
        return Vec::new();
    };
    let loud = outcome.findings.iter().filter(|finding| finding.severity > Severity::Note);
    loud.flat_map(|finding| said(finding, &outcome.words(finding, lang), lang)).collect()
}

fn said(finding: &Finding, words: &Words, lang: Lang) -> Vec<String> {
    let severity = match finding.severity {
        Severity::Error => lang.pick("错误", "error"),
        Severity::Warning => lang.pick("警告", "warning"),
        Severity::Note => lang.pick("提示", "note"),
    };
    let mut lines = vec![format!("→ {severity}{}{}", lang.pick("：", ": "), words.message)];
    lines.extend(words.arithmetic.lines().map(|line| format!("  = {line}")));
    if let Some(expected) = &finding.expected {
        lines.push(lang.pick(
            format!("  文中是 {}，应为 {expected}", finding.stated),
            format!("  printed {}, expected {expected}", finding.stated),
        ));
    }
    lines
}

/// What rounding allows, and when a finding is an error.
fn rounding(rule: Rule, lang: Lang) -> Vec<String> {
    let warning = rule.text().severity == RuleSeverity::Warning;
    if rule.text().severity == RuleSeverity::Evidence {
        return vec![
            lang.pick(
                "这条关系只作印证：在四舍五入范围内成立，相关的数就算核对过；不成立时什么也不说明，不报告。",
                "This relation is evidence only: where it holds within rounding, its figures count as checked; where it does not, that says nothing and is not reported.",
            )
            .to_owned(),
        ];
    }
    if !rule.has_relations() && !matches!(rule, Rule::WrongBase | Rule::UnitSlip) {
        return vec![
            lang.pick(
                "这条规则不比较数字的大小，与四舍五入无关。",
                "This rule compares no figures, so rounding plays no part.",
            )
            .to_owned(),
        ];
    }
    if rule.group() == Group::Counts && !matches!(rule, Rule::UnitPriceTimesQuantity) {
        return vec![
            lang.pick(
                "户数、人数、个数是准确数，没有四舍五入的余地；只有由它们算出的百分率可以四舍五入到所印的位数。",
                "Counts of households, people or items are exact and leave no room for rounding; only a percentage computed from them may be rounded to the digits it prints.",
            )
            .to_owned(),
        ];
    }
    let mut body = vec![
        lang.pick(
            "文中的数都是四舍五入后印出的，真实的数可以上下相差半个末位（两位小数的万元数，就是 0.005 万元；印成 27% 的百分率，真实值在 26.5%–27.5% 之间）。程序用这些范围精确计算，不另设容差：",
            "Printed figures are rounded, so the true one may lie half of the last digit higher or lower (0.005万元 for two decimals; a rate printed 27% lies within 26.5%–27.5%). The program computes with these ranges exactly and has no tolerance besides:",
        )
        .to_owned(),
        lang.pick(
            "· 四舍五入可以解释的，是提示，默认不列出；",
            "· what rounding explains is a note, not listed unless asked for;",
        )
        .to_owned(),
        lang.pick(
            "· 只有把尾数直接截去才说得通的，是警告；",
            "· what only cutting digits off explains is a warning;",
        )
        .to_owned(),
    ];
    body.push(
        if warning {
            lang.pick(
                "· 怎样取舍尾数都不可能成立的，这条规则也只给警告。",
                "· what no rounding or cutting explains is no more than a warning with this rule.",
            )
        } else {
            lang.pick(
                "· 怎样取舍尾数都不可能成立的，才是错误。",
                "· only what no rounding or cutting explains is an error.",
            )
        }
        .to_owned(),
    );
    body
}

/// How to keep a figure as it is without hearing of it again.
fn silence(rule: Rule, lang: Lang) -> Vec<String> {
    let name = rule.name();
    if rule.text().severity == RuleSeverity::Evidence {
        return Vec::new();
    }
    if rule.group() == Group::Exceptions {
        return vec![lang.pick(
            format!("删去或改正这条例外即可。整体停用：在 gouji.toml 中写 ignore = [\"{name}\"]。"),
            format!("Remove or correct the exception. To switch the rule off: ignore = [\"{name}\"] in gouji.toml."),
        )];
    }
    let reason = lang.pick("理由", "reason");
    let day = lang.pick("日期", "DATE");
    vec![
        lang.pick(
            "先看依据：数字确实没有错（例如口径特殊、上级批复如此），才使用例外，并写明理由。".to_owned(),
            "Look at the accounts first. Only where the figure is right (a scope of its own, a figure as approved) make an exception, with the reason.".to_owned(),
        ),
        lang.pick(
            "· 文本、Markdown：写在该段之内，或单独一行写在该段之前".to_owned(),
            "· text, Markdown: inside the paragraph, or on a line of its own before it".to_owned(),
        ),
        format!("    <!-- gouji: ignore {name} {reason} -->"),
        lang.pick("· YAML：写在该行之后或之前".to_owned(), "· YAML: behind the line, or before it".to_owned()),
        format!("    # gouji: ignore {name} {reason}"),
        lang.pick(
            "· Word、Excel、PDF：写在同一文件夹的 gouji.exceptions.yaml 中，指纹见核对结果".to_owned(),
            "· Word, Excel, PDF: in gouji.exceptions.yaml beside the file; the finding shows its fingerprint".to_owned(),
        ),
        format!("    exceptions: [{{fingerprint: …, reason: {reason}}}]"),
        lang.pick(
            format!("理由前加 until: {day}（如 until: 2027-03-31）则到期失效。整条规则不适用时，在 gouji.toml 中写 ignore = [\"{name}\"]。隐去的结果始终计数。"),
            format!("With until: {day} before the reason (until: 2027-03-31) it ends by itself. Where the whole rule does not apply: ignore = [\"{name}\"] in gouji.toml. What is hidden by exceptions is always counted."),
        ),
    ]
}
