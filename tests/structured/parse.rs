//! What a structured disclosure means.

use gouji_core::disclosure::{Basis, Disclosure, Fund, Origin, Unchecked};
use gouji_core::document::{Format, SourceText};
use gouji_core::structured;

use super::{claims, read};

pub(super) const WHOLE: &str = "\
kind: final
year: 2020
entity: 青禾县经济和信息化局
unit: 万元
lines:
  - id: income
    label: 收、支总计
    concept: total
    amount: 1314.21
    prior: 667.78
    change: +646.43
    growth: 97%
  - label: 本年支出合计
    id: spend
    amount: \"1,020.20\"
    items:
      - {label: 基本支出, amount: 256.34, share: 25%}
      - {label: 项目支出, amount: 763.86, share: {value: 75%, of: spend}}
  - {label: 制造业支出, code: \"2150299\", budget: {initial: 522.00}, final: 376, completion: 72%}
  - {label: 接待人次, count: 21, unit: 人次}
checks:
  - same: {left: income, right: spend.amount, chain: independent}
";

/// Every figure as it stands in the text, with what it is called and its printed form.
fn shown(text: &str, disclosure: &Disclosure) -> Vec<String> {
    let source = SourceText::new("a.yaml", text);
    let figures = disclosure.figures.iter();
    figures.map(|f| format!("{}|{}|{}", source.slice(f.place.span), f.label, f.printed())).collect()
}

#[test]
fn figures_keep_their_digits_and_their_places() {
    insta::assert_snapshot!(shown(WHOLE, &read(WHOLE)).join("\n"), @r#"
    1314.21|收、支总计|1314.21万元
    667.78|收、支总计上年数|667.78万元
    +646.43|收、支总计增减额|646.43万元
    97%|收、支总计增长率|97%
    1,020.20|本年支出合计|1,020.20万元
    256.34|基本支出|256.34万元
    25%|基本支出占比|25%
    763.86|项目支出|763.86万元
    75%|项目支出占比|75%
    522.00|制造业支出年初预算数|522.00万元
    376|制造业支出|376万元
    72%|制造业支出完成率|72%
    21|接待人次|21人次
    "#);
}

#[test]
fn the_tree_makes_claims() {
    insta::assert_snapshot!(claims(&read(WHOLE)).join("\n"), @r#"
    Change(Change { now: Some(收、支总计), before: Some(收、支总计上年数), delta: Some(Moved { figure: 收、支总计增减额, direction: Up }), rate: Some((Moved { figure: 收、支总计增长率, direction: Up }, Percent)), word: None, flat: None, or_now: [] })
    Completion { rate: 制造业支出完成率, actual: 制造业支出, budgets: [制造业支出年初预算数] }
    Same { left: 收、支总计, right: 本年支出合计, chain: Independent { items: 1 } }
    Share { share: 基本支出占比, part: 基本支出, wholes: [本年支出合计], list: [基本支出占比, 项目支出占比] }
    Share { share: 项目支出占比, part: 项目支出, wholes: [本年支出合计], list: [基本支出占比, 项目支出占比] }
    ShareList { shares: [基本支出占比, 项目支出占比] }
    Total { total: 本年支出合计, items: [(基本支出, false), (项目支出, false)], kind: Amounts }
    "#);
}

#[test]
fn json_is_read_alike() {
    let text = "{\n\t\"kind\": \"final\", \"unit\": \"万元\",\n\t\"lines\": [\n\t\t{\"label\": \"合计\", \
                \"amount\": 150.00, \"growth\": \"-12%\"}\n\t]\n}\n";
    let source = SourceText::new("a.json", text);
    let disclosure = structured::parse(&source, Format::Json).unwrap();
    insta::assert_snapshot!(shown(text, &disclosure).join("\n"), @r#"
    150.00|合计|150.00万元
    -12%|合计增长率|12%
    "#);
}

#[test]
fn a_concept_or_a_code_gives_an_identity() {
    let disclosure = read(WHOLE);
    let of = |label: &str| {
        let figure = disclosure.figures.iter().find(|figure| figure.label == label);
        figure.unwrap().identity.clone()
    };
    let total = of("收、支总计").unwrap();
    assert_eq!((total.fund, total.year, total.basis), (Fund::All, Some(2020), Basis::Final));
    assert_eq!(of("收、支总计上年数").unwrap().year, Some(2019));
    assert_eq!(of("收、支总计增长率"), None);
    let budget = of("制造业支出年初预算数").unwrap();
    assert_eq!(budget.basis, Basis::InitialBudget);
    assert_eq!(budget.path, ["215", "21502", "2150299"]);
    assert_eq!(of("基本支出"), None);
}

#[test]
fn a_code_alone_is_certain_only_in_its_own_list() {
    let disclosure = read(
        "{kind: final, unit: 万元, lines: [{label: 收入, items: [{code: '215', amount: 1}]}, \
         {label: 支出, items: [{code: '215', amount: 2}]}]}",
    );
    let [left, right] = disclosure.figures.as_slice() else { panic!("two figures") };
    assert_ne!(left.identity, right.identity);
}

#[test]
fn nothing_is_claimed_of_what_is_not_printed() {
    let disclosure = read(
        "{unit: 万元, lines: [{label: 甲, amount: 3, growth: 5%, share: 4%, completion: 9%}, \
         {label: 乙, amount: 3, items: [{label: 丙, amount: 2}, {label: 丁}]}]}",
    );
    let reasons: Vec<_> = disclosure.reasons.values().copied().collect();
    assert_eq!(
        reasons,
        [Unchecked::NoPriorYear, Unchecked::NoWholeInText, Unchecked::NoBudgetInText]
    );
    insta::assert_snapshot!(claims(&disclosure).join("\n"), @"
    AtMost { total: 乙, items: [(丙, false)], kind: Amounts }
    Change(Change { now: Some(甲), before: None, delta: None, rate: Some((Moved { figure: 甲增长率, direction: Up }, Percent)), word: None, flat: None, or_now: [] })
    ");
}

#[test]
fn in_a_budget_the_amount_is_the_budget() {
    let text = |kind: &str| {
        format!("{{kind: {kind}, unit: 万元, lines: [{{label: 甲, amount: 3, final: 2}}]}}")
    };
    assert_eq!(read(&text("final")).claims.len(), 1);
    assert_eq!(read(&text("budget")).claims.len(), 0);
}

#[test]
fn precision_follows_the_document() {
    let disclosure = read(
        "{unit: 万元, lines: [{amount: 1.00}, {amount: 2.50}, {amount: 3.10}, {amount: 150}, \
         {amount: {value: 150, hedge: about}}]}",
    );
    let usual: Vec<_> = disclosure.figures.iter().map(|figure| figure.usual_decimals).collect();
    assert_eq!(usual, [None, None, None, Some(2), None]);
}

#[test]
fn rows_of_tables_are_lines() {
    let disclosure = read(
        "{unit: 万元, tables: [{label: 收入决算表, unit: 元, rows: [{label: 合计, amount: 5}]}]}",
    );
    assert_eq!(disclosure.figures[0].origin, Origin::Table(0));
    assert_eq!(disclosure.figures[0].printed(), "5元");
}

#[test]
fn funds_make_a_total_of_funds() {
    let disclosure = read(
        "{unit: 万元, lines: [{label: 甲, amount: 3, partial: true, items: [\
         {label: 乙, amount: 2, fund: general}, {label: 丙, amount: 1, fund: state-capital}]}]}",
    );
    assert!(
        claims(&disclosure)[0].starts_with("AtMost")
            && claims(&disclosure)[0].contains("kind: Funds")
    );
}
