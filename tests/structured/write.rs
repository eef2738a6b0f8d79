//! What `extract` prints.

use gouji_core::document::{Format, SourceText};
use gouji_core::structured;

use super::{claims, read};

#[test]
fn stands_together_what_belongs_together() {
    let text = "\
kind: final
year: 2020
unit: 万元
lines:
  - {label: 收、支总计, concept: total, amount: 1314.21, prior: 667.78, change: +646.43, growth: 97%}
  - label: 本年支出合计
    amount: \"1,020.20\"
    items:
      - {label: 基本支出, amount: 256.34, share: 25%}
      - {label: 项目支出, amount: {value: 763.86, hedge: about}, share: 75%}
  - {label: 制造业支出, concept: 制造业, budget: {initial: 522.00, adjusted: 500}, final: 376, completion: {value: 72%, of: adjusted}}
  - {label: 接待人次, id: guests, count: 21, unit: 人次}
  - {label: 人均, id: mean, amount: 300元}
  - {label: 接待费, id: cost, amount: 0.63}
checks:
  - product: {product: cost, factors: [guests, mean]}
";
    let disclosure = read(text);
    let source = SourceText::new("a.yaml", text);
    let written = structured::write(&disclosure, &source);
    let back = structured::parse(&SourceText::new("b.yaml", written.as_str()), Format::Yaml);
    assert_eq!(claims(&back.unwrap()), claims(&disclosure));
    insta::assert_snapshot!(written, @r#"
    kind: final
    year: 2020
    unit: 万元
    lines:
      - label: 收、支总计
        amount: {value: 1314.21, place: "5:44"}
        prior: {value: 667.78, place: "5:60"}
        change: {value: +646.43, place: "5:76"}
        growth: {value: 97%, place: "5:93"}
        identity: {concept: total, fund: all, year: 2020, basis: final}
      - label: 本年支出合计
        amount: "1,020.20"
        place: "7:14"
        items:
          - label: 基本支出
            amount: {value: 256.34, place: "9:31"}
            share: {value: 25%, place: "9:46"}
          - label: 项目支出
            amount: {value: 763.86, hedge: about, place: "10:39"}
            share: {value: 75%, place: "10:69"}
      - label: 制造业支出
        amount: {value: 376, place: "11:83"}
        completion: {value: 72%, of: adjusted, place: "11:108"}
        budget:
          adjusted: {value: 500, place: "11:70"}
          initial: {value: 522.00, place: "11:52"}
        identity: {concept: 制造业, fund: all, year: 2020, basis: final}
      - {id: f14, label: 接待人次, unit: 人次, count: 21, place: "12:38"}
      - {id: f15, label: 人均, amount: 300元, place: "13:35"}
      - {id: f16, label: 接待费, amount: 0.63, place: "14:36"}
    checks:
      - product: {product: f16, factors: [f14, f15]}
    "#);
}

#[test]
fn an_empty_disclosure_can_be_written() {
    let written = structured::write(&Default::default(), &SourceText::new("a.txt", ""));
    assert_eq!(written, "lines: []\n");
    assert!(read(&written).figures.is_empty());
}
