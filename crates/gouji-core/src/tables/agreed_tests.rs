//! Tables that tell by themselves what belongs to what: silent when right, and one finding at the cell that was
//! mistyped.

use gouji_check::check::check;
use gouji_check::gouji_core::finding::Severity;

/// What is said of a table: what is printed, and what it should be.
fn said(title: &str, rows: &str) -> Vec<(String, Option<String>)> {
    let text = format!("青禾县2024年财政预算报告\n\n{title}\n\n单位：万元\n\n{rows}");
    let outcome = check(text.as_bytes(), "draft.md").unwrap();
    let errors = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
    errors.map(|finding| (finding.stated, finding.expected)).collect()
}

fn one(stated: &str, expected: &str) -> Vec<(String, Option<String>)> {
    vec![(stated.to_owned(), Some(expected.to_owned()))]
}

/// With `from` mistyped as `to`.
fn slipped(title: &str, rows: &str, from: &str, to: &str) -> Vec<(String, Option<String>)> {
    assert_eq!(rows.matches(from).count(), 1, "{from}");
    said(title, &rows.replace(from, to))
}

const CHILDREN: &str = "| 项目 | 2023年决算数 | 2024年预算数 |\n|---|---|---|\n\
    | 一、税收收入 | 53,240 | 57,110 |\n| 增值税 | 31,020 | 33,400 |\n| 契税 | 22,220 | 23,710 |\n\
    | 二、非税收入 | 20,480 | 19,690 |\n| 专项收入 | 8,170 | 7,930 |\n| 罚没收入 | 12,310 | 11,760 |\n";

#[test]
fn rows_without_a_number_are_parts_of_the_number_above() {
    let title = "2024年青禾县一般公共预算收入预算表";
    assert_eq!(said(title, CHILDREN), []);
    assert_eq!(slipped(title, CHILDREN, "11,760", "17,160"), one("17,160万元", "11,760万元"));
}

const ON_TOP: &str = "| 项目 | 2023年决算数 | 2024年预算数 |\n|---|---|---|\n| 合计 | 73,720 | 76,800 |\n\
    | 1.教育支出 | 41,390 | 42,870 |\n| 2.卫生健康支出 | 20,110 | 21,540 |\n| 3.住房保障支出 | 12,220 | 12,390 |\n";

#[test]
fn a_total_stands_above_its_rows() {
    let title = "2024年青禾县本级一般公共预算支出预算表";
    assert_eq!(said(title, ON_TOP), []);
    assert_eq!(slipped(title, ON_TOP, "76,800", "78,600").len(), 1);
}

const ONLY: &str = "| 项目 | 2023年预算数 | 2023年决算数 |\n|---|---|---|\n\
    | 一、利润收入 | 512 | 498 |\n| 水务企业利润收入 | 300 | 290 |\n| 交通企业利润收入 | 212 | 208 |\n\
    | 二、股利、股息收入 | 145 | 151 |\n| 国有控股公司股利、股息收入 | 95 | 101 |\n| 国有参股公司股利、股息收入 | 50 | 50 |\n\
    | 三、产权转让收入 | 47 | 62 |\n| 其他企业产权转让收入 | 47 | 62 |\n";

#[test]
fn an_only_child_has_the_amount_of_its_parent() {
    let title = "青禾县国有资本经营预算收入决算表";
    assert_eq!(said(title, ONLY), []);
    let wrong = ONLY.replace("| 其他企业产权转让收入 | 47 |", "| 其他企业产权转让收入 | 41 |");
    assert_eq!(said(title, &wrong).len(), 1);
}

const REGIONS: &str = "| 地区 | 合计 | 一般债务 | 专项债务 |\n|---|---|---|---|\n\
    | 东河镇 | 3,520 | 1,310 | 2,210 |\n| 西河镇 | 2,975 | 1,045 | 1,930 |\n| 南岭镇 | 4,610 | 2,080 | 2,530 |\n\
    | 北岭镇 | 1,894 | 724 | 1,170 |\n| 城关镇 | 6,235 | 2,415 | 3,820 |\n";

#[test]
fn columns_are_the_sum_of_columns() {
    let title = "2024年青禾县政府债务分地区余额表";
    assert_eq!(said(title, REGIONS), []);
    assert_eq!(slipped(title, REGIONS, "6,235", "6,325"), one("6,325万元", "6,235万元"));
}

