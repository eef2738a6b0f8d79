//! Statements in the shorthand of the vectors.

use gouji_core::number::Exact;
use gouji_core::reading::Reading;
use gouji_core::statement::{
    Chain, Comparison, Direction, GrowthForm, ItemRate, Moved, RatioKind, Statement, Term,
};

/// What a vector states.
pub type Says = Statement<Reading>;

/// A printed numeral in units of 10^`unit`, and its step.
pub fn parse(text: &str, unit: i32) -> (Exact, Exact) {
    let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len());
    let step = Exact::ten_to(unit - i32::try_from(decimals).unwrap());
    let digits: i64 = text.replace('.', "").parse().unwrap();
    (&Exact::int(digits) * &step, step)
}

pub fn printed(text: &str, unit: i32) -> Reading {
    let (value, step) = parse(text, unit);
    Reading::rounded(value, step)
}

/// An amount; the vectors' unit cancels out unless it is named.
pub fn amount(text: &str) -> Reading {
    Reading { non_negative: !text.starts_with('-'), ..printed(text, 0) }
}

pub fn percent(text: &str) -> Reading {
    printed(text, -2)
}

pub fn count(value: i64) -> Reading {
    Reading::exact(Exact::int(value))
}

pub fn up(figure: Reading) -> Moved<Reading> {
    Moved { figure, direction: Direction::Up }
}

pub fn down(figure: Reading) -> Moved<Reading> {
    Moved { figure, direction: Direction::Down }
}

pub fn total(total: Reading, items: impl IntoIterator<Item = Reading>) -> Says {
    let terms = items.into_iter().map(|figure| Term { figure, minus: false }).collect();
    Statement::Sum { total, terms, complete: true }
}

pub fn sum(total_text: &str, items: &[&str]) -> Says {
    total(amount(total_text), items.iter().map(|item| amount(item)))
}

pub fn hundred(items: &[&str]) -> Says {
    total(Reading::exact(Exact::one()), items.iter().map(|item| percent(item)))
}

pub fn forty(total_text: &str) -> Says {
    sum(total_text, &["0.20"; 40])
}

pub fn difference(delta: Moved<Reading>, now: &str, before: &str) -> Says {
    Statement::Difference { delta, now: amount(now), before: amount(before) }
}

pub fn growth(
    rate: Moved<Reading>,
    now: Option<&str>,
    before: Option<&str>,
    delta: Option<Moved<Reading>>,
) -> Says {
    let (now, before) = (now.map(amount), before.map(amount));
    Statement::Growth { rate, form: GrowthForm::Percent, now, before, delta }
}

pub fn by_amounts(rate: Moved<Reading>, now: &str, before: &str) -> Says {
    growth(rate, Some(now), Some(before), None)
}

pub fn by_change(rate: Moved<Reading>, now: &str, delta: Moved<Reading>) -> Says {
    growth(rate, Some(now), None, Some(delta))
}

pub fn four(rate: &str, now: &str, before: &str, delta: &str) -> Says {
    growth(up(percent(rate)), Some(now), Some(before), Some(up(amount(delta))))
}

pub fn times(rate: &str, form: GrowthForm) -> Says {
    Statement::Growth {
        rate: up(printed(rate, 0)),
        form,
        now: Some(amount("1314.21")),
        before: Some(amount("667.78")),
        delta: None,
    }
}

pub fn ratio(kind: RatioKind, rate: Reading, part: Reading, whole: Reading) -> Says {
    Statement::Ratio { kind, rate, part, whole, other_wholes: vec![], siblings: vec![] }
}

pub fn share(rate: &str, part: &str, whole: &str) -> Says {
    ratio(RatioKind::Share, percent(rate), amount(part), amount(whole))
}

pub fn completion(rate: &str, part: &str, whole: &str) -> Says {
    ratio(RatioKind::Completion, percent(rate), amount(part), amount(whole))
}

pub fn rate_of_counts(rate: &str, part: i64, whole: i64) -> Says {
    ratio(RatioKind::Rate, percent(rate), count(part), count(whole))
}

pub fn count_rate(rate: &str) -> Says {
    Statement::CountRate { rate: percent(rate), whole: count(62) }
}

pub fn overall(rate: &str) -> Says {
    let items = [
        ("16.09", "100"),
        ("0.78", "100"),
        ("7.07", "100"),
        ("5.21", "100"),
        ("1.18", "100"),
        ("376.00", "72"),
        ("137.66", "100"),
        ("77.28", "100"),
        ("18.77", "100"),
        ("150.00", "50"),
    ];
    let items = items.map(|(spent, rate)| ItemRate {
        amount: amount(spent),
        rate: percent(rate),
        flat: false,
    });
    Statement::ImpliedCompletion { overall: percent(rate), items: items.to_vec() }
}

pub fn over_target(rate: &str, actual: i64) -> Says {
    Statement::OverTarget { rate: percent(rate), actual: count(actual), target: Some(count(50)) }
}

pub fn points(delta: &str, now: &str, before: &str, printed_as_percent: bool) -> Says {
    Statement::Points {
        delta: up(percent(delta)),
        now: percent(now),
        before: percent(before),
        printed_as_percent,
    }
}

pub fn same(left: Reading, right: Reading) -> Says {
    Statement::Same { left, right, chain: Chain::SameLeaf }
}

pub fn independent(left: &str, right: &str) -> Says {
    let chain = Chain::Independent { items: 1 };
    Statement::Same { left: amount(left), right: amount(right), chain }
}

pub fn price(product: &str) -> Says {
    Statement::Product { product: amount(product), factors: vec![count(37), amount("1.25")] }
}

pub fn compare(left: &str, word: Comparison, right: &str) -> Says {
    Statement::Compare { left: amount(left), right: amount(right), word }
}

pub fn other_base() -> Says {
    Statement::Ratio {
        kind: RatioKind::Completion,
        rate: percent("95.89"),
        part: amount("307.82"),
        whole: amount("0"),
        other_wholes: vec![amount("321.02")],
        siblings: vec![],
    }
}

pub fn bent() -> Says {
    Statement::Ratio {
        kind: RatioKind::Share,
        rate: percent("9.55"),
        part: amount("29.42"),
        whole: amount("307.82"),
        other_wholes: vec![],
        siblings: ["86.05", "3.52", "0.88", "9.55"].map(percent).to_vec(),
    }
}
