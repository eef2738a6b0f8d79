//! What the amounts of a draft certainly are: concept, fund, basis and the names of 类, 款 and 项.
//! Tables and other sections are held against these.

#![allow(clippy::unwrap_used)]

use crate::support;

use std::fs;

use gouji_core::disclosure::Identity;
use support::{checked, fixtures};

/// Every identity of a text in reading order, one a line.
fn identities(text: &str) -> String {
    let outcome = checked(text.as_bytes(), "draft.txt");
    let line = |printed: String, identity: &Identity| {
        let path = identity.path.join("/");
        let line = format!(
            "{printed} {} {:?} {:?} {path}",
            identity.concept, identity.fund, identity.basis
        );
        line.trim_end().to_owned()
    };
    let figures = outcome.disclosure.figures.iter();
    figures
        .filter_map(|figure| Some(line(figure.printed(), figure.identity.as_ref()?)))
        .collect::<Vec<_>>()
        .join("\n")
}

fn of_draft(name: &str) -> String {
    identities(&fs::read_to_string(fixtures().join(name).join("draft.txt")).unwrap())
}

#[test]
fn a_final_account() {
    insta::assert_snapshot!(of_draft("shanghai-final"), @"
    3,284.56万元 grand-total All Final
    3,262.10万元 income.total All Final
    3,240.00万元 income.total Fiscal Final
    22.10万元 income.other All Final
    3,250.80万元 expenditure.total All Final
    2,100.50万元 expenditure.basic All Final
    1,150.30万元 expenditure.project All Final
    3,240.00万元 grand-total Fiscal Final
    3,240.00万元 expenditure.total General Final
    3,240.00万元 expenditure.total General Final
    310.25万元 expenditure.total General Final 208
    128.40万元 expenditure.total General Final 210
    2,560.35万元 expenditure.total General Final 212
    241.00万元 expenditure.total General Final 221
    3,420.00万元 expenditure.total General InitialBudget
    3,240.00万元 expenditure.total General Final
    310.25万元 expenditure.total General Final 社会保障和就业支出/行政事业单位养老支出/机关事业单位基本养老保险缴费支出
    325.00万元 expenditure.total General InitialBudget 社会保障和就业支出/行政事业单位养老支出/机关事业单位基本养老保险缴费支出
    310.25万元 expenditure.total General Final 社会保障和就业支出/行政事业单位养老支出/机关事业单位基本养老保险缴费支出
    128.40万元 expenditure.total General Final 卫生健康支出/行政事业单位医疗/事业单位医疗
    130.00万元 expenditure.total General InitialBudget 卫生健康支出/行政事业单位医疗/事业单位医疗
    128.40万元 expenditure.total General Final 卫生健康支出/行政事业单位医疗/事业单位医疗
    2,560.35万元 expenditure.total General Final 城乡社区支出/城乡社区环境卫生/城乡社区环境卫生
    2,720.00万元 expenditure.total General InitialBudget 城乡社区支出/城乡社区环境卫生/城乡社区环境卫生
    2,560.35万元 expenditure.total General Final 城乡社区支出/城乡社区环境卫生/城乡社区环境卫生
    241.00万元 expenditure.total General Final 住房保障支出/住房改革支出/住房公积金
    238.00万元 expenditure.total General InitialBudget 住房保障支出/住房改革支出/住房公积金
    241.00万元 expenditure.total General Final 住房保障支出/住房改革支出/住房公积金
    2,095.60万元 expenditure.basic General Final
    1,880.20万元 basic.personnel General Final
    215.40万元 basic.operating General Final
    40.00万元 three-public Fiscal Budget
    28.60万元 three-public Fiscal Final
    0.00万元 three-public.abroad Fiscal Final
    27.40万元 three-public.vehicles Fiscal Final
    1.20万元 three-public.reception Fiscal Final
    27.40万元 three-public.vehicles Fiscal Final
    15.00万元 vehicles.purchase Fiscal Final
    12.40万元 vehicles.operation Fiscal Final
    142.80万元 agency-operating Fiscal Final
    912.00万元 procurement All Final
    112.00万元 procurement.goods All Final
    200.00万元 procurement.works All Final
    600.00万元 procurement.services All Final
    ");
}

#[test]
fn budgets() {
    insta::assert_snapshot!(of_draft("shanghai-budget"), @"
    5,600.00万元 income.total Fiscal Budget
    5,600.00万元 expenditure.total Fiscal Budget
    5,480.00万元 expenditure.total General Budget
    120.00万元 expenditure.total GovernmentFund Budget
    4,380.50万元 expenditure.total Fiscal Budget 207
    560.30万元 expenditure.total Fiscal Budget 208
    210.20万元 expenditure.total Fiscal Budget 210
    329.00万元 expenditure.total Fiscal Budget 221
    120.00万元 expenditure.total Fiscal Budget 212
    36.00万元 three-public Fiscal Budget
    0.00万元 three-public.abroad Fiscal Budget
    32.00万元 three-public.vehicles Fiscal Budget
    4.00万元 three-public.reception Fiscal Budget
    32.00万元 three-public.vehicles Fiscal Budget
    18.00万元 vehicles.purchase Fiscal Budget
    14.00万元 vehicles.operation Fiscal Budget
    96.60万元 agency-operating Fiscal Budget
    860.00万元 procurement All Budget
    110.00万元 procurement.goods All Budget
    0.00万元 procurement.works All Budget
    750.00万元 procurement.services All Budget
    ");
    insta::assert_snapshot!(of_draft("jiangsu-budget"), @"
    2,468.30万元 grand-total All Budget
    2,468.30万元 grand-total All Budget
    2,450.00万元 income.total All Budget
    2,400.00万元 income.total General Budget
    50.00万元 income.other All Budget
    2,468.30万元 grand-total All Budget
    1,960.20万元 expenditure.total All Budget 204
    208.10万元 expenditure.total All Budget 208
    300.00万元 expenditure.total All Budget 221
    2,468.30万元 grand-total All Budget
    2,468.30万元 expenditure.total All Budget
    1,868.30万元 expenditure.basic All Budget
    600.00万元 expenditure.project All Budget
    2,400.00万元 grand-total Fiscal Budget
    2,400.00万元 expenditure.total Fiscal Budget
    1,492.00万元 expenditure.total Fiscal Budget 公共安全支出/检察/行政运行
    400.00万元 expenditure.total Fiscal Budget 公共安全支出/检察/一般行政管理事务
    208.00万元 expenditure.total Fiscal Budget 社会保障和就业支出/行政事业单位养老支出/机关事业单位基本养老保险缴费支出
    300.00万元 expenditure.total Fiscal Budget 住房保障支出/住房改革支出/住房公积金
    1,850.00万元 expenditure.basic Fiscal Budget
    1,620.00万元 basic.personnel Fiscal Budget
    230.00万元 basic.operating Fiscal Budget
    45.00万元 three-public Fiscal Budget
    0.00万元 three-public.abroad Fiscal Budget
    36.00万元 three-public.vehicles Fiscal Budget
    9.00万元 three-public.reception Fiscal Budget
    36.00万元 three-public.vehicles Fiscal Budget
    20.00万元 vehicles.purchase Fiscal Budget
    16.00万元 vehicles.operation Fiscal Budget
    185.00万元 agency-operating Fiscal Budget
    220.00万元 procurement All Budget
    80.00万元 procurement.goods All Budget
    0.00万元 procurement.works All Budget
    140.00万元 procurement.services All Budget
    ");
}

#[test]
fn names_without_their_class_or_in_two_places_are_not_certain() {
    let title = "青禾县水务局2024年度部门决算\n三、一般公共预算财政拨款支出决算具体情况\n";
    let items = |text: &str| identities(&format!("{title}{text}"));
    insta::assert_snapshot!(items("1．水利（款）防汛（项）支出决算为12.00万元。"), @"");
    insta::assert_snapshot!(
        items(
            "1．农林水支出（类）水利（款）防汛（项）12.00万元。\n\
             2．农林水支出（类）水利（款）防汛（项）13.00万元。"
        ),
        @""
    );
}
