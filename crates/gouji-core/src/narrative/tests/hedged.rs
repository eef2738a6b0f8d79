//! Hedges put before or behind an amount: a right sentence stays without an error, and so does one whose
//! figure is wrong in the direction that the hedge allows.

use std::fs;
use std::path::PathBuf;

use crate::disclosure::{Doubt, MoneyUnit, Unit};
use crate::document::Passage;
use crate::rule::Rule;
use gouji_check::check::check;
use gouji_check::gouji_core::finding::Severity;

use super::super::lexer::lex;

/// Sentences that are right, with an amount in brackets: `[right|less|more]`.
const SENTENCES: [&str; 20] = [
    "2024年，松溪市一般公共预算收入[122.8亿元|120亿元|125亿元]，其中：税收收入82.3亿元；非税收入40.5亿元。",
    "松溪市税收收入[82.3亿元|80亿元|85亿元]，占一般公共预算收入122.8亿元的67.02%。",
    "松溪市一般公共预算支出[300.00亿元|290亿元|310亿元]，比上年增加20.00亿元，增长7.14%。",
    "松溪市一般公共预算支出300.00亿元，比上年增加[20.00亿元|19亿元|21亿元]，增长7.14%。",
    "本年支出合计[1000.00万元|900万元|1100万元]，其中：基本支出600.00万元，占60.00%；项目支出400.00万元，占40.00%。",
    "本年支出合计1000.00万元，其中：基本支出[600.00万元|500万元|700万元]，占60.00%；项目支出400.00万元，占40.00%。",
    "财政拨款支出年初预算为[500.00万元|450万元|550万元]，支出决算为480.00万元，完成年初预算的96.00%。",
    "财政拨款支出年初预算为500.00万元，支出决算为[480.00万元|450万元|490万元]，完成年初预算的96.00%。",
    "“三公”经费支出决算为[10.00万元|9万元|11万元]，其中：因公出国（境）费0万元；公务用车购置及运行维护费8.00万元；公务接待费2.00万元。",
    "公务接待费支出决算为[2.00万元|1.8万元|2.2万元]，比上年减少0.50万元，下降20.00%。",
    "政府采购支出总额[90.00万元|80万元|100万元]，其中：货物支出30.00万元、工程支出20.00万元、服务支出40.00万元。",
    "全市政府性基金预算收入[50.0亿元|48亿元|52亿元]，下降20.0%，减少12.5亿元。",
    "收入总计[200.0亿元|190亿元|210亿元]，其中：一般公共预算收入120.0亿元，上级补助收入60.0亿元，上年结转收入20.0亿元。",
    "全县一般公共预算收入完成[10.5亿元|10亿元|11亿元]，为年初预算10.0亿元的105.0%。",
    "卫生健康支出[30.0亿元|28亿元|32亿元]，增长20.0%，比上年增加5.0亿元。",
    "基本支出[800.00万元|750万元|850万元]，其中：人员经费700.00万元，公用经费100.00万元。",
    "政府债务余额[100.0亿元|90亿元|110亿元]，其中：一般债务60.0亿元，专项债务40.0亿元。",
    "机关运行经费支出[50.00万元|45万元|55万元]，比2023年增加5.00万元，增长11.11%。",
    "本年收入合计[400.00万元|390万元|410万元]，其中：财政拨款收入300.00万元，占75.00%；事业收入100.00万元，占25.00%。",
    "教育支出[60.0亿元|58亿元|62亿元]，占一般公共预算支出300.0亿元的20.0%。",
];

/// The way in which a hedge may be wrong without being wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum May {
    /// The figure may be less than the amount (超过120).
    BeLess,
    /// The figure may be more than it (近125).
    BeMore,
    /// Either.
    Both,
}

/// Hedges before and behind an amount.
const HEDGES: [(&str, &str, May); 32] = [
    ("超", "", May::BeLess),
    ("超过", "", May::BeLess),
    ("突破", "", May::BeLess),
    ("逾", "", May::BeLess),
    ("高于", "", May::BeLess),
    ("多于", "", May::BeLess),
    ("不低于", "", May::BeLess),
    ("不少于", "", May::BeLess),
    ("至少", "", May::BeLess),
    ("近", "", May::BeMore),
    ("将近", "", May::BeMore),
    ("接近", "", May::BeMore),
    ("不到", "", May::BeMore),
    ("不足", "", May::BeMore),
    ("低于", "", May::BeMore),
    ("少于", "", May::BeMore),
    ("不超过", "", May::BeMore),
    ("不高于", "", May::BeMore),
    ("最多", "", May::BeMore),
    ("至多", "", May::BeMore),
    ("约", "", May::Both),
    ("约为", "", May::Both),
    ("大约", "", May::Both),
    ("大约为", "", May::Both),
    ("大致为", "", May::Both),
    ("几乎", "", May::BeMore),
    ("差不多", "", May::Both),
    ("", "左右", May::Both),
    ("", "上下", May::Both),
    ("", "有余", May::BeLess),
    ("", "出头", May::BeLess),
    ("", "开外", May::BeLess),
];

/// The bracketed amount of a sentence: what stands before and behind it, and its three prints.
fn parts(sentence: &str) -> (&str, [&str; 3], &str) {
    let (lead, rest) = sentence.split_once('[').unwrap();
    let (amounts, tail) = rest.split_once(']').unwrap();
    let mut amounts = amounts.split('|');
    let mut next = || amounts.next().unwrap();
    (lead, [next(), next(), next()], tail)
}