#[test]
fn what_one_level_gives_another_counts_once() {
    let rows = "| 项目 | 合计 | 县本级 | 镇级 |\n|---|---|---|---|\n\
        | 一、利润收入 | 3,520 | 1,310 | 2,210 |\n| 二、股息收入 | 2,975 | 1,045 | 1,930 |\n| 三、清算收入 | 4,610 | 2,080 | 2,530 |\n\
        | 收入合计 | 11,105 | 4,435 | 6,670 |\n| 国有资本经营预算转移支付收入 | 740 | 740 | 740 |\n";
    assert_eq!(said("2024年青禾县国有资本经营预算收入表", rows), []);
}

#[test]
fn a_part_that_no_other_column_shows_is_none() {
    // 国内增值税 is a part of 增值税, and only one column says how much.
    let rows = "| 项目 | 预算数 | 决算数 |\n|---|---|---|\n| 税收收入 | 53,240 | 57,110 |\n| 增值税 | 31,020 | 33,400 |\n\
        | 国内增值税 |  | 33,400 |\n| 契税 | 12,220 | 13,610 |\n| 房产税 | 10,000 | 10,100 |\n";
    assert_eq!(said("2024年青禾县一般公共预算收入决算表", rows), []);
}

#[test]
fn rows_that_make_up_the_row_above_are_its_parts() {
    let rows = "| 项目 | 执行数 |\n|---|---|\n| 一、税收收入 | 138.50 |\n| 增值税 | 44.45 |\n| 其他税收收入 | 94.05 |\n\
        | 二、非税收入 | 125.50 |\n| 专项收入 | 25.27 |\n| 罚没收入 | 100.23 |\n| 一般公共预算收入合计 | 264.00 |\n\
        | 转移性收入 | 851.99 |\n| 上级补助收入 | 664.74 |\n| 债务转贷收入 | 53.03 |\n| 上年结余收入 | 31.55 |\n\
        | 调入资金 | 102.67 |\n| 收入总计 | 1115.99 |\n";
    assert_eq!(said("2024年青禾县一般公共预算收入执行情况表", rows), []);
}

#[test]
fn a_cell_where_a_row_and_a_column_differ_is_the_one_in_a_table_of_three_rows() {
    let rows = "| 地区 | 合计 | 保障资金 | 补助资金 |\n|---|---|---|---|\n| 全市 | 18805.45 | 8521.74 | 10283.71 |\n\
        | 鹤川县 | 15340.47 | 7139.32 | 8201.15 |\n| 青禾县 | 3464.98 | 1382.42 | 2082.56 |\n";
    let title = "2024年直达资金分地区情况表";
    assert_eq!(said(title, rows), []);
    assert_eq!(slipped(title, rows, "3464.98", "3414.98"), one("3414.98万元", "3464.98万元"));
    // A row of rates is made of no parts.
    let rates = format!("{rows}| 增长率 | 10.00 | 17.00 | 12.00 |\n");
    assert_eq!(said(title, &rates), []);
}

#[test]
fn the_total_of_one_row_is_that_row() {
    let rows = "| 地区 | 合计 | 中央资金 | 省级资金 | 已拨付 |\n|---|---|---|---|---|\n\
        | 合计 | 13437.77 | 7604.04 | 5833.73 | 7794.90 |\n| 白石县 | 13437.77 | 7604.04 | 5833.73 | 7794.90 |\n";
    let title = "2024年直达资金情况表";
    assert_eq!(said(title, rows), []);
    let wrong = rows.replacen("13437.77", "23437.77", 1);
    assert_eq!(said(title, &wrong), one("23437.77万元", "13437.77万元"));
}

#[test]
fn a_group_that_its_total_needs_is_one() {
    let rows = "| 单位名称 | 预算数 | 决算数 |\n|---|---|---|\n| 鹤川市合计 | 1625258 | 2482126 |\n| 其中：市本级 | 184022 | 893410 |\n\
        | 石泉县 | 262543 | 689703 |\n| 松桥区 | 527628 | 800322 |\n| 白石市 | 651065 | 98691 |\n| 双溪县 | 701190 | 627636 |\n\
        | 西渡县 | 418087 | 153102 |\n| 平湖市 | 628436 | 440523 |\n| 市本级 | 342153 | 345885 |\n| 临江市 | 286283 | 94638 |\n\
        | 宁泽开发区 | 287878 | 487647 |\n| 合计 | 3660849 | 4191034 |\n";
    let title = "2024年分地区一般公共预算收入决算表";
    assert_eq!(said(title, rows), []);
    assert_eq!(slipped(title, rows, "440523", "443523"), one("443523万元", "440523万元"));
}
