//! Tables as offices publish them: right ones are silent and wholly checked, and one wrong digit is found.

use gouji_check::check::{Outcome, check};
use gouji_check::gouji_core::finding::Severity;

fn checked(text: &str, name: &str) -> Outcome {
    check(text.as_bytes(), name).unwrap()
}

/// What is said of a table, and how many of its figures are not checked.
fn said(text: &str, name: &str) -> (Vec<String>, usize) {
    let outcome = checked(text, name);
    let coverage = &outcome.coverage;
    let unchecked = coverage.figures - coverage.checked;
    let loud = outcome.findings.into_iter().filter(|it| it.severity > Severity::Note);
    (loud.map(|finding| finding.stated).collect(), unchecked)
}

/// The right table is silent and checked; with another digit in one cell it is not.
fn holds(text: &str, name: &str, right: &str, wrong: &str) {
    assert_eq!(said(text, name), (vec![], 0), "{text}");
    let (found, _) = said(&text.replacen(right, wrong, 1), name);
    assert!(!found.is_empty(), "{wrong} is not found");
}

#[test]
fn each_row_prints_its_own_level_of_the_code() {
    let table = "一般公共预算支出表\n金额单位：万元\n类,款,项,科目名称,合计,基本支出,项目支出\n\
        ,,,合计,3351.05,2040.00,1311.05\n\
        201,,,一般公共服务支出,2040.00,2040.00,0.00\n\
        ,03,,政府办公厅及相关机构事务,2040.00,2040.00,0.00\n\
        ,,01,行政运行,2040.00,2040.00,0.00\n\
        208,,,社会保障和就业支出,1311.05,0.00,1311.05\n\
        ,05,,行政事业单位养老支出,1100.00,0.00,1100.00\n\
        ,,05,机关事业单位基本养老保险缴费支出,1100.00,0.00,1100.00\n\
        ,08,,抚恤,211.05,0.00,211.05\n\
        ,,01,死亡抚恤,211.05,0.00,211.05\n";
    holds(table, "draft.csv", "抚恤,211.05,0.00,211.05\n", "抚恤,211.05,0.00,211.50\n");
}

#[test]
fn a_code_reaches_over_the_columns_of_its_levels_below_a_row_of_numbers() {
    let row = |code: &str, name: &str, amounts: [&str; 3]| {
        let [all, basic, project] = amounts;
        format!(
            "<tr><td colspan=3>{code}</td><td>{name}</td><td>{all}</td><td>{basic}</td><td>{project}</td></tr>"
        )
    };
    let head = "<p>支出决算表</p><p>公开03表</p><table><tr><td colspan=4>项目</td>\
        <td rowspan=2>本年支出合计</td><td rowspan=2>基本支出</td><td rowspan=2>项目支出</td></tr>\
        <tr><td colspan=3>功能分类科目编码</td><td>科目名称</td></tr>\
        <tr><td rowspan=2>类</td><td rowspan=2>款</td><td rowspan=2>项</td><td>栏次</td><td>1</td><td>2</td><td>3</td></tr>\
        <tr><td>合计</td><td>12,631.65</td><td>6,749.44</td><td>5,882.21</td></tr>";
    let table = format!(
        "{head}{}{}{}{}{}{}{}{}</table>",
        row("201", "一般公共服务支出", ["11,834.06", "5,951.85", "5,882.21"]),
        row("20103", "政府办公厅及相关机构事务", ["6,296.17", "5,951.85", "344.32"]),
        row("2010301", "行政运行", ["6,296.17", "5,951.85", "344.32"]),
        row("20113", "商贸事务", ["5,537.89", "", "5,537.89"]),
        row("2011308", "招商引资", ["5,537.89", "", "5,537.89"]),
        row("208", "社会保障和就业支出", ["797.59", "797.59", ""]),
        row("20805", "行政事业单位养老支出", ["797.59", "797.59", ""]),
        row("2080501", "行政单位离退休", ["797.59", "797.59", ""]),
    );
    assert_eq!(said(&table, "draft.html"), (vec![], 0));
    let wrong = table.replacen(
        ">5,537.89</td><td></td><td>5,537.89<",
        ">5,573.89</td><td></td><td>5,573.89<",
        1,
    );
    assert!(!said(&wrong, "draft.html").0.is_empty(), "an amount that is wrong in its whole row");
}

