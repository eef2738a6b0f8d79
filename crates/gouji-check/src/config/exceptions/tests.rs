//! Exceptions in the formats that have comments.

use super::*;
use crate::check::check_with;
use gouji_core::calendar::Date;
use gouji_core::lang::Lang;

const WRONG: &str =
    "2024年本年支出合计1486.72万元，其中：基本支出402.15万元，占30%；项目支出1084.57万元，占73%。";
const WRONG_TOO: &str = "2024年政府采购支出总额1486.72万元，其中：授予中小企业合同金额1115.60万元，占政府采购支出总额的78%。";

fn today() -> Policy {
    Policy { today: Date::parse("2026-06-30").unwrap(), ..Policy::default() }
}

fn checked(text: &str, name: &str, policy: &Policy) -> (Vec<String>, usize) {
    let outcome = check_with(text.as_bytes(), name, policy).unwrap();
    let shown = |finding: &gouji_core::finding::Finding| {
        format!(
            "{} {}: {}",
            finding.severity.name(),
            finding.rule,
            outcome.words(finding, Lang::En).message
        )
    };
    (outcome.findings.iter().map(shown).collect(), outcome.excepted)
}

fn rules(text: &str, name: &str) -> (Vec<String>, usize) {
    let (shown, excepted) = checked(text, name, &today());
    let rule = |line: String| line.split(['(', ':']).next().unwrap_or_default().to_owned();
    (shown.into_iter().map(rule).collect(), excepted)
}

#[test]
fn a_comment_covers_its_own_block() {
    let comment = "<!-- gouji: ignore share-of-whole,shares-add-to-100 已核对 -->";
    for name in ["a.txt", "a.md"] {
        for text in [
            format!("{comment}\n{WRONG}\n\n{WRONG_TOO}\n"),
            format!("{WRONG}{comment}\n\n{WRONG_TOO}\n"),
            format!("{WRONG_TOO}\n\n{comment}\n\n{WRONG}\n"),
            format!("{WRONG_TOO}\n\n{} {comment} {}\n", &WRONG[..WRONG.len() - 3], "。"),
        ] {
            let found = rules(&text, name);
            assert_eq!(found, (vec!["error share-of-whole".to_owned()], 1), "{name}\n{text}");
        }
    }
}

#[test]
fn an_excepted_lead_leaves_what_it_explained() {
    let text = format!("<!-- gouji: ignore share-of-whole 已核对 -->\n{WRONG}\n");
    assert_eq!(rules(&text, "a.txt"), (vec!["error shares-add-to-100".to_owned()], 1));
    let text = format!("<!-- gouji: ignore shares-add-to-100 已核对 -->\n{WRONG}\n");
    assert_eq!(rules(&text, "a.txt"), (vec!["error share-of-whole".to_owned()], 0));
}

#[test]
fn the_comment_is_no_text() {
    let text =
        format!("<!-- gouji: ignore share-of-whole 2023年为500.00万元，占12% -->\n{WRONG}\n");
    let with = check_with(text.as_bytes(), "a.txt", &today()).unwrap();
    let without = check_with(WRONG.as_bytes(), "a.txt", &today()).unwrap();
    assert_eq!(with.coverage.figures, without.coverage.figures);
    assert!(with.source.text().contains("500.00万元"), "the text shown is the file's");
}

#[test]
fn exceptions_that_do_nothing_are_findings() {
    let (shown, excepted) = checked(
        &format!(
            "<!-- gouji: ignore growth-rate 已核对 -->\n\
             <!-- gouji: ignore share-of-whole until: 2026-06-29 已核对 -->\n\
             <!-- gouji: ignore share-of-whole -->\n\
             <!-- gouji: ignore share-of-hwole 已核对 -->\n\
             <!-- gouji: ignore share-of-whole until: 2026-6-31 已核对 -->\n\
             <!-- gouji: skip share-of-whole 已核对 -->\n\
             {WRONG}\n"
        ),
        "a.txt",
        &today(),
    );
    assert_eq!(excepted, 0);
    insta::assert_snapshot!(shown.join("\n"), @r"
    warning unused-exception: the exception for growth-rate hides nothing; remove it, or move it to the block it is about
    warning expired-exception: the exception for share-of-whole ended on 2026-06-29; correct the figure, or give the reason again with a later date
    warning invalid-exception: the exception hides nothing: it gives no reason
    warning invalid-exception: the exception hides nothing: there is no rule called share-of-hwole; did you mean share-of-whole?
    warning invalid-exception: the exception hides nothing: 2026-6-31 is no date; write it like 2027-03-31
    warning invalid-exception: after `gouji:` comes `ignore`, not `skip`
    error share-of-whole: share 30% should be 27%
    ");
}

#[test]
fn an_exception_holds_through_its_last_day() {
    let text = |date: &str| {
        format!(
            "<!-- gouji: ignore share-of-whole,shares-add-to-100 until: {date} 已核对 -->\n{WRONG}\n"
        )
    };
    assert_eq!(rules(&text("2026-06-30"), "a.txt"), (vec![], 1));
    let ended = rules(&text("2026-06-29"), "a.txt").0;
    assert_eq!(ended.len(), 3, "{ended:?}");
}

#[test]
fn a_rule_that_did_not_run_leaves_no_idle_exception() {
    let text =
        format!("<!-- gouji: ignore growth-rate 已核对 -->\n{}\n", WRONG.replace("30%", "27%"));
    assert_eq!(rules(&text, "a.txt").0, ["warning unused-exception"]);
    let mut policy = today();
    policy.selection.ignore = vec![crate::config::Known::default().selector("changes").unwrap()];
    assert!(checked(&text, "a.txt", &policy).0.is_empty());
    let off = Policy { exceptions: false, ..today() };
    assert!(checked(&text, "a.txt", &off).0.is_empty());
}

#[test]
fn code_in_markdown_is_no_comment() {
    let text = format!(
        "```\n<!-- gouji: ignore growth-rate 已核对 -->\n```\n\n{}\n",
        WRONG.replace("30%", "27%")
    );
    assert!(rules(&text, "a.md").0.is_empty());
}

#[test]
fn yaml_comments_cover_the_line_or_the_entry() {
    let draft = |first: &str, second: &str| {
        format!(
            "kind: final\nyear: 2024\nunit: 万元\nlines:\n  {first}\n  - label: 本年支出合计\n    amount: 1486.72\n    items:\n      - {{label: 基本支出, amount: 402.15, share: 30%}}{second}\n      - {{label: 项目支出, amount: 1084.57, share: 73%}}\n"
        )
    };
    let said = "# gouji: ignore share-of-whole,shares-add-to-100 已核对";
    assert_eq!(rules(&draft("", ""), "a.yaml").0, ["error share-of-whole"]);
    assert_eq!(rules(&draft(said, ""), "a.yaml"), (vec![], 1));
    assert_eq!(rules(&draft("", &format!(" {said}")), "a.yaml"), (vec![], 1));
    let elsewhere = draft("", "") + said + "\n";
    assert_eq!(rules(&elsewhere, "a.yaml").0.len(), 3);
}
