//! The tables of a whole final account: silent when right, and for every identity one finding at the
//! cell that was mistyped, with the value it should have.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::support;

use gouji_check::check::{Outcome, check};
use gouji_core::finding::{Finding, Severity};
use gouji_core::lang::Lang;
use support::fixtures;

fn draft() -> String {
    std::fs::read_to_string(fixtures().join("department-final/draft.md")).unwrap()
}

fn checked(text: &str) -> Outcome {
    check(text.as_bytes(), "draft.md").unwrap_or_else(|error| panic!("{error}"))
}

fn loud(outcome: &Outcome) -> Vec<&Finding> {
    outcome.findings.iter().filter(|finding| finding.severity > Severity::Note).collect()
}

/// The draft with a row of a table replaced; `row` counts those that stand there from 0.
fn with(table: &str, from: &str, to: &str) -> String {
    let draft = draft();
    let start = draft.find(&format!("\n{table}\n")).unwrap_or_else(|| panic!("{table}"));
    let at = draft[start..].find(from).unwrap_or_else(|| panic!("{table}: {from}")) + start;
    format!("{}{to}{}", &draft[..at], &draft[at + from.len()..])
}

#[test]
fn a_whole_account_is_silent_and_nearly_all_of_it_is_checked() {
    let outcome = checked(&draft());
    assert!(loud(&outcome).is_empty(), "{:#?}", loud(&outcome));
    let (checked, all) = (outcome.coverage.checked, outcome.coverage.figures);
    assert!(checked * 100 >= all * 98, "{checked} of {all}");
    assert_eq!(outcome.disclosure.tables.len(), 9);
    for table in &outcome.disclosure.tables {
        assert!(table.layout.is_some() && table.doubt.is_none(), "{table:?}");
    }
}

/// Table, row as it is, row with one slip, the figure that is wrong, and what it should be.
const SLIPS: &[(&str, &str, &str, &str, &str)] = &[
    // Across a row.
    (
        "支出决算表",
        "| 2130305 | 水利工程建设 | 800.00 | 0.00 | 800.00 |",
        "| 2130305 | 水利工程建设 | 800.00 | 0.00 | 880.00 |",
        "880.00万元",
        "800.00万元",
    ),
    (
        "收入决算表",
        "| 2130399 | 其他水利支出 | 92.80 |  |  | 80.50 |",
        "| 2130399 | 其他水利支出 | 92.80 |  |  | 85.00 |",
        "85.00万元",
        "80.50万元",
    ),
    (
        "财政拨款收入支出决算总表",
        "| 四、农林水支出 | 2279.50 | 2279.50 |",
        "| 四、农林水支出 | 2279.50 | 2297.50 |",
        "2297.50万元",
        "2279.50万元",
    ),
    // Codes over codes.
    (
        "一般公共预算财政拨款支出决算表",
        "| 2080506 | 机关事业单位职业年金缴费支出 | 128.00 | 128.00 |",
        "| 2080506 | 机关事业单位职业年金缴费支出 | 182.00 | 128.00 |",
        "182.00万元",
        "128.00万元",
    ),
    (
        "一般公共预算财政拨款基本支出决算表",
        "| 30228 | 工会经费 | 56.80 |",
        "| 30228 | 工会经费 | 156.80 |",
        "156.80万元",
        "56.80万元",
    ),
    // The total over the classes.
    (
        "一般公共预算财政拨款支出决算表",
        "|  | 合计 | 3180.00 |",
        "|  | 合计 | 3108.00 |",
        "3108.00万元",
        "3180.00万元",
    ),
    // Statements.
    (
        "收入支出决算总表",
        "| 八、其他收入 | 12.30 |",
        "| 八、其他收入 | 13.20 |",
        "13.20万元",
        "12.30万元",
    ),
    (
        "收入支出决算总表",
        "| 年初结转和结余 | 45.20 |",
        "| 年初结转和结余 | 42.50 |",
        "42.50万元",
        "45.20万元",
    ),
    (
        "收入支出决算总表",
        "| 四、农林水支出 | 2377.90 |",
        "| 四、农林水支出 | 2377.00 |",
        "2377.00万元",
        "2377.90万元",
    ),
    // 人员经费 + 公用经费 = 基本支出.
    (
        "一般公共预算财政拨款基本支出决算表",
        "| 公用经费合计 |  | 280.40 |",
        "| 公用经费合计 |  | 208.40 |",
        "208.40万元",
        "280.40万元",
    ),
    // 三公.
    (
        "财政拨款“三公”经费支出决算表",
        "| 60.00 | 51.20 | 0.00 | 0.00 | 55.00 | 48.00 |",
        "| 60.00 | 51.20 | 0.00 | 0.00 | 55.00 | 84.00 |",
        "84.00万元",
        "48.00万元",
    ),
    // Funds carried over.
    (
        "政府性基金预算财政拨款收入支出决算表",
        "|  | 合计 | 0.00 | 150.00 | 150.00 |",
        "|  | 合计 | 0.00 | 150.00 | 105.00 |",
        "105.00万元",
        "150.00万元",
    ),
];