#[test]
fn row_numbers_in_a_text_are_no_amounts() {
    let table = "收入支出决算总表\n公开01表\n部门：青禾县商务局          金额单位：万元\n\
        收入                                     支出\n\
        项目                        行次      金额   项目              行次      金额\n\
        一、一般公共预算财政拨款收入     1      900.00   一、一般公共服务支出   32      700.00\n\
        二、政府性基金预算财政拨款收入   2       50.00   二、社会保障和就业支出   33      200.00\n\
        三、其他收入                 3       20.00   三、住房保障支出       34       80.00\n\
        本年收入合计                27      970.00   本年支出合计         58      980.00\n\
        使用非财政拨款结余            28        0.00   结余分配            59        0.00\n\
        年初结转和结余               29       30.00   年末结转和结余        60       20.00\n\
        \x20                          30                              61\n\
        总计                       31    1,000.00   总计               62    1,000.00\n";
    assert_eq!(said(table, "draft.txt"), (vec![], 0));
}

#[test]
fn a_table_goes_on_below_a_row_that_markdown_takes_for_its_header() {
    let table = "支出决算表\n\n公开03表\n\n金额单位：万元\n\n\
        | 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|\n\
        |  | 合计 | 453.73 | 156.64 | 297.09 |\n\
        | 201 | 一般公共服务支出 | 220.02 | 105.57 | 114.45 |\n\
        | 20103 | 政府办公厅及相关机构事务 | 220.02 | 105.57 | 114.45 |\n\n\
        | 2010301 | 行政运行 | 220.02 | 105.57 | 114.45 |\n|---|---|---|---|---|\n\
        | 208 | 社会保障和就业支出 | 233.71 | 51.07 | 182.64 |\n\
        | 20805 | 行政事业单位养老支出 | 233.71 | 51.07 | 182.64 |\n\
        | 2080501 | 行政单位离退休 | 233.71 | 51.07 | 182.64 |\n";
    assert_eq!(said(table, "draft.md"), (vec![], 0));
}

#[test]
fn both_sides_of_a_balance_add_up_and_are_equal() {
    let table = "2024年青禾县国有资本经营预算收支平衡情况表\n\n单位：万元\n\n\
        | 预算科目 | 2024年收入快报数 | 预算科目 | 2024年支出快报数 |\n|---|---|---|---|\n\
        | 国有资本经营预算收入 | 17186 | 国有资本经营预算支出 | 9013 |\n\
        | 上年结余收入 | 3949 | 补助下级支出 | 302 |\n\
        | 上级补助收入 | 302 | 调出资金 | 12122 |\n\
        | 收入总计 | 21437 | 支出总计 | 21437 |\n";
    holds(table, "draft.md", "| 21437 | 支出总计", "| 21473 | 支出总计");
    let leaf = table.replacen("12122", "14122", 1);
    assert_eq!(said(&leaf, "draft.md").0.len(), 1);
}

#[test]
fn a_group_and_its_parts_between_two_totals_are_added_once() {
    let table = "## 2024年一般公共预算支出表\n\n单位：万元\n\n| 项目 | 预算数 | 执行数 |\n|---|---|---|\n\
        | 十五、债务付息支出 | 48583 | 49978 |\n| 十六、其他支出 | 19582 | 19432 |\n\
        | 支出合计 | 68165 | 69410 |\n| 转移性支出 | 101994 | 94095 |\n\
        | 　上解上级支出 | 72497 | 64449 |\n| 　年终结余 | 29497 | 29646 |\n\
        | 支出总计 | 170159 | 163505 |\n";
    for table in [table.to_owned(), table.replace('　', "")] {
        assert_eq!(said(&table, "draft.md").0, Vec::<String>::new(), "{table}");
    }
}

