//! What a government's report says of both sides of its budgets and of its debts: right sentences are silent, also
//! behind others that name the same accounts, and of wrong ones the wrong figure is among those named.

use gouji_check::check::check;
use gouji_check::gouji_core::finding::Severity;
use gouji_check::gouji_core::lang::Lang;

fn told(text: &str) -> Vec<String> {
    let text = format!("关于柳湾市2024年预算执行情况和2025年预算草案的报告\n{text}\n");
    let outcome = check(text.as_bytes(), "draft.txt").unwrap();
    let loud = outcome.findings.iter().filter(|it| it.severity > Severity::Note);
    loud.map(|it| format!("{} {}", it.stated, outcome.words(it, Lang::Zh).message)).collect()
}

/// A right text is silent; with one figure changed, the change is found.
fn holds(right: &str, figure: &str, wrong: &str) {
    assert_eq!(told(right), [""; 0], "{right}");
    let text = right.replacen(figure, wrong, 1);
    assert_ne!(text, right);
    let told = told(&text);
    let digits = wrong.trim_matches(|c: char| !c.is_ascii_digit());
    assert!(told.iter().any(|it| it.contains(digits)), "{text}\n{told:?}");
}

#[test]
fn what_is_left_is_of_the_sides_of_its_own_paragraph() {
    let text = "全市一般公共预算收入612.00亿元，增长4.2%。全市一般公共预算支出918.00亿元，增长0.8%。\n\
        市级一般公共预算收入120.30亿元，加上上级补助收入80.10亿元、上年结余收入9.60亿元后，收入总计210.00亿元。\
        市级一般公共预算支出150.20亿元，加上上解上级支出42.70亿元后，支出总计192.90亿元。收支相抵，结转下年支出17.10亿元。";
    holds(text, "17.10", "11.70");
    let funds = "2024年全市社会保险基金总支出65.20亿元，增长11.17%。\n\
        2024年全市社会保险基金总收入72.60亿元，总支出65.20亿元。本年结余7.40亿元，滚存结余87.80亿元。";
    holds(funds, "7.40", "4.70");
    // What was done stands for what was budgeted.
    let done = "全市社会保险基金收入预算为146.00亿元，实际完成151.60亿元；全市社会保险基金支出预算为142.00亿元，\
        实际完成149.00亿元。收支结余2.60亿元，滚存结余95.40亿元。";
    holds(done, "2.60", "6.20");
}

#[test]
fn what_is_planned_is_what_there_is() {
    let text = "2025年市本级一般公共预算收入39.30亿元，加上级转移支付42.80亿元、上年结余5.30亿元，收入总量87.40亿元。\
        相应安排支出预算87.40亿元，收支平衡。";
    holds(text, "支出预算87.40", "支出预算84.70");
    let rule = "市本级政府性基金预算收入总计158.50亿元，其中当年收入65.90亿元、转移性收入87.50亿元。按照收支平衡的原则，\
        安排市本级政府性基金预算支出总计158.50亿元，其中当年支出75.00亿元。";
    holds(rule, "支出总计158.50", "支出总计185.50");
    // Expenditure of another sentence, and one that nothing is said of.
    for open in [
        "收入总量87.40亿元。相应安排支出预算80.00亿元，结转下年7.40亿元。",
        "收入总量87.40亿元。安排教育支出12.10亿元，收支平衡。",
        "收入总量87.40亿元。增长3%。相应安排支出预算80.00亿元，收支平衡。",
        "收入总量87.40亿元。相应安排支出80.00亿元、上解上级支出7.40亿元，收支平衡。",
        "全市总收入87.40亿元。按照收支平衡的原则，市本级支出总计80.00亿元。",
    ] {
        assert_eq!(told(open), [""; 0], "{open}");
    }
}

#[test]
fn debts_are_of_two_kinds_and_of_two_levels() {
    let paid = "市级债务付息13.00亿元，其中：一般债务付息4.55亿元，专项债务付息8.45亿元。";
    holds(paid, "4.55", "5.45");
    let added = "新增债务限额95.00亿元（新增一般债务限额11.50亿元、新增专项债务限额83.50亿元）。";
    holds(added, "11.50", "15.10");
    let levels = "省财政厅核定我市2024年政府债务限额917.40亿元。2024年全市政府债务限额中，市级政府债务限额332.80亿元，\
        县区政府债务限额584.60亿元。";
    holds(levels, "584.60", "548.60");
    let apart = "预计全市地方政府一般债务限额937.40亿元，年末一般债务余额915.70亿元。\n\
        预计全市地方政府专项债务限额3008.00亿元，年末专项债务余额2933.20亿元。\n\
        市级地方政府一般债务限额143.90亿元，年末一般债务余额140.00亿元。\n\
        预计全市地方政府债务限额合计3945.40亿元，年末地方政府债务余额合计3848.90亿元。";
    holds(apart, "3848.90", "3894.80");
    // A new limit is no part of what there is.
    assert_eq!(
        told("政府债务限额95.00亿元，其中：新增一般债务限额1.50亿元、新增专项债务限额3.50亿元。"),
        [""; 0]
    );
}

#[test]
fn parts_are_never_more_than_their_whole() {
    let classes = "市级一般公共预算支出80.97亿元，主要项目执行情况是：教育支出30.38亿元、卫生健康支出13.41亿元、\
        其他支出1.20亿元、债务付息支出4.55亿元、债务发行费用支出323万元。";
    assert_eq!(told(classes), [""; 0]);
    assert_eq!(told(&classes.replace("13.41", "63.41")).len(), 1);
    let capital = "国有资本经营预算支出4.96亿元，其中：解决历史遗留问题及改革成本支出960万元、国有企业资本金注入4.16亿元、\
        其他国有资本经营预算支出7040万元。";
    holds(capital, "4.96", "4.69");
}

#[test]
fn twice_divided_is_once_added() {
    let text = "城建项目支出30.10亿元，其中：市本级28.60亿元，创新区1.50亿元；续建项目28.70亿元，新建项目1.40亿元。";
    holds(text, "30.10", "30.40");
    // Two lists of some of it need not be one sum.
    let some = "城建项目支出35.10亿元，其中：市本级28.60亿元，创新区1.50亿元；续建项目20.70亿元，新建项目1.40亿元。";
    assert_eq!(told(some), [""; 0]);
    let some = "城建项目支出100.00亿元，其中：市本级30.00亿元，创新区20.00亿元；续建项目25.00亿元，新建项目25.00亿元。";
    assert_eq!(told(&some.replace("支出100", "支出120")), [""; 0]);
    let sides = "全市社会保险基金收入安排52.59亿元、支出安排46.43亿元。其中：城乡居民基本养老保险基金收入7.75亿元、\
        支出5.26亿元；机关事业单位基本养老保险基金收入16.51亿元、支出16.12亿元；职工基本医疗保险基金收入14.57亿元、\
        支出12.09亿元；城乡居民基本医疗保险基金收入13.75亿元、支出12.96亿元。";
    holds(sides, "5.26", "9.26");
}

#[test]
fn rates_of_what_was_asked_and_needed() {
    holds("项目申报金额5.10亿元，审减2.00亿元，审减率39.2%。", "39.2%", "93.2%");
    holds("“三保”支出需求368.00亿元，预算安排404.20亿元，保障率109.8%。", "109.8%", "190.8%");
    let taken = "市级政府性基金预算收入110.50亿元，减去调入一般公共预算8.00亿元、返还征迁补偿62.70亿元，\
        市级政府性基金预算支出安排39.80亿元。";
    holds(taken, "62.70", "67.20");
}