#[test]
fn one_slip_is_one_finding_at_its_cell() {
    let mut failures = Vec::new();
    for (table, right, wrong, stated, expected) in SLIPS {
        let outcome = checked(&with(table, right, wrong));
        let found = loud(&outcome);
        let good = match found.as_slice() {
            [one] => {
                one.severity > Severity::Note
                    && one.stated == *stated
                    && one.expected.as_deref() == Some(*expected)
            }
            _ => false,
        };
        if !good {
            let shown = found.iter().map(|f| {
                format!(
                    "  {} [{}] {} → {:?}: {}",
                    f.severity.name(),
                    f.rule,
                    f.stated,
                    f.expected,
                    outcome.words(f, Lang::Zh).message
                )
            });
            failures.push(format!("{table}: {wrong}\n{}", shown.collect::<Vec<_>>().join("\n")));
        }
    }
    assert!(failures.is_empty(), "{} of {}\n{}", failures.len(), SLIPS.len(), failures.join("\n"));
}

/// Text against table: what is wrong in the text, and what the table has.
const IN_THE_TEXT: &[(&str, &str, &str, &str)] = &[
    (
        "一般公共预算财政拨款基本支出2000.90万元。",
        "一般公共预算财政拨款基本支出2039.30万元。",
        "2039.30万元",
        "2000.90万元",
    ),
    (
        "财政拨款收入支出总计3380.00万元。",
        "财政拨款收入支出总计3830.00万元。",
        "3830.00万元",
        "3380.00万元",
    ),
    (
        "公务接待费支出决算为3.20万元，完成预算的64.00%",
        "公务接待费支出决算为3.20万元，完成预算的46.00%",
        "46.00%",
        "64.00%",
    ),
];

#[test]
fn the_text_is_held_against_the_tables() {
    for (right, wrong, stated, expected) in IN_THE_TEXT {
        let draft = draft();
        assert_eq!(draft.matches(right).count(), 1, "{right}");
        let outcome = checked(&draft.replace(right, wrong));
        let told = loud(&outcome);
        let [one] = told.as_slice() else { panic!("{wrong}: {told:#?}") };
        assert_eq!((one.stated.as_str(), one.expected.as_deref()), (*stated, Some(*expected)));
    }
}

/// One unit between totals that are rounded apart is never an error, though an account whose totals
/// are all exact may be asked about it.
#[test]
fn one_unit_is_no_error() {
    let text =
        with("收入支出决算总表", "| 二、卫生健康支出 | 180.20 |", "| 二、卫生健康支出 | 180.21 |");
    let outcome = checked(&text);
    assert!(outcome.findings.iter().all(|finding| finding.severity < Severity::Error));
}

/// What differs and may.
#[test]
fn what_may_differ_is_silent() {
    let silent = [
        // Income by code is not expenditure by code (as in the draft); a blank class is nothing.
        with(
            "收入支出决算总表",
            "| 六、经营收入 |  |  |  |",
            "| 六、经营收入 |  | 六、其他支出 |  |",
        ),
        // 机关运行经费 need not be 公用经费.
        format!("{}\n\n## 九、其他\n\n2025年度机关运行经费支出268.40万元。\n", draft()),
        // An unknown table with numbers that add to nothing.
        format!(
            "{}\n\n项目支出绩效情况表\n\n| 项目 | 预算 | 得分 |\n|---|---|---|\n| 甲 | 10.00 | 95 |\n| 乙 | 20.00 | 88 |\n| 合计 | 31.00 | 90 |\n",
            draft()
        ),
    ];
    for text in silent {
        let outcome = checked(&text);
        assert!(loud(&outcome).is_empty(), "{:#?}", loud(&outcome));
    }
}