#[test]
fn panels_with_one_total_below_them_are_one_list() {
    let row = |cells: [&str; 9]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let table = format!(
        "<p>一般公共预算财政拨款基本支出决算表</p><p>金额单位：万元</p><table>\
         <tr><td colspan=3>人员经费</td><td colspan=6>公用经费</td></tr>{}{}{}\
         <tr><td colspan=2>人员经费合计</td><td>312.40</td><td colspan=5>公用经费合计</td><td>300.50</td></tr></table>",
        row(["科目编码", "科目名称", "决算数"].repeat(3).try_into().unwrap()),
        row([
            "301",
            "工资福利支出",
            "312.40",
            "302",
            "商品和服务支出",
            "200.20",
            "310",
            "资本性支出",
            "100.30",
        ]),
        row([
            "30101",
            "基本工资",
            "312.40",
            "30201",
            "办公费",
            "200.20",
            "31002",
            "办公设备购置",
            "100.30"
        ]),
    );
    holds(&table, "draft.html", "合计</td><td>300.50", "合计</td><td>380.50");
}

#[test]
fn the_text_is_held_against_a_statement_with_a_header_of_two_rows() {
    for title in ["收入支出决算总表\n\n金额单位：万元", "收入支出决算总表（单位：万元）"]
    {
        let text = format!(
            "青禾县统计局2024年度部门决算\n\n2024年度收、支总计1500.40万元。本年收入合计1300.00万元。\n\n{title}\n\n\
             | 收入 |  | 支出 |  |\n|---|---|---|---|\n| 项目 | 决算数 | 项目 | 决算数 |\n\
             | 一、一般公共预算财政拨款收入 | 1200.00 | 一、一般公共服务支出 | 900.00 |\n\
             | 八、其他收入 | 100.00 | 二、社会保障和就业支出 | 300.00 |\n\
             | 本年收入合计 | 1300.00 | 本年支出合计 | 1200.00 |\n\
             | 年初结转和结余 | 200.40 | 年末结转和结余 | 300.40 |\n\
             | 总计 | 1500.40 | 总计 | 1500.40 |\n"
        );
        holds(&text, "draft.md", "收、支总计1500.40", "收、支总计1800.40");
    }
}

#[test]
fn items_of_the_text_are_held_against_the_rows_of_their_codes() {
    let text = "青禾县统计局2024年度部门决算\n\n2024年度一般公共预算财政拨款支出900.00万元，主要用于以下方面：一般公共服务支出（类）\
        支出900.00万元，占100%。\n\n一般公共服务支出（类）统计信息事务（款）行政运行（项）：支出决算为700.00万元。\n\n\
        一般公共服务支出（类）统计信息事务（款）专项普查活动（项）：支出决算为200.00万元。\n\n\
        一般公共预算财政拨款支出决算表\n\n单位：万元\n\n\
        | 功能分类科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |\n|---|---|---|---|---|\n\
        | 201 | 一般公共服务支出 | 900.00 | 700.00 | 200.00 |\n\
        | 20105 | 统计信息事务 | 900.00 | 700.00 | 200.00 |\n\
        | 2010501 | 行政运行 | 700.00 | 700.00 |  |\n| 2010507 | 专项普查活动 | 200.00 |  | 200.00 |\n\
        | 合计 |  | 900.00 | 700.00 | 200.00 |\n";
    let (found, _) = said(&text.replacen("为700.00", "为750.00", 1), "draft.md");
    assert_eq!(said(text, "draft.md").0, Vec::<String>::new());
    assert_eq!(found, ["750.00万元"]);
}

#[test]
fn rows_that_make_the_total_in_other_columns_leave_none_out_in_one() {
    let table = "青禾县2024年财政决算报告\n\n2024年全市一般公共预算支出执行情况表\n\n单位：万元\n\n\
        | 项目 | 预算数 | 调整预算数 | 决算数 |\n|---|---|---|---|\n\
        | 合计 | 197497 | 202251 | 194339 |\n| 一般公共服务支出 | 71824 | 77117 | 67521 |\n\
        | 国防支出 | 3018 | 2973 | 3139 |\n| 公共安全支出 | 81170 | 85882 | 87349 |\n\
        | 教育支出 | 41485 | 36279 | 36330 |\n";
    holds(table, "draft.md", "41485", "41185");
}