/// Every sentence with every hedge around its amount, right or wrong as the hedge allows.
fn hedged_sentences() -> Vec<String> {
    let mut all = Vec::new();
    for sentence in SENTENCES {
        let (lead, [right, less, more], tail) = parts(sentence);
        for (before, behind, may) in HEDGES {
            let mut prints = vec![right];
            prints.extend((may != May::BeMore).then_some(less));
            prints.extend((may != May::BeLess).then_some(more));
            let with = |print: &str| format!("{lead}{before}{print}{behind}{tail}");
            all.extend(prints.into_iter().map(with));
        }
    }
    all
}

/// Every amount of money of a right text with every hedge around it, one at a time.
fn hedged_anywhere(text: &str) -> Vec<String> {
    let tokens = lex(text);
    let money = tokens.iter().filter(|token| {
        token.number().is_some_and(|number| {
            matches!(number.unit, Unit::Money(_)) && !number.doubts.has(Doubt::Hedged)
        })
    });
    let with = |start: usize, end: usize, (before, behind, _): (&str, &str, May)| {
        format!("{}{before}{}{behind}{}", &text[..start], &text[start..end], &text[end..])
    };
    money.flat_map(|token| HEDGES.map(|hedge| with(token.start, token.end, hedge))).collect()
}

/// The texts that have an error, with it.
fn with_errors(texts: &[String]) -> Vec<String> {
    let mut failures = Vec::new();
    for text in texts {
        let title = "2024年度决算情况说明\n";
        let outcome = check(format!("{title}{text}\n").as_bytes(), "draft.txt").unwrap();
        let errors = outcome.findings.iter().filter(|found| found.severity == Severity::Error);
        for error in errors {
            failures.push(format!("{text}\n  {} {}", error.rule, error.stated));
        }
    }
    failures
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The right examples of all rules that are running text.
fn right_examples() -> Vec<String> {
    let examples = Rule::ALL.iter().flat_map(|rule| rule.text().examples.right.iter());
    examples.filter(|text| !text.contains(['|', '{']) && !text.contains(": ")).cloned().collect()
}

/// Texts that only look wrong.
fn silent_blocks() -> Vec<String> {
    let file = fs::read_to_string(root().join("fixtures/false-alarms/cases.txt")).unwrap();
    file.split("\n---\n").map(|block| block.trim_end().to_owned()).collect()
}

#[test]
fn every_hedged_amount_is_doubted() {
    for sentence in SENTENCES {
        let (lead, [right, ..], tail) = parts(sentence);
        for (before, behind, _) in HEDGES {
            let text = format!("{lead}{before}{right}{behind}{tail}");
            let tokens = lex(&text);
            let at = lead.len() + before.len();
            let hedged = tokens.iter().find(|token| token.start <= at && at < token.end);
            let number = hedged.and_then(|token| token.number());
            assert!(number.is_some_and(|it| it.doubts.has(Doubt::Hedged)), "{text}: {hedged:?}");
        }
    }
}

#[test]
fn figures_carry_the_doubts_of_their_numbers() {
    let doubts = |text: &str| {
        let mut disclosure = crate::disclosure::Disclosure::default();
        super::super::read_cell(&passage(text), &mut disclosure);
        let figure = &disclosure.figures[0];
        (figure.doubts.has(Doubt::Hedged), figure.doubts.has(Doubt::Residue), figure.unit.clone())
    };
    let yi = || Unit::Money(MoneyUnit::HundredMillion);
    assert_eq!(doubts("税收收入完成120亿元"), (false, false, yi()));
    assert_eq!(doubts("税收收入突破120亿元"), (true, false, yi()));
    assert_eq!(doubts("教育支出约占12%"), (true, false, Unit::Percent));
    assert_eq!(doubts("税收收入（不含增值税）120亿元"), (false, true, yi()));
    assert_eq!(doubts("税收收入口径调整为120亿元"), (false, true, yi()));
    assert_eq!(doubts("支出小于全年5亿元"), (false, true, yi()));
    assert_eq!(doubts("加上补助收入-10亿元"), (false, true, yi()));
}

fn passage(text: &str) -> Passage {
    let mut passage = Passage::default();
    for (at, c) in text.char_indices() {
        passage.push(c, crate::document::Span::new(at, at + c.len_utf8()));
    }
    passage
}

#[test]
fn a_hedged_amount_is_never_an_error() {
    let failures = with_errors(&hedged_sentences());
    assert!(failures.is_empty(), "{} errors:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn hedges_in_right_texts_are_never_an_error() {
    let texts: Vec<String> = right_examples().into_iter().chain(silent_blocks()).collect();
    let variants: Vec<String> = texts.iter().flat_map(|text| hedged_anywhere(text)).collect();
    let failures = with_errors(&variants);
    let of = (failures.len(), variants.len());
    assert!(failures.is_empty(), "{of:?} errors:\n{}", failures.join("\n"));
}

#[test]
fn the_sentences_themselves_are_right() {
    let plain = SENTENCES.map(|sentence| {
        let (lead, [right, ..], tail) = parts(sentence);
        format!("{lead}{right}{tail}")
    });
    let failures = with_errors(&plain);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