/// The same account as a text export leaves it: tables as lines without their blank cells, names
/// wrapped around their numbers.
#[test]
fn tables_left_as_lines_are_read() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables/lines.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let outcome = check(text.as_bytes(), "lines.txt").unwrap();
    assert!(loud(&outcome).is_empty(), "{:#?}", loud(&outcome));
    let (checked, all) = (outcome.coverage.checked, outcome.coverage.figures);
    assert!(checked * 100 >= all * 98, "{checked} of {all}");
    // A code below another, and a line of the economic table.
    for (right, wrong, expected) in [
        (
            "2210203 购房补贴 90.00 90.00\n合计 3180.00",
            "2210203 购房补贴 99.00 90.00\n合计 3180.00",
            "90.00万元",
        ),
        ("30101 基本工资 520.00", "30101 基本工资 250.00", "520.00万元"),
    ] {
        assert_eq!(text.matches(right).count(), 1, "{right}");
        let outcome = check(text.replace(right, wrong).as_bytes(), "lines.txt").unwrap();
        let found = loud(&outcome);
        let [one] = found.as_slice() else { panic!("{wrong}: {found:#?}") };
        assert_eq!(one.expected.as_deref(), Some(expected));
    }
}

/// For every kind of sum a form in which it is no identity: nothing is said, though nothing closes.
#[test]
fn sums_that_do_not_apply_are_silent() {
    let head = "# 青禾县水务局2025年度部门决算";
    let codes =
        "| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|";
    let cases = [
        // A column nobody knows may be part of the total.
        "支出决算表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 专项资金 |\n|---|---|---|---|---|---|\n| 201 | 一般公共服务支出 | 100.00 | 60.00 | 30.00 | 10.00 |\n| | 合计 | 100.00 | 60.00 | 30.00 | 10.00 |".to_owned(),
        // A class whose sections are not printed, and a table without a total.
        format!("支出决算表\n\n单位：万元\n\n{codes}\n| 201 | 一般公共服务支出 | 100.00 | 60.00 | 40.00 |\n| 208 | 社会保障和就业支出 | 50.00 | 50.00 | 0.00 |"),
        // Rows without list numbers: some may be parts of others.
        "收入支出决算总表\n\n单位：万元\n\n| 项目 | 决算数 | 项目 | 决算数 |\n|---|---|---|---|\n| 财政拨款收入 | 90.00 | 一、一般公共服务支出 | 100.00 |\n| 一般公共预算 | 90.00 | | |\n| 其他收入 | 10.00 | | |\n| 本年收入合计 | 100.00 | 本年支出合计 | 100.00 |".to_owned(),
        // Meetings and training stand beside the three public expenses.
        "财政拨款“三公”经费、会议费、培训费支出决算表\n\n单位：万元\n\n| 合计 | 三公经费合计 | 因公出国（境）费 | 公务用车小计 | 公务接待费 | 会议费 | 培训费 |\n|---|---|---|---|---|---|---|\n| 30.00 | 12.00 | 0.00 | 10.00 | 2.00 | 8.00 | 10.00 |".to_owned(),
        // Rates do not add up.
        "支出决算表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 本年支出合计 | 占比% |\n|---|---|---|---|\n| 201 | 一般公共服务支出 | 60.00 | 60.00 |\n| 208 | 社会保障和就业支出 | 40.00 | 40.01 |\n| | 合计 | 100.00 | 12.00 |".to_owned(),
        // All money and the general public budget differ where there is other money.
        format!("支出决算表\n\n单位：万元\n\n{codes}\n| 201 | 一般公共服务支出 | 100.00 | 60.00 | 40.00 |\n| | 合计 | 100.00 | 60.00 | 40.00 |\n\n一般公共预算财政拨款支出决算表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|\n| 201 | 一般公共服务支出 | 80.00 | 50.00 | 30.00 |\n| | 合计 | 80.00 | 50.00 | 30.00 |"),
    ];
    for case in cases {
        let outcome = checked(&format!("{head}\n\n{case}\n"));
        assert!(loud(&outcome).is_empty(), "{case}\n{:#?}", loud(&outcome));
    }
}