#[test]
fn the_money_of_a_project_is_added_up_and_its_execution_rate_asked() {
    let table = "<p>青禾县统计局2024年度部门决算</p><p>项目支出绩效自评表</p><table>\
        <tr><td>项目名称</td><td colspan=6>经济普查经费</td></tr>\
        <tr><td rowspan=4>项目资金（万元）</td><td></td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>分值</td>\
        <td>执行率</td></tr>\
        <tr><td>年度资金总额</td><td>479.13</td><td>558.20</td><td>466.70</td><td>10</td><td>83.6</td></tr>\
        <tr><td>其中：当年财政拨款</td><td>383.30</td><td>446.56</td><td>369.48</td><td>—</td><td>82.7</td></tr>\
        <tr><td>其他资金</td><td>95.83</td><td>111.64</td><td>97.22</td><td>—</td><td>87.1</td></tr></table>";
    assert_eq!(said(table, "draft.html"), (vec![], 0));
    for (right, wrong) in [("466.70", "476.70"), ("83.6", "86.3"), ("558.20", "588.20")] {
        let (found, _) = said(&table.replacen(right, wrong, 1), "draft.html");
        assert!(found.iter().any(|stated| stated.starts_with(wrong)), "{wrong}: {found:?}");
    }
}

#[test]
fn formulas_beside_the_rows_are_asked_of_every_column() {
    let table = "# 2024年地方政府债务发行及还本付息情况表\n\n单位：万元\n\n| 项目 | 公式 | 本地区 | 本级 |\n|---|---|---|---|\n\
        | 一、2023年末地方政府债务余额 | A=B+C | 900 | 300 |\n| 其中：一般债务 | B | 400 | 100 |\n\
        | 专项债务 | C | 500 | 200 |\n| 二、2024年地方政府债务发行额 | D | 400 | 150 |\n\
        | 三、2024年地方政府债务还本额 | E | 170 | 70 |\n| 四、2024年末地方政府债务余额 | F=A+D-E | 1130 | 380 |\n";
    holds(table, "draft.md", "| 1130 |", "| 1310 |");
    holds(table, "draft.md", "| 400 | 150 |", "| 400 | 510 |");
}

#[test]
fn formulas_that_number_the_columns_are_asked_of_every_row() {
    let table = "<p>2024年青禾市政府债务限额表</p><p>单位：亿元</p><table>\
        <tr><td>地区</td><td>一般债务</td><td>专项债务</td><td>合计限额</td></tr>\
        <tr><td>栏次</td><td>1</td><td>2</td><td>3=1+2</td></tr>\
        <tr><td>东区</td><td>41.5</td><td>62.3</td><td>103.8</td></tr>\
        <tr><td>西区</td><td>37.2</td><td>48.8</td><td>86.0</td></tr>\
        <tr><td>北区</td><td>12.4</td><td>30.1</td><td>42.5</td></tr></table>";
    holds(table, "draft.html", "<td>86.0</td>", "<td>68.0</td>");
    let lettered = table
        .replace("栏次</td><td>1</td><td>2</td><td>3=1+2", "</td><td>A</td><td>B</td><td>C=A+B");
    holds(&lettered, "draft.html", "<td>42.5</td>", "<td>45.5</td>");
}

#[test]
fn rows_that_are_all_parts_of_the_row_above_add_up() {
    let table = "# 2024年一般公共预算收支平衡表\n\n单位：万元\n\n| 收入项目 | 决算数 | 支出项目 | 决算数 |\n|---|---|---|---|\n\
        | 一、一般公共预算收入 | 1000 | 一、一般公共预算支出 | 1500 |\n| 二、上级补助收入 | 700 | 二、上解上级支出 | 100 |\n\
        | 　返还性收入 | 100 | 三、债务还本支出 | 150 |\n| 　一般性转移支付收入 | 400 | 四、安排预算稳定调节基金 | 200 |\n\
        | 　专项转移支付收入 | 200 | 五、年终结余 | 450 |\n| 三、债务转贷收入 | 300 |  |  |\n\
        | 四、上年结余收入 | 400 |  |  |\n| 收入总计 | 2400 | 支出总计 | 2400 |\n";
    holds(table, "draft.md", "支付收入 | 400 |", "支付收入 | 490 |");
    // A fourth kind may stand behind them: nothing is said where no column closes.
    let more = table
        .replace("| 三、债务转贷收入 | 300 |", "| 　政府性基金转移支付收入 | 300 |")
        .replace("| 二、上级补助收入 | 700 |", "| 二、上级补助收入 | 1000 |");
    assert_eq!(said(&more, "draft.md").0, Vec::<String>::new());
}

