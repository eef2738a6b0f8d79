use gouji_check::check::{Outcome, check};
use gouji_check::gouji_core::lang::Lang;

/// A final account whose table has a column of its own unit.
fn account(head: &str, cells: [&str; 3]) -> Outcome {
    let [total, education, health] = cells;
    let text = format!(
        "# 青禾县统计局2024年度部门决算\n\n2024年度本年支出合计1486.72万元，其中：基本支出402.15万元，占27.05%；项目支出1084.57万元，占72.95%。\n\n\
         表3 支出决算表\n\n单位：万元\n\n| 项目 | 本年支出合计 | {head} | 项目支出 |\n|---|---|---|---|\n\
         | 合计 | 1486.72 | {total} | 1084.57 |\n| 教育支出 | 1000.00 | {education} | 700.00 |\n\
         | 卫生健康支出 | 486.72 | {health} | 384.57 |\n"
    );
    check(text.as_bytes(), "draft.md").unwrap()
}

fn said(outcome: &Outcome) -> Vec<String> {
    let one = |it: &gouji_check::gouji_core::finding::Finding| {
        format!("{:?} {}: {}", it.severity, it.rule, outcome.words(it, Lang::Zh).message)
    };
    outcome.findings.iter().map(one).collect()
}

#[test]
fn a_column_has_the_unit_that_its_head_names() {
    for (head, cells) in [
        ("基本支出", ["402.15", "300.00", "102.15"]),
        ("基本支出（万元）", ["402.15", "300.00", "102.15"]),
        ("基本支出（千元）", ["4021.5", "3000.0", "1021.5"]),
        ("基本支出（单位：千元）", ["4021.5", "3000.0", "1021.5"]),
        ("基本支出（元）", ["4021500.00", "3000000.00", "1021500.00"]),
        ("基本支出（百万元）", ["4.0215", "3.0000", "1.0215"]),
        ("基本支出（亿元）", ["0.040215", "0.030000", "0.010215"]),
    ] {
        let outcome = account(head, cells);
        assert_eq!(said(&outcome), [""; 0], "{head}");
        // Added up across, which needs the unit.
        let sums = outcome.coverage.by_figure.values();
        let across = sums.filter(|rules| rules.iter().any(|it| it.name() == "row-sum")).count();
        assert_eq!(across, 9, "{head}");
    }
}

#[test]
fn a_wrong_figure_of_such_a_column_is_found_in_its_unit() {
    let outcome = account("基本支出（千元）", ["4021.5", "3000.0", "1012.5"]);
    insta::assert_snapshot!(said(&outcome).join("\n"), @"Error row-sum: 卫生健康支出·基本支出（千元）1012.5千元应为1021.5千元（相邻两位数字颠倒，改后2项核对均相符）");
    let outcome = account("基本支出（元）", ["4021500.00", "3000000.00", "1012500.00"]);
    insta::assert_snapshot!(said(&outcome).join("\n"), @"Error row-sum: 卫生健康支出·基本支出（元）1012500.00元应为1021500.00元（相邻两位数字颠倒，改后2项核对均相符）");
}

#[test]
fn a_row_has_the_unit_that_its_label_names_and_no_other_row_has() {
    let check = |each: &str| {
        let text = format!(
            "青禾县统计局2024年度部门决算\n\n2024年度本年收入合计1486.72万元，本年支出合计1486.72万元。\n\n收入支出决算总表\n\n单位：万元\n\n\
             | 项目 | 决算数 |\n|---|---|\n| 本年收入合计 | 1486.72 |\n| 本年支出合计 | 1486.72 |\n| {each} | 35200.00 |\n"
        );
        check(text.as_bytes(), "draft.md").unwrap()
    };
    for each in ["在职人员经费（元）", "在职人员经费"] {
        let outcome = check(each);
        assert_eq!(said(&outcome), [""; 0], "{each}");
        let unit = |printed: &str| {
            let figures = &outcome.disclosure.figures;
            let of_table = figures.iter().rfind(|it| it.printed().starts_with(printed));
            of_table.unwrap().unit.suffix().to_owned()
        };
        assert_eq!(unit("1486.72"), "万元", "{each}");
        assert_eq!(unit("35200.00"), if each.ends_with('）') { "元" } else { "万元" });
    }
}
