//! Sentences of invented bureaux: right ones are silent, and of wrong ones the wrong figure is named.

use gouji_check::check::check;
use gouji_check::gouji_core::finding::Severity;
use gouji_check::gouji_core::lang::Lang;

const BUREAU: &str = "柳湾市园林局2024年度部门决算\n";
const CITY: &str = "关于柳湾市2024年财政决算的报告\n";

fn told(title: &str, text: &str) -> Vec<String> {
    let text = format!("{title}{text}\n");
    let outcome = check(text.as_bytes(), "draft.txt").unwrap();
    let loud = outcome.findings.iter().filter(|it| it.severity > Severity::Note);
    loud.map(|it| format!("{} {}", it.stated, outcome.words(it, Lang::Zh).message)).collect()
}

/// A right sentence is silent; with one figure changed, the change is found.
fn holds(title: &str, right: &str, figure: &str, wrong: &str) {
    assert_eq!(told(title, right), [""; 0], "{right}");
    let text = right.replacen(figure, wrong, 1);
    assert_ne!(text, right);
    let told = told(title, &text);
    let digits = wrong.trim_matches(|c: char| !c.is_ascii_digit());
    assert!(told.iter().any(|it| it.contains(digits)), "{text}\n{told:?}");
}

#[test]
fn execution_beside_its_amounts() {
    let text =
        "绿化项目全年预算240.00万元，实际支出180.00万元，结余60.00万元，预算执行率为75.00%。";
    holds(BUREAU, text, "75.00%", "78.00%");
    holds(BUREAU, text, "结余60.00", "结余80.00");
    holds(BUREAU, "补植项目预算80.00万元、执行72.00万元、执行率90.00%。", "90.00%", "95.00%");
    let past = "“三公”经费2024年支出9.00万元，2023年支出10.00万元，2024年预算12.00万元，预算执行率75.00%。";
    holds(BUREAU, past, "75.00%", "85.00%");
    // What was adjusted, carried over or only begun with leaves the base open.
    for open in [
        "年初预算80.00万元，执行72.00万元，执行率95.00%。",
        "上年结转和预算80.00万元，执行72.00万元，执行率95.00%。",
        "补植项目预算80.00万元，追加后执行72.00万元，执行率95.00%。",
        "补植项目预算80.00万元，执行72.00万元，另有在途9.00万元，执行率95.00%。",
    ] {
        assert_eq!(told(BUREAU, open), [""; 0], "{open}");
    }
    // More than the budget may be spent.
    let more = "补植项目预算80.00万元，执行88.00万元，执行率110.00%。";
    assert_eq!(told(BUREAU, more), [""; 0]);
}

#[test]
fn reserves_and_what_is_left_of_them() {
    let text = "预备费年初预算5.44亿元，实际动用2.40亿元，主要用于抗旱，剩余3.04亿元补充预算稳定调节基金。";
    holds(CITY, text, "3.04", "4.04");
}

#[test]
fn stocks_and_what_moved_them() {
    let cars = "2023年末公务用车保有量17辆，2024年购置2辆，报废3辆，2024年末保有量16辆。";
    holds(BUREAU, cars, "16辆", "18辆");
    let other = cars.replace("2023年末", "2022年末").replace("16辆", "18辆");
    assert_eq!(told(BUREAU, &other), [""; 0]);
    let carried =
        "年初结转100.00万元，本年收入900.00万元，本年支出880.00万元，年末结转120.00万元。";
    holds(BUREAU, carried, "120.00", "130.00");
    let debts = "2023年末，柳湾市地方政府债务余额200.00亿元。2024年发行新增债券30.00亿元、再融资债券20.00亿元，偿还到期债券本金22.00亿元，2024年末地方政府债务余额228.00亿元。";
    assert_eq!(told(CITY, debts), [""; 0]);
    // The rate of exchange moves what is owed.
    assert_eq!(told(CITY, &debts.replace("228.00", "227.87")), [""; 0]);
}

#[test]
fn values_side_by_side() {
    let rates = "全市一般公共预算收入年初预算100.00亿元，调整预算110.00亿元，实际完成99.00亿元，分别为年初预算、调整预算的99.0%、90.0%。";
    holds(CITY, rates, "90.0%", "95.0%");
    let more = rates.replace("99.00亿元", "121.00亿元").replace("99.0%、90.0%", "121.0%、110.0%");
    assert_eq!(told(CITY, &more), [""; 0]);
    let moved = "本年收入、支出分别为900.00万元、880.00万元，比上年的800.00万元、800.00万元分别增加100.00万元、80.00万元。";
    holds(BUREAU, moved, "、80.00", "、90.00");
    let grown = "教育支出、农林水支出分别完成12.00亿元、11.00亿元，分别增长20.0%、10.0%，上年分别为10.00亿元、10.00亿元。";
    holds(CITY, grown, "、10.0%", "、15.0%");
}

#[test]
fn totals_of_closed_lists() {
    let quarters =
        "一至四季度分别完成10.00亿元、12.00亿元、11.00亿元、15.00亿元，四个季度合计48.00亿元。";
    holds(CITY, quarters, "48.00", "46.00");
    let years = "近三年（2022—2024年）累计投入6.40亿元，其中2022年2.00亿元、2023年2.10亿元、2024年2.30亿元。";
    holds(CITY, years, "6.40", "6.90");
    let two = years.replace("、2024年2.30亿元", "");
    assert_eq!(told(CITY, &two), [""; 0]);
    let units = "收入合计1,000.00万元，其中：局本级收入650.00万元，下属单位收入350.00万元。";
    assert_eq!(told(BUREAU, units), [""; 0]);
    assert_eq!(told(BUREAU, &units.replace("350.00", "400.00")).len(), 1);
    let budget = "收支总预算1,000.00万元。收入预算包括：一般公共预算拨款收入800.00万元、事业收入150.00万元、上年结转50.00万元。";
    holds("柳湾市园林局2024年部门预算\n", budget, "50.00万元。", "60.00万元。");
    let plus = "收入总计1,300.00万元（本年收入1,000.00万元＋年初结转300.00万元）。";
    holds(BUREAU, plus, "300.00万元）", "200.00万元）");
}

#[test]
fn parts_that_are_more_than_their_whole() {
    let text =
        "全年组织财政收入150.00亿元，其中一般公共预算收入80.00亿元、政府性基金收入60.00亿元。";
    holds(CITY, text, "60.00", "75.00");
}

#[test]
fn averages() {
    let meals = "公务接待费支出3.96万元，接待38批次264人次，人均150元。";
    holds(BUREAU, meals, "150元", "180元");
    let cars = "公务用车运行维护费支出42.40万元，公务用车保有量16辆，平均每辆车2.65万元。";
    holds(BUREAU, cars, "2.65", "3.65");
    let aged = "发放高龄津贴386.40万元，惠及老人3,220人，人均1,200.00元。";
    holds(BUREAU, aged, "1,200.00", "1,300.00");
}

#[test]
fn changes_from_other_bases() {
    let assets = "资产总额4,529.07万元，较年初增加215.67万元，增长5.00%。";
    holds(BUREAU, assets, "5.00%", "5.80%");
    let years = "2022年、2023年、2024年部门支出分别为500.00万元、600.00万元和720.00万元，2024年较2023年增加120.00万元，增长20.00%。";
    holds(BUREAU, years, "20.00%", "25.00%");
    let behind = "1-6月，全市一般公共预算收入累计完成50.00亿元，完成年初预算100.00亿元的50.0%，同比增长25.0%（去年同期40.00亿元）。";
    holds(CITY, behind, "25.0%", "28.0%");
}