#[test]
fn what_was_carried_over_for_all_funds_together_is_of_no_fund_alone() {
    let table = "青禾县林业局2024年度部门决算\n\n财政拨款收入支出决算总表\n\n单位：万元\n\n\
        | 项目 | 金额 | 项目（按功能分类） | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 |\n|---|---|---|---|---|---|\n\
        | 一、一般公共预算财政拨款 | 500.00 | 一、一般公共服务支出 | 480.00 | 480.00 | |\n\
        | 二、政府性基金预算财政拨款 | 100.00 | 二、城乡社区支出 | 100.00 | | 100.00 |\n\
        | 本年收入合计 | 600.00 | 本年支出合计 | 580.00 | 480.00 | 100.00 |\n\
        | 年初财政拨款结转和结余 | 50.00 | 年末财政拨款结转和结余 | 70.00 | 70.00 | |\n\
        | 总计 | 650.00 | 总计 | 650.00 | 550.00 | 100.00 |\n";
    holds(
        table,
        "draft.md",
        "| 年初财政拨款结转和结余 | 50.00 |",
        "| 年初财政拨款结转和结余 | 55.00 |",
    );
}

#[test]
fn nothing_and_nothing_prove_no_sum() {
    // The last column alone has amounts, and a part that is not printed.
    let table = "# 2024年政府性基金转移支付情况表\n\n单位：万元\n\n| 项目 | 乡镇 | 县级 |\n|---|---|---|\n\
        | 补助收入 | 0 | 1000 |\n| 返还性收入 | 0 | 100 |\n| 一般性转移支付收入 | 0 | 400 |\n\
        | 专项转移支付收入 | 0 | 200 |\n| 其他补助收入 | 0 | 300 |\n";
    assert_eq!(said(table, "draft.md").0, Vec::<String>::new());
    let formula = "# 2024年债务表\n\n单位：万元\n\n| 项目 | 公式 | 乡镇 | 县级 |\n|---|---|---|---|\n\
        | 余额 | A=B+C | 0 | 900 |\n| 一般 | B | 0 | 400 |\n| 专项 | C | 0 | 300 |\n";
    assert_eq!(said(formula, "draft.md").0, Vec::<String>::new());
}

#[test]
fn a_header_that_stands_again_with_a_cell_cut_short_is_no_row() {
    let table = "青禾县林业局2024年度部门决算\n\n收入决算表\n\n单位：万元\n\n\
        | 科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入 |\n|-|-|-|-|-|-|-|-|-|\n\
        | | 合计 | 1162.50 | 1000.00 | | 50.00 | | | 112.50 |\n\
        | 213 | 农林水支出 | 762.50 | 600.00 | | 50.00 | | | 112.50 |\n\
        | 21302 | 林业和草原 | 762.50 | 600.00 | | 50.00 | | | 112.50 |\n\
        | 科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴 | 其他收入 |\n\
        | 2130201 | 行政运行 | 762.50 | 600.00 | | 50.00 | | | 112.50 |\n\
        | 221 | 住房保障支出 | 400.00 | 400.00 | | | | | |\n\
        | 22102 | 住房改革支出 | 400.00 | 400.00 | | | | | |\n\
        | 2210201 | 住房公积金 | 400.00 | 400.00 | | | | | |\n";
    holds(
        table,
        "draft.md",
        "行政运行 | 762.50 | 600.00 | | 50.00",
        "行政运行 | 762.50 | 600.00 | | 55.00",
    );
}
